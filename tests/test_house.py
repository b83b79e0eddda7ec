"""The rooms of scripts/ keep the order of the house, and a house that does not is found out."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT
from sitekit.text import sentences

ROOMS = ["commands", "output", "review", "checks", "drawing", "content", "text"]
DOORS = [f"sitekit.{room}" for room in ROOMS]
SAY_NOTHING = {
    "of", "told", "made", "known", "drawn", "taken", "found", "given", "gone", "kept", "meant",
    "said", "seen", "shown",
}  # fmt: skip

House = dict[str, ast.Module]  # each module, by its dotted name


def read(*folders: Path) -> House:
    """Read every module below some folders; a folder's own has the folder's name."""
    return {
        ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__"): (
            ast.parse(path.read_text("utf-8"))
        )
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
    }


def door_of(name: str) -> str:
    """Return the door of the room that a module stands in, or "" outside the rooms."""
    return next((door for door in DOORS if f"{name}.".startswith(f"{door}.")), "")


def listed(house: House, door: str) -> list[str]:
    """Return what a door lists in its ``__all__``."""
    for node in house[door].body if door in house else ():
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return ast.literal_eval(node.value)
    return []


def imports(house: House) -> Iterator[tuple[str, str]]:
    """Yield the name of each module with that of each module it imports."""
    for name, tree in house.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((name, one.name) for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                source = str(node.module)
                for one in {one.name for one in node.names} - {*listed(house, source)}:
                    yield name, f"{source}.{one}" if f"{source}.{one}" in house else source
                if {one.name for one in node.names} & {*listed(house, source)}:
                    yield name, source


def climbs(house: House) -> list[str]:
    """Imports go down the list of rooms, never up."""
    return [
        f"{one} imports {other}, which is above it"
        for one, other in imports(house)
        if door_of(one) and door_of(other)
        if DOORS.index(door_of(other)) < DOORS.index(door_of(one))
    ]


def shortcuts(house: House) -> list[str]:
    """Whoever is outside a room imports its door, and none of its furniture."""
    return [
        f"{one} imports {other}, not the door"
        for one, other in imports(house)
        if door_of(other) not in ("", other, door_of(one))
    ]


def circles(house: House) -> list[str]:
    """No module needs itself, by way of others."""
    needs: dict[str, set[str]] = {name: set() for name in house}
    for one, other in imports(house):
        needs[one] |= {other} & house.keys()
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return [" needs ".join(reversed(error.args[1]))]
    return []


def builders(house: House) -> list[str]:
    """The engine knows nothing of MkDocs."""
    return [
        f"{one} imports {other}"
        for one, other in imports(house)
        if one.startswith("sitekit") and other.split(".")[0] == "mkdocs"
    ]


def disguises(house: House) -> list[str]:
    """No import of the engine is shown to a type checker alone, to hide a circle."""
    return [
        f"{name} has TYPE_CHECKING"
        for name, tree in house.items()
        if name.startswith("sitekit") and "TYPE_CHECKING" in ast.dump(tree)
    ]


def doubles(house: House) -> list[str]:
    """Each base name names one module; a folder's own module has none."""
    folders = {name.rpartition(".")[0] for name in house}
    counts = Counter(name.split(".")[-1] for name in house.keys() - folders)
    return [f"{count} modules are called {name}" for name, count in counts.items() if count > 1]


def doors(house: House) -> list[str]:
    """A door says in two sentences what is behind it, and lists what is there and used outside."""
    found = []
    for door in DOORS:
        names = listed(house, door)
        if not names:
            found.append(f"{door} has no __all__")
            continue
        if len(sentences(ast.get_docstring(house[door]) or "")) < 2:
            found.append(f"{door} does not say in two sentences what is behind it")
        there, used = bound(house[door]), set(uses(house, door))
        found += [f"{door} lists {name}, which is not there" for name in names if name not in there]
        found += [f"{door} lists {name}, which nobody uses" for name in names if name not in used]
    return found


def riddles(house: House) -> list[str]:
    """A name says what a thing does or gives, not that somebody has done it."""
    return [
        f"{name} has a function that is called {node.name}"
        for name, tree in house.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.strip("_") in SAY_NOTHING
    ]


