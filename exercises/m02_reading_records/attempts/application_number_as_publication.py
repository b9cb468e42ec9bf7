# ---
# mistake: {zh: 把申请号当成公开号, en: takes the application number for a publication number}
# by: author
# rest: solution
# marks: {ten-numbers: 3, how-many: 1}
# says: {ten-numbers: application-as-publication, how-many: application-in-pub-no}
# ---

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "publication"
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
    found = patents[patents["pub_no"].isin(read["compact"])]
    return {
        "applications": found["appl_no"].nunique(),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }
