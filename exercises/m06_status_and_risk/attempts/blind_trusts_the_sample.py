# ---
# mistake: {zh: 相信示例输出：看着像就收工, en: "trusts the sample output: stops when it looks sensible"}
# by: task text only
# rest: solution
# marks: {status-on-a-day: 2, claims-to-compare: 0, compare-features: 0, screen: 1, risk-grid: 0, referral: 2}
# says: {status-on-a-day: gap-of-the-restored, screen: unread-pending, referral: nobody-left-out}
# ---

# Trusts the sample output: stops as soon as the line under the cell looks sensible; the notebook's own tables never contradict.
# status-on-a-day: the restoration undoes the lapse only once its own day has come by `day`.
#   Shows: lapse 2022-05-26, restoration 2023-06-28, day 2022-12-31, known 2025-06-30 -> "lapsed" instead of "in_force".
# claims-to-compare: looks one claim up only, for what is left and for the features.
#   Shows: the notebook's table with struck [2] -> claim 3 is wrongly kept (claim 1 is left);
#   struck [1, 2] -> claim 3 lacks F1 F2 F3.
# compare-features: a feature that is not listed passes as if it were there (the client's table lists all).
#   Shows: claims {1: [F1, F99]}, F1 present -> "all_present", ask [] instead of "unknown", ask [F99].
# screen: in the sample to_read is empty; takes only what is in force.
#   Shows: ("E1", "EP", "pending", False, "not_read") with ["EP"] -> to_read [] instead of ["E1"].
# risk-grid: one sort with reverse=True, so among equal days the larger number comes first.
#   Shows: two rights CN1, CN2 with equal risk and last_day -> CN2 before CN1.
# referral: names() leaves out conflict and penalised (neither matters to the sample, "opinion" in the province); who is right.
#   Shows: names(firms, "四川省", "invalidation") has P0214 (conflict), "trademark" has P0215 (penalised).
# Left out (right): term-and-fee, latest-expiry.

# %% answer="status-on-a-day"
def status_on(events, day, known):
    seen = events[(events["known_on"] <= known)].sort_values("date")
    past = seen[seen["date"] <= day]
    if "grant" in list(past["code"]) and "invalid" in list(seen["code"]):
        return "invalid"
    state = "none"
    for code in past["code"]:
        if code == "restoration":
            state = "in_force"
        elif code in makes:
            state = makes[code]
    return state


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    text = claims[claims["stage"] == "grant"]
    if text.empty:
        text = claims
    own = {row.claim_no: row.features.split() for row in text.itertuples()}
    result = {}
    for row in text.itertuples():
        if row.claim_no in struck:
            continue
        if row.parent == 0 or row.parent in struck:
            result[row.claim_no] = set(own[row.claim_no]) | set(own.get(row.parent, []))
    return result


# %% answer="compare-features"
def compare(claims, product):
    order = ["all_present", "unknown", "similar", "out"]
    results = {}
    for number, features in claims.items():
        states = [product.get(feature) for feature in features]
        if "absent" in states:
            results[number] = "out"
        elif "similar" in states:
            results[number] = "similar"
        elif "unknown" in states:
            results[number] = "unknown"
        else:
            results[number] = "all_present"
    result = min(results.values(), key=order.index)
    if result == "out":
        return {"result": "out", "claims": [], "ask": []}
    named = [number for number in claims if results[number] == result]
    ask = {feature for number in named for feature in claims[number] if product.get(feature) == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
def screen(rights, markets):
    rest = rights[rights["country"].isin(markets) & (rights["own"] == False)]  # noqa: E712
    hit = ["all_present", "unknown", "similar"]
    active = rest[rest["status"] == "in_force"]
    waiting = rest[rest["status"] == "pending"]
    return {
        "in_force": list(active.loc[active["result"].isin(hit), "appl_no"]),
        "pending": list(waiting.loc[waiting["result"].isin(hit), "appl_no"]),
        "to_read": list(active.loc[active["result"] == "not_read", "appl_no"]),
    }


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    scored = []
    for right in rights.itertuples():
        launch = launches[right.country]
        likely = LIKELIHOOD[right.result]
        if right.status == "pending":
            likely = max(1, likely - 1)
        if right.last_day < launch:
            continue
        if launch <= day:
            impact = 3
        elif launch <= day + pd.DateOffset(months=12):
            impact = 2
        else:
            impact = 1
        scored.append((likely * impact, right.last_day, right.appl_no))
    return [number for _, _, number in sorted(scored, reverse=True)[:n]]


# %% answer="referral"
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "litigation",
    "Q5": "opinion",
    "Q6": "invalidation",
    "Q7": "desk",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    return sorted(
        row.provider_id
        for row in providers.itertuples()
        if row.province == province and service in row.services.split("|")
    )
