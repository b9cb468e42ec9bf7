# ---
# mistake: {zh: 流水号写成数字，只给两段，代码自己编, en: "serial numbers as numbers, two parts only, codes of one's own"}
# by: author
# rest: solution
# marks: {read-publications: 0, ten-numbers: 2, how-many: 0, layout-last-days: 0, ipc-fields: 0, mark-last-days: 0}
# says: {read-publications: [not-text, other], ten-numbers: [unknown-code, other], how-many: [families-over-applications, families-for-applications], layout-last-days: [end-before-filing, other], ipc-fields: [not-three, not-a-list], mark-last-days: other}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.country, int(number.serial), number.kind) for number in found]

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "brand"
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
        "applications": rows["family_id"].nunique(),
        "families": rows["appl_no"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return [(symbol[:4], symbol.split("/")[0] + "/00") for symbol in symbols]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return layouts["creation"] - pd.Timedelta(days=1)

# %% answer="mark-last-days"
def mark_last_days(marks):
    return [None if pd.isna(day) else day + pd.Timedelta(days=3650) for day in marks["registration"]]
