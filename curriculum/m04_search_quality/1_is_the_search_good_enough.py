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

import matplotlib.pyplot as plt
import pandas as pd

import iplab.parameters
from iplab import data, plot, ranking, sampling, show, stopping, topics, widgets

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
    tables=["topics", "qrels", "runs", "screening_log", "elusion_sample", "patents"],
)

# %% [markdown] lang="zh"
# # 检索做得够不够好：查全、查准与停止规则
#
# 最上面两格是课程设置，由培训负责人填写，您只需要运行。
#
# ## 窗口前的一刻
#
# 光伏支架厂的技术科长又来了，手里是您昨天给他的清单：“查到这些，我信。可投资人问我，**是不是都在这儿了**？我说查得很全，他问有多全，我答不上来。”
#
# 您也答不上来。检索系统只告诉您命中多少件，没有命中的那些，它一声不吭。
#
# 这一课就学怎样对没看见的东西说一句负责任的话：能算的算出来，带上区间；算不出来的，写清楚。

# %% [markdown] lang="en"
# # Is the search good enough: recall, precision, stop rules
#
# The two cells at the top are the course's set-up. Your training lead fills them in; you only run them.
#
# ## A moment at the desk
#
# The head of engineering of the solar frame works is back, with the list you gave him yesterday: "These I believe. But the investor asks whether **that is all of it**. I said the search was thorough. How thorough, he asked, and I had no answer."
#
# Neither have you. A search system tells you how many documents it found. About those it did not find it keeps silent.
#
# This lesson shows how to say something responsible about what you have not seen: work out what can be worked out, with an interval; write down what can't.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 算得出一组结果、一个排序列表的查准率、查全率、F2 和 PRES。
# 2. 从样本估计查准率和查全率，给出区间，写明没人看过的怎么算。
# 3. 用两次检索互相印证，看得出它们是不是真的互不相干。
# 4. 按代价选一条停止规则，知道它会丢掉什么。
# 5. 写一段客户看得懂的限度说明。
#
# 本课约需 65 分钟，随后的练习约需 155 分钟。这是按字数和代码格数估算的，尚未经真人试学。
#
# 先修：M03（检索式、判断表）。文献和判断都是**练习数据（合成）**。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Work out precision, recall, F2 and PRES of a set and of a ranked list.
# 2. Estimate precision and recall from a sample, with an interval, and say what unseen documents count as.
# 3. Let two searches check each other, and see whether they really have nothing to do with each other.
# 4. Choose a stop rule by what it costs, and know what it loses.
# 5. Write a statement of limits that a client understands.
#
# The lesson takes about 65 minutes, the exercise that follows about 155. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# Before this: M03 (queries, judgements). Documents and judgements are **practice data (synthetic)**.

# %% [markdown] lang="zh"
# ## “高质量”落到一张检索单上
#
# 政策里讲质量的话不少。落到窗口，就是检索单上多写几行：
#
# | 编号 | 原文短语 | 检索单上多写什么 |
# |---|---|---|
# | W02、W35 | “把高质量作为……生命线”“优质高效的知识产权公共服务” | 查全率的估计和区间，花了多少时间 |
# | R06 | “强化高水平、专业化知识产权公共服务供给” | 从没有命中的里面抽样，看漏了多少 |
# | P07 | “覆盖更广、效能更高、服务更好、体验更优” | 为什么读到这里停 |
# | A21 | “推进知识产权公共服务标准化规范化” | 人人用同一份限度说明 |
#
# 命中数不在里面。它说明检索式有多宽，不说明检索有多好。

# %% [markdown] lang="en"
# ## "High quality" on a search sheet
#
# The policy texts speak of quality a good deal. At the desk it comes down to a few more lines on the search sheet:
#
# | Number | Phrase (our translation) | What to add to the sheet |
# |---|---|---|
# | W02, W35 | "quality as the lifeline …", "good-quality, efficient IP public service" | recall as estimated, with its interval, and the time it took |
# | R06 | "strengthen high-level, professional supply" | a sample of what was not found, to see how much was missed |
# | P07 | "wider coverage, higher effect, better service, better experience" | why reading stopped here |
# | A21 | "standardise and regularise the service" | one statement of limits, used by all |
#
# The number of hits is not among them. It tells how wide a query is, not how good a search is.

# %% [markdown] lang="zh"
# ## 五份结果，哪一份好
#
# 还是光伏支架那个课题。五个人各交了一份结果，最多 60 件。判断表里有人看过一百多件，给了等级：2 和 1 是相关，0 是看过、不相关。

# %% [markdown] lang="en"
# ## Five results: which one is good?
#
# It is still the topic of the solar frames. Five people hand in a result each, 60 documents at most. The judgements hold over a hundred documents that somebody looked at and graded: 2 and 1 are relevant, 0 was looked at and is not.

# %%
topic = data.load("topics", topic_id="T18").iloc[0]
grades = data.load("qrels", topic_id="T18").set_index("pub_no")["grade"]
lists = data.load("runs", topic_id="T18").sort_values("rank")
runs = {name: part["pub_no"].tolist() for name, part in lists.groupby("run")}
words = {
    "words_zh": say("中文标准词，新的在前", "standard Chinese words, newest first"),
    "words_both": say("两种语言，全部叫法", "all names, both languages"),
    "words_use": say("同上，再加用途", "the same, and the use besides"),
    "classes": say("只用分类号", "classes alone"),
    "similar": say("按内容相似", "by likeness of content"),
}
print(topic[f"title_{language}"], len(grades), int((grades > 0).sum()))
scores = pd.DataFrame({words[name]: topics.score(runs[name], grades) for name in words}).T
counts = ["hits", "relevant", "found"]
scores[counts] = scores[counts].astype(int)
show.table(scores.round(2), language)

# %% [markdown] lang="zh"
# `precision` 是查准率：读一件，有多大机会是有用的。`recall` 是查全率：该找的找到了几成。两头常常拉扯：加一个概念，读得省了，漏得也多了。
#
# 看第三行，它查准率最高；再看它的查全率。只报查准率，它就成了最好的一份。
#
# **F2** 把两头合成一个数，查全的分量更重。专利检索里漏一件可能丢一个案子，多读一件只费几分钟，所以用 F2，不用一视同仁的 F1。

# %% [markdown] lang="en"
# `precision` is the chance that a document you read is of use. `recall` is how much of what should be found was found. The two pull against each other: one more concept saves reading and loses documents.
#
# Look at the third row, whose precision is highest; then look at its recall. Report precision alone and it becomes the best of all.
#
# **F2** makes one number of both and gives recall more weight. In patent searching a miss may lose a case, while one more document read in vain costs minutes; hence F2 and not F1, which treats them alike.

# %% [markdown] lang="zh"
# ### 两个错，各算一遍
#
# **在自己的命中里算查全率。** 有人这样算：“我读了命中的，相关的我都找到了。”分母就是分子，当然等于 1。
#
# **没人看过的，悄悄当成不相关。** 没人看过和看过、不相关，是两回事。下表并排列出。

# %% [markdown] lang="en"
# ### Two mistakes, worked out
#
# **Recall on one's own hits.** "I read what I found, and I found everything relevant in it." The denominator is the numerator, and the result is always 1.
#
# **What nobody saw, quietly taken for irrelevant.** Seen by nobody and looked at in vain are two things. The table sets them side by side.

# %%
found = runs["words_both"]
right = [number for number in found if grades.get(number, 0) > 0]
seen = [number for number in found if number in grades.index]
unseen = len(found) - len(seen)
table = pd.DataFrame(
    [
        (say("查全率，分母是自己的命中", "recall on one's own hits"), len(right) / len(right)),
        (say("查全率，分母是判断表", "recall on the judgements"), len(right) / (grades > 0).sum()),
        (say("查准率，没看过的算不相关", "precision, unseen count as irrelevant"), len(right) / len(found)),
        (say("查准率，没看过的去掉", "precision, unseen left out"), len(right) / len(seen)),
        (
            say("查准率，没看过的全算相关", "precision, all unseen count as relevant"),
            (len(right) + unseen) / len(found),
        ),
    ],
    columns=[say("算法", "way"), say("结果", "result")],
).round(2)
print(unseen)
show.table(table, language)

