"""Figures of equal access: provinces as tiles (no boundaries are drawn), the Lorenz curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from iplab import plot
from iplab.errors import ParameterError
from iplab.provinces import SUFFIXES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Row and column of each tile, by hand: neighbours mostly touch, north is up. A tile says nothing of size or boundary.
TILES = {
    "黑龙江省": (0, 8),
    "内蒙古自治区": (1, 6),
    "辽宁省": (1, 7),
    "吉林省": (1, 8),
    "新疆维吾尔自治区": (2, 1),
    "甘肃省": (2, 3),
    "宁夏回族自治区": (2, 4),
    "山西省": (2, 5),
    "北京市": (2, 6),
    "天津市": (2, 7),
    "青海省": (3, 2),
    "陕西省": (3, 4),
    "河南省": (3, 5),
    "河北省": (3, 6),
    "山东省": (3, 7),
    "西藏自治区": (4, 1),
    "四川省": (4, 3),
    "重庆市": (4, 4),
    "湖北省": (4, 5),
    "安徽省": (4, 6),
    "江苏省": (4, 7),
    "上海市": (4, 8),
    "云南省": (5, 3),
    "贵州省": (5, 4),
    "湖南省": (5, 5),
    "江西省": (5, 6),
    "浙江省": (5, 7),
    "广西壮族自治区": (6, 5),
    "广东省": (6, 6),
    "福建省": (6, 7),
    "台湾省": (6, 8),
    "海南省": (7, 5),
    "澳门特别行政区": (7, 6),
    "香港特别行政区": (7, 7),
}
# Names of the three that no table of the course holds data on; the others come from the table of places.
ENGLISH = {"台湾省": "Taiwan", "澳门特别行政区": "Macao", "香港特别行政区": "Hong Kong"}
GREY = (0.92, 0.92, 0.92, 1.0)
DARK = 0.55  # from this shade on, white letters read better than black ones
NO_DATA = {"zh": "灰色：本表没有数据", "en": "Grey: not in this table"}


def tile_map(
    ax: Axes,
    values: pd.Series,
    language: str = "zh",
    names: pd.Series | None = None,
    highlight: str | None = None,
) -> None:
    """Draw a tile for each province with its value, rounded, darker for more; grey with a dash where there is none.

    Args:
        ax: where to draw.
        values: index: full Chinese name of the province; missing values are shown as such.
        language: of the names, zh or en.
        names: for English: index: full Chinese name, value: English name.
        highlight: full Chinese name of a province whose tile gets a thick frame.

    Raises:
        ParameterError: a province that has no tile.
    """
    from matplotlib import colormaps
    from matplotlib.colors import Normalize
    from matplotlib.patches import Rectangle

    strange = sorted(set(values.index) - set(TILES))
    if strange:
        raise ParameterError(f"没有这些省的方块：{strange}。 / No tile for these provinces: {strange}.")
    shown = {str(name): float(value) for name, value in values.dropna().items()}
    scale, colours = Normalize(float(values.min()), float(values.max())), colormaps["Blues"]
    for province, (row, column) in TILES.items():
        shade = float(scale(shown[province])) if province in shown else None
        colour = GREY if shade is None else colours(0.1 + 0.8 * shade)
        ax.add_patch(Rectangle((column, row), 1, 1, facecolor=colour, edgecolor="white", linewidth=1.5))
        text = f"{_name(province, language, names)}\n{f'{shown[province]:.0f}' if province in shown else '—'}"
        ink = "white" if shade is not None and shade > DARK else "black"
        ax.text(column + 0.5, row + 0.5, text, ha="center", va="center", fontsize=8, color=ink)
    if highlight in TILES:
        row, column = TILES[highlight]
        ax.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor="black", linewidth=2.5))
    ax.set(xlim=(0.9, 9.1), ylim=(8.1, -0.1), aspect="equal")
    ax.set_axis_off()
    ax.text(1, 7.5, NO_DATA["en" if language == "en" else "zh"], fontsize=8, va="center")


def lorenz_curve(ax: Axes, points: pd.DataFrame, label: str, number: int = 0) -> None:
    """Draw one Lorenz curve (`iplab.inequality.lorenz`) and, with the first, the line of equality.

    number: 0, 1, 2 …: colour and dashes of the curve, so that curves differ without colour too.
    """
    if not number:
        ax.plot([0, 1], [0, 1], color="#888888", linewidth=1)
    dashes = ("-", "--", ":", "-.")[number % 4]
    ax.plot(points["weight_share"], points["amount_share"], dashes, color=plot.COLOURS[number], label=label)
    ax.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
    ax.legend(loc="upper left")


def _name(province: str, language: str, names: pd.Series | None) -> str:
    if language == "en":
        known = {} if names is None else names.to_dict()
        return str(known.get(province, ENGLISH.get(province, province))).replace(" ", "\n")
    short = province.removesuffix("特别行政区")
    return next((short.removesuffix(end) for end in SUFFIXES if short.endswith(end)), short)
