"""The retrieval collection: texts, topics, judgements, runs; each planted trap of a search."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml
from iplab import data, registry, sampling, stopping

FIGURES = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))
PARTS = ["synonyms", "classes", "english", "chinese"]

patents = data.load("patents").set_index("pub_no")
topics = data.load("topics").set_index("topic_id")
qrels = data.load("qrels")
synonyms = data.load("synonyms")
runs = data.load("runs")
screening = data.load("screening_log")
TOPICS = list(topics.index)
FIELDS = sorted(set(topics["tech_field"]))
RELEVANT = {topic: set(rows.loc[rows["grade"] > 0, "pub_no"]) for topic, rows in qrels.groupby("topic_id")}
JUDGED = {topic: set(rows["pub_no"]) for topic, rows in qrels.groupby("topic_id")}
METHODS = {"T01", "T02", "T13", "T26", "T28"}  # about methods and compositions: utility models protect neither


def plain(text):
    return unicodedata.normalize("NFKC", text).lower().replace("-", " ")


def texts(columns):
    return patents[columns].fillna("").agg(" ".join, axis=1)


ABSTRACTS, TITLES = ["title_zh", "abstract_zh", "title_en", "abstract_en"], ["title_zh", "title_en"]


@cache
def searchable(titles=False):
    """Title and abstract (or titles alone) in both languages, as a careful search sees them."""
    return texts(TITLES if titles else ABSTRACTS).map(plain)


@cache
def having(term, titles=False):
    text = searchable(titles)
    return frozenset(number for number, one in zip(text.index, text, strict=True) if term in one)


def names(topic, feature, *, kinds=("standard", "synonym", "spelling"), languages=("zh", "en")):
    rows = synonyms[(synonyms["topic_id"] == topic) & (synonyms["feature"] == feature)]
    rows = rows[rows["kind"].isin(kinds) & rows["lang"].isin(languages)]
    return [plain(term) for term in rows["term"]]


def holding(terms, titles=False):
    return set().union(*(having(term, titles) for term in terms))


def classed(topic, feature):
    rows = synonyms[(synonyms["topic_id"] == topic) & (synonyms["feature"] == feature)]
    cells = [*rows["ipc"].dropna(), *rows["ipc_before"].dropna()]
    return {symbol for cell in cells for symbol in cell.split("|")}


@cache
def by_class():
    codes = data.load("ipc_codes")
    return codes.groupby("ipc")["pub_no"].agg(set)


def with_classes(symbols):
    return set().union(*(by_class()[symbol] for symbol in symbols if symbol in by_class().index))


@cache
def full(topic):
    """Words in both languages or classes of the thing, and of its first feature."""
    thing, first = classed(topic, "F1"), classed(topic, "F2")
    one = holding(names(topic, "F1")) | with_classes(thing)
    other = holding(names(topic, "F2")) | with_classes(first - thing)
    return one & other


def recall(found, topic):
    return len(found & RELEVANT[topic]) / len(RELEVANT[topic])


# Texts


def test_no_mark_of_the_generator_is_in_a_text():
    hidden = {concept for cell in topics["concepts"] for concept in cell.split("|") if "_" in concept}
    for column in ("title_zh", "title_en", "abstract_zh", "abstract_en"):
        written = patents[column].dropna()
        assert not written.str.contains(r"[{}_|]|\bNone\b|\bnan\b|  ").any()
        assert not written.str.contains("|".join(sorted(hidden))).any()
    claimed = data.load("claims")["text"]
    assert not claimed.str.contains(r"[{}_|]|\bNone\b|\bnan\b").any()


def test_who_has_which_text():
    chinese = patents["country"] == "CN"
    assert patents.loc[chinese, "title_zh"].notna().all()
    assert patents.loc[~chinese, "title_zh"].isna().all()
    assert patents.loc[~chinese, "title_en"].notna().all()
    assert patents.loc[patents["kind"] == "design", "abstract_zh"].isna().all()
    untranslated = patents[chinese]["abstract_en"].isna().groupby(patents["kind"]).mean()
    assert untranslated["utility_model"] > 0.5
    assert 0.05 < untranslated["invention"] < 0.25
    utility = patents[(patents["kind"] == "utility_model") & chinese]["abstract_zh"]
    assert utility.str.contains("本实用新型|本装置|一种").all()
    assert not utility.str.contains("本发明").any()


def openings(texts, size):
    return texts.dropna().str[:size].value_counts(normalize=True)


def test_abstracts_are_built_in_many_ways():
    zh, en = patents["abstract_zh"], patents["abstract_en"]
    sentences = zh.dropna().str.count("。")
    assert sentences.nunique() >= 5
    assert openings(zh, 5).iloc[0] < 0.25
    assert openings(en, 14).iloc[0] < 0.25
    assert en.dropna().str.contains("characterised in that").mean() > 0.01
    assert en.dropna().str.contains(r"\d").mean() > 0.15


def abstracts_in_bounds(frame):
    """The shares of abstracts within what the offices ask: characters in China, words under the PCT."""
    zh, en = frame["abstract_zh"].dropna().str.len(), frame["abstract_en"].dropna().str.split().str.len()
    low, high = FIGURES["abstract_en_words"]["value"]
    return (zh <= FIGURES["abstract_zh_characters"]["value"]).mean(), en.between(low, high).mean()


def test_abstracts_are_as_long_as_the_offices_allow():
    assert min(abstracts_in_bounds(patents)) >= 0.99
    assert patents["abstract_zh"].dropna().str.len().min() >= 80


def test_the_check_on_length_notices_abstracts_that_run_on():
    longer = patents.assign(abstract_zh=patents["abstract_zh"] * 2, abstract_en=patents["abstract_en"].str[:80])
    assert max(abstracts_in_bounds(longer)) < 0.5


def test_spelling_follows_the_office():
    american = patents.loc[patents["country"] == "US", "abstract_en"].dropna()
    european = patents.loc[patents["country"] == "EP", "abstract_en"].dropna()
    assert not american.str.contains("fibre|colour|aluminium").any()
    assert european.str.contains("fibre|colour|aluminium").any()


# Topics and judgements


def test_every_field_has_topics_of_each_kind_of_answer():
    assert len(topics) == 30
    assert topics["tech_field"].value_counts().min() >= 3
    assert set(topics["tier"]) == {"basic", "intermediate", "advanced"}
    assert topics["critical_date"].between("2024-01-01", "2025-03-31").all()
    clients = data.load("applicants").set_index("applicant_id").loc[topics["client_id"]]
    assert (clients["country"] == "CN").all()


def enough(relevant, judged):
    """15 to 60 relevant documents a topic and 20 or more that only look so."""
    return all(15 <= len(relevant[one]) <= 60 and len(judged[one] - relevant[one]) >= 20 for one in judged)


def test_every_topic_has_relevant_documents_and_hard_negatives():
    assert enough(RELEVANT, JUDGED)
    assert not enough({**RELEVANT, "T01": set(list(RELEVANT["T01"])[:9])}, JUDGED)
    for topic in TOPICS:
        fields = patents.loc[list(JUDGED[topic]), "tech_field"]
        assert (fields == topics.loc[topic, "tech_field"]).mean() > 0.8


def ablation_holds(table):
    recalls = table.pivot(index="topic_id", columns="without", values="recall")
    lost = recalls[PARTS].rsub(recalls["nothing"], axis=0)
    enough = recalls["nothing"].mean() >= 0.95 and (lost.mean() >= 0.10).all() and ((lost > 0).sum() >= 26).all()
    return bool(enough and recalls["abstracts_and_classes"].mean() < recalls[PARTS].min(axis=None))


def test_each_part_of_a_strategy_is_needed():
    table = data.load("topic_ablation")
    assert ablation_holds(table)
    # One name for everything would make synonyms useless: the check must see it.
    one_name = table.assign(recall=table["recall"].where(table["without"] != "synonyms", 0.98))
    assert not ablation_holds(one_name)


def test_the_sheet_tells_the_numbers():
    table = data.load("topic_ablation")
    means = table.groupby("without")["recall"].mean()
    order = ["nothing", "synonyms", "classes", "english", "chinese", "words", "abstracts", "abstracts_and_classes"]
    expected = means[[*order, "all_but_standard_chinese_words"]].tolist()
    about = registry.table("topic_ablation").about
    for language in ("zh", "en"):
        told = [float(number) for number in re.findall(r"0\.\d\d", about[language])]
        assert told == pytest.approx(expected, abs=0.05)
    sums = table.groupby("without")[["relevant_found", "retrieved"]].sum()
    share = sums["relevant_found"] / sums["retrieved"]
    assert share["nothing"] > 0.48 > share["words"]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_full_search_of_the_table_is_found_again(topic):
    table = data.load("topic_ablation", topic_id=topic).set_index("without")
    found = full(topic)
    assert len(found) == table.loc["nothing", "retrieved"]
    assert round(recall(found, topic), 4) == table.loc["nothing", "recall"]


def f2(found, topic):
    share, reached = len(found & RELEVANT[topic]) / max(len(found), 1), recall(found, topic)
    return 5 * share * reached / (4 * share + reached) if reached else 0


@pytest.mark.parametrize("topic", TOPICS)
def test_the_tiers_thresholds_can_be_reached(topic):
    """The quick query stays below the basic one; words in both languages, with classes if they help, pass the last."""
    symbols = classed(topic, "F1"), classed(topic, "F2") - classed(topic, "F1")
    first, second = ((holding(names(topic, f"F{at}")), with_classes(symbols[at - 1])) for at in (1, 2))
    ways = [full(topic), first[0] & second[0], first[0] & (second[0] | second[1]), (first[0] | first[1]) & second[0]]
    assert max(f2(found, topic) for found in ways) >= 0.70
    quick = {"kinds": ("standard",), "languages": ("zh",)}
    standard = [holding(names(topic, feature, **quick)) for feature in ("F1", "F2")]
    assert f2(standard[0] & standard[1], topic) < 0.55


def test_runs_have_unbroken_ranks_and_differ_in_quality():
    for _, rows in runs.groupby(["topic_id", "run"]):
        assert rows["rank"].tolist() == list(range(1, len(rows) + 1))
        assert rows["pub_no"].is_unique
    quality = pd.Series(
        {name: sum(recall(set(rows["pub_no"]), topic) for topic, rows in run.groupby("topic_id")) / len(TOPICS)
         for name, run in runs.groupby("run")}
    )  # fmt: skip
    assert quality["words_both"] > 0.75 > quality["words_zh"]
    assert quality["words_zh"] > 0.25


def test_candidate_terms_can_be_put_in_order():
    terms = data.load("candidate_terms")
    assert (terms.groupby("topic_id").size() == 8).all()
    gains = terms.assign(found=[len(holding([plain(term)])) for term in terms["term"]])
    assert gains.groupby("topic_id")["found"].nunique().min() >= 5


# Traps of a search


@pytest.mark.trap("topics", "client-words")
@pytest.mark.parametrize("topic", TOPICS)
def test_the_client_does_not_speak_like_a_drafter(topic):
    need = plain(topics.loc[topic, "need_zh"] + topics.loc[topic, "need_en"])
    assert not any(term in need for term in names(topic, "F2"))
    assert not any(term in need for term in names(topic, "F1", kinds=("standard",)))


@pytest.mark.trap("synonyms", "standard-term-only")
@pytest.mark.parametrize("topic", TOPICS)
def test_standard_terms_alone_miss_documents_under_other_names(topic):
    table = data.load("topic_ablation", topic_id=topic).set_index("without")["recall"]
    assert table["synonyms"] < table["nothing"] - 0.05


@pytest.mark.trap("synonyms", "one-language")
@pytest.mark.parametrize("field", FIELDS)
def test_each_language_finds_what_the_other_misses(field):
    for topic in topics.index[topics["tech_field"] == field]:
        hits = {
            language: holding(names(topic, "F1", languages=(language,)))
            & holding(names(topic, "F2", languages=(language,)))
            for language in ("zh", "en")
        }
        assert RELEVANT[topic] & (hits["zh"] - hits["en"])
        assert RELEVANT[topic] & (hits["en"] - hits["zh"])


@pytest.mark.trap("synonyms", "word-splitting")
@pytest.mark.parametrize("topic", TOPICS)
def test_words_at_boundaries_find_next_to_nothing_in_chinese(topic):
    text = texts(["title_zh", "abstract_zh"]).map(plain)
    term = re.escape(names(topic, "F1", languages=("zh",), kinds=("standard",))[0])
    inside, whole = text.str.contains(term).sum(), text.str.contains(rf"\b{term}\b").sum()
    assert inside >= 10
    assert whole <= inside / 2


@pytest.mark.trap("synonyms", "spelling-and-hyphen")
def test_one_english_term_has_several_forms():
    """In topics whose names hold a hyphen or a word spelt in two ways; others have plurals only."""
    raw = texts(["title_en", "abstract_en"]).str.lower()
    missed = {}
    for topic in TOPICS:
        own = synonyms[(synonyms["topic_id"] == topic) & (synonyms["lang"] == "en") & (synonyms["kind"] == "standard")]
        for term in own["term"].str.lower():
            forms = holding([plain(term)]) - set(raw.index[raw.str.contains(term, regex=False)])
            missed[topic] = missed.get(topic, 0) + len(forms)
    assert sum(count > 0 for count in missed.values()) >= 6
    spelt = set(synonyms.loc[synonyms["kind"] == "spelling", "topic_id"])
    assert len(spelt) >= 4


@pytest.mark.trap("synonyms", "full-width-letters")
def test_full_width_letters_hide_words():
    raw = texts(["title_zh", "abstract_zh"])
    wide = raw.str.contains("[Ａ-Ｚａ-ｚ０-９]")
    assert 0.01 < wide[patents["country"] == "CN"].mean() < 0.05
    letters = [term for term in data.load("synonyms", lang="zh")["term"] if re.search("[A-Za-z0-9]{2}", term)]
    terms = sorted({unicodedata.normalize("NFKC", term) for term in letters})
    folded = raw.map(lambda text: unicodedata.normalize("NFKC", text))
    counts = [
        (folded.str.contains(term, regex=False).sum(), raw.str.contains(term, regex=False).sum()) for term in terms
    ]
    assert any(all_of_them > seen for all_of_them, seen in counts)


@pytest.mark.trap("qrels", "title-only")
@pytest.mark.parametrize("topic", TOPICS)
def test_titles_say_less_than_abstracts(topic):
    by_title = holding(names(topic, "F1"), titles=True) & holding(names(topic, "F2"), titles=True)
    by_text = holding(names(topic, "F1")) & holding(names(topic, "F2"))
    assert recall(by_title, topic) < recall(by_text, topic) - 0.2


@pytest.mark.trap("qrels", "utility-models-left-out")
@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic not in METHODS])
def test_relevant_documents_are_utility_models_alone(topic):
    """Not in topics about methods or compositions, which no utility model protects."""
    held = patents.loc[list(RELEVANT[topic])]
    others = set(held.loc[held["kind"] != "utility_model", "family_id"])
    utility = held[held["kind"] == "utility_model"]
    assert (~utility["family_id"].isin(others)).sum() >= 2


@pytest.mark.trap("qrels", "unjudged-is-not-irrelevant")
@pytest.mark.parametrize("topic", TOPICS)
def test_relevant_documents_that_nobody_judged_turn_up(topic):
    """Known from the screening log and the elusion sample, whose readers read every document they met."""
    log = screening[screening["topic_id"] == topic]
    sample = data.load("elusion_sample", topic_id=topic)
    met = set(log.loc[log["relevant"], "pub_no"]) | set(sample.loc[sample["relevant"], "pub_no"])
    assert met - JUDGED[topic]
    assert not (met & JUDGED[topic]) - RELEVANT[topic]


@pytest.mark.trap("qrels", "hits-are-not-quality")
@pytest.mark.parametrize("field", FIELDS)
def test_classes_bring_many_documents_and_few_relevant_ones(field):
    for topic in topics.index[topics["tech_field"] == field]:
        by_classes = with_classes(classed(topic, "F1") | classed(topic, "F2"))
        both = full(topic)
        assert len(by_classes) > len(both)
        assert len(by_classes & RELEVANT[topic]) / len(by_classes) < len(both & RELEVANT[topic]) / len(both)


@pytest.mark.trap("qrels", "named-in-passing")
@pytest.mark.parametrize("topic", TOPICS)
def test_a_document_may_name_the_thing_to_say_it_is_another(topic):
    by_text = holding(names(topic, "F1")) & holding(names(topic, "F2"))
    wrong = (by_text & JUDGED[topic]) - RELEVANT[topic]
    said = patents.loc[list(wrong), ["abstract_zh", "abstract_en"]].fillna("").agg(" ".join, axis=1)
    passing = said.str.contains(
        "不同于常规|相比，|配套使用|Unlike a conventional|differs from that|may be combined with"
    )
    assert passing.sum() >= 2


@pytest.mark.trap("qrels", "family-in-train-and-test")
@pytest.mark.parametrize("field", FIELDS)
def test_a_split_by_document_puts_a_family_on_both_sides(field):
    shown = patents[(patents["tech_field"] == field) & patents["abstract_en"].notna()].sort_index()
    half = pd.Series(range(len(shown)), index=shown.index).sample(frac=0.5, random_state=1).index
    train, test = shown.loc[half], shown.drop(half)
    assert test["appl_no"].isin(train["appl_no"]).mean() > 0.1
    same = test.merge(train, on="appl_no", suffixes=("", "_train"))
    assert (same["abstract_en"] == same["abstract_en_train"]).mean() > 0.9


def estimate(topic, first, second):
    one, other = (
        set(runs.loc[(runs["topic_id"] == topic) & (runs["run"] == run), "pub_no"]) & RELEVANT[topic]
        for run in (first, second)
    )
    found = len(one | other)
    return found / sampling.chapman(len(one), len(other), len(one & other)).total, found / len(RELEVANT[topic])


@pytest.mark.trap("runs", "dependent-searches")
def test_searches_that_share_blocks_overstate_recall():
    dependent = [estimate(topic, "words_both", "words_use") for topic in TOPICS]
    independent = [estimate(topic, "words_both", "similar") for topic in TOPICS]
    over = [told - true for told, true in dependent]
    assert sum(gap > 0.04 for gap in over) >= 24
    assert sum(over) / len(over) > 0.1
    off = [told - true for told, true in independent]
    assert abs(sum(off) / len(off)) < 0.05


@pytest.mark.trap("runs", "recall-on-own-hits")
@pytest.mark.parametrize("topic", TOPICS)
def test_recall_on_own_hits_is_one(topic):
    own = set(runs.loc[(runs["topic_id"] == topic) & (runs["run"] == "words_zh"), "pub_no"])
    known = own & RELEVANT[topic]
    assert len(own & known) / len(known) == 1
    assert recall(own, topic) < 0.8


@pytest.mark.trap("screening_log", "stop-after-misses")
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("k", [10, 15, 20])
def test_stopping_after_misses_loses_the_document_that_shows_everything(topic, k):
    log = screening[screening["topic_id"] == topic]
    features = data.load("qrels_features", topic_id=topic).pivot(index="pub_no", columns="feature", values="disclosed")
    whole = set(features.index[features[["F1", "F2", "F3", "F4"]].all(axis=1)])
    late = log.loc[log["relevant"], :].iloc[-1]
    assert late["pub_no"] in whole
    assert stopping.after_misses(log, k) < late["order"]


@pytest.mark.trap("screening_log", "first-good-hit")
@pytest.mark.parametrize("topic", TOPICS)
def test_most_relevant_documents_come_after_the_first(topic):
    log = screening[screening["topic_id"] == topic]
    first = log.loc[log["relevant"], "order"].min()
    assert (log.loc[log["order"] > first, "relevant"]).sum() >= 12


@pytest.mark.trap("ai_answers", "fluent-citation")
@pytest.mark.parametrize("field", FIELDS)
def test_cited_publications_fail_in_four_ways(field):
    answers = data.load("ai_answers", tech_field=field)
    held = answers.join(patents[["pub", "grant"]], on="cited_pub")
    truth = held["truth"]
    assert len(answers) == 20
    assert (truth != "right").mean() > 0.5
    assert ((truth == "no_such_publication") == held["pub"].isna()).all()
    exist = held[held["pub"].notna()]
    assert ((exist["truth"] == "wrong_date") == (exist["stated_date"] != exist["pub"])).all()
    assert ((exist["truth"] == "wrong_status") == (exist["stated_granted"] != exist["grant"].notna())).all()
    assert (truth == "not_supported").sum() == 4
