"""The front and back of a body, with places to mark, for the sheet for a first visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Half of a figure 126 units wide and 314 high, as in docs/img/body-not-here.svg; x=0 is the middle.
FIGURE = (
    "M-9,44 L-9,54 C-12,61 -30,60 -38,68 C-46,76 -47,92 -50,112 C-53,134 -57,150 -59,166 "
    "C-63,180 -63,193 -56,194 C-49,195 -48,184 -46,172 C-42,152 -38,134 -35,114 L-31,94 "
    "C-29,110 -28,122 -28,132 C-31,146 -34,158 -34,174 C-34,200 -28,222 -28,242 "
    "C-31,258 -25,276 -20,294 C-22,300 -32,304 -30,310 H-9 C-7,304 -8,300 -8,294 "
    "C-5,276 -4,258 -6,242 C-3,222 -1,204 0,184 C1,204 3,222 6,242 C4,258 5,276 8,294 "
    "C8,300 7,304 9,310 L30,310 C32,304 22,300 20,294 C25,276 31,258 28,242 "
    "C28,222 34,200 34,174 C34,158 31,146 28,132 C28,122 29,110 31,94 L35,114 "
    "C38,134 42,152 46,172 C48,184 49,195 56,194 C63,193 63,180 59,166 C57,150 53,134 50,112 "
    "C47,92 46,76 38,68 C30,60 12,61 9,54 L9,44Z"
)
MIDDLE = {"front": 82, "back": 242}  # where each figure stands in the drawing
RULE = '<path class="body__line" stroke-dasharray="1 7" d="M162,4 V336"/>'  # between the figures
WORDS = {26: "Right", 82: "Front", 138: "Left", 186: "Left", 242: "Back", 298: "Right"}
# name: x, y, width and height from the middle; x of the picture's left side for pairs
SINGLE = {
    "front": {"Face or forehead": (0, 26, 13, 17), "Front of the neck": (0, 53, 9, 7),
              "Chest": (0, 84, 23, 16), "Belly": (0, 128, 23, 18)},
    "back": {"Back of the head": (0, 22, 15, 18), "Back of the neck": (0, 52, 10, 9),
             "Upper back": (0, 84, 9, 20), "Low back": (0, 133, 24, 15)},
}  # fmt: skip
PAIRS = {
    "front": {"shoulder": (38, 74, 11, 10), "upper arm": (43, 98, 7, 13), "elbow": (48, 122, 8, 10),
              "lower arm": (52, 147, 7, 14), "hand or wrist": (56, 178, 9, 16),
              "hip or groin": (20, 165, 12, 13), "thigh": (18, 205, 11, 23),
              "knee": (17, 243, 11, 12), "shin": (16, 272, 8, 15),
              "ankle or foot": (18, 301, 12, 10)},
    "back": {"shoulder blade": (24, 84, 12, 17), "buttock": (17, 170, 15, 16),
             "back of the thigh": (18, 210, 12, 22), "back of the knee": (17, 243, 11, 9),
             "calf": (17, 268, 9, 15), "heel": (17, 301, 10, 10)},
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One place to mark: its key, its name, and an ellipse round it."""

    key: str
    name: str
    ellipse: tuple[int, int, int, int]


def places(view: str) -> Iterator[Place]:
    """Yield the places of the ``front`` or ``back``; in front, the right side is on the left."""
    for name, (x, y, width, height) in SINGLE[view].items():
        yield _place(name, (MIDDLE[view] + x, y, width, height))
    left = 1 if view == "front" else -1
    for name, (x, y, width, height) in PAIRS[view].items():
        yield _place(f"Right {name}", (MIDDLE[view] - left * x, y, width, height))
        yield _place(f"Left {name}", (MIDDLE[view] + left * x, y, width, height))


def _place(name: str, ellipse: tuple[int, int, int, int]) -> Place:
    return Place(name.lower().replace(" ", "-"), name, ellipse)


def drawing() -> str:
    """Return both figures as an SVG whose places carry the keys of their boxes."""
    figures = "".join(_figure(view) for view in MIDDLE)
    words = "".join(f'<text x="{x}" y="334">{word}</text>' for x, word in WORDS.items())
    label = "The front and back of a body. What you tick in the lists below is marked here."
    start = f'<svg class="body" viewBox="0 -6 324 346" role="img" aria-label="{label}">'
    return f"{start}{RULE}{figures}{words}</svg>"


def _figure(view: str) -> str:
    head = '<ellipse class="body__skin" cx="0" cy="24" rx="18" ry="22"/>'
    face = '<path class="body__line" d="M-9,23 q3,2 6,0 M4,23 q3,2 6,0 M-5,35 q5,3 10,0"/>'
    spine = '<path class="body__line" d="M0,64 V146 M-14,186 q7,4 13,0 M1,186 q7,4 13,0"/>'
    own = face if view == "front" else spine
    spots = "".join(
        f'<ellipse class="spot" data-spot="where-{one.key}" cx="{x}" cy="{y}" rx="{w}" ry="{h}"/>'
        for one in places(view)
        for x, y, w, h in (one.ellipse,)
    )
    body = f'<path class="body__skin" d="{FIGURE}"/>'
    return f'<g transform="translate({MIDDLE[view]},0)">{body}{head}{own}</g>{spots}'
