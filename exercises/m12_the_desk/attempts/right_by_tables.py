# ---
# right: {zh: "用 pandas 的表格运算做对", en: "right, with table operations of pandas"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="guide-faults"
def guide_faults(guides, elements, hollow, as_of_date):
    long = guides.melt("item_id", elements, "element", "text")
    long = long[long["text"].isna() | long["text"].isin(hollow)][["item_id", "element"]]
    limit = pd.Timestamp(as_of_date) - pd.DateOffset(years=3)
    dates = guides[~(guides["guide_on"] >= limit)][["item_id"]].assign(element="guide_on")
    return pd.concat([long, dates])

# %% answer="due-day"
def due_day(opened, limit_days, calendar):
    order = calendar.sort_values("date").set_index("date")["working_day"].astype(int).cumsum()
    if not limit_days:
        return opened.date()
    return order[order == order[opened] + limit_days].index[0].date()

# %% answer="on-time-share"
def on_time_share(contacts, calendar, as_of_date):
    end = contacts["closed"].fillna(pd.Timestamp(as_of_date))
    late = workload.working_days(contacts["opened"], end, calendar) > contacts["limit_days"]
    judged = contacts["closed"].notna() | late
    return 1 - late[judged].mean()

# %% answer="items-with-a-tail"
def items_with_a_tail(contacts, calendar):
    done = contacts.dropna(subset=["closed"])
    done = done.assign(days=workload.working_days(done["opened"], done["closed"], calendar).astype(int))
    table = done.groupby("item_id").agg(
        n=("days", "size"), mean=("days", "mean"), limit=("limit_days", "first"),
        tail=("days", lambda days: days.quantile(0.9, interpolation="higher")),
        worst=("days", lambda days: workload.percentile(days, 0.9)),
    )
    return table.index[(table["n"] >= 10) & (table["mean"] <= table["limit"]) & (table["worst"] > table["limit"])]

# %% answer="number-of-cases"
def number_of_cases(contacts):
    return workload.with_cases(contacts, 3)["case"].drop_duplicates().size

# %% answer="one-stop"
def one_stop(contacts, channels):
    rows = contacts.merge(channels[["channel", "online"]], on="channel")
    unfinished = rows.loc[rows["closed"].isna(), "case"].unique()
    moved = rows.loc[rows["transfer"], "case"].unique()
    offline = rows.loc[~rows["online"], "case"].unique()
    cases = pd.Series(rows["case"].unique())
    done = cases[~cases.isin(unfinished)]
    return pd.Series({"one_stop_share": (~done.isin(moved)).mean(), "online_share": 1 - cases.isin(offline).mean()})

# %% answer="tier-here"
def tier_here(enquiries, items, institution_type):
    own = items[items["inst_type"] == institution_type].drop(columns="inst_type")
    joined = enquiries[["enquiry_id", "topic"]].merge(own, on="topic", how="left")
    return dict(zip(joined["enquiry_id"], joined["tier"].fillna("refer")))

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    on = matters.query("on_network_since <= @as_of_date")
    days = on[on["days_before_unit"].eq("working") & on["days_after_unit"].eq("working")]
    sums = on.sum(numeric_only=True)
    spared = on["visits_before"].sub(on["visits_after"]).mul(on["online_cases_year"]).sum()
    return {
        "papers_cut": (sums["papers_before"] - sums["papers_after"]) / sums["papers_before"],
        "days_cut": (days["days_before"].sum() - days["days_after"].sum()) / days["days_before"].sum(),
        "visits_saved": int(spared),
    }
