"""Measurements of accuracy and speed, with floors that may only rise.

`python -m benchmarks` runs all of them, `python -m benchmarks.<name> PATH…` one, on sets of your own if you like.
The corpora are not part of the project; they are looked for in ../shared/corpora beside it.
"""
