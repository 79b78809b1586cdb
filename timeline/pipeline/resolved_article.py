"""An article on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from timeline.combining import GroupingInput, make_grouping_input
from timeline.model import Article, Notice, PlacedMention, Skipped, TimeExpression


@dataclass(frozen=True)
class ResolvedArticle:
    """An article, dated, with its expressions resolved, its mentions placed, and what was wrong with it."""

    article: Article
    expressions: tuple[TimeExpression, ...]
    mentions: tuple[PlacedMention, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()

    @cached_property
    def grouping_input(self) -> GroupingInput:
        """What grouping needs of it."""
        return make_grouping_input(self.article, self.mentions)
