# %% [markdown] lang="zh"
# # M14 练习：均等化与可及性，换几把尺子再下结论
#
# **情境。** 您在省知识产权服务中心做统计。年度报告初稿写着“服务覆盖率过半，均等化水平稳步提升”。周三，一个边远地市的副市长打来电话：“你们把我们算作覆盖了，可我的企业去一趟要三个小时，还排不上号。”处长请您把几个数重新算一遍，并为明年新设的 3 个服务点提出方案。
#
# **时间**：约 200 分钟，其中第 8 题约 60 分钟；可以分几次做。**分值**：自动评分 21 分，人工评分 12 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`）；想多试几个数，可以自己加代码格。三种作答方式（运行、填空、编写）的检查和分值完全一样；第 8 题各种方式都要自己写。
# - 函数只用括号里交给它的东西：评分时会换省、换日期、换半径（不超过 150 公里）、换需求列再问。结果都**不要四舍五入**。
# - 各题互不依赖：前一题没做出来，后一题照样能做。
# - 表中的人口、企业数和机构都是合成的练习数据；第 7 题的数据随班级设置，可能是开放版（真实数据）。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M14 exercise: equal access and reach, several yardsticks before a verdict
#
# **The situation.** You keep the statistics of a provincial IP service centre. The draft of the yearly report says "coverage above half, equalisation makes steady progress". On Wednesday the deputy mayor of a remote prefecture rings: "You count us as covered. My firms travel three hours, and then there is no slot for them." Your head of division asks you to work the figures out again and to propose where next year's 3 new service points should go.
#
# **Time**: about 200 minutes, of which about 60 for task 8; take it in several sittings. **Points**: 21 marked automatically, 12 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); to try more figures, add code cells of your own. The three entries (run, fill, write) have the same checks and points; task 8 you write yourself at every entry.
# - A function uses only what it is handed in its brackets: marking asks again with another province, date, radius (150 km at most) and column of demand. **Don't round** any result.
# - The tasks don't depend on one another: if one won't come out, the next can still be done.
# - Population, firms and bodies in the tables are synthetic practice data; the data of task 7 follow your cohort's setting and may be the open edition (real figures).
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
import numpy as np
import pandas as pd

from iplab import checks, data, parameters, show, siting
from iplab.accessibility import demand_points, great_circle_km, near, supply_points, two_step, with_hours
from iplab.checks import preview
from iplab.institutions import open_on

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
    tables=["institutions", "places", "province_panel", "rd_intensity"],
)

# %% [markdown] lang="zh"
# ## 任务 1　两种覆盖率，差多少
#
# 一个地级行政区划只要有至少一家在办的地市级综合性公共服务机构（`municipal_comprehensive`），就算“覆盖”。覆盖率有两种算法：
#
# - `cities`：覆盖的地级行政区划数 ÷ 本省全部地级行政区划数（`places` 里 `level` 为 `prefecture` 的行）；
# - `firms`：覆盖的地级行政区划的企业数（`firms` 列）之和 ÷ 全部地级行政区划的企业数之和。
#
# 写函数 `two_coverages`，返回字典，三个键：`cities` 和 `firms` 是 0 到 1 之间的小数，`gap_points` 是按企业算的覆盖率减按地方算的覆盖率，单位是**百分点**（0.55 减 0.50 写 5）。某日在办用 `open_on(institutions, as_of_date)` 挑出。一家在办的也没有，覆盖率是 0；四个直辖市没有地级行政区划，请返回 `None`（不适用）。

# %% [markdown] lang="en"
# ## Task 1　Two coverages, and the gap between them
#
# A prefecture-level division is "covered" if it has at least one open municipal comprehensive body (`municipal_comprehensive`). Coverage can be worked out in two ways:
#
# - `cities`: divisions covered ÷ all prefecture-level divisions of the province (rows of `places` whose `level` is `prefecture`);
# - `firms`: firms (column `firms`) in the divisions covered ÷ firms in all of the divisions.
#
# Write the function `two_coverages`. It returns a dictionary with three keys: `cities` and `firms` are shares between 0 and 1; `gap_points` is the coverage by firms minus the coverage by divisions, in **percentage points** (0.55 minus 0.50 is 5). `open_on(institutions, as_of_date)` picks the bodies open on a day. With no open body the coverage is 0; the four municipalities have no prefecture-level divisions: return `None` there (not applicable).

# %%
institutions = data.load("institutions")
places = data.load("places")
columns = ["city", "level", "region4", "firms", "tech_smes", "population", "rural"]
show.table(places.loc[places["province"] == province, columns].head(8), language)


# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    ### BEGIN SOLUTION
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}
    ### END SOLUTION


# %% answer="two-coverages" entry="fill"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return ____
    bodies = open_on(institutions[institutions["type"] == ____], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, ____].sum() / own[____].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (____ - ____)}


# %% answer="two-coverages" entry="run"
def covered_a(institutions, as_of_date):
    return institutions[institutions["type"] == "municipal_comprehensive"]


def covered_b(institutions, as_of_date):
    return open_on(institutions, as_of_date)


def covered_c(institutions, as_of_date):
    return open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)


def gap_a(cities, firms):
    return firms - cities


def gap_b(cities, firms):
    return 100 * (firms - cities)


def gap_c(cities, firms):
    return 100 * (cities - firms)


which_bodies = None  # covered_a | covered_b | covered_c
which_gap = None  # gap_a | gap_b | gap_c


