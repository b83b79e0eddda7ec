"""What a rule is: a generator of problems, with message, reason, example and level beside it.

Problems are told as a person reads them in a terminal, or beside the lines of a pull request.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from sitekit.content import CONFIG, FIX, LEVELS, STOP, TIP, Page, Problem, Site

ANNOTATION = {"stop": "error", "please fix": "error", "tip": "notice"}  # of GitHub
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


PAGE_RULES: list[Rule] = []  # each looks at one page, and at the site for what pages share
SITE_RULES: list[Rule] = []  # each looks at the site as a whole


def page_rule(**facts: object) -> Callable[[Check], Check]:
    """Make a rule of a function of (page, site); ``says`` is one of its messages, word for word."""
    return partial(_listed, PAGE_RULES, **facts)


def site_rule(**facts: object) -> Callable[[Check], Check]:
    """Make a rule of a function of the site; ``says`` is one of its messages, word for word."""
    return partial(_listed, SITE_RULES, **facts)


def _listed(
    known: list[Rule],
    check: Check,
    *,
    says: str,
    why: str,
    example: str = "",
    level: str = FIX,
    needs: Iterable[str] | None = (),
) -> Check:
    shared = frozenset() if needs is None else frozenset({CONFIG.name, *needs})
    known.append(Rule(check, says, why, example, level, shared))
    return check


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


def report_lines(found: Iterable[Problem], *, github: bool) -> Iterator[str]:
    """Yield the worst first, and why a rule is there the first time it speaks."""
    known = {one.name: one for one in rules()}
    told: set[str] = set()
    for problem in sorted(found, key=lambda one: LEVELS.index(one.level)):
        rule = known.get(problem.rule)
        said = rule.reasons(problem) if rule else []
        why = "\n".join(one for one in said if one not in told)
        told.update(said)
        if github:
            yield _annotation(problem, why)
        else:
            yield "\n".join(filter(None, [str(problem), textwrap.indent(why, " " * 4)]))


def _annotation(problem: Problem, why: str) -> str:
    """Return the line that GitHub shows beside the change, ``why`` at its end."""
    place = f"file={problem.path},line={problem.line},title={problem.level.capitalize()}"
    message = "\n".join(filter(None, [problem.what, f"Fix: {problem.fix}", why]))
    text = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{ANNOTATION[problem.level]} {place}::{text}"


def report_count(pages: int, found: list[Problem]) -> str:
    """Return how many pages were read, and what was found."""
    read = f"{pages} page{'s' * (pages != 1)} read"
    counts = {level: sum(one.level == level for one in found) for level in LEVELS}
    tips = f", {counts[TIP]} tip{'s' * (counts[TIP] != 1)}" if counts[TIP] else ""
    wrong = len(found) - counts[TIP]
    if not wrong:
        return f"{read}, no problems{tips}."
    first = f" ({counts[STOP]} to mend first)" if counts[STOP] else ""
    return f"{read}, {wrong} problem{'s' * (wrong != 1)}{first}{tips}."
