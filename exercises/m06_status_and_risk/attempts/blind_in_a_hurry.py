# ---
# mistake: {zh: 赶时间：只读每题第一行, en: "in a hurry: reads the first line of each task"}
# by: task text only
# rest: solution
# marks: {status-on-a-day: 2, term-and-fee: 0, claims-to-compare: 0, compare-features: 2, screen: 1, latest-expiry: 0}
# says: {status-on-a-day: invalid-from-decision, term-and-fee: fee-after-the-end, compare-features: asks-too-much, screen: own-kept, latest-expiry: one-claim-enough}
# ---

# In a hurry: reads the first line of each text and the keys, skips the conditions that follow.
# status-on-a-day: skips rule 3; an invalid counts from its own day.
#   Shows: grant 2015, invalid 2018, day 2016, known 2020 -> "in_force" instead of "invalid".
# term-and-fee: skips "as long as it comes before last_day".
#   Shows: invention filed 2010-05-10, day 2029-06-01 -> next_fee 2030-05-10 instead of None.
# claims-to-compare: "without partial invalidity these are all the independent claims" is all that stuck:
#   independent claims not struck; dependent claims that move up are lost.
#   Shows: the table of the notebook with struck [1] -> {5} instead of {2, 4, 5}.
# compare-features: asks for the unknown features of every claim, not only of the claims named.
#   Shows: claims {1: [F1], 2: [F4, F9]}, F1 present, F4 unknown, F9 absent -> ask [F4] instead of [].
# screen: skips the last line for the second and third lists: own ones are listed there, too.
#   Shows: ("A1", "CN", "pending", True, "unknown") with ["CN"] -> pending ["A1"] instead of [].
# latest-expiry: one claim with the feature is enough.
#   Shows: claims "F1 F2; F1 F10", dropped "F2" -> leaves instead of stays.
# Left out (right): risk-grid, referral.

# %% answer="status-on-a-day"
def status_on(events, day, known):
    seen = events[events["known_on"] <= known]
    restored = seen[seen["code"] == "restoration"]
    keep = []
    for row in seen.itertuples():
        if row.code == "lapse" and (restored["date"] > row.date).any():
            continue
        if row.code in makes and row.date <= day:
            keep.append((row.date, row.code))
    if not keep:
        return "none"
    return makes[max(keep)[1]]


# %% answer="term-and-fee"
def life(right, filing, day):
    years = 20 if right == "invention" else 10
    last_day = filing + pd.DateOffset(years=years) - pd.Timedelta(days=1)
    n = 1
    while filing + pd.DateOffset(years=n) < day:
        n = n + 1
    return {
        "last_day": last_day,
        "days_left": max((last_day - day).days, 0),
        "next_fee": filing + pd.DateOffset(years=n),
    }


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    text = claims[claims["stage"] == "grant"]
    if len(text) == 0:
        text = claims[claims["stage"] == "application"]
    text = text[~text["claim_no"].isin(struck)]
    independent = text[text["parent"] == 0]
    return {row.claim_no: row.features.split() for row in independent.itertuples()}


# %% answer="compare-features"
def compare(claims, product):
    results = {}
    ask = []
    for number, features in claims.items():
        states = [product.get(f, "unknown") for f in features]
        if "absent" in states:
            results[number] = "out"
        elif "similar" in states:
            results[number] = "similar"
        elif "unknown" in states:
            results[number] = "unknown"
        else:
            results[number] = "all_present"
        ask += [f for f, state in zip(features, states, strict=True) if state == "unknown"]
    for result in ["all_present", "unknown", "similar", "out"]:
        if result in results.values():
            break
    named = [] if result == "out" else [number for number in results if results[number] == result]
    return {"result": result, "claims": named, "ask": sorted(set(ask))}


# %% answer="screen"
def screen(rights, markets):
    here = rights[rights["country"].isin(markets)]
    hit = here["result"].isin(["all_present", "unknown", "similar"])
    return {
        "in_force": here[(here["status"] == "in_force") & hit & (here["own"] == False)]["appl_no"].tolist(),  # noqa: E712
        "pending": here[(here["status"] == "pending") & hit]["appl_no"].tolist(),
        "to_read": here[here["status"].isin(["in_force", "pending"]) & (here["result"] == "not_read")][
            "appl_no"
        ].tolist(),
    }


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    before, after, leave = [], [], []
    for row in rights.itertuples():
        if row.status == "in_force":
            before.append(row.last_day)
            if any(dropped in claim.split() for claim in row.claims.split(";")):
                leave.append(row.appl_no)
            else:
                after.append(row.last_day)
    return {"before": max(before, default=None), "leave": leave, "after": max(after, default=None)}
