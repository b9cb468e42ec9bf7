# %% [markdown] lang="zh"
# # M08 练习：经得起追问的专利指标
#
# **情境。** 您在省知识产权服务中心做分析。市里要发一份产业专利简报，三个科室各交来一句话：“申请连年下降”“公告量创新高”“五年稳步增长”。三句话出自同一份数据，算术都没错。主任说：“您签了字才能发。签哪一句，凭什么？”
#
# **时间**：约 240 分钟，其中第 10 题约 60 分钟；可以分几次做。**分值**：自动评分 23 分，人工评分 12 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`）；想多试几个数，可以自己加代码格。三种作答方式（运行、填空、编写）的检查和分值完全一样；第 10 题各种方式都要自己写。
# - 函数只用括号里交给它的东西：评分时会换产业、换省、换日期再问。结果都**不要四舍五入**；份额和增长率写小数（0.1 是 10%）。
# - 返回字典的题，返回 Series 也可以；键里的年份、领域写成整数。
# - 看得见的检查只看形状和几种常见的错，数值要到评分时才核对：绿色不等于满分。
# - 各题互不依赖：前一题没做出来，后一题照样能做。
# - 日期列都是 pandas 的日期；`as_of` 是文字，如 `"2025-06-30"`，用 `pd.Timestamp(as_of)` 变成日期。
# - 专利、申请人、人口都是合成的练习数据；第 5 题的数据随班级设置，可能是开放版（真实数据）。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M08 exercise: patent indicators that stand up to questions
#
# **The situation.** You are the analyst of a provincial IP service centre. The city wants a patent bulletin on one industry, and three sections have sent in one sentence each: "filings fall year after year", "announcements at a new high", "five years of steady growth". All three come from the same data, and the arithmetic of each is right. The director says: "It goes out when you have signed. Which one do you sign, and on what grounds?"
#
# **Time**: about 240 minutes, of which about 60 for task 10; take it in several sittings. **Points**: 23 marked automatically, 12 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); to try more figures, add code cells of your own. The three entries (run, fill, write) have the same checks and points; task 10 you write yourself at every entry.
# - A function uses only what it is handed in its brackets: marking asks again with another industry, province and date. **Don't round** any result; shares and growth rates are fractions (0.1 is 10%).
# - Where a dictionary is asked for, a Series will do as well; years and fields as keys are whole numbers.
# - The checks you see look at the shape and at a few usual mistakes; values are checked at marking. Green does not mean full points.
# - The tasks don't depend on one another: if one won't come out, the next can still be done.
# - Columns of days hold dates of pandas; `as_of` is text such as `"2025-06-30"`, and `pd.Timestamp(as_of)` makes a date of it.
# - Patents, applicants and population are synthetic practice data; the data of task 5 follow your cohort's setting and may be the open edition (real figures).
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.

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
import numpy as np  # noqa: F401  (for answers)
import pandas as pd

from iplab import checks, data, indicators, parameters, show
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
    tables=["patents", "citations", "world_panel"],
)

# %% [markdown] lang="zh"
# ## 任务 1　数到哪一年才算完整
#
# 申请递上去，要过一段时间才公布。没公布的查不到，最近几年看上去就总是“下降”。要等多久，看类型和途径。中国申请号 `CN` 和 4 位年份之后的那一位数字说明这一点：
#
# | 那一位 | 类型与途径 | 从最早优先权日起等几个月 |
# |---|---|---|
# | 1 | 发明，直接递交 | 19 |
# | 2 | 实用新型 | 12 |
# | 3 | 外观设计 | 9 |
# | 8 | 发明，PCT 进入国家阶段 | 37 |
#
# 月数是练习值：发明按法定的 18 个月再加 1 个月等公报。
#
# 某一年“完整”，是指该年 12 月 31 日加上这些月数，**不晚于**基准日期。加月数时日子照旧，那个月没有这一天就取月末；`pd.Timestamp(2023, 12, 31) + pd.DateOffset(months=9)` 得到 2024-09-30。
#
# 写函数 `last_complete_year(appl_no, as_of)`：`appl_no` 是一件申请的号码，如 `"CN202110123456.7"`；返回与它同类型、同途径的申请中，最后一个完整的年份（整数）。号码里的年份在这里没有用处。

# %% [markdown] lang="en"
# ## Task 1　Up to which year is the count complete?
#
# A filing is published some time after it is made. What isn't published can't be found, so the latest years always seem to "fall". How long to wait depends on kind and route. In a Chinese application number `CN` and the 4 digits of the year are followed by one digit that tells both:
#
# | That digit | Kind and route | Months to wait from the earliest priority date |
# |---|---|---|
# | 1 | invention, filed directly | 19 |
# | 2 | utility model | 12 |
# | 3 | design | 9 |
# | 8 | invention, national phase of the PCT | 37 |
#
# The months are exercise values: for inventions the 18 months of the law and 1 more for the gazette.
#
# A year is "complete" if its 31 December plus these months is **not later than** the as-of date. Adding months keeps the day; where the month has no such day, take its last: `pd.Timestamp(2023, 12, 31) + pd.DateOffset(months=9)` gives 2024-09-30.
#
# Write the function `last_complete_year(appl_no, as_of)`: `appl_no` is the number of one application, such as `"CN202110123456.7"`; return the last complete year (a whole number) for applications of the same kind and route. The year inside the number plays no part here.

# %%
patents = data.load("patents")
chinese = patents[(patents["country"] == "CN") & (patents["tech_field"] == tech_field)]
columns = ["pub_no", "appl_no", "kind", "prio", "filing", "pub", "grant", "family_id"]
show.table(chinese[columns].head(6), language)


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    ### BEGIN SOLUTION
    months = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year
    ### END SOLUTION


# %% answer="last-complete-year" entry="fill"
def last_complete_year(appl_no, as_of):
    months = {"1": ____, "2": ____, "3": ____, "8": ____}[appl_no[6]]
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, ____, ____) + pd.DateOffset(months=months) > day:
        year -= 1
    return year


# %% answer="last-complete-year" entry="run"
def wait_a(digit):
    return 19


def wait_b(digit):
    return {"1": 19, "2": 12, "3": 9, "8": 37}[digit]


def year_a(day, months):
    return (day - pd.DateOffset(months=months)).year


def year_b(day, months):
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year


which_wait = None  # wait_a | wait_b
which_year = None  # year_a | year_b


def last_complete_year(appl_no, as_of):
    if which_wait is None or which_year is None:
        raise NotImplementedError
    return which_year(pd.Timestamp(as_of), which_wait(appl_no[6]))


# %%
preview("last_complete_year", last_complete_year, "CN202110123456.7", as_of_date)


