"""What the composing process is asked for and what it answers, as JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperToCompose:
    """One paper: the words of the paragraph that it replaces, and the file it is in.

    ``refused`` is the sentence that stands in its place where it was tried before and cannot be composed.
    """

    marker: str
    path: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Compose ``papers`` into the Word file ``base``, as the new file ``target``."""

    base: str
    target: str
    papers: tuple[PaperToCompose, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """One line of the answer: that paper ``number`` is in, and what was changed in it, in sentences.

    ``failed`` says instead why it cannot be put in; nothing is written then.
    """

    number: int
    warnings: tuple[str, ...] = ()
    failed: str = ""
