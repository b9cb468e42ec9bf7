"""The broken queries: a small reader of the query language shows that each differs from its reference."""

import re
import unicodedata

import pytest
from iplab import data

patents = data.load("patents").set_index("pub_no")
queries = data.load("broken_queries").set_index("query_id")
codes = data.load("ipc_codes")
TOKEN = re.compile(r'\(|\)|AND|OR|NOT|(?:TI|AB|TA|IPC)=(?=\()|(?:(?:TI|AB|TA|IPC)=)?(?:"[^"]*"|[^\s()]+)')
COLUMNS = {
    "TI": ["title_zh", "title_en"],
    "AB": ["abstract_zh", "abstract_en"],
    "TA": ["title_zh", "title_en", "abstract_zh", "abstract_en"],
}


def plain(text):
    return unicodedata.normalize("NFKC", text).lower().replace("-", " ")


TEXT = {field: patents[columns].fillna("").agg(" | ".join, axis=1).map(plain) for field, columns in COLUMNS.items()}


def matches(field, term):
    if field == "IPC":
        stem = term.removesuffix("*")
        same = codes["ipc"].str.startswith(stem) if term.endswith("*") else codes["ipc"] == stem
        return set(codes.loc[same, "pub_no"])
    pattern = re.escape(plain(term.strip('"').removesuffix("*")))
    if term.startswith('"'):
        pattern = rf"\b{pattern}" + ("" if term.strip('"').endswith("*") else r"\b")
    text = TEXT[field]
    return set(text.index[text.str.contains(pattern)])


class Reader:
    """AND and NOT bind before OR; a field before a bracket holds for all in it; no field means the title."""

    def __init__(self, query):
        self.tokens = TOKEN.findall(query)

    def read(self, field="TI"):
        found = self.joined(field)
        while self.tokens and self.tokens[0] == "OR":
            self.tokens.pop(0)
            found = found | self.joined(field)
        return found

    def joined(self, field):
        found = self.one(field)
        while self.tokens and self.tokens[0] in ("AND", "NOT"):
            away = self.tokens.pop(0) == "NOT"
            other = self.one(field)
            found = found - other if away else found & other
        return found

    def one(self, field):
        token = self.tokens.pop(0)
        if token.endswith("=") or token == "(":
            inner = token[:-1] if token.endswith("=") else field
            if token.endswith("="):
                self.tokens.pop(0)
            found = self.read(inner)
            assert self.tokens.pop(0) == ")"
            return found
        named = re.match("(TI|AB|TA|IPC)=(.+)", token)
        return matches(named[1], named[2]) if named else matches(field, token)


def run(query):
    reader = Reader(query)
    found = reader.read()
    assert reader.tokens == []
    return found


def test_the_reader_binds_and_before_or():
    meter, bladder = run("TA=超声波水表"), run("TA=防冻泄压囊")
    assert run("TA=超声波水表 OR TA=超声波水表 AND TA=防冻泄压囊") == meter
    assert run("(TA=超声波水表 OR TA=防冻泄压囊) NOT TA=防冻泄压囊") == meter - bladder


@pytest.mark.trap("broken_queries", "precedence")
def test_each_fault_changes_the_result_in_its_own_way():
    results = {number: (run(row.query), run(row.reference)) for number, row in queries.iterrows()}
    by_fault = dict(zip(queries["fault"], results.values(), strict=True))
    broken, meant = by_fault["precedence"]
    assert broken > meant
    for fault in ("truncation", "title_field", "untagged_term", "class_level", "not_too_wide"):
        broken, meant = by_fault[fault]
        assert broken < meant, fault
    assert all(len(meant) >= 3 for _, meant in results.values())
    assert not run("IPC=H01M10")


def test_every_reference_stands_for_one_fault():
    assert len(queries) == 6
    assert queries["fault"].is_unique
    assert set(queries["topic_id"]) <= set(data.load("topics")["topic_id"])
