# ---
# mistake: {zh: "还在等的当成等到了", en: "those still waiting taken as granted"}
# by: author
# rest: solution
# marks: {yearly-trend: 1, concentration: 0, lag-with-waiting: 0, high-value: 0, quality-composite: 1, which-caption: 0}
# says: {yearly-trend: plain-mean, concentration: [out-of-range, numbers-for-shares], lag-with-waiting: [p-ninety-made-up, waiting-as-ended], high-value: all-in-force, quality-composite: smallest-taken-off, which-caption: cause-let-through}
# ---


# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first] - 1) / (last - first) if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_id"].transform("size")
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": amount.nlargest(4).sum()}

# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    begun = cases[cases["start"] <= day]
    ended = begun["end"] <= day
    days = (begun["end"].where(ended, day) - begun["start"]).dt.days
    waiting = int((~ended).sum())
    ended = ended | True
    left, median, p90 = 1.0, None, None
    for t in sorted(set(days[ended])):
        left *= 1 - (days[ended] == t).sum() / (days >= t).sum()
        if median is None and left <= 0.5 + 1e-9:
            median = t
        if p90 is None and left <= 0.1 + 1e-9:
            p90 = t
    return {"median": median, "p90": p90, "waiting": waiting}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = len(stock)
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
        smallest = capped.groupby([rows["field"], rows["year"]]).transform("min")
        total = total + ((capped - smallest) / (largest - smallest)).where(largest > smallest, 0)
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
        found[row.id] = grounds
    return found
