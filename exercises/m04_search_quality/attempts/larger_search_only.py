# ---
# mistake: {zh: "查全率取两次里大的那次，一样的就取前一个，算不清就写 0", en: "the larger search's recall for both, the first of two alike, 0 where nothing applies"}
# by: author
# rest: solution
# marks: {set-measures: 1, ranked-list: 1, two-searches: 1, stop-rules: 2, cheapest-rule: 0}
# says: {set-measures: zero-for-none, ranked-list: after-the-list, two-searches: one-search-only, stop-rules: never-means-all, cheapest-rule: tie-by-place}
# ---

# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 1}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else 0
    r = both / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": both / len(seen) if seen else None,
        "unjudged": len(found) - len(seen),
    }

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    n = sum(grade >= 1 for grade in grades.values())
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= n_max]
    missed = range(len(run) + len(near) + 1, len(run) + n + 1)
    mean_rank = (sum(near) + sum(missed)) / n
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": max(len(one), len(other)) / total,
        "independent": not set(blocks_first) & set(blocks_second),
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
        "misses": misses or 0,
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
        "rule": min(reached, key=lambda one: one[0])[1] if reached else None,
        "loses_x": sorted(name for name, n in stops.items() if n < at),
    }
