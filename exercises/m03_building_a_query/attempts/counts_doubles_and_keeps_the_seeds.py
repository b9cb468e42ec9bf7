# ---
# mistake: {zh: '重复的号算两件；出发的文献留在结果里', en: 'counts repeated numbers twice; keeps the seeds in the result'}
# by: author
# rest: solution
# marks: {overlap: 0, order-terms: 0, log-faults: 1, chase: 0}
# says: {overlap: counted-twice, order-terms: precision-for-gain, log-faults: replay-only, chase: seeds-kept}
# ---

# %% answer="overlap"
def overlap(by_words, by_classes):
    both = sum(1 for n in by_words if n in by_classes)
    either = len(by_words) + len(by_classes) - both
    return {"words": len(by_words), "classes": len(by_classes), "both": both, "jaccard": both / either if either else None}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    t = candidates.assign(p=candidates["found"] / candidates["hits"])
    first = t[t["hits"] > base_hits].sort_values(["p", "term"], ascending=[False, True])
    return list(first["term"]) + sorted(t[t["hits"] <= base_hits]["term"])

# %% answer="log-faults"
def log_faults(log):
    return log["step"][log["hits"] != log["hits_now"]].tolist()

# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= day]
    return set(known[known["citing"].isin(seeds)]["cited"]) | set(known[known["cited"].isin(seeds)]["citing"])
