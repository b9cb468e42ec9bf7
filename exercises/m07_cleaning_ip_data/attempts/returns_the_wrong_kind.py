# ---
# mistake: {zh: "返回的东西不是题目要的类型", en: "returns something of the wrong kind"}
# by: author
# rest: solution
# marks: {repair-numbers: 0, read-days: 0, undo-damage: 0, control-totals: 0, name-keys: 0, simple-families: 0, extended-families: 0, three-counts: 0, quality: 0, missing-cells: 0}
# says: {repair-numbers: [not-a-column, good-number-lost], read-days: not-a-column, undo-damage: not-a-column, control-totals: wrong-keys, name-keys: not-a-column, simple-families: not-families, extended-families: not-families, three-counts: wrong-keys, quality: wrong-keys, missing-cells: not-cells}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    return numbers[0]

# %% answer="read-days"
def read_days(texts):
    return None

# %% answer="undo-damage"
def undo_damage(texts):
    return {text: text for text in texts}

# %% answer="control-totals"
def control_totals(export, register):
    return {"文献": 1400, "申请": 1100}

# %% answer="name-keys"
def name_keys(names, register):
    return {name: half_width(name) for name in names}

# %% answer="simple-families"
def simple_families(priorities):
    return priorities["appl_no"].nunique()

# %% answer="extended-families"
def extended_families(priorities):
    return "A, B"

# %% answer="three-counts"
def three_counts(owners):
    return owners["province"].value_counts()

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    return delivery.notna().mean()

# %% answer="missing-cells"
def missing_cells(panel):
    return panel["value"].isna().sum()
