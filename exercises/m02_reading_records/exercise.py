# %% [markdown] lang="zh"
# # M02 练习：一张纸条，十个号码
#
# **情境。** 一家企业的行政人员拿着一张纸条来窗口：“老板说我们这个产品有十个专利，号码都在上面，请帮忙看看哪些是真的、什么时候到期。”纸条上的号码有手抄的，有从表格软件里拷出来的，还有布图设计和商标的。请您把号码认清，把日期算准，再用大白话讲给他听。
#
# **时间**：约 100 分钟。**分值**：自动评分 24 分，人工评分 12 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`），其余格已锁定。本份练习用三种方式之一：*运行*（在写好的几种做法里选一种）、*填空*（把 `____` 换成正确内容）、*编写*（自己写）。三种方式的检查和分值完全一样。
# - 列名和代码要加**英文**引号，如 `"prio"`；括号里已有的名字（`numbers`、`rows`）不加。
# - 每题后面有一格“看一眼”（`preview(…)`），显示您的答案在本班数据上的结果；再后面是检查格。检查格没有输出，只说明形式没问题，**不等于答对**：评分时换一批记录再问。
# - 某题暂时不会，跳过它的检查格，继续往下。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。
#
# 专利、商标和布图设计的记录都是练习数据（合成），号码查不到真实文献。涉及的期限规则只用 `right_terms` 里标为 `sure` 的；外观设计和地理标志产品的期限不计分。

# %% [markdown] lang="en"
# # M02 exercise: one slip of paper, ten numbers
#
# **The situation.** A firm's office manager comes to the desk with a slip of paper: "The boss says our product has ten patents, here are the numbers. Could you see which are real, and when they run out?" Some numbers are written by hand, some copied from a spreadsheet, and a layout-design and a trademark are among them. Read the numbers, get the dates right, and then explain it in plain words.
#
# **Time**: about 100 minutes. **Points**: 24 marked automatically, 12 by a person.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); all others are locked. Your copy uses one of three ways: *run* (choose one of the methods given), *fill* (replace each `____`), *write* (write it yourself). Checks and points are the same for all three.
# - Put column names and codes in **straight** quotes, as in `"prio"`; names already given in the brackets (`numbers`, `rows`) take none.
# - After each answer a "take a look" cell (`preview(…)`) shows what it gives on your cohort's records; after that come the check cells. A silent check means that the form is right, **not the answer**: marking asks again with other records.
# - If you are stuck, skip that task's check cells and move on.
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.
#
# The records of patents, trademarks and layout-designs are practice data (synthetic); no real document bears these numbers. Of the rules on terms only those marked `sure` in `right_terms` are used; the terms of designs and GI products carry no points.

# %% tags=["parameters"]
province = "四川省"
institution_type = "municipal_comprehensive"
tech_field = "new_energy"
tier = "basic"
entry = "fill"
language = "zh"
edition = "practice"
seed = 2026
as_of_date = "2025-06-30"

# %%
import random

import numpy as np
import pandas as pd

from iplab import checks, data, parameters, records, show
from iplab.checks import preview
from iplab.errors import MethodError

parameters.show(
    {
        "province": province,
        "institution_type": institution_type,
        "tech_field": tech_field,
        "tier": tier,
        "entry": entry,
        "language": language,
        "edition": edition,
        "seed": seed,
        "as_of_date": as_of_date,
    },
    language,
    tables=["patents", "ipc_codes", "wipo35", "ic_layouts", "trademarks", "right_terms"],
)


def days(name, value, rows):
    """An answer as plain days, "2024-03-15" or None, one for each row: so the checks can compare it."""
    items = value.tolist() if isinstance(value, (pd.Series, pd.Index, np.ndarray)) else value
    assert isinstance(items, (list, tuple)), (
        f"[not-a-list] {name} 应返回列表（或一列），实际得到 {type(value).__name__} / {name} should return a list (or a column); it returned {type(value).__name__}."
    )
    assert len(items) == len(rows), (
        f"[wrong-length] {name} 应为每一行给一个日期：表有 {len(rows)} 行，得到 {len(items)} 个 / {name} should give one date a row: the table has {len(rows)} rows, it gave {len(items)}."
    )
    try:
        stamps = [None if one is None or one == "" or pd.isna(one) else pd.Timestamp(one) for one in items]
    except (ValueError, TypeError):
        stamps = [None] * (len(items) + 1)
    assert len(stamps) == len(items), (
        f"[not-a-date] {name} 里有认不出的日期，请写成 2024-03-15 或日期类型 / {name} holds something that is no date: write 2024-03-15 or a date."
    )
    return [None if one is pd.NaT or one is None else str(one.date()) for one in stamps]


# %% [markdown] lang="zh"
# ## 任务 1　把公开号拆成三段
#
# 公开（公告）号由三段组成：**国别或机构代码**（两个字母，WIPO ST.3）、**流水号**、**文献种类代码**（最后一个字母，后面可能还有一个数字，WIPO ST.16）。下面 20 个号码照各局的印法写。
#
# 写函数 `read_publications`：给它一列号码，按原来的次序返回列表，每个号码一项 `(country, serial, kind)`，依次是国别、流水号、种类代码，三项都是文本。流水号去掉空格、逗号、斜线和连字符，不补零也不删零；字母一律大写。例如 `"US 2018/0096598 A1"` 得 `("US", "20180096598", "A1")`。
#
# 评分用的也是这几种印法，有的是小写，有的没有空格；每个号码都带种类代码。
#
# 可以用 `records.parse(number)`：它的 `.country`、`.serial`、`.kind` 就是这三段，`.role`、`.right` 说明是什么号码、什么权利。

# %% [markdown] lang="en"
# ## Task 1　A publication number in three parts
#
# A publication number has three parts: the **code of the country or office** (two letters, WIPO ST.3), the **serial number**, and the **kind code** (the last letter, perhaps with one digit after it, WIPO ST.16). The 20 numbers below are written as each office prints them.
#
# Write the function `read_publications`: given a list of numbers it returns a list in the same order, for each number one item `(country, serial, kind)`, all three as text. Take spaces, commas, slashes and hyphens out of the serial number, and neither add nor drop zeros; letters are capitals. For example `"US 2018/0096598 A1"` gives `("US", "20180096598", "A1")`.
#
# Marking uses numbers printed in the same ways, some in small letters and some without spaces; each has its kind code.
#
# You may use `records.parse(number)`: its `.country`, `.serial` and `.kind` are these parts, `.role` and `.right` say what number and what right it is.

# %%
patents = data.load("patents")
own = patents[patents["tech_field"] == tech_field]
chosen = own.groupby(["country", "kind_code"]).head(2)
chosen = chosen.sample(min(20, len(chosen)), random_state=seed)
numbers = [records.parse(number).written for number in chosen["pub_no"]]
print("\n".join(numbers))


# %% answer="read-publications"
def read_publications(numbers):
    ### BEGIN SOLUTION
    found = [records.parse(number) for number in numbers]
    return [(number.country, number.serial, number.kind) for number in found]
    ### END SOLUTION


# %% answer="read-publications" entry="fill"
def read_publications(numbers):
    rows = []
    for number in numbers:
        found = records.parse(number)
        rows.append((found.____, found.____, found.____))
    return rows


# %% answer="read-publications" entry="run"
def clean(number):
    for sign in " ,/-":
        number = number.replace(sign, "")
    return number.upper()


def method_a(numbers):
    return [(clean(number)[:2], clean(number)[2:-1], clean(number)[-1]) for number in numbers]


def method_b(numbers):
    return [(clean(number)[:2], clean(number)[2:-2], clean(number)[-2:]) for number in numbers]


def method_c(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.country, number.serial, number.kind) for number in found]


read_publications = None  # method_a | method_b | method_c

# %%
preview("read_publications", read_publications, numbers[:6])


# %% check="read-publications-shape" points=1
def _check():
    got = checks.ask("read_publications", read_publications, numbers)
    assert isinstance(got, (list, tuple)) and len(got) == len(numbers), (
        f"[not-a-list] 应返回列表，每个号码一项，共 {len(numbers)} 项 / It should return a list with one item a number, {len(numbers)} in all."
    )
    assert all(isinstance(item, (list, tuple)) and len(item) == 3 for item in got), (
        "[not-three] 每一项应是三段：(国别, 流水号, 种类代码) / Each item should have three parts: (country, serial, kind)."
    )
    assert all(isinstance(part, str) for item in got for part in item), (
        "[not-text] 三段都应是文本：流水号当作数字会丢掉前面的 0 / All three parts should be text: a serial number kept as a number loses its leading zeros."
    )
    left = [item[1] for item in got if not item[1].isalnum()][:2]
    assert not left, (
        f"[signs-left] 流水号里还有空格、逗号、斜线或连字符：{left} / The serial number still holds spaces, commas, slashes or hyphens: {left}."
    )


checks.report(_check)
del _check


