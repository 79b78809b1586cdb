"""Measures of coreference: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Mention = tuple[str, int, int]
Chains = dict[Mention, Hashable]
Cluster = frozenset[Mention]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def _clusters(chains: Mapping[Mention, Hashable]) -> list[Cluster]:
    out: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention, chain in chains.items():
        out[chain].append(mention)
    return [frozenset(members) for members in out.values()]


def muc(found: Chains, gold: Chains) -> Measure:
    """Links that are right, and links that are found."""
    a, b = _clusters(found), _clusters(gold)
    return Measure(_links(a, b), _links(b, a))


def _links(these: Sequence[Cluster], those: Sequence[Cluster]) -> float:
    of = {mention: number for number, members in enumerate(those) for mention in members}
    possible = sum(len(members) - 1 for members in these)
    kept = sum(len(members) - len({of[mention] for mention in members}) for members in these)
    return kept / possible if possible else 0.0


def b_cubed(found: Chains, gold: Chains) -> Measure:
    """The mean over mentions of how pure and how complete their clusters are."""
    a = {mention: members for members in _clusters(found) for mention in members}
    b = {mention: members for members in _clusters(gold) for mention in members}
    both = {mention: len(a[mention] & b[mention]) for mention in b}
    return Measure(
        sum(both[mention] / len(a[mention]) for mention in b) / len(b),
        sum(both[mention] / len(b[mention]) for mention in b) / len(b),
    )


def ceaf_e(found: Chains, gold: Chains) -> Measure:
    """The best one-to-one pairing of clusters by their Dice similarity."""
    a, b = _clusters(found), _clusters(gold)
    of = {mention: number for number, members in enumerate(b) for mention in members}
    near = [{of[mention] for mention in members} for members in a]
    back: dict[int, set[int]] = defaultdict(set)
    for i, columns in enumerate(near):
        for j in columns:
            back[j].add(i)
    total, seen = 0.0, set[int]()
    for i in range(len(a)):  # the pairing falls apart into connected parts
        if i not in seen:
            rows, columns = _part(i, near, back)
            seen |= rows
            total += _best([[_dice(a[x], b[y]) for y in sorted(columns)] for x in sorted(rows)])
    return Measure(total / len(a), total / len(b))


def _part(start: int, near: Sequence[set[int]], back: Mapping[int, set[int]]) -> tuple[set[int], set[int]]:
    rows, columns, todo = {start}, set[int](), [start]
    while todo:
        for j in near[todo.pop()] - columns:
            columns.add(j)
            fresh = back[j] - rows
            rows |= fresh
            todo.extend(fresh)
    return rows, columns


def _dice(a: Cluster, b: Cluster) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _best(weights: list[list[float]]) -> float:
    """The largest total of a one-to-one assignment of rows to columns (Kuhn 1955, Munkres 1957)."""
    if len(weights) > len(weights[0]):
        weights = [list(row) for row in zip(*weights, strict=True)]
    n, m = len(weights), len(weights[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        _augment(i, weights, u, v, match)
    return sum(weights[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def _augment(row: int, weights: list[list[float]], u: list[float], v: list[float], match: list[int]) -> None:
    """One step of the method with potentials `u` and `v`: the cheapest path from a free row to a free column."""
    m = len(v) - 1
    low, used, way = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
    match[0], j0 = row, 0
    while True:
        used[j0] = True
        i0, delta, j1 = match[j0], float("inf"), 0
        for j in range(1, m + 1):
            if used[j]:
                continue
            cost = -weights[i0 - 1][j - 1] - u[i0] - v[j]
            if cost < low[j]:
                low[j], way[j] = cost, j0
            if low[j] < delta:
                delta, j1 = low[j], j
        for j in range(m + 1):
            if used[j]:
                u[match[j]] += delta
                v[j] -= delta
            else:
                low[j] -= delta
        j0 = j1
        if match[j0] == 0:
            break
    while j0:
        match[j0] = match[way[j0]]
        j0 = way[j0]
