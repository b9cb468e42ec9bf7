# ---
# mistake: {zh: "返回的东西不是题目要的类型", en: "returns something of the wrong kind"}
# by: author
# rest: solution
# marks: {guide-faults: 0, due-day: 0, on-time-share: 0, items-with-a-tail: 0, number-of-cases: 0, one-stop: 0, ask-first: 0, tier-here: 0, network-cuts: 0, staff-by-hour: 0}
# says: {guide-faults: [not-pairs, dates-not-looked-at], due-day: not-a-day, on-time-share: [above-one, other], items-with-a-tail: not-a-list, number-of-cases: [not-a-count, other], one-stop: not-a-dict, ask-first: not-a-dict, tier-here: not-a-dict, network-cuts: [not-a-dict, not-a-number], staff-by-hour: not-a-dict}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    return guides.loc[guides["guide_on"].isna(), "item_id"].tolist()

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    return limit_days

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    closed = contacts["closed"].notna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    taken = workload.working_days(contacts["opened"], end, calendar)
    limit = contacts["limit_days"]
    late = taken > limit
    return 100 * (closed & ~late).sum() / (closed | late).sum()

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    return {item: True for item in contacts["item_id"].unique()}

# %% answer="number-of-cases"
def number_of_cases(contacts):
    return contacts.groupby("item_id").size().mean() + 0.5 / 7

# %% answer="one-stop"
def one_stop(contacts, channels):
    return 0.8, 0.3

# %% answer="ask-first"
ask_first = ["F03", "F07", "F16"]

# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    return enquiries["tier"].tolist()

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    return 0.4

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    return [2] * len(hours)
