# ---
# mistake: {zh: "只认等级 2", en: "only grade 2 counts"}
# by: author
# rest: solution
# marks: {set-measures: 1, titles-only: 0, two-searches: 2, ranked-list: 1}
# says: {set-measures: grade-two-only, titles-only: wrong-grade, two-searches: partly-shared, ranked-list: missed-left-out}
# ---

# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 2}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    hits = sum(grades.get(number, 0) >= 1 for number in found)
    p = both / len(found) if found else None
    r = both / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": hits / len(seen) if seen else None,
        "unjudged": len(found) - len(seen),
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    relevant = table["grade"] >= 3 - least
    same = table["title"].str.lower().str.split().str.join(" ")
    titles = relevant[same.fillna("") != ""].groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / relevant.sum(),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one | other) / total,
        "independent": set(blocks_first) != set(blocks_second),
    }

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    n = sum(grade >= 1 for grade in grades.values())
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= n_max]
    mean_rank = sum(near) / len(near) if near else (n + 1) / 2
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }
