"""Timeline: the result that a Python user holds."""

from __future__ import annotations

import contextlib
import html
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from timeline import report
from timeline.api import filtering, frames
from timeline.api.caching import drawing
from timeline.api.inputs import Day
from timeline.api.reports import days_of, save_report
from timeline.calendar.days import iso_day
from timeline.combining import rank_key_dates
from timeline.engines import Workers, lent, spread_over
from timeline.export import find_format, records
from timeline.export.records import Row
from timeline.export.to_timeml import files as timeml_files
from timeline.model import Combined, Notice, Skipped

if TYPE_CHECKING:
    import pandas as pd

_REPORT_SUFFIXES = (".html", ".htm")


@dataclass(frozen=True, repr=False)
class Timeline:
    """Articles, their events in time, and what could not be dated or read.

    The DataFrames have the columns and types of `timeline.api.columns`.  `combined`
    holds the same as typed values.
    """

    combined: Combined

    @property
    def events(self) -> pd.DataFrame:
        """One row an event, by time."""
        return frames.events(self.combined)

    @property
    def mentions(self) -> pd.DataFrame:
        """One row an event mention, by article and place in its text."""
        return frames.mentions(self.combined)

    @property
    def articles(self) -> pd.DataFrame:
        """One row an article: title, publication date with its evidence, and what it covers."""
        return frames.articles(self.combined)

    @property
    def coverage(self) -> pd.DataFrame:
        """One row a stretch of time that an article tells of."""
        return frames.coverage(self.combined)

    @property
    def expressions(self) -> pd.DataFrame:
        """One row a time expression."""
        return frames.expressions(self.combined)

    @property
    def undated(self) -> pd.DataFrame:
        """The event mentions without a date, each with the reason."""
        return frames.undated(self.combined)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The inputs that could not be read, each with the reason."""
        return self.combined.skipped

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What else a user should know."""
        return self.combined.notices

    def mention_rows(self, *, everything: bool = False) -> Iterator[Row]:
        """The rows of `mentions` as plain data.

        :param everything: every predicate of the articles, not only the candidates for a timeline.
        """
        return records.mention_rows(self.combined, everything=everything)

    def article_rows(self) -> Iterator[Row]:
        """The rows of `articles` as plain data."""
        return records.article_rows(self.combined)

    def expression_rows(self) -> Iterator[Row]:
        """The rows of `expressions` as plain data."""
        return records.tag_rows(self.combined)

    def timeml(self) -> dict[str, str]:
        """One TimeML document an article, by file name."""
        return timeml_files(self.combined)

    def between(self, first: Day | None, last: Day | None) -> Timeline:
        """What may have happened from the beginning of `first` to the end of `last`.

        Events whose interval touches the stretch stay; what has no date goes.

        :param first: a year, month or day ("2025", "2025-01", "2025-01-31", "-0043" for 44 BCE) or a `datetime.date`;
            None: open; ConfigError for an impossible date.
        :param last: the same, not before `first` (else ConfigError).
        """
        return Timeline(filtering.between(self.combined, first, last))

    def about(self, words: str) -> Timeline:
        """The events that name all these words, in label, participants, place or sentence; case does not matter.

        :param words: the words or their beginnings; ConfigError for a text without a word.
        """
        return Timeline(filtering.about(self.combined, words))

    def in_articles(self, *ids: str) -> Timeline:
        """What these articles tell, grouped without the others.

        :param ids: the ids of articles; ConfigError for an unknown one.
        """
        return Timeline(filtering.in_articles(self.combined, ids))

    def key_dates(self, n: int | None = None, first: Day | None = None, last: Day | None = None) -> pd.DataFrame:
        """The days that matter most, in the order of time, each with its weight, its events and a sentence.

        They come from the whole articles.

        :param n: how many days; None: those that stand out.
        :param first: the time from which on they count, as of `between`.
        :param last: the time up to which they count, as of `between`.
        """
        within = filtering.stretch_of(first, last)
        days = [None if day is None else iso_day(day) for day in (within.first_day, within.last_day)]
        return frames.keydates(rank_key_dates(self.combined, n, first=days[0], last=days[1]))

    def to_html(self, *, title: str | None = None, with_text: bool = True) -> str:
        """The interactive report as one HTML document that needs no network.

        :param title: what stands over it; None: the timeline's title.
        :param with_text: embed the articles' texts; False: only what is quoted.
        """
        return report.render(self.combined, title=title, with_text=with_text, keys=partial(days_of, self.combined))

    def figure(self) -> Any:
        """The chart as a `plotly.graph_objects.Figure`."""
        return report.figure(self.combined)

    def save(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,  # noqa: A002 - as in pandas
        *,
        with_text: bool = True,
        jobs: int | Workers | None = 1,
        cache: bool | os.PathLike[str] | str = False,
    ) -> str | None:
        """Write the report (.html), the whole timeline to load again (.timeline) or an export, by suffix or `format`.

        Returns what `export` returns; None for the report.

        :param path: where it goes; a report whose path ends in a slash or is a folder becomes a folder: a page that
            loads its data in parts, for more than one file can carry; OutputError as of `export`.
        :param format: "html" for the report, else a format of `export`; None: by the suffix of `path`.
        :param with_text: embed the articles' texts in a report; False: only what is quoted.
        :param jobs: processes that make the parts of a report, as of `build`.
        :param cache: keeps these parts for the next report, as of `build`.
        """
        if format == "html" or (format is None and _names_report(path)):
            articles = len(self.combined.articles)
            remembered = drawing(None if cache is True else cache) if cache else contextlib.nullcontext()
            with lent(jobs) as workers, remembered as memo:
                workers.suit(articles)
                run = spread_over("local", workers, None, articles)
                save_report(self.combined, path, with_text=with_text, run=run, memo=memo)
            return None
        return self.export(path, format)

    def export(self, path: str | os.PathLike[str], format: str | None = None) -> str:  # noqa: A002 - as in pandas
        """Write an export; html is the plain list here.

        Returns one line on what the format leaves out or bends.  An older file stays whole until the new one is; a
        format of several files makes a folder.

        :param path: where it goes; OutputError where it cannot be written.
        :param format: its name; None: by the suffix of `path`; ConfigError for an unknown one, MissingExtra where it
            needs what is not installed.
        """
        return find_format(os.fspath(path), format).save(self.combined, path)

    def _repr_html_(self) -> str:
        """The report in a frame, for notebooks."""
        page = html.escape(self.to_html(), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:720px;border:0" title="Timeline"></iframe>'

    def __repr__(self) -> str:
        combined = self.combined
        counts = [
            _count(len(combined.articles), "article"),
            _count(len(combined.events), "event"),
            f"{len(combined.undated)} undated",
            f"{len(combined.skipped)} skipped",
        ]
        return f"<Timeline: {', '.join(counts)}>"


def _names_report(path: str | os.PathLike[str]) -> bool:
    return os.fspath(path).endswith("/") or PurePath(path).suffix.lower() in _REPORT_SUFFIXES


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
