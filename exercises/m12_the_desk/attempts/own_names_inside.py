# ---
# mistake: {zh: "代码和名称自己编；比率写成百分数", en: "codes and names of one's own; rates as per cent"}
# by: author
# rest: solution
# marks: {guide-faults: 0, due-day: 0, items-with-a-tail: 0, one-stop: 0, ask-first: 2, tier-here: 0, staff-by-hour: 0}
# says: {guide-faults: [wrong-element, dates-not-looked-at], due-day: on-the-spot, items-with-a-tail: not-an-item, one-stop: above-one, ask-first: unknown-code, tier-here: unknown-tier, staff-by-hour: wrong-hours}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = [(item, "guide date") for item in guides.loc[guides["guide_on"].isna(), "item_id"]]
    return faults + [(item, "PAPERS") for item in guides.loc[guides["papers"].isin(hollow), "item_id"]]

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    days = calendar[calendar["working_day"] & (calendar["date"] > opened)]["date"]
    return days.iloc[max(limit_days, 1) - 1]

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    return ["检索", "咨询"]

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": 100 * (~finished["transfer"]).mean(), "online_share": cases["online"].mean()}

# %% answer="ask-first"
ask_first = {
    "Q01": "F3",
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
def tier_here(enquiries, items, institution_type):
    return dict.fromkeys(enquiries["enquiry_id"], "转介")

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    return {hour: 3 for hour in (9, 10, 11, 14, 15)}
