# %% [markdown] lang="zh"
# # M03 练习：构建检索式
#
# **情境。** 周三上午，窗口收进一份检索需求：客户要申请专利，想知道以前有没有人做过。您手边有一张检索台和一份同事留下的词表。检索式写成什么样，由您定；评分只看**它找到了什么**，不看它怎么写。
#
# **时间**：约 105 分钟。**分值**：自动评分 23 分，人工评分 9 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`），其余格已锁定。本份练习用三种方式之一：*运行*（在写好的几种里选一种）、*填空*（把 `____` 换成正确内容）、*编写*（自己写）。三种方式的检查和分值完全一样。
# - 检索式是一段文字，放在英文引号里；检索式里要用双引号时，外面用单引号，如 `'TA="solar cooker"'`。
# - 按 `Shift+Enter` 一格一格往下走。每题后面有一格“看一眼”（`preview(…)`），显示您的答案找到多少件；再后面是检查格。检查不通过会出现一行字：斜线前是中文，后是英文。某题暂时不会，可以跳过，继续往下。
# - 检查格没有输出，只说明形式没问题，**不等于答对**。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。
#
# **检索台的写法**（本练习通用）：`TI=` 名称，`AB=` 摘要，`TA=` 名称或摘要，`PA=` 申请人，`IPC=` 分类号，`PN=` 公开号；不写字段时查名称和摘要。`ADJ`、`NEAR` 最先，然后 `NOT`，然后 `AND`，最后 `OR`，括号优先。英文词组加双引号；`*` 代表词尾任意个字母，也可以一个没有；中文按字串查，字间有空格或括号就断开。连字符当空格，全角半角、繁简、大小写都不分。`IPC=F24S` 含整个小类；写到组就只查这一个组，含下位组要加 `/low`。

# %% [markdown] lang="en"
# # M03 exercise: building a query
#
# **The situation.** Wednesday morning. A search request has come in over the desk: a client wants to file and asks whether it has been done before. You have a search desk and a sheet of terms that a colleague left. How you word the query is up to you; marking looks only at **what it finds**.
#
# **Time**: about 105 minutes. **Points**: 23 marked automatically, 9 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); all others are locked. Your copy uses one of three ways: *run* (choose one of those given), *fill* (replace each `____`), *write* (write it yourself). Checks and points are the same for all three.
# - A query is text in straight quotes; if the query itself needs double quotes, put single ones around it, as in `'TA="solar cooker"'`.
# - Go cell by cell with `Shift+Enter`. After each answer a "take a look" cell (`preview(…)`) shows how much your answer finds; after that come the check cells. A check that is not passed prints one line: Chinese before the slash, English after it. If you are stuck, skip the task and move on.
# - A silent check means that the form is right, **not the answer**.
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.
#
# **How to write for the desk** (all through this exercise): `TI=` title, `AB=` abstract, `TA=` title or abstract, `PA=` applicant, `IPC=` IPC symbol, `PN=` publication number; without a field, title and abstract are searched. `ADJ` and `NEAR` bind first, then `NOT`, then `AND`, last `OR`; brackets come before all. An English phrase goes in double quotes; `*` stands for any number of letters at the end of a word, or none; Chinese is matched as a string, and a blank or bracket between characters breaks it. A hyphen counts as a blank; full-width or half-width letters, traditional or simplified characters, capitals or not: it makes no difference. `IPC=F24S` takes the whole subclass; a group is that one group only, and `/low` adds what stands below it.

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

from iplab import checks, data, parameters, show, topics
from iplab.checks import preview
from iplab.topics import block, hits, look

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
    tables=["topics", "patents", "qrels", "synonyms", "citations"] + (["solar_cooking"] if edition == "open" else []),
)

# %% [markdown] lang="zh"
# ## 任务 1　从需求到检索式
#
# 下面是客户的原话，和同事整理的词表：`F1` 是“东西”本身，`F2` 是最要紧的技术特征。词表里中英文都有，有的词写得很宽。
#
# 检索在一架“书”上进行：`shelf` 是练习文献集的一部分，约一千件。一件文献**相关**，指既讲到 `F1` 又讲到 `F2`（判断表里等级 1 或 2）；没有人判断过的，一律按不相关算。
#
# 写出检索式 `topic_query`（一段文字）。评分都在这架书上算，先看值不值得读：命中里至少 40% 是相关的，达不到，下面两件都不得分。
#
# - F2 达到门槛：初级 0.40，中级 0.55，高级 0.70。F2 = 5PR ÷ (4P + R)，P 是查准率，R 是查全率，查全的分量更重。这是检索的得分，和词表里的 `F2` 只是同名。
# - 没有盲区：相关文献里，没有中文文本的、没有英文文本的发明、实用新型，这三部分各至少找到一半（某一部分一件也没有就不看它）。
#
# 门槛是练习值。

# %% [markdown] lang="en"
# ## Task 1　From the need to the query
#
# Below are the client's own words, and a colleague's sheet of terms: `F1` is the thing itself, `F2` the feature that matters most. The sheet holds both languages, and some of its terms are very broad.
#
# You search a shelf: `shelf`, a part of the practice collection, about a thousand documents. A document is **relevant** if it tells of both `F1` and `F2` (grade 1 or 2 in the judgements); what nobody judged counts as not relevant.
#
# Write the query `topic_query` (text). It is marked on this shelf. First of all it must be worth reading: at least 40% of the hits are relevant, or neither of the two points below counts.
#
# - F2 reaches the threshold: basic 0.40, intermediate 0.55, advanced 0.70. F2 = 5PR ÷ (4P + R), where P is precision and R is recall; recall weighs more. This is a score; it only shares its name with the `F2` on the sheet.
# - No blind spot: of the relevant documents, at least half is found in each of three parts: those without Chinese text, inventions without English text, utility models (a part that holds nothing is left out).
#
# The thresholds are exercise values.

# %%
topic = topics.basic_topic(tech_field)
shelf = topics.shelf(
    [topic["topic_id"], "T04", "T05", "T14", "T18", "T21"],
    applicants=["A0592", "A0716", "A1343"],
    tech_field=tech_field,
    more=300,
)
searched = topics.searched(shelf, f"m03-{topic['topic_id']}")
grades = topics.judgements(topic["topic_id"])
print(topic[f"title_{language}"], topic[f"need_{language}"], sep="\n")

# %%
sheet = data.load("synonyms", topic_id=topic["topic_id"])
show.table(sheet.loc[sheet["feature"].isin(["F1", "F2"]), ["feature", "lang", "term"]], language)


# %%
def names(feature, languages):
    """The terms of the sheet for a feature; languages is "zh", "en" or "zh en"."""
    held = sheet[(sheet["feature"] == feature) & sheet["lang"].isin(languages.split())]
    return list(held["term"]) or [languages]


# block(["甲", "乙"]) → (甲 OR 乙)
print(block(names("F1", "zh")))

# %% answer="topic-query"
### BEGIN SOLUTION
topic_query = block(names("F1", "zh en")) + " AND " + block(names("F2", "zh en"))
### END SOLUTION

# %% answer="topic-query" entry="fill"
between = "____"  # "AND" | "OR" | "NOT"
languages = "____"  # "zh" | "en" | "zh en"
topic_query = block(names("F1", languages)) + f" {between} " + block(names("F2", languages))

# %% answer="topic-query" entry="run"
first, second = names("F1", "zh en"), names("F2", "zh en")
query_a = f"{names('F1', 'zh')[0]} AND {names('F2', 'zh')[0]}"
query_b = f"{block(names('F1', 'zh'))} AND {block(names('F2', 'zh'))}"
query_c = f"{block(first)} AND {block(second)}"
query_d = f"TI={block(first)} AND TI={block(second)}"

topic_query = None  # query_a | query_b | query_c | query_d

# %% answer="topic-query" entry="write"
topic_query = None

# %%
look("topic_query", topic_query, searched)


# %% check="topic-query-shape" points=1
def _check():
    found = hits("topic_query", topic_query, searched)
    assert found, (
        "[nothing-found] 一件也没有找到：客户的话很少原样出现在文献里，改用词表里的叫法 / Nothing is found: the client's words hardly stand in documents; use the names on the sheet."
    )
    assert len(found) <= len(shelf) / 2, (
        "[half-the-shelf] 命中超过半架书：两个概念之间要用 AND / More than half the shelf is found: join the two concepts by AND."
    )


checks.report(_check)
del _check


