# ---
# mistake: {zh: 给的是占比，不是个数, en: gives shares where numbers are asked}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, route-enquiries: 1}
# says: {bodies-by-type: not-counts, route-enquiries: tisc-approves}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["type"].value_counts(normalize=True).to_dict()

# %% answer="route-enquiries"
route = {enquiry: "municipal_comprehensive" for enquiry in visitors["enquiry_id"]}
