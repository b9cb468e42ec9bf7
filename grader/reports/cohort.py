# %% tags=["parameters"]
outcomes = "tables/outcomes.csv"
marks = "tables/marks.csv"
cells = "tables/cells.csv"
messages = "tables/messages.csv"
tasks = "tables/tasks.csv"
notes = "tables/notes.csv"
loose = "tables/loose.csv"
language = "zh"
notebooks = "{}"
folder = "."
due = ""

# %%
import json

from ipgrader import advice, charts, results, sections
from IPython.display import HTML, display

found = results.read(outcomes, marks, cells, messages, tasks, notes, loose)
names = json.loads(notebooks)


def show(*parts):
    for part in parts:
        display(HTML(str(part)))


def each(section, *more):
    for module in found.modules:
        show(section(found, module, *more, language))


show(sections.rehearsal(found, language), sections.cards(found, language, due))

# %% [markdown] lang="zh"
# ## 下一步做什么

# %% [markdown] lang="en"
# ## What to do next

# %%
for module in found.modules:
    show(advice.steps(found, module, language, folder))

# %% [markdown] lang="zh"
# ## 提交情况说明
#
# 同样的话也写在有关学员的反馈页上。

# %% [markdown] lang="en"
# ## Notes on submissions
#
# The feedback pages of these trainees say the same.

# %%
each(sections.notes)

# %% [markdown] lang="zh"
# ## 得分：学员与题目
#
# 底色越深，得分越多；“—”表示还没有评分。点学员编号可打开其反馈页。

# %% [markdown] lang="en"
# ## Points by trainee and task
#
# The darker the ground, the more points; “—” means not marked yet. A trainee's id opens the feedback page.

# %%
for module in found.modules:
    show(sections.scores(found, module, names[module], language))

# %% [markdown] lang="zh"
# ## 得分分布

# %% [markdown] lang="en"
# ## Distribution of points

# %%
for module in found.modules:
    show(sections.summary(found, module, language))
    if len(results.automatic(found, module)):
        display(charts.distribution(results.automatic(found, module), results.automatic_most(found, module), language))

# %% [markdown] lang="zh"
# ## 每题、每项检查的难度
#
# 得分率 = 得到的分 ÷ 这些份数的满分；n 是已评分的份数，没有作答的也算在内，缺检查格而等人工评分的不算。人数少，差一两份就会差一截，先看份数再看比率。

# %% [markdown] lang="en"
# ## How hard each task and check was
#
# Share of points = points obtained ÷ points possible in these submissions; n counts marked submissions, those without an answer included and those that lack a check, and wait for a person, left out. With few submissions one or two make a large difference: read the counts before the shares.

# %%
for module in found.modules:
    if len(results.by_task(found, module)):
        display(charts.difficulty(results.by_task(found, module), sections.titles(found, module), language))
        show(sections.checks(found, module, language))

# %% [markdown] lang="zh"
# ## 常见错误
#
# 检查认出的错误，人数多的在前；一人在几道题里犯同一个错误只算一次。

# %% [markdown] lang="en"
# ## Usual mistakes
#
# Mistakes that the checks recognised, the most frequent first; the same mistake of one trainee in several tasks counts once.

# %%
each(sections.mistakes)

# %% [markdown] lang="zh"
# ### 其他没有通过的检查
#
# 没有作答、运行出错，或错得检查认不出来。

# %% [markdown] lang="en"
# ### Other failed checks
#
# Not answered, stopped with an error, or wrong in a way that no check recognises.

# %%
each(sections.stumbles)

# %% [markdown] lang="zh"
# ## 等待人工评分

# %% [markdown] lang="en"
# ## Waiting for a person

# %%
each(sections.waiting)
