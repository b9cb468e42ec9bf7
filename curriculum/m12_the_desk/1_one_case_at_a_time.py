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
from iplab import data, plot, show, widgets, workload

plot.use_course_style()
example = "河南省" if province != "河南省" else "广东省"


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
    tables=["service_items", "tickets", "working_days", "channels", "one_network", "arrivals"],
)

# %% [markdown] lang="zh"
# # 一件一件办清楚：窗口、指南、一站式与一网通办
#
# ## 窗口前的一刻
#
# 2025 年 10 月 9 日，国庆长假后的第一个上班日。九点刚过，电话响了：
#
# “我 9 月 30 日交的检索委托，你们说 3 个工作日。今天都 9 号了，超了一个星期！”
#
# 接电话的小周翻开登记簿，差点说“对不起，马上催”。她还没开口，主任在旁边问：“市里要上季度的按期率，你那边算出来没有？顺便，同一个人打电话又上网留言的，算几件？”
#
# 三个问题，窗口天天遇到：**到底超没超、按期率怎么算、几次接洽算几件事**。答得出来靠的不是口才，是一份写清楚的指南、一本记得全的登记簿和一张日历。

# %% [markdown] lang="en"
# # One case at a time: the desk, its guides, one stop and one network
#
# ## A moment at the desk
#
# 9 October 2025, the first working day after the long National Day holiday. Shortly after nine the telephone rings:
#
# "I ordered a search on 30 September and you said 3 working days. It is the 9th today. You are a week late!"
#
# Xiao Zhou opens the book and is about to say "Sorry, I will chase it". Before she can speak, her director asks from the side: "The city wants last quarter's share on time. Have you got it? And when somebody calls and then writes on the web as well, how many cases is that?"
#
# Three questions that every desk meets daily: **is it late or not, how is the share on time computed, and how many cases do so many contacts make**. What answers them is not eloquence but a guide that is written out, a book with nothing left out, and a calendar.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 逐项核对办事指南的八个要素，说得出缺什么。
# 2. 接到咨询先问对那一句，再分流、登记。
# 3. 照日历数工作日，算出按期率，看出平均数盖住的尾巴。
# 4. 把线上线下的接洽合成“件”，算一站办结和全程网办的占比。
# 5. 说得清一网通办省了什么，不混单位，不平均百分数。
#
# 本课约需 70 分钟，随后的练习约需 115 分钟。这是按字数和代码格数估算的，尚未经真人试学。
#
# 除工作日历是真的（依据国务院办公厅历年放假通知）外，本课的指南、登记簿和网办数据都是**练习数据（合成）**，时限是练习值，不代表任何一地的承诺。讲解用的是示例省，不是您参数里的省。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Check the eight elements of a guide one by one and say what is missing.
# 2. Ask the one question that matters before answering, then sort and log the enquiry.
# 3. Count working days by the calendar, compute the share on time, and see the tail that a mean hides.
# 4. Merge contacts online and offline into cases, and compute the share done at one stop and the share done online from start to end.
# 5. Say what the one network has saved, without mixing units or averaging percentages.
#
# The lesson takes about 70 minutes, the exercise after it about 115. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# The calendar of working days is real (from the State Council's yearly notices on holidays). Guides, book and network data are **practice data (synthetic)**; their limits are exercise values and no place's promise. What is shown is an example province, not the one of your parameters.

# %% [markdown] lang="zh"
# ## 一份指南，八个要素
#
# 客户第一眼看到的是办事指南。一项服务要说清八件事：**条件**（什么情况能办）、**对象**（谁能办）、**渠道**（到哪里办）、**材料**、**流程**、**时限**、**结果**（拿到什么）、**反馈**（不满意找谁）。再加一个日期：这份指南是什么时候写的。
#
# 先看一类机构的清单，看高校中心（`university_centre`）：

# %% [markdown] lang="en"
# ## A guide and its eight elements
#
# The guide is what a client sees first. For each service it has to say eight things: **conditions** (when it is available), **clients** (to whom), **channel** (where), **papers**, **steps**, **time limit**, **result** (what one gets), **feedback** (whom to tell if not satisfied). And a date: when was this guide written?
#
# First the list of one kind of body, the university centre (`university_centre`):

# %%
elements = ["conditions", "clients", "channel", "papers", "steps", "time_limit", "result", "feedback"]
items = data.load("service_items")
shown = [f"{name}_{language}" for name in elements]
centre = items[items["inst_type"] == "university_centre"]
show.table(centre[["item_id", f"name_{language}", *shown, "guide_on"]], language)

# %% [markdown] lang="zh"
# 逐格看，三种情形要分开：
#
# - **空着**，或者写着“另行通知”“尽快办理”：格子填了，话没说，一样是缺；
# - **“无需材料”**：这是一句完整的答复，不是缺；
# - **没有日期**，或者日期是好几年前的：客户不知道还算不算数。
#
# 让机器先数一遍。`isna` 问“是不是空的”，`isin` 问“在不在这张单子里”：

# %% [markdown] lang="en"
# Cell by cell, three situations have to be kept apart:
#
# - **empty**, or "To be announced", "As soon as possible": the cell is filled and nothing is said, so it is missing all the same;
# - **"No papers needed"**: a complete answer, not a gap;
# - **no date**, or one of years ago: the client cannot tell whether it still holds.
#
# Let the machine count first. `isna` asks "is it empty?", `isin` asks "is it on this list?":

# %%
hollow = ["另行通知", "尽快办理", "To be announced", "As soon as possible"]
empty = items[shown].isna().sum().sum()
says_nothing = items[shown].isin(hollow).sum().sum()
no_date = items["guide_on"].isna().sum()
print(len(items), "·", empty, says_nothing, no_date)

