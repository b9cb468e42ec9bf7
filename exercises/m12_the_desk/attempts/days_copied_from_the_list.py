# ---
# mistake: {zh: "一网通办只抄了一列；网办占比随手估", en: "copies one column of the network; guesses the online share"}
# by: author
# rest: solution
# marks: {one-stop: 0, network-cuts: 1, ask-first: 0}
# says: {one-stop: other, network-cuts: other, ask-first: [not-answered, too-many-wrong]}
# ---

# %% answer="one-stop"
def one_stop(contacts, channels):
    online = set(channels.loc[channels["online"], "channel"])
    rows = contacts.assign(done=contacts["closed"].notna(), online=contacts["channel"].isin(online))
    cases = rows.groupby("case").agg({"done": "all", "transfer": "any", "online": "all"})
    finished = cases[cases["done"]]
    return {"one_stop_share": (~finished["transfer"]).mean(), "online_share": 0.3333}

# %% answer="ask-first"
ask_first = {"Q01": "F03", "Q02": None}

# %% answer="network-cuts"
def network_cuts(matters, as_of_date):
    def cut(before, after):
        return 1 - after.sum() / before.sum()

    there = matters[matters["on_network_since"] <= as_of_date]
    same = there
    fewer = there["visits_before"] - there["visits_after"]
    return {
        "papers_cut": cut(there["papers_before"], there["papers_after"]),
        "days_cut": 0.41,
        "visits_saved": (fewer * there["online_cases_year"]).sum(),
    }
