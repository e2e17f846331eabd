"""The zip a Word file is: its parts read within limits, and what each relates to. Raises Unreadable only."""

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final

from lxml import etree

LARGEST_PART: Final = 40_000_000
"""Bytes of one unpacked part: a report of a thousand pages has a fifth of it."""
MOST_BYTES: Final = 120_000_000
"""Bytes unpacked in all: a small file that unpacks to more is made to harm."""
MOST_PARTS: Final = 5_000

_DOCTYPES: Final = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))


class Unreadable(Exception):
    """Why a file cannot be examined: one sentence for the person who gave it."""


class DamagedPart(Exception):
    """Why one part of the package cannot be read, without a full stop."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part relates to. ``kind`` is the last word of its type: ``styles``, ``header``."""

    kind: str
    target: str
    external: bool


class Package:
    """An opened zip. ``names`` are its parts in order, one twice where the zip holds it twice."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Reads the zip's list of parts from ``stream``; raises Unreadable."""
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            raise Unreadable("It is damaged: Word cannot unpack it.") from error
        self.names = tuple(self._zip.namelist())
        self._known = frozenset(self.names)
        self._left = MOST_BYTES
        if len(self.names) > MOST_PARTS:
            raise Unreadable(f"It has {len(self.names)} parts; no Word file has so many.")

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises DamagedPart, or Unreadable where it unpacks to more than is allowed."""
        try:
            with self._zip.open(name) as part:
                content = part.read(min(LARGEST_PART, self._left) + 1)
        except KeyError as error:
            raise DamagedPart("is missing") from error
        except RuntimeError as error:
            raise Unreadable("It is locked with a password: save it without one first.") from error
        except (
            zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error,
            NotImplementedError,
        ) as error:  # fmt: skip
            raise DamagedPart("cannot be unpacked") from error
        self._left -= len(content)
        if self._left < 0 or len(content) > LARGEST_PART:
            raise Unreadable("It unpacks to more than a Word file of words can hold, so it was left alone.")
        return content

    def xml(self, name: str) -> etree._Element:
        """A part parsed, with no entity and nothing from outside let in. Raises what :meth:`read` raises."""
        content = self.read(name)
        if any(one in content for one in _DOCTYPES):
            raise DamagedPart("holds a DOCTYPE, which Word refuses")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedPart("is not well-formed XML") from error

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What ``part`` (``""`` for the package itself) relates to, by id. Raises what :meth:`xml` raises."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self:
            return {}
        found = {}
        for one in self.xml(name):
            external = one.get("TargetMode") == "External"
            target = one.get("Target") or ""
            if not external:
                rooted = target.startswith("/")
                target = target.lstrip("/") if rooted else posixpath.normpath(posixpath.join(folder, target))
            kind = (one.get("Type") or "").rpartition("/")[2]
            found[one.get("Id") or ""] = Relationship(kind, target, external)
        return found