# %% [markdown] lang="zh"
# 后三行是同一份结果。哪一行都可以用，**但要写明用的是哪一行**。第三行是下限，第五行是上限，真实的在中间。
#
# <details>
# <summary>自查：判断表里的查全率，就是真正的查全率吗？</summary>
#
# 不是。判断表里的相关文献，是几次检索加抽样看出来的；谁也没看过的相关文献，不在分母里。所以它多半也偏高，只是比“自己的命中”强得多。
#
# </details>

# %% [markdown] lang="en"
# The last three rows are one and the same result. Any of them will do, **if you say which one it is**. The third row is a lower limit, the fifth an upper one, and the truth lies between.
#
# <details>
# <summary>Check yourself: is recall on the judgements the true recall?</summary>
#
# No. The relevant documents in the judgements came out of several searches and a sample; those that nobody ever saw are not in the denominator. So this recall is usually too high as well, only much better than one's own hits.
#
# </details>

# %% [markdown] lang="zh"
# ## 先后也要紧：读到哪里，找到几成
#
# 客户从第一件读起，读累了就停。同样的查全率，相关的排在前面和排在后面，差别很大。图里横轴是读了几件，纵轴是到那里找到了几成；灰线是第 20 件。

# %% [markdown] lang="en"
# ## Order matters: how far you read, how much you have
#
# A client starts at the top and stops when tired. With the same recall it makes a great difference whether the relevant documents come early or late. In the figure, documents read run along the bottom, the share found so far runs up the side; the grey line marks document 20.

# %%
total = int((grades > 0).sum())
fig, ax = plt.subplots(figsize=(7.6, 4.8))
reached = {}
for name, style in (("words_both", "-"), ("similar", "--"), ("classes", "-."), ("words_zh", ":")):
    hits = pd.Series([grades.get(number, 0) > 0 for number in runs[name]]).cumsum() / total
    ax.plot(range(1, len(hits) + 1), hits, style, linewidth=2, label=words[name])
    reached[words[name]] = hits.iloc[min(20, len(hits)) - 1]
ax.axvline(20, color="0.6", linewidth=1)
ax.set_xlabel(say("读了几件", "documents read"))
ax.set_ylabel(say("找到的占全部相关文献", "share of all relevant documents"))
ax.set_ylim(0, 1)
ax.legend(frameon=False)
ax.set_title(say("读到哪里，找到几成（练习数据）", "How far read, how much found (practice data)"))
plot.source_line(ax, lists, language)
listed = "; ".join(f"{name} {value:.0%}" for name, value in reached.items())
zh = f"四条上升的线：读到第 20 件时，{listed}。两种语言全部叫法的线最后最高。练习数据。"
en = f"Four rising lines; after 20 documents: {listed}. All names in both languages ends highest. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 图好看，报告里却要一个数。常用三个：
#
# - **P@k**：前 k 件里相关的占几成。好懂，但 k 以后的不管。
# - **AP**（平均查准率）：每遇到一件相关的，看一眼此时的查准率，没找到的记 0，再平均。
# - **PRES**（Magdy、Jones，2010）：专为专利检索设计。先定打算最多读几件，叫 N_max；没找到的排到它后面去。1 最好，0 是一件没找到。

# %% [markdown] lang="en"
# A figure is fine, a report needs a number. Three are common:
#
# - **P@k**: the share of the first k that is relevant. Easy to grasp, blind to what comes after k.
# - **AP** (average precision): at each relevant document note the precision so far, 0 for one that was missed, and take the mean.
# - **PRES** (Magdy and Jones, 2010): made for patent searches. Settle first how many you are ready to read, N_max; what was missed ranks after it. 1 is best, 0 means that all was missed.

# %%
table = pd.DataFrame(
    {
        words[name]: {
            "P@10": ranking.precision_at(runs[name], grades, 10, unjudged="irrelevant"),
            "AP": ranking.average_precision(runs[name], grades, unjudged="irrelevant"),
            "PRES": ranking.pres(runs[name], grades, 100, unjudged="irrelevant"),
        }
        for name in words
    }
).T
show.table(table.round(2), language)

