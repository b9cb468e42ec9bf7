# ---
# mistake: {zh: '照抄客户的话；原样交回六条检索式', en: 'copies the words of the client; hands the six queries back as they were'}
# by: author
# rest: solution
# marks: {topic-query: 0, repaired: 0, titles: 0}
# says: {topic-query: nothing-found, repaired: [precedence, not-a-query, class-level], titles: [nothing-found, one-language]}
# ---

# %% answer="topic-query"
topic_query = "牧区 AND 烧牛粪 AND 煮饭"

# %% answer="repaired"
repaired = broken["query"].to_dict()

# %% answer="titles"
title_query = "烧牛粪 AND 马背"