def two_coverages(institutions, places, province, as_of_date):
    if which_bodies is None or which_gap is None:
        raise NotImplementedError
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = which_bodies(institutions, as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities, firms = covered.mean(), own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": which_gap(cities, firms)}


# %%
preview("two_coverages", two_coverages, institutions, places, province, as_of_date)


# %% check="two-coverages" points=2
def _check():
    from iplab import data

    bodies = data.load("institutions")[
        ["inst_id", "host_id", "type", "province", "city", "recorded_on", "closed_on", "active", "capacity_hours"]
    ]
    towns = data.load("places")[["code", "city", "province", "level", "kind", "region4", "firms", "tech_smes"]]
    got = checks.ask("two_coverages", two_coverages, bodies, towns, province, as_of_date)
    none = towns[(towns["province"] == province) & (towns["level"] == "prefecture")].empty
    assert none or (isinstance(got, dict) and {"cities", "firms", "gap_points"} <= set(got)), (
        "[wrong-keys] 应返回含 cities、firms、gap_points 三个键的字典 / It should return a dictionary with the keys cities, firms and gap_points."
    )
    ### BEGIN HIDDEN TESTS
    firms_of, rows = {}, {}
    for row in checks.rows("places"):
        if row["level"] == "prefecture":
            firms_of.setdefault(row["province"], {})[row["city"]] = row["firms"]
    for row in checks.rows("institutions"):
        rows.setdefault(row["province"], []).append(row)

    def running(row, day):
        return str(row["recorded_on"])[:10] <= day and (pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > day)

    def three(cities, firms):
        return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}

    def right(place, day, alive=running, comprehensive=True):
        weight = firms_of.get(place)
        if not weight:
            return None
        seats = [
            row["city"]
            for row in rows[place]
            if (row["type"] == "municipal_comprehensive" or not comprehensive) and alive(row, day)
        ]
        once, whole = set(seats), sum(weight.values())
        true = three(len(once) / len(weight), sum(map(weight.get, once)) / whole)
        return true, three(len(seats) / len(weight), sum(map(weight.get, seats)) / whole)

    second = next(name for name in ("湖北省", "山东省") if name != province)
    third = next(name for name in ("河北省", "云南省") if name != province)
    cases = []
    for place, day in ((province, as_of_date), (second, as_of_date), (third, "2025-12-31"), ("上海市", as_of_date)):
        got = checks.ask("two_coverages", two_coverages, bodies, towns, place, day)
        if right(place, day) is None:
            cases.append(
                (
                    got,
                    None,
                    [
                        (
                            three(value, value),
                            "[municipality-as-zero] 直辖市没有地级行政区划，应返回 None，不是 0 也不是 1 / The municipalities have no prefecture-level divisions: return None, neither 0 nor 1.",
                        )
                        for value in (0, 1)
                    ],
                )
            )
            continue
        true, twice = right(place, day)
        got = {key: got[key] for key in true} if isinstance(got, dict) and set(true) <= set(got) else got
        cases.append(
            (
                got,
                true,
                [
                    (
                        right(place, day, alive=lambda row, day: True)[0],
                        "[closed-bodies] 没有按日期挑选：已停办的或尚未登记的机构也算成了覆盖 / Not picked by date: bodies closed or not yet recorded count as coverage.",
                    ),
                    (
                        right(place, day, alive=lambda row, day: row["active"])[0],
                        "[ticked-flag] 用了 active 一列：那是 2024 年底的状态，要按日期挑 / The column active was used: it is the state at the end of 2024; pick by date.",
                    ),
                    (
                        right(place, day, comprehensive=False)[0],
                        "[any-body] 有任何一家机构就算覆盖了：县级服务站、受理窗口不是综合性机构 / Any body counts as coverage: a county station or a window is no comprehensive body.",
                    ),
                    *(
                        (
                            wrong,
                            "[bodies-for-cities] 分子数的是机构：一个市有两家，仍只覆盖一个市 / The numerator counts bodies: a city with two is still one city.",
                        )
                        for wrong in (three(twice["cities"], true["firms"]), twice)
                    ),
                    (
                        {**true, "gap_points": true["firms"] - true["cities"]},
                        "[share-for-points] gap_points 少乘了 100：0.55 减 0.50 应写 5 / The factor 100 is missing in gap_points: 0.55 minus 0.50 is 5.",
                    ),
                    (
                        {**true, "gap_points": -true["gap_points"]},
                        "[turned-round] gap_points 的正负号反了：按企业算的减按地方算的 / The sign of gap_points is turned round: by firms minus by divisions.",
                    ),
                    (
                        {**true, "firms": true["cities"], "gap_points": 0},
                        "[not-weighted] firms 没有按企业数加权 / firms is not weighted by the number of firms.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行清点的结果不符：依次核对省份、日期、机构类型、分母 / Not what a count row by row gives: check province, day, type of body and denominator in turn.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 2　服务时数分得匀不匀：加权基尼系数
#
# 下表一行一个地方：`hours` 是该地在办机构一年能提供的服务小时数（没有机构的写 0），后面三列是三种需求：企业数 `firms`、科技型中小企业数 `tech_smes`、乡村人口 `rural_people`。这里只算六类提供信息服务的机构（见 `iplab.accessibility.SERVING`），收件的窗口不算。
#
# 比的不是时数本身，而是**每单位需求摊到的时数**（时数 ÷ 需求）；一个地方的分量是它的需求。算法：
#
# 1. 按“时数 ÷ 需求”从低到高排；
# 2. p 是需求的累计份额，q 是时数的累计份额，都从 0 起、到 1 止；
# 3. 基尼系数 = 1 − 各段（q 的本段末值 + 本段初值）×（p 的本段末值 − 本段初值）之和。
#
# 写函数 `service_gini(table, demand)`：`demand` 是需求列的名字，返回一个数。如果表里的时数合计为 0，返回 `None`。需求都大于 0。
#
# 顺手一试：把全部时数乘以 10，基尼系数应当不变。

# %% [markdown] lang="en"
# ## Task 2　Are the hours spread evenly? A weighted Gini
#
# One row of the table is one place: `hours` are the hours of service that the bodies open there can give in a year (0 where there is none); the next three columns are three kinds of demand: `firms`, technology-based small and medium firms `tech_smes`, rural population `rural_people`. Only the six types of body that give information service count (see `iplab.accessibility.SERVING`); windows that take papers in don't.
#
# What is compared is not the hours but the **hours for each unit of demand** (hours ÷ demand), and a place weighs as much as its demand. Step by step:
#
# 1. sort by hours ÷ demand, lowest first;
# 2. p is the running share of demand, q the running share of hours; both start at 0 and end at 1;
# 3. Gini = 1 − the sum over the steps of (q at the end of the step + q at its start) × (p at the end of the step − p at its start).
#
# Write the function `service_gini(table, demand)`: `demand` is the name of the column of demand; it returns one number. If the hours of the table add up to 0, return `None`. Demand is above 0 everywhere.
#
# Try it: multiply all hours by 10 and the Gini should stay the same.

# %%
sites = supply_points(institutions, as_of_date)
cities = with_hours(demand_points(places), sites)
own_cities = cities[cities["province"] == province]
show.table(own_cities[["city", "hours", "firms", "tech_smes", "rural_people"]].head(8), language)


# %% answer="service-gini"
def service_gini(table, demand):
    ### BEGIN SOLUTION
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate")
    p = [0, *(ranked[demand].cumsum() / ranked[demand].sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))
    ### END SOLUTION


# %% answer="service-gini" entry="fill"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[____]).sort_values(____)
    p = [0, *(ranked[____].cumsum() / ranked[____].sum())]
    q = [0, *(ranked[____].cumsum() / ranked[____].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))


# %% answer="service-gini" entry="run"
def ranked_a(table, demand):
    return table.sort_values("hours")


def ranked_b(table, demand):
    return table.assign(rate=table["hours"] / table[demand]).sort_values("rate")


def ranked_c(table, demand):
    return table.assign(rate=table["hours"] / table[demand]).sort_values("rate", ascending=False)


def weight_a(ranked, demand):
    return ranked[demand]


def weight_b(ranked, demand):
    return ranked[demand] * 0 + 1  # every place counts the same


which_order = None  # ranked_a | ranked_b | ranked_c
which_weight = None  # weight_a | weight_b


def service_gini(table, demand):
    if which_order is None or which_weight is None:
        raise NotImplementedError
    if table["hours"].sum() == 0:
        return None
    ranked = which_order(table, demand)
    weight = which_weight(ranked, demand)
    p = [0, *(weight.cumsum() / weight.sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))


# %%
preview("service_gini", service_gini, own_cities, "firms")


# %% check="service-gini-shape" points=1
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, supply_points, with_hours

    nation = with_hours(demand_points(data.load("places")), supply_points(data.load("institutions"), as_of_date))
    nation = nation[["city", "province", "region4", "hours", "firms", "tech_smes", "rural_people"]]
    got = checks.number("service_gini", checks.ask("service_gini", service_gini, nation, "tech_smes"))
    ten = nation.assign(hours=10 * nation["hours"])
    again = checks.number("service_gini", checks.ask("service_gini", service_gini, ten, "tech_smes"))
    assert checks.same(again, got), (
        "[scale-dependent] 时数都乘以 10，结果却变了：p 和 q 要用份额，不用原数 / All hours times 10 change the result: p and q must be shares, not amounts."
    )
    assert -1e-9 <= got <= 1, (
        "[out-of-range] 基尼系数在 0 与 1 之间：排序方向反了，还是乘了 100？ / A Gini lies between 0 and 1: is the order turned round, or was it multiplied by 100?"
    )


checks.report(_check)
del _check


# %% check="service-gini" points=2
# 隐藏检查：另一个省、另一列需求、没有时数的表（评分时才运行） / Hidden check (runs at marking): another province, another demand, a table without hours
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, supply_points, with_hours

    nation = with_hours(demand_points(data.load("places")), supply_points(data.load("institutions"), as_of_date))
    nation = nation[["city", "province", "region4", "hours", "firms", "tech_smes", "rural_people"]]

    def pairs(hours, weights):
        """Half the mean gap between all pairs of rates, over the mean rate: the Gini by its other definition."""
        both = [(h / w, w) for h, w in zip(hours, weights, strict=True)]
        gaps = sum(abs(a - b) * v * w for a, v in both for b, w in both)
        return gaps / (2 * sum(weights) * sum(hours))

    def along(hours, weights, order):
        p = q = area = 0.0
        for i in order:
            dp, dq = weights[i] / sum(weights), hours[i] / sum(hours)
            area += (2 * q + dq) * dp
            p, q = p + dp, q + dq
        return 1 - area

    second = next(name for name in ("湖北省", "山东省") if name != province)
    west = [name for name in ("云南省", "贵州省", "甘肃省", "青海省") if name != province]
    cases = []
    for places_, demand in (([province], "firms"), ([second], "rural_people"), (west, "tech_smes")):
        part = nation[nation["province"].isin(places_)]
        hours, weights = part["hours"].tolist(), part[demand].tolist()
        n = len(hours)
        rates = [h / w for h, w in zip(hours, weights, strict=True)]
        cases.append(
            (
                checks.number("service_gini", checks.ask("service_gini", service_gini, part, demand)),
                pairs(hours, weights),
                [
                    (
                        pairs(rates, [1] * n),
                        "[unweighted] 每个地方算得一样重了：一个地方的分量应是它的需求 / Every place counts the same: it should weigh as much as its demand.",
                    ),
                    (
                        pairs(hours, [1] * n),
                        "[counts-for-rates] 比的是时数本身：大市时数多，不等于不均 / The hours themselves are compared: more hours in a bigger city are not inequality.",
                    ),
                    (
                        along(hours, weights, sorted(range(n), key=lambda i: hours[i])),
                        "[sorted-by-hours] 按时数排了序：应按“时数 ÷ 需求”排 / Sorted by hours: sort by hours ÷ demand.",
                    ),
                    (
                        along(hours, [1] * n, sorted(range(n), key=lambda i: rates[i])),
                        "[half-weighted] 排序用了比率，p 却按地方个数累计：p 应是需求的累计份额 / Sorted by the rate, but p runs over the number of places: it should be the running share of demand.",
                    ),
                    (
                        along(hours, weights, range(n)),
                        "[not-sorted] 没有排序：应按“时数 ÷ 需求”从低到高排 / Not sorted: sort by hours ÷ demand, lowest first.",
                    ),
                    *(
                        (
                            round(pairs(hours, weights), digits),
                            "[rounded] 结果被四舍五入了：留到报告里再取整 / The result was rounded: round only in the report.",
                        )
                        for digits in (4, 3, 2)
                    ),
                    (
                        pairs(hours, part["firms"].tolist()),
                        "[fixed-column] 换了需求列，结果没有变：函数里要用 demand，不要写死 firms / Another column of demand gives the same result: use demand, don't type firms.",
                    ),
                ],
            )
        )
    nothing = nation[nation["province"] == province].assign(hours=0)
    cases.append((checks.ask("service_gini", service_gini, nothing, "firms"), None, []))
    checks.expect(
        cases,
        "[other] 与按“两两之差”算出的加权基尼系数不符：依次核对排序、p、q，以及合计为 0 时返回 None / Not the weighted Gini that the gaps between all pairs give: check order, p, q, and None when the hours add up to 0.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 3　差距在区域之间，还是在区域之内：泰尔指数
#
# 用泰尔指数 T 可以把差距拆成两块。对全国各地（或任何一组行）：
#
# - s 是一个地方的时数占全部时数的份额，w 是它的需求占全部需求的份额；
# - 总差距 `total` = 各地 s × ln(s ÷ w) 之和；
# - 区域间 `between`：先把每组的时数和需求各自加总，再对各组用同一个公式；
# - 区域内 `within`：每组内部单独算一个 T（份额在组内重新算），再按**该组时数占全部时数的份额**加权相加。
#
# ln 是自然对数。时数为 0 的地方，那一项按 0 计（0 × ln 0 = 0），但它的需求**仍在** w 的分母里；整组时数为 0 的，它在 `within` 和 `between` 里都按 0 计，需求同样留在分母里。整张表的时数合计大于 0。
#
# 写函数 `theil_split(table, demand, group)`：`table` 有 `hours` 列，`demand` 是需求列名，`group` 是分组列名（如 `region4`）；返回字典，键为 `total`、`within`、`between`。

# %% [markdown] lang="en"
# ## Task 3　Is the gap between regions or inside them? Theil's index
#
# Theil's index T splits a gap into two parts. Over all places (or any set of rows):
#
# - s is a place's share of all hours, w its share of all demand;
# - the whole gap, `total` = the sum over places of s × ln(s ÷ w);
# - `between` regions: first add up hours and demand of each group, then use the same formula on the groups;
# - `within` regions: work out a T inside each group (with shares inside the group), then add them up, weighted by **the group's share of all hours**.
#
# ln is the natural logarithm. A place with 0 hours adds 0 (0 × ln 0 = 0), but its demand **stays** in the denominator of w; a group with 0 hours adds 0 to both `within` and `between`, and its demand stays in the denominator as well. The hours of the whole table add up to more than 0.
#
# Write the function `theil_split(table, demand, group)`: `table` has a column `hours`, `demand` is the name of the column of demand, `group` the name of the column of groups (such as `region4`). It returns a dictionary with the keys `total`, `within`, `between`.


# %% answer="theil-split"
def theil_split(table, demand, group):
    ### BEGIN SOLUTION
    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (s[some] * np.log(s[some] / w[some])).sum()

    sums = table.groupby(group)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(group):
        if part["hours"].sum() > 0:
            within += part["hours"].sum() / table["hours"].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(sums["hours"], sums[demand]),
    }
    ### END SOLUTION


# %% answer="theil-split" entry="fill"
def theil(hours, weights):
    s, w = hours / hours.sum(), weights / weights.sum()
    some = s > 0
    return (s[some] * np.log(____[some] / ____[some])).sum()


def theil_split(table, demand, group):
    sums = table.groupby(____)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(____):
        if part["hours"].sum() > 0:
            within += part[____].sum() / table[____].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(____["hours"], ____[demand]),
    }


# %% answer="theil-split" entry="run"
def theil(hours, weights):
    s, w = hours / hours.sum(), weights / weights.sum()
    some = s > 0
    return (s[some] * np.log(s[some] / w[some])).sum()


def rows_a(table):
    return table


def rows_b(table):
    return table[table["hours"] > 0]


def share_a(part, table, demand):
    return part[demand].sum() / table[demand].sum()


def share_b(part, table, demand):
    return part["hours"].sum() / table["hours"].sum()


def share_c(part, table, demand):
    return len(part) / len(table)


which_rows = None  # rows_a | rows_b
which_share = None  # share_a | share_b | share_c


def theil_split(table, demand, group):
    if which_rows is None or which_share is None:
        raise NotImplementedError
    table = which_rows(table)
    sums = table.groupby(group)[["hours", demand]].sum()
    parts = [part for _, part in table.groupby(group) if part["hours"].sum() > 0]
    return {
        "total": theil(table["hours"], table[demand]),
        "within": sum(which_share(part, table, demand) * theil(part["hours"], part[demand]) for part in parts),
        "between": theil(sums["hours"], sums[demand]),
    }


# %%
preview("theil_split", theil_split, cities, "firms", "region4")


# %% check="theil-split-identity" points=1
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, supply_points, with_hours

    nation = with_hours(demand_points(data.load("places")), supply_points(data.load("institutions"), as_of_date))
    nation = nation[["city", "province", "region4", "hours", "firms", "tech_smes", "rural_people"]]
    got = checks.ask("theil_split", theil_split, nation, "firms", "region4")
    assert isinstance(got, dict) and {"total", "within", "between"} <= set(got), (
        "[wrong-keys] 应返回含 total、within、between 三个键的字典 / It should return a dictionary with the keys total, within and between."
    )
    parts = {key: checks.number(key, got[key]) for key in ("total", "within", "between")}
    assert checks.same(parts["within"] + parts["between"], parts["total"], 1e-9), (
        "[identity-broken] within 加 between 应等于 total：组内各 T 的权重是时数份额吗？时数为 0 的地方是不是只在组内漏掉了？ / within plus between should be total: are the T inside the groups weighted by shares of hours, and were places with 0 hours left out inside the groups only?"
    )


checks.report(_check)
del _check


# %% check="theil-split" points=2
# 隐藏检查：换需求列、换分组、有一组没有时数（评分时才运行） / Hidden check (runs at marking): another demand, other groups, a group without hours
### BEGIN HIDDEN TESTS
def _check():
    from math import fsum, log

    from iplab import data
    from iplab.accessibility import demand_points, supply_points, with_hours

    nation = with_hours(demand_points(data.load("places")), supply_points(data.load("institutions"), as_of_date))
    nation = nation[["city", "province", "region4", "hours", "firms", "tech_smes", "rural_people"]]

    def measure(hours, weights):
        every, whole = sum(hours), sum(weights)
        return fsum(h / every * log((h / every) / (w / whole)) for h, w in zip(hours, weights, strict=True) if h > 0)

    def split(rows):
        groups = {}
        for name, h, w in rows:
            groups.setdefault(name, []).append((h, w))
        hours = {name: sum(h for h, _ in some) for name, some in groups.items()}
        weights = {name: sum(w for _, w in some) for name, some in groups.items()}
        total = measure([h for _, h, _ in rows], [w for *_, w in rows])
        between = measure(list(hours.values()), list(weights.values()))
        return {"total": total, "within": total - between, "between": between}

    cases = []
    for demand, group, empty in (
        ("firms", "region4", None),
        ("tech_smes", "province", None),
        ("rural_people", "region4", "northeast"),
    ):
        part = nation.assign(hours=nation["hours"].where(nation[group] != empty, 0))
        rows = list(zip(part[group].tolist(), part["hours"].tolist(), part[demand].tolist(), strict=True))
        got = checks.ask("theil_split", theil_split, part, demand, group)
        assert isinstance(got, dict) and {"total", "within", "between"} <= set(got), (
            "[wrong-keys] 应返回含 total、within、between 三个键的字典 / It should return a dictionary with the keys total, within and between."
        )
        got = {key: got[key] for key in ("total", "within", "between")}
        true = split(rows)
        equal = split([(name, h / w, 1) for name, h, w in rows])
        fixed = zip(part["region4"].tolist(), part["hours"].tolist(), part["firms"].tolist(), strict=True)
        cases.append(
            (
                got,
                true,
                [
                    (
                        split([row for row in rows if row[1] > 0]),
                        "[zeros-dropped] 把时数为 0 的地方删掉了：没有服务的企业也要算进 w / Places with 0 hours were dropped: firms without service belong in w too.",
                    ),
                    (
                        {key: value / log(10) for key, value in true.items()},
                        "[wrong-logarithm] 用了以 10 为底的对数：题目要自然对数 / Logarithms to base 10 were used: the task asks for natural ones.",
                    ),
                    (
                        {key: value / log(2) for key, value in true.items()},
                        "[wrong-logarithm] 用了以 2 为底的对数：题目要自然对数 / Logarithms to base 2 were used: the task asks for natural ones.",
                    ),
                    (
                        equal,
                        "[unweighted] 每个地方算得一样重了：w 应是需求的份额 / Every place counts the same: w should be the share of demand.",
                    ),
                    (
                        {**true, "within": true["between"], "between": true["within"]},
                        "[swapped] within 和 between 放反了 / within and between are swapped.",
                    ),
                    (
                        split(list(fixed)),
                        "[fixed-column] 换了需求列或分组，结果没有变：用 demand 和 group，不要写死 / Another demand or grouping gives the same result: use demand and group, don't type them.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行算出的泰尔指数不符：先核对 total 的 s 和 w，再核对组间用的是各组合计 / Not Theil's index as a count row by row gives it: check s and w of total first, then that between uses the sums of the groups.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　够得着多少：两步移动搜寻法（2SFCA）
#
# 企业会跨市、跨省去办事，别处的企业也会来占本市的时数。两步移动搜寻法两头都算：
#
# 1. 对每一家机构：它的时数 ÷ 半径以内**所有**地方的需求之和；
# 2. 对每一个地方：半径以内**所有**机构的第 1 步结果之和。
#
# 距离用球面公里数 `great_circle_km(lon1, lat1, lon2, lat2)`，正好等于半径的算在内。半径以内没有任何需求的机构不计。
#
# 写函数 `access(cities, sites, radius, demand)`：`cities` 有 `city`、`lon`、`lat` 和需求列，`sites` 有 `inst_id`、`lon`、`lat`、`hours`；返回 Series（索引为 `city`）或字典（键为 `city`），值是**每 10,000 单位需求**够得着的小时数。`cities` 的每一行都要有值，够不着任何机构的写 0。
#
# 交给函数的是本省和周边 300 公里的地方与机构：省界不挡路，问的半径不超过 150 公里，这么大一圈够用了。

# %% [markdown] lang="en"
# ## Task 4　How much is within reach: the two-step floating catchment area (2SFCA)
#
# Firms cross city and province lines for a service, and firms from elsewhere use up the hours here. The two-step method counts both ends:
#
# 1. for each body: its hours ÷ the demand of **all** places within the radius;
# 2. for each place: the sum of the results of step 1 over **all** bodies within the radius.
#
# Distance is in kilometres on the sphere, `great_circle_km(lon1, lat1, lon2, lat2)` (longitude, latitude of the one, then of the other); a distance equal to the radius is inside. A body with no demand within the radius doesn't count.
#
# Write the function `access(cities, sites, radius, demand)`: `cities` has `city`, `lon`, `lat` and the column of demand, `sites` has `inst_id`, `lon`, `lat`, `hours`. It returns a Series (index `city`) or a dictionary (key `city`) with the hours within reach for **each 10,000 units of demand**. Every row of `cities` has a value, 0 where no body is in reach.
#
# What the function is handed are places and bodies of the province and 300 km around: the province line is no wall, and for radii up to 150 km that is wide enough.

# %%
around = near(cities, cities, province, 300)
bodies_around = near(sites, cities, province, 300)
print(len(own_cities), len(around), len(bodies_around))


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    ### BEGIN SOLUTION
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.hours / asked
    return reached
    ### END SOLUTION


# %% answer="catchment-access" entry="fill"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])
        inside = km <= ____
        asked = cities[____][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.____ / asked
    return reached


# %% answer="catchment-access" entry="run"
def distance_a(site, cities):
    return ((cities["lon"] - site.lon) ** 2 + (cities["lat"] - site.lat) ** 2) ** 0.5


def distance_b(site, cities):
    return 111 * ((cities["lon"] - site.lon) ** 2 + (cities["lat"] - site.lat) ** 2) ** 0.5


def distance_c(site, cities):
    return great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])


def gives_a(site, asked):
    return 1 / asked.sum()


def gives_b(site, asked):
    return site.hours / asked.sum()


def gives_c(site, asked):
    return site.hours / asked


which_distance = None  # distance_a | distance_b | distance_c
which_share = None  # gives_a | gives_b | gives_c


def access(cities, sites, radius, demand):
    if which_distance is None or which_share is None:
        raise NotImplementedError
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        inside = np.asarray(which_distance(site, cities) <= radius)
        asked = cities[demand].to_numpy()[inside]
        if asked.sum() > 0:
            reached[inside] += 10_000 * which_share(site, asked)
    return reached


# %%
preview("access", access, around, bodies_around, 100, "firms")


# %% check="catchment-access-shape" points=1
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, near, supply_points

    towns = demand_points(data.load("places"))
    sites = supply_points(data.load("institutions"), as_of_date)
    sites = near(sites, towns, province, 300)[["inst_id", "city", "province", "lon", "lat", "hours"]]
    towns = near(towns, towns, province, 300).drop(columns="region4")
    got = checks.ask("access", access, towns, sites, 150, "firms")
    assert isinstance(got, (dict, pd.Series)), (
        "[wrong-kind] 应返回 Series 或字典：地方名称和它的数 / It should return a Series or a dictionary: the name of each place and its number."
    )
    got = {str(name): checks.number("access", value) for name, value in dict(got).items()}
    assert set(got) == set(towns["city"].tolist()), (
        "[missing-cities] cities 的每个地方都要有一个值，够不着的写 0 / Every place in cities needs a value, 0 where nothing is in reach."
    )
    used = sum(got.get(name) * n for name, n in zip(towns["city"].tolist(), towns["firms"].tolist())) / 10_000
    assert used <= 1.0001 * sites["hours"].sum(), (
        "[more-than-there-is] 各地够得着的时数合起来，比机构一共有的还多：同一小时给了好几家，第 1 步要除以半径以内全部需求 / Added up, places reach more hours than there are: one hour was given to several; step 1 divides by all demand within the radius."
    )


checks.report(_check)
del _check


# %% check="catchment-access" points=2
# 隐藏检查：另一个省、另一个半径、另一列需求（评分时才运行） / Hidden check (runs at marking): another province, radius and demand
### BEGIN HIDDEN TESTS
def _check():
    from math import acos, cos, radians, sin

    from iplab import data
    from iplab.accessibility import demand_points, near, supply_points

    everywhere = demand_points(data.load("places")).drop(columns="region4")
    bodies = supply_points(data.load("institutions"), as_of_date)

    def km(a, b):
        (lon1, lat1), (lon2, lat2) = ([radians(x) for x in p] for p in (a, b))
        return 6371.0088 * acos(min(1.0, sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon1 - lon2)))

    def flat(a, b):
        return 111 * ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5

    second = next(name for name in ("青海省", "山西省") if name != province)
    first = None
    cases = []
    for place, radius, demand in ((province, 100, "firms"), (second, 140, "tech_smes")):
        towns = near(everywhere, everywhere, place, 300)
        sites = near(bodies, everywhere, place, 300)[["inst_id", "city", "province", "lon", "lat", "hours"]]
        names, asks = towns["city"].tolist(), towns[demand].tolist()
        spots = list(zip(towns["lon"].tolist(), towns["lat"].tolist(), strict=True))
        seats = list(zip(sites["lon"].tolist(), sites["lat"].tolist(), strict=True))
        gives, homes = sites["hours"].tolist(), sites["city"].tolist()

        away = {measure: [[measure(seat, spot) for spot in spots] for seat in seats] for measure in (km, flat)}

        def two(measure, gives, limit, gather=sum, *, asks=asks, names=names, away=away):
            found = {name: [0.0] for name in names}
            for line, hours in zip(away[measure], gives, strict=True):
                inside = [i for i, distance in enumerate(line) if distance <= limit]
                whole = sum(asks[i] for i in inside)
                for i in inside if whole > 0 else ():
                    found[names[i]].append(10_000 * hours / whole)
            return {name: gather(some) for name, some in found.items()}

        true = two(km, gives, radius)
        one = {}
        for i, (name, spot) in enumerate(zip(names, spots, strict=True)):
            mine = sum(hours for line, hours in zip(away[km], gives, strict=True) if radius >= line[i])
            around_it = sum(n for other, n in zip(spots, asks, strict=True) if km(other, spot) <= radius)
            one |= {name: 10_000 * mine / around_it}
        home = {
            name: 10_000 * sum(h for h, town in zip(gives, homes, strict=True) if town == name) / own
            for name, own in zip(names, asks, strict=True)
        }
        got = checks.ask("access", access, towns, sites, radius, demand)
        assert isinstance(got, (dict, pd.Series)), (
            "[wrong-kind] 应返回 Series 或字典：地方名称和它的数 / It should return a Series or a dictionary: the name of each place and its number."
        )
        got = {str(name): value for name, value in dict(got).items()}
        mistakes = [
            (
                two(flat, gives, radius),
                "[degrees-for-kilometres] 一律按 1 度 111 公里折算：越往北，经度 1 度越短 / Every degree was taken for 111 km: the further north, the shorter a degree of longitude.",
            ),
            (
                two(flat, gives, 111 * radius),
                "[degrees-for-kilometres] 拿度数直接和公里比，几乎人人都“够得着” / Degrees were compared with kilometres: nearly everybody is then in reach.",
            ),
            (
                two(km, [1] * len(gives), radius),
                "[capacity-ignored] 每家机构算得一样大：第 1 步的分子是它的时数 / Every body counts the same: step 1 divides its hours.",
            ),
            (
                {name: value / 10_000 for name, value in true.items()},
                "[not-per-ten-thousand] 少乘了 10,000：要每 10,000 单位需求的小时数 / The factor 10,000 is missing: hours for each 10,000 units of demand are wanted.",
            ),
            (
                two(km, gives, radius, max),
                "[best-only] 每个地方只取了最好的一家：第 2 步是半径以内各家相加 / Only the best body was taken for each place: step 2 adds up all bodies within the radius.",
            ),
            (
                one,
                "[one-step] 只做了一步：先按机构分摊，再按地方加总 / Only one step was made: share out at each body first, then add up at each place.",
            ),
            (
                home,
                "[own-city-only] 只算了本地的机构和本地的需求，半径没有用上 / Only the place's own bodies and demand were used, not the radius.",
            ),
        ]
        if first is not None:
            mistakes += [
                (
                    two(km, gives, limit, asks=column),
                    "[fixed-case] 换了半径或需求列，结果没有变：用 radius 和 demand，不要写死 / Another radius or demand gives the same result: use radius and demand, don't type them.",
                )
                for limit, column in ((100, towns["firms"].tolist()), (radius, towns["firms"].tolist()), (100, asks))
            ]
        first = true
        cases.append((got, true, mistakes))
    checks.expect(
        cases,
        "[other] 与逐对算出的结果不符：先核对哪些地方在半径以内，再核对两步各除以什么、加什么 / Not what pair by pair gives: check which places are within the radius, then what each of the two steps divides and adds up.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　换个半径，结论还站得住吗
#
# 半径是人定的。如果 50 公里时垫底、150 公里时居中，就不能只报一个半径。
#
# 写函数 `radius_test(cities, sites, province, radii, demand)`，`radii` 是从小到大的两个或更多半径；返回字典：
#
# - `spearman`：本省各地在**第一个**半径和**最后一个**半径下的可及性，两者的斯皮尔曼等级相关系数（并列取平均名次）；算不出来（只有一个地方，或者在首、末任何一个半径下各地的值全都一样）就写 `None`；
# - `stay`：在 `radii` 的**每一个**半径下都落在“最低十分之一”的地方名称，列表，先后不论，可以为空。
#
# 可及性用 `two_step(cities, sites, radius, demand)` 算，它就是第 4 题的方法，返回 Series。交给它的是全部 `cities` 和 `sites`（含邻省），算完再留下本省（`cities` 的 `province` 列）。
#
# “最低十分之一”：本省 n 个地方，取最低的 k 个，k 是 n ÷ 10 **向上取整**；与第 k 个并列的都算在内（好几个地方都是 0 时，可能多于 k 个）。

# %% [markdown] lang="en"
# ## Task 5　Another radius: does the verdict stand?
#
# A radius is somebody's choice. If a place comes last at 50 km and in the middle at 150 km, one radius must not be reported alone.
#
# Write the function `radius_test(cities, sites, province, radii, demand)`; `radii` holds two or more radii, the smallest first. It returns a dictionary:
#
# - `spearman`: Spearman's rank correlation of access at the **first** and at the **last** radius over the places of the province (ties share their mean rank); where it can't be worked out (one place only, or the same value everywhere at one of the two radii) `None`;
# - `stay`: names of the places that are in the "lowest tenth" at **every** radius of `radii`, a list in any order, empty if there are none.
#
# Access comes from `two_step(cities, sites, radius, demand)`, the method of task 4; it returns a Series. Hand it all of `cities` and `sites` (neighbouring provinces included) and keep the province's own afterwards (column `province` of `cities`).
#
# "Lowest tenth": of the n places of the province the k lowest, k being n ÷ 10 **rounded up**; all that tie with the last of the k are in (where several places have 0, there may be more than k).


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    ### BEGIN SOLUTION
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}
    ### END SOLUTION


# %% answer="radius-test" entry="fill"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, ____, ____).loc[own] for radius in radii}
    k = -(-len(own) // 10)  # // rounds down; the two minus signs make it round up
    low = []
    for values in reached.values():
        last_of_them = values.sort_values().iloc[k - 1]
        low.append(set(values.index[values <= ____]))
    ranks = [reached[radius].rank() for radius in (radii[____], radii[____])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}


# %% answer="radius-test" entry="run"
def compare_a(first, last):
    return first.corr(last)


def compare_b(first, last):
    return first.rank().corr(last.rank())


def low_a(values):
    k = -(-len(values) // 10)
    return set(values.sort_values().index[:k])


def low_b(values):
    k = max(1, len(values) // 10)
    return set(values.index[values <= values.sort_values().iloc[k - 1]])


def low_c(values):
    k = -(-len(values) // 10)
    return set(values.index[values <= values.sort_values().iloc[k - 1]])


def together_a(sets):
    return set.union(*sets)


def together_b(sets):
    return set.intersection(*sets)


which_compare = None  # compare_a | compare_b
which_low = None  # low_a | low_b | low_c
which_together = None  # together_a | together_b


def radius_test(cities, sites, province, radii, demand):
    if which_compare is None or which_low is None or which_together is None:
        raise NotImplementedError
    own = cities.loc[cities["province"] == province, "city"]
    reached = [two_step(cities, sites, radius, demand).loc[own] for radius in radii]
    first, last = reached[0], reached[-1]
    spread = len(own) > 1 and first.std() > 0 and last.std() > 0
    return {
        "spearman": which_compare(first, last) if spread else None,
        "stay": sorted(which_together([which_low(values) for values in reached])),
    }


# %%
preview("radius_test", radius_test, around, bodies_around, province, (50, 100, 150), "firms")


# %% check="radius-test-rank" points=2
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, near, supply_points, two_step

    everywhere = demand_points(data.load("places")).drop(columns="region4")
    bodies = supply_points(data.load("institutions"), as_of_date)

    known = {}

    def frames(place):
        if place not in known:
            sites = near(bodies, everywhere, place, 300)[["inst_id", "city", "province", "lon", "lat", "hours"]]
            known[place] = near(everywhere, everywhere, place, 300), sites
        return known[place]

    def asked(place, radii, demand):
        got = checks.ask("radius_test", radius_test, *frames(place), place, radii, demand)
        assert isinstance(got, dict) and {"spearman", "stay"} <= set(got), (
            "[wrong-keys] 应返回含 spearman 和 stay 两个键的字典 / It should return a dictionary with the keys spearman and stay."
        )
        return got

    asked(province, (50, 100, 150), "firms")
    ### BEGIN HIDDEN TESTS

    def order(values):
        return [
            sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
            for value in values
        ]

    def pearson(xs, ys):
        mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
        spread = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5
        return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / spread if spread > 0 else None

    def both(place, radii, demand, *, cut=(), everybody=False, ends=(0, -1)):
        towns, sites = frames(place)
        if "towns" in cut:
            towns = towns[towns["province"] == place]
        if "sites" in cut:
            sites = sites[sites["province"] == place]
        keep = (towns["province"] == place).tolist()
        tables = [two_step(towns, sites, radii[i], demand).tolist() for i in ends]
        # sums in another order differ in the last digit: places that reach the same bodies must tie
        return [[round(v, 9) for v, own in zip(table, keep, strict=True) if own or everybody] for table in tables]

    second = next(name for name in ("青海省", "新疆维吾尔自治区") if name != province)
    cases = []
    for place, radii, demand in (
        (province, (50, 100, 150), "firms"),
        (second, (60, 120, 150), "tech_smes"),
        ("上海市", (50, 100), "firms"),
    ):
        got = asked(place, radii, demand)["spearman"]
        xs, ys = both(place, radii, demand)
        mistakes = [
            (
                pearson(xs, ys),
                "[pearson] 这是数值的相关系数：先换成名次再算 / This correlates the values: turn them into ranks first.",
            ),
            (
                pearson(*(order(v) for v in both(place, radii, demand, everybody=True))),
                "[neighbours-ranked] 邻省的地方也排进来了：算完可及性，只留本省再排名 / Places of other provinces are ranked too: after working out access keep the province's own.",
            ),
            *(
                (
                    pearson(*(order(v) for v in both(place, radii, demand, cut=cut))),
                    "[province-line] 算可及性之前就删掉了邻省：企业会跨省界 / The neighbours were dropped before access was worked out: firms cross the province line.",
                )
                for cut in (("towns", "sites"), ("towns",), ("sites",))
            ),
            (
                pearson(*(order(v) for v in both(place, radii, demand, ends=(0, 1)))),
                "[second-for-last] 比的是第一个和第二个半径：要和最后一个比 / The first radius was compared with the second: compare it with the last.",
            ),
            (
                pearson(*([sum(other < v for other in some) for v in some] for some in (xs, ys))),
                "[ties-not-shared] 并列的没有取平均名次 / Ties do not share their mean rank.",
            ),
        ]
        cases.append((got, pearson(order(xs), order(ys)), mistakes if len(xs) > 1 else []))
    checks.expect(
        cases,
        "[other] 与按名次逐个算出的等级相关系数不符：核对首末半径、并列名次和 None / Not the rank correlation: check first and last radius, tied ranks, and None.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="radius-test-stay" points=2
# 隐藏检查：总在最低十分之一的地方，另一个省再问（评分时才运行） / Hidden check (runs at marking): who stays in the lowest tenth, asked again for another province
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data
    from iplab.accessibility import demand_points, near, supply_points, two_step

    everywhere = demand_points(data.load("places")).drop(columns="region4")
    bodies = supply_points(data.load("institutions"), as_of_date)
    cases = []
    # the last two tell all the mistakes below apart, whatever the cohort's province
    for place, radii, demand in (
        (province, (50, 100, 150), "firms"),
        ("河北省", (80, 150), "firms"),
        ("甘肃省", (80, 120), "tech_smes"),
    ):
        sites = near(bodies, everywhere, place, 300)[["inst_id", "city", "province", "lon", "lat", "hours"]]
        towns = near(everywhere, everywhere, place, 300)
        got = checks.ask("radius_test", radius_test, towns, sites, place, radii, demand)
        assert isinstance(got, dict) and "stay" in got, (
            "[wrong-keys] 应返回含 spearman 和 stay 两个键的字典 / It should return a dictionary with the keys spearman and stay."
        )
        assert isinstance(got["stay"], (list, tuple, set, frozenset, pd.Series, pd.Index, np.ndarray)), (
            "[not-a-list] stay 应是地方名称的列表 / stay should be a list of names of places."
        )

        def lowest(values, k, ties=True):
            ranked = sorted(values, key=lambda name: round(values[name], 9))
            limit = round(values[ranked[max(1, k) - 1]], 9)
            return {name for name in ranked if round(values[name], 9) <= limit} if ties else set(ranked[: max(1, k)])

        def tables(some_towns, some_sites, *, place=place, radii=radii, demand=demand, everybody=False):
            found = []
            for radius in radii:
                values = two_step(some_towns, some_sites, radius, demand).tolist()
                rows = zip(some_towns["city"].tolist(), some_towns["province"].tolist(), values, strict=True)
                found.append({name: value for name, where, value in rows if everybody or where == place})
            return found

        own = tables(towns, sites)
        n = len(own[0])
        up = -(-n // 10)
        low = [lowest(values, up) for values in own]
        inside, seats = towns[towns["province"] == place], sites[sites["province"] == place]
        cuts = [tables(inside, seats), tables(inside, sites), tables(towns, seats)]
        whole = tables(towns, sites, everybody=True)
        cases.append(
            (
                sorted(str(name) for name in got["stay"]),
                sorted(set.intersection(*low)),
                [
                    (
                        sorted(set.intersection(*(lowest(values, up, ties=False) for values in own))),
                        "[ties-left-out] 并列的漏了：与第 k 个一样低的都算在内 / Ties are left out: all that are as low as the last of the k are in.",
                    ),
                    (
                        sorted(set.union(*low)),
                        "[any-radius] 只要有一个半径垫底就列进来了：要每个半径都在内 / Listed if low at any one radius: it must be low at every radius.",
                    ),
                    (
                        sorted(low[0]),
                        "[one-radius] 只用了一个半径 / Only one radius was used.",
                    ),
                    *(
                        (
                            sorted(set.intersection(*(lowest(values, up) for values in cut))),
                            "[province-line] 算可及性之前就删掉了邻省：企业会跨省界 / The neighbours were dropped before access was worked out: firms cross the province line.",
                        )
                        for cut in cuts
                    ),
                    *(
                        (
                            sorted(set.intersection(*(lowest(values, k) for values in own))),
                            "[rounded-down] k 没有向上取整：n ÷ 10 有余数就进一 / k was not rounded up: whatever is left over of n ÷ 10 counts as one more.",
                        )
                        for k in (n // 10, round(n / 10))
                    ),
                    (
                        sorted(set.intersection(*(lowest(values, -(-len(values) // 10)) for values in whole))),
                        "[neighbours-ranked] 邻省的地方也排进来了：只在本省之内取最低十分之一 / Places of other provinces are ranked too: take the lowest tenth within the province.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐个半径排出的名单不符：先核对每个半径的最低十分之一，再取都在内的 / Not the list that the radii give one by one: check the lowest tenth at each radius, then keep those in all of them.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　3 个新服务点设在哪里
#
# 明年的预算够新设 3 个综合性服务点。这一题问的是“有没有”：一个地方半径以内（正好等于半径的算在内）至少有一家在办的综合性机构或省级节点，不论在哪个省，就算覆盖。
#
# 写函数 `three_sites(cities, centres, province, radius, demand)`：`cities` 是本省和周边的地方；`centres` 是在办的综合性机构和省级节点，已经挑好，用它的 `lon`、`lat`；`demand` 是需求列的名字。新点只能设在**本省**的地方（就用那一行的经纬度）。请选**最多 3 个**不同的地方名称，使本省**新增**覆盖的需求尽量大，返回列表，先后不论。
#
# 常用的贪心法：先看还没覆盖的需求；每次选能多覆盖最多需求的那个点；把它覆盖的去掉，再选下一个。评分看新增覆盖量：不低于贪心法的 99% 就得满分，比它更好也行。没有什么可新增时，返回空列表也可以。

# %% [markdown] lang="en"
# ## Task 6　Where should the 3 new service points go?
#
# Next year's budget allows for 3 new comprehensive service points. This task asks "is there one at all?": a place is covered if at least one open comprehensive body or provincial node, in whichever province, lies within the radius (a distance equal to it is inside).
#
# Write the function `three_sites(cities, centres, province, radius, demand)`: `cities` are the places of the province and around it; `centres` the open comprehensive bodies and provincial nodes, picked already (use their `lon` and `lat`); `demand` the name of the column of demand. A new point can only be set in a place of **this province** (at the longitude and latitude of that row). Choose **at most 3** different names of places so that the **additional** demand covered in the province is as large as possible; return a list, in any order.
#
# The usual greedy way: look at the demand not covered yet; choose the point that would cover most of it; take that away and choose the next. What is marked is the additional demand covered: at least 99% of what the greedy way gets is full marks, and better is welcome. Where nothing can be added, an empty list will do.

# %%
comprehensive = ["municipal_comprehensive", "provincial_node"]
centres_around = bodies_around[bodies_around["type"].isin(comprehensive)]
print(len(centres_around))


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    ### BEGIN SOLUTION
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
    left = own[yet]
    chosen = []
    for _ in range(3):
        best, gain = None, 0
        for town in own.itertuples():
            inside = great_circle_km(town.lon, town.lat, left["lon"], left["lat"]) <= radius
            if left[demand][inside].sum() > gain:
                best, gain = town, left[demand][inside].sum()
        if best is None:
            break
        chosen.append(best.city)
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > radius]
    return chosen
    ### END SOLUTION


# %% answer="three-sites" entry="fill"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    # yet: for each place, is it still without any centre within the radius?
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= ____).any()
        for town in own.itertuples()
    ]
    left = own[yet]
    chosen = []
    for _ in range(____):
        best, gain = None, 0
        for town in own.itertuples():
            inside = great_circle_km(town.lon, town.lat, left["lon"], left["lat"]) <= radius
            if left[____][inside].sum() > gain:
                best, gain = town, left[____][inside].sum()
        if best is None:
            break
        chosen.append(best.city)
        # what the new point covers is no longer left
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > ____]
    return chosen


# %% answer="three-sites" entry="run"
def covered_by(towns, lon, lat, radius):
    return great_circle_km(lon, lat, towns["lon"], towns["lat"]) <= radius


def left_a(own, centres, radius):
    return own


def left_b(own, centres, radius):
    far = [not covered_by(centres, town.lon, town.lat, radius).any() for town in own.itertuples()]
    return own[far]


def choose_a(own, left, radius, demand):
    return left.sort_values(demand, ascending=False)["city"].head(3).tolist()


def choose_b(own, left, radius, demand):
    gain = {t.city: left[demand][covered_by(left, t.lon, t.lat, radius)].sum() for t in own.itertuples()}
    return sorted(gain, key=gain.get, reverse=True)[:3]


def choose_c(own, left, radius, demand):
    chosen = []
    for _ in range(3):
        gain = {t: left[demand][covered_by(left, t.lon, t.lat, radius)].sum() for t in own.itertuples(index=False)}
        best = max(gain, key=gain.get)
        if gain[best] > 0:
            chosen.append(best.city)
            left = left[~covered_by(left, best.lon, best.lat, radius)]
    return chosen


which_left = None  # left_a | left_b
which_choice = None  # choose_a | choose_b | choose_c


def three_sites(cities, centres, province, radius, demand):
    if which_left is None or which_choice is None:
        raise NotImplementedError
    own = cities[cities["province"] == province]
    return which_choice(own, which_left(own, centres, radius), radius, demand)


# %%
preview("three_sites", three_sites, around, centres_around, province, 100, "firms")


# %% check="three-sites" points=3
def _check():
    from math import acos, cos, radians, sin

    from iplab import data
    from iplab.accessibility import demand_points, near, supply_points

    everywhere = demand_points(data.load("places")).drop(columns="region4")
    bodies = supply_points(data.load("institutions"), as_of_date)
    bodies = bodies[bodies["type"].isin(["municipal_comprehensive", "provincial_node"])]
    bodies = bodies[["inst_id", "city", "province", "lon", "lat", "hours"]]

    def asked(place, radius, demand):
        towns, centres = near(everywhere, everywhere, place, 300), near(bodies, everywhere, place, 300)
        got = checks.ask("three_sites", three_sites, towns, centres, place, radius, demand)
        assert isinstance(got, (list, tuple, set, frozenset, pd.Series, pd.Index, np.ndarray)), (
            "[not-a-list] 应返回地方名称的列表 / It should return a list of names of places."
        )
        got = [str(name) for name in got]
        assert len(set(got)) == len(got) <= 3, "[too-many] 最多 3 个不同的地方 / At most 3 different places."
        assert set(got) <= set(towns.loc[towns["province"] == place, "city"].tolist()), (
            "[not-in-province] 只能选本省 cities 里有的地方，写 city 列的全称 / Only places of this province that are in cities, by the full name in the column city."
        )
        return got, towns[towns["province"] == place], centres

    asked(province, 100, "firms")
    ### BEGIN HIDDEN TESTS

    def km(a, b):
        (lon1, lat1), (lon2, lat2) = ([radians(x) for x in p] for p in (a, b))
        return 6371.0088 * acos(min(1.0, sin(lat1) * sin(lat2) + cos(lat1) * cos(lat2) * cos(lon1 - lon2)))

    second = next(name for name in ("云南省", "安徽省") if name != province)
    cases = []
    for place, radius, demand in ((province, 100, "firms"), (second, 100, "firms"), ("吉林省", 80, "rural_people")):
        got, towns, centres = asked(place, radius, demand)
        spots = dict(
            zip(towns["city"].tolist(), zip(towns["lon"].tolist(), towns["lat"].tolist(), strict=True), strict=True)
        )
        weight = dict(zip(towns["city"].tolist(), towns[demand].tolist(), strict=True))
        seats = list(zip(centres["lon"].tolist(), centres["lat"].tolist(), strict=True))
        inside = {name: {other for other in spots if km(spots[name], spots[other]) <= radius} for name in spots}
        far = {name for name in spots if all(km(spots[name], seat) > radius for seat in seats)}

        def gain(chosen, inside=inside, weight=weight, far=far):
            return sum(weight[name] for name in set().union(*(inside[name] for name in chosen)) & far)

        def stepwise(open_yet, inside=inside, weight=weight, spots=spots):
            chosen = []
            for _ in range(3):
                worth = {name: sum(weight[other] for other in inside[name] & open_yet) for name in spots}
                best = max(worth, key=worth.get)
                if worth[best] > 0:
                    chosen.append(best)
                    open_yet = open_yet - inside[best]
            return chosen

        alone = {name: sum(weight[other] for other in inside[name] & far) for name in spots}
        enough = gain(got) >= 0.99 * gain(stepwise(far))
        cases.append(
            (
                "enough" if enough else sorted(got),
                "enough",
                [
                    (
                        sorted(sorted(far, key=weight.get, reverse=True)[:3]),
                        "[own-demand-only] 只看了各地自己的需求：一个点还覆盖半径以内的其他地方 / Only each place's own demand was looked at: a point also covers the other places within the radius.",
                    ),
                    (
                        sorted(sorted(spots, key=weight.get, reverse=True)[:3]),
                        "[biggest-first] 选了需求最大的 3 个地方，它们多半已经覆盖 / The 3 places with the largest demand were chosen; most of them are covered already.",
                    ),
                    (
                        sorted(stepwise(set(spots))),
                        "[existing-ignored] 没有去掉现有机构已覆盖的需求 / Demand that existing bodies cover was not taken away.",
                    ),
                    (
                        sorted(sorted(alone, key=alone.get, reverse=True)[:3]),
                        "[counted-twice] 3 个点是分开选的，覆盖互相重叠：选一个，先去掉它覆盖的，再选下一个 / The 3 points were chosen one apart from the other and overlap: after each choice take away what it covers.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 新增覆盖的需求不到贪心法的 99%：核对半径、省份、需求列和每一步去掉了什么 / The additional demand covered is below 99% of the greedy way: check radius, province, column of demand, and what is taken away at each step.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　各省在靠拢，还是在拉开：σ 收敛与 β 收敛
#
# 均等化不是一张照片。用 `province_panel`（各省专利）和 `rd_intensity`（各省研发经费）看 31 个省级行政区：每亿元研发经费对应多少件**有效发明专利**（年末存量，`kind` 为 `invention`、`measure` 为 `in_force` 的 `value` ÷ 同年 `rd_spending`）。
#
# 写函数 `convergence(panel, spending, first, last)`，`first`、`last` 是 2011 到 2023 之间的两个年份，这两年各省的数都齐全。返回字典：
#
# - `sigma_first`、`sigma_last`：首年、末年这个比值取**自然对数**后的标准差，其中离差平方和**除以省数**（不减 1）再开方。变小，叫 σ 收敛；
# - `beta`：各省比值的年均对数增速（末年对数减首年对数，再除以相隔年数）对首年对数作一元线性回归（最小二乘，带常数项）的斜率。为负，叫 β 收敛：起点低的长得快。
#
# “全国”那一行不是一个省，要先去掉。表里除首末两年外，可能还有别的年份。

# %% [markdown] lang="en"
# ## Task 7　Closing the gap or drifting apart: sigma and beta convergence
#
# Equalisation is a process, not a snapshot. With `province_panel` (patents of the provinces) and `rd_intensity` (their spending on R&D) look at the 31 provinces: how many **invention patents in force** there are for each hundred million yuan of R&D spending (the stock at the end of the year: `value` where `kind` is `invention` and `measure` is `in_force`, ÷ `rd_spending` of the same year).
#
# Write the function `convergence(panel, spending, first, last)`; `first` and `last` are two years from 2011 to 2023, for which every province has its figures. It returns a dictionary:
#
# - `sigma_first`, `sigma_last`: the standard deviation of the **natural logarithms** of this ratio in the first and last year; inside it the sum of squared deviations is **divided by the number of provinces** (not less 1) before the root is taken. If it shrinks, that is sigma convergence;
# - `beta`: the slope of a straight-line regression (least squares, with a constant) of each province's mean yearly log growth (log of the last year minus log of the first, divided by the years between) on the log of the first year. Below zero is beta convergence: those who started low grew faster.
#
# The row 全国 (the nation) is no province: drop it first. Besides the first and last year the tables may hold other years.

# %%
panel = data.load("province_panel", edition=edition)
spending = data.load("rd_intensity", edition=edition)
show.table(spending[spending["province"] == province].tail(3), language)


# %% answer="convergence"
def convergence(panel, spending, first, last):
    ### BEGIN SOLUTION
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
    ### END SOLUTION


# %% answer="convergence" entry="fill"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == ____) & (panel["measure"] == ____) & (panel["province"] != ____)]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (____ - ____)
    return {
        "sigma_first": logs[first].std(ddof=____),
        "sigma_last": logs[last].std(ddof=____),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }


# %% answer="convergence" entry="run"
def stock_a(panel):
    return panel[(panel["kind"] == "total") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]


def stock_b(panel):
    return panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force")]


def stock_c(panel):
    return panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]


def growth_a(start, end, years):
    return end - start


def growth_b(start, end, years):
    return (end - start) / years


which_stock = None  # stock_a | stock_b | stock_c
which_growth = None  # growth_a | growth_b


def convergence(panel, spending, first, last):
    if which_stock is None or which_growth is None:
        raise NotImplementedError
    both = which_stock(panel).merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = which_growth(logs[first], logs[last], last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }


# %%
preview("convergence", convergence, panel, spending, 2011, 2023)


# %% check="convergence-sigma" points=1
def _check():
    from iplab import data

    panel = data.load("province_panel", edition=edition)
    spending = data.load("rd_intensity", edition=edition)[["province", "year", "rd_spending"]]

    def asked(first, last):
        years = [first, first + 3, last]
        got = checks.ask(
            "convergence",
            convergence,
            panel[panel["year"].isin(years)],
            spending[spending["year"].isin(years)],
            first,
            last,
        )
        assert isinstance(got, dict) and {"sigma_first", "sigma_last", "beta"} <= set(got), (
            "[wrong-keys] 应返回含 sigma_first、sigma_last、beta 三个键的字典 / It should return a dictionary with the keys sigma_first, sigma_last and beta."
        )
        return {key: checks.number(key, got[key]) for key in ("sigma_first", "sigma_last", "beta")}

    asked(2011, 2023)
    ### BEGIN HIDDEN TESTS
    from math import log

    def spread(values, less=0):
        mean = sum(values) / len(values)
        return (sum((value - mean) ** 2 for value in values) / (len(values) - less)) ** 0.5

    cases = []
    for first, last in ((2011, 2023), (2013, 2021)):
        part = panel[panel["year"].isin([first, last])]
        columns = (part[name].tolist() for name in ("province", "year", "kind", "measure", "value"))
        cells = {tuple(key): value for *key, value in zip(*columns, strict=True)}
        money = {
            (place, year): value
            for place, year, value in zip(*(spending[name].tolist() for name in spending.columns), strict=True)
        }
        names = sorted({place for place, year in money} - {"全国"})

        def ratios(year, kind="invention", measure="in_force", *, names=names, cells=cells, money=money):
            return [float(cells[place, year, kind, measure]) / money[place, year] for place in names]

        def sigma(values, less=0):
            return spread([log(value) for value in values], less)

        def two(make, first=first, last=last):
            return {"sigma_first": make(first), "sigma_last": make(last)}

        got = asked(first, last)
        cases.append(
            (
                {key: got[key] for key in ("sigma_first", "sigma_last")},
                two(lambda year: sigma(ratios(year))),
                [
                    (
                        two(lambda year, everybody=(*names, "全国"): sigma(ratios(year, names=everybody))),
                        "[nation-row] “全国”一行没有去掉：它不是一个省 / The row of the whole nation is still in: it is no province.",
                    ),
                    (
                        two(lambda year: sigma(ratios(year, kind="total"))),
                        "[total-for-invention] 用的是三种专利的合计：题目问发明 / The total of the three kinds was used: the task asks for inventions.",
                    ),
                    (
                        two(lambda year: sigma(ratios(year, measure="grants"))),
                        "[grants-for-stock] 用的是当年授权量：题目问年末有效量 / Grants of the year were used: the task asks for patents in force.",
                    ),
                    (
                        two(lambda year: sigma(ratios(year), less=1)),
                        "[sample-deviation] 离差平方和除以了省数减 1：31 个省是全部，不是样本 / The sum of squared deviations was divided by the provinces less 1: the 31 are all there are, not a sample.",
                    ),
                    (
                        two(lambda year: spread(ratios(year))),
                        "[levels-for-logs] 没有取对数：水平越高，标准差自然越大 / No logarithms were taken: the higher the level, the larger the deviation.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐省算出的标准差不符：核对年份、比值和对数 / Not the deviation that a count province by province gives: check years, ratio and logarithm.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="convergence-beta" points=2
# 隐藏检查：β 的值，两段年份（评分时才运行） / Hidden check (runs at marking): beta over two periods
### BEGIN HIDDEN TESTS
def _check():
    from math import log

    from iplab import data

    panel = data.load("province_panel", edition=edition)
    spending = data.load("rd_intensity", edition=edition)[["province", "year", "rd_spending"]]

    def slope(xs, ys):
        mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
        return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)

    cases = []
    for first, last in ((2011, 2023), (2013, 2021)):
        years = [first, first + 3, last]
        part, money_part = panel[panel["year"].isin(years)], spending[spending["year"].isin(years)]
        got = checks.ask("convergence", convergence, part, money_part, first, last)
        assert isinstance(got, dict) and "beta" in got, (
            "[wrong-keys] 应返回含 sigma_first、sigma_last、beta 三个键的字典 / It should return a dictionary with the keys sigma_first, sigma_last and beta."
        )
        columns = (part[name].tolist() for name in ("province", "year", "kind", "measure", "value"))
        cells = {tuple(key): value for *key, value in zip(*columns, strict=True)}
        columns = (money_part[name].tolist() for name in ("province", "year", "rd_spending"))
        money = {(place, year): value for place, year, value in zip(*columns, strict=True)}
        names = sorted({place for place, year in money} - {"全国"})

        def logs(year, kind="invention", measure="in_force", *, names=names, cells=cells, money=money):
            return [log(float(cells[place, year, kind, measure]) / money[place, year]) for place in names]

        def line(start, end, years=last - first):
            return slope(start, [(b - a) / years for a, b in zip(start, end, strict=True)])

        everybody = [*names, "全国"]
        cases.append(
            (
                checks.number("beta", got["beta"]),
                line(logs(first), logs(last)),
                [
                    (
                        line(logs(first), logs(last), 1),
                        "[not-per-year] 用的是总增速：要除以相隔年数 / This is the growth of the whole period: divide by the years between.",
                    ),
                    (
                        line(logs(first), logs(last), last - first + 1),
                        "[years-counted] 相隔年数多算了 1：2011 到 2023 相隔 12 年 / One year too many: from 2011 to 2023 are 12 years.",
                    ),
                    (
                        line(logs(first, names=everybody), logs(last, names=everybody)),
                        "[nation-row] “全国”一行没有去掉：它不是一个省 / The row of the whole nation is still in: it is no province.",
                    ),
                    (
                        line(logs(first, kind="total"), logs(last, kind="total")),
                        "[total-for-invention] 用的是三种专利的合计：题目问发明 / The total of the three kinds was used: the task asks for inventions.",
                    ),
                    (
                        line(logs(first, measure="grants"), logs(last, measure="grants")),
                        "[grants-for-stock] 用的是当年授权量：题目问年末有效量 / Grants of the year were used: the task asks for patents in force.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐省算出的斜率不符：横轴是首年对数，纵轴是年均对数增速 / Not the slope that a count province by province gives: log of the first year across, mean yearly log growth up.",
        tolerance=1e-7,
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 8　选点建议书（人工评分）
#
# 给处长写一份不超过一页的建议：明年的 3 个点设在哪里，凭什么。预算固定，还有一个可选方案要正面回答：**不设点，把同样的钱用来做线上服务**。数字取自前面各题在您本省算出的结果；“新增覆盖多少”用下面的 `added` 算，可以加代码格换半径、换需求列再算。直辖市只有一个地方，`added` 可能是 0：写明 0 和为什么，一样得分。写明基准日期和“练习数据（合成）”。评分看四条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 选点与依据 | 没有写 | 有地名，没有数 | 有地名、新增覆盖的需求和半径 | 并与“只挑最大市”比一比，好多少（一样好也要写明） |
# | 公平与取舍 | 没有写 | 只有口号 | 说明谁得益、谁仍够不着 | 并比较线上方案：哪些事线上能办，哪些必须到场 |
# | 稳不稳 | 没有写 | 只用一个半径 | 换了半径或需求列，说明结论变没变 | 并指出哪一处会翻转结论，因此怎么办 |
# | 限度与边界 | 没有写 | 提到“仅供参考” | 写明数据截至何时、直线距离不是路程、缺什么 | 并写明还要向谁核实、谁来决定 |

# %% [markdown] lang="en"
# ## Task 8　A note on the sites (marked by a person)
#
# Write your head of division a note of one page at most: where next year's 3 points should go, and why. The budget is fixed, and one alternative must be answered squarely: **no new points, the same money for online service**. Take the figures from your own results for your province in the tasks above; `added` below says how much demand a choice adds, and you may add code cells to try another radius or demand. A municipality is one place, and `added` may be 0: state the 0 and why, and it earns the same points. State the as-of date and "practice data (synthetic)". Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Sites and grounds | missing | names without figures | names, additional demand covered, radius | and how much better than "just take the biggest cities" (or that it is no better) |
# | Fairness and trade-off | missing | slogans only | who gains, and who is still out of reach | and weighs the online option: what can be done online, what needs presence |
# | Does it stand? | missing | one radius only | another radius or demand, and whether the verdict changes | and names what would overturn it, and what follows from that |
# | Limits and boundary | missing | says "for reference only" | date of the data, straight-line distance is no travel time, what is missing | and who is still to be asked, and who decides |


# %%
def added(names, radius, demand):
    """Demand of the province that these places would cover in addition."""
    left = siting.uncovered(own_cities, centres_around, radius)
    return siting.covered_demand(siting.reach(left, own_cities, radius), left.set_index("city")[demand], names)


biggest = own_cities.sort_values("firms", ascending=False)["city"].head(3).tolist()
print(biggest, added(biggest, 100, "firms"))

# %% [markdown] lang="zh" essay="siting-reasons" points=12
# （示例答案，满分样式；地名和数字为虚构）
#
# **选点与依据。** 建议设在甲州、乙市、丙市。按 100 公里半径，3 个点可以新增覆盖 410,000 家企业；若只挑企业最多的 3 个市，新增不到其中一半，因为那些市已有机构。
#
# **公平与取舍。** 得益的是西部 5 个州市的企业；丁县一带仍在 100 公里以外，我们安排每季度一次巡回服务。同样的钱做线上：检索、咨询、培训可以线上办，全省都受益；但递交原件、当面辅导和不熟悉网络的经营者需要到场。建议 2 个点加线上咨询席位，作为备选方案。均等不是一样多：边远处人均时数本来就该高一些。
#
# **稳不稳。** 半径换成 150 公里，甲州、乙市仍入选，丙市被戊市替下；需求换成乡村人口，3 个点不变。会翻转结论的是邻省那家机构是否接待我省企业：如果接待，丙市可以不设。设丙市之前先去问清楚。
#
# **限度与边界。** 数据为练习数据（合成），基准日期 2025-06-30。用的是直线距离，山区路程可能加倍；时数是名义容量，不是实际接待量。请交通部门核实路程，请三地市场监管局核实需求；设不设、设在哪里，由局务会决定。

# %% [markdown] lang="en" essay="siting-reasons" points=12
# (Sample answer at full marks; names and figures invented)
#
# **Sites and grounds.** We propose prefecture A, city B and city C. At a radius of 100 km the 3 points cover 410,000 additional firms. The 3 cities with most firms would add less than half of that, because they have a body already.
#
# **Fairness and trade-off.** Firms in 5 western prefectures gain. The area of county D stays beyond 100 km; a travelling desk will call once a quarter. The same money online: search, enquiries and training can be done online and reach the whole province; handing in originals, advice face to face and owners who are not at home on the web need presence. As an alternative: 2 points and an online enquiry desk. Equal access does not mean the same amount for everyone: remote places should have more hours a head.
#
# **Does it stand?** At 150 km A and B stay, city E takes the place of C. With rural population as demand the 3 points don't change. What would overturn it: whether the body across the province line serves our firms. If it does, C is not needed. Ask before C is built.
#
# **Limits and boundary.** Practice data (synthetic), as-of date 2025-06-30. Distances are straight lines; mountain roads may double them. Hours are nominal capacity, not visits served. The transport office is to check travel times, the market regulation offices of the three places the demand; whether and where to build is for the bureau's meeting to decide.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 8 题写明了基准日期、半径、需求列和“练习数据（合成）”；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] task 8 states the as-of date, the radius, the column of demand and "practice data (synthetic)";
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
