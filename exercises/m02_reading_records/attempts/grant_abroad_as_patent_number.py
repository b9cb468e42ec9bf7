# ---
# mistake: {zh: 美国授权号当成中国专利号；号码不统一写法就去查, en: "a US grant as a Chinese patent number; looks numbers up as the client wrote them"}
# by: author
# rest: solution
# marks: {ten-numbers: 3, how-many: 0}
# says: {ten-numbers: us-number-as-zl, how-many: [nothing-found, other]}
# ---

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
    if text.lower().startswith("zl") or text.startswith("US"):
        return "patent_number"
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="how-many"
def how_many(numbers, patents):
    rows = patents[patents["appl_no"].isin(numbers)]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(records.read_numbers(numbers)["problem"].notna().sum()),
    }
