# ---
# mistake: {zh: "预览看着对就算对", en: "trusts the previews"}
# by: task text only
# rest: solution
# marks: {in-time: 2, letters: 2, y-pairs: 0, closest: 0, one-each: 0, others: 0, by-date: 0, report-faults: 1}
# says: {in-time: filing-for-priority, letters: common-for-novelty, closest: counted-not-weighed, by-date: filing-for-priority, report-faults: name-in-name}
# ---

# Trainee 3: writes until the previews look right, then trusts them. No task left out; every preview of T19/T05 looks as it should.
# in-time       `filing` in place of `prio` (the same lists on T19). Shows on a CN document with prio before the critical date and
#               filing on or after it (should be conflicting; is same_day or nothing).
# letters       takes `common` out of the claim for every standing (the sample has common []). Shows on a conflicting or same-day
#               document that lacks only F3 with common ["F3"] (gives E or R; should not be listed).
# y-pairs       looks at the second document only, for standing and for "alone", since in the sample the first one never varies.
#               Shows on pairs whose first is conflicting, or whose first shows the whole claim alone.
# closest       counts features; weights never used (5,4,3,2,1 give the same on T05). Shows with weights F2 1, F3 7, F5 3, say.
# one-each      loops over families with two or more members, as the sample has only such. Shows on any family of one.
# others        asks `by_client`, not `grace` (in T19 both are true for N070 alone). Shows on the client's own document with grace
#               False inside the 6 months, and on somebody else's with grace True.
# by-date       E for "PCT" is right, for "CN" too, but asks `filing` < priority, not `prio` (the same in the sample). Shows on a
#               document with prio before and filing on or after `priority`, published on or after `filing`.
# report-faults "is the searcher's name in the reviewer's": 甲 in "甲 " works. Shows on searcher 张三, reviewer 张三丰
#               (reported, should not be), and on searcher "甲 ", reviewer "甲" (missed).

# %% answer="in-time"
def in_time(documents, critical_date):
    answer = {"prior": [], "conflicting": [], "same_day": []}
    for _, row in documents.iterrows():
        if row["pub"] < critical_date:
            answer["prior"].append(row["pub_no"])
        elif row["country"] == "CN" and row["filing"] < critical_date:
            answer["conflicting"].append(row["pub_no"])
        elif row["country"] == "CN" and row["filing"] == critical_date:
            answer["same_day"].append(row["pub_no"])
    return answer

# %% answer="letters"
def letters(table, claim, common):
    left = [feature for feature in claim if feature not in common]
    answer = {}
    for _, row in table.iterrows():
        every = all(row[feature] for feature in left)
        if row["standing"] == "prior":
            answer[row["pub_no"]] = "X" if every else "A"
        if row["standing"] == "conflicting" and every:
            answer[row["pub_no"]] = "E"
        if row["standing"] == "same_day" and every:
            answer[row["pub_no"]] = "R"
    return answer

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    answer = []
    for first, second, reason in pairs[["first", "second", "reason"]].itertuples(index=False):
        one, other = rows.loc[first], rows.loc[second]
        together = all(one[f] or other[f] for f in claim)
        if other["standing"] == "prior" and together and not all(other[f] for f in claim) and reason != "none":
            answer.append((first, second))
    return answer

# %% answer="closest"
def closest(table, weights):
    prior = table[table["standing"] == "prior"]
    near = prior[prior["F1"]]
    if len(near) == 0:
        near = prior[prior["F5"]]
    if len(near) == 0:
        return None
    near = near.assign(n=near[list(weights)].sum(axis=1))
    return near.sort_values(["n", "pub"], ascending=[False, True])["pub_no"].iloc[0]

# %% answer="one-each"
def one_each(documents, language):
    larger = documents[documents["family_id"].duplicated(keep=False)].sort_values(["pub", "pub_no"])
    answer = {}
    for family, rows in larger.groupby("family_id"):
        named = rows[rows[f"title_{language}"].notna()]
        read = named if len(named) else rows
        answer[family] = {"read": read["pub_no"].iloc[0], "day": rows["pub"].min()}
    return answer

# %% answer="others"
import pandas as pd


def others(npl, claim, critical_date):
    start = critical_date - pd.DateOffset(months=6)
    answer = {"against": [], "grace": []}
    for _, row in npl.iterrows():
        if row["date"] < critical_date and set(claim) <= set(row["features"].split("|")):
            key = "grace" if row["by_client"] and row["date"] >= start else "against"
            answer[key].append(row["doc_id"])
    return answer

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    answer = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            answer[row["pub_no"]] = "before"
        elif row["pub"] < filing:
            answer[row["pub_no"]] = "P"
        elif row["filing"] < priority and (office == "PCT" or row["country"] == "CN"):
            answer[row["pub_no"]] = "E"
    return answer

# %% answer="report-faults"
def faults(report, parts, verdicts):
    found = []
    for part in parts[report["kind"]]:
        value = report.get(part)
        if not value or (isinstance(value, str) and not value.strip()):
            found.append(f"missing:{part}")
    searcher, reviewer = report.get("searcher"), report.get("reviewer")
    if "reviewer" in parts[report["kind"]] and searcher and reviewer and searcher.strip():
        if searcher in reviewer:
            found.append("same-person")
    if any(verdict in (report.get("conclusion") or "") for verdict in verdicts):
        found.append("verdict")
    for query in report.get("strategy") or []:
        if any(word in query for word in report.get("confidential") or []):
            found.append("secret")
            break
    return found
