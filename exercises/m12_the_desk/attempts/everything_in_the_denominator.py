# ---
# mistake: {zh: "没到期的也算进分母；不看事项就合并", en: "undue contacts in the denominator; merges without looking at the item"}
# by: author
# rest: solution
# marks: {guide-faults: 2, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, ask-first: 1, network-cuts: 0}
# says: {guide-faults: dates-not-looked-at, on-time-share: not-due-yet, items-with-a-tail: mean-not-looked-at, number-of-cases: any-item, one-stop: online-by-contact, ask-first: which-date, network-cuts: not-yet-online}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    return [
        (guide["item_id"], name)
        for guide in guides.to_dict("records")
        for name in elements
        if pd.isna(guide[name]) or guide[name] in hollow
    ]

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
denominator = all_contacts


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
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(days=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        days, limit = rows["days"].astype(float), rows["limit_days"].iloc[0]
        if len(days) >= 10 and workload.percentile(days, 0.9) > limit:
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
        since = seen.get((client, 0))
        if since is None or (row.opened - since).days > 3:
            seen[client, 0] = row.opened
            cases += 1
    return cases

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": (~finished["transfer"]).mean(), "online_share": rows["online"].mean()}

# %% answer="ask-first"
ask_first = {
    "Q01": "F03",
    "Q02": "F07",
    "Q03": "F13",
    "Q04": "F08",
    "Q05": "F08",
    "Q06": "F04",
    "Q07": "F04",
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
        "visits_saved": (fewer * matters["online_cases_year"]).sum(),
    }
