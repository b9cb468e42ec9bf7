# ---
# mistake: {zh: "电子表格的习惯：整列取最大、三个计数相加", en: "spreadsheet habits: largest of a whole column, three counts added"}
# by: task text only
# rest: solution
# marks: {last-complete-year: 0, yearly-trend: 1, lag-with-waiting: 1, high-value: 0, quality-composite: 1}
# says: {last-complete-year: last-day-out, yearly-trend: mean-of-rates, lag-with-waiting: granted-alone, high-value: counted-twice, quality-composite: one-maximum}
# ---

# Who: a spreadsheet person. Thinks in EDATE, pivot tables, AVERAGE, PERCENTILE over the whole column, COUNTIF.
# Wrong:
# - last-complete-year: EDATE(as_of, -months), then its year less 1. Wrong where the as-of date lies exactly on
#   31 December + months ("not later than" lets that year in): e.g. digit 1, as_of "2025-07-31" gives 2022, not 2023;
#   digit 2, "2024-12-31" gives 2022, not 2023. Right on the sample date.
# - yearly-trend: counts are right, but cagr is the AVERAGE of the year-on-year growth rates (years after a 0 left out).
#   Wrong for any series that is not smooth: tech_field new_energy, 2016-2022.
# - high-value: three COUNTIFs added up, so a patent that meets two conditions counts twice. Shows wherever an old or
#   pledged patent has family abroad (e.g. 河北省 on 2025-06-30: 22 instead of 19).
# - quality-composite: PERCENTILE and MAX over the whole column instead of within industry and filing year. Shows in any table
#   of more than one year; not in the visible toy (one group).
# - lag-with-waiting: median over granted cases only (MEDIAN of the column); after the red p90 message P90 was patched:
#   None while more than one case in ten still waits, otherwise the 90% quantile. Wrong on the sample itself.

# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    edate = pd.Timestamp(as_of) - pd.DateOffset(months=months)
    return edate.year - 1


# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[publications["kind"].eq("invention") & publications["pub"].le(pd.Timestamp(as_of))]
    pivot = rows.groupby(rows["prio"].dt.year)["family_id"].nunique()
    counts = {year: int(pivot.get(year, 0)) for year in range(first, last + 1)}
    growth = [counts[y] / counts[y - 1] - 1 for y in range(first + 1, last + 1) if counts[y - 1] > 0]
    return {"counts": counts, "cagr": sum(growth) / len(growth) if counts[first] > 0 else None}


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    seen = offices[(offices["pub"] <= day) & (offices["country"] != "WO")]
    foreign = set(seen.loc[seen["country"] != "CN", "family_id"])
    n_abroad = int(stock["family_id"].isin(foreign).sum())
    n_old = int((stock["filing"] + pd.DateOffset(years=10) <= day).sum())
    n_pledged = int(stock["pledged"].sum())
    count = n_abroad + n_old + n_pledged
    size = [seen.loc[seen["family_id"] == f, "country"].nunique() for f in stock["family_id"]]
    return {"count": count, "per_10000": count / population * 10000, "median_offices": float(np.median(size))}


# %% answer="quality-composite"
def quality(cohort, as_of):
    five = cohort["pub"] + pd.DateOffset(years=5)
    rows = cohort[(cohort["kind"] == "invention") & (five <= pd.Timestamp(as_of))].set_index("appl_no")
    sheet = rows[["cites5", "family_size", "claims", "generality"]].astype(float)
    for part in sheet.columns:
        sheet[part] = sheet[part].clip(sheet[part].quantile(0.01), sheet[part].quantile(0.99))
        biggest = sheet[part].max()
        sheet[part] = sheet[part] / biggest if biggest > 0 else 0.0
    return sheet.mean(axis=1)


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    rows = cases[cases["start"] <= day]
    done = rows[rows["end"] <= day]
    days = (done["end"] - done["start"]).dt.days
    waiting = len(rows) - len(done)
    median = float(days.median()) if len(done) else None
    p90 = float(days.quantile(0.9)) if len(done) and waiting <= 0.1 * len(rows) else None
    return {"median": median, "p90": p90, "waiting": waiting}
