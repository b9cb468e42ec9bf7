# ---
# mistake: {zh: 只认 A、B 和 U；未注册的商标也给期限；从创作日算十年, en: "knows A, B and U only; gives unregistered marks a term; counts ten years from creation"}
# by: author
# rest: solution
# marks: {due-dates: 0, last-days: 0, layout-last-days: 1, mark-last-days: 0, ipc-fields: 0}
# says: {due-dates: [invention-without-day, other], last-days: [grant-without-end, other], layout-last-days: other, mark-last-days: not-registered, ipc-fields: [not-a-subclass, other]}
# ---

# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"] == "A")

# %% answer="last-days"
def last_days(rows):
    ends = rows["filing"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    return ends.where(rows["kind_code"] == "U")

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    rows = []
    for symbol in symbols:
        longest = max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)
        rows.append((symbol[:3], symbol.split("/")[0] + "/00", prefixes[longest]))
    return rows

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return layouts["creation"] + pd.DateOffset(years=12) - pd.Timedelta(days=1)

# %% answer="mark-last-days"
def mark_last_days(marks):
    return marks["registration"].fillna(marks["filing"]) + pd.DateOffset(years=10) - pd.Timedelta(days=1)
