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
import numpy as np
import pandas as pd

import iplab.parameters
from iplab import data, inequality, maps, plot, show, siting, widgets
from iplab.accessibility import (
    demand_points,
    distances,
    great_circle_km,
    lowest_tenth,
    near,
    supply_points,
    three_rings,
    two_step,
    with_hours,
)

plot.use_course_style()
example = "湖南省" if province != "湖南省" else "陕西省"


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
    tables=["institutions", "places", "rd_intensity"],
)

# %% [markdown] lang="zh"
# # 谁还够不着：均等化测度与可及性
#
# 最上面两格是课程设置，运行即可，不需要看懂。
#
# ## 窗口前的一刻
#
# 周三下午，省知识产权服务中心。年度报告的初稿退了回来，处长在“均等化水平稳步提升”旁边画了一个圈：“**哪个数说的？**”
#
# 电话这时响了，是一个边远地市的副市长：“你们的表上我们是‘已覆盖’。可企业跑一趟要三个小时，到了还排不上号。覆盖了什么？”
#
# 初稿没有写错一个数，副市长也没有说错。覆盖率问的是“有没有”；他问的是“够不够得着、轮不轮得到”。这一课把这几件事分开来量：**有没有、匀不匀、够不够得着、下一步放在哪里**。

# %% [markdown] lang="en"
# # Who is out of reach: measuring equal access and reach
#
# The two cells at the top are the course's set-up: run them, you need not understand them.
#
# ## A moment at the desk
#
# Wednesday afternoon, the provincial IP service centre. The draft of the yearly report has come back. Beside "equalisation makes steady progress" the head of division has drawn a circle: "**Which number says so?**"
#
# Then the telephone: the deputy mayor of a remote prefecture. "On your table we are 'covered'. My firms travel three hours, and then there is no slot for them. Covered by what?"
#
# No number in the draft is wrong, and neither is the deputy mayor. Coverage asks whether there is one; he asks whether it is within reach and whether his firms get their turn. This lesson measures these things one by one: **is there one, is it spread evenly, is it within reach, where should the next one go**.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 算得出按地方和按企业的两种覆盖率，说得清它们为什么不同。
# 2. 用洛伦兹曲线、加权基尼系数、泰尔指数和区位商说出服务分得匀不匀，差在区域之间还是区域之内。
# 3. 用两步移动搜寻法算出可及性：公里而不是度数，容量和邻居都算进去。
# 4. 换半径、换需求，看结论站不站得住。
# 5. 在预算之内提出选点，并正面回答“不如放到网上”。
#
# 本课约需 110 分钟，随后的练习约需 200 分钟，可以分三四次做完。时间按字数和代码格数估算，尚未经真人试学。
#
# 先修：M01（覆盖率、分母、不适用）和 M12（窗口服务）。本课的机构、企业数、人口都是**练习数据（合成）**，城市名和大致位置是真的，数字不代表任何地方的真实情况。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Work out coverage by divisions and by firms, and say why they differ.
# 2. Say with Lorenz curve, weighted Gini, Theil index and location quotient how evenly a service is spread, and whether the gap lies between regions or inside them.
# 3. Work out access with the two-step floating catchment area: kilometres, not degrees, with capacity and neighbours counted in.
# 4. Change radius and demand, and see whether the verdict stands.
# 5. Propose sites within a budget, and answer "why not put it online instead?" squarely.
#
# The lesson takes about 110 minutes, the exercise that follows about 200; take them in three or four sittings. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# Before this: M01 (coverage, denominator, not applicable) and M12 (the desk). Bodies, firms and population in this lesson are **practice data (synthetic)**; city names and rough positions are real, the numbers describe no real place.

# %% [markdown] lang="zh"
# ## 先说清要均等的是什么
#
# 政策原文里，这件事有好几个说法。它们问的不是同一个问题，要用不同的尺子：
#
# | 编号 | 原文短语 | 它在问什么 | 本课用哪把尺子 |
# |---|---|---|---|
# | A14 | “地市级综合性公共服务机构覆盖面” | 有没有 | 覆盖率 |
# | B08 | “均等化、可及性水平” | 匀不匀；够不够得着 | 基尼系数；两步移动搜寻法 |
# | P02、P06 | “政策普惠公平”“公平均等的机会” | 想办事的人机会一样吗 | 按需求加权：人和企业算分量，不按地方算 |
# | P03、P07 | “服务普惠可及”“覆盖更广、效能更高、服务更好、体验更优” | 到得了吗，轮得到吗 | 半径以内的时数，容量算进去 |
# | R02 | “供给不充分不均衡” | 总量不够，还是分得不匀 | 均值和差距分开报 |
# | A2B | “区域公共服务发展平衡” | 差在区域之间吗 | 泰尔指数拆成两块 |
# | A28 | “知识产权公共服务标准统一” | 同一件事，各地做法一样吗 | 标准要统一，时数不必相同 |
# | A19 | “提质增量，末端发力” | 下一份力气放在哪里 | 选点 |
# | B20、D36 | “高质量的公共服务供给”“以数字化升级推动……均等化、精细化水平” | 线上能补多少 | 线上方案与选点比一比 |
#
# 有一句话贯穿全课：**均等不是一样多**。企业少而散的地方，平均到每家企业的时数本来就该高一些，因为路远、一次办不完。所以本课算出来的“差距”是发现问题的线索，不是打分。

# %% [markdown] lang="en"
# ## First say what is to be equal
#
# The policy texts have several phrases for it. They ask different questions and need different yardsticks:
#
# | Number | Phrase (our translation) | What it asks | Yardstick in this lesson |
# |---|---|---|---|
# | A14 | "coverage of municipal comprehensive service bodies" | is there one? | coverage |
# | B08 | "level of equalisation and accessibility" | is it even? is it within reach? | Gini; two-step floating catchment area |
# | P02, P06 | "policy inclusive and fair", "a fair, equal chance" | do those who need it have the same chance? | weights by demand: people and firms count, not places |
# | P03, P07 | "inclusive and within reach", "wider coverage, higher effect, better service, better experience" | can one get there, and get a turn? | hours within the radius, capacity counted |
# | R02 | "insufficient, unbalanced supply" | too little in all, or badly spread? | report mean and gap apart |
# | A2B | "balanced regional development of services" | is the gap between regions? | Theil index, split in two |
# | A28 | "unified standards of IP public service" | is the same thing done the same way everywhere? | standards alike, hours need not be |
# | A19 | "better and more, with effort at the end of the chain" | where does the next effort go? | choice of sites |
# | B20, D36 | "high-quality supply", "digital upgrade raises equalisation and fineness" | how much can online service make up? | online weighed against sites |
#
# One sentence runs through the lesson: **equal access does not mean the same amount for everyone**. Where firms are few and scattered, hours for each firm should be higher, for the way is long and one visit is not enough. So a "gap" in this lesson is a clue where to look, not a mark.

