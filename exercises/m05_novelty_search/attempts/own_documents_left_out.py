# ---
# mistake: {zh: "客户自己的不算", en: "the client's own left out"}
# by: author
# rest: solution
# marks: {in-time: 1, letters: 1, y-pairs: 0, others: 0, by-date: 0, report-faults: 1}
# says: {in-time: own-left-out, letters: same-day-left-out, y-pairs: same-field-lost, others: own-left-out, by-date: china-only-in-pct, report-faults: secret-anywhere}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    documents = documents[~documents["by_client"]]
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
        if both_prior and together and not alone and reason == "same_problem":
            found.append((first, second))
    return found

# %% answer="others"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(feature in shown for feature in claim):
            if row["by_client"] and not (row["grace"] and row["date"] >= six_months):
                continue
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
        elif row["prio"] < priority and row["country"] == "CN":
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
    if any(word in str({**report, "confidential": None}) for word in words):
        found.append("secret")
    return found
