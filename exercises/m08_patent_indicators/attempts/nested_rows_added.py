# ---
# mistake: {zh: "把并列的行全加起来", en: "rows that hold one another added up"}
# by: author
# rest: solution
# marks: {world-rta: 0, high-value: 0, concentration: 1, yearly-trend: 1, which-caption: 0}
# says: {world-rta: nested-areas, high-value: counted-twice, concentration: whole-counts, yearly-trend: whole-period, which-caption: first-only}
# ---


# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 36)]
    table = panel[panel["class_code"].isin(fields)]
    every = table.groupby("class_code")["value"].sum()
    own = table[table["economy"] == economy].set_index("class_code")["value"]
    return {f: (own[f] / own.sum()) / (every[f] / every.sum()) if every[f] > 0 else None for f in fields}

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    out = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    abroad = stock["family_id"].isin(out.loc[out["country"] != "CN", "family_id"])
    ten_years = stock["filing"] + pd.DateOffset(years=10) <= day
    count = int(abroad.sum() + ten_years.sum() + stock["pledged"].sum())
    size = stock["family_id"].map(out.groupby("family_id")["country"].nunique())
    return {"count": count, "per_10000": 10_000 * count / population, "median_offices": size.median()}

# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_id"]].drop_duplicates()
    part = pd.Series(1, index=once.index)
    amount = part.groupby(once["applicant_id"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = counts[last] / counts[first] - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

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
        found[row.id] = grounds[:1]
    return found
