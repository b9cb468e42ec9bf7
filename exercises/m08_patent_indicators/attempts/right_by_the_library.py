# ---
# right: {zh: "会找现成函数的老手：全用课程自带的库", en: "a hand who looks for what is there: the course library throughout"}
# by: author
# rest: solution
# marks: {}
# ---


# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    return indicators.last_complete_year(indicators.MONTHS[indicators.route(appl_no)], as_of)

# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    rows = publications[publications["kind"] == "invention"]
    counts = indicators.families_by_year(rows, as_of, first, last)
    return pd.Series({"counts": counts, "cagr": indicators.cagr(counts[first], counts[last], last - first)})

# %% answer="concentration"
def concentration(applicants):
    weights = indicators.applicant_weights(applicants)
    return {"hhi": indicators.herfindahl(weights), "cr4": indicators.largest(weights), "n": len(weights)}

# %% answer="specialisation"
def specialisation(table, province, least):
    quotients = indicators.specialisation(table, "province", "field", "families").loc[province]
    own = table[table.province == province].set_index("field").families
    return quotients.where(own.reindex(quotients.index).fillna(0) >= least)

# %% answer="world-rta"
def world_rta(panel, economy):
    rows = panel[panel.economy.isin({"world", economy}) & ~panel.class_code.isin(["all", "unclassified"])]
    wide = rows.pivot(index="class_code", columns="economy", values="value") * 1.0
    return (wide[economy] / wide[economy].sum()) / (wide["world"] / wide["world"].sum()).where(wide["world"] > 0)

# %% answer="lag-with-waiting"
def lag(cases, as_of):
    spells = indicators.waiting(cases["start"], cases["end"], as_of)
    curve = indicators.still_waiting(spells)
    return {
        "median": indicators.days_until(curve, 0.5),
        "p90": indicators.days_until(curve, 0.9),
        "waiting": (~spells["ended"]).sum(),
    }

# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    out = indicators.known(offices, as_of)
    size = indicators.family_size(out)
    mine = stock["family_id"].map(size)
    elsewhere = indicators.family_size(out[out["country"] != "CN"])
    old = stock["filing"] <= pd.Timestamp(as_of) - pd.DateOffset(years=10)
    n = (stock["family_id"].isin(elsewhere.index) | old | stock["pledged"]).sum()
    return {"count": n, "per_10000": indicators.per_10_000(n, population), "median_offices": np.median(mine)}

# %% answer="quality-composite"
def quality(cohort, as_of):
    rows = indicators.old_enough(cohort, as_of).set_index("appl_no")
    return indicators.composite(rows)["quality"].to_dict()

# %% answer="which-caption"
def objections(captions, last_complete, least):
    rows = captions.set_index("id")
    change = np.sign(rows["n_end"] - rows["n_start"])
    holds = pd.DataFrame(
        {
            "unit": ~((rows["unit"] == "families") & (rows["year_of"] == "priority")),
            "incomplete": rows["end"] > last_complete,
            "few": rows[["n_start", "n_end"]].min(axis=1) < least,
            "direction": change != rows["says"].map({"rise": 1, "fall": -1}),
            "causal": rows["because"].notna(),
        }
    )
    return {name: set(holds.columns[row]) for name, row in zip(holds.index, holds.to_numpy(), strict=True)}
