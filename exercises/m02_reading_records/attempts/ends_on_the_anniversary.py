# ---
# mistake: {zh: 最后一天写成对应日, en: gives the anniversary as the last day}
# by: author
# rest: solution
# marks: {last-days: 1, layout-last-days: 1, mark-last-days: 0}
# says: {last-days: anniversary, layout-last-days: anniversary, mark-last-days: anniversary}
# ---

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    return [day + pd.DateOffset(years=years[kind]) if kind in years else None for kind, day in zip(rows["kind_code"], rows["filing"])]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    ten = layouts[["filing", "first_use"]].min(axis=1) + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten < fifteen, fifteen)

# %% answer="mark-last-days"
def mark_last_days(marks):
    return [None if pd.isna(day) else day + pd.DateOffset(years=10 + 10 * n) for day, n in zip(marks["registration"], marks["renewals"])]
