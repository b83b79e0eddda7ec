"""Hostile and clumsy edits, by kind: each is refused, at its own line, before it is published."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from conftest import ROOT, TODAY, House, Sample, build
from sitekit import checks, content
from sitekit.content import TIP, Problem

BOMBED = ("regions", "safety", "words", "messages", "hosts", "ratings")  # and mkdocs.yml
GUIDE = "docs/index.md"
MARKUP = {
    "CDATA that ends early": "Rest.<![CDATA[ ><meta http-equiv=refresh content='0;url=https://x.example'> ]]>",
    "a declaration that is a comment": "<!x ><base href='https://x.example/'>",
    "a processing instruction": "<?php echo 1 ?>",
    "an end tag with a space": "</ script>Words",
    "a tag left open": "Rest <div class=only-none",
    "a comment left open": "Rest.<!-- and the rest of the page",
    "a comment that ends with !": "Rest <!--> <script>alert(1)</script> -->",
    "a template": "<template><p>Hidden</p></template>",
    "plaintext": "<plaintext>",
    "an old listing": "<xmp><script></xmp>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=a()>'></noscript>",
    "svg and foreign words": "<svg><foreignObject><p>Words</p></foreignObject></svg>",
    "math that changes the namespace": "<math><mtext><mglyph><style><!--</style><img title='--&gt;'></math>",
    "a base": "<base href='//x.example'>",
    "a meta": "<META http-equiv=refresh content=0>",
    "a link element": "<link rel=stylesheet href=x.css>",
    "a form": "<form action=x><input name=card></form>",
    "a dialog": "<dialog open>Ring us</dialog>",
    "details": "<details open><summary>Signs</summary>None.</details>",
    "bold as HTML": "It is <b>safe</b>.",
    "capitals": "<ScRiPt>alert(1)</ScRiPt>",
    "an e-mail in angles": "<a@b.example>",
    "an address in angles": "<https://www.nhs.uk/>",
    "an entity": "Rest&nbsp;now.",
    "an entity in numbers": "[Rest](&#106;avascript:alert)",
    "an entity in hex": "&#x3C;script&#x3E;",
    "a tab in a scheme": "[Rest](java\tscript:alert)",
    "a scheme in capitals": "[Rest](VBScript:alert)",
    "a data address": "[Rest](data:text/html;base64,PHNjcmlwdD4=)",
    "a file address": "[Rest](file:///etc/passwd)",
    "an address without a scheme": "[Rest](//x.example/a)",
    "back strokes": "[Rest](\\\\\\\\x.example/a)",
    "a state class": "Rest.\n{: .usual }",
    "a class of the zoom": "[knee](conditions/knee-pain.md){: .icon }",
    "an id of the search": "Rest.\n{: #__search }",
    "an id beside the words": "### Now {#words}",
    "an id that a heading's words make": "### Large print",
    "an id of a note": "### Now {#fn-a}",
    "a hidden line": "Rest.\n{: hidden=hidden }",
    "a style": "Rest.\n{: style='display:none' }",
    "hidden from some readers": "[knee](conditions/knee-pain.md){ aria-hidden=true }",
    "another name for some readers": "[knee](conditions/knee-pain.md){: aria-label='Do not call' }",
    "words on hover": '[knee](conditions/knee-pain.md "There is no danger")',
    "words on hover of a picture": '![A bent knee.](img/knee.svg "Relax"){ width=10 height=10 }\n/// caption\nKnee.\n///',
    "a handler": "[knee](conditions/knee-pain.md){: onclick=a() }",
    "a new window": "[knee](conditions/knee-pain.md){: target=_blank }",
    "a download": "[knee](conditions/knee-pain.md){: download=x.exe }",
    "a huge picture": "![A bent knee.](img/knee.svg){ width=99999 height=99999 }\n/// caption\nKnee.\n///",
    "a setting of a block": "/// do | Bring\n    attrs: {class: usual}\n\n-   a towel\n///",
    "a setting with a tab": "/// know\n\tattrs: {style: 'display:none'}\n\nRest.\n///",
    "a setting of the type": "/// know\n    type: usual\n\nRest.\n///",
    "a block with more strokes": "//// html | form[onsubmit=a()]\nRest.\n////",
    "a block without a space": "///html | div.usual\nRest.\n///",
    "a block that is a script": "/// html | script\nRest.\n///",
    "a block with an attribute": "/// html | div.two[hidden=hidden]\nRest.\n///",
    "a state of the check on another page": "/// html | div.only-none\nRest.\n///",
    "a caption of another kind": "/// figure-caption\nRest.\n///",
    "a note of its own": "Rest.[^mine]\n\n[^mine]: See [my shop](https://x.example).",
    "an address kept below": "[Rest][shop]\n\n[shop]: https://x.example 'Buy'",
    "a rating of its own": "**Proved.**{: .rating .rating-best }",
    "code that runs in templates": "{% include 'x' %}",
    "a template's comment": "{# hidden #}",
    "a list of classes": "Rest.\n{: .lead .usual }",
    "a fence, whose words no check reads": "```\nIt is safe.\n```",
    "a fence of another sign": "~~~~ text\nIt is safe.\n~~~~",
    "words as code, four spaces in": "Rest.\n\n    Your knee is safe.",
    "words on hover in brackets": "[knee](conditions/knee-pain.md (Do not call))",
}  # fmt: skip


NUMBERS = {
    "another country's number": "Call 911 if you feel very ill.",
    "a number with two digits changed": "Call 989 if you feel very ill.",
    "in words": "Call nine one one if you feel very ill.",
    "in words with hyphens": "Ring nine-eight-nine now.",
    "three times one": "Dial triple eight now.",
    "with spaces": "Ring 9 1 1 now.",
    "with hyphens": "Phone 9-1-1 now.",
    "with a space that does not break": "Call 9\u00a01\u00a01 now.",
    "with thin spaces and dots": "Call 9.1\u20091 now.",
    "in full-width digits": "Call \uff19\uff11\uff11 now.",
    "in brackets": "Call (911) now.",
    "without a word that asks": "In danger: 112.",
    "of the European Union": "Text 112 now.",
    "a premium number": "Ring 0909 879 0123 to book.",
    "a premium number behind the right words": "[Call 999](tel:09098790123) now.",
    "the right number behind other words": "[Call 111](tel:999) now.",
    "an unknown number": "Ring us on 020 7946 0958.",
    "an unknown number with a country code": "Our number is +44 20 7946 0958.",
    "an unknown number that nobody asks to ring": "The clinic (020 7946 0958) is open.",
    "a mobile number": "Send a text to 07700 900123.",
    "in a heading": "### Call 911 {#now}",
    "in a block's title": "/// know | Call 911\nRest.\n///",
    "in a picture's words": "![Call 911 now.](img/knee.svg){ width=10 height=10 }\n/// caption\nKnee.\n///",
    "in a table": "| Call 911 | b |\n|---|---|\n| a | b |",
    "a link with another scheme": "[Call 999](sms:999)",
    "a link with a code for phones": "[Call 999](tel:*21*07700900123%23)",
    "a link with an extension": "[Call 999](tel:999;ext=1)",
    "beside its name in a table": "| Who | Number |\n|---|---|\n| Ambulance | 989 |",
    "in a list below the word": "Numbers to ring:\n\n-   989",
    "before the word": "989 is what you ring.",
    "before who answers": "989 gets you an ambulance.",
    "after another word that asks": "Contact 989 in an emergency.",
    "beside who comes": "The paramedics are on 989.",
    "far from who answers": "The ambulance has a line of its own, which somebody answers in a minute: 989.",
}
LINKS = {
    "a user before the host": "See [a page](https://www.nhs.uk@x.example/a).",
    "a user and a word": "See [a page](https://www.nhs.uk:a@x.example/a).",
    "another letter": "See [a page](https://www.nh\u0455.uk/a).",
    "another dot": "See [a page](https://www\u3002nhs\uff0euk/a).",
    "punycode": "See [a page](https://www.xn--nh-mja.uk/a).",
    "a host that nobody knows": "See [a page](https://shop.example/knees).",
    "a host that begins as one we know": "See [a page](https://www.nhs.uk.shop.example/).",
    "a host that ends as one we know": "See [a page](https://evil-www.nhs.uk/).",
    "no encryption": "See [a page](http://www.nhs.uk/).",
    "no scheme": "See [a page](//www.nhs.uk/).",
    "back strokes": "See [a page](https:\\\\x.example/).",
    "one stroke": "See [a page](https:/x.example/).",
    "a number": "See [a page](https://192.0.2.1/).",
    "a number in one": "See [a page](https://3221225985/).",
    "a number with letters": "See [a page](https://0x7f000001/).",
    "a number of version 6": "See [a page](https://[2001:db8::1]/).",
    "a port": "See [a page](https://www.nhs.uk:8443/).",
    "a shortener": "See [a page](https://bit.ly/knees).",
    "another shortener": "See [a page](https://www.tinyurl.com/knees).",
    "an address that leads on": "See [a page](https://www.nhs.uk/go?url=https://x.example/).",
    "an address that leads on, in code": "See [a page](https://www.nhs.uk/go?u=https%3A%2F%2Fx.example).",
    "an address in another": "See [a page](https://www.nhs.uk/https://x.example/).",
    "words that name another host": "See [www.nhs.uk](https://doi.org/10.1002/14651858.CD001929.pub3).",
    "words that name another whole address": "See [https://www.nhs.uk/knees](https://doi.org/10.1002/a).",
    "words that name a host, to a page of ours": "See [www.nhs.uk](conditions/knee-pain.md).",
    "a host in capitals with a dot": "See [a page](https://WWW.SHOP.EXAMPLE./).",
    "another protocol": "See [a page](ftp://www.nhs.uk/).",
    "a file of the machine": "See [a page](../../../../../../../../../etc/passwd).",
    "a file of the data": "See [a page](data/safety.yml).",
}


@dataclass(frozen=True)
class Told:
    """What the checks say of each hostile page, by its file."""

    problems: Mapping[str, list[Problem]]
    lines: Mapping[str, range]


KINDS = {"markup": MARKUP, "numbers": NUMBERS, "links": LINKS}
PAGES = {f"{kind}: {name}": text for kind, some in KINDS.items() for name, text in some.items()}
FILES = {name: f"attack-{n}" for n, name in enumerate(PAGES)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """One site with a page for each attack, checked once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_TODAY", TODAY)
        sample = Sample(tmp_path_factory.mktemp("hostile"))
        start, mark, end = (sample.root / GUIDE).read_text("utf-8").partition("## Check first")
        for name, text in PAGES.items():
            (sample.root / f"docs/{FILES[name]}.md").write_text(
                f"{start}{text}\n\n{mark}{end}", "utf-8"
            )
        found: dict[str, list[Problem]] = {}
        for one in checks.problems(sample.site()):
            found.setdefault(one.path.stem, []).append(one)
    first = start.count("\n") + 1
    lines = {name: range(first, first + text.count("\n") + 1) for name, text in PAGES.items()}
    return Told(found, lines)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_refused_at_its_own_line(name: str, told: Told) -> None:
    found = [one for one in told.problems.get(FILES[name], []) if one.level != TIP]

    assert any(one.line in told.lines[name] for one in found), found
    assert all(one.fix for one in found)


VALUES = {  # of a source's title: each way into HTML, Markdown and templates
    "a tag": "<b>Massage</b>",
    "an end tag": "</title><script>a()</script>",
    "a comment": "Massage <!-- gone -->",
    "an entity": "Massage &lt;script&gt;",
    "an entity in numbers": "Massage &#60;b",
    "a template": "{{ config }}",
    "a template's order": "{% include 'x' %}",
    "a template's note": "{# gone #}",
    "attributes": "Massage{: .usual }",
    "a link": "Massage](https://x.example) [more",
    "a whole link": "[Massage](javascript:alert)",
    "a kept address": "Massage][1]",
    "a picture": "![](x.svg)",
    "a note": "Massage[^1]",
    "a block": "/// html | script",
    "a line end": "Massage\\n\\n# Now",
    "an address that runs": "javascript:alert(1)",
}
SETTINGS = {
    "site_name: A <b>site</b>": "site_name",
    "site_name: A {{ config }}": "site_name",
    "site_name: '\"><script>'": "site_name",
    "site_url: javascript:alert(1)": "site_url",
    "site_url: http://x.example/": "site_url",
    "repo_url: https://github.com@x.example/": "repo_url",
    "edit_uri: '?q=\"onclick'": "edit_uri",
    "extra: {region: gb, contact: 'a@b.example?bcc=c'}": "extra.contact",
    "extra: {region: gb, contact: 'a@b.example)'}": "extra.contact",
    "extra: {region: gb, policy: 'script-src \\\"x'}": "extra.policy",
    "extra: {region: gb, motto: '&lt;b'}": "extra.motto",
}  # fmt: skip


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """What is said of one site that has a source for each hostile title."""
    sample = Sample(tmp_path_factory.mktemp("values"))
    path = sample.root / "docs/data/references.yml"
    text = entry = path.read_text("utf-8")
    for n, value in enumerate(VALUES.values()):
        quoted = value.replace('"', '\\"')
        one = entry.replace("furlan2015:", f"value{n}:")
        text += one.replace("title: Massage for low-back pain", f'title: "{quoted}"')
    path.write_text(text, "utf-8")
    return checks.problems(sample.site())


@pytest.mark.parametrize("name", VALUES)
def test_a_hostile_value_is_refused(name: str, sources: list[Problem]) -> None:
    key = f"value{list(VALUES).index(name)}.title"

    [problem] = [one for one in sources if one.what.startswith(f"'{key}' holds ")]

    assert (str(problem.path), problem.level) == ("docs/data/references.yml", "stop")


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_hostile_setting_is_refused(setting: str, sample: Sample) -> None:
    path = sample.root / "mkdocs.yml"
    key = setting.partition(":")[0]
    lines = [one for one in path.read_text("utf-8").split("\n") if not one.startswith(key)]
    path.write_text("\n".join([setting, *lines]).replace("  region: gb\n", ""), "utf-8")

    assert any(f"mkdocs.yml:1: '{SETTINGS[setting]}" in one for one in sample.problems())


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title><desc>B</desc>{}</svg>'
PICTURE = SVG.format("<path d='M1,1'/>")
FOLDED = "Rest."
STRANGE: dict[str, str | bytes] = {  # by their places below docs/
    "notes.html": "<p>Words</p>", "img/knee.SVG": PICTURE, "img/x.svgz": b"\x1f\x8b", "img/x.gif": b"GIF89a",
    "img/knee.png": PICTURE, "img/face.jpg": b"GIF89a", "img/face.webp": b"RIFF0000WAVE", "img/a.svg": "<html></html>",
    "setup.exe": b"MZ", "all.zip": b"PK", "all.tar.gz": b"\x1f\x8b", "run.sh": "#!/bin/sh", "x.js": "alert(1)",
    "js/new.js": "alert(1)", "js/in/reader.js": "alert(1)", "css/new.css": "p{}", "data/new.yml": "a: b",
    "data/words.json": "{}", "data/safety.txt": "", "_headers": "/*", "_redirects": "/a /b", "CNAME": "x.example", "robots.txt": "",
    "sitemap.xml": "<a/>", "404.md": FOLDED, "404.html": "", ".htaccess": "", ".well-known/a.txt": "", ".nojekyll": "",
    "assets/site.css": "p{}", "assets/a.md": FOLDED, "search/search_index.json": "{}", "search/index.md": FOLDED,
    "search.md": FOLDED, "poster/index.md": FOLDED, "qr/home.md": FOLDED, "leaflets/a.md": FOLDED,
    "img/index.md": FOLDED, "Conditions/a.md": FOLDED, "README.md": FOLDED, "knee pain.md": FOLDED, "a..md": FOLDED,
    "kn\u00e9e.md": FOLDED, "page.MD": FOLDED, "page.markdown": FOLDED, "x.md/index.md": FOLDED, "x.svg/a.svg": PICTURE,
    "is-it-safe.md": FOLDED, "page.php": "", "service-worker.js": "", "manifest.webmanifest": "{}",
}  # fmt: skip
DRAWINGS = {
    "a document type": "<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + PICTURE,
    "a style sheet": "<?xml-stylesheet href='x.css'?>" + PICTURE,
    "a script": SVG.format("<script>a()</script>"),
    "a script in capitals": SVG.format("<SCRIPT>a()</SCRIPT>"),
    "a handler": SVG.format("<path onload='a()' d='M1,1'/>"),
    "a foreign thing": SVG.format("<foreignObject><p>Words</p></foreignObject>"),
    "a link": SVG.format("<a href='https://x.example'><path d='M1,1'/></a>"),
    "a use from elsewhere": SVG.format("<use href='x.svg#a'/>"),
    "an old link": SVG.format("<use xmlns:l='http://www.w3.org/1999/xlink' l:href='https://x.example#a'/>"),
    "a picture": SVG.format("<image href='https://x.example/a.png'/>"),
    "a url in capitals": SVG.format("<style>p{fill:URL(https://x.example)}</style>"),
    "a url in an attribute": SVG.format("<path fill='url(https://x.example#a)' d='M1,1'/>"),
    "a url with signs": SVG.format("<style>p{fill:u\\72l(https://x.example)}</style>"),
    "a url after a note": SVG.format("<style>p{fill:/**/url(x.png)}</style>"),
    "an import": SVG.format("<style>@IMPORT 'x.css';</style>"),
    "a font": SVG.format("<style>@font-face{font-family:a}</style>"),
    "a picture of a style": SVG.format("<path style='fill:image-set(a)' d='M1,1'/>"),
    "an animation": SVG.format("<animate attributeName='href' to='javascript:a()'/>"),
    "a set": SVG.format("<set attributeName='onclick' to='a()'/>"),
    "a filter": SVG.format("<filter id='a'><feImage href='x'/></filter>"),
    "shapes in shapes": SVG.format("<g id='a'><path d='M1,1'/></g><g id='b'><use href='#a'/><use href='#a'/></g><use href='#b'/>"),
    "many parts": SVG.format("<g/>" * 401),
    "a huge number": SVG.format("<path d='M1,1 999999,9'/>"),
    "a number with an exponent": SVG.format("<path d='M1,1 9e9,9'/>"),
    "no SVG at all": "<svg><title>A</title><desc>B</desc></svg>",
    "cut off": PICTURE[:-6],
    "another text": PICTURE.encode("utf-16-be"),
    "a deep nest": "<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 1500 + "</g>" * 1500 + "</svg>",
}  # fmt: skip


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What is said of one site with every strange file and drawing, by the file's place."""
    sample = Sample(tmp_path_factory.mktemp("files"))
    docs = sample.root / "docs"
    for name, words in STRANGE.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    for n, drawn in enumerate(DRAWINGS.values()):
        raw = drawn if isinstance(drawn, bytes) else drawn.encode()
        (docs / f"img/drawing-{n}.svg").write_bytes(raw)
    (docs / "round").symlink_to(docs)
    (docs / "gone.md").symlink_to("/nowhere/at/all.md")
    (docs / "img/link.svg").symlink_to(docs / "img/knee.svg")
    os.mkfifo(docs / "pipe.md")
    (docs / "img/run.svg").write_text(PICTURE)
    (docs / "img/run.svg").chmod(0o755)
    found: dict[str, list[Problem]] = {}
    for one in checks.problems(sample.site()):
        found.setdefault(str(one.path.relative_to("docs")), []).append(one)
    return found


OTHERS = ("round", "gone.md", "img/link.svg", "pipe.md", "img/run.svg")


@pytest.mark.parametrize("name", [*STRANGE, *OTHERS])
def test_a_strange_file_is_refused(name: str, strangers: dict[str, list[Problem]]) -> None:
    folders = [str(one) for one in PurePosixPath(name).parents]

    found = [one for place in (name, *folders) for one in strangers.get(place, [])]

    assert "files_are_known" in {one.rule for one in found}
    assert {one.level for one in found} == {"stop"}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_hostile_drawing_is_refused(name: str, strangers: dict[str, list[Problem]]) -> None:
    found = strangers[f"img/drawing-{list(DRAWINGS).index(name)}.svg"]

    assert {one.rule for one in found} & {
        "drawings_are_safe",
        "drawings_are_whole",
        "files_are_known",
    }


def test_a_strange_file_is_never_published(tmp_path: Path) -> None:
    house = House(tmp_path / "house")
    for name in (
        "notes.html",
        "CNAME",
        "_headers",
        "x.zip",
        "img/a.gif",
        "x.md/b.md",
        "search.md",
        "new.js",
    ):
        path = house.root / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words", "utf-8")
    (house.root / "docs/broken.md").write_text("<script>alert(1)</script>", "utf-8")

    said = build(house.root, tmp_path / "site", SITE_FORMATS="no")

    site = {
        path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")
    }
    assert site & {"notes.html", "CNAME", "x.zip", "img/a.gif", "x.md", "new.js"} == set()
    assert "Words" not in (tmp_path / "site/_headers").read_text("utf-8")
    assert "search/index.html" not in site
    assert "<script>alert" not in (tmp_path / "site/broken/index.html").read_text("utf-8")
    assert "docs/notes.html:1: The site is not made of files like 'notes.html'." in said


