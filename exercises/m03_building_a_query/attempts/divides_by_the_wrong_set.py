# ---
# mistake: {zh: '除错了数', en: 'divides by the wrong number'}
# by: author
# rest: solution
# marks: {overlap: 0, order-terms: 0, log-faults: 1, chase: 0}
# says: {overlap: sum-for-union, order-terms: hits-forgotten, log-faults: blanks-for-text, chase: back-only}
# ---

# %% answer="overlap"
def overlap(by_words, by_classes):
    w, c = set(by_words), set(by_classes)
    return {"words": len(w), "classes": len(c), "both": len(w & c), "jaccard": len(w & c) / (len(w) + len(c)) if w or c else None}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    some = candidates[candidates["hits"] > base_hits].sort_values(["found", "term"], ascending=[False, True])
    return some["term"].tolist() + sorted(candidates[candidates["hits"] <= base_hits]["term"])

# %% answer="log-faults"
def log_faults(log):
    empty = log[["date", "source", "query", "hits", "reason"]].isna().any(axis=1)
    return sorted(log["step"][empty | (log["hits"] != log["hits_now"])])

# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= day]
    return set(known[known["citing"].isin(seeds)]["cited"]) - set(seeds)
