# ---
# mistake: {zh: 直辖市的覆盖率写成 0, en: gives a municipality a coverage of 0}
# by: author
# rest: solution
# marks: {municipal-coverage: 4, figures-that-do-not-fit: 0}
# says: {municipal-coverage: municipality, figures-that-do-not-fit: [missing-numbers, other]}
# ---

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return 0.0
    own = open_on(institutions, as_of_date)
    own = own[(own["province"] == province) & (own["type"] == "municipal_comprehensive")]
    return own["city"].nunique() / len(divisions)

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    bad = []
    for row in figures.to_dict("records"):
        half = 0.5 / 10 ** row["decimals"] if pd.notna(row["decimals"]) else 0.5
        low = row["n"] / (row["rate_percent"] + half) * 100
        high = row["n"] / (row["rate_percent"] - half) * 100
        if not (pd.notna(low) and low <= divisions <= high):
            bad.append(row["figure_id"])
    return bad
