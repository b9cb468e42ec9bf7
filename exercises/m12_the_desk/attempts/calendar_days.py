# ---
# mistake: {zh: "用自然日比工作日的时限；一次接洽算一件", en: "calendar days against limits in working days; a contact counted as a case"}
# by: author
# rest: solution
# marks: {guide-faults: 1, due-day: 0, on-time-share: 0, items-with-a-tail: 0, number-of-cases: 0, one-stop: 0, tier-here: 0, network-cuts: 1, staff-by-hour: 0}
# says: {guide-faults: placeholder-taken-for-filled, due-day: calendar-days, on-time-share: calendar-days, items-with-a-tail: calendar-days, number-of-cases: contact-for-case, one-stop: one-stop-by-contact, tier-here: not-on-our-list, network-cuts: mixed-day-units, staff-by-hour: mean-hides-peak}
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


element_rule = only_empty
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


due_day = method_a

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


count = calendar_days
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
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(days=(done["closed"] - done["opened"]).dt.days)
    found = []
    for item, rows in done.groupby("item_id"):
        days, limit = rows["days"].astype(float), rows["limit_days"].iloc[0]
        if len(days) >= 10 and days.mean() <= limit < workload.percentile(days, 0.9):
            found.append(item)
    return found

# %% answer="number-of-cases"
def every_contact(contacts):
    return len(contacts)


def as_marked(contacts):
    return contacts["merged_into"].isna().sum()


def client_and_item_once(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id"]))


def within_three_days(contacts):
    return workload.with_cases(contacts)["case"].nunique()


number_of_cases = every_contact

# %%
preview("number_of_cases", number_of_cases, contacts)

# %% answer="one-stop"
def by_contact(rows):
    return rows[["done", "transfer", "online"]]


def first_contact_of_a_case(rows):
    return rows.sort_values(["opened", "case_id"]).groupby("case")[["done", "transfer", "online"]].first()


def whole_cases(rows):
    return rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})


unit = by_contact


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

# %% answer="tier-here"
def general_tier(enquiry, own, items):
    return enquiry["tier"]


def own_list_else_general(enquiry, own, items):
    return own.get(enquiry["topic"], enquiry["tier"])


def own_list_else_refer(enquiry, own, items):
    return own.get(enquiry["topic"], "refer")


def any_list(enquiry, own, items):
    return dict(zip(items["topic"], items["tier"])).get(enquiry["topic"], "refer")


rule = general_tier


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
with_days = every_matter
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


staff_by_hour = same_all_day

# %%
preview("staff_by_hour", staff_by_hour, hours)
