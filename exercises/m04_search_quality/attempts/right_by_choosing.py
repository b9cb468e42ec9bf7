# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="set-measures"
def recall_a(both, found, relevant):
    return both / len(relevant)


def recall_b(both, found, relevant):
    return both / len(found & relevant) if both else 0


def f2_a(p, r):
    return 2 * p * r / (p + r)


def f2_b(p, r):
    return 5 * p * r / (p + 4 * r)


def f2_c(p, r):
    return 5 * p * r / (4 * p + r)


lowest_grade = 1  # 0 | 1 | 2
which_recall = recall_a  # recall_a | recall_b
which_f2 = f2_c  # f2_a | f2_b | f2_c


def measures(found, grades):
    if lowest_grade is None or which_recall is None or which_f2 is None:
        raise NotImplementedError
    relevant = {number for number, grade in grades.items() if grade >= lowest_grade}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else None
    r = which_recall(both, set(found), relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": which_f2(p, r) if both else 0,
        "precision_judged": both / len(seen) if seen else None,
        "unjudged": len(found) - len(seen),
    }

# %% answer="ranked-list"
def missed_a(near, n, n_max):
    return []


def missed_b(near, n, n_max):
    return range(n_max + 1, n_max + n - len(near) + 1)


def missed_c(near, n, n_max):
    return range(n_max + len(near) + 1, n_max + n + 1)


def average_a(precisions, n):
    return sum(precisions) / len(precisions) if precisions else 0


def average_b(precisions, n):
    return sum(precisions) / n


which_missed = missed_c  # missed_a | missed_b | missed_c
which_average = average_b  # average_a | average_b


def ranked(run, grades, k, n_max):
    if which_missed is None or which_average is None:
        raise NotImplementedError
    n = sum(grade >= 1 for grade in grades.values())
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= n_max]
    places = [*near, *which_missed(near, n, n_max)]
    mean_rank = sum(places) / len(places) if places else (n + 1) / 2
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": which_average([nth / rank for nth, rank in enumerate(ranks, 1)], n),
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }

# %% answer="sample-interval"
def ends_a(p, n, z):
    half = z * math.sqrt(p * (1 - p) / n)
    return p - half, p + half


def ends_b(p, n, z):
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return middle - half, middle + half


def size_a(size, population):
    return size


def size_b(size, population):
    return size if population is None else population


def size_c(size, population):
    return size if population is None else size * (population - 1) / (population - size)


which_ends = ends_b  # ends_a | ends_b
which_size = size_c  # size_a | size_b | size_c


def precision_interval(sample, population):
    if which_ends is None or which_size is None:
        raise NotImplementedError
    p = sample["relevant"].mean()
    if len(sample) == population:
        return {"share": p, "low": p, "high": p}
    low, high = which_ends(p, which_size(len(sample), population), 1.96)
    return {"share": p, "low": low, "high": high}

# %% answer="missed-recall"
def recall_a(found_relevant, share, population):
    return 1 - share


def recall_b(found_relevant, share, population):
    return found_relevant / (found_relevant + share * population) if found_relevant else 0


def recall_c(found_relevant, share, population):
    return found_relevant / population


which_estimate = recall_b  # recall_a | recall_b | recall_c
share_for_low = "high"  # "low" | "high"
share_for_high = "low"  # "low" | "high"


def recall_range(found_relevant, elusion, population):
    if which_estimate is None or share_for_low is None or share_for_high is None:
        raise NotImplementedError
    return {
        "missed": elusion["share"] * population,
        "recall": which_estimate(found_relevant, elusion["share"], population),
        "low": which_estimate(found_relevant, elusion[share_for_low], population),
        "high": which_estimate(found_relevant, elusion[share_for_high], population),
    }

# %% answer="two-searches"
def total_a(n1, n2, m):
    return n1 + n2 - m


def total_b(n1, n2, m):
    return (n1 + 1) * (n2 + 1) / (m + 1) - 1


def total_c(n1, n2, m):
    return n1 * n2 / m


def independent_a(blocks_first, blocks_second):
    return set(blocks_first) != set(blocks_second)


def independent_b(blocks_first, blocks_second):
    return not set(blocks_first) & set(blocks_second)


which_total = total_b  # total_a | total_b | total_c
which_test = independent_b  # independent_a | independent_b


def two_searches(first, second, blocks_first, blocks_second):
    if which_total is None or which_test is None:
        raise NotImplementedError
    one, other = set(first), set(second)
    total = which_total(len(one), len(other), len(one & other))
    return {
        "total": total,
        "recall": len(one | other) / total,
        "independent": which_test(blocks_first, blocks_second),
    }

# %% answer="stop-rules"
def order_a(log):
    return log


def order_b(log):
    return log.sort_values("order")


def after_miss_a(row):
    return row + 1


def after_hit_a(row):
    return row


def after_hit_b(row):
    return 0


def wanted_a(read, target, estimated_total):
    return target * read["relevant"].sum()


def wanted_b(read, target, estimated_total):
    return target * estimated_total


which_order = order_b  # order_a | order_b
after_hit = after_hit_b  # after_hit_a | after_hit_b
which_wanted = wanted_b  # wanted_a | wanted_b


def stops(log, k, target, estimated_total, budget):
    if which_order is None or after_hit is None or which_wanted is None:
        raise NotImplementedError
    read = which_order(log)
    wanted = which_wanted(read, target, estimated_total)
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = after_hit(row) if hit else after_miss_a(row)
        found += hit
        if misses is None and row >= k:
            misses = n
        if estimate is None and found >= wanted - 1e-9:
            estimate = n
    return {
        "misses": misses or len(read),
        "estimate": estimate or len(read),
        "budget": int((read["minutes"].cumsum() <= budget + 1e-9).sum()),
    }

# %% answer="cheapest-rule"
def recall_of_log(read, n, total):
    return read["relevant"].head(n).sum() / read["relevant"].sum()


def recall_of_all(read, n, total):
    return read["relevant"].head(n).sum() / total


def best_a(reached):
    return max(reached)[1] if reached else None


def best_b(reached):
    return min(reached)[1] if reached else None


which_recall = recall_of_all  # recall_of_log | recall_of_all
which_best = best_b  # best_a | best_b


def cheapest(log, stops, total, target, x):
    if which_recall is None or which_best is None:
        raise NotImplementedError
    read = log.sort_values("order").reset_index(drop=True)
    at = read.index[read["pub_no"] == x][0] + 1
    reached = [
        (read["minutes"].head(n).sum(), name)
        for name, n in stops.items()
        if which_recall(read, n, total) >= target - 1e-9
    ]
    return {"rule": which_best(reached), "loses_x": sorted(name for name, n in stops.items() if n < at)}

# %% answer="titles-only"
def same_a(titles):
    return titles


def same_b(titles):
    return titles.str.lower().str.split().str.join(" ")


def all_a(relevant, wanted):
    return wanted["sum"].sum()


def all_b(relevant, wanted):
    return relevant.sum()


which_same = same_b  # same_a | same_b
which_all = all_b  # all_a | all_b


def title_ceiling(table, least):
    if which_same is None or which_all is None:
        raise NotImplementedError
    relevant = table["grade"] >= least
    same = which_same(table["title"])
    titles = relevant[same.fillna("") != ""].groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / which_all(relevant, wanted),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }
