# ---
# mistake: {zh: 种类代码丢了数字；没看 ZL；ZL 号到表里找不到, en: "loses the digit of the kind code; overlooks ZL; finds no ZL number in the table"}
# by: author
# rest: solution
# marks: {read-publications: 1, ten-numbers: 3, how-many: 1}
# says: {read-publications: kind-digit-lost, ten-numbers: zl-ignored, how-many: zl-not-found}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.country, number.serial, number.kind[0]) for number in found]

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
        return "application"
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    rows = patents[patents["pub_no"].isin(read["compact"]) | patents["appl_no"].isin(read["compact"])]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }
