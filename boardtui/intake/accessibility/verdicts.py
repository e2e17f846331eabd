"""What is asked of a paper, and how an answer is said: checks, flaws, verdicts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from boardtui.intake.accessibility.paper import Paper
from boardtui.rules.finding import Finding, Place, Severity


class Group(StrEnum):
    """What a check is about, in the order a person is told."""

    OPENS = "Opens properly"
    HEADINGS = "Headings"
    TABLES = "Tables"
    READING = "Reading"
    PICTURES = "Pictures and links"
    PAGE = "Page"
    CONTENT = "Content"


class PaperKind(StrEnum):
    """What the paper is meant to be; ANY asks nothing of what it says."""

    NOTE = "note"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong. ``sentence`` says what and where; ``where`` names the place in a word or two.

    Only an ERROR makes the check fail; the others are advice.
    """

    sentence: str
    where: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of a paper.

    ``code`` is its number in the list of checks (A01), ``rule`` its name, ``met`` what holds where nothing is
    wrong, ``remedy`` what to do in Word. ``kinds``: the papers it is asked of; none for all.
    """

    code: str
    rule: str
    group: Group
    met: str
    remedy: str
    look: Callable[[Paper], Iterable[Flaw]]
    kinds: tuple[PaperKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check found, an entry a flaw; the sentences say what, where and what to do."""

    check: Check
    flaws: tuple[Flaw, ...]

    @property
    def failed(self) -> bool:
        """Whether something must be put right."""
        return any(one.severity is Severity.ERROR for one in self.flaws)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file. ``unreadable`` says why there are no verdicts; else it is empty."""

    name: str
    kind: PaperKind
    verdicts: tuple[Verdict, ...] = ()
    unreadable: str = ""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts with something to put right."""
        return tuple(one for one in self.verdicts if one.failed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every flaw as a finding that says what, where and what to do; ``record`` is the file's name."""
        return tuple(
            Finding(
                verdict.check.rule,
                flaw.severity,
                f"{flaw.sentence} {verdict.check.remedy}",
                (Place("", record=self.name, field=flaw.where or None),),
            )
            for verdict in self.verdicts
            for flaw in verdict.flaws
        )
