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
import io

import matplotlib.pyplot as plt
import pandas as pd

import iplab.parameters
from iplab import data, dates, families, names, plot, show
from iplab.cn_numbers import cn_check_digit

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
    tables=["patents_dirty", "alias", "priorities", "patent_applicants", "bad_file", "province_panel"]
    + (["drone_applicants", "drone_applicants_cleaned"] if edition == "open" else []),
)

# %% [markdown] lang="zh"
# # 洗到对得上：名称、日期、号码与同族
#
# ## 交数前的一刻
#
# 星期四下午三点，主任把一个文件转给数据岗的小李：“平台导出来的，区里四点开会，问两个数：有多少件发明，多少家企业。”
#
# 小李双击打开，申请号那一列是一排 `2.02E+11`。他把列宽拉开，还是 `2.02E+11`。按名称去了一下重，1,500 行剩下 1,100 多行，他正要把这个数发出去，忽然看见导出页截图上有一行小字：**2026-10-31 导出，文献 1,400 件，申请 1,100 件**。
#
# 对不上。是去多了，还是去少了？答得出来靠的不是眼力，是三样东西：一份没有动过的原件、一个控制数、一份写下来的规则。

# %% [markdown] lang="en"
# # Until it adds up: names, dates, numbers and families
#
# ## A moment before the figures are due
#
# Thursday, three in the afternoon. The director forwards a file to Xiao Li at the data desk: "From the platform. The district meets at four and asks for two figures: how many inventions, how many firms."
#
# Xiao Li opens it with a double click. The column of application numbers is a row of `2.02E+11`. He widens the column: still `2.02E+11`. He drops duplicates by title, and of 1,500 rows just over 1,100 are left. He is about to send that figure when he sees a small line on the screenshot of the export page: **exported on 2026-10-31, 1,400 documents, 1,100 applications**.
#
# It doesn't add up. Did he drop too many or too few? What answers that is not a sharp eye but three things: an original that nobody has touched, a control total, and a rule that is written down.

# %% [markdown] lang="zh"
# ## 学完能做什么
#
# 1. 修好申请号、日期和乱码，说得出哪些修不回来。
# 2. 用一条写得出来的规则统一申请人名称，并报出它的查准率和查全率。
# 3. 分清简单同族和扩展同族，会用整数、分数、第一申请人三种方法计数。
# 4. 交数之前对控制数，交数的时候附质量表和清洗记录。
#
# 本课约需 70 分钟，随后的练习约需 110 分钟。这是按字数和代码格数估算的，尚未经真人试学。
#
# 名称都是虚构的，导出表是**练习数据（合成）**；损坏的方式照着真的来。

# %% [markdown] lang="en"
# ## What you will be able to do
#
# 1. Repair application numbers, dates and garbled text, and say what can't be repaired.
# 2. Bring applicants' names together by a rule that can be written down, and report its precision and recall.
# 3. Tell simple families from extended families, and count whole, in fractions and by first applicant.
# 4. Meet the control total before figures go out, and send a quality table and a cleaning log with them.
#
# The lesson takes about 70 minutes, the exercise after it about 110. Both are estimated from the length of the text and the number of code cells; no trial with people has been made yet.
#
# All names are invented and the export is **practice data (synthetic)**; the ways in which it is damaged are real ones.

# %% [markdown] lang="zh"
# ## 先留原件，再抄控制数
#
# 动手之前做两件事。第一，原件设成只读，另存一份再改。第二，把平台页面上的**控制数**和导出日期抄下来。控制数是导出时平台报的件数，收到以后重新清点，要同它对得上。
#
# 看一眼这份导出表，全部按文字读入：

# %% [markdown] lang="en"
# ## Keep the original, note the control total
#
# Two things come before anything else. First, make the original read-only and work on a copy. Second, write down the **control total** of the platform page and the day of the export. The control total is the number that the platform reports at export, and your own count of what has arrived must come to it again.
#
# A look at the export, all of it read as text:

# %%
export = data.load("patents_dirty")
show.table(export[["row_no", "pub_no", "appl_no", "title", "applicant", "filing"]].head(8), language)

# %% [markdown] lang="zh"
# 不清洗，直接数。一行一种数法：

# %% [markdown] lang="en"
# Counted without any cleaning, one way of counting in a row:

