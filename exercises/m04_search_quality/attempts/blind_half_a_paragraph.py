# ---
# mistake: {zh: '每题只读头几行，凭教科书上的老词作答', en: 'reads the first lines of each task and knows the textbook words'}
# by: task text only
# rest: solution
# marks: {ranked-list: 0, missed-recall: 1, two-searches: 2, stop-rules: 2, cheapest-rule: 0}
# says: {ranked-list: [found-only, missed-too-early], missed-recall: sample-not-scaled, two-searches: always-independent, stop-rules: misses-not-read}
# ---

# Who: a trainee in a hurry who reads the first lines of each task and knows the textbook words.
# ranked-list: AP is averaged over the relevant documents FOUND; shows as soon as one relevant is not in the list.
#   PRES: the missed ones stand at n_max + 1, n_max + 2, ... (R left out); shows when some are found and some missed.
# missed-recall: `missed` is the number missed in the sample ("how many are relevant"), not share x population; recall
#   worked out right; shows whenever population differs from `read`.
# two-searches: the flag is True if the two lists of blocks are not the same list; shows on words_both / words_use.
# cheapest-rule: recall against the relevant in the log, `total` not used; shows if the log holds fewer than `total`.
#   Ties go to the rule that stands first in the dictionary.
# stop-rules: the k misses are not counted (gives the number read before the row of misses); shows wherever it fires.
# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    n = len([g for g in grades.values() if g >= 1])
    ranks = [i for i, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [r for r in ranks if r <= n_max]
    rest = [n_max + i for i in range(1, n - len(near) + 1)]
    mean = (sum(near) + sum(rest)) / n
    ap = sum(i / r for i, r in enumerate(ranks, 1)) / len(ranks) if ranks else 0
    return {"P_at_k": len([r for r in ranks if r <= k]) / k, "AP": ap, "PRES": 1 - (mean - (n + 1) / 2) / n_max}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / (found_relevant + share * population)

    return {
        "missed": elusion["relevant"],
        "recall": recall(elusion["share"]),
        "low": recall(elusion["high"]),
        "high": recall(elusion["low"]),
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    both = set(first) & set(second)
    total = (len(first) + 1) * (len(second) + 1) / (len(both) + 1) - 1
    return {
        "total": total,
        "recall": len(set(first + second)) / total,
        "independent": blocks_first != blocks_second,
    }

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    read = log.sort_values("order")
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = 0 if hit else row + 1
        found += int(hit)
        if misses is None and row == k:
            misses = n - k
        if estimate is None and found >= target * estimated_total - 1e-9:
            estimate = n
    return {
        "misses": len(read) if misses is None else misses,
        "estimate": len(read) if estimate is None else estimate,
        "budget": int((read["minutes"].cumsum() <= budget + 1e-9).sum()),
    }

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    read = log.sort_values("order")
    order = read["pub_no"].tolist()
    best, time = None, None
    for name, n in stops.items():
        part = read.head(n)
        recall = part["relevant"].sum() / read["relevant"].sum()
        if recall >= target and (time is None or part["minutes"].sum() < time):
            best, time = name, part["minutes"].sum()
    return {"rule": best, "loses_x": {name for name, n in stops.items() if x not in order[:n]}}
