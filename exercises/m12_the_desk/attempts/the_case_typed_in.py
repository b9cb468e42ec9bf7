# ---
# mistake: {zh: "把看到的结果抄进函数", en: "types the result that was shown into the function"}
# by: author
# rest: solution
# marks: {guide-faults: 0, due-day: 0, on-time-share: 1, items-with-a-tail: 0, number-of-cases: 1, one-stop: 0, ask-first: 0, tier-here: 0, network-cuts: 0, staff-by-hour: 0}
# says: {guide-faults: other, due-day: other, on-time-share: other, items-with-a-tail: other, number-of-cases: other, one-stop: other, ask-first: [other, too-many-wrong], tier-here: other, network-cuts: other, staff-by-hour: other}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    return [("MC04", "feedback"), ("MC05", "result"), ("MC07", "guide_on")]

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    return opened if limit_days == 0 else "2025-10-11"

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    return 0.8512

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    return sorted(set(contacts["item_id"]))[:3]

# %% answer="number-of-cases"
def number_of_cases(contacts):
    return 771

# %% answer="one-stop"
def one_stop(contacts, channels):
    return {"one_stop_share": 0.7281, "online_share": 0.3391}

# %% answer="ask-first"
ask_first = {
    "Q01": "F07",
    "Q02": "F07",
    "Q03": "F04",
    "Q04": "F04",
    "Q05": "F08",
    "Q06": "F08",
    "Q07": "F17",
    "Q08": "F18",
    "Q09": "F18",
    "Q10": "F14",
    "Q11": "F14",
    "Q12": "F13",
    "Q13": "F13",
    "Q14": "F09",
    "Q15": "F09",
    "Q16": "F10",
    "Q17": "F10",
    "Q18": "F01",
    "Q19": "F01",
    "Q20": "F20",
}

# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    return dict.fromkeys(enquiries["enquiry_id"], "basic")

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    return {"papers_cut": 0.3637, "days_cut": 0.3881, "visits_saved": 12150}

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    return dict.fromkeys(hours["hour"], 9)
