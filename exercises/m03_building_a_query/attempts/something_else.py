# ---
# mistake: {zh: '差一点的各种错', en: 'slips of other kinds'}
# by: author
# rest: solution
# marks: {repaired: 0, overlap: 0, order-terms: 0, log-faults: 0, chase: 0, applicant: 0, class-search: 0}
# says: {repaired: other, overlap: other, order-terms: terms-missing, log-faults: [not-a-step, other], chase: other, class-search: other}
# ---

# %% answer="repaired"
repaired = {
    "B1": "TA=防冻泄压囊",
    "B2": "TA=tracker*",
    "B3": "TA=植保无人机",
    "B4": "TA=cooker*",
    "B5": "TA=扰流翅片 NOT IPC=H01M10/low",
    "B6": "TA=单轴跟踪支架 NOT TI=可调倾角支架",
}

# %% answer="overlap"
def overlap(by_words, by_classes):
    w, c = set(by_words), set(by_classes)
    return {"words": len(w - c), "classes": len(c - w), "both": len(w & c), "jaccard": 0.5}

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    return list(candidates[candidates["hits"] > base_hits]["term"])[:3]

# %% answer="log-faults"
def log_faults(log):
    return [i for i in range(len(log)) if pd.isna(log["reason"][i])] + [99]

# %% answer="chase"
def chase(citations, seeds, day):
    return set(citations["cited"])

# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海) OR PA=大学"

# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J2/low OR F24)", "drones": "IPC=B64D"}
