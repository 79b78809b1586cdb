"""The page's functions by themselves: calendar, words, bins, windows, links and marks, without a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.page_scripts import all_but_main
from timeline.calendar.days import day_number, iso_day

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Calling = Callable[..., Any]


@pytest.fixture(scope="module")
def call(browser: Browser) -> Iterator[Calling]:
    """Calls a function of the page's scripts, or evaluates an expression on its arguments."""
    script = all_but_main()
    page = browser.new_context(locale="en-GB").new_page()

    def caller(expression: str, *args: object) -> Any:
        return page.evaluate(
            "([script, expression, args]) => new Function('args', `${script}; return (${expression})(...args)`)(args)",
            [script, expression, list(args)],
        )

    yield caller
    page.context.close()


@pytest.mark.parametrize("year", [-9999, -44, -1, 0, 1, 99, 1582, 1900, 2000, 2024, 9999])
def test_days_are_counted_as_in_python(call: Calling, year: int) -> None:
    for month, day in ((1, 1), (2, 28), (3, 1), (12, 31)):
        number = day_number(year, month, day)
        iso = iso_day(number)
        assert call("(iso) => coveredSpan(iso)[0] / DAY", iso) == number
        assert call("(number) => isoDate(number * DAY)", number) == iso


@pytest.mark.parametrize("year", [-12000, 12000])
def test_years_of_five_digits_are_read(call: Calling, year: int) -> None:
    iso = iso_day(day_number(year, 7, 4))
    assert call("(iso) => coveredSpan(iso)[0] / DAY", iso) == day_number(year, 7, 4)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"earliest": "2025-04-17", "latest": "2025-04-17", "grain": "day"}, "17 April 2025"),
        ({"earliest": "2025-04-07", "latest": "2025-04-13", "grain": "week"}, "week of 7–13 April 2025"),
        ({"earliest": "2025-04-01", "latest": "2025-04-30", "grain": "month"}, "April 2025"),
        ({"earliest": "2014-01-01", "latest": "2014-12-31", "grain": "year"}, "2014"),
        ({"earliest": "2014-01-01", "latest": "2016-12-31", "grain": "year"}, "2014 – 2016"),
        ({"earliest": "2020-03-01", "latest": "2020-06-30", "grain": "month"}, "March–June 2020"),
        ({"earliest": "-0043-03-15", "latest": "-0043-03-15", "grain": "day"}, "15 March 44 BC"),
        ({"earliest": "2022-01-01", "grain": "year"}, "since 2022"),
        ({"latest": "2022-12-31", "grain": "year"}, "until 2022"),
        ({"earliest": "2025-02-14", "grain": "week", "qualifier": "after"}, "after 13 February 2025"),
        ({"earliest": "1954-01-01", "latest": "1954-12-31", "grain": "year", "qualifier": "approximate"}, "about 1954"),
        (
            {"earliest": "1101-01-01", "latest": "1200-12-31", "grain": "century", "words": "12th century"},
            "12th century",
        ),
        ({"earliest": "2025-04-17T15:00", "latest": "2025-04-17T15:00", "grain": "minute"}, "17 April 2025, 15:00"),
        ({"words": "no anchor"}, "no anchor"),
    ],
)
def test_dates_in_words(call: Calling, value: dict[str, str], words: str) -> None:
    said = call("(value) => timeWords({ timex3: '', words: '', ...value })", value)
    assert said.replace("\u2009", "").replace(" – ", "–") == words.replace(" – ", "–")


def bins(call: Calling, days: list[tuple[str, str]], grain: str = "auto") -> list[str]:
    """The columns' first days and grains for stretches from one day to another, both inclusive."""
    spans = "(days, grain) => binsFor(days.map(([from, to]) => [coveredSpan(from)[0], coveredSpan(to)[1]]), grain)"
    found: list[dict[str, Any]] = call(spans, days, grain)
    assert all(one["stop"] <= other["start"] for one, other in pairwise(found))
    return [f"{iso_day(round(found_bin['start'] / 86_400_000))} {found_bin['grain']}" for found_bin in found]


def test_bins_are_years_parted_where_much_happens(call: Calling) -> None:
    days = [("1781-01-01", "1781-12-31"), ("1972-01-01", "1972-12-31"), ("2022-01-01", "2022-12-31")]
    days += [(day, day) for day in ("2025-02-12", "2025-02-13", "2025-04-17", "2025-04-18", "2025-12-04")]
    assert bins(call, days) == [
        "1781-01-01 year", "1972-01-01 year", "2022-01-01 year",
        "2025-02-01 month", "2025-04-01 month", "2025-12-01 month",
    ]  # fmt: skip


