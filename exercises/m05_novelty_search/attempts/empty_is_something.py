# ---
# mistake: {zh: "空的也当有", en: "empty is something"}
# by: author
# rest: solution
# marks: {report-faults: 2, others: 0}
# says: {report-faults: blanks-are-given, others: grace-for-own-only}
# ---

# %% answer="report-faults"
def faults(report, parts, verdicts):
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[report["kind"]]
    found = [f"missing:{part}" for part in needed if not report.get(part)]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if "reviewer" in needed and reviewer and searcher == reviewer:
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found

# %% answer="others"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(feature in shown for feature in claim):
            may = row["grace"] and row["by_client"] and row["date"] >= six_months
            found["grace" if may else "against"].append(row["doc_id"])
    return found
