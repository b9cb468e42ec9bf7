"""Downloads of the three systems in the search desk: encodings, headings, and what a spreadsheet has done to them."""

import iplab
import pandas as pd
import pytest
from iplab import search
from iplab.errors import DataError

CNIPA = (
    "公开（公告）号,公开（公告）日,申请号,申请日,发明名称,申请（专利权）人,IPC分类号,摘要\n"
    "CN110123456A,2019.08.16,CN201910123456.7,2019.02.18,一种太阳灶,岚栖储能有限公司,F24S20/30; F24S23/70,包括反光碗\n"
    "CN210123456U,2020-04-10,2.02E+12,43800,太阳能热水器,朔野有限公司,F24S10/70,水箱\n"
    "CN110123456A,2019.08.16,CN201910123456.7,2019.02.18,一种太阳灶,岚栖储能有限公司,F24S20/30,包括反光碗\n"
    "CN310123456S,2020-02-31,CN202030123456.1,明天,炊具,,,\n"
)
ESPACENET = (
    'No;"Title";"Inventors";"Applicants";"Publication number";"Earliest priority";"IPC";"Publication date";'
    '"Family number"\n1;"SOLAR COOKER";"DOE JANE";"VELMORA SYSTEMS INC";"US2020123456A1";"2019-01-05";'
    '"F24S20/30\nF24S23/00";"2020-07-09";"71402345"\n'
)
PATENTSCOPE = [
    ["PATENTSCOPE", "", "", "", "", ""],
    ["Query: solar", "", "", "", "", ""],
    ["Application Id", "Application Number", "Application Date", "Publication Date", "Title", "I P C"],
    ["WO2020123456", "PCT/IB2019/050001", "05.01.2019", "09.07.2020", "SOLAR STOVE", "F24S 20/30"],
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path / "cache"))


def found(searched, query):
    return search.SearchDesk(searched).find(query).numbers


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_cnipa_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "cnipa.csv"
    path.write_bytes(CNIPA.encode(encoding))
    searched, problems = iplab.read_export(path)
    assert found(searched, "太阳灶 AND IPC=F24S20/30") == ["CN110123456A"]
    assert found(searched, "申请人=朔野 AND AD=201912") == ["CN210123456U"]
    assert found(searched, "公开日=2019") == ["CN110123456A"]
    assert problems[["row", "field", "given"]].to_numpy().tolist() == [
        [3, "AD", "43800"],
        [3, "AP", "2.02E+12"],
        [4, "PN", "CN110123456A"],
        [5, "AD", "明天"],
        [5, "PD", "2020-02-31"],
    ]
    assert problems["done_en"].str.contains("last digits are lost").sum() == 1
    assert problems["done_zh"].str.contains("[一-鿿]").all()


def test_espacenet_with_line_breaks_in_a_cell(tmp_path):
    path = tmp_path / "espacenet.csv"
    path.write_text(ESPACENET, encoding="utf-8")
    searched, problems = search.read_export(path)
    assert problems.empty
    assert found(searched, "solar AND IPC=F24S23/00 AND PR=2019 AND FAM=71402345") == ["US2020123456A1"]
    assert found(searched, "IN=doe") == ["US2020123456A1"]


def test_patentscope_with_lines_above_the_table(tmp_path):
    path = tmp_path / "patentscope.csv"
    pd.DataFrame(PATENTSCOPE).to_csv(path, index=False, header=False)
    searched, problems = search.read_export(path)
    assert problems.empty
    assert found(searched, "stove AND IPC=F24S20/30 AND PD=20200709 AND AD=20190105") == ["WO2020123456"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "There is no file"),
        ("empty.csv", b"", "No column of publication numbers"),
        ("other.csv", "姓名,分数\n甲,3\n".encode(), "No column of publication numbers"),
        ("broken.xlsx", b"PK\x03\x04 no sheet", "no Excel file"),
        ("noise.csv", bytes(range(128, 256)) * 3 + b"\x00", "encoding"),
    ],
)
def test_what_is_no_export_is_told_so(tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=said):
        search.read_export(path)
