"""The shared facts in docs/data, read as objects; what is wrong in them becomes problems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sitekit.content import schema
from sitekit.content.files import Field, line_of, read_fields, read_text
from sitekit.content.models import (
    Cards,
    Diary,
    Message,
    Ratings,
    Reference,
    Region,
    Reviewer,
    Sheet,
    Sign,
    Spelling,
    Words,
)
from sitekit.content.problem import Fault, Problem

FOLDER = PurePosixPath("docs/data")
LEDGER = FOLDER / "permanent-links.txt"
NOTE = "# "  # begins a line of the ledger for people; an address begins with "/"
MAY_BE_EMPTY = {  # but for notes
    "synonyms.yml", "messages.yml", "reviewers.yml", "redirects.yml", "spelling.yml",
}  # fmt: skip
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Data:
    """Everything in docs/data, with the fields of each file, and what is wrong in them."""

    references: dict[str, Reference]
    words: Words
    regions: dict[str, Region]
    reviewers: dict[str, Reviewer]
    synonyms: dict[str, Field]
    spelling: dict[str, Spelling]
    safety: dict[str, Sign]
    cards: Cards | None
    messages: dict[str, Message]
    ratings: Ratings | None
    sheet: Sheet | None
    diary: Diary | None
    permanent: dict[str, int]
    redirects: dict[str, Field]
    hosts: dict[str, Field]
    guards: dict[str, Field]
    files: dict[str, dict[str, Field]]
    problems: tuple[Problem, ...]

    def line(self, name: str, *way: str) -> int:
        """Return the line of a key of a file, as ``line("safety.yml", "fever", "say")``.

        A key that is not there has the line of the key above it; a file without it has 1.
        """
        return line_of(self.files.get(name, {}), *way)

    @cached_property
    def raw(self) -> dict[str, dict[str, object]]:
        """Return what each file holds, as it is written."""
        return {
            name: {key: field.value for key, field in fields.items()}
            for name, fields in self.files.items()
        }


def load_data(root: Path) -> Data:
    """Read the files below ``root``."""
    reader = _Reader(root)
    entries, whole = reader.entries, reader.whole
    return Data(
        references=entries("references.yml", Reference),
        words=whole("words.yml", Words) or Words(),
        regions=entries("regions.yml", Region),
        reviewers=entries("reviewers.yml", Reviewer),
        synonyms=reader.fields("synonyms.yml"),
        spelling=entries("spelling.yml", Spelling),
        safety=entries("safety.yml", Sign),
        cards=whole("cards.yml", Cards),
        messages=entries("messages.yml", Message),
        ratings=whole("ratings.yml", Ratings),
        sheet=whole("sheet.yml", Sheet),
        diary=whole("diary.yml", Diary),
        permanent=reader.ledger(),
        redirects=reader.fields("redirects.yml"),
        hosts=reader.fields("hosts.yml"),
        guards=reader.fields("guards.yml"),
        files=reader.files,
        problems=tuple(reader.problems),
    )


class _Reader:
    """Reads one file after another, and notes what is wrong."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, dict[str, Field]] = {}
        self.problems: list[Problem] = []

    def fields(self, name: str) -> dict[str, Field]:
        """Return the top-level keys of a file; none if it cannot be read."""
        path = FOLDER / name
        try:
            text = read_text(self.root, self.root / path)
            found = read_fields(path, text)
            if not (text.strip() if name in MAY_BE_EMPTY else found):
                raise empty(path)
        except Fault as fault:
            self.problems.append(fault.problem)
            return {}
        self.files[name] = found
        return found

    def entries(self, name: str, model: type[Model]) -> dict[str, Model]:
        """Return a file of 'key: fields' entries; those that do not fit are left out."""
        found, fields = {}, self.fields(name)
        for key, field in fields.items():
            try:
                found[key] = model.model_validate(field.value)
            except ValidationError as error:
                lines = partial(line_of, fields, key)
                self.problems += schema.problems(FOLDER / name, error, lines, model, key)
        return found

    def whole(self, name: str, model: type[Model]) -> Model | None:
        """Return a file that is one entry, or None if it does not fit."""
        fields = self.fields(name)
        if not fields and self.problems and self.problems[-1].path == FOLDER / name:
            return None  # what is wrong has been said
        try:
            return model.model_validate({key: field.value for key, field in fields.items()})
        except ValidationError as error:
            lines = partial(line_of, fields)
            self.problems += schema.problems(FOLDER / name, error, lines, model)
            return None

    def ledger(self) -> dict[str, int]:
        """Return each address that was ever published, with its line."""
        try:
            text = read_text(self.root, self.root / LEDGER)
        except Fault as fault:
            self.problems.append(fault.problem)
            return {}
        lines = enumerate(text.splitlines(), start=1)
        return {line: number for number, line in lines if line and not line.startswith(NOTE)}


def empty(path: PurePosixPath) -> Fault:
    """Return what to say of a file that holds nothing."""
    fix = f"Take back what was in it: `git checkout -- {path}`."
    return Fault(Problem(path, 1, "The file is empty.", fix))


def extended_ledger(text: str, new: list[str]) -> str:
    """Return the ledger's text with new addresses in their places, and nothing taken out."""
    lines = text.splitlines()
    notes = [line for line in lines if line.startswith(NOTE)]
    kept = {line for line in lines if line and not line.startswith(NOTE)} | set(new)
    return "\n".join([*notes, *sorted(kept)]) + "\n"
