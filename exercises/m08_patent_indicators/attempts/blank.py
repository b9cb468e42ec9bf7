# ---
# mistake: {zh: "一题未答", en: "nothing answered"}
# by: author
# rest: blank
# marks: {}
# ---
