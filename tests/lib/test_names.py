"""Names of applicants: the rule joins what it says it joins, and its score is that of counting pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import data, names
from iplab.errors import MethodError

LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("XYZ")), min_size=2, max_size=9)


def by_pairs(rows):
    """Precision, recall and F1 by going through all pairs."""
    joined = {(i, j) for (i, a), (j, b) in combinations(enumerate(rows), 2) if a[0] == b[0]}
    true = {(i, j) for (i, a), (j, b) in combinations(enumerate(rows), 2) if a[1] == b[1]}
    both = len(joined & true)
    f1 = 2 * both / (len(joined) + len(true)) if joined or true else 1.0
    return both / len(joined) if joined else 1.0, both / len(true) if true else 1.0, f1


@given(LABELS)
def test_pairwise_f1_is_that_of_all_pairs(rows):
    got = names.pairwise_f1(*zip(*rows, strict=True))
    assert tuple(got.values()) == pytest.approx(by_pairs(rows))


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=9))
def test_true_keys_have_full_scores(bodies):
    assert names.pairwise_f1(bodies, bodies) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_keys_and_bodies_must_be_as_many():
    with pytest.raises(MethodError, match="one for each name"):
        names.pairwise_f1(["a"], ["X", "Y"])


@pytest.mark.parametrize(
    "written",
    [
        "筠澜风电设备（贵阳）有限公司",
        "筠澜风电设备(贵阳)股份公司",
        "贵阳　筠澜风电设备有限责任公司",
        "贵阳筠澜风电设备",
    ],
)
def test_ways_to_write_one_firm_have_one_key(written):
    assert names.normalise(written) == "贵阳筠澜风电设备"


@pytest.mark.parametrize("other", ["遵义筠澜风电设备有限公司", "贵阳筠澜信息服务有限公司", "贵阳筠栖风电设备有限公司"])
def test_firms_of_one_brand_or_place_stay_apart(other):
    assert names.normalise(other) != names.normalise("贵阳筠澜风电设备有限公司")


@given(st.text(alphabet="贵阳筠澜风电设备大学材料院有限公司（）() AaBb.,", max_size=20))
def test_widths_and_spaces_never_matter(text):
    assert names.half_width(names.half_width(text)) == names.half_width(text)
    assert names.normalise(text.replace("(", "（").replace(")", "）")) == names.normalise(text)


def test_the_rule_does_better_than_its_parts_on_names_it_was_not_made_on():
    alias, bodies = data.load("alias"), data.load("applicants").set_index("applicant_id")["name_zh"]
    alias = alias[alias["part"] == "hidden"]
    other = alias[(alias["variant"] == "former") | ((alias["language"] == "en") & (alias["variant"] == "official"))]
    register = dict(zip(other["raw"], other["applicant_id"].map(bodies), strict=True))
    printed = alias[alias["documents"] > 0]
    whole = names.pairwise_f1(names.keys(printed["raw"], register), printed["applicant_id"])
    no_register = names.pairwise_f1(names.keys(printed["raw"]), printed["applicant_id"])
    widths = names.pairwise_f1(map(names.half_width, printed["raw"]), printed["applicant_id"])
    assert whole["precision"] == 1.0
    assert whole["f1"] > 0.9 > no_register["f1"] > widths["f1"]
