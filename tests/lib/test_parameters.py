"""iplab.parameters: what a notebook may be run with, and how it is shown."""

import pandas as pd
import pytest
from iplab import data, parameters, show
from iplab.errors import DataError, ParameterError

DEFAULTS = {
    "province": "四川省",
    "institution_type": "municipal_comprehensive",
    "tech_field": "new_energy",
    "tier": "basic",
    "entry": "fill",
    "language": "zh",
    "edition": "practice",
    "seed": 2026,
    "as_of_date": "2025-06-30",
}
# What is wrong, the key, the value, and words the message must hold.
BAD = [
    ("unknown key", "provinces", "四川省", ["'provinces'", "您是否想写 'province'", "Did you mean 'province'"]),
    ("short province name", "province", "四川", ["'四川'", "'四川省'", "Correct the parameters cell"]),
    ("English province name", "province", "Sichuan", ["'Sichuan'", "Allowed", "mean '四川省'"]),
    ("the nation is no province", "province", "全国", ["'全国'"]),
    ("type of body", "institution_type", "tiscs", ["'tiscs'", "Did you mean 'tisc'"]),
    ("field of technology", "tech_field", "new energy", ["Did you mean 'new_energy'"]),
    ("tier in Chinese", "tier", "初级", ["'初级'", "mean 'basic'", "basic, intermediate, advanced"]),
    ("entry", "entry", "choose", ["'choose'", "run, fill, write"]),
    ("language", "language", "fr", ["'fr'", "zh, en"]),
    ("edition", "edition", "real", ["'real'", "practice, open"]),
    ("no such day", "as_of_date", "2025-06-31", ["'2025-06-31'", "真实日期"]),
    ("slashes", "as_of_date", "2025/06/30", ["2025-06-30"]),
    ("ISO without dashes", "as_of_date", "20250630", ["'20250630'"]),
    ("date is a number", "as_of_date", 20250630, ["20250630"]),
    ("seed as text", "seed", "2026", ["'2026'", "whole number"]),
    ("seed is yes or no", "seed", True, ["True"]),
    ("a list", "province", ["四川省"], ["四川省"]),
]


def test_the_31_provinces():
    assert len(parameters.PROVINCES) == len(set(parameters.PROVINCES)) == 31
    assert {p[-1] for p in parameters.PROVINCES} == {"省", "市", "区"}
    assert "全国" not in parameters.PROVINCES


def test_every_choice_has_a_chinese_and_an_english_name():
    for choices in parameters._CHOICES.values():
        for zh, en in choices.values():
            assert any("\u4e00" <= c <= "\u9fff" for c in zh)
            assert any(c.isascii() and c.isalpha() for c in en)


def test_names_agree_with_the_tables():
    places = data.load("places")
    assert dict(zip(places["province"], places["province_en"], strict=True)) == parameters.PROVINCE_NAMES_EN
    types = data.load("institution_types", type=list(parameters.INSTITUTION_TYPES))
    named = {row.type: (row.zh, row.en) for row in types.itertuples()}
    assert named == parameters.INSTITUTION_TYPES


def test_defaults_and_a_part_of_them_pass():
    parameters.check(DEFAULTS)
    parameters.check({"province": "海南省"})


@pytest.mark.parametrize(("key", "value", "words"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_value_says_what_came_and_what_is_allowed(key, value, words):
    with pytest.raises(ParameterError) as error:
        parameters.check({**DEFAULTS, key: value})
    text = str(error.value)
    assert " / " in text
    assert [w for w in words if w not in text] == []


@pytest.mark.parametrize("function", [parameters.check, parameters.show])
def test_show_checks_too(function):
    with pytest.raises(ParameterError):
        function({**DEFAULTS, "province": "蜀国"})


def test_show_refuses_a_language_of_its_own():
    with pytest.raises(ParameterError):
        parameters.show(DEFAULTS, language="de")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["四川省", "新能源", "初级", "填空", "2025-06-30"]),
        ("en", ["Sichuan (四川省)", "new energy", "fill", "2026"]),
    ],
)
def test_show_has_two_columns_and_a_row_a_parameter(language, words):
    shown = parameters.show(DEFAULTS, language=language)
    frame = shown.data
    assert frame.shape == (len(DEFAULTS), 2)
    assert set(words) <= set(frame.iloc[:, 1])
    assert "<table" in shown.to_html()


class TestEditionRow:
    """One row a table says which edition was really loaded."""

    @pytest.fixture(autouse=True)
    def loader(self, monkeypatch):
        """A loader that has an open edition of one table only, and one facts table."""

        def load(name: str, edition: str) -> pd.DataFrame:
            frame = pd.DataFrame()
            used = {"province_panel": edition, "published_figures": "facts"}.get(name, "practice")
            frame.attrs.update(edition=used, title={"zh": "标题", "en": "Title"})
            return frame

        monkeypatch.setattr(data, "load", load)

    def rows(self, edition: str, language: str) -> list[tuple[str, str]]:
        names = ["places", "province_panel", "published_figures"]
        shown = parameters.show({"edition": edition}, language=language, tables=names)
        return list(shown.data.iloc[1:].itertuples(index=False, name=None))

    def test_practice(self):
        assert self.rows("practice", "zh") == [
            ("数据表 places（标题）", show.LABELS["practice"]["zh"]),
            ("数据表 province_panel（标题）", show.LABELS["practice"]["zh"]),
            ("数据表 published_figures（标题）", show.LABELS["facts"]["zh"]),
        ]

    def test_a_table_with_an_open_edition_only_is_said_to_be_unused_in_practice(self):
        shown = parameters.show({"edition": "practice"}, "en", tables=["drones"]).data
        assert shown.iloc[-1, 1] == "open edition only, not used this time"

    def test_open_says_which_table_has_no_open_edition(self):
        assert self.rows("open", "en") == [
            ("table places (Title)", show.LABELS["practice"]["en"] + " (this table has no open edition)"),
            ("table province_panel (Title)", show.LABELS["open"]["en"]),
            ("table published_figures (Title)", show.LABELS["facts"]["en"]),
        ]


def test_an_open_edition_that_was_not_fetched_names_the_command(monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path))
    monkeypatch.delenv("IPLAB_DATA_MIRROR", raising=False)
    with pytest.raises(DataError, match=r"python -m iplab\.data fetch province_panel"):
        parameters.show({"edition": "open"}, tables=["province_panel"])
