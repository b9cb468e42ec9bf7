# %% [markdown] lang="zh"
# # M05 练习：查新与新颖性检索报告
#
# **情境。** 周一上午，客户拿着受理通知书进来：“专利已经递了，要不要接着投钱，得看它新不新。周五之前给我一份报告。对了，隔壁大学立项也要一份**查新报告**，跟这个是一回事吧？”您答：“不是一回事。”主任把检索员比对好的文献表放到您桌上：“先把日子理清楚，再说新不新。”
#
# **时间**：约 180 分钟，其中第 9 题约 60 分钟；可以分几次做。**分值**：自动评分 21 分，人工评分 18 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`）。三种作答方式（运行、填空、编写）的检查和分值完全一样；第 9 题各种方式都要自己写。
# - 函数只用括号里交给它的东西：评分时会换课题、换日期、换表再问，行的次序也会换；交来的表有该题写到的列，不一定有别的。
# - 日期都是 pandas 的时间戳，可以直接用 `<`、`<=`、`==` 比。
# - 要返回号码的列表时，先后不论，集合也可以；要返回字典的，键名照题目写，多出来的键不扣分。
# - 各题互不依赖：前一题没做出来，后一题照样能做。
# - 文献、客户和课题都是合成的练习数据。**本练习的判断规则是练习规定**，据《中华人民共和国专利法》（2020 年修正）第 9、22、24 条和《专利审查指南》简化而成；真实案件以现行文本为准，由专利代理师判断。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M05 exercise: novelty search and report
#
# **The situation.** Monday morning. A client comes in with the notice of acceptance for his application: "It is filed. Whether we put more money in depends on whether it is new. Let me have a report by Friday. And the university next door needs an **S&T novelty search report** for a project. The same thing, isn't it?" "No," you say. Your director lays the searcher's table of compared documents on your desk: "First get the days straight. Then we talk about new."
#
# **Time**: about 180 minutes, of which about 60 for task 9; take it in several sittings. **Points**: 21 marked automatically, 18 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`). The three entries (run, fill, write) have the same checks and points; task 9 you write yourself at every entry.
# - A function uses only what it is handed in its brackets: marking asks again with another topic, day and table, rows in any order; a table handed in has the columns named in the task, and perhaps no others.
# - Days are pandas timestamps and can be compared with `<`, `<=`, `==` as they are.
# - Where a list of numbers is asked, order does not matter and a set will do; where a dictionary is asked, use the keys of the text, further keys cost nothing.
# - The tasks don't depend on one another: if one won't come out, the next can still be done.
# - Documents, clients and topics are synthetic practice data. **The rules of this exercise are rules for practice**, simplified from articles 9, 22 and 24 of the Chinese Patent Law (revision of 2020) and the Guidelines for Patent Examination; in a real case the text in force decides, and a patent attorney judges.
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

from iplab import checks, data, novelty, parameters, show
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
    tables=["topics", "topic_features", "qrels_features", "patents", "topic_pairs", "npl"],
)

# %%
topic = novelty.case_topic(tech_field)
critical_date = topic["critical_date"]
features = data.load("topic_features", topic_id=topic["topic_id"])
documents = novelty.documents(topic["topic_id"])
print(topic[f"title_{language}"])
print(topic[f"need_{language}"])
print(critical_date.date(), len(documents))
show.table(features[["feature", language, "weight", "claim"]], language)

# %% [markdown] lang="zh"
# 上面是客户的想法：`critical_date` 是**关键日**，即客户的申请日（没有要求优先权）；今天是 2026-11-02，文献查到 2026-10-31；想法拆成五个特征，F1 是对象，F5 是用途。权利要求有 3 项：权利要求 1 含 F1、F2、F3，权利要求 2 再加 F4，权利要求 3 再加 F5。
#
# ## 任务 1　先看日子：三种身份
#
# `documents` 是检索员比对过的文献，一行一件公开文献。每行**各看各的**：同一申请的公布文本和授权文本是两行，分别判断。
#
# | 列 | 是什么 |
# |---|---|
# | `pub_no`、`country` | 公开号、公开机构 |
# | `filing` | 申请日 |
# | `prio` | 最早优先权日；没有要求优先权的，就是申请日 |
# | `pub` | 公开（公告）日 |
# | `by_client` | 是否客户自己的文献 |
#
# 写函数 `in_time(documents, critical_date)`，返回字典，三个键，值是公开号的列表：
#
# - `prior`（现有技术）：公开日**早于**关键日，不论哪个局。恰在关键日公开的不算。
# - `conflicting`（抵触申请）：`country` 是 `CN`；最早优先权日早于关键日；公开日在关键日当天或以后。谁申请的都算，客户自己的在先申请也算。
# - `same_day`（同日申请）：`country` 是 `CN`；最早优先权日恰是关键日。
#
# 其余的（例如关键日以后才在美国公开的）三处都不列。

# %% [markdown] lang="en"
# Above is the client's idea. `critical_date` is the **critical date**: the day on which the client filed (no priority is claimed). Today is 2026-11-02; documents were searched up to 2026-10-31. The idea is taken apart into five features; F1 is the thing, F5 its use. There are 3 claims: claim 1 has F1, F2, F3; claim 2 adds F4; claim 3 adds F5.
#
# ## Task 1　Days first: three kinds of standing
#
# `documents` are what the searcher compared, one publication a row. Each row is judged **by itself**: the published application and the grant of one filing are two rows.
#
# | Column | What it is |
# |---|---|
# | `pub_no`, `country` | publication number, office |
# | `filing` | filing date |
# | `prio` | earliest priority date; the filing date where no priority is claimed |
# | `pub` | day of publication |
# | `by_client` | whether it is the client's own |
#
# Write the function `in_time(documents, critical_date)`. It returns a dictionary with three keys, each with a list of publication numbers:
#
# - `prior` (prior art): published **before** the critical date, at any office. Published on the day itself does not count.
# - `conflicting` (conflicting application): `country` is `CN`; the earliest priority date is before the critical date; published on the critical date or later. Anyone's count, the client's own earlier filings as well.
# - `same_day` (filed on the same day): `country` is `CN`; the earliest priority date is the critical date.
#
# All others (say, published in the US after the critical date) stand in none of the three.

# %%
show.table(documents[["pub_no", "country", "filing", "prio", "pub", "by_client"]], language)


# %% answer="in-time"
def in_time(documents, critical_date):
    ### BEGIN SOLUTION
    prior = documents["pub"] < critical_date
    later_here = ~prior & (documents["country"] == "CN")
    earlier_filed = documents["prio"] < critical_date
    on_the_day = documents["prio"] == critical_date
    return {
        "prior": documents.loc[prior, "pub_no"].tolist(),
        "conflicting": documents.loc[later_here & earlier_filed, "pub_no"].tolist(),
        "same_day": documents.loc[later_here & on_the_day, "pub_no"].tolist(),
    }
    ### END SOLUTION


# %% answer="in-time" entry="fill"
def in_time(documents, critical_date):
    prior = documents[____] < critical_date
    later_here = ~prior & (documents["country"] == ____)
    earlier_filed = documents[____] < critical_date
    on_the_day = documents[____] == critical_date
    return {
        "prior": documents.loc[prior, "pub_no"].tolist(),
        "conflicting": documents.loc[later_here & earlier_filed, "pub_no"].tolist(),
        "same_day": documents.loc[later_here & on_the_day, "pub_no"].tolist(),
    }


# %% answer="in-time" entry="run"
def prior_a(documents, critical_date):
    return documents["filing"] < critical_date


def prior_b(documents, critical_date):
    return documents["pub"] < critical_date


def prior_c(documents, critical_date):
    return documents["pub"] <= critical_date


def here_a(documents):
    return documents["country"].notna()


def here_b(documents):
    return (documents["country"] == "CN") & ~documents["by_client"]


def here_c(documents):
    return documents["country"] == "CN"


which_prior = None  # prior_a | prior_b | prior_c
which_here = None  # here_a | here_b | here_c
which_day = None  # "filing" | "prio" | "pub"


def in_time(documents, critical_date):
    if which_prior is None or which_here is None or which_day is None:
        raise NotImplementedError
    prior = which_prior(documents, critical_date)
    later_here = ~prior & which_here(documents)
    return {
        "prior": documents.loc[prior, "pub_no"].tolist(),
        "conflicting": documents.loc[later_here & (documents[which_day] < critical_date), "pub_no"].tolist(),
        "same_day": documents.loc[later_here & (documents[which_day] == critical_date), "pub_no"].tolist(),
    }


# %%
preview("in_time", in_time, documents, critical_date)