# %% [markdown] lang="zh"
# ## 有没有：两种覆盖率
#
# 下面一律用**示例省**来讲，它不是您参数里的那个省。先备好两张表：需求（各地的企业数等）和供给（基准日期那天在办、提供信息服务的机构和它们一年能提供的小时数）。

# %% [markdown] lang="en"
# ## Is there one: two coverages
#
# Everything below is shown on an **example province**, which is not the province of your parameters. First two tables: demand (firms and the like of each place) and supply (bodies that give information service and were open on the as-of date, with the hours they can give in a year).

# %%
places = data.load("places")
institutions = data.load("institutions")
sites = supply_points(institutions, as_of_date)
cities = with_hours(demand_points(places), sites)
in_english = places.set_index("city")["city_en"]
own = cities[cities["province"] == example]


def named(names):
    return [name if language == "zh" else in_english[name] for name in names]


shown = own.assign(city=named(own["city"]))
show.table(shown[["city", "hours", "firms", "tech_smes", "rural_people"]].head(6), language)

# %%
centres = sites[sites["type"] == "municipal_comprehensive"]
covered = own["city"].isin(centres["city"])
by_division = covered.mean()
by_firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
print(f"{by_division:.1%}  {by_firms:.1%}  {100 * (by_firms - by_division):+.1f}")

# %% [markdown] lang="zh"
# 第一个数按地级行政区划算：每个市、州一票。第二个数按企业算：企业多的地方分量重。第三个是差，单位是百分点。
#
# 差为正，说明机构多半先设在了企业多的地方，剩下没覆盖的是企业少的地方；差为负，正好相反。两个数都对，少报一个就少说了一半。**报告里两个一起写，分母写在后面。**

# %% [markdown] lang="en"
# The first number goes by prefecture-level divisions: one vote each. The second goes by firms: a place with many firms weighs more. The third is the difference, in percentage points.
#
# Above zero, bodies went mostly where the firms are, and what is left uncovered are places with few; below zero, the other way round. Both are right; leave one out and half the story is gone. **Report both, each with its denominator.**

# %% [markdown] lang="zh"
# ## 匀不匀：比率，不是个数
#
# “甲市有 50,000 小时，乙市只有 10,000 小时，是 5 倍。”听上去不公平，其实还什么都没说：甲市的企业也许是乙市的 8 倍。要比的是**每 10,000 家企业摊到的小时数**。
#
# 下面是各省的这个比率，每省一个方块。方块只说明大致方位，不是地图，没有边界，大小都一样；粗框是您参数里的省。

# %% [markdown] lang="en"
# ## Is it even: rates, not counts
#
# "City A has 50,000 hours, city B only 10,000: 5 times as much." It sounds unfair and says nothing yet: A may have 8 times the firms. What must be compared is **hours for each 10,000 firms**.
#
# Here is this rate for every province, one tile each. Tiles show rough positions only: no map, no boundaries, all of one size. The thick frame is the province of your parameters.

# %%
sums = cities.groupby("province")[["hours", "firms"]].sum()
rate = 10_000 * sums["hours"] / sums["firms"]
english = places.drop_duplicates("province").set_index("province")["province_en"]
fig, ax = plt.subplots(figsize=(8, 7.4))
maps.tile_map(ax, rate, language, english, highlight=province)
ax.set_title(
    say(
        f"每 10,000 家企业的服务小时数，{as_of_date}（练习数据）",
        f"Service hours for each 10,000 firms, {as_of_date} (practice data)",
    )
)
plot.source_line(ax, institutions, language)
first, last = rate.idxmax(), rate.idxmin()
zh = f"方块图：各省每 10,000 家企业的服务小时数，最高 {first} {rate.max():.0f}，最低 {last} {rate.min():.0f}；西部和东北多在东部之上。练习数据。"
en = f"Tile map: service hours for each 10,000 firms by province, highest {english[first]} {rate.max():.0f}, lowest {english[last]} {rate.min():.0f}; west and north-east mostly above the east. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 意外吗？每家企业摊到的时数，最高的往往不是企业最多的省。企业少的省，一个中心的时数分给不多的企业，比率自然高；可是路有多远，这张图**看不出来**。先记住这个缺口，后面补上。
#
# ### 洛伦兹曲线和加权基尼系数
#
# 把地方按比率从低到高排队，横轴累计需求的份额，纵轴累计时数的份额，连起来就是**洛伦兹曲线**。完全均匀时它是对角线；越往下弯，越不均。曲线和对角线之间的面积乘以 2，就是**基尼系数**（Gini，1912）：0 是完全均匀，越接近 1 越集中。
#
# 加权的意思是：横轴走的是**需求**，不是地方的个数。一个地方有多少家企业，就走多远。

# %% [markdown] lang="en"
# Surprised? The provinces with most firms are seldom those with most hours for each firm. Where firms are few, a centre's hours are shared by few, and the rate is high; how far they must travel, this figure **does not show**. Keep that gap in mind; we come back to it.
#
# ### The Lorenz curve and the weighted Gini
#
# Line the places up by their rate, lowest first; run the share of demand along the bottom and the share of hours up the side: that is the **Lorenz curve**. Perfectly even, it is the diagonal; the deeper it sags, the less even. Take the area between curve and diagonal times 2 and you have the **Gini** (Gini, 1912): 0 is perfectly even, near 1 is concentrated.
#
# Weighted means: what runs along the bottom is **demand**, not the number of places. The more firms a place has, the wider its step.

# %%
fig, ax = plt.subplots(figsize=(6.2, 6.2))
kinds = {
    "firms": say("企业", "firms"),
    "tech_smes": say("科技型中小企业", "technology-based SMEs"),
    "rural_people": say("乡村人口", "rural population"),
}
ginis = {}
for number, (column, words) in enumerate(kinds.items()):
    ginis[words] = inequality.gini(cities["hours"], cities[column])
    maps.lorenz_curve(ax, inequality.lorenz(cities["hours"], cities[column]), f"{words}  {ginis[words]:.2f}", number)
ax.set_xlabel(say("需求的累计份额（按比率从低到高）", "running share of demand (lowest rate first)"))
ax.set_ylabel(say("服务时数的累计份额", "running share of service hours"))
ax.set_title(say("全国各地的洛伦兹曲线与基尼系数（练习数据）", "Lorenz curves and Ginis of all places (practice data)"))
plot.source_line(ax, institutions, language)
listed = "; ".join(f"{words} {value:.2f}" for words, value in ginis.items())
zh = f"三条洛伦兹曲线都在对角线之下，基尼系数：{listed}。练习数据。"
en = f"Three Lorenz curves below the diagonal; Ginis: {listed}. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 时数还是那些时数，换一种需求，基尼系数就变。所以“基尼系数是多少”后面一定要跟一句“**对谁而言**”。
#
# 三个常见的错，各算一遍看看：

# %% [markdown] lang="en"
# The hours are the same hours; another kind of demand gives another Gini. So "the Gini is" must always be followed by "**for whom**".
#
# Three usual mistakes, each worked out:

# %%
one_each = np.ones(len(cities))
per_firm = cities["hours"] / cities["firms"]
table = pd.DataFrame(
    {
        say("算法", "way"): [
            say("加权：比率按企业数加权（对）", "weighted: rates, by firms (right)"),
            say("不加权：每个地方一样重", "unweighted: every place counts the same"),
            say("比时数，不比比率", "hours instead of rates"),
            say("时数全部乘以 10", "all hours times 10"),
        ],
        "Gini": [
            inequality.gini(cities["hours"], cities["firms"]),
            inequality.gini(per_firm, one_each),
            inequality.gini(cities["hours"], one_each),
            inequality.gini(10 * cities["hours"], cities["firms"]),
        ],
    }
)
show.table(table.round(3), language)

# %% [markdown] lang="zh"
# 前三行是三个不同的数，只有第一行回答了“企业之间匀不匀”。第二行让一个很小的州和省会一样重；第三行把“大市时数多”当成了不公平。第四行和第一行相同：基尼系数与单位无关，**全面扩大 10 倍，相对差距一点没缩小**。这也是它的短处：总量不够，它看不出来（R02 的“不充分”），要另外报均值。
#
# <details>
# <summary>想一想：基尼系数下降了，就能写“均等化水平提升”吗？</summary>
#
# 还不能。先看需求列换一个还降不降；再看是不是口径变了（今年把县级服务站算进来了吗？）；最后看最低的那些地方升了没有。高处降了，基尼系数也会降。
#
# </details>

# %% [markdown] lang="en"
# The first three rows are three different numbers; only the first answers "is it even among firms?". The second lets a tiny prefecture weigh as much as a capital; the third takes "more hours in a bigger city" for unfairness. The fourth equals the first: a Gini does not depend on the unit, and **10 times as much for all leaves the relative gap as it was**. That is its weak side as well: it does not see that there is too little in all ("insufficient" in R02). Report the mean beside it.
#
# <details>
# <summary>Think: the Gini has fallen. Can we write "equalisation has improved"?</summary>
#
# Not yet. See whether it falls for another kind of demand too; whether the definition changed (were county stations counted in this year?); and whether the lowest places rose. If the top comes down, the Gini falls as well.
#
# </details>

# %% [markdown] lang="zh"
# ## 差在哪里：区域之间，还是区域之内
#
# 处长的下一个问题：“是东部和西部的差距，还是各省里头的差距？”泰尔指数（Theil，1967）可以拆：**总差距 = 区域之内 + 区域之间**，一分不多，一分不少。
#
# - s 是时数的份额，w 是需求的份额，每个地方贡献 s × ln(s ÷ w)，全加起来就是总差距；
# - 时数为 0 的地方贡献 0（0 × ln 0 = 0），但它的企业仍在 w 里，**不能把这一行删掉**。

# %% [markdown] lang="en"
# ## Where is the gap: between regions or inside them
#
# The next question from the head of division: "Is it east against west, or is it inside the provinces?" Theil's index (Theil, 1967) can be split: **whole gap = within regions + between regions**, to the last digit.
#
# - s is the share of hours, w the share of demand; each place adds s × ln(s ÷ w), and all together are the whole gap;
# - a place with 0 hours adds 0 (0 × ln 0 = 0), but its firms stay in w: **don't drop that row**.

# %%
rows = {}
for column, words in kinds.items():
    for group, grouped in (("region4", say("四大地区", "4 regions")), ("province", say("31 个省", "31 provinces"))):
        parts = inequality.theil_parts(cities, "hours", column, group)
        rows[words, grouped] = [parts.total, parts.within, parts.between, 100 * parts.between / parts.total]
columns = [say("总差距", "whole gap"), say("之内", "within"), say("之间", "between"), say("之间占 %", "between, %")]
split = pd.DataFrame(rows, index=columns).T.rename_axis([say("需求", "demand"), say("分组", "groups")]).round(3)
show.table(split.reset_index(), language)

# %% [markdown] lang="zh"
# 横着看：之内加之间等于总差距。竖着看有两件事：
#
# - **分组越细，“之间”越大**（细的套在粗的里面时如此，至少不会变小）。按四大地区分，大部分差距在区域之内；按省分，一部分差距挪到了“之间”。没有哪种分法是天然的，写“区域差距占百分之几”时要写明按什么分。
# - **换一种需求，结论会变**。区位商（LQ）说得更直接：一个地区占全部时数的份额 ÷ 占全部需求的份额，1 是正好，低于 1 是摊得少。

# %% [markdown] lang="en"
# Across: within plus between is the whole gap. Down, two things:
#
# - **the finer the groups, the larger "between"** (where the finer lie inside the coarser; at least it never shrinks). With the four regions most of the gap is inside them; with provinces part of it moves to "between". No grouping is given by nature: when you write "regional gaps make up so many per cent", say which groups;
# - **another demand, another verdict**. The location quotient (LQ) says it more directly: a region's share of all hours ÷ its share of all demand; 1 is par, below 1 is less than its share.

