# ---
# right: {zh: "用课程的函数库做对", en: "right, with the functions of the course"}
# by: author
# entry: write
# rest: solution
# marks: {}
# ---

# %% answer="set-measures"
def measures(found, grades):
    from iplab.evaluation import f_beta, precision, recall

    def of(method, **options):
        return method(found, grades, **options) if found else None

    looked = [number for number in found if number in grades]
    return pd.Series(
        {
            "precision": of(precision, unjudged="irrelevant"),
            "recall": recall(found, grades, unjudged="irrelevant"),
            "F1": f_beta(found, grades, beta=1, unjudged="irrelevant"),
            "F2": f_beta(found, grades, beta=2, unjudged="irrelevant"),
            "precision_judged": of(precision, unjudged="drop") if looked else None,
            "unjudged": len(found) - len(looked),
        },
        dtype=object,
    )

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    from iplab import ranking

    return {
        "P_at_k": ranking.precision_at(run, grades, k, unjudged="irrelevant"),
        "AP": ranking.average_precision(run, grades, unjudged="irrelevant"),
        "PRES": ranking.pres(run, grades, n_max, unjudged="irrelevant"),
        "k": k,
    }

# %% answer="sample-interval"
def precision_interval(sample, population):
    found = sampling.wilson_interval(int(sample["relevant"].sum()), len(sample), population=population)
    return {"share": found.value, "low": found.low, "high": found.high}

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    found = sampling.chapman_of(first, second)
    return {
        "total": found.total,
        "recall": found.recall,
        "independent": all(block not in blocks_second for block in blocks_first),
    }

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    from iplab import stopping

    return {
        "misses": stopping.after_misses(log, k),
        "estimate": stopping.at_recall(log, target, estimated_total=estimated_total),
        "budget": stopping.within_budget(log, budget),
    }

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    from iplab import stopping

    table = stopping.compare(log, stops, total_relevant=total)
    return {
        "rule": stopping.cheapest(table, target),
        "loses_x": {name for name, n in stops.items() if x in stopping.lost(log, n)},
    }
