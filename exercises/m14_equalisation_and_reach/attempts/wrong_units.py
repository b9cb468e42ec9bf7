# ---
# mistake: {zh: "单位错了：少乘或多乘 100、10,000，换了对数的底", en: "wrong units: a factor 100 or 10,000, another base of logarithms"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 0, theil-split: 1, catchment-access: 1, radius-test: 2, convergence: 1}
# says: {two-coverages: share-for-points, service-gini: [out-of-range, other], theil-split: wrong-logarithm, catchment-access: not-per-ten-thousand, radius-test: rounded-down, convergence: not-per-year}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": firms - cities}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate")
    p = [0, *(ranked[demand].cumsum() / ranked[demand].sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 100 * (1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p))))

# %% answer="theil-split"
def theil_split(table, demand, group):
    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (s[some] * np.log10(s[some] / w[some])).sum()

    sums = table.groupby(group)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(group):
        if part["hours"].sum() > 0:
            within += part["hours"].sum() / table["hours"].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(sums["hours"], sums[demand]),
    }

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += site.hours / asked
    return reached

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = max(1, len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first])
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
