"""Shares that come out right on purpose: successes spread over rows so that a trap never hangs on luck."""

import numpy as np
import pandas as pd


def spread(
    share: "pd.Series[float]", within: list[pd.Series], start: "float | pd.Series[float]" = 0.5
) -> "pd.Series[bool]":
    """True for as many rows as the shares of a group add up to (within one), evenly in the order of the rows."""
    total = share.groupby(within, sort=False, dropna=False).cumsum() + start
    return pd.Series(np.floor(total) > np.floor(total - share), index=share.index)


def nth(within: list[pd.Series], index: pd.Index) -> "pd.Series[int]":
    """0, 1, 2 … : which row of its group each row is."""
    return pd.Series(0, index=index).groupby(within, sort=False, dropna=False).cumcount()
