# ---
# mistake: {zh: 把已停办的机构也数进去, en: counts bodies that have closed}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, municipal-coverage: 2}
# says: {bodies-by-type: closed-bodies, number-of-hosts: closed-bodies, municipal-coverage: closed-bodies}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    return own.groupby("type").size().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    return len(set(institutions[institutions["province"] == province]["host_id"]))

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    all_places = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(all_places) == 0:
        return None
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    return len(set(bodies["city"])) / len(all_places)
