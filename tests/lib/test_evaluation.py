"""The measures of M04 and M11: what they must equal by identity, by a worked case, and by an independent library.

trec_eval (pytrec_eval) has no wheel for Linux on ARM: its test is skipped where it is not installed.
"""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab import agreement, data, evaluation, ranking, sampling, stopping
from iplab.errors import DataError, IplabError, MethodError
from sklearn import metrics
from statsmodels.stats import inter_rater as rater
from statsmodels.stats import proportion

POOL = [f"CN{number}A" for number in range(101, 121)]
RUNS = st.lists(st.sampled_from(POOL), unique=True, min_size=1)
GRADES = st.dictionaries(st.sampled_from(POOL), st.integers(0, 3), min_size=1).filter(lambda g: any(g.values()))
MARKS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30)


# --- judgements -----------------------------------------------------------------------------------------------------


def test_what_unjudged_means_must_be_said():
    with pytest.raises(TypeError, match="unjudged"):
        evaluation.precision(["CN101A"], {"CN101A": 1})


@pytest.mark.parametrize(("unjudged", "got"), [("irrelevant", 1 / 3), ("drop", 1 / 2)])
def test_unjudged_documents_count_as_said(unjudged, got):
    judgements = {"CN101A": 1, "CN102A": 0, "CN103A": None}
    assert evaluation.precision(["CN101A", "CN102A", "CN103A"], judgements, unjudged=unjudged) == pytest.approx(got)


def test_a_missing_grade_in_a_table_is_unjudged_and_no_zero():
    column = pd.Series([2, None, 0], index=["CN101A", "CN102A", "CN103A"], dtype="Int64")
    assert evaluation.graded(column) == {"CN101A": 2, "CN103A": 0}
    assert evaluation.graded(column.astype("float64")) == {"CN101A": 2, "CN103A": 0}


one = {"CN101A": 1}
REFUSED = {
    "unjudged refused": (lambda: evaluation.recall(["CN9A"], one, unjudged="refuse"), "1 documents are unjudged: CN9A"),
    "unknown choice": (lambda: evaluation.recall(["CN9A"], one, unjudged="zero"), "unjudged must be one of"),
    "hit counted twice": (lambda: evaluation.recall(["CN101A"] * 2, one, unjudged="drop"), "come twice: CN101A"),
    "judged twice": (lambda: evaluation.graded(pd.Series([1, 0], index=["CN101A"] * 2)), "come twice: CN101A"),
    "grade below 0": (lambda: evaluation.graded({"CN101A": -1}), "whole number of 0 or above, got -1"),
    "grade as text": (lambda: evaluation.graded({"CN101A": "1"}), "got '1'"),
    "nothing relevant": (lambda: evaluation.recall([], {"CN101A": 0}, unjudged="refuse"), "No document is judged 1"),
    "empty result": (lambda: evaluation.precision([], one, unjudged="refuse"), "precision is undefined"),
    "one number for a set": (lambda: evaluation.jaccard("CN101A", ["CN101A"]), "Write ['CN101A']"),
    "both empty": (lambda: evaluation.jaccard([], []), "overlap is undefined"),
    "beta 0": (lambda: evaluation.f_beta([], one, beta=0, unjudged="drop"), "beta must be above 0"),
    "a set as a run": (lambda: ranking.precision_at({"CN101A"}, one, 1, unjudged="drop"), "A set has no order"),
    "k 0": (lambda: ranking.precision_at(["CN101A"], one, 0, unjudged="drop"), "k must be a whole number from 1"),
    "recall in per cent": (lambda: ranking.work_saved(["CN101A"], one, unjudged="drop", recall=95), "95% as 0.95"),
    "recall not reached": (lambda: ranking.work_saved([], one, unjudged="drop"), "The order holds 0 relevant"),
    "sample above the whole": (lambda: sampling.wilson_interval(1, 9, population=8), "hits <= sample <= population"),
    "empty sample": (lambda: sampling.wilson_interval(0, 0, population=None), "a sample of at least one"),
    "confidence in per cent": (lambda: sampling.wilson_interval(1, 2, population=None, confidence=95), "95% as 0.95"),
    "more in common than found": (lambda: sampling.chapman(5, 4, 6), "m must lie between 0 and"),
    "sample too large": (lambda: sampling.draw(["CN101A"], 2, seed=1), "between 1 and the 1 documents"),
    "raters of other works": (lambda: agreement.kappa([1, 2], [1], [1, 2]), "got 2 and 1"),
    "mark off the scale": (lambda: agreement.kappa([1, 2], [1, 4], [1, 2]), "The mark 4 is not on the scale"),
    "mark missing": (lambda: agreement.kappa([1, None], [1, 2], [1, 2]), "The mark None is not"),
    "one level alone": (lambda: agreement.kappa([1, 1], [1, 1], [1, 2]), "kappa is undefined"),
    "unknown weights": (lambda: agreement.kappa([1], [2], [1, 2], weights="cubic"), "none, linear or quadratic"),
}


@pytest.mark.parametrize(("call", "said"), REFUSED.values(), ids=REFUSED)
def test_what_has_no_answer_is_refused_in_both_languages(call, said):
    with pytest.raises(MethodError) as error:
        call()
    zh, en = str(error.value).split(" / ")
    assert said in en
    assert any("\u4e00" <= character <= "\u9fff" for character in zh)


# Worked by hand, so that the measures are held where the independent libraries are not installed.
ABC, ABD = ["A", "C", "B"], {"A": 1, "B": 2, "C": 0, "D": 1}
MARKED = ([0, 1, 2, 2], [0, 2, 2, 1], [0, 1, 2])
WORKED = {
    "F2 weighs recall four times": (evaluation.f_beta(["A"], {"A": 1, "B": 1}, beta=2, unjudged="refuse"), 5 / 9),
    "AP divides by all relevant": (ranking.average_precision(ABC, ABD, unjudged="refuse"), (1 + 2 / 3) / 3),
    "nDCG": (
        ranking.ndcg(ABC, ABD, unjudged="refuse"),
        (1 + 2 / 2) / (2 + 1 / math.log2(3) + 1 / 2),
    ),
    "P@5 of three": (ranking.precision_at(ABC, ABD, 5, unjudged="refuse"), 2 / 5),
    "WSS": (ranking.work_saved(["A", "B", "C", "D"], {**ABD, "B": 0, "D": 0}, unjudged="refuse"), 3 / 4 - 0.05),
    "kappa": (agreement.kappa(*MARKED), 1 - (2 / 4) / (10 / 16)),
    "linear kappa": (agreement.kappa(*MARKED, weights="linear"), 1 - (2 / 4) / (14 / 16)),
    "quadratic kappa": (agreement.kappa(*MARKED, weights="quadratic"), 1 - (2 / 4) / (22 / 16)),
}


@pytest.mark.parametrize(("got", "by_hand"), WORKED.values(), ids=WORKED)
def test_a_measure_of_a_worked_case(got, by_hand):
    assert got == pytest.approx(by_hand, abs=1e-6)


# --- sets and ranked lists ------------------------------------------------------------------------------------------


@given(RUNS, GRADES)
def test_f_beta_lies_between_precision_and_recall_and_f1_is_their_harmonic_mean(run, grades):
    p = evaluation.precision(run, grades, unjudged="irrelevant")
    r = evaluation.recall(run, grades, unjudged="irrelevant")
    f1, f2 = (evaluation.f_beta(run, grades, beta=beta, unjudged="irrelevant") for beta in (1, 2))
    assert min(p, r) - 1e-12 <= f2 <= max(p, r) + 1e-12
    assert f1 == pytest.approx(2 * p * r / (p + r) if p + r else 0)
    assert (f2 - f1) * (r - p) >= -1e-12


