# ---
# mistake: {zh: 命中件数像样就不再查, en: stops as soon as the number of hits looks reasonable}
# by: task text only
# rest: solution
# marks: {topic-query: 1, repaired: 1, order-terms: 0, log-faults: 0, chase: 0, applicant: 0}
# says: {topic-query: hits-not-quality, repaired: [precedence, class-level], order-terms: hits-forgotten, log-faults: [not-a-step, other], applicant: namesake}
# ---

# WHO: one who trusts the "take a look" cell: as soon as the number of hits looks reasonable the answer stays.
# topic-query: F1 alone, in both languages: the hits look like a rich list; 32% of them are relevant, less
#   than the 40% asked. F2 itself is 0.70 and would pass.
# repaired: B1 with the brackets round the wrong pair; B5 with the group 10/00 only ("finds nothing" is taken as the answer).
# order-terms: sorted by found - base_found alone, the extra hits are forgotten: shows on the sample (石蜡潜热包 comes first)
#   and wherever a term brings many hits and much found.
# log-faults: the row's place (1, 2, 3 ...) is given as the step: shows on step numbers with gaps; the visible check says so.
# chase: "<" for the day itself: shows on a citing document published on the day; seeds that cite each other stay in.
# applicant: 骁禾 AND 上海, without leaving out 临汾: one joint filing by another Shanghai firm too much; 38 becomes 39.

# %% answer="topic-query"
topic_query = block(names("F1", "zh en"))

# %% answer="repaired"
repaired = {
    "B1": "TA=超声波水表 OR (TA=时差法流量计量仪 AND TA=防冻泄压囊)",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/00 AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    gain = (candidates["found"] - base_found) / relevant
    table = candidates.assign(gain=gain).sort_values(["gain", "term"], ascending=[False, True])
    return table["term"].tolist()


# %% answer="log-faults"
def log_faults(log):
    faults = []
    for number, row in enumerate(log.to_dict("records"), start=1):
        cells = [row[name] for name in ("date", "source", "query", "hits", "reason")]
        if any(pd.isna(cell) or str(cell).strip() == "" for cell in cells) or row["hits"] != row["hits_now"]:
            faults.append(number)
    return faults


# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] < pd.Timestamp(day)]
    back = set(known.loc[known["citing"].isin(seeds), "cited"])
    forward = set(known.loc[known["cited"].isin(seeds), "citing"])
    return back | forward


# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 OR xiaohe)"
