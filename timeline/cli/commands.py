"""The commands.  Everything real is in `timeline.api`, which is loaded when a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from timeline.cli import options
from timeline.cli.config import find_config
from timeline.cli.console import progress, say, table, write_out
from timeline.cli.running import NOTHING, Group, finish, report_inputs, standard_input
from timeline.cli.watching import Watched, rebuild_on_change
from timeline.cli.wording import told_to_command, with_options

_ARTICLE_COLUMNS = ("id", "published", "evidence", "confidence", "proposed", "covers", "events", "undated", "title")
_TAG_COLUMNS = ("id", "start", "end", "text", "type", "value", "earliest", "latest", "rule")
_EVENT_COLUMNS = ("value", "title", "status", "place", "how", "id", "start", "end", "reason")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="article-timeline", prog_name="timeline")
@click.option("--config", "config_file", metavar="FILE", help="Settings; default: the nearest timeline.toml, if any.")
@click.pass_context
def main(ctx: click.Context, config_file: str | None) -> None:
    """Read articles, work out when what they tell happened, and draw it as one timeline.

    PATH is a file, a folder, a .jsonl file with one article a line, or, for tag and events, - for standard input.
    """
    ctx.obj = find_config(Path.cwd(), config_file)
    ctx.obj.check(main)
    ctx.default_map = ctx.obj.default_map(main)


@main.command()
@options.paths
@options.output("Where the report goes; a folder/ for more than one file can carry.", default="reports/timeline.html")
@click.option("--open", "open_", is_flag=True, help="Open the report in the browser.")
@click.option("--no-text", is_flag=True, help="Leave the articles' texts out: the report holds only what it quotes.")
@click.option("--watch", is_flag=True, help="Build again whenever an article changes, until Ctrl-C.")
@options.metadata
@options.published_by_id
@click.option("--title", metavar="T", help="The report's title.")
@options.extraction
@options.manners
def build(paths: tuple[str, ...], output: str, open_: bool, watch: bool, no_text: bool, **given: Any) -> None:  # noqa: FBT001
    """Build the interactive report of all articles below PATH."""
    watched = None
    if watch:
        watched = Watched(paths, given["metadata"], (output,))
    result = _build_report(paths, output, no_text=no_text, **given)
    if open_:
        import webbrowser

        webbrowser.open((Path(output) / "index.html" if Path(output).is_dir() else Path(output)).resolve().as_uri())
    if watched is not None:
        rebuild_on_change(watched, lambda: _build_report(paths, output, no_text=no_text, **given))
    finish(result, strict=given["strict"])


def _build_report(paths: tuple[str, ...], output: str, *, no_text: bool, **given: Any) -> Any:
    from timeline.api import Workers

    with Workers(given.pop("jobs")) as workers:
        return _saved_report(paths, output, workers, no_text=no_text, **given)


def _saved_report(paths: tuple[str, ...], output: str, workers: Any, *, no_text: bool, **given: Any) -> Any:
    from timeline.api.reports import is_folder, needs_folder

    result = build_result(paths, jobs=workers, **given)
    report_inputs(result, quiet=given["quiet"])
    if needs_folder(result.combined) and not is_folder(output):
        folder = Path(output).with_suffix("").as_posix()
        say(f"note: this is more than one file can carry well; -o {folder}/ writes a page that loads its data in parts")
    result.save(output, "html", with_text=not no_text, jobs=workers, cache=not given["no_cache"])
    if not given["quiet"]:
        say(f"{output}: {summary(result)}")
    return result


@main.command()
@options.paths
@options.table_format("jsonl", "table", default="table")
@options.output("Write to a file, not to standard output.")
@options.metadata
@options.published_by_id
@options.extraction
@options.manners
def articles(paths: tuple[str, ...], format_: str, output: str | None, **given: Any) -> None:
    """Show what was read, when it was published, on what evidence, and what it covers."""
    result = build_result(paths, join_copies=False, **given)
    report_inputs(result, quiet=given["quiet"])
    found = result.article_rows()
    shown = map(_short_article, found) if format_ == "table" else found
    _emit(shown, format_, output, _ARTICLE_COLUMNS)
    finish(result, strict=given["strict"])


@main.command()
@options.paths
@options.published_anchor
@options.mode
@options.table_format("jsonl", "timeml", "table", default="jsonl")
@options.output("Write to a file; for timeml of several articles, to a folder.")
@options.metadata
@options.manners
def tag(
    paths: tuple[str, ...], published: str | None, format_: str, output: str | None, metadata: str | None, **given: Any
) -> None:
    """List the time expressions of each article with their values."""
    from timeline import api

    found = api.tag(
        paths, metadata, published, mode=given["mode"], stdin=standard_input(paths), **options.reading(given)
    )
    result = told_to_command(found)
    report_inputs(result, quiet=given["quiet"])
    if format_ == "timeml":
        _emit_timeml(result, output)
    else:
        _emit(result.expression_rows(), format_, output, _TAG_COLUMNS)
    finish(result, strict=given["strict"])


@main.command()
@options.paths
@options.published_anchor
@click.option("--all", "everything", is_flag=True, help="Every predicate, not only the candidates for a timeline.")
@options.table_format("jsonl", "table", default="jsonl")
@options.output("Write to a file, not to standard output.")
@options.metadata
@options.extraction
@options.manners
def events(paths: tuple[str, ...], everything: bool, format_: str, output: str | None, **given: Any) -> None:  # noqa: FBT001
    """List the event mentions of each article, placed in time and grouped."""
    result = build_result(paths, all_predicates=everything, join_copies=False, **given)
    report_inputs(result, quiet=given["quiet"])
    _emit(result.mention_rows(everything=everything), format_, output, _EVENT_COLUMNS)
    finish(result, strict=given["strict"])


@main.command()
@click.argument("text")
@options.published_anchor
@options.mode
def explain(text: str, published: str | None, mode: Any) -> None:
    """Show how the words of TEXT become dates, step by step."""
    from timeline import api

    explanation = api.explain(text, published, mode=mode)
    write_out(f"{with_options(str(explanation))}\n".encode("utf-8", "replace"))
    if not explanation.expressions:
        click.get_current_context().exit(NOTHING)


@main.command()
@options.paths
@options.output("Where the export goes; its suffix names the format.", required=True)
@click.option("--format", "format_", type=click.Choice(options.FORMATS), help="Whatever the suffix says.")
@options.metadata
@options.published_by_id
@options.extraction
@options.manners
def export(paths: tuple[str, ...], output: str, format_: str | None, **given: Any) -> None:
    """Write the timeline in another format."""
    from timeline import api

    api.check_format(output, format_)  # a wrong format is told before the work, not after it
    result = build_result(paths, **given)
    report_inputs(result, quiet=given["quiet"])
    note = result.export(output, format_)
    if note and not given["quiet"]:
        say(f"note: {note}")
    finish(result, strict=given["strict"])


def build_result(paths: tuple[str, ...], *, published: Any = None, jobs: Any = None, **given: Any) -> Any:
    """`timeline.api.build` with the command's options."""
    from timeline import api

    dates = options.split_pairs(published) if isinstance(published, tuple) else published
    with progress(quiet=given["quiet"]) as report:
        result = api.build(
            paths,
            given.get("metadata"),
            dates,
            title=given.get("title"),
            engine=given["engine"],
            scheduler=given["scheduler"],
            cache=not given["no_cache"],
            tell=lambda line: say(f"note: {line}"),
            jobs=jobs,
            model=given["model"],
            mode=given["mode"],
            all_predicates=given.get("all_predicates", False),
            join_copies=given.get("join_copies", True),
            apply_proposals=given["apply_proposals"],
            progress=report,
            stdin=standard_input(paths),
            **options.reading(given),
        )
    return told_to_command(result)


