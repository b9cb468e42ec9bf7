# ---
# right: {zh: "用填空方式做对", en: "right, by filling the blanks"}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["pub"] < critical_date
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
        if row["standing"] == "prior":
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
        if both_prior and together and not alone and reason != "none":
            found.append((first, second))
    return found

# %% answer="closest"
def closest(table, weights):
    prior = table[table["standing"] == "prior"]
    near = prior[prior["F1"]]
    if near.empty:
        near = prior[prior["F5"]]
    if near.empty:
        return None
    score = sum(near[feature] * weight for feature, weight in weights.items())
    return near.assign(score=-score).sort_values(["score", "pub"])["pub_no"].iloc[0]

# %% answer="one-each"
def one_each(documents, language):
    found = {}
    for family, members in documents.groupby("family_id"):
        ordered = members.sort_values(["pub", "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = ordered if readable.empty else readable
        found[family] = {"read": chosen["pub_no"].iloc[0], "day": ordered["pub"].iloc[0]}
    return found

# %% answer="others"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(feature in shown for feature in claim):
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
            found[row["pub_no"]] = "P"
        elif row["prio"] < priority and (office == "PCT" or row["country"] == "CN"):
            found[row["pub_no"]] = "E"
    return found

# %% answer="report-faults"
def faults(report, parts, verdicts):
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[report["kind"]]
    found = [f"missing:{part}" for part in needed if not (report.get(part) and text(report[part]))]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if "reviewer" in needed and reviewer and searcher == reviewer:
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found
