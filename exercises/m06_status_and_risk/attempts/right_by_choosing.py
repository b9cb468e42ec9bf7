# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="status-on-a-day"
def undone_a(seen):
    return seen["code"] == "no such code"


def undone_b(seen):
    back = seen.loc[seen["code"] == "restoration", "date"].max()
    return (seen["code"] == "lapse") & (seen["date"] < back)


which_known = "known_on"  # "date" | "known_on"
which_effect = "date"  # "date" | "known_on"
which_undone = undone_b  # undone_a | undone_b
invalid_from = "the start"  # "its own day" | "the start"


def status_on(events, day, known):
    if None in (which_known, which_effect, which_undone, invalid_from):
        raise NotImplementedError
    seen = events[events[which_known] <= known]
    begun = seen[~which_undone(seen) & seen["code"].isin(list(makes)) & (seen[which_effect] <= day)]
    begun = begun.sort_values("date")
    looked = seen if invalid_from == "the start" else begun
    if (begun["code"] == "grant").any() and (looked["code"] == "invalid").any():
        return "invalid"
    return makes[begun["code"].iloc[-1]] if len(begun) else "none"


# %% answer="term-and-fee"
def anniversary_a(filing, n):
    return filing + pd.Timedelta(days=365 * n)


def anniversary_b(filing, n):
    return filing + pd.DateOffset(years=n)


which_anniversary = anniversary_b  # anniversary_a | anniversary_b
which_years = {"invention": 20, "utility_model": 10}  # {"invention": 20, "utility_model": 20} | {"invention": 20, "utility_model": 10}
days_before = 1  # 0 | 1
fee_on_the_day = "counts"  # "counts" | "is past"


def life(right, filing, day):
    if None in (which_anniversary, which_years, days_before, fee_on_the_day):
        raise NotImplementedError
    days = [which_anniversary(filing, n) for n in range(1, which_years[right] + 1)]
    last = days[-1] - pd.Timedelta(days=days_before)
    fees = [each for each in days if each < last and (each > day or (each == day and fee_on_the_day == "counts"))]
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}


# %% answer="claims-to-compare"
def text_a(claims):
    return claims[claims["stage"] == "application"]


def text_b(claims):
    grant = claims[claims["stage"] == "grant"]
    return grant if len(grant) else claims


def top_a(parent, left, above):
    return left[:1]


def top_b(parent, left, above):
    return [claim for claim in left if parent[claim] == 0]


def top_c(parent, left, above):
    return [claim for claim in left if not set(above(claim)) & set(left)]


which_text = text_b  # text_a | text_b
which_top = top_c  # top_a | top_b | top_c
features_of = "itself and all above"  # "itself" | "itself and all above"


def claims_to_compare(claims, struck):
    if None in (which_text, which_top, features_of):
        raise NotImplementedError
    text = which_text(claims)
    parent = dict(zip(text["claim_no"], text["parent"], strict=True))
    own = dict(zip(text["claim_no"], text["features"], strict=True))

    def above(claim):
        return [parent[claim], *above(parent[claim])] if parent[claim] else []

    left = [claim for claim in parent if claim not in struck]
    found = {}
    for claim in which_top(parent, left, above):
        read = [claim] if features_of == "itself" else [claim, *above(claim)]
        found[claim] = {name for each in read for name in own[each].split()}
    return found


# %% answer="compare-features"
def one_claim_a(states):
    return "all_present" if "present" in states else "out"


def one_claim_b(states):
    return "out" if states & {"absent", "unknown"} else "similar" if "similar" in states else "all_present"


def one_claim_c(states):
    for state, result in (("absent", "out"), ("similar", "similar"), ("unknown", "unknown")):
        if state in states:
            return result
    return "all_present"


which_claim = one_claim_c  # one_claim_a | one_claim_b | one_claim_c
not_listed = "unknown"  # "absent" | "unknown"
right_takes = "the first in the order"  # "the first in the order" | "the last in the order"


