"""boardtui history: everything that was entered, newest first."""

import json
from pathlib import Path

from tests.cli.conftest import Shell


def test_the_history_as_a_table_and_as_json(inside: Shell, eve: Path) -> None:
    lines = ("-e", "/open", "-e", "N: Members noted the report.")
    assert inside("record", "--workspace", eve, "--user", "clerk", *lines).returncode == 0
    told = json.loads(inside("history", "--workspace", eve, "--json").stdout)
    assert told[0]["said"] == "Note: Members noted the report." and told[0]["user"] == "clerk"
    assert told[0]["verb"] == "minute" and told[0]["undone"] is False
    assert [one["sequence"] for one in told] == sorted((one["sequence"] for one in told), reverse=True)
    table = inside("history", "--workspace", eve)
    assert "Members noted the report." in table.stdout and "The record was begun" in table.stdout
    assert "2010-11-17" in table.stderr


def test_a_meeting_that_is_not_there_is_refused(inside: Shell, whole_sample: Path) -> None:
    done = inside("history", "--workspace", whole_sample, "--meeting", "1 May 1999")
    assert (done.returncode, done.stdout) == (1, "")
