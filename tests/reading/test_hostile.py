"""Bad input of every format: skipped with its reason, the good beside it read."""

from __future__ import annotations

import io
import os
import random
import socket
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reading import documents as made
from timeline.errors import ConfigError, ReadError
from timeline.model import Skipped
from timeline.reading import Limits, ReadOptions, check_columns, parse_limits, read
from timeline.reading.formats import registry
from timeline.reading.formats.html_text import fragment_text
from timeline.reading.formats.markdown import plain_text
from timeline.reading.formats.plain import read_text
from timeline.reading.records import Given, Record

GOOD = b"It rained on Monday in Oslo.\n"
WHOLE = {
    "a.html": made.page(),
    "a.mhtml": made.mhtml(made.page()),
    "a.pdf": made.pdf([made.PARAGRAPHS]),
    "a.docx": made.docx(),
    "a.eml": made.mail(),
    "a.rss": made.RSS.encode(),
    "a.json": b'[{"text": "It rained."}]',
    "a.jsonl": b'{"text": "It rained."}\n',
    "a.csv": b'text,title\n"It rained.",x\n',
    "a.tsv": b"text\ttitle\nIt rained.\tx\n",
    "a.parquet": made.parquet([{"text": "It rained."}]),
    "a.md": b"---\ntitle: x\n---\nIt rained.\n",
    "a.txt": b"It rained.",
    "a.zip": made.zipped({"b.txt": b"It rained."}),
    "a.txt.gz": made.gzipped(b"It rained. " * 50),
}


