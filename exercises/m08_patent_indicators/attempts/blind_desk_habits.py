# ---
# mistake: {zh: "老窗口的数法：按申请件、第一申请人", en: "counts as the receiving desk does: applications, first applicants"}
# by: task text only
# rest: solution
# marks: {yearly-trend: 0, concentration: 1, world-rta: 0, lag-with-waiting: 1, high-value: 0, which-caption: 0}
# says: {concentration: first-applicant, world-rta: part-of-the-world, lag-with-waiting: waiting-on-the-day, high-value: once-a-family}
# ---

# Who: an experienced clerk of the receiving desk; counts as the office's own statistics do.
# Wrong:
# - yearly-trend: counts applications (appl_no) by the year of filing, as the annual report does, not families by priority. Wrong where
#   filing and priority fall into different years (claims of priority, national phase) or a family has two inventions.
# - concentration: only the first-named applicant (position 1) counts, "first applicant" as in the desk's lists. Wrong for any family with
#   two bodies; the visible toy has one body a family.
# - world-rta: adds up the rows with level `economy` as the world, because "world, regions and economies stand side by side";
#   `rest` and `unclassified` fall out. Every value is off; keys are right, so the visible check is green.
# - lag-with-waiting: those still waiting with exactly t days are taken out before t (not in n). Shows where a waiting case has
#   exactly as many days as an ended one: e.g. ended at 10 and 20 days, waiting with 10 days: median 10 instead of 20.
#   (NB: no such tie in any of 72 tables cut from the practice data.)
# - high-value: the count is right; the family size is taken once a family ("a family is a family"), not once a patent. Shows where one
#   family has two patents in force in `stock`, e.g. F1 (CN, US) twice and F2 (CN) once: 1.5 instead of 2.
#   (NB: on the practice data it never shows: the median is 1.0 in all 31 provinces on three dates tried. See notes.md.)
# - which-caption: only the last year's number is tested for "few" (the first "is history"), and unchanged numbers are let pass
#   for both rise and fall ("level"). Shows with n_start 9, n_end 30, least 10, and with 30 to 30.

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    per_year = rows.drop_duplicates("appl_no")["filing"].dt.year.value_counts()
    counts = {year: int(per_year.get(year, 0)) for year in range(first, last + 1)}
    cagr = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] else None
    return {"counts": counts, "cagr": cagr}


# %% answer="concentration"
def concentration(applicants):
    lead = applicants[applicants["position"] == 1].drop_duplicates("family_id")
    share = lead["applicant_id"].value_counts(normalize=True)
    return {"hhi": float((share * share).sum()), "cr4": float(share.head(4).sum())}


# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(i) for i in range(1, 36)]
    rows = panel[panel["class_code"].isin(fields)]
    own = rows[rows["economy"] == economy].groupby("class_code")["value"].sum()
    world = rows[rows["level"] == "economy"].groupby("class_code")["value"].sum()
    return {
        f: float((own[f] / own.sum()) / (world[f] / world.sum())) if world[f] > 0 else None for f in fields
    }


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    rows = cases[cases["start"] <= day]
    ended = rows["end"] <= day
    done = (rows["end"] - rows["start"]).dt.days[ended]
    waits = (day - rows["start"]).dt.days[~ended]
    s, result = 1.0, {"median": None, "p90": None, "waiting": len(waits)}
    for t in sorted(set(done)):
        at_risk = (done >= t).sum() + (waits > t).sum()
        s *= 1 - (done == t).sum() / at_risk
        for key, level in (("median", 0.5), ("p90", 0.1)):
            if result[key] is None and s <= level:
                result[key] = int(t)
    return result


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    seen = offices[(offices["pub"] <= day) & ~offices["country"].isin(["WO"])]
    foreign = set(seen.loc[seen["country"] != "CN", "family_id"])
    good = stock["family_id"].isin(foreign) | (stock["filing"] + pd.DateOffset(years=10) <= day) | stock["pledged"]
    size = seen.groupby("family_id")["country"].nunique()
    size = size[size.index.isin(stock["family_id"])]
    count = int(good.sum())
    return {"count": count, "per_10000": count / population * 10000, "median_offices": float(size.median())}


# %% answer="which-caption"
def objections(captions, last_complete, least):
    answer = {}
    for row in captions.itertuples():
        grounds = []
        if row.unit != "families" or row.year_of != "priority":
            grounds.append("unit")
        if row.end > last_complete:
            grounds.append("incomplete")
        if row.n_end < least:
            grounds.append("few")
        if (row.says == "rise" and row.n_end < row.n_start) or (row.says == "fall" and row.n_end > row.n_start):
            grounds.append("direction")
        if pd.notna(row.because):
            grounds.append("causal")
        answer[row.id] = grounds
    return answer
