# ---
# mistake: {zh: '去掉了实用新型；NOT 去得太宽', en: 'leaves utility models out; NOT throws out too much'}
# by: author
# rest: solution
# marks: {topic-query: 3, repaired: 2, applicant: 0, class-search: 0}
# says: {topic-query: utility-models-left-out, repaired: not-too-wide, applicant: full-name-only, class-search: new-place}
# ---

# %% answer="topic-query"
topic_query = f"({block(names('F1', 'zh en'))} AND {block(names('F2', 'zh en'))}) NOT PN=CN2*"

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TA=单轴跟踪支架",
}

# %% answer="applicant"
applicant_query = "PA=(上海骁禾 OR xiaohe)"

# %% answer="class-search"
class_queries = {"solar": "IPC=F24J2/low", "drones": "IPC=B64C39/02"}
