# ---
# mistake: {zh: "习惯用表格软件的人：按 365 天算年，去重当合并", en: "a spreadsheet person: years of 365 days, remove duplicates for merging"}
# by: task text only
# rest: solution
# marks: {guide-faults: 2, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, network-cuts: 1}
# ---

# WHO: a spreadsheet person, used to COUNTIF, AVERAGE, "remove duplicates" and NETWORKDAYS.
# guide-faults: EDATE by 3 * 365 days instead of three calendar years, and "<=": shows on a guide renewed exactly three
#   years before as_of_date, or one day less (a leap day lies between).
# on-time-share: NETWORKDAYS counts the first day too, so every contact takes one day more: shows on all data.
# items-with-a-tail: 90th percentile by PERCENTILE.INC (interpolated): shows on items where the interpolated value
#   falls on the other side of the limit.
# number-of-cases: "remove duplicates" over client + item for the whole book; empty client numbers collapse to one:
#   shows on every book that has contacts without number, and on clients who come back after day 4.
# one-stop: counts contacts (rows), not cases: shows on every book with merged cases.
# network-cuts: averages the percentage column row by row: shows whenever the matters differ in size;
#   division by zero is left out.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.Timedelta(days=3 * 365)
    for row in guides.to_dict("records"):
        for element in elements:
            if pd.isna(row[element]) or row[element] in hollow:
                faults.append((row["item_id"], element))
        if pd.isna(row["guide_on"]) or row["guide_on"] <= oldest:
            faults.append((row["item_id"], "guide_on"))
    return faults


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    done = contacts[contacts["closed"].notna()]
    waiting = contacts[contacts["closed"].isna()]
    taken = workload.working_days(done["opened"], done["closed"], calendar) + 1
    so_far = workload.working_days(waiting["opened"], as_of_date, calendar) + 1
    return (taken <= done["limit_days"]).sum() / (len(done) + (so_far > waiting["limit_days"]).sum())


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        limit = rows["limit_days"].iloc[0]
        if len(rows) >= 10 and rows["taken"].mean() <= limit and rows["taken"].quantile(0.9) > limit:
            found.append(item)
    return found


# %% answer="number-of-cases"
def number_of_cases(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id"]))


# %% answer="one-stop"
def one_stop(contacts, channels):
    online = channels.loc[channels["online"], "channel"]
    done = contacts[contacts["closed"].notna()]
    return {
        "one_stop_share": 1 - done["transfer"].mean(),
        "online_share": contacts["channel"].isin(online).mean(),
    }


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    return {
        "papers_cut": ((there["papers_before"] - there["papers_after"]) / there["papers_before"]).mean(),
        "days_cut": ((same["days_before"] - same["days_after"]) / same["days_before"]).mean(),
        "visits_saved": ((there["visits_before"] - there["visits_after"]) * there["online_cases_year"]).sum(),
    }
