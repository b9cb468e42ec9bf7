# ---
# mistake: {zh: "算之前就删掉邻省；结果也只写本省", en: "the neighbours are dropped first; results for the own province only"}
# by: author
# rest: solution
# marks: {catchment-access: 0, radius-test: 0}
# says: {catchment-access: [missing-cities, other], radius-test: province-line}
# ---

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.hours / asked
    return reached[(cities["province"] == province).to_numpy()]

# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    cities, sites = cities[cities["province"] == province], sites[sites["province"] == province]
    own = cities.loc[cities["province"] == province, "city"]
    reached = {radius: two_step(cities, sites, radius, demand).loc[own] for radius in radii}
    k = -(-len(own) // 10)
    low = [set(values.index[values <= values.sort_values().iloc[k - 1]]) for values in reached.values()]
    ranks = [reached[radius].rank() for radius in (radii[0], radii[-1])]
    spread = len(own) > 1 and min(rank.std() for rank in ranks) > 0
    return {"spearman": ranks[0].corr(ranks[1]) if spread else None, "stay": sorted(set.intersection(*low))}