# %%
regions = {
    "east": say("东部", "east"),
    "central": say("中部", "central"),
    "west": say("西部", "west"),
    "northeast": say("东北", "north-east"),
}
quotients = pd.DataFrame(
    {words: inequality.location_quotient(cities, "hours", column, "region4") for column, words in kinds.items()}
)
quotients = quotients.loc[list(regions)].rename(index=regions).rename_axis(say("地区", "region"))
show.table(quotients.round(2), language)

# %% [markdown] lang="zh"
# 请横着读同一个地区。同样的时数，按科技型中小企业看是一个结论，按乡村人口看可能正好相反。谁都可以挑一列来说自己“偏少”。**先定为谁服务，再看数；三列都列出来，最不容易被问住。**
#
# <details>
# <summary>自查：为什么区位商按需求份额加权平均，一定等于 1？</summary>
#
# 每个地区的区位商乘以它的需求份额，就是它的时数份额；时数份额加起来是 1。如果您算出来不是 1，多半是分母用了别的总数。
#
# </details>

# %% [markdown] lang="en"
# Read one region across. The same hours give one verdict by technology-based SMEs and may give the opposite by rural population. Anybody can pick the column in which they "get less". **Settle first whom you serve, then look at numbers; list all three columns and you are hard to catch out.**
#
# <details>
# <summary>Check yourself: why do location quotients, weighted by shares of demand, always average 1?</summary>
#
# A region's quotient times its share of demand is its share of hours, and shares of hours add up to 1. If yours don't add up to 1, most likely the denominator is some other total.
#
# </details>

# %% [markdown] lang="zh"
# ## 够不够得着：公里，容量，邻居
#
# 到这里为止，每个地方只用本地的机构。副市长说的不是这个：企业会去邻市，邻市的企业也会来。
#
# ### 度数不是公里
#
# 表里的位置是经纬度。纬度 1 度约 111 公里，到处一样；经度 1 度却越往北越短。一律按 1 度 111 公里折算，东西距离就会算长，越往北错得越多：

# %% [markdown] lang="en"
# ## Is it within reach: kilometres, capacity, neighbours
#
# So far every place used its own bodies only. That is not what the deputy mayor means: firms go to the next city, and firms from there come here.
#
# ### Degrees are not kilometres
#
# Positions in the table are longitude and latitude. 1 degree of latitude is about 111 km everywhere; 1 degree of longitude gets shorter towards the north. Take 1 degree for 111 km everywhere and distances from east to west come out too long, the more so the further north:

# %%
towns = ["海口市", "长沙市", "哈尔滨市"]
where = places.set_index("city").loc[towns]
degree = pd.DataFrame(
    {
        say("纬度", "latitude"): where["lat"],
        say("东西相距 1 度，公里", "1 degree east to west, km"): great_circle_km(
            where["lon"], where["lat"], where["lon"] + 1, where["lat"]
        ).round(1),
    }
)
degree.index = pd.Index(named(towns), name=say("地方", "place"))
show.table(degree, language)

# %% [markdown] lang="zh"
# `great_circle_km` 算的是球面上两点间最短的距离（大圆距离），下面就叫直线距离。它也不是路程：山区的路可能长一倍，过江要绕桥。直线距离的结论，写进材料前要请熟悉路况的人看一眼。
#
# ### 两步移动搜寻法
#
# 这个方法英文缩写 2SFCA（Luo 和 Wang，2003）。先看一个能心算的例子。两个市相距不远，中间一家机构一年 800 小时；甲市 100 家企业，乙市 300 家，都在半径之内。
#
# 1. **站在机构看**：800 小时 ÷（100 + 300）家 = 每家 2 小时。
# 2. **站在地方看**：把半径以内各机构的“每家几小时”加起来。这里只有一家，两个市都是每家 2 小时。
#
# 如果只看“甲市够得着几小时 ÷ 甲市企业”，会得到 800 ÷ 100 = 8 小时，乙市那 300 家企业凭空消失了。第 1 步就是把来抢号的邻居算进去。
#
# 有一个等式可以随时自查：**各地的可及性 × 需求，加起来正好是有人够得着的机构的时数之和**（要加全部参加计算的地方，不能只加本省的）。多出来，就是同一小时给了好几家。

# %% [markdown] lang="en"
# `great_circle_km` gives the shortest distance over the sphere (great circle), called straight-line distance below. It is no route either: mountain roads may be twice as long, a river needs a bridge. Before a straight-line result goes into a paper, let somebody who knows the roads look at it.
#
# ### The two-step floating catchment area
#
# The method is known as 2SFCA (Luo and Wang, 2003). First an example you can do in your head. Two cities close together, one body between them with 800 hours a year; city A has 100 firms, city B 300, all within the radius.
#
# 1. **Stand at the body**: 800 hours ÷ (100 + 300) firms = 2 hours a firm.
# 2. **Stand at the place**: add up the "hours a firm" of all bodies within the radius. Here there is one, so both cities get 2 hours a firm.
#
# Look only at "hours within reach of A ÷ firms of A" and you get 800 ÷ 100 = 8 hours: the 300 firms of B have vanished. Step 1 counts in the neighbours who queue as well.
#
# One equation lets you check at any time: **access × demand, added up over all places, is the sum of the hours of the bodies that anybody can reach** (over all places that went in, not the province's own alone). If it is more, one hour was given to several.

# %%
small = pd.DataFrame({"city": ["A", "B"], "lon": [104.0, 104.1], "lat": [30.0, 30.0], "firms": [100, 300]})
one_body = pd.DataFrame({"inst_id": ["I"], "lon": [104.05], "lat": [30.0], "hours": [800]})
(two_step(small, one_body, 50) / 10_000).to_dict()

# %% [markdown] lang="zh"
# 现在看示例省。交给函数的是**本省和周边 300 公里**的地方和机构，不在省界上截断；算完再留下本省。周边要取到半径的 2 倍，因为机构的别的客户可能住得那么远：300 公里够半径 150 公里以内用。单位是每 10,000 家企业够得着的小时数。

# %% [markdown] lang="en"
# Now the example province. The function is handed the places and bodies **of the province and 300 km around it**, not cut off at the province line; the province's own are kept afterwards. The ring must be 2 times the radius, since a body's other clients may live that far away: 300 km will do for a radius of up to 150 km. The unit is hours within reach for each 10,000 firms.

