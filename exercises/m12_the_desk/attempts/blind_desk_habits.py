# ---
# mistake: {zh: "老窗口的习惯：无需材料算缺项，先问姓名", en: "desk habits: no papers needed is a gap, the name comes first"}
# by: task text only
# rest: solution
# marks: {guide-faults: 0, on-time-share: 1, number-of-cases: 1, one-stop: 0, ask-first: 1, tier-here: 0, network-cuts: 0, staff-by-hour: 0}
# ---

# WHO: an experienced clerk with desk habits.
# guide-faults: "No papers needed" (无需材料) is taken for an empty answer, as her inspection sheet has it: shows on every
#   item that has it; a guide without guide_on passes if the rest is filled.
# on-time-share: every open contact counts as late, over its limit or not ("not closed is not closed"): denominator is the whole book: shows on every book with open contacts inside their limit.
# number-of-cases: goes by the staff's marks first (drops merged_into) and then merges the rest, and takes contacts without a
#   number on the same day, item and channel as one person: shows on books with such contacts.
# one-stop: a referral is service too, so only transfers in the LAST contact count; unfinished cases stay in the
#   denominator: shows on every book.
# ask-first: asks what the counter form begins with (name and telephone, F22) in five and "answer at once" (F21) in two:
#   13 right, so the first point holds and the second does not.
# tier-here: sorts by habit of the city centre, i.e. the tier of the enquiry, whatever the body: shows on every body
#   but the comprehensive one, and on topics that it lacks.
# network-cuts: divides the days of all matters, turning calendar days into working days by 5/7: shows once N02 or N06
#   is on the network; visits counted once a case whatever the number saved: does not show on N05 and N06 (one trip
#   saved), shows on N01, N02 and N07 (two saved).
# staff-by-hour: one extra person for lunch relief: shows on all hours.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    nothing = [*hollow, "无需材料", "No papers needed"]
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    faults = []
    for row in guides.to_dict("records"):
        for element in elements:
            if pd.isna(row[element]) or row[element] in nothing:
                faults.append((row["item_id"], element))
        if row["guide_on"] < oldest:
            faults.append((row["item_id"], "guide_on"))
    return faults


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    taken = workload.working_days(contacts["opened"], contacts["closed"], calendar)
    return float((taken <= contacts["limit_days"]).fillna(False).sum() / len(contacts))


# %% answer="number-of-cases"
def number_of_cases(contacts):
    rows = contacts[contacts["merged_into"].isna()]
    nobody = rows[rows["applicant_id"].isna()].drop_duplicates(["opened", "item_id", "channel"])
    cases = len(nobody)
    first = {}
    known = rows[rows["applicant_id"].notna()].sort_values("opened")
    for client, item, opened in zip(known["applicant_id"], known["item_id"], known["opened"]):
        since = first.get((client, item))
        if since is None or (opened - since).days > 3:
            first[(client, item)] = opened
            cases += 1
    return cases


# %% answer="one-stop"
def one_stop(contacts, channels):
    online = dict(zip(channels["channel"], channels["online"]))
    rows = contacts.assign(online=contacts["channel"].map(online)).sort_values("opened")
    cases = rows.groupby("case").agg({"transfer": "last", "online": "all"})
    return {"one_stop_share": 1 - cases["transfer"].mean(), "online_share": cases["online"].mean()}


# %% answer="ask-first"
ask_first = {
    "Q01": "F03", "Q02": "F07", "Q03": "F16", "Q04": "F04", "Q05": "F22",
    "Q06": "F21", "Q07": "F17", "Q08": "F11", "Q09": "F22", "Q10": "F06",
    "Q11": "F22", "Q12": "F05", "Q13": "F13", "Q14": "F12", "Q15": "F09",
    "Q16": "F21", "Q17": "F10", "Q18": "F22", "Q19": "F01", "Q20": "F22",
}


# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    return dict(zip(enquiries["enquiry_id"], enquiries["tier"]))


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters[matters["on_network_since"] <= as_of_date]

    def working(column):
        days = there[column]
        return days.where(there[f"{column}_unit"] == "working", days * 5 / 7).sum()

    spared = (there["visits_before"] > there["visits_after"]) * there["online_cases_year"]
    return {
        "papers_cut": 1 - there["papers_after"].sum() / there["papers_before"].sum(),
        "days_cut": 1 - working("days_after") / working("days_before"),
        "visits_saved": spared.sum(),
    }


# %% answer="staff-by-hour"
def staff_by_hour(hours):
    result = {}
    for row in hours.to_dict("records"):
        people = 1
        while workload.wait_beyond(people, row["calls"], row["mean_minutes"], 10) > 0.2:
            people += 1
        result[row["hour"]] = people + 1
    return result
