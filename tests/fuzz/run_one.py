"""One fuzzing process: `python -m tests.fuzz.run_one TARGET [options of libFuzzer] [corpus folders]`."""

from __future__ import annotations

import importlib
import logging
import sys


def main() -> None:
    """Instrument the package, then hand over to atheris."""
    atheris = importlib.import_module("atheris")
    logging.disable(logging.CRITICAL)
    with atheris.instrument_imports(include=["timeline"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
