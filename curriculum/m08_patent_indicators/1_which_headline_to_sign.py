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
from iplab import data, indicators, plot, show, widgets
from iplab.parameters import TECH_FIELDS

plot.use_course_style()
field = "new_it" if tech_field != "new_it" else "biotech"
example = "山东省" if province != "山东省" else "江苏省"


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
    tables=["patents", "citations", "province_panel", "world_panel"],
)

# %% [markdown] lang="zh"
# # 签哪一句：经得起追问的专利指标
#
# 最上面两格是课程设置，运行即可，不需要看懂。
#
# ## 窗口前的一刻
#
# 周四下午，省知识产权服务中心。市里的产业专利简报明天付印，三个科室各交来一句话：
#
# - 甲：“本市该产业发明申请**连年下降**。”
# - 乙：“该产业专利公告量**再创新高**。”
# - 丙：“该产业发明五年**稳步增长**。”
#
# 主任把三张纸推过来：“三句话，一份数据，算术我都验过，没错。您签哪一句？”
#
# 甲没有等申请公布，乙把申请和授权数在了一起，丙……要看他数到哪一年。这一课只练一件事：**一个数写出去之前，先问它数的是什么、数齐了没有、说得了什么、说不了什么。**

# %% [markdown] lang="en"
# # Which headline to sign: patent indicators that stand up to questions
#
# The two cells at the top are the course's set-up: run them, you need not understand them.
#
# ## A moment at the desk
#
# Thursday afternoon, the provincial IP service centre. The city's patent bulletin on one industry goes to print tomorrow, and three sections have sent in one sentence each:
#
# - A: "Filings of inventions in this industry **fall year after year**."
# - B: "Patents announced in this industry **at a new high**."
# - C: "Five years of **steady growth** in inventions."
#
# The director pushes three sheets across the table. "Three sentences, one set of data, and I have checked the arithmetic: it is right. Which one do you sign?"
#
# A did not wait for filings to be published, B counted applications and grants together, and C … depends on the year he stopped at. This lesson practises one thing: **before a number goes out, ask what it counts, whether the count is complete, what it can say and what it can't.**

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 分清文献、申请、同族三个数，说得出哪几年已经完整，会算年均增长率。
# 2. 用 HHI、CR4 和区位商说集中与专长，知道什么时候样本太小、不该报数。
# 3. 算授权时滞时把还在等的也算进去；没有 P90 的时候敢写“没有”。
# 4. 看得懂质量复合指标：封顶、同一年同一产业比、够年头才比。
# 5. 三句互相矛盾的标题，签得了对的那一句，并说出另两句错在哪里。
#
# 本课约需 90 分钟，随后的练习约需 240 分钟，可以分三四次做完。时间按字数和代码格数估算，尚未经真人试学。
#
# 先修：M07（名称清洗、同族）。专利、申请人、人口都是**练习数据（合成）**；世界面板和省级面板随班级设置，可能是开放版（真实数据）。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Tell publications, applications and families apart, say which years are complete, and work out a compound growth rate.
# 2. Describe concentration and strengths with HHI, CR4 and the location quotient, and know when a sample is too small to report.
# 3. Work out a grant lag with those who still wait in it; where there is no P90, dare to write "none".
# 4. Read a composite of quality: capped, compared within one year and one industry, and only when old enough.
# 5. Of three headlines that contradict one another, sign the right one and say what is wrong with the other two.
#
# The lesson takes about 90 minutes, the exercise that follows about 240; take them in three or four sittings. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# Before this: M07 (names, families). Patents, applicants and population are **practice data (synthetic)**; the world panel and the provincial panel follow your cohort's setting and may be the open edition (real figures).

# %% [markdown] lang="zh"
# ## 指标替谁说话
#
# 政策原文里有几句话，落到桌面上就是一张表、一个数：
#
# | 编号 | 原文短语 | 落到这张桌上是什么 |
# |---|---|---|
# | B09 | “充分挖掘知识产权数据资源战略价值” | 数据人人查得到，口径说清了才有价值 |
# | A44 | “丰富信息公共服务产品供给” | 简报、年报、产业快讯：每一份都要有人签字 |
# | R06 | “强化高水平、专业化知识产权公共服务供给” | 专业，首先是说得出“这个数不能说什么” |
# | W02 | “把高质量作为知识产权事业发展的生命线” | 数量不是质量；质量要另算，还要等够年头 |
# | W15 | “面向世界科技前沿、面向经济主战场、面向国家重大需求” | 专长在哪里：区位商，并同世界比一比 |
# | G08 | “为知识产权强国建设提供有力支撑” | 领导敢用，是因为经得起追问 |

# %% [markdown] lang="en"
# ## For whom an indicator speaks
#
# Some phrases of the policy texts end up on the desk as one table and one number:
#
# | Number | Phrase (our translation) | What it is at this desk |
# |---|---|---|
# | B09 | "exploit the strategic value of IP data resources" | everybody can look data up; they are worth something once it is clear how they were counted |
# | A44 | "richer supply of information service products" | bulletins, yearly reports, industry news: somebody signs each of them |
# | R06 | "strengthen high-level, professional supply of IP public services" | professional means, first of all, to say what a number can't tell |
# | W02 | "quality as the lifeline" | numbers are not quality; quality is worked out apart, and it takes years |
# | W15 | "face the S&T frontier, the economy, major national needs" | where the strengths lie: the location quotient, also against the world |
# | G08 | "support the building of an IP powerhouse" | people dare to use a figure that stands up to questions |

# %% [markdown] lang="zh"
# ## 数的是什么：文献、申请、同族
#
# 下面都用**示例产业**来讲，它不是您参数里的那个产业。只看中国的发明，站在基准日期那天看：还没公开的，那天谁也查不到。

# %% [markdown] lang="en"
# ## What is counted: publications, applications, families
#
# Everything below is shown on an **example industry**, which is not the one of your parameters. We look at Chinese inventions as of the as-of date: what wasn't published by then nobody could find.

