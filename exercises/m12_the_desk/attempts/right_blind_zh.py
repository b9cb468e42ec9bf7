# ---
# right: {zh: "只看题目做对：逐行循环", en: "right, from the task text only: loops over rows"}
# by: task text only
# rest: solution
# marks: {}
# ---

# 完整正确答案之一（只用循环与字典，不用分组聚合）。Right answers, written with plain loops.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    today = pd.Timestamp(as_of_date)
    faults = []
    for _, row in guides.iterrows():
        for element in elements:
            cell = row[element]
            if pd.isna(cell) or str(cell).strip() == "" or str(cell).strip() in hollow:
                faults.append((row["item_id"], element))
        day = row["guide_on"]
        if pd.isna(day) or pd.Timestamp(day) + pd.DateOffset(years=3) < today:
            faults.append((row["item_id"], "guide_on"))
    return faults


# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    if limit_days == 0:
        return opened
    later = calendar[(calendar["date"] > opened) & calendar["working_day"]].sort_values("date")
    return later["date"].iloc[limit_days - 1]


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    good = 0
    judged = 0
    for row in contacts.to_dict("records"):
        if pd.isna(row["closed"]):
            if workload.working_days(row["opened"], as_of_date, calendar) > row["limit_days"]:
                judged += 1
        else:
            judged += 1
            if workload.working_days(row["opened"], row["closed"], calendar) <= row["limit_days"]:
                good += 1
    return good / judged


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    days, limits = {}, {}
    for row in contacts.to_dict("records"):
        if pd.isna(row["closed"]):
            continue
        taken = workload.working_days(row["opened"], row["closed"], calendar)
        days.setdefault(row["item_id"], []).append(taken)
        limits[row["item_id"]] = row["limit_days"]
    found = []
    for item, taken in days.items():
        taken = sorted(taken)
        n = len(taken)
        p90 = taken[math.ceil(9 * n / 10) - 1]
        if n >= 10 and sum(taken) <= limits[item] * n and p90 > limits[item]:
            found.append(item)
    return found


# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases = 0
    visits = {}
    for client, item, opened in zip(contacts["applicant_id"], contacts["item_id"], contacts["opened"]):
        if pd.isna(client):
            cases += 1
        else:
            visits.setdefault((client, item), []).append(opened)
    for days in visits.values():
        days.sort()
        while days:
            start = days[0]
            cases += 1
            days = [day for day in days if (day - start).days > 3]
    return cases


# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    cases = {}
    for row in contacts.to_dict("records"):
        cases.setdefault(row["case"], []).append(row)
    finished = stayed = all_online = 0
    for rows in cases.values():
        if all(row["channel"] in online for row in rows):
            all_online += 1
        if all(pd.notna(row["closed"]) for row in rows):
            finished += 1
            if not any(row["transfer"] for row in rows):
                stayed += 1
    return {"one_stop_share": stayed / finished, "online_share": all_online / len(cases)}


# %% answer="ask-first"
ask_first = {
    "Q01": "F03", "Q02": "F07", "Q03": "F16", "Q04": "F04", "Q05": "F02",
    "Q06": "F08", "Q07": "F17", "Q08": "F11", "Q09": "F18", "Q10": "F06",
    "Q11": "F14", "Q12": "F05", "Q13": "F13", "Q14": "F12", "Q15": "F09",
    "Q16": "F19", "Q17": "F10", "Q18": "F15", "Q19": "F01", "Q20": "F20",
}


# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    result = {}
    for row in enquiries.to_dict("records"):
        result[row["enquiry_id"]] = "refer"
        for item in items.to_dict("records"):
            if item["inst_type"] == institution_type and item["topic"] == row["topic"]:
                result[row["enquiry_id"]] = item["tier"]
    return result


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    papers = [0, 0]
    days = [0, 0]
    visits = 0
    for row in matters.to_dict("records"):
        if row["on_network_since"] > pd.Timestamp(as_of_date):
            continue
        papers[0] += row["papers_before"]
        papers[1] += row["papers_after"]
        if row["days_before_unit"] == "working" and row["days_after_unit"] == "working":
            days[0] += row["days_before"]
            days[1] += row["days_after"]
        visits += (row["visits_before"] - row["visits_after"]) * row["online_cases_year"]
    return {
        "papers_cut": (papers[0] - papers[1]) / papers[0],
        "days_cut": (days[0] - days[1]) / days[0],
        "visits_saved": visits,
    }


# %% answer="staff-by-hour"
def staff_by_hour(hours):
    result = {}
    for row in hours.to_dict("records"):
        people = 1
        while row["calls"] > 0 and workload.wait_beyond(people, row["calls"], row["mean_minutes"], 10) > 0.2:
            people += 1
        result[int(row["hour"])] = people
    return result
