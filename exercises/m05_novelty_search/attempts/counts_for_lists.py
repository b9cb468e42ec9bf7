# ---
# mistake: {zh: "要清单给了个数", en: "counts for lists"}
# by: author
# rest: solution
# marks: {in-time: 0}
# says: {in-time: not-a-list}
# ---

# %% answer="in-time"
def in_time(documents, critical_date):
    prior = documents["pub"] < critical_date
    later_here = ~prior & (documents["country"] == "CN")
    earlier_filed = documents["prio"] < critical_date
    on_the_day = documents["prio"] == critical_date
    return {
        "prior": int(prior.sum()),
        "conflicting": documents.loc[later_here & earlier_filed, "pub_no"].tolist(),
        "same_day": documents.loc[later_here & on_the_day, "pub_no"].tolist(),
    }
