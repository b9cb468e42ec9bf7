# ---
# right: {zh: "不用表格运算，一行一行数", en: "right, with plain loops over rows"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    found = set()
    year, rest = int(as_of_date[:4]) - 3, as_of_date[4:]
    for row in guides.itertuples():
        for name in elements:
            text = getattr(row, name)
            if not isinstance(text, str) or text.strip() in hollow:
                found.add((row.item_id, name))
        if pd.isna(row.guide_on) or str(row.guide_on)[:10] < f"{year}{rest}":
            found.add((row.item_id, "guide_on"))
    return found

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    off = {str(day)[:10] for day, works in zip(calendar["date"], calendar["working_day"]) if not works}
    day = opened
    for _ in range(limit_days):
        day += pd.Timedelta(days=1)
        while str(day)[:10] in off:
            day += pd.Timedelta(days=1)
    return str(day)[:10]

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    works = set(calendar.loc[calendar["working_day"], "date"])
    good = bad = 0
    for row in contacts.itertuples():
        end = pd.Timestamp(as_of_date) if pd.isna(row.closed) else row.closed
        span = pd.date_range(row.opened + pd.Timedelta(days=1), end)
        taken = len(works.intersection(span))
        if taken > row.limit_days:
            bad += 1
        elif not pd.isna(row.closed):
            good += 1
    return good / (good + bad)

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    works = set(calendar.loc[calendar["working_day"], "date"])
    spans, limits = {}, {}
    for row in contacts.itertuples():
        if pd.isna(row.closed):
            continue
        days = pd.date_range(row.opened + pd.Timedelta(days=1), row.closed)
        spans.setdefault(row.item_id, []).append(len(works.intersection(days)))
        limits[row.item_id] = row.limit_days
    found = set()
    for item, days in spans.items():
        late = sum(day > limits[item] for day in days)
        if len(days) >= 10 and sum(days) / len(days) <= limits[item] and 10 * late > len(days):
            found.add(item)
    return found

# %% answer="number-of-cases"
def number_of_cases(contacts):
    total = 0
    book = {}
    for row in contacts.sort_values(["opened", "case_id"]).itertuples():
        if pd.isna(row.applicant_id):
            total += 1
            continue
        days = book.setdefault((row.applicant_id, row.item_id), [])
        if not days or row.opened > days[-1] + pd.Timedelta(days=3):
            days.append(row.opened)
            total += 1
    return total

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    book = {}
    for row in contacts.itertuples():
        book.setdefault(row.case, []).append(row)
    done = [rows for rows in book.values() if not any(pd.isna(row.closed) for row in rows)]
    stayed = [rows for rows in done if not any(row.transfer for row in rows)]
    wired = [rows for rows in book.values() if all(row.channel in online for row in rows)]
    return {"one_stop_share": len(stayed) / len(done), "online_share": len(wired) / len(book)}

# %% answer="ask-first"
ask_first = {
    "Q01": "F03",
    "Q02": "F07",
    "Q03": "F16",
    "Q04": "F08",
    "Q05": "F02",
    "Q06": "F04",
    "Q07": "F17",
    "Q08": "F11",
    "Q09": "F18",
    "Q10": "F06",
    "Q11": "F14",
    "Q12": "F05",
    "Q13": "F13",
    "Q14": "F12",
    "Q15": "F09",
    "Q16": "F19",
    "Q17": "F10",
    "Q18": "F15",
    "Q19": "F01",
    "Q20": "F20",
}

# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == institution_type].set_index("topic")["tier"]
    return enquiries.set_index("enquiry_id")["topic"].map(own).fillna("refer")

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    before = after = days_before = days_after = trips = 0
    for row in matters.itertuples():
        if str(row.on_network_since)[:10] > as_of_date:
            continue
        before += row.papers_before
        after += row.papers_after
        trips += (row.visits_before - row.visits_after) * row.online_cases_year
        if row.days_before_unit == row.days_after_unit == "working":
            days_before += row.days_before
            days_after += row.days_after
    return pd.Series({
        "papers_cut": (before - after) / before,
        "days_cut": (days_before - days_after) / days_before,
        "visits_saved": trips,
    })

# %% answer="staff-by-hour"
def staff_by_hour(hours):
    need = {}
    for row in hours.itertuples():
        people = 1
        while workload.wait_beyond(people, row.calls, row.mean_minutes, 10) > 0.2:
            people += 1
        need[row.hour] = people
    return pd.Series(need)
