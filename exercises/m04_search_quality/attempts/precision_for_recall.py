# ---
# mistake: {zh: "查准率查全率写反，两次检索只算一次", en: "precision and recall swapped, one search for two"}
# by: author
# rest: solution
# marks: {set-measures: 1, ranked-list: 2, missed-recall: 0, two-searches: 1, titles-only: 0}
# says: {set-measures: swapped, ranked-list: short-list, missed-recall: ends-crossed, two-searches: one-search-only, titles-only: whole-shelf}
# ---

# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 1}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else None
    r = both / len(relevant)
    return {
        "precision": r,
        "recall": p,
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
        "P_at_k": sum(rank <= k for rank in ranks) / min(k, len(run)),
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / (found_relevant + share * population) if found_relevant else 0

    return {
        "missed": elusion["share"] * population,
        "recall": recall(elusion["share"]),
        "low": recall(elusion["low"]),
        "high": recall(elusion["high"]),
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one) / total,
        "independent": not set(blocks_first) & set(blocks_second),
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
        "precision": relevant.mean(),
    }
