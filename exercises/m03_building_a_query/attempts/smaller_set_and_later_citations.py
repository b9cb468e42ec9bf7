# ---
# mistake: {zh: '除以较小的集合；那一天以后的引证也算', en: 'divides by the smaller set; counts citations after the day'}
# by: author
# rest: solution
# marks: {overlap: 0, order-terms: 0, log-faults: 1, chase: 0}
# says: {overlap: smaller-set, order-terms: all-hits, log-faults: replay-not-compared, chase: later-citations}
# ---

# %% answer="overlap"
def overlap(by_words, by_classes):
    w, c = set(by_words), set(by_classes)
    if not w and not c:
        share = None
    else:
        share = len(w & c) / max(1, min(len(w), len(c)))
    return {"words": len(w), "classes": len(c), "both": len(w & c), "jaccard": share}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    ranked, last = [], []
    for t, h, f in zip(candidates["term"], candidates["hits"], candidates["found"]):
        if h == base_hits:
            last.append(t)
        else:
            ranked.append((-(f - base_found) / h, t))
    return [t for _, t in sorted(ranked)] + sorted(last)

# %% answer="log-faults"
def log_faults(log):
    text = log[["date", "source", "query", "hits", "reason"]]
    empty = (text.isna() | text.astype(str).apply(lambda c: c.str.strip().eq(""))).any(axis=1)
    return sorted(log["step"][empty])

# %% answer="chase"
def chase(citations, seeds, day):
    back = set(citations[citations["citing"].isin(seeds)]["cited"])
    return (back | set(citations[citations["cited"].isin(seeds)]["citing"])) - set(seeds)
