# ---
# mistake: {zh: '怕漏检，什么都要', en: 'afraid to miss anything, takes nearly everything'}
# by: author
# rest: solution
# marks: {topic-query: 0, repaired: 0, applicant: 0, class-search: 0, titles: 0}
# says: {topic-query: [half-the-shelf, hits-not-quality], repaired: [and-for-or, other, class-too-wide], applicant: namesake, class-search: class-too-wide, titles: hits-not-quality}
# ---

# %% answer="topic-query"
topic_query = "PD>=2000"

# %% answer="repaired"
repaired = {
    "B1": "TA=超声波水表 AND TA=时差法流量计量仪 AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 OR TA=仿地飞行雷达",
    "B4": "TA=(solar AND cook*)",
    "B5": "IPC=H01M AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}

# %% answer="applicant"
applicant_query = "PA=(骁禾 OR xiaohe)"

# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J)", "drones": "IPC=(B64U OR B64C39/low)"}

# %% answer="titles"
title_query = "solar* OR sun* OR device* OR method* OR apparatus OR pizza* OR system* OR cook* OR oven* OR four OR koch* OR cuis* OR solaire OR 装置 OR 方法 OR 系统 OR 一种 OR 太阳 OR 灶"
