# ---
# right: {zh: 用填空方式做对, en: "right, by filling the blanks"}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    rows = []
    for number in numbers:
        found = records.parse(number)
        rows.append((found.country, found.serial, found.kind))
    return rows

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "trademark"
    if text.startswith("bs"):
        return "layout"
    if "E+" in text or text.startswith("CN 20"):
        return "unreadable"
    if text.lower().startswith("zl"):
        return "patent_number"
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    rows = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }

# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row["filing"] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=1))
    return ends

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    rows = []
    for symbol in symbols:
        fitting = [prefix for prefix in prefixes if symbol.startswith(prefix)]
        longest = max(fitting, key=len)
        main_group = symbol.split("/")[0] + "/00"
        rows.append((symbol[:4], main_group, prefixes[longest]))
    return rows

# %% answer="layout-last-days"
def layout_last_days(layouts):
    start = layouts[["filing", "first_use"]].min(axis=1)
    ten = start + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    earlier = ten.where(ten < fifteen, fifteen)
    return earlier - pd.Timedelta(days=1)

# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 10 * (1 + row["renewals"])
            ends.append(row["registration"] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends
