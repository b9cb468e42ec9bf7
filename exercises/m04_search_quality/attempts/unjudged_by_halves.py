# ---
# mistake: {zh: "没人看过的，一会儿去掉一会儿算错", en: "the unjudged left out here and miscounted there"}
# by: author
# rest: solution
# marks: {set-measures: 0, ranked-list: 0}
# says: {set-measures: [unjudged-left-out, unjudged-as-irrelevant], ranked-list: unjudged-skipped}
# ---

# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 1}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(seen) if seen else None
    r = both / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": both / len(found) if found else None,
        "unjudged": len(found) - len(seen),
    }

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    n = sum(grade >= 1 for grade in grades.values())
    run = [number for number in run if number in grades]
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= n_max]
    missed = range(n_max + len(near) + 1, n_max + n + 1)
    mean_rank = (sum(near) + sum(missed)) / n
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }
