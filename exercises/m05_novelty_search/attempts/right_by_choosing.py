# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="in-time"
def prior_a(documents, critical_date):
    return documents["filing"] < critical_date


def prior_b(documents, critical_date):
    return documents["pub"] < critical_date


def prior_c(documents, critical_date):
    return documents["pub"] <= critical_date


def here_a(documents):
    return documents["country"].notna()


def here_b(documents):
    return (documents["country"] == "CN") & ~documents["by_client"]


def here_c(documents):
    return documents["country"] == "CN"


which_prior = prior_b  # prior_a | prior_b | prior_c
which_here = here_c  # here_a | here_b | here_c
which_day = "prio"  # "filing" | "prio" | "pub"


def in_time(documents, critical_date):
    if which_prior is None or which_here is None or which_day is None:
        raise NotImplementedError
    prior = which_prior(documents, critical_date)
    later_here = ~prior & which_here(documents)
    return {
        "prior": documents.loc[prior, "pub_no"].tolist(),
        "conflicting": documents.loc[later_here & (documents[which_day] < critical_date), "pub_no"].tolist(),
        "same_day": documents.loc[later_here & (documents[which_day] == critical_date), "pub_no"].tolist(),
    }

# %% answer="letters"
def enough_a(missing, common):
    return not missing


def enough_b(missing, common):
    return len(missing) <= 1


def enough_c(missing, common):
    return set(missing) <= set(common)


later_a = {"conflicting": "X", "same_day": "X"}
later_b = {"conflicting": "E", "same_day": "R"}
later_c = {"conflicting": "E", "same_day": "E"}

enough_for_x = enough_c  # enough_a | enough_b | enough_c
enough_for_e = enough_a  # enough_a | enough_b | enough_c
later_letters = later_b  # later_a | later_b | later_c


def letters(table, claim, common):
    if enough_for_x is None or enough_for_e is None or later_letters is None:
        raise NotImplementedError
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if row["standing"] == "prior":
            found[row["pub_no"]] = "X" if enough_for_x(missing, common) else "A"
        elif row["standing"] in later_letters and enough_for_e(missing, common):
            found[row["pub_no"]] = later_letters[row["standing"]]
    return found

# %% answer="y-pairs"
def standing_a(one, other):
    return one != "none" and other != "none"


def standing_b(one, other):
    return one == "prior" or other == "prior"


def standing_c(one, other):
    return one == "prior" and other == "prior"


def reason_a(reason):
    return True


def reason_b(reason):
    return reason == "same_problem"


def reason_c(reason):
    return reason != "none"


right_standing = standing_c  # standing_a | standing_b | standing_c
right_reason = reason_c  # reason_a | reason_b | reason_c
pairs_with_an_x = False  # True | False


def y_pairs(table, pairs, claim):
    if right_standing is None or right_reason is None or pairs_with_an_x is None:
        raise NotImplementedError
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if not right_standing(one["standing"], other["standing"]) or not right_reason(reason):
            continue
        if together and (pairs_with_an_x or not alone):
            found.append((first, second))
    return found

# %% answer="closest"
def near_a(table):
    return table[table["standing"] != "none"]


def near_b(table):
    return table[table["standing"] == "prior"]


def near_c(table):
    prior = table[table["standing"] == "prior"]
    return prior[prior["F1"]] if prior["F1"].any() else prior[prior["F5"]]


def score_a(near, weights):
    return near[["F1", "F2", "F3", "F4", "F5"]].sum(axis=1)


def score_b(near, weights):
    return sum(near[feature] * weight for feature, weight in weights.items())


which_near = near_c  # near_a | near_b | near_c
which_score = score_b  # score_a | score_b
earliest_first = True  # True | False


def closest(table, weights):
    if which_near is None or which_score is None or earliest_first is None:
        raise NotImplementedError
    near = which_near(table)
    if near.empty:
        return None
    ranked = near.assign(score=which_score(near, weights))
    ranked = ranked.sort_values(["score", "pub"], ascending=[False, earliest_first])
    return ranked["pub_no"].iloc[0]

# %% answer="one-each"
def chosen_a(ordered, readable):
    return ordered


