# ---
# mistake: {zh: "姓名只看有没有包含", en: "a name within a name"}
# by: author
# rest: solution
# marks: {report-faults: 1}
# says: {report-faults: name-in-name}
# ---

# %% answer="report-faults"
def faults(report, parts, verdicts):
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[report["kind"]]
    found = [f"missing:{part}" for part in needed if not (report.get(part) and text(report[part]))]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if "reviewer" in needed and reviewer and searcher in reviewer:
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found
