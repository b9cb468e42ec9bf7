# ---
# mistake: {zh: 申请数按文献估，同族数按文献查, en: "estimates the applications, looks up families by publication only"}
# by: author
# rest: solution
# marks: {how-many: 1}
# says: {how-many: other}
# ---

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    rows = patents[patents["pub_no"].isin(read["compact"])]
    return {"applications": 40, "families": rows["family_id"].nunique(), "unreadable": int(read["problem"].notna().sum())}