# %%
patents = data.load("patents")
chinese = patents[patents["country"] == "CN"]
own = indicators.known(chinese[chinese["tech_field"] == field], as_of_date)
inventions = own[own["kind"] == "invention"]
counted = pd.Series(
    {
        say("文献（公布文本、授权文本各一行）", "publications (application and grant, a row each)"): len(inventions),
        say("申请", "applications"): inventions["appl_no"].nunique(),
        say("同族", "families"): inventions["family_id"].nunique(),
        say("文献，连实用新型、外观设计", "publications, with utility models and designs"): len(own),
    },
    name=say("个数", "number"),
)
show.table(counted, language)

# %% [markdown] lang="zh"
# 同一个产业，四个数。**文献**数的是纸：一件发明公布一次、授权再印一次。**同族**数的是发明：优先权完全相同的算一个（简单同族），不论印了几次、在几个局申请。写趋势，数同族；数文献只能说明公报有多厚。
#
# 归年也有三种日子：公开日、申请日、最早优先权日。最早优先权日离研发最近，全世界通用（《OECD 专利统计手册》，2009）。乙那句“再创新高”就是按公开日数文献：它把前几年的申请和更早几年的授权混在了一起。

# %% [markdown] lang="en"
# One industry, four numbers. **Publications** count paper: an invention is printed once when it is published and again when it is granted. **Families** count inventions: exactly the same priorities are one (simple families), however often printed and in however many offices. For a trend count families; publications only tell how thick the gazette was.
#
# There are three days to make a year from, too: publication, filing, earliest priority. The earliest priority date is closest to the research and the same the world over (OECD Patent Statistics Manual, 2009). B's "new high" counts publications by their day: it mixes applications of the last years with grants of those before.

# %% [markdown] lang="zh"
# ## 数齐了没有：截断
#
# 申请要等一阵才公布，最近几年因此总是“下降”。等多久，看**类型和途径**：
#
# | 类型与途径 | 从最早优先权日到公开，大约 | 本课取几个月 |
# |---|---|---|
# | 发明，直接递交 | 满 18 个月公布，再等公报；可以请求早公布 | 19 |
# | 发明，PCT 进入国家阶段 | 30 个月前后才进入，再等公报 | 37 |
# | 实用新型 | 不到一年，公告即授权 | 12 |
# | 外观设计 | 半年上下，公告即授权 | 9 |
# | 发明的**授权** | 好几年，没有一个固定的数 | 见“要等多久” |
#
# 取的月数是练习值。一年要算完整，得让最早优先权日在那年 12 月 31 日的申请也等够。

# %% [markdown] lang="en"
# ## Is the count complete: truncation
#
# A filing waits before it is published, and so the latest years always "fall". How long depends on **kind and route**:
#
# | Kind and route | From earliest priority to publication, roughly | Months taken here |
# |---|---|---|
# | invention, filed directly | published after 18 months, then the gazette; earlier on request | 19 |
# | invention, national phase of the PCT | enters only around 30 months, then the gazette | 37 |
# | utility model | under a year; announced when granted | 12 |
# | design | about half a year; announced when granted | 9 |
# | **grant** of an invention | years, and no fixed number | see "how long it takes" |
#
# The months taken are exercise values. A year is complete when even what has 31 December as its earliest priority date has had its time.

# %%
complete = indicators.last_complete_year(indicators.MONTHS["invention"], as_of_date)
by_family = indicators.families_by_year(inventions, as_of_date, complete - 6, complete + 2)
by_document = inventions["pub"].dt.year.value_counts().reindex(by_family.index, fill_value=0)
fig, ax = plt.subplots()
bars = ax.bar(
    by_family.index, by_family, color=plot.COLOURS[0], label=say("同族，按优先权年", "families by priority year")
)
for year, bar in zip(by_family.index, bars, strict=True):
    if year > complete:
        bar.set(facecolor="white", edgecolor=plot.COLOURS[0], hatch="//")
ax.plot(
    by_document.index,
    by_document,
    color=plot.COLOURS[1],
    marker="o",
    label=say("文献，按公开年", "publications by their year"),
)
ax.set_xlabel(say("年份", "year"))
ax.set_ylabel(say("个数", "number"))
ax.set_title(
    say(
        f"同一份数据，两条趋势：{complete + 1} 年起（斜线）还没有公布齐",
        f"One set of data, two trends: after {complete} (hatched) not all is published",
    )
)
ax.legend(frameon=False)
plot.source_line(ax, patents, language)
words = ", ".join(f"{year}: {number}/{by_document[year]}" for year, number in by_family.items())
zh = f"柱：各年发明同族；折线：各年公开的文献。{complete + 1} 年起的柱画成斜线，最后一根很短，因为还没有公布齐。{words}。练习数据。"
en = f"Bars: families of inventions by year; line: publications by year. Bars after {complete} are hatched, the last one short, because not all is published. {words}. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 斜线的柱子不是下降，是还没到齐。甲要是等上两年再数，那几根会自己长起来。**画图的时候，不完整的年份要么标出来，要么不画。** 还有一条限度：完整与否按直接递交的 19 个月算；PCT 进入国家阶段的要等 37 个月，最后一两年里那一部分还没有到齐。
#
# ### 换个产业、换个省看看
#
# 下面选产业、省份和类型，看每年的同族数，以及那一年要到哪一天才算完整。只用键盘也行：`Tab` 换到下一个列表，先按 `Space` 打开，再用上下方向键选，`Enter` 确认。（导出的网页里列表可能不显示，表格停在最初的选择上。）

# %% [markdown] lang="en"
# The hatched bars are no fall: they have not all arrived. Had A waited two years, they would have grown by themselves. **In a chart, mark incomplete years or leave them out.** One limit remains: "complete" is reckoned with the 19 months of direct filings; the national phase of the PCT takes 37, and in the last year or two that part is not all there.
#
# ### Another industry, another province
#
# Choose industry, province and kind below, and see the families of each year and the day on which that year becomes complete. The keyboard alone will do: `Tab` goes to the next list, open it with `Space` before using the up and down arrow keys, `Enter` confirms. (In an exported page the lists may not show; the table then stands at the first choice.)

# %%
fields = [(say(*TECH_FIELDS[name]), name) for name in [tech_field, *sorted(set(TECH_FIELDS) - {tech_field})]]
english = data.load("places").drop_duplicates("province").set_index("province")["province_en"]
provinces = [(say(name, english[name]), name) for name in [province, *sorted(set(english.index) - {province})]]
routes = {
    "invention": say("发明，直接递交", "invention, filed directly"),
    "national_phase": say("发明，PCT 国家阶段", "invention, PCT national phase"),
    "utility_model": say("实用新型", "utility model"),
    "design": say("外观设计", "design"),
}
routed = indicators.known(chinese, as_of_date)
routed = routed.assign(route=routed["appl_no"].map(indicators.route)).drop_duplicates(["family_id", "route"])


def window(industry, place, route):
    rows = routed[(routed["tech_field"] == industry) & (routed["route"] == route)]
    last = pd.Timestamp(as_of_date).year
    full = pd.Series(
        [
            pd.Timestamp(year, 12, 31) + pd.DateOffset(months=indicators.MONTHS[route])
            for year in range(last - 7, last + 1)
        ],
        index=range(last - 7, last + 1),
    )
    done = full <= pd.Timestamp(as_of_date)
    at_home = rows[rows["province"] == place]
    table = pd.DataFrame(
        {
            say("优先权年", "priority year"): full.index.astype(str),
            say("本省同族", "families, province"): indicators.families_by_year(at_home, as_of_date, last - 7, last),
            say("全国同族", "families, all"): indicators.families_by_year(rows, as_of_date, last - 7, last),
            say("到哪一天完整", "complete on"): full,
            say("完整吗", "complete?"): done.map({True: say("完整", "yes"), False: say("◇ 还没有", "◇ not yet")}),
        }
    ).reset_index(drop=True)
    table.attrs = patents.attrs
    return show.table(table, language)


widgets.chooser(
    window,
    {"industry": fields, "place": provinces, "route": [(words, key) for key, words in routes.items()]},
    {
        "industry": say("产业", "industry"),
        "place": say("省份", "province"),
        "route": say("类型与途径", "kind and route"),
    },
)

# %% [markdown] lang="zh"
# 基准日期为 2025-06-30 时，同发明直接递交比，实用新型完整的年份多一年，PCT 国家阶段少一年。再看“本省同族”那一列：一个省、一个产业，一年常常只有几件。几件的变化百分比，谁也不该签字。
#
# <details>
# <summary>自查：按 19 个月算，基准日期是 2025-07-30，发明哪一年是最后一个完整的年份？2025-07-31 呢？</summary>
#
# 2023 年 12 月 31 日加 19 个月是 2025-07-31。所以 2025-07-30 那天，最后一个完整的是 2022 年；过一天就是 2023 年。
#
# </details>

# %% [markdown] lang="en"
# With 2025-06-30 as the as-of date, and against inventions filed directly, utility models have one more complete year and the national phase of the PCT one fewer. Then look at the column of the province: one province, one industry, and a year often has a handful. Nobody should sign a percentage of a handful.
#
# <details>
# <summary>Check yourself: with 19 months and the as-of date 2025-07-30, which is the last complete year for inventions? And on 2025-07-31?</summary>
#
# 31 December 2023 plus 19 months is 2025-07-31. So on 2025-07-30 the last complete year is 2022, and a day later it is 2023.
#
# </details>

# %% [markdown] lang="zh"
# ## 长得多快：年均增长率
#
# 首年到末年，复利：(末年 ÷ 首年) 的 (1 ÷ 相隔年数) 次方，再减 1。末年取在完整的年份，还是取在还没到齐的年份，两个数摆在一起看：

# %% [markdown] lang="en"
# ## How fast: the compound growth rate
#
# From first to last year, compound: (last ÷ first) to the power of (1 ÷ years between), less 1. Stop at a complete year, or at one that isn't, and put both numbers side by side:

# %%
start = complete - 5
rates = pd.DataFrame(
    {
        say("末年", "last year"): [str(complete), str(complete + 2)],
        say("首年同族", "first year"): by_family[start],
        say("末年同族", "last year's families"): by_family.loc[[complete, complete + 2]].to_numpy(),
        say("年均增长 %", "growth a year, %"): [
            round(100 * (indicators.cagr(by_family[start], by_family[end], end - start) or 0), 1)
            for end in (complete, complete + 2)
        ],
        say("能签吗", "to sign?"): [say("能", "yes"), say("不能：未公布齐", "no: not all published")],
    }
)
show.table(rates, language)

# %% [markdown] lang="zh"
# 多数两年，增长就成了下降。另外三件小事：2017 到 2022 相隔 5 年，不是 6 年；首年是 0 就没有增长率；首年碰巧很低，增长率就虚高，所以件数要一起写出来。

# %% [markdown] lang="en"
# Two years more, and growth turns into decline. Three small things besides: from 2017 to 2022 are 5 years, not 6; from 0 there is no growth rate; and a first year that happens to be low makes any rate look high, so give the numbers too.

# %% [markdown] lang="zh"
# ## 在谁手里：HHI 与 CR4
#
# 每个主体的份额平方、相加，就是 HHI：n 家平分是 1 ÷ n，一家独占是 1。CR4 是前四家的份额。两条规矩：**名称先清洗**，**份额之和是 1**（共同申请的同族平分，不要每家都算 1）。

# %% [markdown] lang="en"
# ## In whose hands: HHI and CR4
#
# Square each body's share and add them up: that is the HHI, 1 ÷ n when n bodies are alike, 1 when there is one. CR4 is the share of the four largest. Two rules: **names are cleaned first**, and **shares add up to 1** (a joint family is shared out, not counted as 1 for each).

# %%
applicants = data.load("patent_applicants").merge(inventions[["pub_no", "family_id"]], on="pub_no")
cleaned = indicators.applicant_weights(applicants)
printed = indicators.applicant_weights(applicants, "applicant_raw")
whole = applicants.drop_duplicates(["family_id", "applicant_id"])["applicant_id"].value_counts()
families = applicants["family_id"].nunique()
held = pd.DataFrame(
    {
        say("算法", "way"): [
            say("清洗过，平分（对）", "cleaned, shared out (right)"),
            say("印出来的名称", "names as printed"),
            say("每家都算 1", "1 for each"),
        ],
        say("主体数", "bodies"): [len(cleaned), len(printed), len(whole)],
        "HHI": [
            indicators.herfindahl(cleaned),
            indicators.herfindahl(printed),
            float(((whole / families) ** 2).sum()),
        ],
        "CR4": [indicators.largest(cleaned), indicators.largest(printed), float(whole.nlargest(4).sum() / families)],
        say("份额之和", "sum of shares"): [1.0, 1.0, float(whole.sum() / families)],
    }
).round(4)
show.table(held, language)

# %% [markdown] lang="zh"
# 名称不清洗，一家成了几家，集中度就**偏低**；共同申请每家都算 1，份额之和超过 1，集中度又**偏高**。数很小也别急着说“竞争充分”：这里数的是专利同族，不是市场，也没有把母公司和子公司并起来。

# %% [markdown] lang="en"
# Without cleaning, one body becomes several and concentration comes out **too low**; with 1 for each, shares add up to more than 1 and it comes out **too high**. And if the number is small, don't be quick to say "plenty of competition": these are families of patents, not a market, and subsidiaries haven't been joined with their parents.

# %% [markdown] lang="zh"
# ## 专在哪里：区位商
#
# 区位商（LQ，也叫 RTA）=（本省该领域 ÷ 本省全部）÷（全体该领域 ÷ 全体全部）。大于 1，说明这个领域在本省占的比重高于全体。领域用 WIPO 的 35 个；一个同族涉及几个领域，就平分。
#
# 先看示例省最高的几个，旁边写上件数。

# %% [markdown] lang="en"
# ## What it is strong in: the location quotient
#
# The location quotient (LQ, or RTA) = (the province's families in a field ÷ all of the province) ÷ (everybody's in the field ÷ all of everybody). Above 1, the field weighs more here than in the whole. The fields are WIPO's 35; a family in several is shared out.
#
# First the highest of the example province, with the number of families beside them.

# %%
codes = indicators.with_fields(data.load("ipc_codes"))
every = indicators.known(chinese[chinese["kind"] == "invention"], as_of_date)
cells = indicators.by_place_and_field(every, codes)
quotients = indicators.specialisation(cells, "province", "field", "families").loc[example]
named = data.load("wipo35").drop_duplicates("field").set_index("field")[say("name_zh", "name_en")]
at_home = cells[cells["province"] == example].set_index("field")["families"].reindex(quotients.index, fill_value=0)
top = quotients.nlargest(6)
strengths = pd.DataFrame(
    {
        say("领域", "field"): named[top.index].to_numpy(),
        "LQ": top.round(2).to_numpy(),
        say("本省同族", "families here"): at_home[top.index].round(1).to_numpy(),
        say("报不报", "report?"): [
            say("报", "yes") if at_home[one] >= 5 else say("不报：不足 5 个", "no: fewer than 5") for one in top.index
        ],
    }
)
show.table(strengths, language)

# %% [markdown] lang="zh"
# 排在前面的，常常正是件数最少的：**件数少，商容易大**。定一条线（这里是 5 个，练习值），不到就不报，并把这条线写在表下面。
#
# 检验算得对不对，有一个好办法：用各领域在全体中的份额作权数，求区位商的平均，**一定是 1**。丢了没有省份的行，或者拿错了合计，这个 1 就出不来：

# %% [markdown] lang="en"
# Those at the top are often those with the fewest families: **few families make a large location quotient**. Draw a line (here 5, an exercise value), report nothing below it, and say so under the table.
#
# There is a good test of the arithmetic: take the mean of the quotients, weighted by each field's share in the whole, and it **must be 1**. Lose the rows without a province, or take a wrong total, and that 1 won't come out:

# %%
shares = cells.groupby("field")["families"].sum() / cells["families"].sum()
known_rows = cells.dropna(subset=["province"])
reference = known_rows.groupby("field")["families"].sum() / known_rows["families"].sum()
wrong = (at_home / at_home.sum()) / reference
print(f"{(quotients * shares).sum():.6f}  {(wrong * shares).sum():.6f}")

# %% [markdown] lang="zh"
# ### 换一把尺子：两种计数规则
#
# 下面是世界面板里中国的区位商（含香港、澳门，上游口径），同一年，两个指标：在美国获得的专利，和全球首次授权的同族（INPADOC 扩展同族）；都按发明人所在地作分数计数。数据随班级设置，可能是开放版（真实数据）。

# %% [markdown] lang="en"
# ### Another yardstick: two rules of counting
#
# Here are China's location quotients from the world panel (Hong Kong and Macao included, as upstream counts), one year, two measures: patents granted in the United States, and families first granted anywhere (INPADOC extended families); both in fractional counts by residence of the inventors. The data follow your cohort's setting and may be the open edition (real figures).

# %%
panel = data.load("world_panel", edition=edition)
year = 2014
rows = panel[
    (panel["system"] == "wipo35")
    & (panel["year"] == year)
    & panel["economy"].isin(["CN", "world"])
    & ~panel["class_code"].isin(["all", "unclassified"])
]
rta, sizes = {}, {}
for measure, part in rows.groupby("measure"):
    wide = part.pivot(index="class_code", columns="economy", values="value").astype(float)
    rta[measure] = (wide["CN"] / wide["CN"].sum()) / (wide["world"] / wide["world"].sum())
    sizes[measure] = wide["CN"].sum() / wide["world"].sum()