# %%
around = near(cities, cities, example, 300)
bodies = near(sites, cities, example, 300)
reach = two_step(around, bodies, 100).loc[own["city"]]
used = (two_step(around, bodies, 100).to_numpy() * around["firms"].to_numpy()).sum() / 10_000
print(len(own), len(around), len(bodies))
wanted = (distances(around, bodies) <= 100).any().to_numpy()
print(round(used), bodies["hours"][wanted].sum())

# %% [markdown] lang="zh"
# 第二行左边是各地（含邻省）可及性 × 需求 ÷ 10,000 的总和，右边是有人够得着的机构的时数之和：一小时也没有多出来。下面按可及性排序，打斜纹的是**最低十分之一**：最低的 k 个地方（k 是地方数的十分之一，向上取整），并列的都算在内。

# %% [markdown] lang="en"
# In the second line, on the left is access × demand ÷ 10,000, added up over all places (neighbours too), on the right the hours of the bodies that anybody can reach: not an hour too many. Below, places are ranked by access; the hatched bars are the **lowest tenth**: the k lowest places (k is a tenth of the places, rounded up) and all that tie with them.

# %%
low = lowest_tenth(reach)
bars = reach.sort_values()
fig, ax = plt.subplots(figsize=(8, 0.42 * len(bars) + 1.4))
drawn = ax.barh(named(bars.index), bars, color=plot.COLOURS[0])
marks = [say("（最低十分之一）", " (lowest tenth)") if name in low else "" for name in bars.index]
ax.bar_label(
    drawn, labels=[f"{value:,.0f}{mark}" for value, mark in zip(bars, marks, strict=True)], padding=3, fontsize=9
)
for name, bar in zip(bars.index, drawn, strict=True):
    if name in low:
        bar.set(facecolor=plot.COLOURS[1], hatch="//", edgecolor="white")
ax.margins(x=0.12)
ax.set_xlabel(say("100 公里以内，每 10,000 家企业的小时数", "hours for each 10,000 firms within 100 km"))
ax.set_ylabel(say("地级行政区划", "prefecture-level division"))
ax.set_title(say("示例省各地的可及性（练习数据）", "Access in the example province (practice data)"))
plot.source_line(ax, institutions, language)
listed = say("、", ", ").join(named(low))
zh = f"横条图：示例省 {len(bars)} 个地方的可及性，最低十分之一是{listed}，最高 {bars.max():,.0f} 小时。练习数据。"
en = f"Bars: access of {len(bars)} places in the example province; the lowest tenth is {listed}, the highest has {bars.max():,.0f} hours. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# ### 省界不挡路
#
# 如果先按省筛选、再算可及性，邻省的机构和邻省来的企业都不见了。靠省界的地方会算错，有的偏高，有的偏低：

# %% [markdown] lang="en"
# ### The province line is no wall
#
# Filter by province first and work out access afterwards, and the bodies across the line are gone, and the firms that come from there too. Places near the line come out wrong, some too high, some too low:

# %%
cut = two_step(own, sites[sites["province"] == example], 150)
whole = two_step(around, bodies, 150).loc[own["city"]]
line = pd.DataFrame({say("含邻省", "with neighbours"): whole, say("截断在省界", "cut at the line"): cut})
line[say("差 %", "change, %")] = 100 * (cut / whole - 1)
line.index = pd.Index(named(line.index), name=say("地方", "place"))
show.table(line.sort_values(line.columns[2]).round(0).iloc[[0, 1, -2, -1]], language)

# %% [markdown] lang="zh"
# ### 远近不一样：距离衰减
#
# 99 公里和 1 公里都算“够得着”，101 公里就算零，太生硬。一个办法是把半径三等分，三圈给不同的分量，里圈 1、中圈 0.68、外圈 0.22（分量取自 Luo 和 Qi，2009；原文按车程时间分圈）。它不改变思路，只改变第 1、2 步里每个人的分量：

# %% [markdown] lang="en"
# ### Near and far are not the same: distance decay
#
# 99 km counts as within reach just as 1 km does, and 101 km counts as nothing: too blunt. One remedy is to cut the radius into thirds and give the three rings different weights, inner 1, middle 0.68, outer 0.22 (weights from Luo and Qi, 2009, whose rings go by driving time). The idea stays; only everybody's weight in steps 1 and 2 changes:

# %%
decayed = two_step(around, bodies, 100, decay=three_rings).loc[own["city"]]
print(named(lowest_tenth(reach)), named(lowest_tenth(decayed)))
print(round(reach.corr(decayed, method="spearman"), 2))

# %% [markdown] lang="zh"
# 第一行是两种算法的最低十分之一，第二行是两种排名的等级相关系数：1 是完全一致。分量的取值没有标准答案，要写明用了哪一套。
#
# ## 换半径、换需求：谁一直垫底
#
# 半径是人定的。请自己换一换：用 Tab 键移到下拉框，按空格打开，用上下键选，按回车确定。看**最低的那几个地方**有没有换人。

# %% [markdown] lang="en"
# The first line holds the lowest tenth by both ways, the second the rank correlation of the two rankings: 1 is perfect agreement. There is no right set of weights; say which one you used.
#
# ## Another radius, another demand: who is always last
#
# A radius is somebody's choice. Try others: Tab to a list, Space opens it, arrows choose, Enter confirms. Watch whether **the lowest places** are still the same.


# %%
def lowest(radius, demand):
    access = two_step(around, bodies, radius, demand).loc[own["city"]]
    low = lowest_tenth(access)
    table = (
        access.sort_values()
        .head(max(5, len(low)))
        .round(0)
        .to_frame(say("每 10,000 单位需求的小时数", "hours for each 10,000 of demand"))
    )
    table[say("最低十分之一", "lowest tenth")] = [say("是", "yes") if name in low else "" for name in table.index]
    return show.table(table.set_axis(pd.Index(named(table.index), name=say("地方", "place"))), language)


widgets.chooser(
    lowest,
    {
        "radius": [(say(f"{km} 公里", f"{km} km"), km) for km in (50, 75, 100, 125, 150)],
        "demand": [(words, column) for column, words in kinds.items()],
    },
    {"radius": say("半径", "radius"), "demand": say("需求", "demand")},
)

# %% [markdown] lang="zh"
# 在纸面或导出的网页上，上表停在第一组选择。下面把三个半径并排，不用点：

