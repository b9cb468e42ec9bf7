# %% [markdown] lang="zh"
# # M01 练习：服务体系，先数清楚
#
# **情境。** 您到岗第一周，主任要在周会上讲清楚三件事：本省有哪些服务机构、地市级覆盖率是多少、来访者该去哪里。旧材料里的数对不上，请您用机构名录重新算一遍。
#
# **时间**：约 90 分钟，另加任务 8 查找资料约 40 分钟。**分值**：自动评分 21 分，人工评分 12 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`），其余格已锁定。本份练习用三种方式之一：*运行*（在写好的几种算法里选一种）、*填空*（把 `____` 换成正确内容）、*编写*（自己写）。三种方式的检查和分值完全一样。
# - 文字（列名、代码）要加**英文**引号，如 `"type"`；括号里已有的名字（`province`、`as_of_date`）不加引号。逗号和引号用英文输入法打。
# - 按 `Shift+Enter` 一格一格往下走。作答格一运行就报红，先改好它：此时后面的结果还是上一次的。
# - 每题后面有一格“看一眼”（`preview(…)`），运行它就能看到您的答案在本省数据上算出的结果；再后面是检查格。检查不通过会出现一行字：斜线前是中文，后是英文。某题暂时不会，可以跳过它的检查格，继续往下。
# - 检查格没有输出，只说明形式没问题，**不等于答对**：评分时换省、换日期再算。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M01 exercise: the service system, counted properly
#
# **The situation.** It is your first week. At the Monday meeting your director has to explain three things: which service bodies the province has, how far municipal coverage has got, and where each visitor should go. The old figures don't add up; you are asked to work them out again from the directory.
#
# **Time**: about 90 minutes, plus about 40 to look things up for task 8. **Points**: 21 marked automatically, 12 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); all others are locked. Your copy uses one of three ways: *run* (choose one of the methods given), *fill* (replace each `____`), *write* (write it yourself). Checks and points are the same for all three.
# - Put text (column names, codes) in **straight** quotes, as in `"type"`; names already given in the brackets (`province`, `as_of_date`) take none.
# - Go cell by cell with `Shift+Enter`. If an answer cell itself turns red, fix that first: until then the cells below still show your previous answer.
# - After each answer a "take a look" cell (`preview(…)`) shows what your answer gives on your own province; after that come the check cells. A check that is not passed prints one line: Chinese before the slash, English after it. If you are stuck, skip that task's check cells and move on.
# - A silent check means that the form is right, **not the answer**: marking asks again with another province and date.
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
import pandas as pd

from iplab import checks, data, parameters, show
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
    tables=["institutions", "places", "published_figures", "province_panel", "enquiries"],
)

# %% [markdown] lang="zh"
# ## 任务 1　各类机构各有几家
#
# 名录 `institutions` 一行一家机构。`recorded_on` 是登记日期，`closed_on` 是停办日期（从这一天起不再算在办；空白表示没有停办），`active` 是上一次年度核对（2024 年底）时打的勾。
#
# 写函数 `bodies_by_type`：给它名录、省份和日期，返回一个字典，键是机构类型 `type`，值是该省在**那一天**在办的机构数。`open_on(institutions, as_of_date)` 会挑出那一天在办的机构。

# %% [markdown] lang="en"
# ## Task 1　How many bodies of each type?
#
# The directory `institutions` has one row for each body. `recorded_on` is the day it was recorded, `closed_on` the day it closed (from that day on it is not open; empty: it has not closed), and `active` a tick made at the last yearly check (end of 2024).
#
# Write the function `bodies_by_type`: given the directory, a province and a date, it returns a dictionary with the body's `type` as key and the number of bodies of that province open on **that day** as value. `open_on(institutions, as_of_date)` picks the bodies open on a day.

# %%
institutions = data.load("institutions")
columns = [f"name_{language}", "host_id", "type", "city", "recorded_on", "closed_on", "active"]
show.table(institutions.loc[institutions["province"] == province, columns].head(8), language)


# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    ### BEGIN SOLUTION
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["type"].value_counts().to_dict()
    ### END SOLUTION


# %% answer="bodies-by-type" entry="fill"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[institutions["province"] == ____]
    own = open_on(own, ____)
    return own[____].value_counts().to_dict()