# %%
clean = data.load("patents")[["pub_no", "appl_no"]]
pub = export["pub_no"].map(lambda text: names.half_width(text).upper())
counts = {
    say("行数", "rows"): len(export),
    say("按名称去重", "duplicates dropped by title"): export["title"].nunique(),
    say("公开号，原样", "publication numbers as they stand"): export["pub_no"].nunique(),
    say("公开号，统一写法后", "publication numbers in one form"): pub.nunique(),
    say("申请号，原样", "application numbers as they stand"): export["appl_no"].nunique(),
    say("申请号，按公开号查登记表", "application numbers looked up"): clean.loc[
        clean["pub_no"].isin(pub), "appl_no"
    ].nunique(),
}
pd.Series(counts, name=say("数", "number")).to_frame()

# %% [markdown] lang="zh"
# 只有两行对上了控制数。按名称去重删掉了不该删的：发明和同日申请的实用新型同名，公布和授权也同名。公开号原样数又留下了不该留的：同一个号，有的带空格，有的小写，有的全角。**先统一写法，再去重；按号码去重，不按名称。**
#
# 文献数和申请数是两回事：一件发明先公布、后授权，是两件文献、一件申请。把文献当发明数，多出来的都是重复。
#
# <details>
# <summary>自查：清洗后正好是 1,400 件，是不是就一定洗对了？</summary>
#
# 不一定。删错一件、留错一件，总数也对。控制数对不上，一定有错；对上了，只是没发现错。所以还要抽查几行，看改前改后。
#
# </details>

# %% [markdown] lang="en"
# Only two rows meet the control total. Dropping duplicates by title takes away what should stay: an invention and the utility model filed on the same day share their title, and so do publication and grant. Counting publication numbers as they stand keeps what should go: one number, now with spaces, now in small letters, now in full width. **First one form, then drop duplicates; by number, not by title.**
#
# Documents and applications are two things: an invention that is published and then granted makes two documents and one application. Count documents as inventions, and all you add is doubles.
#
# <details>
# <summary>Check yourself: it comes to 1,400 exactly. Is the cleaning right then?</summary>
#
# Not for certain. One dropped wrongly and one kept wrongly give the right total too. A total that is off proves an error; one that is met only shows none. So look at a few rows as well, before and after.
#
# </details>

# %% [markdown] lang="zh"
# ## 一打开就伤了：号码
#
# 表格软件看见一串数字就当成数。申请号会伤两回：末尾的“.0”没了；显示成 `2.02E+11`，存盘以后后几位真的没了。统一社会信用代码 18 位全是数字的也一样，第 15 位以后变成 0；电话、邮编丢开头的 0。
#
# 防止比修理容易。不要双击 CSV：用“数据 → 从文本导入”，把号码列设成**文本**。下面用三行字演示，左边按数读，右边按文字读：

# %% [markdown] lang="en"
# ## Hurt by being opened: numbers
#
# A spreadsheet takes a row of digits for a number. An application number is hurt twice: the ".0" at its end goes, and once it is shown as `2.02E+11` and saved, its last digits are gone for good. Unified social credit codes suffer too: where all 18 characters are digits, those after the 15th become 0; telephone numbers and postcodes lose a leading 0.
#
# To prevent is easier than to repair. Don't double-click a CSV: use "Data → From text" and set columns of numbers to **text**. Three lines show it, read as numbers on the left, as text on the right:

# %%
lines = "appl_no\n202021558314.0\n202210995555.9\n202410660862.0\n"
as_number = pd.read_csv(io.StringIO(lines))["appl_no"].map(lambda number: f"{number:.3g}")
as_text = pd.read_csv(io.StringIO(lines), dtype=str)["appl_no"]
pd.DataFrame({say("按数读", "as numbers"): as_number, say("按文字读", "as text"): as_text})

# %% [markdown] lang="zh"
# 已经伤了的，用校验位分成四类。校验位是前 12 位算出来的，抄错一位就对不上，错了几位也多半对不上（M02 讲过）：

# %% [markdown] lang="en"
# What is hurt already falls into four groups by its check digit. It is worked out from the first 12 digits, and one wrong digit always shows, several mostly do (see M02):


# %%
def state(text):
    plain = names.half_width(text).upper().removeprefix("CN").removeprefix("ZL").replace(".", "")
    if "E" in plain:
        return say("数字已丢", "digits are gone")
    if len(plain) == 12:
        return say("丢了校验位 0，可补", "check digit 0 lost, can be added")
    right = cn_check_digit(plain[:12]) == plain[12]
    return say("好的", "good") if right else say("校验位不对", "check digit is wrong")


export["appl_no"].map(state).value_counts().to_frame(say("行", "rows"))

# %% [markdown] lang="zh"
# “可补”那一类，补之前要验：算出来的校验位确实是 0 才补。“数字已丢”和“校验位不对”两类**不许补零、不许猜**，补出来的是别人的号码；拿公开号回平台查。把这两类列成清单，就是清洗记录里最要紧的一张附表。

