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
from iplab import data, plot, show, status, terms, widgets

plot.use_course_style()


def say(zh, en):
    return zh if language == "zh" else en


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
    tables=["topics", "legal_events", "claims", "client_product", "client_markets", "patents", "providers"],
)

# %% [markdown] lang="zh"
# # 还有效吗，挡不挡路：法律状态与侵权风险初筛
#
# 最上面两格是课程设置，由培训负责人填写，您只需要运行。
#
# ## 窗口前的一刻
#
# 周一一早，减速器厂的销售经理打来电话，开口就问：“欧洲那边 9 月要货。昨天同行跟我说，有几件专利挡着。您查一下，**能不能卖**？中午我要回话。”
#
# “能不能卖”这五个字，窗口答不了。可它里面有四个问题，您答得了：有哪些权利？哪一天还有效？权利要求写了什么？哪几件必须请人看？
#
# 这一课就把这四个问题答到底，然后学会停在该停的地方。

# %% [markdown] lang="en"
# # Is it in force, is it in the way? Legal status and a first risk screen
#
# The two cells at the top are the course's set-up. Your training lead fills them in; you only run them.
#
# ## A moment at the desk
#
# Early on Monday the sales manager of a gear works is on the phone: "Europe wants delivery in September. Yesterday I heard that some patents stand in the way. Please look it up: **can we sell or not?** I have to answer by noon."
#
# "Can we sell" is not for the desk to answer. But four questions are hidden in it that you can answer. Which rights are there? On which day is each in force? What do the claims say? Which ones must a professional see?
#
# This lesson answers those four to the end, and then stops where one must stop.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 说得出一件权利某日的状态，并写明凭哪天的登记。
# 2. 算得出名义期限的最后一天和下一笔年费，知道它们不是什么。
# 3. 找到该比的权利要求，逐项比特征，没定的留下，可能等同的标出。
# 4. 按市场做一次初筛，未授权的、没读到的各列一份，排出先后。
# 5. 写一份备忘录：事实到哪里为止，从哪里起转给专业机构。
#
# 本课约需 70 分钟，随后的练习约需 155 分钟。这是按字数和代码格数估算的，尚未经真人试学。
#
# 先修：M05（特征、权利要求、同族）。文献、客户和机构都是**练习数据（合成）**。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. State the status of a right on a day, and by the register of which day.
# 2. Work out the last day of the nominal term and the next fee, and know what they are not.
# 3. Find the claims to compare, compare feature by feature, keep what is not settled and flag what may be equivalent.
# 4. Screen by market, with a list for what is pending and one for what was not read, and rank them.
# 5. Write a memo that says where the facts end and from where a professional takes over.
#
# The lesson takes about 70 minutes, the exercise that follows about 155. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# Before this: M05 (features, claims, families). Documents, clients and firms are **practice data (synthetic)**.

# %% [markdown] lang="zh"
# ## 一个电话，三件事
#
# 这样一个电话，同时碰到服务、保护、运用三件事。政策原文的话，落到窗口是这样：
#
# | 编号 | 原文短语 | 窗口上怎么做 |
# |---|---|---|
# | G06 | “促进公共服务体系和保护体系、运用体系协同发力” | 查清状态是服务，转给维权援助机构和律师是保护，谈许可是运用：一份备忘录三家都用得上 |
# | D16 | “打造支撑知识产权创造、运用、保护和管理的服务链” | 初筛的结果接着交给下一环，不让客户从头再讲一遍 |
# | S03 | “理清公共服务与市场化服务的边界” | 登记簿上有的，我们答；要下判断的，转出去 |
# | W20 | “坚持监管规范和鼓励创新相结合” | 提醒别人的权利，也告诉客户还有哪些路可走 |
# | D32 | “加快建设国家知识产权保护信息平台” | 状态以官方登记为准，写明查的是哪个系统、哪一天 |