# %% [markdown] lang="zh"
# 请比一比第一列和第三列。按 P@10 排的先后，和按 PRES 排的不一样：P@10 看的是开头好不好，PRES 看的是读完以后漏没漏。给客户看样子，用前者；回答“查全了没有”，用后者。
#
# 手算一个 PRES。相关文献 5 件，3 件排在 1、2、3，另 2 件没找到，N_max 是 100。没找到的不从 101 排起，前面已有 3 件占了位，要排在 104 和 105。平均名次 43，PRES = 1 − (43 − 3) ÷ 100 = 0.6。从 101 排起会得 0.612，偏高：漏掉的占了不该占的位子。

# %% [markdown] lang="en"
# Compare the first column with the third. P@10 puts the five in another order than PRES: P@10 asks whether the beginning is good, PRES whether anything is missing at the end. To show a client what the result looks like take the first; for "is that all" take the other.
#
# One PRES by hand. 5 relevant documents, 3 of them at 1, 2, 3, the other 2 missed, N_max is 100. Missed ones don't start at 101: 3 places are taken already, so they stand at 104 and 105. The mean rank is 43, PRES = 1 − (43 − 3) ÷ 100 = 0.6. Starting at 101 gives 0.612, which is too high: missed documents get places they have no claim to.

# %% [markdown] lang="zh"
# ## 读不完：抽样，带上区间
#
# 命中 400 件，只能读 60 件。随机抽 60 件，45 件相关，查准率约 75%。换一批 60 件呢？也许 70%，也许 80%。所以要带区间：**威尔逊区间**（Wilson，1927）。
#
# 有两种算法，写报告时要写明用了哪一种：
#
# - **不作有限总体修正**：样本只是总体的一小部分，或者求稳妥。
# - **作有限总体修正**：从 400 件里抽走 60 件，已经看过一大块，区间可以窄一些。
#
# 下面的面板可以换样本大小和占比。按 `Tab` 选中下拉框，按空格展开，方向键选，回车确认；在没有展开的下拉框上按方向键，会移到别的格子。

# %% [markdown] lang="en"
# ## Too many to read: draw a sample, give an interval
#
# 400 hits, and time to read 60. Draw 60 at random; 45 are relevant, so precision is about 75%. And with another 60? Perhaps 70%, perhaps 80%. Hence an interval: **Wilson's interval** (Wilson, 1927).
#
# There are two ways, and a report says which one was taken:
#
# - **no correction for a finite population**: the sample is a small part of the whole, or you want to be on the safe side.
# - **corrected for the finite population**: with 60 out of 400 a good part has been seen, and the interval may be narrower.
#
# In the panel below you can change the size of the sample and the share. Press `Tab` to reach a list, space to open it, arrows to choose, Enter to confirm; an arrow key on a closed list moves to another cell.


# %%
def interval_table(size, percent):
    hits = round(size * percent / 100)
    share = hits / size
    half = 1.96 * math.sqrt(share * (1 - share) / size)
    plain = sampling.wilson_interval(hits, size, population=None)
    finite = sampling.wilson_interval(hits, size, population=400)
    rows = {
        say("威尔逊，不修正", "Wilson, not corrected"): (plain.low, plain.high),
        say("威尔逊，总体 400 件", "Wilson, population of 400"): (finite.low, finite.high),
        say("瓦尔德（不要用）", "Wald (don't use it)"): (share - half, share + half),
    }
    columns = [say("下端 %", "low, %"), say("上端 %", "high, %")]
    table = 100 * pd.DataFrame(rows, index=columns).T.rename_axis(say(f"{size} 件中 {hits} 件", f"{hits} of {size}"))
    return show.table(table.round(1), language)


widgets.chooser(
    interval_table,
    {"size": [60, 8, 20, 120, 240], "percent": [75, 5, 50, 100]},
    {"size": say("读几件", "documents read"), "percent": say("相关的占 %", "relevant, %")},
)

# %% [markdown] lang="zh"
# 请试三件事：
#
# 1. 读 8 件，全部相关（100%）。瓦尔德区间没有宽度，好像十拿九稳；威尔逊说，下端还不到七成。
# 2. 读 20 件，5% 相关。瓦尔德的下端成了负数。
# 3. 从 60 件加到 240 件，读的是原来的 4 倍。区间窄了多少？没有窄到原来的四分之一。
#
# <details>
# <summary>想一想：随手读最前面的 60 件，算不算抽样？</summary>
#
# 不算。排在前面的多半更相关，这样算出来的查准率偏高。要随机抽，记下种子，别人才能抽出同样的 60 件。
#
# </details>

