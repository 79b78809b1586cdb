"""Sentences, tokens, parsers and clauses."""
