"""The rule engine: tokens, numerals, locales, and the chart parser that applies their rules."""