# %% [markdown] lang="en"
# The group that "can be added" is tested first: add it only where the check digit really works out to 0. For the two groups whose digits are gone or wrong, **no noughts and no guesses**: what you make up is somebody else's number. Look them up on the platform by publication number. A list of these two groups is the most important annex of the cleaning log.

# %% [markdown] lang="zh"
# ## 日期：五种写法，和不存在的日子
#
# 五种写法各按一条规则读；读不出来的留空，不许“差不多”。`45448` 是表格软件的天数，从 1899-12-30 数起。两种做法放在一起：

# %% [markdown] lang="en"
# ## Dates: five ways to write a day, and days that never were
#
# Each of five ways is read by a rule of its own; what can't be read stays empty, never "about that day". `45448` is a spreadsheet's count of days from 1899-12-30. Two ways of doing it, side by side:

# %%
one_format = pd.to_datetime(export["filing"], format="%Y-%m-%d", errors="coerce")
five_forms = export["filing"].map(dates.read_day)
print(say("一种格式读，空值：", "one format, missing:"), one_format.isna().sum())
print(say("五条规则读，空值：", "five rules, missing:"), five_forms.isna().sum())
show.table(export.loc[five_forms.isna(), ["row_no", "pub_no", "filing"]].drop_duplicates("filing"), language)

# %% [markdown] lang="zh"
# 第一个数里，大部分是好日期，只是写法不同，一读就丢了。第二个数才是真的没有这一天。表里列出了它们的样子：2 月 30 日、13 月。不要让软件替您顺延到 3 月 2 日。

# %% [markdown] lang="en"
# Most of the first number are good dates written another way, lost in reading. Only the second number are days that never were. The table shows what they look like: 30 February, a month 13. Don't let software roll them on to 2 March.

# %% [markdown] lang="zh"
# ## 乱码：先认样子，再决定救不救
#
# `Ò»ÖÖ…` 是 GBK 的字被当成西文读；`鎹㈢數…` 是 UTF-8 的字被当成 GBK 读。这两种能还原。出现 `�` 或一串问号，字已经丢了，还原不了。
#
# 解得开的也不一定是乱码：`25°C` 按第一种也解得开，解出来多了个怪字。所以解完再看一眼：没有两个连着的汉字，就不动它。
#
# 自己导出时，CSV 存成 `utf-8-sig`（UTF-8，前面带一个记号，叫 BOM），双击打开就不会乱码；号码列照样会伤，仍要按文本导入。差别只有三个字节：

# %% [markdown] lang="en"
# ## Garbled text: see which kind, then whether it can be saved
#
# `Ò»ÖÖ…` is GBK read as a Western encoding; `鎹㈢數…` is UTF-8 read as GBK. These two can be undone. Where `�` or a row of question marks stands, signs are lost, and nothing brings them back.
#
# What can be decoded need not be garbled: `25°C` decodes the first way too, and an odd sign comes out. So look at the result: without two Chinese characters in a row, leave the text alone.
#
# When you export yourself, save the CSV as `utf-8-sig` (UTF-8 with a mark in front, the BOM): on a double click the text is then not garbled; columns of numbers are damaged all the same and must be imported as text. The difference is three bytes:

# %%
word = "专利"
print(word.encode("utf-8-sig")[:3], len(word.encode("utf-8-sig")) - len(word.encode("utf-8")))
print(word.encode("gbk").decode("latin-1"), "→", word.encode("gbk").decode("latin-1").encode("latin-1").decode("gbk"))
print("25°C", "→", "25°C".encode("latin-1").decode("gbk"))
lost = export["title"].str.contains("�|\\?", regex=True)
print(say("丢了字的名称：", "titles that have lost signs:"), lost.sum())

# %% [markdown] lang="zh"
# <details>
# <summary>自查：丢了字的名称，能不能照着旁边几行猜出来填上？</summary>
#
# 不能。按公开号回平台查，查得到就用查到的；查不到就留空，记进清洗记录。猜出来的名称看着通顺，以后没人知道它是猜的。
#
# </details>

# %% [markdown] lang="en"
# <details>
# <summary>Check yourself: may a title that has lost signs be filled in from the rows beside it?</summary>
#
# No. Look it up on the platform by publication number; if found, use that, if not, leave it empty and put it in the cleaning log. A title that was guessed reads well, and later nobody knows that it was a guess.
#
# </details>

# %% [markdown] lang="zh"
# ## 名称：一条写得出来的规则
#
# 同一家企业在文献上有很多写法：

# %% [markdown] lang="en"
# ## Names: a rule that can be written down
#
# One firm is written in many ways on documents:

