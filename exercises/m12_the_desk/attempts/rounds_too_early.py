# ---
# mistake: {zh: "过早四舍五入；不排序就合并", en: "rounds too early; merges rows that are not in order"}
# by: author
# rest: solution
# marks: {on-time-share: 1, number-of-cases: 1, one-stop: 0, network-cuts: 1}
# says: {on-time-share: rounded, number-of-cases: rows-in-disorder, one-stop: finished-only, network-cuts: per-cent}
# ---

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = workload.working_days(contacts["opened"], end, calendar)
    limit = contacts["limit_days"]
    late = taken > limit
    return round((closed & ~late).sum() / (closed | late).sum(), 3)

# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases, seen = 0, {}
    for row in contacts.itertuples():
        client, item = row.applicant_id, row.item_id
        if pd.isna(client):
            cases += 1
            continue
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
    return {"one_stop_share": (~finished["transfer"]).mean(), "online_share": finished["online"].mean()}

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    def cut(before, after):
        return 100 * (1 - after.sum() / before.sum())

    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }
