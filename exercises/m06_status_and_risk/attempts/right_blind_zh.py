# ---
# right: {zh: "只看题目做对：逐行循环", en: "right, from the task text only: loops over rows"}
# by: task text only
# rest: solution
# marks: {}
# ---

# M06 盲答，中文本（write）：逐行循环、标准库日期，不用 pandas 的筛选
# %% answer="status-on-a-day"
def status_on(events, day, known):
    rows = [
        (date, code)
        for date, seen, code in zip(events["date"], events["known_on"], events["code"], strict=True)
        if seen <= known
    ]
    revived = [date for date, code in rows if code == "restoration"]
    counted = []
    for date, code in rows:
        if code == "lapse" and any(later > date for later in revived):
            continue
        counted.append((date, code))
    if any(code == "invalid" for _, code in counted):
        if any(code == "grant" and date <= day for date, code in counted):
            return "invalid"
    newest, answer = None, "none"
    for date, code in counted:
        if code in makes and date <= day and (newest is None or date > newest):
            newest, answer = date, makes[code]
    return answer


# %% answer="term-and-fee"
def life(right, filing, day):
    import datetime

    filed = datetime.date(filing.year, filing.month, filing.day)
    asked = datetime.date(day.year, day.month, day.day)
    total = {"invention": 20, "utility_model": 10}[right]

    def same_day(year):
        try:
            return filed.replace(year=year)
        except ValueError:
            return datetime.date(year, 2, 28)

    last_day = same_day(filed.year + total) - datetime.timedelta(days=1)
    next_fee = None
    for n in range(1, total + 1):
        if same_day(filed.year + n) >= asked:
            if same_day(filed.year + n) < last_day:
                next_fee = same_day(filed.year + n).isoformat()
            break
    left = (last_day - asked).days
    return {"last_day": last_day.isoformat(), "days_left": left if left > 0 else 0, "next_fee": next_fee}


# %% answer="claims-to-compare"
def claims_to_compare(claims, struck):
    texts = {"application": {}, "grant": {}}
    for stage, number, parent, features in zip(
        claims["stage"], claims["claim_no"], claims["parent"], claims["features"], strict=True
    ):
        texts[stage][int(number)] = (int(parent), features.split())
    text = texts["grant"] or texts["application"]
    gone = {int(number) for number in struck}
    answer = {}
    for number in text:
        if number in gone:
            continue
        held, keep, at = set(text[number][1]), True, text[number][0]
        while at != 0:
            if at not in gone:
                keep = False
            held.update(text[at][1])
            at = text[at][0]
        if keep:
            answer[number] = sorted(held)
    return answer


# %% answer="compare-features"
def compare(claims, product):
    def one(features):
        states = [product.get(feature, "unknown") for feature in features]
        if "absent" in states:
            return "out"
        if "similar" in states:
            return "similar"
        if "unknown" in states:
            return "unknown"
        return "all_present"

    results = {number: one(features) for number, features in claims.items()}
    for result in ("all_present", "unknown", "similar"):
        chosen = [number for number in results if results[number] == result]
        if chosen:
            ask = []
            for number in chosen:
                for feature in claims[number]:
                    if product.get(feature, "unknown") == "unknown" and feature not in ask:
                        ask.append(feature)
            return {"result": result, "claims": chosen, "ask": ask}
    return {"result": "out", "claims": [], "ask": []}


# %% answer="screen"
def screen(rights, markets):
    lists = {"in_force": [], "pending": [], "to_read": []}
    for row in rights.itertuples():
        if row.own or row.country not in markets or row.status not in ("in_force", "pending"):
            continue
        if row.result == "not_read":
            lists["to_read"].append(row.appl_no)
        elif row.result in ("all_present", "unknown", "similar"):
            lists[row.status].append(row.appl_no)
    return lists


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    points = {"all_present": 3, "unknown": 2, "similar": 1}
    year_on = day + pd.DateOffset(months=12)
    scored = []
    for row in rights.itertuples():
        likely = points[row.result]
        if row.status == "pending":
            likely = max(1, likely - 1)
        launch = launches[row.country]
        if row.last_day < launch:
            impact = 0
        elif launch <= day:
            impact = 3
        elif launch <= year_on:
            impact = 2
        else:
            impact = 1
        if likely * impact > 0:
            scored.append((likely * impact, row.last_day, row.appl_no))
    scored.sort(key=lambda each: each[2])
    scored.sort(key=lambda each: each[1], reverse=True)
    scored.sort(key=lambda each: each[0], reverse=True)
    return [number for _, _, number in scored][:n]


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    days, leave, remain = [], [], []
    for row in rights.itertuples():
        if row.status != "in_force":
            continue
        days.append(row.last_day)
        if all(dropped in claim.split() for claim in row.claims.split(";")):
            leave.append(row.appl_no)
        else:
            remain.append(row.last_day)
    return {
        "before": max(days) if days else None,
        "leave": leave,
        "after": max(remain) if remain else None,
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
    codes = []
    for row in providers.itertuples():
        if row.province == province and service in row.services.split("|") and not row.conflict and not row.penalised:
            codes.append(row.provider_id)
    return sorted(codes)
