# ---
# right: {zh: 另一种做法，作者只看过英文题目, en: another right way by somebody who saw only the English task text}
# by: task text only
# rest: solution
# marks: {}
# ---

# Right answers to the seven automatically marked tasks, one cell an answer.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    day = pd.Timestamp(as_of_date)
    here = institutions.query("province == @province and recorded_on <= @day")
    here = here.query("closed_on.isna() or closed_on > @day")
    return here.groupby("type")["inst_id"].count().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    day = pd.Timestamp(as_of_date)
    hosts = set()
    for row in institutions.itertuples():
        if row.province != province or row.recorded_on > day:
            continue
        if pd.isna(row.closed_on) or row.closed_on > day:
            hosts.add(row.host_id)
    return len(hosts)


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    day = pd.Timestamp(as_of_date)
    divisions = places.loc[(places["province"] == province) & (places["level"] == "prefecture"), ["province", "city"]]
    if divisions.empty:
        return None
    still_open = ~(institutions["closed_on"] <= day)  # an empty date compares as False, so it stays open
    bodies = institutions[
        (institutions["type"] == "municipal_comprehensive") & (institutions["recorded_on"] <= day) & still_open
    ]
    has_one = bodies[["province", "city"]].drop_duplicates()
    joined = divisions.merge(has_one, on=["province", "city"], how="left", indicator=True)
    return float((joined["_merge"] == "both").mean())


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    from fractions import Fraction

    def fits(n, rate, decimals):
        half = Fraction(1, 2) / 10 ** int(decimals)
        real = Fraction(str(n)) * 100 / Fraction(str(divisions))
        return abs(real - Fraction(str(rate))) <= half

    checkable = figures.dropna(subset=["n", "rate_percent"])
    return [
        figure_id
        for figure_id, n, rate, decimals in zip(
            checkable["figure_id"], checkable["n"], checkable["rate_percent"], checkable["decimals"]
        )
        if not fits(n, rate, decimals)
    ]


# %% answer="route-enquiries"
need_of = {
    "E01": "patent_search",
    "E02": "basic_guidance",
    "E03": "public_reading",
    "E04": "decision_on_right",
    "E05": "research_project",
    "E06": "provincial_coordination",
    "E07": "decision_on_right",
    "E08": "decision_on_right",
    "E09": "trademark_filing",
    "E10": "public_reading",
    "E11": "research_project",
    "E12": "provincial_coordination",
    "E13": "patent_search",
    "E14": "trademark_filing",
    "E15": "county_contact",
    "E16": "rapid_protection",
    "E17": "basic_guidance",
    "E18": "county_contact",
    "E19": "rapid_protection",
    "E20": "legal_work",
    "E21": "basic_guidance",
    "E22": "filing_and_fees",
    "E23": "legal_work",
    "E24": "filing_and_fees",
}
stop_for = data.load("routing_rules").set_index("need")["first_stop"]
stops = visitors["enquiry_id"].map(need_of).map(stop_for)
stops = stops.mask((stops == "municipal_comprehensive") & ~visitors["has_comprehensive_body"], "provincial_node")
route = dict(zip(visitors["enquiry_id"], stops))


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    wide = panel.query("measure == 'grants'").pivot_table(
        index=["province", "year"], columns="kind", values="value", aggfunc="sum"
    )
    row = wide.loc[(province, year)]
    return float(row["invention"] / row["total"])


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = {}
    for row in panel.to_dict("records"):
        if row["province"] == province and row["measure"] == "grants" and row["year"] in (first, last):
            grants[row["year"], row["kind"]] = int(row["value"])

    def share(year):
        return grants[year, "invention"] / grants[year, "total"]

    return {
        "grants_percent": (grants[last, "total"] / grants[first, "total"] - 1) * 100,
        "share_points": (share(last) - share(first)) * 100,
    }