# %% [markdown] lang="en"
# ## One call, three things
#
# A call like this touches service, protection and use at once. What the policy texts say comes down to this at the desk:
#
# | Number | Phrase (our translation) | What to do at the desk |
# |---|---|---|
# | G06 | "let the public service system act together with those of protection and utilisation" | looking up the status is service, referring to IP rights-protection assistance and lawyers is protection, talking licences is use: one memo serves all three |
# | D16 | "a service chain that supports creation, utilisation, protection and management" | hand the screen on to the next link, so that the client need not start over |
# | S03 | "clarify the boundary of public and market services" | what stands in the register we answer; what needs a judgement we refer |
# | W20 | "regulation together with encouragement of innovation" | point out the rights of others, and the ways that are still open |
# | D32 | "speed up the national IP protection information platform" | the official register decides; say which system was used and on which day |

# %% [markdown] lang="zh"
# ## “还有效吗”少了两个日期
#
# 课题是人形机器人腿里的谐波减速器。客户要进四个市场。先看其中一件实用新型的登记簿，一行一个事件，缴费的略去。

# %% [markdown] lang="en"
# ## "Is it in force?" lacks two days
#
# The topic is the strain-wave gear in the legs of humanoid robots. The client goes for four markets. Look at the register of one utility model first, one event a row, fees left out.

# %%
topic = data.load("topics", topic_id="T06").iloc[0]
launches = data.load("client_markets", topic_id="T06").set_index("market")["launch"].to_dict()
print(topic[f"title_{language}"], {market: f"{each:%Y-%m-%d}" for market, each in launches.items()})
legal = data.load("legal_events")
utility = legal[legal["appl_no"] == "CN202321621949.4"]
show.table(utility.loc[utility["code"] != "fee", ["date", "known_on", "code", f"detail_{language}"]], language)

# %% [markdown] lang="zh"
# 每个事件有两个日期。`date` 是**从哪天起算**，`known_on` 是**哪天才看得到**。最后一行两者差了大半年：年费到期没有缴，还有六个月可以带滞纳金补缴，仍没缴的，权利自**缴费期满之日**起终止；可公报要等到很久以后才登。
#
# 所以同一天的状态，早查和晚查可以不一样。下面同一个 2025-09-30，分别凭当天和一年以后的登记来读。

# %% [markdown] lang="en"
# Each event has two days. `date` is the day it **counts from**, `known_on` the day one can **see** it. In the last row they are more than half a year apart: the fee was due and not paid; for six months more it can be paid with a surcharge; if it still isn't, termination counts from **the day the fee was due**, and the gazette announces it only much later.
#
# So the status on one and the same day may read otherwise when looked up later. Here is 2025-09-30, read by the register of that day and by that of a year later.

# %%
day = pd.Timestamp("2025-09-30")
for known in (day, pd.Timestamp("2026-09-30")):
    print(f"{day:%Y-%m-%d} / {known:%Y-%m-%d}: {status.on(utility, day, known)}")

# %% [markdown] lang="zh"
# 两个都没有读错。所以回答要写成：**“2025-09-30 的状态，凭 2025-09-30 的登记，有效；年费在滞纳期内，以后可能倒算终止。”** 只写“有效”，半年以后就成了错话。
#
# 另外三条也是倒着算的：
#
# - **恢复**。终止以后又恢复的，视为从未终止，中间那一段也是有效的。
# - **全部无效**。自始就不存在，不是从决定那天起。
# - **部分无效**。被宣告无效的几项自始不存在，其余的还在：状态仍是有效，该比的权利要求变了。
#
# 终止的起算日和恢复的期限（专利法第 44 条及实施细则），课程没有核对到现行文本，引用前请查一遍；本课把它们当作写明的规则来用。质押、保全、许可、转移不改变状态，但备忘录里值得提一句：被保全的权利不会悄悄放弃。
#
# <details>
# <summary>自查：客户说“我查过了，去年就终止了”。您先问什么？</summary>
#
# 问他是哪天查的，终止从哪天起算，后来有没有恢复。再问他从哪天开始卖：终止以前卖的那些，当时权利还在。
#
# </details>

