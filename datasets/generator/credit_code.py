"""Unified social credit codes with a right check digit (GB 32100-2015)."""

import numpy as np

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [pow(3, place, 31) for place in range(17)]


def credit_code(head: str, division: str, random: np.random.Generator) -> str:
    """18 signs: register and kind of body (two), division (six), an invented organisation (nine), check digit."""
    body = head + division + "".join(SIGNS[int(sign)] for sign in random.integers(0, 31, 9))
    return body + check_sign(body)


def check_sign(body: str) -> str:
    """The eighteenth sign of a code whose first seventeen are given."""
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return SIGNS[-total % 31]