both = pd.DataFrame(rta)
fig, ax = plt.subplots(figsize=(6.4, 6))
ax.scatter(both["patent_families"], both["uspto_patents"], color=plot.COLOURS[0])
edge = 1.1 * both.max().max()
ax.plot([0, edge], [0, edge], color="#999999", linewidth=1)
ax.axhline(1, color="#999999", linewidth=0.8, linestyle=":")
ax.axvline(1, color="#999999", linewidth=0.8, linestyle=":")
for number, code in enumerate((both["patent_families"] - both["uspto_patents"]).abs().nlargest(3).index):
    spot = both.loc[code, ["patent_families", "uspto_patents"]]
    aside = (4, -12 if number % 2 else 6)  # neighbours don't cover one another
    ax.annotate(named[int(code)], spot, xytext=aside, textcoords="offset points", fontsize=8, ha="center")
ax.set_xlabel(say("区位商，按全球同族", "location quotient by families worldwide"))
ax.set_ylabel(say("区位商，按美国专利", "location quotient by patents of the United States"))
ax.set_title(say(f"中国的 35 个领域，两种计数，{year} 年", f"China's 35 fields, counted in two ways, {year}"))
plot.source_line(ax, panel, language)
apart = int(((both - 1).prod(axis=1) < 0).sum())
zh = f"散点图：35 个领域，横轴按同族、纵轴按美国专利的区位商；{apart} 个领域一种大于 1、另一种小于 1。中国占世界同族 {sizes['patent_families']:.0%}，占美国专利 {sizes['uspto_patents']:.0%}。"
en = f"Scatter: 35 fields, location quotient by families across and by US patents up; {apart} fields are above 1 by one and below 1 by the other. China has {sizes['patent_families']:.0%} of families and {sizes['uspto_patents']:.0%} of US patents."
print(say(zh, en))
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 离对角线远的点，专长与否要看怎么数。两种计数都没错，问的不是一件事：美国专利看的是谁在那个市场申请；同族看的是谁的发明首次获得授权，不论在哪个局，受本国申请量影响大。**表头要写指标的全名，别只写“专利”。**
#
# 还有两处容易出错：表里 `all` 与各领域并列，世界与各国并列，加总之前先挑行；没有领域的 `unclassified`，分子分母都不要。

# %% [markdown] lang="en"
# For points far from the diagonal, being strong or not depends on the count. Both are right and ask different things: patents of the United States tell who files in that market; families tell whose inventions were first granted, at whatever office, and follow filing at home. **Give a measure its full name in the heading, not just "patents".**
#
# Two more pitfalls: `all` stands beside the fields and the world beside its economies, so pick rows before you add up; and `unclassified`, what has no field, stays out of both numerators and denominators.

# %% [markdown] lang="zh"
# ## 要等多久：时滞与还在等的
#
# “平均两年授权。”这句话多半只算了**已经授权的**。等得久的还没等到，根本不在里面，所以这个数总是偏短；最近几年申请的，能进来的更是只有最快的那些。
#
# Kaplan–Meier（1958）的办法：还在等的也留下，等了几天算几天。曲线是“还没授权的比例”，从 1 往下走。

# %% [markdown] lang="en"
# ## How long it takes: lags, and those who still wait
#
# "Grants take two years on average." That sentence mostly counts **granted cases only**. Those who wait long haven't got there and aren't in it, so the number is always too short; of the latest filings only the fastest have made it in.
#
# Kaplan and Meier (1958) keep those who still wait, with the days they have waited so far. The curve is the share without a grant yet, going down from 1.

# %%
filed = inventions.drop_duplicates("appl_no")
spells = indicators.waiting(filed["filing"], filed["grant"], as_of_date)
curve = indicators.still_waiting(spells)
granted = spells.loc[spells["ended"], "days"]
fig, ax = plt.subplots()
ax.step([0, *(curve.index / 365.25)], [1, *curve], where="post", color=plot.COLOURS[0], label="Kaplan–Meier")
ranked = granted.sort_values().to_numpy()
alone = 1 - pd.RangeIndex(1, len(ranked) + 1).to_numpy() / len(ranked)
ax.step(
    [0, *(ranked / 365.25)],
    [1, *alone],
    where="post",
    color=plot.COLOURS[1],
    linestyle="--",
    label=say("只算已授权的（偏短）", "granted cases only (too short)"),
)
for level in (0.5, 0.1):
    ax.axhline(level, color="#999999", linewidth=0.8, linestyle=":")
ax.set_ylim(0, 1.02)
ax.set_xlabel(say("申请之后的年数", "years after filing"))
ax.set_ylabel(say("还没有授权的比例", "share without a grant yet"))
ax.set_title(
    say("同样的申请，两条曲线；虚线是一半和十分之一", "The same filings, two curves; dotted: a half and a tenth")
)
ax.legend(frameon=False)
plot.source_line(ax, patents, language)
zh = f"两条下降的曲线：只算已授权的降到 0；Kaplan–Meier 降到 {curve.iloc[-1]:.2f} 就不再下降。练习数据。"
en = f"Two falling curves: granted cases only goes to 0; Kaplan–Meier stops at {curve.iloc[-1]:.2f}. Practice data."
plot.alt(fig, say(zh, en))

# %%
none = say("没有", "none")
lags = pd.DataFrame(
    {
        say("算法", "way"): [
            say("连还在等的（对）", "with those who wait (right)"),
            say("只算已授权的", "granted only"),
        ],
        say("中位数（天）", "median, days"): [indicators.days_until(curve, 0.5) or none, int(granted.median())],
        say("P90（天）", "P90, days"): [indicators.days_until(curve, 0.9) or none, int(granted.quantile(0.9))],
        say("件数", "cases"): [len(spells), len(granted)],
        say("还在等", "still waiting"): [int((~spells["ended"]).sum()), 0],
    }
).astype(str)
show.table(lags, language)

