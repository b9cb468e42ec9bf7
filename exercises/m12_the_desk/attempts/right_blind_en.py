# ---
# right: {zh: "只看题目做对：整列运算", en: "right, from the task text only: whole columns"}
# by: task text only
# rest: solution
# marks: {}
# ---

# A complete right answer, the other way: whole columns, masks and groupby instead of loops.

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    long = guides.melt(id_vars="item_id", value_vars=elements, var_name="element", value_name="said")
    bad = long[long["said"].isna() | long["said"].isin(hollow)]
    oldest = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    old = guides[guides["guide_on"].isna() | (guides["guide_on"] < oldest)]
    return list(zip(bad["item_id"], bad["element"])) + [(item, "guide_on") for item in old["item_id"]]


# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    after = calendar[calendar["date"] >= opened].sort_values("date")
    so_far = after["working_day"].astype(int).where(after["date"] > opened, 0).cumsum()
    return after.loc[so_far >= limit_days, "date"].min().strftime("%Y-%m-%d")


# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    open_now = contacts["closed"].isna()
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    late = workload.working_days(contacts["opened"], end, calendar) > contacts["limit_days"]
    return (~late & ~open_now).sum() / (~open_now | late).sum()


# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    taken = workload.working_days(contacts["opened"], contacts["closed"], calendar)
    done = contacts.assign(taken=taken).dropna(subset=["closed"])
    sums = done.groupby("item_id").agg(
        n=("taken", "size"),
        mean=("taken", "mean"),
        p90=("taken", lambda days: workload.percentile(days, 0.9)),
        limit=("limit_days", "first"),
    )
    return sums.index[(sums["n"] >= 10) & (sums["mean"] <= sums["limit"]) & (sums["p90"] > sums["limit"])].tolist()


# %% answer="number-of-cases"
def number_of_cases(contacts):
    # the course's own merging: a case number for each contact
    return workload.with_cases(contacts)["case"].nunique()


# %% answer="one-stop"
def one_stop(contacts, channels):
    online = channels.set_index("channel")["online"]
    key = contacts["case"]
    finished = contacts["closed"].notna().groupby(key).all()
    moved = contacts["transfer"].groupby(key).any()
    wholly = contacts["channel"].map(online).astype(bool).groupby(key).all()
    return {"one_stop_share": (~moved[finished]).mean(), "online_share": wholly.mean()}


# %% answer="ask-first"
ask_first = dict(
    Q01="F03", Q02="F07", Q03="F16", Q04="F04", Q05="F02", Q06="F08", Q07="F17", Q08="F11", Q09="F18", Q10="F06",
    Q11="F14", Q12="F05", Q13="F13", Q14="F12", Q15="F09", Q16="F19", Q17="F10", Q18="F15", Q19="F01", Q20="F20",
)


# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == institution_type][["topic", "tier"]]
    joined = enquiries[["enquiry_id", "topic"]].merge(own, on="topic", how="left")
    return joined.set_index("enquiry_id")["tier"].fillna("refer").to_dict()


# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    there = matters.query("on_network_since <= @as_of_date")
    same = there.query("days_before_unit == 'working' and days_after_unit == 'working'")

    def cut(table, what):
        before, after = table[[f"{what}_before", f"{what}_after"]].sum()
        return (before - after) / before

    spared = there["visits_before"].sub(there["visits_after"]).mul(there["online_cases_year"]).sum()
    return {"papers_cut": cut(there, "papers"), "days_cut": cut(same, "days"), "visits_saved": int(spared)}


# %% answer="staff-by-hour"
def staff_by_hour(hours):
    def people(row):
        if not row["calls"] > 0:  # an hour without calls: one person is the least
            return 1
        tried = range(1, 500)
        return next(n for n in tried if workload.wait_beyond(n, row["calls"], row["mean_minutes"], 10) <= 0.2)

    return {int(row["hour"]): people(row) for _, row in hours.iterrows()}
