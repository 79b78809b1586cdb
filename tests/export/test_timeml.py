"""TimeML, held against its document type and against what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.report.samples import hostile, realistic
from timeline import build
from timeline.errors import ConfigError, OutputError
from timeline.export import find_format
from timeline.export.to_timeml import contents
from timeline.model import Combined
from timeline.reading import article_from_text

TML = find_format("x.tml")
TEXT = (
    "The mayor opened the bridge on Thursday morning. Early in 1907 it had collapsed. "
    "Since 1911 ferries have not run. About 40 people meet every Monday for two hours. "
    "The council will vote in mid-May and could meet by 3 p.m. on Friday."
)


@pytest.fixture(scope="module")
def doctype() -> etree.DTD:
    return etree.DTD(str(Path(__file__).with_name("timeml.dtd")))


def built() -> Combined:
    return build(article_from_text(TEXT, "a.txt"), published="2025-04-18").combined


@pytest.mark.parametrize("combined", [realistic(), hostile(), built()], ids=["realistic", "hostile", "built"])
def test_documents_are_valid_and_keep_the_text(combined: Combined, doctype: etree.DTD) -> None:
    documents = dict(contents(combined))
    assert len(documents) == len(combined.articles)
    for article, document in zip(combined.articles, documents.values(), strict=True):
        root: Any = etree.fromstring(document)
        assert doctype.validate(root), str(doctype.error_log)
        text = "".join(root.find("TEXT").itertext())
        assert len(text) == len(article.text)
        assert len(root.find("TEXT").findall("TIMEX3")) == len(combined.expressions.get(article.id, ()))


def test_five_articles_are_valid(doctype: etree.DTD) -> None:
    for document in dict(contents(build("articles").combined)).values():
        assert doctype.validate(etree.fromstring(document)), str(doctype.error_log)


def test_events_are_linked_to_their_times() -> None:
    ((_, document),) = contents(built())
    root: Any = etree.fromstring(document)
    events = {one.get("eid"): one.text for one in root.iter("EVENT")}
    instances = {one.get("eiid"): one for one in root.iter("MAKEINSTANCE")}
    times = {one.get("tid"): one.text for one in root.iter("TIMEX3")}
    links = {}
    for one in root.iter("TLINK"):
        event = events[instances[one.get("eventInstanceID")].get("eventID")]
        links[event, one.get("relType")] = times[one.get("relatedToTime")]
    assert len(instances) == len(events)
    assert links["opened", "IS_INCLUDED"] == "Thursday morning"
    assert "1907" in links["collapsed", "IS_INCLUDED"]


def times_of(text: str, published: str | None = "2025-04-17") -> dict[str, dict[str, str]]:
    """The attributes of each TIMEX3 by its words, tids of others as their words."""
    combined = build(article_from_text(text, "a.txt"), published=published).combined
    ((_, document),) = contents(combined)
    root: Any = etree.fromstring(document)
    found = {str(one.get("tid")): one for one in root.iter("TIMEX3")}
    words = {tid: "DCT" if tid == "t0" else str(one.text) for tid, one in found.items()}
    points = ("anchorTimeID", "beginPoint", "endPoint")
    return {
        words[tid]: {
            name: words[text] if name in points else text for name, text in one.attrib.items() if name != "tid"
        }
        for tid, one in found.items()
        if tid != "t0"
    }


def test_attributes_of_times() -> None:
    found = times_of(
        "They met three times a week and every Monday. It took the last three weeks. Early last year they had met "
        "for two years from 1990 to 1992. On 3 May 1993 it ended. The next day was calm. It will take more than a week."
    )
    assert found["three times a week"] == {"type": "SET", "value": "P1W", "freq": "3X"}
    assert found["every Monday"] == {"type": "SET", "value": "XXXX-WXX-1", "quant": "EVERY"}
    assert found["the last three weeks"]["endPoint"] == "DCT"
    assert "beginPoint" not in found["the last three weeks"]
    assert (found["two years"]["beginPoint"], found["two years"]["endPoint"]) == ("1990", "1992")
    assert found["Early last year"]["mod"] == "START"
    assert (found["Early last year"]["anchorTimeID"], found["Early last year"]["temporalFunction"]) == ("DCT", "true")
    assert found["The next day"]["anchorTimeID"] == "3 May 1993"
    assert found["3 May 1993"] == {"type": "DATE", "value": "1993-05-03"}
    assert found["more than a week"]["mod"] == "MORE_THAN"


def test_without_a_creation_time_nothing_refers_to_it() -> None:
    assert times_of("They met last week.", None)["last week"] == {"type": "DATE", "value": "XXXX-WXX"}


def test_a_folder_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    combined = realistic()
    folder = tmp_path / "deep" / "out"
    assert "OCCURRENCE" in TML.save(combined, folder)
    assert sorted(one.name for one in folder.iterdir()) == sorted(dict(contents(combined)))
    with pytest.raises(OutputError, match="not empty"):
        TML.save(combined, folder)
    empty = tmp_path / "empty"
    empty.mkdir()
    TML.save(combined, empty)
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        TML.save(combined, file)
    with pytest.raises(ConfigError, match="folder"):
        TML.render(combined)

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OutputError, match="No space left"):
        TML.save(combined, tmp_path / "none")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["deep", "empty", "file"]
