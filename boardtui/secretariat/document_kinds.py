"""Every kind of document a board sends: what it is, what it needs to know, which meeting it is about."""

from dataclasses import dataclass
from enum import StrEnum

from boardtui.errors import UsageRefusal
from boardtui.secretariat.export import Format


class Takes(StrEnum):
    """What may be said of a document that is wanted, by the option that says it."""

    MEETING = "meeting"
    ITEM = "item"
    YEAR = "year"
    DAY = "on"
    EDITION = "edition"
    LAYOUT = "layout"
    CONTACTS = "with-contacts"
    OWNER = "owner"


class About(StrEnum):
    """Which meeting a document is about where none is named."""

    NEXT = "the open meeting, or the next one"
    LAST = "the open meeting, or the last one held"


TYPESET = (Format.DOCX, Format.TXT, Format.MD, Format.CSV, Format.PDF)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind. ``name`` is its word on the command line, ``words`` what its file's name calls it.

    ``sentence`` says what it is; ``about`` is None where it is about no one meeting. The first of ``forms``
    is the usual one.
    """

    name: str
    words: str
    sentence: str
    about: About | None = None
    takes: frozenset[Takes] = frozenset()
    forms: tuple[Format, ...] = TYPESET

    @property
    def is_of_a_day(self) -> bool:
        """True for what is made as at a day, being about neither a meeting nor a year."""
        return self.about is None and Takes.YEAR not in self.takes


def _kind(
    name: str,
    sentence: str,
    about: About | None = None,
    *takes: Takes,
    words: str = "",
    forms: tuple[Format, ...] = TYPESET,
) -> DocumentKind:
    said = frozenset(takes) | ({Takes.MEETING} if about else frozenset())
    return DocumentKind(name, words or name.replace("-", " "), sentence, about, said, forms)


PACK = "pack"
"""The one kind that is made of files as well as of records."""
_NEXT, _LAST = About.NEXT, About.LAST
KINDS: tuple[DocumentKind, ...] = (
    _kind("notice", "The notice of meeting: when, where, where apologies go and whom to ask.", _NEXT,
          words="notice of meeting"),
    _kind("agenda", "The agenda in its sections, with items and pages.", _NEXT, Takes.EDITION),
    _kind("membership", "The members by political group, with seats, roles and substitutes.", None,
          Takes.DAY, Takes.CONTACTS),
    _kind("sign-in", "The attendance sheet to sign at the door, with everybody's code.", _NEXT,
          words="attendance sheet"),
    _kind("cover-sheet", "The front of one item's paper, with its report in numbered paragraphs.", _NEXT,
          Takes.ITEM, Takes.EDITION),
    _kind("brief", "The chair's brief: timings, apologies, the quorum's margin, actions due.", _NEXT,
          words="chair's brief"),
    _kind("note", "The note of decisions taken and actions required.", _LAST, Takes.EDITION, Takes.LAYOUT),
    _kind("actions-arising", "The actions of earlier meetings, each with the progress reported.", _NEXT,
          Takes.EDITION),
    _kind("progress", "The same as a progress report: work-strand, action, progress.", _NEXT, Takes.EDITION,
          words="progress report"),
    _kind("register", "The attendance register of a board year, member by meeting.", None, Takes.YEAR,
          words="attendance register"),
    _kind("decisions", "The decisions register of a board year.", None, Takes.YEAR, Takes.EDITION,
          words="decisions register"),
    _kind("actions", "The action list by owner, as on a day, with what was late then.", None, Takes.DAY,
          Takes.OWNER, Takes.EDITION, words="action list"),
    _kind(PACK, "Agenda, cover sheets, papers, the last note and the actions arising, in one file.", _NEXT,
          Takes.EDITION, words="agenda pack", forms=(Format.DOCX, Format.PDF)),
    _kind("calendar", "The board's dates as an .ics file for diaries.", forms=(Format.ICS,)),
)  # fmt: skip


def kind_named(name: str) -> DocumentKind:
    """The kind of that name. Raises UsageRefusal, which lists them."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    listed = ", ".join(kind.name for kind in KINDS)
    raise UsageRefusal(f"There is no document called '{name}'; what can be exported is: {listed}.")
