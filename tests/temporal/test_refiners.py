"""The order of the refiners: for each reason that stands beside one, a text that reads otherwise where it moves."""

from __future__ import annotations

import pytest

from timeline.calendar import resolve_all
from timeline.model import TimeValue
from timeline.temporal import finding

REFERENCE = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")
MILL = (
    "The mill opened between March and May 1910. It burned in 1911. The owner died in June 1912, aged seventy. "
    "A flood came in 1913. In 1914 war broke out. In the spring the mill reopened."
)
ORDER = [refiner.name for refiner in finding.REFINERS]


def values(text: str) -> list[tuple[str, str, str | None]]:
    found = resolve_all(finding.find(text), REFERENCE)
    return [(one.text, one.value.timex3, one.value.edtf) for one in found if one.value is not None]


@pytest.mark.parametrize(
    ("name", "behind", "text"),
    [
        ("direction", "shared fields", "Schools will close on March 5 and 7."),
        ("shared fields", "ranges", "The fair was open from June 5-7."),
        ("ranges", "document type", MILL),
        ("document type", "narrative only", MILL),
        ("narrative only", "anchors", "In 1916 the mill burned. The former owner left. In March it was sold."),
        ("clock days", "anchors", "The council met on Saturday. At noon, the mayor resigned."),
    ],
)
def test_a_refiner_stands_before_another_for_a_reason(
    name: str, behind: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = values(text)
    moved = [refiner for refiner in finding.REFINERS if refiner.name != name]
    place = next(index for index, refiner in enumerate(moved) if refiner.name == behind) + 1
    moved.insert(place, finding.REFINERS[ORDER.index(name)])
    monkeypatch.setattr(finding, "REFINERS", tuple(moved))
    assert values(text) != expected


def test_the_refiners_bear_names_of_their_own() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert all(refiner.place for refiner in finding.REFINERS)
