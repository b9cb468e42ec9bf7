# %% [markdown] lang="zh"
# # M12 练习：窗口，一件一件办清楚
#
# **情境。** 您接手市里的知识产权服务窗口。月底前主任要四样东西：一份没有缺项的办事指南、一组经得起问的办件数字、二十则咨询的首问记录，以及一封回信。数据是本省最忙的一家窗口最近十三周的登记（直辖市没有地市级机构，用省级骨干节点的），请您从头做一遍。
#
# **时间**：约 115 分钟。**分值**：自动评分 24 分，人工评分 12 分。任务 10 是选做，只占 1 分，不做也不影响过关。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`），其余格已锁定。本份练习用三种方式之一：*运行*（在写好的几种算法里选一种）、*填空*（把 `____` 换成正确内容）、*编写*（自己写）。三种方式的检查和分值完全一样。
# - 文字要加**英文**引号，如 `"closed"`：表头上的列名和表里的代码一律加。前面几行算出来的东西（如 `day`、`limit`）不加。
# - 按 `Shift+Enter` 一格一格往下走。每题后面有一格“看一眼”（`preview(…)`），再后面是检查格。检查不通过会出现一行字：斜线前是中文，后是英文。某题暂时不会，跳过它的检查格，继续往下。
# - 检查格没有输出，只说明形式没问题，**不等于答对**：评分时换省、换日期、换机构类型再算。比率一律用 0 到 1 之间的小数，不四舍五入。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M12 exercise: the desk, one case at a time
#
# **The situation.** You take over the city's IP service desk. By the end of the month your director wants four things: guides without gaps, figures on cases that stand up to questions, a record of what to ask first in twenty enquiries, and one letter of reply. The data are the book of the busiest desk of your province over the last thirteen weeks (a municipality has no municipal body; there it is the provincial node). Do it once from start to finish.
#
# **Time**: about 115 minutes. **Points**: 24 marked automatically, 12 by a person. Task 10 is optional: it is worth 1 point only and you can pass without it.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); all others are locked. Your copy uses one of three ways: *run* (choose one of the methods given), *fill* (replace each `____`), *write* (write it yourself). Checks and points are the same for all three.
# - Put text in **straight** quotes, as in `"closed"`: headings and codes of a table always take them. What the lines above have worked out (such as `day`, `limit`) takes none.
# - Go cell by cell with `Shift+Enter`. After each answer comes a "take a look" cell (`preview(…)`), then the check cells. A check that is not passed prints one line: Chinese before the slash, English after it. If you are stuck, skip that task's check cells and move on.
# - A silent check means that the form is right, **not the answer**: marking asks again with another province, date or kind of body. Every rate is a share between 0 and 1, not rounded.
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
import math

import pandas as pd

from iplab import checks, data, parameters, show, workload
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
    tables=["service_items", "tickets", "working_days", "channels", "desk_enquiries", "one_network", "arrivals"],
)

# %% [markdown] lang="zh"
# ## 任务 1　办事指南缺了什么
#
# 一项服务的指南有八个要素：条件、对象、渠道、材料、流程、时限、结果、反馈，再加一个发布或更新日期 `guide_on`。下面的表 `guides` 是您这类机构的事项，一行一项。
#
# 写函数 `guide_faults`，返回缺陷清单：由“事项编号、要素”组成的列表，如 `[("XX01", "papers"), ("XX02", "guide_on")]`，次序随意。什么算缺陷：
#
# - 八个要素中，单元格是空的，或者写的是 `hollow` 里的空话（整格就是这句话）。“无需材料”不是空话，它把话说清楚了；
# - `guide_on` 是空的，或者早于 `as_of_date` 三年以上（正好三年的还不算）。三年是练习值。要素对了得 2 分，日期对了得 1 分。
#
# 函数收到的 `guides` 可能是别类机构的，列名相同；`elements` 是八个要素的列名。

# %% [markdown] lang="en"
# ## Task 1　What is missing in the guides?
#
# The guide of a service has eight elements: conditions, clients, channel, papers, steps, time limit, result, feedback; beside them stands `guide_on`, the day it was published or last renewed. The table `guides` below holds the items of your kind of body, one in a row.
#
# Write the function `guide_faults`. It returns the list of faults: pairs of item number and element, such as `[("XX01", "papers"), ("XX02", "guide_on")]`, in any order. What is a fault:
#
# - in the eight elements, a cell that is empty or holds nothing but one of the hollow phrases in `hollow`. "No papers needed" is not hollow: it says what there is to say;
# - a `guide_on` that is empty, or more than three years before `as_of_date` (three years to the day is not a fault yet). Three years is an exercise value. The elements give 2 points, the dates 1.
#
# The `guides` handed to the function may be those of another kind of body, with the same columns; `elements` holds the column names of the eight elements.

# %%
elements = ["conditions", "clients", "channel", "papers", "steps", "time_limit", "result", "feedback"]
hollow = ["另行通知", "尽快办理", "To be announced", "As soon as possible"]
service_items = data.load("service_items")
guides = service_items[service_items["inst_type"] == institution_type]
guides = guides[["item_id", f"name_{language}", *(f"{name}_{language}" for name in elements), "guide_on"]]
guides = guides.rename(columns=lambda name: name.removesuffix(f"_{language}"))
show.table(guides, language)


# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    ### BEGIN SOLUTION
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    for guide in guides.to_dict("records"):
        for element in elements:
            if pd.isna(guide[element]) or guide[element] in hollow:
                faults.append((guide["item_id"], element))
        if pd.isna(guide["guide_on"]) or guide["guide_on"] < oldest:
            faults.append((guide["item_id"], "guide_on"))
    return faults
    ### END SOLUTION


# %% answer="guide-faults" entry="fill"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=____)
    for guide in guides.to_dict("records"):
        for element in elements:
            if pd.isna(guide[element]) or guide[element] in ____:
                faults.append((guide["item_id"], element))
        if pd.isna(guide["guide_on"]) or guide["guide_on"] < ____:
            faults.append((guide["item_id"], "guide_on"))
    return faults


# %% answer="guide-faults" entry="run"
def only_empty(text, hollow):
    return pd.isna(text)


def empty_or_hollow(text, hollow):
    return pd.isna(text) or text in hollow


def empty_hollow_or_short(text, hollow):
    return pd.isna(text) or text in hollow or len(text) < 6


def date_missing(day, oldest):
    return pd.isna(day)


def date_missing_or_old(day, oldest):
    return pd.isna(day) or day < oldest


element_rule = None  # only_empty | empty_or_hollow | empty_hollow_or_short
date_rule = None  # date_missing | date_missing_or_old


def guide_faults(guides, elements, hollow, as_of_date):
    if element_rule is None or date_rule is None:
        raise NotImplementedError
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    faults = []
    for guide in guides.to_dict("records"):
        faults += [(guide["item_id"], name) for name in elements if element_rule(guide[name], hollow)]
        if date_rule(guide["guide_on"], oldest):
            faults.append((guide["item_id"], "guide_on"))
    return faults


# %%
preview("guide_faults", guide_faults, guides, elements, hollow, as_of_date)


