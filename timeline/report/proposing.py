"""Publication dates that articles suggest for others, as the page shows them: each with its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.model import Combined, PlacedMention, Proposal, Span
from timeline.report.shapes import PassageData, ProposalData
from timeline.report.times import time_data


def proposal_data(
    combined: Combined, placed: Sequence[PlacedMention], numbers: Mapping[str, int], texts: Mapping[str, str]
) -> dict[str, list[ProposalData]]:
    """The proposals by article id; `placed` are the page's mentions in their order."""
    if not combined.proposals:
        return {}
    rows = {item.mention.sentence: row for row, item in reversed(list(enumerate(placed)))}

    def passage(span: Span, words: str) -> PassageData:
        quote = texts[span.article][span.start : span.end]
        found: PassageData = {"article": numbers[span.article], "quote": quote, "words": words}
        if span in rows:
            found["mention"] = rows[span]
        return found

    def data(proposal: Proposal) -> ProposalData:
        return {
            "value": time_data(proposal.value),
            "confidence": round(proposal.confidence, 2),
            "matches": [
                (match.event, [passage(match.span, match.words), passage(match.other, match.other_words)])
                for match in proposal.matches
            ],
        }

    found: dict[str, list[ProposalData]] = {}
    for proposal in combined.proposals:
        found.setdefault(proposal.article, []).append(data(proposal))
    return found
