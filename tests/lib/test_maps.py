"""The tile map: one tile a province, roughly where it lies; the Lorenz figure."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from iplab import data
from iplab.errors import ParameterError
from iplab.inequality import lorenz
from iplab.maps import TILES, lorenz_curve, tile_map


def drawn(language, values=None):
    figure, ax = plt.subplots()
    places = data.load("places")
    counts = places.groupby("province").size() if values is None else values
    english = places.drop_duplicates("province").set_index("province")["province_en"]
    tile_map(ax, counts, language, english, highlight="四川省")
    words = [text.get_text() for text in ax.texts]
    plt.close(figure)
    return words, ax


def test_every_province_of_the_tables_has_a_tile_of_its_own():
    assert set(data.load("places")["province"]) < set(TILES)
    assert len(set(TILES.values())) == len(TILES) == 34


def test_tiles_lie_roughly_where_the_provinces_do():
    middle = data.load("places").groupby("province")[["lon", "lat"]].mean()
    grid = pd.DataFrame(TILES, index=["row", "column"]).T.reindex(middle.index)
    assert middle["lon"].corr(grid["column"], method="spearman") > 0.9
    assert middle["lat"].corr(grid["row"], method="spearman") < -0.9


@pytest.mark.parametrize(
    ("language", "name", "none"), [("zh", "四川\n21", "台湾\n—"), ("en", "Sichuan\n21", "Taiwan\n—")]
)
def test_a_tile_shows_name_and_value_or_a_dash(language, name, none):
    words, _ = drawn(language)
    assert name in words
    assert none in words


def test_a_missing_value_is_a_dash_and_no_zero():
    words, _ = drawn("zh", pd.Series({"四川省": 5.0, "浙江省": 7.0, "北京市": None}))
    assert "北京\n—" in words


def test_a_name_without_tile_is_refused():
    with pytest.raises(ParameterError, match="No tile"):
        drawn("zh", pd.Series({"四川": 1.0}))


def test_the_first_lorenz_curve_brings_the_line_of_equality():
    figure, ax = plt.subplots()
    for number in (0, 1):
        lorenz_curve(ax, lorenz([1, 2, 3], [3, 2, 1]), f"curve {number}", number)
    plt.close(figure)
    assert len(ax.lines) == 3
    assert ax.lines[1].get_linestyle() != ax.lines[2].get_linestyle()
