# ---
# right: {zh: 另一种做法，作者只看过题目, en: another right way by somebody who saw only the task text}
# by: task text only
# rest: solution
# marks: {}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    day = pd.Timestamp(as_of_date)
    counts = {}
    for _, row in institutions.iterrows():
        if row["province"] != province:
            continue
        started = row["recorded_on"] <= day
        stopped = pd.notna(row["closed_on"]) and row["closed_on"] <= day
        if started and not stopped:
            counts[row["type"]] = counts.get(row["type"], 0) + 1
    return counts


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    hosts = set(open_on(institutions, as_of_date).query("province == @province")["host_id"])
    return len(hosts)


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places.query("province == @province and level == 'prefecture'")[["province", "city"]]
    if divisions.empty:
        return None
    bodies = open_on(institutions, as_of_date).query("type == 'municipal_comprehensive'")
    bodies = bodies[["province", "city"]].drop_duplicates()
    both = divisions.merge(bodies, on=["province", "city"], how="left", indicator="found")
    return float((both["found"] == "both").mean())


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    from decimal import ROUND_HALF_UP, Decimal

    def printed(n, decimals):
        step = Decimal(1).scaleb(-decimals)
        return (Decimal(str(n)) * 100 / Decimal(divisions)).quantize(step, rounding=ROUND_HALF_UP)

    out = []
    for row in figures.dropna(subset=["n", "rate_percent"]).to_dict("records"):
        decimals = int(row["decimals"])
        if printed(row["n"], decimals) != Decimal(f"{row['rate_percent']:.{decimals}f}"):
            out.append(row["figure_id"])
    return out


# %% answer="route-enquiries"
need = {
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
stops = visitors["enquiry_id"].map(need).map(data.load("routing_rules").set_index("need")["first_stop"])
no_body = (stops == "municipal_comprehensive") & ~visitors["has_comprehensive_body"]
stops = stops.mask(no_body, "provincial_node")
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
    value = {
        (r.year, r.kind): r.value for r in panel.itertuples() if r.province == province and r.measure == "grants"
    }
    before, after = value[first, "total"], value[last, "total"]
    share_before = value[first, "invention"] / before
    share_after = value[last, "invention"] / after
    return {
        "grants_percent": float((after - before) / before * 100),
        "share_points": float((share_after - share_before) * 100),
    }
