"""Register marks in the capture line: ``+DP`` arrives, ``-JS 15:40`` leaves, ``=RC apologies``.

Several people may stand behind one sign (``+dp js pn``), and several signs on one line.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import get_close_matches

from boardtui.edits.base import MeetingEdit
from boardtui.edits.batch import Together
from boardtui.edits.presence import MarkPerson, PutOnMeeting, Roll, StepDown
from boardtui.model.boards import Role, SubstitutePolicy
from boardtui.model.presence import Attendee, Capacity
from boardtui.rules.identity import Known, who
from boardtui.rules.naming import match_person, nearest
from boardtui.rules.wording import joined
from boardtui.secretariat.capture import moments
from boardtui.secretariat.capture.correcting import correct_person
from boardtui.secretariat.capture.doubted_marks import Doubt, doubt_about
from boardtui.secretariat.capture.moments import When, take_when, time_doubts
from boardtui.secretariat.capture.scene import Kind, Scene, Understanding, refused

_SIGNS = {"+": Roll.PRESENT, "-": Roll.LEFT}
_STATUSES = {
    "present": Roll.PRESENT, "p": Roll.PRESENT, "here": Roll.PRESENT, "in": Roll.PRESENT,
    "remote": Roll.REMOTE, "r": Roll.REMOTE, "online": Roll.REMOTE, "remotely": Roll.REMOTE,
    "apologies": Roll.APOLOGIES, "apology": Roll.APOLOGIES, "a": Roll.APOLOGIES,
    "absent": Roll.ABSENT, "x": Roll.ABSENT,
    "left": Roll.LEFT, "l": Roll.LEFT, "out": Roll.LEFT,
    "unmarked": Roll.UNMARKED, "?": Roll.UNMARKED,
}  # fmt: skip
_WORDS = {
    Roll.PRESENT: "present",
    Roll.REMOTE: "present remotely",
    Roll.APOLOGIES: "apologies",
    Roll.ABSENT: "absent",
    Roll.LEFT: "left",
    Roll.UNMARKED: "not marked",
}
_COMING = (Roll.PRESENT, Roll.REMOTE)
_CAPACITIES: dict[Role | None, Capacity] = {
    Role.OFFICER: Capacity.OFFICER,
    Role.SUBSTITUTE: Capacity.SUBSTITUTE,
    Role.OBSERVER: Capacity.IN_ATTENDANCE,
}


def looks_like_marks(text: str) -> bool:
    """True for a line that opens with a sign and a letter right behind it."""
    return re.match(r"[+\-=][^\W\d_]", text) is not None


def may_mark(text: str) -> bool:
    """True for those lines and for ones whose sign stands apart, as in ``+ DP``."""
    return re.match(r"[+\-=]\s*[^\W\d_]", text) is not None


def read_marks(text: str, scene: Scene) -> Understanding:
    """One or more marks on one line, as one edit."""
    corrected = re.fullmatch(r"=(.+?)\s+at\s+(\S.*)", text, re.DOTALL | re.IGNORECASE)
    if corrected is not None and " =" not in text:
        return correct_person(corrected[1], corrected[2], scene)
    wanted, why = _wanted(text, scene)
    return refused(Kind.REGISTER, why) if why else marks_of(wanted, scene)


def read_spaced(text: str, scene: Scene) -> tuple[Understanding | None, str]:
    """A line whose sign stands apart from the words, as in ``+ DP``: the marks where every word finds
    somebody, else None and the doubt about minuting it, which is empty for what nobody means as a mark.

    A dash also opens the points of a list, so behind it only codes are marks.
    """
    spaced = re.fullmatch(r"([+\-=])\s+([^\W\d_].*)", text, re.DOTALL)
    if spaced is None:
        return None, ""
    sign, words = spaced[1], spaced[2]
    wanted, why = _wanted(sign + words, scene)
    codes = {one.code for one in scene.people if one.code}
    if sign == "-" and not _all_codes(words, scene):
        doubted = not why or words.split()[0] in codes
        return None, "minuted as a note: who leaves is typed as in -DP, without a space" if doubted else ""
    if why:
        first = re.split(r"\.(?:\s|$)", why)[0]
        return None, f"minuted as a note, and not a mark: {first[0].lower()}{first[1:]}"
    return marks_of(wanted, scene), ""


def _all_codes(words: str, scene: Scene) -> bool:
    """True where all of it is codes, but for a time at the end."""
    codes = {one.code.casefold() for one in scene.people if one.code}
    named = take_when(words, scene)[0].split()
    return bool(named) and all(one.casefold().strip(",;") in codes for one in named)


def _wanted(text: str, scene: Scene) -> tuple[list[tuple[Known, Roll, When]], str]:
    """Who is marked how and when by a line of signs; or the sentence that says what cannot be understood."""
    wanted: list[tuple[Known, Roll, When]] = []
    for part in re.split(r"\s+(?=[+\-=][^\W\d_])", text):
        roll, body, when, why = _sign(part, scene)
        if roll is None or why:
            return [], why
        people, why = find_all(body, scene) if body else ((), f"'{part}' names nobody.")
        if why:
            return [], why
        wanted.extend((person, roll, when) for person in people)
    return wanted, ""


def marks_of(wanted: Sequence[tuple[Known, Roll, When]], scene: Scene, word: str = "") -> Understanding:
    """Those marks as one edit; whoever cannot leave or come back at their time is left out and named.

    ``word`` is said once before the names, where it is the same of all. Where a member comes for whom
    somebody stands in, the question is asked (R10).
    """
    doubts = [(one, doubt_about(*one, scene)) for one in wanted]
    kept = [one for one, doubt in doubts if not doubt.void]
    warnings = tuple(doubt.said for _, doubt in doubts if doubt.said)
    if not kept:
        return refused(Kind.REGISTER, " ".join(f"{one}." for one in warnings))
    marks = tuple(edit for person, roll, when in kept for edit in _marks(scene, person, roll, when))
    said = [_said(person, roll, when, scene) for person, roll, when in kept]
    preview, label = " · ".join(said), "; ".join(said)
    if word:
        preview = f"{word}: {', '.join(_named(person, when, scene) for person, _, when in kept)}"
        label = preview
    edit = marks[0] if len(marks) == 1 else Together(marks, label)
    warnings += time_doubts((when.at for _, _, when in kept if when.said), scene)
    understood = Understanding(Kind.REGISTER, preview, edit, warnings)
    coming = [(person.id, when) for person, roll, when in kept if roll in _COMING]
    return _asked(understood, edit, coming, scene)


def mark(scene: Scene, person: str, roll: Roll, when: When | None = None) -> MarkPerson:
    """The mark of one person: now, or where ``when`` puts it, before what happened after it.

    The keys of the register make theirs here too, so that a time said on the clock is reckoned alike.
    """
    when = when or moments.now(scene)
    return MarkPerson(person, roll, when.at, when.item, inserted=when.inserted(scene))


def mark_doubt(scene: Scene, person: str, roll: Roll) -> Doubt:
    """What is odd about marking that person now, as by a key of the register."""
    return doubt_about(who(scene.board, scene.meeting, person), roll, moments.now(scene), scene)


def _marks(scene: Scene, person: Known, roll: Roll, when: When) -> tuple[MeetingEdit, ...]:
    """The mark; an officer or a reserve who comes is put on the meeting with it, to be listed as one."""
    made = mark(scene, person.id, roll, when)
    capacity = _CAPACITIES.get(person.role)
    listed = any((one.person or one.id) == person.id for one in scene.meeting.attendees)
    sits = scene.attendance.standing(person.id).sits_for is not None
    if roll not in _COMING or capacity is None or listed or sits:
        return (made,)
    return (PutOnMeeting(Attendee(person.id, capacity, person=person.id)), made)


def walk_in(scene: Scene, person: str, roll: Roll = Roll.PRESENT) -> Understanding | None:
    """What is asked when ``person`` comes for whom somebody stands in already; None where nobody does.

    ``question`` asks whether the substitute stands down; ``if_yes`` and ``if_no`` do what is answered, and
    ``edit`` what the board's policy says where nobody is asked (R10).
    """
    when = moments.now(scene)
    known = who(scene.board, scene.meeting, person)
    edit = mark(scene, person, roll, when)
    understood = Understanding(Kind.REGISTER, _said(known, roll, when, scene), edit)
    asked = _asked(understood, edit, [(person, when)], scene)
    return asked if asked.question else None


def find(query: str, scene: Scene) -> tuple[Known | None, str]:
    """The one person ``query`` means, or None and the sentence that says why not."""
    match = match_person(query, scene.people)
    if match.one is not None:
        return match.one, ""
    if not match.found:
        alike = joined(
            [f"{one.name} ({one.code})" if one.code else one.name for one in nearest(query, scene.people)]
        )
        hint = f"Nearest: {alike}." if alike else "Type a code, or more of the name."
        return None, f"Nobody here is called '{query}'. {hint}"
    names = ", ".join(one.name for one in match.found[:4])
    return None, f"'{query}' could be {names}. Type a code, or more of the name."


def find_all(body: str, scene: Scene) -> tuple[tuple[Known, ...], str]:
    """Everybody whom ``body`` names, or the sentence that says who cannot be found.

    ``dp js pn`` are three codes, ``Helen Platts, js`` a name and a code: the longest name wins, and a
    code never loses to a name.
    """
    found: list[Known] = []
    for piece in (one.strip() for one in re.split(r"[,;]|\band\b", body)):
        if piece:
            people, why = _several(piece.split(), scene)
            if why:
                return (), why
            found.extend(people)
    return (tuple(dict.fromkeys(found)), "") if found else ((), f"'{body}' names nobody.")


def _several(words: Sequence[str], scene: Scene) -> tuple[list[Known], str]:
    codes = {one.code.casefold(): one for one in scene.people if one.code}
    if all(word.casefold() in codes for word in words):
        return [codes[word.casefold()] for word in words], ""
    found: list[Known] = []
    place = 0
    while place < len(words):
        for end in range(min(len(words), place + 6), place, -1):
            one = match_person(" ".join(words[place:end]), scene.people).one
            if one is not None:
                found.append(one)
                place = end
                break
        else:
            rest = " ".join(words[place:]) if not found else words[place]
            return [], find(rest, scene)[1]
    return found, ""


def _sign(part: str, scene: Scene) -> tuple[Roll | None, str, When, str]:
    """What one sign says: the mark, the people's words, when, and why it cannot be understood."""
    body, when, why = take_when(part[1:], scene)
    roll = _SIGNS.get(part[0])
    if roll is None:
        body, _, word = body.rpartition(" ")
        roll = _STATUSES.get(word.casefold())
        if roll is None:
            alike = get_close_matches(word.casefold(), [one for one in _STATUSES if len(one) > 1], 1)
            meant = f" Nearest: {alike[0]}." if alike and body else ""
            said = "needs a status after the name: present, remote, apologies, absent, left or unmarked."
            return None, body, when, f"'{part}' {said}{meant}"
        if not when.said:
            body, when, why = take_when(body, scene)
    return roll, body, when, why


