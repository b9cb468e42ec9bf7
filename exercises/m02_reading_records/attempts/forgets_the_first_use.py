# ---
# mistake: {zh: 忘了首次商业利用；种类代码只取一个字符；把续展当成另一件商标, en: "forgets the first commercial use; takes one sign as kind code"}
# by: author
# rest: solution
# marks: {read-publications: 1, layout-last-days: 1}
# says: {read-publications: one-sign-kind, layout-last-days: first-use-forgotten}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    out = []
    for number in numbers:
        plain = "".join(sign for sign in number.upper() if sign.isalnum())
        out.append((plain[:2], plain[2:-1], plain[-1]))
    return out

# %% answer="layout-last-days"
def layout_last_days(layouts):
    ten = layouts["filing"] + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten < fifteen, fifteen) - pd.Timedelta(days=1)