# %% [markdown] lang="en"
# Try three things:
#
# 1. Read 8, all relevant (100%). Wald's interval has no width, as if you could be certain; Wilson's lower end is below seven in ten.
# 2. Read 20, 5% relevant. Wald's lower end is negative.
# 3. Go from 60 to 240, 4 times as many. By how much does the interval shrink? Not to a quarter.
#
# <details>
# <summary>Think: is reading the top 60 a sample?</summary>
#
# No. What stands on top is mostly more relevant, and precision comes out too high. Draw at random and write down the seed, so that somebody else draws the same 60.
#
# </details>

# %% [markdown] lang="zh"
# ## 漏了多少：去没有命中的里面找
#
# 查准率看命中的就够了。查全率不行：漏掉的恰恰不在命中里。办法是**漏检抽样**：从没有命中的文献里随机抽一批来读。
#
# 课题的第一轮是“快速检索”，只用中文标准词。它的命中就是第一份结果（`words_zh`）开头的那几件；后面接的是只讲到“东西”的文献，这里不算。没有命中、但沾了边（至少有一个检索块的词或分类）的，是抽样的总体。完全不沾边的没有抽，当作没有相关的；那里要是还有，查全率比算出来的更低。

# %% [markdown] lang="en"
# ## How much was missed: look among what was not found
#
# For precision the hits are enough. For recall they are not: what was missed is just what is not among them. The way is an **elusion sample**: draw from what was not found, and read.
#
# The first round for this topic was a quick query, standard Chinese words alone. Its hits are the first few of the first list (`words_zh`); what follows there are documents on the thing alone, which don't count here. What it left behind although it touches on the subject (a word or class of at least one block) is the population to draw from. What does not touch on it at all is not sampled and is taken to hold nothing relevant; if it does, recall is lower than worked out here.

# %%
left = data.load("elusion_sample", topic_id="T18")
population = int(left["population"].iloc[0])
published = data.load("patents").set_index("pub_no")["pub"]
days = [published[number] for number in runs["words_zh"]]
own_hits = next((i for i in range(1, len(days)) if days[i] > days[i - 1]), len(days))
quick = runs["words_zh"][:own_hits]
caught = sum(grades.get(number, 0) > 0 for number in quick)
missed = sampling.wilson_interval(int(left["relevant"].sum()), len(left), population=population)
table = pd.DataFrame(
    {
        say("估计", "estimate"): missed.value,
        say("区间一端", "one end"): missed.low,
        say("另一端", "the other end"): missed.high,
    },
    index=[say("没有命中的里面，相关的占", "share relevant among those not found")],
)
table.loc[say("折合漏掉几件", "documents missed")] = table.iloc[0] * population
table.loc[say("查全率", "recall")] = caught / (caught + table.iloc[1])
print(len(quick), caught, len(left), int(left["relevant"].sum()), population)
show.table(table.round(2), language)

# %% [markdown] lang="zh"
# 印出的五个数依次是：快速检索命中几件、其中相关几件、抽了几件、抽到相关几件、总体几件。
#
# 看表的最后一行。“没有命中的里面只有一成相关”，听上去不坏；折成件数，比找到的多好几倍。**漏检的占比不是 1 减查全率**，要换成件数再比。
#
# 区间的两端是反着的：漏得最多的那一端，查全率最低。

# %% [markdown] lang="en"
# The five numbers printed are: hits of the quick query, relevant ones among them, documents drawn, relevant ones drawn, population.
#
# Look at the last row. "Only one in ten of what was not found is relevant" does not sound bad; in documents it is several times what was found. **The share missed is not 1 minus recall**: turn it into documents first.
#
# The ends go crosswise: where most is missed, recall is lowest.

