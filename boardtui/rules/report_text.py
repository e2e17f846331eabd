"""A report typed as plain text, read into its parts."""

import re

from boardtui.model.agendas import ReportKind, ReportPart
from boardtui.model.text import clean, clean_line

_HEADING = re.compile(r"#+\s+(.*)")
_SUB_PARAGRAPH = re.compile(r"(?:[-*•–]|\(?[a-z]\)|\d{1,2}\.\d{1,2}\.?)\s+(.*)")
_PARAGRAPH = re.compile(r"\d{1,3}[.)]\s+(.*)")
_ENDS = (".", ";", ":", ",")


def report_parts(text: str) -> tuple[ReportPart, ...]:
    """The parts of a report: empty lines part them, the lines of one part are run together.

    ``# Background`` is a heading; ``- north gate;``, ``(a) …`` or ``3.1 …`` opens a sub-paragraph, ``3. …`` a
    paragraph. Such numbers are dropped, since they follow from the order; in the midst of a sentence that was
    broken over two lines they are part of it.
    """
    found: list[ReportPart] = []
    lines: list[str] = []

    def close() -> None:
        said = clean_line(" ".join(lines))
        lines.clear()
        if not said:
            return
        for pattern, kind in ((_SUB_PARAGRAPH, ReportKind.SUB_PARAGRAPH), (_PARAGRAPH, ReportKind.PARAGRAPH)):
            opened = pattern.fullmatch(said)
            if opened is not None:
                found.append(ReportPart(opened[1], kind))
                return
        found.append(ReportPart(said))

    for line in (one.strip() for one in clean(text).split("\n")):
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            close()
            found.append(ReportPart(clean_line(heading[1]), ReportKind.HEADING))
            continue
        goes_on = bool(lines) and not lines[-1].endswith(_ENDS)
        opens = _SUB_PARAGRAPH.fullmatch(line) or _PARAGRAPH.fullmatch(line)
        if not line or (opens and not goes_on):
            close()
        lines.append(line)
    close()
    return tuple(found)
