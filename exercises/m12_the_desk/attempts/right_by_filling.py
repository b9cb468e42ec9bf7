# ---
# right: {zh: "用填空方式做对", en: "right, by filling the blanks"}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    for guide in guides.to_dict("records"):
        for element in elements:
            if pd.isna(guide[element]) or guide[element] in hollow:
                faults.append((guide["item_id"], element))
        if pd.isna(guide["guide_on"]) or guide["guide_on"] < oldest:
            faults.append((guide["item_id"], "guide_on"))
    return faults

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    day = opened
    left = limit_days
    working = dict(zip(calendar["date"], calendar["working_day"]))
    while left > 0:
        day = day + pd.Timedelta(days=1)
        if working[day]:
            left = left - 1
    return day

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    done = contacts[contacts["closed"].notna()]
    waiting = contacts[contacts["closed"].isna()]
    taken = workload.working_days(done["opened"], done["closed"], calendar)
    so_far = workload.working_days(waiting["opened"], as_of_date, calendar)
    on_time = (taken <= done["limit_days"]).sum()
    overdue = (so_far > waiting["limit_days"]).sum()
    return on_time / (len(done) + overdue)

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        limit = rows["limit_days"].iloc[0]
        looks_fine = rows["taken"].mean() <= limit
        long_tail = workload.percentile(rows["taken"], 0.9) > limit
        if len(rows) >= 10 and looks_fine and long_tail:
            found.append(item)
    return found

# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases = contacts["applicant_id"].isna().sum()
    first = {}
    known = contacts.dropna(subset=["applicant_id"]).sort_values("opened")
    for client, item, opened in zip(known["applicant_id"], known["item_id"], known["opened"]):
        since = first.get((client, item))
        if since is None or (opened - since).days > 3:
            first[(client, item)] = opened
            cases = cases + 1
    return cases

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {
        "one_stop_share": 1 - finished["transfer"].mean(),
        "online_share": cases["online"].mean(),
    }

# %% answer="ask-first"
ask_first = {
    "Q01": "F03",
    "Q02": "F07",
    "Q03": "F16",
    "Q04": "F04",
    "Q05": "F02",
    "Q06": "F08",
    "Q07": "F17",
    "Q08": "F11",
    "Q09": "F18",
    "Q10": "F06",
    "Q11": "F14",
    "Q12": "F05",
    "Q13": "F13",
    "Q14": "F12",
    "Q15": "F09",
    "Q16": "F19",
    "Q17": "F10",
    "Q18": "F15",
    "Q19": "F01",
    "Q20": "F20",
}

# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == institution_type]
    tier_of = dict(zip(own["topic"], own["tier"]))
    result = {}
    for number, topic in zip(enquiries["enquiry_id"], enquiries["topic"]):
        result[number] = tier_of.get(topic, "refer")
    return result

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": 1 - there["papers_after"].sum() / there["papers_before"].sum(),
        "days_cut": 1 - same["days_after"].sum() / same["days_before"].sum(),
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    result = {}
    for hour, calls, mean_minutes in zip(hours["hour"], hours["calls"], hours["mean_minutes"]):
        people = 1
        while workload.wait_beyond(people, calls, mean_minutes, 10) > 0.2:
            people = people + 1
        result[hour] = people
    return result
