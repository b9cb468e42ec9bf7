# ---
# mistake: {zh: "只对付表里有的：句点一律去掉，遇到 unknown 就停，把好好的 25°C 改成怪字", en: "ready for what the table holds only: every point dropped, stops at unknown, turns a sound 25°C into odd signs"}
# by: task text only
# rest: solution
# marks: {repair-numbers: 2, read-days: 0, undo-damage: 0}
# says: {repair-numbers: point-elsewhere, read-days: stopped, undo-damage: latin-text-garbled}
# ---

# Full marks by the text as it first was, which did not speak of these cases.

# %% answer="repair-numbers"
def repair_numbers(numbers):
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        plain = plain.removeprefix("CN").removeprefix("ZL").replace(".", "")
        digits, check = plain[:12], plain[12:] or "0"
        good = re.fullmatch(r"[0-9]{12}[0-9X]?", plain) and cn_check_digit(digits) == check
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired

# %% answer="read-days"
def read_days(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
        else:
            parts = re.findall(r"\d+", plain)
            year, month, day = parts if len(parts) == 3 else (plain[:4], plain[4:6], plain[6:])
            read = pd.to_datetime(f"{year}-{int(month):02}-{int(day):02}", format="%Y-%m-%d", errors="coerce")
            days.append(None if pd.isna(read) else read)
    return days

# %% answer="undo-damage"
def undo_damage(texts):
    undone = []
    for text in texts:
        if "�" in text or "?" in text:
            undone.append(None)
            continue
        for wrong, real in (("latin-1", "gbk"), ("gb18030", "utf-8")):
            try:
                undone.append(text.encode(wrong).decode(real))
                break
            except UnicodeError:
                continue
        else:
            undone.append(text)
    return undone