def compare(claims, product):
    if None in (which_claim, not_listed, right_takes):
        raise NotImplementedError
    order = ["all_present", "unknown", "similar", "out"]
    found = {number: which_claim({product.get(name, not_listed) for name in names}) for number, names in claims.items()}
    result = (min if right_takes == "the first in the order" else max)(found.values(), key=order.index)
    named = [number for number, each in found.items() if each == result and result != "out"]
    ask = {name for number in named for name in claims[number] if product.get(name, not_listed) == "unknown"}
    return {"result": result, "claims": named, "ask": sorted(ask)}


# %% answer="screen"
results_that_stay = ["all_present", "unknown", "similar"]  # ["all_present"] | ["all_present", "unknown"] | ["all_present", "unknown", "similar"]
own_rights = "go"  # "stay" | "go"
to_read_needs = ["in_force", "pending"]  # ["in_force"] | ["in_force", "pending"] | ["in_force", "pending", "lapsed"]


def screen(rights, markets):
    if None in (results_that_stay, own_rights, to_read_needs):
        raise NotImplementedError
    held = rights[rights["country"].isin(markets)]
    held = held[~held["own"]] if own_rights == "go" else held
    met = held["result"].isin(results_that_stay)
    return {
        "in_force": held.loc[met & (held["status"] == "in_force"), "appl_no"].tolist(),
        "pending": held.loc[met & (held["status"] == "pending"), "appl_no"].tolist(),
        "to_read": held.loc[held["status"].isin(to_read_needs) & (held["result"] == "not_read"), "appl_no"].tolist(),
    }


# %% answer="risk-grid"
def risk_a(likelihood, impact):
    return likelihood + impact


def risk_b(likelihood, impact):
    return likelihood * impact


which_risk = risk_b  # risk_a | risk_b
lower_for_pending = 1  # 0 | 1
over_before_launch = "impact is 0"  # "impact stays" | "impact is 0"
later_last_day = "first"  # "first" | "last"


def top_risks(rights, launches, day, n):
    if None in (which_risk, lower_for_pending, over_before_launch, later_last_day):
        raise NotImplementedError
    launch = rights["country"].map(launches)
    likelihood = (rights["result"].map(LIKELIHOOD) - lower_for_pending * (rights["status"] == "pending")).clip(lower=1)
    impact = 1 + (launch <= day + pd.DateOffset(months=12)) + (launch <= day)
    scored = rights.assign(risk=which_risk(likelihood, impact))
    if over_before_launch == "impact is 0":
        scored.loc[scored["last_day"] < launch, "risk"] = 0
    down = later_last_day == "last"
    order = scored.sort_values(["risk", "last_day", "appl_no"], ascending=[False, down, True])
    return order.loc[order["risk"] > 0, "appl_no"].head(n).tolist()


# %% answer="latest-expiry"
def leaves_a(text, dropped):
    return dropped in text


def leaves_b(text, dropped):
    return any(dropped in claim.split() for claim in text.split(";"))


def leaves_c(text, dropped):
    return all(dropped in claim.split() for claim in text.split(";"))


which_leaves = leaves_c  # leaves_a | leaves_b | leaves_c
which_count = ["in_force"]  # ["in_force"] | ["in_force", "pending"]


def latest_expiry(rights, dropped):
    if None in (which_leaves, which_count):
        raise NotImplementedError
    held = rights[rights["status"].isin(which_count)]
    every = held["claims"].map(lambda text: which_leaves(text, dropped)).astype(bool)
    rest = held[~every]
    return {
        "before": held["last_day"].max() if len(held) else None,
        "leave": held.loc[every, "appl_no"].tolist(),
        "after": rest["last_day"].max() if len(rest) else None,
    }


# %% answer="referral"
# 每题选一个 / choose one for each: "desk" | "opinion" | "invalidation" | "litigation" | "valuation"
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
leave_out = ["conflict", "penalised"]  # [] | ["conflict"] | ["conflict", "penalised"]
how_many = 1000  # 1 | 1000


def names(providers, province, service):
    if None in (leave_out, how_many):
        raise NotImplementedError
    held = providers[providers["province"] == province]
    for column in leave_out:
        held = held[~held[column]]
    offers = held["services"].map(lambda text: service in text.split("|")).astype(bool)
    return sorted(held.loc[offers, "provider_id"])[:how_many]
