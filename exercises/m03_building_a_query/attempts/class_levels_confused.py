# ---
# mistake: {zh: '分类号层级和老位置没有弄清', en: 'confuses levels of the class and its old place'}
# by: author
# rest: solution
# marks: {repaired: 2, class-search: 0, applicant: 0}
# says: {repaired: title-only, class-search: old-place, applicant: other}
# ---

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TI=可调倾角支架 NOT TI=单轴跟踪支架",
}

# %% answer="class-search"
class_queries = {"solar": "IPC=F24S", "drones": "IPC=B64U"}

# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai OR 大学)"
