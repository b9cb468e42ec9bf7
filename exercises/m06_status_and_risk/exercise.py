# %% [markdown] lang="zh"
# # M06 练习：法律状态与侵权风险初筛
#
# **情境。** 周一上午，一家企业的总经理打来电话：“下个月起要在几个市场陆续发货，同行说有几件专利挡路。你们帮我看看，**有没有问题**？”主任在旁边写了张纸条：“查得清的，查清楚，写明哪天、哪天所知；查不清的，写明为什么；不归我们说的，转出去。”
#
# **时间**：约 155 分钟，其中第 9 题约 35 分钟。**分值**：自动评分 21 分，人工评分 15 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`）。三种作答方式（运行、填空、编写）的检查和分值完全一样；第 9 题各种方式都要自己写。
# - 函数只用括号里交给它的东西：评分时会换权利、换日期、换产品再问。
# - 要返回字典的，键名照题目写；多出来的键不扣分。题目说“列表”的，交集合也行，除非题目要求次序。
# - 日期列是 pandas 的日期；返回日期时，交日期或 `"2025-06-30"` 这样的文字都行。
# - 各题互不依赖：前一题没做出来，后一题照样能做。检查格没有输出，只说明形式没问题，**不等于答对**。文献、客户和机构都是合成的练习数据。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。
#
# **全练习通用。** 这里的特征比对只看**文字**，用来决定哪些权利要请专业人员看，不是侵权结论。规则里的打分是练习值。未缴年费的权利自年费到期之日（不是滞纳期满之日）起终止、恢复的视为从未终止、宣告无效的视为自始不存在，这三条是本练习写明的规则（依据专利法第 44 条、第 47 条及实施细则，引用前请核对现行文本）。

# %% [markdown] lang="en"
# # M06 exercise: legal status and a first risk screen
#
# **The situation.** Monday morning. The head of a firm is on the phone: "From next month we ship to several markets, one after another, and I hear that some patents stand in the way. **Is there a problem?**" Your director slips you a note: "What can be found out, find out, and write the day it holds for and the day it was known. What can't, say why. What is not ours to say, refer."
#
# **Time**: about 155 minutes, of which about 35 for task 9. **Points**: 21 marked automatically, 15 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`). The three entries (run, fill, write) have the same checks and points; task 9 you write yourself at every entry.
# - A function uses only what it is handed in its brackets: marking asks again with other rights, days and products.
# - Where a dictionary is asked, use the keys of the text; further keys cost nothing. Where the text says "list", a set will do, unless it asks for an order.
# - Columns of days hold pandas dates; a day that you return may be a date or text such as `"2025-06-30"`.
# - The tasks don't depend on one another: if one won't come out, the next can still be done. A silent check means that the form is right, **not the answer**. Documents, clients and firms are synthetic practice data.
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.
#
# **All through this exercise** features are compared in **words** only, to decide which rights a professional should see; that is no finding of infringement. Scores in the rules are exercise values. Three rules are stated for this exercise: termination for an unpaid fee counts from the day the fee was due (not from the end of its grace), a restored right counts as never ended, a patent declared invalid counts as never granted (Patent Law of China, arts 44 and 47, and Implementing Regulations; check the text in force before you cite them).

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

from iplab import checks, data, parameters, show, terms
from iplab.checks import preview
from iplab.status import results
from iplab.status import rights as rights_of

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
    tables=["topics", "legal_events", "claims", "claim_features", "client_product", "client_markets", "providers"],
)

# %%
# 客户的课题：本产业市场最多的一个 / The client's topic: of this field, the one with the most markets
of_field = data.load("topics", tech_field=tech_field)
most = of_field["markets"].str.count(r"\|")
topic = of_field[most == most.max()].sort_values("topic_id").iloc[-1]
launches = data.load("client_markets", topic_id=topic["topic_id"]).set_index("market")["launch"].to_dict()
day = pd.Timestamp(as_of_date)
around = rights_of(topic["topic_id"], day, day)
around["title"] = around[f"title_{language}"].fillna(around["title_zh"]).fillna(around["title_en"])
print(topic[f"title_{language}"])
print({market: f"{launch:%Y-%m-%d}" for market, launch in launches.items()})
show.table(around[["appl_no", "country", "kind", "filing", "own", "status", "title"]], language)

# %% [markdown] lang="zh"
# ## 任务 1　某日的状态，某日所知
#
# “这件专利还有效吗？”要先问两个日期：问的是**哪一天**的状态（`day`），凭**哪一天**能看到的登记（`known`）。写函数 `status_on(events, day, known)`。`events` 是一件申请的法律状态事件，三列：`date`（生效日）、`known_on`（登记簿或公报上看得到的日子）、`code`；行序不定。`day` 不晚于 `known`。返回一个文字：
#
# 1. 只用 `known_on` 不晚于 `known` 的行，下面各条都是。
# 2. 一个 `lapse`，若有 `date` 更晚的 `restoration`，视为从未终止：`lapse` 和 `restoration` 都不再算数。`restoration` 的 `date` 在 `day` 之后也一样。
# 3. 有 `invalid`，且 `grant` 的 `date` 不晚于 `day`：返回 `"invalid"`。`invalid` 自己的 `date` 在 `day` 之后也一样：自始无效。
# 4. 其余情形，看 `date` 不晚于 `day`、`code` 又在 `makes` 里的行，`date` 最晚的一行决定状态；`makes` 写明哪个代码变成哪种状态。一行也没有，返回 `"none"`：登记簿上还没有这件申请。
#
# 缴费、质押、保全、许可、转移、部分无效、维持有效都不改变状态，不在 `makes` 里。同一天有两行的，两行给出的状态相同，取哪一行都行。
#
# 下面是其中一件的登记簿，截至 2026-10-31，供您试；备忘录只用 `as_of_date` 当天看得到的。

# %% [markdown] lang="en"
# ## Task 1　The status on a day, as known on a day
#
# "Is this patent still in force?" calls for two days first: the day **whose** status is asked (`day`), and the day **on which** the register was looked at (`known`). Write the function `status_on(events, day, known)`. `events` holds the legal events of one application in three columns: `date` (the day of effect), `known_on` (the day the register or gazette shows it) and `code`; the rows come in no order. `day` is never later than `known`. It returns one text:
#
# 1. Use only rows whose `known_on` is not later than `known`, in all that follows.
# 2. A `lapse` with a `restoration` of a later `date` counts as never terminated: neither the `lapse` nor the `restoration` counts any more, even where the `date` of the `restoration` comes after `day`.
# 3. If there is an `invalid`, and the `date` of the `grant` is not later than `day`, return `"invalid"`, even where the `date` of the `invalid` itself comes after `day`: it is invalid from the start.
# 4. Otherwise take the rows whose `date` is not later than `day` and whose `code` is in `makes`; the one with the latest `date` decides. `makes` says which code gives which status. If there is no such row, return `"none"`: the register doesn't have this application yet.
#
# Fees, pledges, preservation, licences, transfers, partial invalidity and maintenance don't change the status and are not in `makes`. Where two rows share a day they give the same status, and either will do.
#
# Below is the register of one of them up to 2026-10-31, to try things on; the memo uses only what could be seen on `as_of_date`.

# %%
makes = {
    "publication": "pending",
    "examination": "pending",
    "grant": "in_force",
    "lapse": "lapsed",
    "expiry": "expired",
    "abandoned": "abandoned",
    "refused": "refused",
    "deemed_withdrawn": "withdrawn",
    "invalid": "invalid",
}
legal = data.load("legal_events")
legal = legal[legal["appl_no"].isin(around["appl_no"])]
events = legal[legal["appl_no"] == legal.groupby("appl_no")["code"].nunique().idxmax()]
print(events["appl_no"].iloc[0])
show.table(events[["date", "known_on", "code", f"detail_{language}"]], language)


# %% answer="status-on-a-day"
def status_on(events, day, known):
    ### BEGIN SOLUTION
    seen = events[events["known_on"] <= known]
    back = seen.loc[seen["code"] == "restoration", "date"].max()
    undone = (seen["code"] == "lapse") & (seen["date"] < back)
    begun = seen[~undone & seen["code"].isin(list(makes)) & (seen["date"] <= day)].sort_values("date")
    if (begun["code"] == "grant").any() and (seen["code"] == "invalid").any():
        return "invalid"
    return makes[begun["code"].iloc[-1]] if len(begun) else "none"
    ### END SOLUTION


# %% answer="status-on-a-day" entry="fill"
def status_on(events, day, known):
    seen = events[events["known_on"] <= ____]
    back = seen.loc[seen["code"] == ____, "date"].max()
    undone = (seen["code"] == ____) & (seen["date"] < back)
    begun = seen[~undone & seen["code"].isin(list(makes)) & (seen["date"] <= ____)].sort_values("date")
    if (begun["code"] == "grant").any() and (____["code"] == "invalid").any():
        return "invalid"
    return makes[begun["code"].iloc[-1]] if len(begun) else ____


# %% answer="status-on-a-day" entry="run"
def undone_a(seen):
    return seen["code"] == "no such code"


def undone_b(seen):
    back = seen.loc[seen["code"] == "restoration", "date"].max()
    return (seen["code"] == "lapse") & (seen["date"] < back)


which_known = None  # "date" | "known_on"
which_effect = None  # "date" | "known_on"
which_undone = None  # undone_a | undone_b
invalid_from = None  # "its own day" | "the start"


def status_on(events, day, known):
    if None in (which_known, which_effect, which_undone, invalid_from):
        raise NotImplementedError
    seen = events[events[which_known] <= known]
    begun = seen[~which_undone(seen) & seen["code"].isin(list(makes)) & (seen[which_effect] <= day)]
    begun = begun.sort_values("date")
    looked = seen if invalid_from == "the start" else begun
    if (begun["code"] == "grant").any() and (looked["code"] == "invalid").any():
        return "invalid"
    return makes[begun["code"].iloc[-1]] if len(begun) else "none"