# %% [markdown] lang="en"
# Neither reading is wrong. So the answer is put like this: **"Status on 2025-09-30, by the register of 2025-09-30: in force; the fee is overdue and within its grace period, and termination may later count back."** "In force" alone becomes untrue half a year on.
#
# Three more things work backwards:
#
# - **Restoration.** A right restored after it was terminated counts as never ended; it was in force in between.
# - **Wholly invalid.** It never existed, from the start, not from the day of the decision.
# - **Partly invalid.** The claims declared invalid never existed and the rest stand: the status is still in force, but the claims to compare have changed.
#
# From which day a lapse counts and how long restoration can be asked for (Patent Law of China, art. 44, and Implementing Regulations) the course has not checked against the text in force; look it up before you cite it. Here they are used as stated rules. Pledges, preservation orders of a court, licences and transfers don't change the status, though a memo should mention them: a right under preservation will not be dropped quietly.
#
# <details>
# <summary>Check yourself: the client says "I looked it up, it lapsed last year." What do you ask first?</summary>
#
# On which day he looked, from which day the termination counts, and whether the right was restored since. Then from which day he has been selling: what was sold before then was sold while the right stood.
#
# </details>

# %% [markdown] lang="zh"
# ## 换一换两个日期
#
# 下面的表是这个课题的十几件权利。用 `Tab` 走到下拉框，空格打开，方向键选，回车确认。先改“哪天的状态”，再改“凭哪天的登记”，看哪几行变了。导出成文件以后，表格就停在第一种情形。

# %% [markdown] lang="en"
# ## Change the two days
#
# The table holds the dozen or so rights of this topic. Go to a list with `Tab`, open it with the space bar, choose with the arrows, confirm with Enter. Change the day of the status first, then the day of the register, and see which rows change. In an export the table stands still at the first case.

# %%
patents = data.load("patents")
around = status.rights("T06", "2026-10-31", "2026-10-31")
events = status.with_publications(
    legal[legal["appl_no"].isin(around["appl_no"])], patents[patents["appl_no"].isin(around["appl_no"])]
)
words = {
    "none": say("还没有记录", "no record yet"),
    "pending": say("未授权", "pending"),
    "in_force": say("有效", "in force"),
    "lapsed": say("未缴年费终止", "lapsed"),
    "expired": say("期限届满", "expired"),
    "withdrawn": say("视为撤回", "deemed withdrawn"),
}


def status_table(day, known):
    if day > known:
        print(say("状态日晚于登记日：没有人能知道。", "The day is later than the register: nobody can know."))
    found = status.table(events, min(day, known), known).map(words)
    return show.table(found.rename(say("状态", "status")).reset_index(), language)


days = ["2025-06-30", "2017-12-31", "2023-12-31", "2025-09-30", "2026-03-31"]
widgets.chooser(
    status_table,
    {"day": days, "known": ["2025-06-30", "2018-03-31", "2023-12-31", "2025-09-30", "2026-10-31"]},
    {"day": say("哪天的状态", "status on"), "known": say("凭哪天的登记", "by the register of")},
)

# %% [markdown] lang="zh"
# 请试两件事：
#
# 1. 状态日选 2017-12-31，登记先选 2018-03-31，再选 2026-10-31。`CN201520693368.0` 两次都是有效，来路却不同：头一次是终止还没有登，第二次是终止了又恢复。
# 2. 两个都选 2025-09-30，再把登记改成 2026-10-31，看 `CN202321621949.4`。

# %% [markdown] lang="en"
# Two things to try:
#
# 1. Status on 2017-12-31, by the register of 2018-03-31 first, then of 2026-10-31. `CN201520693368.0` is in force both times, for different reasons: first its termination was not announced yet, then it had been terminated and restored.
# 2. Set both to 2025-09-30, then the register to 2026-10-31, and look at `CN202321621949.4`.

# %% [markdown] lang="zh"
# ## 一张图看清各自的一生
#
# 一行一件权利，深色是有效的时段，斜线是公布后还没有授权的时段，空白是没有权利的时段。竖线是客户在中国的上市日和我们问的那天。按 2026-10-31 的登记画。

# %% [markdown] lang="en"
# ## The life of each in one figure
#
# One row a right: dark where it is in force, hatched where it is published and not granted, blank where there is no right. The upright lines are the client's launch in China and the day we ask about. Drawn by the register of 2026-10-31.

