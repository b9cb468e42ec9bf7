# ---
# mistake: {zh: "每个地方一样重：不加权，不看圈内的邻居", en: "every place counts the same: no weights, no neighbours in the circle"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, theil-split: 1, catchment-access: 1, radius-test: 2, three-sites: 0, convergence: 0}
# says: {two-coverages: not-weighted, service-gini: unweighted, theil-split: unweighted, catchment-access: own-city-only, radius-test: pearson, three-sites: own-demand-only, convergence: [levels-for-logs, other]}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = covered.mean()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate")
    p = [i / len(ranked) for i in range(len(ranked) + 1)]
    q = [0, *(ranked["rate"].cumsum() / ranked["rate"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="theil-split"
def theil_split(table, demand, group):
    table = table.assign(hours=table["hours"] / table[demand], one=1)
    demand = "one"

    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (s[some] * np.log(s[some] / w[some])).sum()

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
    here = sites.groupby("city")["hours"].sum()
    return 10_000 * here.reindex(cities["city"]).fillna(0) / cities.set_index("city")[demand]

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius] for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
    return own[yet].sort_values(demand, ascending=False)["city"].tolist()[:3]
    left = own[yet]
    chosen = []
    for _ in range(3):
        best, gain = None, 0
        for town in own.itertuples():
            inside = great_circle_km(town.lon, town.lat, left["lon"], left["lat"]) <= radius
            if left[demand][inside].sum() > gain:
                best, gain = town, left[demand][inside].sum()
        if best is None:
            break
        chosen.append(best.city)
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > radius]
    return chosen

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = both["value"].astype(float) / both["rd_spending"]
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
