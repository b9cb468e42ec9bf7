# ---
# mistake: {zh: "用标准时限代替本省承诺的时限；电话算线上", en: "the standard limit instead of the promised one; the telephone counted as online"}
# by: author
# rest: solution
# marks: {on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0}
# says: {on-time-share: standard-for-promised, items-with-a-tail: ten-is-enough, number-of-cases: third-day-left-out, one-stop: telephone-online}
# ---

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = workload.working_days(contacts["opened"], end, calendar)
    limit = contacts["item_id"].map(data.load("service_items").set_index("item_id")["limit_days"])
    late = taken > limit
    return (closed & ~late).sum() / (closed | late).sum()

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(days=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        days, limit = rows["days"].astype(float), rows["limit_days"].iloc[0]
        if len(days) > 10 and days.mean() <= limit < workload.percentile(days, 0.9):
            found.append(item)
    return found

# %% answer="number-of-cases"
def number_of_cases(contacts):
    cases, seen = 0, {}
    for row in contacts.sort_values(["opened", "case_id"]).itertuples():
        client, item = row.applicant_id, row.item_id
        if pd.isna(client):
            cases += 1
            continue
        since = seen.get((client, item))
        if since is None or (row.opened - since).days > 2:
            seen[client, item] = row.opened
            cases += 1
    return cases

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online | {"phone"}))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": (~finished["transfer"]).mean(), "online_share": cases["online"].mean()}
