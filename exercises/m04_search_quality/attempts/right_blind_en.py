# ---
# right: {zh: '按填空做对，作者只看过英文题目', en: 'right by filling the blanks, by somebody who saw only the English task text'}
# by: task text only
# rest: solution
# marks: {}
# ---

# the English copy at entry fill, every blank filled by reading the text
# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 1}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else None
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
    missed = range(n_max + len(near) + 1, n_max + n + 1)
    mean_rank = (sum(near) + sum(missed)) / n
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }

# %% answer="sample-interval"
def precision_interval(sample, population):
    size = len(sample)
    p = sample["relevant"].mean()
    if size == population:
        return {"share": p, "low": p, "high": p}
    n = size if population is None else size * (population - 1) / (population - size)
    z = 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / (found_relevant + share * population)

    return {
        "missed": elusion["share"] * population,
        "recall": recall(elusion["share"]),
        "low": recall(elusion["high"]),
        "high": recall(elusion["low"]),
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one | other) / total,
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
        "loses_x": sorted(name for name, n in stops.items() if n < at),
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    relevant = table["grade"] >= least
    same = table["title"].str.lower().str.split().str.join(" ")
    titles = relevant[same.fillna("") != ""].groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / relevant.sum(),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }
