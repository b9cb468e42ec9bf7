# %% [markdown] lang="zh"
# # M04 练习：检索做得够不够好
#
# **情境。** 周四下午，客户拿着您昨天交出的检索结果回来了：“查到的这些，我信。可您凭什么说**差不多查全了**？我要拿它去跟投资人谈。”主任站在旁边：“先别答。把能算的算出来，算不出来的写清楚。”
#
# **时间**：约 155 分钟，其中第 9 题约 35 分钟。**分值**：自动评分 22 分，人工评分 12 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`）。三种作答方式（运行、填空、编写）的检查和分值完全一样；第 9 题各种方式都要自己写。
# - 函数只用括号里交给它的东西：评分时会换课题、换列表、换数字再问。结果都**不要四舍五入**。
# - 要返回字典的，键名照题目写；多出来的键不扣分。
# - 各题互不依赖：前一题没做出来，后一题照样能做。
# - 检查格没有输出，只说明形式没问题，**不等于答对**。
# - 文献和判断都是合成的练习数据；第 8 题的数据随班级设置，可能是开放版（真实标题）。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。
#
# **全练习通用**：一件文献**相关**，指判断表里等级是 1 或 2；等级 0 是看过、不相关；判断表里没有的，是**没有人看过**，各题会写明怎么算。判断表里总有相关的文献，样本和日志总有至少一件。

# %% [markdown] lang="en"
# # M04 exercise: is the search good enough?
#
# **The situation.** Thursday afternoon. The client brings back the result you handed over yesterday: "The documents you found, fine. But what makes you say that this is **nearly everything**? I am taking it to an investor." Your director stands beside you: "Don't answer yet. Work out what can be worked out, and write down what can't."
#
# **Time**: about 155 minutes, of which about 35 for task 9. **Points**: 22 marked automatically, 12 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`). The three entries (run, fill, write) have the same checks and points; task 9 you write yourself at every entry.
# - A function uses only what it is handed in its brackets: marking asks again with another topic, list and numbers. **Don't round** any result.
# - Where a dictionary is asked, use the keys of the text; further keys cost nothing.
# - The tasks don't depend on one another: if one won't come out, the next can still be done.
# - A silent check means that the form is right, **not the answer**.
# - Documents and judgements are synthetic practice data; the data of task 8 follow your cohort's setting and may be the open edition (real titles).
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.
#
# **All through this exercise** a document is **relevant** if its grade in the judgements is 1 or 2; grade 0 was looked at and is not relevant; what is not in the judgements was **seen by nobody**, and each task says what it counts as. The judgements always hold relevant documents, and samples and logs at least one document.

# %% tags=["parameters"]
province = "四川省"
institution_type = "municipal_comprehensive"
tech_field = "new_energy"
tier = "basic"
entry = "fill"
language = "zh"
edition = "practice"
seed = 2026
as_of_date = "2025-06-30"

# %%
import math

import pandas as pd

from iplab import checks, data, parameters, sampling, show, topics
from iplab.checks import preview

parameters.show(
    {
        "province": province,
        "institution_type": institution_type,
        "tech_field": tech_field,
        "tier": tier,
        "entry": entry,
        "language": language,
        "edition": edition,
        "seed": seed,
        "as_of_date": as_of_date,
    },
    language,
    tables=["topics", "qrels", "runs", "screening_log", "elusion_sample", "patents"]
    + (["solar_cooking", "solar_cooking_qrels"] if edition == "open" else []),
)

# %%
topic = topics.basic_topic(tech_field)
judged = data.load("qrels", topic_id=topic["topic_id"])
grades = dict(zip(judged["pub_no"], judged["grade"], strict=True))
lists = data.load("runs", topic_id=topic["topic_id"]).sort_values("rank")
runs = {name: part["pub_no"].tolist() for name, part in lists.groupby("run")}
print(topic[f"title_{language}"])
print({name: len(run) for name, run in runs.items()})

# %% [markdown] lang="zh"
# ## 任务 1　一组结果：查准率、查全率、F1、F2
#
# `runs` 是同一课题的五个结果列表，`grades` 是判断表：公开号 → 等级。写函数 `measures(found, grades)`：`found` 是公开号的列表（没有重复），返回字典，六个键：
#
# | 键 | 是什么 |
# |---|---|
# | `precision` | 查准率：找到的相关文献数 ÷ 找到的文献数。没有人看过的算不相关 |
# | `recall` | 查全率：找到的相关文献数 ÷ **判断表里全部**相关文献数 |
# | `F1` | 2PR ÷ (P + R)，P 是 `precision`，R 是 `recall` |
# | `F2` | 5PR ÷ (4P + R)：查全的分量更重 |
# | `precision_judged` | 只看 `found` 里有人看过的：其中相关的占多少 |
# | `unjudged` | `found` 里没有人看过的有几件 |
#
# 特殊情形：`found` 是空的，`precision` 和 `precision_judged` 返回 `None`（不适用）；`found` 里没有一件有人看过，`precision_judged` 返回 `None`。一件相关的也没找到，`recall`、`F1`、`F2` 都是 0。

# %% [markdown] lang="en"
# ## Task 1　A set: precision, recall, F1, F2
#
# `runs` holds five lists of results for one topic, `grades` the judgements: publication number → grade. Write the function `measures(found, grades)`: `found` is a list of publication numbers (none twice). It returns a dictionary with six keys:
#
# | Key | What it is |
# |---|---|
# | `precision` | relevant documents found ÷ documents found. What nobody saw counts as not relevant |
# | `recall` | relevant documents found ÷ **all** relevant documents in the judgements |
# | `F1` | 2PR ÷ (P + R), where P is `precision` and R is `recall` |
# | `F2` | 5PR ÷ (4P + R): recall weighs more |
# | `precision_judged` | of those in `found` that somebody saw, the share that is relevant |
# | `unjudged` | how many in `found` nobody saw |
#
# Special cases: if `found` is empty, `precision` and `precision_judged` are `None` (not applicable); if nobody saw any of `found`, `precision_judged` is `None`. If nothing relevant was found, `recall`, `F1` and `F2` are 0.


# %% answer="set-measures"
def measures(found, grades):
    ### BEGIN SOLUTION
    relevant = {number for number, grade in grades.items() if grade >= 1}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else None
    r = both / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": both / len(seen) if seen else None,
        "unjudged": len(found) - len(seen),
    }
    ### END SOLUTION


# %% answer="set-measures" entry="fill"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= ____}
    seen = [number for number in found if number in ____]
    both = sum(number in relevant for number in found)
    p = both / len(____) if found else None
    r = both / len(____)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (____ * p + r) if both else 0,
        "precision_judged": both / len(____) if seen else None,
        "unjudged": len(found) - len(____),
    }


# %% answer="set-measures" entry="run"
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


lowest_grade = None  # 0 | 1 | 2
which_recall = None  # recall_a | recall_b
which_f2 = None  # f2_a | f2_b | f2_c


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


# %%
for name in ("words_zh", "words_both", "classes"):
    preview(f"measures({name})", measures, runs[name], grades)


