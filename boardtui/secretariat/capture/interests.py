"""Declarations of interest in the capture line (R30, R31).

interest = "I:" ["@"] who [kind] ["sensitive"] [":" nature] [(";" | "," | "-") conduct]
kind     = "dpi" | "ori" | "nri" | "personal"
conduct  = "stayed" | "spoke then left" | "left" | "withdrew" | "retired" | "dispensation" …
"""

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.minuting import DeclareInterest
from boardtui.edits.presence import MarkPerson, Roll
from boardtui.model.presence import InterestConduct, InterestKind
from boardtui.rules.identity import who
from boardtui.rules.voting import LEAVES, chair_doubt, out_with_an_interest
from boardtui.secretariat.capture.conduct import Conduct, take_conduct
from boardtui.secretariat.capture.marks import find
from boardtui.secretariat.capture.moments import time_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_KINDS = {
    "dpi": InterestKind.PECUNIARY, "pecuniary": InterestKind.PECUNIARY,
    "ori": InterestKind.OTHER_REGISTRABLE, "nri": InterestKind.NON_REGISTRABLE,
    "personal": InterestKind.PERSONAL,
}  # fmt: skip
_EXAMPLE = "Say whose interest it is, for example I: @JS personal: a relative works there; stayed."


def read_interest(text: str, scene: Scene) -> Understanding:
    """``@JS dpi: owns land; left``. Leaving is logged as a departure too; ``+JS`` brings them back."""
    head, colon, nature = text.partition(":")
    if not colon:
        head, _, nature = text.partition(";")
        nature = f";{nature}"
    said = take_conduct(nature, scene)
    if said.wrong:
        return refused(Kind.INTEREST, said.wrong)
    words = [word.strip(",") for word in head.removeprefix("@").split()]
    kind = next((_KINDS[word.casefold()] for word in words if word.casefold() in _KINDS), None)
    sensitive = any(word.casefold() == "sensitive" for word in words)
    name = " ".join(word for word in words if word.casefold() not in (*_KINDS, "sensitive"))
    if not name.strip():
        return refused(Kind.INTEREST, _EXAMPLE)
    person, why = find(name, scene)
    if person is None:
        return refused(Kind.INTEREST, why)
    doubts = _unsaid(kind, said)
    kind, conduct = kind or InterestKind.PERSONAL, said.conduct or InterestConduct.STAYED
    edit: MeetingEdit = DeclareInterest(
        person.id, scene.item, kind, said.nature, conduct, sensitive, scene.now
    )
    in_room = scene.attendance_now.standing(person.id).in_room
    if conduct in LEAVES and in_room:
        doubts += time_doubts([said.when.at], scene) if said.when.said else ()
        leaves = MarkPerson(
            person.id, Roll.LEFT, said.when.at, scene.item, inserted=said.when.inserted(scene)
        )
        edit = Together((edit, leaves), f"interest of {person.name}")
    secret = " · sensitive, its nature is not printed" if sensitive else ""
    at = f" at {scene.local(said.when.at):%H:%M}" if said.when.said else ""
    preview = f"INTEREST · {person.name} · {kind} · {conduct}{at}{secret}"
    doubts += _doubts(scene, person.id, kind, conduct, in_room)
    return Understanding(Kind.INTEREST, preview, edit, doubts)


def _unsaid(kind: InterestKind | None, said: Conduct) -> tuple[str, ...]:
    """The doubt about what is minuted though it was not said: the kind, and what was done (R30)."""
    doubts = () if kind is not None else (f"no kind typed: minuted as {InterestKind.PERSONAL}",)
    if said.conduct is not None:
        return doubts
    if said.word:
        done = f"'{said.word}' is read as of the story: minuted as stayed; end with '; left' if not"
    else:
        done = "not said what was done: minuted as stayed"
    return (done, *doubts)


def _doubts(
    scene: Scene, person: str, kind: InterestKind, conduct: InterestConduct, in_room: bool
) -> tuple[str, ...]:
    doubts = []
    if kind is InterestKind.PECUNIARY and conduct is InterestConduct.STAYED:
        doubts.append("with such an interest nobody takes part or votes without a dispensation")
    if not in_room and scene.meeting.opened is not None:
        doubts.append(f"{who(scene.board, scene.meeting, person).name} is not in the room")
    goes = conduct in LEAVES or (kind is InterestKind.PECUNIARY and conduct is InterestConduct.STAYED)
    if goes and scene.meeting.opened is not None:
        doubts.append(chair_doubt(scene.board, scene.meeting, scene.attendance_now, person))
    if scene.item is None:
        doubts.append("no item is in hand")
    return tuple(doubt for doubt in doubts if doubt)


def still_out(scene: Scene) -> tuple[str, ...]:
    """A hint for each person who left for the item in hand and is to come back when it is over (R31)."""
    result = scene.attendance
    item = scene.meeting.item(scene.item)
    hints = []
    for person in out_with_an_interest(scene.meeting, result):
        known = who(scene.board, scene.meeting, person)
        number = f"item {item.number.rstrip('.')}" if item else "this item"
        hints.append(f"{known.name} left for {number}; type +{known.code or known.name} when back")
    return tuple(hints)