# %% check="guide-faults" points=2
def _check():
    from iplab import data

    names = ["conditions", "clients", "channel", "papers", "steps", "time_limit", "result", "feedback"]
    empty_words = ["另行通知", "尽快办理", "To be announced", "As soon as possible"]
    table = data.load("service_items")

    def guides_of(kind):
        own = table[table["inst_type"] == kind][["item_id", *(f"{name}_{language}" for name in names), "guide_on"]]
        return own.rename(columns=lambda name: name.removesuffix(f"_{language}"))

    def faults_of(kind):
        got = checks.ask("guide_faults", guide_faults, guides_of(kind), names, empty_words, as_of_date)
        if isinstance(got, pd.DataFrame):
            got = list(got.itertuples(index=False, name=None))
        got = got.tolist() if hasattr(got, "tolist") else got
        assert isinstance(got, (list, tuple, set)) and all(
            isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in got
        ), (
            "[not-pairs] 应返回“事项编号、要素”两两一组的列表 / It should return a list of pairs: item number and element."
        )
        return {(str(item), str(element)) for item, element in got}

    got = faults_of(institution_type)
    unknown = sorted({element for _, element in got} - {*names, "guide_on"})[:3]
    assert not unknown, (
        f"[wrong-element] 要素应是 elements 里的列名或 guide_on，出现了 {unknown} / The element should be a column name of elements or guide_on; found {unknown}."
    )
    ### BEGIN HIDDEN TESTS
    other = next(kind for kind in ("university_centre", "county_station") if kind != institution_type)
    third = next(kind for kind in ("provincial_node", "tisc") if kind != institution_type)
    cases = []
    for kind in (institution_type, other, third):
        own = table[table["inst_type"] == kind]
        rows = [
            (item, name, text)
            for name in names
            for item, text in zip(own["item_id"].tolist(), own[f"{name}_{language}"].tolist(), strict=True)
        ]
        empty = {(item, name) for item, name, text in rows if not isinstance(text, str)}
        void = {(item, name) for item, name, text in rows if text in empty_words}
        none = {(item, name) for item, name, text in rows if text in ("无需材料", "No papers needed", "None", "无")}
        none |= {(item, name) for item, name, text in rows if name == "papers" and str(text)[:2] in ("无需", "No")}
        cases.append(
            (
                {pair for pair in faults_of(kind) if pair[1] != "guide_on"},
                empty | void,
                [
                    (
                        empty,
                        "[placeholder-taken-for-filled] “另行通知”“尽快办理”填了格子却没有内容，也是缺项 / “To be announced” and “as soon as possible” fill the cell and say nothing: they are faults too.",
                    ),
                    (
                        void,
                        "[empty-cells-missed] 空着的单元格没有列入 / Cells that are empty are not listed.",
                    ),
                    (
                        empty | void | none,
                        "[none-is-an-answer] “无需材料”是完整的要素，不是缺项 / “No papers needed” is a complete element, not a gap.",
                    ),
                ],
            )
        )
    checks.expect(
        [(frozenset(got), frozenset(right), [(frozenset(w), m) for w, m in wrong]) for got, right, wrong in cases],
        "[other] 与逐格查出的缺项不符：空格和空话都算，其余都不算 / Not the faults found cell by cell: empty cells and hollow phrases count, nothing else does.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="guide-faults-dates" points=1
# 隐藏检查：指南的日期（评分时才运行） / Hidden check (runs at marking): the dates of the guides
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    names = ["conditions", "clients", "channel", "papers", "steps", "time_limit", "result", "feedback"]
    empty_words = ["另行通知", "尽快办理", "To be announced", "As soon as possible"]
    table = data.load("service_items")
    cases = []
    for kind, day in (("municipal_comprehensive", as_of_date), ("agency_office", "2027-04-08"), ("tisc", "2027-06-30")):
        own = table[table["inst_type"] == kind]
        frame = own[["item_id", *(f"{name}_{language}" for name in names), "guide_on"]]
        got = checks.ask(
            "guide_faults",
            guide_faults,
            frame.rename(columns=lambda name: name.removesuffix(f"_{language}")),
            names,
            empty_words,
            day,
        )
        got = list(got.itertuples(index=False, name=None)) if isinstance(got, pd.DataFrame) else list(got)
        oldest = f"{int(day[:4]) - 3}{day[4:]}"
        dates = dict(zip(own["item_id"].tolist(), own["guide_on"].astype(object).tolist(), strict=True))
        missing = {item for item, on in dates.items() if pd.isna(on)}
        old = {item for item, on in dates.items() if item not in missing and str(on)[:10] < oldest}
        exact = {item for item, on in dates.items() if item not in missing and str(on)[:10] == oldest}
        own_day = f"{int(as_of_date[:4]) - 3}{as_of_date[4:]}"
        fixed = {item for item, on in dates.items() if item not in missing and str(on)[:10] < own_day}
        cases.append(
            (
                frozenset(str(pair[0]) for pair in got if str(pair[1]) == "guide_on"),
                frozenset(missing | old),
                [
                    (
                        frozenset(missing),
                        "[old-guide-kept] 三年以前的指南没有列入 / Guides of more than three years ago are not listed.",
                    ),
                    (
                        frozenset(old),
                        "[guide-without-date] 没有日期的指南没有列入 / Guides without a date are not listed.",
                    ),
                    (
                        frozenset(),
                        "[dates-not-looked-at] 指南的日期还没有看：没有日期、三年以前的都要列入 / The dates of the guides were not looked at: list those without a date and those of more than three years ago.",
                    ),
                    (
                        frozenset(missing | fixed),
                        "[fixed-day] 日期写死了：三年要从交进来的 as_of_date 往前数 / The day is typed in: count the three years back from the as_of_date that is handed in.",
                    ),
                    (
                        frozenset(missing | old | exact),
                        "[three-years-to-the-day] 正好三年的还不算：要早于三年 / Three years to the day is no fault yet: it must be earlier.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 日期一项与逐条核对的结果不符 / The dates listed are not those found one by one.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　承诺到哪一天
#
# 客户问：“最晚哪天能给我？”承诺的时限是**工作日**，从受理的**次日**起算：受理当天是第 0 天。法定节假日不算，调休上班的周末要算，以日历 `calendar` 为准。
#
# 写函数 `due_day`：给它受理日 `opened`（`pd.Timestamp`）、时限 `limit_days`（整数）和日历，返回承诺的最后一天。时限为 0 的当场办结，返回受理当天。返回 `pd.Timestamp`、`date` 或 `"2025-03-14"` 这样的文字都可以。
#
# 岔一笔（不计分）：长假前一天来的客户说：“3 个工作日，那就是 10 月 3 日吧？”“看一眼”那格算的正是这一天。这句话您怎么回？想好了，任务 11 用得上。

# %% [markdown] lang="en"
# ## Task 2　Promised by which day?
#
# The client asks: "When do I have it at the latest?" A limit is promised in **working days** and runs from the **day after** acceptance: the day of acceptance is day 0. Public holidays do not count; weekend days that are worked instead do. The table `calendar` decides.
#
# Write the function `due_day`: given the day of acceptance `opened` (a `pd.Timestamp`), the limit `limit_days` (a whole number) and the calendar, it returns the last day of the promise. A limit of 0 means on the spot: return the day of acceptance. You may return a `pd.Timestamp`, a `date`, or text such as `"2025-03-14"`.
#
# A twist (not marked): a client who comes on the day before the long holiday says: "3 working days, so that is 3 October, isn't it?" The "take a look" cell works out just that day. What do you answer? Keep it in mind for task 11.

# %%
calendar = data.load("working_days")[["date", "working_day", "kind"]]
show.table(calendar[calendar["date"].between("2025-09-26", "2025-10-12")], language)


# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    ### BEGIN SOLUTION
    if limit_days == 0:
        return opened
    later = calendar[calendar["working_day"] & (calendar["date"] > opened)].sort_values("date")
    return later["date"].iloc[limit_days - 1]
    ### END SOLUTION


# %% answer="due-day" entry="fill"
def due_day(opened, limit_days, calendar):
    day = opened
    left = limit_days
    working = dict(zip(calendar["date"], calendar[____]))
    while left > 0:
        day = day + pd.Timedelta(days=1)
        if working[____]:
            left = left - ____
    return day


# %% answer="due-day" entry="run"
def method_a(opened, limit_days, calendar):
    return opened + pd.Timedelta(days=limit_days)


def method_b(opened, limit_days, calendar):
    return opened + limit_days * pd.offsets.BDay() if limit_days else opened


def method_c(opened, limit_days, calendar):
    days = calendar[calendar["working_day"] & (calendar["date"] >= opened)]["date"]
    return days.iloc[limit_days - 1] if limit_days else opened


def method_d(opened, limit_days, calendar):
    days = calendar[calendar["working_day"] & (calendar["date"] > opened)]["date"]
    return days.iloc[limit_days - 1] if limit_days else opened


due_day = None  # method_a | method_b | method_c | method_d

# %%
preview("due_day", due_day, pd.Timestamp("2025-09-30"), 3, calendar)


# %% check="due-day" points=2
def _check():
    from iplab import data

    table = data.load("working_days")[["date", "working_day", "kind"]]

    def asked(opened, limit):
        got = checks.ask("due_day", due_day, pd.Timestamp(opened), limit, table)
        try:
            day = pd.Timestamp(got)
        except (TypeError, ValueError):
            day = pd.NaT
        assert not isinstance(got, (int, float)) and not pd.isna(day), (
            f"[not-a-day] 应返回一个日期，实际得到 {type(got).__name__} / It should return a day; it returned {type(got).__name__}."
        )
        return str(day)[:10]

    assert asked("2025-03-05", 0) == "2025-03-05", (
        "[on-the-spot] 时限为 0 是当场办结：返回受理当天 / A limit of 0 means on the spot: return the day of acceptance."
    )
    assert asked("2025-03-07", 2) != "2025-03-09", (
        "[calendar-days] 周末也数进去了：时限按工作日算 / Weekend days were counted: limits are in working days."
    )
    ### BEGIN HIDDEN TESTS
    days = [str(day)[:10] for day in table["date"].tolist()]
    works = dict(zip(days, table["working_day"].tolist(), strict=True))
    weekend = {day for day in days if pd.Timestamp(day).weekday() >= 5}

    def walk(opened, limit, counts, start=1):
        at, left = days.index(opened) + start - 1, limit
        while left > 0:
            at += 1
            left -= counts(days[at])
        return days[at]

    cases = []
    for opened, limit in (
        ("2025-09-26", 3),
        ("2025-09-30", 5),
        ("2025-10-11", 1),
        ("2024-09-30", 7),
        ("2026-02-13", 10),
        ("2025-06-29", 1),
    ):
        cases.append(
            (
                asked(opened, limit),
                walk(opened, limit, works.get),
                [
                    (
                        walk(opened, limit, lambda day: True),
                        "[calendar-days] 按自然日数的：时限按工作日算 / Counted in calendar days: limits are in working days.",
                    ),
                    (
                        walk(opened, limit, lambda day: day not in weekend),
                        "[weekdays-only] 只扣了周末：节假日和调休上班日以日历为准 / Only weekends were left out: the calendar says which days are holidays and which weekend days are worked.",
                    ),
                    (
                        walk(opened, limit, works.get, 0),
                        "[day-of-acceptance] 受理当天也算成了一天：从次日起算 / The day of acceptance was counted as a day: the limit runs from the day after.",
                    ),
                    (
                        walk(opened, limit, lambda day: works[day] and day not in weekend),
                        "[made-up-days-missed] 调休上班的周末没有算 / Weekend days worked instead of a holiday were not counted.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与照日历一天一天数出来的日子不符 / Not the day that counting through the calendar gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 3　按期率
#
# `contacts` 是窗口在 `as_of_date` 那天看到的登记簿，一行一次接洽：`closed` 为空，表示到那天还没有办结；`limit_days` 是本省承诺的时限（工作日）。
#
# 写函数 `on_time_share`，返回按期率（0 到 1，不四舍五入）：
#
# - **分子**：已办结、且所用工作日不超过 `limit_days` 的接洽数（最后一天办结也算按期）；
# - **分母**：全部已办结的，加上到 `as_of_date` 还没有办结、已用工作日**超过** `limit_days` 的。没有办结、也还没有超过时限的，尚不能判断，不计入。
#
# `workload.working_days(opened, closed, calendar)` 数工作日：从受理次日数到第二个日期当天；两个参数可以是一列，也可以是一个日期；日期为空时结果也为空。

# %% [markdown] lang="en"
# ## Task 3　Share on time
#
# `contacts` is the desk's book as it stood on `as_of_date`, one contact in a row: an empty `closed` means not closed by that day; `limit_days` is the limit your province promises (working days).
#
# Write the function `on_time_share`. It returns the share on time (0 to 1, not rounded):
#
# - **numerator**: contacts that are closed and took no more working days than `limit_days` (closing on the last day is on time);
# - **denominator**: all that are closed, and those not closed by `as_of_date` that have already taken **more** working days than `limit_days`. One that is open and not over its limit cannot be judged yet and is left out.
#
# `workload.working_days(opened, closed, calendar)` counts working days from the day after the first date up to and with the second; either may be a column or one date, and an empty date gives an empty count.

# %%
contacts = workload.desk(province, as_of_date)
print(len(contacts))
show.table(contacts.drop(columns="merged_into").tail(8), language)


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    ### BEGIN SOLUTION
    taken = workload.working_days(contacts["opened"], contacts["closed"], calendar)
    so_far = workload.working_days(contacts["opened"], as_of_date, calendar)
    closed = contacts["closed"].notna()
    on_time = closed & (taken <= contacts["limit_days"])
    overdue = ~closed & (so_far > contacts["limit_days"])
    return on_time.sum() / (closed.sum() + overdue.sum())
    ### END SOLUTION


# %% answer="on-time-share" entry="fill"
def on_time_share(contacts, calendar, as_of_date):
    done = contacts[contacts["closed"].notna()]
    waiting = contacts[contacts["closed"].isna()]
    taken = workload.working_days(done["opened"], done[____], calendar)
    so_far = workload.working_days(waiting["opened"], ____, calendar)
    on_time = (taken <= done["limit_days"]).sum()
    overdue = (so_far > waiting["limit_days"]).sum()
    return on_time / (len(done) + ____)


# %% answer="on-time-share" entry="run"
def calendar_days(opened, closed):
    return (pd.to_datetime(closed) - opened).dt.days


def days_of_the_calendar(opened, closed):
    return workload.working_days(opened, closed, calendar)


def closed_only(done, waiting, overdue):
    return len(done)


def closed_and_overdue(done, waiting, overdue):
    return len(done) + overdue


def all_contacts(done, waiting, overdue):
    return len(done) + len(waiting)


count = None  # calendar_days | days_of_the_calendar
denominator = None  # closed_only | closed_and_overdue | all_contacts


def on_time_share(contacts, calendar, as_of_date):
    if count is None or denominator is None:
        raise NotImplementedError
    done, waiting = contacts[contacts["closed"].notna()], contacts[contacts["closed"].isna()]
    on_time = (count(done["opened"], done["closed"]) <= done["limit_days"]).sum()
    until = pd.Series(pd.Timestamp(as_of_date), index=waiting.index)
    overdue = (count(waiting["opened"], until) > waiting["limit_days"]).sum()
    return on_time / denominator(done, waiting, overdue)


# %%
preview("on_time_share", on_time_share, contacts, calendar, as_of_date)


# %% check="on-time-share-shape" points=1
def _check():
    from iplab import data, workload

    table = data.load("working_days")[["date", "working_day", "kind"]]
    book = workload.desk(province, as_of_date)
    share = checks.number("on_time_share", checks.ask("on_time_share", on_time_share, book, table, as_of_date))
    assert 0 <= share <= 1, (
        "[above-one] 比率应在 0 与 1 之间：是乘了 100，还是数成了件数？ / A share lies between 0 and 1: was it multiplied by 100, or is it a number of contacts?"
    )
    closed = book["closed"].notna()
    taken, so_far = (
        (end - book["opened"]).dt.days for end in (book["closed"], pd.Series(pd.Timestamp(as_of_date), book.index))
    )
    within = int((taken[closed] <= book["limit_days"][closed]).sum())
    over = int((so_far[~closed] > book["limit_days"][~closed]).sum())
    for whole in (closed.sum(), closed.sum() + over, len(book)):
        assert not checks.same(share, within / whole), (
            "[calendar-days] 用自然日和以工作日承诺的时限相比了 / Calendar days were held against a limit promised in working days."
        )


checks.report(_check)
del _check


# %% check="on-time-share" points=2
# 隐藏检查：另一个省、另一天（评分时才运行） / Hidden check (runs at marking): another province, another day
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data, workload

    table = data.load("working_days")[["date", "working_day", "kind"]]
    days = table["date"].tolist()
    works = table["working_day"].tolist()
    weekdays = [day.weekday() < 5 for day in days]
    place_of = {day: place for place, day in enumerate(days)}
    standard = dict(
        zip(*(data.load("service_items")[name].tolist() for name in ("item_id", "limit_days")), strict=True)
    )
    second = next(name for name in ("广东省", "河南省") if name != province)
    cases = []
    for place, day in ((province, as_of_date), (second, as_of_date), (second, "2026-03-13")):
        book = workload.desk(place, day)
        rows = list(zip(*(book[name].tolist() for name in ("opened", "closed", "limit_days", "item_id")), strict=True))

        ends = [pd.Timestamp(day) if pd.isna(closed) else closed for _, closed, _, _ in rows]
        every_day, own, by_weekday, networkdays = (
            [sum(flags[place_of[row[0]] + start : place_of[end] + 1]) for row, end in zip(rows, ends, strict=True)]
            for flags, start in (([True] * len(days), 1), (works, 1), (weekdays, 1), (weekdays, 0))
        )

        def share(spans=own, *, extra=0, limits=None, whole="judged", rows=rows):
            on_time = over = done = 0
            for (_, closed, promised, item), taken in zip(rows, spans, strict=True):
                late = taken + extra > (limits or {}).get(item, promised)
                done += not pd.isna(closed)
                on_time += not pd.isna(closed) and not late
                over += pd.isna(closed) and late
            return on_time / {"judged": done + over, "closed": done, "all": len(rows)}[whole]

        cases.append(
            (
                checks.number("on_time_share", checks.ask("on_time_share", on_time_share, book, table, day)),
                share(),
                [
                    (
                        share(whole="closed"),
                        "[open-cases-dropped] 分母只有已办结的：超期还没办结的被漏掉了 / The denominator holds closed contacts only: those overdue and still open drop out.",
                    ),
                    (
                        share(whole="all"),
                        "[not-due-yet] 还没办结、也没超过时限的也算进了分母：它们尚不能判断 / Contacts that are open and not over their limit are in the denominator: they cannot be judged yet.",
                    ),
                    *(
                        (
                            share(every_day, whole=whole),
                            "[calendar-days] 用自然日和以工作日承诺的时限相比了 / Calendar days were held against a limit promised in working days.",
                        )
                        for whole in ("judged", "closed", "all")
                    ),
                    *(
                        (
                            share(by_weekday, whole=whole),
                            "[weekdays-only] 只扣了周末，没有看放假和调休 / Only weekends were left out; holidays and days worked instead were not looked at.",
                        )
                        for whole in ("judged", "closed")
                    ),
                    *(
                        (
                            share(networkdays, whole=whole),
                            "[networkdays] 像表格软件的 NETWORKDAYS 那样数：受理当天算了进去，放假和调休却没看 / Counted as NETWORKDAYS of a spreadsheet does: the day of acceptance is in, holidays and days worked instead were not looked at.",
                        )
                        for whole in ("judged", "closed")
                    ),
                    (
                        share(extra=1),
                        "[day-of-acceptance] 早了一天：受理当天是第 0 天，时限最后一天办结也算按期 / One day too strict: the day of acceptance is day 0, and closing on the last day of the limit is on time.",
                    ),
                    *(
                        (
                            share(limits=standard, whole=whole),
                            "[standard-for-promised] 用的是标准时限：要用本省承诺的 limit_days / The standard limit was used: take the limit_days that the province promises.",
                        )
                        for whole in ("judged", "closed")
                    ),
                    *(
                        (
                            round(share(), digits),
                            "[rounded] 结果被四舍五入了：留到报告里再取整 / The result was rounded: round only in the report.",
                        )
                        for digits in (4, 3, 2)
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐次清点的按期率不符：分别核对分子和分母 / Not the share that a count contact by contact gives: check numerator and denominator one by one.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　平均数盖住了谁
#
# 平均办理时长在时限之内，客户仍可能十个里有两个超期。请找出“平均看着没事、尾巴拖得长”的事项。
#
# 写函数 `items_with_a_tail`，只看**已办结**的接洽，返回同时满足三条的 `item_id`（列表，次序随意）：
#
# 1. 已办结的接洽至少 10 次；
# 2. 平均所用工作日**不超过** `limit_days`；
# 3. 第 90 百分位数**超过** `limit_days`。第 90 百分位数取“至少九成的接洽都不超过它”的最小的那个数，`workload.percentile(days, 0.9)`（`days` 是各次接洽的天数）就是这样算的。
#
# 同一张登记簿里，同一事项的 `limit_days` 都相同。

# %% [markdown] lang="en"
# ## Task 4　Whom does the mean hide?
#
# The mean can lie inside the limit while two clients in ten wait too long. Find the items that look all right by the mean and have a long tail.
#
# Write the function `items_with_a_tail`. It looks at **closed** contacts only and returns the `item_id` (a list, in any order) of those items that meet all three:
#
# 1. at least 10 closed contacts;
# 2. the mean number of working days is **not above** `limit_days`;
# 3. the 90th percentile is **above** `limit_days`. The 90th percentile is the smallest of the numbers that at least nine in ten do not exceed; `workload.percentile(days, 0.9)` computes just that (`days`: the days of each contact).
#
# Within one book all contacts about the same item have the same `limit_days`.


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    ### BEGIN SOLUTION
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        limit = rows["limit_days"].iloc[0]
        if len(rows) >= 10 and rows["taken"].mean() <= limit < workload.percentile(rows["taken"], 0.9):
            found.append(item)
    return found
    ### END SOLUTION


# %% answer="items-with-a-tail" entry="fill"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby(____):
        limit = rows["limit_days"].iloc[0]
        looks_fine = rows["taken"].mean() <= ____
        long_tail = workload.percentile(rows["taken"], ____) > ____
        if len(rows) >= 10 and looks_fine and long_tail:
            found.append(item)
    return found


# %% answer="items-with-a-tail" entry="run"
def mean_above_limit(days, limit):
    return days.mean() > limit


def mean_inside_median_above(days, limit):
    return days.mean() <= limit < days.median()


def mean_inside_ninetieth_above(days, limit):
    return days.mean() <= limit < workload.percentile(days, 0.9)


def mean_inside_longest_above(days, limit):
    return days.mean() <= limit < days.max()


rule = None  # mean_above_limit | mean_inside_median_above | mean_inside_ninetieth_above | mean_inside_longest_above


def items_with_a_tail(contacts, calendar):
    if rule is None:
        raise NotImplementedError
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    groups = [(item, rows) for item, rows in done.groupby("item_id") if len(rows) >= 10]
    return [item for item, rows in groups if rule(rows["taken"], rows["limit_days"].iloc[0])]


# %%
preview("items_with_a_tail", items_with_a_tail, contacts, calendar)


# %% check="items-with-a-tail" points=2
def _check():
    from iplab import data, workload

    table = data.load("working_days")[["date", "working_day", "kind"]]

    def asked(book):
        got = checks.ask("items_with_a_tail", items_with_a_tail, book, table)
        assert not isinstance(got, (str, dict, pd.DataFrame)) and hasattr(got, "__iter__"), (
            f"[not-a-list] 应返回 item_id 的列表，实际得到 {type(got).__name__} / It should return a list of item_id values; it returned {type(got).__name__}."
        )
        return frozenset(str(item) for item in got)

    book = workload.desk(province, as_of_date)
    unknown = sorted(asked(book) - set(book["item_id"]))[:3]
    assert not unknown, (
        f"[not-an-item] 列表里应只有 item_id，出现了 {unknown} / The list should hold item_id values only; found {unknown}."
    )
    ### BEGIN HIDDEN TESTS
    days = table["date"].tolist()
    works = table["working_day"].tolist()
    place_of = {day: place for place, day in enumerate(days)}
    working = [day for day, works_then in zip(days, works, strict=True) if works_then]

    def closed_after(spans, item, limit):
        at = working.index(pd.Timestamp("2025-03-07"))
        return [(item, working[at], working[at + span], limit) for span in spans]

    made = [
        *closed_after([0] * 17 + [1, 12, 12], "X1", 2),  # nine in ten inside
        *closed_after([1] * 8 + [4, 4], "X2", 2),
        *closed_after([1] * 8 + [4], "X3", 2),  # nine only
        *closed_after([3] * 9 + [1], "X4", 2),  # the mean is over as well
        *closed_after([2] * 9 + [1], "X5", 2),  # never late, by working days
        *closed_after([1] * 9 + [1, 40], "X6", 5),
    ]
    columns = ["item_id", "opened", "closed", "limit_days"]
    frame = pd.DataFrame(made, columns=columns).assign(
        case_id=[f"X{n:03}" for n in range(len(made))], applicant_id=None, channel="web", transfer=False
    )
    frame["merged_into"] = None
    second = next(name for name in ("山东省", "江苏省") if name != province)
    books = [book, workload.desk(second, "2025-12-31"), frame[[*workload.BOOK]]]
    cases = []
    for one in books:
        spans, calendar_spans, limits = {}, {}, {}
        for item, opened, closed, limit in zip(*(one[name].tolist() for name in columns), strict=True):
            if not pd.isna(closed):
                spans.setdefault(item, []).append(sum(works[place_of[opened] + 1 : place_of[closed] + 1]))
                calendar_spans.setdefault(item, []).append((closed - opened).days)
                limits[item] = limit

        def tail(values):
            return sorted(values)[-(-9 * len(values) // 10) - 1]

        def between(values):
            at = 0.9 * (len(values) - 1)
            low, high = sorted(values)[int(at)], sorted(values)[math.ceil(at)]
            return low + (at - int(at)) * (high - low)

        def mean(values):
            return sum(values) / len(values)

        def listed(keep, least=10, table=spans, limits=limits):
            return frozenset(
                item for item, values in table.items() if len(values) >= least and keep(values, limits[item])
            )

        def right(values, limit):
            return mean(values) <= limit < tail(values)

        cases.append(
            (
                asked(one),
                listed(right),
                [
                    (
                        listed(lambda values, limit: mean(values) > limit),
                        "[mean-hides-tail] 列的是平均数超过时限的：问的正是平均数看不出来的那些 / These are the items whose mean is above the limit; those wanted are the ones the mean does not show.",
                    ),
                    (
                        listed(lambda values, limit: tail(values) > limit),
                        "[mean-not-looked-at] 平均数也超了的不该列入：三个条件要同时满足 / Items whose mean is over as well do not belong here: all three conditions must hold.",
                    ),
                    *(
                        (
                            listed(keep),
                            "[at-the-limit] 正好等于时限不算超过：平均数不超过、第 90 百分位数超过 / Just at the limit is not above it: the mean not above, the 90th percentile above.",
                        )
                        for keep in (
                            lambda values, limit: mean(values) <= limit <= tail(values),
                            lambda values, limit: mean(values) < limit <= tail(values),
                            lambda values, limit: mean(values) < limit < tail(values),
                        )
                    ),
                    (
                        listed(lambda values, limit: mean(values) <= limit < between(values)),
                        "[interpolated] 第 90 百分位数用了插值：取至少九成不超过的最小的那个数 / The 90th percentile was interpolated: take the smallest number that nine in ten do not exceed.",
                    ),
                    (
                        listed(lambda values, limit: mean(values) <= limit < max(values)),
                        "[longest-case] 比的是最长的一次接洽，不是第 90 百分位数 / The longest contact was compared, not the 90th percentile.",
                    ),
                    (
                        listed(right, least=1),
                        "[too-few] 已办结的接洽不足 10 次的事项也列进去了 / Items with fewer than 10 closed contacts are listed too.",
                    ),
                    (
                        listed(right, least=11),
                        "[ten-is-enough] 正好 10 次接洽的也要看：至少 10 次 / Items with just 10 contacts count too: at least 10.",
                    ),
                    (
                        listed(right, table=calendar_spans),
                        "[calendar-days] 用了自然日：时限按工作日算 / Calendar days were used: limits are in working days.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件清点的结果不符：分别核对三个条件 / Not what a count contact by contact gives: check the three conditions one by one.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 5　一共是几件事
#
# 同一位客户早上打了电话，下午又在网上留言，登记簿里是两行，其实是一件事。合并规则：
#
# - 同一客户（`applicant_id`）、同一事项（`item_id`），在这件事**第一次**接洽之后 3 天以内（自然日，含第 3 天）再来的，是同一件事；
# - 第 4 天及以后再来的，是新的一件事，天数从这一次重新算起；
# - 没有客户编号的，无法知道是不是同一个人，一次接洽算一件事。
#
# `merged_into` 是窗口人员自己标的，只标了一部分，不作依据。写函数 `number_of_cases`：给它登记簿，返回合并后的件数（整数）。行的次序不保证按日期。课程备好的 `workload.with_cases(contacts)` 会加一列 `case`，写明每次接洽属于哪一件；用它还是自己写，都可以。

# %% [markdown] lang="en"
# ## Task 5　How many cases is that?
#
# A client calls in the morning and writes on the web in the afternoon: two rows in the book, one case. The rule for merging:
#
# - the same client (`applicant_id`) with the same item (`item_id`) within 3 days (calendar days, day 3 included) of the **first** contact of that case is the same case;
# - on day 4 or later it is a new case, and the days are counted anew from that contact;
# - a contact without a client's number is a case of its own: nobody can tell whether it was the same person.
#
# `merged_into` is what the desk staff marked themselves, for a part only; do not rely on it. Write the function `number_of_cases`: given the book, it returns the number of cases after merging (a whole number). The rows need not be in the order of dates. The course has `workload.with_cases(contacts)`, which adds a column `case` that says to which case each contact belongs; use it or write your own, as you like.


# %% answer="number-of-cases"
def number_of_cases(contacts):
    ### BEGIN SOLUTION
    cases = int(contacts["applicant_id"].isna().sum())
    first = {}
    known = contacts.dropna(subset=["applicant_id"]).sort_values("opened")
    for client, item, opened in zip(known["applicant_id"], known["item_id"], known["opened"], strict=True):
        since = first.get((client, item))
        if since is None or (opened - since).days > 3:
            first[client, item] = opened
            cases += 1
    return cases
    ### END SOLUTION


# %% answer="number-of-cases" entry="fill"
def number_of_cases(contacts):
    cases = contacts["applicant_id"].isna().sum()
    first = {}
    known = contacts.dropna(subset=["applicant_id"]).sort_values(____)
    for client, item, opened in zip(known["applicant_id"], known[____], known["opened"]):
        since = first.get((client, item))
        if since is None or (opened - since).days > ____:
            first[(client, item)] = opened
            cases = cases + ____
    return cases


# %% answer="number-of-cases" entry="run"
def every_contact(contacts):
    return len(contacts)


def as_marked(contacts):
    return contacts["merged_into"].isna().sum()


def client_and_item_once(contacts):
    return len(contacts.drop_duplicates(["applicant_id", "item_id"]))


def within_three_days(contacts):
    return workload.with_cases(contacts)["case"].nunique()


number_of_cases = None  # every_contact | as_marked | client_and_item_once | within_three_days

# %%
preview("number_of_cases", number_of_cases, contacts)


# %% check="number-of-cases-shape" points=1
def _check():
    from iplab import workload

    book = workload.desk(province, as_of_date)
    got = checks.number("number_of_cases", checks.ask("number_of_cases", number_of_cases, book))
    assert float(got).is_integer() and got > 0, (
        "[not-a-count] 件数应是正整数 / The number of cases should be a positive whole number."
    )
    assert got != len(book), (
        "[contact-for-case] 一次接洽算成了一件事：同一件事要合并 / Each contact was counted as a case: contacts about the same thing are to be merged."
    )
    assert got != book["merged_into"].isna().sum(), (
        "[marked-by-the-desk] 只信了窗口人员的标注：只标了一部分 / Only the marks of the desk staff were used: they marked a part only."
    )


checks.report(_check)
del _check


# %% check="number-of-cases" points=2
# 隐藏检查：另一个省、另一天（评分时才运行） / Hidden check (runs at marking): another province, another day
### BEGIN HIDDEN TESTS
def _check():
    from iplab import workload

    def counted(rows, days=3, anchor="first", item=True, nameless="apart"):
        first, cases = {}, 0
        for opened, number, matter in rows:
            client = None if pd.isna(number) else number
            key = (client, matter) if item else client
            head = first.get(key)
            if (client is None and nameless == "apart") or head is None or (opened - head).days > days:
                cases += 1
                first[key] = opened
            elif anchor == "last":
                first[key] = opened
        return cases

    made = [
        ("Z1", "A1", "MC01", "2025-03-03"),
        ("Z2", "A1", "MC01", "2025-03-05"),
        ("Z3", "A1", "MC01", "2025-03-07"),
        ("Z4", "A1", "MC02", "2025-03-07"),
        ("Z5", "A1", "MC01", "2025-03-10"),
        ("Z6", None, "MC01", "2025-03-03"),
        ("Z7", None, "MC01", "2025-03-03"),
        ("Z0", None, "MC01", "2025-03-03"),
        ("Z8", "A2", "MC01", "2025-03-20"),
        ("Z9", "A2", "MC01", "2025-03-03"),
    ]
    frame = pd.DataFrame(made, columns=["case_id", "applicant_id", "item_id", "opened"])
    frame["opened"] = pd.to_datetime(frame["opened"])
    frame = frame.assign(channel="web", closed=frame["opened"], limit_days=2, transfer=False, merged_into=None)
    second = next(name for name in ("河南省", "广东省") if name != province)
    books = [workload.desk(province, as_of_date), workload.desk(second, "2026-06-30"), frame[[*workload.BOOK]]]
    books.append(books[1].iloc[::-1].head(400))
    cases = []
    for book in books:
        rows = sorted(
            zip(*(book[name].tolist() for name in ("opened", "applicant_id", "item_id")), strict=True),
            key=lambda row: row[0],
        )
        in_order = list(zip(*(book[name].tolist() for name in ("opened", "applicant_id", "item_id")), strict=True))
        cases.append(
            (
                checks.number("number_of_cases", checks.ask("number_of_cases", number_of_cases, book)),
                counted(rows),
                [
                    (
                        len(rows),
                        "[contact-for-case] 一次接洽算成了一件事：同一件事要合并 / Each contact was counted as a case: contacts about the same thing are to be merged.",
                    ),
                    (
                        int(book["merged_into"].isna().sum()),
                        "[marked-by-the-desk] 只信了窗口人员的标注：只标了一部分 / Only the marks of the desk staff were used: they marked a part only.",
                    ),
                    (
                        counted(rows, nameless="one"),
                        "[nameless-as-one] 没有客户编号的行被当成同一个客户合并了 / Rows without a client's number were merged as if they were one client.",
                    ),
                    (
                        counted(rows, anchor="last"),
                        "[from-the-last-contact] 三天是从上一次接洽起算的：要从这件事的第一次起算 / The three days were counted from the previous contact: count from the first of the case.",
                    ),
                    (
                        counted(rows, item=False),
                        "[any-item] 没有看事项：同一客户的两件不同的事被合并了 / The item was not looked at: two different things of one client were merged.",
                    ),
                    *(
                        (
                            counted(rows, days=10**4, nameless=nameless),
                            "[ever-the-same] 没有三天的限制：几周以后再来是新的一件事 / The three days were left out: weeks later it is a new case.",
                        )
                        for nameless in ("apart", "one")
                    ),
                    (
                        counted(rows, days=2),
                        "[third-day-left-out] 第 3 天也在三天以内 / The third day is still within three days.",
                    ),
                    (
                        counted(in_order),
                        "[rows-in-disorder] 行的次序不保证按日期：先按受理日排序 / The rows need not be in the order of dates: sort by the day of opening first.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与按规则逐行合并的件数不符 / Not the number that merging row by row gives.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　一站办结与全程网办
#
# 表 `merged` 是登记簿加了一列 `case`：同一件事的各次接洽写着同一个编号（下面列出接洽过不止一次的几件）。写函数 `one_stop`，交给它这样一张表和渠道表 `channels`，返回字典：
#
# - `one_stop_share`：只看**已经办完**的事（各次接洽都已有 `closed`），其中没有任何一次接洽转出（`transfer`）的占多少；
# - `online_share`：全部的事里，**每一次**接洽都走线上渠道的占多少。哪些渠道算线上，看 `channels` 表的 `online` 一列（电话算线下）。
#
# 按件汇总时，`"all"` 是“每一次都是”，`"any"` 是“有一次就是”。

# %% [markdown] lang="en"
# ## Task 6　Done at one stop, done online from start to end
#
# The table `merged` is the book with one more column, `case`: contacts about the same thing carry the same number (below, some cases with more than one contact). Write the function `one_stop`: given such a table and the table `channels`, it returns a dictionary:
#
# - `one_stop_share`: of the cases that are **finished** (each of their contacts has a `closed`), the share in which no contact at all was passed on (`transfer`);
# - `online_share`: of all cases, the share in which **every** contact came in by an online channel. The column `online` of the table `channels` says which channels are online (the telephone counts as offline).
#
# When contacts are summed up by case, `"all"` means "each of them is" and `"any"` means "at least one is".

# %%
channels = data.load("channels")
show.table(channels, language)

# %%
merged = workload.with_cases(contacts)
again = merged[merged.duplicated("case", keep=False)].sort_values(["case", "opened"])
show.table(again[["case", "case_id", "channel", "opened", "closed", "transfer"]].head(8), language)


# %% answer="one-stop"
def one_stop(contacts, channels):
    ### BEGIN SOLUTION
    online = dict(zip(channels["channel"], channels["online"], strict=True))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    cases = rows.groupby("case").agg(done=("done", "all"), moved=("transfer", "any"), online=("online", "all"))
    finished = cases[cases["done"]]
    return {"one_stop_share": (~finished["moved"]).mean(), "online_share": cases["online"].mean()}
    ### END SOLUTION


# %% answer="one-stop" entry="fill"
def one_stop(contacts, channels):
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    cases = rows.groupby(____).agg({"done": "all", "transfer": ____, "online": ____})
    finished = cases[cases[____]]
    return {
        "one_stop_share": 1 - finished["transfer"].mean(),
        "online_share": cases["online"].mean(),
    }


# %% answer="one-stop" entry="run"
def by_contact(rows):
    return rows[["done", "transfer", "online"]]


def first_contact_of_a_case(rows):
    return rows.sort_values(["opened", "case_id"]).groupby("case")[["done", "transfer", "online"]].first()


def whole_cases(rows):
    return rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})


unit = None  # by_contact | first_contact_of_a_case | whole_cases


def one_stop(contacts, channels):
    if unit is None:
        raise NotImplementedError
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    table = unit(rows)
    finished = table[table["done"]]
    return {"one_stop_share": 1 - finished["transfer"].mean(), "online_share": table["online"].mean()}


# %%
preview("one_stop", one_stop, merged, channels)


# %% check="one-stop" points=2
def _check():
    from iplab import data, workload

    table = data.load("channels")

    def asked(book):
        got = checks.ask("one_stop", one_stop, book, table)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        assert {"one_stop_share", "online_share"} <= set(got), (
            "[not-a-dict] 应返回含 one_stop_share 和 online_share 的字典 / It should return a dictionary with one_stop_share and online_share."
        )
        return [checks.number(name, got[name]) for name in ("one_stop_share", "online_share")]

    mine = workload.with_cases(workload.desk(province, as_of_date))
    assert max(asked(mine)) <= 1, "[above-one] 比率应在 0 与 1 之间 / Shares lie between 0 and 1."
    ### BEGIN HIDDEN TESTS
    second = next(name for name in ("山东省", "四川省") if name != province)
    wired = {"web", "mobile"}
    stop_cases, online_cases = [], []
    for book in (mine, workload.with_cases(workload.desk(second, "2025-09-30"))):
        by_case = {}
        names = ("case", "closed", "transfer", "channel", "opened", "case_id")
        for case, closed, moved, channel, opened, number in zip(*(book[name].tolist() for name in names), strict=True):
            by_case.setdefault(case, []).append((opened, number, not pd.isna(closed), bool(moved), channel))
        groups = [sorted(rows) for rows in by_case.values()]
        contacts_all = [row for rows in groups for row in rows]
        finished = [rows for rows in groups if all(row[2] for row in rows)]

        def kept(rows_of_cases, moved):
            return sum(not moved(rows) for rows in rows_of_cases) / len(rows_of_cases)

        def touched(rows):
            return any(row[3] for row in rows)

        closed_contacts = [row for row in contacts_all if row[2]]
        stop, online = asked(book)
        stop_cases.append(
            (
                stop,
                kept(finished, touched),
                [
                    *(
                        (
                            sum(not row[3] for row in rows) / len(rows),
                            "[one-stop-by-contact] 按接洽次数算的：一件事里转过一次，就不是一站办结 / Counted by contact: a case that was passed on once was not done at one stop.",
                        )
                        for rows in (closed_contacts, contacts_all)
                    ),
                    *(
                        (
                            kept(some, lambda rows: rows[0][3]),
                            "[first-contact-only] 只看了每件事的第一次接洽 / Only the first contact of each case was looked at.",
                        )
                        for some in (finished, groups, [rows for rows in groups if rows[0][2]])
                    ),
                    (
                        kept(groups, touched),
                        "[open-cases-counted] 没有办完的事也算进去了 / Cases that are not finished are counted too.",
                    ),
                    (
                        sum(not touched(rows) for rows in finished) / len(groups),
                        "[open-cases-counted] 分母里还有没办完的事 / Cases that are not finished stand in the denominator.",
                    ),
                    (
                        kept([rows for rows in groups if any(row[2] for row in rows)], touched),
                        "[open-cases-counted] 只要有一次接洽办结就算办完了：要每一次都办结 / One closed contact was taken for a finished case: each contact must be closed.",
                    ),
                    (
                        1 - kept(finished, touched),
                        "[turned-round] 这是转出的占比：问的是没有转出的 / This is the share passed on; the share not passed on is asked for.",
                    ),
                ],
            )
        )
        online_cases.append(
            (
                online,
                sum(all(row[4] in wired for row in rows) for rows in groups) / len(groups),
                [
                    (
                        sum(row[4] in wired for row in contacts_all) / len(contacts_all),
                        "[online-by-contact] 按接洽次数算的：要按件算 / Counted by contact: count cases.",
                    ),
                    (
                        sum(any(row[4] in wired for row in rows) for rows in groups) / len(groups),
                        "[any-online] 有一次线上就算成了全程网办：要每一次都在线上 / One online contact was taken for online from start to end: every contact must be online.",
                    ),
                    (
                        sum(rows[0][4] in wired for rows in groups) / len(groups),
                        "[first-contact-only] 只看了每件事的第一次接洽 / Only the first contact of each case was looked at.",
                    ),
                    (
                        sum(all(row[4] in wired | {"phone"} for row in rows) for rows in groups) / len(groups),
                        "[telephone-online] 电话也算成了线上：以 channels 表为准 / The telephone was counted as online: the table channels decides.",
                    ),
                    (
                        sum(all(row[4] in wired for row in rows) for rows in finished) / len(finished),
                        "[finished-only] online_share 问的是全部的事，不只是办完的 / online_share asks for all cases, not only finished ones.",
                    ),
                ],
            )
        )
    checks.expect(
        stop_cases,
        "[other] one_stop_share 与逐件清点的结果不符 / one_stop_share is not what a count case by case gives.",
    )
    checks.expect(
        online_cases,
        "[other] online_share 与逐件清点的结果不符 / online_share is not what a count case by case gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　先问什么
#
# 下面二十则咨询，都缺一项要紧的事实。缺了它，答得再流利也可能是错的。`facts` 列出二十三种可以先问的内容。给每一则选**最能决定怎么答**的那一项，写进字典 `ask_first`：键是 `enquiry_id`，值是 `facts` 里的编号，如 `"Q01": "F23"`。
#
# 二十则都要填。答对 12 则得 1 分；初级班答对 16 则、中级班 18 则、高级班 19 则，再得 2 分（您的等级见最上面的参数表）。

# %% [markdown] lang="en"
# ## Task 7　What to ask first
#
# Each of the twenty enquiries below lacks one fact that matters. Without it even a fluent answer may be wrong. `facts` lists twenty-three things you could ask first. For each enquiry choose the one that **decides most how to answer** and write it into the dictionary `ask_first`: the key is the `enquiry_id`, the value a code from `facts`, as in `"Q01": "F23"`.
#
# Fill in all twenty. 12 right give 1 point; 16 right in a basic cohort, 18 in an intermediate, 19 in an advanced one give 2 more (your tier is in the table of parameters at the top).

# %%
enquiries = data.load("desk_enquiries")
show.table(enquiries[["enquiry_id", "channel", f"client_{language}", f"text_{language}"]], language)

# %%
facts = enquiries.sort_values("missing_en")[f"missing_{language}"].to_list()
facts += {
    "zh": ["不用再问，直接答复", "姓名和联系电话", "从哪里知道本中心、以前来过没有"],
    "en": ["Nothing: answer at once", "Name and telephone number", "How they heard of the centre, and earlier visits"],
}[language]
facts = pd.DataFrame({"code": [f"F{number:02}" for number in range(1, len(facts) + 1)], "fact": facts})
show.table(facts, language)

# %% answer="ask-first"
### BEGIN SOLUTION
numbers = [3, 7, 16, 4, 2, 8, 17, 11, 18, 6, 14, 5, 13, 12, 9, 19, 10, 15, 1, 20]
ask_first = {f"Q{enquiry:02}": f"F{number:02}" for enquiry, number in enumerate(numbers, 1)}
### END SOLUTION

# %% answer="ask-first" entry="fill"
ask_first = {
    "Q01": None,
    "Q02": None,
    "Q03": None,
    "Q04": None,
    "Q05": None,
    "Q06": None,
    "Q07": None,
    "Q08": None,
    "Q09": None,
    "Q10": None,
    "Q11": None,
    "Q12": None,
    "Q13": None,
    "Q14": None,
    "Q15": None,
    "Q16": None,
    "Q17": None,
    "Q18": None,
    "Q19": None,
    "Q20": None,
}

# %% answer="ask-first" entry="run"
ask_first = {
    "Q01": None,  # "F22" | "F03" | "F14"
    "Q02": None,  # "F07" | "F01" | "F09"
    "Q03": None,  # "F21" | "F13" | "F16"
    "Q04": None,  # "F04" | "F17" | "F21"
    "Q05": None,  # "F07" | "F02" | "F23"
    "Q06": None,  # "F21" | "F04" | "F08"
    "Q07": None,  # "F17" | "F08" | "F14"
    "Q08": None,  # "F09" | "F21" | "F11"
    "Q09": None,  # "F18" | "F11" | "F22"
    "Q10": None,  # "F21" | "F06" | "F15"
    "Q11": None,  # "F05" | "F14" | "F03"
    "Q12": None,  # "F05" | "F12" | "F22"
    "Q13": None,  # "F21" | "F05" | "F13"
    "Q14": None,  # "F23" | "F12" | "F05"
    "Q15": None,  # "F09" | "F07" | "F21"
    "Q16": None,  # "F22" | "F21" | "F19"
    "Q17": None,  # "F10" | "F06" | "F15"
    "Q18": None,  # "F07" | "F15" | "F10"
    "Q19": None,  # "F07" | "F22" | "F01"
    "Q20": None,  # "F20" | "F23" | "F21"
}

# %% answer="ask-first" entry="write"
ask_first = {}


# %% check="ask-first-most" points=1
def _check():
    from iplab import data

    assert isinstance(ask_first, dict), (
        f"[not-a-dict] ask_first 应是字典，实际是 {type(ask_first).__name__} / ask_first should be a dictionary; it is {type(ask_first).__name__}."
    )
    table = data.load("desk_enquiries")
    open_ones = sorted(set(table["enquiry_id"]) - {key for key, code in ask_first.items() if code is not None})
    assert not open_ones, f"[not-answered] 还没有选：{open_ones} / Nothing chosen yet for {open_ones}."
    codes = {f"F{number:02}" for number in range(1, len(table) + 4)}
    unknown = sorted({str(code) for code in ask_first.values()} - codes)[:3]
    assert not unknown, f"[unknown-code] facts 里没有这些编号：{unknown} / These codes are not in facts: {unknown}."
    ### BEGIN HIDDEN TESTS
    missing = dict(zip(*(table[name].tolist() for name in ("enquiry_id", "missing_en")), strict=True))
    code_of = {text: f"F{number:02}" for number, text in enumerate(sorted(missing.values()), 1)}
    hits = sum(ask_first.get(key) == code_of[text] for key, text in missing.items())
    chosen = list(ask_first.values())
    habit = max(
        (
            "[answered-at-once] 有几则没问就答了：缺的那项事实会改变答案 / Some were answered without asking: the missing fact would change the answer.",
            chosen.count("F21"),
        ),
        (
            "[name-first] 先问姓名电话办不了事：先问决定怎么答的那一项 / A name and number settle nothing: ask first what decides the answer.",
            chosen.count("F22") + chosen.count("F23"),
        ),
        (
            "[other] 再读一遍：少了哪一项，两种答法都说得通？ / Read again: which gap leaves two different answers possible?",
            1,
        ),
        key=lambda pair: pair[1],
    )
    zh, en = habit[0].split(" / ")
    assert hits >= 12, f"{zh}（20 则中对 {hits} 则） / {en} ({hits} of 20 right)"
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="ask-first" points=2
# 隐藏检查：本等级要求的则数（评分时才运行） / Hidden check (runs at marking): as many as your tier asks for
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    table = data.load("desk_enquiries")
    missing = dict(zip(*(table[name].tolist() for name in ("enquiry_id", "missing_en")), strict=True))
    code_of = {text: f"F{number:02}" for number, text in enumerate(sorted(missing.values()), 1)}
    assert isinstance(ask_first, dict), "[not-a-dict] ask_first 应是字典 / ask_first should be a dictionary."
    hits = sum(ask_first.get(key) == code_of[text] for key, text in missing.items())
    least = {"basic": 16, "intermediate": 18, "advanced": 19}.get(tier, 16)
    wrong = {key: str(ask_first.get(key)) for key, text in missing.items() if ask_first.get(key) != code_of[text]}
    swapped = {key for key, code in wrong.items() if code in code_of.values()}
    at_once = sum(code == "F21" for code in wrong.values())
    by_habit = sum(code in ("F21", "F22", "F23") for code in wrong.values())
    hints = [
        (
            2 * by_habit > len(wrong) and 2 * at_once >= by_habit,
            "[answered-at-once] 有几则没问就答了：缺的那项事实会改变答案 / Some were answered without asking: the missing fact would change the answer.",
        ),
        (
            2 * by_habit > len(wrong),
            "[name-first] 先问姓名电话办不了事：先问决定怎么答的那一项 / A name and number settle nothing: ask first what decides the answer.",
        ),
        (
            len(swapped & {"Q02", "Q15", "Q19"}) >= 2,
            "[which-number] 专利号、注册号、申请号各管各的事：先看客户问的是哪一种权利、哪一笔钱 / Patent number, registration number, application number: each serves another purpose; see first which right or payment the client means.",
        ),
        (
            len(swapped & {"Q04", "Q05", "Q06", "Q07"}) >= 2,
            "[which-date] 要哪个日期、还要不要问地方：先看客户卡在公开、优先权还是国家阶段 / Which date, and is a place needed too? See whether it is publication, priority or the national phase that holds the client up.",
        ),
        (
            True,
            "[too-many-wrong] 答对的还没有到本等级要求的则数 / Fewer are right than your tier asks for.",
        ),
    ]
    hint = next(text for applies, text in hints if applies)
    zh, en = hint.split(" / ")
    assert hits >= least, f"{zh}（20 则中对 {hits} 则） / {en} ({hits} of 20 right)"


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 8　这件事在我们这里归哪一层
#
# 问清楚以后要分流：`basic`（基础，窗口当场或短期可办）、`professional`（专业，派给检索分析人员）、`refer`（转介）。同一个事项，不同机构归的层次不同：专利检索在市中心归专业，在备案网点是转介；本机构清单里没有的事项，一律转介。
#
# 写函数 `tier_here`：给它咨询表（有 `enquiry_id`、`topic`、`tier` 三列，`tier` 是办得了这件事的机构通常的归法，不一定是您这里的）、事项清单 `items` 和机构类型，返回字典：键是 `enquiry_id`，值是这类机构该归的层次。`items` 里 `inst_type` 是机构类型，`topic` 是事项代码，`tier` 是层次。

# %% [markdown] lang="en"
# ## Task 8　Which tier is it at our desk?
#
# Once the question is clear, the case is sorted: `basic` (the desk settles it, at once or soon), `professional` (goes to the search and analysis staff), `refer` (passed on). The same matter stands in different tiers at different bodies: a patent search is professional at the city centre and a referral at a recorded outlet; a matter that is not on a body's own list is always referred.
#
# Write the function `tier_here`: given the enquiries (columns `enquiry_id`, `topic`, `tier`; that `tier` is the usual one at bodies that offer the matter, not necessarily yours), the list of `items` and a kind of body, it returns a dictionary: the key is the `enquiry_id`, the value the tier at that kind of body. In `items`, `inst_type` is the kind of body, `topic` the code of the matter, `tier` the tier.

# %%
topics = enquiries[["enquiry_id", "topic", "tier"]]
items = service_items[["inst_type", "item_id", "topic", "tier"]]
display(show.table(topics.head(6), language))
show.table(items[items["inst_type"] == institution_type], language)


# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    ### BEGIN SOLUTION
    own = items[items["inst_type"] == institution_type]
    tier_of = dict(zip(own["topic"], own["tier"], strict=True))
    return {
        number: tier_of.get(topic, "refer")
        for number, topic in zip(enquiries["enquiry_id"], enquiries["topic"], strict=True)
    }
    ### END SOLUTION


# %% answer="tier-here" entry="fill"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == ____]
    tier_of = dict(zip(own["topic"], own[____]))
    result = {}
    for number, topic in zip(enquiries["enquiry_id"], enquiries[____]):
        result[number] = tier_of.get(topic, ____)
    return result


# %% answer="tier-here" entry="run"
def general_tier(enquiry, own, items):
    return enquiry["tier"]


def own_list_else_general(enquiry, own, items):
    return own.get(enquiry["topic"], enquiry["tier"])


def own_list_else_refer(enquiry, own, items):
    return own.get(enquiry["topic"], "refer")


def any_list(enquiry, own, items):
    return dict(zip(items["topic"], items["tier"])).get(enquiry["topic"], "refer")


rule = None  # general_tier | own_list_else_general | own_list_else_refer | any_list


def tier_here(enquiries, items, institution_type):
    if rule is None:
        raise NotImplementedError
    rows = items[items["inst_type"] == institution_type]
    own = dict(zip(rows["topic"], rows["tier"]))
    return {enquiry["enquiry_id"]: rule(enquiry, own, items) for enquiry in enquiries.to_dict("records")}


# %%
preview("tier_here", tier_here, topics, items, institution_type)


# %% check="tier-here" points=2
def _check():
    from iplab import data

    asked_of = data.load("desk_enquiries")[["enquiry_id", "topic", "tier"]]
    table = data.load("service_items")[["inst_type", "item_id", "topic", "tier"]]

    def asked(kind):
        got = checks.ask("tier_here", tier_here, asked_of, table, kind)
        assert isinstance(got, (dict, pd.Series)), (
            f"[not-a-dict] 应返回字典，实际得到 {type(got).__name__} / It should return a dictionary; it returned {type(got).__name__}."
        )
        return {str(key): str(value) for key, value in dict(got).items()}

    unknown = sorted(set(asked(institution_type).values()) - {"basic", "professional", "refer"})[:3]
    assert not unknown, (
        f"[unknown-tier] 层次只有 basic、professional、refer，出现了 {unknown} / The tiers are basic, professional and refer; found {unknown}."
    )
    ### BEGIN HIDDEN TESTS
    numbers, wanted, general = (asked_of[name].tolist() for name in ("enquiry_id", "topic", "tier"))
    lists = list(zip(*(table[name].tolist() for name in ("inst_type", "topic", "tier")), strict=True))
    cases = []
    for kind in dict.fromkeys((institution_type, "outlet", "county_station", "protection_centre")):
        own = {topic: tier for body, topic, tier in lists if body == kind}
        anywhere = {topic: tier for _, topic, tier in lists}
        earliest = {topic: tier for _, topic, tier in reversed(lists)}
        cases.append(
            (
                asked(kind),
                {number: own.get(topic, "refer") for number, topic in zip(numbers, wanted, strict=True)},
                [
                    (
                        dict(zip(numbers, general, strict=True)),
                        "[not-on-our-list] 用了通常的归法：以本机构的清单为准，清单里没有的一律转介 / The usual tiers were used: the body's own list decides, and what is not on it is referred.",
                    ),
                    (
                        {
                            number: own.get(topic, tier)
                            for number, topic, tier in zip(numbers, wanted, general, strict=True)
                        },
                        "[kept-what-is-not-ours] 清单里没有的事项没有转介 / Matters that are not on the list were not referred.",
                    ),
                    *(
                        (
                            {number: other.get(topic, "refer") for number, topic in zip(numbers, wanted, strict=True)},
                            "[another-bodys-list] 查的是各类机构混在一起的清单：先挑出这类机构的 / The lists of all kinds of body were taken together: pick out the one of this kind first.",
                        )
                        for other in (anywhere, earliest)
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与照本机构清单逐条归类的结果不符 / Not the tiers that the body's own list gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 9　一网通办省了什么
#
# `one_network` 一行一个事项，`_before` 是上网前，`_after` 是上网后。写函数 `network_cuts`：只看到 `as_of_date` 为止**已经上网**的事项（`on_network_since` 不晚于这一天），返回字典：
#
# - `papers_cut`：材料总数减少了多少，等于（前的合计 − 后的合计）÷ 前的合计。先加总，再相除；
# - `days_cut`：时限总天数减少了多少，算法相同，但只用前后单位**都是工作日**（`working`）的事项；
# - `visits_saved`：一年让客户少跑多少趟。每件少跑的次数（`visits_before` 减 `visits_after`）× 一年的**网办**件数（`online_cases_year`），再加总。
#
# 前两个是 0 到 1 之间的小数，不四舍五入。到那天一个事项也没上网的情形不会问到。

# %% [markdown] lang="en"
# ## Task 9　What has the one network saved?
#
# `one_network` has one matter in a row; `_before` is before it went on the network, `_after` is after. Write the function `network_cuts`. It looks only at matters **on the network** by `as_of_date` (`on_network_since` is that day or earlier) and returns a dictionary:
#
# - `papers_cut`: by how much the number of papers fell, (total before − total after) ÷ total before. Add up first, then divide;
# - `days_cut`: by how much the days of the limits fell, in the same way, but only with matters whose unit is **working days** (`working`) both before and after;
# - `visits_saved`: how many trips clients are spared in a year. Trips saved in each case (`visits_before` less `visits_after`) × **online** cases of a year (`online_cases_year`), added up.
#
# The first two are shares between 0 and 1, not rounded. No date is asked on which nothing was on the network yet.

# %%
matters = data.load("one_network")
hidden = ["name_en" if language == "zh" else "name_zh", "steps_before", "steps_after"]
shown = matters.drop(columns=hidden)
display(show.table(shown.drop(columns=[name for name in shown if "days" in name]), language))
show.table(shown[["matter_id", *(name for name in shown if "days" in name)]], language)


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    ### BEGIN SOLUTION
    there = matters[matters["on_network_since"] <= as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": 1 - there["papers_after"].sum() / there["papers_before"].sum(),
        "days_cut": 1 - same["days_after"].sum() / same["days_before"].sum(),
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }
    ### END SOLUTION


# %% answer="network-cuts" entry="fill"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] <= ____]
    same = there[(there["days_before_unit"] == ____) & (there["days_after_unit"] == "working")]
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": 1 - there["papers_after"].sum() / there[____].sum(),
        "days_cut": 1 - ____["days_after"].sum() / ____["days_before"].sum(),
        "visits_saved": (fewer * there[____]).sum(),
    }


# %% answer="network-cuts" entry="run"
def mean_of_cuts(before, after):
    return (1 - after / before).mean()


def cut_of_totals(before, after):
    return 1 - after.sum() / before.sum()


def every_matter(there):
    return there


def working_both(there):
    return there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]


cut = None  # mean_of_cuts | cut_of_totals
with_days = None  # every_matter | working_both
cases_column = None  # "cases_year" | "online_cases_year"


def network_cuts(matters, as_of_date):
    if cut is None or with_days is None or cases_column is None:
        raise NotImplementedError
    there = matters[matters["on_network_since"] <= as_of_date]
    same = with_days(there)
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": cut(same["days_before"], same["days_after"]),
        "visits_saved": (fewer * there[cases_column]).sum(),
    }


# %%
preview("network_cuts", network_cuts, matters, as_of_date)


# %% check="network-cuts" points=2
def _check():
    from iplab import data

    table = data.load("one_network")

    def asked(day):
        got = checks.ask("network_cuts", network_cuts, table, day)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        assert {"papers_cut", "days_cut", "visits_saved"} <= set(got), (
            "[not-a-dict] 应返回含 papers_cut、days_cut、visits_saved 的字典 / It should return a dictionary with papers_cut, days_cut and visits_saved."
        )
        return [checks.number(name, got[name]) for name in ("papers_cut", "days_cut")]

    assert max(asked(as_of_date)) <= 1, (
        "[per-cent] papers_cut 和 days_cut 应是 0 到 1 之间的小数 / papers_cut and days_cut should be shares between 0 and 1."
    )
    ### BEGIN HIDDEN TESTS
    columns = ["on_network_since", "papers_before", "papers_after", "days_before", "days_after"]
    columns += ["days_before_unit", "days_after_unit"]
    rows = list(zip(*(table[name].tolist() for name in columns), strict=True))
    paper_cases, day_cases = [], []
    for day in (as_of_date, "2024-12-20", "2026-02-28"):
        before_it = [row for row in rows if str(row[0])[:10] < day]
        there = [row for row in rows if str(row[0])[:10] <= day]
        both = [row for row in there if row[5] == row[6] == "working"]

        def total(some, before, after):
            pairs = [(row[before], row[after]) for row in some]
            return sum(old - new for old, new in pairs) / sum(old for old, _ in pairs)

        def mean(some, before, after):
            pairs = [(row[before], row[after]) for row in some]
            return sum((old - new) / old for old, new in pairs) / len(pairs)

        def wrong_ways(own, every, before, after):
            return [
                *(
                    (
                        mean(some, before, after),
                        "[mean-of-percentages] 各事项压减比例的平均，不等于总量压减：先加总，再相除 / The mean of the cuts is not the cut of the total: add up first, then divide.",
                    )
                    for some in (own, every)
                ),
                (
                    1 / (1 - total(own, before, after)) - 1,
                    "[wrong-base] 除以了上网后的合计：应除以上网前的 / Divided by the total after: divide by the total before.",
                ),
                (
                    1 - total(own, before, after),
                    "[what-is-left] 这是剩下的比例，不是减少的 / This is the share that is left, not the cut.",
                ),
            ]

        all_both = [row for row in rows if row[5] == row[6] == "working"]
        late = "[not-yet-online] 所问日期还没有上网的事项也算进去了 / Matters that were not on the network by the day asked are counted too."
        eve = "[the-day-itself] 当天上网的也算：不晚于这一天 / A matter that went on the network on the day itself counts: that day or earlier."
        papers, days = asked(day)
        paper_cases.append(
            (
                papers,
                total(there, 1, 2),
                [*wrong_ways(there, rows, 1, 2), (total(rows, 1, 2), late), (total(before_it, 1, 2), eve)],
            )
        )
        mixed = "[mixed-day-units] 自然日和工作日直接相减了：只用前后都是工作日的事项 / Calendar days and working days were subtracted: use only matters in working days on both sides."
        day_cases.append(
            (
                days,
                total(both, 3, 4),
                [
                    (total(there, 3, 4), mixed),
                    (total(rows, 3, 4), mixed),
                    *wrong_ways(both, all_both, 3, 4),
                    (total(all_both, 3, 4), late),
                    (total([row for row in before_it if row in both], 3, 4), eve),
                ],
            )
        )
    checks.expect(
        paper_cases,
        "[other] papers_cut 与逐项加总的结果不符 / papers_cut is not what adding up matter by matter gives.",
    )
    checks.expect(
        day_cases,
        "[other] days_cut 与逐项加总的结果不符 / days_cut is not what adding up matter by matter gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="network-cuts-visits" points=1
# 隐藏检查：少跑的趟数（评分时才运行） / Hidden check (runs at marking): the trips spared
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    table = data.load("one_network")
    columns = ["on_network_since", "visits_before", "visits_after", "cases_year", "online_cases_year"]
    rows = list(zip(*(table[name].tolist() for name in columns), strict=True))
    cases = []
    for day in (as_of_date, "2024-12-20"):
        before_it = [row for row in rows if str(row[0])[:10] < day]
        got = checks.ask("network_cuts", network_cuts, table, day)
        got = dict(got) if isinstance(got, (dict, pd.Series)) else {}
        there = [row for row in rows if str(row[0])[:10] <= day]
        cases.append(
            (
                checks.number("visits_saved", got.get("visits_saved")),
                sum((row[1] - row[2]) * row[4] for row in there),
                [
                    (
                        sum((row[1] - row[2]) * row[3] for row in there),
                        "[all-cases] 乘了全部件数：只有网办的才少跑 / Multiplied by all cases: only those done online spare the trip.",
                    ),
                    (
                        sum(row[1] - row[2] for row in there),
                        "[trips-not-weighted] 没有乘件数：每个事项一年办多少件并不一样 / Not multiplied by cases: matters differ in how many there are in a year.",
                    ),
                    (
                        sum((row[1] - row[2]) * row[4] for row in before_it),
                        "[the-day-itself] 当天上网的也算：不晚于这一天 / A matter that went on the network on the day itself counts: that day or earlier.",
                    ),
                    *(
                        (
                            sum((row[1] - row[2]) * row[column] for row in rows),
                            "[not-yet-online] 所问日期还没有上网的事项也算进去了 / Matters that were not on the network by the day asked are counted too.",
                        )
                        for column in (4, 3)
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] visits_saved 与逐项算出的趟数不符 / visits_saved is not what going matter by matter gives.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 10（选做）　热线每小时要几个人
#
# 排队公式 Erlang C 用在来电多、随时会来的省级热线上，不用在每周几十件的窗口上。表 `hours` 是本省热线各个周一的平均：一行一小时，`calls` 是每小时来电数，`mean_minutes` 是平均处理分钟数。
#
# 要求（练习值）：每小时等候超过 10 分钟的来电不超过 20%。写函数 `staff_by_hour`，返回字典：键是 `hour`，值是那一小时最少的接线人数（整数，至少 1，没有来电的小时也要有人）。`workload.wait_beyond(people, calls, mean_minutes, 10)`（`people` 是人数）给出等候超过 10 分钟的概率。

# %% [markdown] lang="en"
# ## Task 10 (optional)　How many people on the hotline, hour by hour?
#
# The queueing formula Erlang C fits a provincial hotline with many calls at random, not a desk with some dozens of cases a week. The table `hours` is the average of the Mondays of your province's hotline: one hour in a row, `calls` is the number of calls in an hour and `mean_minutes` the mean handling time in minutes.
#
# What is asked (an exercise value): in each hour no more than 20% of calls wait longer than 10 minutes. Write the function `staff_by_hour`. It returns a dictionary: the key is the `hour`, the value the fewest people needed in that hour (a whole number, at least 1, in an hour without calls too). `workload.wait_beyond(people, calls, mean_minutes, 10)` (`people`: how many answer) gives the probability of a wait above 10 minutes.

# %%
arrivals = data.load("arrivals")
monday = arrivals[(arrivals["province"] == province) & (arrivals["date"].dt.day_of_week == 0)]
monday = monday[monday["date"] <= as_of_date]
monday = monday.assign(minutes=(monday["calls"] * monday["mean_minutes"]).fillna(0))
hours = monday.groupby("hour", as_index=False)[["calls", "minutes"]].mean()
hours["mean_minutes"] = hours["minutes"] / hours["calls"]
hours = hours[["hour", "calls", "mean_minutes"]].round(2)
show.table(hours, language)


# %% answer="staff-by-hour"
def staff_by_hour(hours):
    ### BEGIN SOLUTION
    rows = zip(hours["hour"], hours["calls"], hours["mean_minutes"], strict=True)
    return {hour: workload.least_staff(calls, minutes, 10, 0.2) for hour, calls, minutes in rows}
    ### END SOLUTION


# %% answer="staff-by-hour" entry="fill"
def staff_by_hour(hours):
    result = {}
    for hour, calls, mean_minutes in zip(hours["hour"], hours["calls"], hours["mean_minutes"]):
        people = 1
        while workload.wait_beyond(people, calls, mean_minutes, ____) > ____:
            people = people + 1
        result[hour] = people
    return result


# %% answer="staff-by-hour" entry="run"
def same_all_day(hours):
    people = workload.least_staff(hours["calls"].mean(), hours["mean_minutes"].mean(), 10, 0.2)
    return dict.fromkeys(hours["hour"], people)


def busy_minutes_only(hours):
    load = hours["calls"] * hours["mean_minutes"] / 60
    return {hour: math.floor(one) + 1 for hour, one in zip(hours["hour"], load)}


def wait_hour_by_hour(hours):
    rows = zip(hours["hour"], hours["calls"], hours["mean_minutes"])
    return {hour: workload.least_staff(calls, minutes, 10, 0.2) for hour, calls, minutes in rows}


staff_by_hour = None  # same_all_day | busy_minutes_only | wait_hour_by_hour

# %%
preview("staff_by_hour", staff_by_hour, hours)


# %% check="staff-by-hour" points=1
def _check():
    from iplab import data

    def asked(table):
        got = checks.ask("staff_by_hour", staff_by_hour, table)
        assert isinstance(got, (dict, pd.Series)) and all(checks.is_number(people) for people in dict(got).values()), (
            "[not-a-dict] 应返回字典：键是小时，值是人数 / It should return a dictionary: the hour and the number of people."
        )
        return {int(hour): float(people) for hour, people in dict(got).items()}

    small = pd.DataFrame({"hour": [9, 10], "calls": [12.0, 2.0], "mean_minutes": [10.0, 5.0]})
    assert set(asked(small)) == {9, 10}, "[wrong-hours] 表里的每个小时都要有 / Every hour of the table is needed."
    ### BEGIN HIDDEN TESTS
    second = next(name for name in ("浙江省", "广东省") if name != province)
    cases = []
    tables = [pd.DataFrame({"hour": [9, 10, 11], "calls": [12.0, 2.0, 60.0], "mean_minutes": [10.0, 5.0, 6.0]})]
    for place in (province, second):
        rows = data.load("arrivals")
        rows = rows[(rows["province"] == place) & (rows["date"].dt.day_of_week == 0)]
        rows = rows[rows["date"] <= as_of_date]
        rows = rows.groupby("hour", as_index=False)[["calls", "mean_minutes"]].mean().round(2)
        rows["mean_minutes"] = rows["mean_minutes"].fillna(1.0)
        tables.append(rows)
    for table in tables:
        rows = list(zip(*(table[name].tolist() for name in ("hour", "calls", "mean_minutes")), strict=True))

        def waits(people, load):
            """Erlang C by its sum, not by the recursion of iplab."""
            if load >= people:
                return 1.0
            last = load**people / math.factorial(people) / (1 - load / people)
            return last / (sum(load**k / math.factorial(k) for k in range(people)) + last)

        def least(calls, mean, minutes=10, waits=waits):
            load, people = calls * mean / 60, 1
            while load >= people or waits(people, load) * math.exp(-(people - load) * minutes / mean) > 0.2:
                people += 1
            return people

        calls_mean = sum(row[1] for row in rows) / len(rows)
        minutes_mean = sum(row[2] for row in rows) / len(rows)
        cases.append(
            (
                asked(table),
                {hour: least(calls, mean) for hour, calls, mean in rows},
                [
                    (
                        {hour: least(calls_mean, minutes_mean) for hour, _, _ in rows},
                        "[mean-hides-peak] 按全天平均排的班：上午高峰会排队 / Staffed by the mean of the day: the morning peak will queue.",
                    ),
                    (
                        {hour: int(calls * mean / 60) + 1 for hour, calls, mean in rows},
                        "[no-slack] 只够处理来电的分钟数，没有算等候 / Enough for the minutes of the calls; the waiting was not computed.",
                    ),
                    (
                        {hour: least(calls, mean, 0) for hour, calls, mean in rows},
                        "[any-wait] 算的是要不要等，不是等候超过 10 分钟 / This is the chance of any wait, not of a wait above 10 minutes.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐小时算出的最少人数不符 / Not the fewest people that going hour by hour gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 11　一封回信（人工评分）
#
# 从二十则里选一则（或一则您自己窗口的真实咨询，隐去姓名和技术内容），写一封 300 字左右的回信，先写一行：选的是哪一则、通过什么渠道、哪天回（把 `as_of_date` 当作今天）。来源写您在任务 1 那张表里找得到的指南，或您自己查过的文件。客户没有学过知识产权，读完要知道自己下一步做什么。四条评分，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 先问清：缺的事实与能先答的 | 没有问 | 问了，但不是要紧的 | 问到了要紧的那一项 | 并说明答案会怎样随它而不同 |
# | 说明白：通俗与下一步 | 看不懂或没有下一步 | 术语多，下一步含糊 | 通俗，有下一步 | 并写明材料、去哪里、到哪一天 |
# | 有出处：来源与日期 | 没有 | 只说“按规定” | 有来源名称 | 并写明来源和指南的日期、查询日 |
# | 限度与边界 | 没有写；或下了法律结论、包办 | 只说“仅供参考” | 写明不能判断什么 | 并写明由谁判断、转到哪里、这次怎么登记 |

# %% [markdown] lang="en"
# ## Task 11　One letter of reply (marked by a person)
#
# Take one of the twenty (or a real enquiry of your own desk, without names or technical content) and write a reply of about 300 words. Begin with one line: which enquiry, by which channel and on what day you answer (take `as_of_date` as today). As a source name a guide from the table of task 1, or a text that you have looked up yourself. The client has never studied IP and must know after reading what to do next. Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Asks first: the missing fact, and what can be said already | does not ask | asks, but not what matters | asks for the fact that matters | and says how the answer turns on it |
# | Plain: understandable, with a next step | not understandable, or no next step | much jargon, next step vague | plain, with a next step | and names papers, place and day |
# | Sourced: source and date | none | "according to the rules" only | names the source | and gives the dates of source and guide, and the day looked up |
# | Limits and boundary | missing; or gives a legal conclusion, or takes the work over | says "for reference only" | says what cannot be judged here | and who judges, where it is referred, how this contact is logged |

# %% [markdown] lang="zh" essay="reply-letter" points=12
# （示例答案，满分样式）
#
# 咨询 Q10，电话来询，按客户要求以短信和书面各回一份，2025 年 6 月 30 日。
#
# 您好。您问设备是否侵犯了别人的专利权，请先告诉我两件事：对方给的**专利号**是多少？收到的是**律师函还是法院文书**，上面写的答复日期是哪天？若是法院文书，期限从收到时起就在走，请今天就找律师；若是律师函，时间宽一些，可以先核对那件专利是否还有效。
#
# 您能马上做的：把来函、设备图纸和最早销售的凭证收在一起；7 月 3 日（星期四）下班前带到市服务大厅 2 号窗口，或者拍照发到网上服务专区。7 月 3 日把专利号给我们，7 月 4 日下班前给您一张状态查询单，写明查询日期。
#
# 依据：本中心《专利法律状态与缴费信息查询》指南（更新于 2024 年 4 月 7 日，今天查阅）；专利状态以国家知识产权局公布的登记信息为准，查询日写在查询单上。
#
# 是否侵权，我们不能判断，也不出具意见：由律师提出意见，由法院或管理专利工作的部门认定。代理机构和律师的公开名录可以给您一份，由您自己选。本次来电已登记，您 7 月 3 日（含当天）以前补来专利号，就记在同一件下，不另立一件。

# %% [markdown] lang="en" essay="reply-letter" points=12
# (Sample answer at full marks)
#
# Enquiry Q10, received by telephone; answered by text message and in writing, as the client wished, on 30 June 2025.
#
# Good morning. You ask whether your machine infringes somebody's patent. Please tell me two things first: which **patent number** did they give, and is it a **lawyer's letter or a court paper**, with what day for an answer? With a court paper the time has been running since you received it: see a lawyer today. With a lawyer's letter there is a little more time, and you can first check whether that patent is still in force.
#
# What you can do at once: put together the letter, the drawings of the machine and the earliest proof of sale; bring them to window 2 of the city's service hall before we close on Thursday, 3 July, or send photographs to the web service area. Give us the patent number on 3 July and you have a status sheet before we close on 4 July, with the day it was looked up.
#
# Source: this centre's guide "Look-up of patent status and fees" (renewed on 7 April 2024, looked up today); what counts is the register published by CNIPA, and the day of the look-up is on the sheet.
#
# Whether it infringes we cannot judge and give no opinion on: a lawyer advises, and a court or the local administrative authority for patent affairs decides. We can hand you the public list of agencies and lawyers, and you choose. This call is logged; if you send the number by 3 July it is added to the same case, and no new one is opened.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 11 题的回信有来源和日期，没有真实姓名和技术内容；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] the letter in task 11 has source and dates, and no real names or technical content;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
