"""A Word file opened for examination: its paragraphs, runs, tables, edges and properties, found once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Final

from lxml import etree

from boardtui.intake.accessibility.disguises import disguise, other_package
from boardtui.intake.accessibility.markup import inside, is_on, one_line, said, w
from boardtui.intake.accessibility.package import DamagedPart, Package, Relationship, Unreadable
from boardtui.intake.accessibility.styles import Styles

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph. ``level`` is that of a heading, else None or 0; ``style`` is the style's name."""

    element: etree._Element
    text: str
    style: str
    level: int | None
    in_table: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of one paragraph that look alike."""

    element: etree._Element
    paragraph: etree._Element
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with its words on one line."""

    element: etree._Element
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    element: etree._Element
    cells: tuple[Cell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. ``number`` counts every table of the file from 1; ``nested``: it stands inside another."""

    element: etree._Element
    number: int
    nested: bool
    lines: tuple[Line, ...]

    @property
    def head(self) -> Line | None:
        """The first row, whether marked as a header or not."""
        return self.lines[0] if self.lines else None


class Paper:
    """A Word file that could be opened. Whatever is in it, what it answers never raises."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Opens the file in ``stream``; raises Unreadable with the sentence for its giver."""
        hidden = disguise(stream)
        if hidden:
            raise Unreadable(hidden)
        stream.seek(0)
        self.package = Package(stream)
        try:
            self._open()
        except DamagedPart as error:
            raise Unreadable(f"It is damaged: a part that Word needs {error}.") from error

    def _open(self) -> None:
        roots = self.package.relationships("")
        main = next((one.target for one in roots.values() if one.kind == "officeDocument"), None)
        if main is None or main not in self.package:
            raise Unreadable(other_package(self.package))
        self.document = self.package.xml(main)
        if self.document.tag == f"{{{_STRICT}}}document":
            raise Unreadable(
                "It is saved as Strict Open XML, which few programs read: open it in Word and choose "
                "File > Save As > Word Document (*.docx)."
            )
        body = self.document.find(w("body"))
        if self.document.tag != w("document") or body is None:
            raise Unreadable(other_package(self.package))
        self.body = body
        self.main = main
        self.relationships: Mapping[str, Relationship] = self.package.relationships(main)
        self.styles = Styles(self._related("styles"))
        self.settings = self._related("settings")
        self.numbering = self._related("numbering")
        self.edges = tuple(
            self.package.xml(one.target)
            for one in self.relationships.values()
            if one.kind in ("header", "footer") and one.target in self.package
        )
        core = next((one.target for one in roots.values() if one.kind == "core-properties"), None)
        self.core = self.package.xml(core) if core is not None and core in self.package else None

    def _related(self, kind: str) -> etree._Element | None:
        for one in self.relationships.values():
            if one.kind == kind and one.target in self.package:
                return self.package.xml(one.target)
        return None

    @cached_property
    def paragraphs(self) -> tuple[Said, ...]:
        """Every paragraph of the body, of its tables and text boxes too, in order."""
        return tuple(
            Said(
                element,
                said(element),
                self.styles.name(self.styles.of(element)),
                self.styles.level(element),
                inside(element, w("tc")) is not None,
            )
            for element in self.body.iter(w("p"))
        )

    @cached_property
    def headings(self) -> tuple[Said, ...]:
        """The paragraphs that are headings and say something."""
        return tuple(one for one in self.paragraphs if one.level and one.text.strip())

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every run that says something."""
        return tuple(
            Run(element, paragraph.element, text)
            for paragraph in self.paragraphs
            for element in paragraph.element.iter(w("r"))
            if (text := said(element)).strip()
        )

    @cached_property
    def tables(self) -> tuple[Grid, ...]:
        """Every table, a nested one after the one it stands in."""
        return tuple(
            Grid(element, number, inside(element, w("tbl")) is not None, tuple(_lines(element)))
            for number, element in enumerate(self.body.iter(w("tbl")), 1)
        )

    @cached_property
    def outer_tables(self) -> tuple[Grid, ...]:
        """The tables that stand in no other."""
        return tuple(one for one in self.tables if not one.nested)

    @cached_property
    def sections(self) -> tuple[etree._Element, ...]:
        """The settings of each stretch of pages."""
        return tuple(self.body.iter(w("sectPr")))

    @cached_property
    def words(self) -> str:
        """All that the body says, a line a paragraph."""
        return "\n".join(one.text for one in self.paragraphs)

    def property(self, namespace: str, name: str) -> str:
        """A property of the file (File > Info), empty where it is not set."""
        found = None if self.core is None else self.core.find(f"{{{namespace}}}{name}")
        return "" if found is None else (found.text or "").strip()

    def in_header_row(self, paragraph: Said) -> bool:
        """Whether ``paragraph`` stands in a table's row that is marked as a header."""
        row = inside(paragraph.element, w("tr"))
        return row is not None and is_on(row.find(w("trPr/tblHeader")))


def _lines(table: etree._Element) -> Iterator[Line]:
    for row in table.iter(w("tr")):
        if inside(row, w("tbl")) is table:
            yield Line(row, tuple(_cells(row)))


def _cells(row: etree._Element) -> Iterator[Cell]:
    for cell in row.iter(w("tc")):
        if inside(cell, w("tr")) is row:
            yield Cell(cell, one_line("\n".join(said(one) for one in cell.iter(w("p")))))
