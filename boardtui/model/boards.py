"""The board: its groups, its people, who holds which seat and office when, its calendar and its rules."""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from boardtui.model.agendas import DEFAULT_SECTIONS, DEFAULT_STANDING, StandingItem
from boardtui.model.document_forms import ClockForm, DateForm, NoteLayout
from boardtui.model.forward_plan import Promise
from boardtui.model.people import Contact, Person


class Role(StrEnum):
    """What a person is to the board, for the length of one membership."""

    CHAIRMAN = "chairman"
    VICE_CHAIR = "vice-chair"
    DEPUTY_CHAIR = "deputy-chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    OBSERVER = "observer"
    OFFICER = "officer"

    @property
    def holds_seat(self) -> bool:
        """True for those who fill one of their group's seats."""
        return self in SEATED

    @property
    def is_office(self) -> bool:
        """True for the chairman, vice-chairs and deputy chairs."""
        return self in (Role.CHAIRMAN, Role.VICE_CHAIR, Role.DEPUTY_CHAIR)


SEATED = frozenset({Role.CHAIRMAN, Role.VICE_CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER})


@dataclass(frozen=True, slots=True)
class PoliticalGroup:
    """A party grouping with its allocation of seats and the office that takes apologies."""

    id: str
    name: str
    seats: int
    office: str = ""
    office_contact: Contact = Contact()


@dataclass(frozen=True, slots=True)
class Membership:
    """One person's dated tenure on the board (R1). ``end`` is the last day that counts.

    ``votes`` is False for advisory and co-opted members (R6); ``continues`` keeps an expired
    term going until somebody is appointed in its place (R7).
    """

    person: str
    role: Role
    group: str | None = None
    start: date | None = None
    end: date | None = None
    votes: bool = True
    continues: bool = False

    def covers(self, day: date) -> bool:
        """True where the membership is in force on ``day``."""
        if self.start is not None and day < self.start:
            return False
        return self.end is None or day <= self.end or self.continues


class SeatBasis(StrEnum):
    """What a fraction in the quorum rule is a fraction of (R4)."""

    SEATS = "seats"
    FILLED = "filled-seats"


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """The board's own rule (R21): a fraction rounded up, never under a minimum, from enough groups."""

    numerator: int = 1
    denominator: int = 3
    minimum: int = 1
    groups: int = 1
    basis: SeatBasis = SeatBasis.SEATS
    remote_counts: bool = False


class SubstitutePolicy(StrEnum):
    """What happens when the member walks in after all (R10)."""

    STEPS_DOWN = "substitute-steps-down"
    SITS_ON = "substitute-sits-to-the-end"


@dataclass(frozen=True, slots=True)
class SubstituteRule:
    """Who may stand in (R8, R12). A breach is a finding, never a refusal.

    ``most`` is how many substitutes one group may have at a meeting (0: as many as it has seats);
    ``single_item`` says whether somebody may stand in for a member who is out for one item only.
    """

    allowed: bool = True
    same_group: bool = True
    from_list: bool = True
    policy: SubstitutePolicy = SubstitutePolicy.STEPS_DOWN
    most: int = 0
    single_item: bool = True


