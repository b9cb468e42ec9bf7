# ---
# mistake: {zh: "另起炉灶：不沾边的算法", en: "some other way that misses the point"}
# by: author
# rest: solution
# marks: {status-on-a-day: 0, term-and-fee: 0, claims-to-compare: 0, compare-features: 0, screen: 0, risk-grid: 0, latest-expiry: 0, referral: 2}
# says: {status-on-a-day: [other], term-and-fee: [other], claims-to-compare: [other], compare-features: [other], screen: [other], risk-grid: [other], latest-expiry: [other], referral: [other]}
# ---

# %% answer="status-on-a-day"
def status_on(events, day, known):
    return "abandoned"


# %% answer="term-and-fee"
def life(right, filing, day):
    years = {"invention": 20, "utility_model": 10}[right]
    days = [filing + pd.DateOffset(years=n, months=1) for n in range(1, years + 1)]
    last = days[-1] - pd.Timedelta(days=1)
    fees = [each for each in days if day <= each < last]
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    return {7: {"F1"}}


# %% answer="compare-features"
def compare(claims, product):
    return {"result": "similar", "claims": [99], "ask": ["F0"]}


# %% answer="screen"
def screen(rights, markets):
    return {"in_force": rights["appl_no"].tolist(), "pending": ["A"], "to_read": ["B"]}


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    return sorted(rights["appl_no"])[:n]


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    return {"before": "2040-01-01", "leave": [], "after": "2040-01-01"}


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
    held = providers[(providers["province"] == province) & ~providers["conflict"] & ~providers["penalised"]]
    return ["P0001"]
