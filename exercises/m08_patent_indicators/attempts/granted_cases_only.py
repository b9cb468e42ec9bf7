# ---
# mistake: {zh: "时滞只算已授权的", en: "lags over granted cases only"}
# by: author
# rest: solution
# marks: {last-complete-year: 0, yearly-trend: 0, concentration: 1, lag-with-waiting: 0, high-value: 0, quality-composite: 1}
# says: {last-complete-year: no-time-for-the-gazette, yearly-trend: [models-counted, other-growth], concentration: first-applicant, lag-with-waiting: [p-ninety-made-up, granted-alone], high-value: all-instead-of-any, quality-composite: one-maximum}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = {"1": 18, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) > day:
        year -= 1
    return year

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="concentration"
def concentration(applicants):
    applicants = applicants[applicants["position"] == 1]
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_id"].transform("size")
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = begun["end"] <= day
    days = (begun["end"] - begun["start"]).dt.days[ended]
    return {"median": days.median(), "p90": days.quantile(0.9), "waiting": int((~ended).sum())}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int((abroad & ten_years & stock["pledged"]).sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].nunique())
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}

# %% answer="quality-composite"
def quality(cohort, as_of):
    old = cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of)
    rows = cohort[(cohort["kind"] == "invention") & old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby("field")[part]
        low = groups.transform(lambda values: values.quantile(0.01))
        high = groups.transform(lambda values: values.quantile(0.99))
        capped = rows[part].clip(low, high)
        largest = capped.groupby(rows["field"]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / 4