# %% answer="bodies-by-type" entry="run"
def method_a(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    return own["type"].value_counts().to_dict()


def method_b(institutions, province, as_of_date):
    own = institutions[(institutions["province"] == province) & institutions["active"]]
    return own["type"].value_counts().to_dict()


def method_c(institutions, province, as_of_date):
    own = open_on(institutions, as_of_date)
    return own["type"].value_counts().to_dict()


def method_d(institutions, province, as_of_date):
    own = open_on(institutions, as_of_date)
    own = own[own["province"] == province]
    return own["type"].value_counts().to_dict()


bodies_by_type = None  # method_a | method_b | method_c | method_d

# %%
preview("bodies_by_type", bodies_by_type, institutions, province, as_of_date)


# %% check="bodies-by-type-shape" points=1
def _check():
    from collections import Counter

    from iplab import data

    rows = checks.rows("institutions")
    got = checks.counts(
        "bodies_by_type", checks.ask("bodies_by_type", bodies_by_type, data.load("institutions"), province, as_of_date)
    )
    unknown = sorted(set(got) - {row["type"] for row in rows})[:3]
    assert not unknown, (
        f"[wrong-key] 字典的键应是机构类型，出现了 {unknown} / The keys should be body types; found {unknown}."
    )
    assert got != Counter(row["type"] for row in rows if row["province"] == province), (
        "[closed-bodies] 已停办的机构也数进去了：先挑出当天在办的 / Closed bodies are counted too: first pick the ones open on the day."
    )
    elsewhere = "河南省" if province != "河南省" else "河北省"
    other = checks.counts(
        "bodies_by_type",
        checks.ask("bodies_by_type", bodies_by_type, data.load("institutions"), elsewhere, as_of_date),
    )
    assert not got or got != other, (
        "[same-everywhere] 换了省，答案没变：函数里是否写死了省份，或没有按省筛选？ / Another province gives the same answer: is a province typed in, or not filtered?"
    )
    assert got, (
        "[nothing-counted] 一家也没有数到：看看省份名称是否写全 / Nothing was counted: is the province's full name used?"
    )


checks.report(_check)
del _check


# %% check="bodies-by-type" points=2
# 隐藏检查：另一个省、另一天（评分时才运行） / Hidden check (runs at marking): another province, another day
### BEGIN HIDDEN TESTS
def _check():
    from collections import Counter

    from iplab import data

    rows = [{**row, "recorded_on": str(row["recorded_on"])[:10]} for row in checks.rows("institutions")]

    def count(place, keep):
        return dict(Counter(row["type"] for row in rows if place in (None, row["province"]) and keep(row)))

    def on(day):
        return lambda row: row["recorded_on"] <= day and (pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > day)

    second = next(name for name in ("湖北省", "山东省") if name != province)
    cases = []
    closing = min(
        str(row["closed_on"])[:10] for row in rows if row["province"] == province and not pd.isna(row["closed_on"])
    )
    asked = [
        (province, as_of_date),
        (second, as_of_date),
        (province, "2025-12-31"),
        (second, "2024-06-30"),
        (province, closing),
    ]
    for place, day in asked:
        got = checks.counts(
            "bodies_by_type", checks.ask("bodies_by_type", bodies_by_type, data.load("institutions"), place, day)
        )
        cases.append(
            (
                got,
                count(place, on(day)),
                [
                    (
                        count(place, lambda row: True),
                        "[closed-bodies] 已停办的机构也数进去了 / Closed bodies are counted too.",
                    ),
                    (
                        count(place, lambda row: row["active"]),
                        "[ticked-flag] 用了 active 一列：那是 2024 年底的状态，不是所问日期的状态 / The column active was used: it is the state at the end of 2024, not on the day asked.",
                    ),
                    (
                        count(
                            place, lambda row, day=day: pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > day
                        ),
                        "[not-yet-recorded] 所问日期之后才登记的机构也数进去了 / Bodies recorded only after the day asked are counted too.",
                    ),
                    (
                        count(
                            place,
                            lambda row, day=day: row["recorded_on"] <= day and not str(row["closed_on"])[:10] < day,
                        ),
                        "[closing-day] 停办日期当天仍算成在办：从那一天起就不算了 / A body still counts on its closing day: it is closed from that day on.",
                    ),
                    (
                        count(place, lambda row: pd.isna(row["closed_on"])),
                        "[later-events] 所问日期之后才登记或停办的机构没有处理好 / Bodies recorded or closed after the day asked are not treated rightly.",
                    ),
                    (
                        count(None, on(day)),
                        "[all-provinces] 数的是全国，没有按省份筛选 / The whole country is counted; the province is not filtered.",
                    ),
                    (
                        count(province, on(as_of_date)),
                        "[fixed-case] 换了省份或日期，结果没有变：函数里要用参数，不要写死 / Another province or date gives the same result: use the arguments, don't fix the values.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与按日期逐行清点的结果不符：检查省份、登记日期和停办日期三个条件 / Not what a count row by row gives: check the three conditions on province, recorded_on and closed_on.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　有几家单位
#
# 一家单位可以同时挂 TISC 和高校中心两块牌子，名录里就有两行，`host_id`（依托单位编号）相同。主任问的是“全省有多少家单位在提供服务”。
#
# 写函数 `number_of_hosts`，返回该省在那一天有在办机构的单位数（整数）。

# %% [markdown] lang="en"
# ## Task 2　How many organisations?
#
# One organisation may carry two plates (designations), TISC and university centre; the directory then has two rows with the same `host_id` (the number of the host). Your director asks how many organisations in the province provide the service.
#
# Write the function `number_of_hosts`: it returns the number of organisations of that province with a body open on that day (a whole number).


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    ### BEGIN SOLUTION
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["host_id"].nunique()
    ### END SOLUTION


# %% answer="number-of-hosts" entry="fill"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own[____].nunique()


# %% answer="number-of-hosts" entry="run"
def method_a(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return len(own)


def method_b(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["host_id"].nunique()


def method_c(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    return own["host_id"].nunique()


number_of_hosts = None  # method_a | method_b | method_c

# %%
preview("number_of_hosts", number_of_hosts, institutions, province, as_of_date)


# %% check="number-of-hosts" points=2
def _check():
    from iplab import data

    checks.number(
        "number_of_hosts",
        checks.ask("number_of_hosts", number_of_hosts, data.load("institutions"), province, as_of_date),
    )
    ### BEGIN HIDDEN TESTS
    rows = checks.rows("institutions")
    second = next(name for name in ("云南省", "江苏省") if name != province)
    cases = []
    for place, day in ((province, as_of_date), (second, "2025-12-31")):
        there = [row for row in rows if row["province"] == place]
        running = [
            row
            for row in there
            if str(row["recorded_on"])[:10] <= day and (pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > day)
        ]
        cases.append(
            (
                checks.number(
                    "number_of_hosts",
                    checks.ask("number_of_hosts", number_of_hosts, data.load("institutions"), place, day),
                ),
                len({row["host_id"] for row in running}),
                [
                    (
                        len(running),
                        "[rows-not-hosts] 数的是行数：挂两块牌子的单位被数了两次 / Rows were counted: an organisation with two plates counts twice.",
                    ),
                    (
                        len({row["host_id"] for row in there}),
                        "[closed-bodies] 已停办机构的单位也数进去了 / Organisations whose bodies are closed are counted too.",
                    ),
                    (
                        len({row["host_id"] for row in there if row["active"]}),
                        "[ticked-flag] 用了 active 一列：那是 2024 年底的状态 / The column active was used: it is the state at the end of 2024.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行清点的单位数不符：先筛选省份和日期，再数不同的 host_id / Not the number of organisations: filter province and day first, then count different host_id values.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 3　地市级覆盖率
#
# 覆盖率 = 至少有一家在办的地市级综合性公共服务机构（`municipal_comprehensive`）的地级行政区划数 ÷ 该省全部地级行政区划数。分母在 `places` 里：`level` 为 `prefecture` 的行，包括地级市、自治州、地区和盟，全国共 333 个。
#
# 写函数 `municipal_coverage`，返回 0 到 1 之间的小数，不要四舍五入。四个直辖市没有地级行政区划，这个指标对它们不适用，请返回 `None`。

# %% [markdown] lang="en"
# ## Task 3　Municipal coverage
#
# Coverage = prefecture-level divisions with at least one open municipal comprehensive service body (`municipal_comprehensive`) ÷ all prefecture-level divisions of the province. The denominator is in `places`: the rows whose `level` is `prefecture`. They include prefecture-level cities, autonomous prefectures, prefectures and leagues, 333 in the whole country.
#
# Write the function `municipal_coverage`. It returns a share between 0 and 1, not rounded. The four municipalities directly under the central government have no prefecture-level divisions, so the measure does not apply to them: return `None`.

# %%
places = data.load("places")
show.table(
    places.loc[places["province"] == province, ["city", "city_en", "province", "level", "kind"]].tail(8), language
)


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    ### BEGIN SOLUTION
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if divisions.empty:
        return None
    running = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = running[running["province"] == province]["city"].nunique()
    return covered / len(divisions)
    ### END SOLUTION


# %% answer="municipal-coverage" entry="fill"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == ____)]
    if len(divisions) == 0:
        return None
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == ____)]
    bodies = open_on(bodies, as_of_date)
    return bodies[____].nunique() / len(____)


# %% answer="municipal-coverage" entry="run"
def numerator_a(institutions, province, as_of_date):
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    return len(open_on(bodies, as_of_date))


def numerator_b(institutions, province, as_of_date):
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    return open_on(bodies, as_of_date)["city"].nunique()


def numerator_c(institutions, province, as_of_date):
    bodies = institutions[institutions["province"] == province]
    return open_on(bodies, as_of_date)["city"].nunique()


def denominator_a(places, province):
    return len(places[(places["province"] == province) & (places["level"] == "prefecture")])


def denominator_b(places, province):
    return len(places[(places["province"] == province) & (places["kind"] == "prefecture_city")])


def municipal_coverage(institutions, places, province, as_of_date):
    numerator = None  # numerator_a | numerator_b | numerator_c
    denominator = None  # denominator_a | denominator_b
    if numerator is None or denominator is None:
        raise NotImplementedError
    if denominator(places, province) == 0:
        return None
    return numerator(institutions, province, as_of_date) / denominator(places, province)


# %%
preview("municipal_coverage", municipal_coverage, institutions, places, province, as_of_date)


# %% check="municipal-coverage-shape" points=1
def _check():
    from iplab import data

    with_divisions = {row["province"] for row in checks.rows("places") if row["level"] == "prefecture"}
    place = province if province in with_divisions else "河北省"
    got = checks.ask(
        "municipal_coverage", municipal_coverage, data.load("institutions"), data.load("places"), place, as_of_date
    )
    assert not checks.is_missing(got), (
        '[no-division] 一个地级行政区划也没找到：level 填的是 prefecture 吗？ / No division was found: is the level "prefecture"?'
    )
    share = checks.number("municipal_coverage", got)
    assert not 1.5 < share <= 100, (
        "[per-cent] 返回的像是百分数：请返回 0 到 1 之间的小数 / This looks like per cent: return a share between 0 and 1."
    )


checks.report(_check)
del _check


# %% check="municipal-coverage" points=3
# 隐藏检查：其他省（评分时才运行） / Hidden check (runs at marking): other provinces
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    bodies, divisions = {}, {}
    for table, found in (("institutions", bodies), ("places", divisions)):
        for row in checks.rows(table):
            found.setdefault(row["province"], []).append(row)

    def coverage(place, day):
        every = {row["city"] for row in divisions[place] if row["level"] == "prefecture"}
        only_cities = {row["city"] for row in divisions[place] if row["kind"] == "prefecture_city"}
        here = bodies.get(place, [])
        running = [
            row
            for row in here
            if str(row["recorded_on"])[:10] <= day and (pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > day)
        ]
        open_bodies = [row["city"] for row in running if row["type"] == "municipal_comprehensive"]
        covered = set(open_bodies)
        ticked = {row["city"] for row in here if row["type"] == "municipal_comprehensive" and row["active"]}
        ever = {row["city"] for row in here if row["type"] == "municipal_comprehensive"}
        right = len(covered) / len(every)
        return right, [
            (
                len(open_bodies) / len(every),
                "[bodies-not-cities] 分子数的是机构：同一地市有两家综合性机构时只算一个地市 / The numerator counts bodies: a city with two comprehensive bodies is still one city.",
            ),
            (
                len({row["city"] for row in running}) / len(every),
                "[any-body] 分子数了有任何一类机构的地市：只有综合性公共服务机构才算 / The numerator takes cities with a body of any type: only comprehensive bodies count.",
            ),
            (
                len(ticked) / len(every),
                "[ticked-flag] 用了 active 一列：那是 2024 年底的状态 / The column active was used: it is the state at the end of 2024.",
            ),
            (
                len(ever) / len(every),
                "[closed-bodies] 机构已停办的地市也算作覆盖 / Cities whose body is closed are counted as covered.",
            ),
            (
                len(covered) / max(len(only_cities), 1),
                "[cities-only] 分母只有地级市：地级行政区划还包括自治州、地区和盟 / The denominator holds prefecture-level cities only: autonomous prefectures, prefectures and leagues belong to it.",
            ),
            (
                len(covered & only_cities) / max(len(only_cities), 1),
                "[cities-only] 分子和分母都只有地级市：自治州、地区和盟也要算 / Only prefecture-level cities on both sides: autonomous prefectures, prefectures and leagues count too.",
            ),
            (
                len(covered) / max(len({row["city"] for row in here}), 1),
                "[wrong-denominator] 分母取自机构名录：没有任何机构的地市不会出现在名录里 / The denominator was taken from the directory: a city without any body never appears there.",
            ),
            (
                100 * right,
                "[per-cent] 返回的是百分数：请返回 0 到 1 之间的小数 / This is per cent: return a share between 0 and 1.",
            ),
            *(
                (
                    round(right, digits),
                    "[rounded] 结果被四舍五入了：留到报告里再取整 / The result was rounded: round only in the report.",
                )
                for digits in (4, 3, 2, 1)
            ),
        ]

    known = [place for place, rows in divisions.items() if any(row["level"] == "prefecture" for row in rows)]
    places = sorted(known, key=lambda place: (place != province, place))
    asked = [*((place, as_of_date) for place in places), *((place, "2025-12-31") for place in places[1:4])]
    cases = []
    for place, day in checks.telling([((place, day), *coverage(place, day)) for place, day in asked]):
        got = checks.ask(
            "municipal_coverage", municipal_coverage, data.load("institutions"), data.load("places"), place, day
        )
        cases.append((checks.number("municipal_coverage", got), *coverage(place, day)))
    checks.expect(
        cases,
        "[other] 与按定义算出的覆盖率不符：分别核对分子和分母 / Not the coverage as defined: check numerator and denominator one by one.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS


# %% check="municipal-coverage-not-applicable" points=1
# 隐藏检查：直辖市（评分时才运行） / Hidden check (runs at marking): the municipalities
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    for place in ("上海市", "重庆市"):
        got = checks.ask(
            "municipal_coverage", municipal_coverage, data.load("institutions"), data.load("places"), place, as_of_date
        )
        assert checks.is_missing(got), (
            "[municipality] 直辖市没有地级行政区划：覆盖率不适用，应返回 None，不是 0 也不是 1 / A municipality has no prefecture-level divisions: coverage does not apply; return None, neither 0 nor 1."
        )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　公布的数对得上吗
#
# 新闻里说某年某月“地市级机构 104 家，覆盖率 33%”。如果分母是 333，104 ÷ 333 = 31.2%，四舍五入不会是 33%。百分数经过取整，所以它对应的是一段分母：33% 表示 32.5% 到 33.5%，于是分母在 104 ÷ 0.335 ≈ 310 与 104 ÷ 0.325 = 320 之间，333 不在其中。
#
# 作答时用得到“半步”：33% 的取整误差是上下各 0.5，39.6% 是上下各 0.05，填空方式里叫 `half`。
#
# 写函数 `figures_that_do_not_fit`：给它一张表和一个分母 `divisions`，返回对不上的那些行的 `figure_id`（列表）。表里的 `n` 是个数，`rate_percent` 是印出来的百分数，`decimals` 是它的小数位数（33 是 0 位，39.6 是 1 位）。缺 `n` 或缺 `rate_percent` 的行无法核对，不要列入。

# %% [markdown] lang="en"
# ## Task 4　Do the published figures fit?
#
# A news report says "104 municipal bodies, coverage 33%". If the denominator were 333, 104 ÷ 333 = 31.2%, which no rounding turns into 33%. A printed percentage has been rounded, so it stands for a range of denominators: 33% means 32.5% to 33.5%, hence a denominator between 104 ÷ 0.335 ≈ 310 and 104 ÷ 0.325 = 320, and 333 is not in it.
#
# You will need the half step of rounding: 0.5 up and down for 33%, 0.05 for 39.6%; the entry fill calls it `half`.
#
# Write the function `figures_that_do_not_fit`: given a table and a denominator `divisions`, it returns the `figure_id` of the rows that do not fit (a list). In the table `n` is the number, `rate_percent` the percentage as printed, and `decimals` its digits after the point (33 has 0, 39.6 has 1). A row without `n` or without `rate_percent` cannot be checked: leave it out.

# %%
figures = data.load("published_figures")
municipal_figures = figures[figures["what_zh"].str.contains("地市级")]
columns = ["figure_id", "date", f"what_{language}", "n", "rate_percent", "decimals", f"source_{language}"]
show.table(municipal_figures[columns], language)


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    ### BEGIN SOLUTION
    known = figures.dropna(subset=["n", "rate_percent"])
    half = 0.5 * 10.0 ** -known["decimals"].astype(float)
    rate = known["rate_percent"].astype(float)
    lowest = known["n"] / ((rate + half) / 100)
    highest = known["n"] / ((rate - half) / 100)
    return known[(divisions < lowest) | (divisions > highest)]["figure_id"].tolist()
    ### END SOLUTION


# %% answer="figures-that-do-not-fit" entry="fill"
def figures_that_do_not_fit(figures, divisions):
    wrong = []
    for row in figures.dropna(subset=["n", "rate_percent"]).to_dict("records"):
        half = 0.5 * 10.0 ** -row["decimals"]
        lowest = row["n"] / ((row["rate_percent"] + ____) / 100)
        highest = row["n"] / ((row["rate_percent"] - ____) / 100)
        if ____ < lowest or ____ > highest:
            wrong.append(row["figure_id"])
    return wrong


# %% answer="figures-that-do-not-fit" entry="run"
def fits_exactly(n, rate_percent, decimals, divisions):
    return n / (rate_percent / 100) == divisions


def fits_within_two_percent(n, rate_percent, decimals, divisions):
    return abs(n / (rate_percent / 100) - divisions) <= 0.02 * divisions


def fits_after_rounding(n, rate_percent, decimals, divisions):
    half = 0.5 * 10.0**-decimals
    return n / ((rate_percent + half) / 100) <= divisions <= n / ((rate_percent - half) / 100)


def fits_half_a_point(n, rate_percent, decimals, divisions):
    return n / ((rate_percent + 0.5) / 100) <= divisions <= n / ((rate_percent - 0.5) / 100)


rule = None  # fits_exactly | fits_within_two_percent | fits_after_rounding | fits_half_a_point


def figures_that_do_not_fit(figures, divisions):
    if rule is None:
        raise NotImplementedError
    known = figures.dropna(subset=["n", "rate_percent"]).to_dict("records")
    return [row["figure_id"] for row in known if not rule(row["n"], row["rate_percent"], row["decimals"], divisions)]


# %%
preview("figures_that_do_not_fit", figures_that_do_not_fit, municipal_figures, 333)


# %% check="figures-that-do-not-fit-shape" points=1
def _check():
    from iplab import data

    table = data.load("published_figures")
    got = checks.ask(
        "figures_that_do_not_fit", figures_that_do_not_fit, table[table["what_zh"].str.contains("地市级")], 333
    )
    assert not isinstance(got, (str, dict, pd.DataFrame)) and hasattr(got, "__iter__"), (
        f"[not-a-list] 应返回 figure_id 的列表，实际得到 {type(got).__name__} / It should return a list of figure_id values; it returned {type(got).__name__}."
    )
    unknown = sorted({str(item) for item in got} - set(table["figure_id"]))
    assert not unknown, (
        f"[not-an-id] 列表里应只有 figure_id，出现了 {unknown} / The list should hold figure_id values only; found {unknown}."
    )
    assert not {str(item) for item in got} & set(
        table[table["n"].isna() | table["rate_percent"].isna()]["figure_id"]
    ), (
        "[missing-numbers] 缺 n 或缺百分数的行无法核对，不要列入 / A row without n or without a percentage cannot be checked: leave it out."
    )


checks.report(_check)
del _check


# %% check="figures-that-do-not-fit" points=2
# 隐藏检查：另一张表、另一个分母（评分时才运行） / Hidden check (runs at marking): another table, another denominator
### BEGIN HIDDEN TESTS
def _check():
    from decimal import Decimal

    from iplab import data

    def outside(row, divisions, half):
        n, rate = Decimal(str(row["n"])), Decimal(str(row["rate_percent"]))
        return not n * 100 / (rate + half) <= divisions <= n * 100 / (rate - half)

    def listed(rows, divisions, keep):
        return sorted(
            row["figure_id"]
            for row in rows
            if not (pd.isna(row["n"]) or pd.isna(row["rate_percent"])) and keep(row, divisions)
        )

    published = data.load("published_figures")
    published = published[published["what_zh"].str.contains("地市级")]
    made = pd.DataFrame(
        {
            "figure_id": ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9"],
            "n": [91.0, 150.0, 132.0, 66.0, None, 118.0, 40.0, 131.0, 131.0],
            "rate_percent": [27.0, 51.2, 39.6, 23.0, 48.0, 40.0, 13.7, 39.6, 38.8],
            "decimals": [0, 1, 1, 0, 0, 0, 1, 1, 1],
        }
    )
    cases = []
    for table, divisions in ((published, 333), (made, 333), (made, 293)):
        rows = table.to_dict("records")
        got = sorted(
            {str(item) for item in checks.ask("figures_that_do_not_fit", figures_that_do_not_fit, table, divisions)}
        )
        cases.append(
            (
                got,
                listed(
                    rows,
                    divisions,
                    lambda row, total: outside(row, total, Decimal("0.5") * Decimal(10) ** -int(row["decimals"])),
                ),
                [
                    (
                        listed(
                            rows,
                            divisions,
                            lambda row, total: abs(row["n"] / (row["rate_percent"] / 100) - total) > 0.02 * total,
                        ),
                        "[two-percent-rule] 用了固定的 2% 误差：能容许多少误差取决于印出来的小数位数 / A fixed margin of 2% was used: the margin depends on the digits printed.",
                    ),
                    (
                        listed(rows, divisions, lambda row, total: outside(row, total, Decimal("0.5"))),
                        "[half-a-point] 对每一行都用了半个百分点：39.6 这样的一位小数只容许 0.05 / Half a point was used for every row: a figure with one decimal, such as 39.6, allows only 0.05.",
                    ),
                    (
                        listed(rows, divisions, lambda row, total: row["n"] / (row["rate_percent"] / 100) != total),
                        "[no-rounding] 没有考虑百分数经过取整，所有行都被判为对不上 / Rounding was not considered: every row is said not to fit.",
                    ),
                    (
                        listed(
                            rows, divisions, lambda row, total: round(row["n"] / (row["rate_percent"] / 100)) != total
                        ),
                        "[no-rounding] 只取整了算出的分母，没有考虑印出来的百分数经过取整 / The computed denominator was rounded, but not the printed percentage.",
                    ),
                    (
                        listed(
                            rows,
                            divisions,
                            lambda row, total: (
                                not outside(row, total, Decimal("0.5") * Decimal(10) ** -int(row["decimals"]))
                            ),
                        ),
                        "[turned-round] 列出的是对得上的行，题目要的是对不上的 / These are the rows that fit; the task asks for those that do not.",
                    ),
                    (
                        listed(
                            rows,
                            333,
                            lambda row, total: outside(
                                row, total, Decimal("0.5") * Decimal(10) ** -int(row["decimals"])
                            ),
                        ),
                        "[fixed-case] 分母写死成 333：请使用参数 divisions / The denominator is fixed at 333: use the argument divisions.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行算出的分母区间不符：先用 104 家、33% 那一行验算 / Not what the interval of denominators gives row by row: test it on the row with 104 bodies and 33% first.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　来访者该去哪里
#
# 下面是 12 位来访者的话和他们所在的地市。请按 `routing_rules` 给每人指一个第一站，写进字典 `route`：键是 `enquiry_id`，值是 `first_stop` 里的代码。
#
# 有一条要看 `has_comprehensive_body` 一列：第一站是 `municipal_comprehensive` 而来访者所在的地市当天没有在办的综合性机构时，改为 `provincial_node`。
#
# 填空和运行方式里有 12 行，第 1 行对应表中 `row` 为 1 的来访者：把每个 `None` 换成代码，如 `"tisc",`，英文引号和逗号都要（运行方式里代码不加引号）。`route` 会由这 12 行自动拼成。12 条中对 10 条及以上，得指路的分；把要审批结果的人指错地方，另外不得分。

# %% [markdown] lang="en"
# ## Task 5　Where should each visitor go?
#
# Below are the words of 12 visitors and the city each comes from. Give every one a first stop by the `routing_rules` and write it into the dictionary `route`: the key is the `enquiry_id`, the value a code from `first_stop`.
#
# One rule needs the column `has_comprehensive_body`: where the first stop is `municipal_comprehensive` but the visitor's city has no comprehensive body open on the day, the first stop is `provincial_node`.
#
# The entries fill and run have 12 lines; line 1 is the visitor whose `row` is 1. Replace each `None` with a code, such as `"tisc",`, with straight quotes and the comma (in the entry run, codes take no quotes). `route` is put together from the 12 lines. 10 or more right out of 12 give the points for routing; sending somebody who wants a decision to the wrong place costs a point of its own.

# %%
show.table(data.load("routing_rules")[[f"need_{language}", "first_stop", f"why_{language}"]], language)

# %%
visitors = data.load("enquiries").groupby("slot").sample(1, random_state=seed).sort_values("enquiry_id")
own_places = places[places["province"] == province]
visitors["city"] = own_places["city"].sample(12, replace=True, random_state=seed).to_list()
city_bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
visitors["has_comprehensive_body"] = visitors["city"].isin(city_bodies[city_bodies["province"] == province]["city"])
visitors["city_en"] = visitors["city"].map(own_places.set_index("city")["city_en"])
visitors["row"] = range(1, 13)
columns = ["row", "enquiry_id", f"client_{language}", f"text_{language}", "city", "city_en", "has_comprehensive_body"]
show.table(visitors[columns], language)


# %% answer="route-enquiries"
### BEGIN SOLUTION
needs = {
    "basic_guidance": ["E02", "E17", "E21"],
    "patent_search": ["E01", "E13"],
    "research_project": ["E05", "E11"],
    "filing_and_fees": ["E22", "E24"],
    "trademark_filing": ["E09", "E14"],
    "rapid_protection": ["E16", "E19"],
    "public_reading": ["E03", "E10"],
    "county_contact": ["E15", "E18"],
    "provincial_coordination": ["E06", "E12"],
    "decision_on_right": ["E04", "E07", "E08"],
    "legal_work": ["E20", "E23"],
}
need_of = {enquiry: need for need, enquiries in needs.items() for enquiry in enquiries}
first_stop = data.load("routing_rules").set_index("need")["first_stop"]
route = {}
for visitor in visitors.to_dict("records"):
    stop = first_stop[need_of[visitor["enquiry_id"]]]
    if stop == "municipal_comprehensive" and not visitor["has_comprehensive_body"]:
        stop = "provincial_node"
    route[visitor["enquiry_id"]] = stop
### END SOLUTION

# %% answer="route-enquiries" entry="fill"
stops = [
    None,  # 1
    None,  # 2
    None,  # 3
    None,  # 4
    None,  # 5
    None,  # 6
    None,  # 7
    None,  # 8
    None,  # 9
    None,  # 10
    None,  # 11
    None,  # 12
]
route = dict(zip(visitors["enquiry_id"], stops))

# %% answer="route-enquiries" entry="run"
tisc, outlet, cnipa = "tisc", "outlet", "cnipa"
provincial_node, municipal_comprehensive, county_station = (
    "provincial_node",
    "municipal_comprehensive",
    "county_station",
)
university_centre, protection_centre = "university_centre", "protection_centre"
agency_office, trademark_window, market_agency = "agency_office", "trademark_window", "market_agency"

stops = [
    None,  # 1
    None,  # 2
    None,  # 3
    None,  # 4
    None,  # 5
    None,  # 6
    None,  # 7
    None,  # 8
    None,  # 9
    None,  # 10
    None,  # 11
    None,  # 12
]
route = dict(zip(visitors["enquiry_id"], stops))

# %% answer="route-enquiries" entry="write"
route = {}


# %% check="route-enquiries-shape" points=1
def _check():
    from iplab import data

    assert isinstance(route, dict), (
        f"[not-a-dict] route 应是字典，实际是 {type(route).__name__} / route should be a dictionary; it is {type(route).__name__}."
    )
    missing = sorted(set(visitors["enquiry_id"]) - {key for key, stop in route.items() if stop is not None})
    assert not missing, f"[not-answered] 还没有指路：{missing} / No first stop yet for {missing}."
    unknown = sorted({str(stop) for stop in route.values()} - set(data.load("routing_rules")["first_stop"]))
    assert not unknown, (
        f"[unknown-stop] first_stop 里没有这些代码：{unknown}，请照 first_stop 一列填英文代码 / These codes are not in first_stop: {unknown}; use a code from that column."
    )


checks.report(_check)
del _check


# %% check="route-enquiries" points=2
# 隐藏检查：12 条中对 10 条（评分时才运行） / Hidden check (runs at marking): 10 right out of 12
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    in_order = "patent_search basic_guidance public_reading decision_on_right research_project provincial_coordination decision_on_right decision_on_right trademark_filing public_reading research_project provincial_coordination patent_search trademark_filing county_contact rapid_protection basic_guidance county_contact rapid_protection legal_work basic_guidance filing_and_fees legal_work filing_and_fees"
    judged = dict(zip((f"E{number:02}" for number in range(1, 25)), in_order.split(), strict=True))
    rules = {row["need"]: row["first_stop"] for row in checks.rows("routing_rules")}
    served = {
        row["city"]
        for row in checks.rows("institutions")
        if row["province"] == province
        and row["type"] == "municipal_comprehensive"
        and str(row["recorded_on"])[:10] <= as_of_date
        and (pd.isna(row["closed_on"]) or str(row["closed_on"])[:10] > as_of_date)
    }
    drawn = sorted(data.load("enquiries").groupby("slot").sample(1, random_state=seed)["enquiry_id"])
    home = data.load("places")
    home = home[home["province"] == province]["city"].sample(12, replace=True, random_state=seed).tolist()
    plain = {enquiry: rules[judged[enquiry]] for enquiry in drawn}
    right = {
        enquiry: "provincial_node" if stop == "municipal_comprehensive" and city not in served else stop
        for (enquiry, stop), city in zip(plain.items(), home, strict=True)
    }
    assert isinstance(route, dict) and all(route.get(enquiry) for enquiry in drawn), (
        "[not-answered] 还有来访者没有指路 / Some visitors have no first stop yet."
    )
    hits = sum(route.get(enquiry) == stop for enquiry, stop in right.items())
    approvers = [
        enquiry
        for enquiry in drawn
        if judged[enquiry] == "decision_on_right" and route.get(enquiry) not in ("cnipa", None)
    ]
    lawyers = [
        enquiry
        for enquiry in drawn
        if judged[enquiry] == "legal_work" and route.get(enquiry) not in ("market_agency", None)
    ]
    hints = [
        (
            approvers,
            "[tisc-approves] 授权、注册和无效只有国家知识产权局能决定：公共服务机构没有审批权 / Only CNIPA decides on grant, registration and invalidity: a public service body approves nothing.",
        ),
        (
            lawyers,
            "[acts-for-client] 撰写、代理和法律意见不是公共服务机构的事 / Drafting, representation and legal opinions are not the work of a public service body.",
        ),
    ]
    said = next(
        (text for wrong, text in hints if wrong),
        "[other] 再读一遍来访者要的到底是什么 / Read once more what the visitor really needs.",
    )
    zh, en = said.split(" / ")
    assert hits >= 10, f"{zh}（12 条中对 {hits} 条） / {en} ({hits} of 12 right)"


checks.report(_check)
del _check
### END HIDDEN TESTS


# %% check="route-enquiries-boundary" points=1
# 隐藏检查：要审批结果的人没有被指给无权审批的机构（评分时才运行） / Hidden check (runs at marking): nobody who wants a decision was sent to a body that cannot decide
### BEGIN HIDDEN TESTS
def _check():
    assert isinstance(route, dict) and set(visitors["enquiry_id"]) <= {
        key for key, stop in route.items() if stop is not None
    }, "[not-answered] 还有来访者没有指路 / Some visitors have no first stop yet."
    decisions = {"E04", "E07", "E08"} & set(visitors["enquiry_id"])
    assert all(route[enquiry] == "cnipa" for enquiry in decisions), (
        "[tisc-approves] 有人来要审批结果，却被指到了没有审批权的机构 / Somebody who wants a decision was sent to a body that cannot approve anything."
    )
    elsewhere = [enquiry for enquiry, stop in route.items() if stop == "cnipa" and enquiry not in decisions]
    assert not elsewhere, (
        "[sent-away] 本地能办的事被推给了国家知识产权局 / Somebody who can be helped here was sent to CNIPA."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　本省授权量里发明占多少
#
# 表 `province_panel` 是分省专利数据：`measure` 有申请（applications）、授权（grants）、有效（in_force），`kind` 有合计（total）和发明、实用新型、外观设计三种。`edition` 为 `open` 时是真实统计，为 `practice` 时是练习数据。
#
# 写函数 `own_panel_share`：返回某省某年授权量中发明所占的份额，0 到 1 之间的小数。

# %% [markdown] lang="en"
# ## Task 6　What share of the province's grants are inventions?
#
# The table `province_panel` holds patent figures by province: `measure` is applications, grants or in_force, `kind` is the total or one of invention, utility model and design. With `edition` set to `open` these are real statistics, with `practice` they are practice data.
#
# Write the function `own_panel_share`: it returns the share of inventions in the grants of a province in a year, a number between 0 and 1.

# %%
panel = data.load("province_panel", edition=edition)
show.table(panel[(panel["province"] == province) & (panel["year"] == 2023)], language)


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    ### BEGIN SOLUTION
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]
    ### END SOLUTION


# %% answer="own-panel-share" entry="fill"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == ____)]
    by_kind = rows.set_index("kind")["value"]
    return by_kind[____] / by_kind[____]


# %% answer="own-panel-share" entry="run"
def method_a(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind.sum()


def method_b(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "applications")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]


def method_c(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]


own_panel_share = None  # method_a | method_b | method_c

# %%
preview("own_panel_share", own_panel_share, panel, province, 2023)


# %% check="own-panel-share" points=2
def _check():
    from iplab import data

    got = checks.ask("own_panel_share", own_panel_share, data.load("province_panel", edition=edition), province, 2023)
    assert not checks.number("own_panel_share", got) > 1, (
        "[above-one] 份额不会大于 1：是乘了 100，还是分子和分母颠倒了？ / A share is never above 1: was it multiplied by 100, or are numerator and denominator turned round?"
    )
    ### BEGIN HIDDEN TESTS
    cells = {
        (row["province"], row["year"], row["kind"], row["measure"]): row["value"]
        for row in checks.rows("province_panel", edition)
    }
    kinds = ("invention", "utility_model", "design")
    second = next(name for name in ("江苏省", "湖北省") if name != province)
    cases = []
    for place, year in ((province, 2023), (second, 2019)):
        grants = {kind: int(cells[place, year, kind, "grants"]) for kind in kinds}
        filed = {kind: int(cells[place, year, kind, "applications"]) for kind in kinds}
        stock = {kind: int(cells[place, year, kind, "in_force"]) for kind in kinds}
        nation = {kind: int(cells["全国", year, kind, "grants"]) for kind in kinds}
        right = grants["invention"] / sum(grants.values())
        cases.append(
            (
                checks.number(
                    "own_panel_share",
                    checks.ask(
                        "own_panel_share", own_panel_share, data.load("province_panel", edition=edition), place, year
                    ),
                ),
                right,
                [
                    (
                        right / 2,
                        "[total-twice] 分母把合计和三种专利又加了一遍，份额只剩一半 / The denominator adds the total to its three parts, so the share is halved.",
                    ),
                    (
                        stock["invention"] / sum(stock.values()),
                        "[in-force-for-grants] 用的是有效量（存量），题目问的是当年授权量 / These are patents in force, a stock; the task asks for the grants of the year.",
                    ),
                    (
                        filed["invention"] / sum(filed.values()),
                        "[applications-for-grants] 用的是申请量，题目问的是授权量 / These are applications; the task asks for grants.",
                    ),
                    (
                        nation["invention"] / sum(nation.values()),
                        "[national-row] 取的是全国那一行 / The row of the whole country was taken.",
                    ),
                    (
                        grants["invention"] / sum(nation.values()),
                        "[national-row] 分母是全国授权量 / The denominator is the whole country's grants.",
                    ),
                    (
                        grants["invention"] / nation["invention"],
                        "[share-of-nation] 算的是本省占全国发明授权的份额，题目问的是发明占本省授权的份额 / This is the province's share of the country's inventions; the task asks for the share of inventions within the province.",
                    ),
                    *(
                        (
                            round(right, digits),
                            "[rounded] 结果被四舍五入了：留到报告里再取整 / The result was rounded: round only in the report.",
                        )
                        for digits in (1, 2, 3, 4)
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与按三种专利相加算出的份额不符：核对省份、年份、measure 和 kind / Not the share that the three kinds give: check province, year, measure and kind.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　几年间变了多少
#
# 汇报里最常见的错是把“百分之几”和“几个百分点”混着说。份额从 10% 升到 15%，是上升 5 个百分点，也是上升 50%。
#
# 写函数 `own_panel_growth`：给它数据、省份和首末两年，返回字典，其中 `grants_percent` 是授权量合计从首年到末年变动的百分之几（增加 20% 写 20），`share_points` 是发明份额变动的百分点（从 10% 到 15% 写 5，下降写负数）。

# %% [markdown] lang="en"
# ## Task 7　How much has changed over the years?
#
# The commonest slip in a report is to mix "per cent" and "percentage points". A share that rises from 10% to 15% has risen by 5 percentage points, and by 50%.
#
# Write the function `own_panel_growth`: given the data, a province, a first and a last year, it returns a dictionary in which `grants_percent` is the change of total grants from the first to the last year in per cent (a rise of 20% is 20) and `share_points` the change of the share of inventions in percentage points (from 10% to 15% is 5; a fall is negative).


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    ### BEGIN SOLUTION
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table["total"]
    return {
        "grants_percent": 100 * (table["total"][last] / table["total"][first] - 1),
        "share_points": 100 * (share[last] - share[first]),
    }
    ### END SOLUTION


# %% answer="own-panel-growth" entry="fill"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table[____]
    return {
        "grants_percent": 100 * (table["total"][____] / table["total"][____] - 1),
        "share_points": 100 * (share[____] - share[____]),
    }


# %% answer="own-panel-growth" entry="run"
def percent_change(before, after):
    return 100 * (after / before - 1)


def point_change(before, after):
    return 100 * (after - before)


grants_rule = None  # percent_change | point_change
share_rule = None  # percent_change | point_change


def own_panel_growth(panel, province, first, last):
    if grants_rule is None or share_rule is None:
        raise NotImplementedError
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table["total"]
    return {
        "grants_percent": grants_rule(table["total"][first], table["total"][last]),
        "share_points": share_rule(share[first], share[last]),
    }


# %%
preview("own_panel_growth", own_panel_growth, panel, province, 2015, 2023)


# %% check="own-panel-growth" points=2
def _check():
    from iplab import data

    got = checks.ask(
        "own_panel_growth", own_panel_growth, data.load("province_panel", edition=edition), province, 2015, 2023
    )
    assert isinstance(got, dict) and {"grants_percent", "share_points"} <= set(got), (
        "[not-a-dict] 应返回含 grants_percent 和 share_points 的字典 / It should return a dictionary with grants_percent and share_points."
    )
    ### BEGIN HIDDEN TESTS
    cells = {
        (row["province"], row["year"], row["kind"]): row["value"]
        for row in checks.rows("province_panel", edition)
        if row["measure"] == "grants"
    }
    second = next(name for name in ("河南省", "陕西省") if name != province)
    growth, change = [], []
    for place, first, last in ((province, 2015, 2023), (second, 2012, 2020)):
        got = checks.ask(
            "own_panel_growth", own_panel_growth, data.load("province_panel", edition=edition), place, first, last
        )
        before, after = (
            {kind: int(cells[place, year, kind]) for kind in ("invention", "utility_model", "design")}
            for year in (first, last)
        )
        share_before, share_after = before["invention"] / sum(before.values()), after["invention"] / sum(after.values())
        ratio = sum(after.values()) / sum(before.values())
        growth.append(
            (
                checks.number("grants_percent", got["grants_percent"]),
                100 * (ratio - 1),
                [
                    (
                        100 * ratio,
                        "[ratio-for-change] 算的是末年为首年的百分之几，没有减去 100 / This is the last year as per cent of the first; the 100 was not taken off.",
                    ),
                    (
                        ratio - 1,
                        "[share-for-percent] 少乘了 100：增加 20% 应写 20 / The factor 100 is missing: a rise of 20% is written as 20.",
                    ),
                    (
                        100 * (1 - 1 / ratio),
                        "[wrong-base] 除以了末年：变动率要以首年为基数 / Divided by the last year: a change is measured against the first.",
                    ),
                    (
                        sum(after.values()) - sum(before.values()),
                        "[difference] 这是件数之差，不是百分之几 / This is a difference in numbers of patents, not per cent.",
                    ),
                ],
            )
        )
        change.append(
            (
                checks.number("share_points", got["share_points"]),
                100 * (share_after - share_before),
                [
                    (
                        100 * (share_after / share_before - 1),
                        "[percent-for-points] share_points 给的是百分之几：百分点是两个百分数直接相减 / share_points holds per cent: percentage points are one percentage minus the other.",
                    ),
                    (
                        share_after - share_before,
                        "[share-for-points] share_points 少乘了 100：从 10% 到 15% 应写 5 / The factor 100 is missing in share_points: from 10% to 15% is 5.",
                    ),
                    (
                        100 * (share_before - share_after),
                        "[turned-round] share_points 的正负号反了：末年减首年 / The sign of share_points is turned round: last year minus first.",
                    ),
                    (
                        50 * (share_after - share_before),
                        "[total-twice] 份额的分母把合计又加了一遍 / The denominator of the share adds the total to its parts.",
                    ),
                ],
            )
        )
    checks.expect(
        growth,
        "[other] grants_percent 与首末两年合计算出的变动不符 / grants_percent is not what the totals of the two years give.",
    )
    checks.expect(
        change,
        "[other] share_points 与两年发明份额之差不符 / share_points is not the difference of the two shares of inventions.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　我所在的机构与下一个差距（人工评分）
#
# 选您真实所在的城市，写 200 字左右，再附一张服务地图（至少三家真实机构：名称、类型、能办什么、来源与日期）和一条您更正过的公开数据。评分看四条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 位置：在五个方面中的位置 | 没有写 | 只列出五个方面 | 说明本机构在其中两个以上方面的工作 | 还用服务地图里的事实作依据 |
# | 数据：更正一条公开数据 | 没有写 | 有数无出处 | 有出处、日期，指出哪里不对 | 并写明分子、分母和更正后的说法 |
# | 差距：下一个差距与第一步 | 没有写 | 只有口号 | 差距具体、可量 | 并写明谁在何时做第一步 |
# | 限度与边界 | 没有写；或答应了本机构不能做的事 | 提到“仅供参考” | 写明数据截至何时、缺什么 | 并写明本机构不能做的事和转介对象 |

# %% [markdown] lang="en"
# ## Task 8　Where my body stands, and its next gap (marked by a person)
#
# Take your own real city. Write about 200 words, and add a service map (at least three real bodies: name, type, what they do, source and date) and one public figure that you have put right. Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Position: where we stand in the five aspects | missing | lists the five aspects only | shows the body's work in two or more of them | and rests on facts of the service map |
# | Figure: one public figure put right | missing | a number without source | source and date, and what is wrong | and states numerator, denominator and the right wording |
# | Gap: the next gap and the first step | missing | slogans only | a concrete gap that can be measured | and who takes the first step, by when |
# | Limits and boundary | missing; or promises what the body may not do | says "for reference only" | states the date of the data and what is missing | and what the body may not do, and where it refers people |

# %% [markdown] lang="zh" essay="own-next-gap" points=12
# （示例答案，满分样式）
#
# **位置。** 我们是某市的知识产权服务中心，属地市级综合性机构。主体多元：全市在办的还有一家 TISC、一家高校中心和四家县区工作站（见服务地图第 2 至 7 行）；供给均等：三个县没有在办机构，来访登记显示县域来访不到一成。
#
# **数据。** 本市某篇报道写“服务机构覆盖率 100%”，出处和日期已附。报道的分母是有机构的区县数，分子也是它们，因此必然是 100%。更正：全市 9 个区县中 6 个有在办机构，覆盖 6/9，截至今年 6 月 30 日。
#
# **差距。** 下一个差距是县域首访：目标为年内三个空白县各设一个服务点。第一步由我在下月 15 日前与三县市场监管局约定登记台账。
#
# **限度与边界。** 名录截至 6 月 30 日，不含 7 月后的变动；来访登记缺线上渠道。我们不审批、不代理、不出具法律意见：授权问题转国家知识产权局，侵权问题转代理机构或律师。

# %% [markdown] lang="en" essay="own-next-gap" points=12
# (Sample answer at full marks)
#
# **Position.** We are the IP service centre of a city, a municipal comprehensive body. Plural subjects: one TISC, one university centre and four county stations are also open here (rows 2 to 7 of the service map). Equal supply: three counties have no open body, and the visitors' book shows fewer than one visitor in ten from the counties.
#
# **Figure.** A local report gives "service coverage 100%"; source and date attached. Its denominator is the districts that have a body, and so is its numerator: it cannot be anything but 100%. Put right: of 9 districts and counties, 6 have an open body, 6/9, as of 30 June of this year.
#
# **Gap.** The next gap is the first contact in the counties: one service point in each of the three empty counties within the year. First step: by the 15th of next month I agree a common visitors' register with the three county offices.
#
# **Limits and boundary.** The directory is of 30 June and holds nothing from July on; the visitors' book leaves out online enquiries. We approve nothing, represent nobody and give no legal opinions: questions of grant go to CNIPA, questions of infringement to an agency or a lawyer.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 8 题的数据都有出处和日期；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] every figure in task 8 has a source and a date;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
