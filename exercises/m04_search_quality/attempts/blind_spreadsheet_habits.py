# ---
# mistake: {zh: '电子表格的习惯：按行的先后读，留四位小数，抽得少就不修正', en: 'spreadsheet habits: reads row by row, keeps four decimals, corrects large samples only'}
# by: task text only
# rest: solution
# marks: {set-measures: 0, sample-interval: 1, stop-rules: 0, cheapest-rule: 0, titles-only: 0}
# says: {sample-interval: not-corrected, stop-rules: sheet-order, cheapest-rule: sheet-order}
# ---

# Who: a spreadsheet person. Rows are read in the order they stand in; percentages come with two decimals;
# equal texts are equal cells.
# set-measures: rounds precision, recall, F1, F2 to 4 places ("Don't round" overlooked); shows whenever a quotient has
#   more decimals, e.g. 1 of 3 found.
# stop-rules: log not sorted by `order`; shows on a log whose rows are shuffled (or sorted by pub_no).
# cheapest-rule: same, not sorted; shows on a shuffled log, both in `rule` and in `loses_x`.
# titles-only: titles compared like COUNTIF after TRIM: capitals don't matter, blanks at the ends go, but several
#   blanks within stay apart; shows on "Solar  oven" / "Solar oven".
# sample-interval: leaves the finite population out when N is given only if n/N < 5 % (the 5 % rule of the desk book);
#   shows on a sample of 60 with N = 2000.
# %% answer="set-measures"
def measures(found, grades):
    relevant = [number for number in grades if grades[number] > 0]
    both = len([number for number in found if number in relevant])
    seen = len([number for number in found if number in grades])
    p = round(both / len(found), 4) if len(found) else None
    r = round(both / len(relevant), 4)
    return {
        "precision": p,
        "recall": r,
        "F1": round(2 * p * r / (p + r), 4) if both else 0,
        "F2": round(5 * p * r / (4 * p + r), 4) if both else 0,
        "precision_judged": round(both / seen, 4) if seen else None,
        "unjudged": len(found) - seen,
    }

# %% answer="sample-interval"
def precision_interval(sample, population):
    size = len(sample)
    p = sample["relevant"].sum() / size
    n = size
    if population is not None:
        if population == size:
            return {"share": p, "low": p, "high": p}
        if size / population >= 0.05:
            n = size * (population - 1) / (population - size)
    z = 1.96
    d = 1 + z**2 / n
    middle = (p + z**2 / (2 * n)) / d
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / d
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    total = len(log)
    result = {"misses": total, "estimate": total, "budget": 0}
    row = 0
    for n, hit in enumerate(log["relevant"], 1):
        row = 0 if hit else row + 1
        if row == k:
            result["misses"] = n
            break
    running = log["relevant"].cumsum().tolist()
    for n, found in enumerate(running, 1):
        if found >= target * estimated_total:
            result["estimate"] = n
            break
    result["budget"] = int((log["minutes"].cumsum() <= budget).sum())
    return result

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    rows = log.reset_index(drop=True)
    at = rows.index[rows["pub_no"] == x][0] + 1
    best = []
    for name, n in stops.items():
        if rows["relevant"].head(n).sum() / total >= target:
            best.append((rows["minutes"].head(n).sum(), name))
    return {
        "rule": min(best)[1] if best else None,
        "loses_x": [name for name, n in stops.items() if n < at],
    }

# %% answer="titles-only"
def title_ceiling(table, least):
    named = table.dropna(subset=["title"]).copy()
    named["key"] = named["title"].str.strip().str.lower()
    named["good"] = named["grade"] >= least
    pivot = named.groupby("key")["good"].agg(["sum", "count"])
    want = pivot[pivot["sum"] > 0]
    return {
        "mixed": int((want["sum"] != want["count"]).sum()),
        "recall": want["sum"].sum() / (table["grade"] >= least).sum(),
        "precision": want["sum"].sum() / want["count"].sum(),
    }