def skipped_beside_good(tmp_path: Path, name: str, data: bytes, limits: Limits | None = None) -> list[Skipped]:
    """What is told of a bad file in a folder where a good one lies too; that one must be read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_bytes(GOOD)
    result = read([str(tmp_path)], ReadOptions(limits=limits or Limits()))
    assert "good.txt" in [article.id for article in result.articles]
    assert all(one.reason and "Traceback" not in one.reason for one in result.skipped)
    return list(result.skipped)


@pytest.mark.parametrize("name", WHOLE)
def test_empty_files(tmp_path: Path, name: str) -> None:
    (skipped,) = skipped_beside_good(tmp_path, name, b"")
    assert "empty" in skipped.reason


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"text,title\n"), ("a.tsv", b"text\n\n \n"), ("a.parquet", made.parquet([], "text"))],
)
def test_tables_without_rows(tmp_path: Path, name: str, data: bytes) -> None:
    (skipped,) = skipped_beside_good(tmp_path, name, data)
    assert "no rows" in skipped.reason


@pytest.mark.parametrize("name", sorted(set(WHOLE) - {"a.txt", "a.md", "a.html", "a.eml", "a.csv", "a.tsv"}))
def test_truncated_files(tmp_path: Path, name: str) -> None:
    """Text formats without a frame lose their end and nothing else; all others are told."""
    data = WHOLE[name]
    share = 0.35 if name in ("a.mhtml", "a.rss") else 0.6
    (skipped,) = skipped_beside_good(tmp_path, name, data[: int(len(data) * share)])
    assert skipped.path.split("/")[-1].startswith(name)


@pytest.mark.parametrize("name", WHOLE)
def test_random_bytes(tmp_path: Path, name: str) -> None:
    source = random.Random(7)  # noqa: S311 - the same bytes in every run
    assert skipped_beside_good(tmp_path, name, source.randbytes(3000))


@pytest.mark.parametrize("name", WHOLE)
def test_damage_in_the_middle_never_stops_the_run(tmp_path: Path, name: str) -> None:
    source = random.Random(11)  # noqa: S311 - the same damage in every run
    for _ in range(5):
        data = bytearray(WHOLE[name])
        for _ in range(max(1, len(data) // 60)):
            data[source.randrange(len(data))] = source.randrange(256)
        skipped_beside_good(tmp_path, name, bytes(data))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", made.pdf([made.PARAGRAPHS], password="x" * 8), "encrypted"),
        ("a.pdf", made.pdf([[], []]), "OCR"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
        ("a.docx", made.zipped({"a.xml": b"<a/>"}), "no .docx"),
        ("a.xml", b"<?xml version='1.0'?><note>It rained.</note>", "no RSS or Atom"),
        ("a.html", b"<!doctype html><html><body><nav>Home</nav></body></html>", "no article"),
        ("a.html", b'<!doctype html><html><body><div id="timeline-chart">', "report of timeline"),
        ("a.eml", b"It rained.", "no mail"),
        ("a.json", b"{}", "has no"),
        ("a.json", b"[" * 100_000, "no JSON"),
        ("a.csv", b"name,age\nx,3\n", "has no column"),
        ("a.csv", b'text\n"It rained', ""),
        ("a.txt.gz", b"It rained.", "no ZIP or gzip"),
        ("a.tar.gz", made.gzipped(b"x" * 512), "tar"),
        ("a.zip", made.zipped({}), "no article"),
    ],
)
def test_what_is_told_of_bad_files(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    skipped = skipped_beside_good(tmp_path, name, data)
    assert not says or says in skipped[0].reason


@pytest.mark.parametrize("true", ["a.html", "a.pdf", "a.docx", "a.parquet", "a.rss"])
@pytest.mark.parametrize("claimed", ["b.txt", "b.md", "b.pdf", "b.html", "b.csv"])
def test_a_wrong_suffix_is_seen_through(tmp_path: Path, true: str, claimed: str) -> None:
    (tmp_path / claimed).write_bytes(WHOLE[true])
    result = read([str(tmp_path)])
    assert result.skipped == ()
    assert result.articles
    same = registry.format_by_suffix(true) is registry.format_by_suffix(claimed)
    assert same or "by its content" in result.notices[0].message


def test_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    text = "text\nDer Bürgermeister sprach über die Brücke und die große Straße am Flußufer für alle Bürger.\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    result = read([str(tmp_path)])
    assert "Bürgermeister" in result.articles[0].text
    assert "cp1252" in result.notices[0].message


# Archives


def bomb(size: int = 4 << 20) -> bytes:
    return made.zipped({"zeros.txt": b"0" * size})


@pytest.mark.parametrize(
    ("name", "data", "limits", "says"),
    [
        ("a.zip", bomb(), Limits(), "200 times"),
        ("a.txt.gz", made.gzipped(b"0" * (4 << 20)), Limits(), "200 times"),
        ("a.zip", bomb(), Limits(file=1 << 20, ratio=10**6), "1 MB (limit “file”)"),
        ("a.zip", made.zipped({f"{i}.txt": b"x" * 700 for i in range(3)}), Limits(unpacked=1500), "limit “unpacked”"),
        ("a.zip", made.zipped({f"{i}.txt": b"x" for i in range(9)}), Limits(members=8), "8 files"),
        ("a.zip", made.zipped({"b.zip": made.zipped({"c.zip": bomb(9)})}), Limits(), "deeper than 2"),
        ("a.docx", made.docx(["0" * (20 << 20)]), Limits(), "200 times"),
        ("a.docx", made.docx(), Limits(unpacked=1000), "limit “unpacked”"),
    ],
    ids=["ratio", "gzip", "file", "unpacked", "members", "depth", "document", "document size"],
)
def test_bombs(tmp_path: Path, name: str, data: bytes, limits: Limits, says: str) -> None:
    skipped = skipped_beside_good(tmp_path, name, data, limits)
    assert says in skipped[-1].reason


def test_a_lying_archive_is_cut_off(tmp_path: Path) -> None:
    data = bomb().replace((4 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert skipped_beside_good(tmp_path, "a.zip", data)


def test_a_gzip_file_in_itself_ends(tmp_path: Path) -> None:
    data = GOOD
    for _ in range(50):
        data = made.gzipped(data)
    (skipped,) = skipped_beside_good(tmp_path, f"a.txt{'.gz' * 50}", data)
    assert "deeper than" in skipped.reason


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_paths_that_lead_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (skipped,) = skipped_beside_good(tmp_path / "in", "a.zip", made.zipped({name: GOOD}))
    assert "leads out" in skipped.reason
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "good.txt", "in"]


def test_links_and_locked_files_in_archives(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("open.txt", "It snowed.")
    data = out.getvalue()
    locked = bytearray(data)
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    reasons = [one.reason for one in skipped_beside_good(tmp_path, "a.zip", bytes(locked))]
    assert "is a link" in reasons[0]
    assert "encrypted" in reasons[1]


def test_two_files_of_one_name_in_an_archive(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "It snowed.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "It hailed.")
    (skipped,) = skipped_beside_good(tmp_path, "a.zip", out.getvalue())
    assert "the same path" in skipped.reason


# Files


def test_loops_of_links_and_things_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
    (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    skipped = skipped_beside_good(tmp_path, "a.txt", GOOD)
    assert [Path(one.path).name for one in skipped] == ["one.txt", "pipe.txt", "two.txt"]
    assert "no regular file" in skipped[1].reason


def test_a_gigabyte_is_refused_with_the_limit_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl", "c.pdf", "d.zip"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1 << 30)
    (tmp_path / "good.txt").write_bytes(GOOD)
    result = read([str(tmp_path)])
    assert [article.id for article in result.articles] == ["good.txt"]
    assert {one.reason for one in result.skipped} == {
        "is bigger than 256 MB (limit “file”); split it, or raise the limit"
    }


def test_a_thousand_broken_files_among_good_ones(tmp_path: Path) -> None:
    names = sorted(WHOLE)
    for number in range(1000):
        name = names[number % len(names)]
        (tmp_path / f"{number:04}-{name}").write_bytes(b"" if number % 2 else b"\x00\x01broken")
        if number % 100 == 0:
            (tmp_path / f"{number:04}-good.txt").write_bytes(GOOD)
    result = read([str(tmp_path)])
    assert len(result.articles) == 10
    assert len(result.skipped) == 1000


@pytest.mark.parametrize("piece", ["[", "![", "*a ", "**", "_a ", "<!--", "<a ", "`", "[^", "[a](", "~~", "<http:"])
def test_markdown_takes_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    plain_text(piece * (60_000 // len(piece)))
    assert time.process_time() - start < 5


# What refers to elsewhere


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY f SYSTEM "file://{}"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.usefixtures("no_network")
def test_entities_and_references_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dat"
    secret.write_text("the secret word")
    declared = ENTITIES.format(secret)
    feed = made.RSS.replace("<rss", declared + "<rss", 1).replace("Short.", "&f;&b;")
    page = made.page(
        head=f'<link rel="stylesheet" href="http://192.0.2.1/x.css"><base href="file://{tmp_path}/">'
    ).decode()
    page = page.replace(
        "</article>", f'<p>&f; <iframe src="file://{secret}"></iframe><img src="http://192.0.2.1/x"></p></article>'
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page.replace("<!DOCTYPE html>", declared))
    (tmp_path / "in" / "b.html").write_text(page)
    external = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY f SYSTEM "file://{secret}">]>'
    source = io.BytesIO(made.docx())
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                data = external + data[data.index("?>") + 2 :].replace("The harbour bridge", "The &f; bridge")
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
    (tmp_path / "in" / "c.docx").write_bytes(out.getvalue())
    skipped = skipped_beside_good(tmp_path / "in", "feed.rss", feed.encode())
    assert "entities" in next(one.reason for one in skipped if one.path.endswith("feed.rss"))
    result = read([str(tmp_path / "in")])
    assert all("secret word" not in article.text for article in result.articles)


def test_a_feed_in_utf_16_cannot_hide_its_entities(tmp_path: Path) -> None:
    feed = made.RSS.replace("<rss", ENTITIES.format("/etc/hostname") + "<rss", 1).replace("UTF-8", "UTF-16")
    (skipped,) = skipped_beside_good(tmp_path, "a.rss", feed.encode("utf-16"))
    assert "entities" in skipped.reason


# ReadOptions, extras, plug-ins


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.html", "trafilatura", "html"),
        ("a.mhtml", "trafilatura", "html"),
        ("a.pdf", "pypdf", "pdf"),
        ("a.docx", "docx", "office"),
        ("a.rss", "feedparser", "web"),
        ("a.parquet", "pyarrow.parquet", "parquet"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (skipped,) = skipped_beside_good(tmp_path, name, WHOLE[name])
    assert f"pip install 'article-timeline[{extra}]'" in skipped.reason


def test_limits_are_parsed() -> None:
    assert parse_limits({"file": "1GB", "depth": 1, "unpacked": "2 MiB"}) == Limits(1 << 30, 2 << 20, depth=1)
    for wrong in ({"size": 1}, {"file": "big"}, {"file": "-1"}):
        with pytest.raises(ConfigError, match="`limits"):
            parse_limits(wrong)
    with pytest.raises(ConfigError, match="no field txt"):
        check_columns({"txt": "body"})


class _Entry:
    name = "letters"

    def __init__(self, loaded: object) -> None:
        self.loaded = loaded

    def load(self) -> object:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


def test_plug_ins_join_and_bad_ones_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = registry.Format("letter", (".letter",), read_text)
    entries = [_Entry(letter)]
    monkeypatch.setattr(registry, "entry_points", lambda group: entries if group == "timeline.readers" else [])
    registry.formats.cache_clear()
    try:
        (tmp_path / "a.letter").write_bytes(GOOD)
        assert [article.id for article in read([str(tmp_path)]).articles] == ["a.letter"]
        for bad in (ImportError("gone"), "no format"):
            entries[0].loaded = bad
            registry.formats.cache_clear()
            with pytest.raises(ConfigError, match="letters"):
                read([str(tmp_path)])
    finally:
        monkeypatch.undo()
        registry.formats.cache_clear()


@pytest.mark.parametrize("charset", ["undefined", "x\0y", "hex", "idna", "no-such", "utf-8" * 400])
@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.mhtml"])
def test_encodings_that_are_none(tmp_path: Path, name: str, charset: str) -> None:
    data = WHOLE[name].replace(b"utf-8", charset.encode())
    assert data != WHOLE[name]
    assert not any("defect" in one.reason for one in skipped_beside_good(tmp_path, name, data))


def test_a_defect_of_a_reader_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("oops")

    plugged = registry.Format("broken", (".broken",), broken)  # type: ignore[arg-type]  # broken on purpose
    monkeypatch.setattr(registry, "formats", lambda: (plugged, registry.TEXT))
    (skipped,) = skipped_beside_good(tmp_path, "a.broken", b"x")
    assert "defect" in skipped.reason
    assert "oops" in skipped.reason


def test_records_before_an_error_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: bytes, given: Given) -> Iterator[Record]:
        for number in range(200):
            yield Record(f"It rained in Linz on {number % 28 + 1} May 2021.", f"{given.shown}:{number}", f"#{number}")
        raise ReadError("it ends too soon")

    monkeypatch.setattr(registry, "formats", lambda: (registry.Format("broken", (".broken",), broken), registry.TEXT))
    (tmp_path / "a.broken").write_bytes(b"x")
    found = read([str(tmp_path)], ReadOptions(join_copies=False))
    assert [one.id for one in found.articles] == [f"a.broken#{number}" for number in range(200)]
    assert [one.reason for one in found.skipped] == ["it ends too soon"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a <![\x0c\0>b</p> c", "a b\n\nc"),
        ("a <![CDATA[x > y]]> c", "a c"),
        ("<![if IE]>d<![endif]> e", "d e"),
        ("a <![\0 b", "a <![ b"),
    ],
)
def test_sections_of_pieces_of_html(html: str, text: str) -> None:
    assert fragment_text(html) == text
