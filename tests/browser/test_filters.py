"""Search, switches, coverage, and the lists beside them."""

from __future__ import annotations

from tests.browser.watching import Opened
from tests.report.samples import realistic

CELL = ("article", "from", "to", "count")


def test_the_list_is_in_order_of_time_and_whole(report: Opened) -> None:
    assert report.events() == [event.label for event in realistic().events]


def test_the_search_filters_list_chart_and_coverage(report: Opened) -> None:
    report.fill("ferry")
    assert report.events() == ["A second ferry line", "Old ferry could return"]
    assert {row[0] for row in report.chart()["traces"]["stretches"]["custom"]} == _numbers(report.events())
    assert report.page.locator("#coverage [data-count]").count() == 2
    report.fill("")
    assert len(report.events()) == len(realistic().events)


def test_the_search_takes_several_words_and_ignores_case_and_accents(report: Opened) -> None:
    report.fill("INÉS opened")
    assert report.events() == ["Harbour bridge reopened"]


def test_a_search_without_an_answer_says_so(report: Opened) -> None:
    report.fill("zeppelin")
    assert report.events() == []
    assert "No event fits" in report.page.locator("#events").inner_text()
    report.page.click("#active .clear")
    report.settle()
    assert len(report.events()) == len(realistic().events)


def test_a_switch_hides_an_article_everywhere_and_shows_it_again(report: Opened) -> None:
    switch = report.page.locator('[data-article-toggle="a-harbour.txt"]')
    assert report.page.locator("[data-article-toggle]").count() == 4
    before = report.events()
    switch.click()
    report.settle()
    assert switch.get_attribute("aria-pressed") == "false"
    told_elsewhere = [e.label for e in realistic().events if e.articles != ("a-harbour.txt",)]
    assert report.events() == told_elsewhere
    assert len(report.chart()["lanes"]) == 4
    assert report.page.locator('#coverage [data-article="a-harbour.txt"]').count() == 0
    assert report.page.locator('#articles .article-link[title="a-harbour.txt"]').count() == 0
    assert report.page.locator('#events .chip[href*="a-harbour"]').count() == 0
    switch.click()
    report.settle()
    assert report.events() == before


def test_hiding_the_open_article_closes_the_reader(report: Opened) -> None:
    report.page.locator("#undated .event-title").first.click()
    report.settle()
    assert report.active().inner_text() == "finished"
    report.page.click('[data-article-toggle="d-deck.txt"]')
    report.settle()
    assert report.page.locator("#reader").is_hidden()
    assert report.page.locator("#undated li[data-undated]").count() == 0


def test_back_undoes_a_switch_and_the_url_carries_the_filters(report: Opened) -> None:
    report.page.click('[data-article-toggle="c-roman.txt"]')
    report.settle()
    fewer = report.events()
    address = report.hash()
    report.back()
    assert len(report.events()) == len(realistic().events)
    report.visit(address)
    assert report.events() == fewer


def test_coverage_counts_the_dated_mentions_of_each_period(report: Opened) -> None:
    combined = realistic()
    published = {article.id: article.published for article in combined.articles}
    cells = report.page.locator("#coverage [data-article][data-from][data-to][data-count]")
    counted: dict[str, int] = {}
    for cell in cells.all():
        article, first, last, count = (str(cell.get_attribute(f"data-{name}")) for name in CELL)
        dated = 0
        for placed in combined.mentions:
            value = placed.value
            if placed.mention.trigger.article != article or value is None or not value.placed:
                continue
            known = published[article]
            stop = value.latest or (known.latest if known else None)
            assert value.earliest is not None
            assert stop is not None
            dated += _key(value.earliest) <= _key(last) and _key(stop) >= _key(first)
        assert int(count) == dated, (article, first, last)
        assert cell.inner_text() == count
        counted[article] = counted.get(article, 0) + dated
    assert set(counted) == {"a-harbour.txt", "b-toll.txt", "c-roman.txt"}


def test_every_dated_mention_is_counted_somewhere(report: Opened) -> None:
    combined = realistic()
    cells = [
        tuple(str(cell.get_attribute(f"data-{name}")) for name in ("article", "from", "to"))
        for cell in report.page.locator("#coverage [data-count]").all()
    ]
    for placed in combined.mentions:
        value = placed.value
        if value is None or not value.placed:
            continue
        hits = [
            cell
            for cell in cells
            if cell[0] == placed.mention.trigger.article
            and _key(cell[1]) <= _key(value.latest or "9999-12-31")
            and _key(cell[2]) >= _key(value.earliest or "-9999-01-01")
        ]
        assert hits, placed.mention.title


def test_gaps_are_pointed_out(report: Opened) -> None:
    gaps = report.page.locator("#coverage thead .gap").all_inner_texts()
    assert any(gap.replace("\n", " ") == "60 years" for gap in gaps)


def test_a_cell_filters_to_its_article_and_period(report: Opened) -> None:
    cell = report.page.locator('#coverage [data-article="a-harbour.txt"][data-from="2025-04-01"]')
    assert cell.get_attribute("data-to") == "2025-04-30"
    cell.click()
    report.settle()
    assert report.events() == ["Ferries have carried all traffic", "The council met", "Harbour bridge reopened"]


def test_undated_lists_each_with_its_reason_by_article(report: Opened) -> None:
    undated = report.page.locator("#undated")
    assert undated.locator("h3").all_inner_texts() == ["Deck finished on the harbour bridge"]
    assert "“last Tuesday”" in undated.inner_text().replace('"', "“") or "last Tuesday" in undated.inner_text()
    assert undated.get_by_text("counts from the day of publication, which is not known").count() == 2


def test_skipped_and_notices_are_told(report: Opened) -> None:
    assert "scan.pdf binary file; give the text as .txt" in report.page.locator("#skipped").inner_text()
    assert "metadata.csv:4" in (report.page.locator("#notices").text_content() or "")


def test_the_table_of_articles(report: Opened) -> None:
    rows = report.page.locator("#articles tbody tr")
    assert rows.count() == 4
    toll = rows.filter(has_text="Council approves toll").inner_text()
    for words in ("20 April 2025", "inferred from its text", "2019 – 2020"):
        assert words in toll
    assert "unknown" in rows.filter(has_text="Deck finished").inner_text()


def _numbers(labels: list[str]) -> set[int]:
    return {number for number, event in enumerate(realistic().events) if event.label in labels}


def _key(day: str) -> tuple[int, str]:
    """A key that sorts ISO days with years below zero rightly."""
    year, _, rest = day.lstrip("+-").partition("-")
    return (-int(year) if day.startswith("-") else int(year), rest[:5])
