"""Figures of the course: one style, a source line under each, a text for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from iplab import show
from iplab.errors import IplabError, ParameterError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

# Okabe and Ito (2008): eight colours that stay apart under the common forms of colour blindness. The two used most
# (blue, vermilion) also differ in lightness, so that a grey print-out still tells them apart.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#F0E442", "#000000")


def use_course_style() -> None:
    """Set font, colours and layout for every figure drawn after this call."""
    import matplotlib as mpl
    import zhplot

    zhplot.matplotlib_chineseize()  # Noto Sans SC: the same glyphs on every machine, with no font to install
    mpl.rcParams.update(
        {
            "axes.prop_cycle": mpl.rcsetup.cycler(color=COLOURS),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "figure.constrained_layout.use": True,
            "figure.figsize": (8, 4.5),
            "font.size": 11,
        }
    )


def ranked_bars(ax: Axes, values: pd.Series, highlight: str | None = None, pattern: str = "{:.0f}") -> BarContainer:
    """Draw one horizontal bar for each value, the largest on top, each with its number; mark the row of that name."""
    ranked = values.sort_values()
    names = [str(name) for name in ranked.index]
    bars = ax.barh(names, ranked, color=COLOURS[0])
    ax.bar_label(bars, labels=[pattern.format(value) for value in ranked], padding=3, fontsize=9)
    if highlight in names:
        marked = bars[names.index(highlight)]
        # hatched too: colour alone is not seen by everyone
        marked.set(facecolor=COLOURS[1], hatch="//", edgecolor="white")
    ax.margins(x=0.1, y=0.01)
    return bars


def source_line(ax: Axes, df: pd.DataFrame, language: str = "zh") -> str:
    """Write under the figure where `df` comes from and whether it is practice data; return the line.

    Raises:
        IplabError: `df` has lost the attributes that `iplab.data.load` gave it.
    """
    if "edition" not in df.attrs:
        raise IplabError(
            "这张表没有来源信息：请把 iplab.data.load 得到的原表交给 source_line。 / "
            "This table carries no source: give source_line the table as iplab.data.load returned it."
        )
    line = show.caption(df, language)
    figure = ax.get_figure(root=True)
    assert figure is not None  # an Axes that was taken out of its figure cannot be drawn on at all
    wrapped = _wrapped(line, int(15 * figure.get_figwidth()))  # 15 narrow letters of 8 points fit in an inch
    figure.supxlabel(wrapped, x=0.01, ha="left", fontsize=8, color="#444444")
    return line


def alt(fig: Figure, text: str) -> Picture:
    """Close `fig` and return it as a picture with `text` for screen readers; make this the last line of a cell.

    Raises:
        ParameterError: `text` says nothing.
    """
    import matplotlib.pyplot as plt

    if not text.strip():
        raise ParameterError(
            "图要有替代文字：用一两句话说出它显示什么。 / A figure needs alt text: say in words what it shows."
        )
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png", dpi=110)
    plt.close(fig)  # else the notebook would show it a second time, without its text
    return Picture(buffer.getvalue(), text)


class Picture:
    """A PNG with its alt text; notebooks and exports show both."""

    def __init__(self, png: bytes, text: str) -> None:
        """Keep the bytes of a PNG file and the words that stand for it."""
        self.png = png
        self.text = text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Mapping[str, str]:
        """HTML for notebooks and pages (the only form with alt text), PNG for paper, words for a terminal."""
        data = base64.b64encode(self.png).decode("ascii")
        image = f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.text)}" style="max-width:100%">'
        return {"text/html": image, "image/png": data, "text/plain": self.text}


def _wrapped(line: str, width: int) -> str:
    """Break between Latin words and between any two Chinese characters; a Chinese character is two letters wide."""
    rows, used = [""], 0
    for piece in re.findall(r"[!-~]+ *|.", line):
        wide = sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in piece.rstrip())
        if used + wide > width and rows[-1]:
            rows.append("")
            used = 0
        rows[-1] += piece
        used += wide + len(piece) - len(piece.rstrip())
    return "\n".join(row.rstrip() for row in rows)
