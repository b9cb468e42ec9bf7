# ---
# mistake: {zh: "数字写成文字，名单写成一句话", en: "words for values and a sentence for a list"}
# by: author
# rest: solution
# marks: {two-searches: 2, cheapest-rule: 0, stop-rules: 0}
# says: {two-searches: not-true-or-false, cheapest-rule: not-a-list, stop-rules: [not-a-number-read, other]}
# ---

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one | other) / total,
        "independent": "no" if set(blocks_first) & set(blocks_second) else "yes",
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
        "loses_x": "、".join(name for name, n in stops.items() if n < at),
    }

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    read = log.sort_values("order")
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = 0 if hit else row + 1
        found += hit
        if misses is None and row >= k:
            misses = n
        if estimate is None and found >= target * estimated_total - 1e-9:
            estimate = n
    return {
        "misses": read["minutes"].head(misses or len(read)).sum(),
        "estimate": read["minutes"].head(estimate or len(read)).sum(),
        "budget": int((read["minutes"].cumsum() <= budget + 1e-9).sum()),
    }
