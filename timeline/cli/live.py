"""timeline serve, and building again when articles change."""

from __future__ import annotations

import threading
from typing import Any

import click

from timeline.cli import options
from timeline.cli.commands import build_result, main, summary
from timeline.cli.console import say
from timeline.cli.running import report_inputs
from timeline.cli.watching import Watched, rebuild_on_change


@main.command()
@options.paths
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="The port. [default: a free one]")
@click.option("--open", "open_", is_flag=True, help="Open the report in the browser.")
@options.metadata
@options.published_by_id
@click.option("--title", metavar="T", help="The report's title.")
@options.extraction
@options.quiet
def serve(paths: tuple[str, ...], port: int, open_: bool, **given: Any) -> None:  # noqa: FBT001
    """Show the report on this machine, and again whenever an article changes; Ctrl-C ends it.

    The page is bound to 127.0.0.1 and lies behind a token, so that no other machine and no other page can read it.
    """
    from timeline.cli.serving import Served, Server

    watched = Watched(paths, given["metadata"])
    served = Served(_page(paths, given))
    try:
        server = Server(served, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used ({error.strerror}); give another, or none") from None
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    say(f"{server.address}  (Ctrl-C ends it)")
    if open_:
        import webbrowser

        webbrowser.open(server.address)
    try:
        rebuild_on_change(watched, lambda: served.update(_page(paths, given)))
    finally:
        server.shutdown()
        server.server_close()


def _page(paths: tuple[str, ...], given: dict[str, Any]) -> bytes:
    result = build_result(paths, **given)
    report_inputs(result, quiet=given["quiet"])
    if not given["quiet"]:
        say(summary(result))
    return str(result.to_html()).encode("utf-8", "replace")
