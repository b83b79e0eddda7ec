"""What a rule is: a generator of problems, with message, reason, example and level beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sitekit.content import CONFIG, FIX, Page, Problem, Site

NAMED = re.compile(r"'.*'|\{#.*\}|<.*>|\d[\d,.]*")  # what a message names, of many
Check = Callable[..., Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks at, a message of its own, why it is there, and what is right.

    ``needs`` are the shared files that it depends on; "pages" where it looks at all of them, and
    "marks" where it depends on the page's marks of blocks and lists. Every rule but those on the
    files themselves (None) depends on mkdocs.yml.
    """

    check: Check
    says: str
    why: str
    example: str
    level: str
    needs: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the name by which a problem says who found it."""
        return self.check.__name__

    def reasons(self, problem: Problem) -> list[str]:
        """Return why the rule is there, and its example if that is of the problem's own kind."""
        why = [f"Why: {self.why}"]
        alike = _form(problem.what) == _form(self.says)
        if (field := self.example.partition(":")[0]) and f"'{field}'" in self.says:
            alike = alike and f"'{field}'" in problem.what
        return [*why, f"Example: {self.example}"] if self.example and alike else why

    def problems(self, *looked_at: object) -> list[Problem]:
        """Return what the rule finds, each with the rule's name and level.

        A rule that depends on what is wrong waits until that is mended: one cause, one message.
        """
        *pages, site = looked_at
        marks = {"marks"} if any(page.slips for page in pages) else set()
        return [] if self.needs & (site.wrong | marks) else self.signed(self.check(*looked_at))

    def signed(self, found: Iterable[Problem]) -> list[Problem]:
        """Note on each problem which rule found it, and how much that rule matters."""
        return [replace(one, rule=self.name, level=self.level) for one in found]


def _form(message: str) -> str:
    """Return a message without what it names, by which two of one kind are alike."""
    return re.sub(r"s\b", "", NAMED.sub("#", message))


def _all(needs: Iterable[str] | None) -> frozenset[str]:
    return frozenset() if needs is None else frozenset({CONFIG.name, *needs})


PAGE_RULES: list[Rule] = []  # each looks at one page, and at the site for what pages share
SITE_RULES: list[Rule] = []  # each looks at the site as a whole


def page_rule(
    *, says: str, why: str, example: str = "", level: str = FIX, needs: Iterable[str] | None = ()
) -> Callable[[Check], Check]:
    """Make a rule of a function of (page, site); ``says`` is one of its messages, word for word."""

    def listed(check: Check) -> Check:
        PAGE_RULES.append(Rule(check, says, why, example, level, _all(needs)))
        return check

    return listed


def site_rule(
    *, says: str, why: str, example: str = "", level: str = FIX, needs: Iterable[str] | None = ()
) -> Callable[[Check], Check]:
    """Make a rule of a function of the site; ``says`` is one of its messages, word for word."""

    def listed(check: Check) -> Check:
        SITE_RULES.append(Rule(check, says, why, example, level, _all(needs)))
        return check

    return listed


def file_is_readable(page: Page, site: Site) -> Iterator[Problem]:
    """Say that a page cannot be read: whoever opens it finds that out, and raises a Fault."""
    yield from ()


READABLE = Rule(
    file_is_readable,
    says="The page has no front matter.",
    why="A file that we cannot read cannot be shown.",
    example="",
    level="stop",
)


def rules() -> list[Rule]:
    """Return every rule."""
    return [READABLE, *PAGE_RULES, *SITE_RULES]


def rule_table() -> str:
    """Return "What this message means" as a table in Markdown."""
    lines = ["| It says, for example | How much | Why, and what is right |", "|---|---|---|"]
    for one in rules():
        example = f" As in `{one.example}`" if one.example else ""
        lines.append(f"| {_cell(one.says)} | {one.level} | {one.why}{_cell(example)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