# %%
alias = data.load("alias")
printed = alias[(alias["part"] == "training") & (alias["documents"] > 0)]
most = printed[printed["language"] == "zh"]["applicant_id"].value_counts().index[0]
show.table(printed.loc[printed["applicant_id"] == most, ["raw", "language", "variant", "documents"]], language)

# %% [markdown] lang="zh"
# 规则按固定的次序做：全角变半角、去空格；括号里的地名移到最前；去掉大学后面的学院；去掉末尾的“有限公司”之类；英文名小写、去标点；最后查对照（曾用名、英文名）。做完得到一个**键**，键相同就当作同一主体。
#
# 规则好不好，两两比：判成同一家的对子里有多少是真的（**查准率**），真是同一家的对子里判出了多少（**查全率**），F1 是两者的调和平均。四条规则放在一起：

# %% [markdown] lang="en"
# The rule works in a fixed order: full width to half width, spaces out; a place in brackets to the front; the school off a university; the legal form off the end; English names in small letters without points; last, a look-up of former and English names. The result is a **key**, and names with the same key are taken for one body.
#
# Whether a rule is good is tested pair by pair: how many of the pairs that it joins are true (**precision**), and how many of the true ones it joins (**recall**); F1 is their harmonic mean. Four rules side by side:

# %%
bodies = data.load("applicants")
proper = dict(zip(bodies["applicant_id"], bodies["name_zh"], strict=True))
other = alias[(alias["variant"] == "former") | ((alias["language"] == "en") & (alias["variant"] == "official"))]
other = other[other["part"] == "training"]
register = {raw: proper[body] for raw, body in zip(other["raw"], other["applicant_id"], strict=True)}
cities = tuple(sorted({city.removesuffix("市") for city in bodies["city"].dropna()}, key=len, reverse=True))


def brand(name):
    key = names.normalise(name)
    return next((key[len(city) :].removeprefix("市") for city in cities if key.startswith(city)), key)[:2]


rules = {
    say("只理全角和空格", "widths and spaces only"): printed["raw"].map(names.half_width),
    say("只留字号", "the brand alone"): printed["raw"].map(brand),
    say("整条规则，不查对照", "the rule, no look-up"): names.keys(printed["raw"]),
    say("整条规则，查对照", "the rule and the look-up"): names.keys(printed["raw"], register),
}
scores = pd.DataFrame({rule: names.pairwise_f1(keys, printed["applicant_id"]) for rule, keys in rules.items()}).T
fig, ax = plt.subplots(figsize=(7, 3.6))
marks = {"precision": "o", "recall": "s", "f1": "D"}
labels = {"precision": say("查准率", "precision"), "recall": say("查全率", "recall"), "f1": "F1"}
for colour, (column, mark) in zip(plot.COLOURS, marks.items(), strict=False):
    ax.plot(scores[column], range(len(scores)), mark, color=colour, markersize=9, label=labels[column])
ax.set_yticks(range(len(scores)), scores.index)
ax.set_ylim(len(scores) - 0.6, -0.4)
ax.set_xlim(0, 1.05)
ax.set_xlabel(say("0 到 1，越靠右越好", "0 to 1, the further right the better"))
ax.set_title(say("四条规则，练习部分（练习数据）", "Four rules, training part (practice data)"))
ax.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=3)
plot.source_line(ax, alias, language)
told = "; ".join(f"{rule}: " + ", ".join(f"{labels[c]} {row[c]:.2f}" for c in marks) for rule, row in scores.iterrows())
plot.alt(
    fig,
    say(
        f"点图，四条规则的查准率、查全率和 F1。{told}。练习数据。",
        f"Dots, precision, recall and F1 of four rules. {told}. Practice data.",
    ),
)

# %% [markdown] lang="zh"
# 读法：一行一条规则，三个点。只理全角和空格，查准率高、查全率很低：看上去很干净，其实没合上。只留字号正相反，把同字号的外地企业和子公司**悄悄并在一起**，查准率掉下来。前者企业数偏多，后者偏少；后者更难发现，因为合并以后看不见了。
#
# 整条规则也有合不上的：误识的字、译音不同的字、对照里查不到的英文缩写。这不要紧，说出来就行。要紧的是规则在练习部分定好，再拿没看过的检验部分算成绩；照着检验部分改规则，成绩就不算数了。
#
# <details>
# <summary>自查：母公司和子公司要不要并？</summary>
#
# 看问题。问“集团有多少专利”，可以并，但要有股权依据，单独存一版，注明谁定的。问“本市有多少家创新主体”，不并。默认不并；并了要写在记录里。
#
# </details>