# %%
known, asked = pd.Timestamp("2026-10-31"), pd.Timestamp("2025-06-30")
lives = {number: status.spans(events[events["appl_no"] == number], known) for number in sorted(around["appl_no"])}
fig, ax = plt.subplots(figsize=(8.4, 5.6))
looks = {
    "in_force": {"color": plot.COLOURS[0]},
    "pending": {"facecolor": "white", "edgecolor": plot.COLOURS[1], "hatch": "///"},
}
for row, life in enumerate(lives.values()):
    for span in life.itertuples():
        if span.status in looks:
            first = max(span[1], pd.Timestamp("2012-01-01"))
            last = known if pd.isna(span.to) else span.to
            ax.barh(row, last - first, left=first, height=0.6, **looks[span.status])
ax.set_yticks(range(len(lives)), list(lives), fontsize=8)
ax.invert_yaxis()
for each, text in ((launches["CN"], say("中国上市", "launch in China")), (asked, say("问的那天", "day asked"))):
    ax.axvline(each, color="0.2", linewidth=1, linestyle="--")
    ax.annotate(
        text,
        (each, -0.7),
        ha="right" if each == launches["CN"] else "left",
        fontsize=9,
        annotation_clip=False,
        xytext=(-3 if each == launches["CN"] else 3, 0),
        textcoords="offset points",
    )
ax.set_xlabel(say("年份", "year"))
ax.set_title(
    say("有效（深色）与未授权（斜线）的时段，练习数据", "In force (dark) and pending (hatched), practice data"), pad=18
)
plot.source_line(ax, legal, language)
ruling = sum(status.on(events[events["appl_no"] == number], asked, known) == "in_force" for number in lives)
zh = f"{len(lives)} 件权利的时间线：问的那天有 {ruling} 件有效，其余的未授权、终止、撤回或期满。练习数据。"
en = f"Lifelines of {len(lives)} rights: {ruling} are in force on the day asked; the rest are pending or over. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 看中途结束的那几行。“现在失效了”不等于“从来没有”：结束以前卖的那些，当时权利还在。
#
# ### 读错一次，差多少
#
# 下面的表把四种常见的读法和对的读法并排，数中国有效的件数。一列问 2018-03-31 的状态，一列问 2025-09-30 的状态，都凭 2026-10-31 的登记。

# %% [markdown] lang="en"
# Look at the rows that break off. "No longer in force" is not "never was": what was sold before the end was sold while the right stood.
#
# ### What a wrong reading costs
#
# The table sets four common ways to read the register beside the right one and counts what is in force in China: on 2018-03-31 in one column, on 2025-09-30 in the other, both by the register of 2026-10-31.

# %%
china = events[events["appl_no"].str.startswith("CN")]
latest = china[china["code"].isin(list(status.MAKES))].groupby("appl_no")["code"].last().map(status.MAKES)


def readings(day):
    right = status.table(china, day, known)
    by_notice = status.table(china.assign(date=china["known_on"]), day, known)
    no_return = status.table(china[china["code"] != "restoration"], day, known)
    return {
        say("对的读法", "the right way"): (right == "in_force").sum(),
        say("把未授权的也算上", "what is pending counted as well"): right.isin(["in_force", "pending"]).sum(),
        say("以公告日为准", "by the day of announcement"): (by_notice == "in_force").sum(),
        say("不看恢复", "restoration overlooked"): (no_return == "in_force").sum(),
        say("只看最后一个事件", "the last event only"): (latest == "in_force").sum(),
    }


show.table(pd.DataFrame({each: readings(each) for each in ("2018-03-31", "2025-09-30")}), language)

# %% [markdown] lang="zh"
# 两种读法可能碰巧得出同一个数，件却不是同一件：2025-09-30 那一列，“以公告日为准”和“只看最后一个事件”就是这样。核对要按件，不要只对总数。
#
# ## 名义期限：算得出，但不是“自由日”
#
# 发明自申请日起二十年，实用新型十年；外观设计以 2021-06-01 的申请日为界，十年或十五年（须核对法律文本）。最后一天，是申请日对应日的**前一天**。年费逐年交，每年的缴费期限届满日是申请日的对应日；期满以后没有下一笔。