# %% check="set-measures" points=2
def _check():
    keys = ["precision", "recall", "F1", "F2"]

    def got(found, known):
        value = checks.ask("measures", measures, list(found), dict(known))
        assert isinstance(value, (dict, pd.Series)) and {*keys, "precision_judged", "unjudged"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含题目里的六个键 / It should return a dictionary with the six keys of the task."
        )
        return {key: value[key] for key in keys}

    got(["CN1A", "CN2A"], {"CN1A": 1, "CN3A": 2, "CN4A": 0})  # the form only

    ### BEGIN HIDDEN TESTS
    def share(part, whole):
        return part / whole if whole else None

    def right(found, known, *, least=1, own=False, drop=False, beta=2.0):
        held = [known.get(number) for number in found]
        kept = [grade for grade in held if grade is not None] if drop else held
        hits = sum(1 for grade in held if grade is not None and grade >= least)
        wanted = sum(1 for grade in known.values() if grade >= least)
        p, r = share(hits, len(kept)), share(hits, hits if own else wanted) or 0
        weight = beta**2
        return {
            "precision": p,
            "recall": r,
            "F1": 2 * p * r / (p + r) if hits else 0,
            "F2": (1 + weight) * p * r / (weight * p + r) if hits else 0,
        }

    own = topics.basic_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, run in ((own, "words_both"), ("T05" if own != "T05" else "T10", "similar"), (own, None)):
        table = data.load("qrels", topic_id=topic_id)
        known = dict(zip(table["pub_no"].tolist(), table["grade"].tolist(), strict=True))
        held = data.load("runs", topic_id=topic_id)
        found = held.loc[held["run"] == run, "pub_no"].tolist()
        true = right(found, known)
        cases.append(
            (
                got(found, known),
                true,
                [
                    (
                        right(found, known, own=True),
                        "[own-hits] 查全率只在自己找到的里面算，永远是 1：分母是判断表里全部相关文献 / Recall is measured on your own hits and is always 1: the denominator is all relevant documents in the judgements.",
                    ),
                    (
                        right(found, known, least=2),
                        "[grade-two-only] 只把等级 2 当相关：等级 1 也算 / Only grade 2 is taken for relevant: grade 1 counts too.",
                    ),
                    (
                        right(found, known, least=0),
                        "[grade-zero-too] 看过、不相关的（等级 0）也当成了相关 / What was looked at and is not relevant (grade 0) is counted as relevant.",
                    ),
                    (
                        right(found, known, drop=True),
                        "[unjudged-left-out] precision 里把没人看过的去掉了：这里写明算不相关；去掉的是 precision_judged / What nobody saw is left out of precision: here it counts as not relevant; precision_judged leaves it out.",
                    ),
                    (
                        right(found, known, beta=0.5),
                        "[f-turned-round] F2 的 4 放错了边：分量更重的是查全 / The 4 in F2 stands on the wrong side: it is recall that weighs more.",
                    ),
                    (
                        right(found, known, beta=1.0),
                        "[f-one-for-two] F2 算成了 F1：漏一件的代价比多读一件大时，不能用 F1 / F2 was worked out as F1: where a miss costs more than a document read in vain, F1 won't do.",
                    ),
                    (
                        {**true, "precision": true["recall"], "recall": true["precision"]},
                        "[swapped] 查准率和查全率写反了 / Precision and recall are swapped.",
                    ),
                    (
                        {**true, "precision": 0 if true["precision"] is None else true["precision"]},
                        "[zero-for-none] 一件也没找到时查准率不适用，应返回 None，不是 0 / With nothing found precision does not apply: return None, not 0.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件清点的结果不符：依次核对相关的含义、两个分母、F 的公式 / Not what a count document by document gives: check what is relevant, both denominators and the F formulas in turn.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="set-measures-unjudged" points=1
# 隐藏检查：没有人看过的（评分时才运行） / Hidden check (runs at marking): what nobody saw
### BEGIN HIDDEN TESTS
def _check():
    own = topics.basic_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, run in ((own, "similar"), ("T05" if own != "T05" else "T10", "words_both"), (own, None)):
        table = data.load("qrels", topic_id=topic_id)
        known = dict(zip(table["pub_no"].tolist(), table["grade"].tolist(), strict=True))
        held = data.load("runs", topic_id=topic_id)
        found = held.loc[held["run"] == run, "pub_no"].tolist() or ["CN0A"]
        hits = sum(1 for number in found if known.get(number, 0) > 0)
        looked = sum(1 for number in found if number in known)
        value = checks.ask("measures", measures, list(found), dict(known))
        keys = ["precision_judged", "unjudged"]
        assert isinstance(value, (dict, pd.Series)) and set(keys) <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含题目里的六个键 / It should return a dictionary with the six keys of the task."
        )
        true = {"precision_judged": hits / looked if looked else None, "unjudged": len(found) - looked}
        cases.append(
            (
                {key: value[key] for key in keys},
                true,
                [
                    (
                        {**true, "precision_judged": true["precision_judged"] or 0},
                        "[zero-for-none] 没有一件有人看过时，precision_judged 不适用，应返回 None，不是 0 / With none seen by anybody precision_judged does not apply: return None, not 0.",
                    ),
                    (
                        {**true, "precision_judged": hits / len(found)},
                        "[unjudged-as-irrelevant] precision_judged 的分母里还有没人看过的 / The denominator of precision_judged still holds what nobody saw.",
                    ),
                    (
                        {"precision_judged": 1 if hits else None, "unjudged": len(found) - hits},
                        "[zero-is-judged] 等级 0 是看过的：没人看过，指判断表里没有 / Grade 0 was looked at: seen by nobody means not in the judgements.",
                    ),
                    (
                        {**true, "unjudged": looked},
                        "[counts-the-judged] unjudged 数的是有人看过的：要数没有人看过的 / unjudged counts those that somebody saw: count those that nobody did.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件清点的结果不符：有人看过，指在判断表里，不论等级 / Not what a count gives: seen means in the judgements, whatever the grade.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　一个有先后的列表：P@k、AP、PRES
#
# 同样的文献，排在第 1 位和第 60 位不是一回事：客户读到哪里为止？写函数 `ranked(run, grades, k, n_max)`：`run` 是公开号的列表，最好的在最前，没有重复；`k` 和 `n_max` 不小于 1。返回字典，三个键：
#
# - `P_at_k`：前 `k` 件里相关的件数 ÷ `k`。列表不足 `k` 件，也除以 `k`。
# - `AP`：对判断表里**每一件**相关文献，取它所在名次处的查准率（到该名次为止的相关件数 ÷ 名次），没有找到的取 0；再对全部相关文献求平均。整个列表都算。
# - `PRES`：1 − (平均名次 − (n + 1) ÷ 2) ÷ `n_max`。`n_max` 是打算最多读几件，只看列表的前 `n_max` 件；n 是判断表里相关文献的总数，R 是前 `n_max` 件里的相关件数。平均名次是 n 件相关文献名次的平均：前 `n_max` 件里的用实际名次，其余 n − R 件依次排在 `n_max` + R + 1、`n_max` + R + 2、……、`n_max` + n。
#
# 名次从 1 数起；没有人看过的算不相关，但占名次。算例：相关文献 5 件，3 件排在第 1、2、3 位，另 2 件没找到，`n_max` 取 100。另 2 件排在 104 和 105，平均名次 43，PRES = 1 − (43 − 3) ÷ 100 = 0.6。

# %% [markdown] lang="en"
# ## Task 2　A ranked list: P@k, AP, PRES
#
# The same document is not the same at rank 1 and at rank 60: how far does the client read? Write the function `ranked(run, grades, k, n_max)`: `run` is a list of publication numbers, best first, none twice; `k` and `n_max` are 1 or more. It returns a dictionary with three keys:
#
# - `P_at_k`: relevant documents among the first `k` ÷ `k`. A list shorter than `k` is divided by `k` all the same.
# - `AP`: for **each** relevant document in the judgements take the precision at its rank (relevant documents down to that rank ÷ the rank), 0 for one that was not found; then the mean over all relevant documents. The whole list counts.
# - `PRES`: 1 − (mean rank − (n + 1) ÷ 2) ÷ `n_max`. `n_max` is how many you are ready to read; only the first `n_max` of the list count. n is the number of relevant documents in the judgements, R those among the first `n_max`. The mean rank is over all n: those among the first `n_max` have their own rank, the other n − R stand at `n_max` + R + 1, `n_max` + R + 2, …, `n_max` + n.
#
# Ranks start at 1; what nobody saw counts as not relevant but takes up a rank. Worked case: 5 relevant documents, 3 of them at ranks 1, 2, 3, the other 2 not found, `n_max` 100. Those 2 stand at 104 and 105, the mean rank is 43, PRES = 1 − (43 − 3) ÷ 100 = 0.6.


# %% answer="ranked-list"
def ranked(run, grades, k, n_max):
    ### BEGIN SOLUTION
    n = sum(grade >= 1 for grade in grades.values())
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= n_max]
    missed = range(n_max + len(near) + 1, n_max + n + 1)
    mean_rank = (sum(near) + sum(missed)) / n
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / k,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / n,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }
    ### END SOLUTION


# %% answer="ranked-list" entry="fill"
def ranked(run, grades, k, n_max):
    n = sum(grade >= 1 for grade in grades.values())
    ranks = [rank for rank, number in enumerate(run, 1) if grades.get(number, 0) >= 1]
    near = [rank for rank in ranks if rank <= ____]
    missed = range(n_max + ____ + 1, n_max + n + 1)
    mean_rank = (sum(near) + sum(____)) / n
    return {
        "P_at_k": sum(rank <= k for rank in ranks) / ____,
        "AP": sum(nth / rank for nth, rank in enumerate(ranks, 1)) / ____,
        "PRES": 1 - (mean_rank - (n + 1) / 2) / n_max,
    }


# %% answer="ranked-list" entry="run"
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


which_missed = None  # missed_a | missed_b | missed_c
which_average = None  # average_a | average_b


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


# %%
for name in ("words_zh", "words_both", "similar"):
    preview(f"ranked({name})", ranked, runs[name], grades, 10, 100)


# %% check="ranked-list-depth" points=1
def _check():
    keys = ["P_at_k", "AP"]

    def got(run, known, k):
        value = checks.ask("ranked", ranked, list(run), dict(known), k, 100)
        assert isinstance(value, (dict, pd.Series)) and {*keys, "PRES"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 P_at_k、AP、PRES 三个键 / It should return a dictionary with the keys P_at_k, AP and PRES."
        )
        return {key: value[key] for key in keys}

    got(["CN1A", "CN2A"], {"CN1A": 1, "CN3A": 2, "CN4A": 0}, 2)  # the form only

    ### BEGIN HIDDEN TESTS
    def right(run, known, k, *, short=False, found_only=False, drop=False):
        kept = [number for number in run if number in known] if drop else run
        marks = [known.get(number, 0) > 0 for number in kept]
        gains = [sum(marks[: i + 1]) / (i + 1) for i in range(len(marks)) if marks[i]]
        n = sum(1 for grade in known.values() if grade > 0)
        return {
            "P_at_k": sum(marks[:k]) / (min(k, len(marks)) if short else k),
            "AP": sum(gains) / ((len(gains) or 1) if found_only else n),
        }

    own = topics.basic_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, run, k in ((own, "words_both", 10), ("T05" if own != "T05" else "T10", "words_use", 25)):
        table = data.load("qrels", topic_id=topic_id)
        known = dict(zip(table["pub_no"].tolist(), table["grade"].tolist(), strict=True))
        held = data.load("runs", topic_id=topic_id)
        found = held[held["run"] == run].sort_values("rank")["pub_no"].tolist()
        if run == "words_both":
            found = [found[0], "CN0A", *found[1:]]  # one that nobody saw, high up
        true = right(found, known, k)
        cases.append(
            (
                got(found, known, k),
                true,
                [
                    (
                        right(found, known, k, short=True),
                        "[short-list] 列表不足 k 件时也要除以 k：没有给出的等于没有找到 / A list shorter than k is divided by k all the same: what it does not give was not found.",
                    ),
                    (
                        right(found, known, k, found_only=True),
                        "[found-only] AP 只对找到的求了平均：没找到的相关文献也要算，按 0 / AP is a mean over what was found: relevant documents that were missed count too, as 0.",
                    ),
                    (
                        right(found, known, k, drop=True),
                        "[unjudged-skipped] 没人看过的被跳过，名次变了：它们不相关，但占名次 / What nobody saw was skipped, which moves the ranks: it is not relevant but takes up a rank.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐个名次清点的不符：核对名次从 1 数起、相关含等级 1 和 2、两个分母 / Not what a count rank by rank gives: ranks start at 1, grades 1 and 2 are relevant; check both denominators.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="ranked-list" points=2
# 隐藏检查：PRES，换列表和 n_max（评分时才运行） / Hidden check (runs at marking): PRES on other lists and with another n_max
### BEGIN HIDDEN TESTS
def _check():
    from fractions import Fraction

    def right(run, known, n_max, missed="right", whole=False):
        wanted = {number for number, grade in known.items() if grade > 0}
        places = {number: run.index(number) + 1 for number in wanted if number in run}
        near = [place for place in places.values() if whole or place <= n_max]
        rest = len(wanted) - len(near)
        start = {"right": n_max + len(near), "naive": n_max, "last": len(run) + len(near)}.get(missed)
        later = [start + i for i in range(1, rest + 1)] if start is not None else []
        later = [n_max + 1] * rest if missed == "same" else later
        ranks = near + later
        mean = Fraction(sum(ranks), len(ranks)) if ranks else Fraction(0)
        return float(1 - (mean - Fraction(len(wanted) + 1, 2)) / n_max)

    own = topics.basic_topic(tech_field)["topic_id"]
    five = {f"CN{i}A": 1 for i in range(1, 6)}
    lists_ = [([*list(five)[:3], "CN8A"], five, 100), (["CN9A", *five], five, 5), (["CN8A", "CN9A"], five, 50)]
    for topic_id, run, n_max in ((own, "words_both", 100), ("T05" if own != "T05" else "T10", "similar", 40)):
        table = data.load("qrels", topic_id=topic_id)
        known = dict(zip(table["pub_no"].tolist(), table["grade"].tolist(), strict=True))
        held = data.load("runs", topic_id=topic_id)
        lists_.append((held[held["run"] == run].sort_values("rank")["pub_no"].tolist(), known, n_max))
    cases = []
    for run, known, n_max in lists_:
        value = checks.ask("ranked", ranked, list(run), dict(known), 10, n_max)
        assert isinstance(value, (dict, pd.Series)) and "PRES" in value, (
            "[wrong-keys] 应返回字典，含 P_at_k、AP、PRES 三个键 / It should return a dictionary with the keys P_at_k, AP and PRES."
        )
        n, near = sum(1 for grade in known.values() if grade > 0), right(run, known, n_max, missed="none")
        found = any(known.get(number, 0) > 0 for number in run[:n_max])
        cases.append(
            (
                value["PRES"],
                right(run, known, n_max),
                [
                    (
                        right(run, known, n_max, missed="naive"),
                        "[missed-too-early] 没找到的从 n_max + 1 排起了：前面 R 件已占了位，应从 n_max + R + 1 排起 / Missed documents start at n_max + 1: R places are taken already, start at n_max + R + 1.",
                    ),
                    (
                        near if found else 1.0,
                        "[missed-left-out] 没找到的没有名次，等于漏了不要紧：它们要排在 n_max 之后 / Missed documents have no rank, as if a miss did not matter: they rank after n_max.",
                    ),
                    (
                        right(run, known, n_max, whole=True),
                        "[reads-on] n_max 之后的也当作读到了：读到 n_max 为止 / What stands after n_max counts as read: reading ends at n_max.",
                    ),
                    (
                        right([number for number in run if number in known], known, n_max),
                        "[unjudged-skipped] 没人看过的被跳过，名次变了：它们不相关，但占名次 / What nobody saw was skipped, which moves the ranks: it is not relevant but takes up a rank.",
                    ),
                    (
                        right(run, known, n_max, missed="last"),
                        "[after-the-list] 没找到的排在列表末尾之后：应排在 n_max 之后，否则短列表占便宜 / Missed documents rank after the end of the list: they rank after n_max, or a short list gains.",
                    ),
                    (
                        right(run, known, n_max) - (n + 1) / (2 * n_max),
                        "[half-forgotten] (n + 1) ÷ 2 没有算进去，理想的列表得不到 1 / (n + 1) ÷ 2 is left out, so the ideal list does not get 1.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] PRES 与按定义逐件排名的不符：理想的列表应得 1，一件也没找到得 0 / PRES is not what ranking document by document gives: the ideal list gets 1, a list that misses all gets 0.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 3　只读 60 件：查准率的区间
#
# 交给客户的文献，是同事从 140 件命中里读着挑出来的（任务 6）。假如当时只有时间读 60 件呢？下面按班级的种子 `seed` 随机抽了 60 件，读的结果记在 `sample` 里，一行一件，`relevant` 是 `True` 或 `False`。
#
# 写函数 `precision_interval(sample, population)`，返回字典，三个键：`share`（样本中相关的占比）、`low`、`high`（95% 威尔逊区间的两端）。p 是 `share`，z 取 1.96：
#
# - 中点 = (p + z² ÷ (2n)) ÷ (1 + z² ÷ n)
# - 半宽 = z × √(p(1 − p) ÷ n + z² ÷ (4n²)) ÷ (1 + z² ÷ n)
# - `low` = 中点 − 半宽，`high` = 中点 + 半宽
#
# n 是多少，要看 `population`：
#
# - `None`：不作有限总体修正，n 就是样本的件数。样本只占总体一小部分时用它；别的时候用它，区间偏宽，但稳妥。
# - 一个数 N：样本是从 N 件里抽的。不论抽走了多大一部分，公式里的 n 一律换成 样本件数 × (N − 1) ÷ (N − 样本件数)；p 不变。如果样本件数等于 N，全读过了，`low` 和 `high` 都等于 `share`。
#
# 报区间的时候，作没作这个修正要写明。

# %% [markdown] lang="en"
# ## Task 3　Only 60 read: an interval for precision
#
# What the client was given was picked by a colleague who read 140 hits (task 6). What if there had been time to read 60 only? Below, 60 were drawn at random with your cohort's `seed`; what was read stands in `sample`, one row a document, `relevant` being `True` or `False`.
#
# Write the function `precision_interval(sample, population)`. It returns a dictionary with three keys: `share` (the share of the sample that is relevant), `low` and `high` (the ends of the 95% Wilson interval). p is `share`, z is 1.96:
#
# - middle = (p + z² ÷ (2n)) ÷ (1 + z² ÷ n)
# - half width = z × √(p(1 − p) ÷ n + z² ÷ (4n²)) ÷ (1 + z² ÷ n)
# - `low` = middle − half width, `high` = middle + half width
#
# What n is depends on `population`:
#
# - `None`: no correction for a finite population; n is the number of documents in the sample. For a sample that is a small part of the whole; for any other the interval is wider than need be, but safe.
# - a number N: the sample was drawn from N documents. However large or small a part it took, n in the formulas becomes sample size × (N − 1) ÷ (N − sample size); p stays. If the sample size equals N, all was read, and `low` and `high` both equal `share`.
#
# Whoever reports the interval says whether this correction was made.

# %%
hits = data.load("screening_log", topic_id=topic["topic_id"])
drawn = sampling.draw(hits["pub_no"], 60, seed)
sample = hits.loc[hits["pub_no"].isin(drawn), ["pub_no", "relevant"]].reset_index(drop=True)
print(len(hits), len(sample), int(sample["relevant"].sum()))


# %% answer="sample-interval"
def precision_interval(sample, population):
    ### BEGIN SOLUTION
    size = len(sample)
    p = sample["relevant"].mean()
    if size == population:
        return {"share": p, "low": p, "high": p}
    n = size if population is None else size * (population - 1) / (population - size)
    z = 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return {"share": p, "low": middle - half, "high": middle + half}
    ### END SOLUTION


# %% answer="sample-interval" entry="fill"
def precision_interval(sample, population):
    size = len(sample)
    p = sample["relevant"].mean()
    if size == population:
        return {"share": p, "low": ____, "high": ____}
    n = size if population is None else size * (____ - 1) / (____ - size)
    z = ____
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return {"share": p, "low": ____, "high": ____}


# %% answer="sample-interval" entry="run"
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


which_ends = None  # ends_a | ends_b
which_size = None  # size_a | size_b | size_c


def precision_interval(sample, population):
    if which_ends is None or which_size is None:
        raise NotImplementedError
    p = sample["relevant"].mean()
    if len(sample) == population:
        return {"share": p, "low": p, "high": p}
    low, high = which_ends(p, which_size(len(sample), population), 1.96)
    return {"share": p, "low": low, "high": high}


# %%
preview("precision_interval", precision_interval, sample, None)
preview(f"precision_interval, N = {len(hits)}", precision_interval, sample, len(hits))


# %% check="sample-interval-shape" points=1
def _check():
    few = pd.DataFrame({"pub_no": [f"CN{i}A" for i in range(8)], "relevant": [True] * 8})
    got = checks.ask("precision_interval", precision_interval, few, None)
    assert isinstance(got, (dict, pd.Series)) and {"share", "low", "high"} <= set(got.keys()), (
        "[wrong-keys] 应返回字典，含 share、low、high 三个键 / It should return a dictionary with the keys share, low and high."
    )
    low, high = checks.number("low", got["low"]), checks.number("high", got["high"])
    assert -1e-6 <= low <= high <= 1 + 1e-6, (
        "[out-of-range] 占比的区间应在 0 与 1 之间，low 不大于 high / The interval of a share lies between 0 and 1, low not above high."
    )
    assert low < 1 - 1e-9, (
        "[no-width] 8 件全相关，区间宽度却是 0：只读了 8 件，不可能这么有把握。这是瓦尔德区间的毛病，请用威尔逊的公式 / All of 8 are relevant and the interval has no width: nobody can be that sure after 8. That is Wald's interval; use Wilson's formulas."
    )


checks.report(_check)
del _check


# %% check="sample-interval" points=2
# 隐藏检查：别的样本、别的总体（评分时才运行） / Hidden check (runs at marking): other samples, other populations
### BEGIN HIDDEN TESTS
def _check():
    log = data.load("screening_log", topic_id=topics.basic_topic(tech_field)["topic_id"]).sort_values("order")
    truth = log["relevant"].tolist()
    start = seed % 40
    samples = [(truth[start : start + 60], None), (truth[start : start + 60], 140), ([True] * 45 + [False] * 15, 2000)]
    samples += [([False] * 20, None), (truth, len(truth))]

    def right(p, n, z=1.96):
        """Wilson's ends as the roots of (p - x)^2 = z^2 x (1 - x) / n."""
        a, b, c = 1 + z * z / n, -(2 * p + z * z / n), p * p
        root = max(b * b - 4 * a * c, 0) ** 0.5
        return {"share": p, "low": (-b - root) / (2 * a), "high": (-b + root) / (2 * a)}

    cases = []
    for read, population in samples:
        size, p = len(read), sum(read) / len(read)
        frame = pd.DataFrame({"pub_no": [f"CN{i}A" for i in range(size)], "relevant": read})
        got = checks.ask("precision_interval", precision_interval, frame, population)
        assert isinstance(got, (dict, pd.Series)) and {"share", "low", "high"} <= set(got.keys()), (
            "[wrong-keys] 应返回字典，含 share、low、high 三个键 / It should return a dictionary with the keys share, low and high."
        )
        got = {key: got.get(key) for key in ("share", "low", "high")}
        whole = {"share": p, "low": p, "high": p}
        n = (
            size
            if population is None
            else None
            if population == size
            else size * (population - 1) / (population - size)
        )
        true = whole if n is None else right(p, n)
        half = 0 if n is None else 1.96 * (p * (1 - p) / n) ** 0.5
        cases.append(
            (
                got,
                true,
                [
                    (
                        right(p, size),
                        "[not-corrected] 给了总体的件数，却没有作有限总体修正 / The population was given, but the correction was not made.",
                    ),
                    (
                        right(p, population or size),
                        "[population-for-sample] 把总体的件数当成了样本的件数，区间太窄：只读了样本 / The population was taken for the sample size, so the interval is too narrow: only the sample was read.",
                    ),
                    (
                        {"share": p, "low": p - half, "high": p + half},
                        "[wald] 用的是 p 加减 z√(p(1 − p) ÷ n)，样本小或占比靠近 0、1 时会错得离谱：用威尔逊的公式 / This is p plus or minus z√(p(1 − p) ÷ n), far off for small samples or shares near 0 or 1: use Wilson's formulas.",
                    ),
                    (
                        right(p, n or size, z=1.645) if n else whole,
                        "[ninety] z 用了 1.645，那是 90% 的区间：95% 取 1.96 / z is 1.645, which gives a 90% interval: 95% takes 1.96.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与按公式解出的两端不符：核对 n 换了没有、括号、是否四舍五入 / Not the ends that the formula gives: was n replaced everywhere, are the brackets right, was anything rounded?",
        tolerance=1e-4,
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　漏了多少：从没命中的里面抽样
#
# 查准率看命中的；查全率要看**没有命中**的。下面的“快速检索”只用中文标准词。没有命中、但至少含一个检索块的词或分类的文献有 `population` 件，从中随机抽了 60 件逐件读过。其余没有命中的文献不抽，当作没有相关的。`elusion` 是读的结果：
#
# - `read`、`relevant`：读了几件，其中相关几件；
# - `share`、`low`、`high`：占比和它的 95% 区间（威尔逊，作了有限总体修正）。
#
# 写函数 `recall_range(found_relevant, elusion, population)`：`found_relevant` 是快速检索找到的相关件数，抽样时才读到的不另加进去。返回字典，四个键：
#
# - `missed`：估计漏掉的相关件数 = 占比 × `population`；
# - `recall`：查全率的估计 = 找到的相关件数 ÷（找到的相关件数 + 漏掉的）；
# - `low`、`high`：查全率区间的下端和上端，`low` 不大于 `high`。漏掉的占比取两端，各算一次。
#
# 快速检索一件相关的也没找到（`found_relevant` 是 0）时，`recall`、`low`、`high` 都是 0。

# %% [markdown] lang="en"
# ## Task 4　How much was missed: a sample of what was not found
#
# Precision looks at what was found; recall needs a look at what was **not**. The "quick query" below uses standard Chinese words alone. It left behind `population` documents that hold a word or class of at least one block; 60 of them were drawn at random and read one by one. Everything else that was not found is not sampled and is taken to hold nothing relevant. `elusion` is what came of it:
#
# - `read`, `relevant`: how many were read, and how many of these are relevant;
# - `share`, `low`, `high`: the share and its 95% interval (Wilson, corrected for the finite population).
#
# Write the function `recall_range(found_relevant, elusion, population)`: `found_relevant` is the number of relevant documents that the quick query found; those met in the sample are not added. It returns a dictionary with four keys:
#
# - `missed`: the estimated number of relevant documents missed = share × `population`;
# - `recall`: estimated recall = relevant documents found ÷ (relevant documents found + missed);
# - `low`, `high`: the lower and the upper end of recall, `low` not above `high`. Work it out once with each end of the share missed.
#
# If the quick query found nothing relevant (`found_relevant` is 0), `recall`, `low` and `high` are all 0.

# %%
left = data.load("elusion_sample", topic_id=topic["topic_id"])
population = int(left["population"].iloc[0])
published = data.load("patents").set_index("pub_no")["pub"]
# words_zh 先列快速检索的命中，新的在前；日期往回跳的地方，开始是别的文献
# words_zh lists the hits of the quick query first, newest on top; where the dates jump back, other documents begin
days = [published[number] for number in runs["words_zh"]]
own_hits = next((i for i in range(1, len(days)) if days[i] > days[i - 1]), len(days))
quick = runs["words_zh"][:own_hits]
found_relevant = sum(grades.get(number, 0) >= 1 for number in quick)

reading = sampling.elusion(
    left["pub_no"],
    dict(zip(left["pub_no"], left["relevant"].astype(int), strict=True)),
    not_retrieved=population,
    finite=True,
    unjudged="refuse",
)
elusion = {"read": len(left), "relevant": int(left["relevant"].sum())}
elusion |= {"share": reading.value, "low": reading.low, "high": reading.high}
print(found_relevant, population, elusion)


# %% answer="missed-recall"
def recall_range(found_relevant, elusion, population):
    ### BEGIN SOLUTION
    def recall(share):
        return found_relevant / (found_relevant + share * population) if found_relevant else 0

    return {
        "missed": elusion["share"] * population,
        "recall": recall(elusion["share"]),
        "low": recall(elusion["high"]),
        "high": recall(elusion["low"]),
    }
    ### END SOLUTION


# %% answer="missed-recall" entry="fill"
def recall_range(found_relevant, elusion, population):
    def recall(share):
        return found_relevant / (found_relevant + share * ____) if found_relevant else 0

    return {
        "missed": elusion["share"] * ____,
        "recall": recall(elusion["share"]),
        "low": recall(elusion[____]),
        "high": recall(elusion[____]),
    }


# %% answer="missed-recall" entry="run"
def recall_a(found_relevant, share, population):
    return 1 - share


def recall_b(found_relevant, share, population):
    return found_relevant / (found_relevant + share * population) if found_relevant else 0


def recall_c(found_relevant, share, population):
    return found_relevant / population


which_estimate = None  # recall_a | recall_b | recall_c
share_for_low = None  # "low" | "high"
share_for_high = None  # "low" | "high"


def recall_range(found_relevant, elusion, population):
    if which_estimate is None or share_for_low is None or share_for_high is None:
        raise NotImplementedError
    return {
        "missed": elusion["share"] * population,
        "recall": which_estimate(found_relevant, elusion["share"], population),
        "low": which_estimate(found_relevant, elusion[share_for_low], population),
        "high": which_estimate(found_relevant, elusion[share_for_high], population),
    }


# %%
preview("recall_range", recall_range, found_relevant, elusion, population)


# %% check="missed-recall-shape" points=1
def _check():
    elusion = {"read": 50, "relevant": 5, "share": 0.1, "low": 0.05, "high": 0.2}
    got = checks.ask("recall_range", recall_range, 30, elusion, 300)
    assert isinstance(got, (dict, pd.Series)) and {"missed", "recall", "low", "high"} <= set(got.keys()), (
        "[wrong-keys] 应返回字典，含 missed、recall、low、high 四个键 / It should return a dictionary with the keys missed, recall, low and high."
    )
    recall, low, high = (checks.number(name, got[name]) for name in ("recall", "low", "high"))
    assert low <= recall <= high, (
        "[ends-crossed] 区间两端反了：漏得越多，查全率越低，low 要用漏检占比的上端 / The ends are crossed: the more is missed, the lower recall; low takes the upper end of the share missed."
    )
    assert not checks.same(recall, 0.9), (
        "[elusion-is-not-recall] 漏检占比 10% 不等于查全率 90%：要换算成件数，再和找到的相加 / A share missed of 10% is not a recall of 90%: turn it into documents and add those found."
    )


checks.report(_check)
del _check


# %% check="missed-recall" points=2
# 隐藏检查：另一个课题、另一次抽样（评分时才运行） / Hidden check (runs at marking): another topic, another sample
### BEGIN HIDDEN TESTS
def _check():
    own = topics.basic_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, found in ((own, 9), ("T05" if own != "T05" else "T10", 17), (None, 12), (None, 0)):
        if topic_id:
            table = data.load("elusion_sample", topic_id=topic_id)
            read, hits, size = len(table), sum(table["relevant"].tolist()), int(table["population"].iloc[0])
        else:
            read, hits, size = 40, 0 if found else 4, 500
        share = hits / read
        elusion = {"read": read, "relevant": hits, "share": share, "low": share / 2, "high": share + 0.08}
        got = checks.ask("recall_range", recall_range, found, dict(elusion), size)
        keys = ["missed", "recall", "low", "high"]
        assert isinstance(got, (dict, pd.Series)) and set(keys) <= set(got.keys()), (
            "[wrong-keys] 应返回字典，含 missed、recall、low、high 四个键 / It should return a dictionary with the keys missed, recall, low and high."
        )

        def of(part, whole, base=found):
            return base / (base + part * whole)

        ends = (elusion["share"], elusion["high"], elusion["low"])
        true = dict(zip(keys, [share * size, *(of(end, size) for end in ends)], strict=True))
        cases.append(
            (
                {key: got[key] for key in keys},
                true,
                [
                    (
                        dict(zip(keys, [hits, *(of(end, read) for end in ends)], strict=True)),
                        "[sample-not-scaled] 只用了样本里看到的几件：要从样本放大到总体 / Only what the sample showed was used: it must be scaled from the sample to the population.",
                    ),
                    (
                        {**true, "missed": hits},
                        "[sample-not-scaled] 只用了样本里看到的几件：要从样本放大到总体 / Only what the sample showed was used: it must be scaled from the sample to the population.",
                    ),
                    (
                        {**true, "low": true["high"], "high": true["low"]},
                        "[ends-crossed] 区间两端反了：漏得越多，查全率越低 / The ends are crossed: the more is missed, the lower recall.",
                    ),
                    (
                        {**true, "missed": round(true["missed"])},
                        "[rounded] missed 四舍五入了：这里不要 / missed is rounded: not here.",
                    ),
                    (
                        {**true, "recall": found / size, "low": found / size, "high": found / size},
                        "[population-is-not-relevant] 分母用了没命中的全部文献：里面大多不相关 / The denominator is everything not found: most of it is not relevant.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐步计算的不符：先算漏掉几件，再算查全率，两端各算一次 / Not what a count step by step gives: first the documents missed, then recall, once for each end.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　两次检索互相印证
#
# 两个人各查一遍，重合得多，说明剩下的不多。这和捞两网鱼估计一塘鱼是一个道理，**前提是两次检索互不相干**。
#
# 写函数 `two_searches(first, second, blocks_first, blocks_second)`：`first`、`second` 是两次检索各自找到的**相关**文献的公开号列表（都不空，各自没有重复）；`blocks_first`、`blocks_second` 是两次检索所用检索块的列表，名字相同就是同一块，名字不同就是两块。返回字典，三个键：
#
# - `total`：相关文献总数的 Chapman 估计 (n1 + 1)(n2 + 1) ÷ (m + 1) − 1，n1、n2 是两次各找到几件，m 是两次都找到的件数（可以是 0）；
# - `recall`：两次合起来的查全率 = 两次合起来不重复的件数 ÷ `total`；
# - `independent`：两次检索**没有任何一个**共用的检索块，为 `True`；有共用的，为 `False`。
#
# 共用检索块时，两次会漏掉同样的文献，m 偏大，`total` 偏小，查全率**偏高**。数照样算，但这个标记必须跟着走。反过来，`True` 只说明没有共用检索块，不保证两次真的互不相干。

# %% [markdown] lang="en"
# ## Task 5　Two searches check each other
#
# Two people search. If they find much the same, not much is left: it is how two hauls of a net tell the number of fish in a pond, **provided that the two have nothing to do with each other**.
#
# Write the function `two_searches(first, second, blocks_first, blocks_second)`: `first` and `second` list the publication numbers of the **relevant** documents that each search found (neither empty, none twice in a list); `blocks_first` and `blocks_second` list the query blocks that each used; blocks are the same if their names are, and different if not. It returns a dictionary with three keys:
#
# - `total`: Chapman's estimate of the relevant documents in all, (n1 + 1)(n2 + 1) ÷ (m + 1) − 1, where n1 and n2 are what each found and m what both found (m may be 0);
# - `recall`: recall of both together = documents found by either, each once ÷ `total`;
# - `independent`: `True` if the two share **no** block at all, `False` if they share any.
#
# Where they share blocks, both miss the same documents: m is too large, `total` too small and recall **too high**. The numbers are worked out all the same, but the flag must go with them. `True` in turn says only that no block is shared; it does not prove that the two have nothing to do with each other.

# %%
blocks = {
    "words_zh": ["F1-standard-zh", "F2-standard-zh"],
    "words_both": ["F1-standard-zh", "F1-other-names", "F2-standard-zh", "F2-other-names"],
    "words_use": ["F1-standard-zh", "F1-other-names", "F2-standard-zh", "F2-other-names", "F5-all-names"],
    "classes": ["F1-classes", "F2-classes"],
    "similar": ["likeness"],
}
relevant = {name: [number for number in run if grades.get(number, 0) >= 1] for name, run in runs.items()}
print({name: len(numbers) for name, numbers in relevant.items()})


# %% answer="two-searches"
def two_searches(first, second, blocks_first, blocks_second):
    ### BEGIN SOLUTION
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(one & other) + 1) - 1
    return {
        "total": total,
        "recall": len(one | other) / total,
        "independent": not set(blocks_first) & set(blocks_second),
    }
    ### END SOLUTION


# %% answer="two-searches" entry="fill"
def two_searches(first, second, blocks_first, blocks_second):
    one, other = set(first), set(second)
    total = (len(one) + 1) * (len(other) + 1) / (len(____) + 1) - ____
    return {
        "total": total,
        "recall": len(____) / total,
        "independent": not set(blocks_first) & set(____),
    }


# %% answer="two-searches" entry="run"
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


which_total = None  # total_a | total_b | total_c
which_test = None  # independent_a | independent_b


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


# %%
for pair in (("words_both", "similar"), ("words_both", "words_use")):
    names = [relevant[name] for name in pair] + [blocks[name] for name in pair]
    preview(f"two_searches{pair}", two_searches, *names)


# %% check="two-searches" points=2
def _check():
    def got(*arguments):
        value = checks.ask("two_searches", two_searches, *[list(one) for one in arguments])
        assert isinstance(value, (dict, pd.Series)) and {"total", "recall", "independent"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 total、recall、independent 三个键 / It should return a dictionary with the keys total, recall and independent."
        )
        return {key: value[key] for key in ("total", "recall")}

    got(["CN1A", "CN2A"], ["CN2A", "CN3A"], ["F1-words"], ["likeness"])  # the form only
    ### BEGIN HIDDEN TESTS
    own = topics.basic_topic(tech_field)["topic_id"]
    apart = [f"CN{i}A" for i in range(5)], [f"US{i}A" for i in range(4)]
    pairs = []
    for topic_id, names in (
        (own, ("words_both", "similar")),
        ("T05" if own != "T05" else "T10", ("classes", "similar")),
    ):
        table = data.load("qrels", topic_id=topic_id)
        good = {n for n, grade in zip(table["pub_no"].tolist(), table["grade"].tolist(), strict=True) if grade > 0}
        held = data.load("runs", topic_id=topic_id)
        pairs.append([[n for n in held.loc[held["run"] == name, "pub_no"].tolist() if n in good] for name in names])

    def case(first, second):
        both = sum(1 for number in first if number in second)
        n1, n2, either = len(first), len(second), len(first) + len(second) - both
        total = (n1 + 1) * (n2 + 1) / (both + 1) - 1
        ratio = n1 * n2 / both if both else None
        return (
            got(first, second, ["F1-words"], ["likeness"]),
            {"total": total, "recall": either / total},
            [
                (
                    {"total": either, "recall": 1},
                    "[own-hits] 总数就是两次找到的合计，查全率永远是 1：两次都漏掉的在哪里？ / The total is what the two found, and recall is always 1: where are those that both missed?",
                ),
                (
                    {"total": ratio, "recall": either / ratio} if ratio else None,
                    "[lincoln] 用的是 n1 × n2 ÷ m：小样本偏大，m 为 0 就算不出；用 Chapman 的式子 / This is n1 × n2 ÷ m: too high for small numbers, and undefined for m = 0; use Chapman's.",
                ),
                (
                    {"total": total + 1, "recall": either / (total + 1)},
                    "[one-not-taken] 最后的减 1 没有减 / The 1 at the end was not taken off.",
                ),
                (
                    {"total": total, "recall": (n1 + n2) / total},
                    "[overlap-twice] 两次都找到的数了两遍 / What both found is counted twice.",
                ),
                (
                    {"total": total, "recall": max(n1, n2) / total},
                    "[one-search-only] 查全率只算了一次检索：要两次合起来 / Recall is that of one search: take both together.",
                ),
                (
                    {"total": total, "recall": n1 / total},
                    "[one-search-only] 查全率只算了一次检索：要两次合起来 / Recall is that of one search: take both together.",
                ),
            ],
        )

    said = "[other] 与逐件清点的不符：核对 m 是两次都找到的件数、加 1 减 1、分子不重复 / Not what a count gives: m is what both found; check the ones added and taken off, and count each document once."
    checks.expect([case(*pair) for pair in pairs], said)
    checks.expect([case(*apart)], said)
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="two-searches-flag" points=1
# 隐藏检查：是否独立（评分时才运行） / Hidden check (runs at marking): independent or not
### BEGIN HIDDEN TESTS
def _check():
    def flag(one, other):
        value = checks.ask("two_searches", two_searches, ["CN1A", "CN2A"], ["CN2A", "CN3A"], list(one), list(other))
        assert isinstance(value, (dict, pd.Series)) and "independent" in value, (
            "[wrong-keys] 应返回字典，含 total、recall、independent 三个键 / It should return a dictionary with the keys total, recall and independent."
        )
        assert str(value["independent"]) in ("True", "False"), (
            "[not-true-or-false] independent 应是 True 或 False / independent should be True or False."
        )
        return str(value["independent"]) == "True"

    words, use, classes = ["F1-words", "F2-words"], ["F2-words", "F5-words"], ["F1-classes", "F2-classes"]
    assert flag(words, classes) and flag(["likeness"], use), (
        "[never-independent] 没有一个共用的检索块，标记应是 True：按整块比，不按名称里的字母比 / With no block in common the flag is True: compare whole blocks, not letters of their names."
    )
    assert not flag(words, words[::-1]), (
        "[always-independent] 检索块完全一样也标成了独立 / Searches with the very same blocks are flagged as independent."
    )
    assert not flag(words, use) and not flag([*words, "F5-words"], words), (
        "[partly-shared] 只要共用一个检索块就不独立：两次会漏掉同样的文献 / One block in common is enough: both searches miss the same documents."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　读到哪里停：三条规则
#
# `log` 是一位同事的筛读日志，一行一件：`order` 是阅读次序（1、2、3……，没有空缺），`relevant` 是否相关，`minutes` 用了几分钟。写函数 `stops(log, k, target, estimated_total, budget)`，返回字典，三个键，值都是**停下时读了几件**（整数）：
#
# - `misses`：读到连续 `k` 件不相关就停（`k` 不小于 1）。这 `k` 件也读了，要算。
# - `estimate`：找到的相关件数达到 `target` × `estimated_total` 就停，正好等于也算达到；这个乘积大于 0。`estimated_total` 是另外估计的总数（如任务 4、任务 5），不是从日志里数出来的。
# - `budget`：总用时不超过 `budget` 分钟，正好用完不算超。遇到第一件读不完的就停，它和后面的都不读；第一件就读不完，写 0。
#
# 前两条如果到最后也没有触发，就是全部读完。日志的行**不一定按次序排**，请按 `order` 从小到大读。
#
# 电脑算小数有极小的误差：0.55 × 100 得 55.00000000000001，本该在第 55 件相关文献处停下，却会接着读。所以比大小时留 0.000000001（`1e-9`）的余量最稳，填空和运行的代码里已经留了。不留也不扣分：评分用的数不会卡在这点误差上。

# %% [markdown] lang="en"
# ## Task 6　Where to stop reading: three rules
#
# `log` is a colleague's screening log, one row a document: `order` is the order of reading (1, 2, 3, …, without gaps), `relevant` says whether it is, `minutes` what it took. Write the function `stops(log, k, target, estimated_total, budget)`. It returns a dictionary with three keys; each value is **how many documents were read when reading stops** (a whole number):
#
# - `misses`: stop after `k` irrelevant documents in a row (`k` is 1 or more). Those `k` were read and count.
# - `estimate`: stop once the relevant documents found reach `target` × `estimated_total`; exactly as many is enough, and the product is above 0. `estimated_total` is an estimate made elsewhere (as in task 4 or task 5), not counted on the log.
# - `budget`: the time in all does not exceed `budget` minutes; exactly as many is fine. Reading stops at the first document that can't be finished: neither it nor any later one is read. If that is the very first, the value is 0.
#
# If one of the first two never comes into force, everything is read. The rows of the log are **not always in order**: read by `order`, smallest first.
#
# Computers are off by a hair with decimals: 0.55 × 100 comes out as 55.00000000000001, and a reader who should stop at the relevant document number 55 goes on. It is safest to compare with a margin of 0.000000001 (`1e-9`), as the code given for filling and running does. Leaving it out costs nothing: no number used in marking is as close as that.

# %%
log = data.load("screening_log", topic_id=topic["topic_id"])[["order", "pub_no", "relevant", "minutes"]]
target = {"basic": 0.7, "intermediate": 0.8, "advanced": 0.95}[tier]  # exercise values
estimated_total = sampling.chapman_of(relevant["words_both"], relevant["similar"]).total
print(target, round(estimated_total, 1))
show.table(log.head(6), language)


# %% answer="stop-rules"
def stops(log, k, target, estimated_total, budget):
    ### BEGIN SOLUTION
    read = log.sort_values("order")
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = 0 if hit else row + 1
        found += hit
        if misses is None and row >= k:
            misses = n
        if estimate is None and found >= target * estimated_total - 1e-9:
            estimate = n
    return {
        "misses": misses or len(read),
        "estimate": estimate or len(read),
        "budget": int((read["minutes"].cumsum() <= budget + 1e-9).sum()),
    }
    ### END SOLUTION


# %% answer="stop-rules" entry="fill"
def stops(log, k, target, estimated_total, budget):
    read = log.sort_values(____)
    misses = estimate = None
    row = found = 0
    for n, hit in enumerate(read["relevant"], 1):
        row = 0 if hit else ____
        found += hit
        if misses is None and row >= ____:
            misses = n
        if estimate is None and found >= ____ * estimated_total - 1e-9:
            estimate = n
    return {
        "misses": misses or len(read),
        "estimate": estimate or len(read),
        "budget": int((read[____].cumsum() <= budget + 1e-9).sum()),
    }


# %% answer="stop-rules" entry="run"
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


which_order = None  # order_a | order_b
after_hit = None  # after_hit_a | after_hit_b
which_wanted = None  # wanted_a | wanted_b


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


# %%
preview("stops", stops, log, 20, target, estimated_total, 240)


# %% check="stop-rules-misses" points=1
def _check():
    def got(frame, k):
        value = checks.ask("stops", stops, frame, k, 0.8, 10, 60)
        assert isinstance(value, (dict, pd.Series)) and {"misses", "estimate", "budget"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 misses、estimate、budget 三个键 / It should return a dictionary with the keys misses, estimate and budget."
        )
        read = checks.number("misses", value["misses"])
        assert 0 <= read <= len(frame), (
            "[not-a-number-read] misses 应是读了几件，在 0 与日志行数之间 / misses should be how many were read, between 0 and the rows of the log."
        )
        return read

    def logged(topic_id):
        return data.load("screening_log", topic_id=topic_id)[["order", "pub_no", "relevant", "minutes"]]

    own = topics.basic_topic(tech_field)["topic_id"]
    got(logged(own), 20)  # the form only

    ### BEGIN HIDDEN TESTS
    tables = [logged(own), logged("T05" if own != "T05" else "T10")]

    def right(marks, k, running=True):
        row = 0
        for n, hit in enumerate(marks, 1):
            row = 0 if hit and running else row + (not hit)
            if row == k:
                return n
        return len(marks)

    def case(table, k):
        frame = table.sample(frac=1, random_state=seed)
        pairs = sorted(zip(frame["order"].tolist(), frame["relevant"].tolist(), strict=True))
        marks = [hit for _, hit in pairs]
        true = right(marks, k)
        never = not any(not any(marks[i : i + k]) for i in range(len(marks) - k + 1))
        return (
            got(frame, k),
            true,
            [
                (
                    right(frame["relevant"].tolist(), k),
                    "[sheet-order] 按表里的行序读了：行不一定按次序排，先按 order 排好 / Read in the order of the rows: sort by order first.",
                ),
                (
                    right(marks, k, running=False),
                    "[not-in-a-row] 数的是一共几件不相关：要连续，中间有一件相关就从头数 / Irrelevant documents are counted in all: they must be in a row, and a relevant one starts the count anew.",
                ),
                (
                    None if never else true - k,
                    "[misses-not-read] 停在最后一件相关的那里：后面连续的 k 件也读了，要算 / It stops at the last relevant one: the k after it were read and count.",
                ),
                (
                    right(marks, k + 1),
                    "[one-too-many] 多读了一件：到第 k 件就停，不是超过 k 件 / One too many: stop at the k-th, not after more than k.",
                ),
                (
                    0 if never else None,
                    "[never-means-all] 一直没有触发，就是全部读完，不是 0 / A rule that never comes into force means that all was read, not 0.",
                ),
            ],
        )

    checks.expect(
        [case(tables[0], 20), case(tables[1], 8), case(tables[0], 120)],
        "[other] misses 与逐件数的不符 / misses is not what a count document by document gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="stop-rules" points=2
# 隐藏检查：另外两条规则（评分时才运行） / Hidden check (runs at marking): the other two rules
### BEGIN HIDDEN TESTS
def _check():
    from fractions import Fraction

    def right(rows, target, total, budget, *, own=False, over=False):
        wanted = Fraction(str(target)) * (sum(hit for _, hit, _ in rows) if own else Fraction(str(total)))
        found, spent, estimate, inside = 0, 0.0, len(rows), 0
        for n, (_, hit, minutes) in enumerate(rows, 1):
            found, before, spent = found + hit, spent, spent + minutes
            if found >= wanted and estimate == len(rows):
                estimate = n
            inside += (before < budget) if over else (spent <= budget)
        return {"estimate": estimate, "budget": inside}

    own = topics.basic_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, target, total, budget in (
        (own, 0.8, 30.0, 120),
        ("T05" if own != "T05" else "T10", 0.6, 22.5, 200),
        (own, 0.95, 400.0, 1),
    ):
        table = data.load("screening_log", topic_id=topic_id)[["order", "pub_no", "relevant", "minutes"]]
        frame = table.sample(frac=1, random_state=seed)
        rows = sorted(zip(*(frame[name].tolist() for name in ("order", "relevant", "minutes")), strict=True))
        as_they_come = list(zip(*(frame[name].tolist() for name in ("order", "relevant", "minutes")), strict=True))
        value = checks.ask("stops", stops, frame, 20, target, total, budget)
        assert isinstance(value, (dict, pd.Series)) and {"misses", "estimate", "budget"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 misses、estimate、budget 三个键 / It should return a dictionary with the keys misses, estimate and budget."
        )
        true = right(rows, target, total, budget)
        cases.append(
            (
                {key: value[key] for key in ("estimate", "budget")},
                true,
                [
                    (
                        right(as_they_come, target, total, budget),
                        "[sheet-order] 按表里的行序读了：先按 order 排好 / Read in the order of the rows: sort by order first.",
                    ),
                    (
                        right(rows, target, total, budget, own=True),
                        "[own-hits] 目标是从日志自己的相关件数算的：还没读完，不会知道它；用 estimated_total / The target is taken from the log's own relevant documents: nobody knows them before the end; use estimated_total.",
                    ),
                    (
                        right(rows, target, total, budget, over=True),
                        "[overruns] 超了预算的那一件也算读了：读不完的不读 / The document that breaks the budget counts as read: what can't be finished is not read.",
                    ),
                    (
                        {**true, "estimate": right(rows, 1, total, budget)["estimate"]},
                        "[target-forgotten] target 没有乘上：要的是估计总数的一部分 / target was not multiplied in: a part of the estimated total is asked.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] estimate 或 budget 与逐件数的不符 / estimate or budget is not what a count document by document gives.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 7　选哪条规则，丢了哪一件
#
# 事后把日志全部读完，就能看出各条规则的代价。写函数 `cheapest(log, stops, total, target, x)`：`stops` 是任务 6 那样的字典：规则名 → 停下时读了几件；`total` 是整个文献集里相关文献的总数（只有练习里才知道）；`x` 是一件文献的公开号，它公开了客户方案的**全部特征**，在日志里。返回字典，两个键：
#
# - `rule`：查全率达到 `target` 的规则里，用时（前几件的 `minutes` 之和）最少的那条的名字；一样少的，取名字按字母在前的（名字都用小写英文字母和下划线，先后以 `sorted` 为准）；一条也没达到，返回 `None`。查全率 = 停下时找到的相关件数 ÷ `total`，正好等于 `target` 也算达到。
# - `loses_x`：停下时还没读到 `x` 的规则名，列表或集合都可以。
#
# 日志的行同样不一定按次序排；规则的名字和条数不固定。

# %% [markdown] lang="en"
# ## Task 7　Which rule, and what it loses
#
# Once the whole log has been read, the price of each rule can be seen. Write the function `cheapest(log, stops, total, target, x)`: `stops` is a dictionary as in task 6, name of a rule → documents read when it stops; `total` is the number of relevant documents in the whole collection (known in an exercise only); `x` is the publication number of a document that shows **every feature** of the client's idea, and is in the log. It returns a dictionary with two keys:
#
# - `rule`: of the rules whose recall reaches `target`, the name of the one that takes the least time (sum of `minutes` of the documents read); if two take the same, the name that comes first in the alphabet (names are in small letters and underscores, in the order that `sorted` gives); if none reaches it, `None`. Recall = relevant documents found when it stops ÷ `total`; exactly `target` is enough.
# - `loses_x`: the names of the rules that stop before `x` was read, as a list or a set.
#
# Again the rows of the log are not always in order; names and number of the rules vary.

# %%
total = len(set(log.loc[log["relevant"], "pub_no"]) | {number for number, grade in grades.items() if grade >= 1})
x = log.loc[log["order"] == 129, "pub_no"].item()
examples = {"first_hit": 1, "half": 70, "all": len(log)}
print(total, x)


# %% answer="cheapest-rule"
def cheapest(log, stops, total, target, x):
    ### BEGIN SOLUTION
    read = log.sort_values("order").reset_index(drop=True)
    at = read.index[read["pub_no"] == x][0] + 1
    reached = [
        (read["minutes"].head(n).sum(), name)
        for name, n in stops.items()
        if read["relevant"].head(n).sum() / total >= target - 1e-9
    ]
    return {
        "rule": min(reached)[1] if reached else None,
        "loses_x": sorted(name for name, n in stops.items() if n < at),
    }
    ### END SOLUTION


# %% answer="cheapest-rule" entry="fill"
def cheapest(log, stops, total, target, x):
    read = log.sort_values(____).reset_index(drop=True)
    at = read.index[read["pub_no"] == x][0] + 1
    reached = [
        (read[____].head(n).sum(), name)
        for name, n in stops.items()
        if read["relevant"].head(n).sum() / ____ >= target - 1e-9
    ]
    return {
        "rule": ____(reached)[1] if reached else ____,
        "loses_x": sorted(name for name, n in stops.items() if n < ____),
    }


# %% answer="cheapest-rule" entry="run"
def recall_of_log(read, n, total):
    return read["relevant"].head(n).sum() / read["relevant"].sum()


def recall_of_all(read, n, total):
    return read["relevant"].head(n).sum() / total


def best_a(reached):
    return max(reached)[1] if reached else None


def best_b(reached):
    return min(reached)[1] if reached else None


which_recall = None  # recall_of_log | recall_of_all
which_best = None  # best_a | best_b


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


# %%
preview("cheapest", cheapest, log, examples, total, target, x)


# %% check="cheapest-rule" points=2
def _check():
    def got(frame, rules, total, target, x):
        value = checks.ask("cheapest", cheapest, frame, dict(rules), total, target, x)
        assert isinstance(value, (dict, pd.Series)) and {"rule", "loses_x"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 rule、loses_x 两个键 / It should return a dictionary with the keys rule and loses_x."
        )
        assert not isinstance(value["loses_x"], str) and hasattr(value["loses_x"], "__iter__"), (
            "[not-a-list] loses_x 应是规则名的列表或集合，没有就是空列表 / loses_x should be a list or set of names, empty if there are none."
        )
        return {"rule": value["rule"], "loses_x": sorted({str(name) for name in value["loses_x"]})}

    def logged(topic_id):
        return data.load("screening_log", topic_id=topic_id)[["order", "pub_no", "relevant", "minutes"]]

    own = topics.basic_topic(tech_field)["topic_id"]
    table = logged(own)
    got(table, {"all": 140}, 60, 0.5, table["pub_no"].tolist()[0])  # the form only

    ### BEGIN HIDDEN TESTS
    def case(table, rules, more, target):
        frame = table.sample(frac=1, random_state=seed)
        columns = ("order", "pub_no", "relevant", "minutes")
        come = list(zip(*(frame[name].tolist() for name in columns), strict=True))
        rows = sorted(come)
        x = rows[128][1]
        total = sum(hit for *_, hit, _ in rows) + more
        if rules is None:  # two rules that stop where the target is just reached, one a document before
            just = next(n for n in range(1, 141) if sum(hit for *_, hit, _ in rows[:n]) >= target * total - 1e-9)
            rules = {"stop_b": just, "stop_a": just, "early": just - 1, "at_x": 129, "all": 140}

        def right(*, read=rows, whole=total, pick=min, least=target, early=0, named=True):
            spent = {name: sum(minutes for *_, minutes in read[:n]) for name, n in rules.items()}
            good = [name for name, n in rules.items() if sum(hit for *_, hit, _ in read[:n]) >= least * whole - 1e-9]
            place = [number for _, number, *_ in read].index(x) + 1
            lost = sorted(name for name, n in rules.items() if n < place + early)
            good = sorted(good) if named else good
            return {"rule": pick(good, key=spent.get) if good else None, "loses_x": lost}

        return (
            got(frame, rules, total, target, x),
            right(),
            [
                (
                    right(read=come),
                    "[sheet-order] 按表里的行序读了：先按 order 排好 / Read in the order of the rows: sort by order first.",
                ),
                (
                    right(whole=total - more),
                    "[own-hits] 查全率只在日志自己的相关文献里算，偏高：分母是 total / Recall is measured on the log's own relevant documents and too high: the denominator is total.",
                ),
                (
                    right(pick=max),
                    "[dearest] 选了用时最多的：达到目标的里面，要最省的 / The one that takes most time was picked: of those that reach the target, take the cheapest.",
                ),
                (
                    {**right(), "rule": right(least=0)["rule"]},
                    "[target-ignored] 选了最省的，却没有达到目标：先看够不够，再看省不省；都不够，返回 None / The cheapest was picked though it misses the target: first what is enough, then what is cheap; None if nothing is.",
                ),
                (
                    right(named=False),
                    "[tie-by-place] 用时一样时取了排在前面的：要取名字按字母在前的 / Of rules that take the same time the one listed first was picked: take the name that comes first in the alphabet.",
                ),
                (
                    right(early=1),
                    "[x-was-read] 刚好读到 x 才停的，没有丢掉 x / A rule that stops right at x has read x.",
                ),
            ],
        )

    checks.expect(
        [
            case(table, None, 6, 0.5),
            case(logged("T05" if own != "T05" else "T10"), {"early": 15, "late": 128, "at_x": 129}, 20, 0.6),
            case(table, {"b": 129, "a": 40}, 40, 0.95),
        ],
        "[other] 与逐条规则核对的不符：先算每条的查全率和用时，再选；loses_x 看 x 在第几件 / Not what a look at each rule gives: recall and time of each first, then the choice; loses_x asks where x stands.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　只有名称，最好能好到哪里
#
# 有的数据源只给名称。两件文献名称一样、等级不同，只凭名称就分不开：再好的检索式也只能两件都要，或都不要。所以**上限可以事先算出来**。分类号在这道题里有意不给。
#
# 写函数 `title_ceiling(table, least)`：`table` 一行一件有人看过的文献，两列：`title`（名称；空值、空文本或只有空格的，都算没有名称）和 `grade`；等级不小于 `least` 的算相关。返回字典，三个键：
#
# - `mixed`：既有相关文献、又有不相关文献的名称有几个；
# - `recall`：只凭名称，查全率最高是多少 = 有名称的相关文献数 ÷ 全部相关文献数；
# - `precision`：要把有名称的相关文献全部找到，查准率最高是多少。把至少有一件相关文献的名称全部要来，其中相关的占多少。
#
# 名称相同，指不分大小写、去掉首尾空格、中间连续的空格当一个之后相同；空格不分半角全角。没有名称的文献永远找不到，也不算一个名称。表里总有有名称的相关文献。
#
# 练习版：本课题看过的文献，中文名称优先，没有的用英文，`least` 是 1。开放版：世界知识产权组织太阳能炊具景观报告的标题，`least` 是 2（专家定为整机的）。您这一份是哪一版，写在参数表里。

# %% [markdown] lang="en"
# ## Task 8　Titles alone: how good can it get?
#
# Some sources give titles only. If two documents have the same title and different grades, a title can't tell them apart: the best query takes both or neither. So **the ceiling can be worked out beforehand**. Classes are held back in this task on purpose.
#
# Write the function `title_ceiling(table, least)`: `table` has one row for each document that somebody looked at, with two columns: `title` (a missing or empty one, or one of blanks only, is no title) and `grade`; a grade of `least` or above is relevant. It returns a dictionary with three keys:
#
# - `mixed`: how many titles stand both for relevant documents and for others;
# - `recall`: the highest recall that titles alone allow = relevant documents with a title ÷ all relevant documents;
# - `precision`: the highest precision at which all relevant documents with a title are found. Take every title that has at least one relevant document: the share of these documents that is relevant.
#
# Titles are the same if they are equal once capitals are ignored, blanks at both ends dropped and several blanks within taken as one; a full-width blank is a blank like any other. A document without a title is never found and is not a title of its own. The table always holds relevant documents with a title.
#
# Practice edition: the documents judged for this topic, the Chinese title, or the English one where there is none; `least` is 1. Open edition: titles of WIPO's landscape report on solar cooking; `least` is 2 (what the experts called complete systems). Which edition yours is stands in the table of parameters.

# %%
if edition == "open":
    named = data.load("solar_cooking_qrels", edition=edition).merge(data.load("solar_cooking", edition=edition))
    titled, least = named[["title", "grade"]], 2
else:
    named = judged.merge(data.load("patents")[["pub_no", "title_zh", "title_en"]])
    titled, least = named.assign(title=named["title_zh"].fillna(named["title_en"]))[["title", "grade"]], 1
show.table(titled.sample(6, random_state=seed), language)


# %% answer="titles-only"
def title_ceiling(table, least):
    ### BEGIN SOLUTION
    relevant = table["grade"] >= least
    same = table["title"].str.lower().str.split().str.join(" ")
    titles = relevant[same.fillna("") != ""].groupby(same).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted["count"]).sum()),
        "recall": wanted["sum"].sum() / relevant.sum(),
        "precision": wanted["sum"].sum() / wanted["count"].sum(),
    }
    ### END SOLUTION


# %% answer="titles-only" entry="fill"
def title_ceiling(table, least):
    relevant = table["grade"] >= ____
    same = table["title"].str.lower().str.split().str.join(" ")
    titles = relevant[same.fillna("") != ""].groupby(____).agg(["sum", "count"])
    wanted = titles[titles["sum"] > 0]
    return {
        "mixed": int((wanted["sum"] < wanted[____]).sum()),
        "recall": wanted["sum"].sum() / ____.sum(),
        "precision": wanted["sum"].sum() / wanted[____].sum(),
    }


# %% answer="titles-only" entry="run"
def same_a(titles):
    return titles


def same_b(titles):
    return titles.str.lower().str.split().str.join(" ")


def all_a(relevant, wanted):
    return wanted["sum"].sum()


def all_b(relevant, wanted):
    return relevant.sum()


which_same = None  # same_a | same_b
which_all = None  # all_a | all_b


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


# %%
preview("title_ceiling", title_ceiling, titled, least)


# %% check="titles-only" points=2
def _check():
    def got(rows, least):
        frame = pd.DataFrame({"title": [row[0] for row in rows], "grade": [row[1] for row in rows]})
        value = checks.ask("title_ceiling", title_ceiling, frame, least)
        keys = ["mixed", "recall", "precision"]
        assert isinstance(value, (dict, pd.Series)) and set(keys) <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 mixed、recall、precision 三个键 / It should return a dictionary with the keys mixed, recall and precision."
        )
        return {key: value[key] for key in keys}

    got([("Solar oven", 2), ("Solar oven", 0), ("Kettle", 0)], 1)  # the form only
    ### BEGIN HIDDEN TESTS
    if edition == "open":
        table = data.load("solar_cooking_qrels", edition="open").merge(data.load("solar_cooking", edition="open"))
        known = list(zip(table["title"].tolist(), table["grade"].tolist(), strict=True))
    else:
        topic_id = topics.basic_topic(tech_field)["topic_id"]
        table = data.load("qrels", topic_id=topic_id).merge(data.load("patents")[["pub_no", "title_zh", "title_en"]])
        both = zip(table["title_zh"].tolist(), table["title_en"].tolist(), strict=True)
        known = list(zip([zh if isinstance(zh, str) else en for zh, en in both], table["grade"].tolist(), strict=True))
    made = [("Solar cooker", 2), ("SOLAR  cooker ", 0), ("Sun stove", 1), ("Sun\u3000stove", 2), ("Sun stove", 0)]
    made += [
        (None, 2),
        (None, 0),
        ("  ", 2),
        ("", 0),
        ("Kettle", 0),
        ("Box oven", 1),
        ("Heat store", 2),
        (" heat store", 1),
    ]

    def case(rows, least):
        def right(rows, low=least, exact=False, blank=False, titled_only=False):
            none = "" if blank else None

            def key(title):
                if not isinstance(title, str) or not title:
                    return none
                return title if exact else " ".join(title.lower().split()) or none

            keyed = [(key(title), grade >= low) for title, grade in rows]
            good = sum(1 for _, hit in keyed if hit)
            wanted = {t for t, hit in keyed if hit and t is not None}
            taken = [hit for t, hit in keyed if t in wanted]
            mixed = sum(1 for t in wanted if not all(hit for other, hit in keyed if other == t))
            reached = sum(taken)
            return {
                "mixed": mixed,
                "recall": 1.0 if titled_only else reached / good,
                "precision": reached / len(taken),
            }

        true = right(rows)
        share = sum(1 for _, grade in rows if grade >= least) / len(rows)
        return (
            got(rows, least),
            true,
            [
                (
                    right(rows, exact=True),
                    "[letters-differ] 大小写或空格不同的名称被当成了两个 / Titles that differ in capitals or blanks only are taken for two.",
                ),
                (
                    right(rows, blank=True),
                    "[no-title-is-a-title] 没有名称的被当成了同一个名称：它们永远找不到 / Documents without a title are taken for one title: they can never be found.",
                ),
                (
                    right(rows, titled_only=True),
                    "[own-hits] 查全率的分母漏了没有名称的相关文献 / The denominator of recall leaves out relevant documents without a title.",
                ),
                (
                    right(rows, low=1 if least == 2 else 2),
                    "[wrong-grade] 没有按 least 分相关与不相关 / Relevance does not go by least.",
                ),
                (
                    {**true, "precision": share},
                    "[whole-shelf] 查准率的分母用了全部文献：只要至少有一件相关文献的名称 / The denominator of precision is everything: take only titles that have a relevant document.",
                ),
            ],
        )

    checks.expect(
        [case(known, 2 if edition == "open" else 1), case(made, 2), case(made, 1)],
        "[other] 与逐个名称清点的不符：先归并名称，再数每个名称下相关和不相关的件数 / Not what a count title by title gives: bring equal titles together, then count relevant and other documents under each.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 9　给客户的限度说明（人工评分）
#
# 回到开头的客户。用前面算出的数，就本课题写一段 250 到 400 字的限度说明，附在检索结果后面。客户不懂检索，要拿它去跟投资人谈。
#
# 客户手里的，是同事从 140 件命中里读着挑出来的相关文献（任务 6 的 `log`）。快速检索和五个列表用来估计还漏了多少。前面的数看上去会互相打架，动笔前先想清楚：
#
# - **每个数说的是哪一次检索。** 任务 1 的 `words_zh` 是整个列表，分母是判断表；任务 4 的快速检索只是它开头的一段，分母是抽样估计的。两个查全率本来就不一样。
# - **估计不能低于已经看到的。** 任务 5 的 `total` 如果比判断表或日志里已有的相关文献还少，这个估计就偏低，它的查全率不能报，哪怕 `independent` 是 `True`：有的文献，哪条路都难找到。
# - **任务 7 的 `total` 只有练习里才知道**，不能写给客户。多查要花多少时间，看 `log` 的 `minutes`。
#
# 评分看四条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 查得怎样：数字和来路 | 没有数字 | 有查全率或查准率，没写怎么来的 | 写明由哪次抽样或哪两次检索估计 | 并给出区间，写明没人看过的文献怎么算 |
# | 没有查什么 | 没有写 | 只说“可能有遗漏” | 举出至少一块没有查的（语言、类型、日期、未公开的） | 举出两块，并写明为什么没查 |
# | 对决定意味着什么 | 没有写 | 说“仅供参考” | 写明漏掉的一件可能改变什么 | 并写明什么时候该再查、多查要花多少 |
# | 限度与边界 | 没有写；或下了结论（新、能授权之类） | 提到“不承担责任” | 写明截至何时、这是信息服务 | 并写明不是新颖性结论或法律意见，转给谁 |

# %% [markdown] lang="en"
# ## Task 9　A statement of limits for the client (marked by a person)
#
# Back to the client of the opening. With the figures worked out above, write a statement of limits of 250 to 400 words for this topic, to go with the result. The client knows nothing about searching and will show it to an investor.
#
# What the client holds are the relevant documents that a colleague picked out of 140 hits (the `log` of task 6). The quick query and the five lists serve to estimate what is still missing. Some of the figures seem to contradict each other; sort them out before you write:
#
# - **Say which search each figure is about.** `words_zh` in task 1 is the whole list, and the denominator comes from the judgements; the quick query of task 4 is only the top of that list, and the denominator is estimated from a sample. Their recalls differ, and should.
# - **No estimate may fall below what has been seen.** If `total` in task 5 is lower than the relevant documents that the judgements or the log already hold, it is too low and its recall can't be quoted, though `independent` is `True`: some documents are hard to find along any line.
# - **`total` in task 7 is known in an exercise only** and is not for the client. What more searching costs in time, the `minutes` of the `log` tell.
#
# Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | How good it is: figures and where they come from | no figure | recall or precision, not how it was got | says which sample or which two searches it was estimated from | and gives the interval, and what unseen documents count as |
# | What was not searched | missing | says "something may be missing" only | names at least one part not searched (language, kind, dates, unpublished) | names two, and why |
# | What it means for the decision | missing | says "for reference only" | says what one missed document could change | and when to search again, and what more searching costs |
# | Limits and boundary | missing; or gives a finding ("new", "will be granted") | mentions "no liability" | states up to when, and that this is an information service | and that it is no finding on novelty and no legal opinion, and to whom it is referred |

# %% [markdown] lang="zh" essay="limits" points=12
# （示例答案，满分样式，课题为太阳灶；数字以您算出的为准）
#
# **查得怎样。** 您手里的 27 件，是从 140 件命中里逐件读出来的。一共该有多少？我们换了一条路估计：只用中文标准词的快速检索找到 4 件相关的；从它没有命中、但沾边的 196 件里随机抽读 60 件，7 件相关，折合漏掉约 23 件。所以总数约 27 件，95% 区间是 17 到 43 件（威尔逊区间，作了有限总体修正）。往坏里算，您手里的也有六成多；区间的下端比您手里已有的还少，所以往好里算，就是都在了。另有两次互不共用检索块的检索，估计总数约 23 件，比已经找到的还少，我们不采用。抽样范围里没有读到的，按样本的占比推算；不沾边的没有抽，当作没有相关的。
#
# **没有查什么。** 日文、韩文原文没有查，我们没有能读的人；近十八个月申请的多半还没有公开，谁也查不到。
#
# **这意味着什么。** 漏掉的哪怕只有一件，如果公开了全部特征，专利就可能授不下来。筛读时就有这样一件排在第 129 位。签投资协议之前、正式申请之前，请各再查一次；再读这样一批 140 件，约需 7 小时。
#
# **限度与边界。** 数据截至 2026-10-31。这是信息服务，不是新颖性结论，也不是法律意见；能不能授权由国家知识产权局审查决定；要不要申请，请带着本说明和检索日志找专利代理机构。

# %% [markdown] lang="en" essay="limits" points=12
# (Sample answer at full marks; the topic is the solar stove, and your own figures count)
#
# **How good it is.** The 27 documents you hold were read out of 140 hits, one by one. How many should there be? We estimated that along another line. A quick query with standard Chinese words alone found 4 relevant documents. Of the 196 that touch on the subject and were not among its hits, we drew 60 at random and read them: 7 are relevant, which comes to about 23 missed. So there are about 27 in all, with a 95% interval from 17 to 43 (Wilson's interval, corrected for the finite population). At worst you hold rather more than six in ten; the lower end is below what you already hold, so at best you hold everything. Two further searches with no block in common give a total of about 23, fewer than were found already, so we don't use that figure. What was not read within the population sampled is projected from the sample; what does not touch on the subject was not sampled and is taken to hold nothing relevant.
#
# **What was not searched.** Japanese and Korean originals, since nobody here reads them; most applications of the last eighteen months, which are not published yet and which nobody can search.
#
# **What it means.** One missed document that shows every feature may be enough for a patent to be refused. In our reading such a one stood at rank 129. Have it searched again before you sign with the investor and before you file; another 140 documents like these take about 7 hours to read.
#
# **Limits and boundary.** The data go up to 2026-10-31. This is an information service, no finding on novelty and no legal opinion; CNIPA examines and decides on grant; whether to file is for a patent agency: take this statement and the search log along.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 9 题的每个数都说得出来路；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] for every figure in task 9 you can say where it comes from;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
