# ---
# mistake: {zh: 布图设计取了较晚的一条线；天数按 548 天算；分类号不补 /00, en: "takes the later limit of a layout-design; counts 548 days; gives the subgroup"}
# by: author
# rest: solution
# marks: {layout-last-days: 1, due-dates: 1, ipc-fields: 0}
# says: {layout-last-days: later-limit, due-dates: days-not-months, ipc-fields: subgroup-for-main-group}
# ---

# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.Timedelta(days=548)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return [(s[:4], s, prefixes[max((p for p in prefixes if s.startswith(p)), key=len)]) for s in symbols]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    ten = layouts[["filing", "first_use"]].min(axis=1) + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten > fifteen, fifteen) - pd.Timedelta(days=1)
