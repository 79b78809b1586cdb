"""The chart: lanes, marks, the dense first view, and a click that opens the passage."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.watching import Opened, event_hash
from tests.report.dossier import Dossier, since, when, year
from tests.report.samples import realistic, undatable
from timeline.report import render


def test_there_is_a_merged_lane_on_top_and_one_for_each_article(report: Opened) -> None:
    lanes = report.chart()["lanes"]
    assert "All articles" in lanes[0]
    assert len(lanes) == 5
    assert sum("Deck finished" in lane for lane in lanes) == 1


def test_the_first_view_shows_the_dense_part_and_counts_what_lies_outside(report: Opened) -> None:
    start, stop = (int(end.lstrip("-")[:4]) for end in report.chart()["range"])
    assert 1900 < start < stop < 2060
    button = report.page.locator('[data-outside="earlier"]')
    assert button.inner_text().startswith("4 earlier events: 44 BC–1954")
    button.click()
    report.settle()
    assert report.chart()["range"][0].startswith("-")
    assert report.page.locator("[data-outside]").count() == 0


def test_presets_change_the_view(report: Opened) -> None:
    for preset in ("all", "year", "month", "dense"):
        report.page.click(f'[data-preset="{preset}"]')
        report.settle()
        assert report.page.locator('[data-preset][aria-pressed="true"]').get_attribute("data-preset") == preset


def test_a_click_on_a_mark_opens_its_passage_in_view(report: Opened) -> None:
    _click_named(report, "events", 0)
    assert report.active().count() == 1
    assert report.active_in_view()
    assert report.hash().startswith("#event=")


def test_a_click_on_a_bar_opens_its_passage(report: Opened) -> None:
    hovers = report.chart()["traces"]["stretches"]["hover"]
    _click_named(report, "stretches", next(i for i, text in enumerate(hovers) if "The council met" in text))
    assert report.active().inner_text() == "met"
    assert report.active_in_view()


def test_a_click_in_an_articles_lane_opens_that_article(report: Opened) -> None:
    event = next(event for event in realistic().events if len(event.mentions) > 1)
    number = realistic().events.index(event)
    customs = report.chart()["traces"]["events"]["custom"]
    rows = [point for point, custom in enumerate(customs) if custom[0] == number]
    assert len(rows) == 3  # the merged lane and two articles
    mentioned = set()
    for row in rows:
        _click_named(report, "events", row)
        mentioned.add(report.page.locator("#reader .reader-file").inner_text())
    assert mentioned == {"a-harbour.txt", "b-toll.txt"}


def test_given_and_inferred_publications_and_other_dates_are_told_apart(report: Opened) -> None:
    traces = report.chart()["traces"]
    assert sorted(traces["published (given)"]["x"]) == ["2019-06-01 12:00", "2025-04-17 12:00"]
    assert traces["published (inferred)"]["x"] == ["2025-04-20 12:00"]
    assert traces["other dates given"]["x"][1].startswith("2025-04-18")


def test_a_click_on_a_publication_opens_the_article(report: Opened) -> None:
    _click_named(report, "published (given)", 0)
    assert report.hash() == "#read=c-roman.txt"
    assert report.page.locator("#reader .reader-file").inner_text() == "c-roman.txt"


def test_an_open_end_fades_and_a_year_is_a_bar(report: Opened) -> None:
    traces = report.chart()["traces"]
    faded = {custom[0] for custom in traces["open ends"]["custom"]}
    labels = [event.label for event in realistic().events]
    assert {labels[number] for number in faded} == {
        "Ferries have carried all traffic", "Engineers warned of cracks", "First stones laid",
    }  # fmt: skip
    assert "2017-01-01" in traces["stretches"]["base"]


def test_labels_never_overlap(report: Opened) -> None:
    for preset in ("all", "dense", "month"):
        report.page.click(f'[data-preset="{preset}"]')
        report.settle()
        boxes = report.page.evaluate(
            """() => [...document.querySelectorAll("#timeline-chart .scatterlayer .textpoint text")]
              .map((text) => text.getBoundingClientRect()).map((box) => [box.left, box.right, box.top, box.bottom])"""
        )
        assert boxes
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                apart_x = one[1] <= other[0] + 1 or other[1] <= one[0] + 1
                apart_y = one[3] <= other[2] + 3 or other[3] <= one[2] + 3
                assert apart_x or apart_y, (preset, one, other)


def test_the_hover_names_title_date_grain_quote_and_article(report: Opened) -> None:
    hovers = report.chart()["traces"]["stretches"]["hover"]
    week = next(text for text in hovers if "The council met" in text)
    for words in ("7–13 April 2025", "to the week", "Last week the council", "Old harbour bridge reopens"):
        assert words in week.replace("<br>", " ").replace("7 – 13", "7–13").replace("\u2009", "")


def test_years_of_four_digits_on_both_sides_are_drawn_and_those_beyond_listed(
    open_report: Callable[..., Opened],
) -> None:
    made = Dossier()
    made.article("a.txt", "Ice melted then. Rome stood. Stars fade later. Suns die after.", when("2020-01-01"))
    made.event(made.mention("a.txt", "Ice melted then.", "melted", "Ice melted", year(-9999), "then"))
    made.event(made.mention("a.txt", "Rome stood.", "stood", "Rome stood", year(1)))
    made.event(made.mention("a.txt", "Stars fade later.", "fade", "Stars fade", year(9999), "later"))
    far = when("+12000-01-01", "+12000-12-31", grain="year")
    made.event(made.mention("a.txt", "Suns die after.", "die", "Suns die", far, "after"))
    report = open_report(render(made.combined()))
    report.page.click('[data-preset="all"]')
    report.settle()
    bases = report.chart()["traces"]["stretches"]["base"]
    assert {base[:5] for base in bases} == {"-9999", "0001-", "9999-"}
    assert report.events() == ["Ice melted", "Rome stood", "Stars fade", "Suns die"]
    assert "1 event beyond the years" in report.page.locator("#outside").inner_text()


def test_a_report_without_dates_says_why_and_gives_a_template(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(undatable()))
    empty = report.page.locator("#empty")
    assert "does not say when it was published" in empty.inner_text()
    assert "file,published,title,source,url\nd-deck.txt,,,," in empty.locator("pre").inner_text()
    assert report.page.locator("#undated li[data-undated]").count() == 2


def test_one_open_event_alone_is_drawn(open_report: Callable[..., Opened]) -> None:
    made = Dossier()
    made.article("a.txt", "It has rained since 2020.")
    sentence = "It has rained since 2020."
    made.event(made.mention("a.txt", sentence, "rained", "It has rained", since("2020-01-01"), "since 2020"))
    report = open_report(render(made.combined()))
    assert report.chart()["traces"]["stretches"]["base"] == ["2020-01-01", "2020-01-01"]


def test_the_open_event_is_brought_into_the_view(report: Opened) -> None:
    event = realistic().events[0]
    report.go(event_hash(event.id))
    assert report.chart()["range"][0].startswith("-")


def _click_named(report: Opened, trace: str, point: int) -> None:
    """Clicks with the mouse on the middle of a trace's point."""
    at = report.page.evaluate(
        """([name, point]) => {
          const chart = document.getElementById("timeline-chart");
          const trace = chart.data.find((found) => found.name === name);
          const { xaxis, yaxis } = chart._fullLayout;
          chart.closest(".chart-scroll").scrollTop = trace.y[point] - 100;
          chart.scrollIntoView({ block: "start" });
          window.scrollBy(0, trace.y[point] - chart.closest(".chart-scroll").scrollTop - 300);
          const box = chart.getBoundingClientRect();
          const start = trace.base ? Date.parse(trace.base[point] + "Z") : xaxis.d2l(trace.x[point]);
          const stop = trace.base ? start + trace.x[point] : start;
          const middle = (Math.max(xaxis.l2p(start), 2) + xaxis.l2p(stop)) / 2;
          return [box.left + xaxis._offset + middle, box.top + yaxis._offset + yaxis.d2p(trace.y[point])];
        }""",
        [trace, point],
    )
    report.page.mouse.move(*at)
    report.page.wait_for_timeout(120)
    report.page.mouse.click(*at)
    report.page.wait_for_timeout(50)
    report.settle()
