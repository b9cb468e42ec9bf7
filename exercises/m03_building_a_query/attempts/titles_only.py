# ---
# mistake: {zh: '只查名称', en: 'searches titles only'}
# by: author
# rest: solution
# marks: {topic-query: 1, repaired: 0}
# says: {topic-query: [too-narrow, one-language], repaired: [and-for-or, other, title-only]}
# ---

# %% answer="topic-query"
topic_query = f"TI={names('F1', 'zh')[0]} AND TI={names('F2', 'zh')[0]}"

# %% answer="repaired"
repaired = {
    "B1": "(TI=超声波水表 OR TI=时差法流量计量仪) AND TI=防冻泄压囊",
    "B2": 'TI="single axis tracker*"',
    "B3": "TI=植保无人机 AND TI=仿地飞行雷达",
    "B4": 'TI="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TI=扰流翅片",
    "B6": "TI=可调倾角支架 NOT TI=单轴跟踪支架",
}