def chosen_b(ordered, readable):
    return ordered.iloc[::-1] if readable.empty else readable.iloc[::-1]


def chosen_c(ordered, readable):
    return ordered if readable.empty else readable


def day_a(ordered, chosen):
    return chosen["pub"].iloc[0]


def day_b(ordered, chosen):
    return ordered["pub"].iloc[0]


def day_c(ordered, chosen):
    return ordered["pub"].iloc[-1]


group_by = "family_id"  # "pub_no" | "family_id" | "title_zh"
which_member = chosen_c  # chosen_a | chosen_b | chosen_c
which_day_counts = day_b  # day_a | day_b | day_c


def one_each(documents, language):
    if group_by is None or which_member is None or which_day_counts is None:
        raise NotImplementedError
    found = {}
    for family, members in documents.groupby(group_by):
        ordered = members.sort_values(["pub", "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = which_member(ordered, readable)
        found[family] = {"read": chosen["pub_no"].iloc[0], "day": which_day_counts(ordered, chosen)}
    return found

# %% answer="others"
def may_a(row, six_months):
    return row["by_client"]


def may_b(row, six_months):
    return row["grace"]


def may_c(row, six_months):
    return row["grace"] and row["date"] >= six_months


def in_time_a(date, critical_date):
    return True


def in_time_b(date, critical_date):
    return date < critical_date


def in_time_c(date, critical_date):
    return date <= critical_date


which_grace = may_c  # may_a | may_b | may_c
which_in_time = in_time_b  # in_time_a | in_time_b | in_time_c


def others(npl, claim, critical_date):
    if which_grace is None or which_in_time is None:
        raise NotImplementedError
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if which_in_time(row["date"], critical_date) and all(feature in shown for feature in claim):
            found["grace" if which_grace(row, six_months) else "against"].append(row["doc_id"])
    return found

# %% answer="by-date"
def p_a(row, priority, filing):
    return priority <= row["pub"] <= filing


def p_b(row, priority, filing):
    return priority <= row["pub"] < filing


def p_c(row, priority, filing):
    return priority < row["pub"] < filing


def e_a(row, priority, office):
    return row["prio"] < priority


def e_b(row, priority, office):
    return row["prio"] < priority and row["country"] == "CN"


def e_c(row, priority, office):
    return row["prio"] < priority and (office == "PCT" or row["country"] == "CN")


which_p = p_b  # p_a | p_b | p_c
which_e = e_c  # e_a | e_b | e_c


def by_date(documents, priority, filing, office):
    if which_p is None or which_e is None:
        raise NotImplementedError
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            found[row["pub_no"]] = "before"
        elif which_p(row, priority, filing):
            found[row["pub_no"]] = "P"
        elif which_e(row, priority, office):
            found[row["pub_no"]] = "E"
    return found

# %% answer="report-faults"
def text(value):
    return "" if value is None else str(value).strip()


def needed_a(report, parts):
    return parts["patentability"]


def needed_b(report, parts):
    return parts[report["kind"]]


def missing_a(report, part):
    return part not in report


def missing_b(report, part):
    return not (report.get(part) and text(report[part]))


def same_a(report, needed):
    return False


def same_b(report, needed):
    return "reviewer" in needed and report.get("searcher") == report.get("reviewer")


def same_c(report, needed):
    reviewer = text(report.get("reviewer"))
    return "reviewer" in needed and reviewer != "" and text(report.get("searcher")) == reviewer


def leaks_a(words, queries):
    return any(word in queries for word in words)


def leaks_b(words, queries):
    return any(word in query for word in words for query in queries)


which_needed = needed_b  # needed_a | needed_b
which_missing = missing_b  # missing_a | missing_b
which_same = same_c  # same_a | same_b | same_c
which_leaks = leaks_b  # leaks_a | leaks_b


def faults(report, parts, verdicts):
    if which_needed is None or which_missing is None or which_same is None or which_leaks is None:
        raise NotImplementedError
    needed = which_needed(report, parts)
    found = [f"missing:{part}" for part in needed if which_missing(report, part)]
    if which_same(report, needed):
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    if which_leaks(report.get("confidential") or [], report.get("strategy") or []):
        found.append("secret")
    return found
