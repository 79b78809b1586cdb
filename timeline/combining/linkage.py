"""Average linkage over the scores of pairs."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence


def average_linkage(items: Sequence[int], score: Callable[[int, int], float], threshold: float) -> list[list[int]]:
    """The items in clusters: the two whose members score highest on average are joined until none reach `threshold`.

    Deterministic: ties go to the items that come first.  Cost: the square of the items times a logarithm.
    """
    values: dict[tuple[int, int], float] = {}
    heap: list[tuple[float, int, int]] = []
    for j in range(len(items)):
        for i in range(j):
            values[i, j] = score(items[i], items[j])
            if values[i, j] >= threshold:
                heap.append((-values[i, j], i, j))
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
