"""How many of a thing there are, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """``1 item``, ``2 items``; ``many`` where more than one are called otherwise."""
    return f"{number} {one if number == 1 else many or one + 's'}"
