# ---
# mistake: {zh: '只用标准词，只查正式全名', en: 'standard terms only, the full official name only'}
# by: author
# rest: solution
# marks: {topic-query: 1, repaired: 2, applicant: 0, class-search: 1}
# says: {topic-query: [too-narrow, one-language], repaired: plural-only, applicant: former-name, class-search: old-place}
# ---

# %% answer="topic-query"
topic_query = names("F1", "zh")[0] + " AND " + names("F2", "zh")[0]

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single-axis trackers"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}

# %% answer="applicant"
applicant_query = "PA=上海骁禾储能科技有限公司 OR PA=\"shanghai xiaohe energy storage\""

# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J2)", "drones": "IPC=(B64U OR B64C39/02)"}
