"""The diary in which a person sees if massage is worth it: a goal, and a line a week."""

from __future__ import annotations

from sitekit import fields

WEEKS = 8
PAIN = {0: "none", 3: "mild", 5: "medium", 7: "strong", 10: "the worst"}
DOING = {0: "not at all", 3: "a little", 5: "about half", 7: "most of it", 10: "all of it"}
KEYS = {
    "saving": "Save as a file", "printing": "Print the diary", "clearing": "Clear everything",
}  # fmt: skip


def form() -> str:
    """Return the diary as HTML, with a place for the chart that the script draws."""
    plan = fields.group(
        "My plan",
        fields.lines("goal", "What I want to do again"),
        fields.lines("care", "What I try, and how often"),
        fields.line("judge", "The day I decide"),
    )
    weeks = [_week(number) for number in range(1, WEEKS + 1)]
    chart = '<figure class="chart" hidden="hidden"></figure>'
    opening = (
        '<label class="line opening">Open a diary that I saved'
        '<input type="file" id="file" accept=".json,application/json" /></label>'
    )
    return fields.form("diary", [opening, fields.STATUS, plan, *weeks, chart], KEYS)


def _week(number: int) -> str:
    return fields.group(
        f"Week {number}",
        fields.scale(f"pain-{number}", "How bad the pain is, 0 to 10", PAIN),
        fields.scale(f"doing-{number}", "How close I am to my goal, 0 to 10", DOING),
        fields.line(f"note-{number}", "Note"),
        look="week",
    )
