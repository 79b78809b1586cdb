"""Files behind addresses: the same articles as from a folder, and no shard stops another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.reading import read

fsspec: Any = pytest.importorskip("fsspec")


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def line(name: str) -> bytes:
    return (json.dumps({"id": name, "text": f"It rained on {name}.", "published": "2020-05-01"}) + "\n").encode()


def test_files_of_this_machine_by_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained in 1907.")
    (tmp_path / "b.txt").write_text("It rained in 1908.")
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,1907-05-01\n")
    (tmp_path / ".hidden.txt").write_text("It rained.")
    found = read([tmp_path.as_uri()])
    assert found.skipped == ()
    near = read([str(tmp_path)])
    assert [(one.id, one.text) for one in found.articles] == [(one.id, one.text) for one in near.articles]
    assert [one.raw for one in found.articles[0].dates] == ["1907-05-01"]


def test_shards_by_pattern(memory: Any) -> None:
    for number in range(3):
        memory.pipe(f"/news/part-{number}.jsonl", line(f"{number}-a") + line(f"{number}-b"))
    memory.pipe("/news/other.jsonl", line("other"))
    found = read(["memory://news/part-*.jsonl"])
    assert [one.id for one in found.articles] == ["0-a", "0-b", "1-a", "1-b", "2-a", "2-b"]
    assert len(read(["memory://news"]).articles) == 7
    assert [one.id for one in read(["memory://news/other.jsonl"]).articles] == ["other"]


def test_a_parquet_shard(memory: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"id": ["a", "b"], "text": ["It rained.", "It snowed."]}), tmp_path / "p.parquet")
    memory.pipe("/shards/p.parquet", (tmp_path / "p.parquet").read_bytes())
    assert [one.text for one in read(["memory://shards/p.parquet"]).articles] == ["It rained.", "It snowed."]


def test_a_shard_that_cannot_be_read_stops_no_other(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.pipe("/news/a.jsonl", line("a"))
    memory.pipe("/news/b.jsonl", line("b"))
    whole = type(memory).cat_file

    def broken(self: Any, path: str, *rest: Any, **options: Any) -> bytes:
        if path.endswith("a.jsonl"):
            raise RuntimeError("no credentials")
        data: bytes = whole(self, path, *rest, **options)
        return data

    monkeypatch.setattr(type(memory), "cat_file", broken)
    found = read(["memory://news"])
    assert [one.id for one in found.articles] == ["b"]
    (skip,) = found.skipped
    assert skip.path.endswith("news/a.jsonl")
    assert "no credentials" in skip.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("memory://nowhere", "no such file"),
        ("nonsense://bucket/a.jsonl", "nonsense"),
        ("https://example.org/a.html", "not fetched"),
    ],
)
@pytest.mark.usefixtures("memory")
def test_what_is_not_there_is_told(path: str, reason: str) -> None:
    found = read([path])
    assert found.articles == ()
    assert reason in found.skipped[0].reason
