# ---
# mistake: {zh: '命中 0 件当作没有写；两边都空写 0；收益小的在前', en: 'takes 0 hits for missing, writes 0 for an empty overlap, the smallest gain first'}
# by: author
# rest: solution
# marks: {overlap: 0, order-terms: 0, log-faults: 0, chase: 0}
# says: {overlap: zero-for-none, order-terms: turned-round, log-faults: zero-is-a-result, chase: that-day}
# ---

# %% answer="overlap"
def overlap(by_words, by_classes):
    w, c = set(by_words), set(by_classes)
    return {"words": len(w), "classes": len(c), "both": len(w & c), "jaccard": len(w & c) / max(1, len(w | c))}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    ranked, last = [], []
    for t, h, f in zip(candidates["term"], candidates["hits"], candidates["found"]):
        if h == base_hits:
            last.append(t)
        else:
            ranked.append(((f - base_found) / (h - base_hits), t))
    return [t for _, t in sorted(ranked)] + sorted(last)

# %% answer="log-faults"
def log_faults(log):
    bad = []
    for row in log.to_dict("records"):
        cells = [row[k] for k in ("date", "source", "query", "hits", "reason")]
        if any(pd.isna(c) or not c or not str(c).strip() for c in cells) or row["hits"] != row["hits_now"]:
            bad.append(row["step"])
    return sorted(bad)

# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] < pd.Timestamp(day)]
    return (set(known[known["citing"].isin(seeds)]["cited"]) | set(known[known["cited"].isin(seeds)]["citing"])) - set(seeds)
