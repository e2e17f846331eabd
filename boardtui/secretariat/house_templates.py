"""House styles: a copy of ours to restyle in Word, and what to know of one that came back from there."""

from pathlib import Path

from boardtui.errors import Refusal, UsageRefusal
from boardtui.rules.finding import Finding

_ENDINGS = (".docx", ".dotx")


def new_template(path: Path) -> Path:
    """Writes our house style, with a page of samples, to ``path``; where it went.

    A name without an ending gets ``.docx``. Raises :class:`boardtui.errors.UsageRefusal` for another kind
    of file, a name that is taken or a folder that is not there; nothing is ever overwritten.
    """
    from boardtui.documents.word.house_style import house_template

    path = path if path.suffix else path.with_suffix(_ENDINGS[0])
    if path.suffix.lower() not in _ENDINGS:
        raise UsageRefusal(
            f"A house style is a Word file: call it {path.with_suffix('.docx').name} or .dotx."
        )
    content = house_template(as_template=path.suffix.lower() == ".dotx")
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise UsageRefusal(f"{path} is there already and is left as it is; choose another name.") from error
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return path


def check_template(path: Path) -> tuple[Finding, ...]:
    """What is worth knowing of the house style at ``path`` (``documents.word.template_check``)."""
    from boardtui.documents.word import template_check

    return template_check.check_template(path)


def replaced_styles(path: Path) -> str:
    """In one sentence the styles that the house style at ``path`` lacks; empty where it has them all."""
    from boardtui.documents.word.styles import seen_name
    from boardtui.documents.word.template import missing_styles
    from boardtui.rules.wording import joined

    missing = [f"'{seen_name(one.style)}'" for one in missing_styles(path)]
    if not missing:
        return ""
    lacks = f"The house style {path.name} has no style {joined(missing)}"
    return f"{lacks}, so others were used; 'boardtui template check' says which."
