# ---
# mistake: {zh: "从决定之日起才算无效，只算本项写的", en: "invalid from the decision on, only what a claim itself says"}
# by: author
# rest: solution
# marks: {status-on-a-day: 2, term-and-fee: 0, claims-to-compare: 0, compare-features: 1, screen: 0, risk-grid: 0, latest-expiry: 0, referral: 2}
# says: {status-on-a-day: [invalid-from-decision], term-and-fee: [below-zero], claims-to-compare: [parents-forgotten, other], compare-features: [similar-as-present], screen: [similar-dropped, other], risk-grid: [ties-by-date], latest-expiry: [earliest], referral: [other-province]}
# ---

# %% answer="status-on-a-day"
def status_on(events, day, known):
    seen = events[events["known_on"] <= known]
    back = seen.loc[seen["code"] == "restoration", "date"].max()
    undone = (seen["code"] == "lapse") & (seen["date"] < back)
    begun = seen[~undone & seen["code"].isin(list(makes)) & (seen["date"] <= day)].sort_values("date")
    if (begun["code"] == "grant").any() and (begun["code"] == "invalid").any():
        return "invalid"
    return makes[begun["code"].iloc[-1]] if len(begun) else "none"


# %% answer="term-and-fee"
def life(right, filing, day):
    years = {"invention": 20, "utility_model": 10}[right]
    days = [filing + pd.DateOffset(years=n) for n in range(1, years + 1)]
    last = days[-1] - pd.Timedelta(days=1)
    fees = [each for each in days if day <= each < last]
    return {"last_day": last, "days_left": (last - day).days, "next_fee": fees[0] if fees else None}


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    grant = claims[claims["stage"] == "grant"]
    text = grant if len(grant) else claims
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in struck]
    top = [claim for claim in left if not set(above(claim)) & set(left)]
    return {claim: {name for each in (claim,) for name in own[each].split()} for claim in top}


# %% answer="compare-features"
def compare(claims, product):
    found = {}
    for number, names in claims.items():
        states = {product.get(name, "unknown").replace("similar", "present") for name in names}
        if "absent" in states:
            found[number] = "out"
        else:
            found[number] = next((state for state in ("similar", "unknown") if state in states), "all_present")
    result = next(r for r in ("all_present", "unknown", "similar", "out") if r in found.values())
    named = [number for number, r in found.items() if r == result and result != "out"]
    ask = {name for number in named for name in claims[number] if product.get(name, "unknown") == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
def screen(rights, markets):
    held = rights[rights["country"].isin(markets) & ~rights["own"]]
    met = held["result"].isin(["all_present", "unknown"])
    alive = held["status"].isin(["in_force", "pending"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == "not_read"), "appl_no"].tolist(),
    }


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    launch = rights["country"].map(launches)
    likelihood = (rights["result"].map(LIKELIHOOD) - (rights["status"] == "pending")).clip(lower=1)
    impact = 1 + (launch <= day + pd.DateOffset(months=12)) + (launch <= day)
    scored = rights.assign(risk=likelihood * impact * (rights["last_day"] >= launch))
    order = scored.sort_values(["risk", "last_day", "appl_no"], ascending=[False, True, True])
    return order.loc[order["risk"] > 0, "appl_no"].head(n).tolist()


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    held = rights[rights["status"] == "in_force"]
    every = held["claims"].map(lambda text: all(dropped in claim.split() for claim in text.split(";")))
    rest = held[~every.astype(bool)]
    return {
        "before": held["last_day"].min() if len(held) else None,
        "leave": held.loc[every.astype(bool), "appl_no"].tolist(),
        "after": rest["last_day"].min() if len(rest) else None,
    }


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
    held = providers[(providers["province"].notna()) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
