# ---
# mistake: {zh: "看一眼觉得对就不改的人：日期写死，当天不算", en: "trusts the preview: a day typed in, the day itself left out"}
# by: task text only
# rest: solution
# marks: {guide-faults: 2, due-day: 0, items-with-a-tail: 0, one-stop: 0, ask-first: 1, tier-here: 0, network-cuts: 0}
# ---

# WHO: one who trusts what the "take a look" cell prints: if the number looks sensible for Sichuan on 2025-06-30, it stays.
# guide-faults: the date limit is written in as 2022-06-30: right for the notebook's as_of_date, wrong for another day.
# due-day: Saturday and Sunday by weekday(), public holidays by the column kind == "holiday" only, so weekend days that
#   are worked instead are skipped: shows on spans over such a day (2025-09-28, 2025-10-11).
# items-with-a-tail: "above the limit" read as >=, and the mean with "<": shows where p90 is just the limit.
# one-stop: a case is finished if ANY contact is closed: shows on cases with one open contact;
#   online_share uses the first contact's channel only: shows on mixed-channel cases.
# ask-first: six wrong out of twenty (Q02 and Q05 ask for the application number, Q15 for the sample of the mark, Q18 for the
#   other side's patent; Q04 and Q06 changed about): 14 right, so the first point (12) holds and the second (16) does not.
# tier-here: reads the column tier in the enquiries when the topic is not on the list, instead of "refer": shows on
#   Q03 and others at a body that lacks the topic.
# network-cuts: "<" instead of "<=" for the day itself: shows on as_of_date equal to an on_network_since.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    faults = []
    for row in guides.to_dict("records"):
        for element in elements:
            if pd.isna(row[element]) or row[element] in hollow:
                faults.append((row["item_id"], element))
        if pd.isna(row["guide_on"]) or row["guide_on"] < pd.Timestamp("2022-06-30"):
            faults.append((row["item_id"], "guide_on"))
    return faults


# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    kinds = dict(zip(calendar["date"], calendar["kind"]))
    day, left = opened, limit_days
    while left > 0:
        day = day + pd.Timedelta(days=1)
        if day.weekday() < 5 and kinds[day] != "holiday":
            left -= 1
    return day


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts[contacts["closed"].notna()]
    done = done.assign(taken=workload.working_days(done["opened"], done["closed"], calendar))
    found = []
    for item, rows in done.groupby("item_id"):
        limit = rows["limit_days"].iloc[0]
        if len(rows) >= 10 and rows["taken"].mean() < limit and workload.percentile(rows["taken"], 0.9) >= limit:
            found.append(item)
    return found


# %% answer="one-stop"
def one_stop(contacts, channels):
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].map(online))
    cases = rows.groupby("case").agg({"done": "any", "transfer": "any", "online": "first"})
    return {
        "one_stop_share": 1 - cases.loc[cases["done"], "transfer"].mean(),
        "online_share": cases["online"].mean(),
    }


# %% answer="ask-first"
ask_first = {
    "Q01": "F03", "Q02": "F01", "Q03": "F16", "Q04": "F08", "Q05": "F01",
    "Q06": "F04", "Q07": "F17", "Q08": "F11", "Q09": "F18", "Q10": "F06",
    "Q11": "F14", "Q12": "F05", "Q13": "F13", "Q14": "F12", "Q15": "F11",
    "Q16": "F19", "Q17": "F10", "Q18": "F06", "Q19": "F01", "Q20": "F20",
}


# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == institution_type]
    tier_of = dict(zip(own["topic"], own["tier"]))
    return {
        number: tier_of.get(topic, tier)
        for number, topic, tier in zip(enquiries["enquiry_id"], enquiries["topic"], enquiries["tier"])
    }


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] < as_of_date]
    same = there[(there["days_before_unit"] == "working") & (there["days_after_unit"] == "working")]
    return {
        "papers_cut": 1 - there["papers_after"].sum() / there["papers_before"].sum(),
        "days_cut": 1 - same["days_after"].sum() / same["days_before"].sum(),
        "visits_saved": ((there["visits_before"] - there["visits_after"]) * there["online_cases_year"]).sum(),
    }
