"""Write docs/tutorial.ipynb from its cells below: `python tools/notebook.py`.

A notebook is JSON that editors fill with outputs and numbers; written from here, it holds neither, and its cells can be
read and reviewed.  The tests execute it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "docs" / "tutorial.ipynb"
CELLS = (
    ("markdown", "# Five articles, one timeline\n\nRun it from the project's folder or from `docs/`."),
    (
        "code",
        (
            "from pathlib import Path\n\nimport timeline\n\n"
            'folder = next(place for place in (Path("articles"), Path("../articles")) if place.is_dir())'
        ),
    ),
    ("markdown", "When was each article written, and how do we know?"),
    (
        "code",
        (
            'built = timeline.build(folder, published={"002_ec05808187bdaabd.txt": "2023-02-15"})\n'
            'built.articles[["id", "published", "evidence", "quote"]]'
        ),
    ),
    ("markdown", "What happened when. Dates are intervals with a grain; day numbers sort in any year."),
    ("code", 'built.events[["earliest", "latest", "first_day", "grain", "status", "label"]]'),
    ("markdown", "Which times does each article tell of?"),
    ("code", "built.coverage"),
    ("markdown", "A part of it: a stretch of time, a subject, some articles. Parts are timelines again."),
    (
        "code",
        (
            'part = built.between("2025-01", "2025-06").about("Putin")\n'
            "assert len(part.events) < len(built.events)\n"
            'part.events[["earliest", "label", "participants"]]'
        ),
    ),
    ("markdown", "The chart is a Plotly figure."),
    ("code", "figure = built.figure()\nfigure.update_layout(height=400)\nlen(figure.data)"),
    ("markdown", "How did a date come about?"),
    ("code", 'print(timeline.explain("They met last week.", published="2025-04-17"))'),
    ("markdown", "Keep everything, and have it back."),
    (
        "code",
        (
            "import tempfile\n\nwith tempfile.TemporaryDirectory() as place:\n"
            '    built.save(f"{place}/all.timeline")\n'
            '    again = timeline.load(f"{place}/all.timeline")\n'
            "assert again.combined == built.combined\nagain"
        ),
    ),
    ("markdown", "At the end of a cell, a timeline shows its whole report: `built`."),
)


def notebook() -> str:
    """The notebook's JSON (nbformat 4.5)."""
    cells = [_cell(number, kind, text) for number, (kind, text) in enumerate(CELLS)]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _cell(number: int, kind: str, text: str) -> dict[str, object]:
    cell: dict[str, object] = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


def main() -> int:
    """Write it; the exit status."""
    TARGET.write_text(notebook(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
