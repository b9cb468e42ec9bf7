# ---
# mistake: {zh: '公式里的小错', en: 'small slips in a formula'}
# by: author
# rest: solution
# marks: {order-terms: 0, log-faults: 1}
# says: {order-terms: other, log-faults: other}
# ---

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    return sorted(candidates["term"])

# %% answer="log-faults"
def log_faults(log):
    return sorted(log["step"][log["reason"].isna() & (log["hits"] > 0)])
