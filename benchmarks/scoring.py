"""TempEval-3 scoring of time expressions (UzZaman et al., 2013).

Gold and predicted expressions are matched one to one inside an article: same span first, then larger overlaps, then
left-most.  `value` is relaxed F1 times the share of matched pairs whose values are equal as strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.corpora import Record

Pair = tuple[int, int]
Kind = Literal["miss", "spurious", "value", "span"]


@dataclass(slots=True)
class Counts:
    """Sums over articles, from which every measure follows; the measures are per cent."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    same_span: int = 0
    same_value: int = 0
    same_both: int = 0
    typed: int = 0
    same_type: int = 0

    @property
    def strict(self) -> float:
        """F1 over same spans."""
        return self._f1(self.same_span)

    @property
    def relaxed(self) -> float:
        """F1 over any overlap."""
        return self._f1(self.matched)

    @property
    def value(self) -> float:
        """Relaxed F1 times the share of matched pairs with the same value."""
        return self.relaxed * self.same_value / self.matched if self.matched else 0.0

    @property
    def strict_value(self) -> float:
        """F1 over same span and same value."""
        return self._f1(self.same_both)

    @property
    def type(self) -> float | None:
        """Relaxed F1 times the share of matched pairs with the same type; None where the gold has no types."""
        return self.relaxed * self.same_type / self.typed if self.typed else None

    def _f1(self, hits: int) -> float:
        return 200 * hits / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One disagreement with the gold: `value` wins over `span` where both are wrong."""

    kind: Kind
    record: Record
    gold: Record | None
    predicted: Record | None

    @property
    def rule(self) -> str:
        """The rule that predicted, or "(none)"."""
        return str(self.predicted["rule"]) if self.predicted and "rule" in self.predicted else "(none)"


def match(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Pair]:
    """Index pairs of overlapping expressions, one to one."""
    candidates = []
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            overlap = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if overlap > 0:
                same = (one["start"], one["end"]) == (other["start"], other["end"])
                candidates.append((not same, -overlap, one["start"], other["start"], i, j))
    pairs: list[Pair] = []
    seen_gold: set[int] = set()
    seen_predicted: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in seen_gold and j not in seen_predicted:
            seen_gold.add(i)
            seen_predicted.add(j)
            pairs.append((i, j))
    return pairs


def score(documents: Iterable[Record], predictions: Iterable[Record]) -> tuple[Counts, list[Fault]]:
    """Counts and faults over the gold's articles; predictions name theirs by `id`."""
    by_article: dict[str, list[Record]] = {}
    for prediction in predictions:
        by_article.setdefault(prediction["id"], []).append(prediction)
    counts, faults = Counts(), []
    for document in documents:
        faults += _score_one(document, by_article.get(document["id"], []), counts)
    return counts, faults


def _score_one(document: Record, predicted: Sequence[Record], counts: Counts) -> list[Fault]:
    gold = document["timexes"]
    pairs = match(gold, predicted)
    counts.gold += len(gold)
    counts.predicted += len(predicted)
    counts.matched += len(pairs)
    faults = []
    for i, j in pairs:
        fault = _compare(gold[i], predicted[j], counts)
        if fault is not None:
            faults.append(Fault(fault, document, gold[i], predicted[j]))
    met_gold, met_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    faults += [Fault("miss", document, one, None) for i, one in enumerate(gold) if i not in met_gold]
    faults += [Fault("spurious", document, None, one) for j, one in enumerate(predicted) if j not in met_predicted]
    return faults


def _compare(gold: Record, predicted: Record, counts: Counts) -> Kind | None:
    same_span = (gold["start"], gold["end"]) == (predicted["start"], predicted["end"])
    same_value = gold["value"] == predicted.get("value")
    counts.same_span += same_span
    counts.same_value += same_value
    counts.same_both += same_span and same_value
    if gold["type"] is not None:
        counts.typed += 1
        counts.same_type += gold["type"] == predicted.get("type")
    if not same_value:
        return "value"
    return None if same_span else "span"
