# ---
# mistake: {zh: "数的是文献，不是同族", en: "publications counted instead of families"}
# by: author
# rest: solution
# marks: {last-complete-year: 0, yearly-trend: 0, concentration: 1, high-value: 0, quality-composite: 1}
# says: {last-complete-year: one-wait-for-all, yearly-trend: [documents-for-families, other-growth], concentration: rows-for-families, high-value: rows-for-offices, quality-composite: models-in}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = 19
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_id"]]
    part = pd.Series(1, index=once.index)
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int((abroad | ten_years | stock["pledged"]).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].size())
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}

# %% answer="quality-composite"
def quality(cohort, as_of):
    old = cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of)
    rows = cohort[old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby(["field", "year"])[part]
        low = groups.transform(lambda values: values.quantile(0.01))
        high = groups.transform(lambda values: values.quantile(0.99))
        capped = rows[part].clip(low, high)
        largest = capped.groupby([rows["field"], rows["year"]]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / 4
