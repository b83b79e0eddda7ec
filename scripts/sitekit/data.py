"""The shared facts in docs/data, read as objects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from sitekit import ledger, lined_yaml, schema, textfile
from sitekit.messages import Message
from sitekit.problem import Fault, Problem
from sitekit.readings import Readings
from sitekit.references import Reference
from sitekit.regions import Region
from sitekit.safety import Question
from sitekit.words import Words

FOLDER = PurePosixPath("docs/data")
Model = TypeVar("Model", bound=BaseModel)


class Reviewer(BaseModel):
    """A person who checks pages, listed with their consent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    role: str


@dataclass(frozen=True)
class Data:
    """Everything in docs/data, the line of each reference, and what is wrong."""

    references: dict[str, Reference]
    reference_lines: dict[str, int]
    words: Words
    regions: dict[str, Region]
    reviewers: dict[str, Reviewer]
    synonyms: dict[str, lined_yaml.Field]
    readings: dict[str, Readings]
    safety: dict[str, Question]
    safety_lines: dict[str, int]
    messages: dict[str, Message]
    permanent: dict[str, int]
    redirects: dict[str, lined_yaml.Field]
    problems: tuple[Problem, ...]


def load(root: Path) -> Data:
    """Read the files; what is wrong in them becomes problems, never an error."""
    found: list[Problem] = []
    references = _entries(root, "references.yml", Reference, found)
    lines = {key: line for key, (line, _) in references.items()}
    regions = _entries(root, "regions.yml", Region, found)
    reviewers = _entries(root, "reviewers.yml", Reviewer, found)
    words = _words(root, found)
    said = _fields(root, "synonyms.yml", found)
    readings = _plain(_entries(root, "readings.yml", Readings, found))
    asked = _entries(root, "safety.yml", Question, found)
    asked_at = {key: line for key, (line, _) in asked.items()}
    plain = (_plain(regions), _plain(reviewers))
    to_send = _plain(_entries(root, "messages.yml", Message, found))
    kept = ledger.read(root, found), _fields(root, "redirects.yml", found)
    more = (said, readings, _plain(asked), asked_at, to_send)
    return Data(_plain(references), lines, words, *plain, *more, *kept, tuple(found))


def _plain(entries: dict[str, tuple[int, Model]]) -> dict[str, Model]:
    return {key: entry for key, (_, entry) in entries.items()}


def _fields(root: Path, name: str, found: list[Problem]) -> dict[str, lined_yaml.Field]:
    try:
        text = textfile.read(root, root / FOLDER / name)
        return lined_yaml.fields(FOLDER / name, text)
    except Fault as fault:
        found.append(fault.problem)
        return {}


def _entries(
    root: Path, name: str, model: type[Model], found: list[Problem]
) -> dict[str, tuple[int, Model]]:
    """Read a file of 'key: fields' entries, each with the line of its key."""
    made = {}
    for key, entry in _fields(root, name, found).items():
        try:
            made[key] = (entry.line, model.model_validate(entry.value))
        except ValidationError as error:
            lines = dict.fromkeys(schema.help_of(model), entry.line)
            found += schema.problems(FOLDER / name, error, lines | {"": entry.line}, model)
    return made


def _words(root: Path, found: list[Problem]) -> Words:
    fields = _fields(root, "words.yml", found)
    try:
        return Words.model_validate({key: field.value for key, field in fields.items()})
    except ValidationError as error:
        lines = {key: field.line for key, field in fields.items()}
        found += schema.problems(FOLDER / "words.yml", error, lines, Words)
        return Words(banned=(), hard=(), glossary=())
