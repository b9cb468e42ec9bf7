# ---
# mistake: {zh: 拆号只拆两段；领域写成文字；几件说不出来, en: "two parts for three; a word for the field; unreadable numbers counted wrongly"}
# by: author
# rest: solution
# marks: {read-publications: 0, how-many: 1, ipc-fields: 0, last-days: 0}
# says: {read-publications: [not-three, other], how-many: other, ipc-fields: [not-a-number, other], last-days: not-a-date}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.stem, number.kind) for number in found]

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    rows = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {"applications": rows["appl_no"].nunique(), "families": rows["family_id"].nunique(), "unreadable": 3}

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    rows = []
    for symbol in symbols:
        longest = max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)
        rows.append((symbol[:4], symbol.split("/")[0] + "/00", f"field {prefixes[longest]}"))
    return rows

# %% answer="last-days"
def last_days(rows):
    return ["twenty years"] * len(rows)
