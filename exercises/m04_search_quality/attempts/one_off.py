# ---
# mistake: {zh: "差一件", en: "one off"}
# by: author
# rest: solution
# marks: {stop-rules: 0, cheapest-rule: 0}
# says: {stop-rules: [one-too-many, target-forgotten], cheapest-rule: x-was-read}
# ---

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    read = log.sort_values("order")
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = 0 if hit else row + 1
        found += hit
        if misses is None and row > k:
            misses = n
        if estimate is None and found >= estimated_total - 1e-9:
            estimate = n
    return {
        "misses": misses or len(read),
        "estimate": estimate or len(read),
        "budget": int((read["minutes"].cumsum() <= budget + 1e-9).sum()),
    }

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    read = log.sort_values("order").reset_index(drop=True)
    at = read.index[read["pub_no"] == x][0] + 1
    reached = [
        (read["minutes"].head(n).sum(), name)
        for name, n in stops.items()
        if read["relevant"].head(n).sum() / total >= target - 1e-9
    ]
    return {
        "rule": min(reached)[1] if reached else None,
        "loses_x": sorted(name for name, n in stops.items() if n <= at),
    }
