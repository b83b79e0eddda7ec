"""Words that the site explains, avoids or never says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby

from pydantic import BaseModel, ConfigDict, Field

from sitekit import placeholders

SIGNS = " See the [danger signs](../is-it-safe/index.md#get-help)."  # from the list of words


class Avoided(BaseModel):
    """A phrase that pages do not use, why, and what to write instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str = Field(min_length=1, description="Give the phrase; * stands for any ending.")
    why: str = Field(min_length=5, description="Say in one sentence why we avoid it.")
    instead: str = Field(min_length=2, description="Say what to write instead.")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match the phrase as whole words, in any case."""
        body = re.escape(self.say).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        start = r"\b" if self.say[0].isalnum() else ""
        end = r"\b" if self.say[-1].isalnum() else ""
        return re.compile(start + body + end, re.IGNORECASE)


class Term(BaseModel):
    """A hard word that the glossary explains."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str = Field(min_length=2, description="Give the word.")
    also: tuple[str, ...] = Field(description="List other forms, such as the plural.")
    mark: bool = Field(default=True, description="Write false for a word everybody knows.")
    means: str = Field(min_length=5, max_length=220, description="Say what it means, plainly.")
    urgent: bool = Field(default=False, description="Write true to add a link to the danger signs.")

    def __str__(self) -> str:
        return f"{self.word}\n:   {self.means}{SIGNS * self.urgent}"


class Words(BaseModel):
    """The whole of docs/data/words.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    banned: tuple[Avoided, ...]
    hard: tuple[Avoided, ...]
    glossary: tuple[Term, ...]

    def filled(self, known: Mapping[str, str]) -> Words:
        """Return the same words with the country's names filled in where a meaning has one."""
        terms = (
            term.model_copy(update={"means": placeholders.fill(term.means, known)})
            for term in self.glossary
        )
        return self.model_copy(update={"glossary": tuple(terms)})

    def glossary_markdown(self) -> str:
        """Return links to the first letters, then term lists, one under a heading for each."""
        ordered = sorted(self.glossary, key=lambda term: term.word.casefold())
        lists = {
            letter: "\n\n".join(map(str, terms))
            for letter, terms in groupby(ordered, key=lambda term: term.word[0].upper())
        }
        links = "\n".join(f"-   [{letter}](#words-{letter.lower()})" for letter in lists)
        headed = (
            f"### {letter} {{#words-{letter.lower()}}}\n\n{terms}"
            for letter, terms in lists.items()
        )
        return "\n\n".join([f"/// html | div.links.letters\n{links}\n///", *headed])
