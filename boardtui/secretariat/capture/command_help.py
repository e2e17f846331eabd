"""The commands of the capture line as a person is told of them: the drop-down, and the help page."""

from difflib import get_close_matches
from typing import NamedTuple


class CommandHelp(NamedTuple):
    """One command: the word that is typed, an example of its use, and what it does in one phrase."""

    word: str
    usage: str
    help: str


COMMANDS: tuple[CommandHelp, ...] = (
    CommandHelp("next", "/next", "take the next item of the agenda"),
    CommandHelp("prev", "/prev", "take the item before this one"),
    CommandHelp("item", "/item 4", "take an item, in whatever order"),
    CommandHelp("open", "/open 15:00", "open the meeting; of one that is open, correct when that was"),
    CommandHelp("time", "/time 15:40", "set the clock; /time dp 15:40 corrects when somebody came or left"),
    CommandHelp("end", "/end 16:30", "close the meeting"),
    CommandHelp("close", "/close 16:30", "close the meeting"),
    CommandHelp("break", "/break 10:40: tea", "adjourn, with the reason"),
    CommandHelp("adjourn", "/adjourn 10:40: fire drill", "adjourn, with the reason"),
    CommandHelp("resume", "/resume 11:00", "go on; /resume 11:00 roll takes the roll again"),
    CommandHelp("abandon", "/abandon 10:30: reason", "give up for want of a quorum; who came is kept"),
    CommandHelp("reopen", "/reopen: item 2 was wrong", "change what was recorded, with the reason"),
    CommandHelp("void", "/void 07: typed twice", "take out a decision, action or vote, with the reason"),
    CommandHelp("exempt", "/exempt 3", "move the item to Part 2, with the paragraph that applies"),
    CommandHelp("public", "/public", "put the item back into Part 1"),
    CommandHelp("defer", "/defer 4 to the next meeting", "put the item to a later meeting"),
    CommandHelp("withdraw", "/withdraw 4", "take the item off; it keeps its number"),
    CommandHelp("present", "/present dp, js", "mark several people present"),
    CommandHelp("apologies", "/apologies from rc, js", "take apologies"),
    CommandHelp("absent", "/absent rc", "mark absent without apology"),
    CommandHelp("remote", "/remote rc", "mark present remotely"),
    CommandHelp("left", "/left dp 15:40", "somebody leaves"),
    CommandHelp("sub", "/sub rr for rc", "a substitute stands in for a member"),
    CommandHelp("standdown", "/standdown rr", "a substitute gives the seat back"),
    CommandHelp("attending", "/attending Jo Ray, Ely City", "put a guest on the meeting"),
    CommandHelp("officers", "/officers Jo Ray (LGA)", "put officers on the meeting"),
    CommandHelp("chair", "/chair dp", "say who presides"),
    CommandHelp("progress", "/progress 07: sent", "report on an action"),
    CommandHelp("reword", "/reword dp: Cllr Parsons was late", "word somebody's coming or going yourself"),
    CommandHelp("approve", "/approve note", "agree the last note; amended: /approve note: 12 -> 13"),
    CommandHelp("approved", "/approved at 2026-11-24", "the note was approved at that meeting"),
    CommandHelp("checked", "/checked 22 nov", "the chair has checked the draft note"),
    CommandHelp("circulated", "/circulated 24 nov", "the draft note went out to the members"),
    CommandHelp("signed", "/signed by dp 18 jan", "who signed the approved note"),
    CommandHelp("export", "/export", "write the note as a Word document"),
    CommandHelp("undo", "/undo", "take back the last thing"),
    CommandHelp("redo", "/redo", "do it again"),
)
"""Every command, in the order a drop-down offers them."""


def no_command(text: str) -> str:
    """The sentence about ``text``, which opens with a slash and is no command, or not the whole of one."""
    if not text[1:].strip():
        return "Type a command behind the slash, for example /next."
    word = text[1:].split(maxsplit=1)[0].casefold().rstrip(":")
    usages = {one.word: one.usage for one in COMMANDS}
    if word in usages:
        return f"Type /{word} as in {usages[word]}."
    alike = [one for one in usages if one.startswith(word)] or get_close_matches(word, usages, 1)
    hint = (
        f"Nearest: {usages[alike[0]]}."
        if alike
        else "Typing / lists them, and so does boardtui help capture-line."
    )
    return f"There is no command '{text.split()[0]}'. {hint}"
