# ---
# mistake: {zh: "只读题目的第一行", en: "reads the first line of the text"}
# by: task text only
# rest: solution
# marks: {in-time: 2, letters: 0, y-pairs: 0, closest: 0, one-each: 0, by-date: 0, report-faults: 2}
# says: {y-pairs: x-in-a-pair, by-date: any-office-in-china}
# ---

# Trainee 2: reads the heading and the first line of each text or rule, then writes. Left out: others (right).
# in-time       same_day is "filed on the same day", so `filing` is compared. Shows where filing and prio differ: filing later than
#               the critical date but prio on it (missed), or filing on it with an earlier priority (listed twice).
# letters       stops at the first row of the table: X is all features, `common` is never used, and "nothing shown" is not listed.
#               Shows on a prior document that lacks only F3 with common ["F3"], and on a prior one that shows none (A is missing).
# y-pairs       "two that together show them all, with a reason": condition 3 never read. Shows on a pair one of which is X alone.
# closest       stops after "choose among them alone": without F1 all prior documents are compared; without F5 as well no None.
#               Shows on a table in which no prior document shows F1 and the largest sum has no F5.
# one-each      stops at "members with a title in the language": families with no such member are left out.
#               Shows on a purely foreign family with language "zh".
# by-date       reads the E line as far as the semicolon: any office for "CN" too. Shows on a foreign document with office "CN",
#               published on or after `filing`, priority before `priority`.
# report-faults reads `missing` as far as "not among the keys, or None"; empty text, blanks and [] pass.
#               Shows on limits " " (the sample draft) or strategy [].

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["pub"] < critical_date
    cn = documents["country"] == "CN"
    conflicting = cn & (documents["prio"] < critical_date) & (documents["pub"] >= critical_date)
    same_day = cn & (documents["filing"] == critical_date)
    return {
        "prior": list(documents["pub_no"][prior]),
        "conflicting": list(documents["pub_no"][conflicting]),
        "same_day": list(documents["pub_no"][same_day]),
    }

# %% answer="letters"
def letters(table, claim, common):
    answer = {}
    for _, row in table.iterrows():
        shown = [feature for feature in claim if row[feature]]
        if row["standing"] == "prior":
            if len(shown) == len(claim):
                answer[row["pub_no"]] = "X"
            elif shown:
                answer[row["pub_no"]] = "A"
        elif row["standing"] == "conflicting" and len(shown) == len(claim):
            answer[row["pub_no"]] = "E"
        elif row["standing"] == "same_day" and len(shown) == len(claim):
            answer[row["pub_no"]] = "R"
    return answer

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    by_number = {row["pub_no"]: row for _, row in table.iterrows()}
    answer = []
    for _, pair in pairs.iterrows():
        a, b = by_number[pair["first"]], by_number[pair["second"]]
        if a["standing"] == b["standing"] == "prior" and pair["reason"] != "none":
            if all(a[f] or b[f] for f in claim):
                answer.append((pair["first"], pair["second"]))
    return answer

# %% answer="closest"
def closest(table, weights):
    prior = table[table["standing"] == "prior"]
    if prior["F1"].any():
        prior = prior[prior["F1"]]
    if prior.empty:
        return None
    score = sum(prior[f].astype(int) * w for f, w in weights.items())
    return prior[score == score.max()].sort_values("pub")["pub_no"].iloc[0]

# %% answer="one-each"
def one_each(documents, language):
    named = documents[documents[f"title_{language}"].notna()].sort_values(["pub", "pub_no"])
    day = documents.groupby("family_id")["pub"].min()
    answer = {}
    for family, rows in named.groupby("family_id"):
        answer[family] = {"read": rows["pub_no"].iloc[0], "day": day[family]}
    return answer

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    answer = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            answer[row["pub_no"]] = "before"
        elif row["pub"] < filing:
            answer[row["pub_no"]] = "P"
        elif row["prio"] < priority:
            answer[row["pub_no"]] = "E"
    return answer

# %% answer="report-faults"
def faults(report, parts, verdicts):
    needed = parts[report["kind"]]
    found = ["missing:" + part for part in needed if report.get(part) is None]
    if "reviewer" in needed and report.get("reviewer") and report.get("searcher"):
        if report["reviewer"].strip() == report["searcher"].strip() != "":
            found.append("same-person")
    if any(v in (report.get("conclusion") or "") for v in verdicts):
        found.append("verdict")
    if any(w in q for w in (report.get("confidential") or []) for q in (report.get("strategy") or [])):
        found.append("secret")
    return found