# %% check="topic-query" points=2
# 隐藏检查：值得读，F2 达到本等级的门槛（评分时才运行） / Hidden check (runs at marking): worth reading, and F2 reaches the threshold of the tier
### BEGIN HIDDEN TESTS
def _check():
    judged = data.load("qrels", topic_id=topic["topic_id"])
    right = {number for number, grade in zip(judged["pub_no"], judged["grade"], strict=True) if grade > 0}
    found = hits("topic_query", topic_query, searched)
    both = len(found & right)
    f2 = 5 * both / (4 * len(right) + len(found)) if found else 0.0
    assert found, "[nothing-found] 一件也没有找到 / Nothing is found."
    assert 5 * both >= 2 * len(found), (
        "[hits-not-quality] 命中多，相关的少：命中数不是质量。看看是不是只用了一个概念，或分类号太宽 / Many hits, few of them relevant: hits are not quality. Is one concept used alone, or a class too wide?"
    )
    assert f2 >= {"basic": 0.40, "intermediate": 0.55, "advanced": 0.70}[tier], (
        "[too-narrow] F2 没有达到门槛，多半是漏得多：补同义词、另一种语言，不要只查名称，不要再加概念 / F2 is below the threshold, mostly because too much is missed: add names and the other language, don't search titles alone, don't add concepts."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS


# %% check="topic-query-blind-spots" points=2
# 隐藏检查：值得读，没有盲区（评分时才运行） / Hidden check (runs at marking): worth reading, and no blind spot
### BEGIN HIDDEN TESTS
def _check():
    judged = data.load("qrels", topic_id=topic["topic_id"])
    right = {number for number, grade in zip(judged["pub_no"], judged["grade"], strict=True) if grade > 0}
    own = shelf[shelf["pub_no"].isin(right)]
    found = hits("topic_query", topic_query, searched)
    model = own["kind"] == "utility_model"

    def seen(part):
        numbers = set(own.loc[part, "pub_no"])
        return not numbers or 2 * len(numbers & found) >= len(numbers)

    assert found, "[nothing-found] 一件也没有找到 / Nothing is found."
    assert 5 * len(found & right) >= 2 * len(found), (
        "[hits-not-quality] 命中里相关的不到 40%：读不完。两个概念要用 AND 连，每个概念的词放在括号里 / Less than 40% of the hits are relevant: too much to read. Join the two concepts by AND, each with its terms in brackets."
    )
    assert seen(own["abstract_zh"].isna()), (
        "[one-language] 只有外文的相关文献大多没找到：加上英文叫法，宽泛的也要 / Most relevant documents without Chinese text are missed: add the English names, the broad ones too."
    )
    assert seen(own["abstract_en"].isna() & ~model), (
        "[one-language] 没有英文文本的相关发明大多没找到：加上中文叫法 / Most relevant inventions without English text are missed: add the Chinese names."
    )
    assert seen(model), (
        "[utility-models-left-out] 相关的实用新型大多没找到：有的技术只在实用新型里 / Most relevant utility models are missed: some things stand in them alone."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　修好六条检索式
#
# 同事留下六条检索式，每条都有一处毛病。`intended` 一列是原意。请改好，写进字典 `repaired`：键是 `query_id`，值是改好的检索式。只改毛病，不换词也不加词：原意里的“水表”“雷达”，指的就是检索式里那几个词，不用补同义词和另一种语言（B2 的“英文文献”，指写有这个英文词组的；B5 的“全部小组”，主组本身也算；B6 的“题目就是”，指名称里写有这个词）。
#
# 评分看您的检索式找到的，是否与原意**恰好相同**：在这架书上看一遍，再到另一个小书架上看一遍，那里单数、复数、别的词序都有。写法不限。六条分三组（B1 和 B2、B3 和 B4、B5 和 B6），每组两条都对得 1 分。

# %% [markdown] lang="en"
# ## Task 2　Mend six queries
#
# A colleague left six queries, each with one fault. The column `intended` says what was meant. Mend them and write them into the dictionary `repaired`: the key is the `query_id`, the value the mended query. Mend the fault and keep the terms: the meters or the radar that were meant are those that the query names, so add no synonyms and no second language (the "English documents" of B2 are those with that English phrase in them; "all subgroups" in B5 takes in the main group itself; "whose title is about" in B6 means that the title holds the term).
#
# What counts is whether your query finds **exactly** what was meant: on this shelf, and on a second, small one with singulars, plurals and other word orders. The wording is free. The six form three pairs (B1 and B2, B3 and B4, B5 and B6); both right gives 1 point a pair.

# %%
broken = data.load("broken_queries").set_index("query_id")[["query", "intended_zh", "intended_en"]]
broken.loc["B4"] = [
    "TA=concentrating solar cooker",
    "名称或摘要里有英文词组 concentrating solar cooker，单数复数都要",
    "The phrase concentrating solar cooker, singular or plural, stands in title or abstract",
]
show.table(broken.rename(columns={f"intended_{language}": "intended"})[["query", "intended"]].reset_index(), language)

# %% answer="repaired"
### BEGIN SOLUTION
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}
### END SOLUTION

# %% answer="repaired" entry="fill"
repaired = {
    "B1": "____ AND TA=防冻泄压囊",
    "B2": 'TA="single axis ____"',
    "B3": "____=植保无人机 AND ____=仿地飞行雷达",
    "B4": "TA=____",
    "B5": "IPC=____ AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT ____=单轴跟踪支架",
}

# %% answer="repaired" entry="run"
options = {
    "B1": {
        "a": "TA=超声波水表 AND TA=时差法流量计量仪 AND TA=防冻泄压囊",
        "b": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
        "c": "TA=防冻泄压囊 AND TA=超声波水表 OR TA=时差法流量计量仪",
    },
    "B2": {"a": 'TA="single axis tracker"', "b": 'TA="single axis tracker*"', "c": 'TA="single-axis trackers"'},
    "B3": {
        "a": "AB=植保无人机 AND AB=仿地飞行雷达",
        "b": "TI=植保无人机 OR TI=仿地飞行雷达",
        "c": "TA=植保无人机 AND TA=仿地飞行雷达",
    },
    "B4": {
        "a": 'TA="concentrating solar cooker*"',
        "b": "TA=(concentrating AND solar AND cooker*)",
        "c": 'TI="concentrating solar cooker*"',
    },
    "B5": {
        "a": "IPC=H01M10/00 AND TA=扰流翅片",
        "b": "IPC=H01M AND TA=扰流翅片",
        "c": "IPC=H01M10/low AND TA=扰流翅片",
    },
    "B6": {
        "a": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
        "b": "TI=可调倾角支架 NOT TI=单轴跟踪支架",
        "c": "TA=可调倾角支架 NOT AB=单轴跟踪支架",
    },
}
chosen = {"B1": None, "B2": None, "B3": None, "B4": None, "B5": None, "B6": None}  # "a" | "b" | "c"
repaired = {name: options[name].get(letter) for name, letter in chosen.items()}

# %% answer="repaired" entry="write"
repaired = {"B1": None, "B2": None, "B3": None, "B4": None, "B5": None, "B6": None}

# %%
for name in broken.index:
    look(name, repaired.get(name) if isinstance(repaired, dict) else None, searched)


# %% check="repaired" points=1
def _check():
    assert isinstance(repaired, dict), (
        f"[not-a-dict] repaired 应是字典，实际是 {type(repaired).__name__} / repaired should be a dictionary; it is {type(repaired).__name__}."
    )
    for name in ("B1", "B2"):
        hits(name, repaired.get(name), searched)
    ### BEGIN HIDDEN TESTS
    import re
    import unicodedata

    from iplab.search import collection

    texts = {
        row[0]: unicodedata.normalize("NFKC", "\n".join(text for text in row[1:] if isinstance(text, str))).lower()
        for row in zip(*(shelf[c] for c in ["pub_no", "title_zh", "title_en", "abstract_zh", "abstract_en"]))
    }

    def telling(*words):
        return {number for number, text in texts.items() if all(word in text for word in words)}

    meters, others, bladder = telling("超声波水表"), telling("时差法流量计量仪"), telling("防冻泄压囊")
    trackers = {number for number, text in texts.items() if re.search(r"\bsingle\W+axis\W+tracker\w*", text)}
    plural = {number for number, text in texts.items() if re.search(r"\bsingle\W+axis\W+trackers\b", text)}
    singular = {number for number, text in texts.items() if re.search(r"\bsingle\W+axis\W+tracker\b", text)}
    second = collection.of(
        pd.DataFrame(
            [
                ("CN1A", "Single axis tracker", ""),
                ("CN2A", "Frame for single-axis trackers", ""),
                ("CN3A", "Beam", "It carries single axis trackers in rows."),
                ("CN4A", "Single axis tracking frame", ""),
                ("CN5A", "Tracker with a single hollow axis", ""),
                ("CN6A", "Dual axis tracker", ""),
            ],
            columns=["PN", "TI", "AB"],
        ),
        "m03-b2",
    )
    plural_only = "[plural-only] B2：只查了复数，单数漏掉了：用词尾截断 / B2: only the plural is searched; truncate at the end of the word."
    singular_only = "[singular-only] B2：只查了单数，复数漏掉了：用词尾截断 / B2: only the singular is searched; truncate at the end of the word."
    said = "[other] B1 或 B2 找到的与原意不符：读一遍原意，再看括号、字段和词尾 / B1 or B2 does not find what was meant: read what was meant, then look at brackets, fields and word ends."
    checks.expect(
        [
            (
                hits("B1", repaired.get("B1"), searched),
                (meters | others) & bladder,
                [
                    (
                        meters | others & bladder,
                        "[precedence] B1：AND 先于 OR，前半句没有受到限制，要加括号 / B1: AND binds before OR, so the first half is not restricted; add brackets.",
                    ),
                    (
                        others | meters & bladder,
                        "[precedence] B1：AND 先于 OR，后半句没有受到限制，要加括号 / B1: AND binds before OR, so the last half is not restricted; add brackets.",
                    ),
                    (
                        meters & others & bladder,
                        "[and-for-or] B1：两种叫法之间应是 OR / B1: the two names should be joined by OR.",
                    ),
                ],
            ),
            (
                hits("B2", repaired.get("B2"), searched),
                trackers,
                [(plural, plural_only), (singular, singular_only)],
            ),
            (
                hits("B2", repaired.get("B2"), second),
                {"CN1A", "CN2A", "CN3A"},
                [({"CN2A", "CN3A"}, plural_only), ({"CN1A"}, singular_only)],
            ),
        ],
        said,
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="repaired-fields" points=1
def _check():
    assert isinstance(repaired, dict), (
        f"[not-a-dict] repaired 应是字典，实际是 {type(repaired).__name__} / repaired should be a dictionary; it is {type(repaired).__name__}."
    )
    for name in ("B3", "B4"):
        hits(name, repaired.get(name), searched)
    ### BEGIN HIDDEN TESTS
    import re
    import unicodedata

    from iplab.search import collection

    def text(*columns):
        return {
            row[0]: unicodedata.normalize("NFKC", "\n".join(one for one in row[1:] if isinstance(one, str))).lower()
            for row in zip(*(shelf[c] for c in ["pub_no", *columns]))
        }

    title = text("title_zh", "title_en")
    everything = text("title_zh", "title_en", "abstract_zh", "abstract_en")

    def telling(texts, *words):
        return {number for number, one in texts.items() if all(word in one for word in words)}

    def phrase(texts):
        wanted = re.compile(r"\bconcentrating\W+solar\W+cooker\w*\b")
        return {number for number, one in texts.items() if wanted.search(one)}

    second = collection.of(
        pd.DataFrame(
            [
                ("CN1A", "Concentrating solar cooker", ""),
                ("CN2A", "Stand for concentrating solar cookers", ""),
                ("CN3A", "Pan", "It hangs in a concentrating solar cooker."),
                ("CN4A", "Solar cooker of the concentrating kind", ""),
                ("CN5A", "Oven", "Concentrating mirrors, and a solar box cooker."),
                ("CN6A", "Concentrating solar boiler", ""),
            ],
            columns=["PN", "TI", "AB"],
        ),
        "m03-b4",
    )
    b3_title_only = "[title-only] B3：有的词只查了名称，摘要里讲到的漏掉了 / B3: a term is searched in titles only; what the abstract tells is missed."
    title_only = "[title-only] B4：只查了名称，摘要里讲到的漏掉了 / B4: only titles are searched; what the abstract tells is missed."

    checks.expect(
        [
            (
                hits("B3", repaired.get("B3"), searched),
                telling(everything, "植保无人机", "仿地飞行雷达"),
                [
                    (telling(title, "植保无人机", "仿地飞行雷达"), b3_title_only),
                    (telling(title, "植保无人机") & telling(everything, "仿地飞行雷达"), b3_title_only),
                    (telling(everything, "植保无人机") & telling(title, "仿地飞行雷达"), b3_title_only),
                ],
            ),
            (
                hits("B4", repaired.get("B4"), searched),
                phrase(everything),
                [(phrase(title), title_only)],
            ),
            (
                hits("B4", repaired.get("B4"), second),
                {"CN1A", "CN2A", "CN3A"},
                [
                    ({"CN1A", "CN2A"}, title_only),
                    (
                        {"CN1A", "CN3A"},
                        "[singular-only] B4：只查了单数，复数漏掉了：用词尾截断 / B4: only the singular is searched; truncate at the end of the word.",
                    ),
                    (
                        {"CN1A", "CN2A", "CN3A", "CN4A", "CN5A"},
                        "[and-for-phrase] B4：用 AND 连的三个词，不连在一起也算；词组要加双引号 / B4: three words joined by AND may stand apart; a phrase goes in double quotes.",
                    ),
                ],
            ),
        ],
        "[other] B3 或 B4 找到的与原意不符：看看字段、引号和运算符 / B3 or B4 does not find what was meant: look at fields, quotes and operators.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="repaired-classes" points=1
def _check():
    assert isinstance(repaired, dict), (
        f"[not-a-dict] repaired 应是字典，实际是 {type(repaired).__name__} / repaired should be a dictionary; it is {type(repaired).__name__}."
    )
    for name in ("B5", "B6"):
        hits(name, repaired.get(name), searched)
    ### BEGIN HIDDEN TESTS
    import unicodedata

    symbols = data.load("ipc_codes")
    symbols = symbols[symbols["pub_no"].isin(set(shelf["pub_no"]))]
    pairs = list(zip(symbols["pub_no"].tolist(), symbols["ipc"].tolist(), strict=True))

    def telling(word, *columns):
        rows = zip(shelf["pub_no"], *(shelf[column] for column in columns))
        return {
            row[0]
            for row in rows
            if any(isinstance(t, str) and word in unicodedata.normalize("NFKC", t) for t in row[1:])
        }

    fins = telling("扰流翅片", "title_zh", "abstract_zh")
    racks = telling("可调倾角支架", "title_zh", "abstract_zh")
    checks.expect(
        [
            (
                hits("B5", repaired.get("B5"), searched),
                fins & {number for number, symbol in pairs if symbol.startswith("H01M10/")},
                [
                    (
                        fins & {number for number, symbol in pairs if symbol == "H01M10/00"},
                        "[class-level] B5：只查了主组本身，下位的小组没有包括：写 /low / B5: only the main group itself is searched, not the subgroups; write /low.",
                    ),
                    (
                        fins & {number for number, symbol in pairs if symbol.startswith("H01M")},
                        "[class-too-wide] B5：整个小类都进来了，原意只要一个主组 / B5: the whole subclass is in; one main group was meant.",
                    ),
                ],
            ),
            (
                hits("B6", repaired.get("B6"), searched),
                racks - telling("单轴跟踪支架", "title_zh"),
                [
                    (
                        racks - telling("单轴跟踪支架", "title_zh", "abstract_zh"),
                        "[not-too-wide] B6：摘要里顺便提到的也被 NOT 去掉了 / B6: NOT also throws out what is only mentioned in the abstract.",
                    ),
                    (
                        telling("可调倾角支架", "title_zh") - telling("单轴跟踪支架", "title_zh"),
                        "[title-only] B6：前半句只查了名称 / B6: the first half searches titles only.",
                    ),
                ],
            ),
        ],
        "[other] B5 或 B6 找到的与原意不符：看看分类号的层级和 NOT 的字段 / B5 or B6 does not find what was meant: look at the level of the class and the field after NOT.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 3　词和分类号各找到了什么
#
# 同一个概念（下面用 `F1`），用词检索是一个集合，用分类号检索是另一个集合。两者重合多少，说明能不能互相代替。
#
# 写函数 `overlap`：给它两个公开号列表 `by_words` 和 `by_classes`，返回字典，键为 `words`（按词命中的件数）、`classes`（按分类号命中的件数）、`both`（两边都有的件数）、`jaccard`（两边都有的件数 ÷ 至少一边有的件数，不要四舍五入）。列表里同一个号可能出现两次，只算一件。两个列表都是空的时，`jaccard` 不适用，写 `None`。

# %% [markdown] lang="en"
# ## Task 3　What words find and what classes find
#
# For one concept (`F1` below), words give one set and classes another. How far they overlap tells whether one can stand in for the other.
#
# Write the function `overlap`: given two lists of publication numbers, `by_words` and `by_classes`, it returns a dictionary with the keys `words` (documents found by words), `classes` (documents found by classes), `both` (documents in both) and `jaccard` (documents in both ÷ documents in at least one, not rounded). A number may stand in a list twice and counts once. If both lists are empty, `jaccard` is not applicable: write `None`.

# %%
own_classes = sheet.loc[sheet["feature"] == "F1", "ipc"].iloc[0].split("|")
by_words = sorted(hits("by_words", block(names("F1", "zh en")), searched))
by_classes = sorted(hits("by_classes", f"IPC=({' OR '.join(own_classes)})", searched))
print(own_classes, len(by_words), len(by_classes))


# %% answer="overlap"
def overlap(by_words, by_classes):
    ### BEGIN SOLUTION
    words, classes = set(by_words), set(by_classes)
    either = words | classes
    return {
        "words": len(words),
        "classes": len(classes),
        "both": len(words & classes),
        "jaccard": len(words & classes) / len(either) if either else None,
    }
    ### END SOLUTION


# %% answer="overlap" entry="fill"
def overlap(by_words, by_classes):
    words, classes = set(by_words), set(by_classes)
    both = words & classes
    either = words | classes
    result = {"words": len(words), "classes": len(classes), "both": len(____), "jaccard": None}
    if len(either) > 0:
        result["jaccard"] = len(____) / len(____)
    return result


# %% answer="overlap" entry="run"
def share_of_sum(words, classes):
    return len(words & classes) / (len(words) + len(classes))


def share_of_union(words, classes):
    return len(words & classes) / len(words | classes)


def share_of_smaller(words, classes):
    return len(words & classes) / min(len(words), len(classes))


measure = None  # share_of_sum | share_of_union | share_of_smaller


def overlap(by_words, by_classes):
    if measure is None:
        raise NotImplementedError
    words, classes = set(by_words), set(by_classes)
    jaccard = measure(words, classes) if words or classes else None
    return {"words": len(words), "classes": len(classes), "both": len(words & classes), "jaccard": jaccard}


# %%
preview("overlap", overlap, by_words, by_classes)


# %% check="overlap" points=2
def _check():
    def asked(first, second):
        got = checks.ask("overlap", overlap, list(first), list(second))
        assert isinstance(got, dict) and {"words", "classes", "both", "jaccard"} <= set(got), (
            "[not-a-dict] 应返回含 words、classes、both、jaccard 的字典 / It should return a dictionary with words, classes, both and jaccard."
        )
        return {key: got[key] for key in ("words", "classes", "both", "jaccard")}

    asked(by_words, by_classes)
    ### BEGIN HIDDEN TESTS
    cases = []
    made = ["CN1A", "CN2A", "CN2A", "CN3A"], ["CN3A", "CN4A", "CN2A", "CN5U", "CN5U"]
    for first, second in ((by_words, by_classes), made, (["CN1A"], []), ([], [])):
        one, other = dict.fromkeys(first), dict.fromkeys(second)
        both = sum(number in other for number in one)
        either = len(one) + len(other) - both
        right = {
            "words": len(one),
            "classes": len(other),
            "both": both,
            "jaccard": both / either if either else None,
        }

        def instead(value, right=right):
            return {**right, "jaccard": value}

        doubles = sum(number in second for number in first)
        cases.append(
            (
                asked(first, second),
                right,
                [
                    (
                        instead(both / min(len(one), len(other)) if one and other else right["jaccard"]),
                        "[smaller-set] 除以了较小的集合：应除以至少一边有的件数 / Divided by the smaller set: divide by the documents in at least one.",
                    ),
                    (
                        instead(both / (len(one) + len(other)) if either else None),
                        "[sum-for-union] 除以了两边件数之和，重合的算了两次 / Divided by the sum of both, so what is in both counts twice.",
                    ),
                    (
                        instead(2 * both / (len(one) + len(other)) if either else None),
                        "[dice] 这是 Dice 系数，不是 Jaccard / This is Dice's coefficient, not Jaccard's.",
                    ),
                    (
                        instead(both / either if either else 0),
                        "[zero-for-none] 两边都空时不适用，写 None / When both are empty it does not apply: write None.",
                    ),
                    (
                        {
                            "words": len(first),
                            "classes": len(second),
                            "both": doubles,
                            "jaccard": doubles / (len(first) + len(second) - doubles) if first or second else None,
                        },
                        "[counted-twice] 同一个号出现两次算成了两件 / A number that stands twice is counted as two documents.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐件清点的结果不符：先去掉重复的号，再数 / Not what counting one by one gives: drop repeated numbers first, then count.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 4　下一个词加哪个
#
# 快速检索式（两个标准词）只找到一部分。还有八个候选词，每次只在快速检索式上加其中一个：加进去多读多少件，多找回多少相关的？先加划算的。
#
# 一个词的收益 = 每多 100 件命中，查全率增加多少 = (`found` − `base_found`) ÷ `relevant` ÷ ((`hits` − `base_hits`) ÷ 100)。`hits` 和 `found` 是加了这个词以后的命中件数和其中相关的件数，`base_hits` 和 `base_found` 是没加时的，`relevant` 是相关文献总数。
#
# 写函数 `order_terms`：给它候选词表 `candidates`（列 `term`、`hits`、`found`）和三个数，返回词的列表，收益大的在前；收益相同的按 `term` 的字符顺序（Python 的 `sorted` 的顺序；小数最后几位的误差，评分时不计较）；加了以后命中一件也不多的词，收益不适用，排在最后（这样的词之间也按 `term` 排）。

# %% [markdown] lang="en"
# ## Task 4　Which term comes next?
#
# The quick query (two standard terms) finds only a part. There are eight more candidates, each added to the quick query on its own: how much more must be read, and how much more that is relevant comes back? The best bargain first.
#
# The gain of a term = the rise of recall for each 100 extra hits = (`found` − `base_found`) ÷ `relevant` ÷ ((`hits` − `base_hits`) ÷ 100). `hits` and `found` are the hits, and the relevant ones among them, once the term is in; `base_hits` and `base_found` those without it; `relevant` is the number of all relevant documents.
#
# Write the function `order_terms`: given the table `candidates` (columns `term`, `hits`, `found`) and the three numbers, it returns the list of terms, the highest gain first; equal gains in the order of the characters of `term` (that of Python's `sorted`; a difference in the last decimals only is not held against you); for a term that brings no extra hit the gain is not applicable, and it comes last (among such terms by `term` again).

# %%
quick = {feature: names(feature, "zh")[:1] for feature in ("F1", "F2")}
base = hits("base", block(quick["F1"]) + " AND " + block(quick["F2"]), searched)
relevant_numbers = set(grades[grades > 0].index)
base_hits, base_found, relevant = len(base), len(base & relevant_numbers), len(relevant_numbers)
rows = []
for feature, term in data.load("candidate_terms", topic_id=topic["topic_id"])[["feature", "term"]].to_numpy().tolist():
    wider = {name: held + [term] * (name == feature) for name, held in quick.items()}
    found = hits("term", block(wider["F1"]) + " AND " + block(wider["F2"]), searched)
    rows.append((term, len(found), len(found & relevant_numbers)))
candidates = pd.DataFrame(rows, columns=["term", "hits", "found"])
print({"base_hits": base_hits, "base_found": base_found, "relevant": relevant})
show.table(candidates, language)


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    ### BEGIN SOLUTION
    extra = candidates["hits"] - base_hits
    gain = (candidates["found"] - base_found) / relevant / (extra.where(extra > 0) / 100)
    ranked = candidates.assign(gain=gain).sort_values(["gain", "term"], ascending=[False, True])
    return list(ranked["term"])
    ### END SOLUTION


# %% answer="order-terms" entry="fill"
def order_terms(candidates, base_hits, base_found, relevant):
    ranked, last = [], []
    for term, hits_now, found_now in zip(candidates["term"], candidates["hits"], candidates["found"]):
        extra_hits = hits_now - ____
        extra_found = found_now - ____
        if extra_hits == 0:
            last.append(term)
        else:
            gain = extra_found / relevant / (____ / 100)
            ranked.append((-gain, term))  # the largest gain first, then the term
    return [term for _, term in sorted(ranked)] + sorted(last)


# %% answer="order-terms" entry="run"
def by_hits(hits, found, base_hits, base_found, relevant):
    return hits


def by_recall(hits, found, base_hits, base_found, relevant):
    return (found - base_found) / relevant


def by_gain(hits, found, base_hits, base_found, relevant):
    return (found - base_found) / relevant / ((hits - base_hits) / 100)


def by_precision(hits, found, base_hits, base_found, relevant):
    return found / hits


rule = None  # by_hits | by_recall | by_gain | by_precision


def order_terms(candidates, base_hits, base_found, relevant):
    if rule is None:
        raise NotImplementedError
    ranked, last = [], []
    for term, hits_now, found_now in zip(candidates["term"], candidates["hits"], candidates["found"]):
        if hits_now == base_hits:
            last.append(term)
        else:
            ranked.append((-rule(hits_now, found_now, base_hits, base_found, relevant), term))
    return [term for _, term in sorted(ranked)] + sorted(last)


# %%
preview("order_terms", order_terms, candidates, base_hits, base_found, relevant)


# %% check="order-terms" points=2
def _check():
    def asked(table, *numbers):
        got = checks.ask("order_terms", order_terms, table, *numbers)
        assert not isinstance(got, (str, dict, pd.DataFrame, set)) and hasattr(got, "__iter__"), (
            f"[not-a-list] 应返回词的列表，实际得到 {type(got).__name__} / It should return a list of terms; it returned {type(got).__name__}."
        )
        got = [str(item) for item in got]
        assert sorted(got) == sorted(table["term"]), (
            "[terms-missing] 每个候选词都要有，各一次 / Every candidate should be there, each once."
        )
        return got

    asked(candidates, base_hits, base_found, relevant)
    ### BEGIN HIDDEN TESTS
    from fractions import Fraction
    from itertools import groupby

    made = pd.DataFrame(
        {
            "term": ["丙", "甲", "乙", "丁", "beta", "alpha", "gamma", "zeta"],
            "hits": [130, 120, 145, 400, 108, 108, 100, 100],
            "found": [16, 13, 16, 14, 11, 11, 10, 10],
        }
    )
    cases = []
    for table, numbers in (
        (candidates, (base_hits, base_found, relevant)),
        (made, (100, 10, 32)),
        (made, (95, 10, 32)),
    ):
        rows = list(zip(table["term"].tolist(), table["hits"].tolist(), table["found"].tolist(), strict=True))
        before, found, total = numbers

        def ordered(key, rows=rows, before=before, lowest=False):
            ranked = [row for row in rows if row[1] > before]
            last = sorted(row[0] for row in rows if row[1] <= before)
            ranked.sort(key=lambda row: (key(row) if lowest else -key(row), row[0]))
            return [row[0] for row in ranked] + last

        def gain(row, before=before, found=found, total=total):
            return Fraction(row[2] - found, total) / Fraction(row[1] - before, 100)

        unbroken = sorted(rows, key=lambda row: -gain(row) if row[1] > before else 1)
        gains = {row[0]: gain(row) if row[1] > before else None for row in rows}
        got = asked(table, *numbers)
        if table is candidates:  # decimals may part what is equal as a fraction, but not the ties made by doubling
            got = [term for _, some in groupby(got, key=gains.get) for term in sorted(some)]
        cases.append(
            (
                got,
                ordered(gain),
                [
                    (
                        ordered(lambda row: row[1]),
                        "[hits-not-quality] 按命中多少排了：命中多不等于划算 / Ordered by hits: many hits are no bargain.",
                    ),
                    (
                        ordered(lambda row: row[2]),
                        "[hits-forgotten] 只看多找回多少，没有除以多读的件数 / Only what comes back was looked at; it was not divided by the extra hits.",
                    ),
                    (
                        ordered(lambda row: Fraction(row[2], row[1])),
                        "[precision-for-gain] 用了加词以后的查准率，要用增加的部分 / The precision after adding was taken; take what is added.",
                    ),
                    (
                        ordered(lambda row, found=found: Fraction(row[2] - found, row[1])),
                        "[all-hits] 除以了全部命中，应除以多出来的命中 / Divided by all hits; divide by the extra ones.",
                    ),
                    (
                        ordered(gain, lowest=True),
                        "[turned-round] 收益小的排在了前面 / The smallest gain comes first.",
                    ),
                    (
                        [row[0] for row in unbroken],
                        "[ties-left] 收益相同的没有按词排 / Terms of equal gain are not ordered by name.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 次序与按公式逐个计算的不符：看看减数、除数和命中不增加的词 / Not the order that the formula gives: look at what is subtracted, what it is divided by, and at terms that bring no hit.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 5　别人能不能照着重做
#
# 检索日志一步一行：`step` 步骤号，`date` 日期，`source` 数据源，`query` 检索式，`hits` 当时的命中数，`reason` 为什么这样检索，`hits_now` 是今天照着重做的命中数。
#
# 写函数 `log_faults`：给它一份日志，返回有问题的步骤号的列表，从小到大。有问题指：`date`、`source`、`query`、`hits`、`reason` 里有一项没有写（空值，或者只有空格），或者 `hits_now` 与 `hits` 不同（假定库在此期间没有更新，重做应当完全相同）。`hits` 和 `hits_now` 都是数，`hits_now` 每步都有。命中 0 件是结果，不是没有写。`step` 不一定从 1 开始，也不一定连续。

# %% [markdown] lang="en"
# ## Task 5　Could somebody else repeat it?
#
# A search log has one row a step: `step` its number, `date`, `source` where it was searched, `query`, `hits` at the time, `reason` why it was searched so, and `hits_now`, the hits when it is done again today.
#
# Write the function `log_faults`: given a log, it returns the list of the step numbers that have a fault, smallest first. A fault: one of `date`, `source`, `query`, `hits`, `reason` is not written (missing, or blanks only), or `hits_now` differs from `hits` (take it that the collection was not updated in between, so the counts should be equal). `hits` and `hits_now` are numbers, and `hits_now` stands in every row. 0 hits is a result, not something missing. `step` need not begin at 1 and may leave numbers out.

# %%
log = pd.DataFrame(
    [
        (1, "2026-03-04", "m03", "TA=太阳灶", 29, "先看标准词有多少", 29),
        (2, "2026-03-04", "m03", "TA=太阳灶 AND TA=晒化的蜡", 0, "试客户的说法", 0),
        (4, "2026-03-05", "m03", "IPC=F24S", 159, None, 159),
        (5, "2026-03-05", "m03", "#1 AND #3", 21, "词和分类号合用", 24),
    ],
    columns=["step", "date", "source", "query", "hits", "reason", "hits_now"],
)
show.table(log, language)


# %% answer="log-faults"
def log_faults(log):
    ### BEGIN SOLUTION
    needed = log[["date", "source", "query", "hits", "reason"]]
    empty = needed.isna() | needed.astype(str).apply(lambda column: column.str.strip() == "")
    wrong = empty.any(axis=1) | (log["hits_now"] != log["hits"])
    return sorted(log.loc[wrong, "step"].tolist())
    ### END SOLUTION


# %% answer="log-faults" entry="fill"
def log_faults(log):
    faults = []
    for row in log.to_dict("records"):
        empty = False
        for name in ["date", "source", "query", "hits", ____]:
            value = row[name]
            if pd.isna(value) or str(value).strip() == ____:
                empty = True
        if empty or row["hits_now"] != row[____]:
            faults.append(row[____])
    return sorted(faults)


# %% answer="log-faults" entry="run"
def is_missing(value):
    return pd.isna(value)


def is_false(value):
    return pd.isna(value) or not value


def is_blank(value):
    return pd.isna(value) or str(value).strip() == ""


rule = None  # is_missing | is_false | is_blank
compare_with_replay = None  # True | False


def log_faults(log):
    if rule is None or compare_with_replay is None:
        raise NotImplementedError
    faults = []
    for row in log.to_dict("records"):
        empty = any(rule(row[name]) for name in ["date", "source", "query", "hits", "reason"])
        if empty or (compare_with_replay and row["hits_now"] != row["hits"]):
            faults.append(row["step"])
    return sorted(faults)


# %%
preview("log_faults", log_faults, log)


# %% check="log-faults-shape" points=1
def _check():
    got = checks.ask("log_faults", log_faults, log)
    assert not isinstance(got, (str, dict, pd.DataFrame)) and hasattr(got, "__iter__"), (
        f"[not-a-list] 应返回步骤号的列表，实际得到 {type(got).__name__} / It should return a list of step numbers; it returned {type(got).__name__}."
    )
    got = list(got)
    assert all(checks.is_number(step) for step in got) and {int(step) for step in got} <= set(log["step"]), (
        "[not-a-step] 列表里应是 step 一列的步骤号，不是行号 / The list should hold numbers from the column step, not row numbers."
    )
    assert 2 not in {int(step) for step in got}, (
        "[zero-is-a-result] 命中 0 件是结果，不是没有写 / 0 hits is a result, not something missing."
    )


checks.report(_check)
del _check


# %% check="log-faults" points=2
# 隐藏检查：另外两份日志（评分时才运行） / Hidden check (runs at marking): two other logs
### BEGIN HIDDEN TESTS
def _check():
    columns = ["step", "date", "source", "query", "hits", "reason", "hits_now"]
    first = [
        (3, "2026-03-04", "m03", "TA=甲", 12.0, "标准词", 12.0),
        (4, "2026-03-04", "m03", "TA=乙", 0.0, "客户的词", 0.0),
        (6, None, "m03", "TA=丙", 7.0, "同义词", 7.0),
        (7, "2026-03-05", "  ", "TA=丁", 5.0, "英文词", 5.0),
        (9, "2026-03-05", "m03", "IPC=F24S", None, "分类号", 40.0),
        (10, "2026-03-05", "m03", "IPC=F24J", 31.0, "修订前的位置", 59.0),
        (12, "2026-03-06", "m03", "#1 OR #2", 12.0, "", 12.0),
    ]
    second = [
        (20, "2026-04-01", "m03", " ", 9, "合并", 9),
        (11, "2026-04-01", "m03", "TA=戊", 3, "最后一个词", 4),
        (15, "2026-04-01", "m03", "TA=己", 0, "宽泛的词", 0),
        (18, "2026-04-02", "m03", "TA=庚", 6, "复核", 6),
    ]
    cases = []
    for rows in (first, second, [row for row in second if row[0] in (15, 18)]):
        table = pd.DataFrame(rows, columns=columns)
        got = checks.ask("log_faults", log_faults, table)
        assert not isinstance(got, (str, dict, pd.DataFrame)) and hasattr(got, "__iter__"), (
            "[not-a-list] 应返回步骤号的列表 / It should return a list of step numbers."
        )

        def faulty(row, empty, replay=True):
            return any(empty(value) for value in row[1:6]) or (replay and row[4] != row[6])

        def steps(empty, replay=True, rows=rows, faulty=faulty):
            return sorted(row[0] for row in rows if faulty(row, empty, replay))

        def gone(value):
            return value is None or not str(value).strip()

        cases.append(
            (
                [int(step) if checks.is_number(step) else step for step in got],
                steps(gone),
                [
                    (
                        steps(lambda value: value is None),
                        "[blanks-for-text] 只有空格或空文字也是没有写 / Blanks only, or an empty text, is not written either.",
                    ),
                    (
                        steps(lambda value: gone(value) or value == 0),
                        "[zero-is-a-result] 命中 0 件是结果，不是没有写 / 0 hits is a result, not something missing.",
                    ),
                    (
                        steps(gone, replay=False),
                        "[replay-not-compared] 没有比较重做的命中数 / The hits of the replay were not compared.",
                    ),
                    (
                        [row[0] for row in rows if faulty(row, lambda value: False)],
                        "[replay-only] 只比较了命中数，没有查缺项 / Only hits were compared; missing entries were not looked for.",
                    ),
                    (
                        [row[0] for row in rows if faulty(row, gone)],
                        "[not-sorted] 步骤号没有从小到大排 / The step numbers are not in order.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐行检查的结果不符：五项都要看，再比较命中数 / Not what a look row by row gives: look at all five entries, then compare the hits.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　顺着引证走一步
#
# 手里有几件好文献，追溯它们引了谁（后向引证），追踪谁引了它们（前向引证），常能找到词和分类号都漏掉的文献。
#
# 写函数 `chase`：给它引证表 `citations`（列 `citing` 引证文献、`cited` 被引文献、`date` 引证文献的公开日）、几个公开号 `seeds` 和一天 `day`（文字，如 `2024-12-31`），返回从 `seeds` 出发走一步（两个方向都要）到达的公开号的集合，不含 `seeds` 本身。`day` 之后才公开的引证文献，那一天还看不到，它的引证不算；恰好在 `day` 公开的算。返回集合或列表都可以，不论次序。

# %% [markdown] lang="en"
# ## Task 6　One step along the citations
#
# You have a few good documents. Looking back at what they cite and forward at what cites them often brings documents that words and classes both miss.
#
# Write the function `chase`: given the table `citations` (columns `citing`, `cited`, and `date`, the day on which the citing document was published), some publication numbers `seeds` and a day `day` (text such as `2024-12-31`), it returns the set of publication numbers one step away from `seeds`, back and forward, without the `seeds` themselves. A citing document published after `day` could not be seen on that day, and what it cites does not count; one published on `day` counts. A set or a list will do, in any order.

# %%
near = set(topics.judgements("T21").index)
citations = data.load("citations")
citations = citations[citations["citing"].isin(near) | citations["cited"].isin(near)][["citing", "cited", "date"]]
seeds = sorted(number for number, grade in topics.judgements("T21").items() if grade == 2)
print(seeds, len(citations))


# %% answer="chase"
def chase(citations, seeds, day):
    ### BEGIN SOLUTION
    known = citations[citations["date"] <= pd.Timestamp(day)]
    back = set(known.loc[known["citing"].isin(seeds), "cited"])
    forward = set(known.loc[known["cited"].isin(seeds), "citing"])
    return (back | forward) - set(seeds)
    ### END SOLUTION


# %% answer="chase" entry="fill"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= pd.Timestamp(____)]
    back = set(known[known["citing"].isin(seeds)][____])
    forward = set(known[known["cited"].isin(seeds)][____])
    return (back | forward) - set(____)


# %% answer="chase" entry="run"
def back_only(known, seeds):
    return set(known[known["citing"].isin(seeds)]["cited"]) - set(seeds)


def forward_only(known, seeds):
    return set(known[known["cited"].isin(seeds)]["citing"]) - set(seeds)


def both_ways(known, seeds):
    return back_only(known, seeds) | forward_only(known, seeds)


direction = None  # back_only | forward_only | both_ways


def chase(citations, seeds, day):
    if direction is None:
        raise NotImplementedError
    return direction(citations[citations["date"] <= pd.Timestamp(day)], seeds)


# %%
preview("chase", chase, citations, seeds, as_of_date)


# %% check="chase" points=2
def _check():
    def asked(table, start, day):
        got = checks.ask("chase", chase, table, list(start), day)
        assert not isinstance(got, (str, dict, pd.DataFrame)) and hasattr(got, "__iter__"), (
            f"[not-a-set] 应返回公开号的集合或列表，实际得到 {type(got).__name__} / It should return a set or list of publication numbers; it returned {type(got).__name__}."
        )
        return sorted({str(number) for number in got})

    asked(citations, seeds, as_of_date)
    ### BEGIN HIDDEN TESTS
    made = pd.DataFrame(
        [
            ("P1", "P2", "2020-01-07"),
            ("P3", "P1", "2021-05-04"),
            ("P4", "P1", "2022-03-01"),
            ("P5", "P2", "2021-01-05"),
            ("P2", "P6", "2018-02-06"),
            ("P7", "P5", "2019-08-06"),
            ("P1", "P8", "2020-01-07"),
        ],
        columns=["citing", "cited", "date"],
    )
    made["date"] = pd.to_datetime(made["date"])
    cases = []
    for table, start, day in (
        (citations, seeds, as_of_date),
        (citations, seeds, "2022-12-30"),
        (made, ["P1", "P2"], "2021-05-04"),
    ):
        days = [str(one)[:10] for one in table["date"]]
        rows = list(zip(table["citing"].tolist(), table["cited"].tolist(), days, strict=True))

        def reached(keep, back=True, forward=True, rows=rows, start=start):
            found = set()
            for citing, cited, one in rows:
                if keep(one):
                    found |= {cited} if back and citing in start else set()
                    found |= {citing} if forward and cited in start else set()
            return found

        def seen(one, day=day):
            return one <= day

        own = set(start)
        cases.append(
            (
                asked(table, start, day),
                sorted(reached(seen) - own),
                [
                    (
                        sorted(reached(seen, forward=False) - own),
                        "[back-only] 只看了它引了谁，没看谁引了它 / Only what they cite was followed, not what cites them.",
                    ),
                    (
                        sorted(reached(seen, back=False) - own),
                        "[forward-only] 只看了谁引了它，没看它引了谁 / Only what cites them was followed, not what they cite.",
                    ),
                    (
                        sorted(reached(lambda one: True) - own),
                        "[later-citations] 那一天以后才公开的引证也算进去了 / Citations published after that day are counted.",
                    ),
                    (
                        sorted(reached(lambda one, day=day: one < day) - own),
                        "[that-day] 恰好在那一天公开的也要算 / What was published on the day itself counts.",
                    ),
                    (
                        sorted(reached(seen) | own),
                        "[seeds-kept] 出发的文献本身不算新找到的 / The documents you start from are not new finds.",
                    ),
                    (
                        sorted(reached(seen)),
                        "[seeds-kept] 出发的文献本身不算新找到的 / The documents you start from are not new finds.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[other] 与逐条引证走出来的不符：看看方向、日期和出发的文献 / Not what following the citations one by one gives: look at direction, date and the documents you start from.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　追踪一个申请人
#
# 客户说：“上海骁禾的专利，全给我找出来。” 企业登记的情况：现名 `上海骁禾储能科技有限公司`，英文名 `Shanghai Xiaohe Energy Storage Co., Ltd.`，曾用名 `上海骁禾风电设备厂`（算同一家）。文献上印的名称有各种写法：地名放在括号里、中间多一个空格、最后一个字认错、英文大写。沧州（`沧州`）和临汾（`临汾`）各有一家同字号（`骁禾`）的企业，与它无关，也没有和它共同申请过。两家共同申请的，文献上两个名称都印，用分号隔开。
#
# 写检索式 `applicant_query`，在这架书上**恰好**找到这一家的全部文献（包括它与别人共同申请的），不多不少。

# %% [markdown] lang="en"
# ## Task 7　Follow an applicant
#
# The client says: "Find me everything that Xiaohe of Shanghai has filed." From the company register: its name now is `上海骁禾储能科技有限公司`, in English `Shanghai Xiaohe Energy Storage Co., Ltd.`, its former name `上海骁禾风电设备厂` (the same firm). Documents print the name in many ways: the place in brackets, a blank in the middle, the last character misread, English capitals. In Cangzhou (`沧州`) and Linfen (`临汾`) there is a firm of the same brand (`骁禾`) each; they have nothing to do with it and never filed together with it. Where two file together, both names are printed, parted by a semicolon.
#
# Write the query `applicant_query`. On this shelf it should find **exactly** the documents of this firm (those filed together with others as well), no more and no fewer.

# %%
printed = shelf.loc[
    shelf["applicant_raw"].str.contains("骁禾|xiaohe", case=False, regex=True), ["applicant_raw", "pub_no"]
]
show.table(printed.groupby("applicant_raw").size().rename("n").reset_index(), language)

# %% answer="applicant"
### BEGIN SOLUTION
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai)"
### END SOLUTION

# %% answer="applicant" entry="fill"
applicant_query = "PA=(骁禾 AND ____ NOT ____ OR xiaohe AND ____)"

# %% answer="applicant" entry="run"
query_a = "PA=上海骁禾储能科技有限公司"
query_b = "PA=(骁禾 OR xiaohe)"
query_c = "PA=(骁禾 AND 上海 OR xiaohe AND shanghai)"
query_d = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai)"
query_e = "PA=(骁禾 AND 上海 NOT 临汾)"

applicant_query = None  # query_a | query_b | query_c | query_d | query_e

# %% answer="applicant" entry="write"
applicant_query = None

# %%
look("applicant_query", applicant_query, searched)


# %% check="applicant" points=2
def _check():
    found = hits("applicant_query", applicant_query, searched)
    ### BEGIN HIDDEN TESTS
    printed = data.load("patent_applicants")
    printed = printed[printed["pub_no"].isin(set(shelf["pub_no"]))]
    rows = list(zip(*(printed[name].tolist() for name in ("pub_no", "applicant_raw", "applicant_id")), strict=True))
    own = {number for number, _, body in rows if body == "A0592"}
    namesakes = {number for number, _, body in rows if body in ("A0716", "A1343")} - own
    english = {number for number, name, body in rows if body == "A0592" and name.isascii()}
    former = {number for number, name, body in rows if body == "A0592" and "风电" in name}
    assert not found & namesakes, (
        "[namesake] 同字号的另一家也进来了：字号加地名，还要防共同申请里的另一个名称 / A namesake is in: take the brand with its place, and mind the other name of a joint filing."
    )
    assert found <= own, "[other] 有不属于这一家的文献 / There are documents that are not this firm's."
    assert found & english, (
        "[one-language] 英文名称的文献没有找到 / The documents that print the English name are missed."
    )
    assert found & former, "[former-name] 曾用名的文献没有找到 / The documents under the former name are missed."
    together = {number for number, name, body in rows if body != "A0592" and number in own}
    assert found == own or not own - found <= together, (
        "[joint-left-out] 漏掉的都是与别人共同申请的：这些也是它的 / What is missed was filed together with others: that is the firm's as well."
    )
    assert found == own, (
        "[full-name-only] 还有写法不同的没有找到：括号、空格会断开字串，名称拆成字号和地名，用 AND 连 / Some ways of writing are missed: brackets and blanks break a string; split the name into brand and place, joined by AND."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　分类号：修订以前在哪里
#
# 分类表会修订，老文献却可能还留着老分类号。下表摘自 `ipc_changes`。
#
# 写字典 `class_queries`，两个键各一条只用分类号的检索式，恰好找到下面这些（在这架书上看一遍，再到另一个小书架上看一遍）：
#
# - `solar`：分在 F24S 小类（任何组）的，加上分在 F24J2 主组（包括它下面所有小组）的；
# - `drones`：分在 B64U 小类（任何组）的，加上分在 B64C39/02 这个小组的。
#
# 一件文献有几个分类号，只要有一个符合就算。两条都对得 2 分，对一条得 1 分。

# %% [markdown] lang="en"
# ## Task 8　Classes: where it stood before the revision
#
# The scheme is revised, but older documents may still carry the old symbols. The table below is taken from `ipc_changes`.
#
# Write the dictionary `class_queries`: under each of two keys a query by classes alone that finds exactly the following, on this shelf and on a second, small one:
#
# - `solar`: what is classed in the subclass F24S (any group), and what is classed in the main group F24J2 (with all subgroups under it);
# - `drones`: what is classed in the subclass B64U (any group), and what is classed in the subgroup B64C39/02.
#
# A document has several symbols; one that fits is enough. Both right gives 2 points, one gives 1.

# %%
changes = data.load("ipc_changes")
changes = changes[changes["new_symbol"].isin(["F24S", "B64U"])]
show.table(changes[["old_symbol", "new_symbol", "since", f"text_{language}"]], language)

# %% answer="class-search"
### BEGIN SOLUTION
class_queries = {"solar": "IPC=(F24S OR F24J2/low)", "drones": "IPC=(B64U OR B64C39/02)"}
### END SOLUTION

# %% answer="class-search" entry="fill"
class_queries = {"solar": "IPC=(F24S OR F24J2____)", "drones": "IPC=(____ OR B64C39/02)"}

# %% answer="class-search" entry="run"
solar_a, solar_b, solar_c = "IPC=F24S", "IPC=(F24S OR F24J2)", "IPC=(F24S OR F24J2/low)"
drones_a, drones_b, drones_c = "IPC=B64U", "IPC=(B64U OR B64C39/02)", "IPC=B64"

solar = None  # solar_a | solar_b | solar_c
drones = None  # drones_a | drones_b | drones_c
class_queries = {"solar": solar, "drones": drones}

# %% answer="class-search" entry="write"
class_queries = {"solar": None, "drones": None}

# %%
for name in ("solar", "drones"):
    look(name, class_queries.get(name) if isinstance(class_queries, dict) else None, searched)


# %% check="class-search-solar" points=1
def _check():
    assert isinstance(class_queries, dict), (
        f"[not-a-dict] class_queries 应是字典，实际是 {type(class_queries).__name__} / class_queries should be a dictionary; it is {type(class_queries).__name__}."
    )
    found = hits("solar", class_queries.get("solar"), searched)
    ### BEGIN HIDDEN TESTS
    from iplab.search import collection

    made = [
        ("CN1A", ["F24S10/00", "B64U10/13"]),
        ("CN2A", ["F24J2/04"]),
        ("CN3A", ["F24J2/00", "B64U50/00"]),
        ("CN4A", ["F24J3/08", "B64C39/06"]),
        ("CN5A", ["B64C39/02"]),
        ("CN6A", ["B64C39/00"]),
        ("CN7A", ["F24H1/00", "B64D1/18"]),
    ]
    second = collection.of(
        pd.DataFrame({"PN": [n for n, _ in made], "TI": "", "AB": "", "IPC": [held for _, held in made]}), "m03-classes"
    )

    symbols = data.load("ipc_codes")
    symbols = symbols[symbols["pub_no"].isin(set(shelf["pub_no"]))]
    pairs = list(zip(symbols["pub_no"].tolist(), symbols["ipc"].tolist(), strict=True))
    new = {number for number, symbol in pairs if symbol.startswith("F24S")}
    old = {number for number, symbol in pairs if symbol.startswith("F24J2/")}
    group = {number for number, symbol in pairs if symbol == "F24J2/00"}
    too_wide = "[class-too-wide] 老位置只是 F24J2 一个主组，F24J 的其他组不要 / The old place is the main group F24J2; the other groups of F24J were not asked."
    checks.expect(
        [
            (
                found,
                new | old,
                [
                    (
                        new | group,
                        "[old-place] 修订前的文献没有找到：查了老位置没有？主组要连同下位小组（/low） / Documents from before the revision are missed: is the old place searched? A main group needs its subgroups (/low).",
                    ),
                    (
                        old,
                        "[new-place] 只查了老位置，修订后的没有找到 / Only the old place is searched; what came after the revision is missed.",
                    ),
                    ({number for number, symbol in pairs if symbol.startswith(("F24S", "F24J"))}, too_wide),
                ],
            ),
            (
                hits("solar", class_queries.get("solar"), second),
                {"CN1A", "CN2A", "CN3A"},
                [({"CN1A", "CN2A", "CN3A", "CN4A"}, too_wide)],
            ),
        ],
        "[other] solar 找到的与两个位置逐件核对的不符 / solar does not find what a check of both places one by one gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="class-search-drones" points=1
def _check():
    assert isinstance(class_queries, dict), (
        f"[not-a-dict] class_queries 应是字典，实际是 {type(class_queries).__name__} / class_queries should be a dictionary; it is {type(class_queries).__name__}."
    )
    found = hits("drones", class_queries.get("drones"), searched)
    ### BEGIN HIDDEN TESTS
    from iplab.search import collection

    made = [
        ("CN1A", ["F24S10/00", "B64U10/13"]),
        ("CN2A", ["F24J2/04"]),
        ("CN3A", ["F24J2/00", "B64U50/00"]),
        ("CN4A", ["F24J3/08", "B64C39/06"]),
        ("CN5A", ["B64C39/02"]),
        ("CN6A", ["B64C39/00"]),
        ("CN7A", ["F24H1/00", "B64D1/18"]),
    ]
    second = collection.of(
        pd.DataFrame({"PN": [n for n, _ in made], "TI": "", "AB": "", "IPC": [held for _, held in made]}), "m03-classes"
    )

    symbols = data.load("ipc_codes")
    symbols = symbols[symbols["pub_no"].isin(set(shelf["pub_no"]))]
    pairs = list(zip(symbols["pub_no"].tolist(), symbols["ipc"].tolist(), strict=True))
    new = {number for number, symbol in pairs if symbol.startswith("B64U")}
    old = {number for number, symbol in pairs if symbol == "B64C39/02"}
    too_wide = "[class-too-wide] 多收了别的组：只要一个小类和一个小组 / Other groups are in: one subclass and one subgroup were asked."
    checks.expect(
        [
            (
                found,
                new | old,
                [
                    (
                        new,
                        "[old-place] 修订前的文献没有找到：把老位置也写上 / Documents from before the revision are missed: add the old place.",
                    ),
                    (
                        old,
                        "[new-place] 只查了老位置，修订后的没有找到 / Only the old place is searched; what came after the revision is missed.",
                    ),
                    ({number for number, symbol in pairs if symbol.startswith("B64")}, too_wide),
                ],
            ),
            (
                hits("drones", class_queries.get("drones"), second),
                {"CN1A", "CN3A", "CN5A"},
                [
                    ({"CN1A", "CN3A", "CN4A", "CN5A", "CN6A"}, too_wide),
                    ({"CN1A", "CN3A", "CN4A", "CN5A", "CN6A", "CN7A"}, too_wide),
                ],
            ),
        ],
        "[other] drones 找到的与两个位置逐件核对的不符 / drones does not find what a check of both places one by one gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 9　只有名称的时候
#
# 有的数据源只给名称，分类号和摘要都没有。这道题把它们遮住：`titles` 里只有公开号和名称，要找的是**用太阳能做饭的器具**。
#
# - 练习版：这架书的名称，同事整理的叫法列在下面。相关：课题 T21 里等级 1 或 2 的，也就是带储热的灶；不带储热的按不相关算，可是名称里未必看得出来，所以要求不高：查全率至少 0.60，查准率至少 0.20。
# - 开放版：世界知识产权组织太阳能炊具景观报告的标题，混入一千件比萨专利；分类号有意不给。相关：专家定为整机的（等级 2）。要求：查全率至少 0.70，查准率至少 0.65。
#
# 没有判断过的按不相关算；数值是练习值。写检索式 `title_query`，查全率和查准率都达到得 1 分；另一分看语言：没有英文名称的（练习版）或名称是德文、法文的（开放版）相关文献，至少找到一半。您这一份是哪一版，写在参数表里。

# %% [markdown] lang="en"
# ## Task 9　When there are only titles
#
# Some sources give titles and neither classes nor abstracts. This task masks them: `titles` holds publication numbers and titles only, and what you look for is **devices that cook with solar energy**.
#
# - Practice edition: the titles of this shelf; a colleague's names for the thing are listed below. Relevant: grade 1 or 2 for topic T21, which means cookers that also store heat; a cooker without a store counts as not relevant, though a title seldom tells. So not too much is asked: recall at least 0.60, precision at least 0.20.
# - Open edition: titles of WIPO's landscape report on solar cooking, with a thousand patents on pizza among them; classes are held back on purpose. Relevant: what the experts called complete systems (grade 2). Asked: recall at least 0.70, precision at least 0.65.
#
# What was not judged counts as not relevant; the numbers are exercise values. Write the query `title_query`. Reaching both recall and precision gives 1 point; the other point is for language: of the relevant documents without an English title (practice edition) or with a German or French title (open edition), at least half is found. The table of parameters at the top says which edition yours is.

# %%
if edition == "open":
    titles = topics.titles(data.load("solar_cooking", edition=edition), "m03-solar-cooking")
else:
    titles = topics.titles(shelf, f"m03-titles-{topic['topic_id']}")
    stoves = data.load("synonyms", topic_id="T21")
    show.table(stoves.loc[stoves["feature"] == "F1", ["lang", "term"]], language)
show.table(titles.frame.sample(8, random_state=seed)[["PN", "TI"]], language)

# %% answer="titles"
### BEGIN SOLUTION
sun = "solar* OR sun* OR sonne* OR 太阳 OR 日光 OR 阳光"
cook = "cook* OR stove* OR oven* OR range* OR grill* OR kitchen* OR bak* OR four OR cuis* OR koch* OR herd OR 灶 OR 炊 OR 烹饪"
german = "solarkoch* OR sonnenkoch* OR solarherd* OR sonnenherd* OR parabolic"
storage = "相变储热芯 OR 石蜡潜热包"
title_query = f"({sun}) AND ({cook}) OR {german} OR {storage}"
### END SOLUTION

# %% answer="titles" entry="fill"
sun = "solar* OR ____"
cook = "cook* OR ____"
one_word = "solarkoch* OR 太阳灶 OR ____"
title_query = f"({sun}) AND ({cook}) OR {one_word}"

# %% answer="titles" entry="run"
sun_en, sun_all = "solar* OR sun*", "solar* OR sun* OR sonne* OR 太阳 OR 日光 OR 阳光"
cook_en = "cook* OR stove* OR oven* OR range* OR grill* OR kitchen* OR bak*"
cook_all = f"{cook_en} OR four OR cuis* OR koch* OR herd OR 灶 OR 炊 OR 烹饪"
german = "solarkoch* OR sonnenkoch* OR solarherd* OR sonnenherd* OR parabolic"
storage = "相变储热芯 OR 石蜡潜热包"
query_a = "solar OR 太阳能"
query_b = f"({sun_en}) AND ({cook_en})"
query_c = f"({sun_all}) AND ({cook_all}) OR {german} OR {storage}"
query_d = f"{sun_all} OR {cook_all}"

title_query = None  # query_a | query_b | query_c | query_d

# %% answer="titles" entry="write"
title_query = None

# %%
look("title_query", title_query, titles)


# %% check="titles" points=1
def _check():
    found = hits("title_query", title_query, titles)
    assert found, "[nothing-found] 一件也没有找到 / Nothing is found."
    ### BEGIN HIDDEN TESTS
    if edition == "open":
        judged, key, lowest, floor, least = data.load("solar_cooking_qrels", edition="open"), "doc_id", 2, 0.65, 0.70
    else:
        judged, key, lowest, floor, least = data.load("qrels", topic_id="T21"), "pub_no", 1, 0.20, 0.60
    right = {number for number, grade in zip(judged[key], judged["grade"], strict=True) if grade >= lowest}
    both = len(found & right)
    assert both / len(found) >= floor, (
        "[hits-not-quality] 命中多，相关的少：太阳能的东西不都用来做饭 / Many hits, few of them relevant: not all that is solar cooks."
    )
    assert both / len(right) >= least, (
        "[too-narrow] 漏掉的太多：做饭的器具还有别的叫法 / Too much is missed: things that cook have other names."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="titles-languages" points=1
# 隐藏检查：不止一种语言（评分时才运行） / Hidden check (runs at marking): more than one language
### BEGIN HIDDEN TESTS
def _check():
    import re

    found = hits("title_query", title_query, titles)
    if edition == "open":
        judged = data.load("solar_cooking_qrels", edition="open")
        right = {number for number, grade in zip(judged["doc_id"], judged["grade"], strict=True) if grade == 2}
        words = re.compile(r"koch|herd\b|sonne|solaire|\bfour\b|cuis", re.IGNORECASE)
        held = titles.frame
        part = {n for n, title in zip(held["PN"], held["TI"], strict=True) if n in right and words.search(title)}
    else:
        judged = data.load("qrels", topic_id="T21")
        right = {number for number, grade in zip(judged["pub_no"], judged["grade"], strict=True) if grade >= 1}
        part = set(shelf.loc[shelf["pub_no"].isin(right) & shelf["title_en"].isna(), "pub_no"])
    assert len(found) <= len(titles.frame) / 2, (
        "[hits-not-quality] 命中超过一半，等于没有检索 / More than half is found: that is no search."
    )
    assert 2 * len(found & part) >= len(part), (
        "[one-language] 名称不是英文的相关文献大多没找到：补上别的语言的叫法 / Most relevant documents whose title is not English are missed: add names in other languages."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 10　为什么是这些分类号（人工评分）
#
# 客户会问：“你们为什么查这几个分类号，不查旁边的？”就任务 1 的课题，写一段回答，半页到一页，下一位同事拿到也看得懂。可以用检索台数一数，如某个小类命中多少、其中多少相关。评分看三条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 选择：用了哪些分类号 | 没有写 | 只列出分类号 | 写明每个号是什么、对应哪个概念 | 还写明修订前的位置或下位组怎么处理 |
# | 邻居：为什么不用旁边的 | 没有写 | 只说“不相关” | 举出一个相邻的分类号，说明它讲什么 | 并用命中数或一件文献说明取舍的代价 |
# | 限度与边界 | 没有写；或下了结论（新、能授权之类） | 提到“仅供参考” | 写明查了哪个库、截至何时、分类号会漏什么 | 并写明这是信息服务，不是新颖性结论或法律意见，转给谁 |

# %% [markdown] lang="en"
# ## Task 10　Why these classes (marked by a person)
#
# The client will ask: "Why these classes, and not the ones next to them?" For the topic of task 1, write an answer of half a page to a page that the next colleague understands too. You may count at the desk, for instance how much a subclass finds and how much of it is relevant. Three criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Choice: which classes were used | missing | lists symbols only | says what each symbol is and which concept it stands for | and how the place before a revision, or subgroups, were treated |
# | Neighbours: why not the ones next to them | missing | says "not relevant" only | names a neighbouring symbol and what it is about | and shows by hits or by a document what the choice costs |
# | Limits and boundary | missing; or gives a finding ("new", "will be granted") | says "for reference only" | states which collection, up to when, and what classes miss | and that this is an information service, no finding on novelty and no legal opinion, and to whom it is referred |

# %% [markdown] lang="zh" essay="class-choice" points=9
# （示例答案，满分样式，课题为太阳灶）
#
# **选择。** 用了两组分类号。F24S20/30 是太阳能灶具，对应“东西”本身；F24S60/10 是用潜热储存太阳热，对应“化了存热的芯”。2018 年以前太阳能集热分在 F24J2，所以老位置 F24J2/02 和 F24J2/34 一并检索。写到组时只查这一组；只有整个小类才用 F24S。
#
# **邻居。** 没有用整个 F24S：在练习书架上它命中 159 件，相关的只有 18 件，多半是热水器和支架，读一件有用的要陪读八件。也没有用 C09K5/06（储热材料）：它讲材料配方，不讲灶具；但若客户改为保护蜡的配方，就要反过来以它为主。代价是：分类员没有给灶具号、只给了支架号的文献会漏，所以分类号与词用 OR 放进同一块。
#
# **限度与边界。** 检索的是练习文献集的一部分，数据截至 2026-10-31；申请后十八个月内的多半还没公开，分类号也有给错的。这是信息服务，不是新颖性结论，也不是法律意见：能不能授权，由国家知识产权局审查决定；要不要申请，请带着日志去找专利代理机构。

# %% [markdown] lang="en" essay="class-choice" points=9
# (Sample answer at full marks; the topic is the solar stove)
#
# **Choice.** Two groups of symbols. F24S20/30 is solar stoves, the thing itself; F24S60/10 is storing solar heat as latent heat, the core that melts and keeps it. Before 2018 solar heat stood in F24J2, so the old places F24J2/02 and F24J2/34 are searched as well. A group is searched as that one group; only the subclass F24S as a whole takes everything below.
#
# **Neighbours.** F24S as a whole was not used: on the practice shelf it finds 159 documents, of which 18 are relevant; most are water heaters and frames, and for each useful one you read eight others. C09K5/06 (materials that store heat) was not used either: it is about the composition of materials, not stoves. If the client turned to the wax itself, it would come first. The price: a document that was given a symbol of frames and none of stoves is lost, so classes and words stand in one block, joined by OR.
#
# **Limits and boundary.** A part of the practice collection was searched, up to 2026-10-31. Most of what was filed in the eighteen months before is not published yet, and symbols are sometimes wrong. This is an information service, no finding on novelty and no legal opinion: CNIPA examines and decides on grant; whether to file is for a patent agency, and the log goes along.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 10 题写明了数据截至何时、哪些没有查；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] task 10 states the date of the data and what was not searched;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
