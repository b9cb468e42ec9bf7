# %% [markdown] lang="zh"
# # M07 练习：把一份脏数据洗到对得上
#
# **情境。** 同事从平台导出 1,500 行专利，在表格软件里开过、存过，又转了几次编码，然后发给您：“下午要用，帮忙看看有多少家企业、多少件发明。”导出页上印着：**2026-10-31 导出，1,400 件文献，1,100 件申请**。后两个是控制数。您要交三样东西：修好的数据、几个经得起问的数、一份别人照着能重做的清洗记录。
#
# **时间**：约 110 分钟。**分值**：自动评分 23 分，人工评分 12 分。任务 10 是选做，只占 1 分。
#
# **怎么作答**
#
# - 只改“作答”格（第一行是 `# 作答 / answer`），其余格已锁定。本份练习用三种方式之一：*运行*（在写好的几种算法里选一种）、*填空*（把 `____` 换成正确内容）、*编写*（自己写）。三种方式的检查和分值完全一样。
# - 文字要加**英文**引号，如 `"unknown"`；括号里已有的名字不加引号。
# - 每题后面有一格“看一眼”（`preview(…)`），再后面是检查格。检查不通过会出现一行字：斜线前是中文，后是英文。某题暂时不会，跳过它的检查格，继续往下。
# - 检查格没有输出，只说明形式没问题，**不等于答对**：评分时换别的行、别的领域、别的日期再算。
# - 菜单里的 `Run All Cells`（全部运行）遇到第一处报错就停，后面的题都没有跑：从报错的下一格接着按 `Shift+Enter`。

# %% [markdown] lang="en"
# # M07 exercise: clean a dirty export until it adds up
#
# **The situation.** A colleague took 1,500 rows of patents from a platform, opened and saved them in a spreadsheet, had them recoded a few times, and sent them to you: "I need this in the afternoon. How many firms are in it, how many inventions?" The export page says: **exported on 2026-10-31, 1,400 documents, 1,100 applications**. The last two are control totals. You hand in three things: the repaired data, a few numbers that stand up to questions, and a cleaning log that another person could redo.
#
# **Time**: about 110 minutes. **Points**: 23 marked automatically, 12 by a person. Task 10 is optional: it is worth 1 point only.
#
# **How to answer**
#
# - Change only the answer cells (first line `# 作答 / answer`); all others are locked. Your copy uses one of three ways: *run* (choose one of the methods given), *fill* (replace each `____`), *write* (write it yourself). Checks and points are the same for all three.
# - Put text in **straight** quotes, as in `"unknown"`; names already given in the brackets take none.
# - After each answer comes a "take a look" cell (`preview(…)`), then the check cells. A check that is not passed prints one line: Chinese before the slash, English after it. If you are stuck, skip that task's check cells and move on.
# - A silent check means that the form is right, **not the answer**: marking asks again with other rows, another field, another day.
# - `Run All Cells` in the menu stops at the first error, and the tasks below it have not run: go on from the next cell with `Shift+Enter`.

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
import re
import unicodedata

import pandas as pd

from iplab import checks, data, parameters, show
from iplab.checks import preview
from iplab.cn_numbers import cn_check_digit
from iplab.names import half_width, latin_key, place_first, without_form, without_unit

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
    tables=[
        "patents_dirty",
        "patents",
        "alias",
        "applicants",
        "priorities",
        "patent_applicants",
        "bad_file",
        "province_panel",
    ],
)

# %% [markdown] lang="zh"
# ## 任务 1　申请号：修得回来的和修不回来的
#
# 中国申请号是 12 位数字加 1 位校验位（0 到 9 或 X）。表格软件会伤它两回：当成数字，末尾的“.0”就没了；列宽再窄一点，显示成 `2.02E+11`，存盘以后后面的数字就真的没了。
#
# 写函数 `repair_numbers`：收到一列文字 `numbers`，返回同样长、同样次序的列表，每个号码写成 `"202021558314.0"` 这个样子（12 位、英文句点、校验位，没有 CN、ZL 和空格），修不回来的写 `None`。规则：
#
# - 全角、空格、大小写、开头的 CN、ZL 或 CNZL 都不影响；第 12 位和校验位之间的句点，有没有都行；
# - 12 位数字加校验位：校验位对，就收下；校验位**不对**，写 `None`（不知道错在哪一位，不能替它改）；
# - 只有 12 位数字：能这样丢掉的校验位只有 0。算出来是 0，补上；算出来不是 0，写 `None`；
# - 其余一律 `None`：如 `2.02E+11`；又如 `2.02021558314`，句点跑到了别处，数字看着全，已经不是号码了。
#
# `cn_check_digit("202021558314")` 会算校验位，返回 `"0"` 到 `"9"` 或 `"X"`；给它的必须正好是 12 位半角数字。

# %% [markdown] lang="en"
# ## Task 1　Application numbers: what can be repaired and what can't
#
# A Chinese application number is 12 digits and 1 check digit (0 to 9 or X). A spreadsheet hurts it twice: taken for a number, it loses ".0" at its end; in a narrow column it is shown as `2.02E+11`, and once saved the other digits are gone for good.
#
# Write the function `repair_numbers`: it is given a column of texts `numbers` and returns a list of the same length in the same order, each number in the form `"202021558314.0"` (12 digits, a full stop, the check digit; no CN, no ZL, no spaces), and `None` where it can't be repaired. The rules:
#
# - full width, spaces, small letters, and CN, ZL or CNZL in front make no difference; the point between digit 12 and the check digit may be there or not;
# - 12 digits and a check digit: if the check digit is right, keep it; if it is **wrong**, `None` (nobody knows which digit is off, so nobody may change it);
# - 12 digits only: the one check digit that gets lost this way is 0. If the check digit works out to 0, add it; if it isn't 0, `None`;
# - anything else is `None`: `2.02E+11`, say, or `2.02021558314`, where the point has moved: the digits look complete, but it is no application number any more.
#
# `cn_check_digit("202021558314")` works out the check digit and returns `"0"` to `"9"` or `"X"`; it must be given exactly 12 half-width digits.

# %%
export = data.load("patents_dirty")
show.table(export[["row_no", "pub_no", "appl_no", "title", "applicant", "filing"]].head(12), language)


# %% answer="repair-numbers"
def repair_numbers(numbers):
    ### BEGIN SOLUTION
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        found = re.fullmatch(r"([0-9]{12})[.]?([0-9X]?)", plain.removeprefix("CN").removeprefix("ZL"))
        digits, check = found.groups() if found else ("", "")
        check = check or "0"
        good = found and cn_check_digit(digits) == check
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired
    ### END SOLUTION


# %% answer="repair-numbers" entry="fill"
def repair_numbers(numbers):
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        found = re.fullmatch(r"([0-9]{12})[.]?([0-9X]?)", plain.removeprefix("CN").removeprefix(____))
        digits, check = found.groups() if found else ("", "")
        check = check or ____
        good = found and cn_check_digit(digits) == ____
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired


# %% answer="repair-numbers" entry="run"
def method_a(numbers):
    plain = [re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]:0<12}.{text[12:] or '0'}" for text in plain]


def method_b(numbers):
    plain = [re.sub(r"[^0-9XE]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]}.{text[12:]}" if re.fullmatch(r"[0-9]{12}[0-9X]", text) else None for text in plain]


def method_c(numbers):
    plain = [unicodedata.normalize("NFKC", text).replace(" ", "").upper() for text in numbers]
    found = [re.fullmatch(r"(?:CN)?(?:ZL)?([0-9]{12})[.]?([0-9X]?)", text) for text in plain]
    fits = [each and cn_check_digit(each[1]) == (each[2] or "0") for each in found]
    return [f"{each[1]}.{each[2] or '0'}" if fit else None for each, fit in zip(found, fits)]


repair_numbers = None  # method_a | method_b | method_c

# %%
preview("repair_numbers", repair_numbers, export["appl_no"].head(12).tolist())


# %% check="repair-numbers" points=2
def _check():
    from iplab import data

    def repaired(texts):
        got = checks.ask("repair_numbers", repair_numbers, texts)
        got = got.tolist() if hasattr(got, "tolist") else got
        assert isinstance(got, (list, tuple)) and len(got) == len(texts), (
            "[not-a-column] 应返回与输入一样长的列表 / It should return a list as long as the input."
        )
        return [None if checks.is_missing(item) else str(item) for item in got]

    assert repaired(["2.02E+11"]) == [None], (
        "[filled-up] 2.02E+11 的数字已经丢了，补零造出来的是别人的号码：写 None / The digits of 2.02E+11 are gone; filled up with noughts it is somebody else's number: write None."
    )
    ### BEGIN HIDDEN TESTS
    clean = dict(zip(*(data.load("patents")[name].tolist() for name in ("pub_no", "appl_no")), strict=True))
    table = data.load("patents_dirty")
    texts, marks = table["appl_no"].tolist(), table["pub_no"].tolist()
    right = []
    for text, mark in zip(texts, marks, strict=True):
        known = clean["".join(unicodedata.normalize("NFKC", mark).split()).upper()].removeprefix("CN")
        bare = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign in "0123456789XE")
        same = bare in (known.replace(".", ""), known.replace(".", "").removesuffix("0"))
        right.append(known if same and len(bare) >= 12 else None)
    for part in (slice(0, 700), slice(700, 1500)):
        cases = list(zip(texts[part], right[part], repaired(texts[part]), strict=True))
        short = [case for case in cases if re.fullmatch(r"\d{12}", case[0])]
        wrong = [case for case in cases if case[1] is None and "E" not in case[0]]
        assert all(got is not None for _, _, got in short), (
            "[zero-not-put-back] 只有 12 位、算出校验位是 0 的，没有补回来 / Numbers of 12 digits whose check digit works out to 0 were not repaired."
        )
        assert all(got is None for text, _, got in cases if "E" in text), (
            "[filled-up] 2.02E+11 的数字已经丢了，补零造出来的是别人的号码：写 None / The digits of 2.02E+11 are gone; filled up with noughts it is somebody else's number: write None."
        )
        assert all(got == known for _, known, got in cases if (_, known, got) not in wrong), (
            "[form-kept] 有的号码没有统一成“12 位.校验位”：看看全角、空格、CN、ZL、没有句点的 / Some numbers are not in the form 12 digits, point, check digit: look at full width, spaces, CN, ZL and those without a point."
        )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="repair-numbers-digit" points=1
