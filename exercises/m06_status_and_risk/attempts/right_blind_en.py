# ---
# right: {zh: "只看题目做对：整列运算和集合", en: "right, from the task text only: whole columns and sets"}
# by: task text only
# rest: solution
# marks: {}
# ---

# M06 blind answer, English copy (fill): tables and set algebra; the blanks of the template not used
# %% answer="status-on-a-day"
def status_on(events, day, known):
    register = events.loc[~(events["known_on"] > known)].sort_values("date", ascending=False, kind="stable")
    codes, dates = register["code"], register["date"]
    # newest first: a running latest restoration, then drop each lapse that lies before it
    restored = dates[codes.eq("restoration")]
    if len(restored):
        register = register[~(codes.eq("lapse") & dates.lt(restored.iloc[0])) & codes.ne("restoration")]
    reached = register[register["date"].le(day)]
    if "invalid" in set(register["code"]) and "grant" in set(reached["code"]):
        return "invalid"
    statuses = reached["code"].map(makes).dropna()
    return statuses.iloc[0] if len(statuses) else "none"


# %% answer="term-and-fee"
def life(right, filing, day):
    years = 20 if right == "invention" else 10
    end = filing + pd.DateOffset(years=years)
    last = end - pd.DateOffset(days=1)
    # the first anniversary on or after the day, counted straight from the filing date
    n = max(1, day.year - filing.year)
    if filing + pd.DateOffset(years=n) < day:
        n += 1
    fee = filing + pd.DateOffset(years=n)
    return {
        "last_day": last.strftime("%Y-%m-%d"),
        "days_left": int(max((last - day) / pd.Timedelta(days=1), 0)),
        "next_fee": fee.strftime("%Y-%m-%d") if fee < last else None,
    }


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    stage = "grant" if (claims["stage"] == "grant").any() else "application"
    text = claims[claims["stage"] == stage].sort_values("claim_no")
    struck = set(struck)
    features, covered, result = {}, {0: False}, {}
    # parents always come earlier, so one pass downwards does: covered = it or something above it is left
    for row in text.itertuples():
        features[row.claim_no] = features.get(row.parent, frozenset()) | frozenset(row.features.split())
        if row.claim_no not in struck and not covered[row.parent]:
            result[row.claim_no] = set(features[row.claim_no])
        covered[row.claim_no] = covered[row.parent] or row.claim_no not in struck
    return result


# %% answer="compare-features"
def compare(claims, product):
    worst = ["present", "unknown", "similar", "absent"]
    label = ["all_present", "unknown", "similar", "out"]
    rank = {
        number: max((worst.index(product.get(name, "unknown")) for name in names), default=0)
        for number, names in claims.items()
    }
    best = min(rank.values())
    if best == 3:
        return {"result": "out", "claims": [], "ask": []}
    giving = [number for number, value in rank.items() if value == best]
    settled = {name for name, state in product.items() if state != "unknown"}
    return {"result": label[best], "claims": giving, "ask": sorted(set().union(*(claims[g] for g in giving)) - settled)}


# %% answer="screen"
def screen(rights, markets):
    others = rights[rights["country"].isin(list(markets)) & (rights["own"] != True)]  # noqa: E712
    live = others[others["status"].isin(["in_force", "pending"])]
    key = live["status"].where(live["result"] != "not_read", "to_read")
    groups = live[live["result"] != "out"].groupby(key)["appl_no"].apply(list).to_dict()
    return {name: groups.get(name, []) for name in ("in_force", "pending", "to_read")}


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    table = rights.copy()
    table["launch"] = pd.to_datetime([launches[country] for country in table["country"]])
    table["likely"] = table["result"].map({"all_present": 3, "unknown": 2, "similar": 1})
    table.loc[(table["status"] == "pending") & (table["likely"] > 1), "likely"] -= 1
    table["impact"] = 1
    table.loc[table["launch"] <= day + pd.DateOffset(years=1), "impact"] = 2
    table.loc[table["launch"] <= day, "impact"] = 3
    table.loc[table["last_day"] < table["launch"], "impact"] = 0
    table["risk"] = table["likely"] * table["impact"]
    table = table[table["risk"] > 0]
    # stable sorts from the least key to the first
    for column, up in (("appl_no", True), ("last_day", False), ("risk", False)):
        table = table.sort_values(column, ascending=up, kind="stable")
    return table["appl_no"].iloc[:n].to_list()


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    held = rights[rights["status"] == "in_force"].set_index("appl_no")
    each = held["claims"].str.split(";").explode()
    without = {number for number, claim in each.items() if dropped not in set(claim.split())}
    leave = [number for number in held.index if number not in without]
    rest = held.drop(index=leave)
    before, after = held["last_day"].max(), rest["last_day"].max()
    return {
        "before": None if pd.isna(before) else before,
        "leave": leave,
        "after": None if pd.isna(after) else after,
    }


# %% answer="referral"
who = dict.fromkeys(["Q1", "Q3", "Q7", "Q9"], "desk")
who |= dict.fromkeys(["Q2", "Q5"], "opinion")
who |= {"Q4": "litigation", "Q6": "invalidation", "Q8": "valuation"}


def names(providers, province, service):
    fit = providers.query("province == @province and conflict == False and penalised == False")
    offers = ("|" + fit["services"] + "|").str.contains(f"|{service}|", regex=False)
    return fit.loc[offers.astype(bool), "provider_id"].sort_values().to_list()
