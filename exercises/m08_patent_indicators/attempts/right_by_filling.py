# ---
# right: {zh: "用填空方式做对", en: "right, by filling the blanks"}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_id"].transform("size")
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="specialisation"
def specialisation(table, province, least):
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] if own[field] >= least else None for field in reference.index}

# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 36)]
    table = panel[panel["class_code"].isin(fields)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / table[economy].sum()
    everybody = table["world"] / table["world"].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}

# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = begun["end"] <= day
    days = (begun["end"].where(ended, day) - begun["start"]).dt.days
    left, median, p90 = 1.0, None, None
    for t in sorted(set(days[ended])):
        left *= 1 - (days[ended] == t).sum() / (days >= t).sum()
        if median is None and left <= 0.5 + 1e-9:
            median = t
        if p90 is None and left <= 0.1 + 1e-9:
            p90 = t
    return {"median": median, "p90": p90, "waiting": int((~ended).sum())}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int((abroad | ten_years | stock["pledged"]).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].nunique())
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}

# %% answer="quality-composite"
def quality(cohort, as_of):
    old = cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of)
    rows = cohort[(cohort["kind"] == "invention") & old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby(["field", "year"])[part]
        low = groups.transform(lambda values: values.quantile(0.01))
        high = groups.transform(lambda values: values.quantile(0.99))
        capped = rows[part].clip(low, high)
        largest = capped.groupby([rows["field"], rows["year"]]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / 4

# %% answer="which-caption"
def objections(captions, last_complete, least):
    found = {}
    for row in captions.itertuples():
        grounds = []
        if row.unit != "families" or row.year_of != "priority":
            grounds.append("unit")
        if row.end > last_complete:
            grounds.append("incomplete")
        if min(row.n_start, row.n_end) < least:
            grounds.append("few")
        change = row.n_end - row.n_start
        if (row.says == "rise" and change <= 0) or (row.says == "fall" and change >= 0):
            grounds.append("direction")
        if pd.notna(row.because):
            grounds.append("causal")
        found[row.id] = grounds
    return found
