"""Opens properly: the package, its properties and its mode, before anything is read."""

from collections import Counter
from collections.abc import Iterator
from posixpath import basename, dirname, join
from typing import Final

from boardtui.intake.accessibility.markup import value, w, whole
from boardtui.intake.accessibility.naming import quoted, some
from boardtui.intake.accessibility.order import misplaced
from boardtui.intake.accessibility.package import DamagedPart
from boardtui.intake.accessibility.paper import Paper
from boardtui.intake.accessibility.verdicts import Check, Flaw, Group

SAVE_AGAIN: Final = "In Word: open it, accept a repair if one is offered, then File > Save As."
_TYPES: Final = "[Content_Types].xml"
_WORD_KINDS: Final = frozenset(
    ("header", "footer", "styles", "numbering", "settings", "footnotes", "comments")
)
_KNOWN_PROPERTIES: Final = {
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": (
        "category", "contentStatus", "keywords", "lastModifiedBy", "lastPrinted", "revision", "version",
    ),
    "http://purl.org/dc/elements/1.1/": (
        "creator", "description", "identifier", "language", "subject", "title",
    ),
    "http://purl.org/dc/terms/": ("created", "modified"),
}  # fmt: skip
_PROPERTIES: Final = frozenset(
    f"{{{space}}}{name}" for space, names in _KNOWN_PROPERTIES.items() for name in names
)
_MODE_OF_TODAY: Final = 15


def _parts(paper: Paper) -> Iterator[Flaw]:
    for name, times in Counter(paper.package.names).items():
        if times > 1:
            yield Flaw(f"The file holds its part {quoted(name)} {times} times.", name)
    for name in dict.fromkeys(paper.package.names):
        if name.endswith((".xml", ".rels")):
            try:
                paper.package.xml(name)
                missing = _missing_targets(paper, name) if name.endswith(".rels") else []
            except DamagedPart as error:
                missing = [Flaw(f"The part {quoted(name)} of the file {error}.", name)]
            yield from missing
    yield from _content_types(paper)


def _missing_targets(paper: Paper, name: str) -> list[Flaw]:
    part = join(dirname(dirname(name)), basename(name).removesuffix(".rels"))
    return [
        Flaw(f"The file names a part that it does not hold: {quoted(one.target)}.", name)
        for one in paper.package.relationships(part).values()
        if not one.external and not one.target.startswith("#") and one.target not in paper.package
    ]


def _content_types(paper: Paper) -> Iterator[Flaw]:
    try:
        entries = list(paper.package.xml(_TYPES))
    except DamagedPart:
        yield Flaw("The file's own list of what its parts are is missing or damaged.", _TYPES)
        return
    types = {(one.get("PartName") or "").lstrip("/"): one.get("ContentType") or "" for one in entries}
    endings = {(one.get("Extension") or "").lower() for one in entries} - {""}
    for name in dict.fromkeys(paper.package.names):
        listed = name in types or name.rpartition(".")[2].lower() in endings
        if not listed and name != _TYPES and not name.endswith("/"):
            yield Flaw(f"The file does not say what its part {quoted(name)} is.", name)
    for one in paper.relationships.values():
        if (
            one.kind in _WORD_KINDS
            and not one.external
            and "wordprocessingml" not in types.get(one.target, "")
        ):
            yield Flaw(f"The file says wrongly what its part {quoted(one.target)} is.", one.target)


def _properties(paper: Paper) -> Iterator[Flaw]:
    if paper.core is None:
        yield Flaw("The file has no properties: no title, no author, no dates.", "File > Info")
        return
    for tag, times in Counter(str(one.tag) for one in paper.core).items():
        name = tag.rpartition("}")[2]
        if tag not in _PROPERTIES:
            yield Flaw(f"The file's properties hold {quoted(name)}, which Word does not know.", "File > Info")
        elif times > 1:
            yield Flaw(f"The file's property {quoted(name)} is there {times} times.", "File > Info")


def _mode(paper: Paper) -> Iterator[Flaw]:
    settings = () if paper.settings is None else paper.settings.iter(w("compatSetting"))
    modes = [whole(value(one)) or 0 for one in settings if value(one, "name") == "compatibilityMode"]
    if not modes or modes[0] < _MODE_OF_TODAY:
        yield Flaw("The file is of an older Word: the title bar says [Compatibility Mode].")


def _order(paper: Paper) -> Iterator[Flaw]:
    parts = [("the text", paper.body), *(("a header or footer", edge) for edge in paper.edges)]
    for where, root in parts:
        faults = list(dict.fromkeys(misplaced(root)))
        if faults:
            yield Flaw(f"The file keeps {some(faults)} in the wrong place or order in {where}.", where)


CHECKS: Final = (
    Check(
        "T01",
        "package",
        Group.OPENS,
        "Every part of the file is there, once and whole.",
        SAVE_AGAIN,
        _parts,
    ),
    Check(
        "T03",
        "properties",
        Group.OPENS,
        "The file's properties are as Word writes them.",
        f"{SAVE_AGAIN} If that does not help, copy everything into a new document.",
        _properties,
    ),
    Check(
        "T04",
        "compatibility-mode",
        Group.OPENS,
        "The file is not in Compatibility Mode.",
        "In Word: File > Info > Convert.",
        _mode,
    ),
    Check(
        "T05",
        "order",
        Group.OPENS,
        "The file's marks stand in the order Word expects.",
        SAVE_AGAIN,
        _order,
    ),
)