@given(RUNS, RUNS)
def test_jaccard_is_symmetric_and_1_for_equal_sets(first, second):
    assert evaluation.jaccard(first, second) == evaluation.jaccard(second, first)
    assert evaluation.jaccard(first, list(reversed(first))) == 1


@given(RUNS, GRADES, st.sampled_from(["irrelevant", "drop"]))
def test_the_ideal_order_gives_1_and_nothing_else_gives_more(run, grades, unjudged):
    ideal = sorted(grades, key=lambda pub_no: -grades[pub_no])
    for measure in (ranking.average_precision, ranking.ndcg):
        assert measure(ideal, grades, unjudged=unjudged) == pytest.approx(1)
        assert 0 <= measure(run, grades, unjudged=unjudged) <= 1 + 1e-12


@given(RUNS, GRADES)
def test_dropping_the_unjudged_never_lowers_a_ranked_measure(run, grades):
    for measure in (ranking.average_precision, ranking.ndcg):
        assert measure(run, grades, unjudged="drop") >= measure(run, grades, unjudged="irrelevant") - 1e-12


def test_pres_of_the_worked_case_is_0_6_and_not_that_of_the_naive_ranks():
    """The usual mistake ranks the missed documents from n_max + 1 and gets 0.612."""
    assert ranking.pres(list("ABC"), dict.fromkeys("ABCDE", 1), 100, unjudged="refuse") == 0.6


@given(st.integers(1, 15), st.integers(1, 15), st.data())
def test_pres_is_1_for_the_ideal_0_for_all_missed_and_equals_its_definition(n, n_max, data):
    grades = dict.fromkeys(POOL[:n], 1)
    run = data.draw(RUNS)
    got = ranking.pres(run, grades, n_max, unjudged="irrelevant")
    found = [rank for rank, pub_no in enumerate(run[:n_max], 1) if pub_no in grades]
    ranks = found + [n_max + len(found) + nth for nth in range(1, n - len(found) + 1)]
    assert got == pytest.approx(1 - (np.mean(ranks) - (n + 1) / 2) / n_max)
    assert 0 <= got <= 1
    assert (ranking.pres(POOL[:n], grades, n_max, unjudged="irrelevant") == 1) == (n <= n_max)
    assert ranking.pres(POOL[n:], grades, n_max, unjudged="irrelevant") == 0


@given(st.permutations(POOL), st.integers(1, 20))
def test_work_saved_is_what_is_left_unread_less_what_random_order_leaves(order, n):
    grades = {pub_no: int(nth < n) for nth, pub_no in enumerate(POOL)}
    got = ranking.work_saved(order, grades, unjudged="refuse")
    for read in range(1, 21):
        if sum(grades[pub_no] for pub_no in order[:read]) >= 0.95 * n - 1e-9:
            break
    assert got == pytest.approx((20 - read) / 20 - 0.05)
    assert -0.05 - 1e-12 <= got <= 0.95 - 1 / 20 + 1e-12


def test_random_order_saves_about_nothing():
    rng = np.random.default_rng(1)
    grades = {f"D{n}": int(n < 100) for n in range(1000)}
    saved = [ranking.work_saved(rng.permutation(list(grades)).tolist(), grades, unjudged="refuse") for _ in range(30)]
    assert np.mean(saved) == pytest.approx(0, abs=0.015)


@given(RUNS, st.integers(1, 4), st.integers(1, 100))
def test_fusion_of_equal_runs_keeps_their_order(run, times, k):
    assert list(ranking.reciprocal_rank_fusion([run] * times, k=k).index) == run


@given(st.permutations([["A", "B", "C", "D"], ["C", "A", "D", "B"], ["D", "C"], ["B", "A"]]))
def test_fusion_does_not_depend_on_the_order_of_the_runs(runs):
    fused = ranking.reciprocal_rank_fusion(runs)
    assert fused.to_dict() == ranking.reciprocal_rank_fusion(list(reversed(runs))).to_dict()
    assert fused["A"] == pytest.approx(1 / 61 + 2 / 62)
    assert all((-a[1], a[0]) < (-b[1], b[0]) for a, b in pairwise(fused.items()))


def test_documents_with_the_same_ranks_tie_whatever_run_they_come_from():
    """Plain sums of 1/61, 1/62 and 1/67 differ in the last bit with their order; a tie goes by number."""
    at = {1: 0, 2: 1, 7: 6}
    runs = [[f"F{run}{n}" for n in range(7)] for run in range(3)]
    for run, (first, second) in zip(runs, [(1, 7), (2, 1), (7, 2)], strict=True):
        run[at[first]], run[at[second]] = "B", "A"
    fused = ranking.reciprocal_rank_fusion(runs)
    assert fused["A"] == fused["B"]
    assert list(fused.index[:2]) == ["A", "B"]


# --- samples --------------------------------------------------------------------------------------------------------


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 500))
def test_wilson_holds_the_share_mirrors_and_narrows_with_the_population(counts, more):
    hits, size = counts
    plain = sampling.wilson_interval(hits, size, population=None)
    mirrored = sampling.wilson_interval(size - hits, size, population=None)
    assert 0 <= plain.low <= plain.value <= plain.high <= 1
    assert mirrored.low == pytest.approx(1 - plain.high, abs=1e-12)
    finite = sampling.wilson_interval(hits, size, population=size + more)
    assert plain.low - 1e-12 <= finite.low <= finite.value <= finite.high <= plain.high + 1e-12
    assert finite.low * (size + more) >= hits - 1e-9


@pytest.mark.parametrize(("population", "counted"), [(None, 60), (400, 60 * 399 / 340)])
def test_wilson_holds_the_shares_that_the_score_test_does_not_reject(population, counted):
    """Its ends are the roots of (p - 0.75)^2 = z^2 p (1 - p) / n, with the n that the sample counts as."""
    got = sampling.wilson_interval(45, 60, population=population)
    z2 = sampling.normal_quantile(0.95) ** 2 / counted
    assert sorted(np.roots([1 + z2, -(2 * 0.75 + z2), 0.75**2])) == pytest.approx([got.low, got.high])


def test_a_sample_of_everything_has_no_uncertainty():
    assert sampling.wilson_interval(3, 10, population=10) == (0.3, 0.3, 0.3)


@pytest.mark.parametrize("relevant", [2, 20, 100, 380])
def test_wilson_covers_the_truth_in_about_95_of_100_samples_of_60_from_400(relevant):
    drawn = Counter(np.random.default_rng(5).hypergeometric(relevant, 400 - relevant, 60, size=4000).tolist())
    for population in (None, 400):
        spans = {hits: sampling.wilson_interval(hits, 60, population=population) for hits in drawn}
        covered = sum(n for hits, n in drawn.items() if spans[hits].low <= relevant / 400 <= spans[hits].high)
        assert covered / 4000 >= 0.92


def test_recall_from_an_elusion_sample():
    """180 found; 2 relevant in 100 of 5,000 not retrieved: about 100 missed, so recall is near 0.64, not 1."""
    found, sample = [f"F{n}" for n in range(180)], [f"S{n}" for n in range(100)]
    grades = dict.fromkeys(found, 1) | dict.fromkeys(sample, 0) | {"S0": 1, "S1": 1}
    choices = {"not_retrieved": 5000, "finite": True, "unjudged": "refuse"}
    got = sampling.elusion_recall(found, sample, grades, **choices)
    share = sampling.wilson_interval(2, 100, population=5000)
    assert sampling.elusion(sample, grades, **choices) == share
    assert got.value == pytest.approx(180 / 280)
    assert (got.low, got.high) == pytest.approx((180 / (180 + share.high * 5000), 180 / (180 + share.low * 5000)))
    with pytest.raises(MethodError, match="The sample holds 1 retrieved documents"):
        sampling.elusion_recall(found, [*sample, "F1"], grades, **choices)


def test_no_relevant_document_in_the_sample_is_no_proof_of_full_recall():
    grades = {"F1": 1} | {f"S{n}": 0 for n in range(50)}
    sample = [f"S{n}" for n in range(50)]
    got = sampling.elusion_recall(["F1"], sample, grades, not_retrieved=50, finite=True, unjudged="refuse")
    assert got == (1, 1, 1)  # the sample was everything
    got = sampling.elusion_recall(["F1"], sample, grades, not_retrieved=500, finite=True, unjudged="refuse")
    assert (got.value, got.high) == (1, 1)
    assert got.low < 0.1


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_chapman_never_estimates_fewer_than_were_seen(only_first, only_second, both):
    if only_first + only_second + both == 0:
        return
    got = sampling.chapman(only_first + both, only_second + both, both)
    seen = only_first + only_second + both
    assert seen - 1e-9 <= got.low <= got.total + 1e-9 <= got.high + 1e-9
    assert got.recall == pytest.approx(seen / got.total)


def test_chapman_of_the_worked_case():
    got = sampling.chapman(40, 30, 20)
    assert round(got.total, 1) == 59.5
    assert got.variance == pytest.approx(41 * 31 * 20 * 10 / (21**2 * 22))
    assert got.recall == pytest.approx(50 / (41 * 31 / 21 - 1))


def test_chapman_is_unbiased_for_independent_searches_and_too_low_for_dependent_ones():
    """120 relevant documents; each search finds 70. With half of them the same by design, recall is overstated."""
    rng = np.random.default_rng(3)
    documents = [f"D{n}" for n in range(120)]
    fair, shared = [], []
    for _ in range(400):
        first, second = (rng.choice(documents, 70, replace=False).tolist() for _ in range(2))
        fair.append(sampling.chapman_of(first, second))
        shared.append(
            sampling.chapman_of(
                first, [*first[:35], *rng.choice(list(set(documents) - set(first[:35])), 35, replace=False)]
            )
        )
    assert np.mean([one.total for one in fair]) == pytest.approx(120, rel=0.01)
    assert np.mean([one.low <= 120 <= one.high for one in fair]) >= 0.93
    assert np.mean([one.total for one in shared]) < 110


# --- stop rules -----------------------------------------------------------------------------------------------------

#: Ten documents, 3 minutes each; relevant are the 1st, 2nd, 6th and, hidden deep, the 10th.
LOG = pd.DataFrame(
    {
        "pub_no": [f"CN{n}A" for n in range(1, 11)],
        "order": range(1, 11),
        "relevant": [True, True, False, False, False, True, False, False, False, True],
        "minutes": 3.0,
    }
)


@pytest.mark.parametrize(
    ("rule", "screened"),
    [
        (lambda log: stopping.after_misses(log, 3), 5),
        (lambda log: stopping.after_misses(log, 4), 10),
        (lambda log: stopping.at_recall(log, 0.75, estimated_total=4), 6),
        (lambda log: stopping.at_recall(log, 0.8, estimated_total=2.5), 2),
        (lambda log: stopping.at_recall(log, 1, estimated_total=5), 10),
        (lambda log: stopping.within_budget(log, 20), 6),
        (lambda log: stopping.within_budget(log, 2), 0),
    ],
)
def test_a_stop_rule_reads_the_log_in_its_order(rule, screened):
    assert rule(LOG) == screened
    assert rule(LOG.sample(frac=1, random_state=1)) == screened


def test_the_cheapest_rule_that_meets_the_recall_and_what_the_others_lose():
    stops = {"three misses": 5, "recall 0.75": 6, "budget": 8, "all": 10}
    table = stopping.compare(LOG, stops, total_relevant=5)
    assert table["recall"].tolist() == [0.4, 0.6, 0.6, 0.8]
    assert table["minutes"].tolist() == [15, 18, 24, 30]
    assert stopping.cheapest(table, 0.6) == "recall 0.75"
    assert stopping.cheapest(table, 0.9) is None
    assert stopping.lost(LOG, 8) == ["CN10A"]


def test_the_recall_of_a_stop_is_never_over_the_hits_of_the_log_alone():
    with pytest.raises(TypeError, match="total_relevant"):
        stopping.compare(LOG, {"all": 10})
    with pytest.raises(MethodError, match="total_relevant must be at least 4"):
        stopping.compare(LOG, {"all": 10}, total_relevant=3)


DAMAGED = {
    "lacks a column": (LOG.drop(columns="minutes"), "lacks ['minutes']"),
    "unjudged": (LOG.assign(relevant=[None, *LOG["relevant"][1:]]), "has gaps"),
    "twice": (LOG.assign(pub_no="CN1A"), "holds documents twice"),
    "order twice": (LOG.assign(order=1), "repeats an order"),
    "words": (LOG.assign(relevant="yes"), "relevant True or False"),
    "negative": (LOG.assign(minutes=-1.0), "below 0"),
    "empty": (LOG.head(0), "is empty"),
}


@pytest.mark.parametrize(("log", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_log_is_refused(log, said):
    with pytest.raises(DataError) as error:
        stopping.after_misses(log, 3)
    assert said in str(error.value)


def test_each_practice_log_hides_a_relevant_document_behind_a_long_row_of_misses():
    for _, log in data.load("screening_log").groupby("topic_id"):
        screened = stopping.after_misses(log, 20)
        assert screened < len(log)
        assert stopping.lost(log, screened)


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(1, 10))
def test_a_longer_row_of_misses_never_stops_earlier(hits, k):
    log = pd.DataFrame({"pub_no": [f"D{n}" for n in range(len(hits))], "relevant": hits, "minutes": 1.0})
    log["order"] = range(len(hits))
    assert 1 <= stopping.after_misses(log, k) <= stopping.after_misses(log, k + 1) <= len(hits)


# --- agreement ------------------------------------------------------------------------------------------------------


@given(MARKS, st.sampled_from(["none", "linear", "quadratic"]))
def test_kappa_is_symmetric_1_for_full_agreement_and_never_more(marks, weights):
    first, second = zip(*marks, strict=True)
    levels = [0, 1, 2, 3]
    try:
        got = agreement.kappa(first, second, levels, weights=weights)
    except MethodError:
        assert len({*first, *second}) == 1
        return
    assert got == pytest.approx(agreement.kappa(second, first, levels, weights=weights))
    assert got == pytest.approx(
        agreement.kappa([3 - m for m in first], [3 - m for m in second], levels, weights=weights)
    )
    assert got <= 1 + 1e-12
    if first == second:
        assert got == 1


def test_the_whole_scale_counts_when_a_level_was_not_used():
    """Marks 1 and 3 of a scale of 1 to 3 are two steps apart, though nobody gave a 2."""
    first, second = [1, 1, 3, 3, 2], [1, 3, 3, 3, 2]
    assert agreement.kappa(first, second, [1, 2, 3], weights="quadratic") != agreement.kappa(
        first, second, [1, 3, 2], weights="quadratic"
    )


def test_the_bootstrap_interval_holds_the_value_narrows_with_works_and_repeats():
    rng = np.random.default_rng(2)
    truth = rng.integers(0, 4, 400)
    other = np.where(rng.random(400) < 0.7, truth, rng.integers(0, 4, 400))
    spans = [agreement.kappa_interval(truth[:n], other[:n], range(4), weights="quadratic", seed=1) for n in (30, 400)]
    assert all(span.low < span.value < span.high for span in spans)
    assert spans[1].high - spans[1].low < spans[0].high - spans[0].low
    assert spans[0] == agreement.kappa_interval(truth[:30], other[:30], range(4), weights="quadratic", seed=1)


# --- independent libraries ------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(RUNS, GRADES, st.integers(1, 25))
def test_ranked_measures_equal_those_of_trec_eval(run, grades, k):
    pytrec_eval = pytest.importorskip("pytrec_eval")
    names = {f"P.{k}", "map", "ndcg", f"ndcg_cut.{k}", "set_P", "set_recall"}
    scores = {pub_no: float(len(run) - rank) for rank, pub_no in enumerate(run)}
    theirs = pytrec_eval.RelevanceEvaluator({"q": grades}, names).evaluate({"q": scores})["q"]
    said = {"unjudged": "irrelevant"}
    ours = {
        f"P_{k}": ranking.precision_at(run, grades, k, **said),
        "map": ranking.average_precision(run, grades, **said),
        "ndcg": ranking.ndcg(run, grades, **said),
        f"ndcg_cut_{k}": ranking.ndcg(run, grades, k=k, **said),
        "set_P": evaluation.precision(run, grades, **said),
        "set_recall": evaluation.recall(run, grades, **said),
    }
    assert {name: theirs[name] for name in ours} == pytest.approx(ours)


@settings(max_examples=200, deadline=None)
@given(RUNS, GRADES, st.sampled_from([0.5, 1, 2]))
def test_set_measures_equal_those_of_scikit_learn(run, grades, beta):
    truth = [grades.get(pub_no, 0) > 0 for pub_no in POOL]
    found = [pub_no in run for pub_no in POOL]
    said = {"unjudged": "irrelevant"}
    assert evaluation.f_beta(run, grades, beta=beta, **said) == pytest.approx(
        metrics.fbeta_score(truth, found, beta=beta)
    )
    wanted = evaluation.relevant(grades)
    assert evaluation.jaccard(run, wanted) == pytest.approx(metrics.jaccard_score(truth, found))


@settings(max_examples=200, deadline=None)
@given(MARKS, st.sampled_from(["none", "linear", "quadratic"]))
def test_kappa_equals_that_of_scikit_learn_and_statsmodels(marks, weights):
    first, second = zip(*marks, strict=True)
    if len({*first, *second}) == 1:
        return
    got = agreement.kappa(first, second, range(4), weights=weights)
    named = None if weights == "none" else weights
    assert got == pytest.approx(metrics.cohen_kappa_score(first, second, labels=range(4), weights=named))
    table = np.zeros((4, 4))
    np.add.at(table, (first, second), 1)
    wt = {"none": None, "linear": "linear", "quadratic": "quadratic"}[weights]
    assert got == pytest.approx(rater.cohens_kappa(table, wt=wt, return_results=False))


def test_the_bootstrap_interval_is_near_the_asymptotic_one_of_statsmodels():
    rng = np.random.default_rng(8)
    first = rng.integers(0, 3, 600)
    second = np.where(rng.random(600) < 0.75, first, rng.integers(0, 3, 600))
    table = np.zeros((3, 3))
    np.add.at(table, (first, second), 1)
    theirs = rater.cohens_kappa(table)
    ours = agreement.kappa_interval(first, second, range(3), seed=4)
    assert (ours.low, ours.high) == pytest.approx((theirs.kappa_low, theirs.kappa_upp), abs=0.01)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from([0.8, 0.95, 0.99])
)
def test_wilson_equals_that_of_statsmodels(counts, confidence):
    got = sampling.wilson_interval(*counts, population=None, confidence=confidence)
    theirs = proportion.proportion_confint(*counts, alpha=1 - confidence, method="wilson")
    assert (got.low, got.high) == pytest.approx(theirs, abs=1e-12)


def test_every_refusal_is_one_of_the_course():
    assert issubclass(MethodError, IplabError)
    assert math.isclose(sampling.normal_quantile(0.95), 1.959964, rel_tol=1e-6)