# %% [markdown] lang="zh"
# 四个数依次是：事项数、空格数、空话数、没有日期的指南数。只查空格的人，会漏掉一大半。
#
# <details>
# <summary>自查：时限一格写“一般较快”，算不算缺？</summary>
#
# 算。时限要能对着日历核：几个工作日，从哪天起算。写不出天数的事项（如协调几个部门），就写分段的承诺：几天内答复受理与否，几天内告知进展。
#
# </details>

# %% [markdown] lang="en"
# The four numbers are: items, empty cells, cells that say nothing, guides without a date. Whoever looks for empty cells only misses more than half.
#
# <details>
# <summary>Check yourself: the time limit reads "usually quick". Is that a fault?</summary>
#
# Yes. A limit must stand up to a calendar: how many working days, from which day. Where days cannot be given (several departments to be coordinated, say), promise in stages: within so many days whether it is accepted, within so many days how it stands.
#
# </details>

# %% [markdown] lang="zh"
# ## 先问，再答
#
# 客户很少把话说全。“我的商标被驳回了，还有救吗？”接得快的人会讲一通复审；接得好的人先问：“**驳回通知是哪天收到的？**”请求复审的期限过没过，答法不同，要走的路也不同。
#
# 缺的那项事实多半是四类之一：
#
# | 类 | 问法 | 不问会怎样 |
# |---|---|---|
# | 哪一件 | 手边有号码吗？是申请号、专利号还是注册号？ | 查错权利，查错费用 |
# | 哪一天 | 什么时候申请的、收到的、到期的？ | 把过了期的说成来得及 |
# | 谁、在哪 | 申请人是谁？在哪里做出来的？用在什么上？ | 条件不合，白跑一趟 |
# | 要来做什么 | 拿去作什么决定？谁要看？ | 报告出了，不是对方要的那种 |
#
# 姓名和电话当然要记，但它决定不了怎么答。**先问决定答案的那一项，再问联系方式。**
#
# 问清以后分流。同一个事项，在不同机构归的层次不同：

# %% [markdown] lang="en"
# ## Ask first, then answer
#
# Clients seldom tell it all. "My trademark has been refused. Can it be saved?" A quick clerk explains review at length; a good one asks first: "**On what day did you receive the refusal?**" Whether the time limit for requesting review has run out decides which answer to give and which way is open.
#
# The missing fact is mostly one of four kinds:
#
# | Kind | How to ask | What happens if you don't |
# |---|---|---|
# | Which one | Do you have a number? Is it an application, a patent or a registration? | the wrong right, the wrong fee is looked up |
# | Which day | When was it filed, received, due? | what has run out is said to be in time |
# | Who, where | Who applies? Where was it made? What is it used on? | conditions are not met, a trip for nothing |
# | What for | What decision does it serve? Who will read it? | a report is made, and it is not the kind that was needed |
#
# Name and telephone number are noted too, of course, but they decide nothing. **Ask first for the fact that decides the answer, then how to reach the client.**
#
# Once it is clear, the enquiry is sorted. The same matter stands in different tiers at different bodies:

# %%
types = data.load("institution_types").set_index("type")[say("zh", "en")]
some = items[items["topic"].isin(["patent_search", "status_lookup", "rights_aid", "legal_opinion"])]
grid = some.pivot(index="inst_type", columns="topic", values="tier").rename(index=types)
grid.index.name = say("机构", "body")
show.table(grid.fillna(say("清单里没有：转介", "not on the list: refer")), language)

# %% [markdown] lang="zh"
# `basic` 由窗口办，`professional` 派给检索分析人员，`refer` 转介。读这张表要记住两点：别人能办，不等于我们能办；**清单里没有的，一律转介，并写明转给谁**。法律意见不论在哪一家，都是转介。
#
# 最后一步最容易省：**登记**。电话里答完就挂，这件事等于没发生：客户下次来，同事从头问起；月底报数，工作量少一块；说错了话，也没有记录可查。口头答复也要记五样：谁、哪个事项、什么渠道、答了什么、依据哪份指南（日期）。

# %% [markdown] lang="en"
# `basic` is settled at the desk, `professional` goes to the search and analysis staff, `refer` is passed on. Two things to remember when reading this table: that another body may do it does not mean that we may; and **what is not on the list is always referred, with a note of where it was sent**. A legal opinion is a referral wherever you are.
#
# The last step is the one most easily dropped: **log it**. Answer on the telephone, hang up, and it never happened: next time a colleague starts from the beginning, at the end of the month a part of the work is missing, and if something wrong was said nobody can look it up. An oral answer is logged too, with five things: who, which item, which channel, what was said, on which guide (with its date).

# %% [markdown] lang="zh"
# ## 工作日：照着日历数
#
# 回到小周的电话。时限从受理的**次日**起算，受理当天是第 0 天。9 月 30 日受理，3 个工作日，到哪天？翻日历：

# %% [markdown] lang="en"
# ## Working days: count by the calendar
#
# Back to Xiao Zhou's call. A limit runs from the **day after** acceptance; the day of acceptance is day 0. Accepted on 30 September, 3 working days: by which day? Look at the calendar:

# %%
calendar = data.load("working_days")
around = calendar[calendar["date"].between("2025-09-27", "2025-10-13")]
show.table(around[["date", "working_day", "kind", say("holiday_zh", "holiday_en")]], language)

# %% [markdown] lang="zh"
# `weekday` 平日、`weekend` 周末、`holiday` 放假、`made_up` 调休上班。10 月 1 日到 8 日放假；9 日、10 日上班；**11 日是星期六，调休上班**。所以第 1、2、3 个工作日是 9 日、10 日、11 日：承诺到 **10 月 11 日**。接电话的这一刻才是第 1 天，没有超。
#
# 让机器数一遍，从受理次日数到今天，前一个是自然日，后一个是工作日：

