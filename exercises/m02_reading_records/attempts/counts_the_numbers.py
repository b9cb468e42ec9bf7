# ---
# mistake: {zh: 几个号码就是几件；拿不准的都退回去, en: "as many rights as numbers; sends back whatever looks odd"}
# by: author
# rest: solution
# marks: {ten-numbers: 1, how-many: 0, read-publications: 0}
# says: {ten-numbers: [few-right, other, usable-refused], how-many: numbers-for-applications, read-publications: [signs-left, other]}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    out = []
    for number in numbers:
        parts = number.split()
        out.append((parts[0], " ".join(parts[1:-1]), parts[-1]))
    return out

# %% answer="ten-numbers"
what_is_it = {}
for note, text in zip(slip["note"], slip["written"]):
    what_is_it[note] = "grant" if text.endswith(("B", "B2")) else "unreadable"
what_is_it[slip["note"].iloc[0]] = "grant"

# %% answer="how-many"
def how_many(numbers, patents):
    return {"applications": len(numbers), "families": len(numbers), "unreadable": 0}
