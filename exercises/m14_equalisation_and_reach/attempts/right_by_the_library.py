# ---
# right: {zh: "会找现成函数的老手：全用课程自带的库", en: "a hand who looks for what is there: the course library throughout"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places.province == province) & (places.level == "prefecture")].set_index("city")["firms"]
    if len(own) == 0:
        return None
    day = str(as_of_date)
    rows = institutions[(institutions.province == province) & (institutions.type == "municipal_comprehensive")]
    rows = rows[(rows.recorded_on <= day) & (rows.closed_on.isna() | (rows.closed_on > day))]
    have = own[own.index.isin(set(rows.city))]
    a, b = len(have) / len(own), float(have.sum() / own.sum())
    return dict(cities=a, firms=b, gap_points=(b - a) * 100)

# %% answer="service-gini"
from iplab import inequality


def service_gini(table, demand):
    return inequality.gini(table["hours"], table[demand]) if table["hours"].sum() else None

# %% answer="theil-split"
def theil_split(table, demand, group):
    parts = inequality.theil_parts(table, "hours", demand, group)
    return parts._asdict()

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    return two_step(cities, sites, radius, demand).to_dict()

# %% answer="radius-test"
from scipy.stats import spearmanr

from iplab.accessibility import lowest_tenth


def radius_test(cities, sites, province, radii, demand):
    mine = cities["province"].to_numpy() == province
    values = [two_step(cities, sites, r, demand)[mine] for r in radii]
    stay = set(lowest_tenth(values[0]))
    for each in values[1:]:
        stay &= set(lowest_tenth(each))
    rho = spearmanr(values[0], values[-1]).statistic if mine.sum() > 2 else None
    return {"spearman": rho, "stay": stay}

# %% answer="three-sites"
from iplab import siting


def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    far = siting.uncovered(own, centres, radius)
    if far.empty:
        return []
    return siting.best_cover(siting.reach(far, own, radius), far.set_index("city")[demand], 3)

# %% answer="convergence"
from iplab import inequality


def convergence(panel, spending, first, last):
    def ratio(year):
        stock = panel[(panel.kind == "invention") & (panel.measure == "in_force") & (panel.year == year)]
        money = spending[spending.year == year].set_index("province")["rd_spending"]
        return (stock.set_index("province")["value"].astype(float) / money).drop("全国").sort_index()

    start, end = ratio(first), ratio(last)
    return {
        "sigma_first": inequality.sigma(start),
        "sigma_last": inequality.sigma(end),
        "beta": inequality.beta(start, end, last - first),
    }
