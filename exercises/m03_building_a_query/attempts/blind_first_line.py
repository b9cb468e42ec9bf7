# ---
# mistake: {zh: 每题只读第一行, en: reads the first line of each task only}
# by: task text only
# rest: solution
# marks: {topic-query: 1, repaired: 1, log-faults: 1, chase: 0, applicant: 0, titles: 0}
# says: {topic-query: [too-narrow, one-language], repaired: [title-only, not-too-wide], log-faults: replay-not-compared, chase: back-only, applicant: one-language, titles: [too-narrow, one-language]}
# ---

# WHO: one who reads the first line of each text only.
# topic-query: only the standard terms of both concepts, in both languages: recall 0.25, F2 0.28 (below 0.40), and no utility model.
# repaired: B6 taken as it stands with brackets only (still TA=): shows on documents whose abstract mentions the tracker;
#   B3 only the first field changed: shows on documents whose title lacks the radar.
# log-faults: reads "has a fault: one of ... is not written" and stops before hits_now: shows on steps with other hits.
# chase: "look back at what they cite" only; forgets forward: shows on seeds that are cited.
# applicant: the name of today only: former name, brackets, blank, misread character and English are missed.
# titles: the phrase of the task in one language: no document without English title.

# %% answer="topic-query"
topic_query = block(names("F1", "zh")[:1] + names("F1", "en")[:1]) + " AND " + block(
    names("F2", "zh")[:1] + names("F2", "en")[:1]
)

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TI=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "(TA=可调倾角支架) NOT (TA=单轴跟踪支架)",
}


# %% answer="log-faults"
def log_faults(log):
    faults = []
    for row in log.to_dict("records"):
        for name in ("date", "source", "query", "hits", "reason"):
            if pd.isna(row[name]) or str(row[name]).strip() == "":
                faults.append(row["step"])
                break
    return sorted(faults)


# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= pd.Timestamp(day)]
    return set(known.loc[known["citing"].isin(seeds), "cited"]) - set(seeds)


# %% answer="applicant"
applicant_query = "PA=上海骁禾储能科技有限公司"

# %% answer="titles"
title_query = '"solar cooker*" OR (solar* AND cook*)'
