# ---
# mistake: {zh: "申请日和公开日不分", en: "filing for publication"}
# by: author
# rest: solution
# marks: {in-time: 0, letters: 0, y-pairs: 0, closest: 0, others: 0, by-date: 0, one-each: 2}
# says: {in-time: [filing-for-publication, published-on-the-day], letters: [dates-ignored, other], y-pairs: too-late-in-a-pair, closest: dates-ignored, others: too-late, by-date: p-as-before, one-each: latest-day}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["filing"] < critical_date
    later_here = ~prior & (documents["country"] == "CN")
    earlier_filed = documents["prio"] < critical_date
    on_the_day = documents["prio"] == critical_date
    return {
        "prior": documents.loc[prior, "pub_no"].tolist(),
        "conflicting": documents.loc[later_here & earlier_filed, "pub_no"].tolist(),
        "same_day": documents.loc[later_here & on_the_day, "pub_no"].tolist(),
    }

# %% answer="letters"
def letters(table, claim, common):
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if True:
            found[row["pub_no"]] = "X" if set(missing) <= set(common) else "A"
        elif row["standing"] == "conflicting" and not missing:
            found[row["pub_no"]] = "E"
        elif row["standing"] == "same_day" and not missing:
            found[row["pub_no"]] = "R"
    return found

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        both_prior = one["standing"] == "prior" and other["standing"] == "prior"
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if together and not alone and reason != "none":
            found.append((first, second))
    return found

# %% answer="closest"
def closest(table, weights):
    prior = table
    near = prior[prior["F1"]]
    if near.empty:
        near = prior[prior["F5"]]
    if near.empty:
        return None
    score = sum(near[feature] * weight for feature, weight in weights.items())
    return near.assign(score=-score).sort_values(["score", "pub"])["pub_no"].iloc[0]

# %% answer="others"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if all(feature in shown for feature in claim):
            may = row["grace"] and row["date"] >= six_months
            found["grace" if may else "against"].append(row["doc_id"])
    return found

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            found[row["pub_no"]] = "before"
        elif row["pub"] < filing:
            found[row["pub_no"]] = "before"
        elif row["prio"] < priority and (office == "PCT" or row["country"] == "CN"):
            found[row["pub_no"]] = "E"
    return found

# %% answer="one-each"
def one_each(documents, language):
    found = {}
    for family, members in documents.groupby("family_id"):
        ordered = members.sort_values(["pub", "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = ordered if readable.empty else readable
        found[family] = {"read": chosen["pub_no"].iloc[0], "day": ordered["pub"].iloc[-1]}
    return found