# 隐藏检查：校验位（评分时才运行） / Hidden check (runs at marking): the check digit
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    def repaired(texts):
        got = checks.ask("repair_numbers", repair_numbers, texts)
        got = got.tolist() if hasattr(got, "tolist") else got
        return (
            [None if checks.is_missing(item) else str(item) for item in got] if isinstance(got, (list, tuple)) else []
        )

    numbers = sorted(set(data.load("patents").loc[lambda rows: rows["country"] == "CN", "appl_no"]))[5::40]
    numbers = [number.removeprefix("CN") for number in numbers]
    other = {"X": "4"} | {str(digit): str((digit + 3) % 10) for digit in range(10)}
    spoiled = [number[:13] + other[number[13]] for number in numbers]
    assert repaired(numbers) == numbers, (
        "[good-number-lost] 本来就对的号码没有原样返回 / Numbers that were right did not come back as they were."
    )
    assert not any(repaired(spoiled)), (
        "[wrong-digit-kept] 校验位不对的号码当作有效收下了 / Numbers with a wrong check digit were taken for valid."
    )
    cut = [number[:12] for number in numbers if number[13] != "0"]
    assert not any(repaired(cut)), (
        "[zero-for-any-digit] 12 位的一律补了 0：算出的校验位不是 0 的，不能补 / All numbers of 12 digits got a 0: where the check digit doesn't work out to 0, none may be added."
    )
    moved = [f"{number[0]}.{number[1:12]}" for number in numbers if number[13] == "0"]
    moved += [f"{number[:4]}.{number[4:]}" for number in numbers[:9]]
    assert not any(repaired(moved)), (
        "[point-elsewhere] 句点落在别处的也收下了：只有第 12 位后面的句点可有可无 / Numbers with a point in another place were taken: only the one after digit 12 may be there or not."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 2　日期：五种写法，和不存在的日子
#
# 同一天，导出表里有五种写法：`2024-06-05`、`2024/6/5`、`20240605`、`2024年6月5日`，还有 `45448`（五位数：表格软件从 1899-12-30 起数的天数）。除了八位数，月和日写一位、两位的都有。另有几个根本不是日子：`2021-02-30`、`2019/13/05`、`0000-00-00`。
#
# 写函数 `read_days`：收到一列文字，返回同样长的列表，认得的返回日期（`pd.Timestamp`、`date` 或 `"2024-06-05"` 都可以），其余一律返回 `None`：不存在的日子，也包括空文字、`unknown`、`2024年6月`。全角数字照认，两端的空格不管，年份不用另外核。

# %% [markdown] lang="en"
# ## Task 2　Dates: five ways to write a day, and days that never were
#
# The export writes one day in five ways: `2024-06-05`, `2024/6/5`, `20240605`, `2024年6月5日`, and `45448` (five digits: the days that a spreadsheet counts from 1899-12-30). Except in eight digits, month and day are written with one digit or two. And there are a few that are no days at all: `2021-02-30`, `2019/13/05`, `0000-00-00`.
#
# Write the function `read_days`: it is given a column of texts and returns a list of the same length, a day where it reads one (`pd.Timestamp`, `date`, or text such as `"2024-06-05"`), and `None` for all else: days that never were, and also an empty text, `unknown`, `2024年6月`. Full-width digits are digits, blanks at the ends don't matter, and the year needs no other test.

# %%
show.table(export[["row_no", "filing", "pub"]].head(8), language)


# %% answer="read-days"
def read_days(texts):
    ### BEGIN SOLUTION
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
            continue
        plain = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", plain)
        plain = re.sub("[/年月]", "-", plain).removesuffix("日")
        read = pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce")
        days.append(None if pd.isna(read) else read)
    return days
    ### END SOLUTION


# %% answer="read-days" entry="fill"
def read_days(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp(____) + pd.Timedelta(days=int(plain)))
            continue
        plain = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", plain)
        plain = re.sub("[/年月]", "-", plain).removesuffix("日")
        read = pd.to_datetime(plain, format=____, errors=____)
        days.append(None if pd.isna(read) else read)
    return days


# %% answer="read-days" entry="run"
def method_a(texts):
    return [pd.to_datetime(text, format="%Y-%m-%d", errors="coerce") for text in texts]


def method_b(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text)
        parts = re.findall(r"\d+", plain)
        if len(parts) == 1:
            parts = [plain[:4], plain[4:6], plain[6:]] if len(plain) == 8 else [1899, 12, 30 + int(plain)]
        year, month, day = map(int, parts)
        start = pd.Timestamp(max(year, 1), 1, 1)
        days.append(start + pd.DateOffset(months=max(month, 1) - 1) + pd.Timedelta(days=max(day, 1) - 1))
    return days


def method_c(texts):
    days = []
    for text in texts:
        plain = re.sub("[年月]", "-", unicodedata.normalize("NFKC", text)).replace("日", "").replace("/", "-").strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
        else:
            plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}" if "-" not in plain else plain
            days.append(pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce"))
    return [None if pd.isna(day) else day for day in days]


read_days = None  # method_a | method_b | method_c

# %%
preview("read_days", read_days, ["2024-06-05", "45448", "2021-02-30"])


# %% check="read-days" points=2
def _check():
    from datetime import date, timedelta

    from iplab import data

    def days_of(texts):
        got = checks.ask("read_days", read_days, texts)
        got = got.tolist() if hasattr(got, "tolist") else got
        assert isinstance(got, (list, tuple)) and len(got) == len(texts), (
            "[not-a-column] 应返回与输入一样长的列表 / It should return a list as long as the input."
        )
        return [None if pd.isna(item) else str(item)[:10] for item in got]

    assert days_of(["2021-02-30"])[0] is None, (
        "[impossible-day] 2021-02-30 不是日子：应返回 None，不能改成别的日子 / 2021-02-30 is no day: return None, don't turn it into another."
    )
    assert days_of(["", "unknown", "2024年6月"]) == [None] * 3, (
        "[impossible-day] 空文字、别的字、只写到月的，也不是日子：返回 None / An empty text, other words and a month alone are no day either: return None."
    )

    ### BEGIN HIDDEN TESTS
    def right(text):
        plain = unicodedata.normalize("NFKC", text).strip()
        parts = [int(part) for part in re.findall(r"[0-9]+", plain)]
        if len(parts) == 1:
            if len(plain) == 5:
                return str(date(1899, 12, 30) + timedelta(days=parts[0]))
            parts = [int(plain[:4]), int(plain[4:6]), int(plain[6:])]
        try:
            return str(date(*parts))
        except ValueError:
            return None

    table = data.load("patents_dirty")
    own = [
        "2023-02-29",
        "2024/2/29",
        "45448",
        "20240605",
        "2024年12月1日",
        "２０２４-０６-０５",
        "2024/06/05",
        "2024-6-5",
        " 20240605 ",
        "1900-01-00",
        "2024年4月31日",
    ]
    for texts in (table["filing"].tolist()[:700], table["pub"].tolist()[700:], own):
        cases = list(zip(texts, map(right, texts), days_of(texts), strict=True))
        assert all(got is None for _, known, got in cases if known is None), (
            "[impossible-day] 不存在的日子被改成了别的日子：应返回 None / Days that never were became other days: return None."
        )
        assert all(got == known for text, known, got in cases if known and "-" in text), (
            "[plain-day-lost] 2024-06-05 这样的写法也没有读对 / Days such as 2024-06-05 are not read right."
        )
        assert all(got == known for text, known, got in cases if known and len(text.strip()) != 5), (
            "[one-form-only] 只认了一部分写法，其余成了空值 / Only some ways of writing are read; the rest went missing."
        )
        assert all(got == known for _, known, got in cases), (
            "[excel-number] 五位数是从 1899-12-30 起数的天数，换算不对 / Five digits are days counted from 1899-12-30; they are not read right."
        )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 3　乱码：能还原的和已经丢字的
#
# 编码读错有三种样子：
#
# - `Ò»ÖÖ…`：GBK 的文件按 Latin-1 读。还原：`text.encode("latin-1").decode("gbk")`；
# - `鎹㈢數…`：UTF-8 的文件按 GBK 读。还原：`text.encode("gb18030").decode("utf-8")`（GB18030 是 GBK 的扩充，有些怪字只有它编得回去）；
# - 含有 `�` 或半角问号 `?`：字已经丢了，还原不了。
#
# 写函数 `undo_damage`：收到一列文字，返回同样长的列表：能还原的返回原文，丢了字的返回 `None`，没坏的原样返回。空格和全半角本题不管。先查丢字，再依次试前两种：`encode` 或 `decode` 报 `UnicodeError`，就不是那一种；解得开，还要看解出来的文字里有没有**两个连着的汉字**（`[一-龥]{2}`），没有也不算。这一条不能省：`25°C` 也解得开，解成 `25癈`，可它本来就没坏。

# %% [markdown] lang="en"
# ## Task 3　Garbled text: what can be undone, and what has lost signs
#
# A wrong encoding shows in three ways:
#
# - `Ò»ÖÖ…`: a GBK file read as Latin-1. To undo it: `text.encode("latin-1").decode("gbk")`;
# - `鎹㈢數…`: a UTF-8 file read as GBK. To undo it: `text.encode("gb18030").decode("utf-8")` (GB18030 extends GBK, and some odd signs go back with it only);
# - a `�` or a half-width question mark `?` in it: signs are gone, nothing undoes that.
#
# Write the function `undo_damage`: it is given a column of texts and returns a list of the same length: the original where it can be undone, `None` where signs are lost, and what is not garbled as it is. Spaces and widths don't matter in this task. Look for lost signs first, then try the two in turn: when `encode` or `decode` raises `UnicodeError`, it is not that kind; and when they don't, what comes out counts only if it has **two Chinese characters in a row** (`[一-龥]{2}`). This rule is needed: `25°C` can be decoded as well, into `25癈`, and yet nothing was wrong with it.

# %%
garbled = export["title"].iloc[[1, 10, 20, 122, 237]]
show.table(garbled, language)


# %% answer="undo-damage"
def undo_damage(texts):
    ### BEGIN SOLUTION
    undone = []
    for text in texts:
        if "�" in text or "?" in text:
            undone.append(None)
            continue
        original = text
        for wrong, real in (("latin-1", "gbk"), ("gb18030", "utf-8")):
            try:
                read = text.encode(wrong).decode(real)
            except UnicodeError:
                continue
            if re.search("[一-龥]{2}", read):
                original = read
                break
        undone.append(original)
    return undone
    ### END SOLUTION


# %% answer="undo-damage" entry="fill"
def undo_damage(texts):
    undone = []
    for text in texts:
        if "�" in text or ____ in text:
            undone.append(None)
            continue
        original = text
        for wrong, real in (("latin-1", "gbk"), (____, ____)):
            try:
                read = text.encode(wrong).decode(real)
            except UnicodeError:
                continue
            if re.search(____, read):
                original = read
                break
        undone.append(original)
    return undone


# %% answer="undo-damage" entry="run"
def reread(text, wrong, real):
    try:
        read = text.encode(wrong).decode(real)
    except UnicodeError:
        return text
    return read if re.search("[一-龥]{2}", read) else text


def method_a(texts):
    return [reread(text, "latin-1", "gbk") for text in texts]


def method_b(texts):
    return [reread(reread(text, "latin-1", "gbk"), "gb18030", "utf-8") for text in texts]


def method_c(texts):
    return [
        None if re.search("[�?]", text) else reread(reread(text, "latin-1", "gbk"), "gb18030", "utf-8")
        for text in texts
    ]


def method_d(texts):
    return [reread(text, "gb18030", "utf-8") if re.search("[一-龥]", text) else None for text in texts]


undo_damage = None  # method_a | method_b | method_c | method_d

# %%
preview("undo_damage", undo_damage, garbled.tolist())


# %% check="undo-damage" points=2
def _check():
    from iplab import data

    def plain(text):
        return "".join(unicodedata.normalize("NFKC", text).split())

    def undone(texts):
        got = checks.ask("undo_damage", undo_damage, texts)
        got = got.tolist() if hasattr(got, "tolist") else got
        assert isinstance(got, (list, tuple)) and len(got) == len(texts), (
            "[not-a-column] 应返回与输入一样长的列表 / It should return a list as long as the input."
        )
        return [None if checks.is_missing(item) else plain(str(item)) for item in got]

    assert undone(["??????"]) == [None], (
        "[lost-signs-kept] 问号和 � 的地方字已经丢了：写 None，留给人去查 / Where a question mark or � stands, signs are gone: write None and look them up."
    )
    ### BEGIN HIDDEN TESTS
    marks = [plain(mark).upper() for mark in data.load("patents_dirty")["pub_no"].tolist()]
    for column, source, part in (
        ("title", "title_zh", slice(0, 800)),
        ("applicant", "applicant_raw", slice(500, 1300)),
    ):
        clean = dict(zip(*(data.load("patents")[name].tolist() for name in ("pub_no", source)), strict=True))
        texts = data.load("patents_dirty")[column].tolist()[part]
        right = [plain(clean[mark]) for mark in marks[part]]
        cases = list(zip(texts, right, undone(texts), strict=True))
        lost = [case for case in cases if "�" in case[0] or "?" in case[0]]
        good = [case for case in cases if plain(case[0]) == case[1]]
        latin = [case for case in cases if case not in good and case not in lost and max(case[0]) < "Ā"]
        assert all(got is None for _, _, got in lost), (
            "[lost-signs-kept] 丢了字的没有写 None / Texts that have lost signs are not None."
        )
        assert all(got == known for _, known, got in good), (
            "[good-text-changed] 没坏的文字被改动或丢掉了 / Texts that were not garbled are changed or gone."
        )
        assert all(got == known for _, known, got in latin), (
            "[latin-not-undone] Ò»ÖÖ 这一种没有还原 / The kind that looks like Ò»ÖÖ was not undone."
        )
        assert all(got == known for case in cases if case not in lost for _, known, got in [case]), (
            "[utf-not-undone] 鎹㈢數 这一种没有还原：它看着像汉字，其实是 UTF-8，用 gb18030 编回去 / The kind that looks like odd Chinese signs was not undone: it is UTF-8 read as GBK, and goes back through gb18030."
        )
    latin = ["Film cured at 25°C", "Müller & Söhne GmbH", "LED", "换热器"]
    assert undone(latin) == [plain(text) for text in latin], (
        "[latin-text-garbled] 没坏的西文被改成了怪字：解出来没有两个连着的汉字，就不是乱码 / Latin text that was fine became odd signs: unless two Chinese characters in a row come out, it was not garbled."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 4　和控制数对一对
#
# 导出页的控制数是 1,400 件文献、1,100 件申请。一件发明先公布、后授权，是两件文献，一件申请；伪装的重复行（公开号大小写、空格、全半角不同）是同一件文献。
#
# 写函数 `control_totals`：给它导出表 `export` 和登记表 `register`（列 `pub_no`、`appl_no`，都是干净的，一个公开号一行），返回字典 `{"documents": …, "applications": …}`：导出表里不同的文献数、不同的申请数。先统一公开号的写法（半角、大写、无空格）再去重；申请号**不要**用导出表里损坏的那一列，拿统一后的公开号到登记表里查。导出表里的公开号登记表里都有；登记表里可能还有别的文献，它们不算。

# %% [markdown] lang="en"
# ## Task 4　Held against the control totals
#
# The export page says 1,400 documents and 1,100 applications. An invention that is published and later granted makes two documents and one application; disguised copies (publication numbers that differ in capitals, spaces or width) are one document.
#
# Write the function `control_totals`: given the table `export` and the table `register` (columns `pub_no` and `appl_no`, both clean, one row a publication number), it returns the dictionary `{"documents": …, "applications": …}`: the number of different documents and of different applications in the export. First bring the publication numbers into one form (half width, capitals, no spaces), then drop duplicates. For applications **don't** use the damaged column of the export: look the repaired publication number up in the register. Every publication number of the export is in the register; the register may hold other documents as well, which don't count.

# %%
register = data.load("patents")[["pub_no", "appl_no"]]
show.table(register.head(4), language)


# %% answer="control-totals"
def control_totals(export, register):
    ### BEGIN SOLUTION
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": numbers.nunique(), "applications": found["appl_no"].nunique()}
    ### END SOLUTION


# %% answer="control-totals" entry="fill"
def control_totals(export, register):
    numbers = export[____].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(____)]
    return {"documents": numbers.nunique(), "applications": found[____].nunique()}


# %% answer="control-totals" entry="run"
def method_a(export, register):
    rows = export.drop_duplicates("title")
    return {"documents": len(rows), "applications": rows["appl_no"].nunique()}


def method_b(export, register):
    rows = export.drop_duplicates("pub_no").merge(register, on="pub_no")
    return {"documents": rows["pub_no"].nunique(), "applications": rows["appl_no_y"].nunique()}


def method_c(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    return {"documents": numbers.nunique(), "applications": numbers.nunique()}


def method_d(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": found["pub_no"].nunique(), "applications": found["appl_no"].nunique()}


control_totals = None  # method_a | method_b | method_c | method_d

# %%
preview("control_totals", control_totals, export, register)


# %% check="control-totals" points=2
def _check():
    from iplab import data

    table = data.load("patents_dirty")[["row_no", "pub_no", "appl_no", "title"]]
    clean = data.load("patents")[["pub_no", "appl_no"]]
    known = dict(zip(clean["pub_no"].tolist(), clean["appl_no"].tolist(), strict=True))

    def plain(text):
        return "".join(unicodedata.normalize("NFKC", text).split()).upper()

    def totals(part):
        rows = table.iloc[part]
        wanted = {plain(text) for text in rows["pub_no"].tolist()}
        extra = set(clean["pub_no"].tolist()[:200])
        got = checks.ask("control_totals", control_totals, rows, clean[clean["pub_no"].isin(wanted | extra)])
        got = checks.counts("control_totals", got)
        assert set(got) <= {"documents", "applications"}, (
            "[wrong-keys] 键应是 documents 和 applications / The keys should be documents and applications."
        )
        return got

    totals(slice(0, 50))
    ### BEGIN HIDDEN TESTS
    whole, second = slice(0, 1500), slice(300, 900)
    documents, applications = [], []
    for part in (whole, second):
        rows, got = table.iloc[part], totals(part)
        raw = rows["pub_no"].tolist()
        numbers = {plain(text) for text in raw}
        titles = rows["title"].tolist()
        documents.append(
            (
                got.get("documents"),
                len(numbers),
                [
                    (
                        len(set(titles)),
                        "[duplicates-by-title] 按名称去重：同名的不同文献被删掉了 / Duplicates were dropped by title: different documents of one title are gone.",
                    ),
                    (
                        len(set(raw)),
                        "[disguised-copies] 伪装的重复行还在：先统一公开号的写法再去重 / Disguised copies are still there: bring the publication numbers into one form first.",
                    ),
                    (
                        len(raw),
                        "[rows-for-documents] 数的是行，重复行也算进去了 / Rows were counted, copies and all.",
                    ),
                    (
                        sum(1 for text in set(raw) if text in known),
                        "[rows-lost-in-join] 连表时写法不同的公开号对不上，行丢了 / Publication numbers in another form found no match in the join: rows are lost.",
                    ),
                ],
            )
        )
        applications.append(
            (
                got.get("applications"),
                len({known[number] for number in numbers}),
                [
                    (
                        len(numbers),
                        "[publications-for-inventions] 把文献当成了申请：公布和授权是一件申请 / Documents were taken for applications: publication and grant are one application.",
                    ),
                    (
                        len(set(rows["appl_no"].tolist())),
                        "[damaged-numbers] 用了损坏的申请号：2.02E+11 把几十件并成一件 / The damaged numbers were used: 2.02E+11 makes one of dozens.",
                    ),
                    (
                        len({known[text] for text in raw if text in known}),
                        "[rows-lost-in-join] 连表时写法不同的公开号对不上，行丢了 / Publication numbers in another form found no match in the join: rows are lost.",
                    ),
                ],
            )
        )
    checks.expect(
        documents, "[other-documents] 文献数和控制数对不上 / The number of documents is off the control total."
    )
    checks.expect(
        applications, "[other-applications] 申请数和控制数对不上 / The number of applications is off the control total."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 5　名称：一条写得出来的规则
#
# 同一家企业在文献上有多种写法。请把每个名称变成一个“键”：键相同，就当作同一主体。写函数 `name_keys`：给它一列名称 `names` 和对照 `register`（字典：已知的其他名称，即正式英文名和曾用名 → 正式中文名），返回同样长的键的列表，键是什么文字都可以。
#
# 这些名称在文献上还会印成大写、缩写，所以拿键去查，查一次就到正式名。现成的步骤（可以自己写，也可以自己加）：
#
# | 步骤 | 作用 |
# |---|---|
# | `half_width(name)` | 全角变半角，去空格 |
# | `place_first(name)` | 半角括号里的地名移到最前 |
# | `without_unit(name)` | 去掉大学后面的学院 |
# | `without_form(name)` | 去掉末尾的“有限公司”等 |
# | `latin_key(name)` | 英文名：小写，去标点和 Co., Ltd. 等 |
# | `without_place(name)` | 地名整个去掉 |
#
# **评分**：用另编的一批名称两两比较，它们不在 `alias` 里，对照另给。判成同一主体的对子里，真的占多少是查准率；真是同一主体的对子里，判出来的占多少是查全率；F1 是两者的调和平均。F1 不低于 0.90、查准率不低于 0.95 为通过（练习值）。只看中文名 2 分，中英文一起 1 分。误识的字合不上，不要紧。同字号的子公司、外地公司是**另一个**主体，不许悄悄并进来。

# %% [markdown] lang="en"
# ## Task 5　Names: a rule that can be written down
#
# One firm has many ways of being written on documents. Turn each name into a "key": names with the same key are taken for one body. Write the function `name_keys`: given a column of names `names` and the look-up `register` (a dictionary: other names that are known, which are official English names and former names → the official Chinese name), it returns the list of keys, as long as the input; a key may be any text.
#
# On documents these names come in capitals and short forms too, so look them up by the key; one look-up leads straight to the official name. Steps that are ready (write your own or add to them as you like):
#
# | Step | What it does |
# |---|---|
# | `half_width(name)` | full width to half width, spaces out |
# | `place_first(name)` | a place in half-width brackets goes to the front |
# | `without_unit(name)` | takes the school off a university |
# | `without_form(name)` | takes the legal form off the end |
# | `latin_key(name)` | English names: small letters, no points, no Co., Ltd. and the like |
# | `without_place(name)` | takes the place out altogether |
#
# **Marking**: pair by pair, on names made for it, which are not in `alias`, with a look-up of their own. Precision is the share of true pairs among those you join; recall the share that you join among the true ones; F1 is their harmonic mean. F1 of at least 0.90 with a precision of at least 0.95 passes (exercise values). Chinese names alone are worth 2 points, Chinese and English together 1. Misread signs that stay apart do no harm. A subsidiary or a firm elsewhere with the same brand is **another** body and must not be merged in silence.

# %%
alias = data.load("alias")
alias = alias[alias["part"] == "training"]
bodies = data.load("applicants")
official = dict(zip(bodies["applicant_id"], bodies["name_zh"]))
others = alias[(alias["variant"] == "former") | ((alias["language"] == "en") & (alias["variant"] == "official"))]
other_names = {raw: official[body] for raw, body in zip(others["raw"], others["applicant_id"])}
printed = alias[alias["documents"] > 0]
cities = tuple(sorted({city.removesuffix("市") for city in bodies["city"].dropna()}, key=len, reverse=True))


def without_place(name):
    bare = re.sub(r"\(.+?\)", "", half_width(name))
    return next((bare[len(city) :].removeprefix("市") for city in cities if bare.startswith(city)), bare)


show.table(printed[["raw", "applicant_id", "language", "variant"]].head(10), language)


# %% answer="name-keys"
def name_keys(names, register):
    ### BEGIN SOLUTION
    def key(name):
        plain = half_width(name)
        if re.search("[一-龥]", plain):
            return without_form(without_unit(place_first(plain)))
        return latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]
    ### END SOLUTION


# %% answer="name-keys" entry="fill"
def name_keys(names, register):
    def key(name):
        plain = half_width(name)
        if re.search("[一-龥]", plain):
            return without_form(without_unit(____(plain)))
        return ____(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), ____) for name in names]


# %% answer="name-keys" entry="run"
def method_a(names, register):
    return [half_width(name) for name in names]


def method_b(names, register):
    return [without_form(without_unit(place_first(half_width(name)))) for name in names]


def method_c(names, register):
    return [without_form(without_unit(without_place(name)))[:2] for name in names]


def method_d(names, register):
    def key(name):
        plain = half_width(name)
        chinese = re.search("[一-龥]", plain)
        return without_form(without_unit(place_first(plain))) if chinese else latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]


