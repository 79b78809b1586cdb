"""The steps that engines and the api run: `extract` and `resolve_article` for one article, `assemble` for all."""

from timeline.pipeline.article_store import ArticleStore, StoredArticle, StoredArticles, StoredSource
from timeline.pipeline.assemble import assemble, combine, stored_articles
from timeline.pipeline.extract import extract, extract_times, guarded, prose
from timeline.pipeline.fingerprints import (
    article_fingerprint,
    code_version,
    content_fingerprint,
    placement_fingerprint,
)
from timeline.pipeline.parts import PARTS, REPORT_BLOCK, EncodedArticle, Part, PartTable
from timeline.pipeline.resolve import resolve_article, resolve_or_skip
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.pipeline.section_memo import SectionMemo
from timeline.pipeline.text_memo import TextMemo
from timeline.pipeline.work import Outcome, Work

__all__ = [
    "PARTS",
    "REPORT_BLOCK",
    "ArticleStore",
    "EncodedArticle",
    "Outcome",
    "Part",
    "PartTable",
    "ResolvedArticle",
    "SectionMemo",
    "StoredArticle",
    "StoredArticles",
    "StoredSource",
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
    "placement_fingerprint",
    "prose",
    "resolve_article",
    "resolve_or_skip",
    "stored_articles",
]