@dataclass(frozen=True, slots=True)
class OfficeTitles:
    """How the board prints its offices: one spelling, kept here (S13)."""

    chairman: str = "Chairman"
    vice_chair: str = "Vice-Chair"
    deputy_chair: str = "Deputy Chair"

    def printed(self, role: Role) -> str:
        """The title of an office, or the role's ordinary word for the rest."""
        offices = {
            Role.CHAIRMAN: self.chairman,
            Role.VICE_CHAIR: self.vice_chair,
            Role.DEPUTY_CHAIR: self.deputy_chair,
        }
        return offices.get(role, role.value.capitalize())


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """What differs from board to board. Nothing here is hard-wired anywhere else.

    ``clear_days`` lie between the day the agenda is issued and the day of the meeting (R25); Saturdays and
    Sundays are among them only with ``weekends_count``, bank holidays with ``bank_holidays_count``.
    ``contact_months`` is how long contacts are kept after somebody's last membership (R52), ``rough_months``
    how long what was only typed or set aside is kept once the note is approved (R43; 0: until then).
    ``exclusion_words`` is the resolution by which an item goes into private, with ``{number}`` and
    ``{paragraph}`` (R27). ``agenda_sections`` and ``standing_items`` are what every new agenda begins with.

    ``substitutes_count`` lets a substitute's attendance into the member's percentage (R11).
    ``missed_in_a_row`` is how many meetings missed on end are worth saying (0: never); with
    ``apologies_excuse`` only those missed without apologies. ``six_month_rule`` watches for six months
    since the last attendance (R20), ``term_weeks`` ahead of the end of a term (0: never).

    ``note_layout``, ``clock_form`` and ``date_form`` are how its documents are written; ``draft_watermark``
    puts DRAFT across the pages of a note that is not approved, beside the words that always say so.
    """

    quorum: QuorumRule = QuorumRule()
    substitutes: SubstituteRule = SubstituteRule()
    titles: OfficeTitles = OfficeTitles()
    timezone: str = "Europe/London"
    note_title: str = "Note of decisions taken and actions required"
    people_heading: str = "Councillor"
    authority_heading: str = "Council"
    collective_owners: tuple[str, ...] = ("Officers", "Members", "Secretary", "Chairman")
    clear_days: int = 5
    weekends_count: bool = False
    bank_holidays_count: bool = False
    remote_may_vote: bool = False
    casting_vote: bool = True
    contact_months: int = 12
    rough_months: int = 0
    exclusion_words: str = (
        "That the public be excluded from item {number}, which involves exempt information under "
        "paragraph {paragraph}."
    )
    substitutes_count: bool = False
    missed_in_a_row: int = 3
    apologies_excuse: bool = False
    six_month_rule: bool = False
    term_weeks: int = 8
    agenda_sections: tuple[str, ...] = DEFAULT_SECTIONS
    standing_items: tuple[StandingItem, ...] = DEFAULT_STANDING
    note_layout: NoteLayout = NoteLayout.TABLE
    draft_watermark: bool = False
    clock_form: ClockForm = ClockForm.DOT
    date_form: DateForm = DateForm.DAY

    @property
    def note_word(self) -> str:
        """What the board calls the record of a meeting in one word: ``Note``, or ``Minutes``."""
        return "Minutes" if self.note_title.strip().casefold().startswith("minutes") else "Note"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date in the board's calendar. Times are local to the board; None means not known.

    ``postponed`` is a date given up without a new one yet, which is not the same as ``cancelled`` (R49).
    ``uid`` names the date in other people's diaries once the day no longer does, so that a moved date is
    moved there too; ``revision`` counts its changes.
    """

    day: date
    start: time | None = None
    finish: time | None = None
    venue: str = ""
    cancelled: bool = False
    room: str = ""
    postponed: bool = False
    uid: str = ""
    revision: int = 0

    @property
    def stands(self) -> bool:
        """True where the meeting is to be held on that day."""
        return not (self.cancelled or self.postponed)

    @property
    def place(self) -> str:
        """Room and venue on one line."""
        return ", ".join(part for part in (self.room, self.venue) if part)


@dataclass(frozen=True, slots=True)
class Earlier:
    """How the board was called and made up, and by which rules it met, until a day that still counts (R1)."""

    until: date
    name: str
    prefix: str
    year: str
    parent: str = ""
    groups: tuple[PoliticalGroup, ...] = ()
    settings: BoardSettings = BoardSettings()

    def group(self, group_id: str | None) -> PoliticalGroup | None:
        """The political group of that time with that id, or None."""
        return next((group for group in self.groups if group.id == group_id), None)


@dataclass(frozen=True, slots=True)
class Board:
    """One body: everything about it that is not a particular meeting.

    ``prefix`` opens the permanent references (``IPB`` in ``IPB/2010-11/07``, R45); ``year`` is the
    board year those references and the register belong to. Name, prefix, year, parent, groups and settings
    are the latest known; ``earlier`` has what held before, oldest first. A meeting asks ``on`` its own day.
    """

    id: str
    name: str
    prefix: str
    year: str
    parent: str = ""
    groups: tuple[PoliticalGroup, ...] = ()
    people: tuple[Person, ...] = ()
    memberships: tuple[Membership, ...] = ()
    calendar: tuple[CalendarDate, ...] = ()
    contact: Person | None = None
    notices: tuple[str, ...] = ()
    settings: BoardSettings = BoardSettings()
    earlier: tuple[Earlier, ...] = ()
    plan: tuple[Promise, ...] = ()

    def person(self, person_id: str) -> Person | None:
        """The person with that id, or None."""
        return next((person for person in self.people if person.id == person_id), None)

    def group(self, group_id: str | None) -> PoliticalGroup | None:
        """The political group with that id, or None."""
        return next((group for group in self.groups if group.id == group_id), None)

    @property
    def periods(self) -> tuple[Earlier, ...]:
        """Everything that ever held of it, oldest first; the last goes on for ever."""
        now = Earlier(date.max, self.name, self.prefix, self.year, self.parent, self.groups, self.settings)
        return (*self.earlier, now)

    def on(self, day: date) -> "Board":
        """The board as it was called and made up on ``day``; itself where that is how it is now."""
        held = next((one for one in self.earlier if day <= one.until), None)
        if held is None:
            return self
        periods = self.periods
        return self if replace(held, until=date.max) == periods[-1] else self.held(held, periods)

    def held(self, now: Earlier, earlier: tuple[Earlier, ...]) -> "Board":
        """This board called and made up as in ``now``, with ``earlier`` behind it."""
        return replace(
            self,
            name=now.name,
            prefix=now.prefix,
            year=now.year,
            parent=now.parent,
            groups=now.groups,
            settings=now.settings,
            earlier=earlier,
        )
