"""Corpora and saved indexes: what is wrong is named with its line."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.likeness import Document, Index, SimpleReader
from madang_methods.likeness.corpus import read_corpus
from madang_methods.likeness.errors import CorpusError
from madang_methods.likeness.saved import load, save

GOOD = {
    "a.csv": '번호,제목\n27-1,소화기\n27-2,"벤치, 새것"\n',
    "a.tsv": "id\ttitle\n27-1\t소화기\n27-2\t벤치, 새것\n",
    "a.jsonl": '{"id": "27-1", "title": "소화기"}\n\n{"id": "27-2", "title": "벤치, 새것"}\n',
}
BAD = {
    "no_title.csv": ("id,name\n1,가\n", 1, "no column title"),
    "empty.csv": ("id,title\n1,가\n2, \n", 3, "empty"),
    "cells.csv": ("id,title\n1,가\n2,나,다\n", 3, "3 cells, but 2 columns"),
    "twice.csv": ("id,title\n1,가\n1,나\n", 3, "already that of line 2"),
    "quote.csv": ('id,title\n1,"가\n', 2, "not CSV"),
    "long.csv": ("title\n" + "가" * 2001 + "\n", 2, "2001 characters"),
    "signs.txt": ("가\n!!!\n", 2, "no letters"),
    "json.jsonl": ('{"title": "가"}\n{"title": \n', 2, "not JSON"),
    "number.jsonl": ('{"title": 3}\n', 1, 'text "title"'),
    "half.jsonl": ('{"title": "\\ud800가"}\n', 1, "half a character"),
    "nothing.csv": ("title\n", None, "no proposal"),
    "void.txt": ("", None, "no proposal"),
    "nul.txt": ("가\x00나\n", 1, "no letters"),
}


def write(folder, name, text):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder / name


@pytest.mark.parametrize("name", GOOD)
def test_a_corpus_is_read_in_every_form(tmp_path, name):
    assert read_corpus(write(tmp_path, name, GOOD[name])) == [
        Document("27-1", "소화기"),
        Document("27-2", "벤치, 새것"),
    ]


def test_lines_name_documents_that_have_no_id(tmp_path):
    assert read_corpus(write(tmp_path, "a.txt", "소화기\n\n벤치\n")) == [Document("1", "소화기"), Document("3", "벤치")]


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_named_with_its_line(tmp_path, name):
    text, line, said = BAD[name]
    with pytest.raises(CorpusError, match=said) as refused:
        read_corpus(write(tmp_path, name, text))
    assert refused.value.line == line


def test_a_file_in_the_old_korean_encoding_is_told_so(tmp_path):
    with pytest.raises(CorpusError, match="UTF-8") as refused:
        read_corpus(write(tmp_path, "a.csv", b"title\nabc\n" + "소화기\n".encode("cp949")))
    assert refused.value.line == 3


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.jsonl", "a.txt"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data, name):
    path = write(tmp_path_factory.mktemp("any"), name, data)
    with contextlib.suppress(CorpusError):
        assert read_corpus(path) != []


def test_a_saved_index_answers_the_same(tmp_path):
    index = Index.build([Document("1", "소화기\u2028설치"), Document("2", "새 벤치")], SimpleReader())
    save(index, tmp_path / "saved")
    assert load(tmp_path / "saved", SimpleReader()).similar("소화기") == index.similar("소화기")
    assert [path.name for path in tmp_path.iterdir()] == ["saved"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("simple-1", "kiwi-9"), "found by kiwi-9"),
        (lambda text: text.rsplit("\n", 2)[0], "says 2 documents, but holds 1"),
        (lambda text: text.replace('"likeness": 1', '"likeness": 9'), "no index of this version"),
        (lambda text: text.replace('["소화기"]', "[3]"), "line 2: Words are texts"),
        (lambda text: text.replace('"id": "2"', '"nr": "2"'), "line 3: A document has"),
        (lambda text: text.replace("벤치", '"'), "line 3: This is not JSON"),
        (lambda text: "", "line 1: This is not JSON"),
        (lambda text: "[]", "line 1: This is not a JSON object"),
    ],
)
def test_a_damaged_index_is_refused(tmp_path, change, said):
    path = tmp_path / "saved"
    save(Index.build([Document("1", "소화기"), Document("2", "벤치")], SimpleReader()), path)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CorpusError, match=said):
        load(path, SimpleReader())
