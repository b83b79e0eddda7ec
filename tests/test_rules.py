"""Each rule is broken by a change to the sample site, and says exactly this."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from conftest import Sample
from sitekit import checks

GUIDE = "docs/index.md"
KNEE = "docs/conditions/knee-pain.md"
SAFE = "docs/is-it-safe/index.md"
DATA = "docs/data"
SIGNS = f"{DATA}/safety.yml"
CARDS = f"{DATA}/cards.yml"
DRAWING = "docs/img/knee.svg"
FIELDS = "title, description, kind, for, evidence, searched, checked, due, clinician"
DUE = "Give the day of the next check, within 12 months, as 2027-11-23."
READ = "Read the page against its sources, then change 'checked' and 'due'."
LEFT_OUT = "Leave 'clinician' out until a listed reviewer has checked the page."
MARK = "mgfhpichjf"
READ_AGAIN = f"Ask them to read it again. Then write the day, and 'text: {MARK}'."
SECTION = "Make it a part of a section, with '### ', or add it to the template."
CITE = "Add the source after it, as [@furlan2015], or say that nobody knows."
FIGURE = "Check the number; if the source has it, add it to 'figures' in references.yml."
OWN_FIGURE = (
    f"{FIGURE} If it is a price, time or notice of your clinic, write it between '/// clinic' and "
    "'///'."
)
OWN_FACTS = (
    "/// clinic\nAn hour costs £55. If you cancel, give us 24 hours' notice, or you pay 50 % (50 in 100).\n\n"
    "We are at 12 Test Street, and open from 8 to 18 on weekdays.\n///"
)
PRICE = (
    "If it is your clinic's, write it between '/// clinic' and '///'; else add its source after it, as "
    "[@furlan2015]."
)
OWN = "Keep prices, times, notice and places there; say the rest outside, with its source."
TAKE_IN = (
    "Save it on your own computer, and ask for it in the pull request; or type `python3 scripts/run.py "
    'picture "Front.JPG"` with its own name, and paste what it prints.'
)
AT_HOME = TAKE_IN.replace("Save it on your own computer, and ask", "Ask")
HERE = "Here is a part that no test"
ENDS = "If one line is much too short"
REMOVE = "Take it out: pages hold words, pictures and the blocks in CONTRIBUTING.md."
OWN_ID = "Give the heading another {#id}: a page draws this one itself."
BRACES = "Take it out. A heading may have {#an-id}, a picture { width=360 height=400 }."
NAMES = "Write {{ region.emergency }} or another name from docs/data/regions.yml."
LATER_LINE = "Add a line '## Next {#later}' and write at least one sentence under it."
LOWER = "Bring them back. Who knows why they may go lowers the number in docs/data/guards.yml."
LETTER = "Type the letter itself, as it is to be read."
SESSION = (
    "## A session for a sore knee {#a-session}\n\n"
    "You talk first, and then the therapist looks at how far the knee bends.\n\n"
)
LATER = (
    "## When to wait {#not-today}\n\n/// signs | wait\n///\n\n"
    "A new injury may bleed more when it is rubbed, so wait a few days.\n\n"
)
BLOCK_NAMES = (
    "Did you mean 'caption'? Use one of: ask, avoid, caption, claim, clinic, compare, do, emergency, "
    "evidence, know, letter, people, plan, signs, soon, urgent; or html | div. with cards, faq, hero, "
    "links, paths, pictures, scale, steps3, strip, timeline, trust, two."
)
FELT = "You may feel better for a day."
PLACE = "Put this in its place, with an empty line above and below it:"
TABLE = "This is a table from another program, and would be shown in one lump."
BENDS = "A knee bends one way, so a twist can hurt it."
KEY = "Use a key of docs/data/references.yml."
ADD_SOURCE = "Add the source to docs/data/references.yml."
UNUSED = (
    "{authors: A. Author, title: Two, where: A journal, year: 2016, kind: review, figures: [], seen: copy, "
    "subject: Training, about: Ten trials, url: https://example.org/, how: Read whole.}"
)
SHAPES = "Take it out: shapes only."
UNLIKE = "has letters that not every host reads alike"
MERGED = "Keep the lines you want, and take out those with '<<<<<<<', '=======' and '>>>>>>>'."
LISTED = (
    "Leave an empty line above it, and begin each item with '- '; four spaces go before the items "
    "of a list in a list."
)
UNKNOWN = "We do not know, because we found no trial that looked at knees alone."
WORDS_14 = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen"
HARD = (
    "Physiotherapeutic interventions demonstrate heterogeneous effectiveness in individualised "
    "musculoskeletal rehabilitation, notwithstanding multidisciplinary collaboration."
)
ENOUGH = "You can go on with what you like to do on that day."
WALK = "-   walk a little on flat ground, and rest the knee for a while afterwards\n"
HEART = "".join(
    f"heart-{n}:\n  level: call\n  group: Heart and breath\n  line: Your heart beats {n} times as fast.\n"
    f"  short: A fast heart.\n  why: It may be ill.\n  say: My heart is fast.\n  source: []\n"
    f"  pages: [is-it-safe/index.md]\n"
    for n in range(2, 8)
)
ONE = HEART[: HEART.index("heart-3")]  # sign

ALIAS = {"merges_are_done": ("file_is_readable", "data_fits")}  # whoever reads the file says it
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


def also_on(page: str) -> tuple[str, str]:
    """Return how to show the sign 'breath' on one more page: what to replace, and by what."""
    return "pages: [is-it-safe/index.md]", f"pages: [is-it-safe/index.md, {page}]"


CASES = [
    bad("marks_are_closed", "a space in a link", GUIDE, FELT, "[You] (#next) may feel better for a day.",
        (19, "This link is broken, so readers see its signs: '[You] (#next)'.",
         "Write it as [words](page.md#part), with no space in between.")),
    bad("marks_are_closed", "an open bracket", GUIDE, FELT, "[You](#next may feel better for a day.",
        (19, "This link is broken, so readers see its signs: '[You](#next may feel better for a day. S'.",
         "Write it as [words](page.md#part), with no space in between.")),
    bad("marks_are_closed", "a star alone", GUIDE, FELT, "You *may feel better for a day.",
        (19, "A star has no partner, so readers see it: 'You *may feel better for'.",
         "Put as many before the words as after them, or take it out.")),
    bad("fields_fit", "a field is missing", GUIDE, "due: 2027-11-01\n", "",
        (1, "'due' is missing.", DUE)),
    bad("fields_fit", "a field is misspelt", GUIDE, "for: people", "fro: people",
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
        *clinician("name: A Person, role: Doctor, date: 2026-11-02, text: " + MARK),
        (9, "'A Person, Doctor' is not in docs/data/reviewers.yml.", LEFT_OUT)),
    bad("reviewer_is_listed", "a reviewer's name is misspelt", GUIDE,
        *clinician("name: A Tester, role: Nurse, date: 2026-11-02, text: " + MARK),
        (9, "'A Tester, Nurse' is not in docs/data/reviewers.yml.",
         f"Did you mean 'A. Tester, Nurse'? {LEFT_OUT}")),
    bad("review_says_of_what", "a check of no words", GUIDE,
        *clinician("name: A. Tester, role: Nurse, date: 2026-11-02"),
        (9, "'clinician' does not say which words were checked.",
         f"Add 'text: {MARK}' to it, once the person has read this very text."),
        (9, "The health text has changed since a person checked it.", READ_AGAIN)),
    bad("review_is_of_these_words", "a check of other words", GUIDE,
        *clinician("name: A. Tester, role: Nurse, date: 2026-11-02, text: abcdefghij"),
        (9, "The health text has changed since a person checked it.", READ_AGAIN)),
    bad("names_are_known", "an unknown name", GUIDE, "{{ region.emergency }}",
        "{{ region.emergncy }}",
        (39, "Nothing is called '{{ region.emergncy }}'.",
         "Did you mean {{ region.emergency }}? The names are in docs/data/regions.yml.")),
    bad("everything_is_written", "a part of the template is left", GUIDE, "You may feel better",
        "TO WRITE. You may feel better",
        (19, "This part is not written yet.",
         "Replace the words 'TO WRITE ...', or delete the line.")),
    bad("everything_is_written", "many parts of the template are left", GUIDE, "You may feel better",
        "TO WRITE. What somebody who reads this page would like to know first.\n\nTO WRITE. You may feel better",
        (19, "2 parts of this page are not written yet.",
         "Replace each 'TO WRITE ...', or leave an item of a list out. The first is "
         "'TO WRITE. What somebody who reads this page would...'.")),
    bad("sections_are_there", "a section is missing", KNEE, SESSION, "",
        (1, "The section 'A session for …' is missing.",
         "Add a line '## A session for knee pain {#a-session}' and write at least one sentence under it.")),
    bad("sections_are_there", "a heading has other words", KNEE, "## What to expect", "## Outlook",
        (45, "The heading 'Outlook' has other words than its template.",
         "Write '## What to expect {#what-to-expect}'.")),
    bad("headings_keep_ids", "an id is misspelt", KNEE, "{#what-to-expect}", "{#what-to-exepct}",
        (45, "The heading 'What to expect' has {#what-to-exepct} in place of its id {#what-to-expect}.",
         "Write '## What to expect {#what-to-expect}'.")),
    bad("headings_keep_ids", "an id is left out", KNEE, " {#what-to-expect}", "",
        (45, "The heading 'What to expect' has lost its id {#what-to-expect}.",
         "Write '## What to expect {#what-to-expect}'.")),
    bad("headings_keep_ids", "an id that links lead to is left out", KNEE, " {#get-help}", "",
        (20, "The heading 'Get help now' has lost its id {#get-help}.",
         "Write '## Get help now {#get-help}'.")),
    bad("headings_keep_ids", "words of the template go with the id", KNEE,
        "## What to expect {#what-to-expect}", "## To expect",
        (45, "The heading 'To expect' has lost its id {#what-to-expect}.",
         "Write '## What to expect {#what-to-expect}'.")),
    bad("sections_are_there", "a section is out of order", KNEE, SESSION + LATER, LATER + SESSION,
        (75, "The section 'A session for a sore knee' comes after 'When to wait'.",
         "Move it up, so that it stands before 'When to wait'.")),
    bad("sections_are_there", "a condition has a section of its own", KNEE,
        "## Your options {#options}", "## Costs {#costs}\n\nAsk what it costs.\n\n## Your options {#options}",
        (79, "'Costs' is not a section of a condition page.", SECTION)),
    bad("sections_are_there", "a guide ends with another section", GUIDE, "on another day.",
        f"on another day.\n\n## And more {{#more}}\n\n{ENOUGH}",
        (41, "The section 'And more' comes after 'What to do next'.",
         "Move it up: a guide ends with 'What to do next'.")),
    bad("headings_have_ids", "a section has no id", GUIDE, "## My own part {#own-part}",
        "## My own part",
        (17, "The heading 'My own part' has no id.",
         "Add one at the end of the line: '## My own part {#my-own-part}'.")),
    bad("headings_have_ids", "a section with a colon has no id", GUIDE, "## My other part {#other-part}", "## Cost: what’s to pay?",
        (31, "The heading 'Cost: what’s to pay?' has no id.",
         "Add one at the end of the line: '## Cost: what’s to pay? {#cost-whats-to}'.")),
    *(bad("marks_are_right", f"an id as {typed}", GUIDE, "{#other-part}", typed,
        (31, f"'{typed}' is no id of a heading.", "Write '{#other-part}' at the end of the line."))
      for typed in ("{#Other-Part}", "{#other part}", "{#other-part")),
    bad("marks_are_right", "the line under a signature", GUIDE, HERE, f"Kind regards,\nThe front desk\n-- \n\n{HERE}",
        (35, "'--' makes a heading of the words above it.", "Take the line out, or leave an empty line above it.")),
    *(bad("marks_are_closed", f"marks of another program: {typed}", GUIDE, ENDS, f"{typed} {ENDS}",
        (35, f"'{typed}' is no mark of ours, so readers see its signs.",
         "Take the signs out; **two stars** on each side make words bold."))
      for typed in ("~~struck out~~", "==shaded==", "++put in++", ":smile:")),
    bad("marks_are_closed", "a link the wrong way round", GUIDE, "[knee pain](conditions/knee-pain.md#get-help)",
        "(knee pain)[conditions/knee-pain.md]",
        (19, "This link is broken, so readers see its signs: '(knee pain)[conditions/knee-pain.md]'.",
         "Write it as [words](page.md#part), with no space in between.")),
    bad("links_lead_to_known_sites", "a link as Outlook makes it", GUIDE, HERE,
        f"See [a page](https://x.safelinks.example/?url=https%3A%2F%2Fwww.nhs.uk%2Fknees%2F&data=05). {HERE}",
        (33, "The address at 'x.safelinks.example' leads on to another one.",
         "Write the address where it ends: https://www.nhs.uk/knees/")),
    bad("links_lead_to_known_sites", "the clinic's booking page", GUIDE, HERE,
        f"/// clinic\nBook on [our page](https://book.example/us).\n///\n\n{HERE}",
        (34, "The link to 'book.example' leads to a site that is not on our lists.",
         "If patients may trust it, add a line to docs/data/hosts.yml: 'book.example: the reason'. If it is your "
         "booking page, write it at 'booking' in mkdocs.yml.")),
    bad("rows_fit_their_table", "a table without a head", GUIDE, FELT, f"{FELT}\n\n| Short | Long |\n| Calm | Firm |",
        (21, "A row here stands in no table, so readers see its strokes.",
         "Leave an empty line above the first row, and write '|---|---|' below it.")),
    *(bad("pages_are_typed_plainly", f"a fact in {typed}", GUIDE, "{{ region.emergency }}", typed,
        (39, f"A page may not contain '{typed}'.", "Write '{{ region.emergency }}', with two braces on each side."))
      for typed in ("{region.emergency}", "{ { region.emergency } }", "{{ region.emergency }")),
    bad("addresses_are_plain", "a link with a question", GUIDE, "knee-pain.md#get-help", "knee-pain.md?from=mail",
        (19, "The address 'conditions/knee-pain.md?from=mail' has letters that not every host reads alike.",
         "Write 'conditions/knee-pain.md' here.")),
    bad("addresses_are_plain", "a picture as Windows writes it", GUIDE, "(img/knee.svg)", "(img\\knee.svg)",
        (21, "The address 'img\\knee.svg' has letters that not every host reads alike.", "Write 'img/knee.svg' here.")),
    bad("pictures_are_described", "a picture from the top", GUIDE, "(img/knee.svg)", "(/img/knee.svg)",
        (21, "There is no picture '/img/knee.svg'.", "Did you mean 'img/knee.svg'?")),
    bad("pages_ring_known_numbers", "the clinic's phone among other words", GUIDE, FELT, f"{FELT} Ring us on 01632 960 983.",
        (19, "'01632960983' is no number of this country, or of the clinic.",
         "If it is your clinic's phone, write it at 'phone' in mkdocs.yml; else take it out.")),
    bad("keys_are_known", "a key with a space", GUIDE, "[@furlan2015]", "[@ furlan2015]",
        (19, "'[@ furlan2015]' names a source in words, so nobody can look it up.", "Write [@furlan2015] in its place.")),
    bad("pasted_text_is_ours", "prices from Excel", GUIDE, HERE, f"30 minutes\t£35\n60 minutes\t£60\n\n{HERE}",
        (33, TABLE, f"{PLACE}\n| 30 minutes | £35 |\n|---|---|\n| 60 minutes | £60 |")),
    bad("blocks_are_ours", "a card with a slip in its name", KNEE, "/// signs | emergency", "/// sings | emergency",
        (24, "There is no block 'sings | emergency'.", BLOCK_NAMES.replace("'caption'", "'signs'", 1))),
    bad("headings_have_ids", "an id is used twice", GUIDE, "{#own-part}", "{#next}",
        (37, "The id 'next' is used twice.", "Give this heading an id of its own.")),
    bad("headings_go_down_in_steps", "a main heading is typed", GUIDE, "## My own part {#own-part}",
        f"# My title\n\n{ENOUGH}\n\n## My own part {{#own-part}}",
        (17, "'# My title' is one # too few.",
         "Use '## '. The page's main heading is made from 'title'.")),
    bad("headings_go_down_in_steps", "a level is skipped", GUIDE, "![A bent", "#### Deep\n\n![A bent",
        (21, "'Deep' skips a level.", "Use '### Deep'.")),
    bad("short_version_is_short", "the short version is too short", GUIDE,
        "-   A test changes one thing in it, and then a check complains.\n"
        "-   If two things are wrong, the check has to name both of them.\n", "",
        (11, "The short version has 1 part.", "Write two to five lines or short paragraphs.")),
    bad("short_version_is_short", "the short version is too long", KNEE, "Knee pain comes",
        f"{ENOUGH}\n\n" * 3 + "Knee pain comes",
        (12, "The short version has 6 parts.", "Write two to five lines or short paragraphs.")),
    bad("sections_have_text", "a section is empty", GUIDE,
        "Call {{ region.emergency }} if you feel very ill, and see about a massage on another day.", "",
        (37, "There is nothing under 'What to do next'.", "Write at least one sentence under it.")),
    bad("keys_are_known", "a key is misspelt, and its numbers are not asked about", GUIDE,
        "for a day.[@furlan2015]", "in 25 trials.[@furlan2051]",
        (19, "No source is called 'furlan2051'.",
         "Did you mean [@furlan2015]? If not, add the source to docs/data/references.yml.")),
    *(bad("keys_are_known", f"a source typed as {typed}", KNEE, "Your knee hurts.", f"Your knee hurts {typed}.",
        (43, f"'{said}' names a source in words, so nobody can look it up.", "Write [@furlan2015] in its place."))
      for typed, said in [
        ("(Furlan 2015)", "(Furlan 2015)"), ("(Furlan et al., 2015)", "(Furlan et al., 2015)"),
        ("as Furlan and others (2015) say", "Furlan and others (2015)"), ("[furlan2015]", "[furlan2015]"),
        ("(furlan2015)", "(furlan2015)"), ("@furlan2015", "@furlan2015"), ("[@furlan2015; p. 3]", "[@furlan2015; p. 3]"),
        ("[furlan2015](https://www.nhs.uk/)", "[furlan2015](https://www.nhs.uk/)"),
      ]),
    *(bad("keys_are_known", f"a source of no list typed as {typed}", KNEE, "Your knee hurts.", f"Your knee hurts {typed}.",
        (43, f"'{typed}' names a source in words, so nobody can look it up.",
         "Write its key in its place, as [@furlan2015]; the keys are in docs/data/references.yml."))
      for typed in ("(Smith 2019)", "(Smith and Jones, 2019)", "[1]", "[2, 3]")),
    bad("evidence_is_cited", "an evidence panel without a source", KNEE, "at all.[@furlan2015]",
        "at all.",
        (57, "The evidence panel cites no source.",
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
        f"/// caption\n{BENDS}\n///", BENDS,
        (21, "The picture 'img/knee.svg' has no caption.",
         "Add the lines '/// caption', a sentence that says what it means, and '///'.")),
    bad("pictures_are_described", "a picture that is not there", GUIDE, "img/knee.svg", "img/kne.svg",
        (21, "There is no picture 'img/kne.svg'.", "Did you mean 'img/knee.svg'?")),
    bad("pictures_are_described", "a picture that is like none", GUIDE, "img/knee.svg", "img/zzz.png",
        (21, "There is no picture 'img/zzz.png'.", "Look at the names in docs/img.")),
    bad("addresses_are_plain", "a photo as a phone names it", GUIDE, "img/knee.svg", "img/Our Front.JPG",
        (21, f"The address 'img/Our Front.JPG' {UNLIKE}.",
         'Type `python3 scripts/run.py picture "Our Front.JPG"`, and paste what it prints.')),
    bad("addresses_are_plain", "a picture's name with a space", GUIDE, "img/knee.svg", "img/My Knee.svg",
        (21, f"The address 'img/My Knee.svg' {UNLIKE}.", "Call the file 'my-knee.svg', and write 'img/my-knee.svg' here.")),
    bad("addresses_are_plain", "and its rules hold", GUIDE, "![A bent knee.](img/knee.svg){ width=10 height=10 }", "![](img/My Knee.svg)",
        (21, f"The address 'img/My Knee.svg' {UNLIKE}.", "Call the file 'my-knee.svg', and write 'img/my-knee.svg' here."),
        (21, "The picture 'img/My Knee.svg' has no size.",
         "Write '{ width=360 height=400 }' right after it, with the picture's own numbers."),
        (21, "The picture 'img/My Knee.svg' has no words for people who cannot see it.",
         "Write what it shows between '![' and ']'.")),
    bad("addresses_are_plain", "a picture's name with an umlaut", GUIDE, "img/knee.svg", "img/knie-über.svg",
        (21, f"The address 'img/knie-über.svg' {UNLIKE}.", "Call the file 'knie-ueber.svg', and write 'img/knie-ueber.svg' here.")),
    bad("addresses_are_plain", "a picture's name in capitals, where it is there in small letters", GUIDE, "img/knee.svg", "img/Knee.svg",
        (21, f"The address 'img/Knee.svg' {UNLIKE}.", "Write 'img/knee.svg' here.")),
    bad("addresses_are_plain", "a page's name with a space", GUIDE, "conditions/knee-pain.md#get-help", "conditions/knee pain.md#get-help",
        (19, f"The address 'conditions/knee pain.md' {UNLIKE}.", "Write 'conditions/knee-pain.md' here.")),
    *(bad("letters_are_meant", f"{name} before a block", KNEE, "/// signs | emergency", new,
        (24, f"A letter that nobody means stands in column {column}: {called}.", f"Type it again{how}: '/// signs | emergency'."))
      for name, new, column, called, how in [
        ("a no-break space", "///\u00a0signs | emergency", 4, "no-break space (U+00A0)", " with a plain space"),
        ("a zero-width space", "\u200b/// signs | emergency", 1, "zero width space (U+200B)", ""),
        ("a byte order mark", "///\ufeff signs | emergency", 4, "zero width no-break space (U+FEFF)", ""),
      ]),
    bad("letters_are_meant", "slashes as wide as Chinese signs", KNEE, "/// signs | emergency", "\uff0f\uff0f\uff0f signs | emergency",
        (24, "A letter that nobody means stands in column 1: fullwidth solidus (U+FF0F).", "Type it again: '/// signs | emergency'.")),
    bad("letters_are_meant", "a tab", GUIDE, "-   This", "-\tThis", (13, "A tab stands in column 2.", "Type spaces in its place.")),
    bad("letters_are_meant", "a letter spelt out, in a claim that is found all the same", GUIDE, FELT, "It re&shy;leases toxins.",
        (19, "'releases toxins' is a claim we do not make. Nobody has shown which.",
         "“You may feel calmer.” To name it, use “quotation marks”."),
        (19, "A letter that nobody means stands in column 6, as &shy;: soft hyphen (U+00AD).", "Type it again: 'releases toxins.[@furlan2015] See [knee'.")),
    bad("letters_are_meant", "a letter of another alphabet in a source's key", GUIDE, "[@furlan2015]", "[@furl\u0430n2015]",
        (19, "'furl\u0430n2015' in column 33 has a letter of another alphabet: cyrillic small letter a (U+0430).", "Type it again: 'furlan2015'.")),
    bad("letters_are_meant", "a letter of an alphabet without look-alikes of ours in the list", GUIDE, "You may feel", "Y\u0585u may feel",
        (19, "'Y\u0585u' in column 1 has a letter of another alphabet: armenian small letter oh (U+0585).", "Type it again in the letters a to z.")),
    bad("letters_are_meant", "a letter of phonetics", GUIDE, "You may feel", "You m\u0251y feel",
        (19, "A letter that nobody means stands in column 6: latin small letter alpha (U+0251).", "Type the word again in the letters a to z.")),
    bad("letters_are_meant", "a letter that is struck out", GUIDE, "You may feel", "You may\u0336 feel",
        (19, "A letter that nobody means stands in column 8: combining long stroke overlay (U+0336).", "Type it again: 'may feel better for'.")),
    bad("letters_are_meant", "a lost letter in a fact", f"{DATA}/references.yml", "Furlan AD", "Furl\ufffdn AD",
        (2, "A letter was lost in column 16: replacement character (U+FFFD).", "Type the letter that belongs there.")),
    bad("letters_are_meant", "a letter spelt as YAML does", f"{DATA}/references.yml", "title: Massage for low-back pain", 'title: "Mas\\u00adsage for low-back pain"',
        (3, "A letter that nobody means stands in column 14, as \\u00ad: soft hyphen (U+00AD).", "Type it again: '\"Massage for low-back pain\"'.")),
    bad("letters_are_meant", "letters that run backwards, in a drawing", DRAWING, "A bent knee.</desc>", "A bent \u202eknee.</desc>",
        (1, "A letter that nobody means stands in column 142: right-to-left override (U+202E).", "Type it again: 'knee.'.")),
    bad("letters_are_meant", "an unseen letter in a setting", "mkdocs.yml", "A small site", "A small\u2060 site",
        (1, "A letter that nobody means stands in column 19: word joiner (U+2060).", "Type it again: 'small site for the'.")),
    *(bad("merges_are_done", f"{mark} alone in {file}", file, old, f"{mark}\n{old}",
        (line, f"'{mark}' is left of a merge.", MERGED))
      for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> main")
      for file, old, line in [(GUIDE, "You may feel", 19), (f"{DATA}/references.yml", "  kind", 6), (DRAWING, "<svg", 1)]),
    bad("marks_are_right", "two slashes", KNEE, "/// signs | emergency", "// signs | emergency",
        (24, "'// signs | emergency' is no block.", "Write '/// signs | emergency'.")),
    bad("marks_are_right", "four slashes", KNEE, "/// signs | emergency", "//// signs | emergency",
        (24, "'//// signs | emergency' is no block.", "Write '/// signs | emergency'.")),
    bad("marks_are_right", "one slash", KNEE, "/// signs | emergency", "/ signs | emergency",
        (24, "'/ signs | emergency' is no block.", "Write '/// signs | emergency'.")),
    bad("marks_are_right", "slashes that lean the other way", KNEE, "/// signs | emergency", "\\\\\\ signs | emergency",
        (24, "'\\\\\\ signs | emergency' is no block.", "Write '/// signs | emergency'.")),
    bad("marks_are_right", "a card's first line is lost", KNEE, "/// signs | emergency\n", "",
        (24, "'///' ends a block that does not begin.",
         "Write '/// name' where the block begins, or take this line out.")),
    bad("marks_are_right", "an end with two slashes", GUIDE, f"{BENDS}\n///", f"{BENDS}\n//",
        (24, "'//' is no end of a block.", "Write '///' where a block ends, or take this line out.")),
    *(bad("marks_are_right", f"a list with {sign}", GUIDE, "-   This page is made for tests, and it keeps each rule there is.\n-   A test",
        f"{sign}   This page is made for tests, and it keeps each rule there is.\n{sign}   A test",
        (13, f"'{sign}' makes no list.",
         f"{PLACE}\n-   This page is made for tests, and it keeps each rule there is.\n"
         "-   A test changes one thing in it, and then a check complains."))
      for sign in "•–—·"),
    bad("marks_are_right", "a dash without a space", GUIDE, "-   If two", "-If two",
        (15, "'-' makes no list without a space.", "Write - and a space, in each line of the list.")),
    bad("marks_are_right", "a number with a bracket", GUIDE, "-   If two", "1) If two",
        (15, "'1)' makes no list.", "Write 1. and a space, in each line of the list.")),
    bad("rows_fit_their_table", "a cell too many", KNEE, "| Pain. | Time. |", "| Pain. | Time. | Lost. |",
        (83, "A row has 4 cells, and its table 3 columns.", "Give it 3 cells; a '|' among the words is written '\\|'.")),
    bad("rows_fit_their_table", "a cell too few", KNEE, "| Pain. | Time. |", "| Pain. |",
        (83, "A row has 2 cells, and its table 3 columns.", "Give it 3 cells; a '|' among the words is written '\\|'.")),
    bad("pages_are_drawn_as_read", "a list without an empty line above it", GUIDE, FELT, f"{ENOUGH}\n- {ENOUGH}\n- {ENOUGH}\n\n{FELT}",
        (20, "The list here is not shown as it is written.", LISTED)),
    bad("pages_are_drawn_as_read", "a heading without a space", GUIDE, "## My own part", "##My own part",
        (17, "The heading here is not shown as it is written.",
         "Leave an empty line above and below it, and write '## ' with a space.")),
    bad("pages_are_drawn_as_read", "a table in a paragraph", GUIDE, FELT, f"{FELT}\n| A | B |\n|---|---|\n| 1 | 2 |\n\n{FELT}",
        (20, "The table here is not shown as it is written.",
         "Leave an empty line above and below it, and begin each row with '|'.")),
    bad("pages_are_drawn_as_read", "a block that cannot be drawn", GUIDE, "on another day.",
        f"on another day.\n\n/// people | 101 in 100\n{ENOUGH}\n///",
        (41, "The block here is not shown as it is written.",
         "Leave an empty line above it, write '/// name' as in CONTRIBUTING.md, and close it with '///'.")),
    bad("pictures_have_a_size", "a picture without a size", GUIDE, "{ width=10 height=10 }", "",
        (21, "The picture 'img/knee.svg' has no size.",
         "Write '{ width=10 height=10 }' right after it.")),
    bad("marks_are_right", "a block is never closed", GUIDE, f"{BENDS}\n///", BENDS,
        (22, "The block 'caption' is never closed.", "Add a line '///' where it ends.")),
    bad("marks_are_right", "the clinic's block is never closed", GUIDE, FELT, f"{FELT}\n\n/// clinic\nAn hour costs £60.",
        (21, "The block 'clinic' is never closed.", "Add a line '///' where it ends.")),
    bad("marks_are_right", "words behind the end of a block", GUIDE, f"{BENDS}\n///", f"{BENDS}\n/// {ENOUGH}",
        (24, f"'/// {ENOUGH}'"[:41] + "' is no end of a block.", "Write '///' in a line of its own, and the words below it.")),
    bad("marks_are_right", "a block without its stroke", KNEE, "/// signs | emergency", "/// signs emergency",
        (24, "'/// signs emergency' is no block.", "Write '/// signs | emergency'.")),
    bad("marks_are_right", "a block in capitals", KNEE, "/// ask | Ask", "/// Ask | Ask",
        (99, "'/// Ask | Ask the doctor' is no block.", "Write '/// ask | Ask the doctor'.")),
    bad("blocks_are_ours", "a block with a slip in its name", GUIDE, "/// caption", "/// captoin",
        (22, "There is no block 'captoin'.", BLOCK_NAMES)),
    bad("pages_are_typed_plainly", "a script", GUIDE, "You may feel", "<script>alert(1)</script> You may feel",
        (19, "A page may not contain '<script>'.", REMOVE)),
    bad("pages_are_typed_plainly", "a frame", GUIDE, "You may feel",
        "<iframe src='https://example.org'></iframe>\n\nYou may feel",
        (19, "A page may not contain '<iframe>'.", REMOVE)),
    bad("only_safe_markup", "an event handler", GUIDE, "height=10 }", "height=10 onerror=alert(1) }",
        (21, "A page may not contain 'onerror=...'.", REMOVE),
        (21, "A page may not contain '{ width=10 height=10 onerror=alert(1) }'.", BRACES)),
    bad("only_safe_markup", "a link that runs", GUIDE, "(conditions/knee-pain.md#get-help)",
        "(javascript:alert(1))",
        (19, "A link may not begin with 'javascript:'.", REMOVE)),
    bad("only_safe_markup", "a link that runs, disguised", GUIDE,
        "(conditions/knee-pain.md#get-help)", "(<JaVa&#x53;cript:alert(1)>)",
        (11, "A link may not begin with 'JaVaScript:'.", REMOVE),
        (19, "A page may not contain '&#x53;'.", LETTER),
        (19, "A page may not contain '<java>'.", REMOVE)),
    bad("only_safe_markup", "a picture from another site", GUIDE, "img/knee.svg",
        "https://example.org/a.png",
        (21, "The picture 'https://example.org/a.png' comes from another site.", TAKE_IN)),
    bad("only_safe_markup", "a picture as GitHub pastes it", GUIDE, "![A bent knee.](img/knee.svg){ width=10 height=10 }",
        "![image](https://github.com/user-attachments/assets/1234)",
        (21, "The picture 'https://github.com/user-attachments/assets/1234' comes from another site.", TAKE_IN)),
    bad("only_safe_markup", "a picture on the author's own disk", GUIDE, "img/knee.svg", r"C:\Photos\Front.jpg",
        (21, r"The picture 'C:\Photos\Front.jpg' is on your own computer.", AT_HOME)),
    bad("only_safe_markup", "a picture as a browser shows it from a disk", GUIDE, "img/knee.svg",
        "file:///home/me/Front.jpg",
        (21, "The picture 'file:///home/me/Front.jpg' is on your own computer.", AT_HOME)),
    bad("pages_are_typed_plainly", "a picture dropped into GitHub's editor", GUIDE,
        "![A bent knee.](img/knee.svg){ width=10 height=10 }",
        '<img width="400" alt="A knee" src="https://github.com/user-attachments/assets/1234">',
        (21, "A page may not contain '<img>'.", TAKE_IN)),
    bad("pages_are_typed_plainly", "a comment", GUIDE, "You may feel", "<!-- hidden -->\n\nYou may feel",
        (19, "A page may not contain '<!-- -->'.", REMOVE)),
    bad("pages_are_typed_plainly", "a note of its own", GUIDE, "for a day.[@furlan2015]", "for a day.[@furlan2015][^1]",
        (19, "A page may not contain '[^1]'.", "Cite a source as [@furlan2015]; it gets its number by itself.")),
    bad("pages_are_typed_plainly", "an address below the text", GUIDE, "You may feel", "[1]: https://doi.org/\n\nYou may feel",
        (19, "A page may not contain '[1]:'.", "Write the address where the link stands: [words](address).")),
    bad("pages_are_typed_plainly", "a block with settings", GUIDE, "/// caption\n", "/// caption\n    attrs: {id: own}\n",
        (17, "A page may not contain 'id=...'.", REMOVE),
        (23, "A block may have no settings of its own: 'attrs: {id: own}'.",
         "Take the line out; the words of a block begin at the left."),
        (23, "A page may not contain '{id: own}'.", BRACES)),
    bad("only_safe_markup", "words that a hover shows", GUIDE, "knee-pain.md#get-help)", "knee-pain.md#get-help 'Rest')",
        (19, "A page may not contain 'title=Rest'.", REMOVE)),
    bad("only_safe_markup", "an id of the site", GUIDE, "{#own-part}", "{#large-print}",
        (17, "The id 'large-print' belongs to the site itself.", OWN_ID)),
    bad("only_safe_markup", "an id of the diary", GUIDE, "{#own-part}", "{#file}\n\n{{ diary }}",
        (17, "The id 'file' belongs to the site itself.", OWN_ID)),
    bad("only_safe_markup", "words that are shown as code", GUIDE, "## Check first", "    It is safe.\n\n## Check first",
        (26, "Words that begin four spaces in are shown as code.", REMOVE)),
    bad("pages_are_typed_plainly", "words in a fence", GUIDE, "## Check first", "```\nIt is safe.\n```\n\n## Check first",
        (26, "A page may not contain '```'.", REMOVE), (28, "A page may not contain '```'.", REMOVE)),
    bad("pages_are_typed_plainly", "words on hover in brackets", GUIDE, "knee-pain.md#get-help)", "knee-pain.md#get-help (Rest))",
        (19, "A page may not contain '(Rest)'.", REMOVE)),
    bad("only_safe_markup", "an id of the check", GUIDE, "{#own-part}", "{#ask-chest}\n\n{{ check }}",
        (17, "The id 'ask-chest' is used more than once.", REMOVE)),
    bad("sentences_are_short", "a sentence of 29 words", GUIDE, FELT,
        f"{WORDS_14} {WORDS_14.lower()} end.",
        (19, "A sentence has 29 words: 'One two three four five six seven eight nine ten e...'.",
         "Make two of it; 28 is the most.")),
    bad("sentences_are_joined", "many short sentences", GUIDE, FELT,
        "\n\n".join(["Now you can go on. Then you rest."] * 5),
        (1, "50% of the sentences have six words or fewer.",
         "Join them with because, so, but or which."),
        (1, "The sentences have 8.2 words on average.",
         "Aim for 11 to 14: join some, or part some.")),
    bad("sentences_are_joined", "three short sentences in a row", GUIDE, FELT,
        "Go on as before. Then rest. Then go home.\n\n" + f"{ENOUGH}\n\n" * 8,
        (1, "Three short sentences follow each other, from 'Go on as before.'.",
         "Join two of them.")),
    bad("sentences_are_joined", "long sentences", GUIDE, FELT, f"{WORDS_14} {WORDS_14.lower()}.\n\n" * 3,
        (1, "The sentences have 16.1 words on average.",
         "Aim for 11 to 14: join some, or part some.")),
    bad("paragraphs_are_short", "a paragraph of four sentences", GUIDE, "See [knee",
        f"{ENOUGH} {ENOUGH} See [knee",
        (19, "A paragraph has 4 sentences.", "Start a new one after 3: leave an empty line.")),
    bad("sections_are_short", "a section of 151 words", GUIDE, FELT,
        "\n\n".join([ENOUGH] * 9) + "\n\nThen you can rest for a while, and go on as you like.",
        (17, "There are 151 words under 'My own part'.",
         "Cut it, or split it with a '### ' heading; 150 is the most.")),
    bad("lists_are_short", "a list of eight", KNEE, WALK, WALK * 8,
        (32, "A list has 8 items.", "Cut it, or make two lists; 7 is the most.")),
    bad("pages_are_short", "a condition page of 1,301 words", KNEE, "| Pain. | Time. |",
        "| Pain. | " + "Go on. " * 200 + "|\n| A | " + "Go on. " * 200 + "| b b |\n| C | " + "Go on. " * 106 + "| a |",
        (1, "The page has 1,301 words.", "Cut it; a condition page has at most 1,300.")),
    bad("page_is_easy_to_read", "hard to read", GUIDE, FELT,
        f"{HARD} Individualised musculoskeletal rehabilitation necessitates multidisciplinary "
        "collaboration between physiotherapists, rheumatologists and neurologists.",
        (1, "The page's reading grade is 8.8.",
         "Use shorter words and sentences; 7.5 is the most, 6 is the aim.")),
    bad("page_could_be_easier", "not easy to read", GUIDE, FELT,
        HARD,
        (1, "The page's reading grade is 6.1. The aim is 6.",
         "Make two of a long sentence, or take a shorter word.")),
    bad("effects_are_cited", "an effect without a source", KNEE, UNKNOWN, "It eases pain.",
        (55, "Nothing backs this up: 'It eases pain.'.", CITE)),
    bad("effects_are_cited", "people counted without a source", KNEE, UNKNOWN,
        "10 in 100 people felt sore.",
        (55, "Nothing backs this up: '10 in 100 people felt sore.'.", CITE)),
    bad("effects_are_cited", "a guide claims an effect", GUIDE, f"{FELT}[@furlan2015]",
        "It may help a little.",
        (19, "Nothing backs this up: 'It may help a little.'.", CITE)),
    *(bad("effects_are_cited", f"a benefit: {words}", file, old, new.format(words),
        (line, f"Nothing backs this up: '{words}'.", CITE))
      for words, file, old, new, line in [
        ("Massage helps your knee.", KNEE, "Your knee hurts.", "Your knee hurts. {}", 43),
        ("Massage cures knee pain.", KNEE, "Your knee hurts.", "Your knee hurts. {}", 43),
        ("You will be free of pain.", KNEE, "Your knee hurts.", "Your knee hurts. {}", 43),
        ("It eases your pain.", KNEE, "You talk first,", "{} You talk first,", 70),
        ("Knees are healed by massage.", KNEE, "Your knee hurts.", "{}", 43),
        ("Massage helps your knee.", KNEE, "Knee pain comes", "{} Knee pain comes", 14),
        ("Nobody knows why, but massage helps your knee.", KNEE, UNKNOWN, "{}", 55),
        ("It eases pain in most people who come to see us.", KNEE, UNKNOWN, "{} We do not know why, and nobody else knows it yet.", 55),
        ("Our therapists fix your back.", GUIDE, "If two things are wrong", "{} If two things are wrong", 15),
        ("Massage is good for your knees.", GUIDE, BENDS, "{}", 23),
        ("Massage helps your knee", GUIDE, "title: A guide", "title: {}", 2),
        ("Massage helps your knee.", GUIDE, "A bent knee.", "{}", 21),
        ("Massage helps your knee", GUIDE, "## My own part", "## {}", 17),
        ("Massage helps your knee", KNEE, "/// ask | Ask the doctor", "/// ask | {}", 99),
      ]),
    *(bad("prices_stand_apart", f"{words} {shown}", GUIDE, BENDS, f"A visit {words}.",
        (23, f"'{shown}' is a price, and no source of it is cited.", PRICE))
      for words, shown in [
        ("costs £55", "£55"), ("costs $80 an hour", "$80"), ("is 55 pounds an hour", "55 pounds"),
        ("is 62.50 €", "62.50 €"), ("is A$120", "A$120"), ("is fifty-five pounds", "fifty-five pounds"),
        ("costs 55", "costs 55"),
      ]),
    bad("prices_stand_apart", "a price in a title", GUIDE, "title: A guide", "title: A guide for £5",
        (2, "'£5' is a price, and no source of it is cited.", PRICE)),
    bad("numbers_are_the_sources_own", "a number its source has not", GUIDE, "better for a day.",
        "better in 26 trials.",
        (19, "26 is not among the figures of furlan2015.", FIGURE)),
    bad("numbers_are_the_sources_own", "a number of studies no source has", GUIDE, "See [knee pain]",
        "Then 30 studies followed in the years after that. See [knee pain]",
        (19, "30 is not among the figures of the page's sources.", OWN_FIGURE)),
    bad("numbers_are_the_sources_own", "a figure that is a part of a number to call", GUIDE,
        "See [knee pain]", "Call 999, as 99 people did. See [knee pain]",
        (19, "99 is not among the figures of the page's sources.", OWN_FIGURE)),
    bad("own_facts_are_no_claims", "a claim among a clinic's own facts", GUIDE, "## What to do next",
        "/// clinic\nAn hour costs £55. It eases pain for a week.\n///\n\n## What to do next",
        (38, "The clinic's own facts speak of health: 'It eases pain for a week.'.", OWN)),
    bad("own_facts_are_no_claims", "a condition among a clinic's own facts", GUIDE, "## What to do next",
        "/// clinic\nKnee pain costs £60.\n///\n\n## What to do next",
        (38, "The clinic's own facts speak of health: 'Knee pain costs £60.'.", OWN)),
    bad("region_is_checked", "a clinic in a country with something to check", "mkdocs.yml",
        "  region: gb", "  clinic: {name: A clinic}\n  region: gb",
        (4, "Not everything about United Kingdom has been checked yet.", "Dial all of them.")),
    bad("spelling_is_of_a_country", "words for a country that is not there", f"{DATA}/spelling.yml",
        "# How", "uk: {colour: color}\n# How",
        (1, "There is no country 'uk' to spell for.", "Use one of: gb.")),
    bad("spelling_is_of_a_country", "a word with a capital", f"{DATA}/spelling.yml",
        "# How", "gb: {Colour: color}\n# How",
        (1, "'Colour' has a capital.",
         "Write 'colour': a capital at the start of a word stays by itself.")),
    bad("claims_are_honest", "a claim we do not make", GUIDE, FELT, "It releases toxins.",
        (19, "'releases toxins' is a claim we do not make. Nobody has shown which.",
         "“You may feel calmer.” To name it, use “quotation marks”.")),
    bad("words_are_plain", "a hard word", GUIDE, FELT, "You may have oedema.",
        (19, "'oedema' is a hard word here. Many readers do not know it.", "Write: swelling")),
    bad("pages_ring_known_numbers", "a number of another country", GUIDE, "Call {{ region.emergency }} if", "Call 911 if",
        (39, "'911' is no number of this country, or of the clinic.", NAMES)),
    bad("pages_ring_known_numbers", "a clinic's own phone", GUIDE, FELT, f"{OWN_FACTS[:-4]}\n\nCall 01632 960 983.\n///\n\n{FELT}",
        (24, "'01632960983' is no number of this country, or of the clinic.",
         "If it is your clinic's phone, write it at 'phone' in mkdocs.yml; else take it out.")),
    bad("pages_ring_known_numbers", "a link that rings another number", GUIDE, "Call {{ region.emergency }} if", "[Call 999](tel:111) if",
        (39, "The link says '999', and rings '111'.", "Let both be the same number.")),
    bad("countries_ring_the_right_numbers", "a number that rings nobody", f"{DATA}/regions.yml", 'emergency: "999"', 'emergency: "989"',
        (3, "'989' is no emergency number of gb.",
         "Look at the country's own page, and write the number that people dial there.")),
    bad("countries_ring_the_right_numbers", "a number that costs extra", f"{DATA}/regions.yml", 'crisis: "116 123"', 'crisis: "0909 879 0123"',
        (9, "'09098790123' is a number that costs extra in gb.",
         "Give one that is free, or costs what any call costs.")),
    bad("data_rings_known_numbers", "a number in a card", CARDS, "Sit up while you wait.", "Sit up, or dial 112.",
        (7, "'112' is no number of this country, or of the clinic.", NAMES)),
    bad("links_lead_to_known_sites", "a site nobody knows", GUIDE, "(conditions/knee-pain.md#get-help)", "(https://shop.example/)",
        (19, "The link to 'shop.example' leads to a site that is not on our lists.",
         "If patients may trust it, add a line to docs/data/hosts.yml: 'shop.example: the reason'.")),
    bad("links_lead_to_known_sites", "words that name another site", GUIDE, "[knee pain](conditions/knee-pain.md#get-help)", "[www.who.int](https://www.nhs.uk/)",
        (19, "The link says 'www.who.int', and leads to 'www.nhs.uk'.", "Let its words name where it leads.")),
    bad("data_leads_to_plain_addresses", "a source behind another", f"{DATA}/regions.yml", "url: https://example.org/", "url: https://example.org@shop.example/",
        (19, "The address of 'example.org@shop.example' hides where it leads.",
         "Write the whole address, as https://www.nhs.uk/conditions/sciatica/.")),
    bad("known_sites_have_a_reason", "a site that leads anywhere", f"{DATA}/hosts.yml", "www.nhs.uk: The", "bit.ly: Short.\nwww.nhs.uk: The",
        (2, "'bit.ly' cannot be a site that we lead to.", "Write the name of one site, as www.who.int."),
        (2, "'bit.ly' has no reason.", "Say after it what is there, and why.")),
    bad("data_is_text", "code in a source", f"{DATA}/references.yml", "title: Massage for", "title: <b>Massage</b> for",
        (3, "'furlan2015.title' holds '<b>', which is code and no word.", "Write it in plain words.")),
    bad("settings_are_text", "code in the site's name", "mkdocs.yml", "A small site", "A {{ small }} site",
        (1, "'site_name' holds '{{ small', which is code and no word.", "Write it in plain words.")),
    bad("settings_are_text", "a contact that is no address", "mkdocs.yml", "  region: gb", "  region: gb\n  contact: write to us",
        (4, "'extra.contact' is 'write to us', which does not fit.",
         "Write it as changes@remedialmassage.example")),
    bad("data_fits", "a source of a wrong kind", f"{DATA}/references.yml", "kind: review", "kind: blog",
        (6, "'kind' is 'blog', which is not one of the choices.",
         "Write one of the kinds named on top of the file.")),
    bad("data_fits", "a source without https", f"{DATA}/references.yml", "https://doi", "www.doi",
        (9, "'url' is 'www.doi.org/10.1002/14651858.CD001929.pub3', which does not fit.",
         "Give the address, with https://.")),
    bad("data_fits", "a file that cannot be read", f"{DATA}/words.yml", "banned:", "banned: []\nbanned:",
        (2, "'banned' is written twice, in lines 1 and 2.", "Keep one of the two.")),
    bad("data_fits", "a name twice, deep in a file", f"{DATA}/references.yml", "  kind: review", "  kind: review\n  kind: trial",
        (7, "'kind' is written twice, in lines 6 and 7.", "Keep one of the two.")),
    bad("data_fits", "a value that goes on with a #", f"{DATA}/references.yml", "    - 25 trials", "    - 25 trials #1",
        (13, "The words from '#1' on are lost: '#' begins a note in YAML.", 'Put the value in quotes: - "25 trials #1"')),
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
    bad("region_is_known", "a country that YAML takes for a no", "mkdocs.yml", "region: gb", "region: no",
        (3, "There is no region 'no'.", "Use one of: gb.")),
    bad("region_is_known", "a country by another name", "mkdocs.yml", "region: gb", "region: UK",
        (3, "There is no region 'UK'.", "Did you mean 'gb'? Use one of: gb.")),
    bad("language_is_english", "another language", "mkdocs.yml", "extra:", "theme:\n  language: de\nextra:",
        (3, "The language 'de' is not possible yet.",
         "Write 'language: en'. Each country has its own English: see 'region'.")),
    bad("synonyms_lead_to_pages", "a colon in the search words", f"{DATA}/synonyms.yml",
        "[sore knee]", "[sore knee, knee: pain]",
        (1, "The words of 'conditions/knee-pain.md' are no list of words.",
         'Write it in quotes, for it has a colon: "knee: pain"')),
    bad("clinic_fits", "a phone that is no number", "mkdocs.yml", "  region: gb",
        "  region: gb\n  clinic:\n    name: Ours\n    phone: call me",
        (6, "'phone' is 'call me', which does not fit.",
         'Write it as patients dial it, in quotes: "01632 960 983" or "(212) 555-0142".')),
    bad("messages_fit", "a message of 164 letters", f"{DATA}/messages.yml", "text: \"[clinic]",
        f"text: \"{'x' * 87} [clinic]",
        (3, "The text message has 164 letters; one holds 160.", "Take out 4 or more.")),
    bad("addresses_still_answer", "a page that is gone", f"{DATA}/permanent-links.txt", "/#short",
        "/old-page/\n/#short",
        (3, "'/old-page/' was published, and leads nowhere now.",
         "Bring docs/old-page.md back, and type `python3 scripts/run.py delete old-page --to home`: "
         "that sees to all that names it.")),
    bad("redirects_lead_somewhere", "a redirect to nowhere", f"{DATA}/redirects.yml", "{}",
        "/old/: /conditions/knee/",
        (2, "'/conditions/knee/' leads nowhere.", "Did you mean '/conditions/knee-pain/'?")),
    bad("redirects_lead_somewhere", "a redirect over a folder", f"{DATA}/redirects.yml", "{}",
        "/img/: /conditions/knee-pain/",
        (2, "'/img/' was never published, so nobody has it.",
         "Take the line out; docs/data/permanent-links.txt has them all.")),
    bad("guards_are_full", "a list that is shorter than it may be", f"{DATA}/guards.yml", "safety: 1", "safety: 9",
        (f"{SIGNS}:1", "The list 'safety' has 6 entries; 9 is the least.", LOWER)),
    bad("guards_are_full", "no number", f"{DATA}/guards.yml", "banned: 1\n", "",
        (1, "Nothing says how many entries the list 'banned' has at least.", "Write 'banned: 1'.")),
    bad("templates_keep_the_danger_sections", "a danger section is out of the template", "docs/_template.md",
        "## What to do next {#next}", "## Next {#later}",
        (1, "The template has no section {#next}.",
         "Bring it back: the code names the sections that keep readers safe."),
        (f"{GUIDE}:1", "The section 'Next' is missing.", LATER_LINE),
        (f"{SAFE}:1", "The section 'Next' is missing.", LATER_LINE)),
    bad("signs_do_not_soothe", "a sign that turns round", SIGNS, "It may be a heart attack, even if the pain is mild.", "It is nothing. Do not call.",
        (6, "The sign 'chest' says 'is nothing', which turns the danger round.",
         "Say what the danger may be, and what to do.")),
    bad("signs_do_not_soothe", "a card that turns round", CARDS, "Sit up while you wait.", "Sit up, and do not ring anybody.",
        (7, "The card 'call' says 'do not ring', which turns the danger round.",
         "Say what the danger may be, and what to do.")),
    bad("addresses_are_short", "a long address", "mkdocs.yml", "extra:",
        f"site_url: https://{'x' * 41}/\nextra:",
        (f"{KNEE}:1", "The address has 63 letters with the host; 60 is the most.",
         "Give the file a shorter name.")),
    bad("cards_are_known", "a card is misspelt", KNEE, "signs | emergency", "signs | emergancy",
        (24, "There is no card 'emergancy'.",
         "Did you mean 'emergency'? Use one of: "
         "emergency, pictures, today, doctor, wait, place, strip."),
        (f"{SIGNS}:8", "'conditions/knee-pain.md' does not show the sign 'chest'.",
         "Add '/// signs | emergency' and '///' to the page, or take it out of 'pages'.")),
    bad("cards_are_known", "a card asks for a sign that is not there", GUIDE, "signs | strip", "signs | chset",
        (28, "There is no card 'chset'.",
         "Use one of: emergency, pictures, today, doctor, wait, place, strip.")),
    bad("cards_are_known", "a card that has no signs", GUIDE, "signs | strip", "signs | emergency",
        (28, "No sign is for the card 'emergency' of this page.",
         "Name the page with each sign of docs/data/safety.yml that is for it: for 'chest', say, write "
         "'index.md,' after the '[' in line 8. Or take the card out.")),
    bad("cards_are_known", "a card twice", KNEE, "/// signs | wait", "/// signs | pictures\n///\n\n/// signs | wait",
        (74, "The card 'pictures' is on this page already.", "Keep one of them.")),
    bad("cards_are_known", "a card with words of its own", KNEE, "signs | wait\n", "signs | wait\nYou are in pain.\n",
        (74, "The card 'wait' holds words.",
         "Take the words out, so that '///' follows; the signs are in docs/data/safety.yml.")),
    bad("headings_have_ids", "a heading has the id of a card", SAFE, "If you are not sure",
        "### Or now {#urgent}\n\nIf you are not sure",
        (27, "The id 'urgent' is used twice.", "Give this heading an id of its own.")),
    bad("signs_are_not_typed", "a typed card", GUIDE, "/// signs | strip\n",
        "/// emergency\n-   you cannot stop the bleeding, or you have lost a lot of blood\n",
        (28, "The danger signs of this card are typed by hand.",
         "Write '/// signs | emergency' and '///'; the signs are in docs/data/safety.yml.")),
    bad("signs_are_not_typed", "a typed list", GUIDE, "/// signs | strip\n///\n",
        "-   Your chest hurts, and the pain does not go away by itself.\n"
        "-   Your face drops on one side, or your speech is suddenly slurred.\n",
        (28, "This list types danger signs by hand.",
         "Write '/// signs | strip' and '///' in its place; the signs are in docs/data/safety.yml.")),
    bad("sign_sources_are_known", "a sign rests on no source of ours", SIGNS, "[furlan2015]", "[nowhere]",
        (9, "No source is called 'nowhere'.", KEY)),
    bad("sign_sources_are_known", "a reason cites no source of ours", SIGNS, "pain is mild.", "pain is mild.[@nowhere]",
        (6, "No source is called 'nowhere'.", KEY)),
    bad("sign_pages_are_known", "a page that is not there", SIGNS, *also_on("first-visit/after.md"),
        (17, "There is no page 'first-visit/after.md'.", "Write its path below docs/.")),
    bad("sign_pages_are_known", "a sign that no page shows", SIGNS,
        "  short: Your knee gives way.\n  check: false\n  pages: [conditions/knee-pain.md]",
        "  short: Your knee gives way.\n  check: false\n  pages: []",
        (36, "The sign 'knee-gives-way' is on no page.",
         "Name below 'pages' a page that has the card 'today'.")),
    bad("sign_pages_are_known", "a page that is misspelt", SIGNS, *also_on("conditions/knee-pian.md"),
        (17, "There is no page 'conditions/knee-pian.md'.", "Did you mean 'conditions/knee-pain.md'?")),
    bad("sign_pages_are_known", "a page that has no such card", SIGNS, *also_on("index.md"),
        (17, "'index.md' does not show the sign 'breath'.",
         "Add '/// signs | emergency' and '///' to the page, or take it out of 'pages'.")),
    bad("signs_stand_once", "two signs with one wording", SIGNS, "knee-gives-way:",
        "hot-knee:\n  level: today\n  group: Signs of one page\n  line: A joint is suddenly hot, swollen, and very sore\n"
        "  short: It is hot.\n  check: false\n  pages: [conditions/knee-pain.md]\n  source: []\nknee-gives-way:",
        (33, "'hot-joint' and 'hot-knee' have the same wording.",
         "Keep one of them, with the pages of both.")),
    bad("safety_page_shows_what_the_check_asks", "a sign that the check alone asks", SIGNS,
        "  pages: [is-it-safe/index.md, conditions/knee-pain.md]\n  source: []",
        "  pages: [conditions/knee-pain.md]\n  source: []",
        (28, "The safety page does not show the sign 'hot-joint'.",
         "Add is-it-safe/index.md to its 'pages', or write 'check: false'."),
        (f"{SAFE}:22", "No sign is for the card 'today' of this page.",
         "Name the page with each sign of docs/data/safety.yml that is for it: for 'hot-joint', say, write "
         "'is-it-safe/index.md,' after the '[' in line 28. Or take the card out.")),
    bad("safety_page_shows_what_the_check_asks", "a sign without words to say", SIGNS,
        "  say: I suddenly cannot breathe well, and it began at noon.\n", "",
        (10, "The check has no 'say' for the sign 'breath'.",
         "Write 'say', or 'check: false' if the check does not ask it.")),
    bad("signs_are_plain", "a hard word in a sign", SIGNS, "hot, swollen and very sore", "hot, with oedema, and very sore",
        (19, "'oedema' is not for danger signs. Many readers do not know it.", "Write: swelling")),
    bad("signs_are_plain", "a long sentence in a sign", SIGNS, "It may be a blood clot in the lung.",
        f"{WORDS_14} {WORDS_14.lower()} end.",
        (10, "A sentence of 'breath' has 29 words.", "Make two of it; 28 is the most.")),
    bad("signs_are_plain", "a sign that is hard to read", SIGNS,
        "It may be an infection, which can harm the joint for good.", HARD,
        (19, "The reading grade of 'hot-joint' is 14.4.", "Use shorter words; 7.5 is the most.")),
    bad("signs_are_plain", "a name nobody knows", SIGNS, "began at noon", "began at {{ region.noon }}",
        (10, "Nothing is called '{{ region.noon }}'.", "The names are in docs/data/regions.yml.")),
    bad("groups_are_short", "a group of eight", SIGNS, "hot-joint:", f"{HEART}hot-joint:",
        (66, "The group 'Heart and breath' has 8 signs.", "Make two groups of it; 7 is the most.")),
    bad("check_groups_stand_together", "a group at two places", SIGNS, "knee-gives-way:", f"{ONE}knee-gives-way:",
        (32, "The group 'Heart and breath' stands at two places.",
         "Move 'heart-2' to the line below 'breath', or give it another group.")),
    bad("check_groups_stand_together", "a group of two levels", SIGNS, "group: Joints and illness", "group: Heart and breath",
        (21, "The group 'Heart and breath' has two levels, 'call' and 'today'.",
         "Give the signs of one of them a group with another name.")),
    bad("check_has_questions", "an answer that no question leads to", SAFE, "## What to do next",
        "{{ check }}\n\n/// html | div.only-wait\nRing the clinic and say why, because it would rather move your visit than treat you now.\n///\n\n## What to do next",
        (27, "The check has no question that leads to the answer 'only-wait'.",
         f"Give a sign of {SIGNS} 'why' and 'say', and take out their 'check: false'.")),
    bad("card_words_are_known", "a sentence for a sign that is not there", CARDS, "chest:", "chset:",
        (6, "There is no danger sign 'chset'.", "Did you mean 'chest'?")),
    bad("card_words_are_known", "a link to no page", CARDS, "(is-it-safe/index.md)", "(is-it-safe/chekc.md)",
        (30, "There is no page 'is-it-safe/chekc.md'.", "Did you mean 'is-it-safe/index.md'?")),
    bad("card_words_are_known", "a name nobody knows", CARDS, "title: Call {{ region.emergency }}", "title: Call {{ region.emergncy }}",
        (2, "Nothing is called '{{ region.emergncy }}'.", "The names are in docs/data/regions.yml.")),
    bad("data_fits", "a level we do not have", SIGNS, "level: wait", "level: later",
        (47, "'level' is 'later', which is not one of the choices.",
         "Did you mean 'place'? Write call, today, wait, ask or place.")),
    bad("data_fits", "a card without its words", CARDS, "  do: Call {{ region.emergency }} now.\n", "",
        (1, "'call.do' is missing.", "Add a line 'do:' with its words, as another entry of this file has it.")),
    bad("drawings_are_safe", "a script", DRAWING, "<path", "<script>alert(1)</script><path",
        (1, "A drawing may not contain <script>.", SHAPES)),
    bad("drawings_are_safe", "a handler", DRAWING, "<path", "<path onclick='a()'",
        (1, "A drawing may not contain 'onclick'.", SHAPES)),
    bad("drawings_are_safe", "a link", DRAWING, "<path", "<use href='https://example.org/#a'/><path",
        (1, "A drawing may not contain a link.", SHAPES)),
    bad("drawings_are_safe", "an order to the reader", DRAWING, "<path", "<![CDATA[ ]]><path",
        (1, "A drawing may not contain '<!'.", SHAPES)),
    bad("drawings_are_safe", "a number that takes long", DRAWING, "M1,1", "M1,99999",
        (1, "A drawing may not contain a number that large.", SHAPES)),
    bad("drawings_are_safe", "a style from elsewhere", DRAWING, "<path",
        "<style>@import 'a.css'</style><path",
        (1, "A drawing may not contain a style from elsewhere.", SHAPES)),
    bad("drawings_are_whole", "a drawing cut off", DRAWING, "</svg>", "",
        (2, "The drawing cannot be read.",
         f"Save it again as SVG, or take back the old one: `git checkout -- {DRAWING}`.")),
    bad("drawings_are_whole", "no words", DRAWING, '<desc id="d">A bent knee.</desc>', "",
        (1, "The drawing has no <desc>.",
         "Add this right after '<svg ...>', with your words: <desc>A bent knee</desc>")),
    bad("pasted_text_is_ours", "a list with another sign", GUIDE, FELT, f"➢ Rest.\n➢ Walk.\n\n{FELT}",
        (19, "'➢' begins no list here, so its lines run together.", f"{PLACE}\n-   Rest.\n-   Walk.")),
    bad("pasted_text_is_ours", "a list from Word", GUIDE, FELT,
        f"\uf0b7\tRest.\n\uf0b7\tWalk.\n\n{FELT}",
        (19, "A bullet of Word begins no list here, so its lines run together.",
         f"{PLACE}\n-   Rest.\n-   Walk.")),
    bad("pasted_text_is_ours", "an inner list from Word", GUIDE, FELT, f"o\tRest.\n\n{FELT}",
        (19, "'o' begins no list here, so its lines run together.", f"{PLACE}\n-   Rest.")),
    bad("pasted_text_is_ours", "letters with brackets", GUIDE, FELT,
        f"a) {ENOUGH}\nb) {ENOUGH}\n\n{FELT}",
        (19, "'a)' begins no list here, so its lines run together.",
         f"{PLACE}\n1.  {ENOUGH}\n2.  {ENOUGH}")),
    bad("pasted_text_is_ours", "a table from Excel", GUIDE, FELT,
        f"Visit\tPrice\nFirst | long\t50\nNext\t\n\n{FELT}",
        (19, TABLE, f"{PLACE}\n| Visit | Price |\n|---|---|\n| First \\| long | 50 |\n| Next |  |")),
    bad("pasted_text_is_ours", "a table from a mail", GUIDE, FELT,
        f"Visit     Price\nFirst     50\n\n{FELT}",
        (19, TABLE, f"{PLACE}\n| Visit | Price |\n|---|---|\n| First | 50 |")),
    bad("data_fits", "a word that YAML takes for another", f"{DATA}/references.yml", "seen: partly",
        "seen: yes",
        (10, "'seen' is yes without quotes, which YAML takes for true or false.",
         'Write it in quotes: seen: "yes"')),
    bad("data_fits", "a word that fits nowhere", f"{DATA}/references.yml", "seen: partly",
        "seen: no",
        (10, "'seen' is 'no', which is not one of the choices.", "Write yes, partly or copy.")),
    bad("data_fits", "an entry that is only started", f"{DATA}/references.yml", "furlan2015:",
        "furlan2014:\n  authors: # TO WRITE. Name who wrote it.\n  title:\n  where: A journal\n  year: TO WRITE\n"
        "  kind: review\n  seen: copy\n  subject: Training\n  about: Ten trials\n  figures: []\n"
        "  url: https://example.org/\n  how: Read whole.\nfurlan2015:",
        (2, "3 fields of 'furlan2014' are not filled in yet: authors, title, year.",
         "Write each after its colon, as another entry has it. Name who wrote it, as 'Furlan AD and others'.")),
    bad("data_fits", "a register with half an address", f"{DATA}/regions.yml", "url: https://", "url: www.",
        (19, "'registers.0.url' is 'www.example.org/', which does not fit.",
         'Give the whole address, as https://www.nhs.uk/, or "" if it has none.')),
    bad("data_fits", "a phone in letters", f"{DATA}/regions.yml", "complaint_bodies: []",
        "complaint_bodies: [{place: Here, name: A body, phone: ask us}]",
        (22, "'complaint_bodies.0.phone' is 'ask us', which does not fit.",
         'Write digits and spaces in quotes, or "" if it has none.')),
    bad("data_fits", "a colon in a list", f"{DATA}/references.yml", "- 25 trials", "- Trials: 25 in all",
        (13, "'figures.0' has ': ' in it, so YAML takes it for a name and a value.",
         'Write it in quotes: - "Trials: 25 in all"')),
    bad("data_fits", "a number in a list", f"{DATA}/references.yml", "- 25 trials", "- 12:30",
        (13, "'figures.0' is 12:30 without quotes, which YAML takes for a number.",
         'Write it in quotes: - "12:30"')),
    bad("fields_fit", "a title that YAML takes for a date", KNEE, "title: Knee pain",
        "title: 2026-11-02",
        (2, "'title' is 2026-11-02 without quotes, which YAML takes for a date.",
         'Write it in quotes: title: "2026-11-02"')),
    bad("fields_fit", "a time for a day", KNEE, "due: 2027-11-01", "due: 12:30",
        (9, "'due' is '12:30', which does not fit.", DUE)),
    bad("clinic_fits", "a phone number without quotes", "mkdocs.yml", "region: gb",
        "region: gb\n  clinic:\n    name: Us\n    phone: 0412345670",
        (6, "'phone' is 0412345670 without quotes, which YAML takes for a number.",
         'Write it in quotes: phone: "0412345670"')),
    bad("synonyms_lead_to_pages", "a word that YAML takes for another", f"{DATA}/synonyms.yml",
        "[sore knee]", "[sore knee, off]",
        (1, "The words of 'conditions/knee-pain.md' are no list of words.",
         'Write it in quotes, for YAML takes it for no word: "off"')),
    bad("drawings_are_whole", "too many points", DRAWING, "M1,1", "M1,1" * 3100,
        (1, "The drawing has 12.6 kB.", "Draw fewer points; 12 kB is the most.")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_broken_page_is_told_exactly_this(case: Bad, sample: Sample) -> None:
    sample.change(case.file, case.old, case.new)
    site = sample.site()

    found = [*checks.problems(site), *checks.tips(site)]

    assert [(f"{one.path}:{one.line}", one.what, one.fix) for one in found] == [
        (f"{case.file}:{at}" if isinstance(at, int) else at, *said) for at, *said in case.says
    ]
    assert {case.rule, *ALIAS.get(case.rule, ())} & {one.rule for one in found}


def test_every_rule_is_broken_by_a_page_or_a_fact() -> None:
    assert {one.name for one in checks.rules()} - {case.rule for case in CASES} == {
        "file_is_readable",  # broken in test_shared
        "pictures_tell_nothing_else",  # in test_pictures
        "files_are_known",  # in test_hostile, as the next
        "templates_lead_to_known_sites",
    }


def test_the_sample_keeps_every_rule(sample: Sample) -> None:
    assert sample.problems() == []
    assert checks.tips(sample.site()) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GUIDE, FELT, "Some say it “releases toxins”."),
        (GUIDE, FELT, "Some say swelling (oedema)."),
        (KNEE, UNKNOWN, "Nobody knows if it eases pain."),
        (GUIDE, f"{FELT}[@furlan2015]", "An advocate can help you, on {{ region.advice }}."),
        (GUIDE, "better for a day.", "better in 25 trials of 3,096 people."),
        (GUIDE, "## What to do next", f"{OWN_FACTS}\n\n## What to do next"),
        (KNEE, "Your knee hurts.", "Massage may help your knee.[@furlan2015]"),
        (
            KNEE,
            "Your knee hurts.",
            "Does massage help your knee? Massage helps knees, but nobody knows why.",
        ),
        (
            KNEE,
            "Your knee hurts.",
            "Your knee hurts (since May 2019), more or less [see below](#get-help).",
        ),
        (GUIDE, f"{FELT}[", "An hour was $25 in 25 trials.["),
    ],
    ids=[
        "a claim in quotation marks",
        "a hard word in brackets",
        "a doubt",
        "who helps at which number",
        "a source's numbers",
        "a clinic's own facts",
        "a benefit with its source",
        "a question, and a doubt",
        "a day and a link in brackets",
        "a source's price",
    ],
)
def test_a_page_may_say(sample: Sample, file: str, old: str, new: str) -> None:
    sample.change(file, old, new)

    assert sample.problems() == []


@pytest.mark.parametrize(
    ("path", "kind", "most", "name"),
    [
        ("techniques/kneading.md", "technique", 650, "a technique page"),
        ("first-visit/index.md", "guide", 900, "the first visit"),
    ],
)
def test_a_page_of_another_kind_has_its_own_length(
    path: str, kind: str, most: int, name: str, sample: Sample
) -> None:
    head = (sample.root / GUIDE).read_text("utf-8").partition("\n---\n")[0]
    page = sample.root / "docs" / path
    page.parent.mkdir(exist_ok=True)
    too_long = (
        f"docs/{path}:1: The page has {most + 1} words.\n"
        f"    Fix: Cut it; {name} has at most {most}."
    )
    said = []
    for count in (most, most + 1):
        top = head.replace("kind: guide", f"kind: {kind}")
        page.write_text(f"{top}\n---\n" + "go\n" * count, "utf-8")
        said.append(too_long in sample.problems())

    assert said == [False, True]


@pytest.mark.parametrize("form", ["ask", "plan", "letter"])
def test_what_a_reader_takes_along_does_not_make_a_page_long(form: str, sample: Sample) -> None:
    words = f"{ENOUGH}\n\n" * 100
    before = sample.problems()
    sample.change(KNEE, "/// plan\n", f"/// {form}\n{words}///\n\n/// plan\n")
    assert [one for one in sample.problems() if "The page has" in one] == before == []

    sample.change(KNEE, f"/// {form}\n{words}///\n", words)
    assert f"{KNEE}:1: The page has 1,585 words." in "\n".join(sample.problems())


def test_an_id_may_be_written_as_in_other_guides(sample: Sample) -> None:
    sample.change(GUIDE, "{#own-part}", "{: #own-part }")
    sample.change(KNEE, "{#get-help}", "{:#get-help}")

    assert sample.problems() == []


def test_a_block_we_do_not_have_is_named(sample: Sample) -> None:
    sample.change(GUIDE, "/// caption", "/// captoin")

    [problem] = [one for one in sample.problems() if "There is no block" in one]

    assert problem.startswith(
        f"{GUIDE}:22: There is no block 'captoin'.\n"
        "    Fix: Did you mean 'caption'? Use one of: ask,"
    )


def test_a_block_with_a_slip_has_no_second_message_on_how_it_is_shown(sample: Sample) -> None:
    sample.change(GUIDE, "/// caption", "/// captoin")

    rules = {one.rule for one in checks.problems(sample.site())}

    assert "blocks_are_ours" in rules
    assert "pages_are_drawn_as_read" not in rules


def test_an_html_block_may_not_carry_a_script(sample: Sample) -> None:
    sample.change(GUIDE, f"/// caption\n{BENDS}", "/// html | script\nalert(1)")

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