# %% [markdown] lang="en"
# Two readings may give the same number by chance, and still not the same rights: so do "by the day of announcement" and "the last event only" in the column of 2025-09-30. Compare right by right, not totals.
#
# ## The nominal term can be worked out, but it is no day of release
#
# Twenty years from filing for inventions, ten for utility models; designs divide at a filing date of 2021-06-01 into ten and fifteen years (to be checked against the law). The last day is the day **before** the anniversary of filing. A fee is due every year, at the latest on the anniversary of filing; there is none once the term is over.

# %%
asked_rights = status.rights("T06", asked, asked)
alive = asked_rights[asked_rights["status"].isin(["in_force", "pending"])]
last_days = [
    terms.term(row.kind, {"filing": row.filing.date(), "earliest_us_filing": row.filing.date()}, office=row.country)
    for row in alive.itertuples()
]
alive = alive.assign(last_day=pd.to_datetime([term.last_day for term in last_days]))
show.table(alive[["appl_no", "country", "kind", "filing", "status", "own", "last_day"]], language)

# %% [markdown] lang="zh"
# “名义”两个字不能省。它不看年费交没交，不看有没有无效，也不看期限补偿（发明授权过程中的不合理延迟、新药，可以请求补偿，专利法 2020 年修正，须另查）。表里有一件状态是未授权，它的名义期限也从申请日起算，但它现在还不是权利。EP 在表里算一件；授权以后它在各生效国分别存续（也可能有统一效力），状态和年费要逐国查。
#
# ## 该拿哪几项权利要求来比
#
# 保护范围看权利要求，不看名称，也不看摘要。三个地方容易拿错：
#
# 1. **公布文本和授权文本。** 授权时独立权利要求往往多了特征。拿公布文本比，会把不该留的留下。
# 2. **不只第一项。** 后面还可能有独立权利要求，一项落入就够。
# 3. **部分无效。** 独立权利要求没了，它的从属权利要求还在，范围更窄，但要比。
#
# 看一件部分无效的。先读决定和授权文本，再看决定前后各该比哪几项、各有哪些特征。

# %% [markdown] lang="en"
# "Nominal" must not be left out. It takes no account of fees unpaid, of invalidation, or of term adjustment (for unreasonable delay in granting an invention and for new drugs it can be asked for; Patent Law as amended in 2020, look it up). One in the table is pending: its nominal term runs from filing as well, but it is no right yet. EP is counted as one here; once granted it lives country by country (or with unitary effect), and status and fees have to be looked up in each.
#
# ## Which claims to compare
#
# What is protected stands in the claims, not in the title and not in the abstract. There are three places to take the wrong ones:
#
# 1. **The published application and the grant.** At grant the independent claims often gained a feature. Comparing the application keeps what should go.
# 2. **Not only the first.** There may be further independent claims, and one that is met is enough.
# 3. **Partly invalid.** The independent claim is gone, its dependent claims still stand; they are narrower, but have to be compared.
#
# Here is one that is partly invalid: first the decision and the granted text (in Chinese, as granted), then the claims to compare before and after, with their features.

# %%
partly = events[events["appl_no"] == "CN201780017170.2"]
print(partly.loc[partly["code"] == "partly_invalid", f"detail_{language}"].iloc[0])
grant = data.load("claims", pub_no="CN109177797B")
show.table(grant[["claim_no", "parent", "text"]], language)

# %%
struck = status.struck(partly, asked)
before = status.rights("T06", "2023-04-30", "2023-04-30").set_index("appl_no").loc["CN201780017170.2", "claims"]
after = asked_rights.set_index("appl_no").loc["CN201780017170.2", "claims"]
for claims in (before, after):
    print({number: sorted(names) for number, names in claims.items()})

# %% [markdown] lang="zh"
# 第一行是决定以前，第二行是决定以后。几项从属权利要求顶了上来，每一项都带着上一项的全部特征：上一项没了，它们不会变宽。有的从属权利要求只加了参数范围，没有编成特征代码，表里看不出来，**要读原文**。
#
# ## 逐项比：有、没有、没定、换了做法
#
# 产品的每个特征有四种状态。前两种好办；后两种最容易丢：
#
# - `unknown`：还没定。**留下**，并写进要问客户的单子；
# - `similar`：没有照字面做，但作用差不多。可能等同，**留下，标出来**，请专业人员看。
#
# 下面假设客户又来电话：固体润滑涂层换成了另一种材料，作用差不多；波发生器的凸轮还没有定。看名单因此差几件。

