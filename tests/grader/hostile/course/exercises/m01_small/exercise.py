# %% [markdown] lang="zh"
# # 五道小题
# %% [markdown] lang="en"
# # Five small tasks
# %%
import numpy as np
import pandas as pd
from iplab import checks
from matplotlib.figure import Figure

# %% tags=["parameters"]
province = "四川省"
institution_type = "municipal_comprehensive"
tech_field = "new_energy"
tier = "basic"
entry = "write"
language = "zh"
edition = "practice"
seed = 2026
as_of_date = "2025-06-30"

# %%
rows = {"city": ["A", "B", "C", "D"], "kind": ["tisc", "outlet", "tisc", "tisc"], "staff": [seed % 7 + 3, 4, 9, 2]}
bodies = pd.DataFrame(rows)
limit = 5

# %% [markdown] lang="zh"
# ## 一个数
# %% [markdown] lang="en"
# ## A number

# %% answer="staff-total"
### BEGIN SOLUTION
staff_total = int(bodies["staff"].sum())
### END SOLUTION

# %% check="staff-total-shape" points=1
assert isinstance(staff_total, int), "[not-a-number] 应是整数 / It should be a whole number."

# %% check="staff-total" points=2
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
assert staff_total == sum(rows["staff"]), "[not-the-sum] 不是总和 / It is not the sum."
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 一个函数
# %% [markdown] lang="en"
# ## A function


# %% answer="share"
def share(table, kind):
    ### BEGIN SOLUTION
    return float((table["kind"] == kind).mean())
    ### END SOLUTION


# %% check="share-shown" points=1
two = pd.DataFrame({"kind": ["tisc", "outlet"]})
assert checks.same(share(two, "tisc"), 0.5), "[not-a-half] 不是一半 / Not a half."

# %% check="share" points=2
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
SECRET_CASE = pd.DataFrame({"kind": ["tisc"] * 3 + ["outlet"] * 5, "city": list("ABCDEFGH")})


def asked(kind):
    return share(SECRET_CASE, kind)


@checks.report
def share_is_right():
    got = list(map(asked, ("tisc", "outlet")))
    right = [float(np.mean([each == kind for each in SECRET_CASE["kind"]])) for kind in ("tisc", "outlet")]
    cases = [(one, other, []) for one, other in zip(got, right, strict=False)]
    checks.expect(cases, "[wrong-share] 占比不对 / The share is wrong.")


### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 给表格加一列
# %% [markdown] lang="en"
# ## A column in a table

# %% answer="large"
### BEGIN SOLUTION
bodies["large"] = bodies["staff"] >= limit
### END SOLUTION

# %% check="large" points=2
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
wanted = pd.DataFrame(rows)
assert bodies["large"].tolist() == (wanted["staff"] >= limit).tolist(), "[wrong-rows] 列不对 / The column is wrong."
assert bodies[list(wanted)].equals(wanted), "[table-changed] 表被改动 / The table was changed."
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 一张图
# %% [markdown] lang="en"
# ## A figure

# %% answer="chart"
### BEGIN SOLUTION
chart = Figure().subplots()
chart.bar(rows["city"], rows["staff"])
chart.set_title("Staff")
### END SOLUTION

# %% check="chart" points=2
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
assert [bar.get_height() for bar in chart.patches] == rows["staff"], "[wrong-bars] 柱高不对 / The bars are wrong."
assert chart.get_title().strip(), "[no-title] 没有标题 / There is no title."
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 一个对象
# %% [markdown] lang="en"
# ## An object


# %% answer="team"
### BEGIN SOLUTION
class Team:
    def __init__(self, staff):
        self.staff = list(staff)

    def twice(self):
        return [2 * each for each in self.staff]


team = Team(rows["staff"])
### END SOLUTION

# %% check="team-shown" points=1
assert sum(team.staff) > 0, "[nobody] 没有人 / There is nobody."


def doubled(values):
    return [2 * each for each in values]


# %% check="team" points=1
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
staff = list(rows["staff"])
assert team.staff == staff, "[wrong-staff] 人数不对 / The staff is wrong."
### END HIDDEN TESTS

# %% check="team-twice" points=1
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
assert team.twice() == doubled(rows["staff"]), "[not-twice] 不是两倍 / Not twice as many."
### END HIDDEN TESTS
