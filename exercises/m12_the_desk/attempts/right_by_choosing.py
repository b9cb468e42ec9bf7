# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
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
    return pd.isna(day) or day < oldest


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


due_day = method_d

# %%
preview("due_day", due_day, pd.Timestamp("2025-09-30"), 3, calendar)

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
denominator = closed_and_overdue


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


rule = mean_inside_ninetieth_above


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
def every_contact(contacts):
    return len(contacts)


def as_marked(contacts):
    return contacts["merged_into"].isna().sum()


def client_and_item_once(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id"]))


def within_three_days(contacts):
    return workload.with_cases(contacts)["case"].nunique()


number_of_cases = within_three_days

# %%
preview("number_of_cases", number_of_cases, contacts)

# %% answer="one-stop"
def by_contact(rows):
    return rows[["done", "transfer", "online"]]


def first_contact_of_a_case(rows):
    return rows.sort_values(["opened", "case_id"]).groupby("case")[["done", "transfer", "online"]].first()


def whole_cases(rows):
    return rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})


unit = whole_cases


def one_stop(contacts, channels):
    if unit is None:
        raise NotImplementedError
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    table = unit(rows)
    finished = table[table["done"]]
    return {"one_stop_share": 1 - finished["transfer"].mean(), "online_share": table["online"].mean()}


# %%
preview("one_stop", one_stop, merged, channels)

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
def general_tier(enquiry, own, items):
    return enquiry["tier"]


def own_list_else_general(enquiry, own, items):
    return own.get(enquiry["topic"], enquiry["tier"])


def own_list_else_refer(enquiry, own, items):
    return own.get(enquiry["topic"], "refer")


def any_list(enquiry, own, items):
    return dict(zip(items["topic"], items["tier"])).get(enquiry["topic"], "refer")


rule = own_list_else_refer


def tier_here(enquiries, items, institution_type):
    if rule is None:
        raise NotImplementedError
    rows = items[items["inst_type"] == institution_type]
    own = dict(zip(rows["topic"], rows["tier"]))
    return {enquiry["enquiry_id"]: rule(enquiry, own, items) for enquiry in enquiries.to_dict("records")}


# %%
preview("tier_here", tier_here, topics, items, institution_type)

# %% answer="network-cuts"
def mean_of_cuts(before, after):
    return (1 - after / before).mean()


def cut_of_totals(before, after):
    return 1 - after.sum() / before.sum()


def every_matter(there):
    return there


def working_both(there):
    return there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]


cut = cut_of_totals
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

# %% answer="staff-by-hour"
def same_all_day(hours):
    people = workload.least_staff(hours["calls"].mean(), hours["mean_minutes"].mean(), 10, 0.2)
    return dict.fromkeys(hours["hour"], people)


def busy_minutes_only(hours):
    load = hours["calls"] * hours["mean_minutes"] / 60
    return {hour: math.floor(one) + 1 for hour, one in zip(hours["hour"], load)}


def wait_hour_by_hour(hours):
    rows = zip(hours["hour"], hours["calls"], hours["mean_minutes"])
    return {hour: workload.least_staff(calls, minutes, 10, 0.2) for hour, calls, minutes in rows}


staff_by_hour = wait_hour_by_hour

# %%
preview("staff_by_hour", staff_by_hour, hours)