# %% [markdown] lang="en"
# The first line is before the decision, the second after it. Some dependent claims move up, each with all the features of the claim above it: they don't become broader because that one is gone. Some dependent claims add only a range of a parameter, which has no feature code and doesn't show here: **read the text**.
#
# ## Feature by feature: there, not there, not settled, done another way
#
# Each feature of the product has one of four states. Two are easy; two get lost:
#
# - `unknown`: not settled. **Keep it**, and put it on the list of questions for the client;
# - `similar`: not done to the letter, but to much the same effect. Perhaps an equivalent: **keep it and flag it** for a professional.
#
# Suppose the client calls again: the solid lubricant coating is now of another material, to much the same effect, and the cam of the wave generator is not settled. See how many rights hang on it.

# %%
product = data.load("client_product", topic_id="T06").set_index("feature")["state"].to_dict()
product |= {"F2": "similar", "F6": "unknown"}
held = asked_rights[asked_rights["country"].isin(launches) & ~asked_rights["own"]]
held = held[held["status"].isin(["in_force", "pending"])]


strict = {name: "absent" if state in ("unknown", "similar") else state for name, state in product.items()}
compared = held.assign(result=status.results(held, product), strict=status.results(held, strict))
show.table(compared[["appl_no", "country", "status", "result", "strict"]], language)

# %% [markdown] lang="zh"
# `result` 是照规则比的，`strict` 是把没定的、换了做法的都当成没有。两列不同的，就是被悄悄放走的。
#
# 再数另外两种错：

# %% [markdown] lang="en"
# `result` follows the rules, `strict` takes what is not settled and what is done another way for absent. Where the two differ, a right slipped out.
#
# Two more mistakes, counted:

# %%
china_only = compared[compared["country"] == "CN"]
kept = compared[~compared["result"].isin(["out", "not_read"])]
counts = {
    say("有效，要请人看", "in force, to be seen by a professional"): (kept["status"] == "in_force").sum(),
    say("未授权，要盯住", "pending, to be watched"): (kept["status"] == "pending").sum(),
    say("没读到，要去读", "not read, to be read"): (compared["result"] == "not_read").sum(),
    say("只查中国时看得到的", "seen when China alone is searched"): len(china_only[china_only["result"] != "out"]),
}
show.table(pd.Series(counts, name=say("件数", "rights")), language)

# %% [markdown] lang="zh"
# 没读到的几件，是一件中国专利在欧洲和日本的同族。那件中国专利按文字不落入，只看中国就放行了；可同族的权利要求各局自己审，写的可能不一样。客户 9 月正要进欧洲。**没读到不等于没有，单列出来。**
#
# ## 筛查集内最晚名义届满日
#
# 客户会问：“那等到哪天就没事了？”能给的是一个有名字的日子：筛查集内最晚名义届满日。三样东西不在里面：未授权的、期限补偿、名单以外没查到的。
#
# 它有一个实在的用处：比较几种改法。少了某个特征，名单短几件，最晚的日子提前多少。

# %% [markdown] lang="en"
# Those not read are the members, in Europe and Japan, of the family of a Chinese patent. That Chinese one is out in words; look at China alone and the family is let go. But each office examines the claims of its own member, and they may say something else. And it is Europe that the client enters in September. **Not read doesn't mean not there: list them apart.**
#
# ## The latest nominal expiry in the screened set
#
# The client will ask: "And from which day on is it all right?" What can be given is a day with a name: the latest nominal expiry in the screened set. Three things are not in it: what is pending, term adjustments, and whatever the search missed.
#
# It has one real use: to compare ways to change the product. Without this feature, how many rights leave the list, and how much earlier is the latest day?

# %%
ends = kept[kept["status"] == "in_force"].merge(alive[["appl_no", "last_day"]])
rows = [(say("现在的产品", "the product as it is"), len(ends), ends["last_day"].max())]
names = data.load("client_product", topic_id="T06").set_index("feature")[language]
for feature in ("F2", "F6", "F7"):
    stay = [any(feature not in claim for claim in claims.values()) for claims in ends["claims"]]
    rows.append((say("去掉：", "without: ") + names[feature], sum(stay), ends.loc[stay, "last_day"].max()))
