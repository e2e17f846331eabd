"""Letters made comparable: case, accents and typographic apostrophes folded away."""

import unicodedata


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with straight apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("‑", "-"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())