# %% [markdown] lang="zh"
# 两个中位数差得很远。P90 那一格写着“没有”：到基准日期，曲线还没有降到十分之一，**这个数不存在**。拿最大的天数去顶，就是编数。
#
# 还要看清曲线没有降到 0：有的被驳回，有的视为撤回，它们永远等不到授权。严格说，“等待”里混着“已经出局”的。所以报告里写“按截至某日的数据估计（Kaplan–Meier），一半的申请在若干天内获得授权”，不写“审查周期”：官方的审查周期另有起算点，是另一个数。
#
# 授权率也一样：最近几年申请的授权率最低，不是质量下降，是还没轮到。

# %% [markdown] lang="en"
# The two medians are far apart. In the cell of P90 stands "none": by the as-of date the curve has not come down to a tenth, and **the number does not exist**. To put the largest number of days there is to make one up.
#
# See, too, that the curve doesn't reach 0: some are refused, some deemed withdrawn, and they will never be granted. Strictly, those "waiting" include some that are out already. So write "estimated (Kaplan–Meier) from the data as of this day, half of the filings are granted within so many days", not "examination time": the official one starts on another day and is another number.
#
# The same holds for the share granted: it is lowest for the latest filings, not because quality falls but because their turn hasn't come.

# %%
by_year = filed.assign(granted=filed["grant"] <= as_of_date).groupby(filed["filing"].dt.year)["granted"]
recent_years = by_year.agg(["size", "mean"]).tail(8)
recent_years.columns = [say("申请", "filings"), say("已授权的比例", "share granted so far")]
show.table(recent_years.round(2).rename_axis(say("申请年", "year of filing")).rename(index=str), language)

# %% [markdown] lang="zh"
# ## 好不好：质量复合指标
#
# 数量之外想说质量，常用四样：被引（公开后 5 年之内）、同族涉及几个局、权利要求项数、引用它的领域分散不分散。Squicciarini、Dernis 和 Criscuolo（2013）的做法（这里稍作简化）是：各自封顶、除以同一组的最大值，再取平均。三条规矩，少一条就不公平：
#
# 1. **够年头才比**：公开不到 5 年的，还没有时间被引；
# 2. **同一产业、同一申请年之内比**：各行引用的习惯不同，年份不同也不能直接比；
# 3. **两端各封 1%**（统计上叫缩尾）：被引极偏，一件顶几十件，不封顶就被它一件牵着走。

# %% [markdown] lang="en"
# ## Is it good: a composite of quality
#
# To speak of quality beside numbers, four things are in use: citations (within 5 years of publication), offices of the family, number of claims, and how widely the citing fields spread. Squicciarini, Dernis and Criscuolo (2013), slightly simplified here, cap each, divide it by the largest of its group and take the mean. Three rules; leave one out and it is unfair:
#
# 1. **only when old enough**: what was published less than 5 years ago had no time to be cited;
# 2. **within one industry and one year of filing**: trades cite differently, and years can't be compared as they stand;
# 3. **capped by 1% at either end** (winsorised): citations are very skewed, one patent outweighs dozens and would drag the rest.

# %%
citations = data.load("citations")
cohort = indicators.cohort(patents, citations, codes)
cohort = cohort[cohort["kind"] == "invention"]
cited = cohort.groupby("year")["cites5"].agg(["mean", "median", "max"]).loc[complete - 8 : complete]
cited.columns = [say("平均", "mean"), say("中位数", "median"), say("最大", "largest")]
show.table(cited.round(2).rename_axis(say("申请年", "year of filing")).rename(index=str), language)

# %% [markdown] lang="zh"
# 平均数总在中位数之上：几件被引多的把它拉高了，“平均被引 3 次”并不是普通一件的样子。再往下看，越近的年份越低：不是越来越差，是时间还没到。

# %% [markdown] lang="en"
# The mean is always above the median: a few that are cited much pull it up, and "3 citations on average" is not what an ordinary one has. Further down, later years are lower: they aren't worse, their time hasn't come.

# %%
old = indicators.old_enough(cohort, as_of_date)
scored = indicators.composite(old).join(old[["field", "year"]])
careless = indicators.composite(cohort.assign(every="all"), by=("every",))["quality"]
late = cohort["year"] >= complete - 1
compared = pd.DataFrame(
    {
        say("做法", "way"): [
            say("够年头、同年同产业（对）", "old enough, like with like (right)"),
            say("不分年份、不看年头：近两年的", "all years together: the latest two"),
            say("不分年份、不看年头：其余的", "all years together: the rest"),
        ],
        say("件数", "patents"): [len(scored), int(late.sum()), int((~late).sum())],
        say("指标的中位数", "median of the indicator"): [
            scored["quality"].median(),
            careless[late].median(),
            careless[~late].median(),
        ],
    }
).round(3)
show.table(compared, language)

# %% [markdown] lang="zh"
# 不看年头，近两年的就“质量下滑”了：又是一句签不得的标题。
#
# 就算三条规矩都守住，这个指标也只是几样统计的平均：不是价格，不是法律上的稳固，更不能给单独一件专利打分。Higham、de Rassenfosse 和 Jaffe（2021）比较过各种质量指标，发现它们彼此并不太一致。拿来比较一批和另一批，可以；拿来评职称、发奖金，不行。

# %% [markdown] lang="en"
# Without regard to age, the latest two years show "falling quality": one more false headline.
#
# Even with all three rules kept, the indicator is the mean of a few statistics: no price, no legal strength, and no mark for a single patent. Higham, de Rassenfosse and Jaffe (2021) compared indicators of quality and found that they don't agree much. To compare one lot with another it will do; for promotions and bonuses it won't.

