# ---
# mistake: {zh: "只信样例里出现过的", en: "takes the sample for all there is"}
# by: task text only
# rest: solution
# marks: {last-complete-year: 0, concentration: 1, lag-with-waiting: 1, high-value: 0, quality-composite: 1, which-caption: 0}
# says: {last-complete-year: one-wait-for-all, concentration: raw-names, lag-with-waiting: line-itself, high-value: pledges-left-out, quality-composite: one-maximum}
# ---

# Who: trusts the sample table and its output; whatever never occurs in the sample is taken not to occur at all.
# Wrong:
# - last-complete-year: the sample asks an invention only, so 19 months for every number. Wrong for digits 2, 3 and 8,
#   e.g. "CN201220123456.7" and "CN201980123456.7".
# - concentration: "applicant" is the printed name (applicant_raw), since each row of the sample has one; spellings of one
#   body count as several bodies. The visible toy has one name a body, so it is green; wrong on the sample's own table.
# - lag-with-waiting: "falls below a half" as strictly below 0.5 and 0.1. Shows where S hits 0.5 exactly: 2 cases with both
#   ended, or 1 of 2 (median None instead of 31 in the visible toy, which looks only at p90).
#   (NB: no such tie in any of 72 tables cut from the practice data.)
# - high-value: `pledged` is False in all rows of the sample, so it's left out. Shows in any province with a pledged young patent without
#   family abroad.
# - quality-composite: the sample has one industry, so groups by year only. Shows in any table of two or more industries.
# - which-caption: in the sample unit and year_of go wrong together, so tested with `and`; and `says` always agrees with the numbers,
#   so "direction" is never given. Shows with families by publication day, and with a rise from 30 to 30.

# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    day = pd.Timestamp(as_of)
    year = day.year
    while pd.Timestamp(year, 12, 31) + pd.DateOffset(months=19) > day:
        year = year - 1
    return year


# %% answer="concentration"
def concentration(applicants):
    once = applicants.drop_duplicates(["family_id", "applicant_raw"])
    weight = 1 / once.groupby("family_id")["applicant_raw"].transform("count")
    share = weight.groupby(once["applicant_raw"]).sum() / once["family_id"].nunique()
    return {"hhi": float((share**2).sum()), "cr4": float(share.sort_values(ascending=False).head(4).sum())}


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    rows = cases[cases["start"] <= day]
    ended = rows["end"] <= day
    days = (rows["end"].where(ended, day) - rows["start"]).dt.days
    s, median, p90 = 1.0, None, None
    for t in sorted(days[ended].unique()):
        s = s * (1 - ((days == t) & ended).sum() / (days >= t).sum())
        if median is None and s < 0.5:
            median = int(t)
        if p90 is None and s < 0.1:
            p90 = int(t)
    return {"median": median, "p90": p90, "waiting": int((~ended).sum())}


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    seen = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    size = stock["family_id"].map(seen.groupby("family_id")["country"].nunique()).fillna(0)
    count = int(((size > 1) | (stock["filing"] + pd.DateOffset(years=10) <= day)).sum())
    return {"count": count, "per_10000": count * 10000 / population, "median_offices": float(size.median())}


# %% answer="quality-composite"
def quality(cohort, as_of):
    rows = cohort[
        (cohort["kind"] == "invention") & (cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of))
    ].set_index("appl_no")

    def scale(values):
        capped = values.clip(values.quantile(0.01), values.quantile(0.99))
        return capped / capped.max() if capped.max() > 0 else capped * 0.0

    parts = [rows.groupby("year")[p].transform(scale) for p in ("cites5", "family_size", "claims", "generality")]
    return sum(parts) / 4


# %% answer="which-caption"
def objections(captions, last_complete, least):
    result = {}
    for row in captions.to_dict("records"):
        grounds = []
        if row["unit"] == "publications" and row["year_of"] == "publication":
            grounds.append("unit")
        if row["end"] > last_complete:
            grounds.append("incomplete")
        if row["n_start"] < least or row["n_end"] < least:
            grounds.append("few")
        if isinstance(row["because"], str):
            grounds.append("causal")
        result[row["id"]] = grounds
    return result
