# ---
# right: {zh: "又一种做法，作者只看过题目", en: "one more right way by somebody who saw only the task text"}
# by: task text only
# rest: solution
# marks: {}
# ---

# Right answers, by my own reading of the English text: plain Python over records, sets and min(); what is not listed stays out.
# %% answer="in-time"
def in_time(documents, critical_date):
    answer = {"prior": [], "conflicting": [], "same_day": []}
    for row in documents.to_dict("records"):
        if row["pub"] < critical_date:
            answer["prior"].append(row["pub_no"])
        elif row["country"] == "CN" and row["prio"] <= critical_date:
            answer["same_day" if row["prio"] == critical_date else "conflicting"].append(row["pub_no"])
    return answer

# %% answer="letters"
def letters(table, claim, common):
    wanted = set(claim)
    full = {"prior": "X", "conflicting": "E", "same_day": "R"}
    answer = {}
    for row in table.to_dict("records"):
        lacking = {feature for feature in wanted if not row[feature]}
        if row["standing"] == "prior":
            lacking -= set(common)
        if not lacking and row["standing"] in full:
            answer[row["pub_no"]] = full[row["standing"]]
        elif row["standing"] == "prior":
            answer[row["pub_no"]] = "A"
    return answer

# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    wanted = set(claim)
    shown = {
        row["pub_no"]: {feature for feature in wanted if row[feature]}
        for row in table.to_dict("records")
        if row["standing"] == "prior"
    }
    answer = []
    for pair in pairs.to_dict("records"):
        one, other = shown.get(pair["first"]), shown.get(pair["second"])
        if pair["reason"] == "none" or one is None or other is None:
            continue
        if one < wanted and other < wanted and one | other == wanted:
            answer.append((pair["second"], pair["first"]))
    return answer

# %% answer="closest"
def closest(table, weights):
    rows = [row for row in table.to_dict("records") if row["standing"] == "prior"]
    rows = [row for row in rows if row["F1"]] or [row for row in rows if row["F5"]]
    if not rows:
        return None
    return min(rows, key=lambda row: (-sum(w for f, w in weights.items() if row[f]), row["pub"]))["pub_no"]

# %% answer="one-each"
import pandas as pd


def one_each(documents, language):
    families = {}
    for row in documents.to_dict("records"):
        families.setdefault(row["family_id"], []).append(row)
    answer = {}
    for family, members in families.items():
        mine = [row for row in members if not pd.isna(row["title_" + language])]
        read = min(mine or members, key=lambda row: (row["pub"], row["pub_no"]))
        answer[family] = {"read": read["pub_no"], "day": min(row["pub"] for row in members)}
    return answer

# %% answer="others"
import pandas as pd


def others(npl, claim, critical_date):
    start = critical_date - pd.DateOffset(months=6)
    answer = {"grace": [], "against": []}
    for row in npl.to_dict("records"):
        if row["date"] >= critical_date or not set(claim) <= set(row["features"].split("|")):
            continue
        if row["grace"] and start <= row["date"]:
            answer["grace"].append(row["doc_id"])
        else:
            answer["against"].append(row["doc_id"])
    return answer

# %% answer="by-date"
def by_date(documents, priority, filing, office):
    def value(row):
        if row["pub"] < priority:
            return "before"
        if row["pub"] < filing:
            return "P"
        if row["prio"] < priority and (office == "PCT" or row["country"] == "CN"):
            return "E"
        return None

    marked = {row["pub_no"]: value(row) for row in documents.to_dict("records")}
    return {number: one for number, one in marked.items() if one}

# %% answer="report-faults"
def faults(report, parts, verdicts):
    def empty(value):
        return value is None or value == [] or (isinstance(value, str) and value.strip() == "")

    needed = parts[report["kind"]]
    codes = {f"missing:{part}" for part in needed if empty(report.get(part))}
    if "reviewer" in needed and not empty(report.get("reviewer")) and not empty(report.get("searcher")):
        if report["reviewer"].strip() == report["searcher"].strip():
            codes.add("same-person")
    if [phrase for phrase in verdicts if phrase in (report.get("conclusion") or "")]:
        codes.add("verdict")
    log = report.get("strategy") or []
    if [word for word in report.get("confidential") or [] for query in log if word in query]:
        codes.add("secret")
    return sorted(codes)
