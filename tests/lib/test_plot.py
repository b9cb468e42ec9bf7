"""iplab.plot and iplab.widgets: Chinese in figures, source lines, alt text, lists that change a table."""

import warnings

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from iplab import data, plot, show, widgets
from iplab.errors import IplabError, ParameterError
from iplab.parameters import PROVINCE_NAMES_EN

matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def course_style():
    """Each test draws in the course's style and leaves no figure and no setting behind."""
    with matplotlib.rc_context():
        plot.use_course_style()
        yield
    plt.close("all")


def draw(texts):
    """A figure with the texts as names of bars, strict about glyphs."""
    fig, ax = plt.subplots(figsize=(6, 0.3 * len(texts) + 1))
    plot.ranked_bars(ax, pd.Series(range(len(texts)), index=list(texts)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plot.alt(fig, "测试 / test")


def names_of_places():
    places = data.load("places")
    return sorted({*places["city"], *places["city_en"], *places["province"], *places["province_en"]})


def test_no_glyph_is_missing_from_any_place_name():
    names = names_of_places()
    assert len(names) > 600
    for start in range(0, len(names), 100):
        assert draw(names[start : start + 100]).png.startswith(b"\x89PNG")


def test_no_glyph_is_missing_from_provinces_and_signs():
    draw([*PROVINCE_NAMES_EN, "Ürümqi", "Garzê", "−5 %", "≥ 50 %", "“九成”——约", "〔2021〕39号"])


def test_a_missing_glyph_is_an_error_here():
    with pytest.raises(UserWarning, match="missing from font"):
        draw(["\U00013000"])  # an Egyptian hieroglyph


def test_the_style_sets_our_font_and_colours():
    assert matplotlib.rcParams["font.family"] == ["Noto Sans SC"]
    assert matplotlib.rcParams["axes.prop_cycle"].by_key()["color"] == list(plot.COLOURS)


def test_ranked_bars_puts_the_largest_on_top_and_marks_one():
    _, ax = plt.subplots()
    bars = plot.ranked_bars(ax, pd.Series({"甲": 2, "乙": 9, "丙": 5}), highlight="丙", pattern="{:.1f} %")
    assert [bar.get_width() for bar in bars] == [2, 5, 9]  # a bar chart is drawn from below
    assert [text.get_text() for text in ax.texts] == ["2.0 %", "5.0 %", "9.0 %"]
    assert [bar.get_hatch() for bar in bars] == [None, "//", None]
    assert [matplotlib.colors.to_hex(bar.get_facecolor()).upper() for bar in bars] == [
        plot.COLOURS[0],
        plot.COLOURS[1],
        plot.COLOURS[0],
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("edition", ["practice", "open", "facts"])
def test_source_line_says_the_source_and_the_edition(edition, language):
    frame = pd.DataFrame()
    frame.attrs.update(
        edition=edition, title={"zh": "城市表", "en": "Places"}, source={"zh": "本课程", "en": "this course"}
    )
    fig, ax = plt.subplots()
    line = plot.source_line(ax, frame, language)
    for words in (show.LABELS[edition], frame.attrs["title"], frame.attrs["source"]):
        assert words[language] in line
    assert fig._supxlabel.get_text() == line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("inches", [4, 8])
def test_a_long_source_line_stays_inside_the_figure(inches, language):
    frame = pd.DataFrame()
    source = {"zh": "课程自制的合成数据，" * 12, "en": "WWW synthetic data MMM " * 12}
    frame.attrs.update(edition="practice", title={"zh": "城市表", "en": "Places"}, source=source)
    fig, ax = plt.subplots(figsize=(inches, 4))
    plot.source_line(ax, frame, language)
    fig.canvas.draw()
    assert fig._supxlabel.get_window_extent().x1 <= fig.bbox.x1
    assert fig._supxlabel.get_window_extent().y0 >= 0


def test_source_line_without_attributes_says_what_to_do():
    with pytest.raises(IplabError, match=r"iplab\.data\.load"):
        plot.source_line(plt.subplots()[1], pd.DataFrame())


def test_alt_gives_the_words_to_html_and_terminal_and_closes_the_figure():
    fig, _ = plt.subplots()
    bundle = plot.alt(fig, 'bars of "cities" & more')._repr_mimebundle_()
    assert 'alt="bars of &quot;cities&quot; &amp; more"' in bundle["text/html"]
    assert bundle["text/plain"] == 'bars of "cities" & more'
    assert plt.get_fignums() == []


def test_alt_without_words_is_refused():
    with pytest.raises(ParameterError, match="alt text"):
        plot.alt(plt.subplots()[0], "  ")


def view(letter, number):
    if number == 3:
        raise IplabError("三号不行 / not <three>")
    return pd.DataFrame({"answer": [f"{letter}-{number}"]}).style


def test_chooser_shows_the_first_values_and_follows_a_choice():
    chooser = widgets.chooser(view, {"letter": ["a", "b"], "number": [("one", 1), ("three", 3)]}, {"letter": "字母"})
    assert "a-1" in chooser.table.value
    assert [one.description for one in chooser.lists.values()] == ["字母", "number"]
    chooser.lists["letter"].value = "b"
    assert "b-1" in chooser.table.value
    assert "a-1" not in chooser.table.value


def test_chooser_shows_an_error_of_ours_instead_of_swallowing_it():
    chooser = widgets.chooser(view, {"letter": ["a"], "number": [1, 3]})
    chooser.lists["number"].value = 3
    assert "not &lt;three&gt;" in chooser.table.value


def test_chooser_stands_still_as_a_table_where_no_widget_runs():
    bundle = widgets.chooser(view, {"letter": ["a"], "number": [1]})._repr_mimebundle_()
    assert "a-1" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


@pytest.mark.parametrize("choices", [{}, {"letter": []}])
def test_chooser_with_nothing_to_choose(choices):
    with pytest.raises(ParameterError, match="Nothing to choose"):
        widgets.chooser(view, choices)
