"""Content: a clean copy, with an author and dates that are somebody's, and nothing left to fill in."""

import re
from collections.abc import Iterator
from typing import Final

from boardtui.intake.accessibility.checks_of_print import DUBLIN
from boardtui.intake.accessibility.markup import w
from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.paper import Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group

_TERMS: Final = "http://purl.org/dc/terms/"
_TRACES: Final = {
    w("ins"): "words inserted under Track Changes",
    w("del"): "words deleted under Track Changes",
    w("moveFrom"): "words moved under Track Changes",
    w("moveTo"): "words moved under Track Changes",
    w("commentReference"): "comments",
    w("vanish"): "hidden text",
}
_PROGRAMS: Final = re.compile(r"python-?docx|docx4j|pandoc|^un-?named$|^author$", re.I)
_LIBRARY_DAY: Final = "2013-12-23"
"""The day python-docx's own template was made: nobody's paper."""
_LITTER: Final = re.compile(
    r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"  # left by a template
    r"|lorem ipsum|\bXXX+\b|\bTODO\b|\[insert[^\]]*\]"  # left by a person
    r"|\bnan\b|\bNaT\b|<class |<[a-z]+ object at|Error! (?:Bookmark|Reference)"  # left by a program
    r"|</?(?:p|b|i|br|ul|li|span|div|td|tr)\s*/?>|\*\*\w|&amp;",  # left by another form of text
    re.I,
)


def _traces(paper: Paper) -> Iterator[Flaw]:
    found = dict.fromkeys(_TRACES[one.tag] for one in paper.body.iter(*_TRACES))
    for words in found:
        yield Flaw(f"The paper still holds {words}, which any reader can see.")


def _author(paper: Paper) -> Iterator[Flaw]:
    author, notes = (paper.property(DUBLIN, name) for name in ("creator", "description"))
    if not author:
        yield Flaw("The file names no author.", "File > Info")
    elif _PROGRAMS.search(f"{author} {notes}"):
        yield Flaw(f"The file's author is a program, not an office: {quoted(author)}.", "File > Info")


def _dates(paper: Paper) -> Iterator[Flaw]:
    made, changed = (paper.property(_TERMS, name) for name in ("created", "modified"))
    if not made:
        yield Flaw("The file does not say when it was made.", "File > Info")
    elif _LIBRARY_DAY in (made[:10], changed[:10]):
        yield Flaw(
            "The file says it was made on 23 December 2013, the day of a program's template.", "File > Info"
        )


def _litter(paper: Paper) -> Iterator[Flaw]:
    found = list(dict.fromkeys(quoted(one) for one in _LITTER.findall(paper.words)))
    if found:
        yield Flaw(f"Something was left to fill in or left over: {some(found, shown=5)}.")


CHECKS: Final = (
    Check(
        "T06",
        "clean-copy",
        Group.CONTENT,
        "There are no tracked changes, comments or hidden text.",
        "In Word: Review > Accept > Accept All Changes and Stop Tracking; Review > Delete > Delete All "
        "Comments; File > Info > Check for Issues > Inspect Document for hidden text.",
        _traces,
    ),
    Check(
        "M02",
        "author",
        Group.CONTENT,
        "The author is the office, not a program.",
        "In Word: File > Info > Related People > Author, and type the name of the office.",
        _author,
    ),
    Check(
        "M04",
        "dates",
        Group.CONTENT,
        "The file says when it was made.",
        "In Word: copy everything into a new document and save it.",
        _dates,
    ),
    Check(
        "C01",
        "left-over",
        Group.CONTENT,
        "Nothing is left to fill in or left over.",
        "In Word: find it with Ctrl+F, and write what belongs there or delete it.",
        _litter,
    ),
)
