# ---
# mistake: {zh: "只看已办结的；没有编号的并成一人；先问姓名电话", en: "looks at closed cases only; merges the nameless; asks for names first"}
# by: author
# rest: solution
# marks: {guide-faults: 0, due-day: 0, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, ask-first: 0, tier-here: 0, network-cuts: 0, staff-by-hour: 0}
# says: {guide-faults: [none-is-an-answer, guide-without-date], due-day: made-up-days-missed, on-time-share: open-cases-dropped, items-with-a-tail: longest-case, number-of-cases: nameless-as-one, one-stop: open-cases-counted, ask-first: name-first, tier-here: another-bodys-list, network-cuts: not-yet-online, staff-by-hour: any-wait}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    for guide in guides.to_dict("records"):
        for name in elements:
            text = guide[name]
            if pd.isna(text) or text in hollow or text in ("无需材料", "No papers needed"):
                faults.append((guide["item_id"], name))
        if guide["guide_on"] < oldest:
            faults.append((guide["item_id"], "guide_on"))
    return faults

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    if limit_days == 0:
        return opened
    works = dict(zip(calendar["date"], calendar["working_day"]))
    day, left = opened, limit_days
    while left > 0:
        day = day + pd.Timedelta(days=1)
        if works[day] and day.weekday() < 5:
            left = left - 1
    return day

# %% answer="on-time-share"
def calendar_days(opened, closed):
    return (pd.to_datetime(closed) - opened).dt.days


def days_of_the_calendar(opened, closed):
    return workload.working_days(opened, closed, calendar)


def closed_only(done, waiting, overdue):
    return len(done)


def closed_and_overdue(done, waiting, overdue):
    return len(done) + overdue


def all_contacts(done, waiting, overdue):
    return len(done) + len(waiting)


count = days_of_the_calendar
denominator = closed_only


def on_time_share(contacts, calendar, as_of_date):
    if count is None or denominator is None:
        raise NotImplementedError
    done, waiting = contacts[contacts["closed"].notna()], contacts[contacts["closed"].isna()]
    on_time = (count(done["opened"], done["closed"]) <= done["limit_days"]).sum()
    until = pd.Series(pd.Timestamp(as_of_date), index=waiting.index)
    overdue = (count(waiting["opened"], until) > waiting["limit_days"]).sum()
    return on_time / denominator(done, waiting, overdue)


# %%
preview("on_time_share", on_time_share, contacts, calendar, as_of_date)

# %% answer="items-with-a-tail"
def mean_above_limit(days, limit):
    return days.mean() > limit


def mean_inside_median_above(days, limit):
    return days.mean() <= limit < days.median()


def mean_inside_ninetieth_above(days, limit):
    return days.mean() <= limit < workload.percentile(days, 0.9)


def mean_inside_longest_above(days, limit):
    return days.mean() <= limit < days.max()


rule = mean_inside_longest_above


def items_with_a_tail(contacts, calendar):
    if rule is None:
        raise NotImplementedError
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    groups = [(item, rows) for item, rows in done.groupby("item_id") if len(rows) >= 10]
    return [item for item, rows in groups if rule(rows["taken"], rows["limit_days"].iloc[0])]


# %%
preview("items_with_a_tail", items_with_a_tail, contacts, calendar)

# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases, seen = 0, {}
    for row in contacts.sort_values(["opened", "case_id"]).itertuples():
        client, item = row.applicant_id, row.item_id
        client = "none" if pd.isna(client) else client
        since = seen.get((client, item))
        if since is None or (row.opened - since).days > 3:
            seen[client, item] = row.opened
            cases += 1
    return cases

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": (~cases["transfer"]).mean(), "online_share": cases["online"].mean()}

# %% answer="ask-first"
ask_first = {
    "Q01": "F22",
    "Q02": "F07",
    "Q03": "F16",
    "Q04": "F04",
    "Q05": "F02",
    "Q06": "F08",
    "Q07": "F17",
    "Q08": "F23",
    "Q09": "F22",
    "Q10": "F06",
    "Q11": "F22",
    "Q12": "F22",
    "Q13": "F13",
    "Q14": "F22",
    "Q15": "F09",
    "Q16": "F22",
    "Q17": "F10",
    "Q18": "F22",
    "Q19": "F01",
    "Q20": "F22",
}

# %% answer="tier-here"
def general_tier(enquiry, own, items):
    return enquiry["tier"]


def own_list_else_general(enquiry, own, items):
    return own.get(enquiry["topic"], enquiry["tier"])


def own_list_else_refer(enquiry, own, items):
    return own.get(enquiry["topic"], "refer")


def any_list(enquiry, own, items):
    return dict(zip(items["topic"], items["tier"])).get(enquiry["topic"], "refer")


rule = any_list


def tier_here(enquiries, items, institution_type):
    if rule is None:
        raise NotImplementedError
    rows = items[items["inst_type"] == institution_type]
    own = dict(zip(rows["topic"], rows["tier"]))
    return {enquiry["enquiry_id"]: rule(enquiry, own, items) for enquiry in enquiries.to_dict("records")}


# %%
preview("tier_here", tier_here, topics, items, institution_type)

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    def cut(before, after):
        return 1 - after.sum() / before.sum()

    there = matters
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    rows = zip(hours["hour"], hours["calls"], hours["mean_minutes"])
    return {hour: workload.least_staff(calls, minutes, 0, 0.2) for hour, calls, minutes in rows}
