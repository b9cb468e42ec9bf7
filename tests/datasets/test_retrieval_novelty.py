"""Novelty search and first risk screen: dates, features, pairs, claims; each planted trap of M05 and M06."""

from functools import cache

import pandas as pd
import pytest
from iplab import data

FEATURES = ["F1", "F2", "F3", "F4", "F5"]
CLAIM_1 = ["F1", "F2", "F3"]

patents = data.load("patents").set_index("pub_no")
topics = data.load("topics").set_index("topic_id")
claims = data.load("claims")
parts = data.load("claim_features")
product = data.load("client_product")
npl = data.load("npl")
pairs = data.load("topic_pairs")
weights = data.load("topic_features").pivot(index="topic_id", columns="feature", values="weight")
applicants = data.load("patent_applicants")
TOPICS = list(topics.index)
FIELDS = sorted(set(topics["tech_field"]))


@cache
def features(topic):
    """One row a judged document: F1 to F5, with filing, pub and country."""
    wide = data.load("qrels_features", topic_id=topic).pivot(index="pub_no", columns="feature", values="disclosed")
    return wide.astype(bool).join(patents[["filing", "pub", "country", "appl_no", "kind_code"]])


def day(topic):
    return topics.loc[topic, "critical_date"]


def prior_art(topic):
    held = features(topic)
    return held[held["pub"] < day(topic)]


def conflicting(topic, offices=("CN",)):
    """Filed before the day, published on it or later, at the same office."""
    held = features(topic)
    late = (held["filing"] < day(topic)) & (held["pub"] >= day(topic))
    return held[late & held["country"].isin(offices)]


def whole(frame, wanted=CLAIM_1):
    return frame.index[frame[wanted].all(axis=1)]


def joined(topic, first, second, wanted=CLAIM_1):
    held = features(topic)
    return bool((held.loc[first, wanted] | held.loc[second, wanted]).all())


def category(topic, wanted=CLAIM_1):
    """X for one document of the prior art with everything, Y for a pair with a reason, else A (E stands apart)."""
    public = prior_art(topic)
    if len(whole(public, wanted)):
        return "X"
    own = pairs[(pairs["topic_id"] == topic) & (pairs["reason"] != "none")]
    in_time = own[own["first"].isin(public.index) & own["second"].isin(public.index)]
    return "Y" if any(joined(topic, one.first, one.second, wanted) for one in in_time.itertuples()) else "A"


ANSWERS = {topic: category(topic) for topic in TOPICS}


# Shapes


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_an_x_a_y_and_an_a(field):
    assert {ANSWERS[topic] for topic in topics.index[topics["tech_field"] == field]} == {"X", "Y", "A"}


def test_categories_differ_from_claim_to_claim():
    first_two = {topic: category(topic, ["F1", "F2", "F3", "F4"]) for topic in TOPICS}
    with_use = {topic: category(topic, FEATURES) for topic in TOPICS}
    assert any(first_two[topic] != with_use[topic] for topic in TOPICS)
    assert set(with_use.values()) <= {"Y", "A", "X"}


def test_claims_are_numbered_and_refer_backwards():
    for _, rows in claims.groupby("pub_no"):
        assert rows["claim_no"].tolist() == list(range(1, len(rows) + 1))
    dependent = claims[~claims["independent"]]
    assert (dependent["parent"] < dependent["claim_no"]).all()
    assert claims.loc[claims["independent"], "parent"].isna().all()
    assert (claims.groupby("pub_no").size() == patents["claims_n"].reindex(claims["pub_no"].unique())).all()


def test_claims_are_in_the_language_of_the_office():
    chinese = claims["pub_no"].map(patents["country"]) == "CN"
    assert claims.loc[chinese, "text"].str.contains("其特征在于").all()
    assert not claims.loc[~chinese, "text"].str.contains("[一-鿿]").any()
    dependent = claims[~claims["independent"]]
    says = dependent["text"].str.extract(r"(?:权利要求|claim )(\d+)")[0].astype("Int64")
    assert (says == dependent["parent"]).all()


def fee_conscious(frame):
    """Whether the middle Chinese application stays within the claims that cost nothing extra."""
    home = frame[(frame["country"] == "CN") & (frame["kind"] == "invention")]
    return bool(home["claims_n"].median() <= 10 < frame.loc[frame["country"] == "US", "claims_n"].median())


def test_chinese_applications_keep_to_ten_claims_and_american_ones_do_not():
    assert fee_conscious(patents)
    assert not fee_conscious(patents.assign(claims_n=patents["claims_n"] * 2))


def test_publications_about_the_topics_have_claims():
    assert 500 <= claims["pub_no"].nunique() <= 750
    per_topic = parts.groupby("topic_id")["pub_no"].nunique()
    assert set(per_topic.index) == set(TOPICS)
    assert per_topic.min() >= 12


# Dates


