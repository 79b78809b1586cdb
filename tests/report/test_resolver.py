"""The page resolves symbolic times as Python does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from typing import Any, get_args

import pytest

from tests.report.page_scripts import script_of
from tests.report.symbols import EARLIER, FEASTS, Case, cases
from timeline.model.symbolic import OPERATIONS, Mod, to_json
from timeline.report.feasts import feast_tables
from timeline.report.times import time_data

COUNT = 4000
RESOLVER = ("calendar/feasts.js", "calendar/resolve.js")
HARNESS = f"""
function answer({{ feasts, cases }}) {{
  setFeasts(feasts);
  return cases.map(({{ node, published, earlier }}) => {{
    const mentions = new Map(earlier ? [[{EARLIER}, earlier]] : []);
    return resolve(node, {{ published, mentions, words: new Map([[{EARLIER}, "the day before"]]) }});
  }});
}}
"""


def question(all_cases: list[Case]) -> dict[str, Any]:
    years = range(-520, 10020)
    return {
        "feasts": feast_tables(FEASTS, years),
        "cases": [
            {
                "node": to_json(case.node),
                "published": case.published and time_data(case.published),
                "earlier": case.earlier and time_data(case.earlier),
            }
            for case in all_cases
        ],
    }


def in_node(asked: dict[str, Any]) -> list[dict[str, Any]]:
    script = script_of(*RESOLVER) + HARNESS
    script += 'console.log(JSON.stringify(answer(JSON.parse(require("fs").readFileSync(0, "utf8")))));'
    done = subprocess.run(
        [str(shutil.which("node")), "-e", script], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def in_chromium(asked: dict[str, Any]) -> list[dict[str, Any]]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            body = f"(asked) => {{ {script_of(*RESOLVER)} {HARNESS} return answer(asked); }}"
            found: list[dict[str, Any]] = browser.new_page().evaluate(body, asked)
        finally:
            browser.close()
    return found


def test_the_page_and_python_resolve_alike() -> None:
    if shutil.which("node") is None and shutil.which("chromium") is None:
        pytest.skip("neither node nor Chromium is here")
    asked = list(cases(COUNT, seed=6))
    wanted = [case.value for case in asked]
    answers = (in_node if shutil.which("node") else in_chromium)(question(asked))
    wrong = [
        (case, dict(time_data(value)), answer)
        for case, value, answer in zip(asked, wanted, answers, strict=True)
        if dict(time_data(value)) | {"quant": value.quant, "freq": value.freq} != {"quant": None, "freq": None} | answer
    ]
    assert not wrong, f"{len(wrong)} of {COUNT}: {wrong[:3]}"
    assert sum(value.placed for value in wanted) > COUNT // 3
    assert len({value.reason for value in wanted}) > 10
    operations = Counter(to_json(case.node)["op"] for case in asked)
    assert set(operations) == set(OPERATIONS)
    drawn = {part for case in asked for part in re.findall(r'"mod": "(\w+)"', json.dumps(to_json(case.node)))}
    assert drawn == set(get_args(Mod))