# %% check="last-complete-year" points=2
def _check():
    got = checks.ask("last_complete_year", last_complete_year, "CN202110123456.7", as_of_date)
    assert checks.is_number(got) and float(got).is_integer(), (
        "[not-a-year] 应返回一个整数年份，不是文字或日期 / It should return a year as a whole number, not text or a date."
    )
    ### BEGIN HIDDEN TESTS
    from calendar import monthrange

    waits = {"1": 19, "2": 12, "3": 9, "8": 37}

    def month_of(day, *, early=0):
        """The months that are over on a day, counted from year 0."""
        year, month, number = map(int, day.split("-"))
        return 12 * year + month - (0 if number >= monthrange(year, month)[1] + early else 1)

    def right(day, months):
        return (month_of(day) - months) // 12 - 1

    cases = []
    days = [("1", as_of_date), ("2", as_of_date), ("8", as_of_date), ("3", "2025-09-30"), ("1", "2025-07-10")]
    for digit, day in [*days, ("8", "2025-01-31"), ("2", "2024-12-30")]:
        months = waits[digit]
        year, month, _ = map(int, day.split("-"))
        got = checks.ask("last_complete_year", last_complete_year, f"CN2019{digit}0123456.7", day)
        cases.append(
            (
                got,
                right(day, months),
                [
                    (
                        right(day, {**waits, "8": 19}[digit]),
                        "[route-ignored] PCT 进入国家阶段的也按普通发明算了：它晚得多 / The national phase of the PCT was treated as a direct filing: it comes out much later.",
                    ),
                    (
                        right(day, 19),
                        "[one-wait-for-all] 四种情况用了同一个等待期：类型和途径不同，要等的月数也不同 / One wait for all four: kind and route decide how many months.",
                    ),
                    (
                        right(day, 18 if digit == "1" else months),
                        "[no-time-for-the-gazette] 只等了 18 个月：到期还要等公报，本题取 19 / Only 18 months: the gazette comes after that, here take 19.",
                    ),
                    (
                        (12 * year + month - 1 - months) // 12,
                        "[part-of-a-year] 用基准日期减去月数，再取年份：那一年只过了一部分，不完整 / The as-of date less the months, then its year: only a part of that year is in.",
                    ),
                    (
                        year - 1,
                        "[year-before] 一律取了上一年 / The year before was taken for everything.",
                    ),
                    (
                        (month_of(day, early=1) - months) // 12 - 1,
                        "[last-day-out] 正好到期的那一天应算完整（不晚于） / The year is complete on the very day (not later than).",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐月推算的年份不符：先看那一位数字，再看 12 月 31 日加月数 / Not the year that counting months gives: check the digit first, then 31 December plus the months.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 2　逐年的同族数和年均增长率（复合）
#
# 表里一行是一件公开文献：同一件申请的公布文本（A）和授权文本（B）各占一行，同一天递交的实用新型另占一行。数的是**发明同族**：
#
# 1. 只要 `kind` 是 `invention`、并且在基准日期已经公开的行（`pub` 不晚于 `as_of`）；
# 2. 按最早优先权日 `prio` 的年份归年（同一 `family_id` 的各行 `prio` 相同）；
# 3. 每年数不同的 `family_id`。
#
# 写函数 `trend(publications, first, last, as_of)`，返回字典，两个键：`counts` 是从 `first` 到 `last`（含两头）每一年的同族数，没有的年份写 0；`cagr` 是年均复合增长率：（末年 ÷ 首年）的（1 ÷ 相隔年数）次方，再减 1。首年为 0 时 `cagr` 是 `None`。`last` 总是大于 `first`；这两年完不完整，不由这个函数管。

# %% [markdown] lang="en"
# ## Task 2　Families by year, and the compound growth rate
#
# One row is one publication: the application (A) and the grant (B) of one filing have a row each, and a utility model filed on the same day has another. Count **families of inventions**:
#
# 1. keep rows whose `kind` is `invention` and that were published by the as-of date (`pub` not later than `as_of`);
# 2. put them into the year of the earliest priority date `prio` (rows with the same `family_id` have the same `prio`);
# 3. in each year count different `family_id`.
#
# Write the function `trend(publications, first, last, as_of)`. It returns a dictionary with two keys: `counts` holds the families of every year from `first` to `last` (both included), 0 for a year without any; `cagr` is the compound yearly growth rate: (last year ÷ first year) to the power of (1 ÷ years between), less 1. Where the first year is 0, `cagr` is `None`. `last` is always larger than `first`; whether these years are complete is no business of this function.


# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    ### BEGIN SOLUTION
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}
    ### END SOLUTION


# %% answer="yearly-trend" entry="fill"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == ____) & (publications[____] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates(____)[____].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / ____) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}


# %% answer="yearly-trend" entry="run"
def unit_a(rows):
    return rows


def unit_b(rows):
    return rows.drop_duplicates("family_id")


def day_a(rows):
    return rows["pub"]


def day_b(rows):
    return rows["filing"]


def day_c(rows):
    return rows["prio"]


def span_a(first, last):
    return last - first


def span_b(first, last):
    return last - first + 1


which_unit = None  # unit_a | unit_b
which_day = None  # day_a | day_b | day_c
which_span = None  # span_a | span_b


def trend(publications, first, last, as_of):
    if which_unit is None or which_day is None or which_span is None:
        raise NotImplementedError
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = which_day(which_unit(rows)).dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / which_span(first, last)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}


# %%
preview("trend", trend, chinese[columns], 2016, 2022, as_of_date)


# %% check="yearly-trend-counts" points=1
def _check():
    names = ["pub_no", "appl_no", "kind", "prio", "filing", "pub", "grant", "family_id"]
    papers = [row for row in checks.rows("patents") if row["country"] == "CN"]

    def asked(field, first, last, day):
        part = pd.DataFrame([{name: row[name] for name in names} for row in papers if row["tech_field"] == field])
        got = checks.ask("trend", trend, part, first, last, day)
        assert isinstance(got, (dict, pd.Series)) and {"counts", "cagr"} <= set(got.keys()), (
            "[wrong-keys] 应返回含 counts、cagr 两个键的字典 / It should return a dictionary with the keys counts and cagr."
        )
        years = dict(got["counts"]) if isinstance(got["counts"], (dict, pd.Series)) else {}
        assert set(years) == set(range(first, last + 1)), (
            "[years-missing] counts 应从首年到末年每年一个键（整数年份），没有的写 0 / counts should have a key (a whole number) for every year from first to last, 0 where there is none."
        )
        return years

    asked(tech_field, 2016, 2022, as_of_date)
    ### BEGIN HIDDEN TESTS
    second = "biotech" if tech_field != "biotech" else "new_it"
    cases = []
    for field, first, last, day in (
        (tech_field, 2014, 2024, as_of_date),
        (second, 2012, 2019, "2020-03-31"),
        ("new_energy_vehicles", 2007, 2012, "2013-06-30"),
    ):
        mine = [row for row in papers if row["tech_field"] == field]

        def count(keep, key, when, *, mine=mine, first=first, last=last):
            found = {year: set() for year in range(first, last + 1)}
            for row in mine:
                if keep(row) and row[when].year in found:
                    found[row[when].year].add(row[key])
            return {year: len(members) for year, members in found.items()}

        def out(row, day=day):
            return str(row["pub"])[:10] <= day

        def invention(row, out=out):
            return row["kind"] == "invention" and out(row)

        firsts = {row["family_id"]: row for row in reversed(mine) if invention(row)}.values()
        cases.append(
            (
                asked(field, first, last, day),
                count(invention, "family_id", "prio"),
                [
                    (
                        count(invention, "pub_no", "prio"),
                        "[documents-for-families] 数的是文献：公布文本和授权文本算成了两件 / Publications were counted: application and grant of one filing made two.",
                    ),
                    (
                        count(out, "family_id", "prio"),
                        "[models-counted] 实用新型、外观设计也数进去了：题目只问发明 / Utility models and designs are in: the task asks for inventions only.",
                    ),
                    *(
                        (
                            count(invention, key, "filing"),
                            "[filing-year] 按申请日归年了：应按最早优先权日 / Years of filing were used: take the earliest priority date.",
                        )
                        for key in ("family_id", "appl_no")
                    ),
                    *(
                        (
                            count(invention, key, "pub", mine=rows),
                            "[publication-year] 按公开日归年了：申请和授权混在一起，也不是发明产生的年份 / Years of publication were used: they mix applications and grants and are not when the inventions were made.",
                        )
                        for key, rows in (("pub_no", mine), ("family_id", mine), ("family_id", firsts))
                    ),
                    (
                        count(lambda row: row["kind"] == "invention", "family_id", "prio"),
                        "[not-yet-published] 基准日期以后才公开的也算进去了：那天还查不到 / What was published after the as-of date is in: on that day nobody could find it.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件清点的同族数不符：依次核对类型、公开日、年份、去重 / Not what a count family by family gives: check kind, day of publication, year and duplicates in turn.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="yearly-trend-growth" points=2
# 隐藏检查：年均增长率（评分时才运行） / Hidden check (runs at marking): the compound growth rate
### BEGIN HIDDEN TESTS
def _check():
    from itertools import pairwise

    names = ["pub_no", "appl_no", "kind", "prio", "filing", "pub", "grant", "family_id"]
    second = "new_materials" if tech_field != "new_materials" else "new_it"
    cases = []
    for field, first, last in ((tech_field, 2012, 2021), (second, 2013, 2018), ("biotech", 2007, 2015)):
        mine = [row for row in checks.rows("patents") if row["country"] == "CN" and row["tech_field"] == field]
        part = pd.DataFrame([{name: row[name] for name in names} for row in mine])
        got = checks.ask("trend", trend, part, first, last, as_of_date)
        assert isinstance(got, (dict, pd.Series)) and {"counts", "cagr"} <= set(got.keys()), (
            "[wrong-keys] 应返回含 counts、cagr 两个键的字典 / It should return a dictionary with the keys counts and cagr."
        )
        inventions = [row for row in mine if row["kind"] == "invention" and str(row["pub"])[:10] <= as_of_date]
        sizes = [len({r["family_id"] for r in inventions if r["prio"].year == y}) for y in range(first, last + 1)]
        rates = [after / before - 1 for before, after in pairwise(sizes) if before]
        start, end, years = sizes[0], sizes[-1], last - first

        def power(n, start=start, end=end):
            return (end / start) ** (1 / n) - 1 if start else None

        whole = end / start - 1 if start else None
        mean = whole / years if start else None
        cases.append(
            (
                got["cagr"],
                power(years),
                [
                    (
                        power(years + 1),
                        "[years-counted] 相隔年数多算了 1：2012 到 2021 相隔 9 年 / One year too many: from 2012 to 2021 are 9 years.",
                    ),
                    (
                        whole,
                        "[whole-period] 这是整段的增长，不是每年的 / This is the growth of the whole period, not a year's.",
                    ),
                    (
                        mean,
                        "[plain-mean] 用总增长除以年数：年均增长率是复利，要开方 / The whole growth over the years: a compound rate takes the root.",
                    ),
                    (
                        sum(rates) / len(rates) if start else None,
                        "[mean-of-rates] 这是逐年增长率的平均：起伏大的序列会偏高，复合增长率只看两头 / This is the mean of the yearly rates: it comes out too high where numbers jump; the compound rate takes both ends.",
                    ),
                    (
                        power(years) * 100 if start else None,
                        "[per-cent] 乘了 100：本练习的增长率写小数 / Multiplied by 100: growth rates here are fractions of 1.",
                    ),
                    (
                        power(years) if start else 0,
                        "[zero-base] 首年为 0 时没有增长率，应返回 None / There is no growth rate from 0: return None.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other-growth] 与首末两年算出的年均增长率不符：先核对两头的同族数，再核对开几次方 / Not the rate that the first and last year give: check the families of both ends, then the root.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 3　集中在谁手里：HHI 和 CR4
#
# 下表一行是一件文献的一个申请人：`applicant_raw` 是文献上印的名称，`applicant_id` 是清洗后的主体编号（M07 讲过怎么得来）。这张表三种专利都有，不必再挑。
#
# 每个同族算 1，由它**不同的主体**平分（分数计数）：一个同族的公布文本和授权文本上写着同样两个主体，每个主体仍得 0.5。把每个主体分到的加起来，除以总和，就是它的份额 s。
#
# - HHI = 各主体 s × s 之和，在 1 ÷ 主体数 与 1 之间；
# - CR4 = 份额最大的 4 个主体的份额之和；不足 4 个的，全部加起来。
#
# 写函数 `concentration(applicants)`，返回字典，键为 `hhi` 和 `cr4`，都是 0 到 1 之间的小数。表至少有一行。

# %% [markdown] lang="en"
# ## Task 3　In whose hands: HHI and CR4
#
# One row of the table is one applicant of one publication: `applicant_raw` is the name as printed, `applicant_id` the number of the body after cleaning (M07 showed how to get it). The table holds all kinds of patents; don't select again.
#
# Each family counts 1, shared equally among its **different bodies** (fractional count): where application and grant of a family both name the same two bodies, each still gets 0.5. Add up what each body gets and divide by the total: that is its share s.
#
# - HHI = the sum over bodies of s × s; it lies between 1 ÷ the number of bodies and 1;
# - CR4 = the sum of the 4 largest shares; with fewer than 4 bodies, of all.
#
# Write the function `concentration(applicants)`. It returns a dictionary with the keys `hhi` and `cr4`, both fractions between 0 and 1. The table has at least one row.

# %%
applicants = data.load("patent_applicants").merge(chinese[["pub_no", "family_id", "kind", "pub"]], on="pub_no")
recent = applicants[(applicants["pub"] > "2018-12-31") & (applicants["pub"] <= as_of_date)]
recent = recent[["family_id", "pub_no", "position", "applicant_raw", "applicant_id"]]
show.table(recent.head(6), language)


# %% answer="concentration"
def concentration(applicants):
    ### BEGIN SOLUTION
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_id"].transform("size")
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}
    ### END SOLUTION


# %% answer="concentration" entry="fill"
def concentration(applicants):
    once = applicants[["family_id", ____]].drop_duplicates()
    part = 1 / once.groupby(____)[____].transform("size")
    amount = part.groupby(once[____]).sum()
    share = amount / ____
    return {"hhi": (share**____).sum(), "cr4": share.nlargest(____).sum()}


# %% answer="concentration" entry="run"
def name_a(applicants):
    return applicants["applicant_raw"]


def name_b(applicants):
    return applicants["applicant_id"]


def once_a(rows):
    return rows


def once_b(rows):
    return rows.drop_duplicates()


def part_a(rows):
    return pd.Series(1.0, index=rows.index)


def part_b(rows):
    return 1 / rows.groupby("family_id")["name"].transform("size")


which_name = None  # name_a | name_b
which_once = None  # once_a | once_b
which_part = None  # part_a | part_b


def concentration(applicants):
    if which_name is None or which_once is None or which_part is None:
        raise NotImplementedError
    rows = which_once(pd.DataFrame({"family_id": applicants["family_id"], "name": which_name(applicants)}))
    amount = which_part(rows).groupby(rows["name"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}


# %%
preview("concentration", concentration, recent)


# %% check="concentration-range" points=1
def _check():
    three = pd.DataFrame(
        {
            "family_id": ["F1", "F2", "F3"],
            "pub_no": ["CN1A", "CN2A", "CN3A"],
            "position": [1, 1, 1],
            "applicant_raw": ["甲厂", "乙厂", "丙厂"],
            "applicant_id": ["A1", "A2", "A3"],
        }
    )
    got = checks.ask("concentration", concentration, three)
    assert isinstance(got, (dict, pd.Series)) and {"hhi", "cr4"} <= set(got.keys()), (
        "[wrong-keys] 应返回含 hhi、cr4 两个键的字典 / It should return a dictionary with the keys hhi and cr4."
    )
    hhi, cr4 = (checks.number(key, got[key]) for key in ("hhi", "cr4"))
    assert 0 <= hhi <= 1 + 1e-9 and 0 <= cr4 <= 1 + 1e-9, (
        "[out-of-range] hhi 和 cr4 都应在 0 与 1 之间：份额要用小数，各份额之和是 1 / Both must lie between 0 and 1: shares are fractions that add up to 1."
    )


checks.report(_check)
del _check


# %% check="concentration" points=2
# 隐藏检查：另一个产业、主体很少的表（评分时才运行） / Hidden check (runs at marking): another industry, a table of few bodies
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    table = data.load("patent_applicants")
    columns = zip(*(table[c].tolist() for c in ("pub_no", "position", "applicant_raw", "applicant_id")), strict=True)
    papers = {row["pub_no"]: row for row in checks.rows("patents") if row["country"] == "CN"}
    every = [(papers[r[0]]["tech_field"], papers[r[0]]["family_id"], *r) for r in columns if r[0] in papers]

    def two(weights):
        whole = sum(weights.values())
        shares = sorted((w / whole for w in weights.values()), reverse=True)
        return {"hhi": sum(s * s for s in shares), "cr4": sum(shares[:4])}

    def counted(rows, name, *, fraction=True):
        """Names by family, each family shared out."""
        families, found = {}, {}
        for row in rows:
            families.setdefault(row[1], set()).add(row[name])
        for names in families.values():
            part = 1 / len(names) if fraction else 1
            for each in names:
                found[each] = found.get(each, 0) + part
        return found

    def by_row(rows, name=5):
        found = {}
        for row in rows:
            found[row[name]] = found.get(row[name], 0) + 1
        return found

    second = "high_end_equipment" if tech_field != "high_end_equipment" else "new_it"
    cases = []
    for field, low, high in (
        (tech_field, "2018", as_of_date),
        (second, "2012", "2017"),
        ("biotech", "2008", "2009-09"),
    ):
        rows = [row for row in every if row[0] == field and low < str(papers[row[2]]["pub"])[:10] <= high]
        frame = pd.DataFrame(
            [row[1:] for row in rows], columns=["family_id", "pub_no", "position", "applicant_raw", "applicant_id"]
        )
        got = checks.ask("concentration", concentration, frame)
        assert isinstance(got, (dict, pd.Series)) and {"hhi", "cr4"} <= set(got.keys()), (
            "[wrong-keys] 应返回含 hhi、cr4 两个键的字典 / It should return a dictionary with the keys hhi and cr4."
        )
        true, whole = two(counted(rows, 5)), counted(rows, 5, fraction=False)
        families = len({row[1] for row in rows})
        over = [n / families for n in whole.values()]
        firsts = [row for row in rows if row[3] == 1]
        cases.append(
            (
                {key: got[key] for key in ("hhi", "cr4")},
                true,
                [
                    (
                        two(counted(rows, 4)),
                        "[raw-names] 用的是印出来的名称：一个主体的几种写法成了几个主体，集中度偏低 / Names as printed: one body in several spellings became several, and concentration comes out too low.",
                    ),
                    *(
                        (
                            two(wrong),
                            "[rows-for-families] 一行算了 1：公布文本和授权文本算了两次 / A row counted 1: application and grant were counted twice.",
                        )
                        for wrong in (by_row(rows), by_row(rows, 4))
                    ),
                    *(
                        (
                            wrong,
                            "[whole-counts] 共同申请的同族没有平分，每个主体都得了 1 / Joint families were not shared out: each body got 1.",
                        )
                        for wrong in (
                            two(whole),
                            {"hhi": sum(s * s for s in over), "cr4": sum(sorted(over, reverse=True)[:4])},
                        )
                    ),
                    (
                        two(counted(firsts, 5)),
                        "[first-applicant] 只算了第一申请人：题目要各主体平分 / Only first applicants were counted: the task shares a family among its bodies.",
                    ),
                    (
                        {**true, "cr4": sum(sorted(counted(rows, 5).values(), reverse=True)[:4])},
                        "[numbers-for-shares] cr4 加的是个数，不是份额 / cr4 adds up numbers, not shares.",
                    ),
                    (
                        {**true, "hhi": 10_000 * true["hhi"]},
                        "[points-of-the-index] hhi 乘了 10,000：本题用 0 到 1 的小数 / hhi was multiplied by 10,000: here it is a fraction of 1.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐个同族平分算出的份额不符：依次核对主体、去重、平分、份额 / Not the shares that sharing out family by family gives: check body, duplicates, sharing and shares in turn.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　本省专在哪里：区位商
#
# 下表一行是一个省、一个技术领域（WIPO 35 个领域）和同族数：一个同族涉及几个领域就平分给几个领域，所以有小数。`province` 空着的是境外或地址不明的申请人。没有行就是 0。
#
# 区位商（LQ，也叫显示性技术优势 RTA）=（本省在该领域的同族数 ÷ 本省全部）÷（表中该领域的同族数 ÷ 表中全部）。**表中**指所有的行，`province` 空着的也算。大于 1，说明本省在这里的比重高于全体。
#
# 三件专利也能算出很高的区位商。所以本省在该领域的同族数**少于** `least` 的，不报数，写 `None`。
#
# 写函数 `specialisation(table, province, least)`：返回字典（或 Series），键是表中出现的每一个领域（整数），值是区位商或 `None`。`least` 为 0 时每个领域都有数，本省没有的是 0。问到的省在表中至少有一行。

# %% [markdown] lang="en"
# ## Task 4　What the province is strong in: the location quotient
#
# One row of the table is a province, a technology field (WIPO's 35 fields) and a number of families: a family in several fields is shared equally among them, hence the fractions. Where `province` is missing, the applicant is abroad or the address unknown. No row means 0.
#
# Location quotient (LQ, or revealed technological advantage, RTA) = (the province's families in the field ÷ all of the province) ÷ (the table's families in the field ÷ all of the table). **The table** means every row, those with `province` missing too. Above 1, the field weighs more in the province than in the whole.
#
# Three patents can give a very high quotient. So where the province has **fewer** than `least` families in a field, don't report a number: `None`.
#
# Write the function `specialisation(table, province, least)`. It returns a dictionary (or Series) with every field found in the table as a key (a whole number) and the quotient or `None` as value. With `least` at 0 every field has a number, 0 where the province has nothing. The province asked for has at least one row.

# %%
codes = indicators.with_fields(data.load("ipc_codes"))
inventions = patents[(patents["country"] == "CN") & (patents["kind"] == "invention")]
by_field = indicators.by_place_and_field(indicators.known(inventions, as_of_date), codes)
show.table(by_field[by_field["province"] == province].head(6), language)


# %% answer="specialisation"
def specialisation(table, province, least):
    ### BEGIN SOLUTION
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] if own[field] >= least else None for field in reference.index}
    ### END SOLUTION


# %% answer="specialisation" entry="fill"
def specialisation(table, province, least):
    reference = table.groupby(____)["families"].sum() / table["families"].sum()
    own = table[table["province"] == ____].groupby(____)["families"].sum()
    own = own.reindex(reference.index, fill_value=____)
    quotient = (own / ____) / reference
    return {int(field): quotient[field] if own[field] >= ____ else None for field in reference.index}


# %% answer="specialisation" entry="run"
def reference_a(table):
    known = table.dropna(subset=["province"])
    return known.groupby("field")["families"].sum() / known["families"].sum()


def reference_b(table):
    return table.groupby("field")["families"].sum() / table["families"].sum()


def small_a(quotient, own, least):
    return {int(field): quotient[field] for field in quotient.index}


def small_b(quotient, own, least):
    return {int(field): quotient[field] if own[field] >= least else None for field in quotient.index}


which_reference = None  # reference_a | reference_b
which_small = None  # small_a | small_b


def specialisation(table, province, least):
    if which_reference is None or which_small is None:
        raise NotImplementedError
    reference = which_reference(table)
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    return which_small((own / own.sum()) / reference, own, least)


# %%
preview("specialisation", specialisation, by_field, province, 5)


# %% check="specialisation-identity" points=1
def _check():
    from iplab import data, indicators

    papers = pd.DataFrame(
        [
            {name: row[name] for name in ("pub_no", "family_id", "pub", "province")}
            for row in checks.rows("patents")
            if row["country"] == "CN" and row["kind"] == "invention" and str(row["pub"])[:10] <= as_of_date
        ]
    )
    table = indicators.by_place_and_field(papers, indicators.with_fields(data.load("ipc_codes")))
    got = checks.ask("specialisation", specialisation, table, province, 0)
    got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
    assert set(got) == set(table["field"]), (
        "[fields-missing] 应是字典或 Series，表中每个领域一个键（整数），本省没有的也在内 / It should be a dictionary or Series with a key (a whole number) for every field of the table, those the province lacks too."
    )
    shares = table.groupby("field")["families"].sum() / table["families"].sum()
    mean = sum(checks.number("LQ", got[field]) * share for field, share in shares.items())
    assert checks.same(mean, 1), (
        "[mean-not-one] 以表中各领域份额为权数，区位商的平均应是 1：本省的份额和全体的份额都对吗？ / Weighted by the fields' shares in the table, the mean of the quotients should be 1: are the province's shares and those of the whole right?"
    )


checks.report(_check)
del _check


# %% check="specialisation" points=2
# 隐藏检查：别的省、别的门槛（评分时才运行） / Hidden check (runs at marking): other provinces, another threshold
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data, indicators

    papers = pd.DataFrame(
        [
            {name: row[name] for name in ("pub_no", "family_id", "pub", "province")}
            for row in checks.rows("patents")
            if row["country"] == "CN" and row["kind"] == "invention" and str(row["pub"])[:10] <= as_of_date
        ]
    )
    table = indicators.by_place_and_field(papers, indicators.with_fields(data.load("ipc_codes")))
    cells, named, whole, of_place = {}, {}, {}, {}
    for named_place, field, n in zip(*(table[c].tolist() for c in ("province", "field", "families")), strict=True):
        place = named_place if isinstance(named_place, str) else ""
        cells[place, field] = n
        of_place.update({place: of_place.get(place, 0) + n})
        for sums in (whole, named) if place else (whole,):
            sums.update({field: sums.get(field, 0) + n})

    def lq(own, mine, every, total):
        return (own / mine) / (every / total)

    def quotients(place, least, *, base=whole, small=None, turn=lq):
        found = {}
        for field in whole:
            own = cells.get((place, field), 0)
            value = turn(own, of_place.get(place), base.get(field, 0), sum(base.values()))
            found[field] = value if own >= least else small
        return found

    second = next(name for name in ("广东省", "山东省") if name != province)
    third = next(name for name in ("青海省", "贵州省") if name != province)
    cases = []
    for place, least in ((province, 5), (second, 8), (third, 3), (second, 0)):
        got = checks.ask("specialisation", specialisation, table, place, least)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        cases.append(
            (
                got,
                quotients(place, least),
                [
                    (
                        quotients(place, least, base=named),
                        "[unknown-dropped] 没有省份的行没有算进分母：境外和地址不明的也是全体的一部分 / Rows without a province are missing from the total: those abroad and unknown are part of the whole.",
                    ),
                    (
                        quotients(place, 0),
                        "[three-patents] 同族数少于 least 的领域也报了数：三件专利撑不起区位商 / Fields with fewer than least families got a number: three patents don't carry a quotient.",
                    ),
                    (
                        quotients(place, least, small=0),
                        "[zero-for-unknown] 同族太少的应写 None，不是 0：不报数不等于没有 / Too few is None, not 0: not reported does not mean there is nothing.",
                    ),
                    (
                        quotients(place, least, turn=lambda own, mine, every, total: own / mine),
                        "[share-only] 只算了本省的份额，没有除以全体的份额 / Only the province's share: divide it by the share in the whole.",
                    ),
                    (
                        quotients(place, least, turn=lambda own, mine, every, total: own / every),
                        "[share-of-the-field] 算的是本省占该领域的份额：大省样样都高 / This is the province's share of the field: large provinces are high everywhere.",
                    ),
                    (
                        quotients(province, least),
                        "[fixed-province] 换了省，结果没有变：用 province，不要写死 / Another province gives the same result: use province, don't type one.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐格算出的区位商不符：依次核对本省合计、领域合计、全体合计和门槛 / Not the quotients that a count cell by cell gives: check the totals of province, field and whole, and the threshold.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　换一份表：各经济体的区位商
#
# `world_panel` 是世界专利面板，同一份表里并排放着世界、地区、国家，合计和各领域。交给函数的是**一个年份、一个指标**的行：`class_code`（领域代码，文字）、`economy`（地区或经济体）、`level`、`value`（分数计数，各格四舍五入过）。
#
# 写函数 `world_rta(panel, economy)`：返回字典（或 Series），键是 35 个领域的代码（文字 `"1"` 到 `"35"`），值是区位商。这里的“全部”只由这 35 个领域加起来：合计 `all` 和没有领域的 `unclassified`，分子分母都不用。参照是 `economy` 为 `world` 的那些行。某个领域全世界都是 0，写 `None`。问到的经济体在这 35 个领域里总有专利。
#
# 做完换一个指标看看：美国专利 `uspto_patents` 和全球首次授权的同族 `patent_families` 说的是不是同一件事？

# %% [markdown] lang="en"
# ## Task 5　On another table: location quotients of economies
#
# `world_panel` holds the world's patents; world, regions and economies stand side by side in it, and so do the total and the fields. The function is handed the rows of **one year and one measure**: `class_code` (code of the field, text), `economy` (region or economy), `level`, `value` (fractional count, every cell rounded by itself).
#
# Write the function `world_rta(panel, economy)`. It returns a dictionary (or Series) with the codes of the 35 fields as keys (text, `"1"` to `"35"`) and the location quotient as value. "All" is here the sum of these 35 fields: the total `all` and what has no field, `unclassified`, stay out of numerators and denominators. The reference are the rows whose `economy` is `world`. Where a field is 0 in the whole world, the value is `None`. The economy asked for always has patents in these 35 fields.
#
# Then try the other measure: do patents of the United States, `uspto_patents`, and families first granted anywhere, `patent_families`, tell the same story?

# %%
panel = data.load("world_panel", edition=edition)
world = panel[(panel["system"] == "wipo35") & (panel["measure"] == "patent_families") & (panel["year"] == 2014)]
world = world[["class_code", "economy", "level", "value"]]
show.table(world[world["economy"] == "CN"].tail(5), language)


# %% answer="world-rta"
def world_rta(panel, economy):
    ### BEGIN SOLUTION
    fields = [str(number) for number in range(1, 36)]
    table = panel[panel["class_code"].isin(fields)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / table[economy].sum()
    everybody = table["world"] / table["world"].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}
    ### END SOLUTION


# %% answer="world-rta" entry="fill"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, ____)]
    table = panel[panel["class_code"].isin(____)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / table[____].sum()
    everybody = table[____] / table[____].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}


# %% answer="world-rta" entry="run"
def total_a(table, fields):
    return table.sum()


def total_b(table, fields):
    return table.loc["all"]


def total_c(table, fields):
    return table.loc[fields].sum()


def everybody_a(table):
    return table.sum(axis=1)


def everybody_b(table):
    return table["world"]


which_total = None  # total_a | total_b | total_c
which_everybody = None  # everybody_a | everybody_b


def world_rta(panel, economy):
    if which_total is None or which_everybody is None:
        raise NotImplementedError
    fields = [str(number) for number in range(1, 36)]
    table = panel.pivot(index="class_code", columns="economy", values="value").astype(float)
    own = table[economy] / which_total(table[economy], fields)
    reference = which_everybody(table) / which_total(which_everybody(table), fields)
    return {field: own[field] / reference[field] if reference[field] > 0 else None for field in fields}


# %%
preview("world_rta", world_rta, world, "CN")


# %% check="world-rta" points=2
def _check():
    from iplab import data

    panel = data.load("world_panel", edition=edition)
    panel = panel[panel["system"] == "wipo35"]
    fields = [str(number) for number in range(1, 36)]

    def asked(part, economy):
        got = checks.ask("world_rta", world_rta, part, economy)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        assert set(got) == set(fields), (
            "[not-the-fields] 键应是 35 个领域的代码（文字），不多不少 / The keys should be the codes of the 35 fields (text), no more and no less."
        )
        return got

    part = panel[(panel["measure"] == "patent_families") & (panel["year"] == 2014)]
    part = part[["class_code", "economy", "level", "value"]]
    asked(part, "CN")

    ### BEGIN HIDDEN TESTS
    def of_fields(values):
        return sum(map(values.get, fields))

    cases = []
    for measure, year, economy, empty in (
        ("patent_families", 2010, "KR", None),
        ("uspto_patents", 2018, "DE", None),
        ("patent_families", 2005, "CN", "22"),
    ):
        part = panel[(panel["measure"] == measure) & (panel["year"] == year)]
        part = part[["class_code", "economy", "level", "value"]]
        part = part.assign(value=part["value"].where(part["class_code"] != empty, 0))
        cells, every, listed = {}, {}, {}
        columns = (part[name].tolist() for name in ("class_code", "economy", "level", "value"))
        for code, place, level, value in zip(*columns, strict=True):
            cells[code, place] = value
            every[code] = every.get(code, 0) + value
            listed[code] = listed.get(code, 0) + (value if level == "economy" else 0)

        def row(place, cells=cells):
            return {code: cells[code, place] for code in [*fields, "all", "unclassified"]}

        def rta(own, base, total=of_fields, fallback=None):
            mine, whole = total(own), total(base)
            return {f: v * whole / (base[f] * mine) if base[f] else fallback for f, v in own.items() if f in fields}

        own, base = row(economy), row("world")
        cases.append(
            (
                asked(part, economy),
                rta(own, base),
                [
                    (
                        rta(own, base, lambda values: sum(values.values())),
                        "[total-among-classes] 合计 all 也加进了分母：分母成了两倍多 / The total was added among the fields: denominators doubled.",
                    ),
                    (
                        rta(own, base, lambda values: values["all"]),
                        "[unclassified-in-shares] 分母用了合计 all：里面有没有领域的，各份额之和不是 1 / The total was the denominator: it holds what has no field, and shares don't add up to 1.",
                    ),
                    *(
                        (
                            rta(own, every, total),
                            "[nested-areas] 参照把世界、地区、经济体全加了：同一件数了几遍 / The reference adds world, regions and economies: the same patents several times.",
                        )
                        for total in (of_fields, lambda values: sum(values.values()))
                    ),
                    (
                        rta(own, listed),
                        "[part-of-the-world] 参照只加了列出的经济体：漏了各地区的其余，请用 world 那些行 / The reference adds the listed economies only and misses the rest of each region: take the rows of the world.",
                    ),
                    (
                        {code: own[code] / base[code] if base[code] else None for code in fields},
                        "[share-of-the-field] 算的是占世界该领域的份额：大国样样都高 / This is the share of the world's field: large economies are high everywhere.",
                    ),
                    (
                        rta(own, base, fallback=0),
                        "[zero-over-zero] 全世界都是 0 的领域没有区位商，应写 None / A field that is 0 in the whole world has no quotient: None.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐格算出的区位商不符：先核对只用 35 个领域的合计，再核对世界那一行 / Not the quotients that a count cell by cell gives: check that totals hold the 35 fields only, then the row of the world.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 6　授权要等多久：把还在等的也算进去
#
# 只看已授权的，时滞总是偏短：等得久的还没等到，根本不在里面。Kaplan–Meier（1958）的办法是把还在等的也留下，等了多少天就算多少天。
#
# 下表一行是一件申请：`start` 是申请日，`end` 是授权公告日，空着的是至今没有授权。站在基准日期那天看：
#
# 1. `start` 晚于基准日期的行不要（`end` 从不早于 `start`）；
# 2. `end` 不晚于基准日期的，算“等到了”，天数 t = `end` 减 `start`；
# 3. 其余的（`end` 空着，或者在基准日期之后）算“还在等”，天数 t = 基准日期减 `start`；
# 4. S 从 1 开始。按天数从小到大，每遇到一个有人“等到”的天数 t，就乘以（1 − d ÷ n）：d 是恰好在 t 等到的件数，n 是天数不小于 t 的件数（还在等的、恰好也是 t 的，算在 n 里）。
#
# 中位数是 S 第一次**降到 0.5 或以下**的天数；P90 是 S 第一次降到 0.1 或以下的天数（九成等到了）。电脑算小数会差一点点，比较时放宽 `1e-9`。S 到最后也没降到，就没有这个数，写 `None`：不要拿最大的天数顶替。
#
# 写函数 `lag(cases, as_of)`，返回字典，键为 `median`、`p90`（天数或 `None`）和 `waiting`（还在等的件数）。可以自己循环，也可以用 `scipy.stats.ecdf` 和 `scipy.stats.CensoredData`。

# %% [markdown] lang="en"
# ## Task 6　How long until grant: keep those who still wait
#
# Over granted cases alone the lag is always too short: those who wait long haven't got there yet and are not in the sample. Kaplan and Meier (1958) keep those who still wait, with as many days as they have waited.
#
# One row of the table is one application: `start` is its filing date, `end` the announcement of grant, missing where there has been none. Seen from the as-of date:
#
# 1. leave out rows whose `start` is later than the as-of date (`end` is never before `start`);
# 2. where `end` is not later than the as-of date, the wait "is over", with days t = `end` less `start`;
# 3. all others (`end` missing, or after the as-of date) "still wait", with days t = as-of date less `start`;
# 4. S starts at 1. Go through the days from the smallest up; at every t at which a wait was over, multiply by (1 − d ÷ n): d is the number of waits that were over exactly at t, n the number with days not below t (those still waiting with exactly t days count in n).
#
# The median is the first number of days at which S **is 0.5 or less**; P90 the first at which S is 0.1 or less (nine waits in ten are over). Computers are off by a hair with fractions: allow `1e-9` when you compare. If S never gets that low, there is no such number: `None`. Don't put the largest number of days in its place.
#
# Write the function `lag(cases, as_of)`. It returns a dictionary with the keys `median` and `p90` (days or `None`) and `waiting` (number of cases still waiting). Loop by hand, or use `scipy.stats.ecdf` and `scipy.stats.CensoredData`.

# %%
filed = chinese[(chinese["kind"] == "invention") & (chinese["pub"] <= as_of_date)].drop_duplicates("appl_no")
cases = filed.rename(columns={"filing": "start", "grant": "end"})[["appl_no", "start", "end"]]
show.table(cases.tail(6), language)


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    ### BEGIN SOLUTION
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = begun["end"] <= day
    days = (begun["end"].where(ended, day) - begun["start"]).dt.days
    left, median, p90 = 1.0, None, None
    for t in sorted(set(days[ended])):
        left *= 1 - (days[ended] == t).sum() / (days >= t).sum()
        if median is None and left <= 0.5 + 1e-9:
            median = t
        if p90 is None and left <= 0.1 + 1e-9:
            p90 = t
    return {"median": median, "p90": p90, "waiting": int((~ended).sum())}
    ### END SOLUTION


# %% answer="lag-with-waiting" entry="fill"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= ____]
    ended = begun["end"] <= ____
    days = (begun["end"].where(ended, ____) - begun["start"]).dt.days
    left, median, p90 = 1.0, None, None
    for t in sorted(set(days[ended])):
        left *= 1 - (days[____] == t).sum() / (days >= ____).sum()
        if median is None and left <= ____ + 1e-9:
            median = t
        if p90 is None and left <= ____ + 1e-9:
            p90 = t
    return {"median": median, "p90": p90, "waiting": int((~ended).sum())}


# %% answer="lag-with-waiting" entry="run"
def ended_a(begun, day):
    return begun["end"].notna()


def ended_b(begun, day):
    return begun["end"] <= day


def at_risk_a(days, ended, t):
    return (days[ended] >= t).sum()


def at_risk_b(days, ended, t):
    return (days >= t).sum()


def never_a(days):
    return days.max()


def never_b(days):
    return None


which_ended = None  # ended_a | ended_b
which_at_risk = None  # at_risk_a | at_risk_b
which_never = None  # never_a | never_b


def lag(cases, as_of):
    if which_ended is None or which_at_risk is None or which_never is None:
        raise NotImplementedError
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = which_ended(begun, day)
    days = (begun["end"].where(ended, day) - begun["start"]).dt.days
    left, found = 1.0, {}
    for t in sorted(set(days[ended])):
        left *= 1 - (days[ended] == t).sum() / which_at_risk(days, ended, t)
        for name, level in (("median", 0.5), ("p90", 0.1)):
            if left <= level + 1e-9:
                found.setdefault(name, t)
    for name in ("median", "p90"):
        found.setdefault(name, which_never(days))
    return {**found, "waiting": int((~ended).sum())}


# %%
preview("lag", lag, cases, as_of_date)


# %% check="lag-with-waiting-shape" points=1
def _check():
    day = pd.Timestamp("2020-01-01")
    toy = pd.DataFrame({"appl_no": ["a", "b"], "start": [day, day], "end": [pd.Timestamp("2020-02-01"), pd.NaT]})
    got = checks.ask("lag", lag, toy, "2020-03-01")
    assert isinstance(got, (dict, pd.Series)) and {"median", "p90", "waiting"} <= set(got.keys()), (
        "[wrong-keys] 应返回含 median、p90、waiting 三个键的字典 / It should return a dictionary with the keys median, p90 and waiting."
    )
    assert checks.is_missing(got["p90"]), (
        "[p-ninety-made-up] 两件里只等到一件，P90 还不存在：应写 None，不要用现有的最大天数顶替 / One case of two has ended, so there is no P90 yet: None, not the largest number of days so far."
    )


checks.report(_check)
del _check


# %% check="lag-with-waiting" points=2
# 隐藏检查：授权与首次被引，几个产业和日期（评分时才运行） / Hidden check (runs at marking): grant and first citation, several industries and dates
### BEGIN HIDDEN TESTS
def _check():
    from statistics import median

    from iplab import data

    papers, first_cited = checks.rows("patents"), {}
    table = data.load("citations")
    for cited, day in zip(table["cited"].tolist(), table["date"].tolist(), strict=True):
        first_cited[cited] = min(day, first_cited.get(cited, day))

    def filed(field, *, granted=False):
        rows = {r["appl_no"]: r for r in papers if r["country"] == "CN" and r["kind"] == "invention"}
        rows = [r for r in rows.values() if r["tech_field"] == field]
        return [(r["filing"], r["grant"]) for r in rows if not granted or not pd.isna(r["grant"])]

    def published(field):
        return [
            (r["pub"], first_cited.get(r["pub_no"], pd.NaT))
            for r in papers
            if r["country"] == "CN"
            and r["kind_code"] == "A"
            and r["tech_field"] == field
            and not first_cited.get(r["pub_no"], r["pub"]) < r["pub"]
        ]

    def marked(rows, day, *, late=False, begun=True):
        """(days, ended) of each case."""
        found = []
        for start, end in rows:
            if begun and start > day:
                continue
            ended = not pd.isna(end) and (late or end <= day)
            found.append((((end if ended else day) - start).days, ended))
        return found

    def curve(spells, *, stay=True):
        left, steps, n = 1.0, [], len(spells)
        order = sorted((t, ended != stay, ended) for t, ended in spells)
        for number, (t, _, ended) in enumerate(order):
            if ended:  # one at a time: d ended of n make the same product as n - d over n
                left *= 1 - 1 / (n - number)
                steps.append((t, left))
        return steps

    def three(spells, never=None, slack=1e-9, *, stay=True):
        steps = curve(spells, stay=stay)
        when = {
            name: next((t for t, left in steps if left <= level + slack), never)
            for name, level in (("median", 0.5), ("p90", 0.1))
        }
        return {**when, "waiting": sum(not ended for _, ended in spells)}

    def clear(spells):
        return all(abs(left - level) > 1e-9 for _, left in curve(spells) for level in (0.5, 0.1))

    def case(rows, day):
        day = pd.Timestamp(day)
        spells = marked(rows, day)
        true, ended = three(spells), sorted(t for t, done in spells if done)
        waiting = true["waiting"]
        alone = [(t, True) for t in ended]
        place = 0.9 * (len(ended) - 1)
        tenth = ended[int(place)] + (place % 1) * (ended[min(int(place) + 1, len(ended) - 1)] - ended[int(place)])
        too_short = "[granted-alone] 只算了已经等到的：还在等的也要留在分母 n 里，否则时滞偏短 / Only cases that ended were used: those still waiting stay in n, else the lag is too short."
        wrong = [
            (
                three(spells, slack=-1e-9),
                "[line-itself] S 正好等于 0.5 或 0.1 也算降到了 / Where S is exactly 0.5 or 0.1 it has got there.",
            ),
            (
                three(spells, stay=False),
                "[waiting-on-the-day] 还在等的、恰好也是 t 天的，应算在 n 里 / Those still waiting with exactly t days count in n.",
            ),
            *(({**three(alone, slack=e), "waiting": w}, too_short) for w in (waiting, 0) for e in (1e-9, -1e-9)),
            *(({"median": median(ended), "p90": tenth, "waiting": w}, too_short) for w in (waiting, 0)),
            ({"median": median(ended), "p90": None, "waiting": waiting}, too_short),
            *(
                (
                    three(marked(rows, day, late=True, begun=begun)),
                    "[grant-not-yet-known] 用了基准日期以后才有的结果：那天还在等 / Outcomes after the as-of date were used: on that day these still waited.",
                )
                for begun in (True, False)
            ),
            *(
                (
                    {**three([(t, True) for t, _ in spells], slack=e), "waiting": w},
                    "[waiting-as-ended] 还在等的当成等到了：基准日期不是授权日 / Those still waiting were taken as ended: the as-of date is no grant.",
                )
                for w in (waiting, 0)
                for e in (1e-9, -1e-9)
            ),
            (
                three(spells, max(t for t, _ in spells)),
                "[largest-for-none] S 没降到的地方应写 None，不是最大的天数 / Where S never gets that low the answer is None, not the largest number of days.",
            ),
            (
                three(spells, ended[-1]),
                "[largest-for-none] S 没降到的地方应写 None，不是最大的天数 / Where S never gets that low the answer is None, not the largest number of days.",
            ),
            (
                three(marked(rows, day, begun=False)),
                "[not-begun] 基准日期之后才开始的也算进去了 / Cases that began after the as-of date are in.",
            ),
        ]
        return rows, day, true, wrong, clear(spells)

    second = "new_materials" if tech_field != "new_materials" else "biotech"
    candidates = [
        case(filed(tech_field), as_of_date),
        case(filed(second), "2019-12-31"),
        case(filed(tech_field, granted=True), "2021-12-31"),
        case(published(second), as_of_date),
    ]
    zero = pd.Timestamp("2021-03-01")
    ends = [zero + pd.Timedelta(days=n) for n in (10, 20, 40)]
    candidates = [
        *(made[:4] for made in candidates if made[4]),  # else S lies on the very line: left to rounding
        case([(zero, ends[0]), (zero, ends[2])], "2022-01-01")[:4],
        case([(zero, ends[0]), (zero, ends[1]), (zero + pd.Timedelta(days=60), pd.NaT)], "2021-05-10")[:4],
    ]
    cases = []
    for rows, day, true, wrong in candidates:
        frame = pd.DataFrame(
            {
                "appl_no": [f"C{number}" for number in range(len(rows))],
                "start": [start for start, _ in rows],
                "end": pd.to_datetime([end for _, end in rows]),
            }
        )
        got = checks.ask("lag", lag, frame, str(day)[:10])
        assert isinstance(got, (dict, pd.Series)) and set(true) <= set(got.keys()), (
            "[wrong-keys] 应返回含 median、p90、waiting 三个键的字典 / It should return a dictionary with the keys median, p90 and waiting."
        )
        cases.append(({key: got[key] for key in true}, true, wrong))
    checks.expect(
        cases,
        "[other] 与逐件推算的时滞不符：依次核对谁在等、等了几天、n、第一次降到 / Not the lags that going case by case gives: check who waits, for how many days, n, and the first time S gets there.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 7　高价值发明专利：每万人几件，同族在几个局
#
# “每万人口高价值发明专利拥有量”是规划里的指标。高价值是指符合五种情形中**任何一种**的有效发明专利：战略性新兴产业；在海外有同族专利权；维持超过 10 年；实现较高质押融资；获国家科学技术奖或中国专利奖（据 2021 年的公开解释）。本课的专利全在战略性新兴产业，又没有获奖数据，所以练习只用三种，算出的数**不能**同真实的指标比：
#
# - **海外同族**：同族在 `CN` 和 `WO` 以外的局有不晚于基准日期的公开（`offices` 表；本题只看公开，不看有没有授权）。WO 是 PCT 的途径，不是一个局；
# - **满十年**：申请日 `filing` 加 10 年（`pd.DateOffset(years=10)`）不晚于基准日期（本题正好 10 年也算）；
# - **质押过**：`pledged` 为 True。
#
# 写函数 `high_value(stock, offices, population, as_of)`。`stock` 一行是本省一件有效发明专利：`appl_no`、`family_id`、`filing`、`pledged`；`offices` 一行是这些同族的一件公开：`family_id`、`country`、`pub`（同一个局可能有几行；每个同族到基准日期至少在 CN 公开过）。返回字典：
#
# - `count`：符合三种情形中任何一种的件数（符合两种仍算一件）；
# - `per_10000`：`count` ÷ 人口 × 10,000；
# - `median_offices`：`stock` 每一件专利的同族大小的中位数（一个同族有两件，就算两次）。同族大小是到基准日期为止公开过的**不同**的局的个数，含 CN，不含 WO。

# %% [markdown] lang="en"
# ## Task 7　High-value invention patents per ten thousand people, and in how many offices
#
# "High-value invention patents per ten thousand people" is an indicator of the plans. High-value are invention patents in force that meet **any** of five conditions: in a strategic emerging industry; with a family patent right abroad; maintained for more than 10 years; pledged for a considerable loan; winner of a State science and technology award or a China Patent Award (as publicly explained in 2021). All patents of this course are in strategic emerging industries and there are no data on awards, so the exercise takes three of them, and its figures **can't** be compared with the real indicator:
#
# - **abroad**: the family has a publication not later than the as-of date at an office other than `CN` and `WO` (table `offices`; here publication will do, granted or not). WO is the route of the PCT, not an office;
# - **ten years**: the filing date `filing` plus 10 years (`pd.DateOffset(years=10)`) is not later than the as-of date (here exactly 10 years will do);
# - **pledged**: `pledged` is True.
#
# Write the function `high_value(stock, offices, population, as_of)`. One row of `stock` is an invention patent in force of the province: `appl_no`, `family_id`, `filing`, `pledged`; one row of `offices` is a publication of one of these families: `family_id`, `country`, `pub` (an office may have several rows; every family was published at least in CN by the as-of date). It returns a dictionary:
#
# - `count`: patents that meet any of the three (one that meets two still counts once);
# - `per_10000`: `count` ÷ population × 10,000;
# - `median_offices`: the median of family size over the patents of `stock` (a family with two of them counts twice). Family size is the number of **different** offices with a publication up to the as-of date, CN included, WO not.

# %%
events = data.load("legal_events")
alive = inventions.drop_duplicates("appl_no")
alive = alive[alive["appl_no"].isin(indicators.in_force(events, as_of_date)) & (alive["province"] == province)]
pledges = events[(events["code"] == "pledge") & (events["known_on"] <= as_of_date)]
stock = alive[["appl_no", "family_id", "filing"]].assign(pledged=alive["appl_no"].isin(pledges["appl_no"]))
offices = patents.loc[patents["family_id"].isin(stock["family_id"]), ["family_id", "country", "pub"]]
places = data.load("places")
population = int(places.loc[places["province"] == province, "population"].sum())
show.table(stock.head(6), language)


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    ### BEGIN SOLUTION
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int((abroad | ten_years | stock["pledged"]).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].nunique())
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}
    ### END SOLUTION


# %% answer="high-value" entry="fill"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != ____)]
    abroad = stock["family_id"].isin(out.loc[out["country"] != ____, "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=____) <= day
    count = int((abroad | ____ | ____).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].____())
    return {"count": count, "per_10000": ____ * count / population, "median_offices": size.median()}


# %% answer="high-value" entry="run"
def out_a(offices, day):
    return offices[offices["country"] != "WO"]


def out_b(offices, day):
    return offices[offices["pub"] <= day]


def out_c(offices, day):
    return offices[(offices["pub"] <= day) & (offices["country"] != "WO")]


def count_a(abroad, ten_years, pledged):
    return int(abroad.sum() + ten_years.sum() + pledged.sum())


def count_b(abroad, ten_years, pledged):
    return int((abroad | ten_years | pledged).sum())


def size_a(rows):
    return rows.size()


def size_b(rows):
    return rows.nunique()


which_out = None  # out_a | out_b | out_c
which_count = None  # count_a | count_b
which_size = None  # size_a | size_b


def high_value(stock, offices, population, as_of):
    if which_out is None or which_count is None or which_size is None:
        raise NotImplementedError
    day = pd.Timestamp(as_of)
    out = which_out(offices, day)
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    count = which_count(abroad, stock["filing"] + pd.DateOffset(years=10) <= day, stock["pledged"])
    size = stock["family_id"].map(which_size(out.groupby("family_id")["country"]))
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}


# %%
preview("high_value", high_value, stock, offices, population, as_of_date)


# %% check="high-value" points=2
def _check():
    from iplab import data, indicators

    events = data.load("legal_events")
    papers = checks.rows("patents")

    def tables(names, day):
        force = indicators.in_force(events, day)
        known = events[(events["code"] == "pledge") & (events["known_on"] <= day)]
        pledges = set(known["appl_no"])
        own = {r["appl_no"]: r for r in papers if r["appl_no"] in force and r["province"] in names}
        own = [r for r in own.values() if r["country"] == "CN" and r["kind"] == "invention"]
        families = {r["family_id"] for r in own}
        stock = pd.DataFrame(
            [{**{c: r[c] for c in ("appl_no", "family_id", "filing")}, "pledged": r["appl_no"] in pledges} for r in own]
        )
        columns = ("family_id", "country", "pub")
        return stock, pd.DataFrame([{c: r[c] for c in columns} for r in papers if r["family_id"] in families])

    def asked(stock, offices, people, day):
        got = checks.ask("high_value", high_value, stock, offices, people, day)
        assert isinstance(got, (dict, pd.Series)) and {"count", "per_10000", "median_offices"} <= set(got.keys()), (
            "[wrong-keys] 应返回含 count、per_10000、median_offices 三个键的字典 / It should return a dictionary with the keys count, per_10000 and median_offices."
        )
        return {key: got[key] for key in ("count", "per_10000", "median_offices")}

    asked(*tables([province], as_of_date), 1_000_000, as_of_date)
    ### BEGIN HIDDEN TESTS
    from statistics import median

    many = ["广东省", "江苏省", "山东省", "浙江省", "河北省", "福建省", "河南省", "安徽省", "湖北省", "辽宁省"]
    abroad_only = ["北京市", "上海市", "天津市"]
    days = [pd.Timestamp(day) for day in ("2014-03-01", "2019-05-01", "2020-05-01", "2021-02-01", "2022-07-01")]
    pairs = [("F1", "CN"), ("F1", "US"), ("F2", "CN"), ("F3", "CN"), ("F3", "WO")]
    toy = (
        pd.DataFrame(
            {
                "appl_no": ["A1", "A2", "A3", "A4", "A5"],
                "family_id": ["F1", "F1", "F1", "F2", "F3"],
                "filing": days,
                "pledged": [True, False, False, True, False],
            }
        ),
        pd.DataFrame(
            [(name, office, pd.Timestamp("2024-01-02")) for name, office in pairs],
            columns=["family_id", "country", "pub"],
        ),
    )
    cases = []
    for names, day, people in (
        ([], "2025-06-30", 40_000),
        ([province], as_of_date, 4_567_000),
        (many, "2019-06-30", 2_000_000),
        (abroad_only, "2024-12-31", 123_456),
    ):
        stock, offices = tables(names, day) if names else toy
        rows = list(zip(*(stock[c].tolist() for c in ("family_id", "filing", "pledged")), strict=True))
        docs = list(zip(*(offices[c].tolist() for c in ("family_id", "country", "pub")), strict=True))

        def answer(
            *,
            known=True,
            routes=("WO",),
            once=True,
            each=False,
            pledge=True,
            join=any,
            rows=rows,
            docs=docs,
            day=day,
            people=people,
        ):
            out = [(f, c) for f, c, pub in docs if (not known or str(pub)[:10] <= day) and c not in routes]
            where = {}
            for family, country in out:
                where.setdefault(family, []).append(country)
            size = {f: len(set(found) if once else found) for f, found in where.items()}
            sizes = [size[f] for f in (sorted({f for f, *_ in rows}) if each else [f for f, *_ in rows])]
            count = 0
            for family, filing, pledged in rows:
                ten = (filing.year + 10, filing.month, filing.day) <= tuple(map(int, day.split("-")))
                count += join([any(c != "CN" for c in where[family]), ten, pledged and pledge])
            return {"count": count, "per_10000": count / people * 10_000, "median_offices": median(sizes)}

        true = answer()
        cases.append(
            (
                asked(stock, offices, people, day),
                true,
                [
                    (
                        answer(join=sum),
                        "[counted-twice] 三种情形的件数直接相加了：符合两种的算了两件 / The three conditions were added up: a patent that meets two counted twice.",
                    ),
                    (
                        answer(join=all),
                        "[all-instead-of-any] 要求三种情形都符合了：符合一种就算 / All three conditions were asked for: any one is enough.",
                    ),
                    (
                        answer(routes=()),
                        "[route-as-office] WO 也当成了一个局：PCT 是途径，不是局 / WO was taken for an office: the PCT is a route.",
                    ),
                    (
                        answer(known=False),
                        "[not-yet-published] 基准日期以后才公开的同族成员也算了：那天还不知道 / Members published after the as-of date are in: on that day nobody knew them.",
                    ),
                    (
                        answer(once=False),
                        "[rows-for-offices] 同族大小数的是文献：同一个局的公布和授权算了两个局 / Family size counts publications: application and grant of one office made two offices.",
                    ),
                    (
                        answer(each=True),
                        "[once-a-family] 中位数按件取：一个同族有两件专利，它的大小就出现两次 / The median is over patents: a family with two patents gives its size twice.",
                    ),
                    (
                        answer(pledge=False),
                        "[pledges-left-out] 质押过的没有算：三种情形都要看 / Pledged patents are left out: look at all three conditions.",
                    ),
                    (
                        {**true, "per_10000": true["count"] / people},
                        "[per-head] per_10000 没有乘 10,000 / per_10000 lacks the factor 10,000.",
                    ),
                    (
                        {**true, "count": len(rows), "per_10000": len(rows) / people * 10_000},
                        "[all-in-force] 有效的都算成了高价值 / Every patent in force was counted as high-value.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件判断的结果不符：依次核对三种情形、基准日期、局的个数 / Not what going patent by patent gives: check the three conditions, the as-of date and the offices in turn.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　质量复合指标：封顶、同台、够年头
#
# 下表一行是一件中国申请：`kind`、`field`（这里是产业，可能不止一个）、`year`（申请年）、`pub`（首次公开日），以及四个部分：`cites5`（首次公开后 5 年内被多少个其他同族引用）、`family_size`（同族涉及几个局）、`claims`（权利要求项数）、`generality`（引用它的同族分散在多少领域，0 到 1）。
#
# 按 Squicciarini、Dernis 和 Criscuolo（2013）的办法，稍作简化：
#
# 1. 只留 `kind` 为 `invention`、并且 `pub` 加 5 年（`pd.DateOffset(years=5)`）不晚于基准日期的行：不到 5 年的还没被引够，不能比；
# 2. 在**同一产业、同一申请年**之内，对每个部分：低于第 1 百分位的升到第 1 百分位，高于第 99 百分位的降到第 99 百分位（百分位用 pandas `quantile` 的默认算法）；
# 3. 封顶之后除以这一组的最大值，得到 0 到 1 之间的数；最大值为 0 的，这一部分都是 0；
# 4. 四个部分的平均数就是指标。
#
# 写函数 `quality(cohort, as_of)`：返回 Series（索引为 `appl_no`）或字典（键为 `appl_no`），只含第 1 步留下的申请。

# %% [markdown] lang="en"
# ## Task 8　A composite of quality: capped, like with like, old enough
#
# One row of the table is a Chinese application: `kind`, `field` (here the industry, perhaps more than one), `year` (of filing), `pub` (first publication) and four parts: `cites5` (other families that cite it within 5 years of its first publication), `family_size` (offices of the family), `claims` (number of claims), `generality` (over how many fields the citing families spread, 0 to 1).
#
# After Squicciarini, Dernis and Criscuolo (2013), slightly simplified:
#
# 1. keep rows whose `kind` is `invention` and whose `pub` plus 5 years (`pd.DateOffset(years=5)`) is not later than the as-of date: what is younger than 5 years has not had its time to be cited and can't be compared;
# 2. within **the same industry and the same year of filing**, for each part: what is below the 1st percentile is raised to the 1st percentile, what is above the 99th percentile is lowered to the 99th percentile (percentiles as the default of `quantile` in pandas);
# 3. after that divide by the largest value of the group, which gives a number between 0 and 1; where the largest is 0, the part is 0 throughout;
# 4. the mean of the four parts is the indicator.
#
# Write the function `quality(cohort, as_of)`. It returns a Series (index `appl_no`) or a dictionary (key `appl_no`) with the applications that step 1 keeps and no others.

# %%
cohort = indicators.practice_cohort()
cohort = cohort[(cohort["field"] == tech_field) & (cohort["year"] >= 2012)]
parts = ["cites5", "family_size", "claims", "generality"]
show.table(cohort[["appl_no", "kind", "field", "year", "pub", *parts]].head(6), language)


# %% answer="quality-composite"
def quality(cohort, as_of):
    ### BEGIN SOLUTION
    old = cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of)
    rows = cohort[(cohort["kind"] == "invention") & old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby(["field", "year"])[part]
        low = groups.transform(lambda values: values.quantile(0.01))
        high = groups.transform(lambda values: values.quantile(0.99))
        capped = rows[part].clip(low, high)
        largest = capped.groupby([rows["field"], rows["year"]]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / 4
    ### END SOLUTION


# %% answer="quality-composite" entry="fill"
def quality(cohort, as_of):
    old = cohort["pub"] + pd.DateOffset(years=____) <= pd.Timestamp(as_of)
    rows = cohort[(cohort["kind"] == ____) & old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby([____, ____])[part]
        low = groups.transform(lambda values: values.quantile(____))
        high = groups.transform(lambda values: values.quantile(____))
        capped = rows[part].clip(low, high)
        largest = capped.groupby([rows["field"], rows["year"]]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / ____


# %% answer="quality-composite" entry="run"
def rows_a(cohort, day):
    return cohort[cohort["kind"] == "invention"]


def rows_b(cohort, day):
    return cohort[cohort["pub"] + pd.DateOffset(years=5) <= day]


def rows_c(cohort, day):
    return cohort[(cohort["kind"] == "invention") & (cohort["pub"] + pd.DateOffset(years=5) <= day)]


def cap_a(values):
    return values


def cap_b(values):
    return values.clip(upper=values.quantile(0.99))


def cap_c(values):
    return values.clip(values.quantile(0.01), values.quantile(0.99))


which_rows = None  # rows_a | rows_b | rows_c
which_cap = None  # cap_a | cap_b | cap_c
which_group = None  # ["field"] | ["year"] | ["field", "year"]


def quality(cohort, as_of):
    if which_rows is None or which_cap is None or which_group is None:
        raise NotImplementedError

    def scaled(values):
        capped = which_cap(values.astype(float))
        return capped / capped.max() if capped.max() > 0 else capped * 0

    rows = which_rows(cohort, pd.Timestamp(as_of)).set_index("appl_no")
    names = ["cites5", "family_size", "claims", "generality"]
    return sum(rows.groupby(which_group)[name].transform(scaled) for name in names) / 4


# %%
preview("quality", lambda rows, day: dict(list(dict(quality(rows, day)).items())[:3]), cohort, as_of_date)


# %% check="quality-composite-range" points=1
def _check():
    one = {"kind": "invention", "field": "x", "year": 2012, "pub": pd.Timestamp("2014-01-08")}
    toy = pd.DataFrame(
        [
            {"appl_no": "A1", **one, "cites5": 0, "family_size": 1, "claims": 5, "generality": 0.0},
            {"appl_no": "A2", **one, "cites5": 0, "family_size": 4, "claims": 10, "generality": 0.5},
        ]
    )
    got = checks.ask("quality", quality, toy, "2025-06-30")
    assert isinstance(got, (dict, pd.Series)) and set(dict(got)) == {"A1", "A2"}, (
        "[wrong-keys] 应返回以申请号为索引的 Series，或以申请号为键的字典 / It should return a Series indexed by application number, or a dictionary with these keys."
    )
    values = [checks.number("quality", value) for value in dict(got).values()]
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in values), (
        "[out-of-range] 指标应在 0 与 1 之间：四个部分各在 0 与 1 之间，再取平均；一组里最大值为 0 时别除以 0 / The indicator lies between 0 and 1: four parts between 0 and 1, then their mean; don't divide by 0 where the largest is 0."
    )


checks.report(_check)
del _check


# %% check="quality-composite" points=2
# 隐藏检查：几个产业、几个申请年、另一个基准日期（评分时才运行） / Hidden check (runs at marking): several industries and years, another date
### BEGIN HIDDEN TESTS
def _check():
    from math import floor

    from iplab import indicators

    every = indicators.practice_cohort().drop(columns="family_id")
    names = ("cites5", "family_size", "claims", "generality")

    def percentile(values, share):
        ranked, place = sorted(values), share * (len(values) - 1)
        below = floor(place)
        above = min(below + 1, len(ranked) - 1)
        return ranked[below] + (place - below) * (ranked[above] - ranked[below])

    def answer(rows, day, *, age=5, models=False, group=("field", "year"), caps=(0.01, 0.99), join=4, low=False):
        year, rest = int(day[:4]) - age, day[4:]
        keep = [r for r in rows if (models or r["kind"] == "invention") and str(r["pub"])[:10] <= f"{year}{rest}"]
        groups = {}
        for row in keep:
            groups.setdefault(tuple(row[g] for g in group), []).append(row)
        found = {row["appl_no"]: 0.0 for row in keep}
        for members in groups.values():
            for name in names:
                values = [float(row[name]) for row in members]
                floor_, roof = (percentile(values, share) for share in caps)
                values = [min(max(value, floor_), roof) for value in values]
                least, most = (min(values) if low else 0), max(values)
                for row, value in zip(members, values, strict=True):
                    found[row["appl_no"]] += (value - least) / (most - least) / join if most > least else 0
        return found

    def case(fields, years, day):
        part = every[every["field"].isin(fields) & every["year"].isin(years)]
        rows = part.to_dict("records")
        true = answer(rows, day)
        return (
            (part, day),
            true,
            [
                (
                    answer(rows, day, age=0),
                    "[young-cohorts] 首次公开不到 5 年的也在内：它们还没有时间被引 / Those first published less than 5 years ago are in: they had no time to be cited.",
                ),
                (
                    answer(rows, day, models=True),
                    "[models-in] 实用新型也在内：没有实质审查，权利要求也少，不能同台 / Utility models are in: not examined in substance and with fewer claims, they don't compare.",
                ),
                *(
                    (
                        answer(rows, day, group=group),
                        "[one-maximum] 没有在同一产业、同一申请年之内比：不同年份、不同产业的被引不能直接比 / Not compared within one industry and one year of filing: citations differ by year and industry.",
                    )
                    for group in ((), ("field",), ("year",))
                ),
                (
                    answer(rows, day, caps=(0, 1)),
                    "[not-capped] 没有封顶：一件极端的就把别人都压低了 / Not capped: one extreme patent pushes all others down.",
                ),
                (
                    answer(rows, day, caps=(0, 0.99)),
                    "[one-tail] 只封了上端：低于第 1 百分位的也要升到第 1 百分位 / Only the upper tail was capped: what is below the 1st percentile is raised to it.",
                ),
                (
                    answer(rows, day, caps=(0.05, 0.95)),
                    "[wrong-tail] 封的是 5%：题目要两端各 1% / Capped at 5%: the task asks for 1% at either end.",
                ),
                (
                    answer(rows, day, join=1),
                    "[sum-for-mean] 四个部分相加了，没有除以 4 / The four parts were added up, not divided by 4.",
                ),
                (
                    answer(rows, day, low=True),
                    "[smallest-taken-off] 减去了最小值：本题只除以最大值 / The smallest value was taken off: here only divide by the largest.",
                ),
            ],
        )

    second = "digital_creative" if tech_field != "digital_creative" else "biotech"
    cases = []
    for (part, day), true, wrong in (
        case([tech_field], range(2014, 2021), as_of_date),
        case([second, "new_it"], range(2010, 2014), "2019-03-31"),
    ):
        got = checks.ask("quality", quality, part, day)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        cases.append(
            ({key: float(value) if checks.is_number(value) else value for key, value in got.items()}, true, wrong)
        )
    checks.expect(
        cases,
        "[other] 与逐件算出的指标不符：依次核对留下哪些、分组、两端封顶、除以最大值、平均 / Not the indicator that going patent by patent gives: check rows kept, groups, both caps, division by the largest, mean.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 9　三句标题，签哪一句
#
# 下表是用同一份数据写出的几句标题，每句一行：
#
# | 列 | 意思 |
# |---|---|
# | `id` | 标题的代号 |
# | `unit` | 数的是什么：`families` 同族，或 `publications` 文献 |
# | `year_of` | 按什么归年：`priority` 最早优先权日，或 `publication` 公开日 |
# | `start`、`end` | 首年、末年 |
# | `n_start`、`n_end` | 首年、末年的个数 |
# | `says` | 标题怎么说：`rise` 上升，或 `fall` 下降 |
# | `because` | 标题给出的原因；空值（缺失）表示没有说原因 |
#
# 写函数 `objections(captions, last_complete, least)`，返回字典：键是 `id`，值是反对理由的列表（顺序不限），每条理由最多出现一次；没有理由反对的是空列表 `[]`，可以签字。理由的代码：
#
# - `"unit"`：`unit` 不是 `families`，或 `year_of` 不是 `priority`；
# - `"incomplete"`：末年晚于 `last_complete`；
# - `"few"`：首年或末年的个数少于 `least`；
# - `"direction"`：说上升而末年不多于首年，或说下降而末年不少于首年；
# - `"causal"`：说了原因。数字说得出变了多少，说不出为什么。

# %% [markdown] lang="en"
# ## Task 9　Three headlines: which one to sign
#
# The table holds headlines written from one and the same data, one a row:
#
# | Column | Meaning |
# |---|---|
# | `id` | letter of the headline |
# | `unit` | what was counted: `families`, or `publications` |
# | `year_of` | by which day: `priority`, the earliest priority date, or `publication` |
# | `start`, `end` | first and last year |
# | `n_start`, `n_end` | number in the first and in the last year |
# | `says` | what the headline says: `rise` or `fall` |
# | `because` | the cause that it gives; a missing value where it gives none |
#
# Write the function `objections(captions, last_complete, least)`. It returns a dictionary: the key is `id`, the value a list of grounds against it (in any order), each at most once; a headline with no grounds against it has the empty list `[]` and can be signed. The codes:
#
# - `"unit"`: `unit` is not `families`, or `year_of` is not `priority`;
# - `"incomplete"`: the last year is later than `last_complete`;
# - `"few"`: the number of the first or of the last year is below `least`;
# - `"direction"`: it says rise and the last is not above the first, or fall and the last is not below the first;
# - `"causal"`: it gives a cause. Numbers say by how much things changed, not why.

# %%
complete = indicators.last_complete_year(19, as_of_date)
known = indicators.known(chinese[chinese["kind"] == "invention"], as_of_date)
by_family = known.drop_duplicates("family_id")["prio"].dt.year.value_counts()
by_document = known["pub"].dt.year.value_counts()
headlines = [
    ("A", "families", "priority", complete - 3, complete + 2, by_family, None),
    ("B", "publications", "publication", complete - 4, complete, by_document, "奖补政策 / subsidies"),
    ("C", "families", "priority", complete - 5, complete, by_family, None),
]
captions = pd.DataFrame(
    [
        (
            name,
            unit,
            day,
            start,
            end,
            n.get(start, 0),
            n.get(end, 0),
            "rise" if n.get(end, 0) > n.get(start, 0) else "fall",
            why,
        )
        for name, unit, day, start, end, n, why in headlines
    ],
    columns=["id", "unit", "year_of", "start", "end", "n_start", "n_end", "says", "because"],
)
show.table(captions, language)


# %% answer="which-caption"
def objections(captions, last_complete, least):
    ### BEGIN SOLUTION
    found = {}
    for row in captions.itertuples():
        grounds = []
        if row.unit != "families" or row.year_of != "priority":
            grounds.append("unit")
        if row.end > last_complete:
            grounds.append("incomplete")
        if min(row.n_start, row.n_end) < least:
            grounds.append("few")
        change = row.n_end - row.n_start
        if (row.says == "rise" and change <= 0) or (row.says == "fall" and change >= 0):
            grounds.append("direction")
        if pd.notna(row.because):
            grounds.append("causal")
        found[row.id] = grounds
    return found
    ### END SOLUTION


# %% answer="which-caption" entry="fill"
def objections(captions, last_complete, least):
    found = {}
    for row in captions.itertuples():
        grounds = []
        if row.unit != ____ or row.year_of != ____:
            grounds.append("unit")
        if row.end > ____:
            grounds.append("incomplete")
        if min(row.n_start, row.n_end) < ____:
            grounds.append("few")
        change = row.n_end - row.n_start
        if (row.says == "rise" and change <= 0) or (row.says == ____ and change >= 0):
            grounds.append("direction")
        if pd.notna(row.____):
            grounds.append("causal")
        found[row.id] = grounds
    return found


# %% answer="which-caption" entry="run"
def unit_wrong_a(row):
    return row.unit != "families"


def unit_wrong_b(row):
    return row.unit != "families" or row.year_of != "priority"


def few_a(row, least):
    return row.n_end < least


def few_b(row, least):
    return min(row.n_start, row.n_end) < least


def late_a(row, last_complete):
    return row.end >= last_complete


def late_b(row, last_complete):
    return row.end > last_complete


which_unit_wrong = None  # unit_wrong_a | unit_wrong_b
which_few = None  # few_a | few_b
which_late = None  # late_a | late_b


def objections(captions, last_complete, least):
    if which_unit_wrong is None or which_few is None or which_late is None:
        raise NotImplementedError
    found = {}
    for row in captions.itertuples():
        change = row.n_end - row.n_start
        against = {
            "unit": which_unit_wrong(row),
            "incomplete": which_late(row, last_complete),
            "few": which_few(row, least),
            "direction": (row.says == "rise" and change <= 0) or (row.says == "fall" and change >= 0),
            "causal": pd.notna(row.because),
        }
        found[row.id] = [code for code, holds in against.items() if holds]
    return found


# %%
preview("objections", objections, captions, complete, 10)


# %% check="which-caption" points=2
def _check():
    columns = ["id", "unit", "year_of", "start", "end", "n_start", "n_end", "says", "because"]
    codes = {"unit", "incomplete", "few", "direction", "causal"}

    def asked(rows, last_complete, least):
        got = checks.ask("objections", objections, pd.DataFrame(rows, columns=columns), last_complete, least)
        ids = [row[0] for row in rows]
        assert isinstance(got, (dict, pd.Series)) and set(dict(got)) == set(ids), (
            "[wrong-keys] 应返回字典：每句标题的 id 一个键，可以签字的也在内 / It should return a dictionary with the id of every headline, those that can be signed too."
        )
        got = dict(got)
        assert all(isinstance(got[i], (list, set, tuple)) and set(got[i]) <= codes for i in ids), (
            "[wrong-codes] 每个值应是理由代码的列表，只用题目给出的五个代码 / Every value should be a list of codes, the five of the task and no others."
        )
        return {i: " ".join(sorted(got[i])) for i in ids}

    asked([("A", "families", "priority", 2015, 2020, 30, 40, "rise", None)], 2022, 10)
    ### BEGIN HIDDEN TESTS
    last, least = int(as_of_date[:4]) - 3, 10
    f, p = "families", "priority"
    rows = [
        ("a", f, p, last - 5, last, 40, 55, "rise", None),
        ("b", f, p, last, last + 1, 40, 22, "fall", None),
        ("c", "publications", "publication", last - 1, last, 40, 55, "rise", "政策"),
        ("d", f, "publication", last - 5, last - 1, 40, 41, "rise", None),
        ("e", f, p, last - 5, last - 1, 9, 30, "rise", None),
        ("g", f, p, last - 5, last - 1, 30, 9, "fall", None),
        ("h", f, p, last - 5, last - 2, 10, 10, "rise", None),
        ("i", f, p, last - 5, last - 2, 20, 20, "fall", None),
        ("j", f, p, last - 5, last - 2, 30, 24, "rise", "放缓"),
        ("k", "publications", p, last - 3, last + 2, 4, 3, "rise", "热潮"),
        ("l", f, p, last - 4, last, 25, 12, "fall", None),
    ]

    def right(keep=None, *, one=False, late=0, few=min, day=True, either=True, floor=0):
        found = {}
        for name, unit, year_of, _, end, n_start, n_end, says, because in rows:
            wrong_unit = unit != f or (day and year_of != p)
            back = {"rise": n_end <= n_start, "fall": n_end >= n_start}[says]
            if not either:
                back = {"rise": n_end < n_start, "fall": n_end > n_start}[says]
            holds = {
                "unit": wrong_unit,
                "incomplete": end > last - late,
                "few": few((n_start, n_end)) < least + floor,
                "direction": back,
                "causal": because is not None,
            }
            grounds = [code for code, on in holds.items() if on and code != keep]
            found[name] = " ".join(sorted(grounds[:1] if one else grounds))
        return found

    cases = [
        (
            asked(rows, last, least),
            right(),
            [
                (
                    right(one=True),
                    "[first-only] 只给出了第一条理由：一句标题可以有几条 / Only the first ground was given: a headline may have several.",
                ),
                (
                    right(late=1),
                    "[last-complete-out] 末年正好是 last_complete 的是完整的，不该反对 / A last year equal to last_complete is complete: no ground against it.",
                ),
                *(
                    (
                        right(few=few),
                        "[one-end-only] 首年、末年两头都要够 least / Both ends must have at least least.",
                    )
                    for few in (lambda pair: pair[0], lambda pair: pair[1], max)
                ),
                (
                    right(floor=1),
                    "[threshold-itself] 正好等于 least 的不算少 / A number equal to least is not too few.",
                ),
                (
                    right(day=False),
                    "[year-not-checked] 只看了数的是什么，没看按哪一天归年 / Only the unit was looked at, not the day that makes the year.",
                ),
                (
                    right(either=False),
                    "[no-change] 没有变化也不是上升或下降：相等时也要反对 / No change is neither a rise nor a fall: object there too.",
                ),
                (
                    right("causal"),
                    "[cause-let-through] 说了原因的放过了：数字说不出为什么 / A cause was let through: numbers don't say why.",
                ),
                (
                    right("direction"),
                    "[direction-not-checked] 没有核对说的方向和数字是否一致 / The direction was not checked against the numbers.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐句核对的结果不符：五条理由一条一条地过 / Not what going headline by headline gives: take the five grounds one by one.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 10　一张图、一段话（人工评分）
#
# 给市里的简报写一段：一张图，配一段约 250 字的说明（英文约 150 词），写您愿意签字的那一句。图在下面的 `draw` 格里画（可以改，也可以自己加代码格）；文字写在作答格。数字取自前面各题在您的产业算出的结果（任务 3 的样本与任务 2 不同，要写明），写明基准日期和“练习数据（合成）”。图里的 `complete` 按直接递交的 19 个月算；PCT 进入国家阶段的要等 37 个月，那一部分还没有到齐，写进限度更好。**不写原因。** 评分看四条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 图 | 没有 | 有图，轴没有名称 | 轴、单位、来源齐全 | 并标出不完整的年份，或不画它们 |
# | 数与口径 | 没有写 | 有数，没有口径 | 写明数的是同族、按哪一天归年、哪几年 | 并给出件数，让读者能自己算出增长率 |
# | 不说因果 | 没有写，或直接写了原因 | 用“带动”“推动”“得益于”之类的词 | 只说变了多少 | 并指出另一种同样说得通的读法 |
# | 限度与边界 | 没有写 | 提到“仅供参考” | 写明样本、截至何时、缺什么 | 并写明这句话不能用来做什么决定 |

# %% [markdown] lang="en"
# ## Task 10　One chart and one paragraph (marked by a person)
#
# Write one piece for the city's bulletin: a chart, and a text of about 150 words (about 250 characters in Chinese) with the sentence that you are willing to sign. Draw the chart in the cell `draw` below (change it, or add code cells of your own); the text goes into the answer cell. Take the figures from your own results for your industry in the tasks above (task 3 has another sample than task 2: say so); state the as-of date and "practice data (synthetic)". `complete` in the chart counts 19 months, for what is filed directly; the national phase of the PCT takes 37, so that part is not all there yet; better say so among the limits. **Give no causes.** Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Chart | missing | a chart without names on the axes | axes, unit and source in place | and incomplete years are marked or left out |
# | Figures and how counted | missing | figures, not how they were counted | says that families were counted, by which day, in which years | and gives the numbers, so that a reader can work out the growth |
# | No causes | missing, or gives a cause outright | words such as "driven by", "thanks to" | says only by how much things changed | and names another reading that fits as well |
# | Limits and boundary | missing | says "for reference only" | the sample, the date, what is missing | and says for which decision this sentence must not be used |


# %%
def draw(counts, complete, title):
    """One bar a year; the years that are not complete yet are hatched and pale."""
    import matplotlib.pyplot as plt

    from iplab import plot

    plot.use_course_style()
    figure, axes = plt.subplots(figsize=(7, 3.6))
    bars = axes.bar(counts.index, counts, color=plot.COLOURS[0])
    for year, bar in zip(counts.index, bars, strict=True):
        if year > complete:
            bar.set(facecolor="white", edgecolor=plot.COLOURS[0], hatch="//")
    axes.set_title(title)
    axes.set_xlabel({"zh": "最早优先权日的年份", "en": "year of the earliest priority date"}[language])
    axes.set_ylabel({"zh": "发明同族（个）", "en": "families of inventions"}[language])
    plot.source_line(axes, patents, language)
    words = ", ".join(f"{year}: {number}" for year, number in counts.items())
    return plot.alt(figure, f"{title}. {words}")


shown = by_family.sort_index().loc[complete - 6 : complete + 2]
draw(shown, complete, f"{tech_field}, {as_of_date}")

# %% [markdown] lang="zh" essay="one-chart" points=12
# （示例答案，满分样式；数字为虚构）
#
# **图**：某产业发明同族，2017—2022 年，2023 年起未公开齐，画成斜线。来源：课程练习数据（合成）。
#
# 按最早优先权日归年，截至 2025-06-30 已公开的中国发明同族，2017 年 30 个，2022 年 42 个，年均增长 7%。2023 年以后的申请尚未公布齐，不作比较。
#
# 这句话只说数量变了多少。增长可能是研发多了，也可能只是原先不申请的开始申请；从这份数据分不出来。
#
# 样本是合成的，只含一个产业；PCT 进入国家阶段的要等 37 个月，2022 年那部分还没有到齐；没有算价值，也没有算在等审查的申请最后授不授权。它不能用来评价哪家单位，也不能据此增减奖补。

# %% [markdown] lang="en" essay="one-chart" points=12
# (Sample answer at full marks; figures invented)
#
# **Chart**: families of inventions in one industry, 2017-2022; from 2023 on not all is published, and the bars are hatched. Source: practice data of the course (synthetic).
#
# By year of the earliest priority date, of Chinese invention families published by 2025-06-30, there were 30 in 2017 and 42 in 2022, a growth of 7% a year. Filings from 2023 on are not all published and are not compared.
#
# This says only by how much the number changed. There may have been more research, or those who did not file before may have begun to; these data can't tell the two apart.
#
# The sample is synthetic and holds one industry; the national phase of the PCT takes 37 months, and of 2022 that part is not all there yet; it says nothing of value, nor of whether what is pending will be granted. It must not be used to judge a body, nor to raise or cut a subsidy.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 10 题有图，写明了基准日期、数的是什么和“练习数据（合成）”；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] task 10 has a chart and states the as-of date, what was counted, and "practice data (synthetic)";
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