def bound(tree: ast.Module) -> set[str]:
    """Return every name that a module imports, defines or sets."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.alias():
                found.add(node.asname or node.name)
            case ast.FunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Name(ctx=ast.Store()):
                found.add(node.id)
    return found


def uses(house: House, door: str) -> Iterator[str]:
    """Yield each name of a door that is used outside its room."""
    for name, tree in house.items():
        for node in ast.walk(tree) if door_of(name) != door else ():
            match node:
                case ast.ImportFrom(module=source) if source == door:
                    yield from (one.name for one in node.names)
                case ast.Attribute(value=ast.Name(id=room)) if f"sitekit.{room}" == door:
                    yield node.attr


LAWS = [climbs, shortcuts, circles, builders, disguises, doubles, doors, riddles]


def test_our_house_keeps_every_law() -> None:
    ours = read(ROOT / "scripts")
    whoever = read(ROOT / "scripts", ROOT / "tests")  # uses what the doors list

    found = {law.__name__: law(whoever if law is doors else ours) for law in LAWS}
    assert found == {law.__name__: [] for law in LAWS}


def test_the_map_in_the_readme_shows_the_rooms_in_their_order() -> None:
    shown = re.findall(r"^\| `(\w+)/` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)

    assert [one for one in shown if one in ROOMS] == ROOMS


DOOR = '"""What is in here. Who calls it."""\nfrom sitekit.{0}.{0}_thing import {0}_name\n__all__ = ["{0}_name"]'


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A house with a door and one module in each room, that keeps every law."""
    for room in ROOMS:
        folder = tmp_path / "sitekit" / room
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(DOOR.format(room))
        (folder / f"{room}_thing.py").write_text(f"{room}_name = 1")
    names = "\n".join(f"from sitekit.{room} import {room}_name" for room in ROOMS)
    (tmp_path / "hooks.py").write_text(names)
    return tmp_path


def test_a_good_house_keeps_every_law(good: Path) -> None:
    assert [fault for law in LAWS for fault in law(read(good))] == []


@pytest.mark.parametrize(
    ("law", "path", "text", "fault"),
    [
        (climbs, "content/page", "from sitekit import checks",
         "sitekit.content.page imports sitekit.checks, which is above it"),
        (climbs, "text/word", "from sitekit.drawing import drawing_name",
         "sitekit.text.word imports sitekit.drawing, which is above it"),
        (shortcuts, "checks/rule", "from sitekit.content.content_thing import content_name",
         "sitekit.checks.rule imports sitekit.content.content_thing, not the door"),
        (shortcuts, "checks/rule", "from sitekit.content import content_thing",
         "sitekit.checks.rule imports sitekit.content.content_thing, not the door"),
        (circles, "text/text_thing", "from sitekit.text import text_name",
         "sitekit.text needs sitekit.text.text_thing needs sitekit.text"),
        (builders, "output/page", "def a():\n    import mkdocs.utils",
         "sitekit.output.page imports mkdocs.utils"),
        (disguises, "text/word", "import typing\nif typing.TYPE_CHECKING:\n    import re",
         "sitekit.text.word has TYPE_CHECKING"),
        (doubles, "output/text_thing", "", "2 modules are called text_thing"),
        (doors, "text/__init__", '"""What is in here. Who calls it."""', "sitekit.text has no __all__"),
        (doors, "text/__init__", '"""Words."""\ntext_name = 1\n__all__ = ["text_name"]',
         "sitekit.text does not say in two sentences what is behind it"),
        (doors, "text/__init__", '"""What. Who."""\n__all__ = ["text_name"]',
         "sitekit.text lists text_name, which is not there"),
        (doors, "text/__init__", '"""What. Who."""\ntext_name = own = 1\n__all__ = ["text_name", "own"]',
         "sitekit.text lists own, which nobody uses"),
        (riddles, "text/word", "class Word:\n    def _told(self):\n        pass",
         "sitekit.text.word has a function that is called _told"),
    ],
)  # fmt: skip
def test_a_bad_house_is_found_out(
    good: Path, law: Callable[[House], list[str]], path: str, text: str, fault: str
) -> None:
    (good / "sitekit" / f"{path}.py").write_text(text)

    assert law(read(good)) == [fault]