# %% [markdown] lang="en"
# How to read it: a rule in a row, three marks. Widths and spaces only: high precision, very low recall. It looks clean, and little has been joined. The brand alone does the opposite: firms elsewhere with the same brand and subsidiaries are **merged in silence**, and precision falls. The first gives too many firms, the second too few; the second is harder to notice, since what is merged can't be seen any more.
#
# The whole rule misses some too: misread characters, names transcribed otherwise, short forms in English that the look-up lacks. That does no harm as long as you say so. What matters: settle the rule on the training part, then score it on the test part that you haven't looked at; a rule that is tuned on the test has no score.
#
# <details>
# <summary>Check yourself: should parent and subsidiary be merged?</summary>
#
# It depends on the question. "How many patents does the group have?" They may, on evidence of ownership, in a version of its own that says who decided. "How many innovators are there in our city?" They may not. By default keep them apart; if you merge, write it in the log.
#
# </details>

# %% [markdown] lang="zh"
# ## 同族：简单的和扩展的
#
# 一项技术在几个国家申请，是一个**同族**。怎么算一族，看优先权：
#
# - **简单同族**（欧洲专利局 DOCDB 的口径）：优先权**完全相同**；
# - **扩展同族**（欧洲专利局 INPADOC 的口径）：有一项相同就连上，一路连下去。
#
# 首次申请没有要求别人的优先权，它以**自己**为优先权。这一行看着多余，删了就出事：

# %% [markdown] lang="en"
# ## Families: simple and extended
#
# One piece of technology filed in several countries is a **family**. What makes a family is the priorities:
#
# - **simple family** (DOCDB, European Patent Office): **exactly the same** priorities;
# - **extended family** (INPADOC, European Patent Office): linked by one shared priority, and so on along the chain.
#
# A first filing claims nobody's priority: it is its **own**. That row looks needless; take it out and this happens:

# %%
priorities = data.load("priorities")
claimed = priorities[priorities["appl_no"] != priorities["prio_no"]]
table = {
    say("完整的表", "the whole table"): priorities,
    say("删了“以自己为优先权”的行", "own-priority rows dropped"): claimed,
}
pd.DataFrame(
    {
        label: {
            say("申请", "applications"): rows["appl_no"].nunique(),
            say("简单同族", "simple families"): families.simple(rows).nunique(),
            say("扩展同族", "extended families"): families.extended(rows).nunique(),
        }
        for label, rows in table.items()
    }
)

# %% [markdown] lang="zh"
# 删了那些行，大部分申请连同它们的同族一起没了，而程序不会报错。两种同族的数也不同：扩展同族更大、更少，因为一件申请要求两项优先权，就把两个简单同族连成一个。报同族数，一定写明是哪一种。各家数据库的定义也有出入，换了库不要直接比。
#
# <details>
# <summary>自查：近两年的同族为什么总是偏小？</summary>
#
# 后续申请还没有公布。它们在优先权日之后 12 个月内提出，一般自优先权日起满 18 个月公布；经 PCT 进入各国的，30 个月前后才进入，公布更晚。所以最近的同族还会长大。比较年份时，至少把最近两年单独标出来，有 PCT 的标三年以上。
#
# </details>

# %% [markdown] lang="en"
# With those rows gone most applications vanish, and their families with them, and no program complains. The two kinds differ as well: extended families are larger and fewer, since one application on two priorities links two simple families. When you report families, always say which kind. Databases define them differently too, so don't compare across them as they are.
#
# <details>
# <summary>Check yourself: why are the families of the last two years always too small?</summary>
#
# Later members have not been published. They are filed within 12 months of the priority date and as a rule published 18 months from it; through the PCT they enter an office only at about 30 months and are published later still. So recent families will still grow. When you compare years, mark at least the last two apart, and three or more where the PCT is used.
#
# </details>

# %% [markdown] lang="zh"
# ## 一个同族，三种数法
#
# 两个省的单位共同申请一个同族，算谁的？
#
# - **整数计数**：各算一个。问“有多少同族与本省有关”，用它；各省加起来会超过总数；
# - **分数计数**：申请人平分，每个同族合起来是 1。问“各省份额”，用它；加起来正好是同族数；
# - **第一申请人计数**：算第一申请人的。简单，但合作的另一方看不见。
#
# 没印省份的、境外的，要各设一类（不详、境外），不然分数加起来就少了：

# %% [markdown] lang="en"
# ## One family, three ways to count it
#
# Bodies of two provinces file one family together. Whose is it?
#
# - **whole count**: one for each. Use it for "how many families is our province part of?"; the provinces add up to more than the total;
# - **fractional count**: shared equally among the applicants, 1 for each family. Use it for "what share has each province?"; it adds up to the number of families exactly;
# - **count by first applicant**: it goes to the first one. Simple, but the other partner can't be seen.
#
# Where no province is printed, and for abroad, there must be a bucket each (unknown, abroad), or the fractions come to less:

