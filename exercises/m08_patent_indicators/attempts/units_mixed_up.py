# ---
# mistake: {zh: "单位弄混：百分数、每人、一万点", en: "units mixed up: per cent, per head, points"}
# by: author
# rest: solution
# marks: {yearly-trend: 1, concentration: 0, specialisation: 1, high-value: 0, quality-composite: 0, which-caption: 0}
# says: {yearly-trend: per-cent, concentration: [out-of-range, points-of-the-index], specialisation: zero-for-unknown, high-value: per-head, quality-composite: [out-of-range, sum-for-mean], which-caption: no-change}
# ---


# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    if counts[first] == 0:
        return {"counts": counts, "cagr": None}
    return {"counts": counts, "cagr": 100 * ((counts[last] / counts[first]) ** (1 / (last - first)) - 1)}

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_id"].transform("size")
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": 10_000 * (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="specialisation"
def specialisation(table, province, least):
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] if own[field] >= least else 0 for field in reference.index}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int((abroad | ten_years | stock["pledged"]).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].nunique())
    return {"count": count, "per_10000": count / population, "median_offices": size.median()}

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
    return total

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
        if (row.says == "rise" and change < 0) or (row.says == "fall" and change > 0):
            grounds.append("direction")
        if pd.notna(row.because):
            grounds.append("causal")
        found[row.id] = grounds
    return found
