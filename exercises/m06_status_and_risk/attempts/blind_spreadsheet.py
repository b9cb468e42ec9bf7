# ---
# mistake: {zh: 表格软件的习惯：恢复只从当日算起，包含就算相同, en: "spreadsheet habits: restored from its own day only, contains for equals"}
# by: task text only
# rest: solution
# marks: {status-on-a-day: 2, term-and-fee: 0, risk-grid: 0, latest-expiry: 0, referral: 2}
# says: {status-on-a-day: gap-of-the-restored, term-and-fee: other, risk-grid: days-for-months, latest-expiry: code-in-code, referral: part-of-a-code}
# ---

# Spreadsheet person: thinks in filters, DATE(), EDATE-less arithmetic and "contains". (term-and-fee: last_day right.)
# status-on-a-day: restoration is just one more code, "in_force" from its own day; the gap stays "lapsed".
#   Shows: lapse 2022-05-26, restoration 2023-06-28, day 2022-12-31, known 2025 -> "lapsed" instead of "in_force".
# term-and-fee: fee day as DATE(year; month; day), which rolls 29 February over to 1 March (last_day not touched).
#   Shows: filing 2016-02-29, day 2025-01-01 -> next_fee 2025-03-01 instead of 2025-02-28.
# risk-grid: 12 months taken as 365 days.
#   Shows: day 2024-01-15, launch 2025-01-15 (366 days) -> impact 1 instead of 2.
# latest-expiry: "contains" on the text of the claim, so F1 is found in F10.
#   Shows: claims "F2 F10", dropped "F1" -> leaves instead of stays.
# referral: names() searches the services by "contains"; who is right.
#   Shows: services "opinion_search|watch" asked for "opinion", or "trademark" asked for "mark".
#   With the twelve service codes of the practice table it never shows.
# Left out (right): claims-to-compare, compare-features, screen.

# %% answer="status-on-a-day"
def status_on(events, day, known):
    codes = dict(makes, restoration="in_force")
    seen = events[events["known_on"] <= known]
    granted = seen[(seen["code"] == "grant") & (seen["date"] <= day)]
    if len(granted) and len(seen[seen["code"] == "invalid"]):
        return "invalid"
    rows = seen[(seen["date"] <= day) & seen["code"].isin(list(codes))].sort_values("date")
    if len(rows) == 0:
        return "none"
    return codes[rows["code"].iloc[-1]]


# %% answer="term-and-fee"
def life(right, filing, day):
    years = {"invention": 20, "utility_model": 10}[right]
    last = filing + pd.DateOffset(years=years) - pd.Timedelta(days=1)

    def date(year):
        return pd.Timestamp(year, filing.month, 1) + pd.Timedelta(days=filing.day - 1)

    fees = [date(filing.year + n) for n in range(1, years + 1)]
    fees = [fee for fee in fees if day <= fee < last]
    return {"last_day": last, "days_left": max(0, (last - day).days), "next_fee": fees[0] if fees else None}


# %% answer="risk-grid"
def top_risks(rights, launches, day, n):
    rows = []
    for right in rights.itertuples():
        likely = LIKELIHOOD[right.result]
        if right.status == "pending":
            likely = max(likely - 1, 1)
        wait = (launches[right.country] - day).days
        impact = 3 if wait <= 0 else 2 if wait <= 365 else 1
        if right.last_day < launches[right.country]:
            impact = 0
        rows.append((right.appl_no, likely * impact, right.last_day))
    table = pd.DataFrame(rows, columns=["appl_no", "risk", "last_day"])
    table = table.sort_values(["risk", "last_day", "appl_no"], ascending=[False, False, True])
    return table.loc[table["risk"] > 0, "appl_no"].head(n).tolist()


# %% answer="latest-expiry"
def latest_expiry(rights, dropped):
    held = rights[rights["status"] == "in_force"]
    goes = [all(dropped in claim for claim in text.split(";")) for text in held["claims"]]
    rest = held[[not each for each in goes]]
    return {
        "before": held["last_day"].max() if len(held) else None,
        "leave": held.loc[goes, "appl_no"].tolist(),
        "after": rest["last_day"].max() if len(rest) else None,
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
    fit = providers[providers["province"] == province]
    fit = fit[fit["services"].astype(str).str.contains(service, regex=False)]
    fit = fit[(fit["conflict"] == False) & (fit["penalised"] == False)]  # noqa: E712
    return sorted(fit["provider_id"])
