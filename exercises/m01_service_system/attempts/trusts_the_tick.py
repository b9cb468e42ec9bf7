# ---
# mistake: {zh: 用 2024 年底的勾选代替所问日期的状态, en: takes the tick of the last yearly check for the state on the day}
# by: author
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, municipal-coverage: 2}
# says: {bodies-by-type: ticked-flag, number-of-hosts: ticked-flag, municipal-coverage: ticked-flag}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[(institutions["province"] == province) & (institutions["active"] == True)]
    return own["type"].value_counts().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    return institutions[(institutions["province"] == province) & institutions["active"]]["host_id"].nunique()

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    n = len(places[(places["province"] == province) & (places["level"] == "prefecture")])
    if n == 0:
        return None
    ticked = institutions[institutions["active"] & (institutions["province"] == province)]
    return ticked[ticked["type"] == "municipal_comprehensive"]["city"].nunique() / n
