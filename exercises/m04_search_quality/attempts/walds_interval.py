# ---
# mistake: {zh: "用瓦尔德区间", en: "Wald's interval"}
# by: author
# rest: solution
# marks: {sample-interval: 0, missed-recall: 0, two-searches: 1}
# says: {sample-interval: [no-width, wald], missed-recall: [elusion-is-not-recall, other], two-searches: overlap-twice}
# ---

# %% answer="sample-interval"
def precision_interval(sample, population):
    size = len(sample)
    p = sample["relevant"].mean()
    if size == population:
        return {"share": p, "low": p, "high": p}
    n = size if population is None else size * (population - 1) / (population - size)
    z = 1.96
    middle = p
    half = z * math.sqrt(p * (1 - p) / n)
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return 1 - share if found_relevant else 0

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
        "recall": (len(one) + len(other)) / total,
        "independent": not set(blocks_first) & set(blocks_second),
    }
