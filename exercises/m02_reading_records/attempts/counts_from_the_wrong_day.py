# ---
# mistake: {zh: 起算日选错：授权公告日、较晚的一天、初步审定公告日, en: "starts from the wrong day: grant, the later of two, preliminary publication"}
# by: author
# rest: solution
# marks: {last-days: 1, layout-last-days: 1, mark-last-days: 0, due-dates: 1}
# says: {last-days: grant-for-filing, layout-last-days: later-of-two, mark-last-days: term-from-publication, due-dates: days-not-months}
# ---

# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.Timedelta(days=540)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    return [day + pd.DateOffset(years=years[kind]) - pd.Timedelta(days=1) if kind in years else None for kind, day in zip(rows["kind_code"], rows["pub"])]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    ten = layouts[["filing", "first_use"]].max(axis=1) + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten < fifteen, fifteen) - pd.Timedelta(days=1)

# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 10 * (1 + row["renewals"])
            ends.append(row["prelim_pub"] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends
