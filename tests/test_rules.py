"""Each rule is broken by a change to the sample site, and says exactly this."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from conftest import Sample
from sitekit import checks

GUIDE = "docs/index.md"
KNEE = "docs/conditions/knee-pain.md"
DATA = "docs/data"
DRAWING = "docs/img/knee.svg"
FIELDS = "title, description, kind, for, evidence, searched, checked, due, clinician"
DUE = "Give the day of the next check, within 12 months, as 2027-11-23."
READ = "Read the page against its sources, then change 'checked' and 'due'."
LEFT_OUT = "Leave 'clinician' out until a listed reviewer has checked the page."
READ_AGAIN = "Ask them to read it again. Then write the day, and 'text: oohjfiddbp'."
SECTION = "Make it a part of a section, with '### ', or add it to the template."
CITE = "Add the source after it, as [@furlan2015], or say that nobody knows."
FIGURE = "Check the number; if the source has it, add it to 'figures' in references.yml."
REMOVE = "Take it out: pages hold words, pictures and the blocks in CONTRIBUTING.md."
SESSION = "## A session for a sore knee {#a-session}\n\nYou talk first.\n\n"
LATER = (
    "## When not to have it {#not-today}\n\n/// avoid | Not today if\n-   the knee is hot\n///\n\n"
)
FELT = "You may feel better for a day."
ADD_SOURCE = "Add the source to docs/data/references.yml."
UNUSED = (
    "{authors: A. Author, title: Two, where: A journal, year: 2016, kind: review, figures: [], seen: copy, "
    "subject: Training, about: Ten trials, url: https://example.org/, how: Read whole.}"
)
SHAPES = "Take it out: shapes only."
LONG = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen"
WORDS_21 = f"{LONG} fifteen sixteen seventeen eighteen nineteen twenty more."

Said = tuple[int | str, str, str]  # a line of the changed file or another place, what, and the fix


@dataclass(frozen=True)
class Bad:
    """A change to the sample site, and what must be said of it, word for word."""

    rule: str
    name: str
    file: str
    old: str
    new: str
    says: tuple[Said, ...]


def bad(rule: str, name: str, file: str, old: str, new: str, *says: Said) -> Bad:
    return Bad(rule, name, file, old, new, says)


def clinician(words: str) -> tuple[str, str]:
    """Return how to sign a page: what to replace, and by what."""
    return "due: 2027-11-01", f"due: 2027-11-01\nclinician: {{{words}}}"


CASES = [
    bad("fields_fit", "a field is missing", GUIDE, "due: 2027-11-01\n", "",
        (1, "'due' is missing.", DUE)),
    bad("fields_fit", "a field is misspelt", GUIDE, "for: people", "fro: people",
        (1, "'for' is missing.", "Say who the page is for, as 'adults with ...'."),
        (5, "'fro' is not a field we use.",
         f"Did you mean 'for'? If not, remove the line. The fields are: {FIELDS}.")),
    bad("fields_fit", "a date is no date", GUIDE, "due: 2027-11-01", "due: soon",
        (8, "'due' is 'soon', which does not fit.", DUE)),
    bad("fields_fit", "a title is too long", GUIDE, "title: A guide", f"title: A guide {'x' * 60}",
        (2, "'title' is too long: 68 letters.", "Name the page as a patient would, in 60 letters.")),
    bad("fields_fit", "a kind is misspelt", GUIDE, "kind: guide", "kind: giude",
        (4, "'kind' is 'giude', which is not one of the choices.",
         "Did you mean 'guide'? Write condition, technique or guide.")),
    bad("fields_fit", "a condition has no rating", KNEE, "evidence: weak\n", "",
        (1, "'evidence' is missing.", "Write good, some, weak, none, against or contested.")),
    bad("fields_are_in_order", "two fields change places", GUIDE,
        "searched: 2026-11-01\nchecked: 2026-11-02", "checked: 2026-11-02\nsearched: 2026-11-01",
        (6, "'checked' stands where 'searched' belongs.",
         "Use this order: title, description, kind, for, searched, checked, due.")),
    bad("fields_are_plain_words", "a title with a tag", GUIDE, "title: ", "title: <b>Now</b> ",
        (2, "'title' holds a sign of program code: < >", "Use plain words, and “curly” quotes.")),
    bad("dates_follow_each_other", "checked before searched", GUIDE, "checked: 2026-11-02",
        "checked: 2026-10-30",
        (7, "'checked' (2026-10-30) is before 'searched' (2026-11-01).",
         "Search first, then read the page."),
        (8, "'due' (2027-11-01) is more than 12 months after 'checked' (2026-10-30).",
         "Give 2027-10-30 or an earlier day.")),
    bad("dates_follow_each_other", "due before checked", GUIDE, "due: 2027-11-01", "due: 2026-11-02",
        (8, "'due' (2026-11-02) is not after 'checked' (2026-11-02).",
         "Give a day after the last check."),
        (8, "The next check was due on 2026-11-02.", READ)),
    bad("dates_follow_each_other", "checked in the future", GUIDE, "checked: 2026-11-02",
        "checked: 2026-11-24",
        (7, "The page says it was read on 2026-11-24, which is still to come.",
         "Give the day it was really done.")),
    bad("check_is_due", "the next check is near", GUIDE, "due: 2027-11-01", "due: 2026-12-05",
        (8, "The next check is due in 12 days.", READ)),
    bad("reviewer_is_listed", "an unlisted reviewer", GUIDE,
        *clinician("name: A Person, role: Doctor, date: 2026-11-02, text: oohjfiddbp"),
        (9, "'A Person, Doctor' is not in docs/data/reviewers.yml.", LEFT_OUT)),
    bad("reviewer_is_listed", "a reviewer's name is misspelt", GUIDE,
        *clinician("name: A Tester, role: Nurse, date: 2026-11-02, text: oohjfiddbp"),
        (9, "'A Tester, Nurse' is not in docs/data/reviewers.yml.",
         f"Did you mean 'A. Tester, Nurse'? {LEFT_OUT}")),
    bad("review_says_of_what", "a check of no words", GUIDE,
        *clinician("name: A. Tester, role: Nurse, date: 2026-11-02"),
        (9, "'clinician' does not say which words were checked.",
         "Add 'text: oohjfiddbp' to it, once the person has read this very text."),
        (9, "The health text has changed since a person checked it.", READ_AGAIN)),
    bad("review_is_of_these_words", "a check of other words", GUIDE,
        *clinician("name: A. Tester, role: Nurse, date: 2026-11-02, text: abcdefghij"),
        (9, "The health text has changed since a person checked it.", READ_AGAIN)),
    bad("names_are_known", "an unknown name", GUIDE, "{{ region.emergency }}",
        "{{ region.emergncy }}",
        (28, "Nothing is called '{{ region.emergncy }}'.",
         "Did you mean {{ region.emergency }}? The names are in docs/data/regions.yml.")),
    bad("everything_is_written", "a part of the template is left", GUIDE, "You may feel better",
        "TO WRITE. You may feel better",
        (19, "This part is not written yet.",
         "Replace the words 'TO WRITE ...', or delete the line.")),
    bad("sections_are_there", "a section is missing", KNEE, SESSION, "",
        (1, "The section 'A session for …' is missing.",
         "Add a line '## A session for knee pain {#a-session}' and write at least one sentence under it.")),
    bad("sections_are_there", "a heading has other words", KNEE, "## What to expect", "## Outlook",
        (48, "The heading 'Outlook' has other words than its template.",
         "Write '## What to expect {#what-to-expect}'.")),
    bad("sections_are_there", "an id is misspelt", KNEE, "{#what-to-expect}", "{#what-to-exepct}",
        (48, "'What to expect' is not a section of a condition page.", SECTION),
        (48, "The section 'What to expect' is missing.",
         "Did you mean the heading in line 48? Write '## What to expect {#what-to-expect}' there.")),
    bad("sections_are_there", "an id is left out", KNEE, " {#what-to-expect}", "",
        (48, "The heading 'What to expect' has no id.",
         "Add one at the end of the line: '## What to expect {#what-to-expect}'."),
        (48, "The section 'What to expect' is missing.",
         "Did you mean the heading in line 48? Write '## What to expect {#what-to-expect}' there.")),
    bad("sections_are_there", "a section is out of order", KNEE, SESSION + LATER, LATER + SESSION,
        (73, "The section 'A session for a sore knee' comes after 'When not to have it'.",
         "Move it up, so that it stands before 'When not to have it'.")),
    bad("sections_are_there", "a condition has a section of its own", KNEE,
        "## Your options {#options}", "## Costs {#costs}\n\nAsk.\n\n## Your options {#options}",
        (77, "'Costs' is not a section of a condition page.", SECTION)),
    bad("sections_are_there", "a guide ends with another section", GUIDE, "feel very ill.",
        "feel very ill.\n\n## And more {#more}\n\nMore.",
        (30, "The section 'And more' comes after 'What to do next'.",
         "Move it up: a guide ends with 'What to do next'.")),
    bad("headings_have_ids", "a section has no id", GUIDE, "## My own part {#own-part}",
        "## My own part",
        (17, "The heading 'My own part' has no id.",
         "Add one at the end of the line: '## My own part {#my-own-part}'.")),
    bad("headings_have_ids", "an id is used twice", GUIDE, "{#own-part}", "{#next}",
        (17, "The id 'next' is used 2 times.", "Give each heading an id of its own."),
        (26, "The id 'next' is used 2 times.", "Give each heading an id of its own.")),
    bad("headings_go_down_in_steps", "a main heading is typed", GUIDE, "## My own part {#own-part}",
        "# My title\n\nYes.\n\n## My own part {#own-part}",
        (17, "'# My title' is one # too few.",
         "Use '## '. The page's main heading is made from 'title'.")),
    bad("headings_go_down_in_steps", "a level is skipped", GUIDE, "![A bent", "#### Deep\n\n![A bent",
        (21, "'Deep' skips a level.", "Use '### Deep'.")),
    bad("short_version_is_a_list", "the short version is too short", GUIDE, "-   Three lines.\n", "",
        (11, "The short version has 2 lines.", "Write a list of three to five lines.")),
    bad("sections_have_text", "a section is empty", GUIDE,
        "Call {{ region.emergency }} if you feel very ill.", "",
        (26, "There is nothing under 'What to do next'.", "Write at least one sentence under it.")),
    bad("keys_are_known", "a key is misspelt, and its numbers are not asked about", GUIDE,
        "for a day.[@furlan2015]", "in 25 trials.[@furlan2051]",
        (19, "No source is called 'furlan2051'.",
         "Did you mean [@furlan2015]? If not, add the source to docs/data/references.yml.")),
    bad("evidence_is_cited", "an evidence panel without a source", KNEE, "the back.[@furlan2015]",
        "the back.",
        (60, "The evidence panel cites no source.",
         "Add the source after each finding, as [@furlan2015].")),
    bad("links_lead_somewhere", "a link to no page", GUIDE, "knee-pain.md#get-help", "knee-pian.md",
        (19, "The link 'conditions/knee-pian.md' leads to a page that does not exist.",
         "Did you mean 'conditions/knee-pain.md'?")),
    bad("links_lead_somewhere", "a link to no section", GUIDE, "#get-help", "#get-hepl",
        (19, "The link 'conditions/knee-pain.md#get-hepl' leads to a section that does not exist.",
         "Did you mean '#get-help'?")),
    bad("links_lead_somewhere", "a link that says nothing", GUIDE, "[knee pain]", "[here]",
        (19, "The link 'here' does not say where it leads.",
         "Use the name of the page it leads to.")),
    bad("pictures_are_described", "a picture without words", GUIDE, "![A bent knee.]", "![]",
        (21, "The picture 'img/knee.svg' has no words for people who cannot see it.",
         "Write what it shows between '![' and ']'.")),
    bad("pictures_are_described", "a picture with too many words", GUIDE, "A bent knee.", "x" * 126,
        (21, "The words for the picture have 126 letters, more than 125.",
         "Say only what the picture shows.")),
    bad("pictures_are_described", "a picture without a caption", GUIDE,
        "/// caption\nA knee bends one way.\n///", "A knee bends one way.",
        (21, "The picture 'img/knee.svg' has no caption.",
         "Add the lines '/// caption', a sentence that says what it means, and '///'.")),
    bad("pictures_are_described", "a picture that is not there", GUIDE, "img/knee.svg", "img/kne.svg",
        (21, "There is no picture 'img/kne.svg'.", "Did you mean 'img/knee.svg'?")),
    bad("pictures_are_described", "a picture that is like none", GUIDE, "img/knee.svg", "img/zzz.png",
        (21, "There is no picture 'img/zzz.png'.", "Look at the names in docs/img.")),
    bad("pictures_have_a_size", "a picture without a size", GUIDE, "{ width=10 height=10 }", "",
        (21, "The picture 'img/knee.svg' has no size.",
         "Write '{ width=10 height=10 }' right after it.")),
    bad("blocks_are_ours", "a block is never closed", GUIDE, "A knee bends one way.\n///",
        "A knee bends one way.",
        (22, "The block 'caption' is never closed.", "Add a line '///' where it ends.")),
    bad("only_safe_markup", "a script", GUIDE, "You may feel", "<script>alert(1)</script> You may feel",
        (19, "A page may not contain '<script>'.", REMOVE)),
    bad("only_safe_markup", "a frame", GUIDE, "You may feel",
        "<iframe src='https://example.org'></iframe>\n\nYou may feel",
        (19, "A page may not contain '<iframe>'.", REMOVE),
        (19, "The picture 'https://example.org' comes from another site.", REMOVE)),
    bad("only_safe_markup", "an event handler", GUIDE, "height=10 }", "height=10 onerror=alert(1) }",
        (21, "A page may not contain 'onerror=...'.", REMOVE)),
    bad("only_safe_markup", "a link that runs", GUIDE, "(conditions/knee-pain.md#get-help)",
        "(javascript:alert(1))",
        (19, "A link may not begin with 'javascript:'.", REMOVE)),
    bad("only_safe_markup", "a link that runs, disguised", GUIDE,
        "(conditions/knee-pain.md#get-help)", "(<JaVa&#x53;cript:alert(1)>)",
        (11, "A link may not begin with 'JaVaScript:'.", REMOVE)),
    bad("only_safe_markup", "a picture from another site", GUIDE, "img/knee.svg",
        "https://example.org/a.png",
        (21, "The picture 'https://example.org/a.png' comes from another site.", REMOVE)),
    bad("only_safe_markup", "a comment", GUIDE, "You may feel", "<!-- hidden -->\n\nYou may feel",
        (19, "A page may not contain '<!-- -->'.", REMOVE)),
    bad("sentences_are_short", "a sentence of 26 words", GUIDE, FELT,
        f"{LONG} fifteen sixteen seventeen eighteen nineteen twenty one two three four five six.",
        (19, "A sentence has 26 words: 'One two three four five six seven eight nine ten e...'.",
         "Make two of it; 25 is the most.")),
    bad("sentences_are_short", "too many sentences over 20 words", GUIDE, FELT,
        f"{WORDS_21} {WORDS_21}",
        (19, "2 of 8 sentences have more than 20 words.",
         "Shorten some. The longest here, with 21, begins "
         "'One two three four five six seven eight ...'.")),
    bad("paragraphs_are_short", "a paragraph of four sentences", GUIDE, "See [knee", "Yes. No. See [knee",
        (19, "A paragraph has 4 sentences.", "Start a new one after 3: leave an empty line.")),
    bad("sections_are_short", "a section of 151 words", GUIDE, FELT,
        " ".join(["Go on now."] * 3) + "\n\n" + "\n\n".join(["You can do it."] * 33 + ["Oh yes."]),
        (17, "There are 151 words under 'My own part'.",
         "Cut it, or split it with a '### ' heading; 150 is the most.")),
    bad("lists_are_short", "a list of eight", KNEE, "-   walk a little\n", "-   walk\n" * 8,
        (90, "A list has 8 items.", "Cut it, or make two lists; 7 is the most.")),
    bad("pages_are_short", "a condition page of 1,301 words", KNEE, "| Pain. | Time. |",
        "| Pain. | " + "Go on. " * 200 + "|\n| A | " + "Go on. " * 200 + "| b b |\n| C | " + "Go on. " * 170 + "|",
        (1, "The page has 1,301 words.", "Cut it; a condition page has at most 1,300.")),
    bad("page_is_easy_to_read", "hard to read", GUIDE, FELT,
        "Individualised musculoskeletal rehabilitation necessitates multidisciplinary collaboration. "
        "Physiotherapeutic interventions demonstrate heterogeneous effectiveness.",
        (1, "The page's reading grade is 14.7.",
         "Use shorter words and sentences; 8 is the most, 6 is the aim.")),
    bad("page_could_be_easier", "not easy to read", GUIDE, FELT,
        "Afterwards everybody gradually becomes considerably happier. "
        "Regular movement usually benefits anybody.",
        (1, "The page's reading grade is 7.7. The aim is 6.",
         "Make two of a long sentence, or take a shorter word.")),
    bad("effects_are_cited", "an effect without a source", KNEE, "We do not know.", "It eases pain.",
        (58, "Nothing backs this up: 'It eases pain.'.", CITE)),
    bad("effects_are_cited", "people counted without a source", KNEE, "We do not know.",
        "10 in 100 people felt sore.",
        (58, "Nothing backs this up: '10 in 100 people felt sore.'.", CITE)),
    bad("effects_are_cited", "a guide claims an effect", GUIDE, f"{FELT}[@furlan2015]",
        "It may help a little.",
        (19, "Nothing backs this up: 'It may help a little.'.", CITE)),
    bad("numbers_are_the_sources_own", "a number its source has not", GUIDE, "better for a day.",
        "better in 26 trials.",
        (19, "26 is not among the figures of furlan2015.", FIGURE)),
    bad("numbers_are_the_sources_own", "a number of studies no source has", GUIDE, "See [knee pain]",
        "Then 30 studies followed. See [knee pain]",
        (19, "30 is not among the figures of the page's sources.", FIGURE)),
    bad("claims_are_honest", "a claim we do not make", GUIDE, FELT, "It releases toxins.",
        (19, "'releases toxins' is a claim we do not make. Nobody has shown which.",
         "“You may feel calmer.” To name it, use “quotation marks”.")),
    bad("words_are_plain", "a hard word", GUIDE, FELT, "You may have oedema.",
        (19, "'oedema' is a hard word here. Many readers do not know it.", "Write: swelling")),
    bad("data_fits", "a source of a wrong kind", f"{DATA}/references.yml", "kind: review", "kind: blog",
        (f"{KNEE}:64", "No source is called 'furlan2015'.", ADD_SOURCE),
        (6, "'kind' is 'blog', which is not one of the choices.",
         "Write one of the kinds named on top of the file."),
        (f"{GUIDE}:19", "No source is called 'furlan2015'.", ADD_SOURCE)),
    bad("data_fits", "a file that cannot be read", f"{DATA}/words.yml", "banned:", "banned: []\nbanned:",
        (2, "'banned' is written twice.", "Keep one of the two lines.")),
    bad("references_are_used", "a source that no page cites", f"{DATA}/references.yml",
        "furlan2015:", f"furlan2016: {UNUSED}\nfurlan2015:",
        (1, "No page cites 'furlan2016'.", "Cite it as [@furlan2016], or take the entry out.")),
    bad("synonyms_lead_to_pages", "search words for no page", f"{DATA}/synonyms.yml",
        "conditions/knee-pain.md", "conditions/knee-pian.md",
        (1, "There is no page 'conditions/knee-pian.md'.", "Did you mean 'conditions/knee-pain.md'?")),
    bad("synonyms_lead_to_pages", "search words that are no list", f"{DATA}/synonyms.yml",
        "[sore knee]", "sore knee",
        (1, "The words of 'conditions/knee-pain.md' are no list of words.",
         "Write them as [slipped disc, trapped nerve].")),
    bad("clinic_fits", "a phone that is no number", "mkdocs.yml", "  region: gb",
        "  region: gb\n  clinic:\n    name: Ours\n    phone: call me",
        (6, "'phone' is 'call me', which does not fit.",
         "Write it as patients dial it, in quotes, with digits and spaces only.")),
    bad("messages_fit", "a message of 164 letters", f"{DATA}/messages.yml", "text: \"[clinic]",
        f"text: \"{'x' * 87} [clinic]",
        (3, "The text message has 164 letters; one holds 160.", "Take out 4 or more.")),
    bad("addresses_still_answer", "a page that is gone", f"{DATA}/permanent-links.txt", "/#short",
        "/old-page/\n/#short",
        (3, "'/old-page/' was published, and leads nowhere now.",
         "Bring it back, or add a line to docs/data/redirects.yml: '/old-page/: /new-page/'.")),
    bad("redirects_lead_somewhere", "a redirect to nowhere", f"{DATA}/redirects.yml", "{}",
        "/old/: /conditions/knee/",
        (2, "'/conditions/knee/' leads nowhere.", "Did you mean '/conditions/knee-pain/'?")),
    bad("addresses_are_short", "a long address", "mkdocs.yml", "extra:",
        f"site_url: https://{'x' * 41}/\nextra:",
        (f"{KNEE}:1", "The address has 63 letters with the host; 60 is the most.",
         "Give the file a shorter name.")),
    bad("drawings_are_safe", "a script", DRAWING, "<path", "<script>alert(1)</script><path",
        (1, "A drawing may not contain <script>.", SHAPES)),
    bad("drawings_are_safe", "a handler", DRAWING, "<path", "<path onclick='a()'",
        (1, "A drawing may not contain 'onclick'.", SHAPES)),
    bad("drawings_are_safe", "a link", DRAWING, "<path", "<use href='https://example.org/#a'/><path",
        (1, "A drawing may not contain a link.", SHAPES)),
    bad("drawings_are_safe", "a style from elsewhere", DRAWING, "<path",
        "<style>@import 'a.css'</style><path",
        (1, "A drawing may not contain a style from elsewhere.", SHAPES)),
    bad("drawings_are_safe", "a drawing cut off", DRAWING, "</svg>", "",
        (2, "The drawing cannot be read.", "Save it again.")),
    bad("drawings_are_safe", "no words", DRAWING, '<desc id="d">A bent knee.</desc>', "",
        (1, "The drawing has no <desc>.",
         "Add '<desc>' with plain words, right after '<svg ...>'.")),
    bad("drawings_are_safe", "too many points", DRAWING, "M1,1", "M1,1" * 3100,
        (1, "The drawing has 12 kB.", "Draw fewer points; 12 kB is the most.")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_broken_page_is_told_exactly_this(case: Bad, sample: Sample) -> None:
    sample.change(case.file, case.old, case.new)
    site = sample.site()

    found = [*checks.problems(site), *checks.tips(site)]

    assert [(f"{one.path}:{one.line}", one.what, one.fix) for one in found] == [
        (f"{case.file}:{at}" if isinstance(at, int) else at, *said) for at, *said in case.says
    ]
    assert case.rule in {one.rule for one in found}


def test_the_sample_keeps_every_rule(sample: Sample) -> None:
    assert sample.problems() == []
    assert checks.tips(sample.site()) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, FELT, "Some say it “releases toxins”."),
        (GUIDE, FELT, "Some say swelling (oedema)."),
        (KNEE, "We do not know.", "Nobody knows if it eases pain."),
        (GUIDE, "better for a day.", "better in 25 trials of 3,096 people."),
    ],
    ids=["a claim in quotation marks", "a hard word in brackets", "a doubt", "a source's numbers"],
)
def test_a_page_may_say(sample: Sample, file: str, old: str, new: str) -> None:
    sample.change(file, old, new)

    assert sample.problems() == []


def test_a_block_we_do_not_have_is_named(sample: Sample) -> None:
    sample.change(GUIDE, "/// caption", "/// captoin")

    [problem] = [one for one in sample.problems() if "There is no block" in one]

    assert problem.startswith(
        f"{GUIDE}:22: There is no block 'captoin'.\n"
        "    Fix: Did you mean 'caption'? Use one of: ask,"
    )


def test_an_html_block_may_not_carry_a_script(sample: Sample) -> None:
    sample.change(GUIDE, "/// caption\nA knee bends one way.", "/// html | script\nalert(1)")

    found = "\n".join(sample.problems())

    assert "There is no block 'html | script'." in found
    assert "A page may not contain '<script>'." in found


def test_a_figure_that_changes_in_the_list_is_missed_on_the_page(sample: Sample) -> None:
    sample.change(GUIDE, "better for a day.", "better in 25 trials of 3,096 people.")
    sample.change("docs/data/references.yml", "3,096 people\n  url", "3,069 people\n  url")
    sample.change("docs/data/references.yml", "    - 3,096 people", "    - 3,069 people")

    assert [one.split("\n")[0] for one in sample.problems()] == [
        f"{GUIDE}:19: 3096 is not among the figures of furlan2015."
    ]
