"""Bad input: a message that names file and line and the way out, the right exit code, the others done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Timeline

COMMANDS = ("build", "articles", "tag", "events", "export")


def arguments(command: str, folder: Path) -> list[str | Path]:
    target = {"build": "page.html", "export": "out.csv"}.get(command)
    return [command, folder] if target is None else [command, folder, "-o", folder.parent / target]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_to_do_ends_with_1(timeline: Timeline, tmp_path: Path, command: str) -> None:
    for folder, says in ((tmp_path / "none", "no such file or folder"), (tmp_path, "holds no article")):
        run = timeline(*arguments(command, folder))
        assert (run.code, run.out) == (1, "")
        assert f"{folder.as_posix()}: " in run.err
        assert says in run.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n", "holds no words"),
        ("binary.txt", b"\x00\x01\x02\x03", "binary"),
        ("pdf.txt", b"%PDF-1.7", "PDF"),
        ("broken.txt", b"\xff\xfd\xfc\xfb" * 20, "UTF-8"),
    ],
)
def test_one_bad_file_is_skipped_and_the_others_done(
    timeline: Timeline, articles: Path, command: str, name: str, content: bytes, says: str
) -> None:
    (articles / name).write_bytes(content)
    run = timeline(*arguments(command, articles))
    assert run.code == 3
    (line,) = [line for line in run.err.splitlines() if line.startswith("skipped: ")]
    assert f"{name}: " in line
    assert says in line
    assert timeline(*arguments(command, articles), "--strict").code == 1
    if command in ("articles", "tag", "events"):
        assert "a.txt" in run.out
        assert "b.txt" in run.out


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("file,published\na.txt,2025-02-30\n", "metadata.csv:2: "),
        ("file,published\na.txt,someday\n", "metadata.csv:2: "),
        ("file,published\na.txt,2025-04-18,x\n", "metadata.csv:2: it has 3 cells"),
        ('file,published\n"a.txt,2025-04-18\n', "metadata.csv:2: a quote is not closed"),
        ("file,published\na.txt,2025-04-18\na.txt,2025-04-19\n", "metadata.csv:3: a.txt has a row already, line 2"),
        ("file,published\na.txt,2025-04-18\nc.txt,2025-04-19\n", "metadata.csv:3: there is no article c.txt"),
        ("a.txt,2025-04-18\n", "metadata.csv:1: the first line names no column"),
    ],
)
def test_bad_metadata_names_its_line(timeline: Timeline, articles: Path, table: str, says: str) -> None:
    (articles / "metadata.csv").write_text(table, encoding="utf-8")
    run = timeline("articles", articles, "--format", "jsonl")
    assert run.code == 3
    assert says in run.err
    assert [row["id"] for row in run.rows] == ["a.txt", "b.txt"]


def test_a_date_that_does_not_exist_is_told_once_and_not_used(timeline: Timeline, articles: Path) -> None:
    (articles / "metadata.csv").write_text("file,published\na.txt,2025-02-30\n", encoding="utf-8")
    run = timeline("articles", articles, "--format", "jsonl")
    assert run.err.count("2025-02-30") == 1
    assert [row["published"] for row in run.rows] == [None, None]


@pytest.mark.parametrize(
    "wrong",
    [
        ("tag", "-", "--published", "2025-02-30"),
        ("events", "-", "--published", "someday"),
        ("explain", "today", "--published", "2025-13-01"),
        ("build", "-", "--published", "stdin=2025-02-30"),
        ("build", "-", "--published", "2025-02-03"),
        ("build", "-", "--published", "=2025-02-03"),
        ("articles", "-", "--published", "stdin=2025", "--published", "stdin=2024"),
        ("articles", "-", "--metadata", "/nowhere/metadata.csv"),
        ("build", "-", "--engine", "cloud"),
        ("build", "-", "--jobs", "0"),
        pytest.param(("events", "-", "--model", "no_such_model"), marks=pytest.mark.model),
        ("tag", "-", "--format", "xml"),
        ("export", "-", "-o", "out.unknown"),
        ("export", "-", "-o", "out.csv", "--format", "unknown"),
        ("export", "-"),
        ("build",),
        ("tag",),
        ("unknown",),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(timeline: Timeline, wrong: tuple[str, ...]) -> None:
    run = timeline(*wrong, stdin="It rained on Monday.")
    assert (run.code, run.out) == (2, "")
    assert run.err


def test_an_unknown_id_lists_near_ones(timeline: Timeline, articles: Path) -> None:
    run = timeline("articles", articles, "--published", "a.tx=2025-04-17")
    assert run.code == 2
    assert "a.txt" in run.err


def test_unknown_suffixes_do_not_fail(timeline: Timeline, articles: Path) -> None:
    (articles / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    run = timeline("tag", articles)
    assert run.code == 0
    assert run.err.count(".jpg") == 1


def test_the_older_report_survives_what_goes_wrong(
    timeline: Timeline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.html"
    page.write_text("the older report", encoding="utf-8")
    assert timeline("build", tmp_path / "none", "-o", page).code == 1

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    run = timeline("build", articles, "-o", page)
    assert run.code == 1
    assert "page.html: cannot be written (No space left on device)" in run.err
    assert page.read_text(encoding="utf-8") == "the older report"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["page.html"]


def test_unwritable_output(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    for target in (tmp_path, blocked / "page.html"):
        run = timeline("build", articles, "-o", target)
        assert run.code == 1
        assert str(target) in run.err


def test_control_characters_never_reach_the_terminal(timeline: Timeline, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The \x1b[31mbridge\x1b[0m fell in 1907.\n", encoding="utf-8")
    assert "\x1b" not in timeline("events", file, "--format", "table").out
    assert "\x1b" not in timeline("articles", file, "--format", "table").out


def command(*given: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "timeline", *given], input=stdin, capture_output=True, check=False)


@pytest.mark.slow
def test_the_command_itself(articles: Path) -> None:
    run = command("tag", str(articles), "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.count(b"\n") == len(run.stdout.decode("utf-8").splitlines())
    assert command("tag", "/nowhere").returncode == 1
    assert command("tag").returncode == 2
    (articles / "c.txt").write_bytes(b"")
    assert command("tag", str(articles)).returncode == 3


@pytest.mark.slow
def test_a_closed_pipe_is_no_traceback(articles: Path) -> None:
    (articles / "c.txt").write_text("It rained on 4 May 1990. " * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "tag", str(articles)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()
