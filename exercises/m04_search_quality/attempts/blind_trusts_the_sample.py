# ---
# mistake: {zh: '和页面上的数对得上就行：没有空结果、没有长列表、名称都干净', en: 'fits the numbers on the page: no empty result, no long list, clean titles only'}
# by: task text only
# rest: solution
# marks: {set-measures: 0, ranked-list: 0, stop-rules: 1, cheapest-rule: 0, titles-only: 0}
# says: {set-measures: zero-for-none, ranked-list: [short-list, reads-on], cheapest-rule: x-was-read, titles-only: letters-differ}
# ---

# Who: a trainee who makes it fit the sample output and the data in the notebook, and generalises from that.
# set-measures: the data shown have no empty result, so it is right but for the
#   edges: an empty `found` gives 0 instead of None for precision; shows on found = [] (and on nothing seen: 0).
# ranked-list: PRES leaves the cut at n_max out (runs shown are about as long as n_max): ranks beyond n_max count with
#   their own rank; shows on a list longer than n_max with relevant documents behind n_max. P@k divides by the length
#   of the list when it is shorter than k; shows on a short list.
# stop-rules: `misses` right; `estimate` compares with the total ROUNDED DOWN; shows if target x total is no whole
#   number. `budget` counts the document that goes over; shows nearly always.
# cheapest-rule: the position of x is taken from the column `order` itself; shows if `order` doesn't run 1..n.
#   The rule chosen is the one that reads the fewest documents, which is the same in the data shown; right, as minutes
#   add up (only ties on 0 minutes differ). loses_x counts a rule that stops AT x too (n <= at): wrong there.
# titles-only: no folding of capitals or blanks (the titles shown are Chinese and clean); shows on "Solar Oven"/"solar oven".
# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade}
    good = relevant.intersection(found)
    seen = [number for number in found if number in grades]
    p = len(good) / max(len(found), 1)
    r = len(good) / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if good else 0,
        "F2": 5 * p * r / (4 * p + r) if good else 0,
        "precision_judged": len(good) / max(len(seen), 1),
        "unjudged": len(found) - len(seen),
    }

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    n = sum(1 for g in grades.values() if g > 0)
    ranks = [i for i, number in enumerate(run, 1) if grades.get(number, 0) > 0]
    R = len(ranks)
    mean = (sum(ranks) + sum(n_max + i for i in range(R + 1, n + 1))) / n
    return {
        "P_at_k": sum(1 for r in ranks if r <= k) / min(k, len(run)),
        "AP": sum(i / r for i, r in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean - (n + 1) / 2) / n_max,
    }

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    read = log.sort_values("order").reset_index(drop=True)
    misses = estimate = within = len(read)
    row = 0
    for n in range(len(read)):
        row = 0 if read["relevant"][n] else row + 1
        if row == k:
            misses = n + 1
            break
    found = read["relevant"].cumsum()
    enough = found[found >= int(target * estimated_total)]
    if len(enough):
        estimate = int(enough.index[0]) + 1
    spent = read["minutes"].cumsum()
    over = spent[spent >= budget]
    if len(over):
        within = int(over.index[0]) + 1
    return {"misses": misses, "estimate": estimate, "budget": within}

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    read = log.sort_values("order")
    at = int(log.loc[log["pub_no"] == x, "order"].iloc[0])
    good = [name for name in sorted(stops) if read["relevant"].head(stops[name]).sum() / total >= target]
    return {
        "rule": min(good, key=lambda name: stops[name]) if good else None,
        "loses_x": [name for name, n in stops.items() if n <= at],
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    good = table["grade"] >= least
    per = good.groupby(table["title"]).agg(["sum", "count"])
    per = per[per["sum"] > 0]
    return {
        "mixed": int((per["sum"] < per["count"]).sum()),
        "recall": per["sum"].sum() / good.sum(),
        "precision": per["sum"].sum() / per["count"].sum(),
    }