show.table(pd.DataFrame(rows, columns=[say("产品", "product"), say("件数", "rights"), say("最晚", "latest")]), language)

# %% [markdown] lang="zh"
# 去掉一个特征，要**每一项**权利要求都有它，那件才离开名单。改不改产品，是客户和工程师的事；绕不绕得开，是律师的事。我们给的是这张表。
#
# ## 现在失效了，过去呢
#
# 客户在中国早就开卖了。下面数一数：从上市日到 2026-06-30，每件中国权利有几成日子是有效的。凭 2026-10-31 的登记。

# %% [markdown] lang="en"
# A right leaves the list only if **every** claim of it has the feature. Whether to change the product is for the client and the engineer; whether that gets round the patent is for the lawyer. Ours is the table.
#
# ## No longer in force, but then?
#
# In China the client has been selling for a while. Take the time from the launch to 2026-06-30 and see for what share of it each Chinese right was in force, by the register of 2026-10-31.

# %%
sold = pd.date_range(launches["CN"], "2026-06-30")
count = {}
for number in ("CN201520693368.0", "CN201721130953.5", "CN202321621949.4", "CN202310970062.4"):
    own = events[events["appl_no"] == number]
    standing = [status.on(own, each, known) == "in_force" for each in sold[::7]]
    count[number] = (status.on(own, known, known), f"{7 * sum(standing) / len(sold):.0%}")
columns = [say("现在", "now"), say("在售期间有效的份额（约）", "share of the time on sale in force (about)")]
show.table(pd.DataFrame.from_dict(count, orient="index", columns=columns), language)

# %% [markdown] lang="zh"
# 前三件现在都不是有效，可在售期间的份额并不都是 0。这一列不说明要不要赔，只说明要不要请人看：终止只管以后，不管以前。最后一件反过来，开卖时还没有授权，现在有效了；公布以后、授权以前的那一段，专利法第 13 条另有临时保护（可以要求支付适当的费用），同样请人看。
#
# <details>
# <summary>自查：上面为什么只写“约”？</summary>
#
# 因为每七天看一次。要精确的天数，逐日数，或者用 `status.spans` 的起止日相减。备忘录里不需要到天，但要写明是怎么数的。
#
# </details>
#
# ## 窗口到哪里为止
#
# | 客户的话 | 我们给什么 | 转给谁 |
# |---|---|---|
# | 它现在有效吗 | 某日的状态，凭某日的登记，附登记簿截图 | 不用转 |
# | 权利要求里写了什么 | 授权文本、特征对照表、没定的几项 | 不用转 |
# | 我们落不落进去，算不算等同 | 对照表，不写结论 | 能出侵权意见的律所或专利代理机构 |
# | 能不能把它无效掉 | 检索线索 | 做无效宣告的代理机构或律所 |
# | 收到律师函了 | 登记簿、文献，提醒回复的期限 | 马上找律师 |
# | 许可费合不合适 | 期限、状态、许可备案 | 评估机构 |
#
# 给机构的时候，本省有资格的**全部列出**，按代码排，不替客户挑；有利害关系、近一年受过处罚的不列。下面数的是您所在的省。

# %% [markdown] lang="en"
# None of the first three is in force now, and yet the shares are not all 0. The column doesn't say whether anything is owed; it says whether a professional should look: termination settles the time after it, not the time before. The last one is the other way round: not granted when sales began, in force now; for the time between publication and grant, article 13 of the Patent Law gives provisional protection (an appropriate fee may be asked for), which a professional should look at as well.
#
# <details>
# <summary>Check yourself: why does it say "about"?</summary>
#
# Because one day in seven was looked at. For exact days count every day, or subtract the ends of `status.spans`. A memo needs no exact days, but should say how they were counted.
#
# </details>
#
# ## Where the desk stops
#
# | What the client says | What we give | To whom it goes |
# |---|---|---|
# | Is it in force? | the status on a day, by the register of a day, with an extract | stays here |
# | What do the claims say? | the granted text, the table of features, what is not settled | stays here |
# | Do we fall under it, is it an equivalent? | the table, without a finding | a law firm or patent agency that gives opinions on infringement |
# | Can it be made invalid? | hints from the search | an agency or law firm for invalidation |
# | A lawyer's letter has come | register and documents, and a word on the time to answer | a lawyer, at once |
# | Is the licence fee fair? | term, status, licences on record | a valuer |
#
# When you name firms, list **all** that are eligible in the province, in the order of their codes, and don't choose for the client; leave out those with a conflict of interest or a penalty in the past year. The count below is for your province.

