"""A value is text wherever it is drawn: code in any of them, at once, runs nowhere on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import yaml
from conftest import TODAY, House, build

POISON = '"><script>x</script>&{{7*7}}'
SEEN = "<script>x</script>"
SKIPPED = {  # what no text fits: the file would not be read, and nothing drawn
    "level", "picture", "url", "kind", "subject_", "seen", "phone", "emergency", "advice", "crisis",
    "source", "pages", "figures", "page", "of", "asked_on", "of_", "year", "also", "places",
}  # fmt: skip
BLANKS = re.compile(r"\{(?:words|n|all|first|last)\}|\[address\]")
DATA = (
    "cards", "diary", "messages", "ratings", "references", "regions", "reviewers", "safety", "sheet",
    "synonyms", "words",
)  # fmt: skip
TOOLS = ("check", "sheet", "diary", "messages", "glossary", "all_sources", "countries", "pages")
SUBJECT = "Low back pain and sciatica"  # stands in a closed list


def poisoned(value: object, key: str = "") -> object:
    """Return a value with the poison in the place of every text that may be any text."""
    if isinstance(value, dict):
        return {one: poisoned(inner, str(one)) for one, inner in value.items()}
    if isinstance(value, list):
        return value if key in SKIPPED else [poisoned(one, key) for one in value]
    if not isinstance(value, str) or key in SKIPPED or value == SUBJECT:
        return value
    return POISON + " ".join(["", *BLANKS.findall(value)]).rstrip()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The built site of the sample whose every value is poisoned, with a page for each tool."""
    root = tmp_path_factory.mktemp("poison")
    House(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_TODAY", TODAY)
        guide = (root / "docs/index.md").read_text("utf-8")
        for name in TOOLS:
            text = guide.replace("## My other part", f"{{{{ {name} }}}}\n\n## My other part")
            (root / f"docs/{name}.md").write_text(text, "utf-8")
        for name in DATA:
            file = root / f"docs/data/{name}.yml"
            data = poisoned(yaml.safe_load(file.read_text("utf-8")))
            file.write_text(yaml.safe_dump(data, allow_unicode=True, width=1000), "utf-8")
        knee = root / "docs/conditions/knee-pain.md"
        head = re.sub(
            r"(?m)^(title|for): .*$", rf"\1: '{POISON}'", knee.read_text("utf-8"), count=2
        )
        knee.write_text(head, "utf-8")
        config = (root / "mkdocs.yml").read_text("utf-8")
        for key in ("site_name", "site_description", "  contact", "    name"):
            config = re.sub(rf"(?m)^{key}: .*$", f"{key}: '{POISON}'", config, count=1)
        config = re.sub(r"(?m)^repo_url: .*$", f"repo_url: 'https://x.example/{POISON}'", config)
        (root / "mkdocs.yml").write_text(config, "utf-8")
        assert "49" not in POISON
        build(root, root / "site")
    return root / "site"


def test_a_poisoned_value_is_drawn_as_words_and_runs_nowhere(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.suffix in {".html", ".xml", ".svg"}]
    shown = 0
    for path in files:
        text = path.read_text("utf-8")
        assert SEEN not in text, path
        assert "&49" not in text, path
        assert "&amp;49" not in text, path
        shown += text.count("&lt;script&gt;x")
    assert len(files) > len(TOOLS)
    assert shown > 100  # the poison is there, as words


def test_a_host_is_told_nothing_of_it(folder: Path) -> None:
    for name in ("_redirects", "_headers", "robots.txt"):
        assert SEEN not in (folder / name).read_text("utf-8")


def test_search_draws_it_as_words(folder: Path) -> None:
    assert SEEN not in (folder / "search/search_index.json").read_text("utf-8")


def test_on_paper_it_stands_as_words(folder: Path) -> None:
    page = pypdf.PdfReader(folder / "leaflets/knee-pain.pdf").pages[0]

    assert SEEN in page.extract_text()