# %% check="read-publications" points=2
# 隐藏检查：另一个领域、另一种印法（评分时才运行） / Hidden check (runs at marking): another field, printed in other ways
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    def printed(office, serial, kind, nth):
        if office == "US" and kind[0] == "B":
            serial = f"{int(serial):,}"
        elif office in ("US", "WO"):
            serial = f"{serial[:4]}/{serial[4:]}"
        elif office == "JP" and kind == "A":
            serial = f"{serial[:4]}-{serial[4:]}"
        text = f"{office} {serial} {kind}"
        return (text, text.lower(), text.replace(" ", ""))[nth % 3]

    table = data.load("patents")
    second = next(name for name in ("energy_saving", "biotech") if name != tech_field)
    picked = table[table["tech_field"].isin([second, tech_field])]
    picked = picked.drop_duplicates(["tech_field", "country", "kind_code"], keep="last")
    parts = [
        (office, number[2 : -len(kind)], kind)
        for number, office, kind in zip(
            picked["pub_no"].tolist(), picked["country"].tolist(), picked["kind_code"].tolist(), strict=True
        )
    ]
    texts = [printed(*part, nth) for nth, part in enumerate(parts)]
    got = checks.ask("read_publications", read_publications, texts)
    assert isinstance(got, (list, tuple)) and all(isinstance(item, (list, tuple)) for item in got), (
        "[not-a-list] 应返回由三段组成的列表 / It should return a list of three parts each."
    )
    got = [tuple(item) for item in got]
    cases = [
        (
            got,
            parts,
            [
                (
                    [(c, (s + k)[:-1], k[-1]) for c, s, k in parts],
                    "[one-sign-kind] 种类代码只取了最后一个字符：A1、B2 是两个字符 / Only the last character was taken as kind code: A1 and B2 have two.",
                ),
                (
                    [(c, (s + k)[:-2], (s + k)[-2:]) for c, s, k in parts],
                    "[two-sign-kind] 种类代码一律取了两个字符：A、B、U 后面没有数字，多取的一位是流水号 / Two characters were taken as kind code throughout: A, B and U have no digit, and the other one belongs to the serial number.",
                ),
                (
                    [(c, s, k[0]) for c, s, k in parts],
                    "[kind-digit-lost] 种类代码丢了数字：A1 和 A2、B1 和 B2 是不同的文献 / The digit of the kind code is lost: A1 and A2, B1 and B2 are different documents.",
                ),
                (
                    [(c, s + k, k) for c, s, k in parts],
                    "[kind-in-serial] 流水号里还带着种类代码 / The kind code is still part of the serial number.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐个号码拆出的三段不符：检查小写字母、没有空格的号码、US 和 WO 的斜线、JP 的连字符 / Not the three parts that the numbers hold: check small letters, numbers without spaces, the slash of US and WO, the hyphen of JP.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　纸条上的十个号码各是什么
#
# 下面就是那张纸条。请判断每个号码是什么，写进字典 `what_is_it`：键是纸条上的 `note`，值是下面的代码之一。
#
# | 代码 | 是什么 |
# |---|---|
# | `"application"` | 专利申请号（没有 ZL） |
# | `"patent_number"` | 中国专利号：ZL 加申请号，授权以后才有 |
# | `"publication"` | 发明专利申请公布：只看这份文献，不管后来授没授权 |
# | `"grant"` | 发明专利授权公告，哪一局的都算（美国的专利号也是） |
# | `"utility_model"` | 实用新型授权公告 |
# | `"layout"` | 集成电路布图设计登记号 |
# | `"trademark"` | 商标注册号 |
# | `"unreadable"` | 现在还不能用：位数丢了，或校验位对不上，要请客户拿原件来。哪怕猜得出原来的号码，也不替客户改 |
#
# 全角、空格、连字符、大小写不影响号码是什么。中国申请号是四位年份、一位种类（1 发明，2 实用新型，3 外观设计，8、9 为国际申请进入中国）、七位流水号，小数点后一位校验位。拿不准时运行 `records.parse("number")`：能读的告诉您是什么，读不了的告诉您为什么；校验位它也会核对。布图设计和商标的号码它不认，要靠您自己看。纸条上的 `申请号`、`注册号` 是客户自己写的字，可以相信。
#
# 填空和运行方式里有 10 行，第 1 行对应 `note` 为 `N01` 的号码：把每个 `None` 换成代码（填空方式要加引号，运行方式不加）。编写方式自己写字典：`{"N01": "…", "N02": "…"}`，直到 `N10`。
#
# 8 个能用的号码认对 6 个得 1 分，全对再得 1 分；两个不能用的都认出来，又没有冤枉别的号码，另得 1 分。

# %% [markdown] lang="en"
# ## Task 2　What each of the ten numbers is
#
# Here is the slip. Say what each number is, in the dictionary `what_is_it`: the key is the `note` on the slip, the value one of the codes below.
#
# | Code | What it is |
# |---|---|
# | `"application"` | the number of a patent application (without ZL) |
# | `"patent_number"` | a Chinese patent number: ZL and the application number, given on grant |
# | `"publication"` | publication of an application for an invention patent; go by the document, whether or not a grant followed |
# | `"grant"` | announcement of grant of an invention patent, at any office (a US patent number is one too) |
# | `"utility_model"` | announcement of grant of a utility model |
# | `"layout"` | registration number of a layout-design of integrated circuits |
# | `"trademark"` | registration number of a trademark |
# | `"unreadable"` | of no use yet: digits are lost, or the check digit doesn't fit. Ask for the original, even where you can guess what was meant |
#
# Full-width characters, spaces, hyphens and small letters do not change what a number is. A Chinese application number has four digits for the year, one for the kind (1 invention, 2 utility model, 3 design, 8 and 9 an international application that entered China), a serial number of seven digits, and one check digit after the point. If in doubt run `records.parse("number")`: what it can read it names, what it can't it explains; it verifies the check digit, too. It does not know the numbers of layout-designs and trademarks; those you must see for yourself. Where the slip says `申请号` (application number) or `注册号` (registration number), the client wrote it, and it may be believed.
#
# The entries fill and run have 10 lines; line 1 is the number whose `note` is `N01`. Replace each `None` with a code (in quotes for fill, without for run). For write, write the dictionary yourself: `{"N01": "…", "N02": "…"}`, down to `N10`.
#
# Of the 8 usable numbers, 6 right give 1 point and all of them 1 more; both unusable ones found, and no other number called unusable, give another 1.


# %%
def write_slip(patents, layouts, marks, tech_field, seed):
    """Ten numbers about one product, as a client would write them, in an order of chance."""
    own = patents[patents["tech_field"] == tech_field]
    home = own[(own["country"] == "CN") & (own["kind"] == "invention")]
    abroad = own[(own["country"] == "US") & (own["kind_code"] == "B2")]
    both = home[home["kind_code"] == "A"].merge(home[home["kind_code"] == "B"], on=["appl_no", "family_id"])
    one = both[both["family_id"].isin(abroad["family_id"])].sort_values("pub_no_x").sample(1, random_state=seed).iloc[0]
    us = abroad.loc[abroad["family_id"] == one["family_id"], "pub_no"].iloc[0]
    model = own.loc[own["kind_code"] == "U", "pub_no"].sample(1, random_state=seed).iloc[0]
    appl, first, second = one["appl_no"][2:], one["pub_no_x"], one["pub_no_y"]
    wrong = appl[:-1] + str((int(appl[-1].replace("X", "0")) + 1) % 10)
    full = str.maketrans("0123456789.X", "０１２３４５６７８９．Ｘ")
    layout = layouts["reg_no"].sample(1, random_state=seed).iloc[0]
    mark = marks["reg_no"].sample(1, random_state=seed).iloc[0]
    texts = [
        f"申请号：{appl.translate(full)}",
        f"zl {appl[:4]} {appl[4]} {appl[5:]}",
        f"cn {first[2:6]} {first[6:-1]} a",
        f"CN-{second[2:-1]}-B",
        f"US {int(us[2:-2]):,} B2",
        f"Cn {model[2:5]} {model[5:8]} {model[8:-1]} u",
        layout.replace(".", ". ").lower(),
        f"注册号 {mark[:2]} {mark[2:]}",
        f"{float(appl[:12]):.2E}",
        f"CN {wrong}",
    ]
    random.Random(seed).shuffle(texts)
    return pd.DataFrame({"note": [f"N{nth:02}" for nth in range(1, 11)], "written": texts})


slip = write_slip(patents, data.load("ic_layouts"), data.load("trademarks"), tech_field, seed)
show.table(slip, language)

# %% answer="ten-numbers"
### BEGIN SOLUTION
kinds = {"A": "publication", "B": "grant", "U": "utility_model"}
what_is_it = {}
for note, written in zip(slip["note"], slip["written"]):
    try:
        number = records.parse(written)
    except MethodError:
        other = "trademark" if "注册号" in written else "layout" if written.startswith("bs") else "unreadable"
        what_is_it[note] = other
        continue
    roles = {"application": "application", "patent": "patent_number", "publication": kinds.get(str(number.kind)[0])}
    what_is_it[note] = roles[number.role]
### END SOLUTION

# %% answer="ten-numbers" entry="fill"
codes = [
    None,  # 1
    None,  # 2
    None,  # 3
    None,  # 4
    None,  # 5
    None,  # 6
    None,  # 7
    None,  # 8
    None,  # 9
    None,  # 10
]
what_is_it = dict(zip(slip["note"], codes))

# %% answer="ten-numbers" entry="run"
application, patent_number, publication, grant = "application", "patent_number", "publication", "grant"
utility_model, layout, trademark, unreadable = "utility_model", "layout", "trademark", "unreadable"

codes = [
    None,  # 1
    None,  # 2
    None,  # 3
    None,  # 4
    None,  # 5
    None,  # 6
    None,  # 7
    None,  # 8
    None,  # 9
    None,  # 10
]
what_is_it = dict(zip(slip["note"], codes))

# %% answer="ten-numbers" entry="write"
what_is_it = {}


# %% check="ten-numbers-shape" points=1
def _check():
    assert isinstance(what_is_it, dict), (
        f"[not-a-dict] what_is_it 应是字典，实际是 {type(what_is_it).__name__} / what_is_it should be a dictionary; it is {type(what_is_it).__name__}."
    )
    missing = sorted(set(slip["note"]) - {note for note, code in what_is_it.items() if code is not None})
    assert not missing, f"[not-answered] 还没有判断：{missing} / Nothing said yet on {missing}."
    known = {"application", "patent_number", "publication", "grant", "utility_model", "layout", "trademark"}
    unknown = sorted({str(code) for code in what_is_it.values()} - known - {"unreadable"})
    assert not unknown, (
        f"[unknown-code] 任务的表里没有这些代码：{unknown} / These codes are not in the table of the task: {unknown}."
    )


checks.report(_check)
del _check


# %% check="ten-numbers-most" points=1
# 隐藏检查：能用的号码认对 6 个（评分时才运行） / Hidden check (runs at marking): 6 of the usable numbers right
### BEGIN HIDDEN TESTS
def _check():
    import re
    import unicodedata

    from iplab import data

    table = data.load("patents")
    kinds = dict(zip(table["pub_no"].tolist(), table["kind_code"].tolist(), strict=True))
    filed = set(table["appl_no"].tolist())

    def truth(text):
        plain = re.sub(r"[\s,:\-]", "", unicodedata.normalize("NFKC", text)).upper().replace("申请号", "CN")
        if plain.startswith("注册号"):
            return "trademark"
        if plain.startswith(("BS", "ZL")):
            return "layout" if plain.startswith("BS") else "patent_number"
        if plain in filed:
            return "application"
        return {"A": "publication", "B": "grant", "U": "utility_model"}.get(kinds.get(plain, "?")[0], "unreadable")

    right = {note: truth(text) for note, text in zip(slip["note"].tolist(), slip["written"].tolist(), strict=True)}
    assert isinstance(what_is_it, dict) and all(what_is_it.get(f"N{nth:02}") for nth in range(1, 11)), (
        "[not-answered] 还有号码没有判断 / Some numbers are not judged yet."
    )
    usable = {note: code for note, code in right.items() if code != "unreadable"}
    hits = sum(what_is_it.get(note) == code for note, code in usable.items())
    assert hits >= 6, (
        f"[few-right] 8 个能用的号码只认对 {hits} 个：先看有没有国别，再看最后的字母，再数位数 / Only {hits} of the 8 usable numbers are right: look first for a country, then at the last letter, then count the digits."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS


# %% check="ten-numbers" points=1
# 隐藏检查：8 个能用的号码全对（评分时才运行） / Hidden check (runs at marking): all 8 usable numbers right
### BEGIN HIDDEN TESTS
def _check():
    import re
    import unicodedata

    from iplab import data

    table = data.load("patents")
    kinds = dict(zip(table["pub_no"].tolist(), table["kind_code"].tolist(), strict=True))
    filed = set(table["appl_no"].tolist())

    def truth(text):
        plain = re.sub(r"[\s,:\-]", "", unicodedata.normalize("NFKC", text)).upper().replace("申请号", "CN")
        if plain.startswith("注册号"):
            return "trademark"
        if plain.startswith(("BS", "ZL")):
            return "layout" if plain.startswith("BS") else "patent_number"
        if plain in filed:
            return "application"
        return {"A": "publication", "B": "grant", "U": "utility_model"}.get(kinds.get(plain, "?")[0], "unreadable")

    right = {note: truth(text) for note, text in zip(slip["note"].tolist(), slip["written"].tolist(), strict=True)}
    assert isinstance(what_is_it, dict) and all(what_is_it.get(note) for note in right), (
        "[not-answered] 还有号码没有判断 / Some numbers are not judged yet."
    )
    wrong = {(code, what_is_it[note]) for note, code in right.items() if code != "unreadable"}
    wrong = {pair for pair in wrong if pair[0] != pair[1]}
    hints = [
        (
            ("utility_model", "grant"),
            "[model-as-invention] 把实用新型当成了发明：U 是实用新型，未经实质审查 / A utility model is taken for an invention: U is a utility model and had no substantive examination.",
        ),
        (
            ("application", "publication"),
            "[application-as-publication] 把申请号当成了公开号：申请号带年份和校验位，公开号以种类代码结尾 / The application number is taken for a publication number: the former holds a year and a check digit, the latter ends in a kind code.",
        ),
        (
            ("publication", "grant"),
            "[published-as-granted] 把申请公布当成了授权：A 只是公布 / The publication of an application is taken for a grant: A is published, no more.",
        ),
        (
            ("patent_number", "application"),
            "[zl-ignored] 没有看 ZL：加了 ZL 的是专利号，表示已授权 / The ZL was not looked at: with it the number is that of a patent, so it was granted.",
        ),
        (
            ("grant", "patent_number"),
            "[us-number-as-zl] 把别国的授权号当成了中国专利号：有 ZL 的才是 / The number of a grant abroad is taken for a Chinese patent number: only one with ZL is.",
        ),
        (
            ("layout", "utility_model"),
            "[layout-as-patent] 把布图设计当成了专利：BS. 开头的是布图设计登记号 / The layout-design is taken for a patent: a number that begins with BS. is that of a layout-design.",
        ),
        (
            ("trademark", "publication"),
            "[mark-as-patent] 把商标注册号当成了专利号码 / The registration number of the trademark is taken for a patent number.",
        ),
    ]
    said = next(
        (text for pair, text in hints if pair in wrong),
        "[other] 还有号码认错了：国别、最后的字母、位数、前面的字各说了一件事 / A number is still misread: country, last letter, count of digits and the word before it each say something.",
    )
    assert not wrong, said


checks.report(_check)
del _check
### END HIDDEN TESTS


# %% check="ten-numbers-unusable" points=1
# 隐藏检查：不能用的号码（评分时才运行） / Hidden check (runs at marking): the numbers that are of no use
### BEGIN HIDDEN TESTS
def _check():
    import re
    import unicodedata

    assert isinstance(what_is_it, dict) and all(what_is_it.get(note) for note in slip["note"].tolist()), (
        "[not-answered] 还有号码没有判断 / Some numbers are not judged yet."
    )
    spoiled = set()
    for note, text in zip(slip["note"].tolist(), slip["written"].tolist(), strict=True):
        plain = re.sub(r"[\s:]", "", unicodedata.normalize("NFKC", text)).upper().removeprefix("申请号")
        found = re.fullmatch(r"(?:CN|ZL)?(\d{12})\.([\dX])", plain)
        weighed = sum(int(digit) * (2 + nth % 8) for nth, digit in enumerate(found[1])) % 11 if found else 0
        if "E+" in plain or (found and "0123456789X"[weighed] != found[2]):
            spoiled.add(note)
    said = {note for note in slip["note"].tolist() if what_is_it[note] == "unreadable"}
    assert not said - spoiled, (
        "[usable-refused] 有能用的号码被退了回去：全角、空格、连字符都不妨碍阅读 / A usable number was sent back: full-width characters, spaces and hyphens do no harm."
    )
    assert said == spoiled, (
        "[spoiled-accepted] 有不能用的号码被收下了：一种是表格软件改成的科学计数法，一种是校验位对不上 / A spoiled number was accepted: one kind is scientific notation made by a spreadsheet, the other a check digit that doesn't fit."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 3　一列号码，到底几件申请
#
# 另一位客户带来一列号码，问：“我们到底有几个专利？”号码、申请、同族是三个数：同一件申请可以有申请号、公布号、授权公告号和专利号；同一项发明在几个国家申请，是一个同族里的几件申请。
#
# 写函数 `how_many`：给它一列专利号码（客户的写法）和专利表 `patents`（列 `pub_no`、`appl_no`、`family_id`），返回字典，三个键：
#
# - `"applications"`：这些号码指向几件不同的申请（`appl_no`）；
# - `"families"`：几个不同的同族（`family_id`）；
# - `"unreadable"`：几个号码读不出来（一行算一个）。
#
# 号码里没有布图设计和商标；凡能读出的号码，都能在表里找到：公开号（都带种类代码）对 `pub_no`，申请号和 ZL 号对 `appl_no`。PCT 的国际公布（WO）也指向一件申请，照样算。`records.read_numbers(numbers)` 把一列号码变成表：`compact` 是统一写法，`role` 是 `"publication"`、`"application"` 或 `"patent"`，读不出来的那一行 `problem` 写着原因，其他列为空。ZL 号的统一写法以 ZL 开头，表里的申请号以 CN 开头，其余相同。

# %% [markdown] lang="en"
# ## Task 3　A list of numbers, and how many applications?
#
# Another client brings a list and asks: "So how many patents do we have?" Numbers, applications and families are three different counts: one application may have an application number, a publication number, a number in the announcement of grant and a patent number; one invention filed in several countries makes several applications in one family.
#
# Write the function `how_many`: given a list of patent numbers (as the client writes them) and the table `patents` (columns `pub_no`, `appl_no`, `family_id`), it returns a dictionary with three keys:
#
# - `"applications"`: how many different applications (`appl_no`) the numbers point to;
# - `"families"`: how many different families (`family_id`);
# - `"unreadable"`: how many numbers can't be read (each line counts as one).
#
# There are no layout-designs and no trademarks among the numbers; every number that can be read is found in the table: publication numbers (all with their kind code) in `pub_no`, application and ZL numbers in `appl_no`. An international publication under the PCT (WO) points to an application and counts like any other. `records.read_numbers(numbers)` makes a table of the list: `compact` is the number in one form, `role` is `"publication"`, `"application"` or `"patent"`; where a number can't be read, `problem` says why and the other columns are empty. The one form of a ZL number begins with ZL, the application number of the table with CN, the rest is the same.


# %%
def client_numbers(rows, seed):
    """Some numbers about a family and about two more rights, as a client would write them."""
    home = rows[(rows["country"] == "CN") & (rows["kind"] == "invention")]
    both = home[home["kind_code"] == "A"].merge(home[home["kind_code"] == "B"], on=["appl_no", "family_id"])
    abroad = rows[rows["country"] == "WO"]
    one = both[both["family_id"].isin(abroad["family_id"])].sample(1, random_state=seed).iloc[0]
    world = abroad[abroad["family_id"] == one["family_id"]].iloc[0]
    other = both[both["family_id"] != one["family_id"]].sample(1, random_state=seed).iloc[0]
    model = rows[rows["kind_code"] == "U"].sample(1, random_state=seed).iloc[0]
    return [
        f"申请号 {one['appl_no'][2:]}",
        one["pub_no_x"].lower(),
        f"{one['pub_no_y'][:-1]} B",
        f"{world['pub_no'][:2]} {world['pub_no'][2:6]}/{world['pub_no'][6:]}",
        f"ZL{other['appl_no'][2:]}",
        model["pub_no"],
        f"{float(one['appl_no'][2:14]):.2E}",
    ]


brought = client_numbers(own, seed)
family_table = own[["pub_no", "appl_no", "family_id"]]
print("\n".join(brought))


# %% answer="how-many"
def how_many(numbers, patents):
    ### BEGIN SOLUTION
    read = records.read_numbers(numbers)
    wanted = set(read["compact"].dropna()) | set(read["compact"].dropna().str.replace("ZL", "CN"))
    rows = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }
    ### END SOLUTION


# %% answer="how-many" entry="fill"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    rows = patents[patents[____].isin(wanted) | patents[____].isin(wanted)]
    return {
        "applications": rows[____].nunique(),
        "families": rows[____].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


# %% answer="how-many" entry="run"
def method_a(numbers, patents):
    read = records.read_numbers(numbers)
    found = patents[patents["pub_no"].isin(read["compact"])]
    return {
        "applications": len(found),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


def method_b(numbers, patents):
    read = records.read_numbers(numbers)
    found = patents[patents["pub_no"].isin(read["compact"])]
    return {
        "applications": found["appl_no"].nunique(),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


def method_c(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    found = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {
        "applications": found["appl_no"].nunique(),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


def method_d(numbers, patents):
    read = records.read_numbers(numbers)
    good = read[read["problem"].isna()]
    wanted = good["compact"].str.replace("ZL", "CN")
    found = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {"applications": len(good), "families": found["family_id"].nunique(), "unreadable": len(read) - len(good)}


how_many = None  # method_a | method_b | method_c | method_d

# %%
preview("how_many", how_many, brought, family_table)


# %% check="how-many-shape" points=1
def _check():
    got = checks.ask("how_many", how_many, brought, family_table)
    assert isinstance(got, dict) and {"applications", "families", "unreadable"} <= set(got), (
        "[not-a-dict] 应返回含 applications、families、unreadable 的字典 / It should return a dictionary with applications, families and unreadable."
    )
    counts = {key: checks.number(key, got[key]) for key in ("applications", "families", "unreadable")}
    assert counts["applications"] != len(brought), (
        "[numbers-for-applications] 号码的个数不是申请的件数 / The count of numbers is not that of applications."
    )
    assert counts["applications"] > 0, (
        "[nothing-found] 一件也没有找到：先把号码变成统一写法，再到对的一栏里找 / Nothing was found: bring the numbers into one form first, then look in the right column."
    )
    assert 0 < counts["families"] <= counts["applications"], (
        "[families-over-applications] 同族不会多于申请：两个数是否颠倒了？ / There are never more families than applications: did the two change places?"
    )


checks.report(_check)
del _check


# %% check="how-many" points=2
# 隐藏检查：另外两位客户（评分时才运行） / Hidden check (runs at marking): two other clients
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    table = data.load("patents")
    applications, families, unreadable = [], [], []
    for place, field in enumerate(
        [name for name in ("biotech", "new_energy_vehicles", "new_materials") if name != tech_field][:2]
    ):
        rows = table[table["tech_field"] == field]
        columns = [rows[name].tolist() for name in ("pub_no", "appl_no", "family_id", "country", "kind_code", "kind")]
        rows_ = list(zip(*columns, strict=True))
        granted = {appl: pub for pub, appl, _, office, code, kind in rows_ if office == "CN" and code == "B"}
        laid = [row for row in rows_ if row[3] == "CN" and row[4] == "A" and row[1] in granted]
        europe = {row[2]: row for row in rows_ if row[3] == "EP"}
        states = {row[2]: row for row in rows_ if row[3] == "US"}
        worlds = {row[2]: row for row in rows_ if row[3] == "WO"}
        one = next(row for row in laid if row[2] in europe and row[2] in states and row[2] in worlds)
        more = [row for row in laid if row[2] != one[2]][place : place + 5]
        model = [row for row in rows_ if row[4] == "U"][place]
        ep, us, pct = europe[one[2]], states[one[2]], worlds[one[2]]
        asked = [
            one[0],
            f"cn {granted[one[1]][2:-1]} b",
            f"EP {ep[0][2:-2]} {ep[0][-2:]}",
            f"US {us[0][2:-2]} {us[0][-2:]}",
            f"WO {pct[0][2:6]}/{pct[0][6:-2]} {pct[0][-2:]}",
            *[f"ZL {row[1][2:]}" for row in more[:2]],
            *[f"申请号：{row[1][2:]}" for row in more[2:]],
            model[0],
            "2.01E+11",
        ] + ["CN 201710601862.4"] * place
        chosen = [one, ep, us, pct, *more, model]
        printed = [one[0], granted[one[1]], ep[0], us[0], pct[0], model[0]]
        got = checks.ask("how_many", how_many, asked, rows[["pub_no", "appl_no", "family_id"]])
        assert isinstance(got, dict) and {"applications", "families", "unreadable"} <= set(got), (
            "[not-a-dict] 应返回含三个键的字典 / It should return a dictionary with the three keys."
        )
        applications.append(
            (
                checks.number("applications", got["applications"]),
                len({row[1] for row in chosen}),
                [
                    (
                        len({row[2] for row in chosen}),
                        "[families-for-applications] 申请数成了同族数：一个同族里可以有几件申请 / Families were counted for applications: one family may hold several applications.",
                    ),
                    (
                        len(asked),
                        "[numbers-for-applications] 数的是号码，连读不出来的也算了 / Numbers were counted, with those that can't be read.",
                    ),
                    (
                        len(asked) - 1 - place,
                        "[numbers-for-applications] 数的是号码：公布号和授权公告号属于同一件申请 / Numbers were counted: publication and grant belong to one application.",
                    ),
                    (
                        len(printed),
                        "[a-and-b-as-two] 数的是文献：A 和 B 被数成两件，只有申请号的又没数到 / Documents were counted: A and B as two, and what has an application number only was lost.",
                    ),
                    (
                        len({row[1] for row in (one, ep, us, pct, model)}),
                        "[application-in-pub-no] 申请号和 ZL 号拿到 pub_no 里去找，什么也找不到：它们在 appl_no 里 / Application and ZL numbers were looked up in pub_no, where they are not: they stand in appl_no.",
                    ),
                    (
                        len({row[1] for row in (one, ep, us, pct, model, *more[2:])}),
                        "[zl-not-found] ZL 号没有找到：表里的申请号以 CN 开头 / The ZL numbers were not found: application numbers of the table begin with CN.",
                    ),
                    (
                        len({row[1] for row in (one, ep, us, model, *more)}),
                        "[pct-left-out] 国际公布（WO）没有算：它也指向一件申请 / The international publication (WO) was left out: it points to an application too.",
                    ),
                ],
            )
        )
        families.append(
            (
                checks.number("families", got["families"]),
                len({row[2] for row in chosen}),
                [
                    (
                        len({row[1] for row in chosen}),
                        "[applications-for-families] 同族数成了申请数：同一项发明在几个国家的申请是一个同族 / Applications were counted for families: what one invention has in several countries is one family.",
                    ),
                    (
                        len({row[2] for row in (one, model)}),
                        "[application-in-pub-no] 申请号和 ZL 号没有找到，它们的同族漏了 / Application and ZL numbers were not found, and their families are lost.",
                    ),
                ],
            )
        )
        unreadable.append(
            (
                checks.number("unreadable", got["unreadable"]),
                1 + place,
                [
                    (
                        0,
                        "[spoiled-accepted] 读不出来的号码没有报告：2.01E+11 已经丢了位数 / Numbers that can't be read were not reported: 2.01E+11 has lost its digits.",
                    )
                ],
            )
        )
    checks.expect(
        applications,
        "[other] applications 与逐个号码查到的申请数不符 / applications is not what looking up each number gives.",
    )
    checks.expect(families, "[other] families 与查到的同族数不符 / families is not the number of families found.")
    checks.expect(
        unreadable,
        "[other] unreadable 与读不出来的号码数不符 / unreadable is not the number of numbers that can't be read.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 4　满 18 个月是哪一天
#
# 客户问：“我们去年申请的，什么时候能查到？”发明专利申请自申请日起满 18 个月公布；有优先权的，从**最早优先权日**起算。这是法律规定的日期；文献随下一期公报出版，申请人也可以请求早日公布。这里只问法定的那一天。
#
# 写函数 `due_dates`：给它一张表（列 `pub_no`、`kind_code`、`filing`、`prio`、`pub`），为每一行返回满 18 个月的那一天，次序不变。发明（`kind_code` 为 A、B、C）都要算；实用新型（U、Y）授权时才公告，没有这一天，写 `None`（空值）。18 个月后的那个月没有对应的日子时，取该月最后一天：2022-08-31 起算是 2024-02-29。返回列表或一列都可以，日期写成日期类型或 `"2024-02-29"` 这样的文本。
#
# `prio` 已经是最早优先权日；没有要求优先权的，它等于 `filing`。`pd.DateOffset(months=18)` 加到日期上，就是按月计算。

# %% [markdown] lang="en"
# ## Task 4　When are the 18 months up?
#
# The client asks: "We filed last year, when can it be found?" An application for an invention patent is published 18 months after filing; where priority is claimed, count from the **earliest priority date**. That is the date the law sets; the document itself comes out with the next gazette, and the applicant may ask for earlier publication. Only the date the law sets is asked for here.
#
# Write the function `due_dates`: given a table (columns `pub_no`, `kind_code`, `filing`, `prio`, `pub`) it returns for each row the day on which the 18 months are up, in the same order. Do so for all inventions (`kind_code` A, B, C); a utility model (U, Y) is announced only on grant and has no such day: give `None` (a missing value). Where the month 18 months on has no such day, take its last: 2022-08-31 gives 2024-02-29. A list or a column will do, with dates or text such as `"2024-02-29"`.
#
# `prio` is the earliest priority date; where no priority is claimed it equals `filing`. Adding `pd.DateOffset(months=18)` to a date counts in months.

# %%
chinese = own[(own["country"] == "CN") & (own["kind"] != "design")]
chinese = chinese[["pub_no", "kind_code", "filing", "prio", "pub"]]
chinese = chinese.groupby("kind_code").sample(frac=0.3, random_state=seed).reset_index(drop=True)
show.table(chinese.groupby("kind_code").head(3), language)


# %% answer="due-dates"
def due_dates(rows):
    ### BEGIN SOLUTION
    due = rows["prio"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))
    ### END SOLUTION


# %% answer="due-dates" entry="fill"
def due_dates(rows):
    due = rows[____] + pd.DateOffset(months=____)
    return due.where(rows["kind_code"].isin([____, ____, ____]))


# %% answer="due-dates" entry="run"
inventions = ["A", "B", "C"]
all_kinds = ["A", "B", "C", "U", "Y"]


def from_filing(rows):
    return rows["filing"] + pd.DateOffset(months=18)


def from_priority(rows):
    return rows["prio"] + pd.DateOffset(months=18)


def in_days(rows):
    return rows["prio"] + pd.Timedelta(days=540)


def as_printed(rows):
    return rows["pub"]


method = None  # from_filing | from_priority | in_days | as_printed
kinds_with_a_date = None  # inventions | all_kinds


def due_dates(rows):
    if method is None or kinds_with_a_date is None:
        raise NotImplementedError
    return method(rows).where(rows["kind_code"].isin(kinds_with_a_date))


# %%
preview("due_dates", due_dates, chinese.groupby("kind_code").head(2))


# %% check="due-dates-shape" points=1
def _check():
    got = days("due_dates", checks.ask("due_dates", due_dates, chinese), chinese)
    models = [day for day, kind in zip(got, chinese["kind_code"].tolist(), strict=True) if kind in ("U", "Y")]
    others = [day for day, kind in zip(got, chinese["kind_code"].tolist(), strict=True) if kind not in ("U", "Y")]
    assert not any(models), (
        "[model-published] 实用新型没有申请公布，这一天应为空 / A utility model is not published before grant: its day should be missing."
    )
    assert all(others), (
        "[invention-without-day] 有发明没有得到日期：A、B、C 都是发明 / Some inventions got no day: A, B and C are all inventions."
    )


checks.report(_check)
del _check


# %% check="due-dates" points=2
# 隐藏检查：另一个领域，含月末（评分时才运行） / Hidden check (runs at marking): another field, ends of months included
### BEGIN HIDDEN TESTS
def _check():
    import calendar
    from datetime import date, timedelta

    from iplab import data

    def later(text, months):
        year, month = divmod(int(text[5:7]) - 1 + months, 12)
        year += int(text[:4])
        return f"{year}-{month + 1:02}-{min(int(text[8:]), calendar.monthrange(year, month + 1)[1]):02}"

    def plus(text, count):
        return str(date.fromisoformat(text) + timedelta(days=count))

    table = data.load("patents")
    second = next(name for name in ("high_end_equipment", "biotech") if name != tech_field)
    rows = table[(table["country"] == "CN") & table["kind_code"].isin(["A", "B", "C", "U", "Y"])]
    august = (rows["prio"].dt.month == 8) & (rows["prio"].dt.day >= 29)
    ends = rows[august & (rows["kind_code"] == "A")].head(30)
    old = rows[rows["kind_code"] == "C"]
    rows = pd.concat([rows[rows["tech_field"] == second].groupby("kind_code").head(80), ends, old])
    rows = rows.drop_duplicates("pub_no")[["pub_no", "kind_code", "filing", "prio", "pub"]].reset_index(drop=True)
    kinds = rows["kind_code"].tolist()
    filing, prio, pub = (rows[name].dt.strftime("%Y-%m-%d").tolist() for name in ("filing", "prio", "pub"))

    def each(day_of, starts):
        return [None if kind in "UY" else day_of(day) for kind, day in zip(kinds, starts, strict=True)]

    got = days("due_dates", checks.ask("due_dates", due_dates, rows), rows)
    cases = [
        (
            got,
            each(lambda day: later(day, 18), prio),
            [
                (
                    each(lambda day: later(day, 18), filing),
                    "[filing-for-priority] 从申请日起算了：有优先权的从最早优先权日起算 / Counted from filing: where priority is claimed, count from the earliest priority date.",
                ),
                (
                    each(lambda day: day, pub),
                    "[gazette-day] 用了公开（公告）日：那是文献实际出版的日子，不是满 18 个月的日子 / The day of publication was used: on it the document appeared, which is not the day on which the 18 months are up.",
                ),
                (
                    each(lambda day: plus(day, 540), prio),
                    "[days-not-months] 按每月 30 天算了：期限按月计算 / Months were taken as 30 days: the period counts in months.",
                ),
                (
                    each(lambda day: plus(day, 548), prio),
                    "[days-not-months] 按天数算了：期限按月计算，月有长短 / Days were counted: the period counts in months, and months differ in length.",
                ),
                (
                    each(lambda day: later(day, 12), prio),
                    "[twelve-months] 算成了 12 个月：那是要求优先权的期限 / 12 months were counted: that is the period for claiming priority.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐行按月算出的日期不符：检查起算日、18 个月和月末 / Not the day that counting in months gives row by row: check the start, the 18 months, the ends of months.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 5　专利权到哪一天
#
# 发明专利权的期限是二十年，实用新型专利权十年，都从**申请日**起算（不是优先权日，也不是授权日）。期限的最后一天是申请日对应日的前一天：2010-03-15 申请的实用新型，最后一天是 2020-03-14。
#
# 写函数 `last_days`：给它同样的表，为每一行返回期限的最后一天。`kind_code` 为 B、C 的是发明授权，U、Y 的是实用新型授权（C、Y 是 2010 年 4 月以前的写法）。为 A 的只是申请公布，权利还没有产生，写 `None`，哪怕您知道它后来授了权。表里没有 2 月 29 日申请的。
#
# 这是“名义届满日”：没有考虑欠缴年费、放弃、无效宣告和期限补偿。实际是否有效，要查法律状态（M06）。

# %% [markdown] lang="en"
# ## Task 5　Until which day does the patent last?
#
# The term of an invention patent is twenty years, that of a utility model ten, both from the **filing date** (neither the priority date nor the day of grant). The last day is the day before the anniversary of filing: a utility model filed on 2010-03-15 lasts through 2020-03-14.
#
# Write the function `last_days`: given the same kind of table it returns for each row the last day of the term. Rows with `kind_code` B or C are grants of inventions, U or Y those of utility models (C and Y were in use before April 2010). A row with A is only the publication of an application, and no right has come of it yet: give `None`, even if you know that it was granted later. Nothing in the table was filed on 29 February.
#
# This is the nominal end: unpaid fees, surrender, invalidation and patent term compensation are left out. Whether a right is in force is a matter of its legal status (M06).


# %% answer="last-days"
def last_days(rows):
    ### BEGIN SOLUTION
    ends = []
    for row in rows.itertuples():
        years = {"B": 20, "C": 20, "U": 10, "Y": 10}.get(row.kind_code)
        ends.append(row.filing + pd.DateOffset(years=years) - pd.Timedelta(days=1) if years else None)
    return ends
    ### END SOLUTION


# %% answer="last-days" entry="fill"
def last_days(rows):
    years = {"B": ____, "C": ____, "U": ____, "Y": ____}
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row[____] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=____))
    return ends


# %% answer="last-days" entry="run"
today_only = {"B": 20, "U": 10}
old_and_new = {"B": 20, "C": 20, "U": 10, "Y": 10}
with_applications = {"A": 20, "B": 20, "C": 20, "U": 10, "Y": 10}
all_twenty = {"B": 20, "C": 20, "U": 20, "Y": 20}

years = None  # today_only | old_and_new | with_applications | all_twenty
start = None  # "filing" | "prio" | "pub"
days_before = None  # 0 | 1


def last_days(rows):
    if years is None or start is None or days_before is None:
        raise NotImplementedError
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row[start] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=days_before))
    return ends


# %%
preview("last_days", last_days, chinese.groupby("kind_code").head(2))


# %% check="last-days-applications" points=1
def _check():
    got = days("last_days", checks.ask("last_days", last_days, chinese), chinese)
    kinds = chinese["kind_code"].tolist()
    assert not any(day for day, kind in zip(got, kinds, strict=True) if kind == "A"), (
        "[pending-as-right] 给申请公布（A）也算了届满日：还没有授权，没有期限可言 / The publication of an application (A) got an end as well: nothing is granted yet, so there is no term."
    )
    assert all(day for day, kind in zip(got, kinds, strict=True) if kind in ("B", "U")), (
        "[grant-without-end] 有授权没有得到日期：B、C、U、Y 都是授权 / Some grants got no day: B, C, U and Y are all grants."
    )


checks.report(_check)
del _check


# %% check="last-days" points=2
# 隐藏检查：另一个领域，含 2010 年以前的授权（评分时才运行） / Hidden check (runs at marking): another field, with grants of before 2010
### BEGIN HIDDEN TESTS
def _check():
    from datetime import date, timedelta

    from iplab import data

    table = data.load("patents")
    second = next(name for name in ("new_it", "energy_saving") if name != tech_field)
    rows = table[(table["country"] == "CN") & table["kind_code"].isin(["A", "B", "C", "U", "Y"])]
    old = rows[rows["kind_code"].isin(["C", "Y"])]
    rows = pd.concat([rows[rows["tech_field"] == second].groupby("kind_code").head(80), old])
    rows = rows.drop_duplicates("pub_no")[["pub_no", "kind_code", "filing", "prio", "pub"]].reset_index(drop=True)
    rows = rows[rows["filing"].dt.strftime("%m-%d") != "02-29"].reset_index(drop=True)
    kinds = rows["kind_code"].tolist()
    filing, prio, pub = (rows[name].dt.strftime("%Y-%m-%d").tolist() for name in ("filing", "prio", "pub"))

    def each(starts, years=(20, 10), less=1, only="BCUY"):
        out = []
        for kind, start in zip(kinds, starts, strict=True):
            span = years[0] if kind in "ABC" else years[1]
            same_day = start[5:] if start[5:] != "02-29" else "02-28"
            turn = date.fromisoformat(f"{int(start[:4]) + span}-{same_day}")
            out.append(str(turn - timedelta(days=less)) if kind in only else None)
        return out

    got = days("last_days", checks.ask("last_days", last_days, rows), rows)
    cases = [
        (
            got,
            each(filing),
            [
                (
                    each(prio),
                    "[priority-for-filing] 从优先权日起算了：期限从申请日起算 / Counted from the priority date: the term runs from filing.",
                ),
                (
                    each(pub),
                    "[grant-for-filing] 从授权公告日起算了：期限从申请日起算 / Counted from the announcement of grant: the term runs from filing.",
                ),
                (
                    each(filing, less=0),
                    "[anniversary] 给的是对应日：期限的最后一天是它的前一天 / This is the anniversary: the last day of the term is the day before it.",
                ),
                (
                    each(filing, years=(20, 20)),
                    "[model-as-invention] 实用新型也按二十年算了：它是十年 / Utility models were given twenty years: they have ten.",
                ),
                (
                    each(filing, only="BU"),
                    "[old-grants-lost] 漏了 C 和 Y：2010 年 4 月以前的授权用这两个代码 / C and Y are left out: grants of before April 2010 bear these codes.",
                ),
                (
                    each(filing, only="ABCUY"),
                    "[pending-as-right] 给申请公布（A）也算了届满日 / The publication of an application (A) got an end as well.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐行算出的最后一天不符：检查年数、起算日和前一天 / Not the last day worked out row by row: check years, start and the day before.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　分类号属于哪个技术领域
#
# 一个 IPC 分类号如 `G01N33/48`：部 G，大类 G01，小类 `G01N`，大组 `G01N33/00`，斜线后不是 00 的是小组。大组和小组是两级：只有 `/00` 才是大组。
#
# WIPO 把分类号归入 35 个技术领域，用**最长的**匹配前缀：`G01N33/` 归领域 11，`G01N` 的其余部分归领域 10。
#
# 写函数 `ipc_fields`：给它一列分类号和字典 `prefixes`（前缀 → 领域编号），按次序返回列表，每个分类号一项 `(subclass, main group, field)`，即小类、大组、领域。大组写成 `"G01N33/00"` 这样（本身是大组的，就是它自己）；领域是整数。每个分类号都有匹配的前缀。

# %% [markdown] lang="en"
# ## Task 6　Which field of technology?
#
# An IPC symbol such as `G01N33/48`: section G, class G01, subclass `G01N`, main group `G01N33/00`; anything but 00 after the slash makes it a subgroup. Main group and subgroup are two levels: only `/00` is a main group.
#
# WIPO puts the symbols into 35 fields of technology by the **longest** prefix that fits: `G01N33/` belongs to field 11, the rest of `G01N` to field 10.
#
# Write the function `ipc_fields`: given a list of symbols and the dictionary `prefixes` (prefix → number of the field), it returns a list in the same order, for each symbol one item `(subclass, main group, field)`. The main group is written like `"G01N33/00"` (a symbol that is a main group is its own); the field is a whole number. Every symbol has a prefix that fits.

# %%
wipo35 = data.load("wipo35")
prefixes = dict(zip(wipo35["ipc_prefix"], wipo35["field"].tolist()))
symbols = own["main_ipc"].dropna().drop_duplicates().sample(20, random_state=seed).tolist()
symbols = ["G01N33/48", "G01N1/38", *symbols]
print("  ".join(symbols))


# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    ### BEGIN SOLUTION
    rows = []
    for symbol in symbols:
        longest = max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)
        rows.append((symbol[:4], symbol.split("/")[0] + "/00", prefixes[longest]))
    return rows
    ### END SOLUTION


# %% answer="ipc-fields" entry="fill"
def ipc_fields(symbols, prefixes):
    rows = []
    for symbol in symbols:
        fitting = [prefix for prefix in prefixes if symbol.startswith(prefix)]
        longest = max(fitting, key=____)
        main_group = symbol.split("/")[0] + ____
        rows.append((symbol[:____], main_group, prefixes[longest]))
    return rows


# %% answer="ipc-fields" entry="run"
def longest_prefix(symbol, prefixes):
    return prefixes[max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)]


def shortest_prefix(symbol, prefixes):
    return prefixes[min((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)]


def the_symbol_itself(symbol):
    return symbol


def group_with_00(symbol):
    return symbol.split("/")[0] + "/00"


field_rule = None  # longest_prefix | shortest_prefix
group_rule = None  # the_symbol_itself | group_with_00


def ipc_fields(symbols, prefixes):
    if field_rule is None or group_rule is None:
        raise NotImplementedError
    return [(symbol[:4], group_rule(symbol), field_rule(symbol, prefixes)) for symbol in symbols]


# %%
preview("ipc_fields", ipc_fields, symbols[:6], prefixes)


# %% check="ipc-fields-parts" points=1
def _check():
    got = checks.ask("ipc_fields", ipc_fields, symbols, prefixes)
    assert isinstance(got, (list, tuple)) and len(got) == len(symbols), (
        f"[not-a-list] 应返回列表，每个分类号一项，共 {len(symbols)} 项 / It should return a list with one item a symbol, {len(symbols)} in all."
    )
    assert all(isinstance(item, (list, tuple)) and len(item) == 3 for item in got), (
        "[not-three] 每一项应是三段：(小类, 大组, 领域) / Each item should have three parts: (subclass, main group, field)."
    )
    assert all(str(item[1]).endswith("/00") for item in got), (
        "[subgroup-for-main-group] 第二段应是大组，以 /00 结尾：小组不是大组 / The second part should be the main group, which ends in /00: a subgroup is none."
    )
    assert all(len(str(item[0])) == 4 for item in got), (
        "[not-a-subclass] 小类是前四个字符，如 G01N / The subclass is the first four characters, such as G01N."
    )
    assert all(checks.is_number(item[2]) for item in got), "[not-a-number] 领域应是数字 / The field should be a number."


checks.report(_check)
del _check


# %% check="ipc-fields" points=2
# 隐藏检查：其他领域的分类号（评分时才运行） / Hidden check (runs at marking): symbols of other fields
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    known = data.load("wipo35")
    fields = dict(zip(known["ipc_prefix"].tolist(), known["field"].tolist(), strict=True))
    codes = data.load("ipc_codes").drop_duplicates("ipc")
    split = codes["ipc_main_group"].str.replace("/00", "/").isin([prefix for prefix in fields if "/" in prefix])
    codes = pd.concat([codes[split], codes[~split].drop_duplicates("subclass", keep="last")])
    rows = list(zip(codes["ipc"].tolist(), codes["subclass"].tolist(), codes["ipc_main_group"].tolist(), strict=True))
    right = [(sub, group, fields.get(group[:-2], fields.get(sub))) for _, sub, group in rows]
    by_subclass = [(sub, group, fields.get(sub)) for _, sub, group in rows]
    own_group = [(sub, symbol, field) for (symbol, _, _), (sub, _, field) in zip(rows, right, strict=True)]
    got = checks.ask("ipc_fields", ipc_fields, [symbol for symbol, _, _ in rows], fields)
    assert isinstance(got, (list, tuple)) and all(isinstance(item, (list, tuple)) and len(item) == 3 for item in got), (
        "[not-a-list] 应返回由三段组成的列表 / It should return a list of three parts each."
    )
    got = [
        (item[0], str(item[1]).replace(" ", ""), int(item[2]) if checks.is_number(item[2]) else item[2]) for item in got
    ]
    cases = [
        (
            got,
            right,
            [
                (
                    by_subclass,
                    "[shortest-prefix] 只按小类归了领域：G01N33/ 这样更长的前缀优先 / Fields were given by the subclass alone: a longer prefix such as G01N33/ goes first.",
                ),
                (
                    own_group,
                    "[subgroup-for-main-group] 第二段给的是分类号本身：大组以 /00 结尾 / The second part is the symbol itself: a main group ends in /00.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐个分类号拆出的结果不符：先用 G01N33/48 验算 / Not what taking each symbol apart gives: test it on G01N33/48 first.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 7　布图设计保护到哪一天
#
# 纸条上有一个 BS. 开头的号码，是集成电路布图设计：它不是专利，别和外观设计专利混了。它的保护期有两条线，**先到哪条算哪条**：
#
# - 自**申请日**或**首次商业利用日**（两者中较早的一天）起十年；
# - 无论如何不超过自**创作完成日**起十五年。
#
# 写函数 `layout_last_days`：给它一张表（列 `reg_no`、`filing`、`first_use`、`creation`），为每一行返回保护期的最后一天（与任务 5 一样，是对应日的前一天）。`first_use` 为空表示没有商业利用，这时从申请日起算。每一行都有结果；表里没有 2 月 29 日。
#
# 选做（不计分）：哪几件会在基准日期以后的一年内到期？给权利人的提醒该提前多久发？

# %% [markdown] lang="en"
# ## Task 7　Until which day is the layout-design protected?
#
# One number on the slip begins with BS.: a layout-design of integrated circuits. It is no patent; don't mistake it for the design of a product. Its protection has two limits, **and the earlier one counts**:
#
# - ten years from the **filing date** or the **first commercial use**, whichever is earlier;
# - in any case no longer than fifteen years from the day of **creation**.
#
# Write the function `layout_last_days`: given a table (columns `reg_no`, `filing`, `first_use`, `creation`) it returns for each row the last day of protection (as in task 5, the day before the anniversary). A missing `first_use` means that there was no commercial use; then count from filing. Every row has a result; no date in the table is 29 February.
#
# Optional (no points): which of them end within a year after the as-of date? How long before should the holder be reminded?

# %%
layouts = data.load("ic_layouts")[["reg_no", "filing", "first_use", "creation"]]
layouts = layouts[layouts["creation"].dt.strftime("%m-%d") != "02-29"].sample(150, random_state=seed)
layouts = layouts.reset_index(drop=True)
show.table(layouts.head(8), language)


# %% answer="layout-last-days"
def layout_last_days(layouts):
    ### BEGIN SOLUTION
    first = layouts[["filing", "first_use"]].min(axis=1) + pd.DateOffset(years=10)
    cap = layouts["creation"] + pd.DateOffset(years=15)
    return first.where(first < cap, cap) - pd.Timedelta(days=1)
    ### END SOLUTION


# %% answer="layout-last-days" entry="fill"
def layout_last_days(layouts):
    start = layouts[[____, ____]].min(axis=1)
    ten = start + pd.DateOffset(years=____)
    fifteen = layouts[____] + pd.DateOffset(years=____)
    earlier = ten.where(ten < fifteen, fifteen)
    return earlier - pd.Timedelta(days=____)


# %% answer="layout-last-days" entry="run"
def start_a(layouts):
    return layouts["filing"]


def start_b(layouts):
    return layouts[["filing", "first_use"]].min(axis=1)


def start_c(layouts):
    return layouts[["filing", "first_use"]].max(axis=1)


def end_a(ten, fifteen):
    return ten


def end_b(ten, fifteen):
    return ten.where(ten < fifteen, fifteen)


def end_c(ten, fifteen):
    return ten.where(ten > fifteen, fifteen)


start_rule = None  # start_a | start_b | start_c
end_rule = None  # end_a | end_b | end_c


def layout_last_days(layouts):
    if start_rule is None or end_rule is None:
        raise NotImplementedError
    ten = start_rule(layouts) + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return end_rule(ten, fifteen) - pd.Timedelta(days=1)


# %%
preview("layout_last_days", layout_last_days, layouts.head(6))


# %% check="layout-last-days-shape" points=1
def _check():
    got = days("layout_last_days", checks.ask("layout_last_days", layout_last_days, layouts), layouts)
    assert all(got), (
        "[missing-use] 有布图设计没有得到日期：没有商业利用的，从申请日起算 / Some layout-designs got no day: where there was no commercial use, count from filing."
    )
    filed = layouts["filing"].dt.strftime("%Y-%m-%d").tolist()
    assert all(end > start for end, start in zip(got, filed, strict=True)), (
        "[end-before-filing] 有的保护期在申请之前就结束了：检查用了哪一列、加了几年 / Some end before they were filed: check the column and the years."
    )


checks.report(_check)
del _check


# %% check="layout-last-days" points=2
# 隐藏检查：另一批布图设计（评分时才运行） / Hidden check (runs at marking): other layout-designs
### BEGIN HIDDEN TESTS
def _check():
    from datetime import date, timedelta

    from iplab import data

    table = data.load("ic_layouts")[["reg_no", "filing", "first_use", "creation"]]
    table = table[table["creation"].dt.strftime("%m-%d") != "02-29"]
    rows = table[table.index % 4 == seed % 4].reset_index(drop=True)
    filing, use, creation = (
        rows[name].dt.strftime("%Y-%m-%d").astype(object).tolist() for name in ("filing", "first_use", "creation")
    )
    use = [None if pd.isna(day) else day for day in use]

    def turn(day, years):
        return f"{int(day[:4]) + years}{day[4:]}"

    def before(day):
        return str(date.fromisoformat(day) - timedelta(days=1))

    ten = [turn(min(day for day in pair if day), 10) for pair in zip(filing, use, strict=True)]
    late = [turn(max(day for day in pair if day), 10) for pair in zip(filing, use, strict=True)]
    only = [turn(day, 10) for day in filing]
    cap = [turn(day, 15) for day in creation]
    pairs = {
        name: list(zip(values, cap, strict=True)) for name, values in (("ten", ten), ("late", late), ("only", only))
    }
    got = days("layout_last_days", checks.ask("layout_last_days", layout_last_days, rows), rows)
    cases = [
        (
            got,
            [before(min(pair)) for pair in pairs["ten"]],
            [
                (
                    [before(day) for day in ten],
                    "[creation-forgotten] 忘了自创作完成起十五年的上限 / The limit of fifteen years from creation is forgotten.",
                ),
                (
                    [before(min(pair)) for pair in pairs["only"]],
                    "[first-use-forgotten] 只从申请日起算，忘了更早的首次商业利用 / Counted from filing only: an earlier first commercial use is forgotten.",
                ),
                (
                    [before(min(pair)) for pair in pairs["late"]],
                    "[later-of-two] 取了申请和商业利用中较晚的一天：应取较早的 / The later of filing and commercial use was taken: it is the earlier one.",
                ),
                (
                    [before(max(pair)) for pair in pairs["ten"]],
                    "[later-limit] 两条线取了较晚的：先到哪条算哪条 / The later of the two limits was taken: the earlier one counts.",
                ),
                (
                    [min(pair) for pair in pairs["ten"]],
                    "[anniversary] 给的是对应日：最后一天是它的前一天 / This is the anniversary: the last day is the day before it.",
                ),
                (
                    [before(day) for day in only],
                    "[design-term] 只按申请日加十年，像外观设计那样算了：布图设计还要看商业利用和创作完成 / Only ten years from filing, as for a design: a layout-design also depends on use and creation.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与逐行比较两条线的结果不符：先拿一行手算 / Not what comparing the two limits row by row gives: work out one row by hand first.",
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 8　商标注册到哪一天
#
# 纸条上还有一个商标。注册商标的有效期是十年，自**核准注册之日**起算（不是申请日，也不是初步审定公告日）；每续展一次再加十年。最后一天是对应日的前一天：2012-05-07 注册、续展过一次的，最后一天是 2032-05-06。
#
# 写函数 `mark_last_days`：给它一张表（列 `reg_no`、`filing`、`prelim_pub`、`registration`、`renewals`），为每一行返回有效期的最后一天。`renewals` 是续展次数；`registration` 为空的还没有注册，写 `None`。表里没有 2 月 29 日注册的。
#
# 选做（不计分）：期满前十二个月内办续展，错过了还有六个月宽展期。您会把提醒发给谁、发几次？

# %% [markdown] lang="en"
# ## Task 8　Until which day is the trademark registered?
#
# There is a trademark on the slip, too. A registration runs ten years from the **day of registration** (not from filing, nor from preliminary publication); each renewal adds ten. The last day is the day before the anniversary: registered on 2012-05-07 and renewed once, it lasts through 2032-05-06.
#
# Write the function `mark_last_days`: given a table (columns `reg_no`, `filing`, `prelim_pub`, `registration`, `renewals`) it returns for each row the last day of the term. `renewals` is the number of renewals; a row without `registration` is not registered: give `None`. None was registered on 29 February.
#
# Optional (no points): a renewal is filed in the twelve months before the end, with six months of grace after it. To whom would you send a reminder, and how often?

# %%
marks = data.load("trademarks")
years_in_all = (marks["expiry"] + pd.Timedelta(days=1)).dt.year - marks["registration"].dt.year
marks["renewals"] = (years_in_all / 10 - 1).fillna(0).astype(int)
marks = marks[["reg_no", "filing", "prelim_pub", "registration", "renewals"]]
marks = marks.groupby("renewals").sample(20, random_state=seed).reset_index(drop=True)
show.table(marks.groupby("renewals").head(3), language)


# %% answer="mark-last-days"
def mark_last_days(marks):
    ### BEGIN SOLUTION
    return [
        None if pd.isna(day) else day + pd.DateOffset(years=10 * (1 + renewals)) - pd.Timedelta(days=1)
        for day, renewals in zip(marks["registration"], marks["renewals"])
    ]
    ### END SOLUTION


# %% answer="mark-last-days" entry="fill"
def mark_last_days(marks):
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = ____ * (1 + row[____])
            ends.append(row[____] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends


# %% answer="mark-last-days" entry="run"
start = None  # "filing" | "prelim_pub" | "registration"
count_renewals = None  # True | False


def mark_last_days(marks):
    if start is None or count_renewals is None:
        raise NotImplementedError
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 10 * (1 + row["renewals"]) if count_renewals else 10
            ends.append(row[start] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends


# %%
preview("mark_last_days", mark_last_days, marks.groupby("renewals").head(2))


# %% check="mark-last-days" points=2
def _check():
    from datetime import date, timedelta

    from iplab import data

    got = days("mark_last_days", checks.ask("mark_last_days", mark_last_days, marks), marks)
    waiting = marks["registration"].isna().tolist()
    assert not any(day for day, not_yet in zip(got, waiting, strict=True) if not_yet), (
        "[not-registered] 还没有注册的商标得到了有效期 / A mark that is not registered got a term."
    )
    ### BEGIN HIDDEN TESTS
    table = data.load("trademarks")
    table = table[table["registration"].dt.strftime("%m-%d") != "02-29"]
    rows = pd.concat([table[table["registration"] < "2007"], table[table.index % 23 == seed % 23]])
    rows = rows.drop_duplicates("reg_no").reset_index(drop=True)
    columns = ("filing", "prelim_pub", "registration", "expiry")
    filing, published, registered, recorded = (
        rows[name].dt.strftime("%Y-%m-%d").astype(object).tolist() for name in columns
    )
    there = [not pd.isna(day) for day in registered]
    renewals = [
        round((int(end[:4]) + (end[5:] == "12-31") - int(day[:4])) / 10) - 1 if on else 0
        for day, end, on in zip(registered, recorded, there, strict=True)
    ]
    asked = rows[["reg_no", "filing", "prelim_pub", "registration"]].assign(renewals=renewals)

    def each(starts, spans, less=1):
        out = []
        for day, span, on in zip(starts, spans, there, strict=True):
            same_day = str(day)[5:] if str(day)[5:] != "02-29" else "02-28"
            end = date.fromisoformat(f"{int(day[:4]) + span}-{same_day}") - timedelta(days=less) if on else None
            out.append(str(end) if on else None)
        return out

    full, once = [10 + 10 * count for count in renewals], [10] * len(renewals)
    got = days("mark_last_days", checks.ask("mark_last_days", mark_last_days, asked), asked)
    cases = [
        (
            got,
            [end if on else None for end, on in zip(recorded, there, strict=True)],
            [
                (
                    each(filing, full),
                    "[term-from-filing] 从申请日起算了：商标从核准注册之日起算 / Counted from filing: a trademark runs from its registration.",
                ),
                (
                    each(published, full),
                    "[term-from-publication] 从初步审定公告日起算了：商标从核准注册之日起算 / Counted from preliminary publication: a trademark runs from its registration.",
                ),
                (
                    each(registered, once),
                    "[renewed-taken-for-expired] 没有算续展：续展过的商标还在有效期里 / Renewals were left out: a renewed mark is still within its term.",
                ),
                (
                    each(registered, full, less=0),
                    "[anniversary] 给的是对应日：最后一天是它的前一天 / This is the anniversary: the last day is the day before it.",
                ),
            ],
        )
    ]
    checks.expect(
        cases,
        "[other] 与登记簿上的有效期不符：检查起算日、续展次数和前一天 / Not the term on the register: check start, renewals and the day before.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 9　讲给第一次来的人听（人工评分）
#
# 从任务 4、5、7、8 的表或纸条里挑**一条记录**，给一位第一次来的客户写一段说明，念出来不超过两分钟：这是什么、到哪天、下一步做什么。写明用的是哪个号码。评分看四条，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 准确：号码、权利、日期 | 没有写，或错了不止一处 | 有一处错 | 都对，但没有说怎么算的 | 都对，并写明起算日和算法 |
# | 易懂：客户听得懂 | 没有写 | 满是代码和术语 | 大部分是白话 | 全是白话，术语当场解释 |
# | 下一步：客户回去做什么 | 没有写 | 只说“请关注” | 一件具体的事 | 并写明谁、何时、带什么来 |
# | 限度与边界 | 没有写；或下了法律结论 | 提到“仅供参考” | 写明没有核对什么、数据到哪天 | 并写明不是法律意见、该问谁 |

# %% [markdown] lang="en"
# ## Task 9　Explain it to somebody who comes for the first time (marked by a person)
#
# Take **one record** from the tables of tasks 4, 5, 7, 8 or from the slip and write a text for a client who comes for the first time, no more than two minutes when read aloud: what it is, until when it lasts, what to do next. Give the number you used. Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Correct: number, right, dates | missing, or more than one mistake | one mistake | all right, but not how it was worked out | all right, with the starting day and how it was worked out |
# | Plain: the client understands it | missing | full of codes and terms | mostly plain words | plain throughout, terms explained on the spot |
# | Next step: what the client does | missing | "please keep an eye on it" | one concrete thing | and who, when, and what to bring |
# | Limits and boundary | missing; or gives a legal conclusion | says "for reference only" | says what was not checked and the date of the data | and that it is no legal opinion, and whom to ask |

# %% [markdown] lang="zh" essay="explain-a-record" points=12
# （示例答案，满分样式；号码为虚构）
#
# **这是什么。** 您纸条上的 CN 208123456 U 是一件**实用新型**专利的授权公告号。实用新型保护产品的形状和构造，授权前没有做过实质审查，所以它和发明专利不是一回事。
#
# **到哪一天。** 记录上的申请日是 2018-04-10。实用新型十年，从申请日起算，最后一天是 2028-04-09；与哪天授权无关。
#
# **下一步。** 请财务在本月内翻出今年的年费缴费凭证，下周二带着专利证书和凭证来，我们一起核对缴到了哪一年。要拿它去谈合作或者维权，先请求作出专利权评价报告。
#
# **限度与边界。** 我只看了课程的练习数据，截至 2026-10-31，没有查年费、转让和无效宣告。以上是信息服务，不是法律意见：是否有效，请以国家知识产权局的登记簿为准；能不能告别人，请问代理机构或律师。

# %% [markdown] lang="en" essay="explain-a-record" points=12
# (Sample answer at full marks; the number is invented)
#
# **What it is.** CN 208123456 U on your slip is the announcement of grant of a **utility model**. A utility model protects the shape and structure of a product and is granted without substantive examination, so it is not the same as an invention patent.
#
# **Until when.** The record gives 2018-04-10 as filing date. A utility model has ten years from filing, so its last day is 2028-04-09, whenever it was granted.
#
# **What next.** Ask your accountant to find this year's receipt for the annual fee within the month, and bring it next Tuesday with the certificate; we will see together up to which year it is paid. Before you use it in a deal or against somebody, request a patent right evaluation report.
#
# **Limits and boundary.** I looked at the practice data of the course only, as of 2026-10-31; annual fees, transfers and invalidation were not checked. This is information service and no legal opinion: whether it is in force is for the register of CNIPA to say; whether you can sue anybody is a question for an agency or a lawyer.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`），除跳过的题外，检查格没有红色报错；
# - [ ] 任务 9 写了号码、起算日和没有核对的事；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`); no check cell shows a red error, but for tasks that you skipped;
# - [ ] task 9 gives the number, the start of the term, and what was not checked;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
