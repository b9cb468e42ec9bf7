# ---
# right: {zh: "借用课程的函数和整列运算", en: "right, by the course's functions and whole columns"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    groups = documents.groupby(novelty.standing(documents, critical_date))["pub_no"]
    held = {name: set(numbers) for name, numbers in groups}
    return {name: held.get(name, set()) for name in ("prior", "conflicting", "same_day")}

# %% answer="letters"
def letters(table, claim, common):
    return novelty.letters(table, claim, common)

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    return {tuple(pair) for pair in novelty.y_pairs(table, pairs, claim)}

# %% answer="closest"
def closest(table, weights):
    numbers = novelty.closest(table, weights)
    return numbers[-1] if numbers else None

# %% answer="one-each"
def one_each(documents, language):
    return novelty.one_per_family(documents, language).to_dict("index")

# %% answer="others"
def others(npl, claim, critical_date):
    in_time = npl[npl["date"] < critical_date]
    for feature in claim:
        in_time = in_time[in_time["features"].str.split("|").map(lambda shown: feature in shown)]
    may = in_time["grace"] & (in_time["date"] >= critical_date - pd.DateOffset(months=6))
    return {"grace": in_time.loc[may, "doc_id"], "against": in_time.loc[~may, "doc_id"]}

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    table = documents.set_index("pub_no")
    found = pd.Series(None, index=table.index, dtype=object)
    earlier = table["prio"] < priority
    found[earlier if office == "PCT" else earlier & (table["country"] == "CN")] = "E"
    found[table["pub"] < filing] = "P"
    found[table["pub"] < priority] = "before"
    return found