name_keys = None  # method_a | method_b | method_c | method_d

# %%
preview("name_keys", name_keys, printed["raw"].head(8).tolist(), other_names)


# %% check="name-keys" points=2
def _check():
    from iplab import data

    def keys_of(names, register):
        got = checks.ask("name_keys", name_keys, names, register)
        got = got.tolist() if hasattr(got, "tolist") else got
        assert isinstance(got, (list, tuple)) and len(got) == len(names), (
            "[not-a-column] 应返回与输入一样长的列表 / It should return a list as long as the input."
        )
        return [str(item) for item in got]

    keys_of(["漱浦科技大学", "漱　浦科技大学"], {})
    ### BEGIN HIDDEN TESTS
    table, bodies = data.load("alias"), data.load("applicants")
    about = [bodies[name].tolist() for name in ("applicant_id", "name_zh", "city", "kind", "country")]
    brand, proper = {}, {}  # the two signs that make the name, and which word it is in English
    for body, name, city, kind, country in zip(*about, strict=True):
        domestic = country == "CN" and kind == "firm"
        at = len(city.removesuffix("市")) if domestic else int(kind == "person")
        brand[body], proper[body] = (name[at : at + 2], int(domestic or kind == "person")), name

    def renamed(raw, body):
        """The name with its brand turned round: no name of the table, and as like its other forms as before."""
        (first, second), word = brand[body]
        if max(raw) > "一":
            return re.sub(rf"{first}(\s?){second}", rf"{second}\1{first}", raw, count=1)
        words = raw.split(" ")
        turned = words[word][::-1]
        words[word] = turned if turned.isupper() else turned.capitalize()
        return " ".join(words)

    table = table[table["part"] == "hidden"]
    columns = [table[name].tolist() for name in ("raw", "applicant_id", "language", "variant", "documents")]
    rows = [(renamed(raw, body), body, *rest) for raw, body, *rest in zip(*columns, strict=True)]
    register = {
        raw: renamed(proper[body], body)
        for raw, body, lang, variant, _ in rows
        if variant == "former" or (lang == "en" and variant == "official")
    }
    shown = [row for row in rows if row[4] > 0 and row[2] == "zh"]
    got = keys_of([row[0] for row in shown], register)

    def pairs(labels):
        sizes = {}
        for label in labels:
            sizes[label] = sizes.get(label, 0) + 1
        return sum(size * (size - 1) // 2 for size in sizes.values())

    joined, true = pairs(got), pairs([row[1] for row in shown])
    both = pairs(list(zip(got, [row[1] for row in shown], strict=True)))
    assert joined, "[nothing-joined] 没有任何两个名称得到同一个键 / No two names were given the same key."
    assert both / joined >= 0.95, (
        "[merged-too-much] 不是同一主体的名称被并在了一起：只剩字号或去掉地名，子公司和同字号的企业就混了 / Names of different bodies were merged: with the brand alone, or without the place, subsidiaries and firms of one brand run together."
    )
    first = {row[1]: key for row, key in zip(shown, got, strict=True) if row[3] == "official"}
    apart = {}
    for row, key in zip(shown, got, strict=True):
        if row[1] in first and row[3] not in ("official", "misread", "sound"):
            apart.setdefault(row[3], []).append(key != first[row[1]])
    missed = {kind for kind, wrong in apart.items() if sum(wrong) > 0.5 * len(wrong)}
    if 2 * both / (joined + true) < 0.90:
        assert "brackets" not in missed, (
            "[brackets-missed] 地名写在括号里的没有对上 / Names with the place in brackets were not matched."
        )
        assert "form" not in missed, (
            "[form-missed] 有限公司、有限责任公司、股份公司这些写法没有对上 / Different legal forms at the end were not matched."
        )
        assert "former" not in missed, (
            "[former-missed] 曾用名没有对上：对照 register 没有用到 / Former names were not matched: the register was not used."
        )
        raise AssertionError(
            "[too-few-joined] F1 不到 0.90：同一主体的名称还有不少没有对上 / F1 is below 0.90: many names of one body are still apart."
        )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="name-keys-english" points=1
# 隐藏检查：中英文一起（评分时才运行） / Hidden check (runs at marking): Chinese and English together
### BEGIN HIDDEN TESTS
def _check():
    from iplab import data

    table, bodies = data.load("alias"), data.load("applicants")
    about = [bodies[name].tolist() for name in ("applicant_id", "name_zh", "city", "kind", "country")]
    brand, proper = {}, {}  # the two signs that make the name, and which word it is in English
    for body, name, city, kind, country in zip(*about, strict=True):
        domestic = country == "CN" and kind == "firm"
        at = len(city.removesuffix("市")) if domestic else int(kind == "person")
        brand[body], proper[body] = (name[at : at + 2], int(domestic or kind == "person")), name

    def renamed(raw, body):
        """The name with its brand turned round: no name of the table, and as like its other forms as before."""
        (first, second), word = brand[body]
        if max(raw) > "一":
            return re.sub(rf"{first}(\s?){second}", rf"{second}\1{first}", raw, count=1)
        words = raw.split(" ")
        turned = words[word][::-1]
        words[word] = turned if turned.isupper() else turned.capitalize()
        return " ".join(words)

    table = table[table["part"] == "hidden"]
    columns = [table[name].tolist() for name in ("raw", "applicant_id", "language", "variant", "documents")]
    rows = [(renamed(raw, body), body, *rest) for raw, body, *rest in zip(*columns, strict=True)]
    register = {
        raw: renamed(proper[body], body)
        for raw, body, lang, variant, _ in rows
        if variant == "former" or (lang == "en" and variant == "official")
    }
    shown = [row for row in rows if row[4] > 0]
    got = checks.ask("name_keys", name_keys, [row[0] for row in shown], register)
    got = got.tolist() if hasattr(got, "tolist") else got
    assert isinstance(got, (list, tuple)) and len(got) == len(shown), (
        "[not-a-column] 应返回与输入一样长的列表 / It should return a list as long as the input."
    )
    got = [str(key) for key in got]

    def pairs(labels):
        sizes = {}
        for label in labels:
            sizes[label] = sizes.get(label, 0) + 1
        return sum(size * (size - 1) // 2 for size in sizes.values())

    joined, true = pairs(got), pairs([row[1] for row in shown])
    both = pairs(list(zip(got, [row[1] for row in shown], strict=True)))
    assert not joined or both / joined >= 0.95, (
        "[merged-too-much] 不是同一主体的名称被并在了一起 / Names of different bodies were merged."
    )
    assert 2 * both / (joined + true) >= 0.90, (
        "[english-apart] 英文名没有和中文名对上：大写、缩写的英文名先变成键，再查对照 / English names were not matched with the Chinese ones: make keys of capitals and short forms first, then look them up."
    )


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 6　简单同族
#
# 表 `priorities` 一行是“一件申请 `appl_no`、它要求的一项优先权 `prio_no`”。没有要求优先权的首次申请，以自己为优先权，表里已经有这一行。**优先权完全相同**（不论次序）的申请是一个简单同族。
#
# 写函数 `simple_families`：返回每件申请属于哪个同族：字典或 Series（申请号 → 同族的任意标签），或者由组构成的列表（一组是一些申请号）。只算表里 `appl_no` 一列的申请；只有一件的同族也是同族。

# %% [markdown] lang="en"
# ## Task 6　Simple families
#
# A row of the table `priorities` is one application `appl_no` and one priority `prio_no` that it claims. A first filing that claims none is its own priority, and the table has that row already. Applications with **exactly the same priorities**, in whatever order, are one simple family.
#
# Write the function `simple_families`: it returns the family of each application: a dictionary or Series (application number → any label of the family), or a list of groups (a group is some application numbers). Only applications in the column `appl_no` count; a family of one is a family.

# %%
fields = data.load("patents")[["appl_no", "tech_field"]].drop_duplicates()
own_field = fields.loc[fields["tech_field"] == tech_field, "appl_no"]
priorities = data.load("priorities")
priorities = priorities.loc[priorities["appl_no"].isin(own_field), ["appl_no", "prio_no"]].reset_index(drop=True)
joint = priorities[priorities["appl_no"].duplicated(keep=False)]  # applications that claim two priorities
few = priorities[priorities["prio_no"].isin(joint["prio_no"].head(2))]
show.table(few, language)


# %% answer="simple-families"
def simple_families(priorities):
    ### BEGIN SOLUTION
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))
    ### END SOLUTION


# %% answer="simple-families" entry="fill"
def simple_families(priorities):
    return priorities.groupby(____)[____].agg(lambda numbers: "+".join(sorted(____)))


# %% answer="simple-families" entry="run"
def method_a(priorities):
    claimed = priorities[priorities["appl_no"] != priorities["prio_no"]]
    return claimed.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


def method_b(priorities):
    return priorities.groupby("appl_no")["prio_no"].min()


def method_c(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


simple_families = None  # method_a | method_b | method_c

# %%
preview("simple_families", simple_families, few)


# %% check="simple-families" points=2
def _check():
    from iplab import data

    def groups(value):
        if isinstance(value, pd.DataFrame):
            value = value.set_index("appl_no").iloc[:, 0] if "appl_no" in value else value.iloc[:, 0]
        if isinstance(value, (dict, pd.Series)):
            found = {}
            for number, label in dict(value).items():
                found.setdefault(str(label), set()).add(str(number))
            value = found.values()
        assert not isinstance(value, str) and hasattr(value, "__iter__"), (
            "[not-families] 应返回字典、Series 或由组构成的列表 / It should return a dictionary, a Series or a list of groups."
        )
        value = list(value)
        assert all(isinstance(group, (list, tuple, set, frozenset)) for group in value), (
            "[not-families] 应返回字典、Series 或由组构成的列表 / It should return a dictionary, a Series or a list of groups."
        )
        return frozenset(frozenset(map(str, group)) for group in value)

    small = pd.DataFrame({"appl_no": ["A", "B", "C", "C"], "prio_no": ["A", "A", "A", "D"]})
    got = groups(checks.ask("simple_families", simple_families, small))
    assert "D" not in set().union(*got), (
        "[priorities-as-members] 只在 prio_no 里出现的号码不是成员 / Numbers that stand in prio_no only are no members."
    )
    assert "A" in set().union(*got), (
        "[first-filing-falls-out] 首次申请掉出去了：它以自己为优先权，这一行不能删 / The first filing fell out: it is its own priority, and that row must stay."
    )
    ### BEGIN HIDDEN TESTS
    numbers = data.load("patents")[["appl_no", "tech_field"]].drop_duplicates()
    table = data.load("priorities")[["appl_no", "prio_no"]]
    cases = []
    for field in (tech_field, "digital_creative" if tech_field != "digital_creative" else "biotech"):
        rows = table[table["appl_no"].isin(numbers.loc[numbers["tech_field"] == field, "appl_no"])]
        claims, least, linked = {}, {}, {}
        for number, priority in zip(rows["appl_no"].tolist(), rows["prio_no"].tolist(), strict=True):
            claims.setdefault(number, set()).add(priority)
        for number, claimed in claims.items():
            least.setdefault(min(claimed), set()).add(number)
        right = {}
        for number, claimed in claims.items():
            right.setdefault(frozenset(claimed), set()).add(number)
        owner = {}
        for number, claimed in claims.items():  # all that a chain of shared priorities links
            group = {number}
            for priority in claimed:
                group |= owner.get(priority, set())
            for member in group:
                for priority in claims[member]:
                    owner[priority] = group
        linked = {id(group): group for group in owner.values()}
        cases.append(
            (
                groups(checks.ask("simple_families", simple_families, rows)),
                frozenset(map(frozenset, right.values())),
                [
                    (
                        frozenset(map(frozenset, linked.values())),
                        "[extended-for-simple] 这是扩展同族：只要有一项相同就连上了 / This is the extended family: one shared priority was enough.",
                    ),
                    (
                        frozenset(map(frozenset, least.values())),
                        "[one-priority-only] 每件只看了一项优先权：要看全部是否相同 / One priority of each was looked at: all of them must be the same.",
                    ),
                    (
                        frozenset(frozenset([number]) for number in claims),
                        "[each-alone] 每件申请各成一族，没有比较优先权 / Each application is alone: the priorities were not compared.",
                    ),
                ],
            )
        )
    checks.expect(
        cases, "[other] 与逐件比较优先权得到的同族不符 / Not the families that comparing the priorities gives."
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 7　扩展同族
#
# 只要有一项共同优先权就连起来，再经过别的申请一路连下去，连得到的都是**一个**扩展同族：A 和 B 有共同优先权，B 和 C 有，那么 A、B、C 同族，哪怕 A 和 C 没有共同的。写函数 `extended_families`，收到的表和返回的形式同任务 6。

# %% [markdown] lang="en"
# ## Task 7　Extended families
#
# One shared priority links two applications, and so on through others; all that are linked are **one** extended family: if A and B share one and B and C share one, then A, B and C are a family even if A and C share none. Write the function `extended_families`; table and form of the answer are those of task 6.


# %% answer="extended-families"
def extended_families(priorities):
    ### BEGIN SOLUTION
    import networkx as nx

    links = nx.Graph()
    for number, priority in zip(priorities["appl_no"], priorities["prio_no"]):
        links.add_edge(("application", number), ("priority", priority))
    parts = nx.connected_components(links)
    return [[number for side, number in part if side == "application"] for part in parts]
    ### END SOLUTION


# %% answer="extended-families" entry="fill"
def extended_families(priorities):
    import networkx as nx

    links = nx.Graph()
    for row in priorities.itertuples():
        links.add_edge(("application", row.appl_no), ("priority", row.____))
    families = []
    for part in nx.____(links):
        families.append([number for side, number in part if side == ____])
    return families


# %% answer="extended-families" entry="run"
def method_a(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


def method_b(priorities):
    return [list(rows["appl_no"]) for _, rows in priorities.groupby("prio_no")]


def method_c(priorities):
    import networkx as nx

    links = nx.Graph(
        (("application", number), ("priority", priority))
        for number, priority in zip(priorities["appl_no"], priorities["prio_no"])
    )
    parts = nx.connected_components(links)
    return [[number for side, number in part if side == "application"] for part in parts]


extended_families = None  # method_a | method_b | method_c

# %%
preview("extended_families", extended_families, few)


# %% check="extended-families" points=2
def _check():
    from iplab import data

    def groups(value):
        if isinstance(value, pd.DataFrame):
            value = value.set_index("appl_no").iloc[:, 0] if "appl_no" in value else value.iloc[:, 0]
        if isinstance(value, (dict, pd.Series)):
            found = {}
            for number, label in dict(value).items():
                found.setdefault(str(label), set()).add(str(number))
            value = found.values()
        assert not isinstance(value, str) and hasattr(value, "__iter__"), (
            "[not-families] 应返回字典、Series 或由组构成的列表 / It should return a dictionary, a Series or a list of groups."
        )
        value = list(value)
        assert all(isinstance(group, (list, tuple, set, frozenset)) for group in value), (
            "[not-families] 应返回字典、Series 或由组构成的列表 / It should return a dictionary, a Series or a list of groups."
        )
        return frozenset(frozenset(map(str, group)) for group in value)

    small = pd.DataFrame({"appl_no": ["A", "B", "C", "C", "E"], "prio_no": ["A", "A", "A", "D", "E"]})
    got = groups(checks.ask("extended_families", extended_families, small))
    assert sum(map(len, got)) == len(set().union(*got)), (
        "[in-two-families] 有申请同时在两个同族里：连得上的要并成一个 / An application is in two families: what is linked must become one."
    )
    ### BEGIN HIDDEN TESTS
    numbers = data.load("patents")[["appl_no", "tech_field"]].drop_duplicates()
    table = data.load("priorities")[["appl_no", "prio_no"]]
    chain = pd.DataFrame({"appl_no": list("ABBCCDE"), "prio_no": list("PPQQRRZ")})
    cases = []
    slices = [chain]
    for field in (tech_field, "related_services" if tech_field != "related_services" else "biotech"):
        slices.append(table[table["appl_no"].isin(numbers.loc[numbers["tech_field"] == field, "appl_no"])])
    for rows in slices:
        pairs = list(zip(rows["appl_no"].tolist(), rows["prio_no"].tolist(), strict=True))
        claims, owner, sets = {}, {}, {}
        for number, priority in pairs:
            claims.setdefault(number, set()).add(priority)
        for number, claimed in claims.items():
            sets.setdefault(frozenset(claimed), set()).add(number)
            group = {number}.union(*(owner.get(priority, set()) for priority in claimed))
            for member in group:
                for priority in claims[member]:
                    owner[priority] = group
        right = {id(group): frozenset(group) for group in owner.values()}
        cases.append(
            (
                groups(checks.ask("extended_families", extended_families, rows)),
                frozenset(right.values()),
                [
                    (
                        frozenset(map(frozenset, sets.values())),
                        "[simple-for-extended] 这是简单同族：扩展同族只要有一项共同优先权就连上 / This is the simple family: for the extended one a single shared priority is enough.",
                    ),
                ],
            )
        )
    checks.expect(
        cases,
        "[chain-broken] 没有一路连到底：共同优先权可以经过别的申请传下去 / The chain was not followed to its end: links run on through other applications.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 8　同一批同族，三种计数
#
# 表 `owners` 一行是“一个同族、一个申请人”：`position` 是申请人次序（1 为第一申请人，每个同族都有；行的先后**不是**次序），`country` 是申请人的国家或地区代码，`province` 是省份（文献上没印的为空）。计数的地点这样定：代码不是 `"CN"` 的，记 `"abroad"`；是 `"CN"` 而省份为空的，记 `"unknown"`；其余记省份。
#
# 写函数 `three_counts`，返回字典 `{"whole": …, "fractional": …, "first": …}`，每项又是“地点 → 数”的字典或 Series：
#
# - `whole` 整数计数：有该地申请人的同族数（一个同族在一地最多算一次）；
# - `fractional` 分数计数：每个同族是 1，由它的**申请人**平分，落到各自的地点（同一地点的几个申请人，份额相加）；
# - `first` 第一申请人计数：每个同族只算在第一申请人的地点。
#
# `fractional` 各地加起来等于同族数，`first` 也是；`whole` 有跨地合作时会超过。没有的地点可以不列。

# %% [markdown] lang="en"
# ## Task 8　The same families counted in three ways
#
# A row of the table `owners` is one family and one applicant: `position` gives the order of the applicants (1 is the first applicant, and every family has one; the order of the rows is **not** that order), `country` the code of the applicant's country or region, `province` the province (empty where the document doesn't say). The place that counts: a code other than `"CN"` is `"abroad"`; `"CN"` without a province is `"unknown"`; otherwise the province.
#
# Write the function `three_counts`. It returns the dictionary `{"whole": …, "fractional": …, "first": …}`, each of them a dictionary or Series from place to number:
#
# - `whole`, the whole count: families with an applicant of that place (a family counts at most once in a place);
# - `fractional`: each family is 1, shared equally among its **applicants** and booked at the place of each (several applicants of one place add up their shares);
# - `first`: each family counts only at the place of its first applicant.
#
# Over all places `fractional` adds up to the number of families, and so does `first`; `whole` comes to more when bodies of different places file together. Places with nothing may be left out.

# %%
publications = data.load("patents").sort_values(["pub", "pub_no"]).drop_duplicates("family_id")
publications = publications[["family_id", "pub_no", "tech_field", "province"]].rename(columns={"province": "said"})
people = bodies[["applicant_id", "country", "province"]]
owners = publications.merge(data.load("patent_applicants")[["pub_no", "position", "applicant_id"]])
owners = owners.merge(people).sort_values("applicant_id")
owners["province"] = owners["province"].where(owners["said"].notna())
owners = owners[["family_id", "position", "country", "province", "tech_field"]]
own_owners = owners[owners["tech_field"] == tech_field].drop(columns="tech_field").reset_index(drop=True)
show.table(own_owners.head(8), language)


# %% answer="three-counts"
def three_counts(owners):
    ### BEGIN SOLUTION
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }
    ### END SOLUTION


# %% answer="three-counts" entry="fill"
def three_counts(owners):
    place = owners["province"].fillna(____).where(owners["country"] == "CN", ____)
    rows = owners.assign(place=place).sort_values(____)
    rows["share"] = ____ / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.groupby("place")[____].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }


# %% answer="three-counts" entry="run"
def method_a(owners):
    counts = owners["province"].value_counts().to_dict()
    return {"whole": counts, "fractional": counts, "first": counts}


def method_b(owners):
    rows = owners.dropna(subset="province").assign(place=lambda rows: rows["province"])
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }


def method_c(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }


three_counts = None  # method_a | method_b | method_c

# %%
preview("three_counts", three_counts, own_owners)


# %% check="three-counts" points=2
def _check():
    from iplab import data

    names = ("whole", "fractional", "first")

    def asked(rows):
        got = checks.ask("three_counts", three_counts, rows)
        assert isinstance(got, dict) and set(got) == set(names), (
            "[wrong-keys] 应返回字典，键是 whole、fractional、first / It should return a dictionary with the keys whole, fractional, first."
        )
        for part in got.values():
            assert isinstance(part, (dict, pd.Series)) and all(map(checks.is_number, dict(part).values())), (
                "[not-counts] 每项应是“地点 → 数”的字典或 Series / Each should be a dictionary or Series from place to number."
            )
        return {name: {str(key): float(n) for key, n in dict(got[name]).items() if n} for name in names}

    small = pd.DataFrame(
        {
            "family_id": ["F1", "F1", "F2", "F3"],
            "position": [2, 1, 1, 1],
            "country": ["CN", "CN", "US", "CN"],
            "province": ["四川省", "北京市", None, None],
        }
    )
    got = asked(small)
    assert {"abroad", "unknown"} <= set(got["whole"]), (
        "[buckets-missing] 境外和不详要各有一类，不能丢也不能合 / Abroad and unknown are a group each, neither dropped nor put together."
    )

    ### BEGIN HIDDEN TESTS
    def columns(table, *names):
        return zip(*(table[name].tolist() for name in names), strict=True)

    fields = (tech_field, "biotech" if tech_field != "biotech" else "new_it")
    table = data.load("patents")
    table = table[table["tech_field"].isin(fields)]
    papers = {}
    for family, *paper in columns(table, "family_id", "pub", "pub_no", "tech_field", "province"):
        papers[family] = min(papers.get(family, paper), paper, key=lambda each: each[:2])
    papers = {number: (family, *rest) for family, (_, number, *rest) in papers.items()}
    people = columns(data.load("applicants"), "applicant_id", "country", "province")
    people = {body: (country, at) for body, country, at in people}
    links = list(columns(data.load("patent_applicants"), "pub_no", "position", "applicant_id"))
    whole, first = [], []
    for wanted in fields:
        rows = []
        for number, position, body in links:
            family, field, said = papers.get(number, (None, None, None))
            if field == wanted:
                country, at = people[body]
                rows.append((family, position, country, at if isinstance(said, str) else None))
        rows.sort(key=lambda row: (str(row[3]), -row[1]))
        got = asked(pd.DataFrame(rows, columns=["family_id", "position", "country", "province"]))
        sets, lines, firsts, tops = {}, {}, {}, {}
        for family, position, country, at in rows:
            place = "abroad" if country != "CN" else at if isinstance(at, str) else "unknown"
            sets.setdefault(place, set()).add(family)
            lines[place] = lines.get(place, 0) + 1
            tops.setdefault(family, place)
            if position == 1:
                firsts[place] = firsts.get(place, 0) + 1
        top = {place: list(tops.values()).count(place) for place in set(tops.values())}
        whole.append(
            (
                got["whole"],
                {place: len(found) for place, found in sets.items()},
                [
                    (
                        lines,
                        "[applicants-for-families] 数的是申请人，不是同族：一个同族在一地只算一次 / Applicants were counted, not families: a family counts once in a place.",
                    ),
                    (
                        firsts,
                        "[first-for-whole] 整数计数只算了第一申请人 / The whole count holds first applicants only.",
                    ),
                ],
            )
        )
        first.append(
            (
                got["first"],
                firsts,
                [
                    (
                        top,
                        "[first-row-taken] 取了表里的第一行：第一申请人看 position / The first row was taken: the first applicant is the one with position 1.",
                    ),
                    (
                        {place: len(found) for place, found in sets.items()},
                        "[whole-for-first] 第一申请人计数里共同申请算了几次 / Joint families were counted several times in the count by first applicant.",
                    ),
                ],
            )
        )
    checks.expect(
        whole, "[other-whole] 整数计数与逐族数的结果不符 / The whole count is not what going family by family gives."
    )
    checks.expect(
        first,
        "[other-first] 第一申请人计数与逐族数的结果不符 / The count by first applicant is not what going family by family gives.",
    )
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="three-counts-fractions" points=1
# 隐藏检查：分数计数（评分时才运行） / Hidden check (runs at marking): fractional counts
### BEGIN HIDDEN TESTS
def _check():
    joint = pd.DataFrame(
        {
            "family_id": ["F1", "F1", "F1", "F2", "F3", "F4", "F4"],
            "position": [1, 2, 3, 1, 1, 2, 1],
            "country": ["CN", "CN", "CN", "US", "CN", "JP", "CN"],
            "province": ["北京市", "北京市", "四川省", None, None, None, "四川省"],
        }
    )
    cases = []
    for rows in (joint, pd.concat([joint, joint.iloc[:3].replace("F1", "F9")], ignore_index=True)):
        got = checks.ask("three_counts", three_counts, rows)
        assert isinstance(got, dict) and isinstance(got.get("fractional"), (dict, pd.Series)), (
            "[wrong-keys] 应返回字典，键是 whole、fractional、first / It should return a dictionary with the keys whole, fractional, first."
        )
        got = {str(key): checks.number(str(key), n) for key, n in dict(got["fractional"]).items()}
        got = {place: n for place, n in got.items() if n}
        lines = list(zip(*(rows[name].tolist() for name in rows), strict=True))
        families = {}
        for family, _, country, at in lines:
            place = "abroad" if country != "CN" else at if isinstance(at, str) else "unknown"
            families.setdefault(family, []).append(place)
        right, apart, whole = {}, {}, {}
        for places in families.values():
            for place in places:
                right[place] = right.get(place, 0) + len(places) ** -1
            for place in set(places):
                apart[place] = apart.get(place, 0) + len(set(places)) ** -1
                whole[place] = whole.get(place, 0) + 1
        inside = {place: n for place, n in right.items() if place not in ("abroad", "unknown")}
        cases.append(
            (
                got,
                right,
                [
                    (
                        apart,
                        "[shared-by-place] 按地点平分了：应由申请人平分，同一地点的份额相加 / Shared among places: it should be among applicants, and shares of one place add up.",
                    ),
                    (
                        whole,
                        "[sum-over-families] 分数计数写成了整数计数：合计超过同族数 / The fractional count is the whole count: its sum is more than the families.",
                    ),
                    (
                        inside,
                        "[buckets-missing] 没有境外和不详两类，合计少于同族数 / Without the groups abroad and unknown the sum is less than the families.",
                    ),
                ],
            )
        )
    checks.expect(cases, "[other-fractional] 分数计数与逐族平分的结果不符 / Not what sharing family by family gives.")


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 9　一张数据质量表
#
# 兄弟单位交来 60 行资助名单 `delivery`，全是文字。收不收，先看一张质量表。写函数 `quality`，给它名单、省份全称的列表 `provinces` 和 `as_of_date`，返回字典，四个键：
#
# - `"complete"` 完整：字典，六列 `grant_id`、`uscc`、`name`、`province`、`amount_wan`、`granted_on` 各自有内容的单元格占全部行的比率；
# - `"unique"` 唯一：不同的 `grant_id` 个数 ÷ 有内容的 `grant_id` 个数；
# - `"valid"` 有效：字典，三列各自的有效格数 ÷ 有内容的格数：`province` 在 `provinces` 里；`amount_wan` 写成 `12` 或 `12.5` 的样子（半角数字，无负号），大于 0、不超过 1000（练习值，单位万元）；`granted_on` 写成 `2019-01-05` 的样子（月、日各两位，`2019-1-5` 不算），真有这一天，且不晚于 `as_of_date`；
# - `"days_old"` 及时：最晚的有效 `granted_on` 到 `as_of_date` 的天数（整数）。
#
# 比率是 0 到 1 的小数，不四舍五入。空单元格是 NaN，只影响完整，不进有效的分母。每列至少有一格有内容，至少有一个有效日期。

# %% [markdown] lang="en"
# ## Task 9　A table of data quality
#
# A sister office has delivered 60 rows of grants, `delivery`, all as text. Whether to take it is decided on a quality table. Write the function `quality`: given the delivery, the list `provinces` of full province names and `as_of_date`, it returns a dictionary with four keys:
#
# - `"complete"`: a dictionary, for each of the six columns `grant_id`, `uscc`, `name`, `province`, `amount_wan`, `granted_on` the share of rows whose cell is filled;
# - `"unique"`: the number of different `grant_id` ÷ the number of `grant_id` that are filled;
# - `"valid"`: a dictionary, for three columns the share of valid cells among the filled ones: `province` is in `provinces`; `amount_wan` is written like `12` or `12.5` (half-width digits, no minus), above 0 and not above 1000 (an exercise value; the unit is ten thousand yuan); `granted_on` is written like `2019-01-05` (two digits each for month and day; `2019-1-5` is not), there is such a day, and it is not after `as_of_date`;
# - `"days_old"`, timeliness: days from the latest valid `granted_on` to `as_of_date` (a whole number).
#
# Shares are between 0 and 1, not rounded. Empty cells are NaN: they count in completeness only and are not in the denominator of validity. Every column has a filled cell, and there is a valid day.

# %%
delivery = data.load("bad_file")
delivery = delivery[["grant_id", "uscc", "name", "province", "amount_wan", "granted_on"]]
provinces = sorted(data.load("places")["province"].unique())
show.table(delivery.iloc[[8, 14, 17, 23, 28, 37, 41, 46]], language)


# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    ### BEGIN SOLUTION
    ids = delivery["grant_id"].dropna()
    places = delivery["province"].dropna()
    amounts = delivery["amount_wan"].dropna()
    money = pd.to_numeric(amounts.where(amounts.str.fullmatch(r"[0-9]+(\.[0-9]+)?")), errors="coerce")
    dates = delivery["granted_on"].dropna()
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").where(dates.str.fullmatch(r"\d{4}-\d{2}-\d{2}"))
    days = days.where(days <= as_of_date)
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": ids.nunique() / len(ids),
        "valid": {
            "province": places.isin(provinces).mean(),
            "amount_wan": ((money > 0) & (money <= 1000)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
    ### END SOLUTION


# %% answer="quality" entry="fill"
def quality(delivery, provinces, as_of_date):
    ids = delivery["grant_id"].dropna()
    places = delivery["province"].dropna()
    amounts = delivery["amount_wan"].dropna()
    money = pd.to_numeric(amounts.where(amounts.str.fullmatch(r"[0-9]+(\.[0-9]+)?")), errors="coerce")
    dates = delivery["granted_on"].dropna()
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").where(dates.str.fullmatch(r"\d{4}-\d{2}-\d{2}"))
    days = days.where(days <= ____)
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": ids.nunique() / len(____),
        "valid": {
            "province": places.isin(____).mean(),
            "amount_wan": ((money > 0) & (money <= ____)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }


# %% answer="quality" entry="run"
def filled_is_valid(delivery, provinces, as_of_date):
    days = pd.to_datetime(delivery["granted_on"], errors="coerce", format="%Y-%m-%d")
    columns = ["province", "amount_wan", "granted_on"]
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / len(delivery),
        "valid": delivery[columns].notna().mean().to_dict(),
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }


def valid_of_filled(delivery, provinces, as_of_date):
    def share(column, test):
        cells = delivery[column].dropna()
        return sum(map(test, cells)) / len(cells)

    def amount(text):
        return bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)) and 0 < float(text) <= 1000

    def day(text):
        real = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and pd.notna(pd.to_datetime(text, errors="coerce"))
        return bool(real) and text <= as_of_date

    latest = max(filter(day, delivery["granted_on"].dropna()))
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / delivery["grant_id"].count(),
        "valid": {
            "province": share("province", lambda text: text in provinces),
            "amount_wan": share("amount_wan", amount),
            "granted_on": share("granted_on", day),
        },
        "days_old": (pd.Timestamp(as_of_date) - pd.Timestamp(latest)).days,
    }


quality = None  # filled_is_valid | valid_of_filled

# %%
preview("quality", quality, delivery, provinces, as_of_date)


# %% check="quality" points=1
def _check():
    from iplab import data

    columns = ["grant_id", "uscc", "name", "province", "amount_wan", "granted_on"]
    known = sorted(data.load("places")["province"].unique())
    table = data.load("bad_file")[columns]

    def asked(rows):
        got = checks.ask("quality", quality, rows, known, as_of_date)
        assert isinstance(got, dict) and set(got) == {"complete", "unique", "valid", "days_old"}, (
            "[wrong-keys] 应返回字典，键是 complete、unique、valid、days_old / It should return a dictionary with the keys complete, unique, valid, days_old."
        )
        assert isinstance(got["complete"], (dict, pd.Series)) and isinstance(got["valid"], (dict, pd.Series)), (
            "[not-a-dict] complete 和 valid 应是字典 / complete and valid should be dictionaries."
        )
        return {str(name): checks.number(str(name), n) for name, n in dict(got["complete"]).items()}, got["unique"]

    asked(table)
    ### BEGIN HIDDEN TESTS
    complete, unique = [], []
    holes = table.iloc[10:40].copy()
    holes.iloc[3, 0] = holes.iloc[5, 0] = holes.iloc[6, 3] = None
    for rows in (table, holes):
        got = asked(rows)
        cells = {name: rows[name].tolist() for name in columns}
        right = {name: sum(isinstance(text, str) for text in texts) / len(rows) for name, texts in cells.items()}
        ids = [text for text in cells["grant_id"] if isinstance(text, str)]
        complete.append((got[0], right, []))
        unique.append(
            (
                got[1],
                len(set(ids)) / len(ids),
                [
                    (
                        len(set(ids)) / len(rows),
                        "[empty-in-denominator] 唯一的分母应是有内容的编号，不是全部行 / The denominator of uniqueness is the filled numbers, not all rows.",
                    ),
                ],
            )
        )
    checks.expect(
        complete, "[other-complete] 完整的比率与逐格数的不符 / Completeness is not what counting cell by cell gives."
    )
    checks.expect(unique, "[other-unique] 唯一的比率与逐个数的不符 / Uniqueness is not what counting one by one gives.")
    ### END HIDDEN TESTS


checks.report(_check)
del _check


# %% check="quality-valid" points=2
# 隐藏检查：有效与及时（评分时才运行） / Hidden check (runs at marking): validity and timeliness
### BEGIN HIDDEN TESTS
def _check():
    from datetime import date

    from iplab import data

    columns = ["grant_id", "uscc", "name", "province", "amount_wan", "granted_on"]
    known = sorted(data.load("places")["province"].unique())
    table = data.load("bad_file")[columns]

    def real(text):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return False
        try:
            return bool(date.fromisoformat(text))
        except ValueError:
            return False

    valid, old = [], []
    changed = table.iloc[:45].copy()
    changed.iloc[1:6, 5] = ["2019-02-30", "2019/01/08", "2019-1-9", "2019-01-10", "20190110"]
    changed.iloc[3, 4], changed.iloc[6, 3] = "12.5", None
    for rows, day in ((table, as_of_date), (changed, "2019-03-11")):
        got = checks.ask("quality", quality, rows, known, day)
        assert isinstance(got, dict) and isinstance(got.get("valid"), (dict, pd.Series)) and "days_old" in got, (
            "[wrong-keys] 应返回字典，键是 complete、unique、valid、days_old / It should return a dictionary with the keys complete, unique, valid, days_old."
        )
        places = [text for text in rows["province"].tolist() if isinstance(text, str)]
        amounts = [text for text in rows["amount_wan"].tolist() if isinstance(text, str)]
        dates = [text for text in rows["granted_on"].tolist() if isinstance(text, str)]
        money = [float(text) for text in amounts if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)]
        days = [text for text in dates if real(text)]
        past = [text for text in days if text <= day]
        right = {
            "province": sum(text in known for text in places) / len(places),
            "amount_wan": sum(0 < amount <= 1000 for amount in money) / len(amounts),
            "granted_on": len(past) / len(dates),
        }
        share = {str(name): checks.number(str(name), n) for name, n in dict(got["valid"]).items()}
        valid.append(
            (
                share,
                right,
                [
                    (
                        dict.fromkeys(right, 1.0) if len(places) == len(rows) else None,
                        "[filled-is-valid] 有内容不等于有效：要看内容合不合规则 / A filled cell is not a valid one: its content must fit the rule.",
                    ),
                    (
                        right | {"granted_on": len(days) / len(dates)},
                        "[future-days] 晚于 as_of_date 的日期不算有效 / Days after as_of_date are not valid.",
                    ),
                    (
                        right | {"amount_wan": sum(amount > 0 for amount in money) / len(amounts)},
                        "[unit-not-seen] 超过 1000 的金额没有查出来：可能写成了元 / Amounts above 1000 were not found: they may be in yuan.",
                    ),
                    (
                        {
                            "province": sum(text in known for text in places) / len(rows),
                            "amount_wan": sum(0 < amount <= 1000 for amount in money) / len(rows),
                            "granted_on": len(past) / len(rows),
                        },
                        "[empty-counted-invalid] 空单元格已经算在完整里，这里的分母是有内容的 / Empty cells are in completeness already: the denominator here is the filled ones.",
                    ),
                ],
            )
        )
        gap = (date.fromisoformat(day) - date.fromisoformat(max(past))).days
        ahead = (date.fromisoformat(day) - date.fromisoformat(max(days))).days
        old.append(
            (
                got["days_old"],
                gap,
                [
                    (
                        ahead,
                        "[future-days] 晚于 as_of_date 的日期不算有效 / Days after as_of_date are not valid.",
                    ),
                ],
            )
        )
    checks.expect(valid, "[other-valid] 有效的比率与逐格核的不符 / Validity is not what checking cell by cell gives.")
    checks.expect(old, "[other-days] 天数与最晚的有效日期对不上 / The days don't fit the latest valid date.")


