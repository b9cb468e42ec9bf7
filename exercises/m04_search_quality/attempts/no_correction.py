# ---
# mistake: {zh: "有限总体修正没有作", en: "no correction for the finite population"}
# by: author
# rest: solution
# marks: {sample-interval: 1, missed-recall: 1, ranked-list: 1, two-searches: 2, stop-rules: 1, titles-only: 0}
# says: {sample-interval: not-corrected, missed-recall: rounded, ranked-list: half-forgotten, two-searches: always-independent, stop-rules: overruns, titles-only: letters-differ}
# ---

# %% answer="sample-interval"
def precision_interval(sample, population):
    size = len(sample)
    p = sample["relevant"].mean()
    if size == population:
        return {"share": p, "low": p, "high": p}
    n = size
    z = 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / (found_relevant + share * population) if found_relevant else 0

    return {
        "missed": round(elusion["share"] * population),
        "recall": recall(elusion["share"]),
        "low": recall(elusion["high"]),
        "high": recall(elusion["low"]),
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
        "PRES": 1 - mean_rank / n_max,
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one | other) / total,
        "independent": True,
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
        "budget": int((read["minutes"].cumsum().shift(fill_value=0) < budget).sum()),
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    relevant = table["grade"] >= least
    same = table["title"]
    titles = relevant[same.fillna("") != ""].groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / relevant.sum(),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }
