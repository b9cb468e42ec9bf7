# ---
# mistake: {zh: "三件专利也报指标", en: "indicators from three patents"}
# by: author
# rest: solution
# marks: {last-complete-year: 0, yearly-trend: 1, specialisation: 1, world-rta: 0, which-caption: 0}
# says: {last-complete-year: part-of-a-year, yearly-trend: zero-base, specialisation: three-patents, world-rta: zero-over-zero, which-caption: one-end-only}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    months = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    return (pd.Timestamp(as_of) - pd.DateOffset(months=months)).year

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last + 1)}
    growth = (counts[last] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else 0
    return {"counts": counts, "cagr": growth}

# %% answer="specialisation"
def specialisation(table, province, least):
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] for field in reference.index}

# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 36)]
    table = panel[panel["class_code"].isin(fields)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / table[economy].sum()
    everybody = table["world"] / table["world"].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else 0 for field in fields}

# %% answer="which-caption"
def objections(captions, last_complete, least):
    found = {}
    for row in captions.itertuples():
        grounds = []
        if row.unit != "families" or row.year_of != "priority":
            grounds.append("unit")
        if row.end > last_complete:
            grounds.append("incomplete")
        if row.n_end < least:
            grounds.append("few")
        change = row.n_end - row.n_start
        if (row.says == "rise" and change <= 0) or (row.says == "fall" and change >= 0):
            grounds.append("direction")
        if pd.notna(row.because):
            grounds.append("causal")
        found[row.id] = grounds
    return found