# %% check="in-time" points=2
def _check():
    columns = ["pub_no", "country", "filing", "prio", "pub", "by_client"]

    def got(table, day):
        value = checks.ask("in_time", in_time, table[columns], day)
        keys = ("prior", "conflicting", "same_day")
        assert isinstance(value, (dict, pd.Series)) and set(keys) <= set(value.keys()), (
            "[wrong-keys] 应返回含 prior、conflicting、same_day 三个键的字典 / It should return a dictionary with the keys prior, conflicting and same_day."
        )
        return {key: novelty.numbers(key, value[key]) for key in ("prior", "conflicting")}

    own = novelty.case_topic(tech_field)
    got(novelty.documents(own["topic_id"]).head(3), own["critical_date"])

    ### BEGIN HIDDEN TESTS
    def right(table, day, *, prior_by="pub", anywhere=False, own_too=True, unpublished=True):
        prior, conflicting = set(), set()
        columns = (table[name].tolist() for name in ("pub_no", "country", prior_by, "prio", "pub", "by_client"))
        for number, office, shown, first, printed, client in zip(*columns, strict=True):
            if client and not own_too:
                continue
            if shown < day:
                prior.add(number)
            if (office == "CN" or anywhere) and first < day and (min(printed, shown) >= day or not unpublished):
                conflicting.add(number)
        return {"prior": frozenset(prior), "conflicting": frozenset(conflicting)}

    def case(table, day):
        # Days on the boundary are for the next check.
        table = table[(table["pub"] != day) & (table["prio"] != day)]
        return (
            got(table, day),
            right(table, day),
            [
                (
                    right(table, day, prior_by="filing"),
                    "[filing-for-publication] 现有技术按申请日筛了：申请在前、公开在后的，别人当时看不到，不是现有技术 / Prior art was picked by filing date: what was filed before but published after could not be seen by anyone and is no prior art.",
                ),
                (
                    right(table, day, prior_by="prio"),
                    "[filing-for-publication] 现有技术按申请日筛了：申请在前、公开在后的，别人当时看不到，不是现有技术 / Prior art was picked by filing date: what was filed before but published after could not be seen by anyone and is no prior art.",
                ),
                (
                    right(table, day, anywhere=True),
                    "[other-office] 抵触申请里有别的局的文献：只有向中国提出的申请才算 / Among the conflicting applications are documents of other offices: only filings in China count.",
                ),
                (
                    right(table, day, own_too=False),
                    "[own-left-out] 客户自己的文献被排除了：自己的在先公开、在先申请同样算 / The client's own documents were left out: one's own earlier publications and filings count as well.",
                ),
                (
                    {**right(table, day), "conflicting": right(table, day, own_too=False)["conflicting"]},
                    "[own-left-out] 客户自己的文献被排除了：自己的在先公开、在先申请同样算 / The client's own documents were left out: one's own earlier publications and filings count as well.",
                ),
                (
                    right(table, day, unpublished=False),
                    "[both-at-once] 一件文献同时列在两处：关键日以前已经公开的是现有技术，不再是抵触申请 / One document stands in two lists: what was published before the critical date is prior art and no longer a conflicting application.",
                ),
            ],
        )

    second = "T14"
    day = data.load("topics", topic_id=second)["critical_date"].iloc[0]
    checks.expect(
        [
            case(novelty.documents(own["topic_id"]), own["critical_date"]),
            case(novelty.documents(second), day),
            case(novelty.documents(second), day - pd.DateOffset(months=9)),
        ],
        "[other] 与逐件核对的结果不符：先看公开日，再看公开机构，最后看最早优先权日 / Not what going through document by document gives: look at the day of publication first, then the office, then the earliest priority.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="in-time-days" points=1
# 隐藏检查：恰在当天的，优先权（评分时才运行） / Hidden check (runs at marking): on the very day; priorities
### BEGIN HIDDEN TESTS
def _check():
    own = novelty.case_topic(tech_field)
    day, week = own["critical_date"], pd.Timedelta(days=7)
    # filing, prio, pub in weeks from the critical date
    made = [(-90, -90, -2), (-80, -80, 0), (0, 0, 78), (5, 5, 60), (30, -20, 50), (40, 0, 70), (0, -40, 30)]
    table = pd.DataFrame(
        [(f"CN{i}A", "CN", *(day + weeks * week for weeks in one), False) for i, one in enumerate(made)],
        columns=["pub_no", "country", "filing", "prio", "pub", "by_client"],
    )
    table.loc[len(table)] = ["US7A1", "US", day, day, day + 80 * week, False]
    keys = ("prior", "conflicting", "same_day")

    def right(*, first="prio", shown_on_day=False, lost_on_day=False, filed_on_day=False, anywhere=False):
        found = {key: set() for key in keys}
        columns = (table[name].tolist() for name in ("pub_no", "country", first, "pub"))
        for number, office, filed, printed in zip(*columns, strict=True):
            if printed < day or (printed == day and shown_on_day):
                found["prior"].add(number)
            elif office == "CN" or anywhere:
                if filed < day and not (printed == day and lost_on_day):
                    found["conflicting"].add(number)
                if filed == day:
                    found["conflicting" if filed_on_day else "same_day"].add(number)
        return {key: frozenset(value) for key, value in found.items()}

    value = checks.ask("in_time", in_time, table, day)
    assert isinstance(value, (dict, pd.Series)) and set(keys) <= set(value.keys()), (
        "[wrong-keys] 应返回含 prior、conflicting、same_day 三个键的字典 / It should return a dictionary with the keys prior, conflicting and same_day."
    )
    got = {key: novelty.numbers(key, value[key]) for key in keys}
    mistakes = [
        (
            {**right(), "same_day": right(first="filing")["same_day"]},
            "[filing-for-priority] 用了申请日：要求了优先权的，看最早优先权日 / The filing date was used: where priority is claimed, the earliest priority date counts.",
        ),
        (
            right(shown_on_day=True),
            "[published-on-the-day] 恰在关键日公开的列成了现有技术：要早于关键日才算 / Published on the critical date itself is listed as prior art: it must be before that day.",
        ),
        (
            right(lost_on_day=True),
            "[lost-on-the-day] 恰在关键日公开、申请在前的漏掉了：它是抵触申请 / What was filed before and published on the critical date itself is lost: it is a conflicting application.",
        ),
        (
            right(filed_on_day=True),
            "[filed-on-the-day] 恰在关键日申请的列成了抵触申请：它是同日申请 / Filed on the critical date itself is listed as conflicting: it is of the same day.",
        ),
        (
            right(first="filing"),
            "[filing-for-priority] 用了申请日：要求了优先权的，看最早优先权日 / The filing date was used: where priority is claimed, the earliest priority date counts.",
        ),
        (
            right(anywhere=True),
            "[same-day-elsewhere] 同日申请里有别的局的文献：只列中国的 / Documents of other offices are listed as of the same day: China only.",
        ),
    ]
    checks.expect(
        [(got, right(), mistakes)],
        "[other] 边界上的日子与逐件核对的不符：早于、等于、晚于关键日分开看 / Days on the boundary don't come out right: take before, on and after the critical date apart.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　一件文献、一项权利要求：X、A、E、R
#
# 检索报告里的字母是**逐项权利要求**给的：同一件文献，对权利要求 1 可以是 X，对权利要求 3 只是 A。`table` 一行一件文献，`standing` 是它的身份（`prior`、`conflicting`、`same_day` 同任务 1，其余是 `none`），`F1` 到 `F5` 是有没有公开该特征。写函数 `letters(table, claim, common)`：`claim` 是这项权利要求的全部特征（列表），`common` 是属于公知常识的特征（列表，可以为空；`F1` 从不在内）。返回字典：公开号 → 字母；从上往下看，先符合哪一行就是哪一行。
#
# | `standing` | 公开了 `claim` 的哪些特征 | 字母 |
# |---|---|---|
# | `prior` | 全部；或者缺的都在 `common` 里 | `X` |
# | `prior` | 其余情形，哪怕一个也没公开 | `A` |
# | `conflicting` | 全部，一个不缺 | `E` |
# | `same_day` | 全部，一个不缺 | `R` |
# | 其余情形 | | 不列 |
#
# “不列”的不要出现在字典里，值写成 `None` 也可以。缺的只是公知常识，这件文献**单独就足以质疑创造性**，所以也是 X；抵触申请和同日申请只比新颖性或重复授权，公知常识帮不上忙。Y 要两件文献，下一题再说，这里先写 `A`。

# %% [markdown] lang="en"
# ## Task 2　One document, one claim: X, A, E, R
#
# Letters in a search report are given **claim by claim**: one document may be X for claim 1 and only A for claim 3. One row of `table` is one document; `standing` says what it is (`prior`, `conflicting`, `same_day` as in task 1, all others `none`); `F1` to `F5` say whether it shows the feature. Write the function `letters(table, claim, common)`: `claim` holds all features of the claim (a list), `common` those that are common knowledge (a list, may be empty; `F1` is never in it). It returns a dictionary: publication number → letter; go from the top, the first line that fits is it.
#
# | `standing` | Which features of `claim` it shows | Letter |
# |---|---|---|
# | `prior` | all of them; or lacks only such as are in `common` | `X` |
# | `prior` | anything else, even none of them | `A` |
# | `conflicting` | all, none lacking | `E` |
# | `same_day` | all, none lacking | `R` |
# | anything else | | not listed |
#
# What is not listed stays out of the dictionary; a value of `None` will do too. Where only common knowledge is lacking, the document **alone calls inventive step into question**, so it is X as well; conflicting applications and those of the same day bear on novelty or double patenting alone, and common knowledge does not help them. Y takes two documents and comes in the next task; write `A` here.

# %%
shown_table = novelty.documents("T05")
shown_table["standing"] = novelty.standing(shown_table, data.load("topics", topic_id="T05")["critical_date"].iloc[0])
table = shown_table[["pub_no", "standing", "F1", "F2", "F3", "F4", "F5"]].tail(14)
show.table(table, language)


# %% answer="letters"
def letters(table, claim, common):
    ### BEGIN SOLUTION
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if row["standing"] == "prior":
            found[row["pub_no"]] = "X" if set(missing) <= set(common) else "A"
        elif row["standing"] == "conflicting" and not missing:
            found[row["pub_no"]] = "E"
        elif row["standing"] == "same_day" and not missing:
            found[row["pub_no"]] = "R"
    return found
    ### END SOLUTION


# %% answer="letters" entry="fill"
def letters(table, claim, common):
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if row["standing"] == ____:
            found[row["pub_no"]] = "X" if set(missing) <= set(____) else "A"
        elif row["standing"] == ____ and not missing:
            found[row["pub_no"]] = "E"
        elif row["standing"] == ____ and not missing:
            found[row["pub_no"]] = "R"
    return found


# %% answer="letters" entry="run"
def enough_a(missing, common):
    return not missing


def enough_b(missing, common):
    return len(missing) <= 1


def enough_c(missing, common):
    return set(missing) <= set(common)


later_a = {"conflicting": "X", "same_day": "X"}
later_b = {"conflicting": "E", "same_day": "R"}
later_c = {"conflicting": "E", "same_day": "E"}

enough_for_x = None  # enough_a | enough_b | enough_c
enough_for_e = None  # enough_a | enough_b | enough_c
later_letters = None  # later_a | later_b | later_c


def letters(table, claim, common):
    if enough_for_x is None or enough_for_e is None or later_letters is None:
        raise NotImplementedError
    found = {}
    for _, row in table.iterrows():
        missing = [feature for feature in claim if not row[feature]]
        if row["standing"] == "prior":
            found[row["pub_no"]] = "X" if enough_for_x(missing, common) else "A"
        elif row["standing"] in later_letters and enough_for_e(missing, common):
            found[row["pub_no"]] = later_letters[row["standing"]]
    return found


# %%
preview("letters", letters, table, ["F1", "F2", "F3"], [])


# %% check="letters" points=2
def _check():
    columns = ["pub_no", "standing", "F1", "F2", "F3", "F4", "F5"]

    def dated(topic_id):
        made = novelty.documents(topic_id)
        day = data.load("topics", topic_id=topic_id)["critical_date"].iloc[0]
        made["standing"] = novelty.standing(made, day)
        return made[columns]

    def got(table, claim):
        value = checks.ask("letters", letters, table, list(claim), [])
        assert isinstance(value, (dict, pd.Series)), (
            "[not-a-dict] 应返回字典：公开号 → 字母 / It should return a dictionary: publication number → letter."
        )
        return {str(key): one for key, one in dict(value).items() if not checks.is_missing(one)}

    own = novelty.case_topic(tech_field)["topic_id"]
    got(dated(own).head(3), ["F1", "F2"])

    ### BEGIN HIDDEN TESTS
    later = {"conflicting": "E", "same_day": "R"}

    def right(table, claim, *, part=False, whole=False, later=later, late=(), quiet=0):
        found = {}
        wanted = list("12345") if whole else [name[1] for name in claim]
        rows = zip(*(table[name].tolist() for name in columns), strict=True)
        for number, stands, *shown in rows:
            every = all(shown[int(name) - 1] for name in wanted)
            if stands == "prior" or stands in late:
                some = any(shown[int(name) - 1] for name in wanted)
                if every or not quiet or (quiet == 1 and some):
                    found[number] = "X" if every else "A"
            elif stands in later and (every or part):
                found[number] = later[stands]
        return found

    def case(table, claim):
        return (
            got(table, claim),
            right(table, claim),
            [
                (
                    right(table, claim, later={"conflicting": "X", "same_day": "X"}),
                    "[conflicting-as-x] 抵触申请或同日申请标成了 X：它们不是现有技术，中国用 E 和 R / Conflicting applications or filings of the same day are marked X: they are no prior art; China uses E and R.",
                ),
                (
                    right(table, claim, late=("conflicting", "same_day")),
                    "[conflicting-as-x] 抵触申请或同日申请标成了 X：它们不是现有技术，中国用 E 和 R / Conflicting applications or filings of the same day are marked X: they are no prior art; China uses E and R.",
                ),
                (
                    right(table, claim, late=("conflicting", "same_day", "none")),
                    "[dates-ignored] 没有看 standing：日期不够早的也给了 X 或 A / standing was not looked at: documents that are too late got X or A.",
                ),
                (
                    right(table, claim, later={"conflicting": "E", "same_day": "E"}),
                    "[same-day-as-e] 同日申请标成了 E：同一天的没有先后，标 R / Filings of the same day are marked E: of one day none is earlier; mark R.",
                ),
                (
                    right(table, claim, later={"conflicting": "E"}),
                    "[same-day-left-out] 同日申请没有列出：同样的发明要标 R / Filings of the same day are not listed: the same invention is marked R.",
                ),
                (
                    right(table, claim, part=True),
                    "[e-without-all] 只公开一部分特征的抵触申请也标了字母：必须一个不缺 / A conflicting application that shows only part of the features got a letter: none may be lacking.",
                ),
                (
                    right(table, claim, whole=True),
                    "[all-five-asked] 按五个特征比了：只比这项权利要求的特征 / All five features were compared: compare those of this claim only.",
                ),
                *(
                    (
                        right(table, claim, quiet=how),
                        "[a-left-out] A 类没有列全：现有技术不足以单独否定的都标 A，一个特征也没公开的也是 / Not every A is listed: prior art that is not enough alone is marked A, even if it shows no feature at all.",
                    )
                    for how in (1, 2)
                ),
            ],
        )

    whole = dated("T05")  # a topic in which single documents show all of a claim
    checks.expect(
        [
            case(dated(own), ["F1", "F2", "F3"]),
            case(whole, ["F1", "F2", "F3"]),
            case(whole, ["F1", "F2", "F3", "F4"]),
            case(dated(own), ["F1", "F5"]),
        ],
        "[other] 与逐件比对的结果不符：先看 standing，再数这项权利要求缺哪些特征 / Not what going through document by document gives: look at standing first, then at which features of this claim are lacking.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="letters-common" points=1
# 隐藏检查：公知常识（评分时才运行） / Hidden check (runs at marking): common knowledge
### BEGIN HIDDEN TESTS
def _check():
    columns = ["pub_no", "standing", "F1", "F2", "F3", "F4", "F5"]
    own = novelty.case_topic(tech_field)
    table = novelty.documents(own["topic_id"])
    table["standing"] = novelty.standing(table, own["critical_date"])
    table = table[columns]

    def right(table, claim, common, *, helps=("prior",), one_off=False):
        found = {}
        for number, stands, *shown in zip(*(table[name].tolist() for name in columns), strict=True):
            lacking = [name for name in claim if not shown[int(name[1]) - 1]]
            enough = not [name for name in lacking if name not in common] or (one_off and len(lacking) <= 1)
            if stands == "prior":
                found[number] = "X" if (enough if "prior" in helps else not lacking) else "A"
            elif stands != "none" and (enough if stands in helps else not lacking):
                found[number] = "E" if stands == "conflicting" else "R"
        return found

    cases = []
    for claim, common in ((["F1", "F2", "F3"], ["F3"]), (["F1", "F2", "F3", "F4", "F5"], ["F3", "F5"])):
        # What shows the whole claim was asked above: here only prior art, and what lacks something.
        part = table[(table["standing"] == "prior") | ~table[claim].all(axis=1)]
        value = checks.ask("letters", letters, part, list(claim), list(common))
        assert isinstance(value, (dict, pd.Series)), (
            "[not-a-dict] 应返回字典：公开号 → 字母 / It should return a dictionary: publication number → letter."
        )
        cases.append(
            (
                {str(key): one for key, one in dict(value).items() if not checks.is_missing(one)},
                right(part, claim, common),
                [
                    (
                        right(part, claim, common, helps=()),
                        "[common-ignored] 没有用 common：缺的只是公知常识时，这件文献单独就足以质疑创造性，也是 X / common was not used: where only common knowledge is lacking, the document alone calls inventive step into question and is X too.",
                    ),
                    (
                        right(part, claim, common, helps=("prior", "conflicting", "same_day")),
                        "[common-for-novelty] 公知常识用到了 E 或 R 上：抵触申请只比新颖性，必须一个不缺 / Common knowledge was applied to E or R: a conflicting application bears on novelty alone, and nothing may be lacking.",
                    ),
                    (
                        {
                            number: "Y" if one == "X" and right(part, claim, [])[number] == "A" else one
                            for number, one in right(part, claim, common).items()
                        },
                        "[y-for-one-document] 一件文献加公知常识标成了 Y：Y 要两件文献，单独就足以质疑创造性的是 X / One document with common knowledge is marked Y: Y takes two documents; what alone calls inventive step into question is X.",
                    ),
                    (
                        right(part, claim, common, one_off=True),
                        "[one-lacking-is-x] 只缺一个特征就标了 X：要看缺的是不是公知常识 / X was given where one feature is lacking: ask whether it is common knowledge.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 用了公知常识后与逐件比对的不符：只帮现有技术，只补 common 里的特征 / With common knowledge it does not come out right: it helps prior art only, and only with the features in common.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 3　两件合起来：Y
#
# 没有一件文献单独公开全部特征，**不影响新颖性**；两件合起来齐全、又有理由结合，才影响创造性，标 Y。`pairs` 一行一对：`first`、`second` 是公开号，`reason` 是结合的理由（文字），写着 `none` 的没有理由。写函数 `y_pairs(table, pairs, claim)`：`table` 和 `claim` 同任务 2，公知常识这里不管。返回对 `claim` 构成 Y 的对的列表，每对写成 `(first, second)`，两件的先后不论。四个条件缺一不可：
#
# 1. 两件都是 `prior`（抵触申请不能与别的文献结合）；
# 2. 两件合起来公开 `claim` 的全部特征；
# 3. 哪一件都没有单独公开 `claim` 的全部特征（单独够的是 X，不必凑对）；
# 4. `reason` 不是 `none`。
#
# `pairs` 里的文献都在 `table` 里，同一对只出现一次。没有这样的对，返回空列表。

# %% [markdown] lang="en"
# ## Task 3　Two together: Y
#
# Where no document alone shows every feature, **novelty stands**. Two that together show them all, with a reason to combine them, bear on inventive step and are marked Y. One row of `pairs` is one pair: `first` and `second` are publication numbers, `reason` is the reason to combine, in words; where it says `none` there is none. Write the function `y_pairs(table, pairs, claim)`: `table` and `claim` as in task 2; leave common knowledge aside here. It returns the list of pairs that are Y for `claim`, each as `(first, second)`, in either order. Four conditions, all of them needed:
#
# 1. both are `prior` (a conflicting application never enters a pair);
# 2. together they show all features of `claim`;
# 3. neither alone shows all features of `claim` (what is enough alone is X and needs no partner);
# 4. `reason` is not `none`.
#
# All documents of `pairs` are in `table`, and no pair stands twice. With no such pair, return an empty list.

# %%
pairs = data.load("topic_pairs", topic_id="T05")
show.table(pairs[["first", "second", "reason", f"reason_{language}"]], language)


# %% answer="y-pairs"
def y_pairs(table, pairs, claim):
    ### BEGIN SOLUTION
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        both_prior = one["standing"] == "prior" and other["standing"] == "prior"
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if both_prior and together and not alone and reason != "none":
            found.append((first, second))
    return found
    ### END SOLUTION


# %% answer="y-pairs" entry="fill"
def y_pairs(table, pairs, claim):
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        both_prior = one["standing"] == ____ and other["standing"] == ____
        together = all(one[feature] or other[feature] for feature in ____)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if both_prior and together and not ____ and reason != ____:
            found.append((first, second))
    return found


# %% answer="y-pairs" entry="run"
def standing_a(one, other):
    return one != "none" and other != "none"


def standing_b(one, other):
    return one == "prior" or other == "prior"


def standing_c(one, other):
    return one == "prior" and other == "prior"


def reason_a(reason):
    return True


def reason_b(reason):
    return reason == "same_problem"


def reason_c(reason):
    return reason != "none"


right_standing = None  # standing_a | standing_b | standing_c
right_reason = None  # reason_a | reason_b | reason_c
pairs_with_an_x = None  # True | False


def y_pairs(table, pairs, claim):
    if right_standing is None or right_reason is None or pairs_with_an_x is None:
        raise NotImplementedError
    rows = table.set_index("pub_no")
    found = []
    for first, second, reason in zip(pairs["first"], pairs["second"], pairs["reason"]):
        one, other = rows.loc[first], rows.loc[second]
        together = all(one[feature] or other[feature] for feature in claim)
        alone = all(one[feature] for feature in claim) or all(other[feature] for feature in claim)
        if not right_standing(one["standing"], other["standing"]) or not right_reason(reason):
            continue
        if together and (pairs_with_an_x or not alone):
            found.append((first, second))
    return found


# %%
for claim in (["F1", "F2", "F3"], ["F1", "F2", "F3", "F4"], ["F1", "F2", "F3", "F4", "F5"]):
    preview(f"y_pairs({', '.join(claim)})", y_pairs, shown_table, pairs, claim)


# %% check="y-pairs" points=3
def _check():
    columns = ["pub_no", "standing", "F1", "F2", "F3", "F4", "F5"]

    def got(table, pairs, claim):
        value = checks.ask("y_pairs", y_pairs, table, pairs, list(claim))
        assert isinstance(value, (list, tuple, set, frozenset)) and all(
            isinstance(pair, (list, tuple, set, frozenset)) and len(pair) == 2 for pair in value
        ), (
            "[not-pairs] 应返回列表，每一项是一对公开号 / It should return a list, each item a pair of publication numbers."
        )
        return frozenset(frozenset(map(str, pair)) for pair in value)

    own = novelty.case_topic(tech_field)
    table = novelty.documents(own["topic_id"])
    table["standing"] = novelty.standing(table, own["critical_date"])
    listed = data.load("topic_pairs", topic_id=own["topic_id"])[["first", "second", "reason"]]
    got(table[columns], listed, ["F1", "F2", "F3"])

    ### BEGIN HIDDEN TESTS
    from itertools import combinations

    def right(table, pairs, claim, *, late=(), either=False, reasons=("same_problem", "same_field"), alone=False):
        shown = {
            number: ({f"F{n}" for n, has in enumerate(has, 1) if has}, stands)
            for number, stands, *has in zip(*(table[name].tolist() for name in columns), strict=True)
        }
        found, wanted, good = set(), set(claim), {"prior", *late}
        for first, second, reason in zip(*(pairs[name].tolist() for name in pairs.columns), strict=True):
            (one, day_one), (other, day_other) = shown[first], shown[second]
            in_time = [day_one in good, day_other in good]
            if reason not in reasons or not (any(in_time) if either else all(in_time)):
                continue
            if not wanted - one - other and (alone or (wanted - one and wanted - other)):
                found.add(frozenset({first, second}))
        return frozenset(found)

    def case(table, pairs, claim):
        table = table[columns]
        return (
            got(table, pairs, claim),
            right(table, pairs, claim),
            [
                (
                    right(table, pairs, claim, late=("conflicting", "same_day")),
                    "[conflicting-in-a-pair] 抵触申请或同日申请进了对：它们不能与别的文献结合 / A conflicting application or a filing of the same day entered a pair: neither can be combined with anything.",
                ),
                (
                    right(table, pairs, claim, late=("conflicting", "same_day", "none")),
                    "[too-late-in-a-pair] 日期不够早的文献进了对：两件都要是 prior / A document that is too late entered a pair: both must be prior.",
                ),
                (
                    right(table, pairs, claim, either=True),
                    "[too-late-in-a-pair] 日期不够早的文献进了对：两件都要是 prior / A document that is too late entered a pair: both must be prior.",
                ),
                (
                    right(table, pairs, claim, reasons=("none", "same_problem", "same_field")),
                    "[no-reason] 没有结合理由的也算了：凑得齐不等于会想到去凑 / Pairs without a reason to combine count: that two can be put together does not mean that anyone would.",
                ),
                (
                    right(table, pairs, claim, reasons=("same_problem",)),
                    "[same-field-lost] 只认了 same_problem：same_field 也是理由 / Only same_problem was taken: same_field is a reason too.",
                ),
                (
                    right(table, pairs, claim, alone=True),
                    "[x-in-a-pair] 单独就够的文献又凑了对：它是 X，不必再配 / A document that is enough alone was paired: it is X and needs no partner.",
                ),
                (
                    right(table, pairs, ["F1", "F2", "F3", "F4", "F5"]),
                    "[all-five-asked] 按五个特征比了：只比这项权利要求的特征 / All five features were compared: compare those of this claim only.",
                ),
            ],
        )

    whole = novelty.documents("T05")
    whole["standing"] = novelty.standing(whole, data.load("topics", topic_id="T05")["critical_date"].iloc[0])
    # One document for each standing and each set of features, every one with every other, now one first and now the
    # other, and a reason in turn.
    some = whole.drop_duplicates(columns[1:])
    every = pd.DataFrame(
        [
            (*(pair if n % 2 else pair[::-1]), ("same_field", "none", "same_problem")[n % 3])
            for n, pair in enumerate(combinations(some["pub_no"].tolist(), 2))
        ],
        columns=["first", "second", "reason"],
    )
    checks.expect(
        [
            case(table, listed, ["F1", "F2", "F3"]),
            case(whole, every, ["F1", "F2", "F3"]),
            case(whole, every, ["F1", "F2", "F3", "F4"]),
        ],
        "[other] 与逐对核对的结果不符：四个条件逐条过一遍 / Not what going through pair by pair gives: take the four conditions one by one.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 4　最接近的现有技术
#
# 讨论创造性从**最接近的现有技术**开始。不是谁的特征多就选谁：先看是不是同一种东西、解决同一个问题，再比特征。写函数 `closest(table, weights)`：`table` 同前，另有公开日 `pub` 一列；`weights` 是字典，特征 → 权重（不小于 0），`F1` 到 `F5` 各有一个。按下面的次序挑：
#
# 1. 只看 `prior`；抵触申请不能做最接近的现有技术；
# 2. 其中有公开 `F1`（同一种对象）的，只在这些里挑；一件也没有，就在公开 `F5`（同一用途）的里挑；也没有，返回 `None`；
# 3. 公开的特征权重之和最大的；
# 4. 和相等的，公开日最早的；连公开日也相同的，返回哪一件都对。
#
# 返回一个公开号。

# %% [markdown] lang="en"
# ## Task 4　The closest prior art
#
# A discussion of inventive step starts from the **closest prior art**. It is not simply the document with most features: ask first whether it is the same kind of thing, for the same problem, and compare features after that. Write the function `closest(table, weights)`: `table` as before, with the day of publication `pub` as one more column; `weights` is a dictionary, feature → weight (0 or more), one for each of `F1` to `F5`. Choose in this order:
#
# 1. `prior` only; a conflicting application can't be the closest prior art;
# 2. if any of these show `F1` (the same kind of thing), choose among them alone; if none does, among those that show `F5` (the same use); if there are none either, return `None`;
# 3. the largest sum of the weights of the features shown;
# 4. of equal sums the earliest publication; where the day is the same as well, any of them is right.
#
# Return one publication number.

# %%
weights = dict(zip(features["feature"].tolist(), features["weight"].tolist(), strict=True))
print(weights)


# %% answer="closest"
def closest(table, weights):
    ### BEGIN SOLUTION
    prior = table[table["standing"] == "prior"]
    near = prior[prior["F1"]]
    if near.empty:
        near = prior[prior["F5"]]
    if near.empty:
        return None
    score = sum(near[feature] * weight for feature, weight in weights.items())
    return near.assign(score=-score).sort_values(["score", "pub"])["pub_no"].iloc[0]
    ### END SOLUTION


# %% answer="closest" entry="fill"
def closest(table, weights):
    prior = table[table["standing"] == ____]
    near = prior[prior[____]]
    if near.empty:
        near = prior[prior[____]]
    if near.empty:
        return None
    score = sum(near[feature] * weight for feature, weight in weights.items())
    return near.assign(score=-score).sort_values(["score", ____])["pub_no"].iloc[0]


# %% answer="closest" entry="run"
def near_a(table):
    return table[table["standing"] != "none"]


def near_b(table):
    return table[table["standing"] == "prior"]


def near_c(table):
    prior = table[table["standing"] == "prior"]
    return prior[prior["F1"]] if prior["F1"].any() else prior[prior["F5"]]


def score_a(near, weights):
    return near[["F1", "F2", "F3", "F4", "F5"]].sum(axis=1)


def score_b(near, weights):
    return sum(near[feature] * weight for feature, weight in weights.items())


which_near = None  # near_a | near_b | near_c
which_score = None  # score_a | score_b
earliest_first = None  # True | False


def closest(table, weights):
    if which_near is None or which_score is None or earliest_first is None:
        raise NotImplementedError
    near = which_near(table)
    if near.empty:
        return None
    ranked = near.assign(score=which_score(near, weights))
    ranked = ranked.sort_values(["score", "pub"], ascending=[False, earliest_first])
    return ranked["pub_no"].iloc[0]


# %%
preview("closest", closest, shown_table, weights)


# %% check="closest" points=2
def _check():
    columns = ["pub_no", "standing", "pub", "F1", "F2", "F3", "F4", "F5"]

    def got(table, weights):
        value = checks.ask("closest", closest, table, dict(weights))
        assert value is None or isinstance(value, str), (
            "[not-one-number] 应返回一个公开号（文字）或 None / It should return one publication number (text) or None."
        )
        return value

    own = novelty.case_topic(tech_field)
    table = novelty.documents(own["topic_id"])
    table["standing"] = novelty.standing(table, own["critical_date"])
    table = table[columns]
    got(table, {"F1": 5, "F2": 4, "F3": 3, "F4": 2, "F5": 1})

    ### BEGIN HIDDEN TESTS
    def best(table, weights, *, also=(), field=True, second_field=True, count=False, tie=min, use=False):
        rows = []
        for number, stands, printed, *has in zip(*(table[name].tolist() for name in columns), strict=True):
            if stands == "prior" or stands in also:
                shown = [f"F{n}" for n, yes in enumerate(has, 1) if yes]
                rows.append((number, printed, shown, sum(1 if count else weights[name] for name in shown)))
        for name in ("F1", "F5") if field else ():
            if any(name in row[2] for row in rows) or name == "F5":
                rows = [row for row in rows if name in row[2] or (name == "F5" and not second_field)]
                break
        if use and any("F5" in row[2] for row in rows):
            rows = [row for row in rows if "F5" in row[2]]
        most = [row for row in rows if row[3] == max(other[3] for other in rows)]
        return {row[0] for row in most if tie is None or row[1] == tie(other[1] for other in most)}

    def case(table, weights):
        answer, accepted = got(table, weights), best(table, weights)
        first = min(accepted) if accepted else None

        def wrong(**changes):
            numbers = best(table, weights, **changes) - accepted
            return answer if answer in numbers else "—"

        return (
            first if answer in accepted else answer,
            first,
            [
                (
                    wrong(use=True),
                    "[use-before-weight] 同一种对象里又先挑了用途相同的：有 F1 的，直接比权重之和 / Among things of the same kind those of the same use were taken first: where F1 is shown, go straight to the sums of weights.",
                ),
                (
                    wrong(count=True),
                    "[counted-not-weighed] 数的是特征个数：要用权重 / Features were counted: use their weights.",
                ),
                (
                    wrong(also=("conflicting",)),
                    "[conflicting-as-closest] 选了抵触申请：它不是现有技术，不能做最接近的 / A conflicting application was chosen: it is no prior art and can't be the closest.",
                ),
                (
                    wrong(also=("conflicting", "same_day", "none")),
                    "[dates-ignored] 没有看 standing：选了日期不够早的 / standing was not looked at: the one chosen is too late.",
                ),
                (
                    wrong(second_field=False),
                    "[use-forgotten] 没有同一种对象时，要在用途相同（F5）的里面挑 / Where nothing is of the same kind, choose among those of the same use (F5).",
                ),
                (
                    wrong(field=False),
                    "[most-features] 特征多的不一定最接近：先看是不是同一种对象（F1），再看用途（F5） / The one with most features need not be the closest: first the same kind of thing (F1), then the same use (F5).",
                ),
                (
                    wrong(field=False, count=True),
                    "[most-features] 特征多的不一定最接近：先看是不是同一种对象（F1），再看用途（F5） / The one with most features need not be the closest: first the same kind of thing (F1), then the same use (F5).",
                ),
                (
                    wrong(tie=max),
                    "[latest-of-equals] 同分时要选公开日最早的 / Of equal scores take the earliest publication.",
                ),
                (
                    wrong(tie=None),
                    "[latest-of-equals] 同分时要选公开日最早的 / Of equal scores take the earliest publication.",
                ),
            ],
        )

    usual = {"F1": 5, "F2": 4, "F3": 3, "F4": 2, "F5": 1}
    turned = {"F1": 1, "F2": 4, "F3": 3, "F4": 2, "F5": 4}
    shuffled = table.sort_values("pub", ascending=False)
    made = pd.DataFrame(
        [
            (
                f"CN{n}A",
                stands,
                own["critical_date"] + pd.Timedelta(days=n - 900),
                *(f"F{k}" in shown for k in range(1, 6)),
            )
            for n, (stands, shown) in enumerate(
                [("prior", "F1 F5"), ("prior", "F1 F3 F4"), ("prior", "F1 F2 F3"), ("conflicting", "F1 F2 F3 F4 F5")]
            )
        ],
        columns=columns,
    )
    checks.expect(
        [
            case(made, usual),
            case(table, usual),
            case(shuffled, usual),
            case(shuffled, turned),
            case(shuffled[~shuffled["F1"]], {**turned, "F5": 0}),
            case(shuffled[~shuffled["F1"] & ~shuffled["F5"]], usual),
        ],
        "[other] 与按四步逐件挑选的结果不符：身份、对象或用途、权重之和、公开日 / Not what choosing in the four steps gives: standing, thing or use, sum of weights, day of publication.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 5　一族读一件，日期按最早的算
#
# 同族文献内容几乎一样，一族读一件就够。`documents` 有 `family_id`、`pub_no`、`country`、`pub`、`title_zh`、`title_en` 六列。读哪一件和用哪个日期是**两回事**：读客户看得懂的语言，日期却要按同族里最早公开的那一件算，否则会把够早的文献当成不够早的。写函数 `one_each(documents, language)`，返回字典：`family_id` → 一个字典，两个键：
#
# - `read`：该读的公开号。在有该语言名称的成员里（`language` 是 `zh` 看 `title_zh` 是否为空，是 `en` 看 `title_en`；没有名称的是空值），取公开日最早的；都没有该语言，就在全部成员里取公开日最早的；公开日相同，取公开号较小的（按文字排序）。
# - `day`：这一族最早的公开日，不论什么语言；返回时间戳。
#
# 族的个数就是发明的个数：交给主任的清单写这个数，不写文献件数。

# %% [markdown] lang="en"
# ## Task 5　Read one of each family, count from the earliest day
#
# Members of a family say almost the same; reading one of them is enough. `documents` has six columns: `family_id`, `pub_no`, `country`, `pub`, `title_zh`, `title_en`. Which one to read and which day to use are **two things**: read the language your client reads, but count from the member that was published first, or a document in time will look too late. Write the function `one_each(documents, language)`. It returns a dictionary: `family_id` → a dictionary with two keys:
#
# - `read`: the publication number to read. Among the members with a title in the language (for `language` `zh` look whether `title_zh` is missing, for `en` `title_en`; where there is no title the cell is missing, not empty text) the earliest published; if none has that language, the earliest of all members; of the same day, the smaller publication number (sorted as text).
# - `day`: the earliest day of publication in the family, in whatever language; a timestamp.
#
# The number of families is the number of inventions: that is what your director's list should say, not the number of documents.

# %%
listed = ["family_id", "pub_no", "pub", "title_zh", "title_en"]
larger = documents[documents["family_id"].duplicated(keep=False)].sort_values(["family_id", "pub"])
show.table(larger[listed], language)


# %% answer="one-each"
def one_each(documents, language):
    ### BEGIN SOLUTION
    found = {}
    for family, members in documents.groupby("family_id"):
        ordered = members.sort_values(["pub", "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = ordered if readable.empty else readable
        found[family] = {"read": chosen["pub_no"].iloc[0], "day": ordered["pub"].iloc[0]}
    return found
    ### END SOLUTION


# %% answer="one-each" entry="fill"
def one_each(documents, language):
    found = {}
    for family, members in documents.groupby(____):
        ordered = members.sort_values([____, "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = ordered if readable.empty else readable
        found[family] = {"read": ____["pub_no"].iloc[0], "day": ____["pub"].iloc[0]}
    return found


# %% answer="one-each" entry="run"
def chosen_a(ordered, readable):
    return ordered


def chosen_b(ordered, readable):
    return ordered.iloc[::-1] if readable.empty else readable.iloc[::-1]


def chosen_c(ordered, readable):
    return ordered if readable.empty else readable


def day_a(ordered, chosen):
    return chosen["pub"].iloc[0]


def day_b(ordered, chosen):
    return ordered["pub"].iloc[0]


def day_c(ordered, chosen):
    return ordered["pub"].iloc[-1]


group_by = None  # "pub_no" | "family_id" | "title_zh"
which_member = None  # chosen_a | chosen_b | chosen_c
which_day_counts = None  # day_a | day_b | day_c


def one_each(documents, language):
    if group_by is None or which_member is None or which_day_counts is None:
        raise NotImplementedError
    found = {}
    for family, members in documents.groupby(group_by):
        ordered = members.sort_values(["pub", "pub_no"])
        readable = ordered[ordered[f"title_{language}"].notna()]
        chosen = which_member(ordered, readable)
        found[family] = {"read": chosen["pub_no"].iloc[0], "day": which_day_counts(ordered, chosen)}
    return found


# %%
preview("one_each", one_each, larger.head(6), language)


# %% check="one-each" points=2
def _check():
    columns = ["family_id", "pub_no", "country", "pub", "title_zh", "title_en"]

    def got(table, language):
        value = checks.ask("one_each", one_each, table[columns], language)
        assert isinstance(value, (dict, pd.Series)) and all(
            isinstance(one, (dict, pd.Series)) and {"read", "day"} <= set(one.keys()) for one in dict(value).values()
        ), (
            "[wrong-keys] 应返回字典：family_id → 含 read、day 两个键的字典 / It should return a dictionary: family_id → a dictionary with the keys read and day."
        )
        return {str(family): str(one["read"]) for family, one in dict(value).items()}

    own = novelty.documents(novelty.case_topic(tech_field)["topic_id"])
    got(own.head(3), "zh")

    ### BEGIN HIDDEN TESTS
    def right(table, language, *, by="family_id", any_language=False, latest=False, strict=False):
        found = {}
        rows = zip(*(table[name].tolist() for name in (by, "pub", "pub_no", f"title_{language}")), strict=True)
        for family, _, number, title in sorted(rows, key=lambda row: (row[1], row[2]), reverse=latest):
            found.setdefault(family, []).append((not isinstance(title, str) and not any_language, number))
        best = {family: min(members, key=lambda one: one[0]) for family, members in found.items()}
        return {family: number for family, (foreign, number) in best.items() if not (strict and foreign)}

    def case(table, language):
        return (
            got(table, language),
            right(table, language),
            [
                (
                    right(table, language, by="pub_no"),
                    "[documents-for-families] 一件文献算了一族：要按 family_id 归并 / Each document counts as a family: put them together by family_id.",
                ),
                (
                    right(table, language, any_language=True),
                    "[language-ignored] 没有看语言：有该语言的成员时，要在那些成员里挑 / The language was not looked at: where members have it, choose among those.",
                ),
                (
                    right(table, language, latest=True),
                    "[latest-member] 取了最晚公开的成员：要最早的 / The member published last was taken: take the first.",
                ),
                (
                    right(table, language, strict=True),
                    "[family-lost] 没有该语言成员的族丢掉了：那就读最早公开的一件 / Families without a member in the language are lost: read the earliest of all then.",
                ),
            ],
        )

    second = novelty.documents("T22")
    checks.expect(
        [case(own, "zh"), case(second, "zh"), case(second, "en"), case(second.iloc[::-1], "zh")],
        "[other] 与逐族挑选的结果不符：先分族，再看语言，再看公开日，最后看公开号 / Not what choosing family by family gives: families first, then language, day of publication, and number.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="one-each-day" points=1
# 隐藏检查：日期（评分时才运行） / Hidden check (runs at marking): the day
### BEGIN HIDDEN TESTS
def _check():
    columns = ["family_id", "pub_no", "country", "pub", "title_zh", "title_en"]
    own = novelty.case_topic(tech_field)["topic_id"]
    cases = []
    for topic_id, language in ((own, "zh"), ("T22", "zh"), ("T22", "en")):
        table = novelty.documents(topic_id)[columns]
        value = checks.ask("one_each", one_each, table.iloc[::-1], language)
        assert isinstance(value, (dict, pd.Series)) and all(
            isinstance(one, (dict, pd.Series)) and {"read", "day"} <= set(one.keys()) for one in dict(value).values()
        ), (
            "[wrong-keys] 应返回字典：family_id → 含 read、day 两个键的字典 / It should return a dictionary: family_id → a dictionary with the keys read and day."
        )

        def days(pick, title=None, *, table=table):
            found = {}
            for family, printed, name in zip(
                table["family_id"].tolist(), table["pub"].tolist(), table[title or "pub_no"].tolist(), strict=True
            ):
                found.setdefault(family, []).append((not isinstance(name, str), printed))
            return {
                family: str(pick(day for other, day in held if other == min(held)[0]))[:10]
                for family, held in found.items()
            }

        cases.append(
            (
                {str(family): str(one["day"])[:10] for family, one in dict(value).items()},
                days(min),
                [
                    (
                        days(min, f"title_{language}"),
                        "[day-of-the-one-read] day 用了所读那一件的公开日：要用同族里最早的，不论语言 / day is that of the member read: take the earliest of the family, in whatever language.",
                    ),
                    (
                        days(max),
                        "[latest-day] day 用了最晚的公开日 / day is the latest publication of the family.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] day 与逐族核对的不符：应是这一族全部成员里最早的公开日 / day does not come out right: it should be the earliest publication among all members of the family.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　专利之外：产品样本、论文、展会
#
# 专利查不到的，一份产品样本可能早就写了。`npl` 一行一份非专利文献：`date` 是公开日，`features` 是公开的特征，用 `|` 分隔，先后不定，`by_client` 是不是客户自己公开的，`grace` 是不是属于可以主张**宽限期**的情形（不一定是客户自己公开的，也可能是别人泄露的）。写函数 `others(npl, claim, critical_date)`：只看公开了 `claim` 全部特征、`date` 早于 `critical_date` 的，分成两类，返回字典，值是 `doc_id` 的列表：
#
# - `grace`：`grace` 为真，且 `date` 不早于关键日往前推 6 个月的那一天（`critical_date - pd.DateOffset(months=6)`，当天也算）：客户依法声明并举证后，可以不丧失新颖性；
# - `against`：符合上述两个条件的其余全部，客户自己公开的也在内。
#
# 宽限期不是优先权：它只让那一次公开不算数，挡不住别人。

# %% [markdown] lang="en"
# ## Task 6　Beyond patents: brochures, papers, fairs
#
# What no patent says may stand in a brochure. One row of `npl` is one non-patent document: `date` is the day it was made public, `features` are the features it shows, parted by `|`, in any order, `by_client` says whether the client made it public, `grace` whether it is of a kind for which a **grace period** may be claimed (not always the client's own: somebody may have given it away). Write the function `others(npl, claim, critical_date)`: look only at documents that show all features of `claim` and whose `date` is before `critical_date`, and part them in two. It returns a dictionary with lists of `doc_id`:
#
# - `grace`: `grace` is true, and `date` is not before the day 6 months before the critical date (`critical_date - pd.DateOffset(months=6)`; that day counts): if the client declares and proves it as the law asks, novelty is not lost by it;
# - `against`: all others that meet both conditions, the client's own included.
#
# A grace period is no priority: it takes that one disclosure out of account and keeps nobody else off.

# %%
npl = data.load("npl", topic_id=topic["topic_id"])
columns = ["doc_id", "kind", f"title_{language}", "date", "features", "by_client", "grace"]
show.table(npl[columns], language)


# %% answer="others"
def others(npl, claim, critical_date):
    ### BEGIN SOLUTION
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row["date"] < critical_date and all(feature in shown for feature in claim):
            may = row["grace"] and row["date"] >= six_months
            found["grace" if may else "against"].append(row["doc_id"])
    return found
    ### END SOLUTION


# %% answer="others" entry="fill"
def others(npl, claim, critical_date):
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=____)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if row[____] < critical_date and all(feature in shown for feature in ____):
            may = row[____] and row["date"] >= ____
            found["grace" if may else "against"].append(row["doc_id"])
    return found


# %% answer="others" entry="run"
def may_a(row, six_months):
    return row["by_client"]


def may_b(row, six_months):
    return row["grace"]


def may_c(row, six_months):
    return row["grace"] and row["date"] >= six_months


def in_time_a(date, critical_date):
    return True


def in_time_b(date, critical_date):
    return date < critical_date


def in_time_c(date, critical_date):
    return date <= critical_date


which_grace = None  # may_a | may_b | may_c
which_in_time = None  # in_time_a | in_time_b | in_time_c


def others(npl, claim, critical_date):
    if which_grace is None or which_in_time is None:
        raise NotImplementedError
    found = {"against": [], "grace": []}
    six_months = critical_date - pd.DateOffset(months=6)
    for _, row in npl.iterrows():
        shown = row["features"].split("|")
        if which_in_time(row["date"], critical_date) and all(feature in shown for feature in claim):
            found["grace" if which_grace(row, six_months) else "against"].append(row["doc_id"])
    return found


# %%
preview("others", others, npl, ["F1", "F2", "F3"], critical_date)


# %% check="others" points=2
def _check():
    columns = ["doc_id", "kind", "date", "features", "by_client", "grace"]

    def got(table, claim, day):
        value = checks.ask("others", others, table[columns], list(claim), day)
        assert isinstance(value, (dict, pd.Series)) and {"against", "grace"} <= set(value.keys()), (
            "[wrong-keys] 应返回含 against、grace 两个键的字典 / It should return a dictionary with the keys against and grace."
        )
        return {key: novelty.numbers(key, value[key]) for key in ("against", "grace")}

    own = novelty.case_topic(tech_field)
    mine = data.load("npl", topic_id=own["topic_id"])
    got(mine, ["F1", "F2"], own["critical_date"])

    ### BEGIN HIDDEN TESTS
    def right(
        table,
        claim,
        day,
        *,
        late=0,
        part=False,
        own_out=False,
        kind="grace",
        always=False,
        months=6,
        open_=False,
        joined=False,
        both=False,
    ):
        found = {"against": set(), "grace": set()}
        limit = day - pd.DateOffset(months=months)
        rows = zip(*(table[name].tolist() for name in (*columns, kind)), strict=True)
        for number, _, shown_on, shown, client, _, may in rows:
            held = set(shown.split("|"))
            enough = bool(held & set(claim)) if part else not set(claim) - held
            if joined:
                enough = "|".join(claim) in shown
            if not enough or not (shown_on < day or late == 2 or (late == 1 and shown_on == day)):
                continue
            granted = (
                bool(may) and (client or not both) and (always or (shown_on > limit if open_ else shown_on >= limit))
            )
            if not (own_out and client and not granted):
                found["grace" if granted else "against"].add(number)
        return {key: frozenset(value) for key, value in found.items()}

    def case(table, claim, day):
        return (
            got(table, claim, day),
            right(table, claim, day),
            [
                (
                    right(table, claim, day, late=2),
                    "[too-late] 关键日以后才公开的也算了：题名再像也不行 / What was made public after the critical date counts: however much it looks like it, it is too late.",
                ),
                (
                    right(table, claim, day, late=1),
                    "[on-the-day] 恰在关键日公开的算了：要早于关键日 / What was made public on the critical date itself counts: it must be before that day.",
                ),
                (
                    right(table, claim, day, part=True),
                    "[part-is-enough] 只公开一部分特征的也算了：要公开这项权利要求的全部特征 / Documents that show only part of the features count: all features of the claim must be shown.",
                ),
                (
                    right(table, claim, day, own_out=True),
                    "[own-left-out] 客户自己公开、没有宽限期的被排除了：自己公开的同样破坏新颖性 / The client's own disclosures without grace were left out: they destroy novelty just the same.",
                ),
                (
                    right(table, claim, day, always=True),
                    "[grace-for-ever] 宽限期没有看 6 个月：过了就不能主张 / The 6 months were not looked at: after that grace can't be claimed.",
                ),
                (
                    right(table, claim, day, kind="by_client"),
                    "[own-is-grace] 客户自己公开的一律给了宽限期：只有 grace 为真的情形才可以主张 / All of the client's own disclosures got grace: it may be claimed only where grace is true.",
                ),
                (
                    right(table, claim, day, kind="by_client", always=True),
                    "[own-is-grace] 客户自己公开的一律给了宽限期：只有 grace 为真的情形才可以主张 / All of the client's own disclosures got grace: it may be claimed only where grace is true.",
                ),
                (
                    right(table, claim, day, months=12),
                    "[twelve-months] 宽限期按 12 个月算了：这里是 6 个月 / Grace was taken for 12 months: here it is 6.",
                ),
                (
                    right(table, claim, day, joined=True),
                    "[joined-up] 把特征连成一串去找：次序不同、中间夹着别的特征，就找不到了 / The features were looked for as one joined-up text: in another order, or with another between them, they are not found.",
                ),
                (
                    right(table, claim, day, both=True),
                    "[grace-for-own-only] 只给了客户自己公开的宽限期：别人泄露的也可能是 / Grace was given to the client's own disclosures only: somebody else's may have it too.",
                ),
                (
                    right(table, claim, day, open_=True),
                    "[first-day-lost] 往前推 6 个月的那一天也在宽限期内 / The day 6 months before is within grace as well.",
                ),
            ],
        )

    everything = data.load("npl")
    fair = everything[everything["grace"]].iloc[0]
    day = own["critical_date"]
    made = pd.DataFrame(
        [
            (f"N{900 + n}", "paper", day - pd.Timedelta(days=days), shown, client, may)
            for n, (days, shown, client, may) in enumerate(
                [
                    (30, "F3|F1|F2", False, True),
                    (40, "F1|F4|F2", True, False),
                    (50, "F2|F1", True, True),
                    (9, "F2", True, True),
                ]
            )
        ],
        columns=columns,
    )
    checks.expect(
        [
            case(made, ["F1", "F2"], day),
            case(mine, ["F1", "F2", "F3"], day),
            case(everything, ["F1", "F2"], day),
            case(everything, ["F1", "F2", "F3"], pd.Timestamp("2025-01-20")),
            case(everything, ["F1", "F2"], fair["date"] + pd.DateOffset(months=6)),
            case(everything, ["F1"], everything["date"].iloc[len(everything) // 2]),
        ],
        "[other] 与逐份核对的结果不符：先看日期，再看特征，最后看宽限期 / Not what going through document by document gives: date first, then features, then grace.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　一年以后申请 PCT：同一批文献，另一套字母
#
# 递交一年以后，客户就同一想法提出了 PCT 申请，要求那次申请的优先权。国际检索报告和中国的检索报告**标法不同**。写函数 `by_date(documents, priority, filing, office)`：`priority` 是优先权日，`filing` 是后来的申请日（晚于 `priority`），`office` 是 `"CN"` 或 `"PCT"`。返回字典：公开号 → 下列之一，从上往下看，先符合哪一行就是哪一行：
#
# | 值 | 条件（练习规定） |
# |---|---|
# | `before` | 公开日早于 `priority`；以后再按特征标 X、Y、A |
# | `P` | 公开日早于 `filing`（恰在 `priority` 当天的也是）；报告里写成 PX、PY、PA |
# | `E` | 最早优先权日 `prio` 早于 `priority`；`office` 是 `"PCT"` 时不论哪个局，是 `"CN"` 时 `country` 须是 `CN` |
# | 不列 | 其余的（不出现在字典里，值写成 `None` 也可以） |
#
# P 类提醒的是：**优先权一旦不成立，它就是现有技术**。在国际检索里，E 包括任何局的在先申请；到了中国，只有中国的才是抵触申请。E 的“在先”，PCT 实施细则第 33 条是与国际申请日比；本题一律与 `priority` 比，是练习规定。任务 1 里的抵触申请，这里有的成了 P：它公开在两个日子之间，本题先记 P；优先权成立时它仍可能是抵触申请，报告里另加一句。

# %% [markdown] lang="en"
# ## Task 7　A PCT application a year later: same documents, other letters
#
# A year after filing, the client filed a PCT application for the same idea and claimed the priority of the first. An international search report and a Chinese one **mark things differently**. Write the function `by_date(documents, priority, filing, office)`: `priority` is the priority date, `filing` the later filing date (after `priority`), `office` is `"CN"` or `"PCT"`. It returns a dictionary: publication number → one of these; go from the top, the first line that fits is it:
#
# | Value | Condition (rule for practice) |
# |---|---|
# | `before` | published before `priority`; X, Y or A is then given by its features |
# | `P` | published before `filing` (on the very day of `priority` as well); written PX, PY, PA in the report |
# | `E` | the earliest priority date `prio` is before `priority`; at any office if `office` is `"PCT"`; if it is `"CN"`, `country` must be `CN` |
# | not listed | all others (not in the dictionary; a value of `None` will do too) |
#
# What P warns of: **if the priority does not hold, this is prior art**. In an international search E takes in earlier filings at any office; once in China, only Chinese ones are conflicting applications. For E, PCT Rule 33 takes earlier as before the international filing date; this task takes it as before `priority` throughout, a rule for practice. Some conflicting applications of task 1 become P here: they were published between the two days, and this task notes P first; if the priority holds they may be conflicting all the same, which the report says in a sentence of its own.

# %%
pct_filing = critical_date + pd.DateOffset(months=12)
print(critical_date.date(), pct_filing.date())


# %% answer="by-date"
def by_date(documents, priority, filing, office):
    ### BEGIN SOLUTION
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            found[row["pub_no"]] = "before"
        elif row["pub"] < filing:
            found[row["pub_no"]] = "P"
        elif row["prio"] < priority and (office == "PCT" or row["country"] == "CN"):
            found[row["pub_no"]] = "E"
    return found
    ### END SOLUTION


# %% answer="by-date" entry="fill"
def by_date(documents, priority, filing, office):
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < ____:
            found[row["pub_no"]] = "before"
        elif row["pub"] < ____:
            found[row["pub_no"]] = "P"
        elif row[____] < priority and (office == ____ or row["country"] == ____):
            found[row["pub_no"]] = "E"
    return found


# %% answer="by-date" entry="run"
def p_a(row, priority, filing):
    return priority <= row["pub"] <= filing


def p_b(row, priority, filing):
    return priority <= row["pub"] < filing


def p_c(row, priority, filing):
    return priority < row["pub"] < filing


def e_a(row, priority, office):
    return row["prio"] < priority


def e_b(row, priority, office):
    return row["prio"] < priority and row["country"] == "CN"


def e_c(row, priority, office):
    return row["prio"] < priority and (office == "PCT" or row["country"] == "CN")


which_p = None  # p_a | p_b | p_c
which_e = None  # e_a | e_b | e_c


def by_date(documents, priority, filing, office):
    if which_p is None or which_e is None:
        raise NotImplementedError
    found = {}
    for _, row in documents.iterrows():
        if row["pub"] < priority:
            found[row["pub_no"]] = "before"
        elif which_p(row, priority, filing):
            found[row["pub_no"]] = "P"
        elif which_e(row, priority, office):
            found[row["pub_no"]] = "E"
    return found


# %%
for office in ("CN", "PCT"):
    preview(f"by_date({office})", by_date, documents.tail(12), critical_date, pct_filing, office)


# %% check="by-date" points=2
def _check():
    columns = ["pub_no", "country", "filing", "prio", "pub"]

    def got(table, priority, filing, office):
        value = checks.ask("by_date", by_date, table[columns], priority, filing, office)
        assert isinstance(value, (dict, pd.Series)), (
            "[not-a-dict] 应返回字典：公开号 → before、P 或 E / It should return a dictionary: publication number → before, P or E."
        )
        return {str(key): one for key, one in dict(value).items() if not checks.is_missing(one)}

    own = novelty.case_topic(tech_field)
    table, day = novelty.documents(own["topic_id"]), own["critical_date"]
    got(table.head(3), day, day + pd.DateOffset(months=12), "PCT")

    ### BEGIN HIDDEN TESTS
    def right(
        table, priority, filing, *, anywhere, first=0, last=0, before_e=False, e_until="priority", p=True, day="prio"
    ):
        found = {}
        limit = priority if e_until == "priority" else filing
        rows = zip(*(table[name].tolist() for name in ("pub_no", "country", day, "pub")), strict=True)
        for number, office, filed, printed in rows:
            may_be_e = filed < limit and (office == "CN" or anywhere)
            if printed < priority or (first and printed == priority):
                found[number] = "before"
            elif may_be_e and before_e:
                found[number] = "E"
            elif printed < filing or (last and printed == filing):
                found[number] = "P" if p else "before"
            elif may_be_e:
                found[number] = "E"
        return found

    def case(table, priority, filing, office):
        # Where the rule of the other office is used, E is the same or not, as the table has it.
        pct = office == "PCT"

        def one(**changes):
            return right(table, priority, filing, **{"anywhere": pct, **changes})

        return (
            got(table, priority, filing, office),
            one(),
            [
                (
                    one(anywhere=True),
                    "[any-office-in-china] 中国的抵触申请里有别的局的文献：在中国只有向中国提出的才算 E / For China, documents of other offices are marked E: there only filings in China are.",
                ),
                (
                    one(anywhere=False),
                    "[china-only-in-pct] 国际检索里漏了别的局的在先申请：E 不论哪个局 / In the international search earlier filings at other offices are lost: there E takes in any office.",
                ),
                (
                    one(first=1),
                    "[on-the-priority-day] 恰在优先权日公开的当成了早于优先权日：它是 P / Published on the priority date itself was taken for before: it is P.",
                ),
                (
                    one(last=1),
                    "[on-the-filing-day] 恰在申请日公开的标成了 P：要早于申请日 / Published on the filing date itself is marked P: it must be before that day.",
                ),
                (
                    one(before_e=True),
                    "[e-before-p] 公开日在两个日期之间的标成了 E：从上往下看，先是 P / Published between the two days is marked E: go from the top, P comes first.",
                ),
                (
                    one(day="filing"),
                    "[filing-for-priority] E 看的是申请日：要求了优先权的，看最早优先权日 prio / E goes by the filing date: where priority is claimed, the earliest priority prio counts.",
                ),
                (
                    one(e_until="filing"),
                    "[later-filing-as-e] 本练习规定，E 的在先是与优先权日比，不是与后来的申请日比 / By the rule of this exercise, earlier means for E before the priority date, not before the later filing date.",
                ),
                (
                    one(p=False),
                    "[p-as-before] 两个日期之间公开的当成了早于优先权日：要标 P，提醒核实优先权 / Published between the two days was taken for before the priority: mark it P, a warning to check the priority.",
                ),
                (
                    {number: value for number, value in one().items() if value != "P"},
                    "[p-left-out] 两个日期之间公开的没有列出：优先权不成立时它就是现有技术，要标 P / Published between the two days is not listed: if the priority does not hold it is prior art; mark it P.",
                ),
            ],
        )

    between = sorted(one for one in table["pub"].tolist() if one > day + pd.DateOffset(months=2))
    year = day + pd.DateOffset(months=12)
    week = pd.Timedelta(days=7)
    # office, then filing, prio, pub in weeks from the priority
    made = pd.DataFrame(
        [
            (f"{office}{n}A", office, *(day + weeks * week for weeks in one))
            for n, (office, *one) in enumerate(
                [("CN", 20, -30, 90), ("US", 22, -8, 80), ("WO", -10, -10, 70), ("CN", 0, 0, 78), ("CN", 30, 4, 75)]
            )
        ],
        columns=columns,
    )
    other = novelty.documents("T14")
    other_day = data.load("topics", topic_id="T14")["critical_date"].iloc[0]
    checks.expect(
        [
            case(table, day, year, "CN"),
            case(made, day, year, "CN"),
            case(table, day, year, "PCT"),
            case(table, day, between[0], "PCT"),
            case(other, other_day, other_day + pd.DateOffset(months=5), "CN"),
        ],
        "[other] 与逐件核对的结果不符：从表的第一行往下看，先看公开日 / Not what going through document by document gives: go from the first line of the table down, the day of publication first.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　两种报告，两张核对单
#
# **专利新颖性检索**（`patentability`）看一个方案相对现有技术新不新，给客户和代理师用。**科技查新**（`novelty`，GB/T 32003—2015）看项目的查新点有没有人做过，给立项、鉴定用，须由**审核员**复核，不能是查新员本人。写函数 `faults(report, parts, verdicts)`，返回毛病代码的列表（先后不论，没有毛病返回空列表）：
#
# - `report` 是字典。`kind` 是报告类型，`confidential` 是客户要求保密的词（列表，可以为空），`strategy` 是检索式的列表，其余的键都是文字。
# - `parts` 是字典：类型 → 这种报告必须有的部分。`verdicts` 是结论里不许出现的话（列表）。
#
# | 代码 | 什么时候报 |
# |---|---|
# | `missing:` 加部分名，如 `missing:limits` | 该类型必须有的部分没有这个键，或是 `None`、空文字、只有空格（全角、换行也算）、空列表；缺几个报几个 |
# | `same-person` | 该类型须有 `reviewer`，而它与 `searcher` 是同一人（去掉前后空格后相同，且不是空的） |
# | `verdict` | `conclusion` 里出现了 `verdicts` 中的任何一句：信息服务不下法律结论 |
# | `secret` | `strategy` 的任何一条检索式里出现了 `confidential` 中的任何一个词：检索日志会随报告给别人看 |
#
# 这种报告不要求的部分，没有也不报；`conclusion`、`strategy`、`confidential`、`searcher`、`reviewer` 缺了或是 `None`，后三条就查不出什么，不要出错。列表里没有空文字。词按原样比，大小写不同就是不同，不分析含义；姓名要整个相同，“张三”和“张三丰”是两个人。

# %% [markdown] lang="en"
# ## Task 8　Two kinds of report, two check lists
#
# A **patentability search** (`patentability`) asks whether a solution is new against the prior art; client and attorney use it. An **S&T novelty search** (`novelty`, GB/T 32003—2015) asks whether anyone has done what a project claims as its novelty points; it serves project approval and appraisal, and a **reviewer** other than the searcher must check it. Write the function `faults(report, parts, verdicts)`. It returns the list of fault codes (in any order; an empty list if there are none):
#
# - `report` is a dictionary. `kind` is the kind of report, `confidential` the words that the client wants kept secret (a list, may be empty), `strategy` the list of queries; all other keys hold text.
# - `parts` is a dictionary: kind → parts that such a report must have. `verdicts` are phrases that must not stand in a conclusion (a list).
#
# | Code | When |
# |---|---|
# | `missing:` and the name of the part, as in `missing:limits` | a part that this kind must have is not among the keys, or is `None`, empty text, blanks only (of any width, line breaks too) or an empty list; one code each |
# | `same-person` | this kind must have a `reviewer`, and it is the same person as `searcher` (the same after blanks at both ends are cut, and not empty) |
# | `verdict` | any of `verdicts` stands in `conclusion`: an information service gives no legal verdict |
# | `secret` | any word of `confidential` stands in any query of `strategy`: the search log goes to others with the report |
#
# Parts that this kind need not have may be missing and are no fault; where `conclusion`, `strategy`, `confidential`, `searcher` or `reviewer` is missing or `None`, the last three rules find nothing and must not stop. Lists hold no empty text. Compare words as they stand: capitals count, no meaning is looked at; names must be the same as a whole, "Chen" and "Chen Li" are two persons.

# %%
PARTS = {
    "patentability": [
        "client", "purpose", "features", "critical_date", "sources", "period", "strategy", "results", "comparison",
        "conclusion", "limits", "searcher",
    ],
    "novelty": [
        "client", "purpose", "technical_points", "search_points", "sources", "period", "strategy", "results",
        "comparison", "conclusion", "limits", "searcher", "reviewer",
    ],
}  # fmt: skip
VERDICTS = ["可以授权", "必然授权", "不侵权", "可以放心", "will be granted", "is patentable", "does not infringe"]
draft = {
    "kind": "novelty",
    "client": "某大学（虚构）",
    "purpose": "立项",
    "technical_points": "叶片除冰，石墨烯电热膜",
    "search_points": "查新点 1：电热膜与光纤光栅传感器闭环控制",
    "sources": "练习库（合成）",
    "period": "2008-01-01 — 2026-10-31",
    "strategy": ["叶片 AND 除冰", "石墨烯 AND 晴川一号"],
    "confidential": ["晴川一号"],
    "results": "命中 42 件，密切相关 3 件",
    "comparison": "见附表",
    "conclusion": "在检索范围内未见相同报道，可以放心申请",
    "limits": " ",
    "searcher": "甲",
    "reviewer": "甲 ",
}


# %% answer="report-faults"
def faults(report, parts, verdicts):
    ### BEGIN SOLUTION
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[report["kind"]]
    found = [f"missing:{part}" for part in needed if not (report.get(part) and text(report[part]))]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if "reviewer" in needed and reviewer and searcher == reviewer:
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    words, queries = report.get("confidential") or [], report.get("strategy") or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found
    ### END SOLUTION


# %% answer="report-faults" entry="fill"
def faults(report, parts, verdicts):
    def text(value):
        return "" if value is None else str(value).strip()

    needed = parts[____]
    found = [f"missing:{part}" for part in needed if not (report.get(part) and text(report[part]))]
    searcher, reviewer = text(report.get("searcher")), text(report.get("reviewer"))
    if ____ in needed and reviewer and searcher == ____:
        found.append("same-person")
    if any(phrase in text(report.get(____)) for phrase in ____):
        found.append("verdict")
    words, queries = report.get(____) or [], report.get(____) or []
    if any(word in query for word in words for query in queries):
        found.append("secret")
    return found


# %% answer="report-faults" entry="run"
def text(value):
    return "" if value is None else str(value).strip()


def needed_a(report, parts):
    return parts["patentability"]


def needed_b(report, parts):
    return parts[report["kind"]]


def missing_a(report, part):
    return part not in report


def missing_b(report, part):
    return not (report.get(part) and text(report[part]))


def same_a(report, needed):
    return False


def same_b(report, needed):
    return "reviewer" in needed and report.get("searcher") == report.get("reviewer")


def same_c(report, needed):
    reviewer = text(report.get("reviewer"))
    return "reviewer" in needed and reviewer != "" and text(report.get("searcher")) == reviewer


def leaks_a(words, queries):
    return any(word in queries for word in words)


def leaks_b(words, queries):
    return any(word in query for word in words for query in queries)


which_needed = None  # needed_a | needed_b
which_missing = None  # missing_a | missing_b
which_same = None  # same_a | same_b | same_c
which_leaks = None  # leaks_a | leaks_b


def faults(report, parts, verdicts):
    if which_needed is None or which_missing is None or which_same is None or which_leaks is None:
        raise NotImplementedError
    needed = which_needed(report, parts)
    found = [f"missing:{part}" for part in needed if which_missing(report, part)]
    if which_same(report, needed):
        found.append("same-person")
    if any(phrase in text(report.get("conclusion")) for phrase in verdicts):
        found.append("verdict")
    if which_leaks(report.get("confidential") or [], report.get("strategy") or []):
        found.append("secret")
    return found


# %%
preview("faults", faults, dict(draft), {kind: list(names) for kind, names in PARTS.items()}, list(VERDICTS))


# %% check="report-faults-parts" points=1
def _check():
    def got(report, parts=PARTS):
        value = checks.ask("faults", faults, dict(report), {k: list(v) for k, v in parts.items()}, list(VERDICTS))
        return frozenset(one for one in novelty.numbers("faults", value) if one.startswith("missing:"))

    got(draft)

    ### BEGIN HIDDEN TESTS
    def whole(kind):
        made = {part: f"{part} 有 / given" for part in PARTS[kind]}
        return made | {"kind": kind, "strategy": ["A AND B"], "confidential": [], "reviewer": "乙 / B"}

    def right(report, parts=PARTS, *, kind=None, keys_only=False, blanks=False):
        missing = set()
        for part in parts[kind or report["kind"]]:
            value = report.get(part)
            empty = (
                value is None or value == [] or (isinstance(value, str) and not (value if blanks else value.strip()))
            )
            if (part not in report) if keys_only else empty:
                missing.add(f"missing:{part}")
        return frozenset(missing)

    def case(report, parts=PARTS):
        other = "patentability" if report["kind"] == "novelty" else "novelty"
        every = {"novelty": [*parts["novelty"], "features", "critical_date"], "patentability": parts["patentability"]}
        return (
            got(report, parts),
            right(report, parts),
            [
                (
                    right(report, parts, kind=other),
                    "[wrong-list] 用错了核对单：按 kind 选，两种报告的必备部分不同 / The wrong check list was used: kind says which; the two reports need different parts.",
                ),
                (
                    right(report, parts, kind="patentability"),
                    "[wrong-list] 用错了核对单：按 kind 选，两种报告的必备部分不同 / The wrong check list was used: kind says which; the two reports need different parts.",
                ),
                (
                    right(report, every, kind="novelty"),
                    "[wrong-list] 用错了核对单：按 kind 选，两种报告的必备部分不同 / The wrong check list was used: kind says which; the two reports need different parts.",
                ),
                (
                    right(report, parts, keys_only=True),
                    "[empty-is-given] 有这个键、内容是空的，也算缺 / A part whose key is there but whose content is empty is missing too.",
                ),
                (
                    right(report, parts, blanks=True),
                    "[blanks-are-given] 只有空格的也算缺 / A part of blanks only is missing too.",
                ),
            ],
        )

    without = whole("novelty")
    del without["search_points"]
    short = {"novelty": ["client", "limits", "reviewer"], "patentability": ["client", "strategy"]}
    checks.expect(
        [
            case(whole("patentability") | {"limits": "  ", "strategy": []}),
            case(without | {"reviewer": None, "limits": "", "period": " "}),
            case({"kind": "patentability", "client": "甲 / A", "strategy": ["A"]}, short),
        ],
        "[other] 与逐项核对的不符：按 kind 取出必备部分，逐个看有没有内容 / Not what going through part by part gives: take the parts that kind needs and look whether each has content.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="report-faults-rules" points=2
# 隐藏检查：另外三条（评分时才运行） / Hidden check (runs at marking): the other three rules
### BEGIN HIDDEN TESTS
def _check():
    parts = {"patentability": ["client", "searcher"], "novelty": ["client", "searcher", "reviewer"]}
    base = {"kind": "novelty", "client": "甲 / A", "searcher": "赵 / Z", "reviewer": "钱 / Q"}
    base |= {
        "conclusion": "检索范围内未见相同报道 / none seen in what was searched",
        "strategy": [],
        "confidential": [],
    }
    rules = {"same-person", "verdict", "secret"}

    def got(report):
        value = checks.ask("faults", faults, dict(report), {k: list(v) for k, v in parts.items()}, list(VERDICTS))
        return frozenset(novelty.numbers("faults", value)) & rules

    def expect(changes, wanted, said):
        found = got({key: value for key, value in (base | changes).items() if value is not ...})
        assert found == wanted, said

    expect(
        {"reviewer": "赵 / Z"},
        {"same-person"},
        "[own-reviewer] 查新员自己当了审核员，没有报 / The searcher reviewed the own work, and nothing was said.",
    )
    expect(
        {"reviewer": " 赵 / Z  "},
        {"same-person"},
        "[blanks-differ] 姓名前后的空格使同一人看成了两人 / Blanks at the ends of a name made two persons of one.",
    )
    expect(
        {"reviewer": "赵 / Z 某"},
        set(),
        "[name-in-name] 一个人的姓名里含着另一个人的，被当成同一人：要整个相同 / One name holds the other, and they were taken for one person: compare whole names.",
    )
    expect(
        {"reviewer": None, "searcher": ...},
        set(),
        "[nobody-is-the-same] 两处都空，是缺，不是同一人 / Two empty names are missing parts, not the same person.",
    )
    expect(
        {"kind": "patentability", "reviewer": "赵 / Z"},
        set(),
        "[reviewer-everywhere] 只有必须有审核员的那种报告才查这一条 / This rule is only for the kind of report that must have a reviewer.",
    )
    expect(
        {"reviewer": "", "searcher": ""},
        set(),
        "[nobody-is-the-same] 两处都空，是缺，不是同一人 / Two empty names are missing parts, not the same person.",
    )
    expect(
        {"conclusion": f"经检索，本方案{VERDICTS[2]}"},
        {"verdict"},
        "[verdict-missed] 结论里下了法律结论，没有报；VERDICTS 里的每一句都要查 / The conclusion gives a legal verdict, and nothing was said; look for each of the phrases.",
    )
    expect(
        {"conclusion": f"The claimed device {VERDICTS[-1]} anything."},
        {"verdict"},
        "[verdict-missed] 结论里下了法律结论，没有报；VERDICTS 里的每一句都要查 / The conclusion gives a legal verdict, and nothing was said; look for each of the phrases.",
    )
    expect(
        {"conclusion": "It WILL BE GRANTED? Ask an attorney."},
        set(),
        "[capitals-ignored] 大小写不同也算了：按原样比 / Capitals were ignored: compare words as they stand.",
    )
    expect(
        {"limits": f"是否{VERDICTS[2]}，请问代理师 / ask an attorney"},
        set(),
        "[verdict-anywhere] 只查 conclusion：限度里提到那些话是提醒，不是结论 / Look at conclusion only: under limits the phrase is a warning, not a verdict.",
    )
    expect(
        {"strategy": ["叶片 AND 除冰", "叶片 AND 晴川一号AND 膜"], "confidential": ["青禾", "晴川一号"]},
        {"secret"},
        "[secret-missed] 保密词写进了检索式，没有报：每个词都要在每条检索式里找，词在检索式的一部分里也算 / A secret word stands in a query, and nothing was said: look for each word in each query, part of a query included.",
    )
    expect(
        {"results": "晴川一号样机 / prototype", "strategy": ["叶片"], "confidential": ["晴川一号"]},
        set(),
        "[secret-anywhere] 只查 strategy：交给客户本人的部分可以写 / Look at strategy only: what goes to the client alone may name it.",
    )
    expect(
        {"strategy": None, "confidential": ..., "conclusion": None},
        set(),
        "[found-in-nothing] 没有检索式、没有保密词、没有结论，就查不出这三条 / With no queries, no secret words and no conclusion these rules find nothing.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 9　检索报告（人工评分）
#
# 就开头的客户写一份检索报告，600 到 1000 字（约两页）。客户在关键日已经递交，写报告的日子是 2026-11-02。您的机构是高校知识产权信息服务中心的，写**科技查新**；其他机构写**专利新颖性检索**（下面会印出来）。文献、日期和字母用前面各题在本课题上算出的结果；检索式和命中数用下面印出的检索日志（同事已按此检索，您也可以加代码格自己再查）；停在哪里、为什么，由您说明。写明“练习数据（合成）”。评分看六条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 范围 | 没有写 | 有主题，没有特征或查新点 | 有特征或查新点、关键日、数据来源 | 并写明文献类型、语言、起止日期和为什么这样定 |
# | 策略 | 没有检索式 | 只有关键词清单 | 有检索式和每步命中数，另一人能重做 | 并写明改过什么、为什么停在这里，没有泄露客户的秘密 |
# | 证据 | 没有文献号 | 有文献号，没有日期 | 有文献号、公开日和身份，含非专利文献 | 并写明一族读了哪一件、哪些日期在边界上 |
# | 对比 | 没有对比 | 笼统说相同或不同 | 逐项权利要求、逐个特征比，字母都有根据 | 并写明最接近的现有技术、区别特征，Y 的结合理由 |
# | 结论 | 没有写，或下了法律结论 | 一句话，没有按权利要求分 | 逐项权利要求写检索所见，措辞限于检索范围 | 并告诉客户下一步可以做什么 |
# | 限度与边界 | 没有写 | 提到“仅供参考” | 写明没有查什么、尚未公开的谁也查不到 | 并写明宽限期、抵触申请等留给谁判断，不是法律意见 |

# %% [markdown] lang="en"
# ## Task 9　The search report (marked by a person)
#
# Write the search report for the client of the opening, 600 to 1000 Chinese characters (about two pages in English). The client filed on the critical date; the report is written on 2026-11-02. If your body is an IP information centre in a university, write an **S&T novelty search report**; all others write a **patentability search report** (the cell below says which). Take documents, days and letters from your own results for this topic in the tasks above, queries and hits from the search log printed below (a colleague searched by it; you may add code cells and search further); why it stopped where it did is for you to say. State "practice data (synthetic)". Six criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Scope | missing | a subject, but no features or novelty points | features or novelty points, critical date, sources | and kinds of document, languages, period, and why so |
# | Strategy | no queries | a list of keywords only | queries with hits at each step; somebody else could repeat them | and what was changed, why it stopped here, with no secret of the client given away |
# | Evidence | no document numbers | numbers without days | numbers, days of publication and standing, non-patent documents too | and which member of a family was read, and which days are on the boundary |
# | Comparison | none | says alike or different in general | claim by claim and feature by feature, every letter with its ground | and the closest prior art, what distinguishes the idea, the reason to combine for each Y |
# | Conclusion | missing, or a legal verdict | one sentence, not by claim | what the search saw for each claim, no further than what was searched | and what the client can do next |
# | Limits and boundary | missing | says "for reference only" | what was not searched; what is not published yet nobody can find | and who is to judge grace, conflicting applications and the like; no legal opinion |

# %%
# 高校中心写科技查新，其他机构写专利新颖性检索 / university centres write an S&T novelty search report
kind_of_report = "novelty" if institution_type == "university_centre" else "patentability"
print(kind_of_report, PARTS[kind_of_report])
own_pairs = data.load("topic_pairs", topic_id=topic["topic_id"])
log = novelty.search_log(topic["topic_id"])
print("\n".join(f"{row.step}. {row.query}: {row.hits}" for row in log.itertuples()))
print(documents["pub"].min().date(), documents["pub"].max().date())
show.table(own_pairs[["first", "second", f"reason_{language}"]], language)

# %% [markdown] lang="zh" essay="novelty-report" points=18
# （示例答案，满分样式；号码、日期和客户均为虚构）
#
# **专利新颖性检索报告**　练习数据（合成）
#
# **范围。** 方案：风电叶片除冰。特征：F1 除冰系统，F2 石墨烯电热膜，F3 光纤光栅传感器，F4 流体通道，F5 高寒山区。权利要求 1 含前三项。关键日 2024-09-13。来源：练习库专利 12,000 件和非专利文献 110 份；发明和实用新型都查，外观设计不查（看不出传感器）；中文、英文，2008-01-01 至 2026-10-31。日文、韩文只看英文名称，因为本中心没有人能读。
#
# **策略。** ① 除冰系统的各种叫法 AND 电热膜的各种叫法：42 件；② 再加光纤光栅：11 件；③ 去掉电热膜，用分类号 F03D80/40 AND 光纤光栅：9 件。①漏了“融霜装置”，补上后由 35 件变为 42 件。③没有新的密切相关文献，故停。客户的型号没有写进检索式。
#
# **证据。** D1 CN00000001A（2022-01-25 公开，现有技术）；D2 CN00000002A（2022-08-23 公开，现有技术）；D3 CN00000003A（申请在前，恰在关键日公开，抵触申请）；D4 产品样本（2023-08-31）；D5 展会资料（2024-07-04，客户自己展出）。D1 一族有中、英两件，读的是中文，最早公开日按同族的 2022-01-25 算。
#
# **对比。** 权利要求 1：D4 单独公开 F1、F2、F3，标 X；D3 单独公开全部，标 E，只影响新颖性。D1 公开 F1、F2、F4，与本方案同为除冰系统，是最接近的现有技术，区别是 F3；D2 用 F3 解决同一问题，D1 和 D2 合起来齐全，标 Y。权利要求 2：D3 标 E；D1 加 D2 标 Y。权利要求 3：没有哪一件或哪一对公开 F5 与其余特征，D1、D2、D4 标 A。
#
# **结论。** 在上述范围内：权利要求 1 和 2 已见相同或可结合的文献；权利要求 3 未见相同文献。建议客户带本报告与代理师商量：收到审查意见时，以 F5 怎样改变结构为重点修改，但不能超出原来写的；查一查请求书，D5 的宽限期递交时有没有声明。
#
# **限度与边界。** 没有查日文、韩文原文和企业内部资料；关键日以前的发明申请多已满 18 个月公开，但未授权公告的实用新型、未在中国公布的国际申请，谁也查不到。D3 是否构成抵触申请、D5 能否享受宽限期、方案有没有创造性，由专利代理师和审查员判断。本报告是信息服务，不是法律意见。检索员：甲；2026-11-02。

# %% [markdown] lang="en" essay="novelty-report" points=18
# (Sample answer at full marks; numbers, days and client invented)
#
# **Patentability search report**　Practice data (synthetic)
#
# **Scope.** The idea: de-icing of wind turbine blades. Features: F1 de-icing system, F2 graphene heating film, F3 fibre grating sensor, F4 fluid channel, F5 cold mountain area. Claim 1 has the first three. Critical date 2024-09-13. Sources: 12,000 patent documents of the practice collection and 110 non-patent documents; inventions and utility models, no designs (they show no sensor); Chinese and English, 2008-01-01 to 2026-10-31. Of Japanese and Korean documents only English titles were read, since nobody here reads the languages.
#
# **Strategy.** ① all names of de-icing systems AND all names of heating films: 42; ② with fibre gratings besides: 11; ③ without the film, class F03D80/40 AND fibre grating: 9. ① had missed "frost-melting arrangement"; with it 35 became 42. ③ brought nothing close that was new, so we stopped. The client's model name stands in no query.
#
# **Evidence.** D1 CN00000001A (published 2022-01-25, prior art); D2 CN00000002A (published 2022-08-23, prior art); D3 CN00000003A (filed before, published on the critical date itself, conflicting application); D4 a product brochure (2023-08-31); D5 fair material (2024-07-04, shown by the client). D1 has a Chinese and an English member; we read the Chinese one and count from the family's first publication, 2022-01-25.
#
# **Comparison.** Claim 1: D4 alone shows F1, F2, F3: X. D3 alone shows them all: E, against novelty only. D1 shows F1, F2, F4, is a de-icing system too and the closest prior art; F3 is the difference. D2 uses F3 for the same problem, and D1 with D2 shows everything: Y. Claim 2: D3 is E; D1 with D2 is Y. Claim 3: no document and no pair shows F5 with the rest; D1, D2, D4 are A.
#
# **Conclusion.** In what was searched, documents that show claims 1 and 2, alone or combined, were found; none the same as claim 3 was. We suggest that the client takes this report to an attorney, builds any amendment on how F5 changes the structure without going beyond what was filed, and looks up whether grace for D5 was declared on filing.
#
# **Limits and boundary.** Japanese and Korean originals and papers inside firms were not searched; most applications for inventions filed before the critical date were past 18 months and published, but utility models still without an announcement of grant, and international applications not yet published in China, nobody can find. Whether D3 is a conflicting application, whether D5 has grace, and whether there is an inventive step is for a patent attorney and the examiner to judge. This report is an information service, no legal opinion. Searcher: A; 2026-11-02.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 9 题写明了关键日、文献号和公开日、“练习数据（合成）”，没有下法律结论；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] task 9 states the critical date, document numbers with days, and "practice data (synthetic)", and gives no legal verdict;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