# %% [markdown] lang="zh"
# ## 两个人各查一遍
#
# 没有时间抽样，还有一个办法。两个人用不同的路子各查一遍：重合得多，剩下的就不多。这叫**捕获再捕获法**（又称标志重捕法），生物学家用它估计一塘鱼有多少。n1、n2 是各找到几件相关的，m 是两边都有的：
#
# 总数 ≈ (n1 + 1)(n2 + 1) ÷ (m + 1) − 1（Chapman，1951）
#
# 前提是两次**互不相干**。下面用三对检索各算一遍，最后一行是练习数据里真正看到的。

# %% [markdown] lang="en"
# ## Two people search
#
# No time for a sample? There is another way. Two people search along different lines: if they find much the same, not much is left. It is called **capture-recapture**; biologists use it to estimate how many fish a pond holds. n1 and n2 are the relevant documents each found, m those that both have:
#
# total ≈ (n1 + 1)(n2 + 1) ÷ (m + 1) − 1 (Chapman, 1951)
#
# The two must have **nothing to do with each other**. Here it is worked out for three pairs; the last row is what was really seen in the practice data.

# %%
log = data.load("screening_log", topic_id="T18")
relevant = {name: {number for number in run if grades.get(number, 0) > 0} for name, run in runs.items()}
known = set(grades.index[grades > 0]) | set(log.loc[log["relevant"], "pub_no"])
rows = {}
for first, second in (("words_both", "similar"), ("words_both", "words_use"), ("classes", "similar")):
    estimate = sampling.chapman_of(relevant[first], relevant[second])
    pair = f"{words[first]} + {words[second]}"
    rows[pair] = [len(relevant[first] | relevant[second]), round(estimate.total, 1), round(estimate.recall, 2)]
rows[say("看到的全部相关文献", "all relevant documents seen")] = [len(known), float(len(known)), 1.0]
columns = [say("两次合起来", "found by either"), say("估计总数", "estimated total"), say("查全率", "recall")]
show.table(pd.DataFrame(rows, index=columns).T, language)

# %% [markdown] lang="zh"
# 第二对的查全率最漂亮，也最不能信：它们用同样的检索块，会漏掉同样的文献，重合多是必然的。**共用检索块，查全率偏高。** 只换检索人，不等于独立；路子也要换。
#
# 另外两对估出的总数也可能比真正的少：有的文献哪条路子都难找到。所以估出的总数多半偏少，更不是保证。反过来，两条路子互相错开（一个只查中文，一个只查英文），重合必然少，估出的总数又会偏大。估出的总数要是比已经看到的还少，就不要用它。

# %% [markdown] lang="en"
# The second pair has the finest recall and deserves the least trust: they use the same blocks and miss the same documents, so of course they agree. **Shared blocks make recall too high.** Another searcher alone does not make two searches independent; the line of search must change as well.
#
# The other two may fall short of the true total as well: some documents are hard to find along any line. So the total is mostly too low, and nothing is guaranteed. The other way round, two lines that keep out of each other's way (one in Chinese only, one in English only) are bound to overlap little, and the total comes out too high. If the total it gives is lower than what has been seen already, don't use it.

# %% [markdown] lang="zh"
# ## 读到哪里停
#
# 同事按相关度从前往后读完了 140 件，逐件记了用时。三种停法：
#
# - **连续 20 件不相关就停**：最常用，凭感觉；
# - **找到估计总数的八成就停**：总数来自上面的第一对检索（它比判断表里已有的还少，照上面说的本不该用；这里照用，看看后果）；
# - **到点就停**：预算 4 小时。
#
# 还有一种不该有的：看到第一件好的就停。图里横轴是用时，各种记号是各条规则停下的地方，叉是一件**公开了全部特征**的文献，叫它 X。

# %% [markdown] lang="en"
# ## Where to stop reading
#
# A colleague read 140 documents, best first, and wrote down the minutes. Three ways to stop:
#
# - **after 20 irrelevant ones in a row**: most common, by feeling;
# - **at eight tenths of the estimated total**: the total comes from the first pair above (it is lower than what the judgements already hold, so by what was said above it should not be used; here it is, to show what follows);
# - **when time is up**: a budget of 4 hours.
#
# And one that should not exist: stop at the first good hit. In the figure, time runs along the bottom, the marks show where each rule stops, and the cross is a document that **shows every feature**; call it X.