# %%
papers = data.load("patents").sort_values(["pub", "pub_no"]).drop_duplicates("family_id")
papers = papers[["family_id", "pub_no", "province"]].rename(columns={"province": "printed"})
owners = papers.merge(data.load("patent_applicants")[["pub_no", "position", "applicant_id"]], on="pub_no")
owners = owners.merge(bodies[["applicant_id", "country", "province"]], on="applicant_id")
place = owners["province"].where(owners["printed"].notna()).fillna("unknown")
owners["place"] = place.where(owners["country"] == "CN", "abroad")
three = {
    say("整数", "whole"): families.whole(owners),
    say("分数", "fractional"): families.fractional(owners),
    say("第一申请人", "first applicant"): families.first(owners),
}
three = pd.DataFrame(three).fillna(0)
three.loc[say("合计", "sum")] = three.sum()
print(say("同族数：", "families:"), owners["family_id"].nunique())
show.table(three.loc[[province, "unknown", "abroad", say("合计", "sum")]].round(1).reset_index(), language)

# %% [markdown] lang="zh"
# 三个合计，后两个等于同族数，第一个超过。拿整数计数除以同族数当“份额”，各省份额加起来就超过百分之百。

# %% [markdown] lang="en"
# Of the three sums the last two equal the number of families and the first is more. Divide whole counts by the families and call it a "share", and the shares of all provinces come to more than the whole.

# %% [markdown] lang="zh"
# ## 质量表：收不收，先看四样
#
# 别人交来的数据，收下之前看四样：**完整**（格子有没有内容）、**唯一**（编号重不重）、**有效**（内容合不合规则）、**及时**（最新的一条是哪天）。四样分开报，不合成一个分。一份 60 行的交付，先看完整和省份：

# %% [markdown] lang="en"
# ## A quality table: four things before you take it
#
# Before you take a delivery look at four things: **completeness** (is the cell filled?), **uniqueness** (is a number there twice?), **validity** (does the content fit the rule?), **timeliness** (which day is the latest?). Report them apart, never as one mark. A delivery of 60 rows, completeness and provinces first:

# %%
delivery = data.load("bad_file")
known = set(data.load("places")["province"])
strict = pd.to_datetime(delivery["granted_on"], format="%Y-%m-%d", errors="coerce")
print(say("名称有内容：", "names filled:"), f"{delivery['name'].notna().mean():.3f}")
print(say("省份有内容：", "provinces filled:"), f"{delivery['province'].notna().mean():.3f}")
print(say("省份合规则：", "provinces valid:"), f"{delivery['province'].isin(known).mean():.3f}")
print(say("编号不重：", "numbers unique:"), f"{delivery['grant_id'].nunique() / delivery['grant_id'].count():.3f}")
print(
    say("日期合约定：", "dates as agreed:"),
    f"{strict.notna().mean():.3f}",
    say("最晚：", "latest:"),
    strict.max().date(),
)

# %% [markdown] lang="zh"
# 省份那一列全有内容，却不全合规则：有一行写的是简称。最晚的日期在将来，“及时”因此假得好看：**算及时之前，先把不合理的日期剔出去**。

# %% [markdown] lang="en"
# The column of provinces is filled throughout and still not all valid: one row has a short name. And the latest date lies in the future, which makes timeliness look better than it is: **take out dates that can't be before you work out how recent it is**.

# %% [markdown] lang="zh"
# ## 公开的数据也是脏的
#
# 省级面板的开放版来自年鉴，由印刷品识别而成。转换程序修过这些地方，每条都登记了原样、改后、理由和行数：

# %% [markdown] lang="en"
# ## Public data are dirty too
#
# The open edition of the provincial panel comes from a yearbook, read from print by a machine. What the converter repaired is listed, each with what it was, what it became, why, and how many rows:

# %%
repairs = data.load("province_panel_repairs")
show.table(repairs[["rule", "raw", "repaired", say("reason_zh", "reason_en"), "rows"]], language)

# %% [markdown] lang="zh"
# 这就是一份清洗记录该有的样子：别人照着能重做。注意最后一行：一个小计混在各省里，去掉它，没有猜它是哪个省。
#
# 一个字认错，连表就少一个省一年的数；一批空格没去，就少掉 2010 年的一大半。两样都不报错。下一格数一数不修会丢多少行；`edition` 为 `open` 时，再列出这次加载真的碰上的误识：

