"""The fields of a query under the names that professionals write, in both languages."""

from difflib import get_close_matches

# code: kind, names (the first Chinese and the first English one are shown in messages)
FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "TI": ("text", ("发明名称", "title", "名称", "标题", "ti")),
    "AB": ("text", ("摘要", "abstract", "ab")),
    "CL": ("text", ("权利要求", "claims", "权利要求书", "cl", "clm")),
    "TA": ("text", ("名称摘要", "title or abstract", "ta", "tiab")),
    "PA": ("text", ("申请人", "applicant", "申请（专利权）人", "pa", "an")),
    "IN": ("text", ("发明人", "inventor", "发明（设计）人", "in")),
    "IPC": ("symbol", ("分类号", "ipc", "ipc分类号", "ic")),
    "PN": ("number", ("公开号", "publication number", "公开（公告）号", "公告号", "pn")),
    "AP": ("number", ("申请号", "application number", "ap", "apn")),
    "KC": ("number", ("文献种类", "kind", "种类代码", "kc")),
    "FAM": ("number", ("同族", "family", "同族号", "fam", "fn")),
    "PD": ("date", ("公开日", "publication date", "公开（公告）日", "公告日", "pd")),
    "AD": ("date", ("申请日", "filing date", "ad")),
    "PR": ("date", ("优先权日", "priority date", "最早优先权日", "pr", "prd")),
}
CODES = {name.replace("（", "(").replace("）", ")"): code for code, (_, names) in FIELDS.items() for name in names}


def code(name: str) -> str | None:
    """The code of a field written by one of its names, None for a name that nobody uses.

    >>> code("发明名称"), code("Ti"), code("topic")
    ('TI', 'TI', None)
    """
    return CODES.get(" ".join(name.split()).casefold())


def kind(field: str) -> str:
    """What a field holds: text, symbol, number or date."""
    return FIELDS[field][0]


def near(name: str) -> list[str]:
    """Names of fields that come near to an unknown one."""
    return get_close_matches(name.casefold(), CODES, n=3, cutoff=0.5)


def known() -> str:
    """All fields with their two names, for a message."""
    return ", ".join(f"{code}={names[0]}" for code, (_, names) in FIELDS.items())