# %%
firms = data.load("providers", province=province)
offer = firms["services"].str.split("|").map(lambda codes: "opinion" in codes)
fit = offer & ~firms["conflict"] & ~firms["penalised"]
print(province, int(offer.sum()), int(fit.sum()))
show.table(firms.loc[fit, ["provider_id", "city", "kind", "services"]], language)

# %% [markdown] lang="zh"
# 第一个数是提供侵权意见的，第二个数是可以列给客户的。
#
# ## 备忘录里的话怎么写
#
# | 写成这样，会出事 | 写成这样 |
# |---|---|
# | 经查，该专利已失效，可以使用 | 该专利自某日起终止（凭某日的登记）；此前有效，此前的销售请律师看 |
# | 贵司产品不侵权 | 授权文本的权利要求 1 里有某特征，贵司说产品没有；是否落入，请专业机构判断 |
# | 未发现风险 | 在四个市场筛了若干件；没读到的有几件，未公布的查不到 |
# | 某日以后即可自由实施 | 筛查集内最晚名义届满日是某日，不含未授权的和期限补偿 |
#
# ## 本课不做什么
#
# 本课不判断侵权，不判断等同，不估赔偿，也不教怎样绕开一件专利。特征代码是课程编好的答案，真实工作里要自己拆，两个人拆的常常不一样：拆完请另一位同事再看一遍。间接侵权，以及先用权、权利用尽等抗辩，都不在内。
#
# ## 周一就能做
#
# 1. 把中心答复状态的模板改成一句：“某日的状态，凭某日某系统的登记”。
# 2. 找一份三个月以前的状态答复，再查一遍，看有没有倒算终止的。
# 3. 初筛表加两页：未授权的一页，没读到的一页。
# 4. 把本省有资格的机构名单按代码排好，标上日期，每季度核对一次。
#
# ## 下一步
#
# 先做本模块的**练习**：`status_and_risk`（约 155 分钟，文件名不改）。然后学 M13《公共服务与市场化服务：边界、转介与协同》。

# %% [markdown] lang="en"
# The first number is how many give opinions on infringement, the second how many may be given to the client.
#
# ## How to put it in a memo
#
# | Put like this, there will be trouble | Put like this |
# |---|---|
# | We checked: the patent is no longer in force and may be used | The patent was terminated as of such a day (by the register of such a day); before that it was in force, and a lawyer should look at earlier sales |
# | Your product does not infringe | Claim 1 of the granted text has such a feature, which you say the product lacks; whether it falls under the claim is for a professional |
# | No risk was found | So many were screened in four markets; so many were not read, and what is unpublished can't be searched |
# | After such a day you are free | The latest nominal expiry in the screened set is such a day, without what is pending and without term adjustment |
#
# ## What this lesson does not do
#
# It doesn't judge infringement or equivalence, doesn't estimate damages, and doesn't teach how to get round a patent. The feature codes are given by the course; in real work you take claims apart yourself, and two people often do it differently: have a colleague look again. Contributory infringement, and defences such as prior use and exhaustion, are left out.
#
# ## On Monday
#
# 1. Change your centre's template for status answers to one sentence: "Status on such a day, by the register of such a system on such a day."
# 2. Take a status answer of three months ago and look it up again: has any termination counted back?
# 3. Give the screening sheet two more pages: one for what is pending, one for what was not read.
# 4. Put the list of eligible firms of your province in the order of their codes, date it, and check it every quarter.
#
# ## Next
#
# First do the **exercise** of this module: `status_and_risk` (about 155 minutes; keep the file name). Then comes M13 on public and market services: boundary, referral, joint effect.
