# ---
# mistake: {zh: "只做了一半：有空没填，有题没写", en: "half done: blanks left, tasks not begun"}
# by: author
# rest: solution
# marks: {last-complete-year: 0, yearly-trend: 0, concentration: 0, specialisation: 0, world-rta: 0, lag-with-waiting: 0, high-value: 0, quality-composite: 0, which-caption: 0}
# says: {last-complete-year: blank-left, yearly-trend: not-answered, concentration: blank-left, specialisation: stopped, world-rta: not-answered, lag-with-waiting: blank-left, high-value: not-answered, quality-composite: not-answered}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = {"1": ____, "2": ____, "3": ____, "8": ____}[appl_no[6]]
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, ____, ____) + pd.DateOffset(months=months) > day:
        year -= 1
    return year

# %% answer="yearly-trend"
trend = None

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", ____]].drop_duplicates()
    part = 1 / once.groupby(____)[____].transform("size")
    amount = part.groupby(once[____]).sum()
    share = amount / ____
    return {"hhi": (share**____).sum(), "cr4": share.nlargest(____).sum()}

# %% answer="specialisation"
def specialisation(table, province, least):
    return table["lq"]

# %% answer="world-rta"
def total_a(table, fields):
    return table.sum()


def total_b(table, fields):
    return table.loc["all"]


def total_c(table, fields):
    return table.loc[fields].sum()


def everybody_a(table):
    return table.sum(axis=1)


def everybody_b(table):
    return table["world"]


which_total = None  # total_a | total_b | total_c
which_everybody = None  # everybody_a | everybody_b


def world_rta(panel, economy):
    if which_total is None or which_everybody is None:
        raise NotImplementedError
    fields = [str(number) for number in range(1, 36)]
    table = panel.pivot(index="class_code", columns="economy", values="value").astype(float)
    own = table[economy] / which_total(table[economy], fields)
    reference = which_everybody(table) / which_total(which_everybody(table), fields)
    return {field: own[field] / reference[field] if reference[field] > 0 else None for field in fields}

# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= ____]
    ended = begun["end"] <= ____
    days = (begun["end"].where(ended, ____) - begun["start"]).dt.days
    left, median, p90 = 1.0, None, None
    for t in sorted(set(days[ended])):
        left *= 1 - (days[____] == t).sum() / (days >= ____).sum()
        if median is None and left <= ____ + 1e-9:
            median = t
        if p90 is None and left <= ____ + 1e-9:
            p90 = t
    return {"median": median, "p90": p90, "waiting": int((~ended).sum())}

# %% answer="high-value"
high_value = None

# %% answer="quality-composite"
def rows_a(cohort, day):
    return cohort[cohort["kind"] == "invention"]


def rows_b(cohort, day):
    return cohort[cohort["pub"] + pd.DateOffset(years=5) <= day]


def rows_c(cohort, day):
    return cohort[(cohort["kind"] == "invention") & (cohort["pub"] + pd.DateOffset(years=5) <= day)]


def cap_a(values):
    return values


def cap_b(values):
    return values.clip(upper=values.quantile(0.99))


def cap_c(values):
    return values.clip(values.quantile(0.01), values.quantile(0.99))


which_rows = None  # rows_a | rows_b | rows_c
which_cap = None  # cap_a | cap_b | cap_c
which_group = None  # ["field"] | ["year"] | ["field", "year"]


def quality(cohort, as_of):
    if which_rows is None or which_cap is None or which_group is None:
        raise NotImplementedError

    def scaled(values):
        capped = which_cap(values.astype(float))
        return capped / capped.max() if capped.max() > 0 else capped * 0

    rows = which_rows(cohort, pd.Timestamp(as_of)).set_index("appl_no")
    names = ["cites5", "family_size", "claims", "generality"]
    return sum(rows.groupby(which_group)[name].transform(scaled) for name in names) / 4

# %% answer="which-caption"
def objections(captions, last_complete, least):
    return {"A": []}
