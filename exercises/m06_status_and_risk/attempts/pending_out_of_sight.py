# ---
# mistake: {zh: "未授权的两处都漏了；三道门走错", en: "pending left out twice; one wrong door"}
# by: author
# rest: solution
# marks: {compare-features: 2, screen: 1, referral: 1}
# says: {compare-features: [all-claims-named], screen: [unread-pending], referral: [wrong-door]}
# ---

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
    named = list(claims) if result != "out" else []
    ask = {name for number, r in found.items() if r == result != "out" for name in claims[number] if product.get(name, "unknown") == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
def screen(rights, markets):
    held = rights[rights["country"].isin(markets) & ~rights["own"]]
    met = held["result"].isin(["all_present", "unknown", "similar"])
    alive = held["status"].isin(["in_force"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == "not_read"), "appl_no"].tolist(),
    }


# %% answer="referral"
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "litigation",
    "Q5": "opinion",
    "Q6": "opinion",
    "Q7": "desk",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
