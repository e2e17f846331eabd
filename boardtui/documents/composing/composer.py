"""Papers into a pack, through docxcompose. Only the composing process may import this.

docxcompose brings over text, tables, pictures, styles and footnotes. Lists, sections and bookmarks are done
here: it gives two lists of one table the same number, takes a landscape page for the whole document's, and
loses bookmarks that overlap.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docxcompose.composer import Composer
from lxml import etree

from boardtui.documents.composing.headings import lower_headings
from boardtui.documents.composing.job import Composed, Job
from boardtui.documents.composing.numbering import ListsMoved, numbering_of, say_numbers
from boardtui.documents.composing.places import own_places
from boardtui.documents.composing.preparing import NotComposable, copied, prepared
from boardtui.documents.composing.sections import fit_sections, name_references
from boardtui.documents.composing.styles import complete
from boardtui.documents.composing.tidying import tidy
from boardtui.documents.word.house_style import packed

# What importing docxcompose has just broken (docxcompose#101), for the saving of the pack at the end.
nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

_UNREADABLE = (BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, EOFError, OSError, NotImplementedError)
_UNUSUAL = (
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    AssertionError,
    MemoryError,
    RecursionError,
)
"""What python-docx and docxcompose raise for a file that is not as they expect one."""


_ODD = "it is not built as Word builds a file: saved anew as .docx in Word it may go in"


class PaperRefused(Exception):
    """Paper ``number`` of the job cannot be composed; ``reason`` stands behind "because"."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.number, self.reason = number, reason


def compose(job: Job) -> Iterator[Composed]:
    """Carry ``job`` out, telling of each paper as it is done; the target is written at the end.

    Raises PaperRefused at the first paper that cannot be composed, and writes nothing then.
    """
    pack = Document(job.base)
    name_references(pack.element.body)
    composer = _PackComposer(pack)
    for number, paper in enumerate(job.papers):
        place = _place_of(pack, paper.marker)
        if paper.refused:
            _say(place, paper.refused)
            yield Composed(number)
            continue
        try:
            yield Composed(number, _put_in(composer, Path(paper.path), place, number))
        except NotComposable as reason:
            raise PaperRefused(number, str(reason)) from reason
        except _UNREADABLE as error:
            raise PaperRefused(number, "it is damaged: Word may be able to repair it") from error
        except _UNUSUAL as error:
            kind = type(error).__name__
            raise PaperRefused(number, f"{_ODD} ({kind})") from error
    tidy(pack)
    Path(job.target).write_bytes(_without_dates(pack))


def _put_in(composer: "_PackComposer", path: Path, place: "etree._Element", number: int) -> tuple[str, ...]:
    pack = composer.doc
    paper, said = prepared(path)
    own_places(paper.element.body, number + 1)
    say_numbers(paper, pack)
    lower_headings(paper, pack)
    last = copied(paper.element.body.find(qn("w:sectPr")))
    body = pack.element.body
    index = body.index(place)
    before = len(body)
    composer.lists = _lists(composer, paper)
    composer.insert(index, paper)
    given = list(body[index : index + len(body) - before])
    complete(pack, paper)
    end = _end_of_part(body, place, given)
    inner = [one for element in given for one in element.iter(qn("w:sectPr")) if one is not end]
    fit_sections(pack, inner, last, end)
    return said


def _place_of(pack: WordDocument, marker: str) -> "etree._Element":
    paragraphs: list[etree._Element] = pack.element.body.findall(qn("w:p"))
    for paragraph in paragraphs:
        if "".join(str(one.text or "") for one in paragraph.iter(qn("w:t"))) == marker:
            return paragraph
    raise ValueError(f"there is no place for a paper in the pack: {marker}")


def _say(place: "etree._Element", words: str) -> None:
    """Let the paragraph that kept a place say ``words``."""
    first, *others = list(place.iter(qn("w:t")))
    first.text = words
    for other in others:
        other.text = ""


def _end_of_part(
    body: "etree._Element", place: "etree._Element", given: "list[etree._Element]"
) -> "etree._Element":
    """Take the paragraph that kept the place away; the section it ended is ended by the paper's last."""
    section = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    last = given[-1]
    if section is None:
        body.remove(place)
        section = body.find(qn("w:sectPr"))
        assert section is not None
        if last.tag != qn("w:p"):  # two tables that touch would become one, and a body ends in a paragraph
            last.addnext(_thin_line())
        return section
    if last.tag == qn("w:p") and last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        properties = last.get_or_add_pPr()  # type: ignore[attr-defined]  # python-docx's own element
        properties.append(section)
        body.remove(place)
    else:
        thin = _thin_line()
        thin.find(qn("w:pPr")).append(section)  # type: ignore[union-attr]
        body.replace(place, thin)
    return section


def _thin_line() -> "etree._Element":
    paragraph: etree._Element = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]
    spacing: etree._Element = OxmlElement("w:spacing")
    for name, said in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), said)
    properties.append(spacing)
    return paragraph


class _PackComposer(Composer):  # type: ignore[misc]  # docxcompose has no types
    """docxcompose, without what it does to sections, bookmarks and lists."""

    lists: ListsMoved | None = None

    def add_numberings(self, doc: WordDocument, element: "etree._Element") -> None:
        """Lists as paragraphs; a style that comes along puts nobody in a list: the paragraphs say it."""
        if element.tag == qn("w:style"):
            for one in list(element.iter(qn("w:numPr"))):
                one.getparent().remove(one)  # type: ignore[union-attr]
        elif self.lists is not None:
            self.lists.move(element)

    def restart_first_numbering(self, doc: WordDocument, element: "etree._Element") -> None:
        """Each list of each paper has a number of its own, so there is nothing to restart."""

    def renumber_bookmarks(self) -> None:
        """They were numbered before they came."""

    def fix_section_types(self, doc: WordDocument) -> None:
        """Sections are fitted once they are in."""

    def fix_header_and_footers(self, doc: WordDocument) -> None:
        """The pack's own stand on every page."""


def _lists(composer: _PackComposer, paper: WordDocument) -> ListsMoved | None:
    theirs = numbering_of(paper)
    return None if theirs is None else ListsMoved(composer.numbering_part().element, theirs)


def _without_dates(pack: WordDocument) -> bytes:
    """The pack as bytes that tell nothing of the hour and the computer it was composed on."""
    stream = io.BytesIO()
    pack.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return packed([(one, archive.read(one)) for one in archive.namelist()], compress=True)
