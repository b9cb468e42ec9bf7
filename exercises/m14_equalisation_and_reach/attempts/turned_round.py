# ---
# mistake: {zh: "方向反了：减号、升降序、within 和 between、排进邻省", en: "turned round: signs, order, within and between; neighbours ranked"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 0, theil-split: 1, radius-test: 0, three-sites: 0, convergence: 1}
# says: {two-coverages: turned-round, service-gini: [out-of-range, other], theil-split: swapped, radius-test: neighbours-ranked, three-sites: too-many, convergence: other}
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
    return {"cities": cities, "firms": firms, "gap_points": 100 * (cities - firms)}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate", ascending=False)
    p = [0, *(ranked[demand].cumsum() / ranked[demand].sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="theil-split"
def theil_split(table, demand, group):
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
        "between": within,
        "within": theil(sums["hours"], sums[demand]),
    }

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities["city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
    left = own[yet]
    chosen = []
    for _ in range(5):
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
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(growth, logs[first], 1)[0],
    }
