# ---
# mistake: {zh: "按窗口的老习惯", en: "habits of the desk"}
# by: task text only
# rest: solution
# marks: {in-time: 1, letters: 2, closest: 0, one-each: 1, others: 0, by-date: 0, report-faults: 1}
# says: {in-time: own-left-out, closest: latest-of-equals, report-faults: reviewer-everywhere}
# ---

# Trainee 4: the experienced clerk, by desk habit rather than by the text. Left out: y-pairs (right).
# in-time       "a conflicting application is another's" (the law before 2009): the client's own earlier filings are left out.
#               Shows on T19 itself: CN119900141A (by_client).
# letters       a document plus common knowledge is two things, so Y and not X, as the desk always wrote.
#               Shows on a prior document that lacks only F3 with common ["F3"].
# closest       of equal sums the newest, "the latest state of the art". Shows on two prior documents of equal sum, other days
#               (nearly always: the application and the grant of one filing).
# one-each      reads the grant, "the text in force", before the application. Shows on F00001842 in zh: CN106879516B, not A.
# others        six months are 180 days. Shows on a document with grace whose date is 181 to 184 days before the critical date.
# by-date       (1) published on the day of `priority` counts as published before; (2) for "CN" WO documents count as well, "they
#               come to China anyway". Shows (1) on T19 with priority 2024-09-13: CN118635167A; (2) on a WO document, prio before
#               `priority`, published on or after `filing`.
# report-faults compares verdicts and secrets in small letters, as the search system does, and checks the reviewer in every kind of
#               report. Shows on a conclusion with "Is Patentable"; on kind patentability with searcher and reviewer the same.

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["pub"] < critical_date
    cn_later = ~prior & (documents["country"] == "CN")
    conflicting = cn_later & (documents["prio"] < critical_date) & ~documents["by_client"]
    same_day = cn_later & (documents["prio"] == critical_date)
    return {
        "prior": documents[prior]["pub_no"].tolist(),
        "conflicting": documents[conflicting]["pub_no"].tolist(),
        "same_day": documents[same_day]["pub_no"].tolist(),
    }

# %% answer="letters"
def letters(table, claim, common):
    answer = {}
    for _, row in table.iterrows():
        missing = {f for f in claim if not row[f]}
        if row["standing"] == "prior":
            if not missing:
                answer[row["pub_no"]] = "X"
            elif missing <= set(common):
                answer[row["pub_no"]] = "Y"
            else:
                answer[row["pub_no"]] = "A"
        elif row["standing"] in ("conflicting", "same_day") and not missing:
            answer[row["pub_no"]] = {"conflicting": "E", "same_day": "R"}[row["standing"]]
    return answer

# %% answer="closest"
def closest(table, weights):
    prior = table[table["standing"] == "prior"]
    near = prior[prior["F1"]] if prior["F1"].any() else prior[prior["F5"]]
    if near.empty:
        return None
    near = near.assign(score=sum(near[f].astype(int) * w for f, w in weights.items()))
    return near.sort_values(["score", "pub"], ascending=False)["pub_no"].iloc[0]

# %% answer="one-each"
def one_each(documents, language):
    answer = {}
    for family, rows in documents.groupby("family_id"):
        rows = rows.sort_values(["pub", "pub_no"])
        named = rows[rows[f"title_{language}"].notna()]
        pool = rows if named.empty else named
        grants = pool[pool["pub_no"].str.contains(r"B\d?$")]
        pool = pool if grants.empty else grants
        answer[family] = {"read": pool["pub_no"].iloc[0], "day": rows["pub"].iloc[0]}
    return answer

# %% answer="others"
import pandas as pd


def others(npl, claim, critical_date):
    start = critical_date - pd.Timedelta(days=180)
    answer = {"against": [], "grace": []}
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(f in shown for f in claim):
            answer["grace" if row["grace"] and row["date"] >= start else "against"].append(row["doc_id"])
    return answer

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    answer = {}
    for _, row in documents.iterrows():
        if row["pub"] <= priority:
            answer[row["pub_no"]] = "before"
        elif row["pub"] < filing:
            answer[row["pub_no"]] = "P"
        elif row["prio"] < priority and (office == "PCT" or row["country"] in ("CN", "WO")):
            answer[row["pub_no"]] = "E"
    return answer

# %% answer="report-faults"
def faults(report, parts, verdicts):
    found = []
    for part in parts[report["kind"]]:
        value = report.get(part)
        if value is None or not (value.strip() if isinstance(value, str) else value):
            found.append("missing:" + part)
    searcher = (report.get("searcher") or "").strip()
    reviewer = (report.get("reviewer") or "").strip()
    if searcher and searcher == reviewer:
        found.append("same-person")
    conclusion = (report.get("conclusion") or "").lower()
    if any(phrase.lower() in conclusion for phrase in verdicts):
        found.append("verdict")
    log = " ".join(report.get("strategy") or []).lower()
    if any(word.lower() in log for word in report.get("confidential") or []):
        found.append("secret")
    return found
