"""Checking a record: its journal line by line, and its TinyDB file against what the journal tells."""

from pathlib import Path

from boardtui.errors import RecordDamaged
from boardtui.store import journal, tables
from boardtui.store.record_file import replay


def verify_pair(base: Path) -> int:
    """Replay the journal at ``base`` and compare the TinyDB file with it; the number of lines.

    Raises RecordDamaged, naming the file, at the first thing that does not hold.
    """
    journal_path = base.with_name(base.name + ".journal")
    table_path = base.with_name(base.name + ".json")
    loaded = tables.load(table_path)  # before the journal, which another copy may be adding to
    reading = journal.read(journal_path)
    if reading.torn:
        raise RecordDamaged(f"{journal_path} ends in a torn line; opening the board sets it aside.")
    if not reading.lines:
        raise RecordDamaged(f"{journal_path} is empty. Restore the record from a backup.")
    if loaded is not None:
        record, seal = loaded
        told = replay(reading.lines[: seal.sequence]).record if seal.sequence <= len(reading.lines) else None
        if told != record:
            raise RecordDamaged(f"{table_path} does not say what its journal tells.")
    replay(reading.lines)
    return len(reading.lines)
