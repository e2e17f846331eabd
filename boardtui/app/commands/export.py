"""The commands of place 8, and the one by which the other places export what they show."""

from typing import Any, ClassVar

from boardtui.app.commands.command import Command


class ExportCommand(Command):
    """Something done to the document that is chosen."""

    section: ClassVar[str] = "Export"


class WriteFile(ExportCommand):
    """Write the document. Nothing is ever overwritten: the next free name is used, and said."""

    id = "export-write"
    keys = ("enter", "x")
    hint = "Write file"
    priority = 10

    def run(self, place: Any) -> None:
        place.write()


class NextValue(ExportCommand):
    """Turn to the next value of this part."""

    id = "export-right"
    keys = ("right", "l")

    def run(self, place: Any) -> None:
        place.turn(1)


class ValueBefore(ExportCommand):
    """Turn to the value before."""

    id = "export-left"
    keys = ("left", "h")

    def run(self, place: Any) -> None:
        place.turn(-1)


class ChooseValue(ExportCommand):
    """Choose from everything this part can be; a house style is typed as its path."""

    id = "export-choose"
    keys = ("space", "e")
    hint = "Choose"
    priority = 11

    def run(self, place: Any) -> None:
        place.choose_value()


class NextPart(ExportCommand):
    """Go down the parts."""

    id = "export-next"
    keys = ("down", "j")

    def run(self, place: Any) -> None:
        place.step(1)


class PartBefore(ExportCommand):
    """Go up the parts."""

    id = "export-previous"
    keys = ("up", "k")

    def run(self, place: Any) -> None:
        place.step(-1)


class PreviewOn(ExportCommand):
    """Go a page on in the preview."""

    id = "export-page-on"
    keys = ("pagedown",)
    hint = "Preview"
    priority = 14

    def run(self, place: Any) -> None:
        place.page(1)


class PreviewBack(ExportCommand):
    """Go a page back in the preview."""

    id = "export-page-back"
    keys = ("pageup",)

    def run(self, place: Any) -> None:
        place.page(-1)


class PreviewTop(ExportCommand):
    """Go to the top of the preview."""

    id = "export-top"
    keys = ("home",)

    def run(self, place: Any) -> None:
        place.page(-10_000)


class PreviewEnd(ExportCommand):
    """Go to the end of the preview."""

    id = "export-end"
    keys = ("end", "G", "shift+g")

    def run(self, place: Any) -> None:
        place.page(10_000)


class FullPreview(ExportCommand):
    """Give the preview the whole window, or part of it again."""

    id = "export-full"
    keys = ("p",)
    hint = "Full"
    priority = 15

    def run(self, place: Any) -> None:
        place.toggle_full()


class NextCheck(ExportCommand):
    """Go where the next of the checks is seen to."""

    id = "export-problem"
    keys = ("n",)
    hint = "Next problem"
    priority = 12

    def run(self, place: Any) -> None:
        place.go_to_next_check()


class LeaveExport(ExportCommand):
    """Stop what is being made; else take a message away; twice, show the keys."""

    id = "export-escape"
    keys = ("escape",)

    def run(self, place: Any) -> None:
        place.step_out()


EXPORT: tuple[type[Command], ...] = (
    WriteFile, ChooseValue, NextValue, ValueBefore, NextPart, PartBefore, PreviewOn, PreviewBack, PreviewTop,
    PreviewEnd, FullPreview, NextCheck, LeaveExport,
)  # fmt: skip


class ExportView(Command):
    """Export what is shown here: its document, ready to be looked at and written."""

    id = "export-view"
    section = "In every register"
    keys = ("x",)
    hint = "Export"
    priority = 55

    def run(self, place: Any) -> None:
        place.app.go_export(place.export_view())


class ExportRegister(ExportView):
    """Export the attendance register of this year."""

    keys: ClassVar[tuple[str, ...]] = ("X", "shift+x")  # type: ignore[assignment]  # x marks there
