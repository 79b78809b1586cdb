"""Average linkage over the scores of pairs."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence


def upgma(items: Sequence[int], score: Callable[[int, int], float], threshold: float) -> list[list[int]]:
    """The items in clusters: the two whose members score highest on average are joined until none reach `threshold`.

    Deterministic: ties go to the items that come first.  Cost: the square of the items times a logarithm.
    """
    values = {(i, j): score(items[i], items[j]) for j in range(len(items)) for i in range(j)}
    heap = [(-value, i, j) for (i, j), value in values.items() if value >= threshold]
    if not heap:
        return [[item] for item in items]
    heapq.heapify(heap)
    members = {i: [i] for i in range(len(items))}
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in members or j not in members or values[i, j] != -value:
            continue
        joined, gone = members[i], members.pop(j)
        for k in members:
            if k == i:
                continue
            near, far = (min(i, k), max(i, k)), (min(j, k), max(j, k))
            average = (len(joined) * values[near] + len(gone) * values[far]) / (len(joined) + len(gone))
            values[near] = average
            if average >= threshold:
                heapq.heappush(heap, (-average, *near))
        joined.extend(gone)
    return [sorted(items[k] for k in members[i]) for i in sorted(members)]


def sparse_upgma(
    items: Sequence[int], pairs: Iterable[tuple[int, int, float]], threshold: float
) -> Iterator[list[int]]:
    """The same of few pairs with their scores; all others score 0.  The first item of a cluster is its smallest."""
    near: dict[int, dict[int, float]] = {item: {} for item in items}
    for one, other, value in pairs:
        near[one][other] = near[other][one] = value
    heap = [(-value, a, b) for a, links in near.items() for b, value in links.items() if a < b and value >= threshold]
    heapq.heapify(heap)
    members = {item: [item] for item in items}
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members or near[a].get(b) != -value:
            continue
        _join(near, members, a, b)
        members[a].extend(members.pop(b))
        for other, joined in near[a].items():
            if joined >= threshold:
                heapq.heappush(heap, (-joined, min(a, other), max(a, other)))
    yield from members.values()


def _join(near: dict[int, dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> None:
    """Join `b` to `a`: the score with the pair is the average over its members."""
    near_a, near_b = near[a], near.pop(b)
    near_a.pop(b, None)
    near_b.pop(a, None)
    size_a, size_b = len(members[a]), len(members[b])
    for other in sorted({*near_a, *near_b}):
        value = (size_a * near_a.get(other, 0.0) + size_b * near_b.get(other, 0.0)) / (size_a + size_b)
        near_a[other] = near[other][a] = value
        near[other].pop(b, None)
