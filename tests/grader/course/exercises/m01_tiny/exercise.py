# %% [markdown] lang="zh"
# # 小练习
# %% [markdown] lang="en"
# # Tiny exercise
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
letters = len(province)

# %% [markdown] lang="zh"
# ## 任务 1
# %% [markdown] lang="en"
# ## Task 1

# %% answer="name-length"
### BEGIN SOLUTION
name_length = letters
### END SOLUTION

# %% answer="name-length" entry="fill"
name_length = ____

# %% answer="name-length" entry="run"
name_length = None  # letters | seed

# %% check="name-length-shape" points=1
assert isinstance(name_length, int), "[not-a-number] 应是整数 / It should be a whole number."

# %% check="name-length" points=2
# 隐藏检查 / Hidden check
### BEGIN HIDDEN TESTS
assert name_length != seed, "[seed-for-length] 用了随机种子 / The seed was used."
assert name_length == len(province)
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2
# %% [markdown] lang="en"
# ## Task 2


# %% answer="double"
def double(number):
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION


# %% check="double" points=3
assert double(2) == 4, "[not-doubled] 没有加倍 / It is not doubled."

# %% [markdown] lang="zh"
# ## 任务 3
# %% [markdown] lang="en"
# ## Task 3

# %% [markdown] lang="zh" essay="gap" points=4
# 示例答案
# %% [markdown] lang="en" essay="gap" points=4
# Sample answer