# %%
log = log.sort_values("order").reset_index(drop=True)
guess = sampling.chapman_of(relevant["words_both"], relevant["similar"]).total
first_hit = int(log["relevant"].idxmax()) + 1
stops = {
    say("第一件就停", "first hit"): first_hit,
    say("连续 20 件不相关", "20 misses in a row"): stopping.after_misses(log, 20),
    say("估计总数的八成", "eight tenths of the estimate"): stopping.at_recall(log, 0.8, estimated_total=guess),
    say("4 小时", "4 hours"): stopping.within_budget(log, 240),
    say("全部读完", "all"): len(log),
}
spent, share = log["minutes"].cumsum() / 60, log["relevant"].cumsum() / len(known)
x = 128
fig, ax = plt.subplots(figsize=(7.6, 4.8))
ax.plot(spent, share, linewidth=2)
for (rule, n), mark in zip(stops.items(), "os^Dv", strict=True):
    ax.plot(spent[n - 1], share[n - 1], mark, markersize=9, label=f"{rule}: {n}")
ax.plot(spent[x], share[x], "x", color="black", markersize=12, markeredgewidth=3, label=f"X: {x + 1}")
ax.set_xlabel(say("用时，小时", "hours spent"))
ax.set_ylabel(say("找到的占全部相关文献", "share of all relevant documents"))
ax.set_ylim(0, 1.05)
ax.legend(frameon=False, loc="lower right")
ax.set_title(
    say("停在哪里，找到几成，丢没丢 X（练习数据）", "Where to stop, how much is found, is X lost? (practice data)")
)
plot.source_line(ax, log, language)
zh = f"一条先快后平的上升线；各规则停在第 {'、'.join(str(n) for n in stops.values())} 件，X 在第 {x + 1} 件，只有读完全部才遇到。练习数据。"
en = f"A line that rises fast and then flattens; the rules stop at documents {', '.join(str(n) for n in stops.values())}; X is document {x + 1}, met only by reading all. Practice data."
plot.alt(fig, say(zh, en))

# %%
compared = stopping.compare(log, stops, total_relevant=len(known))
compared["X"] = [say("读到", "read") if n > x else say("丢了", "lost") for n in stops.values()]
show.table(compared.rename_axis(say("规则", "rule")).round(2), language)

# %% [markdown] lang="zh"
# 省时间的规则都丢了 X。这不是说都要读完：140 件要一个工作日，客户未必等得起。要紧的是**先定要查到几成，再挑达到要求里最省的，然后把丢的可能写进报告**。
#
# 连续若干件不相关就停，有个隐蔽的毛病：它看的是近处密不密，不是还剩多少。X 躲在一长串不相关的后面，这条规则永远走不到。
#
# <details>
# <summary>自查：为什么“查到几成”的分母不能从日志里数？</summary>
#
# 没读完的时候，日志里的相关件数就是已经找到的，比例永远是 1。分母要从别处来：漏检抽样，或者两次互不相干的检索。
#
# </details>

# %% [markdown] lang="en"
# Every rule that saves time loses X. That does not mean that all must be read: 140 documents take a working day, and the client may not have it. What counts is to **settle first how much is to be found, take the cheapest rule that reaches it, and write into the report what may be lost**.
#
# Stopping after so many misses has a hidden fault: it looks at how dense things are just here, not at how much is left. X sits behind a long row of irrelevant ones, and this rule never gets there.
#
# <details>
# <summary>Check yourself: why can't the denominator of "how much is found" be counted on the log?</summary>
#
# Before the end, the relevant ones in the log are those already found, and the share is always 1. The denominator must come from elsewhere: an elusion sample, or two searches that have nothing to do with each other.
#
# </details>

# %% [markdown] lang="zh"
# ## 再努力也到不了的地方
#
# 有的上限，检索式再好也越不过。只给名称的数据源就是一例：名称相同、等级不同的文献，凭名称分不开。下面在判断表里数一数：把有相关文献的名称全部要来，查准率最高是多少。

# %% [markdown] lang="en"
# ## Where no effort gets you
#
# Some ceilings no query gets past. A source that gives titles only is one: documents with the same title and different grades can't be told apart by it. Count it on the judgements: take every title that has a relevant document, and see how high precision can get.