def test_a_build_ends_at_a_link_out_of_the_house_in_one_sentence(tmp_path: Path) -> None:
    house = House(tmp_path / "house")
    (house.root / "docs/round").symlink_to(house.root / "docs")

    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "site")],
        cwd=house.root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True,
        text=True, check=False, timeout=60,
    )  # fmt: skip

    said = ended.stderr.strip()
    assert ended.returncode == 1
    assert said.endswith(
        "docs/round: This is a link to another place. Put the file itself there, or take it out."
    )
    assert "Traceback" not in said


def heavy(text: str) -> str:
    """Return a page of the guide that holds a text."""
    start = (ROOT / "tests/sample" / GUIDE).read_text("utf-8").partition("## Check first")[0]
    return f"{start}{text}\n"


def rows(sign: str, count: int) -> str:
    """Return so many signs, on lines as long as they may be."""
    wide = 1990 // len(sign)
    return "\n".join([sign * wide] * (count // wide))


HEAVY = {
    "pictures that begin": rows("![](", 40_000),
    "pictures that begin, apart": rows("![](", 40_000).replace("\n", "\n\n"),
    "links that begin": rows("[a](", 40_000).replace("\n", "\n\n"),
    "brackets": rows("[", 100_000),
    "brackets that close": rows("[", 50_000) + rows("]", 50_000),
    "stars": rows("*a ", 60_000),
    "underscores": rows("_a_", 60_000),
    "strokes": rows("`a", 60_000),
    "nested lists": "\n".join("  " * n + "-   a" for n in range(200)),
    "nested lists in a line": "- " * 900,
    "nested numbers in a line": "1. " * 600,
    "nested quotes": "> " * 900,
    "nested quotes in turn": "\n".join(">" * n + " a" for n in range(200)),
    "a long table": "| a | b |\n|---|---|\n" + "| a | b |\n" * 5_000,
    "a long paragraph": "Rest now.\n" * 18_000,
    "10 MB": "Rest now.\n" * 1_000_000,
    "many headings": "".join(f"## Rest {n}\n\nNow.\n\n" for n in range(8_000)),
    "many blocks": "/// do\n" * 20_000,
    "attributes": rows("{: .a ", 60_000),
    "notes": rows("[^a]", 40_000),
    "spaces": "Rest" + rows(" ", 100_000) + "now",
    "angles": rows("<", 100_000),
    "backslashes": rows("\\\\", 60_000),
    "digits": rows("1,", 60_000) + "\n\n" + "call " + "1 " * 900,
    "digits in words": "call " + "nine " * 300,
    "hosts": "[" + "a." * 900 + "](https://x.example)",
    "a long word beside letters of another alphabet": "\u0430\u0430 " + rows("a", 60_000),
    "words that no sentence ends": "word " * 390,
}  # fmt: skip


def test_nothing_of_an_allowed_size_keeps_a_check_waiting(tmp_path: Path) -> None:
    sample = Sample(tmp_path)
    for n, text in enumerate(HEAVY.values()):
        (sample.root / f"docs/heavy-{n}.md").write_text(heavy(text), "utf-8")
    began = time.process_time()

    found = {one.path.stem for one in checks.problems(sample.site())}

    assert time.process_time() - began < 10
    assert {f"heavy-{n}" for n in range(len(HEAVY))} <= found


BOMB = "\n".join(
    [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12)]
)


@pytest.mark.parametrize("odd", ["\\UFFFFFFFF", "&#4294967295;", "1" * 400, "1" * 1_900])
def test_a_letter_or_number_that_cannot_be_is_no_traceback(odd: str, sample: Sample) -> None:
    sample.change(GUIDE, "You may feel", f"You, {odd}, may feel")
    sample.change("docs/data/references.yml", "title: ", f"title: {odd} ")

    assert checks.problems(sample.site()) is not None


@pytest.mark.parametrize("name", ["mkdocs.yml", *(f"docs/data/{one}.yml" for one in BOMBED)])
def test_a_bomb_of_yaml_is_refused_at_once(name: str, sample: Sample) -> None:
    (sample.root / name).write_text(BOMB, "utf-8")
    began = time.process_time()

    said = sample.problems()

    assert time.process_time() - began < 10
    assert any(f"{name}:1: These lines cannot be read as YAML: '&'" in one for one in said)


SOOTHING = (
    "It is nothing.", "Do not call.", "There is no need to ring.", "Don’t worry.", "Ignore it.", "Wait and see.",
    "It will pass.", "This is harmless.", "You need not go, so never call.", "It’s normal.", "Stay at home and rest.",
    "It is not an emergency.", "Relax, it is fine.", "It was a false alarm.",
)  # fmt: skip


@pytest.mark.parametrize("words", SOOTHING)
def test_a_sign_that_turns_the_danger_round_is_refused(words: str, sample: Sample) -> None:
    sample.change(
        "docs/data/safety.yml", "It may be a heart attack, even if the pain is mild.", words
    )

    found = [one for one in checks.problems(sample.site()) if one.rule == "signs_do_not_soothe"]

    assert [(one.path.name, one.line, one.level) for one in found] == [("safety.yml", 6, "stop")]


EMPTIED = {  # the lists of docs/data, each cut to nothing or to its first entry
    "safety": "{}\n", "regions": "{}\n", "messages": "{}\n", "references": "{}\n", "words": "banned: []\n",
    "ratings": "{}\n", "cards": "{}\n", "guards": "{}\n", "permanent-links": "",
}  # fmt: skip


@pytest.mark.parametrize("name", EMPTIED)
def test_a_list_that_guards_readers_cannot_be_emptied(name: str, sample: Sample) -> None:
    [path] = (sample.root / "docs/data").glob(f"{name}.*")
    path.write_text(EMPTIED[name], "utf-8")

    assert any(f"docs/data/{path.name}:" in one for one in sample.problems())


def test_no_list_of_ours_can_be_halved(tmp_path: Path) -> None:
    for place in ("docs", "overrides"):
        shutil.copytree(ROOT / place, tmp_path / place)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    lists = ["messages.yml", "references.yml", "regions.yml", "safety.yml", "words.yml"]
    for name in lists:
        path = tmp_path / "docs/data" / name
        lines = path.read_text("utf-8").split("\n")
        starts = [
            n for n, line in enumerate(lines) if re.match(r"[\w./-]+:$|  - (say|word):", line)
        ]
        path.write_text("\n".join(lines[: starts[len(starts) // 2]]) + "\n", "utf-8")

    found = checks.problems(content.load(tmp_path))

    assert sorted({one.path.name for one in found if one.rule == "guards_are_full"}) == lists


COUNTRIES = {
    "two digits changed": ('emergency: "999"', 'emergency: "989"'),
    "another country's": ('emergency: "999"', 'emergency: "911"'),
    "not one at all": ('emergency: "999"', 'emergency: "123"'),
    "advice at a premium": ('advice: "111"', 'advice: "0909 879 0123"'),
    "crisis at a premium": ('crisis: "116 123"', 'crisis: "0871 234 5678"'),
    "a premium number in the text": ("or call NHS 111.", "or call 0909 879 0123."),
    "a body at a premium": ("complaint_bodies: []", "complaint_bodies: [{place: A, name: B, phone: 0909 879 0123}]"),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_hostile_number_of_a_country_is_refused(name: str, sample: Sample) -> None:
    sample.change("docs/data/regions.yml", *COUNTRIES[name])

    found = [one for one in checks.problems(sample.site()) if one.path.name == "regions.yml"]

    assert {one.level for one in found} == {"stop"}
    assert {one.rule for one in found} == {"countries_ring_the_right_numbers"}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("It re\u217ceases it.", "small roman numeral fifty (U+217C)"),
        ("It is \u24d5ine.", "circled latin small letter f (U+24D5)"),
    ],
)
def test_a_letter_in_disguise_is_named(words: str, what: str, sample: Sample) -> None:
    sample.change(GUIDE, "You may feel", f"{words} You may feel")

    [said] = sample.problems()

    assert f": {what}.\n" in said


@pytest.mark.parametrize("gap", ["-", "\u2010", "/"])
def test_a_claim_in_one_word_is_refused(gap: str, sample: Sample) -> None:
    sample.change(GUIDE, "You may feel", f"It releases{gap}toxins. You may feel")

    assert any("'releases toxins' is a claim we do not make." in one for one in sample.problems())


def test_a_page_that_is_not_hostile_is_not_refused(sample: Sample) -> None:
    assert sample.problems() == []
