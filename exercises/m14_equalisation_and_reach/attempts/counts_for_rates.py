# ---
# mistake: {zh: "数个数，不看比率：机构、时数、大市", en: "counts where rates are asked: bodies, hours, big cities"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, catchment-access: 1, radius-test: 2, three-sites: 0, convergence: 0}
# says: {two-coverages: bodies-for-cities, service-gini: counts-for-rates, catchment-access: capacity-ignored, radius-test: any-radius, three-sites: biggest-first, convergence: total-for-invention}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = (bodies["province"] == province).sum() / len(own)
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"]).sort_values("rate")
    p = [0, *((ranked["hours"] * 0 + 1).cumsum() / len(ranked))]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 / asked
    return reached

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.union(*low))}

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    return own.sort_values(demand, ascending=False)["city"].head(3).tolist()

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "total") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
