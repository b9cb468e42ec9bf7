# ---
# mistake: {zh: 老窗口：公告之日才算数，一律给同一处, en: "an experienced clerk: what counts is the day of the gazette"}
# by: task text only
# rest: solution
# marks: {status-on-a-day: 0, term-and-fee: 0, compare-features: 1, screen: 1, risk-grid: 0, latest-expiry: 0, referral: 0}
# says: {status-on-a-day: announcement-day, term-and-fee: fee-of-today, compare-features: similar-before-unknown, screen: out-kept, risk-grid: over-before-launch, latest-expiry: pending-in-leave, referral: [beyond-the-desk, one-as-none]}
# ---

# Experienced clerk: does what the counter has always done.
# status-on-a-day: a status changes on the day the gazette shows it (known_on), not on the day of effect.
#   Shows: grant 2019, lapse date 2022-05-26, known_on 2023-02-21, day 2022-12-31, known 2023-03-01
#   -> "in_force" instead of "lapsed".
# term-and-fee: on the anniversary itself this year's fee is "in", so the next one is asked for: strictly after `day`.
#   Shows: filing 2016-03-10, day 2020-03-10 -> next_fee 2021-03-10 instead of 2020-03-10.
# compare-features: a possible equivalent worries the clerk more than an open question: "similar" before "unknown" in the result.
#   Shows: claims {1: [F8], 2: [F4]}, F8 similar, F4 unknown -> "similar" [1] instead of "unknown" [2].
# screen: what is pending may still be amended, so "out" is watched, too.
#   Shows: ("A1", "CN", "pending", False, "out") with ["CN"] -> pending ["A1"] instead of [].
# risk-grid: a right is left out if its term is over by `day`, not if over by the launch.
#   Shows: US4 of the notebook (last_day 2025-08-31, launch 2025-11-15, day 2025-06-30) comes first instead of not at all.
# latest-expiry: pending ones are not dated, but are named among those that can leave.
#   Shows: the notebook's table with "F2" -> leave [CN2, CN3] instead of [CN2].
# referral: Q4 "opinion" (every letter goes to the firm for opinions) and Q5 "desk" (a page we always write);
#   names() gives nothing where only one firm fits ("nor does it name one firm alone").
#   Shows: the only fitting firm P1 -> [] instead of ["P1"].
# Left out (right): claims-to-compare.

# %% answer="status-on-a-day"
def status_on(events, day, known):
    seen = events[events["known_on"] <= known].sort_values("known_on")
    last_restored = seen.loc[seen["code"] == "restoration", "date"].max()
    seen = seen[~((seen["code"] == "lapse") & (seen["date"] < last_restored))]
    shown = seen[seen["known_on"] <= day]
    if "invalid" in seen["code"].tolist() and "grant" in shown["code"].tolist():
        return "invalid"
    shown = shown[shown["code"].isin(list(makes))]
    return makes[shown["code"].iloc[-1]] if len(shown) else "none"


# %% answer="term-and-fee"
def life(right, filing, day):
    years = {"invention": 20, "utility_model": 10}[right]
    last = filing + pd.DateOffset(years=years) - pd.Timedelta(days=1)
    fee = None
    for n in range(1, years):
        if filing + pd.DateOffset(years=n) > day:
            fee = filing + pd.DateOffset(years=n)
            break
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fee}


# %% answer="compare-features"
def compare(claims, product):
    results = {}
    for number, features in claims.items():
        states = {product.get(feature, "unknown") for feature in features}
        if "absent" in states:
            results[number] = "out"
        elif "similar" in states:
            results[number] = "similar"
        elif "unknown" in states:
            results[number] = "unknown"
        else:
            results[number] = "all_present"
    for result in ("all_present", "similar", "unknown"):
        named = [number for number in results if results[number] == result]
        if named:
            ask = {f for number in named for f in claims[number] if product.get(f, "unknown") == "unknown"}
            return {"result": result, "claims": named, "ask": sorted(ask)}
    return {"result": "out", "claims": [], "ask": []}


# %% answer="screen"
def screen(rights, markets):
    lists = {"in_force": [], "pending": [], "to_read": []}
    for row in rights.itertuples():
        if row.own or row.country not in markets:
            continue
        if row.status == "in_force" and row.result in ("all_present", "unknown", "similar"):
            lists["in_force"].append(row.appl_no)
        if row.status == "pending" and row.result != "not_read":
            lists["pending"].append(row.appl_no)
        if row.status in ("in_force", "pending") and row.result == "not_read":
            lists["to_read"].append(row.appl_no)
    return lists


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    scored = []
    for right in rights.itertuples():
        if right.last_day < day:
            continue
        launch = launches[right.country]
        likely = max(1, LIKELIHOOD[right.result] - (1 if right.status == "pending" else 0))
        impact = 3 if launch <= day else 2 if launch <= day + pd.DateOffset(months=12) else 1
        scored.append((-likely * impact, -right.last_day.value, right.appl_no))
    return [number for _, _, number in sorted(scored)][:n]


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    goes = rights["claims"].map(lambda text: all(dropped in claim.split() for claim in text.split(";"))).astype(bool)
    held = rights["status"] == "in_force"
    before, after = rights.loc[held, "last_day"], rights.loc[held & ~goes, "last_day"]
    return {
        "before": before.max() if len(before) else None,
        "leave": rights.loc[goes, "appl_no"].tolist(),
        "after": after.max() if len(after) else None,
    }


# %% answer="referral"
who = {
    "Q1": "desk",
    "Q2": "opinion",
    "Q3": "desk",
    "Q4": "opinion",
    "Q5": "desk",
    "Q6": "invalidation",
    "Q7": "desk",
    "Q8": "valuation",
    "Q9": "desk",
}


def names(providers, province, service):
    fit = [
        row.provider_id
        for row in providers.itertuples()
        if row.province == province
        and service in row.services.split("|")
        and not (row.conflict or row.penalised)
    ]
    return sorted(fit) if len(fit) > 1 else []