# %% [markdown] lang="en"
# On paper or an exported page the table above stands still at the first choice. Here are three radii side by side, with nothing to click:

# %%
radii = (50, 100, 150)
tested = {radius: two_step(around, bodies, radius).loc[own["city"]] for radius in radii}
lows = {radius: set(lowest_tenth(values)) for radius, values in tested.items()}
for radius in radii:
    print(radius, named(sorted(lows[radius])), int((tested[radius] == 0).sum()))
print(named(sorted(set.intersection(*lows.values()))))
print(round(tested[50].corr(tested[150], method="spearman"), 2))

# %% [markdown] lang="zh"
# 前三行：半径、最低十分之一的名单、可及性为 0 的地方数。倒数第二行是**三个半径下都在名单里**的地方，可能一个也没有（`[]`）。最后一行是 50 公里和 150 公里两个排名的等级相关系数。
#
# 相关系数低、名单又总换人，说明结论主要是半径定的。这时候不要报“某市垫底”，要报：“50 公里内某几个地方没有机构可去；放宽到 150 公里，名单变为某几个。我们按 100 公里安排，理由是企业愿意当天往返。”**理由要写出来，数才站得住。**

# %% [markdown] lang="en"
# The first three lines: radius, the lowest tenth, the number of places with access 0. The last but one: places on the list **at all three radii**, perhaps none (`[]`). The last: the rank correlation of the rankings at 50 km and at 150 km.
#
# If the correlation is low and the list keeps changing, it is mostly the radius that decides. Don't report "city so-and-so comes last" then; report: "Within 50 km these places have no body to go to; at 150 km the list becomes these. We plan with 100 km, because firms are willing to go and return within a day." **Write the reason down, and the number stands.**

# %% [markdown] lang="zh"
# ## 下一个点放在哪里
#
# 预算够新设 3 个点。问题是：80 公里以内没有综合性机构或省级节点的地方，怎样用 3 个点让**新增覆盖的乡村人口**最多？（这里故意换了半径和需求，练习里另有一组。）
#
# **贪心法**：每次选新增最多的一个点，把它覆盖的去掉，再选下一个。它保证至少达到最优的 63%（Nemhauser 等，1978），实际上常常就是最优。这里地方不多，可以请电脑把最优解也算出来，比一比；再和“只挑乡村人口最多的 3 个地方”比一比。

# %% [markdown] lang="en"
# ## Where should the next point go
#
# The budget allows for 3 new points. The question: of the places with no comprehensive body or provincial node within 80 km, how can 3 points cover as much **additional rural population** as possible? (Radius and demand differ from the exercise on purpose.)
#
# **The greedy way**: each time choose the point that adds most, take away what it covers, choose the next. It is sure to reach at least 63% of the best (Nemhauser and others, 1978), and often is the best. There are few places here, so let the computer find the best as well and compare; and compare with "just the 3 places with the largest rural population".

# %%
seats = bodies[bodies["type"].isin(["municipal_comprehensive", "provincial_node"])]
far = siting.uncovered(own, seats, 80)
reached = siting.reach(far, own, 80)
people = far.set_index("city")["rural_people"]
choices = {
    say("贪心法", "greedy"): siting.greedy_cover(reached, people, 3),
    say("最优解", "best possible"): siting.best_cover(reached, people, 3),
    say("只挑人最多的", "largest population"): own.sort_values("rural_people", ascending=False)["city"]
    .head(3)
    .tolist(),
}
compared = pd.DataFrame(
    {
        say("选点", "sites"): [say("、", ", ").join(sorted(named(chosen))) for chosen in choices.values()],
        say("新增覆盖", "added"): [siting.covered_demand(reached, people, chosen) for chosen in choices.values()],
    },
    index=pd.Index(choices, name=say("办法", "way")),
)
compared[say("占未覆盖的 %", "of uncovered, %")] = (100 * compared.iloc[:, 1] / people.sum()).round(1)
show.table(compared, language)

# %% [markdown] lang="zh"
# 只挑最大的地方，会选到已经覆盖的，或者选到两个挨着的：同一批人数了两遍。
#
# ### 不设点，放到网上行不行
#
# 处长会问，您先替他问。把服务拆成两类：检索、咨询、培训**线上能办**；递交原件、当面辅导、帮不熟悉网络的人办事**必须到场**。假设预算每年能买 15,000 小时，两个方案：
#
# - **设点**：3 个点各 5,000 小时，设在贪心法选出的地方，由够得着的人分着用；
# - **线上**：15,000 小时里能线上办的那一部分，由全省的乡村人口平分；必须到场的那一部分，线上买不来。
#
# 线上能办的比例是关键。下面取三个**练习值**（0.3、0.6、0.9），看示例省最低的地方和中位数的可及性（100 公里，乡村人口）。真要用，请从本单位的工单里数出来。

# %% [markdown] lang="en"
# Take just the largest places, and you get some that are covered already, or two side by side: the same people counted twice.
#
# ### No points, but online instead?
#
# The head of division will ask; ask it first yourself. Split the service in two: search, enquiries and training **can be done online**; handing in originals, advice face to face, helping people who are not at home on the web **need presence**. Say the budget buys 15,000 hours a year. Two plans:
#
# - **points**: 5,000 hours at each of 3 points, at the places the greedy way chose, shared by those within reach;
# - **online**: the part of the 15,000 hours that can be done online, shared evenly by the rural population of the province; the part that needs presence cannot be bought online.
#
# Everything hangs on the share that can be done online. Below are three **exercise values** (0.3, 0.6, 0.9), with the access of the lowest place and of the median in the example province (100 km, rural population). For real use count the share in your own tickets.

# %%
places_for = own[own["city"].isin(choices[say("贪心法", "greedy")])]
extra = places_for.assign(inst_id="new-" + places_for["city"], hours=5000)[["inst_id", "lon", "lat", "hours"]]
before = two_step(around, bodies, 100, "rural_people").loc[own["city"]]
with_points = two_step(around, pd.concat([bodies, extra]), 100, "rural_people").loc[own["city"]]
plans = {say("现在", "now"): before, say("设 3 个点", "3 points"): with_points}
for share in (0.3, 0.6, 0.9):
    everybody = 10_000 * share * 15_000 / own["rural_people"].sum()
    plans[say(f"线上，可线上办 {share:.0%}", f"online, {share:.0%} can be online")] = before + everybody