# %% [markdown] lang="en"
# This is what a cleaning log should look like: another person can redo it. Note the last row: a subtotal stood among the provinces; it was dropped, and nobody guessed which province it might be.
#
# One sign misread, and a join loses one year of one province; the spaces left in, and it loses most of 2010. Neither raises an error. The next cell counts the rows that would be lost; with `edition` set to `open` it also lists the misreadings that were met in loading just now:

# %%
mended = repairs[repairs["rule"] != "drop"]
print(say("不修，按省名连表会丢的行：", "rows lost in a join by province without the repairs:"), mended["rows"].sum())
listed = None
if edition == "open":
    met = data.repairs("province_panel")
    met = met[met["repaired"].notna() & ~met["raw"].str.contains(" ")]
    listed = show.table(met[["part", "raw", "repaired", "rows"]], language)
listed

# %% [markdown] lang="zh"
# 同一个“西”字，几个文件里错成了不同的字，所以规则要一个写法一条，不能只写“改了错字”。其他开放表修了什么，在 `open_repairs`，一张表一组：

# %% [markdown] lang="en"
# One and the same sign, 西, was misread in different ways in these files, so each spelling needs a rule of its own; "slips were mended" is not enough. What was repaired in other open tables is in `open_repairs`, a group for each table:

# %%
others = data.load("open_repairs")
show.table(others.groupby("table", as_index=False).agg(rules=("raw", "size"), rows=("rows", "sum")), language)

# %% [markdown] lang="zh"
# 面板里还有一格是空的，程序没有填。合计减另外两类能推出一个数，但那是推算，写进记录，不写进原表：

# %% [markdown] lang="en"
# One cell of the panel is empty, and the converter left it so. The total less the two other kinds gives a figure, but it is worked out and not read: it goes into the log, not into the table:

# %%
panel = data.load("province_panel", edition=edition)
gap = panel[panel["value"].isna()].iloc[0]
same = panel[(panel["province"] == gap["province"]) & (panel["year"] == gap["year"])]
same = same[same["measure"] == gap["measure"]].set_index("kind")["value"]
print(gap["province"], gap["year"], gap["kind"], "→", same["total"] - same.drop(["total", gap["kind"]]).sum())

# %% [markdown] lang="zh"
# 最后看一份真实的申请人清单：无人机文献。原表一格写着全部申请人，用 `|` 隔开；整格当一个申请人数，合作申请就成了“新的申请人”。下面同一批文献数两遍。`edition` 为 `open` 时才有：

# %% [markdown] lang="en"
# Last, a real list of applicants: documents on drones. One cell of the raw table holds all applicants, parted by `|`; count whole cells, and every joint filing becomes a "new applicant". Here are the same documents counted twice. With `edition` set to `open` only:

# %%
counted = None
if edition == "open":
    cells = data.load("drone_applicants", edition="open")["applicants"].dropna()
    split = data.load("drone_applicants_cleaned", edition="open")["applicant"].dropna()
    keys = {name: names.normalise(name) for name in split.unique()}
    top = split.value_counts().head(5)
    whole, parts = say("整格数", "whole cells"), say("拆开数", "split")
    both = pd.DataFrame({whole: cells.value_counts().reindex(top.index), parts: top})
    counted = show.table(both.reset_index(names="applicant"), language)
    print(say("不同的写法，整格：", "different spellings, whole cells:"), cells.nunique())
    print(say("不同的写法，拆开：", "different spellings, split:"), len(keys))
    print(say("拆开，再用本课的规则：", "split, and this lesson's rule:"), len(set(keys.values())))
    dji = {name: key for name, key in keys.items() if "DJI" in name.split()}
    print(say("含 DJI 的写法和键：", "spellings with DJI, and keys:"), len(dji), len(set(dji.values())))
    print(sorted(dji)[:5])
else:
    print(say("这一格在 edition 为 open 时才有内容。", "This cell shows something with edition set to open only."))
counted

# %% [markdown] lang="zh"
# 两列数差得最多的，是常和别人一起署名的申请人：不拆，吃亏的是它们。拆开以后再用本课的规则，写法只少了一点：原表的名称编者已经理过，剩下的是 `TECH` 与 `TECHNOLOGY`、`SZ` 与 `SHENZHEN` 这样的缩写，还有真不相同的公司，规则分不出来，要人查。所以清洗过的也不是标准答案。用别人洗好的数据，先问三句：规则是什么，谁定的，哪里可能错。

# %% [markdown] lang="en"
# The two columns differ most for applicants who are often named together with others: without splitting it is they who lose. Once split, this lesson's rule takes away only a few spellings more: the compiler had tidied the names already, and what is left are short forms, `TECH` beside `TECHNOLOGY` and `SZ` beside `SHENZHEN`, and companies that truly differ; no rule tells these apart, somebody has to look. So cleaned is no gold standard either. When you use data that others have cleaned, ask three things: what was the rule, who made it, where may it be wrong.