checks.report(_check)
del _check
### END HIDDEN TESTS

# %% [markdown] lang="zh"
# ## 任务 10　面板里缺的那一格（选做）
#
# 省级专利面板有一格是空的，直接求和会把它当成 0。`edition` 为 `open` 时这是真实统计，为 `practice` 时是练习数据。写函数 `missing_cells`：收到面板的一部分（列 `province`、`year`、`kind`、`value`），返回缺失格的列表，每格写成（省份、年份、类型、推算值）四项，推算值用同省同年的 `total` 减去另外两类（`invention`、`utility_model`、`design` 中的两类）。缺失的格行还在，`value` 是空值（`pd.isna` 查得出）。没有缺失就返回空列表。`total` 不会缺；同省同年最多缺一类；次序随意。

# %% [markdown] lang="en"
# ## Task 10　The one empty cell of the panel (optional)
#
# The provincial patent panel has an empty cell, and a plain sum takes it for 0. With `edition` set to `open` these are real statistics, with `practice` they are practice data. Write the function `missing_cells`: it is given a part of the panel (columns `province`, `year`, `kind`, `value`) and returns the list of missing cells, each as a group of four: province, year, kind, implied value; the implied value is the `total` of that province and year less the two other kinds (two of `invention`, `utility_model`, `design`). The row of a missing cell is there, its `value` is empty (`pd.isna` tells). With nothing missing it returns an empty list. `total` is never missing; at most one kind is missing in a province and year; the order doesn't matter.

