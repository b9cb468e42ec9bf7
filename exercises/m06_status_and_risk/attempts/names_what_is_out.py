# ---
# mistake: {zh: "出局的也列了；只给了三家以外的词", en: "lists what is out; a word of its own"}
# by: author
# rest: solution
# marks: {compare-features: 2, screen: 1, referral: 1}
# says: {compare-features: [out-claims-named], screen: [pending-forgotten], referral: [not-a-place]}
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
    named = [number for number, r in found.items() if r == result]
    ask = {name for number, r in found.items() if r == result != "out" for name in claims[number] if product.get(name, "unknown") == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
def screen(rights, markets):
    held = rights[rights["country"].isin(markets) & ~rights["own"]]
    met = held["result"].isin(["all_present", "unknown", "similar"])
    alive = held["status"].isin(["in_force", "pending"])
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "examination"), "appl_no"].tolist(),
        "to_read": held.loc[alive & (held["result"] == "not_read"), "appl_no"].tolist(),
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
    "Q8": "money",
    "Q9": "desk",
}


def names(providers, province, service):
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return sorted(held.loc[held["services"].map(lambda text: service in text.split("|")).astype(bool), "provider_id"])
