# ---
# mistake: {zh: "只读头一两行的人：没看日期，没看至少 10 件", en: "reads the first lines only: no dates, no least number"}
# by: task text only
# rest: solution
# marks: {guide-faults: 2, due-day: 0, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, network-cuts: 0, staff-by-hour: 0}
# ---

# WHO: one who reads the first line or two of each text and stops there.
# guide-faults: checks the eight elements only; guide_on is forgotten: shows on any guide without a day or an old one.
# due-day: the day of acceptance is taken as day 1 when it is a working day: shows on any opened that is a working day.
# on-time-share: denominator is the closed contacts only; open ones over their limit are forgotten:
#   shows on every book with overdue open contacts.
# items-with-a-tail: leaves out the condition of at least 10: shows on rare items.
# number-of-cases: same client + item within 3 days of the PREVIOUS contact (a chain) instead of the first:
#   shows on clients with contacts on days 0, 2 and 5.
# network-cuts: reads over "working days both before and after" and takes all matters; all cases of the year, not only
#   the online ones: shows once N02/N06 (calendar days) are on the network, visits always.
# staff-by-hour: reads "none waits more than 10 minutes in 20%" as the mean wait: uses 10% (0.1): shows where the
#   threshold 0.1 asks for one person more than 0.2.
# tier-here is right, ask-first is left out.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    for row in guides.to_dict("records"):
        for element in elements:
            if pd.isna(row[element]) or row[element] in hollow:
                faults.append((row["item_id"], element))
    return faults


# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    if limit_days == 0:
        return opened
    working = calendar.loc[calendar["working_day"] & (calendar["date"] >= opened), "date"].sort_values()
    return working.iloc[limit_days - 1]


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    done = contacts[contacts["closed"].notna()]
    taken = workload.working_days(done["opened"], done["closed"], calendar)
    return (taken <= done["limit_days"]).mean()


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        limit = rows["limit_days"].iloc[0]
        if rows["taken"].mean() <= limit and workload.percentile(rows["taken"], 0.9) > limit:
            found.append(item)
    return found


# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases = contacts["applicant_id"].isna().sum()
    last = {}
    known = contacts.dropna(subset=["applicant_id"]).sort_values("opened")
    for client, item, opened in zip(known["applicant_id"], known["item_id"], known["opened"]):
        before = last.get((client, item))
        if before is None or (opened - before).days > 3:
            cases += 1
        last[(client, item)] = opened
    return cases


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] <= as_of_date]
    papers, days = there["papers_before"].sum(), there["days_before"].sum()
    return {
        "papers_cut": 1 - there["papers_after"].sum() / papers,
        "days_cut": 1 - there["days_after"].sum() / days,
        "visits_saved": ((there["visits_before"] - there["visits_after"]) * there["cases_year"]).sum(),
    }


# %% answer="staff-by-hour"
def staff_by_hour(hours):
    result = {}
    for row in hours.to_dict("records"):
        people = 1
        while workload.wait_beyond(people, row["calls"], row["mean_minutes"], 10) > 0.1:
            people += 1
        result[row["hour"]] = people
    return result
