# ---
# mistake: {zh: 只读第一行就动手：不问日期，删掉时数为 0 的地方，邻省不算, en: 'starts after the first line: no date, places without hours dropped, no neighbours'}
# by: task text only
# rest: solution
# marks: {two-coverages: 0, theil-split: 1, catchment-access: 1, radius-test: 0, three-sites: 0}
# says: {radius-test: province-line, theil-split: zeros-dropped, catchment-access: not-per-ten-thousand, three-sites: counted-twice}
# ---

# Who: Mr Hu, in a hurry: reads the first line of every task and starts.
#
# two-coverages: "at least one municipal comprehensive body" - he doesn't ask whether it is open on the day, and takes the
#   gap as a plain difference (0.126), not in percentage points. Shows in every province with a gap that isn't 0.
# theil-split: "s ln(s/w), 0 hours adds 0" - he throws the places with 0 hours out of the table first, so their demand is
#   gone from w. within + between = total still holds. Shows on every table with a place of 0 hours.
# catchment-access: hours for each unit of demand, not for each 10,000. Shows wherever anything is within reach.
# radius-test: keeps the province's own places before two_step, so neighbours use up no hours. Shows where a body lies within
#   the radius of places in another province (spearman and often stay).
# three-sites: reads "the 3 places where most demand is not covered yet": ranks all places once by the uncovered demand within the
#   radius and takes the first 3, without taking away what the first point covers. Shows where the best places lie close
#   together (100 km, firms: 河北, 河南, 四川, 云南).

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = institutions[institutions["type"] == "municipal_comprehensive"]
    covered = own["city"].isin(bodies["city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": firms - cities}


# %% answer="theil-split"
def theil_split(table, demand, group):
    table = table[table["hours"] > 0]

    def index(rows):
        s = rows["hours"] / rows["hours"].sum()
        w = rows[demand] / rows[demand].sum()
        return (s * np.log(s / w)).sum()

    sums = table.groupby(group)[["hours", demand]].sum()
    within = sum(
        rows["hours"].sum() / table["hours"].sum() * index(rows) for _, rows in table.groupby(group)
    )
    return {"total": index(table), "within": within, "between": index(sums)}


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        inside = great_circle_km(site.lon, site.lat, cities["lon"].to_numpy(), cities["lat"].to_numpy()) <= radius
        asked = cities[demand].to_numpy()[inside].sum()
        if asked > 0:
            reached[inside] += site.hours / asked
    return reached


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities[cities["province"] == province]
    values = [two_step(own, sites, radius, demand) for radius in radii]
    k = -(-len(own) // 10)
    low = [set(one[one <= one.sort_values().iloc[k - 1]].index) for one in values]
    first, last = values[0].rank(), values[-1].rank()
    spread = len(own) > 1 and first.nunique() > 1 and last.nunique() > 1
    return {"spearman": first.corr(last) if spread else None, "stay": sorted(set.intersection(*low))}


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
    left = own[yet]
    gains = {}
    for town in own.itertuples():
        inside = great_circle_km(town.lon, town.lat, left["lon"], left["lat"]) <= radius
        gains[town.city] = left[demand][inside].sum()
    return sorted(gains, key=gains.get, reverse=True)[:3]