def summary(result: Any) -> str:
    """What was built, in a line."""
    from timeline.storage import index_of

    combined = result.combined
    undated = sum(not article.dated for article in index_of(combined).headers())
    parts = [f"{len(combined.articles)} articles" + (f" ({undated} without a publication date)" if undated else "")]
    parts += [f"{len(combined.events)} events", f"{len(combined.undated)} mentions without a date"]
    return ", ".join(parts)


def _short_article(row: dict[str, Any]) -> dict[str, Any]:
    proposed = row["proposed"] and f"{row['proposed']['published']} ({row['proposed']['confidence']})"
    return {**row, "covers": _covers(row["covers"]), "proposed": proposed}


def _covers(stretches: list[list[Any]]) -> str:
    """Stretches in the fewest words: "1781..1781-12-31" is what a table has room for."""
    return " ".join(first if first == last else f"{first}..{last}" for first, last, _ in stretches)


def _emit(rows: Any, format_: str, output: str | None, columns: tuple[str, ...]) -> None:
    from timeline import api

    data = table(rows, columns) if format_ == "table" else api.to_jsonl(rows)
    if output is None:
        write_out(data)
    else:
        api.write(output, data)


def _emit_timeml(result: Any, output: str | None) -> None:
    """TimeML to a file; of several articles to a folder, one file each; or one after another to standard output."""
    from timeline import api

    documents = result.timeml()
    several = len(documents) > 1 or (output is not None and (output.endswith("/") or Path(output).is_dir()))
    if output is None:
        write_out("".join(documents.values()).encode("utf-8", "replace"))
    elif not several:
        api.write(output, next(iter(documents.values())).encode("utf-8", "replace"))
    else:
        for name, document in documents.items():
            api.write(Path(output) / name, document.encode("utf-8", "replace"))
