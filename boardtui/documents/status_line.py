"""Where the status of a document is said: once under its title, whoever typesets it."""

from boardtui.documents.outline import Block, Heading, Outline, Paragraph, Style


def blocks_with_status(outline: Outline) -> tuple[Block, ...]:
    """The blocks of ``outline`` with its status after the title, unless a builder has placed one itself."""
    placed = any(isinstance(block, Paragraph) and block.style is Style.STATUS for block in outline.blocks)
    if placed or not outline.status.strip():
        return outline.blocks
    status = Paragraph(outline.status, Style.STATUS)
    titles = (
        place for place, block in enumerate(outline.blocks) if isinstance(block, Heading) and block.level == 1
    )
    after = next(titles, -1) + 1
    return (*outline.blocks[:after], status, *outline.blocks[after:])
