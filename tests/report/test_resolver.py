"""The page resolves symbolic times as Python does."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, get_args

from tests.report.page_scripts import answer, script_of
from tests.report.symbols import EARLIER, FEASTS, Case, cases
from timeline.model.symbolic import OPERATIONS, Mod, to_json
from timeline.report.data.holidays import feast_tables
from timeline.report.data.times import time_data

COUNT = 4000
RESOLVER = ("calendar/holidays.js", "calendar/resolve.js")
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


def test_the_page_and_python_resolve_alike() -> None:
    asked = list(cases(COUNT, seed=6))
    wanted = [case.value for case in asked]
    answers = answer(script_of(*RESOLVER) + HARNESS, question(asked))
    wrong = [
        (case, dict(time_data(value)), found)
        for case, value, found in zip(asked, wanted, answers, strict=True)
        if dict(time_data(value)) | {"quant": value.quant, "freq": value.freq} != {"quant": None, "freq": None} | found
    ]
    assert not wrong, f"{len(wrong)} of {COUNT}: {wrong[:3]}"
    assert sum(value.placed for value in wanted) > COUNT // 3
    assert len({value.reason for value in wanted}) > 10
    operations = Counter(to_json(case.node)["op"] for case in asked)
    assert set(operations) == set(OPERATIONS)
    drawn = {part for case in asked for part in re.findall(r'"mod": "(\w+)"', json.dumps(to_json(case.node)))}
    assert drawn == set(get_args(Mod))
