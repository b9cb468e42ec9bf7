# ---
# mistake: {zh: "边角没顾到：直辖市写成 0，p 按个数累计，地名带省名", en: "edges forgotten: 0 for a municipality, p over the number of places, names with the province in front"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, radius-test: 2, three-sites: 0, convergence: 0}
# says: {two-coverages: municipality-as-zero, service-gini: half-weighted, radius-test: not-a-list, three-sites: not-in-province, convergence: other}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return {"cities": 0, "firms": 0, "gap_points": 0}
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate")
    p = [0, *((ranked[demand] * 0 + 1).cumsum() / len(ranked))]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": "、".join(set.intersection(*low))}

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
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
        chosen.append(province + best.city)
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > radius]
    return chosen

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (np.exp(logs[last]) / np.exp(logs[first]) - 1) / (last - first)
    return {
        "sigma_first": logs[first].var(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