# %% [markdown] lang="en"
# The kinds are `weekday`, `weekend`, `holiday`, and `made_up` for a weekend day worked instead. From 1 to 8 October it is a holiday; the 9th and 10th are worked; **the 11th is a Saturday worked instead**. So working days 1, 2 and 3 are the 9th, 10th and 11th: the promise runs to **11 October**. At the moment of the call it is day 1, and nothing is late.
#
# Let the machine count, from the day after acceptance to today, first in calendar days, then in working days:

# %%
accepted, today = pd.Timestamp("2025-09-30"), pd.Timestamp("2025-10-09")
since = calendar[(calendar["date"] > accepted) & (calendar["date"] <= today)]
print(len(since), since["working_day"].sum(), workload.working_days(accepted, today, calendar))

# %% [markdown] lang="zh"
# 第三个数是课程备好的函数 `workload.working_days` 给的，与数出来的一样。它也能一次数一整列。
#
# 小周该怎么回？“您 9 月 30 日交的，3 个工作日从 10 月 9 日起算，中间 8 天放假不算，到 10 月 11 日（星期六，我们上班）。那天下班前给您结果；如果提前出来，当天就告诉您。”**说出哪一天，比说“几个工作日”管用。**
#
# ### 换个日子试试
#
# 下面选受理日和时限，看自然日和工作日各数到哪一天。只用键盘也行：`Tab` 换到下一个列表，先按 `Space` 打开，再用上下方向键选，`Enter` 确认。（导出的网页里列表可能不显示，表格停在上面那个例子。）

# %% [markdown] lang="en"
# The third number comes from the function `workload.working_days` of the course; it agrees, and it can count a whole column at once.
#
# What should Xiao Zhou say? "You ordered on 30 September; the 3 working days start on 9 October, since 8 days of holiday do not count, and end on 11 October, a Saturday on which we work. You will have the result before we close that day; if it is ready earlier, we tell you at once." **Naming the day helps more than naming a number of working days.**
#
# ### Try another day
#
# Choose a day of acceptance and a limit below, and see how far calendar days and working days reach. The keyboard alone will do: `Tab` goes to the next list, open it with `Space` before using the up and down arrow keys, `Enter` confirms. (In an exported page the lists may not show; the table then stands at the example above.)


