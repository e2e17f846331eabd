"""How a board has its documents written, said in a shell and seen in what is exported."""

from pathlib import Path

from tests.cli.conftest import Shell


def test_the_forms_a_board_sets_are_in_its_documents_from_that_day_on(inside: Shell, workspace: Path) -> None:
    held = ("--workspace", workspace)
    forms = ("clock_form=12-hour", "date_form=weekday", "note_layout=linear", "note_title=Minutes")
    said = [part for one in forms for part in ("--set", one)]
    done = inside(*held, "boards", "set", *said, "--from", "2011-01-01")
    assert done.returncode == 0, done.stderr
    listed = inside(*held, "boards", "settings", "--on", "2011-01-18").stdout
    assert "clock_form" in listed and "12-hour" in listed and "linear" in listed

    def exported(kind: str, meeting: str) -> str:
        done = inside(*held, "export", kind, "--meeting", meeting, "--format", "md")
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.removesuffix("\n")).read_text("utf-8")

    assert "Tuesday 18 January 2011, 11.30 am – 1.00 pm" in exported("notice", "2011-01-18")
    january, november = exported("note", "2011-01-18"), exported("note", "2010-11-17")
    assert january.startswith("# Minutes\n") and "### 1 " in january
    assert november.startswith("# Note of decisions") and "### " not in november
    assert "15.00, 17 November 2010" in november


def test_a_form_that_there_is_none_of_is_refused_by_name(inside: Shell, workspace: Path) -> None:
    done = inside("--workspace", workspace, "boards", "set", "--set", "note_layout=round")
    assert done.returncode == 2
    assert "note_layout is one of table, linear, not 'round'." in done.stderr
