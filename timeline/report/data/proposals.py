"""Publication dates that articles suggest for others, as the page shows them: each with its passages."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.model import Combined, Proposal, Span
from timeline.report.data.contents import Contents
from timeline.report.data.shapes import PassageData, ProposalData
from timeline.report.data.times import time_data


def proposal_data(combined: Combined, contents: Contents, numbers: Mapping[str, int]) -> dict[str, list[ProposalData]]:
    """The proposals by article id; `numbers` are the articles' in the order of the page."""
    if not combined.proposals:
        return {}
    spans = {
        span for proposal in combined.proposals for match in proposal.matches for span in (match.span, match.other)
    }
    rows: dict[Span, int] = {}
    for row, item in contents.placed({span.article for span in spans}):
        if item.mention.sentence in spans:
            rows.setdefault(item.mention.sentence, row)

    def passage(span: Span, words: str) -> PassageData:
        quote = combined.articles[numbers[span.article]].text[span.start : span.end]
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
