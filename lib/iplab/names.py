"""Names of applicants: one key for all ways to write a body, and how good the rule for it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from iplab.errors import MethodError

# Longest first: 股份有限公司 must go before 有限公司.
FORMS_ZH = ("股份有限公司", "有限责任公司", "股份公司", "有限公司", "株式会社", "公司")
FORMS_EN = (
    "limited liability company",
    "limited liability co",
    "corporation",
    "company limited",
    "corp ltd",
    "co ltd",
    "limited",
    "corp",
    "inc",
    "llc",
    "ltd",
    "gmbh",
    "k k",
    "kk",
    "b v",
    "bv",
    "s a",
    "sa",
    "ag",
    "co",
)


def normalise(name: str) -> str:
    """The key of a printed name: two names with one key are taken for one body.

    In this order: full width to half, spaces out, a place in brackets to the front, the school of a university off, the
    legal form off. A name in Latin letters goes to small letters without points and legal form. The brand alone is
    never the key: place and trade stay in it, so that firms of one brand are not merged.

    >>> normalise("筠澜风电设备（贵阳）有限公司"), normalise("栖泽科技大学 材料学院")
    ('贵阳筠澜风电设备', '栖泽科技大学')
    >>> normalise("WUHAN QIWEI WATER CO LTD")
    'wuhan qiwei water'
    """
    text = half_width(name)
    return without_form(without_unit(place_first(text))) if re.search(r"[一-鿿]", text) else latin_key(name)


def keys(names: Iterable[str], register: Mapping[str, str] | None = None) -> list[str]:
    """The key of each name, in order; `register` says which official name other names stand for.

    >>> keys(["QIWEI WATER CO LTD", "栖蔚水务股份公司"], {"Qiwei Water Co., Ltd.": "栖蔚水务有限公司"})
    ['栖蔚水务', '栖蔚水务']
    """
    known = {normalise(other): normalise(official) for other, official in (register or {}).items()}
    return [known.get(key, key) for key in map(normalise, names)]


def half_width(name: str) -> str:
    """Full-width letters, digits and brackets as half-width ones (Unicode NFKC), and no spaces.

    >>> half_width("岚衡航空　设备（安顺）")
    '岚衡航空设备(安顺)'
    """
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


def place_first(name: str) -> str:
    """A place in half-width brackets goes to the front, where the other half of the documents has it.

    >>> place_first("岚衡航空设备(安顺)有限公司")
    '安顺岚衡航空设备有限公司'
    """
    return re.sub(r"^(.+?)\((.+?)\)(.*)$", r"\2\1\3", name)


def without_unit(name: str) -> str:
    """The school of a university off: the university is the applicant.

    >>> without_unit("栖泽科技大学材料学院")
    '栖泽科技大学'
    """
    return re.sub(r"(大学).+学院$", r"\1", name)


def without_form(name: str) -> str:
    """The legal form at the end off, the longest that fits.

    >>> without_form("安顺岚衡航空设备股份有限公司")
    '安顺岚衡航空设备'
    """
    return _without(name, FORMS_ZH)


def latin_key(name: str) -> str:
    """A name in Latin letters: small letters, no points or commas, legal form off.

    >>> latin_key("Rimol Seisakusho Co., Ltd.")
    'rimol seisakusho'
    """
    words = re.sub(r"[^a-z0-9]+", " ", unicodedata.normalize("NFKC", name).lower()).strip()
    return _without(words, tuple(f" {form}" for form in FORMS_EN))


def _without(text: str, forms: Iterable[str]) -> str:
    return next((text.removesuffix(form) for form in forms if text.endswith(form) and text != form), text)


def pairwise_f1(keys: Iterable[str], bodies: Iterable[str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of names: a pair is right when one key joins two names of one body.

    Keys are made by the rule, bodies are known; both in the order of the names. Precision is 1 when no pair is joined,
    recall is 1 when no two names are of one body (Christen, Data Matching, 2012).

    >>> pairwise_f1(["a", "a", "b"], ["X", "X", "X"])
    {'precision': 1.0, 'recall': 0.3333333333333333, 'f1': 0.5}
    """
    made, known = list(keys), list(bodies)
    if len(made) != len(known):
        raise MethodError(
            f"键有 {len(made)} 个，主体有 {len(known)} 个：应一一对应。 / "
            f"{len(made)} keys and {len(known)} bodies: there should be one for each name."
        )
    both = _pairs(zip(made, known, strict=True))
    joined, true = _pairs(made), _pairs(known)
    precision, recall = both / joined if joined else 1.0, both / true if true else 1.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if both else 0.0 if joined or true else 1.0,
    }


def _pairs(labels: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())