lowest_and_middle = pd.DataFrame(
    {
        say("最低的地方", "lowest place"): [values.min() for values in plans.values()],
        say("中位数", "median"): [values.median() for values in plans.values()],
        say("比现在好的地方数", "places better off"): [
            int((values > before + 1e-9).sum()) for values in plans.values()
        ],
    },
    index=pd.Index(plans, name=say("方案", "plan")),
)
show.table(lowest_and_middle.round(1), language)

# %% [markdown] lang="zh"
# 设点给少数地方很多，线上给每个地方一点点。哪个更“均等”，要看您在意的是最低处、中位数，还是得益的地方数；也要看那些必须到场的事由谁来办。表能把取舍摆出来，**取舍本身要人来做，并写下理由**。常见的答案是两样都要一点，例如 2 个点加一个线上咨询席位。

# %% [markdown] lang="en"
# Points give a lot to a few places; online gives a little to every place. Which is "more equal" depends on whether you care for the lowest place, the median or the number who gain; and on who does what needs presence. A table can lay the trade-off out; **the choice is for people, with the reason written down**. A common answer is some of each, such as 2 points and an online enquiry desk.

# %% [markdown] lang="zh"
# ## 年年看：在靠拢，还是在拉开
#
# 均等化是一个过程。两个词要分清：
#
# - **σ 收敛**：各省之间的离散程度（取对数后的标准差）逐年变小；
# - **β 收敛**：起点低的省长得快（年均对数增速对首年对数回归，斜率为负）。
#
# 有 β 收敛不一定有 σ 收敛：低的追上来，也可能冲过头，名次换了，距离没变。下面用各省的研发投入强度（研发经费占地区生产总值的百分比）看一遍。这张表随班级设置，可能是开放版（真实数据）。

# %% [markdown] lang="en"
# ## Year by year: closing the gap or drifting apart
#
# Equalisation is a process. Keep two words apart:
#
# - **sigma convergence**: the spread among provinces (standard deviation of logarithms) shrinks over the years;
# - **beta convergence**: provinces that start low grow faster (regress mean yearly log growth on the log of the first year; the slope is below zero).
#
# Beta does not bring sigma with it: those below may catch up and run past, so that ranks change and distances don't. Here it is for the R&D intensity of provinces (spending on R&D in per cent of regional GDP). This table follows your cohort's setting and may be the open edition (real figures).

# %%
intensity = data.load("rd_intensity", edition=edition)
provinces = intensity[intensity["province"] != "全国"].pivot(index="province", columns="year", values="rd_intensity")
spread = provinces.apply(inequality.sigma)
slope = inequality.beta(provinces[2011], provinces[2023], 12)
fig, ax = plt.subplots(figsize=(8, 4))
ax.plot(spread.index, spread, marker="o", color=plot.COLOURS[0])
ax.set_ylim(0, 1.25 * spread.max())
ax.set_xlabel(say("年份", "year"))
ax.set_ylabel(say("各省强度取对数后的标准差", "standard deviation of log intensity"))
ax.set_title(
    say(
        f"研发投入强度：31 省之间的离散程度；β = {slope:.3f}",
        f"R&D intensity: spread among 31 provinces; beta = {slope:.3f}",
    )
)
plot.source_line(ax, intensity, language)
zh = (
    f"折线图：31 省研发投入强度的对数标准差，2011 年 {spread[2011]:.2f}，2023 年 {spread[2023]:.2f}；β 为 {slope:.3f}。"
)
en = f"Line: standard deviation of log R&D intensity of 31 provinces, {spread[2011]:.2f} in 2011, {spread[2023]:.2f} in 2023; beta {slope:.3f}."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 读图之前先问三件事：
#
# - **“全国”那一行去掉了吗？** 它不是一个省。
# - **口径变过吗？** 2019 年前后有的省下修了地区生产总值，强度会跳一下，研发并没有变。
# - **全国的强度不是各省强度的平均**。要先把经费和生产总值各自加总，再相除：

# %% [markdown] lang="en"
# Before you read it, ask three things:
#
# - **Is the row of the nation out?** It is no province.
# - **Did a definition change?** Around 2019 some provinces revised their GDP down; the intensity jumps, the R&D did not.
# - **The nation's intensity is not the mean of the provinces'**. Add up spending and GDP first, then divide:

# %%
year = intensity[(intensity["year"] == 2023) & (intensity["province"] != "全国")]
gdp = year["rd_spending"] / (year["rd_intensity"] / 100)
nation = intensity[(intensity["year"] == 2023) & (intensity["province"] == "全国")]["rd_intensity"].item()
print(f"{year['rd_intensity'].mean():.2f}  {100 * year['rd_spending'].sum() / gdp.sum():.2f}  {nation:.2f}")

# %% [markdown] lang="zh"
# 第一个数是 31 个省的简单平均，第二个是先加总再相除，第三个是表里“全国”那一行。后两个对得上，第一个偏了：**比率不能直接平均**。覆盖率、可及性、满意率，都是这个道理。

# %% [markdown] lang="en"
# The first is the plain mean of the 31 provinces, the second adds up first and then divides, the third is the table's row of the nation. The last two agree, the first is off: **rates cannot simply be averaged**. The same holds for coverage, access and satisfaction.

# %% [markdown] lang="zh"
# ## 容易错在哪里
#
# | 常见的错 | 听起来像什么 | 怎样自查 |
# |---|---|---|
# | 不加权 | “平均每个市覆盖率……” | 换成按企业算，差几个百分点？ |
# | 比个数，不比比率 | “省会时数是我们的 5 倍” | 除以企业数再说 |
# | 把没有服务的地方删掉 | “有机构的市之间差距不大” | 行数还是全部地方吗？ |
# | 度数当公里 | 半径一改，谁都够得着 | 用 `great_circle_km`，挑两个熟悉的市验一验 |
# | 不算容量和邻居 | “半径内有 3 家机构” | 可及性 × 需求，加起来等于时数吗？ |
# | 省界截断 | 靠边的市忽高忽低 | 把周边 300 公里放进来再算 |
# | 只用一个半径、一种需求 | “某市垫底” | 换两个半径，名单变不变？ |
# | 把均等当成一样多 | “各市一律两名专职人员” | 路远的地方，一样多就是少 |

