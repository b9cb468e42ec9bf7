# ---
# mistake: {zh: 把申请日当成优先权日，又把优先权日当成期限的起算日, en: "takes the filing date for the priority date, and lets the term run from priority"}
# by: author
# rest: solution
# marks: {due-dates: 1, last-days: 1, mark-last-days: 0}
# says: {due-dates: filing-for-priority, last-days: priority-for-filing, mark-last-days: term-from-filing}
# ---

# %% answer="due-dates"
def due_dates(rows):
    due = rows["filing"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row["prio"] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=1))
    return ends

# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 10 * (1 + row["renewals"])
            ends.append(row["filing"] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends
