# ---
# mistake: {zh: "只读了每题的头一两行", en: "read the first line or two of each text"}
# by: task text only
# rest: solution
# marks: {last-complete-year: 0, specialisation: 1, world-rta: 0, lag-with-waiting: 1, high-value: 0}
# says: {specialisation: three-patents, world-rta: unclassified-in-shares, lag-with-waiting: grant-not-yet-known, high-value: route-as-office}
# ---

# Who: reads the first line or two of each text, then starts typing.
# Wrong:
# - last-complete-year: "over and published": uses "before the as-of date" instead of "not later than". Wrong on the boundary day,
#   e.g. digit 1 with as_of "2025-07-31" (2022 instead of 2023), digit 3 with "2023-09-30".
# - specialisation: `least` is compared with the families of the whole table, not with those of the province. Passes the visible
#   check (least 0); wrong for every small number of the province once least is 1 or more.
# - world-rta: the denominator is the row `all` (the total is in the table, so why add up?), which includes `unclassified`. Keys are right,
#   so the visible check is green; every value is slightly off.
# - lag-with-waiting: stopped reading at "end is the announcement of grant, missing where there has been none": every case with an
#   `end` counts as ended, also when granted after the as-of date; start after the as-of date is not left out.
#   Shows with any as-of date before the end of the data (2016-12-31).
# - high-value: "family members abroad" = anything that isn't CN, so a PCT publication (WO) alone makes a patent abroad and counts as an office.
#   Shows where a family has CN and WO only.

# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    wait = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[6]]
    year = 2000
    while pd.Timestamp(year + 1, 12, 31) + pd.DateOffset(months=wait) < pd.Timestamp(as_of):
        year += 1
    return year


# %% answer="specialisation"
def specialisation(table, province, least):
    total = table.groupby("field")["families"].sum()
    mine = table[table["province"] == province].set_index("field")["families"]
    result = {}
    for field in total.index:
        if total[field] < least:
            result[int(field)] = None
        else:
            own = mine.get(field, 0)
            result[int(field)] = (own / mine.sum()) / (total[field] / total.sum())
    return result


# %% answer="world-rta"
def world_rta(panel, economy):
    own = panel[panel["economy"] == economy].set_index("class_code")["value"]
    world = panel[panel["economy"] == "world"].set_index("class_code")["value"]
    result = {}
    for code in [str(i) for i in range(1, 36)]:
        if world[code] == 0:
            result[code] = None
        else:
            result[code] = (own[code] / own["all"]) / (world[code] / world["all"])
    return result


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    day = pd.Timestamp(as_of)
    granted = cases["end"].notna()
    t = (cases["end"].fillna(day) - cases["start"]).dt.days
    s, result = 1.0, {"median": None, "p90": None, "waiting": int((~granted).sum())}
    for step in np.unique(t[granted]):
        s *= 1 - (t[granted] == step).sum() / (t >= step).sum()
        if result["median"] is None and s <= 0.5:
            result["median"] = int(step)
        if result["p90"] is None and s <= 0.1:
            result["p90"] = int(step)
    return result


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    seen = offices[offices["pub"] <= day].groupby("family_id")["country"].agg(set)
    sets = [seen.get(f, set()) for f in stock["family_id"]]
    abroad = np.array([bool(s - {"CN"}) for s in sets])
    old = (stock["filing"] + pd.DateOffset(years=10) <= day).to_numpy()
    count = int((abroad | old | stock["pledged"].to_numpy(dtype=bool)).sum())
    return {
        "count": count,
        "per_10000": count / population * 10_000,
        "median_offices": float(np.median([len(s) for s in sets])),
    }
