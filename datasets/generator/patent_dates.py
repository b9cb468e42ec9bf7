"""Days of filing, publication and grant of the practice patents, by office, with gazette days and long tails."""

import numpy as np
import numpy.typing as npt
import pandas as pd

FIRST, LAST = pd.Timestamp("2008-01-01"), pd.Timestamp("2026-10-31")  # nothing after the last day is known
CN_TWICE_A_WEEK = pd.Timestamp("2017-01-01")  # the Chinese gazette: Wednesdays before, Tuesdays and Fridays since
# Filings by year relative to the last ones, by kind: utility models grew longest, designs least.
GROWTH_YEARS = (2008, 2010, 2012, 2014, 2016, 2018, 2020, 2023, 2026)
GROWTH = {
    "invention": (0.15, 0.2, 0.36, 0.56, 0.82, 0.93, 0.93, 1.0, 1.04),
    "utility_model": (0.09, 0.14, 0.25, 0.3, 0.5, 0.7, 0.98, 1.0, 0.8),
    "design": (0.38, 0.52, 0.78, 0.7, 0.8, 0.86, 0.95, 1.0, 0.92),
}
# Months from filing (or from entering the national phase) to the decision: median, spread, share granted.
DECISION = {
    "CN": (25.0, 0.40, 0.53), "US": (26.0, 0.35, 0.68), "EP": (47.0, 0.38, 0.47), "JP": (29.0, 0.35, 0.64),
    "KR": (25.0, 0.35, 0.62), "DE": (41.0, 0.40, 0.42),
}  # fmt: skip
GAZETTE_DAYS = {
    "US": (3,),
    "US grant": (1,),
    "EP": (2,),
    "WO": (3,),
    "DE": (3,),
    "JP": (0, 1, 2, 3, 4),
    "KR": (0, 1, 2, 3, 4),
}
MONTH = 30.4375

Floats = npt.NDArray[np.float64]


def filing_days(kind: pd.Series, tilt: Floats, random: np.random.Generator) -> pd.Series:
    """A working day of filing each; tilt is the extra yearly growth of the technology (0.1: 10 % a year)."""
    years = np.arange(FIRST.year, LAST.year + 1)
    drawn, picks = random.random(len(kind)), np.zeros(len(kind), dtype=np.int64)
    for name, growth in GROWTH.items():
        of_kind = (kind == name).to_numpy()
        base = np.interp(years, GROWTH_YEARS, growth)
        base[-1] *= 10 / 12
        weights = base[None, :] * np.exp(tilt[of_kind, None] * (years[None, :] - 2017))
        shares = np.cumsum(weights, axis=1) / weights.sum(axis=1, keepdims=True)
        picks[of_kind] = (drawn[of_kind, None] > shares).sum(axis=1)
    year = years[np.minimum(picks, len(years) - 1)]
    # More is filed towards the end of a year.
    part = np.maximum(random.random(len(kind)), random.random(len(kind)) * 0.9)
    days = np.where(year == LAST.year, 303, 365) * part
    made = pd.Series(pd.to_datetime(year.astype(str), format="%Y"), index=kind.index)
    return on_working_day(made + pd.to_timedelta(days.astype(int), unit="D"))


def on_working_day(days: pd.Series) -> pd.Series:
    """Saturdays and Sundays move back to Friday."""
    late = (days.dt.day_of_week - 4).clip(lower=0)
    moved: pd.Series = days - pd.to_timedelta(late, unit="D")
    return moved


def after_months(days: pd.Series, months: "Floats | float") -> pd.Series:
    """So many months later; whole months keep the day of the month, as terms are counted."""
    if isinstance(months, int | float) and float(months).is_integer():
        return days + pd.DateOffset(months=int(months))
    return days + pd.to_timedelta(np.rint(np.asarray(months) * MONTH).astype(int), unit="D")


def gazette(office: pd.Series, days: pd.Series) -> pd.Series:
    """The first day of that office's gazette on or after each day."""
    made = days.copy()
    for name in office.unique():
        of_office = office == name
        if name == "CN":
            wednesday = _next(days[of_office], (2,))
            made[of_office] = wednesday.where(
                wednesday < CN_TWICE_A_WEEK, _next(days[of_office].clip(lower=CN_TWICE_A_WEEK), (1, 4))
            )
        else:
            made[of_office] = _next(days[of_office], GAZETTE_DAYS[str(name)])
    return made


def _next(days: pd.Series, weekdays: tuple[int, ...]) -> pd.Series:
    steps = np.array([min((day - weekday) % 7 for day in weekdays) for weekday in range(7)])
    made: pd.Series = days + pd.to_timedelta(steps[days.dt.day_of_week.to_numpy()], unit="D")
    return made


def decision_months(office: pd.Series, filing: pd.Series, random: np.random.Generator) -> Floats:
    """Months to the decision; in China examination got quicker after 2018."""
    median = office.map({name: rule[0] for name, rule in DECISION.items()}).to_numpy(dtype=float)
    spread = office.map({name: rule[1] for name, rule in DECISION.items()}).to_numpy(dtype=float)
    quicker = np.interp(filing.dt.year, [2008, 2014, 2019, 2023, 2026], [1.32, 1.22, 0.92, 0.74, 0.68])
    drawn: Floats = np.where(office == "CN", median * quicker, median) * np.exp(
        spread * random.standard_normal(len(office))
    )
    return drawn
