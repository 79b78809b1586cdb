"""Floors under the figures: what was reached once may not be lost in silence.

    python -m benchmarks.floors --check                 fail where a figure is below its floor (the default)
    python -m benchmarks.floors --raise                 lift every floor to the figure reached, and add new ones
    python -m benchmarks.floors --lower NAME --reason WHY   the one way to lower a floor

Floors are kept in `floors.json` in hundredths, rounded down, with the reason of every lowering.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module, util
from pathlib import Path
from typing import Any

from benchmarks.harness import NAMES, MissingCorporaError, Result

FILE = Path(__file__).with_name("floors.json")
UNGUARDED = ("speed", "grouping", "scale", "page")
"""Benchmarks whose figures depend on the machine."""


def load(file: Path = FILE) -> dict[str, Any]:
    """{"floors": {name: figure}, "lowered": [{"name", "from", "to", "reason"}]}."""
    if not file.exists():
        return {"floors": {}, "lowered": []}
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return data


def save(data: Mapping[str, Any], file: Path = FILE) -> None:
    """Write the floors, sorted."""
    ordered = {"floors": dict(sorted(data["floors"].items())), "lowered": data["lowered"]}
    file.write_text(json.dumps(ordered, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def failures(floors: Mapping[str, float], figures: Mapping[str, float]) -> list[str]:
    """What is below its floor, or has a floor and was not measured."""
    found = []
    for name, floor in sorted(floors.items()):
        if name not in figures:
            found.append(f"{name}: not measured, its floor is {floor}")
        elif rounded(figures[name]) < floor:
            found.append(f"{name}: {figures[name]:.2f} is below its floor {floor}")
    return found


def raised(data: Mapping[str, Any], figures: Mapping[str, float]) -> dict[str, Any]:
    """The floors lifted to the figures where these are higher; none falls."""
    floors = dict(data["floors"])
    for name, figure in figures.items():
        floors[name] = max(floors.get(name, 0.0), rounded(figure))
    return {"floors": floors, "lowered": data["lowered"]}


def lowered(data: Mapping[str, Any], name: str, figure: float, reason: str) -> dict[str, Any]:
    """One floor set down to the figure reached, with the reason beside it; raises ValueError without one."""
    if not reason.strip():
        raise ValueError("a floor is lowered only with a reason")
    if name not in data["floors"]:
        raise ValueError(f"there is no floor {name!r}")
    step = {"name": name, "from": data["floors"][name], "to": rounded(figure), "reason": reason}
    return {"floors": {**data["floors"], name: rounded(figure)}, "lowered": [*data["lowered"], step]}


def rounded(figure: float) -> float:
    """Hundredths, rounded down."""
    return math.floor(figure * 100 + 1e-6) / 100


def measure(names: Iterable[str]) -> dict[str, float]:
    """The figures of some benchmarks on the shared corpora."""
    figures: dict[str, float] = {}
    for name in names:
        figures |= run(name).figures
    return figures


def run(name: str, paths: Sequence[Path] = ()) -> Result:
    """The outcome of the benchmark with this name."""
    result: Result = import_module(f"benchmarks.{name}").run(paths)
    return result


def guarded() -> list[str]:
    """The benchmarks that there are and whose figures have floors."""
    return [name for name in NAMES if name not in UNGUARDED and util.find_spec(f"benchmarks.{name}") is not None]


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="the default")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--lower", metavar="NAME")
    parser.add_argument("--reason", default="", metavar="WHY")
    arguments = parser.parse_args(argv)
    data = load()
    try:
        figures = measure([arguments.lower.partition(".")[0]] if arguments.lower else guarded())
        if arguments.lower:
            save(lowered(data, arguments.lower, figures.get(arguments.lower, 0.0), arguments.reason))
        elif arguments.lift:
            save(raised(data, figures))
    except (MissingCorporaError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    wrong = [] if arguments.lower else failures(load()["floors"], figures)
    print("\n".join(wrong) or "every figure is at or above its floor")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
