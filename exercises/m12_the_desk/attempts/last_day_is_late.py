# ---
# mistake: {zh: "最后一天办结算超期；几周后再来也算同一件", en: "closing on the last day is late; weeks later is still the same case"}
# by: author
# rest: solution
# marks: {on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, ask-first: 1, network-cuts: 1}
# says: {on-time-share: day-of-acceptance, items-with-a-tail: interpolated, number-of-cases: ever-the-same, one-stop: any-online, ask-first: too-many-wrong, network-cuts: what-is-left}
# ---

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = workload.working_days(contacts["opened"], end, calendar)
    limit = contacts["limit_days"]
    late = taken >= limit
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
    nameless = contacts["applicant_id"].isna().sum()
    return nameless + len(contacts.dropna(subset=["applicant_id"]).drop_duplicates(["applicant_id", "item_id"]))

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "any"})
    finished = cases[cases["done"]]
    return {"one_stop_share": (~finished["transfer"]).mean(), "online_share": cases["online"].mean()}

# %% answer="ask-first"
ask_first = {
    "Q01": "F03",
    "Q02": "F07",
    "Q03": "F16",
    "Q04": "F04",
    "Q05": "F02",
    "Q06": "F08",
    "Q07": "F17",
    "Q08": "F09",
    "Q09": "F11",
    "Q10": "F06",
    "Q11": "F14",
    "Q12": "F05",
    "Q13": "F13",
    "Q14": "F12",
    "Q15": "F09",
    "Q16": "F23",
    "Q17": "F06",
    "Q18": "F15",
    "Q19": "F01",
    "Q20": "F23",
}

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    def cut(before, after):
        return after.sum() / before.sum()

    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }
