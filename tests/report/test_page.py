"""The page as bytes: self-contained, closed by its policy, the same for the same input."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from typing import Any

import pytest

from tests.report.dossier import Dossier, crowd, when
from tests.report.samples import ATTACKS, hostile, realistic, undatable
from tests.report.unfolding import unfolded
from timeline.report import render
from timeline.report.encoding.deflate import pack
from timeline.report.page import STYLES, lean, page_script

PARSERS = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser")


def unpacked(html: str, name: str) -> str:
    """The text of a packed script element."""
    found = re.search(rf'<script type="application/json" id="{name}"[^>]*>([A-Za-z0-9+/=]*)</script>', html)
    assert found is not None
    return zlib.decompress(base64.b64decode(found[1])).decode()


def data_of(html: str) -> Any:
    return unfolded(unpacked(html, "timeline-data"))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render(realistic()) == render(realistic())


def test_the_page_is_small() -> None:
    assert len(render(realistic()).encode()) < 900_000


def test_a_thousand_events_add_little() -> None:
    added = len(render(crowd(100, 10))) - len(render(undatable()))
    assert added < 120_000


@pytest.mark.parametrize("make", [realistic, hostile, undatable])
def test_nothing_of_an_article_stands_raw_in_a_script(make: Any) -> None:
    html = render(make())
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)
    assert [kind for kind, _ in scripts] == [
        ' type="application/json" id="timeline-data" data-encoding="deflate-base64"',
        ' type="application/json" id="plotly-source" data-encoding="deflate-base64"',
        "",
    ]
    assert scripts[2][1] == lean(page_script())
    assert html.count("<script") == 3


def test_hostile_titles_are_escaped() -> None:
    html = render(hostile())
    assert f"<title>{ATTACKS[0]}" not in html
    assert "<title>&lt;/script&gt;&lt;script&gt;alert(1)" in html


def test_the_policy_names_both_scripts_and_no_address() -> None:
    html = render(realistic())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    for text in (lean(page_script()), unpacked(html, "plotly-source")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'".replace("+", "+") in said
    assert "default-src 'none'" in said
    assert "unsafe-eval" not in said
    assert "script-src 'unsafe-inline'" not in said
    assert "http" not in said


def test_the_data_holds_every_article_mention_and_event() -> None:
    combined = realistic()
    data = data_of(render(combined))
    assert [article["id"] for article in data["articles"]] == [article.id for article in combined.articles]
    assert [event["id"] for event in data["events"]] == [event.id for event in combined.events]
    assert len(data["mentions"]) == len(combined.mentions)
    for mention in data["mentions"]:
        text = data["articles"][mention["article"]]["text"]
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert text[slice(*mention["sentence"])] == mention["quote"]
    undated = [data["mentions"][row]["title"] for row in data["undated"]]
    assert undated == ["Crews finished the deck", "The arch was painted"]


def test_without_text_only_the_quotes_are_embedded() -> None:
    whole, quotes = data_of(render(realistic())), data_of(render(realistic(), with_text=False))
    assert all("text" in article for article in whole["articles"])
    assert not any("text" in article for article in quotes["articles"])
    assert "Subscribe to our letter" not in json.dumps(quotes)
    assert [mention["quote"] for mention in quotes["mentions"]] == [mention["quote"] for mention in whole["mentions"]]


def test_a_title_given_wins() -> None:
    assert '<h1 dir="auto">My own</h1>' in render(realistic(), title="My own")
    assert "<title>The bridge at Kestrel Point</title>" in render(realistic())


def test_the_template_lists_every_file_and_quotes_what_must_be_quoted() -> None:
    made = Dossier()
    made.article('a, "b".txt', "One.", when("2020-01-02"))
    made.article("c.txt", "Two.", source="The Bay; Courier")
    template = data_of(render(made.combined()))["template"]
    assert template == 'file,published,title,source,url\n"a, ""b"".txt",2020-01-02,,,\nc.txt,,,The Bay; Courier,\n'


def test_lone_surrogates_do_not_stop_the_page() -> None:
    assert zlib.decompress(base64.b64decode(pack("a\ud800b"))).decode() == "a\ufffdb"


def test_a_title_with_a_lone_surrogate_can_be_written() -> None:
    assert "<title>a\ufffdb</title>" in render(realistic(), title="a\ud800b").encode().decode()


def test_every_style_is_joined_and_small() -> None:
    from importlib.resources import files

    styles = {item.name: item for item in (files("timeline.report") / "assets" / "css").iterdir()}
    assert set(styles) == {f"{name}.css" for name in STYLES}
    for item in styles.values():
        assert len(item.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_script_never_parses_markup() -> None:
    script = page_script()
    for forbidden in (*PARSERS, "eval(", "new Function", "fetch(", "XMLHttpRequest", "</script", "<!--"):
        assert forbidden not in script
