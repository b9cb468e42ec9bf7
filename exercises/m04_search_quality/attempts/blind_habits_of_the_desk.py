# ---
# mistake: {zh: '老检索员的习惯：没看过的不算，半宽乘修正系数，同一特征算一块', en: 'habits of the desk: leaves out the unseen, corrects the half width, takes a feature for a block'}
# by: task text only
# rest: solution
# marks: {set-measures: 1, sample-interval: 1, missed-recall: 1, two-searches: 0, titles-only: 0}
# says: {set-measures: unjudged-left-out, two-searches: [lincoln, never-independent], titles-only: no-title-is-a-title}
# ---

# Who: an experienced search clerk with desk habits.
# set-measures: what nobody saw is left out of precision (habit: judge only what was read), so precision equals
#   precision_judged and F1/F2 follow; shows on any result with unjudged documents.
# sample-interval: when N is given, the textbook correction sqrt((N-n)/(N-1)) is put on the half width of Wilson instead
#   of changing n; shows on every N, most when the sample is a good part.
# missed-recall: the relevant documents met in the sample are now known, so they are added to those found, and the share
#   is applied to what was not read; shows whenever elusion["relevant"] > 0.
# two-searches: Lincoln-Petersen n1*n2/m (and the union when m is 0) instead of Chapman; shows nearly always.
#   Blocks are compared by feature ("F1", "F2") since words and classes of one feature are the same block to him;
#   shows on ["F1-words"] / ["F1-classes"].
# titles-only: a missing title is one title of its own ("no title" sorts together); shows on a table with missing titles.
# %% answer="set-measures"
def measures(found, grades):
    seen = [number for number in found if number in grades]
    both = [number for number in seen if grades[number] >= 1]
    p = len(both) / len(seen) if seen else None
    r = len(both) / sum(1 for g in grades.values() if g >= 1)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": p,
        "unjudged": len(found) - len(seen),
    }

# %% answer="sample-interval"
def precision_interval(sample, population):
    n = len(sample)
    p = float(sample["relevant"].mean())
    z = 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    if population == n:
        return {"share": p, "low": p, "high": p}
    if population is not None:
        half *= math.sqrt((population - n) / (population - 1))
    return {"share": p, "low": middle - half, "high": middle + half}

# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    known = found_relevant + elusion["relevant"]
    unread = population - elusion["read"]

    def recall(share):
        whole = known + share * unread
        return known / whole if whole else 0

    return {
        "missed": elusion["share"] * unread,
        "recall": recall(elusion["share"]),
        "low": recall(elusion["high"]),
        "high": recall(elusion["low"]),
    }

# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    m = len(set(first) & set(second))
    union = set(first) | set(second)
    total = len(first) * len(second) / m if m else len(union)
    one = {block.split("-")[0] for block in blocks_first}
    other = {block.split("-")[0] for block in blocks_second}
    return {"total": total, "recall": len(union) / total, "independent": one.isdisjoint(other)}

# %% answer="titles-only"
def title_ceiling(table, least):
    good = table["grade"] >= least
    key = table["title"].fillna("").str.casefold().str.split().str.join(" ")
    per = good.groupby(key).agg(["sum", "count"])
    per = per[per["sum"] > 0]
    return {
        "mixed": int((per["sum"] < per["count"]).sum()),
        "recall": per["sum"].sum() / good.sum(),
        "precision": per["sum"].sum() / per["count"].sum(),
    }
