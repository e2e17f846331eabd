"""The help of plain mode: what can be typed, in short, and by topic."""

from boardtui.cli.plain.roll import ANSWERS
from boardtui.secretariat.capture.command_help import COMMANDS

_SHORT = (
    "Type a line and press Enter; each line is answered, and saved when the answer says Saved.",
    "A line is a note, unless it says otherwise: A: action, D: decision, V: vote, I: interest, Q: question.",
    "+DP arrives, -DP leaves, =DP apologies. roll takes the roll. next takes the next item.",
    "open 15:00 opens the meeting, close 16:30 closes it, undo takes back the last thing.",
    "Questions begin with a question mark: ? who, ? who is here, ? who is missing, ? quorum, ? item, "
    "? agenda, ? minutes, ? decisions, ? actions, ? check, ? last, ? where, ? boards, ? meetings.",
    "? open 17 November chooses a meeting. quit leaves.",
    "More: help people, help roll, help votes, help actions, help interests, help items, "
    "help questions, help commands.",
)
_TOPICS: dict[str, tuple[str, ...]] = {
    "people": (
        "+DP marks David Parsons present by his code; a name works where only one person has it.",
        "-DP leaves, -DP 15:40 left at that time, +DP -5 came five minutes ago.",
        "=DP apologies, =DP absent, =DP remote, =DP unmarked.",
        "sub Russell Roberts for Ruth Cadbury. standdown Russell Roberts gives the seat back.",
        "attending Paul Bettison, Bracknell Forest puts a guest on the meeting; officers an officer.",
    ),
    "interests": (
        "I: JS personal: a relative works there. Kinds: dpi, ori, nri, personal.",
        "I: JS dpi: owns land; left says what the member did: stayed, spoke then left, left, dispensation.",
    ),
    "roll": (
        "roll names each member who is not marked, one after the other.",
        ANSWERS,
        "A mark such as +DP, a question or a line such as N: may come in between; the roll then goes on.",
    ),
    "votes": (
        "V: 9-2-1 is nine for, two against, one abstained; so is V: 9 for, 2 against, 1 abstained.",
        "V: nem con, V: unanimous, V: by general assent.",
        "V: for DP JS; against RC; abstain KB is a vote by name; rest is everybody else.",
        "casting for, behind it, is the casting vote. moved @DP seconded @JS names the movers.",
        "The vote is put to the last decision under the item in hand.",
    ),
    "actions": (
        "A: Circulate the register @Helen Platts by 18 Jan.",
        "Dates: 18 Jan, 18/1, Tue, +2w, eom, next meeting. progress 07: sent reports on an action.",
        "void 07: typed twice takes a decision or action out, with the reason.",
    ),
    "items": (
        "next, prev and item 3 take an item. defer 4 to the next meeting. withdraw 4.",
        "break 10:40: tea, and resume 11:00. exempt item 3 moves it into private; public puts it back.",
    ),
    "questions": (
        "? who is everybody; ? who is here; ? who is missing: not marked yet. ? quorum.",
        "? item is the item in hand; ? agenda every item; ? where the whole situation.",
        "? minutes reads what is minuted under the item in hand; ? minutes 2 another; ? minutes all.",
        "? decisions and ? actions of this meeting. ? check is what is still open. ? last is the last entry.",
        "? boards, ? meetings; ? board NAME and ? open 17 November choose. ? again reads the record anew.",
        "A slash does for the question mark: /who. Without either, a line is a note.",
    ),
}


def help_on(topic: str) -> list[str]:
    """What can be typed, or what can be typed about ``topic``; the commands are a topic of their own."""
    if not topic:
        return list(_SHORT)
    if topic.startswith("command"):
        return [f"{one.usage.removeprefix('/')}: {one.help}." for one in COMMANDS]
    found = next((words for name, words in _TOPICS.items() if name.startswith(topic.rstrip("s"))), None)
    if found is None:
        return [f"There is no help on {topic}. Topics: {', '.join(_TOPICS)}, commands."]
    return list(found)