def _said(person: Known, roll: Roll, when: When, scene: Scene) -> str:
    return f"{person.name} {_WORDS[roll]} {_clock(when, scene)}"


def _named(person: Known, when: When, scene: Scene) -> str:
    """The name, with the time where one was said."""
    return f"{person.name} {_clock(when, scene)}" if when.said else person.name


def _clock(when: When, scene: Scene) -> str:
    item = scene.meeting.item(when.item) if when.said and when.item != scene.item else None
    under = f" (item {item.number.rstrip('.')})" if item else ""
    return f"{scene.local(when.at):%H:%M}{under}"


def _asked(
    understood: Understanding, edit: MeetingEdit, coming: Sequence[tuple[str, When]], scene: Scene
) -> Understanding:
    """``understood``, with the question where members come for whom substitutes sit."""
    pairs = [
        (person, substitute, when)
        for person, when in coming
        if (substitute := scene.attendance.seat_taken_of(person)) is not None
    ]
    if not pairs:
        return understood
    names = [(_name(person, scene), _name(substitute, scene)) for person, substitute, _ in pairs]
    downs = tuple(
        StepDown(substitute, when.at, when.item, inserted=when.inserted(scene))
        for _, substitute, when in pairs
    )
    subs = joined([substitute for _, substitute in names])
    if_yes = Together((edit, *downs), f"{understood.preview}; {subs} standing down")
    goes = scene.board.settings.substitutes.policy is SubstitutePolicy.STEPS_DOWN
    does = (
        [f"{substitute} stands down for {member}" for member, substitute in names]
        if goes
        else [f"{substitute} sits on, and {member} may not take part" for member, substitute in names]
    )
    here, down = ("is", "Does") if len(pairs) == 1 else ("are", "Do")
    return Understanding(
        understood.kind,
        understood.preview,
        if_yes if goes else edit,
        (*understood.warnings, *does),
        question=f"{joined([member for member, _ in names])} {here} here. {down} {subs} stand down?",
        if_yes=if_yes,
        if_no=_without_the_seat(edit, {person for person, *_ in pairs}),
        yes_adds=downs[0] if len(downs) == 1 else Together(downs, f"{subs} standing down"),
    )


def _without_the_seat(edit: MeetingEdit, members: Collection[str]) -> MeetingEdit:
    """``edit``, in which those members come and leave their seats to whoever sits in them."""
    match edit:
        case Together():
            parts = tuple(
                _without_the_seat(one, members) if isinstance(one, MarkPerson) else one for one in edit.edits
            )
            return replace(edit, edits=parts)
        case MarkPerson() if edit.person in members and edit.roll in _COMING:
            return replace(edit, seat_kept=True)
    return edit


def _name(person: str, scene: Scene) -> str:
    return who(scene.board, scene.meeting, person).name
