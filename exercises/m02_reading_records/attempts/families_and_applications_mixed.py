# ---
# mistake: {zh: 同族数写成申请数；流水号带着种类代码；商标当成公开号, en: "applications for families; the kind code stays in the serial number; a trademark as a publication"}
# by: author
# rest: solution
# marks: {read-publications: 1, ten-numbers: 3, how-many: 1}
# says: {read-publications: kind-in-serial, ten-numbers: mark-as-patent, how-many: applications-for-families}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.country, number.compact[2:], number.kind) for number in found]

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "publication"
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
        "families": rows["appl_no"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }
