# ---
# mistake: {zh: "抵触申请当成现有技术", en: "a conflicting application taken for prior art"}
# by: author
# rest: solution
# marks: {in-time: 0, letters: 1, y-pairs: 0, closest: 0, by-date: 0, report-faults: 1}
# says: {in-time: [both-at-once, other], letters: conflicting-as-x, y-pairs: conflicting-in-a-pair, closest: conflicting-as-closest, by-date: e-before-p, report-faults: own-reviewer}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["pub"] < critical_date
    later_here = documents["country"] == "CN"
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
            found[row["pub_no"]] = "X"
        elif row["standing"] == "same_day" and not missing:
            found[row["pub_no"]] = "X"
    return found

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        both_prior = one["standing"] != "none" and other["standing"] != "none"
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if both_prior and together and not alone and reason != "none":
            found.append((first, second))
    return found

# %% answer="closest"
def closest(table, weights):
    prior = table[table["standing"].isin(["prior", "conflicting"])]
    near = prior[prior["F1"]]
    if near.empty:
        near = prior[prior["F5"]]
    if near.empty:
        return None
    score = sum(near[feature] * weight for feature, weight in weights.items())
    return near.assign(score=-score).sort_values(["score", "pub"])["pub_no"].iloc[0]

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            found[row["pub_no"]] = "before"
        elif row["prio"] < priority and (office == "PCT" or row["country"] == "CN"):
            found[row["pub_no"]] = "E"
        elif row["pub"] < filing:
            found[row["pub_no"]] = "P"
    return found

# %% answer="report-faults"
def faults(report, parts, verdicts):
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[report["kind"]]
    found = [f"missing:{part}" for part in needed if not (report.get(part) and text(report[part]))]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if "reviewer" in needed and reviewer and searcher == reviewer:
        pass
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found
