# ---
# right: {zh: 另一种做法，作者只看过题目, en: another right way by somebody who saw only the task text}
# by: task text only
# left_out: titles (written for the titles of the practice edition only)
# rest: solution
# marks: {}
# ---

# 完整正确答案之一：按词表成组，函数用循环和分数。Right answers, one way.

# %% answer="topic-query"
topic_query = block(names("F1", "zh en")) + " AND " + block(names("F2", "zh en"))

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}


# %% answer="overlap"
def overlap(by_words, by_classes):
    words, classes = [], []
    for number in by_words:
        if number not in words:
            words.append(number)
    for number in by_classes:
        if number not in classes:
            classes.append(number)
    both = sum(number in classes for number in words)
    either = len(words) + len(classes) - both
    return {
        "words": len(words),
        "classes": len(classes),
        "both": both,
        "jaccard": both / either if either else None,
    }


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    from fractions import Fraction

    rows = []
    for term, hits_now, found_now in zip(candidates["term"], candidates["hits"], candidates["found"]):
        more = int(hits_now) - int(base_hits)
        if more == 0:
            rows.append((1, 0, term))
        else:
            rows.append((0, -Fraction(int(found_now) - int(base_found), more), term))
    return [term for _, _, term in sorted(rows)]


# %% answer="log-faults"
def log_faults(log):
    faults = []
    for row in log.to_dict("records"):
        written = all(
            not pd.isna(row[name]) and str(row[name]).strip() != ""
            for name in ("date", "source", "query", "hits", "reason")
        )
        if not written or row["hits"] != row["hits_now"]:
            faults.append(int(row["step"]))
    return sorted(faults)


# %% answer="chase"
def chase(citations, seeds, day):
    start = set(seeds)
    reached = set()
    for citing, cited, date in zip(citations["citing"], citations["cited"], citations["date"]):
        if date > pd.Timestamp(day):
            continue
        if citing in start:
            reached.add(cited)
        if cited in start:
            reached.add(citing)
    return reached - start


# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai)"

# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J2/low)", "drones": "IPC=(B64U OR B64C39/02)"}
