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
import matplotlib.pyplot as plt
import pandas as pd

import iplab.parameters
from iplab import data, novelty, plot, show, widgets

plot.use_course_style()


def say(zh, en):
    return zh if language == "zh" else en


def dated(topic_id):
    """The compared documents of a topic with their standing on its critical date."""
    day = data.load("topics", topic_id=topic_id)["critical_date"].iloc[0]
    made = novelty.documents(topic_id)
    made["standing"] = novelty.standing(made, day)
    return made, day


iplab.parameters.show(
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

# %% [markdown] lang="zh"
# # 新不新，凭什么说：查新与新颖性检索报告
#
# 最上面两格是课程设置，由培训负责人填写，您只需要运行。
#
# ## 窗口前的一刻
#
# 光伏支架厂的技术科长第三次来，这回带了专利申请的受理通知书：“上周二已经递了。您查到的我都看了，没有一件和我们一模一样。那就是新的，对吧？”
#
# 您翻到清单第 21 行：一件发明申请，特征跟他的几乎一样。科长凑过来看了一眼日期：“这是我们递交那天才公开的，我怎么可能抄它？不算吧？”
#
# 不算抄，但算数。这一课就学四件事：哪些文献算数，算到什么程度，怎么一项一项写清楚，以及哪句话不该由我们来说。

# %% [markdown] lang="en"
# # Is it new, and how do you know: novelty search and report
#
# The two cells at the top are the course's set-up. Your training lead fills them in; you only run them.
#
# ## A moment at the desk
#
# The head of engineering of the solar frame works is here for the third time, now with the notice of acceptance for his application: "Filed last Tuesday. I have read everything you found, and none is exactly ours. So it is new, isn't it?"
#
# You turn to line 21 of the list: an application with nearly all of his features. He leans over and looks at the day: "That was published on the very day we filed. How could I have copied it? It can't count."
#
# Nobody says he copied it, and it counts. This lesson is about four things: which documents count, for how much, how to set it down item by item, and which sentence is not ours to say.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 把一个想法拆成特征，按权利要求排好。
# 2. 按日期分清现有技术、抵触申请、同日申请和不算数的文献，当天的也不含糊。
# 3. 逐项权利要求标 X、Y、A、E、R，说得出每个字母的根据；知道 PCT 的标法有什么不同。
# 4. 挑出最接近的现有技术；一族读一件，日期按最早的算；不漏掉专利以外的文献。
# 5. 写一份别人能复核的报告，分清专利新颖性检索和科技查新，不下法律结论。
#
# 本课约需 70 分钟，随后的练习约需 180 分钟。这是按字数和代码格数估算的，尚未经真人试学。
#
# 先修：M03（检索式）、M04（查全）、M07（同族）。文献、客户和课题都是**练习数据（合成）**。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Take an idea apart into features and sort them by claim.
# 2. Use dates to tell apart prior art, conflicting applications, filings of the same day and what does not count, also where a date falls on the critical date itself.
# 3. Mark X, Y, A, E, R claim by claim and give the ground for each letter; know where the PCT marks things differently.
# 4. Pick the closest prior art; read one member of a family and count from its first day; forget nothing beyond patents.
# 5. Write a report that others can check, keep a patentability search and an S&T novelty search apart, and give no legal verdict.
#
# The lesson takes about 70 minutes, the exercise that follows about 180. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# Before this: M03 (queries), M04 (recall), M07 (families). Documents, clients and topics are **practice data (synthetic)**.

# %% [markdown] lang="zh"
# ## 创新一线先问新不新
#
# 政策里的这些话，到窗口就是一份报告：
#
# | 编号 | 原文短语 | 在这份报告里是什么 |
# |---|---|---|
# | B19 | “参与服务科技创新一线” | 立项之前查，不等成果出来再查 |
# | W10 | “让源头创新、成果转化与市场应用的链条更加顺畅” | 写明还能往哪里改，不只写撞了什么 |
# | D14 | “服务关键核心技术攻关的方法和路径” | 每个查新点都有检索式，别人能接着查 |
# | D15 | “科技型中小微企业创新发展的良好服务环境” | 小企业看得懂：逐项权利要求，一句一个根据 |
# | A44 | “丰富知识产权信息公共服务产品供给” | 两种报告，按用途出，不是一个模板套到底 |
# | R03、R04 | “专业化水平”“专业服务特长” | 检索员和审核员两双眼睛；评分人之间先校准 |
#
# ## 两种报告，不是一回事
#
# | | 专利新颖性检索 | 科技查新 |
# |---|---|---|
# | 谁来要 | 准备申请专利的人、代理师 | 要立项、鉴定、报奖的单位 |
# | 问什么 | 权利要求里的方案，在关键日以前有没有 | 项目的**查新点**，有没有人做过、报道过 |
# | 比什么 | 逐项权利要求、逐个特征，给字母 | 逐个查新点，写同与不同 |
# | 依据 | 专利法、审查指南 | GB/T 32003—2015《科技查新技术规范》，2016 年 4 月 1 日起施行 |
# | 谁签字 | 检索员 | 查新员和**另一位**审核员 |
# | 不能写 | 可以授权、不侵权 | 水平领先、填补空白 |
#
# 客户只说“查新”，先问一句：拿去做什么用？

# %% [markdown] lang="en"
# ## At the front of innovation the first question is: is it new?
#
# What the policy texts say becomes one report at the desk:
#
# | Number | Phrase (our translation) | What it is in the report |
# |---|---|---|
# | B19 | "take part in serving the front line of S&T innovation" | search before a project starts, not when the results are out |
# | W10 | "make the chain from source innovation through transfer to the market smoother" | say where there is room to change, not only what stands in the way |
# | D14 | "methods and paths for serving core technology breakthroughs" | a query for each novelty point, so that others can go on from there |
# | D15 | "a good service environment for technology-based micro, small and medium enterprises" | a small firm can read it: claim by claim, a ground for every sentence |
# | A44 | "a richer supply of IP information public service products" | two kinds of report, each for its use, not one template for all |
# | R03, R04 | "professional level", "professional specialities" | two pairs of eyes, searcher and reviewer; markers are calibrated first |
#
# ## Two reports, two different things
#
# | | Patentability search | S&T novelty search |
# |---|---|---|
# | Who asks | people about to file, and their attorneys | bodies that need it for project approval, appraisal or an award |
# | The question | was the solution of a claim there before the critical date? | has anyone done or reported what the project names as its **novelty points**? |
# | What is compared | claim by claim, feature by feature, with letters | point by point, what is alike and what differs |
# | Rules | Patent Law, Guidelines for Patent Examination | GB/T 32003—2015 on S&T novelty search, in force from 1 April 2016 |
# | Who signs | the searcher | the searcher and **another person**, the reviewer |
# | Never write | it will be granted, it does not infringe | leading level, fills a gap |
#
# When a client just says "novelty search", ask first: what is it for?

# %% [markdown] lang="zh"
# ## 先拆想法：特征和权利要求
#
# 光伏支架的想法拆成五个特征：F1 是什么东西，F2 到 F4 是它有什么，F5 用在哪里。申请里有 3 项权利要求，后一项包含前一项。`weight` 是与客户商定的分量，后面挑最接近的文献时用。

# %% [markdown] lang="en"
# ## First take the idea apart: features and claims
#
# The idea of the solar frame has five features: F1 what the thing is, F2 to F4 what it has, F5 what it is for. The application has 3 claims, each containing the one before. `weight` is what client and searcher agreed a feature counts; we need it later to pick the closest document.

# %%
topic = data.load("topics", topic_id="T18").iloc[0]
features = data.load("topic_features", topic_id="T18")
claims = {number: features.loc[features["claim"] <= number, "feature"].tolist() for number in (1, 2, 3)}
print(topic[f"title_{language}"], topic["critical_date"].date())
print(claims)
show.table(features[["feature", language, "weight", "claim"]], language)

# %% [markdown] lang="zh"
# 拆得太粗，样样都像；拆得太细，件件都不像。一个实用的尺度：**去掉它，方案的效果就变了**，才算一个特征。拆完给客户看一遍，请他改，改完再查。
#
# ## 日子比内容先看
#
# 客户的申请日是**关键日**。每件文献有两个日子要看：什么时候申请，什么时候公开。
#
# | 身份 | 什么样的文献 | 算到什么程度 |
# |---|---|---|
# | 现有技术 | 关键日**以前**公开，哪个国家的都算 | 比新颖性，也比创造性 |
# | 抵触申请 | 向中国提出；申请（有优先权的看优先权日）在关键日以前，公开在关键日**当天或以后** | 只比新颖性，只能单独比 |
# | 同日申请 | 向中国提出，同一天申请 | 同样的发明只授一项 |
# | 不算 | 其余的 | 不比，可以提醒 |
#
# 恰在关键日公开的，不是现有技术；如果申请在前，就是抵触申请。科长问的那一件正是这样。
#
# 图里一条线是一件文献，从最早优先权日画到公开日，竖线是关键日。线的右端在竖线左边的，是现有技术；被竖线穿过的、右端恰在竖线上的，要看是不是中国的；左端恰在竖线上的，是同一天申请的。图里的文献查到 2026-10-31：科长来的那天，关键日以后公开的还看不到。

# %% [markdown] lang="en"
# Taken apart too coarsely, everything looks alike; too finely, nothing does. A workable measure: it is a feature if **the effect changes when you leave it out**. Show the list to the client, let him correct it, and search after that.
#
# ## Days come before contents
#
# The client's filing date is the **critical date**. Each document has two days to look at: when it was filed, and when it was published.
#
# | Standing | Which documents | How far they count |
# |---|---|---|
# | Prior art | published **before** the critical date, in whatever country | against novelty and against inventive step |
# | Conflicting application | filed in China; filed (or with a priority) before the critical date, published **on that day or later** | against novelty alone, and only by itself |
# | Same day | filed in China on the very same day | one patent only for the same invention |
# | Does not count | all others | not compared; may be worth a word |
#
# What was published on the critical date itself is no prior art; if it was filed before, it is a conflicting application. The one that the head of engineering asks about is just that.
#
# In the figure a line is a document, from its earliest priority to its publication; the upright line is the critical date. What ends left of it is prior art; where it cuts a line, or a line ends just on it, ask whether the filing is Chinese; a line that begins just on it was filed on the same day. The documents in the figure go up to 2026-10-31: on the day of the talk, what was published after the critical date could not be seen yet.

# %%
documents, day = dated("T18")
words = {
    "prior": say("现有技术", "prior art"),
    "conflicting": say("抵触申请", "conflicting"),
    "same_day": say("同日申请", "same day"),
    "none": say("不算", "does not count"),
}
styles = {"prior": ("-", "o"), "conflicting": ("--", "s"), "same_day": ("-.", "D"), "none": (":", "x")}
late = documents[documents["pub"] >= "2021-01-01"].reset_index(drop=True)
fig, ax = plt.subplots(figsize=(8, 6.4))
for place, row in late.iterrows():
    line, mark = styles[row["standing"]]
    colour = plot.COLOURS[list(styles).index(row["standing"])]
    ax.plot([row["prio"], row["pub"]], [place, place], line, color=colour, linewidth=2)
    ax.plot(row["pub"], place, mark, color=colour, markersize=7)
for name, (line, mark) in styles.items():
    ax.plot([], [], line, marker=mark, color=plot.COLOURS[list(styles).index(name)], label=words[name])
ax.axvline(day, color="black", linewidth=1.5)
ax.set_yticks(range(len(late)), late["pub_no"], fontsize=8)
ax.invert_yaxis()
ax.set_xlabel(say("从最早优先权日到公开日", "from earliest priority to publication"))
ax.legend(frameon=False, loc="lower left")
ax.set_title(say("哪些文献够早（练习数据）", "Which documents are in time (practice data)"))
plot.source_line(ax, documents, language)
counted = late["standing"].value_counts()
listed = "; ".join(f"{words[name]} {counted.get(name, 0)}" for name in words)
zh = f"{len(late)} 条横线，一条一件文献，竖线是关键日 {day.date()}。{listed}。练习数据。"
en = f"{len(late)} lines, one a document; the upright line is the critical date {day.date()}. {listed}. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# ### 按申请日筛，会怎样
#
# 最常见的错：筛现有技术时用了申请日。两种筛法并排数一数。

# %% [markdown] lang="en"
# ### What if you go by filing dates?
#
# The commonest mistake: prior art picked by filing date. Count both ways side by side.

# %%
by_pub, by_filing = documents["pub"] < day, documents["filing"] < day
wrongly = documents[by_filing & ~by_pub]
print(int(by_pub.sum()), int(by_filing.sum()))
show.table(wrongly[["pub_no", "filing", "pub", "by_client", "standing"]].replace({"standing": words}), language)

# %% [markdown] lang="zh"
# 印出的第一个数按公开日筛，第二个按申请日筛。多出来的几件列在表里：公开之前谁也看不到，不是现有技术。它们有的是抵触申请，有的什么也不是；混进现有技术，就会被拿去评创造性，结论就错了。
#
# 表里有客户自己的在先申请。**自己的也算**：2008 年修法（2009 年 10 月 1 日起施行）以后，抵触申请不分是谁申请的。想排除自己的，要走优先权，不是走筛选。
#
# <details>
# <summary>自查：美国 2025 年公开的那一件，五个特征齐全，申请也在前，为什么不算？</summary>
#
# 它公开得晚，不是现有技术；它没有向中国申请，不是中国的抵触申请。但要写进报告提醒一句：查一查它有没有中国同族（包括进入中国的国际申请），有就要重新看。
#
# </details>

# %% [markdown] lang="en"
# The first number printed goes by publication, the second by filing. The table lists what the second has in addition: before publication nobody could see these, and they are no prior art. Some are conflicting applications, some are nothing at all; mixed into the prior art they would be held against inventive step, and the verdict would be wrong.
#
# One of them is the client's own earlier filing. **One's own count too**: since the revision of the law of 2008 (in force from 1 October 2009) it does not matter who filed a conflicting application. To set one's own aside there is the right of priority, not a filter.
#
# <details>
# <summary>Check yourself: the US document published in 2025 shows all five features and was filed before. Why does it not count?</summary>
#
# It was published late, so it is no prior art; it was not filed in China, so it is no conflicting application there. Give it a line in the report all the same: see whether it has a Chinese family member (an international application that entered China included); if so, look again.
#
# </details>

# %% [markdown] lang="zh"
# ## 逐项权利要求给字母
#
# | 字母 | 意思 |
# |---|---|
# | X | 一件现有技术，单独就影响这项权利要求的新颖性，或者单独就影响创造性（缺的只是公知常识） |
# | Y | 两件（实务中也可以更多）现有技术，合起来影响创造性，而且有理由结合 |
# | A | 现有技术，背景，不足以影响 |
# | E | 抵触申请，单独公开全部特征，只影响新颖性 |
# | R | 同日的同样发明 |
#
# 字母是给“文献加权利要求”的，不是给文献的。下面三列是同一件文献对 3 项权利要求的字母，短横表示不列。

# %% [markdown] lang="en"
# ## A letter for each claim
#
# | Letter | What it means |
# |---|---|
# | X | one piece of prior art that alone bears on the novelty of this claim, or alone on inventive step (only common knowledge is lacking) |
# | Y | two pieces of prior art (in practice there may be more) that together bear on inventive step, with a reason to combine them |
# | A | prior art, background, not enough |
# | E | a conflicting application that alone shows every feature; for novelty only |
# | R | the same invention filed on the same day |
#
# A letter belongs to a document and a claim, not to a document. The three columns are letters of one document for the 3 claims; a dash means not listed.

# %%
marked = documents[["pub_no", "standing", *novelty.FEATURES]].replace({"standing": words})
for number, claim in claims.items():
    marked[say(f"权利要求 {number}", f"claim {number}")] = marked["pub_no"].map(novelty.letters(documents, claim))
letters = marked.iloc[:, -3:]
shown = marked[letters.isin(["X", "E", "R"]).any(axis=1)].copy()
shown[novelty.FEATURES] = shown[novelty.FEATURES].replace({True: "●", False: ""})
show.table(shown, language)

# %% [markdown] lang="zh"
# 沿着一行看过去：有的文献对权利要求 1 是 X，对权利要求 3 就是 A。客户拿到的不是“新”或“不新”，而是**哪一项还站得住**。
#
# 换一换公知常识，看字母怎么变。按 `Tab` 选中下拉框，按空格展开，方向键选，回车确认；在没有展开的下拉框上按方向键，会移到别的格子。

# %% [markdown] lang="en"
# Go along a row: a document may be X for claim 1 and A for claim 3. What the client gets is not "new" or "not new" but **which claim still stands**.
#
# Change what counts as common knowledge and watch the letters. Press `Tab` to reach a list, space to open it, arrows to choose, Enter to confirm; an arrow key on a closed list moves to another cell.


# %%
def with_common(claim, common):
    plain = novelty.letters(documents, claims[claim])
    helped = novelty.letters(documents, claims[claim], [common] if common else [])
    table = pd.DataFrame(
        {
            say("不用公知常识", "without"): pd.Series(plain),
            say("用公知常识", "with common knowledge"): pd.Series(helped),
        }
    )
    counts = table.fillna("—").apply(lambda column: column.value_counts()).fillna(0).astype(int)
    return show.table(counts.rename_axis(say("字母", "letter")), language)


widgets.chooser(
    with_common,
    {"claim": [3, 2, 1], "common": [("F5", "F5"), ("F3", "F3"), ("F4", "F4"), ("—", "")]},
    {"claim": say("权利要求", "claim"), "common": say("公知常识", "common knowledge")},
)

# %% [markdown] lang="zh"
# 请看两处。第一，X 只会变多或者不变：缺的只是公知常识，一件文献就够了；还缺别的，字母就不变。第二，E 和 R 一件也不变：抵触申请只比新颖性，公知常识帮不上忙。
#
# 什么算公知常识，不是检索员说了算：要有教科书、手册，或者由代理师认定。报告里写明是谁认定的。
#
# ## 两件合起来：Y 要有理由
#
# 换一个课题，果园的三轮车。没有一件现有技术单独公开权利要求 1。表里四对文献，合起来都齐全；算不算 Y，还要看日期和理由。

# %% [markdown] lang="en"
# Look at two things. First, there are more X or as many: where only common knowledge is lacking, one document is enough; where anything else is lacking too, the letter stays. Second, E and R don't change at all: a conflicting application bears on novelty alone, and common knowledge does not help it.
#
# What is common knowledge is not for the searcher to say: it takes a textbook or a handbook, or an attorney who takes it upon himself. Say in the report whose view it is.
#
# ## Two together: Y needs a reason
#
# Another topic, the tricycle for orchards. No piece of prior art alone shows claim 1. The four pairs in the table show all of it together; whether they are Y depends on days and reasons.

# %%
other, other_day = dated("T17")
pairs = data.load("topic_pairs", topic_id="T17")
stands = other.set_index("pub_no")["standing"].map(words)
good = set(novelty.y_pairs(other, pairs, ["F1", "F2", "F3"]))
table = pairs[["first", "second"]].assign(
    **{
        say("第一件", "first is"): pairs["first"].map(stands),
        say("第二件", "second is"): pairs["second"].map(stands),
        say("理由", "reason"): pairs[f"reason_{language}"],
        "Y": ["Y" if pair in good else "—" for pair in zip(pairs["first"], pairs["second"], strict=True)],
    }
)
show.table(table, language)

# %% [markdown] lang="zh"
# 四对里只有一对是 Y。第二对日期够早，却没有谁会想到去结合；后两对里有抵触申请，抵触申请**不能与任何文献结合**。
#
# 两个方向的错都常见：有人见两件凑得齐，就说“不新”。不对：新颖性只能一件一件比，凑得齐的是创造性的事。也有人见没有一件全对上，就说“那就没问题”。也不对：还有 Y。
#
# ## 最接近的一件：先看像不像，再数特征
#
# 谈创造性，从最接近的现有技术谈起。先看是不是同一种东西、解决同一个问题，再按权重比特征，最后看谁公开得早。抵触申请不能当。同一张表，两种挑法：

# %% [markdown] lang="en"
# Only one of the four is Y. The second is early enough, but nobody would think of combining it; the last two hold conflicting applications, and these **are combined with nothing**.
#
# Both mistakes are common. Some see that two documents make up the whole and say "not new". Wrong: novelty is compared with one document at a time; making up the whole is a matter of inventive step. Others see that no document has it all and say "no problem then". Wrong as well: there is still Y.
#
# ## The closest one: likeness first, features after
#
# A discussion of inventive step starts from the closest prior art. Ask first whether it is the same kind of thing for the same problem, then compare features by weight, and last who was earlier. A conflicting application can't be it. One table, two ways to choose:

# %%
weights = data.load("topic_features", topic_id="T17").set_index("feature")["weight"].to_dict()
prior = other[other["standing"] == "prior"]
number_shown = prior[novelty.FEATURES].sum(axis=1)
picked = {
    say("特征个数最多的", "most features"): prior.loc[number_shown == number_shown.max(), "pub_no"].tolist(),
    say("先看是不是同一种东西", "the same kind of thing first"): novelty.closest(other, weights),
}
named = other.set_index("pub_no")
chosen = pd.DataFrame(
    [(way, number, named.loc[number, "title_zh"]) for way, numbers in picked.items() for number in numbers],
    columns=[say("挑法", "way"), "pub_no", say("名称", "title (Chinese)")],
)
shown = chosen.join(named[[*novelty.FEATURES, "pub"]], on="pub_no")
shown[novelty.FEATURES] = shown[novelty.FEATURES].replace({True: "●", False: ""})
show.table(shown, language)

# %% [markdown] lang="zh"
# 特征最多的是一台环卫收运车：部件像，东西不是一种，一般不会从它出发去改果园三轮车。
#
# <details>
# <summary>想一想：两件同分，为什么取公开早的？</summary>
#
# 这是练习的约定，好让人人得同一个答案。真实案件里两件都可以作起点，报告里写明选了哪一件、为什么。
#
# </details>
#
# ## 一族读一件，日期按最早的
#
# 一件发明在几个国家公开，文字几乎一样，读一件就够。但读哪一件和按哪个日期算，是两回事。下面在植保无人机那个课题里，把“读中文那一件的公开日”和“全族最早公开日”不同的族挑出来。

# %% [markdown] lang="en"
# The one with most features is a vehicle for street cleaning: its parts are alike, but it is another kind of thing, and one would not normally set out from it to improve an orchard tricycle.
#
# <details>
# <summary>Think: of two with the same score, why take the earlier?</summary>
#
# It is an agreement for practice, so that everyone gets the same answer. In a real case either may be the starting point; say in the report which you took, and why.
#
# </details>
#
# ## Read one of a family, count from its first day
#
# One invention is published in several countries in nearly the same words, and reading one is enough. But which to read and which day to count from are two things. Below, in the topic of the spraying drones, are the families in which the day of the Chinese member differs from the first day of all.

# %%
drones, drones_day = dated("T05")
families = novelty.one_per_family(drones, "zh")
families[say("所读那一件的公开日", "day of the one read")] = families["read"].map(drones.set_index("pub_no")["pub"])
families = families.rename(columns={"read": say("读哪一件", "read"), "day": say("全族最早", "first of all")})
print(len(drones), len(families))
show.table(families[families.iloc[:, 1] != families.iloc[:, 2]], language)

# %% [markdown] lang="zh"
# 印出的两个数是文献件数和族数。报给主任的“查了多少件发明”是后一个。
#
# 表里的一族，中文那一件比最早的晚了一年多。关键日如果落在这一年多里，按中文那一件就会说“不够早”，而它的国外同族早已公开。
#
# ## 专利之外还有什么
#
# 论文、学位论文、产品样本、展会、网页、标准草案，公开了就算。30 个课题都数一遍：单看专利，有多少个课题里没有一件现有技术单独公开权利要求 1？加上非专利文献呢（可以主张宽限期的先不算）？

# %% [markdown] lang="en"
# The two numbers printed are documents and families. "How many inventions did you look at" means the second.
#
# In the family of the table the Chinese member came over a year after the first. If the critical date falls into that time, the Chinese one says "not in time", while its member abroad was public long before.
#
# ## What else is there beyond patents
#
# Papers, theses, brochures, fairs, web pages, draft standards: once public, they count. Go through all 30 topics: by patents alone, in how many does no piece of prior art alone show claim 1? And with the rest (leaving out what may claim grace)?

# %%
npl = data.load("npl")
days = data.load("topics").set_index("topic_id")["critical_date"]
early = npl[(npl["date"] < npl["topic_id"].map(days)) & ~npl["grace"]]
shows_all = early["features"].map(lambda shown: {"F1", "F2", "F3"} <= set(shown.split("|")))
new_by_patents, new_with_all = set(), set()
for topic_id in days.index:
    held, _ = dated(topic_id)
    if "X" not in novelty.letters(held, ["F1", "F2", "F3"]).values():
        new_by_patents.add(topic_id)
new_with_all = new_by_patents - set(early.loc[shows_all, "topic_id"])
table = pd.Series(
    {
        say("只查专利", "patents alone"): len(new_by_patents),
        say("加上非专利文献", "with non-patent documents"): len(new_with_all),
    },
    name=say("没有 X 的课题数", "topics without an X"),
)
show.table(table, language)

# %% [markdown] lang="zh"
# 差的那几个课题，都是一份产品样本说了算。只查专利就写“未见”，客户花了申请费，审查员拿出样本来。
#
# 客户自己公开的也算，除非赶得上**宽限期**。专利法第 24 条（2020 年修正）：申请日以前 6 个月内，在国家出现紧急状态或者非常情况时为公共利益目的首次公开、在中国政府主办或者承认的国际展览会上首次展出、在规定的学术会议或者技术会议上首次发表、他人未经申请人同意而泄露，不丧失新颖性。自己挂到网页上的，不在其中。宽限期要依法声明、举证；它只让那一次公开不算数，挡不住别人在这期间公开或申请。
#
# 问客户一句最省事：“这个东西，您给外面的人看过没有？哪天，在哪里？”

# %% [markdown] lang="en"
# In those that make the difference, a brochure decides. Search patents alone, write "none seen", and the client pays the fees until the examiner brings out the brochure.
#
# What the client made public counts too, unless it falls into the **grace period**. Patent Law, article 24 (revision of 2020): within 6 months before the filing date, a first disclosure in the public interest in a national emergency or an extraordinary situation, a first showing at an international exhibition sponsored or recognised by the Chinese government, a first publication at a prescribed academic or technical conference, or a disclosure by others without the applicant's consent does not destroy novelty. Putting it on one's own web page is none of these. Grace must be declared and proved as the law asks; it takes that one disclosure out of account and keeps off nobody who publishes or files in the meantime.
#
# One question saves most trouble: "Have you shown this to anyone outside? On what day, and where?"

# %% [markdown] lang="zh"
# ## 一年以后走 PCT，字母不一样
#
# 客户在 12 个月内提出 PCT 申请，要求这次的优先权。这时有两个日子：优先权日和国际申请日。两个日子之间公开的标 **P**，写成 PX、PY、PA：优先权成立，它不算；优先权**一旦不成立，它就是现有技术**。E 也不一样：国际检索报告里，任何局的在先申请都可以标 E；进了中国，只有中国的才是抵触申请。

# %% [markdown] lang="en"
# ## A year later by the PCT: other letters
#
# Within 12 months the client files a PCT application and claims this priority. Now there are two days: the priority date and the international filing date. What was published between them is marked **P**, written PX, PY, PA: if the priority holds, it does not count; **if it does not hold, it is prior art**. E differs too: in an international search report earlier filings at any office may be E; once in China, only Chinese ones are conflicting applications.

# %%
filed = day + pd.DateOffset(months=12)
rows = {}
for office in ("CN", "PCT"):
    earlier = (documents["prio"] < day) & ((documents["country"] == "CN") | (office == "PCT"))
    rows[office] = {
        say("早于优先权日", "before the priority"): int((documents["pub"] < day).sum()),
        "P": int(((documents["pub"] >= day) & (documents["pub"] < filed)).sum()),
        "E": int((earlier & (documents["pub"] >= filed)).sum()),
    }
print(day.date(), filed.date())
show.table(pd.DataFrame(rows).T.rename_axis(say("谁的报告", "whose report")), language)

# %% [markdown] lang="zh"
# 两行的差别在 E。差出来的不是中国的申请：在国际检索报告里有，在中国的审查里没有。客户把两份报告拿来问“怎么不一样”，就从这里解释。
#
# 还有一处要留神：两个日子之间公开的中国在先申请，P 之外，优先权成立时它还可能是抵触申请。写进备注，请代理师看。另外，E 的“在先”，PCT 实施细则第 33 条是与国际申请日比；上表为练习一律与优先权日比。
#
# ### 规则的来路
#
# 本课的规则是为练习简化的。写报告前，请以现行文本核对：
#
# | 规则 | 出处 |
# |---|---|
# | 现有技术、抵触申请 | 《中华人民共和国专利法》（2020 年修正）第 22 条 |
# | 同样的发明只授一项 | 同上，第 9 条 |
# | 宽限期 | 同上，第 24 条 |
# | 有优先权的，申请日指优先权日 | 《专利法实施细则》（2023 年修订） |
# | X、Y、A、E、R、P | 《专利审查指南》（2023）第二部分第 7 章 |
# | 国际检索中的 P 和 E | PCT 实施细则第 33 条、第 64 条，《PCT 国际检索和初步审查指南》 |
# | 查新报告的组成，查新员和审核员 | GB/T 32003—2015 |

# %% [markdown] lang="en"
# The two rows differ in E. What makes the difference are filings outside China: they stand in the international search report and not in Chinese examination. When a client lays both reports side by side and asks why, begin here.
#
# One more thing to watch: an earlier Chinese filing published between the two days is P, and if the priority holds it may be a conflicting application besides. Put it into a note for the attorney. And for E, PCT Rule 33 takes earlier as before the international filing date; the table takes it as before the priority date throughout, for practice.
#
# ### Where the rules come from
#
# The rules of this lesson are simplified for practice. Before you write a report, check them against the text in force:
#
# | Rule | Source |
# |---|---|
# | prior art, conflicting application | Chinese Patent Law (revision of 2020), article 22 |
# | one patent only for the same invention | the same, article 9 |
# | grace | the same, article 24 |
# | with a priority, filing date means priority date | Implementing Regulations of the Patent Law (revision of 2023) |
# | X, Y, A, E, R, P | Guidelines for Patent Examination (2023), part II, chapter 7 |
# | P and E in the international search | PCT Regulations, rules 33 and 64; PCT International Search and Preliminary Examination Guidelines |
# | parts of an S&T novelty search report, searcher and reviewer | GB/T 32003—2015 |

# %% [markdown] lang="zh"
# ## 报告怎么落笔
#
# 同样的检索，两种写法：
#
# | 写成这样，会出事 | 写成这样 |
# |---|---|
# | 没有查到相同的，因此具备新颖性 | 在上述库、上述期间、上述检索式范围内，未见单独公开权利要求 2 全部特征的文献 |
# | 可以授权，请放心 | 权利要求 1 有一件抵触申请；建议与代理师商量，把权利要求 2 的特征写进去 |
# | 与某某号专利相似度 80% | 某某号公开 F1、F2、F4，没有公开 F3；2022 年 1 月 14 日公开，现有技术 |
# | 检索式：客户型号 AND 阻尼器 | 型号不进检索式；检索日志会留在系统里，也会随报告给别人看 |
# | 检索员、审核员：同一人 | 审核员另有其人，把字母和日期逐条复核过 |
#
# **没有查到，不等于新**。它只说明在您查过的地方没有看见。近 18 个月的申请多半还没有公开，谁也查不到；把这句话写进限度里，不要藏在脚注里。
#
# 报告写完，换一个人照着评分细则打一次分，再对一对：两个人差在哪一条，哪一条就没有写清楚。本模块的 `marking.zh.md`（英文 `marking.en.md`）里有四级样本和两份校准样本，可以拿来练手。
#
# <details>
# <summary>自查：客户说“您就帮我写一句能授权，我好交差”，怎么答？</summary>
#
# “能写的是查到了什么、没查到什么。能不能授权要由审查员定，怎么写才有机会要问代理师。我把最接近的三件和它们差在哪里列给您，您带去问，半小时就能问清楚。”
#
# </details>

# %% [markdown] lang="en"
# ## Putting it into words
#
# One search, two ways to write it:
#
# | Put like this, there will be trouble | Put like this |
# |---|---|
# | Nothing the same was found, so it is new | In the collections, the period and the queries given, no document was seen that alone shows every feature of claim 2 |
# | It will be granted, don't worry | Claim 1 meets a conflicting application; talk to an attorney about bringing the features of claim 2 in |
# | 80% similar to patent so-and-so | So-and-so shows F1, F2, F4 and not F3; published on 14 January 2022, prior art |
# | Query: the client's model name AND damper | Model names stay out of queries; the search log is kept by the system and goes to others with the report |
# | Searcher and reviewer: the same person | The reviewer is somebody else, who went through letters and days one by one |
#
# **Not found is not new.** It only says that you saw nothing where you looked. Most applications of the last 18 months are not published, and nobody can find them; say so under limits, not in a footnote.
#
# When a report is written, let somebody else mark it by the mark scheme, and compare: the criterion on which two people differ is the one that is not clearly written. `marking.zh.md` of this module (`marking.en.md` in English) has samples at four levels and two for calibration; practise on them.
#
# <details>
# <summary>Check yourself: "Just put in a line that it will be granted, so that I'm covered." What do you say?</summary>
#
# "What I can write is what was found and what was not. Whether it is granted is for the examiner, and how to word it is for an attorney. I'll list the closest three and how they differ; take that along, and half an hour will do."
#
# </details>

# %% [markdown] lang="zh"
# ## 本课不做什么
#
# 报告是信息服务，不是法律意见。新颖性和创造性由审查员判断，权利要求怎么写由专利代理师负责；会不会侵犯别人的权利是另一个问题，M06 才讲，也只做到初筛和转介。
#
# 练习里文献公开了哪些特征是现成的表，干净、没有争议。真实工作里，这张表要您自己读出来，两个人读，常常不一样；不一样的地方写进报告。
#
# ## 周一就能做
#
# 1. 拿一份旧报告，把每件文献的公开日补上，看有没有一件字母要改。
# 2. 委托单上加两行：“给谁看过、哪天”“哪些词不能外传”。
# 3. 下一份报告按权利要求写结论，一项一句，每句带文献号。
# 4. 找同事用评分细则互评一份，差 2 分以上的那一条坐下来谈 10 分钟。
#
# ## 下一步
#
# 先做本模块的**练习**：`novelty_search`（约 180 分钟，文件名不改）。然后学 M06《法律状态与侵权风险初筛》。

# %% [markdown] lang="en"
# ## What this lesson does not do
#
# A report is an information service, no legal opinion. Novelty and inventive step are for the examiner, the wording of claims for a patent attorney; whether one infringes the rights of others is another question, which M06 takes up, and no further than a first screen and a referral.
#
# In practice data the features that a document shows come as a table, clean and undisputed. In real work you have to read that table out of the documents; two people often read it differently, and where they do, the report says so.
#
# ## On Monday
#
# 1. Take an old report, add the day of publication of each document, and see whether a letter must change.
# 2. Add two lines to the order form: "shown to whom, on what day" and "words that must not leave the house".
# 3. Write the conclusion of your next report by claim, one sentence each, each with a document number.
# 4. Mark a report with a colleague by the mark scheme; where you differ by 2 points or more, sit down for 10 minutes.
#
# ## Next
#
# First do the **exercise** of this module: `novelty_search` (about 180 minutes; keep the file name). Then comes M06 on legal status and a first risk screen.