# %%
def promise(accepted, limit):
    opened = pd.Timestamp(accepted)
    days = calendar[calendar["date"] >= opened].head(40).reset_index(drop=True)
    days["working"] = days["working_day"].astype(int).cumsum() - int(days["working_day"].iloc[0])
    last = days.index[days["working"] >= limit][0]
    days["mark"] = ""
    days.loc[limit, "mark"] += say("◇ 按自然日（错） ", "◇ by calendar days (wrong) ")
    days.loc[last, "mark"] += say("◆ 承诺的最后一天", "◆ last day of the promise")
    names = say("一二三四五六日", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    weekday = days["date"].dt.day_of_week.map(dict(enumerate(names)))
    columns = {
        say("日期", "day"): days["date"],
        say("星期", "weekday"): weekday,
        say("类别", "kind"): days["kind"],
        say("自然日", "calendar days"): days.index,
        say("工作日", "working days"): days["working"],
        say("标记", "mark"): days["mark"],
    }
    table = pd.DataFrame(columns).head(max(last, limit) + 1)
    table.attrs = calendar.attrs
    return show.table(table, language)


widgets.chooser(
    promise,
    {
        "accepted": ["2025-09-30", "2025-09-26", "2025-04-30", "2025-06-13", "2026-02-13", "2025-12-31"],
        "limit": [3, 1, 2, 5, 7, 10],
    },
    {"accepted": say("受理日", "accepted"), "limit": say("时限（工作日）", "limit (working days)")},
)

# %% [markdown] lang="zh"
# 试一试 2025-09-26（星期五）和 1 天：答案不是下星期一，而是 9 月 28 日，一个上班的星期日。只扣周末的人在这里会错。
#
# <details>
# <summary>自查：客户星期日晚上在网上提交，系统当晚受理，时限 1 个工作日，最晚哪天？</summary>
#
# 受理当天是第 0 天，不管它是不是工作日。次日星期一是工作日的话，最晚就是星期一。
#
# </details>

# %% [markdown] lang="en"
# Try 2025-09-26 (a Friday) with 1 day: the answer is not the next Monday but 28 September, a Sunday that is worked. Whoever leaves out weekends only goes wrong here.
#
# <details>
# <summary>Check yourself: a client files on the web on a Sunday evening and is accepted the same evening; limit 1 working day. By which day at the latest?</summary>
#
# The day of acceptance is day 0, whether it is a working day or not. If the Monday after it is one, Monday is the last day.
#
# </details>

# %% [markdown] lang="zh"
# ## 按期率：谁进分母
#
# 主任要的按期率是一个比。下面取示例省窗口最近十三周的登记簿，一行一次接洽，停在 `as_of_date` 那天：那天以后才办结的，当时还是空的。

# %% [markdown] lang="en"
# ## Share on time: who belongs in the denominator?
#
# The share on time is a ratio. Below is the book of the example province's desk over the last thirteen weeks, one contact in a row, as it stood on `as_of_date`: what was closed only later is still empty.

# %%
book = workload.desk(example, as_of_date)
print(len(book), book["closed"].isna().sum())
show.table(book.drop(columns="merged_into").head(6), language)

# %% [markdown] lang="zh"
# 打印的两个数是接洽总数和还没办结的。没办结的分两种：**已经超过时限的**，明摆着没按期，要进分母；**还没到时限的**，现在判断不了，不进。
#
# 先数每次接洽用了几个工作日；没办结的，数到今天为止：

# %% [markdown] lang="en"
# The two numbers printed are all contacts and those still open. Open ones come in two sorts: those **already over their limit** are plainly not on time and belong in the denominator; those **not yet at their limit** cannot be judged and stay out.
#
# First count the working days of each; for open ones, up to today:

# %%
closed = book["closed"].notna()
until = book["closed"].fillna(pd.Timestamp(as_of_date))
taken = workload.working_days(book["opened"], until, calendar)
late = taken > book["limit_days"]
judged = closed | late
print(judged.sum(), late[judged].sum(), f"{1 - late[judged].mean():.1%}")

# %% [markdown] lang="zh"
# 三个数是：能判断的、超期的、按期率。`limit_days` 是**本省承诺**的时限，可能比标准清单短；对外承诺了短的，就按短的算。
#
# 再看看常见的错法各得多少：

# %% [markdown] lang="en"
# The three numbers are: those that can be judged, those late, the share on time. `limit_days` is the limit that **the province promises**, which may be shorter than the standard list; what was promised is what counts.
#
# And what do the usual mistakes give?

# %%
days_between = (until - book["opened"]).dt.days
bdays = [len(pd.bdate_range(a, b)) - (a.weekday() < 5) for a, b in zip(book["opened"], until, strict=True)]
weekdays = pd.Series(bdays, index=book.index)
standard = book["item_id"].map(items.set_index("item_id")["limit_days"])


def on_time(spans, limit, among=None):
    over = spans > limit
    among = (closed | over) if among is None else among
    return f"{(closed & ~over).sum() / among.sum():.1%}"


own = book["limit_days"]
ways = {
    say("✔ 工作日，本省时限，含超期未结", "✔ working days, own limit, overdue open ones in"): on_time(taken, own),
    say("用自然日", "calendar days"): on_time(days_between, own),
    say("只扣周末", "weekends only left out"): on_time(weekdays, own),
    say("只看已办结的", "closed ones only"): on_time(taken, own, closed),
    say("没到期的也进分母", "those not yet due in as well"): on_time(taken, own, pd.Series(True, index=book.index)),
    say("用标准时限", "the standard limit"): on_time(taken, standard),
}
heads = [say("数法", "way"), say("按期率", "share on time")]
show.table(pd.DataFrame(list(ways.items()), columns=heads), language)

# %% [markdown] lang="zh"
# 同一本登记簿，几种数法可以差出十几个百分点。用自然日的冤枉自己；只扣周末的，平常碰巧差不多，一遇长假就错得明显；“只看已办结的”让拖得最久的从数字里消失，拖得越久越好看；“用标准时限”等于悄悄放宽了承诺。
#
# ## 平均数盖住了谁
#
# “平均 2 天办结”，客户听了却摇头，因为他等了三个星期。平均数会被大量当天办结的小事拉低。看分布，要看**第 90 百分位数**：至少九成的接洽都不超过它的那个最小的天数。

# %% [markdown] lang="en"
# One book, and the ways of counting can lie more than ten percentage points apart. Calendar days do the desk an injustice; leaving out weekends only comes close by luck, until a long holiday shows it up; "closed ones only" makes those that wait longest vanish from the figure, so that waiting improves it; the standard limit quietly loosens the promise.
#
# ## Whom does the mean hide?
#
# "Settled in 2 days on average," and the client shakes his head, having waited three weeks. The mean is pulled down by many small matters settled at once. To see the spread, look at the **90th percentile**: the smallest number of days that at least nine in ten contacts do not exceed.

# %%
done = book[closed].assign(days=taken[closed].astype(int))
table = done.groupby("item_id").agg(
    n=("days", "size"), mean=("days", "mean"), limit=("limit_days", "first"), longest=("days", "max")
)
table["p90"] = done.groupby("item_id")["days"].apply(lambda days: workload.percentile(days, 0.9))
show.table(table.round(1), language)

# %% [markdown] lang="zh"
# 一行一个事项：`n` 已办结的接洽数，`mean` 平均，`limit` 时限，`longest` 最长的一次，`p90` 第 90 百分位数。表里只有已办结的：超期未结的还在等，不在这几个数里，报数时要另外写明有多少。`mean` 在时限以内、`p90` 却超了的，就是平均数盖住的。下图画出其中超得最多的一项：

# %% [markdown] lang="en"
# One item in a row: `n` closed contacts, `mean`, `limit`, `longest` the longest contact, `p90` the 90th percentile. The table holds closed contacts only: those overdue and still open wait outside these figures, so say beside them how many there are. Where the `mean` is inside the limit and `p90` outside, the mean hides something. The figure draws the one that is furthest over:

# %%
hidden = table[(table["n"] >= 10) & (table["mean"] <= table["limit"]) & (table["p90"] > table["limit"])]
chosen = (table.loc[hidden.index]["p90"] - hidden["limit"]).idxmax() if len(hidden) else table["n"].idxmax()
one, spans = table.loc[chosen], done.loc[done["item_id"] == chosen, "days"].clip(upper=20)
counts = spans.value_counts().reindex(range(21), fill_value=0)
fig, ax = plt.subplots()
ax.bar(counts.index, counts, color=plot.COLOURS[4])
lines = {"mean": ("-", say("平均", "mean")), "limit": ("--", say("时限", "limit")), "p90": (":", "P90")}
for (column, (style, label)), colour in zip(lines.items(), ["black", *plot.COLOURS[:2]], strict=True):
    ax.axvline(one[column], color=colour, linestyle=style, linewidth=2.5, label=f"{label} {one[column]:.3g}")
ax.set_xlabel(say("所用工作日（20 表示 20 及以上）", "working days taken (20 stands for 20 and more)"))
ax.set_ylabel(say("接洽数", "contacts"))
ax.set_title(say(f"{chosen}：平均数与尾巴（练习数据）", f"{chosen}: the mean and the tail (practice data)"))
ax.legend(frameon=False)
plot.source_line(ax, book, language)
zh = f"柱状图，{chosen} 的 {len(spans)} 次已办结接洽按所用工作日分布：平均 {one['mean']:.1f}，时限 {one['limit']:.0f}，第 90 百分位数 {one['p90']:.0f}。练习数据。"
en = f"Bars, {len(spans)} closed contacts about {chosen} by working days taken: mean {one['mean']:.1f}, limit {one['limit']:.0f}, 90th percentile {one['p90']:.0f}. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# 读法：柱子是多少次接洽用了多少个工作日；三条竖线是平均、时限和第 90 百分位数。右边那条细尾巴，就是打电话来催的人。报数时把三个数一起报：按期率、第 90 百分位数、最长的一次。
#
# 接洽很少的事项（这里以 10 次为界，练习值）不要下断语：三次里有一次迟，说明不了什么。

# %% [markdown] lang="en"
# How to read it: bars show how many contacts took how many working days; the three upright lines are the mean, the limit and the 90th percentile. The thin tail on the right is the people who call to complain. Report three figures together: the share on time, the 90th percentile, the longest.
#
# Draw no conclusion from an item with few contacts (fewer than 10 here, an exercise value): one late out of three shows nothing.

# %% [markdown] lang="zh"
# ## 线上线下合成“件”
#
# 主任的第二问：同一个人打电话又上网留言，算几件？登记簿一行是一次**接洽**，客户心里只有一**件**事。下面是示例省的一位客户，为同一个事项来了几次：

# %% [markdown] lang="en"
# ## Online and offline, merged into cases
#
# The director's second question: somebody calls and then writes on the web, how many cases? A row of the book is a **contact**; in the client's mind there is one **case**. Here is one client of the example province who came several times about the same item:

# %%
merged = workload.with_cases(book)
groups = merged.groupby("case")["transfer"].agg(["size", "sum"])
mixed = groups[(groups["size"] > 1) & (groups["sum"] > 0) & (groups["sum"] < groups["size"])]
first = merged[merged["case"] == (mixed.index[0] if len(mixed) else groups["size"].idxmax())].iloc[0]
rows = merged[(merged["applicant_id"] == first["applicant_id"]) & (merged["item_id"] == first["item_id"])]
columns = ["case_id", "channel", "opened", "closed", "transfer", "merged_into", "case"]
show.table(rows.sort_values("opened")[columns].head(8), language)

# %% [markdown] lang="zh"
# 最右边的 `case` 是按规则合并的结果：同一客户、同一事项，在**第一次**接洽后 3 天以内（自然日）再来的，是同一件；第 4 天起再来，是新的一件，天数重新算。没有留下客户编号的，不知道是不是同一个人，各算一件。
#
# `merged_into` 是窗口人员自己标的，常常漏。四种数法，差多少？

# %% [markdown] lang="en"
# The last column, `case`, is what the rule gives: the same client with the same item within 3 days (calendar days) of the **first** contact is the same case; from day 4 on it is a new case, and the days are counted anew. Where no client's number was left nobody knows whether it was the same person: each is a case of its own.
#
# `merged_into` is what the desk staff marked, and it is often left out. Four ways of counting; how far apart?

# %%
as_one = workload.with_cases(book.assign(applicant_id=book["applicant_id"].fillna("?")))
numbers = {
    say("一次接洽算一件", "each contact a case"): len(book),
    say("只信窗口的标注", "by the desk's marks only"): book["merged_into"].isna().sum(),
    say("没有编号的当成一个人", "the nameless as one client"): as_one["case"].nunique(),
    say("✔ 按规则合并", "✔ merged by the rule"): merged["case"].nunique(),
}
heads = [say("数法", "way"), say("件数", "cases")]
show.table(pd.DataFrame(list(numbers.items()), columns=heads), language)

# %% [markdown] lang="zh"
# 合成件以后，两个占比才算得对：
#
# - **一站办结**：办完的事里，一次也没有转到别处的占多少。按接洽算会偏高，因为转办只记在其中一次上；
# - **全程网办**：每一次接洽都在线上的占多少。线上留了言又打电话来问的，不算；电话在 `channels` 表里算线下。

# %% [markdown] lang="en"
# Only with cases do two shares come out right:
#
# - **done at one stop**: of the cases that are finished, the share never passed on. By contact it comes out too high, because the transfer stands on one of the contacts only;
# - **online from start to end**: the share in which every contact was online. Somebody who wrote and then called to ask does not count; in the table `channels` the telephone is offline.

# %%
channels = data.load("channels").set_index("channel")["online"]
merged["online"] = merged["channel"].map(channels)
merged["done"] = merged["closed"].notna()
cases = merged.groupby("case").agg(done=("done", "all"), transfer=("transfer", "any"), online=("online", "all"))
finished = cases[cases["done"]]
heads = [say("占比", "share"), say("按接洽（错）", "by contact (wrong)"), say("按件", "by case")]
result = [
    (
        say("一站办结", "done at one stop"),
        f"{1 - merged[merged['done']]['transfer'].mean():.1%}",
        f"{1 - finished['transfer'].mean():.1%}",
    ),
    (say("全程网办", "online throughout"), f"{merged['online'].mean():.1%}", f"{cases['online'].mean():.1%}"),
]
show.table(pd.DataFrame(result, columns=heads), language)

# %% [markdown] lang="zh"
# 别把一站办结率当成越高越好。该转介的不转介，硬答一句“应该不侵权”，占比好看了，客户却被害了。**转介转得准、转得快、有回音，也是办好。**

# %% [markdown] lang="en"
# Don't take the one-stop share for something that should only rise. Keep a case that ought to be referred, say "it probably doesn't infringe", and the share looks better while the client is harmed. **A referral that is right, quick and followed up is good work too.**

# %% [markdown] lang="zh"
# ## 一网通办：省了什么，怎么说
#
# `one_network` 记着十二个事项上网前后的环节、材料、跑动和时限。汇报时最想说“平均压减百分之几”，先看跑动次数：

# %% [markdown] lang="en"
# ## The one network: what it saved, and how to say so
#
# `one_network` holds twelve matters with their steps, papers, visits and limits before and after they went on the network. One would love to report "cut by so many per cent on average". Take the visits:

# %%
matters = data.load("one_network")
before, after = matters["visits_before"], matters["visits_after"]
print(f"{(1 - after / before).mean():.1%}", f"{1 - after.sum() / before.sum():.1%}")

# %% [markdown] lang="zh"
# 前一个是各事项压减比例的平均，后一个是总量的压减。这里十二个事项都算了进去；到 `as_of_date` 还没有上网的，报数前要先去掉。只跑一次的小事项减到 0 就是百分之百，平均数被它们带高。要说各事项合起来减了多少，先加总，再相除。不过这里每个事项只算了一次；要说客户总共少跑多少趟，还得乘以各事项的网办件数（练习任务 9）。
#
# 时限还有一个坑：有的事项之前写**自然日**、之后写**工作日**，不能直接相减：

# %% [markdown] lang="en"
# The first is the mean of the cuts of each matter, the second the cut of the total. All twelve are in here; before you report, leave out those not yet on the network on `as_of_date`. Small matters that took a single visit and went down to 0 count as cut completely, and pull the mean up. To say by how much they fell over all matters, add up first, then divide. Each matter still counts only once here; for the trips that clients were spared in all, multiply by each matter's online cases (task 9 of the exercise).
#
# Limits hold another trap: some matters gave **calendar days** before and **working days** after, and these can't be subtracted:

# %%
units = matters[matters["days_before_unit"] != matters["days_after_unit"]]
columns = [f"name_{language}", "days_before", "days_before_unit", "days_after", "days_after_unit"]
show.table(units[columns], language)

# %%
start = pd.Timestamp("2025-03-03")
print([workload.working_days(start, start + pd.Timedelta(days=days), calendar) for days in (10, 20, 40)])

# %% [markdown] lang="zh"
# 打印的是：从 `start` 的次日起，10、20、40 个自然日里各有多少个工作日；40 天里碰上清明节放假，少了一个工作日。所以“10 个自然日改成 5 个工作日”不是砍掉一半。单位不同的，换算后再比，或者只比单位相同的，并写明。
#
# 还要问：**谁省了？**少跑的那一趟，只有真在网上办的人才省下。网办件数少的事项，跑动次数写成 0 也没有几个人受益。

# %% [markdown] lang="en"
# Printed is how many working days there are in 10, 20 and 40 calendar days from the day after `start`; the 40 run into the Qingming holiday, which costs one working day. So "10 calendar days became 5 working days" is not a cut by half. Where units differ, convert before you compare, or compare only those with the same unit and say so.
#
# And ask: **who saved?** Only those who really did it online are spared the trip. Where few cases are done online, a number of visits that reads 0 helps few people.

# %% [markdown] lang="zh"
# ## 选读：热线要几个人
#
# 一周几十件的窗口，排班看人手和开放时间就够了，用不着排队公式。省级热线不同：电话随时会来，接不起就排队。**Erlang C**（Erlang 1917）由三个数算出要等的概率：每小时来电数、平均处理时长、接线人数。它假定来电随机到达、处理时长服从指数分布、排队的人不挂断，实际不会全合，结果当参考用。来电数乘时长，是“话务量”；例如每小时 12 个电话、每个 10 分钟，话务量是 2，就是说平均总有 2 个人在接。3 个人接，要等的概率是多少？

# %% [markdown] lang="en"
# ## Optional reading: how many people on the hotline?
#
# A desk with some dozens of cases a week is staffed by headcount and opening hours and needs no queueing formula. A provincial hotline is different: calls come at any moment and queue when nobody is free. **Erlang C** (Erlang 1917) gives the probability of having to wait from three numbers: calls an hour, mean handling time, people answering. It assumes that calls come at random, that handling times are exponential and that nobody in the queue hangs up; a real hotline never fits all of that, so take the result as a guide. Calls times handling time is the "load"; with 12 calls an hour of 10 minutes each the load is 2, that is, 2 people are busy on average. With 3 people answering, how likely is it to wait?

# %%
print(round(workload.erlang_c(3, 2), 4), workload.least_staff(12, 10, 10, 0.2))

# %% [markdown] lang="zh"
# 前一个数是要等的概率；后一个是让等候超过 10 分钟的来电不多于 20%（练习值）时最少的人数。话务量是 2，配 2 个人会怎样？偶尔也能接完，但长远看队伍越排越长，等候没有上限。
#
# 按全天平均来配人，上午高峰就不够。下图是示例省热线各个星期一的平均：

# %% [markdown] lang="en"
# The first number is the probability of waiting; the second is the fewest people with whom no more than 20% of calls wait longer than 10 minutes (an exercise value). What if a load of 2 meets 2 people? It may empty now and then, but in the long run the queue grows and waits have no limit.
#
# Staff by the mean of the day, and the morning peak is short of people. The figure is the average of the Mondays of the example province's hotline:

# %%
calls = data.load("arrivals")
monday = calls[(calls["province"] == example) & (calls["date"].dt.day_of_week == 0) & (calls["date"] <= as_of_date)]
monday = monday.assign(minutes=(monday["calls"] * monday["mean_minutes"]).fillna(0))
hours = monday.groupby("hour")[["calls", "minutes"]].mean()
hours["mean_minutes"] = hours["minutes"] / hours["calls"]
need = [workload.least_staff(row.calls, row.mean_minutes, 10, 0.2) for row in hours.itertuples()]
level = workload.least_staff(hours["calls"].mean(), hours["minutes"].sum() / hours["calls"].sum(), 10, 0.2)
fig, ax = plt.subplots()
ax.bar(hours.index, need, color=plot.COLOURS[4])
ax.axhline(
    level, color="black", linestyle="--", label=say(f"按全天平均：{level} 人", f"by the mean of the day: {level}")
)
ax.set_xlabel(say("起始小时（星期一）", "hour (Mondays)"))
ax.set_ylabel(say("最少接线人数", "fewest people"))
ax.set_xticks(hours.index)
ax.set_title(
    say(f"{example}热线：逐小时要几个人（练习数据）", "Hotline of the example province: people by hour (practice data)")
)
ax.legend(frameon=False)
plot.source_line(ax, calls, language)
short = [int(hour) for hour, people in zip(hours.index, need, strict=True) if people > level]
zh = f"柱状图，星期一 9 时至 17 时逐小时最少接线人数 {need}；按全天平均配 {level} 人，{short} 时不够。练习数据。"
en = f"Bars, fewest people by hour on Mondays, 9 to 17: {need}; by the mean of the day {level}, too few at {short}. Practice data."
plot.alt(fig, say(zh, en))

# %% [markdown] lang="zh"
# ## 常见错误
#
# 能算成数的，上面都并排放过两个数：自然日与工作日、只看已办结与含超期、接洽与件、平均与总量。还有四样算不成数，更伤人：
#
# | 错误 | 后果 | 改法 |
# |---|---|---|
# | 口头答复不登记 | 客户下次从头讲，工作量也少报 | 挂电话前记完五样 |
# | 答到了职责外 | “应该不侵权”成了客户手里的凭据 | 说清由谁判断，给公开名录 |
# | 指南没有日期 | 没人知道还算不算数 | 每年核一次，写上核对日 |
# | 不问就答 | 答得流利，答的是另一件事 | 先问决定答案的那一项 |

# %% [markdown] lang="en"
# ## The usual mistakes
#
# Those that come out as a number have stood above as two numbers side by side: calendar days and working days, closed only and with overdue ones, contacts and cases, mean and total. Four more come out as no number and hurt more:
#
# | Mistake | What follows | What to do |
# |---|---|---|
# | an oral answer is not logged | the client starts anew next time, and work goes unreported | note the five things before hanging up |
# | an answer beyond our duty | "it probably doesn't infringe" becomes the client's evidence | say who decides, hand over the public list |
# | a guide without a date | nobody knows whether it holds | check it once a year and write the day on it |
# | answering without asking | fluent, and about something else | ask first for the fact that decides |

# %% [markdown] lang="zh"
# ## 自己窗口的一份指南（20 分钟，不计分）
#
# 挑本单位**来问得最多的一项**服务，找出现在挂在网上或贴在墙上的指南，填下表。查不到的写“没有写”，不要替它补。
#
# | 要素 | 现在怎么写的 | 对不对得上日历和实际 | 改成怎样一句话 |
# |---|---|---|---|
# | 条件 | | | |
# | 对象 | | | |
# | 渠道 | | | |
# | 材料 | | | |
# | 流程 | | | |
# | 时限（几个工作日，从哪天起） | | | |
# | 结果 | | | |
# | 反馈 | | | |
# | 发布或更新日期 | | | |
#
# 再翻上一周的登记簿，数三个数：没有留客户编号的有几行；电话里口头答复、登记了的有几件，您记得而没有登记的有几件；同一位客户来过两次以上的，有没有合成一件。

# %% [markdown] lang="en"
# ## One guide of your own desk (20 minutes, not marked)
#
# Take the service of your office that **people ask about most**, find the guide as it now stands on the web or on the wall, and fill the table. Where something is not there, write "not stated"; don't fill it in on its behalf.
#
# | Element | What it says now | Does it stand up to the calendar and to practice? | The sentence it should be |
# |---|---|---|---|
# | Conditions | | | |
# | Clients | | | |
# | Channel | | | |
# | Papers | | | |
# | Steps | | | |
# | Time limit (how many working days, from which day) | | | |
# | Result | | | |
# | Feedback | | | |
# | Day published or renewed | | | |
#
# Then open last week's book and count three things: rows without a client's number; oral answers on the telephone that were logged, and those you remember that were not; clients who came more than once, and whether their contacts were merged.

# %% [markdown] lang="zh"
# ## 政策里的位置
#
# 本节是读的，不计分；字母加数字是课程给政策概念的编号，引文出自普惠工程的有关内容和 2022 年的文章（出处见 M01），写进正式材料前请核对原文。
#
# ### 普惠可及：路要好找
#
# | 编号 | 原文短语 | 在窗口上是什么 |
# |---|---|---|
# | P03 | “服务普惠可及” | 指南写得让没学过的人看得懂，离得远的人上网也办得成 |
# | P05 | “让想创新的人有公开便捷的路径找到公共服务” | 清单和指南公开、有日期；问得清，转得准 |
# | Q02 | “服务主体、服务渠道、服务内容和服务形式多元化” | 窗口、电话、网上、手机、信函，来一处就算来了 |
#
# ### 标准与便利：练习里要做的
#
# | 编号 | 原文短语 | 练习里的任务 |
# |---|---|---|
# | A21、A28 | “推进知识产权公共服务标准化规范化”“知识产权公共服务标准统一” | 任务 1：八个要素；任务 8：同一事项各归其层 |
# | A22 | “提高知识产权公共服务便利度” | 任务 3：按期率 |
# | A29 | “线上线下服务协同” | 任务 5：接洽合成件 |
# | A26 | “完善知识产权线下‘一站式’服务模式” | 任务 6：一站办结 |
# | A27 | “扩展线上‘一网通办’服务范围” | 任务 9：省了什么 |
#
# ### 放管服与营商环境：窗口是入口
#
# | 编号 | 原文短语 | 白话 |
# |---|---|---|
# | W19、W28 | “深化简政放权、放管结合、优化服务改革”“以‘放管服’改革赋能知识产权事业高质量发展” | 环节和材料减下来，靠的是一项一项核 |
# | W21 | “推动创新环境和营商环境活而有序” | 活，是好办；有序，是该转的转、该记的记 |
# | D34 | “提升知识产权公共服务智能化、便捷化效能” | 机器先数、先查缺项；问客户那一句，还得人来 |

# %% [markdown] lang="en"
# ## Its place in policy
#
# This section is read, not marked; a letter with digits is the number the course gives to a policy concept. The phrases come from the material on the inclusive-benefit project and from the article of 2022 (sources in M01); check the original before you put one into an official paper.
#
# ### Inclusive and within reach: a way that is easy to find
#
# | Number | Phrase (our translation) | What it is at the desk |
# |---|---|---|
# | P03 | "service: inclusive and within reach" | a guide that somebody without training understands, and that works online for those who live far away |
# | P05 | "whoever wants to innovate has an open, easy path to public services" | lists and guides are public and dated; questions are asked well, referrals are right |
# | Q02 | "plural subjects, channels, contents and forms" | counter, telephone, web, mobile, letter: to come to one is to have come |
#
# ### Standards and convenience: what the exercise asks for
#
# | Number | Phrase (our translation) | Task in the exercise |
# |---|---|---|
# | A21, A28 | "standardise and regularise IP public services", "unified standards for IP public services" | task 1: the eight elements; task 8: each matter in its tier |
# | A22 | "raise the convenience of IP public services" | task 3: the share on time |
# | A29 | "online and offline services act together" | task 5: contacts into cases |
# | A26 | "improve the offline one-stop model of IP public services" | task 6: done at one stop |
# | A27 | "extend the scope of the online one-network service" | task 9: what was saved |
#
# ### Reform of functions and business environment: the desk is the door
#
# | Number | Phrase (our translation) | Plain words |
# |---|---|---|
# | W19, W28 | "deepen the reform to streamline administration, delegate powers, and improve regulation and services", "empower the high-quality development of IP through that reform" | steps and papers come down when they are checked one by one |
# | W21 | "a lively yet orderly environment for innovation and business" | lively: easy to get done; orderly: refer what is to be referred, log what is to be logged |
# | D34 | "smarter, more convenient IP public services" | let the machine count and find the gaps; the question to the client takes a person |

# %% [markdown] lang="zh"
# ## 小结
#
# - **指南**：八个要素加日期；空话等于缺，“无需材料”不是缺。
# - **先问再答**：哪一件、哪一天、谁和在哪、要来做什么；清单里没有的转介；口头答复也登记。
# - **工作日**：次日起算，照日历数；对客户说出哪一天。
# - **按期率**：分母是已办结的加超期未结的；再报第 90 百分位数和最长的一次。
# - **件**：同一客户同一事项，第一次接洽后 3 天内算一件；没有编号的各算一件。
# - **一网通办**：先加总再相除；单位不同不相减；网上办的人才省。

# %% [markdown] lang="en"
# ## Summary
#
# - **Guide**: eight elements and a date; a hollow phrase is a gap, "no papers needed" is none.
# - **Ask, then answer**: which one, which day, who and where, what for; refer what is not on the list; log oral answers too.
# - **Working days**: from the day after, by the calendar; tell the client the day.
# - **Share on time**: the denominator is closed ones and overdue open ones; add the 90th percentile and the longest.
# - **Case**: same client, same item, within 3 days of the first contact; the nameless each on their own.
# - **One network**: add up, then divide; don't subtract across units; only those who do it online save.

# %% [markdown] lang="zh"
# ## 本模块不做什么
#
# 这里讲的是信息服务窗口的承诺时限，不是法定期限：专利和商标程序的期限另有规定，起算和顺延都不同，以法律和通知书为准。窗口不判断侵权，不代写文件，不替客户作决定。“好差评”和满意度在 M17 讲，转介的边界在 M13 讲。
#
# ## 周一就能做
#
# 1. 打开本单位的事项清单，八个要素逐格看一遍，把“另行通知”“尽快”都圈出来，先补时限。
# 2. 在受理回执上印出“最晚某月某日”，照日历算好，不只印“几个工作日”。
# 3. 把“四类先问”的表贴在电话旁，每通电话先问那一句。
# 4. 报按期率时，多写一行：分母怎么算的、第 90 百分位数是几天、还有几件超期没办结。
#
# ## 下一步
#
# 先做本模块的**练习**：`the_desk`（约 115 分钟，文件名不改）。然后学 M13：公共服务与市场化服务的边界和转介。

# %% [markdown] lang="en"
# ## What this module does not do
#
# It is about the limits that an information desk promises, not about statutory ones: in patent and trademark procedures the periods have rules of their own for start and extension, and the law and the official notice decide. The desk does not judge infringement, drafts nothing and decides nothing for a client. Ratings and satisfaction come in M17, the boundary of referral in M13.
#
# ## On Monday
#
# 1. Open your office's list of items and read the eight elements cell by cell; circle each "to be announced" and "as soon as possible" and fill in the time limits first.
# 2. Print "by this day at the latest" on the receipt, worked out by the calendar, not just "so many working days".
# 3. Put the table of the four kinds of question beside the telephone and ask that one question first in each call.
# 4. When you report the share on time, add a line: how the denominator was made, how many days the 90th percentile is, and how many are overdue and open.
#
# ## Next
#
# First do the **exercise** of this module: `the_desk` (about 115 minutes; keep the file name). Then comes M13: the boundary between public and market services, and referral.