@pytest.mark.trap("qrels_features", "filing-for-publication")
@pytest.mark.parametrize("topic", TOPICS)
def test_conflicting_applications_are_no_prior_art(topic):
    held = features(topic)
    by_filing = held[held["filing"] < day(topic)]
    assert set(by_filing.index) > set(prior_art(topic).index)
    assert len(whole(by_filing)) > len(whole(prior_art(topic)))
    if ANSWERS[topic] != "X":
        assert len(whole(by_filing))  # read as X


@pytest.mark.trap("qrels_features", "published-on-the-day")
@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_published_on_the_day_is_not_published_before(topic):
    held = features(topic)
    on_the_day = held[held["pub"] == day(topic)]
    assert len(whole(on_the_day)) >= 1
    assert set(whole(on_the_day)) <= set(conflicting(topic).index)
    if ANSWERS[topic] != "X":
        assert len(whole(held[held["pub"] <= day(topic)]))


@pytest.mark.trap("qrels_features", "filed-on-the-day")
@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_filed_on_the_day_is_neither(topic):
    held = features(topic)
    same = held[(held["filing"] == day(topic)) & (held["country"] == "CN")]
    assert len(whole(same)) >= 1
    assert not set(same.index) & (set(prior_art(topic).index) | set(conflicting(topic).index))


@pytest.mark.trap("qrels_features", "other-office")
@pytest.mark.parametrize("topic", TOPICS)
def test_a_late_american_publication_does_not_conflict_in_china(topic):
    everywhere = conflicting(topic, offices=("CN", "US"))
    american = patents.loc[whole(everywhere[everywhere["country"] == "US"])]
    at_home = patents.loc[conflicting(topic).index, "family_id"]
    assert (~american["family_id"].isin(at_home)).sum() >= 1


@pytest.mark.trap("qrels_features", "own-earlier-filing")
@pytest.mark.parametrize("topic", TOPICS)
def test_the_clients_own_filings_count(topic):
    own = set(applicants.loc[applicants["applicant_id"] == topics.loc[topic, "client_id"], "pub_no"])
    assert own & set(prior_art(topic).index)
    assert own & set(whole(conflicting(topic), ["F1", "F2"]))


# Closest art


def score(topic, frame):
    return (frame[FEATURES] * weights.loc[topic, FEATURES]).sum(axis=1)


def closest(topic):
    """Same thing first, then weight, then the earlier day; a set where all of that is equal."""
    held = prior_art(topic)
    held = held[held["F1"]]
    scores = score(topic, held)
    best = held[scores == scores.max()]
    return set(best.index[best["pub"] == best["pub"].min()])


@pytest.mark.trap("qrels_features", "most-features-is-closest")
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if ANSWERS[topic] != "X"])
def test_the_document_with_most_features_is_another_thing(topic):
    """Where an X is found it has the most features of all, so topics answered by X are left out."""
    held = prior_art(topic)
    count = held[FEATURES].sum(axis=1)
    most = set(held.index[count == count.max()])
    assert not most & closest(topic)
    assert not held.loc[list(most), "F1"].any()


@pytest.mark.trap("qrels_features", "closest-tie")
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if ANSWERS[topic] != "X"])
def test_of_two_equal_documents_the_earlier_is_closest(topic):
    held = prior_art(topic)
    held = held[held["F1"]]
    scores = score(topic, held)
    best = held[scores == scores.max()].drop_duplicates("appl_no")
    assert len(best) >= 2
    assert len(closest(topic)) == 1
    assert best["pub"].nunique() == len(best)


# Pairs and other literature


@pytest.mark.trap("topic_pairs", "two-documents-deny-novelty")
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if ANSWERS[topic] == "Y"])
def test_two_documents_together_are_y_and_not_x(topic):
    public = prior_art(topic)
    assert not len(whole(public))
    own = pairs[(pairs["topic_id"] == topic) & pairs["first"].isin(public.index) & pairs["second"].isin(public.index)]
    assert any(joined(topic, one.first, one.second) for one in own.itertuples())


@pytest.mark.trap("topic_pairs", "pair-without-reason")
@pytest.mark.parametrize("topic", TOPICS)
def test_a_pair_may_show_everything_and_give_no_reason(topic):
    public = prior_art(topic)
    own = pairs[(pairs["topic_id"] == topic) & (pairs["reason"] == "none")]
    complete = [one for one in own.itertuples() if joined(topic, one.first, one.second)]
    assert any(one.first in public.index and one.second in public.index for one in complete)
    if ANSWERS[topic] == "A":
        assert complete  # read as Y


@pytest.mark.trap("topic_pairs", "conflicting-in-a-pair")
@pytest.mark.parametrize("topic", TOPICS)
def test_a_conflicting_application_stands_in_a_pair_with_a_reason(topic):
    own = pairs[(pairs["topic_id"] == topic) & (pairs["reason"] != "none")]
    late = own[own["second"].isin(conflicting(topic).index)]
    assert len(late) >= 2
    assert all(joined(topic, one.first, one.second) for one in late.itertuples())


@pytest.mark.trap("npl", "patents-only")
@pytest.mark.parametrize("field", FIELDS)
def test_a_brochure_shows_what_no_patent_does(field):
    found = []
    for topic in topics.index[topics["tech_field"] == field]:
        public = npl[(npl["topic_id"] == topic) & (npl["date"] < day(topic)) & ~npl["by_client"]]
        shows = public["features"].map(lambda cell: set(CLAIM_1) <= set(cell.split("|")))
        found.append(shows.any() and not len(whole(prior_art(topic))))
    assert sum(found) == 1


@pytest.mark.trap("npl", "grace-period")
def test_a_fair_may_have_grace_and_a_web_page_has_none():
    own = npl[npl["by_client"]]
    before = own["topic_id"].map(topics["critical_date"]) - own["date"]
    assert (before.dt.days > 0).all()
    assert (before.dt.days < 182).all()
    assert set(own.loc[own["grace"], "kind"]) == {"exhibition"}
    assert set(own.loc[~own["grace"], "kind"]) == {"web_page"}
    assert set(own["topic_id"].map(topics["tech_field"])) == set(FIELDS)


@pytest.mark.trap("npl", "thesis-too-late")
@pytest.mark.parametrize("field", FIELDS)
def test_a_thesis_comes_after_the_day(field):
    own = npl[npl["topic_id"].isin(topics.index[topics["tech_field"] == field]) & (npl["kind"] == "thesis")]
    assert len(own) >= 1
    assert (own["date"] > own["topic_id"].map(topics["critical_date"])).all()
    assert own["features"].str.contains("F3").all()


# Claims against the product


def met(topic, states=("present", "unknown"), first_only=False):
    """Publications with an independent claim whose features the product all has (or may have)."""
    product_has = product[(product["topic_id"] == topic) & product["state"].isin(states)]["feature"]
    own = claims[claims["independent"]].merge(parts[parts["topic_id"] == topic], on=["pub_no", "claim_no"])
    own = own[own["claim_no"] == 1] if first_only else own
    reads = own.assign(has=own["feature"].isin(set(product_has))).groupby(["pub_no", "claim_no"])["has"].all()
    return set(reads[reads].index.get_level_values("pub_no"))


def test_the_screen_has_answers_that_are_not_trivial():
    for topic in TOPICS:
        asked = set(parts.loc[parts["topic_id"] == topic, "pub_no"])
        assert 0 < len(met(topic)) < len(asked)


def in_fields(of_topic):
    """Topics of which it holds, by field."""
    holds = pd.Series({topic: bool(of_topic(topic)) for topic in TOPICS})
    return holds.groupby(topics["tech_field"]).sum(), int(holds.sum())


@pytest.mark.trap("claims", "abstract-for-claims")
@pytest.mark.parametrize("topic", TOPICS)
def test_the_abstract_holds_a_feature_that_the_claim_does_not_ask_for(topic):
    """A dependent claim or the description has it; taken for a limit, it drops the right from the screen."""
    absent = set(product.loc[(product["topic_id"] == topic) & (product["state"] == "absent"), "feature"])
    shown = parts[parts["topic_id"] == topic].groupby("pub_no")["feature"].agg(set)
    assert any(shown[number] & absent for number in met(topic))


@pytest.mark.trap("claims", "application-for-grant")
def test_the_grant_has_one_feature_more_than_the_application():
    def differs(topic):
        hits = met(topic)
        asked = patents.loc[sorted(set(parts.loc[parts["topic_id"] == topic, "pub_no"]))]
        asked = asked[asked["kind"] == "invention"].assign(hit=lambda rows: rows.index.isin(hits))
        granted = asked[asked["kind_code"].str.startswith(("B", "C"))].groupby("appl_no")["hit"].any()
        applied = asked[asked["kind_code"].str.startswith("A")].groupby("appl_no")["hit"].any()
        both = granted.index.intersection(applied.index)
        return (applied[both] & ~granted[both]).any()

    by_field, count = in_fields(differs)
    assert (by_field >= 1).all()
    assert count >= 20


@pytest.mark.trap("claims", "first-claim-only")
def test_the_second_independent_claim_may_be_met_alone():
    """Not in every topic: it takes an invention whose first claim asks for something that the product lacks."""
    by_field, count = in_fields(lambda topic: met(topic) - met(topic, first_only=True))
    assert (by_field >= 1).all()
    assert count >= 15


@pytest.mark.trap("client_product", "unknown-dropped")
def test_an_open_feature_keeps_rights_in_the_screen():
    by_field, count = in_fields(lambda topic: met(topic) - met(topic, states=("present",)))
    assert (by_field >= 2).all()
    assert count >= 26


def test_a_product_that_has_everything_meets_every_claim_on_its_thing():
    for topic in TOPICS:
        own = parts[(parts["topic_id"] == topic) & (parts["claim_no"] == 1)].groupby("pub_no")["feature"].agg(set)
        of_the_thing = {number for number, held in own.items() if "F1" in held}
        assert met(topic, states=("present", "unknown", "absent")) >= of_the_thing
