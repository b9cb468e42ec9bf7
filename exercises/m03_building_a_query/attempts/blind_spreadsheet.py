# ---
# mistake: {zh: 电子表格的习惯：逐列筛选、数行数, en: 'spreadsheet habits: filters by column and counts rows'}
# by: task text only
# rest: solution
# marks: {topic-query: 3, repaired: 0, overlap: 0, order-terms: 0, log-faults: 1, class-search: 1}
# says: {topic-query: one-language, repaired: [singular-only, class-too-wide], log-faults: blanks-for-text, class-search: old-place}
# ---

# WHO: a spreadsheet person: filters by one column at a time, sorts, counts rows.
# topic-query: Chinese column only: no document without Chinese text is found (the blind-spot check; F2 itself passes).
# repaired: B5 filters "begins with H01M" (the whole subclass): one document more than meant, so the pair B5/B6 fails. B2 and
#   B4 lack the star for the plural: shows on the second shelf.
# overlap: counts rows, not numbers: shows on lists with a number twice; 0 instead of None for two empty lists.
# order-terms: the gain sorted downwards, ties left in table order: shows on equal gains (in the sample already); no extra
#   hit gives gain 0, so it does not come last where another gain is 0 or below.
# log-faults: COUNTBLANK does not see cells with blanks only: shows on "  ".
# class-search: writes the main group without /low: shows on documents in subgroups of F24J2. drones is right.

# %% answer="topic-query"
topic_query = block(names("F1", "zh")) + " AND " + block(names("F2", "zh"))

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker"',
    "B5": "IPC=H01M AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}


# %% answer="overlap"
def overlap(by_words, by_classes):
    both = [number for number in by_words if number in by_classes]
    either = len(by_words) + len(by_classes) - len(both)
    return {
        "words": len(by_words),
        "classes": len(by_classes),
        "both": len(both),
        "jaccard": len(both) / either if either else 0,
    }


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    extra = candidates["hits"] - base_hits
    gain = ((candidates["found"] - base_found) / relevant / (extra / 100)).where(extra != 0, 0)
    return candidates.assign(gain=gain).sort_values("gain", ascending=False, kind="stable")["term"].tolist()


# %% answer="log-faults"
def log_faults(log):
    empty = log[["date", "source", "query", "hits", "reason"]].isna().any(axis=1)
    return sorted(log.loc[empty | (log["hits"] != log["hits_now"]), "step"])


# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J2)", "drones": "IPC=(B64U OR B64C39/02)"}
