# ---
# right: {zh: '另一种做法，作者只看过中文题目', en: 'another right way by somebody who saw only the Chinese task text'}
# by: task text only
# rest: solution
# marks: {}
# ---

# 读中文版（编写）自己写的一份：纯 Python 循环，不用 pandas 的分组
# %% answer="set-measures"
def measures(found, grades):
    all_relevant = 0
    for g in grades.values():
        if g in (1, 2):
            all_relevant += 1
    hit = 0
    seen = 0
    for number in found:
        if number in grades:
            seen += 1
            if grades[number] in (1, 2):
                hit += 1
    answer = {"precision": None, "recall": hit / all_relevant, "F1": 0, "F2": 0, "precision_judged": None}
    answer["unjudged"] = len(found) - seen
    if found:
        answer["precision"] = hit / len(found)
    if seen:
        answer["precision_judged"] = hit / seen
    if hit:
        P, R = answer["precision"], answer["recall"]
        answer["F1"] = 2 * P * R / (P + R)
        answer["F2"] = 5 * P * R / (4 * P + R)
    return answer

# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    relevant = {number for number in grades if grades[number] in (1, 2)}
    n = len(relevant)
    place = {number: i + 1 for i, number in enumerate(run)}
    ap = 0
    for number in relevant:
        if number in place:
            top = run[: place[number]]
            ap += len(relevant.intersection(top)) / place[number]
    near = sorted(place[number] for number in relevant if place.get(number, n_max + 1) <= n_max)
    R = len(near)
    places = near + [n_max + i for i in range(R + 1, n + 1)]
    mean = sum(places) / n
    return {
        "P_at_k": len(relevant.intersection(run[:k])) / k,
        "AP": ap / n,
        "PRES": 1 - (mean - (n + 1) / 2) / n_max,
    }

# %% answer="sample-interval"
def precision_interval(sample, population):
    flags = [bool(one) for one in sample["relevant"]]
    size = len(flags)
    p = sum(flags) / size
    if population is not None and population == size:
        return {"share": p, "low": p, "high": p}
    n = size
    if population is not None:
        n = size * (population - 1) / (population - size)
    z = 1.96
    below = 1 + z * z / n
    middle = (p + z * z / (2 * n)) / below
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5 / below
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    out = {"missed": elusion["share"] * population}
    for name, end in (("recall", "share"), ("low", "high"), ("high", "low")):
        missed = elusion[end] * population
        whole = found_relevant + missed
        # found 0 且 elusion["low"] 为 0 时没有定义：题目没写，取 0
        out[name] = found_relevant / whole if whole else 0
    return out

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    m = sum(1 for number in first if number in second)
    n1, n2 = len(first), len(second)
    total = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    shared = [block for block in blocks_first if block in blocks_second]
    return {"total": total, "recall": (n1 + n2 - m) / total, "independent": len(shared) == 0}

# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    rows = sorted(zip(log["order"], log["relevant"], log["minutes"]), key=lambda row: row[0])
    last = len(rows)

    def misses():
        dry = 0
        for i, (_, hit, _) in enumerate(rows, 1):
            dry = 0 if hit else dry + 1
            if dry == k:
                return i
        return last

    def estimate():
        got = 0
        for i, (_, hit, _) in enumerate(rows, 1):
            got += 1 if hit else 0
            if got >= target * estimated_total:
                return i
        return last

    def within():
        used = 0
        for i, (_, _, minutes) in enumerate(rows):
            used += minutes
            if used > budget:
                return i
        return last

    return {"misses": misses(), "estimate": estimate(), "budget": within()}

# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    rows = sorted(zip(log["order"], log["pub_no"], log["relevant"], log["minutes"]), key=lambda row: row[0])
    best = None
    loses = []
    for name in sorted(stops):
        part = rows[: stops[name]]
        if x not in [row[1] for row in part]:
            loses.append(name)
        if sum(1 for row in part if row[2]) / total >= target:
            time = sum(row[3] for row in part)
            if best is None or time < best[0]:
                best = (time, name)
    return {"rule": best[1] if best else None, "loses_x": loses}

# %% answer="titles-only"
def title_ceiling(table, least):
    counts = {}
    relevant_all = 0
    for title, grade in zip(table["title"], table["grade"]):
        good = grade >= least
        relevant_all += 1 if good else 0
        if pd.isna(title):
            continue
        key = " ".join(str(title).lower().split())
        if not key:
            continue
        one = counts.setdefault(key, [0, 0])
        one[0 if good else 1] += 1
    wanted = [one for one in counts.values() if one[0]]
    with_title = sum(one[0] for one in wanted)
    return {
        "mixed": sum(1 for one in wanted if one[1]),
        "recall": with_title / relevant_all,
        "precision": with_title / sum(sum(one) for one in wanted),
    }
