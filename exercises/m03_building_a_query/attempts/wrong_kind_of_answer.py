# ---
# mistake: {zh: '结果的类型不对', en: 'an answer of the wrong kind'}
# by: author
# rest: solution
# marks: {topic-query: 0, repaired: 0, overlap: 0, order-terms: 0, log-faults: 0, chase: 0, applicant: 0, class-search: 0, titles: 0}
# says: {repaired: not-a-dict, overlap: not-a-dict, order-terms: not-a-list, log-faults: not-a-list, chase: not-a-set, class-search: not-a-dict}
# ---

# %% answer="topic-query"
topic_query = ["太阳灶", "相变储热芯"]

# %% answer="repaired"
repaired = ["(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊"]

# %% answer="overlap"
def overlap(by_words, by_classes):
    return len(set(by_words) & set(by_classes))

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    return ", ".join(candidates["term"])

# %% answer="log-faults"
def log_faults(log):
    return log[log["reason"].isna()]

# %% answer="chase"
def chase(citations, seeds, day):
    return citations[citations["citing"].isin(seeds)]

# %% answer="applicant"
applicant_query = "PA=（骁禾 AND 上海"

# %% answer="class-search"
class_queries = "IPC=F24S"

# %% answer="titles"
title_query = "solar cooker"
