# ---
# mistake: {zh: "按表格软件的习惯", en: "habits of a spreadsheet"}
# by: task text only
# rest: solution
# marks: {y-pairs: 0, closest: 0, one-each: 0, others: 0, report-faults: 2}
# says: {others: joined-up, report-faults: blanks-are-given}
# ---

# Trainee 1: the spreadsheet person (COUNTIF, SEARCH, custom sort, VLOOKUP). Left out: in-time, letters, by-date (right).
# y-pairs       adds the two COUNTIFs and compares the sum with the number of features of the claim, so an overlap is counted
#               twice. Shows with two prior documents that overlap, e.g. {F1,F2} + {F2,F4} for the claim F1,F2,F3,F4, reason given.
# closest       a custom sort F1 down, F5 down, score down, pub up, first row taken: among documents with F1 those with F5 come
#               before the larger sum. Shows on T05 itself (takes a F1|F2|F5 document, not CN115836714A), and where neither
#               F1 nor F5 is shown by a prior document (gives a document, not None).
# one-each      VLOOKUP: the first row of the family in the order of the table, nothing is sorted; `day` is the first row's day.
#               Shows on a table that is not sorted by day (or, on the same day, with the larger number first).
# others        SEARCH("F1|F2|F3", features): claim joined by | as one piece of text. Shows where the features have another order
#               or one in between (claim F1,F2,F4; document F1|F2|F3|F4).
# report-faults COUNTBLANK: a cell with blanks only is not empty. Shows on limits " " (the sample draft).

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    count = rows[claim].astype(int).sum(axis=1)
    answer = []
    for _, pair in pairs.iterrows():
        a, b = pair["first"], pair["second"]
        if rows["standing"][a] != "prior" or rows["standing"][b] != "prior":
            continue
        if pair["reason"] == "none":
            continue
        if count[a] < len(claim) and count[b] < len(claim) and count[a] + count[b] >= len(claim):
            answer.append((a, b))
    return answer

# %% answer="closest"
def closest(table, weights):
    sheet = table[table["standing"] == "prior"].copy()
    if len(sheet) == 0:
        return None
    sheet["score"] = sum(sheet[feature] * weight for feature, weight in weights.items())
    sheet = sheet.sort_values(["F1", "F5", "score", "pub"], ascending=[False, False, False, True])
    return sheet.iloc[0]["pub_no"]

# %% answer="one-each"
def one_each(documents, language):
    answer = {}
    for family in documents["family_id"].unique():
        rows = documents[documents["family_id"] == family]
        named = rows[rows[f"title_{language}"].notna()]
        top = named.iloc[0] if len(named) else rows.iloc[0]
        answer[family] = {"read": top["pub_no"], "day": rows.iloc[0]["pub"]}
    return answer

# %% answer="others"
import pandas as pd


def others(npl, claim, critical_date):
    text = "|".join(claim)
    hit = npl[npl["features"].str.contains(text, regex=False) & (npl["date"] < critical_date)]
    grace = hit["grace"] & (hit["date"] >= critical_date - pd.DateOffset(months=6))
    return {"grace": hit["doc_id"][grace].tolist(), "against": hit["doc_id"][~grace].tolist()}

# %% answer="report-faults"
def faults(report, parts, verdicts):
    found = []
    for part in parts[report["kind"]]:
        if part not in report or report[part] is None or report[part] == "" or report[part] == []:
            found.append("missing:" + part)
    if "reviewer" in parts[report["kind"]]:
        reviewer = (report.get("reviewer") or "").strip()
        if reviewer != "" and reviewer == (report.get("searcher") or "").strip():
            found.append("same-person")
    for verdict in verdicts:
        if verdict in (report.get("conclusion") or ""):
            found.append("verdict")
            break
    sheet = "\n".join(report.get("strategy") or [])
    for word in report.get("confidential") or []:
        if word in sheet:
            found.append("secret")
            break
    return found
