# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---


# %% answer="last-complete-year"
def wait_a(digit):
    return 19


def wait_b(digit):
    return {"1": 19, "2": 12, "3": 9, "8": 37}[digit]


def year_a(day, months):
    return (day - pd.DateOffset(months=months)).year


def year_b(day, months):
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year


which_wait = wait_b  # wait_a | wait_b
which_year = year_b  # year_a | year_b


def last_complete_year(appl_no, as_of):
    if which_wait is None or which_year is None:
        raise NotImplementedError
    return which_year(pd.Timestamp(as_of), which_wait(appl_no[6]))

# %% answer="yearly-trend"
def unit_a(rows):
    return rows


def unit_b(rows):
    return rows.drop_duplicates("family_id")


def day_a(rows):
    return rows["pub"]


def day_b(rows):
    return rows["filing"]


def day_c(rows):
    return rows["prio"]


def span_a(first, last):
    return last - first


def span_b(first, last):
    return last - first + 1


which_unit = unit_b  # unit_a | unit_b
which_day = day_c  # day_a | day_b | day_c
which_span = span_a  # span_a | span_b


def trend(publications, first, last, as_of):
    if which_unit is None or which_day is None or which_span is None:
        raise NotImplementedError
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = which_day(which_unit(rows)).dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / which_span(first, last)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="concentration"
def name_a(applicants):
    return applicants["applicant_raw"]


def name_b(applicants):
    return applicants["applicant_id"]


def once_a(rows):
    return rows


def once_b(rows):
    return rows.drop_duplicates()


def part_a(rows):
    return pd.Series(1.0, index=rows.index)


def part_b(rows):
    return 1 / rows.groupby("family_id")["name"].transform("size")


which_name = name_b  # name_a | name_b
which_once = once_b  # once_a | once_b
which_part = part_b  # part_a | part_b


def concentration(applicants):
    if which_name is None or which_once is None or which_part is None:
        raise NotImplementedError
    rows = which_once(pd.DataFrame({"family_id": applicants["family_id"], "name": which_name(applicants)}))
    amount = which_part(rows).groupby(rows["name"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="specialisation"
def reference_a(table):
    known = table.dropna(subset=["province"])
    return known.groupby("field")["families"].sum() / known["families"].sum()


def reference_b(table):
    return table.groupby("field")["families"].sum() / table["families"].sum()


def small_a(quotient, own, least):
    return {int(field): quotient[field] for field in quotient.index}


def small_b(quotient, own, least):
    return {int(field): quotient[field] if own[field] >= least else None for field in quotient.index}


which_reference = reference_b  # reference_a | reference_b
which_small = small_b  # small_a | small_b


def specialisation(table, province, least):
    if which_reference is None or which_small is None:
        raise NotImplementedError
    reference = which_reference(table)
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    return which_small((own / own.sum()) / reference, own, least)

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


which_total = total_c  # total_a | total_b | total_c
which_everybody = everybody_b  # everybody_a | everybody_b


def world_rta(panel, economy):
    if which_total is None or which_everybody is None:
        raise NotImplementedError
    fields = [str(number) for number in range(1, 36)]
    table = panel.pivot(index="class_code", columns="economy", values="value").astype(float)
    own = table[economy] / which_total(table[economy], fields)
    reference = which_everybody(table) / which_total(which_everybody(table), fields)
    return {field: own[field] / reference[field] if reference[field] > 0 else None for field in fields}

# %% answer="lag-with-waiting"
def ended_a(begun, day):
    return begun["end"].notna()


def ended_b(begun, day):
    return begun["end"] <= day


def at_risk_a(days, ended, t):
    return (days[ended] >= t).sum()


def at_risk_b(days, ended, t):
    return (days >= t).sum()


def never_a(days):
    return days.max()


def never_b(days):
    return None


which_ended = ended_b  # ended_a | ended_b
which_at_risk = at_risk_b  # at_risk_a | at_risk_b
which_never = never_b  # never_a | never_b


def lag(cases, as_of):
    if which_ended is None or which_at_risk is None or which_never is None:
        raise NotImplementedError
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = which_ended(begun, day)
    days = (begun["end"].where(ended, day) - begun["start"]).dt.days
    left, found = 1.0, {}
    for t in sorted(set(days[ended])):
        left *= 1 - (days[ended] == t).sum() / which_at_risk(days, ended, t)
        for name, level in (("median", 0.5), ("p90", 0.1)):
            if left <= level + 1e-9:
                found.setdefault(name, t)
    for name in ("median", "p90"):
        found.setdefault(name, which_never(days))
    return {**found, "waiting": int((~ended).sum())}

# %% answer="high-value"
def out_a(offices, day):
    return offices[offices["country"] != "WO"]


def out_b(offices, day):
    return offices[offices["pub"] <= day]


def out_c(offices, day):
    return offices[(offices["pub"] <= day) & (offices["country"] != "WO")]


def count_a(abroad, ten_years, pledged):
    return int(abroad.sum() + ten_years.sum() + pledged.sum())


def count_b(abroad, ten_years, pledged):
    return int((abroad | ten_years | pledged).sum())


def size_a(rows):
    return rows.size()


def size_b(rows):
    return rows.nunique()


which_out = out_c  # out_a | out_b | out_c
which_count = count_b  # count_a | count_b
which_size = size_b  # size_a | size_b


def high_value(stock, offices, population, as_of):
    if which_out is None or which_count is None or which_size is None:
        raise NotImplementedError
    day = pd.Timestamp(as_of)
    out = which_out(offices, day)
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    count = which_count(abroad, stock["filing"] + pd.DateOffset(years=10) <= day, stock["pledged"])
    size = stock["family_id"].map(which_size(out.groupby("family_id")["country"]))
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}

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


which_rows = rows_c  # rows_a | rows_b | rows_c
which_cap = cap_c  # cap_a | cap_b | cap_c
which_group = ["field", "year"]  # ["field"] | ["year"] | ["field", "year"]


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
def unit_wrong_a(row):
    return row.unit != "families"


def unit_wrong_b(row):
    return row.unit != "families" or row.year_of != "priority"


def few_a(row, least):
    return row.n_end < least


def few_b(row, least):
    return min(row.n_start, row.n_end) < least


def late_a(row, last_complete):
    return row.end >= last_complete


def late_b(row, last_complete):
    return row.end > last_complete


which_unit_wrong = unit_wrong_b  # unit_wrong_a | unit_wrong_b
which_few = few_b  # few_a | few_b
which_late = late_b  # late_a | late_b


def objections(captions, last_complete, least):
    if which_unit_wrong is None or which_few is None or which_late is None:
        raise NotImplementedError
    found = {}
    for row in captions.itertuples():
        change = row.n_end - row.n_start
        against = {
            "unit": which_unit_wrong(row),
            "incomplete": which_late(row, last_complete),
            "few": which_few(row, least),
            "direction": (row.says == "rise" and change <= 0) or (row.says == "fall" and change >= 0),
            "causal": pd.notna(row.because),
        }
        found[row.id] = [code for code, holds in against.items() if holds]
    return found
