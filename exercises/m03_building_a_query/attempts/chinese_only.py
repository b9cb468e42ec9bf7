# ---
# mistake: {zh: '只用中文，只查中文名称', en: 'Chinese only, and the Chinese name only'}
# by: author
# rest: solution
# marks: {topic-query: 3, applicant: 0}
# says: {topic-query: one-language, applicant: one-language}
# ---

# %% answer="topic-query"
topic_query = block(names("F1", "zh")) + " AND " + block(names("F2", "zh"))

# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾)"
