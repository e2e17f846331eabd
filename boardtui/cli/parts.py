"""What the command line is handed: the ways to open a workspace, make a sample and show the app.

Plain classes on purpose: this is imported before anything is known, and dataclasses cost 3 ms of start.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from boardtui.cli.speech import say

if TYPE_CHECKING:
    from boardtui.secretariat.ports import Archive
    from boardtui.secretariat.secretariat import Secretariat


class View(NamedTuple):
    """How the app should look, as the command line has it; what is not given there is as config.toml says."""

    config: str | None = None
    theme: str | None = None
    ascii_only: bool = False
    no_mouse: bool = False
    plain: bool = False


class Parts(NamedTuple):
    """The concrete parts, picked by ``__main__``.

    ``open_workspace`` takes the folder or None for the usual one, the user or None, and whether it is for
    reading only. ``make_sample`` takes the folder and, for the eve of a meeting, what a person called that
    meeting. ``run_app`` shows a workspace, which it opens itself by what it is given; ``run_demo`` a
    temporary copy of the sample, whole where its first argument is True, for the user of its second.
    ``open_archive`` opens a workspace's files in whatever
    state they are; ``make_workspace`` makes the folder a workspace where it is missing or empty;
    ``refuse_missing`` refuses at once a folder that is no workspace. ``list_keys`` gives the place, the keys
    and the words of every command, once the keys in config.toml are known to be free of clashes;
    ``snippets`` the phrases for the capture line in it. ``begin_workspace`` makes the workspace the app is
    to open where nobody has one yet.
    """

    open_workspace: Callable[[str | None, str | None, bool], "Secretariat"]
    make_sample: Callable[[str, str | None], None]
    run_app: Callable[[Callable[[], "Secretariat"], View], int]
    run_demo: Callable[[bool, str | None, View], int]
    open_archive: "Callable[[str | None, str | None, bool], Archive] | None" = None
    make_workspace: Callable[[str | None], None] | None = None
    refuse_missing: Callable[[str | None], None] | None = None
    list_keys: Callable[[View], list[dict[str, str]]] | None = None
    snippets: "Callable[[View], Mapping[str, str]] | None" = None
    begin_workspace: Callable[[str | None], None] | None = None


class Call:
    """One call of the program: the parts and the global options, wherever in the line they stood."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.workspace: str | None = None
        self.user: str | None = None
        self.readonly = False
        self.config: str | None = None
        self.theme: str | None = None
        self.ascii_only = False
        self.no_mouse = False
        self.plain = False

    @property
    def view(self) -> View:
        """How the app should look."""
        return View(self.config, self.theme, self.ascii_only, self.no_mouse, self.plain)

    def open(self) -> AbstractContextManager["Secretariat"]:
        """The workspace, open; saved and let go of at the end. What was noticed of its files is said then."""
        return self._open()

    @contextmanager
    def opener(self) -> Iterator[Callable[[], "Secretariat"]]:
        """A way to open the workspace later, once, from any thread; what it opened is let go of at the end.

        A folder that is no workspace is refused now; an empty one becomes one.
        """
        if self.parts.begin_workspace is not None and not self.readonly:
            self.parts.begin_workspace(self.workspace)
        if self.parts.refuse_missing is not None:
            self.parts.refuse_missing(self.workspace)
        with ExitStack() as stack:
            yield lambda: stack.enter_context(self._open())

    def archive(self) -> "Archive":
        """The workspace's files: backups, checks, repairs."""
        assert self.parts.open_archive is not None
        return self.parts.open_archive(self.workspace, self.user, self.readonly)

    def make_if_missing(self) -> None:
        """Make the workspace where its folder is missing or empty."""
        assert self.parts.make_workspace is not None
        self.parts.make_workspace(self.workspace)

    @contextmanager
    def _open(self) -> Iterator["Secretariat"]:
        with closing(self.parts.open_workspace(self.workspace, self.user, self.readonly)) as secretariat:
            try:
                yield secretariat
            finally:
                for notice in secretariat.notices:
                    say(notice)
