# ---
# mistake: {zh: 用了随机种子, en: uses the seed}
# by: author
# rest: solution
# marks: {name-length: 1}
# ---

# %% answer="name-length"
name_length = seed