# %%
named = data.load("patents").set_index("pub_no").loc[grades.index]
title = named["title_zh"].fillna(named["title_en"])
per_title = (grades > 0).groupby(title).agg(["sum", "count"])
wanted = per_title[per_title["sum"] > 0]
print(int((wanted["sum"] < wanted["count"]).sum()), round(wanted["sum"].sum() / wanted["count"].sum(), 2))

# %% [markdown] lang="zh"
# 第一个数是既有相关文献、又有不相关文献的名称有几个，第二个数是相关文献一件不漏时查准率的上限。先算上限，再说检索得好不好，才公平。
#
# ## 限度说明怎么写
#
# | 写成这样，客户会误会 | 写成这样 |
# |---|---|
# | 经全面检索，未发现相关文献 | 用两组检索块、两种语言检索了某某库，截至某日；随机抽读了没有命中的 60 件，据此估计查到了几成，区间是多少 |
# | 结果仅供参考 | 漏掉的一件如果公开了全部特征，专利可能授不下来；正式申请前请再查一次 |
# | 可能有遗漏 | 没有查日文原文（没有人能读）；近 18 个月的申请多半尚未公开，谁也查不到 |
#
# 四句话就够：**查得怎样、没查什么、这意味着什么、我们不做什么。**

# %% [markdown] lang="en"
# The first number is how many titles stand both for relevant documents and for others, the second is the ceiling of precision when nothing relevant is to be missed. Work out the ceiling first; only then is it fair to say whether a search was good.
#
# ## How to write a statement of limits
#
# | Put like this, it misleads | Put like this |
# |---|---|
# | A comprehensive search found no relevant documents | We searched such a collection, up to such a day, with two blocks in two languages; 60 documents that were not found were drawn at random and read, from which we estimate how much was found, and the interval |
# | For reference only | One missed document that shows every feature may be enough for a refusal; have it searched again before you file |
# | Something may be missing | Japanese originals were not searched (nobody here reads them); most applications of the last 18 months are not published yet, and nobody can search them |
#
# Four sentences will do: **how good it is, what was not searched, what that means, what we don't do.**

# %% [markdown] lang="zh"
# ## 本课不做什么
#
# 查全率的估计是信息服务的质量说明，不是新颖性结论，也不是法律意见。九成查全，剩下的一成里也可能正好有 X。能不能授权由国家知识产权局审查决定；要不要申请，请客户带着限度说明和检索日志找专利代理机构。
#
# 本课的判断来自生成的数据，比真人判断一致得多。真实工作中两个人看同一件文献，常有不同意见：抽样之前先对一对什么叫相关。
#
# ## 周一就能做
#
# 1. 找一份上周交出的检索结果，先划定沾边但没有命中的文献、数出总数，从中随机抽 20 件读一读，算一个查全率区间（这么少，区间会很宽）。
# 2. 下次两个人查同一个课题，先商量好**走不同的路子**，再比重合。
# 3. 在检索单上加一行：为什么读到这里停。
# 4. 把上面四句话做成全中心共用的限度说明。
#
# ## 下一步
#
# 先做本模块的**练习**：`search_quality`（约 155 分钟，文件名不改）。然后学 M05《查新与新颖性检索报告》。

# %% [markdown] lang="en"
# ## What this lesson does not do
#
# An estimate of recall tells the quality of an information service. It is no finding on novelty and no legal opinion. With nine tenths found, X may sit in the last tenth. CNIPA examines and decides on grant; whether to file is for a patent agency: let the client take the statement of limits and the search log along.
#
# The judgements of this lesson come from generated data and are far more consistent than people. In real work two people often differ over one document: settle what relevant means before you draw the sample.
#
# ## On Monday
#
# 1. Take a result you handed over last week, settle and count what touches on the subject but was not found, draw 20 documents from it at random, read them, and work out an interval for recall (with so few it will be wide).
# 2. Next time two of you search one topic, agree first to **take different lines**, then compare what both found.
# 3. Add a line to the search sheet: why reading stopped here.
# 4. Make the four sentences above the statement of limits of your whole centre.
#
# ## Next
#
# First do the **exercise** of this module: `search_quality` (about 155 minutes; keep the file name). Then comes M05 on novelty search and patentability search reports.
