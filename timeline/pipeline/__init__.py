"""The steps that engines and the api run: `extract` and `resolve_article` for one article, `assemble` for all."""

from timeline.pipeline.article_store import ArticleStore, StoredArticle
from timeline.pipeline.assemble import assemble, combine
from timeline.pipeline.extract import extract, extract_times, guarded, prose
from timeline.pipeline.fingerprints import (
    article_fingerprint,
    code_version,
    content_fingerprint,
    placement_fingerprint,
)
from timeline.pipeline.parts import Packed, pack_placed, unpack_extraction, unpack_head, unpack_placed
from timeline.pipeline.resolve import resolve_article, resolve_or_skip
from timeline.pipeline.resolved_article import Resolved, ResolvedArticle, ResolvedArticles, ResolvedParts
from timeline.pipeline.section_memo import SectionMemo
from timeline.pipeline.text_memo import TextMemo
from timeline.pipeline.work import Outcome, Page, Work

__all__ = [
    "ArticleStore",
    "Outcome",
    "Packed",
    "Page",
    "Resolved",
    "ResolvedArticle",
    "ResolvedArticles",
    "ResolvedParts",
    "SectionMemo",
    "StoredArticle",
    "TextMemo",
    "Work",
    "article_fingerprint",
    "assemble",
    "code_version",
    "combine",
    "content_fingerprint",
    "extract",
    "extract_times",
    "guarded",
    "pack_placed",
    "placement_fingerprint",
    "prose",
    "resolve_article",
    "resolve_or_skip",
    "unpack_extraction",
    "unpack_head",
    "unpack_placed",
]
