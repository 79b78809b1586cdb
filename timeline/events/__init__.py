"""Event mentions: predicates, who took part, where, whether it happened, and which time expression dates them."""

from timeline.events.extract import extract_mentions
from timeline.events.parsing import NOTICE, Parser, RulesParser, SpacyParser, load_parser
from timeline.events.sentences import Sentence, split_sentences

__all__ = [
    "NOTICE",
    "Parser",
    "RulesParser",
    "Sentence",
    "SpacyParser",
    "extract_mentions",
    "load_parser",
    "split_sentences",
]
