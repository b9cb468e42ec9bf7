# ---
# mistake: {zh: 只做了一半：有空没填，有题没写，有的一运行就出错, en: "half done: blanks left, tasks not begun, a function that stops"}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, municipal-coverage: 0, route-enquiries: 0, own-panel-growth: 0}
# says: {bodies-by-type: blank-left, number-of-hosts: not-answered, municipal-coverage: stopped, route-enquiries: not-answered, own-panel-growth: other}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    own = open_on(own, as_of_date)
    return own[____].value_counts().to_dict()

# %% answer="number-of-hosts"
number_of_hosts = None

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    own = open_on(institutions, as_of_date)
    return own["citys"].nunique() / len(places)

# %% answer="route-enquiries"
route = dict.fromkeys(visitors["enquiry_id"])

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    return {"grants_percent": 12.5, "share_points": 3.1}