# %%
panel = data.load("province_panel", edition=edition)
panel = panel[panel["measure"] == "applications"][["province", "year", "kind", "value"]].reset_index(drop=True)
show.table(panel[panel["province"] == province].head(4), language)


# %% answer="missing-cells"
def missing_cells(panel):
    ### BEGIN SOLUTION
    wide = panel.pivot(index=["province", "year"], columns="kind", values="value").astype("float")
    found = []
    for (place, year), row in wide[wide.isna().any(axis=1)].iterrows():
        parts = row[["invention", "utility_model", "design"]]
        for kind in parts.index[parts.isna()]:
            found.append((place, year, kind, row["total"] - parts.sum()))
    return found
    ### END SOLUTION


# %% answer="missing-cells" entry="fill"
def missing_cells(panel):
    wide = panel.pivot(index=["province", "year"], columns="kind", values="value").astype("float")
    found = []
    for (place, year), row in wide[wide.isna().any(axis=1)].iterrows():
        parts = row[["invention", "utility_model", "design"]]
        for kind in parts.index[parts.isna()]:
            found.append((place, year, kind, row[____] - parts.____()))
    return found


# %% answer="missing-cells" entry="run"
def method_a(panel):
    gone = panel[panel["value"].isna()]
    return [(row.province, row.year, row.kind, 0) for row in gone.itertuples()]


def method_b(panel):
    found = []
    for row in panel[panel["value"].isna()].itertuples():
        same = panel[(panel["province"] == row.province) & (panel["year"] == row.year)].set_index("kind")["value"]
        found.append((row.province, row.year, row.kind, same["total"] - same.drop("total").sum()))
    return found


missing_cells = None  # method_a | method_b

# %%
preview("missing_cells", missing_cells, panel)


# %% check="missing-cells" points=1
def _check():
    from iplab import data

    table = data.load("province_panel", edition=edition)
    table = table[table["measure"] == "applications"][["province", "year", "kind", "value"]]

    def asked(rows):
        got = checks.ask("missing_cells", missing_cells, rows)
        got = list(got.itertuples(index=False, name=None)) if isinstance(got, pd.DataFrame) else got
        assert isinstance(got, (list, tuple, set)) and all(
            isinstance(cell, (list, tuple)) and len(cell) == 4 and all(map(checks.is_number, cell[1::2]))
            for cell in got
        ), (
            "[not-cells] 应返回列表，每格是（省份, 年份, 类型, 推算值） / It should return a list of (province, year, kind, implied value)."
        )
        return {(str(place), int(year), str(kind)): float(value) for place, year, kind, value in got}

    small = table[(table["province"] == "全国") & (table["year"] == 2020)].copy()
    small.loc[small["kind"] == "design", "value"] = pd.NA
    asked(small)
    ### BEGIN HIDDEN TESTS
    second = table[table["year"].between(2015, 2017)].copy()
    second.loc[(second["province"] == "青海省") & (second["kind"] == "invention"), "value"] = pd.NA
    cases = []
    for rows in (table[table["year"] >= 2012], second):
        cells = {
            (place, year, kind): None if pd.isna(value) else int(value)
            for place, year, kind, value in zip(*(rows[name].tolist() for name in rows), strict=True)
        }
        gone = [key for key, value in cells.items() if value is None]
        right = {}
        for place, year, kind in gone:
            others = [name for name in ("invention", "utility_model", "design") if name != kind]
            right[place, year, kind] = cells[place, year, "total"] - sum(cells[place, year, name] for name in others)
        cases.append(
            (
                asked(rows),
                right,
                [
                    (
                        dict.fromkeys(gone, 0),
                        "[empty-as-zero] 空格当成了 0：用合计减另外两类推算 / The empty cell was taken for 0: work it out from the total and the two others.",
                    ),
                ],
            )
        )
    checks.expect(cases, "[other] 与逐格查出的不符 / Not what going cell by cell gives.")
    ### END HIDDEN TESTS


checks.report(_check)
del _check

# %% [markdown] lang="zh"
# ## 任务 11　一份别人能重做的清洗记录（人工评分）
#
# 为这次清洗写一份 400 字左右的记录（文件名 `patents_dirty.csv`，导出日期和控制数见本页开头）。读的人没有跟您说过话，手里是原始文件、登记表、名称对照表和这份记录，要能得到同样的结果。四条评分，每条 0 到 3 分：
#
# | 评分项 | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | 来源与控制数 | 没有 | 只有文件名 | 有文件名、导出日期、行数 | 并写明控制数，清洗前后各是多少，对上没有 |
# | 规则与次序 | 没有 | 只说“已清洗” | 逐步写出规则 | 并写明先后，别人照做能得到同样的数 |
# | 改了多少、没改的怎么办 | 没有 | 只有合计 | 每一步有件数 | 并列出修不回来的，交给谁、什么时候补 |
# | 限度与边界 | 没有 | 只说“仅供参考” | 写明哪些数不能用来做什么 | 并写明名称合并会错在哪里、由谁复核、哪些结论不能下 |

# %% [markdown] lang="en"
# ## Task 11　A cleaning log that another person could redo (marked by a person)
#
# Write a log of about 400 words for this cleaning (the file is `patents_dirty.csv`; the day of export and the control totals are at the top of this page). Its reader has never spoken to you, has the raw file, the register, the look-up of names and this log, and must be able to come to the same result. Four criteria, 0 to 3 points each:
#
# | Criterion | 0 | 1 | 2 | 3 |
# |---|---|---|---|---|
# | Source and control totals | none | name of the file only | file, day of export, number of rows | and the control totals, before and after, met or not |
# | Rules and their order | none | "has been cleaned" | each rule written out | and in what order, so that redoing it gives the same numbers |
# | How much was changed, what was not | none | a total only | a number for each step | and a list of what can't be repaired, who adds it and when |
# | Limits and boundary | none | "for reference only" | says what the numbers can't be used for | and where merging names may be wrong, who reviews it, which conclusions can't be drawn |

# %% [markdown] lang="zh" essay="cleaning-log" points=12
# （示例答案，满分样式）
#
# **来源。** 平台导出表 `patents_dirty.csv`，1,500 行，导出日 2026 年 10 月 31 日，原件只读，另存一份再改。控制数 1,400 件文献、1,100 件申请。按原样数，公开号 1,440 个，申请号 1,075 个；清洗后 1,400 件、1,100 件，都对上了。
#
# **规则，按先后。** 第一步，公开号：全角变半角、去空格、大写，相同的留第一行，删去 100 行。第二步，乱码：有 � 或问号的标为丢字；Latin-1 转 GBK、GB18030 转 UTF-8 依次试，解出两个相连的汉字才算。第三步，申请号：去 CN、ZL 和空格，核校验位；只有 12 位且校验位算得 0 的补 0。第四步，日期：五种写法各按一条规则，五位数从 1899-12-30 起算；不存在的日子留空。第五步，名称：几个申请人用分号隔开，一个一个处理；半角、括号里的地名移到最前、去学院、去公司形式，再查曾用名和英文名对照。地名和行业不去。
#
# **件数与没改的。** 按原始行计：申请号 203 行成了科学计数、26 行校验位不对，没有改号，用公开号到登记表查；106 行补了 0。乱码解回标题 63 处、申请人 83 处，丢了字解不回的 58 处、38 处。申请日 28 行、公开日 18 行不是日子。这些行号在附表，由数据岗李某 11 月 5 日前到平台逐条核。
#
# **限度与边界。** 本表不能用来排名，只供核对清单。误识字和不在对照里的曾用名合不上，企业数会偏多；同字号的子公司没有并入母公司，要并须由业务科复核后另存一版。不能据此说某企业侵权、失信或专利质量高低。

# %% [markdown] lang="en" essay="cleaning-log" points=12
# (Sample answer at full marks)
#
# **Source.** Platform export `patents_dirty.csv`, 1,500 rows, exported on 31 October 2026; the original is read-only, changes are made in a copy. Control totals: 1,400 documents, 1,100 applications. As they stand there are 1,440 publication numbers and 1,075 application numbers; after cleaning there are 1,400 and 1,100, both met.
#
# **Rules, in this order.** Step one, publication numbers: full width to half width, spaces out, capitals; of equal ones the first row stays, 100 rows are dropped. Step two, garbled text: what has � or a question mark is marked as lost; Latin-1 to GBK and GB18030 to UTF-8 are tried in turn, and count when two Chinese characters in a row come out. Step three, application numbers: CN, ZL and spaces off, check digit tested; 12 digits whose check digit works out to 0 get their 0. Step four, dates: one rule for each of five ways of writing, five digits from 1899-12-30 on; days that never were stay empty. Step five, names: several applicants stand between semicolons and are treated one by one; half width, place in brackets to the front, school off, legal form off, then the look-up of former and English names. Place and trade stay.
#
# **How many, and what was not changed.** By original rows: 203 application numbers had become scientific notation and 26 had a wrong check digit; these were not changed but looked up by publication number; 106 rows got their 0. Of garbled texts 63 titles and 83 applicants were restored; 58 and 38 have lost signs and could not be. 28 filing dates and 18 publication dates are no days. Their row numbers are in the annex; Li of the data desk checks them on the platform one by one before 5 November.
#
# **Limits and boundary.** The table is for no ranking, only for checking the list. Misread signs and former names outside the look-up are not matched, so there are too many firms; subsidiaries of one brand are not merged with the parent, and if they should be, the business section reviews it and a new version is kept. Nothing here says that a firm infringes, is not to be trusted, or has good or bad patents.

# %% [markdown] lang="zh"
# ## 提交之前
#
# - [ ] 从头到尾全部运行一遍（菜单 `Run → Restart Kernel and Run All Cells…`，问是否重启时点 `Restart`，答案不会丢），除跳过的题外，检查格没有红色报错；
# - [ ] 第 11 题的记录里有控制数，没有真实企业的内部信息；
# - [ ] 保存，按老师给的方式交上这个文件，不要改文件名。

# %% [markdown] lang="en"
# ## Before you hand in
#
# - [ ] Run everything from top to bottom (menu `Run → Restart Kernel and Run All Cells…`; press `Restart` when asked, your answers are safe); no check cell shows a red error, but for tasks that you skipped;
# - [ ] the log of task 11 has control totals, and nothing internal of real firms;
# - [ ] save, and hand in this file the way your instructor asked, without renaming it.