# %% [markdown] lang="zh"
# ## 这与政策有什么关系
#
# | 编号 | 文件里的短语 | 落到这张桌子上 |
# |---|---|---|
# | B09 | “充分挖掘知识产权数据资源战略价值”（2023 年普惠工程方案） | 对不上的数据挖不出价值，只会挖出错的数 |
# | A21 | “推进知识产权公共服务标准化规范化” | 质量表和清洗记录就是数据岗的标准动作 |
# | A2A | “数据信息互联共享” | 号码写法统一，两家的表才连得上 |
# | D23 | “打破部门间数据壁垒”（2022 年文章） | 壁垒常常不是不给，是给了对不上：名称、代码、日期 |

# %% [markdown] lang="en"
# ## What this has to do with policy
#
# | Number | Phrase (our translation) | At this desk |
# |---|---|---|
# | B09 | "exploit the strategic value of IP data resources" (inclusive-benefit plan, 2023) | data that don't add up yield no value, only wrong figures |
# | A21 | "standardise and regularise IP public services" | quality table and cleaning log are the standard moves of the data desk |
# | A2A | "data and information interconnected and shared" | two offices' tables can be joined only when numbers are written in one form |
# | D23 | "break data barriers between departments" (article, 2022) | the barrier is often not that data are withheld, but that they don't match: names, codes, dates |

# %% [markdown] lang="zh"
# ## 小结
#
# - **先原件，后控制数**：对不上一定有错，对上了还要抽查。
# - **号码**：按文字读；校验位分四类；不补零、不猜。
# - **日期**：一种写法一条规则；不是日子的留空。
# - **名称**：规则写得出来，次序固定，报查准率和查全率；子公司不悄悄并。
# - **同族**：写明简单还是扩展；首次申请以自己为优先权。
# - **计数**：份额用分数计数，不详和境外各设一类。
# - **质量表**：完整、唯一、有效、及时，四样分开。

# %% [markdown] lang="en"
# ## Summary
#
# - **Original first, then the control total**: off means an error; met still means a look at some rows.
# - **Numbers**: read as text; four groups by check digit; no noughts, no guesses.
# - **Dates**: one rule for each way of writing; what is no day stays empty.
# - **Names**: a rule that can be written down, in a fixed order, with its precision and recall; no silent merging of subsidiaries.
# - **Families**: say simple or extended; a first filing is its own priority.
# - **Counts**: fractional for shares; a bucket each for unknown and abroad.
# - **Quality table**: completeness, uniqueness, validity, timeliness, each apart.

# %% [markdown] lang="zh"
# ## 本模块不做什么
#
# 这里讲怎么把数据整理到能用，不讲怎么解读：指标在 M08，合作网络在 M09，跨部门对接和隐私在 M22。合并名称是为了计数，不说明企业之间有没有控股或侵权关系，也不是法律意见。平台数据照平台的条款用，不转发原始导出。
#
# ## 周一就能做
#
# 1. 找出上周收到的一份导出表，原件设成只读，把平台页面上的件数抄在文件名旁边。
# 2. 号码列一律按文本导入；自己发出去的 CSV 存成 `utf-8-sig`。
# 3. 把本单位合并企业名称的规则写成六行字，贴在共享文件夹里，写明谁定的、哪天定的。
# 4. 报份额之前，把各省加一遍：超过总数，就是用了整数计数。
#
# ## 下一步
#
# 先做本模块的**练习**：`cleaning_ip_data`（约 110 分钟，文件名不改）。然后学 M08：专利指标。

# %% [markdown] lang="en"
# ## What this module does not do
#
# It is about getting data fit for use, not about reading them: indicators come in M08, networks of partners in M09, linking across departments and privacy in M22. Names are merged in order to count; it says nothing on control or infringement between firms and is no legal opinion. Data of a platform are used under its terms, and raw exports are not passed on.
#
# ## On Monday
#
# 1. Find an export that came last week, make the original read-only, and write the number from the platform page beside the name of the file.
# 2. Import columns of numbers as text, always; save the CSVs you send out as `utf-8-sig`.
# 3. Write your office's rule for merging firms' names in six lines and put it in the shared folder, with who made it and when.
# 4. Before you report shares, add up the provinces: if they come to more than the total, whole counts were used.
#
# ## Next
#
# Do this module's **exercise** first: `cleaning_ip_data` (about 110 minutes; keep the file name). Then M08: patent indicators.
