# ---
# mistake: {zh: '不加括号：AND 先于 OR', en: 'no brackets: AND binds before OR'}
# by: author
# rest: solution
# marks: {topic-query: 1, repaired: 1}
# says: {topic-query: hits-not-quality, repaired: [precedence, singular-only]}
# ---

# %% answer="topic-query"
topic_query = " OR ".join(block([name])[1:-1] for name in names("F1", "zh en")) + " AND " + " OR ".join(block([name])[1:-1] for name in names("F2", "zh en"))

# %% answer="repaired"
repaired = {
    "B1": "TA=防冻泄压囊 AND TA=时差法流量计量仪 OR TA=超声波水表",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}
