# ---
# mistake: {zh: 种类代码一律取两个字符；没有商业利用的布图设计得不出日期；科学计数法也收下, en: "takes two signs as kind code; no day for unused layout-designs; accepts scientific notation"}
# by: author
# rest: solution
# marks: {read-publications: 1, layout-last-days: 0, ten-numbers: 3, how-many: 1}
# says: {read-publications: two-sign-kind, layout-last-days: [missing-use, other], ten-numbers: spoiled-accepted, how-many: spoiled-accepted}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    out = []
    for number in numbers:
        plain = "".join(sign for sign in number.upper() if sign.isalnum())
        out.append((plain[:2], plain[2:-2], plain[-2:]))
    return out

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "trademark"
    if text.startswith("bs"):
        return "layout"
    if "E+" in text or text.startswith("CN 20"):
        return "application"
    if text.lower().startswith("zl"):
        return "patent_number"
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    rows = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {"applications": rows["appl_no"].nunique(), "families": rows["family_id"].nunique(), "unreadable": 0}

# %% answer="layout-last-days"
def layout_last_days(layouts):
    ends = []
    for row in layouts.to_dict("records"):
        if pd.isna(row["first_use"]):
            ends.append(None)
            continue
        start = min(row["filing"], row["first_use"])
        end = min(start + pd.DateOffset(years=10), row["creation"] + pd.DateOffset(years=15))
        ends.append(end - pd.Timedelta(days=1))
    return ends
