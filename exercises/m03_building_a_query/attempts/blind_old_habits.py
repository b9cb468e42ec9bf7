# ---
# mistake: {zh: 把另一个系统的检索习惯带过来, en: brings search habits from another desk}
# by: task text only
# left_out: topic-query (whether its F2 of 0.41 is enough depends on the tier)
# rest: solution
# marks: {repaired: 0, order-terms: 0, log-faults: 0, chase: 0, applicant: 0, titles: 0}
# says: {log-faults: zero-is-a-result, chase: later-citations, applicant: joint-left-out}
# ---

# WHO: an experienced clerk with search habits from another desk.
# repaired: B6 looks for both terms in the title only: documents with the rack in the abstract are missed, so the pair
#   B5/B6 fails. B2 with the stem track* and B4 with AND between the words: show on the second shelf.
# order-terms: reads gain as precision of the extra hits by term and puts terms without an extra hit FIRST ("they cost
#   nothing"): shows on every table that has such a term.
# log-faults: 0 hits is a fault to her, since nobody hands in an empty search: shows on step 2 of the sample (visible check).
# chase: takes all citations whatever the day ("what is cited is old anyway"): shows on citing documents published after day.
# applicant: drops the joint filings (a semicolon means "not only ours"): shows on the five joint documents.
# titles: right words but joined by AND across the languages: nothing or little is found.

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis track*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": "TA=concentrating AND TA=solar AND TA=cooker*",
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TI=可调倾角支架 NOT TI=单轴跟踪支架",
}


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    def gain(row):
        more = row["hits"] - base_hits
        return float("inf") if more == 0 else (row["found"] - base_found) / relevant / (more / 100)

    return [row["term"] for row in sorted(candidates.to_dict("records"), key=lambda row: (-gain(row), row["term"]))]


# %% answer="log-faults"
def log_faults(log):
    faults = []
    for row in log.to_dict("records"):
        cells = [row[name] for name in ("date", "source", "query", "hits", "reason")]
        if any(pd.isna(cell) or str(cell).strip() in ("", "0") for cell in cells) or row["hits"] != row["hits_now"]:
            faults.append(row["step"])
    return sorted(faults)


# %% answer="chase"
def chase(citations, seeds, day):
    back = set(citations.loc[citations["citing"].isin(seeds), "cited"])
    forward = set(citations.loc[citations["cited"].isin(seeds), "citing"])
    return (back | forward) - set(seeds)


# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾 NOT 材料 NOT 光伏 OR xiaohe AND shanghai)"

# %% answer="titles"
title_query = "(solar* OR 太阳 OR 日光) AND (cook* OR stove*) AND (灶 OR 炊具)"
