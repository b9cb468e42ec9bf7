# ---
# mistake: {zh: "凑得齐就是 Y", en: "any pair will do"}
# by: author
# rest: solution
# marks: {y-pairs: 0, letters: 2, others: 0, report-faults: 1}
# says: {y-pairs: no-reason, letters: common-ignored, others: own-is-grace, report-faults: verdict-missed}
# ---

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        both_prior = one["standing"] == "prior" and other["standing"] == "prior"
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if both_prior and together and not alone:
            found.append((first, second))
    return found

# %% answer="letters"
def letters(table, claim, common):
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if row["standing"] == "prior":
            found[row["pub_no"]] = "X" if not missing else "A"
        elif row["standing"] == "conflicting" and not missing:
            found[row["pub_no"]] = "E"
        elif row["standing"] == "same_day" and not missing:
            found[row["pub_no"]] = "R"
    return found

# %% answer="others"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(feature in shown for feature in claim):
            may = row["by_client"] and row["date"] >= six_months
            found["grace" if may else "against"].append(row["doc_id"])
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
    if text(report.get("conclusion")) in verdicts:
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found
