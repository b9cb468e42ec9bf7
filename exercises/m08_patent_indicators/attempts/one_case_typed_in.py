# ---
# mistake: {zh: "把自己那一省、那一年写死在代码里", en: "one province and one year typed into the code"}
# by: author
# rest: solution
# marks: {last-complete-year: 0, specialisation: 1, yearly-trend: 0, world-rta: 0, which-caption: 0}
# says: {last-complete-year: other, specialisation: fixed-province, yearly-trend: [years-missing, other-growth], world-rta: not-the-fields, which-caption: direction-not-checked}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    return 2020

# %% answer="specialisation"
PROVINCE = province


def specialisation(table, province, least):
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == PROVINCE].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] if own[field] >= least else None for field in reference.index}

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[(publications["kind"] == "invention") & (publications["pub"] <= pd.Timestamp(as_of))]
    years = rows.drop_duplicates("family_id")["prio"].dt.year
    counts = {year: int((years == year).sum()) for year in range(first, last)}
    growth = (counts[last - 1] / counts[first]) ** (1 / (last - first)) - 1 if counts[first] > 0 else None
    return {"counts": counts, "cagr": growth}

# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 35)]
    table = panel[panel["class_code"].isin(fields)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / table[economy].sum()
    everybody = table["world"] / table["world"].sum()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}

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
        if pd.notna(row.because):
            grounds.append("causal")
        found[row.id] = grounds
    return found
