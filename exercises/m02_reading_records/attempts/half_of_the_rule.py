# ---
# mistake: {zh: 规则只记得一半：忘了创作完成日、续展和 2010 年以前的代码, en: "remembers half of each rule: forgets creation, renewals, and the codes of before 2010"}
# by: author
# rest: solution
# marks: {last-days: 1, layout-last-days: 1, mark-last-days: 0, due-dates: 1, ipc-fields: 1}
# says: {last-days: old-grants-lost, layout-last-days: creation-forgotten, mark-last-days: renewed-taken-for-expired, due-dates: twelve-months, ipc-fields: shortest-prefix}
# ---

# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.DateOffset(months=12)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "U": 10}
    return [day + pd.DateOffset(years=years[kind]) - pd.Timedelta(days=1) if kind in years else None for kind, day in zip(rows["kind_code"], rows["filing"])]

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return [(symbol[:4], symbol.split("/")[0] + "/00", prefixes[symbol[:4]]) for symbol in symbols]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return layouts[["filing", "first_use"]].min(axis=1) + pd.DateOffset(years=10) - pd.Timedelta(days=1)

# %% answer="mark-last-days"
def mark_last_days(marks):
    return marks["registration"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
