# ---
# mistake: {zh: "只做了一半：有空没填，有题没写，有的一运行就出错", en: "half done: blanks left, tasks not begun, a function that stops"}
# by: author
# rest: solution
# marks: {guide-faults: 0, due-day: 0, on-time-share: 0, number-of-cases: 0, staff-by-hour: 0}
# says: {guide-faults: blank-left, due-day: not-answered, on-time-share: stopped, number-of-cases: not-answered, staff-by-hour: not-answered}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=____)
    for guide in guides.to_dict("records"):
        for element in elements:
            if pd.isna(guide[element]) or guide[element] in ____:
                faults.append((guide["item_id"], element))
        if pd.isna(guide["guide_on"]) or guide["guide_on"] < ____:
            faults.append((guide["item_id"], "guide_on"))
    return faults

# %% answer="due-day"
due_day = None

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    return (contacts["close"] <= contacts["limit_days"]).mean()

# %% answer="number-of-cases"
def every_contact(contacts):
    return len(contacts)


def as_marked(contacts):
    return contacts["merged_into"].isna().sum()


def client_and_item_once(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id"]))


def within_three_days(contacts):
    return workload.with_cases(contacts)["case"].nunique()


number_of_cases = None  # every_contact | as_marked | client_and_item_once | within_three_days

# %%
preview("number_of_cases", number_of_cases, contacts)

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    raise NotImplementedError
