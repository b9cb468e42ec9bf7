# ---
# mistake: {zh: '只用英文', en: 'English only'}
# by: author
# rest: solution
# marks: {topic-query: 3, titles: 0, applicant: 0}
# says: {topic-query: one-language, titles: [too-narrow, one-language], applicant: former-name}
# ---

# %% answer="topic-query"
topic_query = block(names("F1", "en")) + " AND " + block(names("F2", "en"))

# %% answer="titles"
title_query = "solar* AND cook*"

# %% answer="applicant"
applicant_query = "PA=\"shanghai xiaohe\""
