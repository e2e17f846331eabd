"""What is said of the end of a journal that cannot be read: which entry that was, when, and what to do."""

import re
from datetime import datetime

_ENTRY = re.compile(rb'"seq":(\d{1,12}),"at":"([0-9T:.-]{19,26})Z"')
_END_OF_A_LINE = b',"sum":"'


def told_of_torn(journal: str, kept: str, sequence: int, torn: bytes) -> str:
    """A sentence for ``torn``, which stood in ``journal`` after entry ``sequence`` and is kept as ``kept``.

    A line that has its end was written whole: it may have been acknowledged, and was damaged on the disk
    since. Only its one copy was damaged, so it cannot be made good, but it can be told which it was.
    """
    found = _ENTRY.search(torn)
    number = int(found[1]) if found and int(found[1]) == sequence + 1 else sequence + 1
    when = _moment(found[2]) if found else ""
    if _END_OF_A_LINE in torn or torn.endswith(b'"}\n'):
        return (
            f"Entry {number}{when} was damaged on the disk after it was written, perhaps after it was shown "
            "as saved: it is not in the record. Look over what was entered last, and enter it again. "
            f"What is left of it is kept as {kept}."
        )
    return f"The end of {journal} was torn: entry {number}{when} was being saved. It is kept as {kept}."


def _moment(said: bytes) -> str:
    try:
        at = datetime.fromisoformat(f"{said.decode()}+00:00")
    except ValueError:
        return ""
    return f" of {at:%d %B %Y, %H:%M} UTC"
