# ---
# mistake: {zh: '算成了 Dice 系数；只往后看引证', en: 'computes Dice; follows citations forward only'}
# by: author
# rest: solution
# marks: {overlap: 0, order-terms: 0, log-faults: 1, chase: 0}
# says: {overlap: dice, order-terms: ties-left, log-faults: not-sorted, chase: forward-only}
# ---

# %% answer="overlap"
def overlap(by_words, by_classes):
    w, c = set(by_words), set(by_classes)
    n = len(w) + len(c)
    return {"words": len(w), "classes": len(c), "both": len(w & c), "jaccard": 2 * len(w & c) / n if n else None}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    more = candidates["hits"] - base_hits
    t = candidates.assign(gain=(100 * (candidates["found"] - base_found) / relevant / more.where(more > 0)).round(9))
    return t.sort_values("gain", ascending=False, kind="stable")["term"].tolist()

# %% answer="log-faults"
def log_faults(log):
    text = log[["date", "source", "query", "hits", "reason"]]
    empty = (text.isna() | text.astype(str).apply(lambda c: c.str.strip() == "")).any(axis=1)
    return log["step"][empty | (log["hits"] != log["hits_now"])].tolist()

# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= day]
    return set(known[known["cited"].isin(seeds)]["citing"]) - set(seeds)
