# ---
# mistake: {zh: "表格软件的习惯：NETWORKDAYS、插值的百分位、去重", en: "spreadsheet habits: NETWORKDAYS, an interpolated percentile, remove duplicates"}
# by: author
# rest: solution
# marks: {on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, network-cuts: 1}
# says: {on-time-share: networkdays, items-with-a-tail: interpolated, number-of-cases: other, network-cuts: mean-of-percentages}
# ---

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = pd.Series([len(pd.bdate_range(a, b)) for a, b in zip(contacts["opened"], end)], index=contacts.index)
    limit = contacts["limit_days"]
    late = taken > limit
    return (closed & ~late).sum() / (closed | late).sum()

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(days=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        days, limit = rows["days"].astype(float), rows["limit_days"].iloc[0]
        if len(days) >= 10 and days.mean() <= limit < days.quantile(0.9):
            found.append(item)
    return found

# %% answer="number-of-cases"
def number_of_cases(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id", "opened"]))

# %% answer="network-cuts"
def mean_of_cuts(before, after):
    return (1 - after / before).mean()


def cut_of_totals(before, after):
    return 1 - after.sum() / before.sum()


def every_matter(there):
    return there


def working_both(there):
    return there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]


cut = mean_of_cuts
with_days = working_both
cases_column = "online_cases_year"


def network_cuts(matters, as_of_date):
    if cut is None or with_days is None or cases_column is None:
        raise NotImplementedError
    there = matters[matters["on_network_since"] <= as_of_date]
    same = with_days(there)
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer * there[cases_column]).sum(),
    }


# %%
preview("network_cuts", network_cuts, matters, as_of_date)
