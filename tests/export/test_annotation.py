"""W3C Web Annotation: the model's requirements as a schema, and selectors that select."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from tests.report.samples import hostile, realistic
from timeline.export import find_format
from timeline.model import Combined

SCHEMA = json.loads(Path(__file__).with_name("annotation.schema.json").read_text(encoding="utf-8"))
ANNOTATION = find_format("x.jsonld")


def collection(combined: Combined) -> Any:
    return json.loads(ANNOTATION.render(combined))


@pytest.mark.parametrize("combined", [realistic(), hostile()], ids=["realistic", "hostile"])
def test_collections_keep_to_the_model(combined: Combined) -> None:
    found = collection(combined)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    items = found["first"]["items"]
    assert found["total"] == len(items) > 0
    assert found["last"] == found["first"]["id"]
    assert len({one["id"] for one in items}) == len(items)


def test_selectors_select_the_words() -> None:
    combined = realistic()
    texts = {article.id: article.text for article in combined.articles}
    for one in collection(combined)["first"]["items"]:
        position, quote = one["target"]["selector"]
        text = texts[unquote(one["target"]["source"]["id"])]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(around) == position["start"] - len(quote["prefix"])


def test_bodies_say_what_and_when() -> None:
    items = collection(realistic())["first"]["items"]
    bodies = {body["value"] for one in items for body in one["body"]}
    assert {
        "17 April 2025: Harbour bridge reopened",
        "2025-04-17",
        "perhaps 44 BCE: First stones laid",
    } <= bodies
    assert {one["motivation"] for one in items} == {"describing", "tagging"}
    assert any(one["target"].get("scope") == "https://courier.example/bridge" for one in items)
