"""Tables as trainees see them: with a caption that says what kind of data they are and where they come from."""

from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler
from pandas.io.formats.style_render import CSSDict

LABELS = {
    "practice": {"zh": "练习数据（合成，非真实统计）", "en": "Practice data (synthetic, not real statistics)"},
    "open": {"zh": "开放数据", "en": "Open data"},
    "facts": {"zh": "公开事实与规则", "en": "Public facts and rules"},
}
WORDS: list[CSSDict] = [{"selector": "", "props": "text-align: left"}]  # of a column: its heading and its cells
# Long source lines read from the left, and never push the table apart.
CAPTION: list[CSSDict] = [{"selector": "caption", "props": "caption-side: top; text-align: left"}]
COMPUTED = {
    "zh": "由上文数据计算所得；所用数据的版本见参数表",
    "en": "Computed from the data above; the table of parameters says which edition they are",
}


def table(df: pd.DataFrame | pd.Series, language: str = "zh") -> Styler:
    """The frame as a Styler; its caption names kind of data, title and source, from the `attrs` of `data.load`."""
    said = caption(df, language)
    frame = df.to_frame() if isinstance(df, pd.Series) else df
    # Row numbers say nothing; an index with a name or with words is part of the table.
    plain = frame.index.names == [None] and pd.api.types.is_integer_dtype(frame.index)
    if plain or not frame.index.is_unique:
        frame = frame.reset_index(drop=plain)
    styler = Styler(frame, caption=said, cell_ids=False)
    styler = styler.format(na_rep="—", formatter=_formats(frame), escape="html").set_table_styles(CAPTION)
    styler = styler.set_table_styles(dict.fromkeys(_words(frame), WORDS), overwrite=False)
    return styler.hide(axis="index") if plain else styler


def caption(df: pd.DataFrame | pd.Series, language: str = "zh") -> str:
    """The caption alone; a frame without `attrs` is said to be computed."""
    language = "en" if language == "en" else "zh"
    if "edition" not in df.attrs:
        return COMPUTED[language]
    parts = [LABELS[df.attrs["edition"]][language], df.attrs["title"][language]]
    stop, colon = ("。", "：") if language == "zh" else (". ", ": ")
    source = {"zh": "来源", "en": "Source"}[language]
    return f"{colon.join(parts)}{stop}{source}{colon}{df.attrs['source'][language]}{stop}".strip()


def _words(df: pd.DataFrame) -> list[Any]:
    """Columns of text: read from the left, as numbers are from the right."""
    others = df.select_dtypes(["number", "datetime", "bool"]).columns
    return [name for name in df.columns if name not in others]


def _formats(df: pd.DataFrame) -> dict[Any, Any]:
    dates = {name: "{:%Y-%m-%d}" for name in df.select_dtypes("datetime").columns}
    numbers = {name: "{:,.10g}" for name in df.select_dtypes("number").columns if name != "year"}
    return {**dates, **numbers}
