"""The page's scripts are ES modules, joined in one scope in the order of their imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline.report.modules import Module, ModuleError, joined_modules, module_order
from timeline.report.page import MAIN, page_modules

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "timeline" / "report" / "assets" / "js"
FOLDERS = {"calendar", "chart", "combining", "data", "panels", "state", "ui"}


def texts(folder: Path = ASSETS) -> dict[str, str]:
    """Every script by its path."""
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.js")}


def written(folder: Path, **files: str) -> Path:
    """A folder with these modules; "__" in a name parts its folder."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.js"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def order(folder: Path) -> list[str]:
    return [one.name for one in module_order(folder, "main.js")]


def test_every_script_is_joined_and_small() -> None:
    joined = {one.name for one in page_modules(MAIN)}
    for name, text in texts().items():
        assert len(text.splitlines()) <= 300, name
        assert re.fullmatch(r"(?:[a-z]+/)?[a-z0-9_]+\.js", name), name
        if name not in joined:
            assert re.sub(r"/\*.*?\*/|//[^\n]*|\s", "", text, flags=re.DOTALL) == "", f"nothing imports {name}"
    assert {name.partition("/")[0] for name in texts() if "/" in name} == FOLDERS


def test_no_scripts_import_each_other_in_a_circle() -> None:
    seen: set[str] = set()
    for one in page_modules(MAIN):
        assert set(one.imports) <= seen, one.name
        seen.add(one.name)
    assert len(seen) > 80


def test_every_import_and_every_name_is_used() -> None:
    parts = page_modules(MAIN)
    wanted = {name for one in parts for names in one.imports.values() for name in names}
    for one in parts:
        body = re.sub(r"^\s*(?://.*|/\*\*.*\*/)$", "", one.text, flags=re.MULTILINE)
        unused = [name for names in one.imports.values() for name in names if not _uses(body, name)]
        assert unused == [], f"{one.name} imports what it does not use"
        assert one.exported <= wanted, f"{one.name} exports what nobody imports"
        alone = [name for name in one.declared if name not in one.exported and _uses(body, name) < 2]
        assert alone == [], f"{one.name} declares what nobody uses"


def test_nothing_is_written_from_another_module() -> None:
    for one in page_modules(MAIN):
        for name in (name for names in one.imports.values() for name in names):
            target = rf"(?<![\w.$])(?<!const ){name}(?:\.\w+|\[\w+\])*"
            written = re.search(rf"{target}(?: (?:[-+*/|&?]{{1,2}})?= |\+\+|--)", one.text)
            assert written is None, f"{one.name} writes {name}"


def test_what_mirrors_python_names_its_twin() -> None:
    for name, text in texts().items():
        twins = re.findall(r"mirrors (timeline/[\w/]+\.py)", text)
        assert all((ROOT / twin).is_file() for twin in twins), name
        if name.startswith("calendar/"):
            assert (ROOT / "timeline" / name).with_suffix(".py").is_file(), name


def _uses(body: str, name: str) -> int:
    return len(re.findall(rf"\b{name}\b", body))


def test_imported_modules_come_first_whoever_imports_them(tmp_path: Path) -> None:
    written(
        tmp_path,
        main='import { b } from "./two/b.js";\nimport { a } from "./one/a.js";\n\nb(a);\n',
        one__a='import { c } from "../two/c.js";\nexport const a = c;\n',
        two__b='import { a } from "../one/a.js";\nimport { c, d } from "./c.js";\nexport async function b() {}\n',
        two__c="// Two letters.\n\nexport const c = 1;\nexport class d {}\nlet e = 2;\n",
    )
    assert order(tmp_path) == ["two/c.js", "one/a.js", "two/b.js", "main.js"]
    joined = joined_modules(module_order(tmp_path, "main.js"))
    assert joined.startswith(
        "// Two letters.\n\nconst c = 1;\nclass d {}\nlet e = 2;\nconst a = c;\nasync function b() {}"
    )
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            {"main": 'import { a } from "./a.js";\n', "a": 'import { b } from "./b.js";\nexport const a = 1;\n',
             "b": 'import { a } from "./a.js";\nexport const b = 1;\n'},
            r"in a circle: a\.js → b\.js → a\.js",
        ),
        ({"main": 'import { a } from "./a.js";\n'}, r"main\.js imports a\.js, which is not there"),
        ({"main": 'import { a } from "../a.js";\n'}, r"main\.js imports \.\./a\.js, which is not there"),
        ({"main": 'import { b } from "./a.js";\n', "a": "const b = 1;\n"}, r"imports b, which a\.js does not export"),
        (
            {"main": 'import { a } from "./a.js";\nfunction b() {}\n', "a": "export const a = 1;\nconst b = 2;\n"},
            r"b is declared twice: in a\.js and main\.js",
        ),
        ({"main": "let a = 1;\nfunction a() {}\n"}, "a is declared twice"),
        ({"main": 'import a from "./a.js";\n', "a": ""}, "a form that is not known here: import a from"),
        ({"main": 'import { a as b } from "./a.js";\n', "a": ""}, "a form that is not known here"),
        ({"main": "export default 1;\n"}, "a form that is not known here"),
        ({"main": "const { a } = window;\n"}, "a form that is not known here"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_said(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(ModuleError, match=words):
        order(written(tmp_path, **files))


def test_a_module_tells_its_names(tmp_path: Path) -> None:
    written(tmp_path, main="export const a = 1;\nfunction b() {}\n")
    assert module_order(tmp_path, "main.js") == (
        Module("main.js", {}, ("a", "b"), frozenset({"a"}), "const a = 1;\nfunction b() {}\n"),
    )
