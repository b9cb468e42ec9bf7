"""iplab.status: replayed day by day in another way, and identities that a wrong reading breaks."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import data, status
from iplab.errors import MethodError

DAYS = st.dates(pd.Timestamp("2010-01-01").date(), pd.Timestamp("2026-10-31").date()).map(pd.Timestamp)
STATE = st.sampled_from(status.STATES)
QUIET = ["fee", "pledge", "preservation", "licence", "transfer", "partly_invalid", "maintained"]


def frame(rows):
    return pd.DataFrame(rows, columns=["date", "known_on", "code"]).astype(
        {"date": "datetime64[ns]", "known_on": "datetime64[ns]"}
    )


@st.composite
def lives(draw):
    """Events of one right: publication, grant, perhaps a lapse that is announced later, perhaps a restoration."""
    days = sorted(draw(st.lists(DAYS, min_size=5, max_size=5, unique=True)))
    rows = [(days[0], days[0], "publication"), (days[1], days[1], "grant")]
    ends = draw(st.sampled_from(["none", "lapse", "restored", "expiry", "invalid"]))
    if ends in ("lapse", "restored"):
        rows.append((days[2], days[3], "lapse"))
    if ends == "restored":
        rows.append((days[4], days[4], "restoration"))
    if ends in ("expiry", "invalid"):
        rows.append((days[2], days[3], ends))
    return frame(rows)


@given(lives(), DAYS, DAYS, st.sampled_from(QUIET))
def test_fees_pledges_and_the_like_change_nothing(events, day, other, code):
    more = pd.concat([events, frame([(other, other, code)])])
    assert status.on(more, day, "2026-10-31") == status.on(events, day, "2026-10-31")


@given(lives(), DAYS)
def test_a_restored_lapse_is_as_if_it_had_never_been(events, day):
    back = events.loc[events["code"] == "restoration", "date"]
    if len(back):
        without = events[~events["code"].isin(["lapse", "restoration"])]
        assert status.on(events, day, "2026-10-31") == status.on(without, day, "2026-10-31")


@given(lives(), DAYS, DAYS)
def test_what_is_known_later_does_not_matter(events, day, known):
    seen = events[events["known_on"] <= known]
    assert status.on(events, day, known) == status.on(seen, day, "2026-10-31")


@given(lives(), DAYS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(events, day, random):
    order = random.sample(range(len(events)), len(events))
    assert status.on(events.iloc[order], day, "2026-10-31") == status.on(events, day, "2026-10-31")


@given(lives(), DAYS)
def test_spans_say_the_same_as_each_day(events, day):
    held = status.spans(events, "2026-10-31")
    over = held[(held["from"] <= day) & (held["to"].isna() | (day < held["to"]))]
    assert (over["status"].tolist() or ["none"]) == [status.on(events, day, "2026-10-31")]


def replayed(rows, day, known):
    """Another way to the same answer: walk through the register day by day, mending it as news comes in."""
    book, granted = {}, None
    for date, seen, code in sorted(rows, key=lambda row: (row[1], row[0])):
        if seen > known:
            continue
        if code == "grant":
            granted = date
        if code == "restoration":
            lapses = [at for at, name in book.items() if name == "lapse" and at < date]
            for at in lapses:
                del book[at]
        elif code == "invalid":
            book = {at: name for at, name in book.items() if at < granted} | {granted: "invalid"}
        elif code in status.MAKES:
            book[date] = code
    now = [at for at in book if at <= day]
    return status.MAKES[book[max(now)]] if now else "none"


@pytest.mark.parametrize("day", ["2014-05-05", "2019-12-31", "2023-03-03", "2026-10-31"])
def test_practice_register_read_in_another_way(day):
    legal = data.load("legal_events")
    numbers = sorted(set(legal.loc[legal["code"].isin(["restoration", "invalid", "partly_invalid"]), "appl_no"]))[::6]
    held = legal[legal["appl_no"].isin(numbers)]
    for known in (day, "2026-10-31"):
        found = status.table(held, day, known)
        for number, rows in held.groupby("appl_no"):
            events = list(zip(rows["date"], rows["known_on"], rows["code"], strict=True))
            wanted = replayed(events, pd.Timestamp(day), pd.Timestamp(known))
            assert found[number] == wanted, (number, known)


@st.composite
def written(draw):
    size = draw(st.integers(1, 8))
    parents = {n: draw(st.sampled_from([None, *range(1, n)])) for n in range(1, size + 1)}
    features = {n: set(draw(st.lists(st.sampled_from("abcdef"), max_size=3))) for n in parents}
    return parents, features, draw(st.sets(st.integers(1, size)))


@given(written())
def test_claims_left_are_each_under_one_that_is_compared(claims):
    parents, features, struck = claims
    top = status.broadest(parents, features, struck)
    assert not set(top) & struck
    for claim in set(parents) - struck:
        above, at = [claim], parents[claim]
        while at:
            above.append(at)
            at = parents[at]
        assert len(set(above) & set(top)) == 1
        assert all(features[claim] <= held for number, held in top.items() if number == claim)


@given(written())
def test_nothing_struck_leaves_the_independent_claims(claims):
    parents, features, _ = claims
    assert status.broadest(parents, features) == {n: features[n] for n, up in parents.items() if up is None}


@given(
    st.dictionaries(st.integers(1, 9), st.sets(st.sampled_from("abcd"), min_size=1), min_size=1),
    st.dictionaries(st.sampled_from("abcd"), STATE),
    st.sampled_from("abcd"),
)
def test_dropping_a_feature_never_brings_a_right_nearer(claims, product, feature):
    before = status.RESULTS.index(status.compared(claims, product).result)
    after = status.RESULTS.index(status.compared(claims, product | {feature: "absent"}).result)
    assert after >= before


def test_claims_of_the_grant_are_read_and_own_and_unread_rights_are_marked():
    found = status.rights("T06", "2025-06-30", "2025-06-30").set_index("appl_no")
    assert found.loc["CN201780017170.2", "claims"].keys() == {2, 3, 4, 5, 6}
    assert found["own"].sum() == 1
    assert found.loc["EP17734526", "claims"] is None
    assert found.loc["EP17734526", "status"] == "in_force"
    earlier = status.rights("T06", "2023-04-30", "2023-04-30").set_index("appl_no")
    assert earlier.loc["CN201780017170.2", "claims"].keys() == {1, 6}
    assert "CN202310970062.4" not in earlier.index


def partly(decision):
    days = pd.to_datetime(["2020-01-01"])
    return pd.DataFrame({"known_on": days, "code": ["partly_invalid"], "detail_zh": [decision]})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: status.compared({}, {}), "no claims"),
        (lambda: status.compared({1: ["a"]}, {"a": "yes"}), "one of present"),
        (lambda: status.broadest({1: 2, 2: None}, {}), "earlier one"),
        (lambda: status.on(frame([]), "someday", "2020-01-01"), "written like"),
        (lambda: status.on(frame([]), None, "2020-01-01"), "written like"),
        (lambda: status.struck(partly("决定书全文"), "2021-01-01"), "read the decision"),
    ],
)
def test_errors_say_what_to_do(call, said):
    with pytest.raises(MethodError, match=said):
        call()
