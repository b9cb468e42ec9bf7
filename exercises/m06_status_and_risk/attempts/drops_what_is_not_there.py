# ---
# mistake: {zh: "表里没有的、没读到的、未授权的，当作没有", en: "what is not listed, not read or not granted is taken for not there"}
# by: author
# rest: solution
# marks: {claims-to-compare: 0, compare-features: 0, screen: 1, referral: 1}
# says: {claims-to-compare: [partly-as-wholly, other], compare-features: [not-listed-as-absent, other], screen: [not-read-as-out], referral: [sent-away]}
# ---

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
    if len(struck):
        return {}
    return {claim: {name for each in (claim, *above(claim)) for name in own[each].split()} for claim in top}


# %% answer="compare-features"
def compare(claims, product):
    found = {}
    for number, names in claims.items():
        states = {product.get(name, "absent") for name in names}
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
    met = held["result"].isin(["all_present", "unknown", "similar"])
    alive = held["status"].isin(["in_force", "pending"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == "unread"), "appl_no"].tolist(),
    }


# %% answer="referral"
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "litigation",
    "Q5": "opinion",
    "Q6": "invalidation",
    "Q7": "opinion",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
