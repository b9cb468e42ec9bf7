# ---
# mistake: {zh: "分母用了全部文献", en: "everything in the denominator"}
# by: author
# rest: solution
# marks: {sample-interval: 0, missed-recall: 1, two-searches: 2, titles-only: 0}
# says: {sample-interval: [out-of-range, other], missed-recall: population-is-not-relevant, two-searches: never-independent, titles-only: no-title-is-a-title}
# ---

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
    return {"share": p, "low": 100 * (middle - half), "high": 100 * (middle + half)}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / population if found_relevant else 0

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
        "independent": not set(''.join(blocks_first)) & set(''.join(blocks_second)),
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    relevant = table["grade"] >= least
    same = table["title"].fillna("").str.lower().str.split().str.join(" ")
    titles = relevant.groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / relevant.sum(),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }
