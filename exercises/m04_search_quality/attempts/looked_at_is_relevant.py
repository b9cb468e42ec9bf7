# ---
# mistake: {zh: "看过的都当相关", en: "whatever was looked at is relevant"}
# by: author
# rest: solution
# marks: {set-measures: 0}
# says: {set-measures: [grade-zero-too, zero-is-judged]}
# ---

# %% answer="set-measures"
def measures(found, grades):
    relevant = {number for number, grade in grades.items() if grade >= 0}
    seen = [number for number in found if number in grades]
    both = sum(number in relevant for number in found)
    p = both / len(found) if found else None
    r = both / len(relevant)
    return {
        "precision": p,
        "recall": r,
        "F1": 2 * p * r / (p + r) if both else 0,
        "F2": 5 * p * r / (4 * p + r) if both else 0,
        "precision_judged": 1 if any(grades.get(number) for number in found) else None,
        "unjudged": len(found) - sum(grades.get(number, 0) > 0 for number in found),
    }