# %% [markdown] lang="zh"
# ## 高价值发明专利：规划里的那个数
#
# “每万人口高价值发明专利拥有量”数的是**有效**发明专利，符合五种情形之一就算：战略性新兴产业、在海外有同族专利权、维持超过 10 年、较高质押融资、国家科技奖或中国专利奖（据 2021 年的公开解释；用之前核对原文）。据报道，2025 年全国是 16 件，规划目标 12 件。
#
# 两个容易错的地方：**符合之一**，符合两种仍是一件；**有效**，看基准日期那天。下面用练习数据的全部省份走一遍，只用“海外有同族”和“满 10 年”两种；样本小，得数不能同真实的指标比。

# %% [markdown] lang="en"
# ## High-value invention patents: the number in the plans
#
# "High-value invention patents per ten thousand people" counts invention patents **in force** that meet any of five conditions: strategic emerging industry, family patent right abroad, maintained for more than 10 years, pledged for a considerable loan, State science and technology award or China Patent Award (as publicly explained in 2021; check the text before use). The national figure of 2025 is reported as 16, the target of the plan was 12.
#
# Two places to go wrong: **any** of them, so one that meets two is still one; and **in force**, on the as-of date. Here are all provinces of the practice data with two of the conditions, family abroad and 10 years; the sample is small, and the result can't be compared with the real indicator.

# %%
alive = indicators.in_force(data.load("legal_events"), as_of_date)
stock = every[every["province"].notna() & every["appl_no"].isin(alive)].drop_duplicates("appl_no")
abroad_pubs = indicators.known(patents[patents["country"] != "CN"], as_of_date)
abroad = stock["family_id"].isin(indicators.family_size(abroad_pubs).index)
ten = stock["filing"] + pd.DateOffset(years=10) <= as_of_date
people = data.load("places")["population"].sum()
print(len(stock), int(abroad.sum()), int(ten.sum()), int((abroad | ten).sum()), int(abroad.sum() + ten.sum()))
print(f"{indicators.per_10_000(int((abroad | ten).sum()), people):.5f}")

# %% [markdown] lang="zh"
# 五个数依次是：有效的、海外有同族的、满 10 年的、符合之一的、直接相加的。最后一个不小于倒数第二个，多出来的就是算了两遍的。
#
# ### 官方面板里的三个量
#
# 申请、授权、有效，是三个量：今年的授权来自前几年的申请，有效是多年攒下的。下面是示例省的发明（随班级设置，可能是开放版）。首末两年相比，三列都涨了，涨得不一样快；拿哪一列写标题，标题就不一样。

# %% [markdown] lang="en"
# The five numbers are: in force, family abroad, 10 years, any of the two, and the two added up. The last is never below the one before it; what it has more was counted twice.
#
# ### Three amounts in the official panel
#
# Applications, grants and patents in force are three amounts: this year's grants come from the applications of years before, and those in force have piled up over many. Here are the inventions of the example province (as your cohort is set, perhaps the open edition). From the first year to the last all three columns rise, each at its own pace; take another column, and you get another headline.

# %%
official = data.load("province_panel", edition=edition)
mine = official[(official["province"] == example) & (official["kind"] == "invention")]
three = mine.pivot(index="year", columns="measure", values="value").loc[2017:]
three = three[["applications", "grants", "in_force"]]
growth = {name: indicators.cagr(float(three[name].iloc[0]), float(three[name].iloc[-1]), 6) for name in three}
words = {
    "applications": say("申请", "applications"),
    "grants": say("授权", "grants"),
    "in_force": say("有效", "in force"),
}
print("  ".join(f"{words[name]} {100 * value:+.1f}%" for name, value in growth.items()))
three.attrs = official.attrs
show.table(three.rename(columns=words, index=str).rename_axis(say("年份", "year")), language)

# %% [markdown] lang="zh"
# ## 签哪一句
#
# 回到三张纸，逐句问五个问题：**数的是什么？数齐了吗？够不够多？方向对不对？有没有说原因？**
#
# | 句子 | 问出什么 | 签不签 |
# |---|---|---|
# | 甲“连年下降” | 末年还没公布齐 | 不签；等到完整的年份 |
# | 乙“公告量创新高” | 数的是文献，申请和授权混在一起 | 不签；换成同族再说 |
# | 丙“五年稳步增长” | 同族、优先权年、两头完整、件数够 | 核对方向和件数之后，签 |
#
# 丙那句也要改一个词：“稳步”要看每一年，“增长”只看两头。签字稿写成：“按最早优先权日，截至基准日期已公开的中国发明同族，某年若干个，某年若干个，年均增长百分之几；此后的年份尚未公布齐。” 不写“得益于”“带动”：**数字说得出变了多少，说不出为什么。**

# %% [markdown] lang="en"
# ## Which one to sign
#
# Back to the three sheets, with five questions for each: **What is counted? Is it complete? Are there enough? Is the direction right? Does it give a cause?**
#
# | Sentence | What the questions find | Sign? |
# |---|---|---|
# | A "fall year after year" | the last years are not all published | no; wait for complete years |
# | B "announced at a new high" | publications, applications and grants mixed | no; count families first |
# | C "five years of steady growth" | families, priority years, both ends complete, enough of them | yes, once direction and numbers are checked |
#
# Even C needs one word changed: "steady" is about every year, "growth" only about both ends. What gets signed reads: "By earliest priority date, of Chinese invention families published by the as-of date, there were so many in this year and so many in that, a growth of so many per cent a year; later years are not all published." No "thanks to", no "driven by": **numbers say by how much things changed, not why.**

# %% [markdown] lang="zh"
# ## 容易错在哪里
#
# | 常见的错 | 听起来像什么 | 怎样自查 |
# |---|---|---|
# | 公布滞后当下降 | “近两年断崖式下跌” | 末年 12 月 31 日加等待的月数，过了吗？ |
# | 申请授权混着数 | “公告量创新高” | 数的是同族吗？按哪一天归年？ |
# | 不同年份比被引 | “新专利质量下滑” | 每一件都满 5 年了吗？ |
# | 三件专利算区位商 | “我省在某领域全国第一” | 旁边写上件数 |
# | 没清洗就算 HHI | “市场很分散” | 清洗前后各算一遍 |
# | 偏态数据报平均 | “平均被引 4 次” | 中位数是多少？ |
# | 时滞只算已授权 | “平均两年就授权” | 还在等的有几件？ |
# | 顺口说原因 | “得益于奖补政策” | 删掉那半句，数还在吗？ |

