# ---
# mistake: {zh: "受理当天也算一天；从上一次接洽起算三天", en: "counts the day of acceptance; counts three days from the previous contact"}
# by: author
# rest: solution
# marks: {guide-faults: 2, due-day: 0, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, ask-first: 1, network-cuts: 0}
# says: {guide-faults: three-years-to-the-day, due-day: day-of-acceptance, on-time-share: day-of-acceptance, items-with-a-tail: too-few, number-of-cases: from-the-last-contact, one-stop: turned-round, ask-first: which-number, network-cuts: [wrong-base, trips-not-weighted]}
# ---

# %% answer="guide-faults"
def only_empty(text, hollow):
    return pd.isna(text)


def empty_or_hollow(text, hollow):
    return pd.isna(text) or text in hollow


def empty_hollow_or_short(text, hollow):
    return pd.isna(text) or text in hollow or len(text) < 6


def date_missing(day, oldest):
    return pd.isna(day)


def date_missing_or_old(day, oldest):
    return pd.isna(day) or day <= oldest


element_rule = empty_or_hollow
date_rule = date_missing_or_old


def guide_faults(guides, elements, hollow, as_of_date):
    if element_rule is None or date_rule is None:
        raise NotImplementedError
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    faults = []
    for guide in guides.to_dict("records"):
        faults += [(guide["item_id"], name) for name in elements if element_rule(guide[name], hollow)]
        if date_rule(guide["guide_on"], oldest):
            faults.append((guide["item_id"], "guide_on"))
    return faults


# %%
preview("guide_faults", guide_faults, guides, elements, hollow, as_of_date)

# %% answer="due-day"
def method_a(opened, limit_days, calendar):
    return opened + pd.Timedelta(days=limit_days)


def method_b(opened, limit_days, calendar):
    return opened + limit_days * pd.offsets.BDay() if limit_days else opened


def method_c(opened, limit_days, calendar):
    days = calendar[calendar["working_day"] & (calendar["date"] >= opened)]["date"]
    return days.iloc[limit_days - 1] if limit_days else opened


def method_d(opened, limit_days, calendar):
    days = calendar[calendar["working_day"] & (calendar["date"] > opened)]["date"]
    return days.iloc[limit_days - 1] if limit_days else opened


due_day = method_c

# %%
preview("due_day", due_day, pd.Timestamp("2025-09-30"), 3, calendar)

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = workload.working_days(contacts["opened"], end, calendar) + 1
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
        if len(days) >= 1 and days.mean() <= limit < workload.percentile(days, 0.9):
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
        if since is None or (row.opened - since).days > 3:
            seen[client, item] = row.opened
            cases += 1
        else:
            seen[client, item] = row.opened
    return cases

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": finished["transfer"].mean(), "online_share": cases["online"].mean()}

# %% answer="ask-first"
ask_first = {
    "Q01": "F03",
    "Q02": "F01",
    "Q03": "F16",
    "Q04": "F04",
    "Q05": "F02",
    "Q06": "F08",
    "Q07": "F17",
    "Q08": "F11",
    "Q09": "F18",
    "Q10": "F06",
    "Q11": "F14",
    "Q12": "F22",
    "Q13": "F13",
    "Q14": "F23",
    "Q15": "F07",
    "Q16": "F19",
    "Q17": "F10",
    "Q18": "F15",
    "Q19": "F07",
    "Q20": "F20",
}

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    def cut(before, after):
        return before.sum() / after.sum() - 1

    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer).sum(),
    }
