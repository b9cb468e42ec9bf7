# ---
# mistake: {zh: 公布（A）和授权（B）数成两件, en: counts the publication (A) and the grant (B) as two}
# by: author
# rest: solution
# marks: {how-many: 1}
# says: {how-many: a-and-b-as-two}
# ---

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    found = patents[patents["pub_no"].isin(read["compact"])]
    return {
        "applications": len(found),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }
