"""The scaled world: chunks that fit together, and a benchmark whose two engines must agree."""

import sys
from pathlib import Path

import pandas as pd
import pytest
from iplab import data, registry
from pyarrow import parquet

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
sys.path.insert(0, str(DATASETS))
from bench_questions import QUESTIONS, same  # noqa: E402  # path above
from generator.scaled import TABLES, write_scaled  # noqa: E402
from make_practice import world  # noqa: E402

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("scaled")
    write_scaled(world(), registry.read(DATASETS), made, 2)
    return made


def read(folder, table):
    return pd.read_parquet(folder / table)


def test_each_table_has_a_file_a_chunk_with_the_columns_of_the_registry(folder):
    for name in TABLES:
        files = sorted((folder / name).glob("*.parquet"))
        assert [path.name for path in files] == ["part-000.parquet", "part-001.parquet"]
        expected = [column.name for column in registry.table(name).columns]
        assert parquet.read_schema(files[1]).names == expected


def test_keys_never_come_twice(folder):
    assert len(read(folder, "patents")) == 24_000
    for name in TABLES:
        assert not read(folder, name).duplicated(list(registry.table(name).key)).any(), name
    patents = read(folder, "patents")
    first, second = patents.iloc[:12_000], patents.iloc[12_000:]
    for column in ("appl_no", "family_id"):
        assert not set(first[column]) & set(second[column])


def test_references_hold_and_citations_reach_into_the_chunk_before(folder):
    patents, cites = read(folder, "patents"), read(folder, "citations")
    assert cites["citing"].isin(patents["pub_no"]).all()
    assert cites["cited"].isin(patents["pub_no"]).all()
    chunk = dict(zip(patents["pub_no"], patents.index // 12_000, strict=True))
    from_second = cites[cites["citing"].map(chunk) == 1]
    back = (from_second["cited"].map(chunk) == 0).mean()
    assert 0.1 < back < 0.7
    assert (cites.loc[cites["citing"].map(chunk) == 0, "cited"].map(chunk) == 0).all()
    for name in ("patent_applicants", "ipc_codes"):
        assert read(folder, name)["pub_no"].isin(patents["pub_no"]).all()
    for name in ("legal_events", "priorities"):
        assert read(folder, name)["appl_no"].isin(patents["appl_no"]).all()


def test_the_first_chunk_is_the_committed_table(folder):
    committed = data.load("patents")
    held = pd.read_parquet(folder / "patents" / "part-000.parquet")
    assert list(held["pub_no"]) == list(committed["pub_no"])
    assert list(held["family_id"]) == list(committed["family_id"])


def test_a_scale_out_of_range_is_refused(tmp_path):
    for scale in (0, 129):
        with pytest.raises(ValueError, match="between 1 and 128"):
            write_scaled(world(), registry.read(DATASETS), tmp_path, scale)


@pytest.mark.parametrize("question", QUESTIONS)
def test_duckdb_and_pandas_give_the_same_answer(folder, question):
    answers = [ask(folder) for ask in QUESTIONS[question].values()]
    assert len(answers[0]) > 5
    assert same(*answers)


def test_a_different_answer_is_noticed(folder):
    answer = QUESTIONS["rta"]["duckdb"](folder)
    wrong = answer.assign(rta=answer["rta"].where(answer.index > 0, answer["rta"] * 1.000001))
    assert same(answer, answer.copy())
    assert not same(answer, wrong)
    assert not same(answer, answer.iloc[1:])
    assert not same(answer, answer.rename(columns={"rta": "lq"}))
