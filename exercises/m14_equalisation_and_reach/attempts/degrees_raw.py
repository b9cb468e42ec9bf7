# ---
# mistake: {zh: "拿度数直接和公里比", en: "degrees compared with kilometres as they are"}
# by: author
# rest: solution
# marks: {catchment-access: 1}
# says: {catchment-access: degrees-for-kilometres}
# ---

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        km = np.hypot(cities["lon"].to_numpy() - site.lon, cities["lat"].to_numpy() - site.lat)
        inside = km <= radius
        asked = cities[demand][inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.hours / asked
    return reached
