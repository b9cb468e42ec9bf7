# ---
# mistake: {zh: "合计也当作一个类别", en: "the total taken for one more class"}
# by: author
# rest: solution
# marks: {world-rta: 0, last-complete-year: 0, yearly-trend: 1, specialisation: 0, lag-with-waiting: 0, quality-composite: 1}
# says: {world-rta: total-among-classes, last-complete-year: year-before, yearly-trend: years-counted, specialisation: [mean-not-one, share-only], lag-with-waiting: [p-ninety-made-up, largest-for-none], quality-composite: not-capped}
# ---


# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 36)]
    table = panel.pivot(index="class_code", columns="economy", values="value")
    table = table.astype(float)
    own = table[economy] / table[economy].sum()
    everybody = table["world"] / table["world"].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}

# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    return pd.Timestamp(as_of).year - 1

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first + 1)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="specialisation"
def specialisation(table, province, least):
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = own / own.sum()
    return {int(field): quotient[field] if own[field] >= least else None for field in reference.index}

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
    return {"median": median if median is not None else max(days), "p90": p90 if p90 is not None else max(days), "waiting": int((~ended).sum())}

# %% answer="quality-composite"
def quality(cohort, as_of):
    old = cohort["pub"] + pd.DateOffset(years=5) <= pd.Timestamp(as_of)
    rows = cohort[(cohort["kind"] == "invention") & old].set_index("appl_no")
    total = 0
    for part in ["cites5", "family_size", "claims", "generality"]:
        groups = rows.groupby(["field", "year"])[part]
        low = groups.transform(lambda values: values.quantile(0.01))
        high = groups.transform(lambda values: values.quantile(0.99))
        capped = rows[part]
        largest = capped.groupby([rows["field"], rows["year"]]).transform("max")
        total = total + (capped / largest).where(largest > 0, 0)
    return total / 4