def test_a_century_among_years_is_a_column_unless_years_stand_in_it(call: Calling) -> None:
    century = ("1101-01-01", "1200-12-31")
    assert bins(call, [century, ("1893-01-01", "1893-12-31")])[0] == "1101-01-01 century"
    assert bins(call, [century, ("1150-01-01", "1150-12-31")]) == ["1150-01-01 year"]


def test_a_chosen_grain_is_kept_while_it_has_few_columns(call: Calling) -> None:
    days = [("1781-05-01", "1781-05-01"), ("2025-04-17", "2025-04-17")]
    assert bins(call, days, "decade") == ["1780-01-01 decade", "2020-01-01 decade"]
    many = [(day, day) for day in (iso_day(12000 + 9 * i) for i in range(600))]
    assert all(name.endswith("month") for name in bins(call, many, "day"))


def test_the_dense_window_leaves_outliers_out(call: Calling) -> None:
    starts = [day_number(1781), day_number(1972)] + [day_number(2025, 4, day) for day in range(1, 12)]
    window = "(starts) => denseWindow(starts.map((day) => [day * DAY, (day + 1) * DAY]))"
    first, last = call(window, starts)
    assert day_number(2025, 3, 1) * 86_400_000 < first < last < day_number(2025, 6, 1) * 86_400_000
    even = [day_number(1900 + 10 * i) for i in range(12)]
    first, last = call(window, even)
    assert first < day_number(1900) * 86_400_000
    assert last > day_number(2010) * 86_400_000


@pytest.mark.parametrize("event", ["a.txt:1-2", "ü&=#%/?,+ .txt:3-4", "</script>:0-1", "日本:5-6"])
def test_the_hash_holds_any_name(call: Calling, event: str) -> None:
    again = call(
        """(event) => {
          const now = { ...stateOf(""), event, hide: new Set([event, "b,c"]) };
          const again = stateOf(hashOf(now));
          return [again.event, [...again.hide]];
        }""",
        event,
    )
    assert again == [event, [event, "b,c"]]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example/a?b=c", "https://news.example/a?b=c"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//news.example", None),
        ("news.example", None),
    ],
)
def test_only_web_addresses_are_links(call: Calling, url: str, address: str | None) -> None:
    assert call("webAddress", url) == address


@pytest.mark.parametrize(
    ("said", "is_end", "day"),
    [
        ("2025", False, "2025-01-01"),
        ("2025", True, "2025-12-31"),
        ("2024-02", True, "2024-02-29"),
        ("2025-04-17", True, "2025-04-17"),
        ("−43", False, "-0043-01-01"),
        ("", False, ""),
        ("2025-02-30", False, None),
        ("2025-13", False, None),
        ("soon", False, None),
    ],
)
def test_a_date_field_takes_years_months_and_days(call: Calling, said: str, is_end: bool, day: str | None) -> None:
    assert call("wholeDay", said, is_end) == day


def test_marks_nest_and_cross_without_losing_a_letter(call: Calling) -> None:
    html = call(
        """(text) => {
          const mark = (start, end, kind) => ({ start, end, kind, key: `${start}-${end}`, active: false, title: "" });
          const stretches = [mark(0, 12, "passage"), mark(2, 7, "time"), mark(5, 10, "event"), mark(5, 7, "event")];
          const made = el("p", null, ...nestMarks(text, 0, text.length, stretches));
          return made.outerHTML.replace(/ (class|title|style)="[^"]*"/g, "");
        }""",
        "0123456789abcdef",
    )
    plain = html.replace("<p>", "").replace("</p>", "")
    for tag in ("<span>", "</span>", "</mark>"):
        plain = plain.replace(tag, "")
    for key in ("2-7", "5-10", "5-7"):
        assert f'data-mention="{key}"' in html
        plain = plain.replace(f'<mark data-mention="{key}">', "")
    assert plain == "0123456789abcdef"


def test_labels_are_escaped_and_wrapped(call: Calling) -> None:
    assert call("plotlyText", "<b>&amp;\u202e\u2028x") == "&lt;b&gt;&amp;amp; x"
    lines = call("(text) => wrapText(text, 20)", "W" * 130 + " short words here and there").split("<br>")
    assert max(map(len, lines)) <= 60


def test_each_status_has_a_shape_of_its_own(call: Calling) -> None:
    symbols = call("() => Object.values(STATUS).map((status) => status.symbol)")
    assert len(symbols) == len(set(symbols)) == 5
