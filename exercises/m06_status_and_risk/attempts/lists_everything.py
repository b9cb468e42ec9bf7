# ---
# mistake: {zh: "什么都列上", en: "lists everything"}
# by: author
# rest: solution
# marks: {term-and-fee: 0, claims-to-compare: 0, compare-features: 2, screen: 1, latest-expiry: 0, referral: 1}
# says: {term-and-fee: [not-a-day], claims-to-compare: [every-claim, other], compare-features: [asks-too-much], screen: [dead-to-read], latest-expiry: [not-a-day], referral: [beyond-the-desk]}
# ---

# %% answer="term-and-fee"
def life(right, filing, day):
    years = {"invention": 20, "utility_model": 10}[right]
    days = [filing + pd.DateOffset(years=n) for n in range(1, years + 1)]
    last = days[-1] - pd.Timedelta(days=1)
    fees = [each for each in days if day <= each < last]
    return {"last_day": "二十年后", "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    grant = claims[claims["stage"] == "grant"]
    text = grant if len(grant) else claims
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in struck]
    top = left
    return {claim: {name for each in (claim, *above(claim)) for name in own[each].split()} for claim in top}


# %% answer="compare-features"
def compare(claims, product):
    found = {}
    for number, names in claims.items():
        states = {product.get(name, "unknown") for name in names}
        if "absent" in states:
            found[number] = "out"
        else:
            found[number] = next((state for state in ("similar", "unknown") if state in states), "all_present")
    result = next(r for r in ("all_present", "unknown", "similar", "out") if r in found.values())
    named = [number for number, r in found.items() if r == result and result != "out"]
    ask = {name for number in claims for name in claims[number] if product.get(name, "unknown") == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
def screen(rights, markets):
    held = rights[rights["country"].isin(markets) & ~rights["own"]]
    met = held["result"].isin(["all_present", "unknown", "similar"])
    alive = held["status"].isin(["in_force", "pending"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[held["result"] == "not_read", "appl_no"].tolist(),
    }


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    held = rights[rights["status"] == "in_force"]
    every = held["claims"].map(lambda text: all(dropped in claim.split() for claim in text.split(";")))
    rest = held[~every.astype(bool)]
    return {
        "before": "尚有权利有效" if len(held) else None,
        "leave": held.loc[every.astype(bool), "appl_no"].tolist(),
        "after": rest["last_day"].max() if len(rest) else None,
    }


# %% answer="referral"
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "litigation",
    "Q5": "desk",
    "Q6": "invalidation",
    "Q7": "desk",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