# %%
for asked in (events["date"].iloc[len(events) // 2], day):
    preview(f"status_on({asked:%Y-%m-%d})", status_on, events[["date", "known_on", "code"]], asked, day)


# %% check="status-on-a-day" points=2
def _check():
    def got(rows, day, known):
        frame = pd.DataFrame(rows, columns=["date", "known_on", "code"])
        value = checks.ask("status_on", status_on, frame, pd.Timestamp(day), pd.Timestamp(known))
        assert isinstance(value, str) and value in {*makes.values(), "none"}, (
            "[wrong-kind] 应返回一个状态文字：makes 右边的某一个，或 none / It should return one status: a value of makes, or none."
        )
        return value

    days = pd.to_datetime(["2019-05-10", "2020-03-03"])
    got({"date": days, "known_on": days, "code": ["publication", "grant"]}, "2020-01-01", "2020-01-01")
    ### BEGIN HIDDEN TESTS
    map_ = dict(
        publication="pending",
        examination="pending",
        grant="in_force",
        lapse="lapsed",
        expiry="expired",
        abandoned="abandoned",
        refused="refused",
        deemed_withdrawn="withdrawn",
        invalid="invalid",
    )

    def right(rows, day, known, *, by=0, wise=False, back=True, published="pending"):
        held = sorted(row for row in rows if wise or row[1] <= known)
        undo = max([row[0] for row in held if row[2] == "restoration" and back], default="")
        held = [row for row in held if not (row[2] == "lapse" and row[0] < undo)]
        now = [row for row in held if row[by] <= day and row[2] in map_]
        if any(row[2] == "grant" for row in now) and any(row[2] == "invalid" for row in held):
            return "invalid"
        state = map_[max(now, key=lambda row: row[0])[2]] if now else "none"
        return published if state == "pending" else state

    made = {
        "grace": [
            ("2015-04-08", "2015-04-08", "publication"),
            ("2018-02-06", "2018-02-06", "grant"),
            ("2023-11-20", "2024-09-13", "lapse"),
        ],
        "restored": [
            ("2016-08-12", "2016-08-12", "grant"),
            ("2022-01-19", "2022-10-28", "lapse"),
            ("2023-03-02", "2023-03-02", "restoration"),
            ("2023-06-30", "2023-06-30", "fee"),
        ],
        "open": [("2023-06-09", "2023-06-09", "publication"), ("2023-07-21", "2023-07-21", "examination")],
        "refused": [("2021-03-05", "2021-03-05", "publication"), ("2023-05-04", "2023-08-18", "refused")],
        "over": [
            ("2012-05-16", "2012-05-16", "grant"),
            ("2020-06-06", "2020-06-20", "pledge"),
            ("2021-11-05", "2021-12-15", "expiry"),
        ],
    }
    asked = [
        ("grace", "2024-06-30", "2024-06-30"),
        ("grace", "2024-09-20", "2024-10-01"),
        ("restored", "2023-12-31", "2023-12-31"),
        ("open", "2024-12-31", "2024-12-31"),
        ("refused", "2023-06-30", "2023-06-30"),
        ("over", "2021-11-05", "2022-01-31"),
        ("over", "2012-05-15", "2024-01-31"),
    ]
    cases = []
    for name, day_, known in asked:
        rows = made[name]
        one = rows, day_, known
        frame = {
            "date": pd.to_datetime([row[0] for row in rows[::-1]]),
            "known_on": pd.to_datetime([row[1] for row in rows[::-1]]),
            "code": [row[2] for row in rows[::-1]],
        }
        last = map_[max(row for row in rows if row[2] in map_)[2]]
        cases.append(
            (
                got(frame, day_, known),
                right(*one),
                [
                    (
                        right(*one, published="in_force"),
                        "[pending-as-right] 公布了、还没有授权的，当成了有效的权利 / Published and not granted, yet taken for a right.",
                    ),
                    (
                        right(*one, by=1),
                        "[announcement-day] 以公告日为准：生效看 date，known_on 只说哪天看得到 / Goes by the day of the announcement: date says from when it counts, known_on only when it can be seen.",
                    ),
                    (
                        right(*one, wise=True),
                        "[knows-too-much] 用了 known 之后才看得到的事件：那天谁也不知道 / Uses events that showed only after known: nobody knew them that day.",
                    ),
                    (
                        right(*one, back=False),
                        "[restored-missed] 看到终止就停下了，没看后面的恢复 / Stops at the lapse and misses the restoration after it.",
                    ),
                    (
                        last,
                        "[last-row-only] 取了整张表最后的事件，没有看 day 和 known / Takes the last event of the whole table, whatever day and known are.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行读登记簿的结果不符：先按 known 取行，去掉恢复了的终止，再按 day 找最晚的一行 / Not what a reading row by row gives: take rows by known, drop a lapse that was restored, then find the latest by day.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="status-on-a-day-backwards" points=2
# 隐藏检查：事后才知道的、倒回去算的（评分时才运行） / Hidden check (runs at marking): what is known later and works backwards
### BEGIN HIDDEN TESTS
def _check():
    map_ = dict(makes)
    table = data.load("legal_events")
    spread = table[table["code"].isin(["lapse", "restoration", "invalid", "expiry"])].groupby("appl_no")["code"]
    history = spread.agg(lambda codes: ">".join(sorted(set(codes))))
    shift = sum(map(ord, province)) % 11
    wanted = ["lapse", "lapse>restoration", "invalid", "expiry>lapse>restoration"]
    chosen = [sorted(history.index[history == kind])[shift % (history == kind).sum()] for kind in wanted]
    chosen = dict(zip(wanted, chosen, strict=True))

    def plain(rows, day, known, *, by=0, gap=False, start=True, back=True):
        held = sorted(row for row in rows if row[1] <= known and (back or row[2] != "restoration"))
        undo = max([row[0] for row in held if row[2] == "restoration"], default=None)
        if not gap:
            held = [row for row in held if not (row[2] == "lapse" and undo and row[0] < undo)]
        codes = {**map_, "restoration": "in_force"} if gap else map_
        now = [row for row in held if row[by] <= day and row[2] in codes]
        look = held if start else now
        if any(row[2] == "grant" for row in now) and any(row[2] == "invalid" for row in look):
            return "invalid"
        return codes[max(now, key=lambda row: row[0])[2]] if now else "none"

    cases = []
    late = pd.Timestamp("2026-10-31")
    for number in chosen.values():
        held = table.loc[table["appl_no"] == number, ["date", "known_on", "code"]]
        rows = list(zip(*[held[name].tolist() for name in held], strict=True))
        ends = [row for row in rows if row[2] in ("lapse", "invalid")]
        first = min(ends)
        within = first[0] + (first[1] - first[0]) / 2
        before = first[0] - pd.Timedelta(days=40)
        for day_, known in ((within.normalize(), late), (before, late), (late, late)):
            cases.append(
                (
                    checks.ask("status_on", status_on, held.sample(frac=1, random_state=7), day_, known),
                    plain(rows, day_, known),
                    [
                        (
                            plain(rows, day_, known, by=1),
                            "[announcement-day] 以公告日为准：未缴年费的权利，在缴费期满之日就终止了 / Goes by the day of the announcement: a right whose fee was not paid had ended on the day the fee was due.",
                        ),
                        (
                            plain(rows, day_, known, gap=True),
                            "[gap-of-the-restored] 恢复的权利视为从未终止：终止和恢复之间也是有效的；恢复也不会让期满的权利复活 / A restored right counts as never ended: it was in force in between; and restoration doesn't revive one whose term is over.",
                        ),
                        (
                            plain(rows, day_, known, back=False),
                            "[restored-missed] 看到终止就停下了，没看后面的恢复 / Stops at the lapse and misses the restoration after it.",
                        ),
                        (
                            plain(rows, day_, known, start=False),
                            "[invalid-from-decision] 从决定之日起才算无效：宣告无效的视为自始不存在 / Invalid only from the decision on: what is declared invalid counts as never granted.",
                        ),
                    ],
                )
            )
    checks.expect(
        cases,
        "[other] 事后回头看的状态不符：用 known 那天的全部登记，重读 day 那天 / The status looked back on does not fit: read day again with all that was on the register on known.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　还剩多少天，下一次年费哪天
#
# 写函数 `life(right, filing, day)`：`right` 是 `"invention"`（发明，二十年）或 `"utility_model"`（实用新型，十年），`filing` 是申请日，`day` 是问的那天。返回字典，三个键：
#
# - `last_day`：名义期限的最后一天，也就是满二十年（或十年）的申请日对应日的**前一天**；
# - `days_left`：从 `day` 到 `last_day` 还有几天（两个日期相减）；最后一天当天和以后都是 0；
# - `next_fee`：`day` 当天或以后的第一个申请日对应日，但必须早于 `last_day`；没有就是 `None`。申请日本身不算对应日；`day` 不早于申请日。
#
# 申请日是 2 月 29 日、当年没有这一天的，对应日取 2 月 28 日。外观设计的期限以 2021-06-01 的申请日为界，要核对法律文本，这里不考。“名义”指不看年费交没交、有没有无效、有没有期限补偿。

# %% [markdown] lang="en"
# ## Task 2　How many days are left, and when is the next fee due?
#
# Write the function `life(right, filing, day)`: `right` is `"invention"` (twenty years) or `"utility_model"` (a utility model, ten years), `filing` the filing date, `day` the day asked about. It returns a dictionary with three keys:
#
# - `last_day`: the last day of the nominal term, which is the day **before** the anniversary of filing that completes the twenty (or ten) years;
# - `days_left`: how many days there are from `day` to `last_day` (one date less the other); 0 on the last day itself and after it;
# - `next_fee`: the first anniversary of filing on or after `day`, as long as it comes before `last_day`; otherwise `None`. The filing day itself is no anniversary, and `day` is never before it.
#
# For a filing date of 29 February the anniversary is 28 February in years that have no such day. The term of designs divides at a filing date of 2021-06-01; that needs a look at the law and is not asked here. "Nominal" means: fees unpaid, invalidity and term adjustment are not considered.


# %% answer="term-and-fee"
def life(right, filing, day):
    ### BEGIN SOLUTION
    years = {"invention": 20, "utility_model": 10}[right]
    days = [filing + pd.DateOffset(years=n) for n in range(1, years + 1)]
    last = days[-1] - pd.Timedelta(days=1)
    fees = [each for each in days if day <= each < last]
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}
    ### END SOLUTION


# %% answer="term-and-fee" entry="fill"
def life(right, filing, day):
    years = {"invention": ____, "utility_model": ____}[right]
    days = [filing + pd.DateOffset(years=n) for n in range(1, years + 1)]
    last = days[-1] - pd.Timedelta(days=____)
    fees = [each for each in days if ____ <= each < last]
    return {"last_day": last, "days_left": max(0, (last - ____).days), "next_fee": fees[0] if fees else ____}


# %% answer="term-and-fee" entry="run"
def anniversary_a(filing, n):
    return filing + pd.Timedelta(days=365 * n)


def anniversary_b(filing, n):
    return filing + pd.DateOffset(years=n)


which_anniversary = None  # anniversary_a | anniversary_b
which_years = None  # {"invention": 20, "utility_model": 20} | {"invention": 20, "utility_model": 10}
days_before = None  # 0 | 1
fee_on_the_day = None  # "counts" | "is past"


def life(right, filing, day):
    if None in (which_anniversary, which_years, days_before, fee_on_the_day):
        raise NotImplementedError
    days = [which_anniversary(filing, n) for n in range(1, which_years[right] + 1)]
    last = days[-1] - pd.Timedelta(days=days_before)
    fees = [each for each in days if each < last and (each > day or (each == day and fee_on_the_day == "counts"))]
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}


# %%
for row in around[(around["status"] == "in_force") & (around["kind"] != "design")].head(3).itertuples():
    preview(f"life({row.appl_no})", life, row.kind, row.filing, day)


# %% check="term-and-fee" points=2
def _check():
    def day_of(value):
        if value is None or value is pd.NaT:
            return None
        try:
            return f"{pd.Timestamp(value):%Y-%m-%d}"
        except (TypeError, ValueError):
            raise AssertionError(
                "[not-a-day] last_day 和 next_fee 应是日期（next_fee 可以是 None） / last_day and next_fee should be days (next_fee may be None)."
            ) from None

    def got(right, filing, day_):
        value = checks.ask("life", life, right, pd.Timestamp(filing), pd.Timestamp(day_))
        assert isinstance(value, (dict, pd.Series)) and {"last_day", "days_left", "next_fee"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 last_day、days_left、next_fee 三个键 / It should return a dictionary with the keys last_day, days_left and next_fee."
        )
        left = value["days_left"]
        left = left.days if hasattr(left, "days") else left
        return {
            "last_day": day_of(value["last_day"]),
            "days_left": checks.number("days_left", left),
            "next_fee": day_of(value["next_fee"]),
        }

    got("invention", "2016-03-10", "2020-01-01")
    ### BEGIN HIDDEN TESTS
    from datetime import date, timedelta

    def plain(right, filing, day_, *, years=None, before=1, past=False, rough=False, over=False, below=False):
        first, now = date.fromisoformat(filing), date.fromisoformat(day_)

        def after(n):
            if rough:
                return first + timedelta(days=365 * n)
            leap = (first.month, first.day) == (2, 29) and not ((y := first.year + n) % 4 == 0 and y % 100)
            return date(first.year + n, 2, 28) if leap else first.replace(year=first.year + n)

        count = years or (20 if right == "invention" else 10)
        last = after(count) - timedelta(days=before)
        fees = [after(n) for n in range(1, count + 1 + over)]
        fees = [d for d in fees if (d > now if past else d >= now) and (over or d < last)]
        return {
            "last_day": last.isoformat(),
            "days_left": (last - now).days if below else max(0, (last - now).days),
            "next_fee": fees[0].isoformat() if fees else None,
        }

    month = 1 + sum(map(ord, province)) % 12
    asked = [
        ("invention", f"2009-{month:02d}-17", as_of_date),
        ("utility_model", "2016-02-29", "2024-03-01"),
        ("utility_model", f"2015-{month:02d}-05", f"2022-{month:02d}-05"),
        ("invention", "2005-09-14", "2025-09-01"),
        ("utility_model", "2012-06-20", "2023-01-31"),
    ]
    cases = []
    for one in asked:
        true = plain(*one)
        cases.append(
            (
                got(*one),
                true,
                [
                    (
                        plain(*one, years=20),
                        "[model-as-invention] 实用新型按发明算了二十年 / A utility model was given the twenty years of an invention.",
                    ),
                    (
                        plain(*one, before=0),
                        "[a-day-too-many] 最后一天多算了一天：对应日那天已经届满 / The last day is a day late: on the anniversary the term is already over.",
                    ),
                    (
                        plain(*one, rough=True),
                        "[days-for-years] 一年按 365 天算，闰年就错开了 / Years taken as 365 days drift at every leap year.",
                    ),
                    (
                        plain(*one, past=True),
                        "[fee-of-today] 对应日当天那一笔还没过期，要算 / A fee due on the day itself is not past: it counts.",
                    ),
                    (
                        plain(*one, over=True),
                        "[fee-after-the-end] 期限已到头，不会再有年费 / There is no fee once the term is over.",
                    ),
                    (
                        plain(*one, below=True),
                        "[below-zero] 过了最后一天，剩余天数是 0，不是负数 / After the last day 0 days are left, not a negative number.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐年排出的日期不符：先排出每年的申请日对应日，再看最后一天、剩余和下一笔 / Not what a list of anniversaries gives: write down one for each year, then read off the last day, what is left and the next fee.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 3　该拿哪几项权利要求来比
#
# 摘要不能用来比；公布文本的权利要求授权时往往改过；部分无效又会去掉几项。写函数 `claims_to_compare(claims, struck)`。`claims` 是一件申请的权利要求，一行一项，四列：`stage`（`"application"` 公布文本，`"grant"` 授权文本）、`claim_no`、`parent`（引用的那一项，独立的为 0，引用的总在前面）、`features`（本项**自己**写入的特征代码，用空格隔开，可能是空文字）。`struck` 是已被宣告无效的权利要求号的列表，可能是空的；它说的是授权文本，没有授权文本时总是空的。
#
# 返回字典：权利要求号 → 它的全部特征（集合或列表）。规则：
#
# 1. 有授权文本，只用授权文本；没有，才用公布文本。
# 2. 去掉 `struck` 里的。剩下的里面，只要那些**不引用任何剩下的权利要求**的：直接引用、隔几层引用都算。没有部分无效时，这就是全部独立权利要求。
# 3. 一项的全部特征 = 自己的 + 它引用的、再往上引用的各项的，被宣告无效的也算：从属权利要求不会因为上一项没了就变宽。
#
# 剩下一项也没有，返回空字典。

# %% [markdown] lang="en"
# ## Task 3　Which claims to compare?
#
# The abstract won't do; the claims of the application have often been changed at grant; partial invalidity takes some away. Write the function `claims_to_compare(claims, struck)`. `claims` holds the claims of one application, one a row, in four columns: `stage` (`"application"`: as published, `"grant"`: as granted), `claim_no`, `parent` (the claim it refers to, always an earlier one; 0 where independent), `features` (codes of what the claim brings in **itself**, with blanks between; may be empty text). `struck` is a list of the claims declared invalid, perhaps empty; it speaks of the granted text and is always empty where there is none.
#
# It returns a dictionary: claim number → all its features (a set or list). The rules:
#
# 1. If there is a granted text, use only that; the application only where there is none.
# 2. Leave out what is in `struck`. Of the rest, keep those that **refer to no claim that is left**, directly or through others. Without partial invalidity these are all the independent claims.
# 3. All features of a claim = its own + those of the claim it refers to, and of those further up, invalid ones too: a dependent claim doesn't become broader because the one above it is gone.
#
# If nothing is left, return an empty dictionary.

# %%
written = pd.DataFrame(
    [
        ("application", 1, 0, "F1 F2"),
        ("application", 2, 1, "F5"),
        ("grant", 1, 0, "F1 F2 F3"),
        ("grant", 2, 1, "F8"),
        ("grant", 3, 2, ""),
        ("grant", 4, 1, "F5"),
        ("grant", 5, 0, "F1 F9"),
    ],
    columns=["stage", "claim_no", "parent", "features"],
)
show.table(written, language)


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    ### BEGIN SOLUTION
    grant = claims[claims["stage"] == "grant"]
    text = grant if len(grant) else claims
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in struck]
    top = [claim for claim in left if not set(above(claim)) & set(left)]
    return {claim: {name for each in (claim, *above(claim)) for name in own[each].split()} for claim in top}
    ### END SOLUTION


# %% answer="claims-to-compare" entry="fill"
def claims_to_compare(claims, struck):
    grant = claims[claims["stage"] == ____]
    text = grant if len(grant) else claims
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):  # 它引用的、再往上的各项 / the claims it refers to, all the way up
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in ____]
    top = [claim for claim in left if not set(above(claim)) & set(____)]
    return {claim: {name for each in (claim, *____(claim)) for name in own[each].split()} for claim in top}


# %% answer="claims-to-compare" entry="run"
def text_a(claims):
    return claims[claims["stage"] == "application"]


def text_b(claims):
    grant = claims[claims["stage"] == "grant"]
    return grant if len(grant) else claims


def top_a(parent, left, above):
    return left[:1]


def top_b(parent, left, above):
    return [claim for claim in left if parent[claim] == 0]


def top_c(parent, left, above):
    return [claim for claim in left if not set(above(claim)) & set(left)]


which_text = None  # text_a | text_b
which_top = None  # top_a | top_b | top_c
features_of = None  # "itself" | "itself and all above"


def claims_to_compare(claims, struck):
    if None in (which_text, which_top, features_of):
        raise NotImplementedError
    text = which_text(claims)
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in struck]
    found = {}
    for claim in which_top(parent, left, above):
        read = [claim] if features_of == "itself" else [claim, *above(claim)]
        found[claim] = {name for each in read for name in own[each].split()}
    return found


# %%
preview("claims_to_compare(…, [])", claims_to_compare, written, [])
preview("claims_to_compare(…, [1])", claims_to_compare, written, [1])


# %% check="claims-to-compare" points=2
def _check():
    def got(rows, struck):
        frame = pd.DataFrame(rows, columns=["stage", "claim_no", "parent", "features"])
        value = checks.ask("claims_to_compare", claims_to_compare, frame, list(struck))
        assert isinstance(value, (dict, pd.Series)) and not any(
            isinstance(held, str) for held in dict(value).values()
        ), (
            "[wrong-kind] 应返回字典：权利要求号 → 特征的集合或列表 / It should return a dictionary: claim number → set or list of features."
        )
        return {int(number): sorted(set(held)) for number, held in dict(value).items()}

    got([("grant", 1, 0, "F1"), ("grant", 2, 1, "F2")], [])

    ### BEGIN HIDDEN TESTS
    def plain(rows, struck, *, stage="grant", top="left", bare=False, all_gone=False):
        kept = [row for row in rows if row[0] == stage] or list(rows)
        up = {row[1]: row[2] for row in kept}
        has = {row[1]: set(row[3].split()) for row in kept}
        left = [n for n in up if n not in struck]
        found = {}
        for n in left:
            chain, at = [], up[n]
            while at:
                chain.append(at)
                at = up[at]
            broad = {
                "left": not any(a in left for a in chain),
                "every": True,
                "alone": up[n] == 0,
                "first": n == min(left),
                "direct": up[n] not in left,
            }[top]
            if broad:
                found[n] = sorted(has[n] if bare else has[n].union(*[has[a] for a in chain]))
        return {} if all_gone and struck else found

    rows = [
        ("application", 1, 0, "F1 F2"),
        ("application", 2, 1, "F3"),
        ("application", 3, 0, "F1 F7"),
        ("grant", 1, 0, "F1 F2 F3"),
        ("grant", 2, 1, "F11"),
        ("grant", 3, 2, ""),
        ("grant", 4, 1, "F5"),
        ("grant", 5, 0, "F1 F7 F8"),
        ("grant", 6, 5, "F4"),
    ]
    asked = [(rows, []), (rows, [1]), (rows, [1, 2]), (rows[:3], []), (rows, [2]), (rows, [1, 2, 3, 4, 5, 6])]
    cases = []
    for one in asked:
        cases.append(
            (
                got(*one),
                plain(*one),
                [
                    (
                        plain(*one, stage="application"),
                        "[application-for-grant] 用了公布文本：授权时权利要求改过 / Uses the text of the application: the claims were changed at grant.",
                    ),
                    (
                        plain(*one, top="first"),
                        "[first-claim-only] 只看了第一项：其他独立权利要求也可能落入 / Looks at the first claim only: another independent claim may be met.",
                    ),
                    (
                        plain(one[0], []),
                        "[struck-still-there] 已被宣告无效的权利要求还在比 / Claims declared invalid are still compared.",
                    ),
                    (
                        plain(*one, top="alone"),
                        "[dependents-gone] 独立权利要求没了，它的从属权利要求还在，也要比 / When an independent claim is gone, its dependent claims still stand and must be compared.",
                    ),
                    (
                        plain(*one, top="direct"),
                        "[one-step-up] 只看了直接引用的一项：隔着无效的一项，仍然引用了剩下的 / Looks one step up only: across an invalid claim it still refers to one that is left.",
                    ),
                    (
                        plain(*one, bare=True),
                        "[parents-forgotten] 只有本项自己的特征：引用的各项的特征也算，被宣告无效的也算 / Only the claim's own features: those of the claims it refers to count as well, invalid or not.",
                    ),
                    (
                        plain(*one, top="every"),
                        "[every-claim] 把更窄的从属权利要求也列进来了 / Narrower dependent claims are listed too.",
                    ),
                    (
                        plain(*one, all_gone=True),
                        "[partly-as-wholly] 部分无效当成了全部无效 / Partly invalid was read as invalid.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐项核对的不符：先定文本，再去掉无效的，再看谁不引用剩下的，最后把上面各项的特征加进来 / Not what a look at each claim gives: settle the text, drop what is invalid, see which refer to nothing that is left, then add the features from above.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="claims-to-compare-levels" points=1
# 隐藏检查：隔几层引用的（评分时才运行） / Hidden check (runs at marking): references through several claims
### BEGIN HIDDEN TESTS
def _check():
    chain = [
        ("grant", 1, 0, "F1"),
        ("grant", 2, 1, "F2"),
        ("grant", 3, 2, ""),
        ("grant", 4, 3, "F6"),
        ("grant", 5, 4, "F10"),
    ]
    keys = ["stage", "claim_no", "parent", "features"]
    cases = []
    for struck, right, skip, near in (
        ([1, 3], {2: ["F1", "F2"]}, {2: ["F1", "F2"], 4: ["F1", "F2", "F6"]}, {2: ["F1", "F2"]}),
        ([1, 2, 3], {4: ["F1", "F2", "F6"]}, {4: ["F1", "F2", "F6"]}, {4: ["F6"]}),
    ):
        value = checks.ask("claims_to_compare", claims_to_compare, pd.DataFrame(chain, columns=keys), struck)
        assert isinstance(value, (dict, pd.Series)), (
            "[wrong-kind] 应返回字典：权利要求号 → 特征的集合或列表 / It should return a dictionary: claim number → set or list of features."
        )
        got = {int(number): sorted(set(held)) for number, held in dict(value).items()}
        cases.append(
            (
                got,
                right,
                [
                    (
                        skip,
                        "[one-step-up] 只看了直接引用的一项：隔着无效的一项，仍然引用了剩下的 / Looks one step up only: across an invalid claim it still refers to one that is left.",
                    ),
                    (
                        near,
                        "[one-step-of-features] 特征只往上加了一层：要一直加到头 / Features are added from one step up only: go all the way.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 隔几层引用时不符：一项一项往上找，直到独立权利要求 / It does not fit where references run through several claims: go up one by one to the independent claim.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　逐项比特征
#
# 产品的每个特征有一种状态：`"present"` 有，`"absent"` 没有，`"unknown"` 还没定，`"similar"` 没有照这个字面做、但工程师说“换了一种做法，作用差不多”：可能等同，要请专业人员看。写函数 `compare(claims, product)`：`claims` 是字典，权利要求号 → 特征代码的列表（至少一项）；`product` 是字典，特征代码 → 状态，**没有列出的特征按 `"unknown"`**。
#
# 先给每项权利要求一个结果，从上往下，第一条符合的算数：
#
# 1. 有一个特征是 `"absent"`：`"out"`；
# 2. 有一个特征是 `"similar"`：`"similar"`；
# 3. 有一个特征是 `"unknown"`：`"unknown"`；
# 4. 特征全有：`"all_present"`。
#
# 这件权利的结果，取各项里最靠前的：`"all_present"`、`"unknown"`、`"similar"`、`"out"`。返回字典，三个键：`result`；`claims`，给出这个结果的权利要求号的列表，结果是 `"out"` 时为空列表；`ask`，`claims` 这几项里状态是 `"unknown"` 的特征的列表：回头要问客户的。

# %% [markdown] lang="en"
# ## Task 4　Compare feature by feature
#
# Each feature of the product has a state: `"present"`, `"absent"`, `"unknown"` (not settled yet), or `"similar"`: not done to the letter, but "done another way, to much the same effect", says the engineer. That may be an equivalent and needs a professional. Write the function `compare(claims, product)`: `claims` is a dictionary, claim number → list of feature codes (at least one claim); `product` is a dictionary, feature code → state, and **a feature not listed counts as `"unknown"`**.
#
# Give each claim a result first; from the top, the first line that fits counts:
#
# 1. a feature is `"absent"`: `"out"`;
# 2. a feature is `"similar"`: `"similar"`;
# 3. a feature is `"unknown"`: `"unknown"`;
# 4. all features are there: `"all_present"`.
#
# The result of the right is the one among its claims that comes first in `"all_present"`, `"unknown"`, `"similar"`, `"out"`. Return a dictionary with three keys: `result`; `claims`, the list of claims that give it, an empty list where the result is `"out"`; `ask`, the list of features in these `claims` whose state is `"unknown"`: what to go back to the client for.

# %%
product = data.load("client_product", topic_id=topic["topic_id"])
absent = product.loc[(product["state"] == "absent") & product["feature"].str.startswith("F"), "feature"]
product.loc[product["feature"] == absent.iloc[0], "state"] = "similar"  # 工程师的意见 / the engineer's remark
states = dict(zip(product["feature"], product["state"], strict=True))
show.table(product[["feature", language, "state"]], language)


# %% answer="compare-features"
def compare(claims, product):
    ### BEGIN SOLUTION
    found = {}
    for number, names in claims.items():
        states = {product.get(name, "unknown") for name in names}
        if "absent" in states:
            found[number] = "out"
        else:
            found[number] = next((state for state in ("similar", "unknown") if state in states), "all_present")
    result = next(r for r in ("all_present", "unknown", "similar", "out") if r in found.values())
    named = [number for number, r in found.items() if r == result and result != "out"]
    ask = {name for number in named for name in claims[number] if product.get(name, "unknown") == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}
    ### END SOLUTION


# %% answer="compare-features" entry="fill"
def compare(claims, product):
    found = {}
    for number, names in claims.items():
        states = {product.get(name, ____) for name in names}
        if ____ in states:
            found[number] = "out"
        else:
            found[number] = next((state for state in (____, ____) if state in states), "all_present")
    result = next(r for r in ("all_present", ____, "similar", "out") if r in found.values())
    named = [number for number, r in found.items() if r == result and result != "out"]
    ask = {name for number in named for name in claims[number] if product.get(name, "unknown") == ____}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="compare-features" entry="run"
def one_claim_a(states):
    return "all_present" if "present" in states else "out"


def one_claim_b(states):
    return "out" if states & {"absent", "unknown"} else "similar" if "similar" in states else "all_present"


def one_claim_c(states):
    for state, result in (("absent", "out"), ("similar", "similar"), ("unknown", "unknown")):
        if state in states:
            return result
    return "all_present"


which_claim = None  # one_claim_a | one_claim_b | one_claim_c
not_listed = None  # "absent" | "unknown"
right_takes = None  # "the first in the order" | "the last in the order"


def compare(claims, product):
    if None in (which_claim, not_listed, right_takes):
        raise NotImplementedError
    order = ["all_present", "unknown", "similar", "out"]
    found = {number: which_claim({product.get(name, not_listed) for name in names}) for number, names in claims.items()}
    result = (min if right_takes == "the first in the order" else max)(found.values(), key=order.index)
    named = [number for number, each in found.items() if each == result and result != "out"]
    ask = {name for number in named for name in claims[number] if product.get(name, not_listed) == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %%
for row in around.itertuples():
    if isinstance(row.claims, dict):
        preview(row.appl_no, compare, {number: sorted(names) for number, names in row.claims.items()}, dict(states))


# %% check="compare-features" points=2
def _check():
    def got(claims, made):
        value = checks.ask("compare", compare, {n: list(held) for n, held in claims.items()}, dict(made))
        assert isinstance(value, (dict, pd.Series)) and {"result", "claims", "ask"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 result、claims、ask 三个键 / It should return a dictionary with the keys result, claims and ask."
        )
        return str(value["result"])

    got({1: ["F1", "F2"]}, {"F1": "present", "F2": "present"})
    ### BEGIN HIDDEN TESTS
    order = ["all_present", "unknown", "similar", "out"]

    def plain(claims, made, *, miss="unknown", swap=None, rule="all", pick=0, turned=False):
        swap = swap or {}
        results = []
        for n in sorted(claims):
            states = [swap.get(made.get(f, miss), made.get(f, miss)) for f in claims[n]]
            if rule == "any":
                results.append("all_present" if "present" in states else "out")
            elif "absent" in states:
                results.append("out")
            elif "similar" in states:
                results.append("similar")
            else:
                results.append("unknown" if "unknown" in states else "all_present")
        ranked = sorted(results, key=["all_present", "similar", "unknown", "out"].index if turned else order.index)
        return results[0] if pick == "first" else ranked[pick]

    made = {"F1": "present", "F2": "present", "F3": "unknown", "F4": "similar", "F5": "absent", "F10": "present"}
    asked = [
        {1: ["F1", "F2"], 6: ["F1", "F5"]},
        {1: ["F1", "F5"], 4: ["F1", "F3"]},
        {1: ["F1", "F4"], 7: ["F5"]},
        {1: ["F1", "F3", "F5"]},
        {1: ["F2", "F3", "F4"], 3: ["F1", "F77"]},
        {1: ["F10", "F2", "F4"]},
        {1: ["F1", "F66"]},
    ]
    cases = []
    for claims in asked:
        cases.append(
            (
                got(claims, made),
                plain(claims, made),
                [
                    (
                        plain(claims, made, miss="present"),
                        "[not-listed-as-present] 表里没有的特征当成有了：按 unknown / A feature that is not listed was taken for present: it is unknown.",
                    ),
                    (
                        plain(claims, made, swap={"unknown": "absent"}, miss="absent"),
                        "[unknown-as-absent] 还没定的当成没有，权利就漏出去了：unknown 要留下 / What is not settled was taken for absent, and the right slips out: unknown stays in.",
                    ),
                    (
                        plain(claims, made, swap={"unknown": "present"}, miss="present"),
                        "[unknown-as-present] 还没定的当成有了：要问清，不能替客户定 / What is not settled was taken for present: ask, don't settle it for the client.",
                    ),
                    (
                        plain(claims, made, swap={"similar": "absent"}),
                        "[similar-as-absent] 换了做法的当成没有：可能等同，要留下请人看 / Done another way was taken for absent: it may be an equivalent and stays in.",
                    ),
                    (
                        plain(claims, made, swap={"similar": "present"}),
                        "[similar-as-present] 换了做法的当成照字面做：等同要专业人员说 / Done another way was taken for done to the letter: equivalents are for a professional.",
                    ),
                    (
                        plain(claims, made, turned=True),
                        "[similar-before-unknown] 次序是 unknown 在 similar 前面 / In the order, unknown comes before similar.",
                    ),
                    (
                        plain(claims, made, miss="absent"),
                        "[not-listed-as-absent] 表里没有的特征当成没有：按 unknown / A feature that is not listed was taken for absent: it is unknown.",
                    ),
                    (
                        plain(claims, made, pick="first"),
                        "[first-claim-only] 只看了第一项权利要求 / Only the first claim was looked at.",
                    ),
                    (
                        plain(claims, made, pick=-1),
                        "[every-claim-needed] 要求每一项都落入：有一项就够了 / Asks that every claim be met: one is enough.",
                    ),
                    (
                        plain(claims, made, rule="any"),
                        "[one-feature-enough] 有一个相同特征就算：要一项权利要求的特征全都有 / One shared feature was enough: all features of one claim are needed.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐项比对的不符：先给每项权利要求一个结果，再取次序最靠前的 / Not what a comparison claim by claim gives: a result for each claim first, then the one that comes first in the order.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="compare-features-ask" points=1
# 隐藏检查：哪几项、还要问什么（评分时才运行） / Hidden check (runs at marking): which claims, and what to ask
### BEGIN HIDDEN TESTS
def _check():
    made = {"F1": "present", "F2": "unknown", "F3": "unknown", "F4": "similar", "F5": "absent"}
    cases = []
    for claims, named, ask, wide, worst in (
        ({1: ["F1", "F2"], 3: ["F5", "F3"], 6: ["F2", "F88"]}, [1, 6], ["F2", "F88"], ["F2", "F3", "F88"], [3]),
        ({1: ["F1", "F5"], 2: ["F3", "F5"]}, [], [], ["F3"], [1, 2]),
        ({2: ["F1"], 5: ["F1", "F3"]}, [2], [], ["F3"], [5]),
        ({1: ["F4", "F2"], 4: ["F5"]}, [1], ["F2"], ["F2"], [4]),
    ):
        value = checks.ask("compare", compare, {n: list(held) for n, held in claims.items()}, dict(made))
        assert isinstance(value, (dict, pd.Series)) and {"result", "claims", "ask"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 result、claims、ask 三个键 / It should return a dictionary with the keys result, claims and ask."
        )
        got = {key: sorted(value[key]) for key in ("claims", "ask")}
        true = {"claims": named, "ask": ask}
        cases.append(
            (
                got,
                true,
                [
                    (
                        {**true, "ask": wide},
                        "[asks-too-much] 已经出局、或没有给出结果的那几项，不必再问客户 / Claims that are out, or that don't give the result, need no question.",
                    ),
                    (
                        {**true, "claims": sorted({*named, *(worst if not named else [])})},
                        "[out-claims-named] 结果是 out 时，claims 是空列表 / Where the result is out, claims is an empty list.",
                    ),
                    (
                        {**true, "claims": sorted(claims)},
                        "[all-claims-named] claims 只列给出这个结果的几项 / claims lists only those that give the result.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] claims 或 ask 不符：claims 是给出结果的几项，ask 只看这几项里的 unknown / claims or ask does not fit: claims are those that give the result, ask looks at what is unknown in them.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　初筛：三份名单
#
# 写函数 `screen(rights, markets)`。`rights` 一行一件申请，五列：`appl_no`、`country`（国家或机构）、`status`（任务 1 的状态）、`own`（是不是客户自己的，`True` 或 `False`）、`result`（任务 4 的结果；手上没有权利要求可读的是 `"not_read"`）。`markets` 是客户要进的市场的列表。返回字典，三个键，值都是申请号的列表，次序随意：
#
# - `in_force`：状态是 `"in_force"`，`result` 是 `"all_present"`、`"unknown"` 或 `"similar"`；
# - `pending`：状态是 `"pending"`，`result` 同上。还不是权利，但授权了就是，单列一份盯住；
# - `to_read`：状态是 `"in_force"` 或 `"pending"`，`result` 是 `"not_read"`。没有读到不等于没有。多是同族在别的市场的成员。
#
# 三份名单都只要 `country` 在 `markets` 里的；客户自己的不列。

# %% [markdown] lang="en"
# ## Task 5　The screen: three lists
#
# Write the function `screen(rights, markets)`. `rights` has one application a row in five columns: `appl_no`, `country` (country or office), `status` (as in task 1), `own` (whether it is the client's own, `True` or `False`), `result` (as in task 4; `"not_read"` where no claims are at hand). `markets` is the list of markets that the client wants to enter. It returns a dictionary with three keys, each a list of application numbers in any order:
#
# - `in_force`: the status is `"in_force"`, and `result` is `"all_present"`, `"unknown"` or `"similar"`;
# - `pending`: the status is `"pending"` and `result` one of the same three. Not a right yet, but one as soon as it is granted: a list of its own, to be watched;
# - `to_read`: the status is `"in_force"` or `"pending"`, and `result` is `"not_read"`. Not read doesn't mean not there. Most are members of the families in other markets.
#
# All three take only what has its `country` in `markets`, and nothing of the client's own.

# %%
rights = around[["appl_no", "country", "status", "own"]].assign(result=results(around, states))
show.table(rights, language)


# %% answer="screen"
def screen(rights, markets):
    ### BEGIN SOLUTION
    held = rights[rights["country"].isin(markets) & ~rights["own"]]
    met = held["result"].isin(["all_present", "unknown", "similar"])
    alive = held["status"].isin(["in_force", "pending"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == "not_read"), "appl_no"].tolist(),
    }
    ### END SOLUTION


# %% answer="screen" entry="fill"
def screen(rights, markets):
    held = rights[rights["country"].isin(____) & ~rights[____]]
    met = held["result"].isin(["all_present", ____, ____])
    alive = held["status"].isin(["in_force", ____])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == ____), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == ____), "appl_no"].tolist(),
    }


# %% answer="screen" entry="run"
results_that_stay = None  # ["all_present"] | ["all_present", "unknown"] | ["all_present", "unknown", "similar"]
own_rights = None  # "stay" | "go"
to_read_needs = None  # ["in_force"] | ["in_force", "pending"] | ["in_force", "pending", "lapsed"]


def screen(rights, markets):
    if None in (results_that_stay, own_rights, to_read_needs):
        raise NotImplementedError
    held = rights[rights["country"].isin(markets)]
    held = held[~held["own"]] if own_rights == "go" else held
    met = held["result"].isin(results_that_stay)
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[held["status"].isin(to_read_needs) & (held["result"] == "not_read"), "appl_no"].tolist(),
    }


# %%
preview("screen", screen, rights, sorted(launches))


# %% check="screen" points=1
def _check():
    def got(rows, markets):
        frame = pd.DataFrame(rows, columns=["appl_no", "country", "status", "own", "result"])
        value = checks.ask("screen", screen, frame, list(markets))
        assert isinstance(value, (dict, pd.Series)) and {"in_force", "pending", "to_read"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 in_force、pending、to_read 三个键 / It should return a dictionary with the keys in_force, pending and to_read."
        )
        return sorted(value["in_force"])

    one = [("A1", "CN", "in_force", False, "all_present"), ("A2", "US", "pending", False, "out")]
    got(one, ["CN"])

    ### BEGIN HIDDEN TESTS
    def plain(
        rows, markets, *, stay=("all_present", "unknown", "similar"), own=False, anywhere=False, alive=("in_force",)
    ):
        return sorted(
            number
            for number, country, state, mine, result in rows
            if (country in markets or anywhere) and (own or not mine) and state in alive and result in stay
        )

    n = 100 + sum(map(ord, province)) % 800
    made = []
    for country in ("CN", "US", "EP", "JP"):
        for state in ("in_force", "pending", "lapsed"):
            for result in ("all_present", "unknown", "similar", "out", "not_read"):
                n += 1
                made.append((f"{country}{n}", country, state, n % 7 == 0, result))
    cases = []
    for rows, markets in ((made, ["CN", "EP"]), (made[::-1], ["JP"]), (made, ["CN", "US", "KR"])):
        one = rows, markets
        cases.append(
            (
                got(*one),
                plain(*one),
                [
                    (
                        plain(*one, stay=("all_present",)),
                        "[only-the-sure] 只留了特征全有的：unknown 和 similar 都要留下 / Keeps only those with all features present: unknown and similar stay in.",
                    ),
                    (
                        plain(*one, stay=("all_present", "unknown")),
                        "[similar-dropped] similar 漏了：可能等同的要留下 / similar is dropped: what may be an equivalent stays in.",
                    ),
                    (
                        plain(*one, stay=("all_present", "similar")),
                        "[unknown-dropped] unknown 漏了：还没定的要留下 / unknown is dropped: what is not settled stays in.",
                    ),
                    (
                        plain(*one, stay=("all_present", "unknown", "similar", "not_read")),
                        "[not-read-as-met] 没读过的混进了比对过的：它在 to_read / What nobody read stands among those compared: it belongs to to_read.",
                    ),
                    (
                        plain(*one, own=True),
                        "[own-kept] 客户自己的专利也列进去了 / The client's own patents are listed too.",
                    ),
                    (
                        plain(*one, anywhere=True),
                        "[any-market] 没有按市场取：权利有地域性 / The markets were not looked at: rights are territorial.",
                    ),
                    (
                        plain(*one, alive=("in_force", "pending")),
                        "[pending-as-right] 还没授权的混进了有效的：另列一份 / What is not granted stands among rights in force: it has a list of its own.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] in_force 与逐件核对的不符：市场、自己的、状态、结果，四样都要看 / in_force is not what a look at each gives: market, own, status and result all count.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="screen-second-lists" points=1
# 隐藏检查：另两份名单（评分时才运行） / Hidden check (runs at marking): the other two lists
### BEGIN HIDDEN TESTS
def _check():
    made = []
    for n, country in enumerate(["CN", "EP", "KR", "US", "CN", "EP"] * 10):
        state = ["pending", "in_force", "pending", "withdrawn", "expired"][n % 5]
        result = ["unknown", "not_read", "not_read", "similar", "all_present", "out", "not_read"][n % 7]
        made.append((f"{country}{500 + n}", country, state, n % 11 == 3, result))
    cases = []
    for markets in (["CN", "EP", "KR"], ["US", "EP"]):
        frame = pd.DataFrame(made, columns=["appl_no", "country", "status", "own", "result"])
        value = checks.ask("screen", screen, frame, markets)
        assert isinstance(value, (dict, pd.Series)) and {"in_force", "pending", "to_read"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 in_force、pending、to_read 三个键 / It should return a dictionary with the keys in_force, pending and to_read."
        )
        kept = [row for row in made if row[1] in markets and not row[3]]
        wait = sorted(row[0] for row in kept if row[2] == "pending" and row[4] in ("unknown", "similar", "all_present"))
        unread = [row for row in kept if row[4] == "not_read"]
        read = sorted(row[0] for row in unread if row[2] in ("in_force", "pending"))
        waiting = sorted(row for row in made if row[1] in markets and row[2] == "pending")
        unread_all = sorted(
            row for row in made if row[1] in markets and row[4] == "not_read" and row[2] in ("in_force", "pending")
        )
        true = {"pending": wait, "to_read": read}
        cases.append(
            (
                {key: sorted(value[key]) for key in true},
                true,
                [
                    (
                        {
                            "pending": [row[0] for row in waiting if row[4] not in ("out", "not_read")],
                            "to_read": [row[0] for row in unread_all],
                        },
                        "[own-kept] 客户自己的专利也列进去了 / The client's own patents are listed too.",
                    ),
                    (
                        {**true, "pending": [row[0] for row in waiting if not row[3] and row[4] != "not_read"]},
                        "[out-kept] 不落入的也盯住了：结果是 out 的不列 / What is out is watched as well: leave it out.",
                    ),
                    (
                        {**true, "pending": []},
                        "[pending-forgotten] 没有授权的一件也没留：授权了就挡路，要盯住 / Nothing pending is kept: once granted it stands in the way, so watch it.",
                    ),
                    (
                        {**true, "to_read": sorted(row[0] for row in unread if row[2] == "in_force")},
                        "[unread-pending] to_read 漏了还没授权的 / to_read leaves out what is pending.",
                    ),
                    (
                        {**true, "to_read": sorted(row[0] for row in unread)},
                        "[dead-to-read] to_read 里有已经失效的 / to_read holds what is no longer in force.",
                    ),
                    (
                        {**true, "to_read": []},
                        "[not-read-as-out] 没读过的当成没有，别的市场的同族就漏了 / Not read was taken for not there, and members in other markets are missed.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] pending 或 to_read 不符：市场、自己的、状态、结果，四样都要看 / pending or to_read does not fit: market, own, status and result all count.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　先送哪几件去看：风险排序
#
# 请专业人员看一件要花钱，得排个先后。写函数 `top_risks(rights, launches, day, n)`。`rights` 一行一件，五列：`appl_no`、`country`、`status`（`"in_force"` 或 `"pending"`）、`result`（`"all_present"`、`"unknown"`、`"similar"`）、`last_day`（名义期限的最后一天，都有）。`launches` 是字典，市场 → 上市日，每件的 `country` 都在里面。打分规则（练习值）：
#
# - 可能性：`"all_present"` 3，`"unknown"` 2，`"similar"` 1；状态是 `"pending"` 的减 1，但最低是 1。
# - 影响：该市场的上市日不晚于 `day`（已经在卖）3；晚于 `day`、不晚于 `day` 加 12 个月（正好 12 个月也算）2；更晚 1。`last_day` 早于上市日的，影响是 0。
# - 风险 = 可能性 × 影响。
#
# 返回风险大于 0 的前 `n` 件的申请号，列表，从高到低；同分的，`last_day` 晚的在前；还相同，申请号小的在前（按文字比）。不足 `n` 件的，有几件返回几件。

# %% [markdown] lang="en"
# ## Task 6　Which go to a professional first: ranking by risk
#
# Each right that a professional reads costs money, so they need an order. Write the function `top_risks(rights, launches, day, n)`. `rights` has one right a row in five columns: `appl_no`, `country`, `status` (`"in_force"` or `"pending"`), `result` (`"all_present"`, `"unknown"`, `"similar"`) and `last_day` (of the nominal term, never missing). `launches` is a dictionary, market → day of launch, and holds the `country` of each. The scores (exercise values):
#
# - Likelihood: `"all_present"` 3, `"unknown"` 2, `"similar"` 1; less 1 where the status is `"pending"`, but never under 1.
# - Impact: the launch in that market is not later than `day` (already on sale) 3; later than `day`, but not later than `day` plus 12 months (12 months to the day counts) 2; later still 1. Where `last_day` comes before the launch, the impact is 0.
# - Risk = likelihood × impact.
#
# Return the application numbers of the first `n` with a risk over 0, as a list from high to low; among equals the later `last_day` comes first, and if that is equal, too, the smaller application number (compared as text). If there are fewer than `n`, return those there are.

# %%
LIKELIHOOD = {"all_present": 3, "unknown": 2, "similar": 1}
grid = pd.DataFrame(
    [
        ("CN1", "CN", "in_force", "unknown", "2031-04-01"),
        ("CN2", "CN", "pending", "all_present", "2043-02-11"),
        ("US3", "US", "in_force", "similar", "2038-09-20"),
        ("US4", "US", "in_force", "all_present", "2025-08-31"),
        ("CN5", "CN", "pending", "similar", "2044-01-15"),
    ],
    columns=["appl_no", "country", "status", "result", "last_day"],
).astype({"last_day": "datetime64[ns]"})
planned = {"CN": pd.Timestamp("2025-03-01"), "US": pd.Timestamp("2025-11-15")}
show.table(grid, language)


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    ### BEGIN SOLUTION
    launch = rights["country"].map(launches)
    likelihood = (rights["result"].map(LIKELIHOOD) - (rights["status"] == "pending")).clip(lower=1)
    impact = 1 + (launch <= day + pd.DateOffset(months=12)) + (launch <= day)
    scored = rights.assign(risk=likelihood * impact * (rights["last_day"] >= launch))
    order = scored.sort_values(["risk", "last_day", "appl_no"], ascending=[False, False, True])
    return order.loc[order["risk"] > 0, "appl_no"].head(n).tolist()
    ### END SOLUTION


# %% answer="risk-grid" entry="fill"
def top_risks(rights, launches, day, n):
    launch = rights["country"].map(launches)
    likelihood = (rights["result"].map(LIKELIHOOD) - (rights["status"] == ____)).clip(lower=____)
    impact = 1 + (launch <= day + pd.DateOffset(months=____)) + (launch <= ____)
    scored = rights.assign(risk=likelihood * ____ * (rights["last_day"] >= ____))
    order = scored.sort_values(["risk", "last_day", "appl_no"], ascending=[False, ____, ____])
    return order.loc[order["risk"] > 0, "appl_no"].head(n).tolist()


# %% answer="risk-grid" entry="run"
def risk_a(likelihood, impact):
    return likelihood + impact


def risk_b(likelihood, impact):
    return likelihood * impact


which_risk = None  # risk_a | risk_b
lower_for_pending = None  # 0 | 1
over_before_launch = None  # "impact stays" | "impact is 0"
later_last_day = None  # "first" | "last"


def top_risks(rights, launches, day, n):
    if None in (which_risk, lower_for_pending, over_before_launch, later_last_day):
        raise NotImplementedError
    launch = rights["country"].map(launches)
    likelihood = (rights["result"].map(LIKELIHOOD) - lower_for_pending * (rights["status"] == "pending")).clip(lower=1)
    impact = 1 + (launch <= day + pd.DateOffset(months=12)) + (launch <= day)
    scored = rights.assign(risk=which_risk(likelihood, impact))
    if over_before_launch == "impact is 0":
        scored.loc[scored["last_day"] < launch, "risk"] = 0
    down = later_last_day == "last"
    order = scored.sort_values(["risk", "last_day", "appl_no"], ascending=[False, down, True])
    return order.loc[order["risk"] > 0, "appl_no"].head(n).tolist()


# %%
preview("top_risks", top_risks, grid, planned, day, 3)


# %% check="risk-grid" points=2
def _check():
    def got(rows, launches_, day_, n):
        frame = pd.DataFrame(rows, columns=["appl_no", "country", "status", "result", "last_day"])
        frame["last_day"] = pd.to_datetime(frame["last_day"])
        known = {market: pd.Timestamp(each) for market, each in launches_.items()}
        value = checks.ask("top_risks", top_risks, frame, known, pd.Timestamp(day_), n)
        assert isinstance(value, (list, tuple, pd.Series, pd.Index)), (
            "[not-a-list] 应返回申请号的列表，从高到低 / It should return a list of application numbers, from high to low."
        )
        return [str(number) for number in value]

    got([("CN1", "CN", "in_force", "unknown", "2031-04-01")], {"CN": "2025-03-01"}, "2025-06-30", 1)

    ### BEGIN HIDDEN TESTS
    from datetime import date, timedelta

    def shifted(text, years):
        return f"{int(text[:4]) + years}{text[4:].replace('-02-29', '-02-28')}"

    def plain(
        rows,
        starts,
        day_,
        n,
        *,
        add=False,
        same=False,
        zero=True,
        late=True,
        wide=True,
        names=True,
        floor=True,
        rough=False,
    ):
        year = (date.fromisoformat(day_) + timedelta(days=365)).isoformat() if rough else shifted(day_, 1)
        scored = []
        for number, country, state, result, last in rows:
            often = {"all_present": 3, "unknown": 2, "similar": 1}[result] - (state == "pending" and not same)
            often = max(often, 1) if floor else often
            start = starts[country]
            near = start <= year if wide else start < year
            hard = 3 if start <= day_ else 2 if near else 1
            hard = 0 if last < start and zero else hard
            score = often + hard if add and hard else often * hard
            if score > 0:
                last_key = -int(last.replace("-", "")) if late else int(last.replace("-", ""))
                scored.append((-score, last_key, number if names else "", number))
        return [row[-1] for row in sorted(scored, key=lambda row: row[:3])][:n]

    day_ = as_of_date
    soon, later = shifted(day_, 1), shifted(day_, 2)
    starts = {"CN": day_, "US": soon, "EP": later, "JP": shifted(day_, -1)}
    rows = [
        ("EP11", "EP", "in_force", "all_present", "2036-05-05"),
        ("US08", "US", "in_force", "unknown", "2039-12-12"),
        ("US05", "US", "in_force", "unknown", "2039-12-12"),
        ("CN07", "CN", "pending", "all_present", "2044-03-04"),
        ("CN02", "CN", "in_force", "similar", "2033-07-08"),
        ("JP03", "JP", "in_force", "all_present", "2029-02-02"),
        ("US01", "US", "in_force", "all_present", "2026-01-31"),
        ("CN09", "CN", "pending", "similar", "2044-09-09"),
        ("CN04", "CN", "in_force", "unknown", "2030-10-10"),
    ]
    few = [
        ("EP21", "EP", "in_force", "all_present", "2041-01-01"),
        ("EP22", "EP", "pending", "unknown", "2044-01-01"),
        ("CN23", "CN", "in_force", "similar", "2035-01-01"),
        ("JP24", "JP", "pending", "similar", "2040-01-01"),
    ]
    cases = []
    leap = {"CN": "2023-01-01", "US": "2024-09-10", "EP": "2024-09-11", "JP": "2025-05-05"}
    for one in (
        (rows, starts, day_, 5),
        (rows[::-1], starts, day_, 20),
        (few, starts, day_, 3),
        (rows, leap, "2023-09-10", 20),
    ):
        cases.append(
            (
                got(*one),
                plain(*one),
                [
                    (
                        plain(*one, add=True),
                        "[sum-for-product] 可能性和影响相加了：要相乘 / Likelihood and impact were added: multiply them.",
                    ),
                    (
                        plain(*one, same=True),
                        "[pending-not-lowered] 没有授权的，可能性没有减 1 / The likelihood of what is pending was not lowered by 1.",
                    ),
                    (
                        plain(*one, floor=False),
                        "[below-one] 减 1 之后最低仍是 1，不能减没了 / After taking off 1 it is 1 at least; it doesn't vanish.",
                    ),
                    (
                        plain(*one, zero=False),
                        "[over-before-launch] 上市之前就届满的也排进来了：影响是 0 / One whose term is over before the launch is ranked: its impact is 0.",
                    ),
                    (
                        plain(*one, rough=True),
                        "[days-for-months] 12 个月按 365 天算：隔着 2 月 29 日就差一天 / 12 months taken as 365 days: a day short across a 29 February.",
                    ),
                    (
                        plain(*one, wide=False),
                        "[twelve-months-to-the-day] 正好 12 个月的也算 12 个月以内 / Twelve months to the day is within 12 months.",
                    ),
                    (
                        plain(*one, late=False),
                        "[ties-by-date] 同分时次序反了：last_day 晚的在前 / Among equals the order is turned round: the later last_day comes first.",
                    ),
                    (
                        plain(*one, names=False),
                        "[ties-by-number] 还相同时，申请号小的在前，不按表里的行序 / If still equal, the smaller number comes first, not the one that stands higher in the table.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件打分的不符：先算可能性和影响，再相乘，再按三层次序排 / Not what scoring one by one gives: likelihood and impact first, then the product, then the order in its three steps.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　筛查集内最晚名义届满日
#
# 客户总爱问：“等到哪天就自由了？”这个日子给不了：名单之外还有没查到的，未授权的会授权，期限还可能有补偿。能给的是**筛查集内最晚名义届满日**，并说明它不是什么。客户还问：“这个特征我不要了，名单会短多少？”
#
# 写函数 `latest_expiry(rights, dropped)`。`rights` 是初筛留下的，一行一件，四列：`appl_no`、`status`（`"in_force"` 或 `"pending"`）、`last_day`、`claims`：要比的各项权利要求，文字，各项用英文分号隔开，一项里的特征代码用空格隔开，如 `"F1 F2; F1 F10"`。`dropped` 是客户打算不要的一个特征代码。未授权的一律不计。返回字典，三个键：
#
# - `before`：最晚的 `last_day`；一件有效的也没有，是 `None`；
# - `leave`：有效的里面，不要这个特征以后可以离开名单的申请号的列表，次序随意。**每一项**权利要求都有这个特征，才能离开；
# - `after`：它们离开以后最晚的 `last_day`；一件不剩，是 `None`。

# %% [markdown] lang="en"
# ## Task 7　The latest nominal expiry in the screened set
#
# Clients like to ask: "From which day on are we free?" That day can't be given: outside the list there is what the search missed, what is pending may be granted, and terms may be adjusted. What can be given is the **latest nominal expiry in the screened set**, with a word on what it is not. The client also asks: "If we give up this feature, how much shorter does the list get?"
#
# Write the function `latest_expiry(rights, dropped)`. `rights` is what the screen kept, one a row in four columns: `appl_no`, `status` (`"in_force"` or `"pending"`), `last_day` and `claims`: the claims to compare as text, parted by semicolons, the feature codes in a claim by blanks, such as `"F1 F2; F1 F10"`. `dropped` is the code of one feature that the client would give up. What is pending doesn't count at all. It returns a dictionary with three keys:
#
# - `before`: the latest `last_day`; `None` if nothing is in force;
# - `leave`: of those in force, the list, in any order, of the application numbers that can leave without this feature. A right can leave only if **every** claim of it has the feature;
# - `after`: the latest `last_day` once they have left; `None` if nothing remains.

# %%
listed = pd.DataFrame(
    [
        ("CN1", "in_force", "2037-05-30", "F1 F2; F1 F10"),
        ("CN2", "in_force", "2041-08-12", "F1 F2 F3"),
        ("CN3", "pending", "2044-01-19", "F1 F2"),
    ],
    columns=["appl_no", "status", "last_day", "claims"],
).astype({"last_day": "datetime64[ns]"})
show.table(listed, language)


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    ### BEGIN SOLUTION
    held = rights[rights["status"] == "in_force"]
    every = held["claims"].map(lambda text: all(dropped in claim.split() for claim in text.split(";")))
    rest = held[~every.astype(bool)]
    return {
        "before": held["last_day"].max() if len(held) else None,
        "leave": held.loc[every.astype(bool), "appl_no"].tolist(),
        "after": rest["last_day"].max() if len(rest) else None,
    }
    ### END SOLUTION


# %% answer="latest-expiry" entry="fill"
def latest_expiry(rights, dropped):
    held = rights[rights["status"] == ____]
    every = held["claims"].map(lambda text: ____(dropped in claim.split() for claim in text.split(____)))
    rest = held[~every.astype(bool)]
    return {
        "before": held["last_day"].max() if len(held) else None,
        "leave": held.loc[every.astype(bool), "appl_no"].tolist(),
        "after": ____["last_day"].max() if len(rest) else None,
    }


# %% answer="latest-expiry" entry="run"
def leaves_a(text, dropped):
    return dropped in text


def leaves_b(text, dropped):
    return any(dropped in claim.split() for claim in text.split(";"))


def leaves_c(text, dropped):
    return all(dropped in claim.split() for claim in text.split(";"))


which_leaves = None  # leaves_a | leaves_b | leaves_c
which_count = None  # ["in_force"] | ["in_force", "pending"]


def latest_expiry(rights, dropped):
    if None in (which_leaves, which_count):
        raise NotImplementedError
    held = rights[rights["status"].isin(which_count)]
    every = held["claims"].map(lambda text: which_leaves(text, dropped)).astype(bool)
    rest = held[~every]
    return {
        "before": held["last_day"].max() if len(held) else None,
        "leave": held.loc[every, "appl_no"].tolist(),
        "after": rest["last_day"].max() if len(rest) else None,
    }


# %%
preview("latest_expiry", latest_expiry, listed, "F2")


# %% check="latest-expiry" points=2
def _check():
    def day_of(value):
        if value is None or value is pd.NaT:
            return None
        try:
            return f"{pd.Timestamp(value):%Y-%m-%d}"
        except (TypeError, ValueError):
            raise AssertionError(
                "[not-a-day] before 和 after 应是日期或 None / before and after should be days or None."
            ) from None

    def got(rows, dropped):
        frame = pd.DataFrame(rows, columns=["appl_no", "status", "last_day", "claims"])
        frame["last_day"] = pd.to_datetime(frame["last_day"])
        value = checks.ask("latest_expiry", latest_expiry, frame, dropped)
        assert isinstance(value, (dict, pd.Series)) and {"before", "leave", "after"} <= set(value.keys()), (
            "[wrong-keys] 应返回字典，含 before、leave、after 三个键 / It should return a dictionary with the keys before, leave and after."
        )
        return {"before": day_of(value["before"]), "leave": sorted(value["leave"]), "after": day_of(value["after"])}

    got([("CN1", "in_force", "2037-05-30", "F1 F2")], "F2")

    ### BEGIN HIDDEN TESTS
    def plain(rows, dropped, *, states=("in_force",), rule=all, loose=False, still=False, pick=max):
        held = [row for row in rows if row[1] in states]

        def goes(text):
            if loose:
                return rule(dropped in claim for claim in text.split(";"))
            return rule(dropped in claim.strip().split(" ") for claim in text.split(";"))

        leave = [row for row in held if goes(row[3])]
        rest = [row for row in held if row not in leave]
        dates = [row[2] for row in (held if still else rest)]
        return {
            "before": pick(row[2] for row in held) if held else None,
            "leave": sorted(row[0] for row in leave),
            "after": pick(dates) if dates else None,
        }

    year = 2036 + sum(map(ord, province)) % 6
    rows = [
        ("CN31", "in_force", f"{year}-02-03", "F1 F2; F1 F9"),
        ("CN32", "in_force", f"{year + 2}-10-20", "F1 F2 F4; F2 F7"),
        ("CN33", "in_force", "2031-06-07", "F1 F20"),
        ("US34", "pending", f"{year + 3}-01-01", "F2"),
        ("US35", "in_force", "2034-04-04", "F1 F7"),
    ]
    cases = []
    for one in ((rows, "F2"), (rows, "F1"), (rows[1:2], "F2"), (rows[3:4], "F2")):
        cases.append(
            (
                got(*one),
                plain(*one),
                [
                    (
                        plain(*one, states=("in_force", "pending")),
                        "[pending-counted] 未授权的也计了日期：它另列，不计 / Counts what is pending: that has its own list and no date here.",
                    ),
                    (
                        {**plain(*one), "leave": plain(*one, states=("in_force", "pending"))["leave"]},
                        "[pending-in-leave] leave 里有未授权的：未授权的一律不计 / leave holds what is pending: that doesn't count at all.",
                    ),
                    (
                        plain(*one, rule=any),
                        "[one-claim-enough] 有一项权利要求有这个特征就让它离开了：还有一项没有，就走不了 / Lets a right leave when one claim has the feature: as long as another lacks it, it stays.",
                    ),
                    (
                        plain(*one, loose=True),
                        "[code-in-code] F2 不是 F20：要整个代码相同 / F2 is not F20: the whole code must be the same.",
                    ),
                    (
                        plain(*one, still=True),
                        "[after-as-before] after 里还算着已经离开的 / after still counts what has left.",
                    ),
                    (
                        plain(*one, pick=min),
                        "[earliest] 取了最早的：一件到期，其余还在 / Takes the earliest: when one is over, the others still stand.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件核对的不符：只看有效的，逐项看有没有这个特征，再各取最晚的一天 / Not what a look at each gives: only those in force, claim by claim for the feature, then the latest day of each set.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　哪些我们答，哪些转出去，给哪几家
#
# 客户一口气问了九个问题。先填字典 `who`：问题编号 → 五个去处之一。
#
# | 去处 | 什么问题 |
# |---|---|
# | `"desk"` | 登记簿和公开文献上写着的：状态、日期、同族成员、权利要求里写没写某个词 |
# | `"opinion"` | 落不落入保护范围、算不算等同、侵不侵权；要一份这样的书面意见也是 |
# | `"invalidation"` | 能不能宣告无效，以及为此找证据、写请求 |
# | `"litigation"` | 已经有人主张权利：收到律师函、起诉、行政投诉，怎么应对、赔多少 |
# | `"valuation"` | 值多少钱：许可费、转让价、入股价 |
#
# 九个问题：
#
# - Q1　这件专利到昨天为止还有效吗？
# - Q2　我们把它的弹簧换成了磁铁，还算不算落在它的保护范围里？
# - Q3　它的权利要求 1 里，有没有写“弹簧”？
# - Q4　对手发来律师函，要我们十天内停售，怎么回？
# - Q5　请出一页纸，写明我们的产品不侵权，给海外客户看。
# - Q6　我觉得它申请之前就有人做过，能不能把它弄掉？
# - Q7　它在日本有没有同族，那边状态怎样？
# - Q8　对方愿意许可，一年三十万元，这个价合适吗？
# - Q9　它去年终止过，后来恢复了，恢复是哪天登记的？
#
# 再写函数 `names(providers, province, service)`：返回可以给客户的机构代码的列表。`providers` 有五列：`provider_id`、`province`、`services`（代码用 `|` 隔开）、`conflict`（有利害关系）、`penalised`（近一年受过处罚）。要本省的、提供这项服务的、没有利害关系、没有受过处罚的，**全部列出**，按机构代码从小到大（按文字比）；只有一家符合，就列这一家；一家也没有，返回空列表。公共服务不替客户挑，有几家给几家。

# %% [markdown] lang="en"
# ## Task 8　What we answer, what we refer, and to whom
#
# The client asks nine questions in one breath. First fill in the dictionary `who`: number of the question → one of five places.
#
# | Place | What kind of question |
# |---|---|
# | `"desk"` | what stands in the register and in published documents: status, dates, family members, whether a claim holds a certain word |
# | `"opinion"` | whether something falls under a claim, is an equivalent, infringes; to want that in writing, too |
# | `"invalidation"` | whether it can be declared invalid, and finding evidence or writing the request for that |
# | `"litigation"` | somebody asserts the right already: a lawyer's letter, a suit, a complaint to an authority; how to answer, what to pay |
# | `"valuation"` | what it is worth: a licence fee, a price, a share |
#
# The nine questions:
#
# - Q1　As of yesterday, was this patent still in force?
# - Q2　We replaced its spring by a magnet. Does that still fall under it?
# - Q3　Does its claim 1 say "spring"?
# - Q4　Our rival's lawyer wants us to stop selling within ten days. What do we answer?
# - Q5　Please write a page that our product doesn't infringe, for a client abroad.
# - Q6　I think that somebody did this before they filed. Can we get rid of it?
# - Q7　Is there a family member in Japan, and what is its status there?
# - Q8　They would license it for three hundred thousand yuan a year. Is that a fair price?
# - Q9　It was terminated last year and then restored. On which day was the restoration registered?
#
# Then write the function `names(providers, province, service)`: the list of codes of the firms that can be given to the client. `providers` has five columns: `provider_id`, `province`, `services` (codes parted by `|`), `conflict` (has a conflict of interest) and `penalised` (punished in the past year). Those of the province that offer the service, have no conflict and were not punished are **all** listed, from the smallest code to the largest (compared as text); where only one fits, list that one; if there is none, return an empty list. A public service doesn't choose for the client and gives as many as there are.

# %%
firms = data.load("providers", province=province)[["provider_id", "province", "services", "conflict", "penalised"]]
show.table(firms.head(8), language)

# %% answer="referral"
### BEGIN SOLUTION
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "litigation",
    "Q5": "opinion",
    "Q6": "invalidation",
    "Q7": "desk",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
    ### END SOLUTION


# %% answer="referral" entry="fill"
# 每题选一个 / choose one for each: "desk" | "opinion" | "invalidation" | "litigation" | "valuation"
who = {
    "Q1": None,
    "Q2": None,
    "Q3": None,
    "Q4": None,
    "Q5": None,
    "Q6": None,
    "Q7": None,
    "Q8": None,
    "Q9": None,
}


def names(providers, province, service):
    held = providers[(providers["province"] == ____) & ~providers[____] & ~providers[____]]
    return sorted(held.loc[held["services"].map(lambda text: ____ in text.split("|")).astype(bool), "provider_id"])


# %% answer="referral" entry="run"
# 每题选一个 / choose one for each: "desk" | "opinion" | "invalidation" | "litigation" | "valuation"
who = {
    "Q1": None,
    "Q2": None,
    "Q3": None,
    "Q4": None,
    "Q5": None,
    "Q6": None,
    "Q7": None,
    "Q8": None,
    "Q9": None,
}
leave_out = None  # [] | ["conflict"] | ["conflict", "penalised"]
how_many = None  # 1 | 1000


def names(providers, province, service):
    if None in (leave_out, how_many):
        raise NotImplementedError
    held = providers[providers["province"] == province]
    for column in leave_out:
        held = held[~held[column]]
    offers = held["services"].map(lambda text: service in text.split("|")).astype(bool)
    return sorted(held.loc[offers, "provider_id"])[:how_many]


# %% answer="referral" entry="write"
who = {}


def names(providers, province, service):
    # 在这里作答 / your answer here
    raise NotImplementedError


# %%
for service in ("opinion", "invalidation"):
    preview(f"names({service})", names, firms, province, service)


# %% check="referral" points=2
def _check():
    assert isinstance(who, (dict, pd.Series)), (
        "[not-a-dict] who 应是字典：问题编号 → 去处 / who should be a dictionary: number of the question → place."
    )
    open_ones = [f"Q{n}" for n in range(1, 10) if who.get(f"Q{n}") is None]
    assert not open_ones, f"[not-answered] 还没有选：{open_ones} / Nothing chosen yet for {open_ones}."
    places = {"desk", "opinion", "invalidation", "litigation", "valuation"}
    strange = sorted(f"Q{n}" for n in range(1, 10) if who[f"Q{n}"] not in places)
    assert not strange, f"[not-a-place] {strange} 不是五个去处之一 / {strange}: not one of the five places."
    ### BEGIN HIDDEN TESTS
    legal = {"Q2": "opinion", "Q4": "litigation", "Q5": "opinion", "Q6": "invalidation", "Q8": "valuation"}
    assert all(who[number] != "desk" for number in legal), (
        "[beyond-the-desk] 有该由专业机构说的，留在了窗口：写一句“不侵权”也是法律结论 / Something that only a professional may say was kept at the desk: a line that it doesn't infringe is a legal finding, too."
    )
    assert all(who[f"Q{n}"] == "desk" for n in (1, 3, 7, 9)), (
        "[sent-away] 登记簿和文献上查得到的也推出去了：这正是窗口该答的 / What stands in the register or the documents was sent away: that is what the desk is for."
    )
    assert all(who[number] == place for number, place in legal.items()), (
        "[wrong-door] 转错了门：看清客户要的是意见、无效、应诉还是价格 / Referred to the wrong door: look whether the client wants an opinion, invalidation, defence or a price."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="referral-names" points=1
def _check():
    def got(rows, place, service):
        frame = pd.DataFrame(rows, columns=["provider_id", "province", "services", "conflict", "penalised"])
        value = checks.ask("names", names, frame, place, service)
        assert not isinstance(value, str) and hasattr(value, "__iter__"), (
            "[not-a-list] names 应返回机构代码的列表，只有一家也用列表 / names should return a list of codes, even for one firm."
        )
        return [str(code) for code in value]

    got([("P1", "四川省", "litigation|opinion", False, False)], "四川省", "opinion")
    ### BEGIN HIDDEN TESTS
    table = data.load("providers", province=[province, "海南省" if province != "海南省" else "四川省"])
    columns = ["provider_id", "province", "services", "conflict", "penalised"]
    real = list(zip(*[table[name].tolist() for name in columns], strict=True))[::-1]
    made = [
        ("P9006", "甲省", "opinion|litigation", False, True),
        ("P9005", "甲省", "opinion|litigation", True, False),
        ("P9004", "甲省", "litigation|opinion", False, False),
        ("P9003", "乙省", "opinion", False, False),
        ("P9002", "甲省", "second-opinion|drafting", False, False),
        ("P9001", "甲省", "opinion", False, False),
    ]

    def plain(rows, place, service, *, gone=(3, 4), near=False, loose=False, order=True):
        kept = [row for row in rows if (near or row[1] == place) and not any(row[n] for n in gone)]
        found = [row[0] for row in kept if (service in row[2] if loose else service in row[2].split("|"))]
        return sorted(found) if order else found

    cases = []
    for one in (
        (real, province, "opinion"),
        (made, "甲省", "opinion"),
        (made[:2], "甲省", "opinion"),
        (made[:4], "甲省", "opinion"),
    ):
        true = plain(*one)
        cases.append(
            (
                got(*one),
                true,
                [
                    (
                        true if len(true) > 1 else [],
                        "[one-as-none] 只有一家符合，也要列出这一家 / Where only one firm fits, list that one.",
                    ),
                    (
                        true[:1],
                        "[one-name-only] 只给了一家：有资格的都要列出 / One firm alone: list all that are eligible.",
                    ),
                    (
                        plain(*one, gone=(4,)),
                        "[conflict-kept] 有利害关系的也列了 / A firm with a conflict of interest is listed.",
                    ),
                    (
                        plain(*one, gone=(3,)),
                        "[penalised-kept] 一年内受过处罚的也列了 / A firm punished within the year is listed.",
                    ),
                    (
                        plain(*one, gone=()),
                        "[nobody-left-out] 有利害关系、受过处罚的都没有去掉 / Neither conflicts nor penalties were left out.",
                    ),
                    (
                        plain(*one, near=True),
                        "[other-province] 外省的也列了 / Firms of other provinces are listed.",
                    ),
                    (
                        plain(*one, loose=True),
                        "[part-of-a-code] 服务代码要整个相同 / The whole code of the service must be the same.",
                    ),
                    (
                        plain(*one, order=False),
                        "[table-order] 没有按机构代码排：换个次序，排在前面的就占便宜 / Not in the order of the codes: any other order favours who comes first.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐家核对的不符：本省、服务、利害关系、处罚，四样都要看 / Not what a look at each firm gives: province, service, conflict and penalty all count.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %%
def nominal(row):
    """名义期限的最后一天；没有规则的为空 / The last day of the nominal term; missing where there is no rule."""
    if row.country != "CN" and row.kind != "invention":
        return pd.NaT
    filed = row.filing.date()
    return pd.Timestamp(
        terms.term(row.kind, {"filing": filed, "earliest_us_filing": filed}, office=row.country).last_day
    )


ends = around.assign(result=results(around, states), last_day=[nominal(row) for row in around.itertuples()])
show.table(ends[["appl_no", "country", "kind", "own", "status", "result", "last_day"]], language)

# %%
# 登记簿里当天看得到的大事，缴费和审查略去 / What the register showed by that day, without fees and examination
register = legal[(legal["known_on"] <= day) & ~legal["code"].isin(["fee", "publication", "examination"])]
show.table(register[["appl_no", "date", "known_on", "code", f"detail_{language}"]], language)

# %% [markdown] lang="zh"
# ## 任务 9　给客户的备忘录（人工评分）
#
# 就开头的客户和上表 `ends` 里的权利，写一页备忘录，约五百字，申请号不算字数。客户要拿它去见律师，总经理自己也要看得懂。上市日见开头的打印，状态和数据都截至 `as_of_date` 当天，过去的事见上面的登记簿。两张表只收检到的权利和它们的同族，各市场没有另外检索。哪份名单是空的，就写明是空的、还要盯什么，照样得分。评分看五条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 状态：哪天、哪天所知 | 没有写 | 只写“有效”“失效” | 写明是哪天的状态 | 并写明哪天所知、数据截至何时，过去的状态也交代 |
# | 比对：拿什么比的 | 没有比 | 按名称或摘要比 | 按授权的权利要求逐项比，说明留下的为什么留下 | 并写明没定的、可能等同的、没读到的，各要问谁、补什么 |
# | 第二份名单与日期 | 没有写 | 提到有未授权的 | 单列未授权的，写明要盯什么 | 并给出筛查集内最晚名义届满日，写明它不是什么 |
# | 转介 | 没有写 | 只说“建议咨询律师” | 写明哪几件、什么问题、找哪类机构 | 并写明带什么材料、几时之前去，机构全部列出而不替客户挑 |
# | 限度与边界 | 没有写，或下了侵权与否的结论 | 提到“仅供参考” | 写明这是信息服务、没有查什么 | 并写明不是侵权结论或法律意见，谁来下结论 |

# %% [markdown] lang="en"
# ## Task 9　A memo for the client (marked by a person)
#
# For the client of the opening and the rights in the table `ends` above, write a memo of one page, some three hundred and fifty words, application numbers not counted. The client will take it to a lawyer, and the head of the firm should understand it, too. The launches are printed at the opening; status and data go up to `as_of_date`, and the past stands in the register above. The two tables hold the rights that were found and their families; the markets were not searched one by one. If a list is empty, say so and what to watch all the same: that earns the points. Five criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Status: on which day, known on which | missing | says "in force" or "no longer in force" only | says on which day | and known on which, up to when the data go, and what held in the past |
# | Comparison: with what | no comparison | by title or abstract | claim by claim on the granted text, and why those kept are kept | and what is not settled, perhaps equivalent or not read, with whom to ask and what to add |
# | The second list and the dates | missing | mentions that something is pending | lists what is pending apart and says what to watch | and gives the latest nominal expiry in the screened set, and what it is not |
# | Referral | missing | "ask a lawyer" only | which rights, what question, what kind of firm | and what to take along, by when, all firms listed and none chosen for the client |
# | Limits and boundary | missing, or finds on infringement | mentions "for reference only" | says that this is an information service and what was not searched | and that it is no finding of infringement and no legal opinion, and who makes one |

# %% [markdown] lang="zh" essay="memo" points=15
# （示例答案，满分样式，课题为风光制氢的防爆监测；数字以您算出的为准）
#
# **一、状态。** 以下是 2025-06-30 的状态，凭当天看得到的登记；欠缴年费而仍在六个月滞纳期内的，以后可能倒算终止，请在发货前一天再查一次。中国有效、与产品有关的 4 件：CN202021676999.9、CN202121430715.2、CN202310355074.6、CN202220540343.7。美国的 US15/642132 自 2022-04-27 起终止，此前是有效的，只影响那以前。CN202210754188.3 是贵司自己的，不列。
#
# **二、怎么比的。** 用授权的权利要求，不用摘要，逐项比文字。前 3 件的权利要求 1，每个特征产品都有；第四件只差增强复合隔膜，贵司工程师说换了一种做法，可能等同，请他写一段说明。CN201720638123.7 的权利要求 1 已被宣告无效，按余下的比，不落入文字。压差平衡阀等 3 个特征还没定，定了要重比。没读到的两件美国、日本同族都已终止或视为撤回，要读的名单是空的。参数范围没有编成特征，要读原文。
#
# **三、未授权的和日期。** 当天已公布的里面没有未授权而相关的；近十八个月的申请还没有公布，每季度再看一次。筛查集内最晚名义届满日是 2043-03-30：名单以外的、期限补偿都没有算，它不是可以放心生产的日子。
#
# **四、转介。** 请在 2025-07-12 中国发货之前，带上这 4 件的授权文本、特征对照表和工程师的说明，请专业机构回答：是否落入、是否等同。本省提供侵权意见、没有利害关系和处罚记录的有 P0211、P0216，全部列出，由贵司自选。
#
# **五、限度。** 欧洲和韩国只看了同族，没有另查。这是信息服务，不是侵权结论，也不是法律意见；结论由律师或专利代理师作出。

# %% [markdown] lang="en" essay="memo" points=15
# (Sample answer at full marks; the topic is hydrogen from wind and solar power, and your own figures count)
#
# **The status.** What follows is the status on 2025-06-30, by the register as seen that day. A right whose fee is late and still within its six months of grace may later turn out to have ended: look again on the day before you ship. In China 4 rights that touch your product are in force: CN202021676999.9, CN202121430715.2, CN202310355074.6 and CN202220540343.7. In the US, US15/642132 was terminated as of 2022-04-27; before that it was in force, which matters for that time only. CN202210754188.3 is your own and not listed.
#
# **How we compared.** With the granted claims and not the abstracts, feature by feature, in words. Of the first 3 your product has every feature of claim 1. The fourth differs in the reinforced composite diaphragm alone, which your engineer says is done another way: perhaps an equivalent, so have that written down. Claim 1 of CN201720638123.7 was declared invalid; by what is left it is out in words. The pressure balance valve and others, 3 features in all, are not settled; once they are, we compare again. The two family members not read, in the US and Japan, are terminated or deemed withdrawn, so the list to read is empty. Ranges of parameters have no code here: read the text.
#
# **Pending, and dates.** Of what was published by that day nothing relevant is pending. Applications of the last eighteen months are not published yet; look every quarter. The latest nominal expiry in the screened set is 2043-03-30. It leaves out whatever is not on the list and any term adjustment, and it is not a day from which you may produce without care.
#
# **Referral.** Before you ship in China on 2025-07-12, take the granted texts of these 4, the table of features and the engineer's note to a professional and ask: do we fall under them, and is that an equivalent? In this province P0211 and P0216 give such opinions and have neither a conflict nor a penalty; these are all, and the choice is yours.
#
# **Limits.** For Europe and Korea we looked at family members only. This is an information service, no finding of infringement and no legal opinion; that is for a lawyer or patent attorney.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 9 题里每个状态都写了哪天、哪天所知，没有一句侵权与否的结论；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] every status in task 9 has its day and the day it was known, and no sentence finds on infringement;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
