"""The benchmark of the page: its generated dossier, and one page measured."""

from __future__ import annotations

from pathlib import Path

import timeline
from benchmarks import page


def test_a_dossier_is_always_the_same_and_as_large_as_asked(tmp_path: Path) -> None:
    first, again = (page.dossier(tmp_path / name, 250) for name in ("one.jsonl", "other.jsonl"))
    assert first.read_bytes() == again.read_bytes()
    result = timeline.build(first, model="rules")
    assert len(result.combined.articles) == 3
    assert 200 <= len(result.combined.events) <= 250


def test_a_page_and_its_peer_are_measured(tmp_path: Path) -> None:
    result = timeline.build(page.dossier(tmp_path / "few.jsonl", 30), model="rules")
    result.save(tmp_path / "report.html", with_text=False)
    with page.browser_running() as browser:
        size, *seconds, _ = page.measured(browser, tmp_path / "report.html", runs=1)
        peer_size, *peer_seconds, _ = page.peer_measured(browser, page.peer(result, tmp_path / "peer.html"), runs=1)
    assert 0.5 < size < peer_size
    assert len(seconds) == 6
    assert len(peer_seconds) == 2
    assert all(one > 0 for one in (*seconds, *peer_seconds))
