"""Invented articles whose dates hang on a publication day that only the reader may know."""

from __future__ import annotations

from timeline.model import Article

UNDATED = """The council of Port Ellery approved the toll last Tuesday. Mayor Ines Duarte will open the bridge on \
Friday. Crews finished the deck three weeks ago. The ferry stopped in March 2019. Engineers will test the cables \
next month. The old bridge closed at Easter. On 3 May the harbour master resigned. Last year the city sold the ferry. \
The port was flooded yesterday evening. By the end of next year the city will have paid its debt. Since last summer \
the lamps have burned all night."""

DATED = """The council of Port Ellery approved the toll on 15 April 2025. Mayor Ines Duarte opened the bridge on 18 \
April 2025. In 44 BC the first stones were laid."""

LEAD = """Bridge opens. Mayor Ines Duarte opened the bridge at Kestrel Point. The toll begins on Monday."""


def articles() -> tuple[Article, ...]:
    """One dated by its text at most, two not at all."""
    return (
        Article("a-dated.txt", DATED, "The toll is approved"),
        Article("b-undated.txt", UNDATED, "A busy spring at the bridge"),
        Article("c,=lead.txt", LEAD, "Bridge opens", body=14),
    )