# %% [markdown] lang="en"
# ## What goes wrong
#
# | Usual mistake | What it sounds like | How to check |
# |---|---|---|
# | Delay of publication read as decline | "a collapse in the last two years" | 31 December of the last year plus the months of waiting: is that past? |
# | Applications and grants mixed | "announcements at a new high" | are these families? by which day? |
# | Citations across years | "new patents are worse" | has each of them had its 5 years? |
# | Location quotient from three patents | "first in the nation in this field" | write the number beside it |
# | HHI on raw names | "a very open market" | work it out before and after cleaning |
# | Mean of skewed data | "cited 4 times on average" | what is the median? |
# | Lag over granted cases | "granted in two years on average" | how many still wait? |
# | A cause slipped in | "thanks to the subsidies" | strike that half: is the number still there? |

# %% [markdown] lang="zh"
# ## 自查
#
# <details>
# <summary>甲：某产业发明同族，2020 年 40 个，2022 年 44 个，2023 年 30 个。基准日期 2025-06-30。能写“2023 年下降三成”吗？</summary>
#
# 不能。2023 年要到 2025-07-31 才完整（19 个月）。能写的是 2020 到 2022 年：年均增长 4.9%。
#
# </details>
#
# <details>
# <summary>乙：四家各占 25%，HHI 是多少？一家占 70%、三家各占 10% 呢？</summary>
#
# 4 × 0.0625 = 0.25，正好是 1 ÷ 4；0.49 + 3 × 0.01 = 0.52。
#
# </details>
#
# <details>
# <summary>丙：10 件申请，6 件已授权，4 件还在等，等的天数都比那 6 件长。能说“授权时滞的 P90 是 6 件里最慢的那件”吗？</summary>
#
# 不能。曲线只降到 0.4，没有降到 0.1，P90 不存在。能说的是：截至基准日期，10 件中 6 件已授权，4 件还在等。
#
# </details>
#
# <details>
# <summary>丁：区位商 3.2，同族 2 个。科长想写进“我市优势领域”。您怎么说？</summary>
#
# 两个同族撑不起一个商：多一个或少一个，商就差一半左右。写“样本太小，不作排名”，把个数附在后面。
#
# </details>

# %% [markdown] lang="en"
# ## Check yourself
#
# <details>
# <summary>A: invention families of an industry: 40 in 2020, 44 in 2022, 30 in 2023. As-of date 2025-06-30. Can one write "2023 fell by a third"?</summary>
#
# No. 2023 becomes complete on 2025-07-31 only (19 months). What may be written is 2020 to 2022: growth of 4.9% a year.
#
# </details>
#
# <details>
# <summary>B: four bodies with 25% each: what is the HHI? And one with 70%, three with 10% each?</summary>
#
# 4 × 0.0625 = 0.25, which is 1 ÷ 4; 0.49 + 3 × 0.01 = 0.52.
#
# </details>
#
# <details>
# <summary>C: 10 applications, 6 granted, 4 still waiting, each longer than any of the 6 took. Is the P90 of the lag "the slowest of the 6"?</summary>
#
# No. The curve stops at 0.4 and never gets to 0.1: there is no P90. What can be said: as of this day 6 of 10 are granted and 4 still wait.
#
# </details>
#
# <details>
# <summary>D: location quotient 3.2, number of families 2. The section head wants it among "our strengths". What do you say?</summary>
#
# Two carry no quotient: one more or one fewer changes it by about half. Write "sample too small to rank" and give the number.
#
# </details>

# %% [markdown] lang="zh"
# ## 这一课不做什么
#
# - 不评价任何真实的产业、地方或单位：专利和申请人都是合成的。
# - 不给单独一件专利估值，不预测会不会授权；这是信息服务，不是法律意见。
# - 不解释原因。为什么涨、为什么跌，要另作研究（M13 讲比较的办法）。
# - 等待月数、5 个同族的门槛是练习值；规划指标的定义和目标用之前核对原文。

# %% [markdown] lang="en"
# ## What this lesson does not do
#
# - It judges no real industry, place or body: patents and applicants are synthetic.
# - It puts no value on a single patent and doesn't foretell grants; it is an information service, no legal opinion.
# - It explains no causes. Why things rise or fall takes a study of its own (M13 shows how to compare).
# - The months of waiting and the line of 5 families are exercise values; check definition and target of the plan's indicator in the text before use.

# %% [markdown] lang="zh"
# ## 周一就能做
#
# 1. 找出本单位最近一份写了专利趋势的材料，在每个数旁边补三样：数的是什么、按哪一天归年、截至何时。
# 2. 把图上不完整的年份画成斜线，发给当时的读者一份。
# 3. 挑一个“优势领域”，查一查件数；不到 5 个的先撤下来。
# 4. 把“平均几年授权”换成两句话：按 Kaplan–Meier 估计，多少天内一半获得授权；还有几件在等。
#
# ## 下一步
#
# 先做本模块的**练习**：`patent_indicators`（约 240 分钟，文件名不改）。然后学 M09《产业专利导航》：指标站得住了，再拿它去画产业的图。

# %% [markdown] lang="en"
# ## On Monday
#
# 1. Find your office's latest paper with a patent trend, and add three things beside each number: what was counted, by which day, as of when.
# 2. Hatch the incomplete years in its chart and send a copy to those who read it.
# 3. Take one "strength" and look up the number of families; below 5, take it down for now.
# 4. Replace "granted in so many years on average" by two sentences: within how many days half are granted, as Kaplan–Meier estimates; how many still wait.
#
# ## Next
#
# First do the **exercise** of this module: `patent_indicators` (about 240 minutes; keep the file name). Then comes M09 "Patent navigation for an industry": once indicators hold up, draw the industry with them.
