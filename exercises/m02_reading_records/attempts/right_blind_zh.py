# ---
# right: {zh: 另一种做法，作者只看过题目, en: another right way by somebody who saw only the task text}
# by: task text only
# left_out: ten-numbers (it reads one draw of the slip only)
# rest: solution
# marks: {}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    found = [records.parse(number) for number in numbers]
    return [(one.country, one.serial, one.kind or "") for one in found]


# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    good = read[read["problem"].isna()]
    hits = []
    for compact, role in zip(good["compact"], good["role"]):
        if role == "publication":
            hits.append(patents[patents["pub_no"] == compact])
        else:
            hits.append(patents[patents["appl_no"] == "CN" + compact[2:]])
    rows = pd.concat(hits) if hits else patents.iloc[:0]
    return {
        "applications": int(rows["appl_no"].nunique()),
        "families": int(rows["family_id"].nunique()),
        "unreadable": len(read) - len(good),
    }


# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))


# %% answer="last-days"
def last_days(rows):
    twenty = rows["filing"] + pd.DateOffset(years=20) - pd.Timedelta(days=1)
    ten = rows["filing"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    ends = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
    invention = rows["kind_code"].isin(["B", "C"])
    model = rows["kind_code"].isin(["U", "Y"])
    ends = ends.mask(invention, twenty)
    return ends.mask(model, ten)


# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    out = []
    for symbol in symbols:
        longest = max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)
        out.append((symbol[:4], symbol.split("/")[0] + "/00", prefixes[longest]))
    return out


# %% answer="layout-last-days"
def layout_last_days(layouts):
    start = layouts[["filing", "first_use"]].min(axis=1)
    limits = pd.DataFrame(
        {"ten": start + pd.DateOffset(years=10), "fifteen": layouts["creation"] + pd.DateOffset(years=15)}
    )
    return limits.min(axis=1) - pd.Timedelta(days=1)


# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for day, times in zip(marks["registration"], marks["renewals"]):
        if pd.isna(day):
            ends.append(None)
        else:
            ends.append(day + pd.DateOffset(years=10 * (int(times) + 1)) - pd.Timedelta(days=1))
    return ends
