# ---
# mistake: {zh: '只用一个宽分类号，以为命中多就好', en: 'one wide class alone; takes many hits for a good search'}
# by: author
# rest: solution
# marks: {topic-query: 1, order-terms: 0, titles: 0, class-search: 0}
# says: {topic-query: hits-not-quality, order-terms: hits-not-quality, titles: [hits-not-quality, one-language], class-search: [other, class-too-wide]}
# ---

# %% answer="topic-query"
topic_query = "IPC=F24S"

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    some = candidates[candidates["hits"] > base_hits].sort_values(["hits", "term"], ascending=[False, True])
    return list(some["term"]) + sorted(candidates[candidates["hits"] <= base_hits]["term"])

# %% answer="titles"
title_query = "solar OR 太阳能"

# %% answer="class-search"
class_queries = {"solar": "IPC=F24", "drones": "IPC=B64"}