# %% [markdown] lang="en"
# ## What goes wrong
#
# | Usual mistake | What it sounds like | How to check |
# |---|---|---|
# | Unweighted | "the average city's coverage …" | by firms, how many points does it change? |
# | Counts, not rates | "the capital has 5 times our hours" | divide by firms first |
# | Places without service dropped | "among cities with a body the gap is small" | are all places still among the rows? |
# | Degrees for kilometres | change the radius, and all are in reach | use `great_circle_km`, test it on two cities you know |
# | No capacity, no neighbours | "3 bodies within the radius" | does access × demand add up to the hours? |
# | Cut at the province line | cities at the edge jump up or down | take in 300 km around and work it out again |
# | One radius, one demand | "city so-and-so comes last" | two more radii: does the list change? |
# | Equal taken for the same | "two full-time staff in every city" | where the way is long, the same is less |

# %% [markdown] lang="zh"
# ## 自查
#
# <details>
# <summary>甲：某省按地方算覆盖率 48%，按企业算 71%。处长想只写 71%，您怎么说？</summary>
#
# 两个都写：“覆盖 48% 的地级行政区划，那里有全省 71% 的企业。”只写 71%，没覆盖的那一半地方就看不见了，而“末端发力”说的正是它们。
#
# </details>
#
# <details>
# <summary>乙：新设了 10 家机构，基尼系数反而升了。可能吗？</summary>
#
# 可能。如果新机构都设在本来就多的地方，总量多了，差距也大了。所以均值和差距要一起报。
#
# </details>
#
# <details>
# <summary>丙：有人说“区域之间只占差距的 20%，所以不用管西部”。错在哪里？</summary>
#
# 占比随分组和需求而变；占得少也不等于没有；再说一个地区的最低处可能比平均更要紧。泰尔指数告诉您差距在哪里，不告诉您该不该管。
#
# </details>
#
# <details>
# <summary>丁：一家机构一年 600 小时，半径内两个市，企业 200 家和 400 家。每家几小时？如果 400 家的那个市自己又设了一家 400 小时的机构（200 家的市够不着），两个市各是多少？</summary>
#
# 先是 600 ÷ 600 = 1 小时。后来 400 家的市变成 1 + 400 ÷ 400 = 2 小时，另一个市仍是 1 小时。总时数 200 × 1 + 400 × 2 = 1000，正好等于 600 + 400。
#
# </details>

# %% [markdown] lang="en"
# ## Check yourself
#
# <details>
# <summary>A: a province has coverage of 48% by divisions and 71% by firms. The head of division wants to write 71% only. What do you say?</summary>
#
# Write both: "48% of the prefecture-level divisions are covered; they hold 71% of the firms." With 71% alone the uncovered half of the places disappears, and "effort at the end of the chain" is about just these.
#
# </details>
#
# <details>
# <summary>B: 10 new bodies were set up and the Gini rose. Can that be?</summary>
#
# Yes. If the new ones went where there were many already, the total rose and so did the gap. That is why mean and gap are reported together.
#
# </details>
#
# <details>
# <summary>C: somebody says "only 20% of the gap is between regions, so we need not look at the west". What is wrong?</summary>
#
# The share depends on groups and demand; a small share is not none; and the lowest place in a region may matter more than the mean. Theil's index tells where the gap is, not whether to mind it.
#
# </details>
#
# <details>
# <summary>D: a body has 600 hours a year; two cities within the radius have 200 and 400 firms. How many hours a firm? Then the city of 400 gets its own body of 400 hours, which the city of 200 cannot reach. What do both have now?</summary>
#
# First 600 ÷ 600 = 1 hour. Then the city of 400 has 1 + 400 ÷ 400 = 2 hours, the other still 1. In all 200 × 1 + 400 × 2 = 1000, which is 600 + 400.
#
# </details>

# %% [markdown] lang="zh"
# ## 这一课不做什么
#
# - 不评价任何真实的地方：机构、企业数、时数都是合成的。要用在本省，请换成本单位的台账，并写明日期。
# - 直线距离不是路程，名义时数不是实际接待量；开放时间、语言、收费也会把人挡在门外，表里都没有。
# - 本课讲的是信息服务的布局，不是法律意见，也不代替选址的审批程序。
# - 两个查得到出处的全国目标（地市级覆盖率超过 50%、重要网点不少于 550 家，均据 2023 年的报道）说的是“有没有”。半径、最低十分之一、15,000 小时这些都是练习值。

# %% [markdown] lang="en"
# ## What this lesson does not do
#
# - It does not judge any real place: bodies, firms and hours are synthetic. To use it for your province put your own records in, with their date.
# - A straight line is no route, nominal hours are no visits served; opening times, language and fees keep people out too, and none of them is in the table.
# - It is about where an information service is placed; it is no legal opinion and replaces no procedure for approving a site.
# - The two national targets whose source is known (municipal coverage above 50%, 550 or more key outlets, both as reported in 2023) ask "is there one?". Radius, lowest tenth and 15,000 hours are exercise values.

# %% [markdown] lang="zh"
# ## 周一上班先做什么
#
# 1. 找出本单位最近一份写了覆盖率的材料，补上按企业算的那个数和两个分母。
# 2. 问一问最远的那个县：来一趟多久，上个月来了几回，为什么没来。把路程写在直线距离旁边。
# 3. 从上个月的工单里数出“线上能办”的比例。下次讨论设点，这个数比任何模型都管用。
# 4. 和邻市、邻省的同行通一次电话：省界那边的企业，接不接？
#
# ## 下一步
#
# 先做本模块的**练习**：`equalisation_and_reach`（约 200 分钟，文件名不改）。然后学 M15《分级分类与供需匹配》：够得着之后，怎样把需求和机构配对。

# %% [markdown] lang="en"
# ## What to do on Monday
#
# 1. Find your office's latest paper that states a coverage; add the figure by firms and both denominators.
# 2. Ask the farthest county: how long is the way, how often did they come last month, why did they not? Write the travel time beside the straight-line distance.
# 3. Count in last month's tickets what share can be done online. When sites are next discussed, that number is worth more than any model.
# 4. Ring your colleagues in the next city and the next province: do they serve firms from across the line?
#
# ## Next
#
# First do the **exercise** of this module: `equalisation_and_reach` (about 200 minutes; keep the file name). Then comes M15 "Tiers and matching supply to demand": once the service is within reach, how demands and bodies are paired.
