"""The command that starts the entry of a source in docs/data/references.yml."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import yaml

from sitekit.commands.arguments import Parser, Refused, guess
from sitekit.content import FOLDER, KINDS, RUN, SUBJECTS, Reference

FILE = f"{FOLDER}/references.yml"
DOI = re.compile(  # alone, in brackets, or in an address
    r"[(\[]?(?:doi:?\s*|(?:https?://)?(?:(?:dx|www)\.)?doi\.org/)?(10\.\d{4,9}/[^\s?#]+)(?:[?#]\S*)?",
    re.IGNORECASE,
)
HALVES = re.compile(r"(\S*10\.\d{4,9}) ?/ ?([^\s/]\S*)")
PMID = re.compile(r"(?:pmid:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)?(\d{1,8})/?", re.IGNORECASE)
KEY = re.compile(r"[a-z][a-z0-9_]*")
GIVEN = ("authors", "title", "journal", "year", "kind", "subject", "about")  # as options
CHOICES = {"kind": get_args(KINDS), "subject": get_args(SUBJECTS)}
TOP_KEY = re.compile(r"([\w-]+):")


def source(words: list[str], root: Path) -> int:
    """Start the entry of a source from its DOI, in its place, and say what is left to fill in."""
    parser = Parser(
        "source",
        "Start the entry of a source in docs/data/references.yml. Nothing is looked up: what you "
        "do not give here, you fill in there.",
        "10.1002/14651858.CD001929.pub3 furlan2015",
    )
    parser.add_argument("doi", metavar="DOI", help="its DOI, or the number it has in PubMed")
    parser.add_argument(
        "key",
        metavar="KEY",
        nargs="?",
        help="what pages cite it by: author and year, as furlan2015",
    )
    for name in GIVEN:
        parser.add_argument(
            f"--{name}", metavar="…", help=f"its {name}, if you like to give it now"
        )
    options = parser.parse_args(_joined(words))
    url, name = _address(options.doi)
    given = {field: getattr(options, field) for field in GIVEN if getattr(options, field)}
    _check(given)
    key = options.key or _key(given, name)
    if not KEY.fullmatch(key):
        raise Refused(f"'{key}' is no key. Write small letters and digits, as furlan2015.", 2)
    text = (root / FILE).read_text("utf-8")
    before, there, _ = text.lower().partition(f"\n  url: {url.lower()}\n")
    if there:
        same = re.findall(r"^([\w-]+):", before, re.MULTILINE)[-1]
        raise Refused(f"That source is there already: cite it as [@{same}].")
    if re.search(rf"^{key}:", text, re.MULTILINE):
        raise Refused(f"The key '{key}' is taken. Write another one, as {key}b.")
    if "journal" in given:
        given["where"] = given.pop("journal")
    entry, left = _entry(key, url, given)
    line, text = _put(text, key, entry)
    (root / FILE).write_text(text, "utf-8", newline="\n")
    print(f"Made an entry for {url}: {FILE}, line {line}. Nothing was looked up.")
    print(f"Open the source, then fill in: {', '.join(left)}.")
    print(f"Cite it on a page as [@{key}], and type `{RUN} check`.")
    return 0


def _joined(words: list[str]) -> list[str]:
    """Join "doi:" and "PMID:" with the number that follows them, and the halves of a DOI."""
    plain = [*takewhile(lambda word: not word.startswith("--"), words)]
    start = " ".join(plain)
    if found := HALVES.match(start):
        return [f"{found[1]}/{found[2]}", *start[found.end() :].split(), *words[len(plain) :]]
    if len(words) > 1 and words[0].lower() in {"doi", "doi:", "pmid", "pmid:"}:
        return [f"{words[0].rstrip(':')}:{words[1]}", *words[2:]]
    return words


def _address(typed: str) -> tuple[str, str]:
    """Return the address of a DOI or of a number in PubMed, and a name made of it.

    Raises:
        Refused: it is neither.
    """
    if found := DOI.fullmatch(unquote(typed).strip().rstrip(".,;")):
        doi = found[1].rstrip(")]") if typed.strip().startswith(("(", "[")) else found[1]
        return f"https://doi.org/{doi}", f"doi_{doi.partition('/')[2]}"
    if found := PMID.fullmatch(typed.strip()):
        return f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/", f"pmid_{found[1]}"
    raise Refused(
        f"'{typed}' is no DOI: one begins with 10. and has a slash. For example: "
        f"`{RUN} source 10.1002/14651858.CD001929.pub3 furlan2015`.", 2
    )  # fmt: skip


def _check(given: dict[str, str]) -> None:
    """Refuse a year that is none, and a kind or subject that we do not have."""
    year = given.get("year", "2000")
    if not re.fullmatch(r"(19|20)\d\d", year):
        raise Refused(f"'{year}' is no year. Write it as 2015.", 2)
    for field, choices in CHOICES.items():
        if field in given and given[field] not in choices:
            near = guess(given[field], choices)
            every = ", ".join(choices)
            raise Refused(f"There is no {field} '{given[field]}'.{near} Use one of: {every}.", 2)


def _key(given: dict[str, str], name: str) -> str:
    """Return a key made of the first author and the year; or of the DOI, where one is not given."""
    author = re.match(r"[\w-]+", given.get("authors", ""))
    if author and author[0].isascii() and given.get("year"):
        return re.sub(r"\W", "", author[0].lower()) + given["year"]
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def _entry(key: str, url: str, given: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the lines of an entry, and the fields that are left to fill in."""
    lines, left = [f"{key}:"], []
    for field, model in Reference.model_fields.items():
        if field == "url":
            lines.append(f"  url: {url}")
        elif field == "year" and field in given:
            lines.append(f"  year: {given[field]}")
        elif field in given:
            lines.append(f"  {_written(field, given[field])}")
        else:
            empty = {"figures": " []", "year": " TO WRITE"}.get(field, "")
            lines.append(f"  {field}:{empty} # TO WRITE. {model.description}")
            left.append(field)
    return lines, left


def _written(field: str, value: str) -> str:
    said = yaml.safe_dump({field: value}, allow_unicode=True, width=10_000)
    return said.strip()


def _put(text: str, key: str, entry: list[str]) -> tuple[int, str]:
    """Return a file's text with an entry where its key belongs, and the line of the key."""
    lines = text.rstrip("\n").split("\n")
    later = (n for n, line in enumerate(lines) if (k := TOP_KEY.match(line)) and k[1] > key)
    at = next(later, None)
    if at is None:
        lines += ["", *entry]
        return len(lines) - len(entry) + 1, "\n".join(lines) + "\n"
    while at and lines[at - 1].startswith("#") and any(map(TOP_KEY.match, lines[:at])):
        at -= 1  # a note above an entry belongs to it
    lines[at:at] = [*entry, ""]
    return at + 1, "\n".join(lines) + "\n"
