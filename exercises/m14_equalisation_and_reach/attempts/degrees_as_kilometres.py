# ---
# mistake: {zh: "经纬度当公里：一律 1 度 111 公里", en: "degrees for kilometres: every degree is 111 km"}
# by: author
# rest: solution
# marks: {catchment-access: 1, three-sites: 0}
# says: {catchment-access: degrees-for-kilometres, three-sites: other}
# ---

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = 111 * np.hypot(cities["lon"].to_numpy() - site.lon, cities["lat"].to_numpy() - site.lat)
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.hours / asked
    return reached

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (np.hypot(centres["lon"] - town.lon, centres["lat"] - town.lat) <= radius).any()
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
        chosen.append(best.city)
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > radius]
    return chosen
