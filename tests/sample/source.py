"""The facts of the source documents, stated once, and the documents themselves where they are at hand."""

import re
from pathlib import Path

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PACK = "003_*.txt"

GROUPS: dict[str, tuple[int, tuple[tuple[str, str, str], ...], tuple[tuple[str, str], ...]]] = {
    "Conservative": (
        6,
        (
            ("David Parsons CBE", "Chairman", "Leicestershire CC"),
            ("Peter Fleming", "", "Sevenoaks DC"),
            ("Peter Goldsworthy", "", "Chorley BC"),
            ("Robert Gordon", "", "Hertfordshire CC"),
            ("Richard Stay", "", "Central Bedfordshire Council"),
            ("Andrew Povey", "", "Surrey CC"),
        ),
        (("Teresa O'Neill", "Bexley LB"), ("Ken Taylor", "Coventry City")),
    ),
    "Labour": (
        4,
        (
            ("Ruth Cadbury", "Deputy Chair", "Hounslow LB"),
            ("Tony McDermott", "", "Halton BC"),
            ("Tim Cheetham", "", "Barnsley MBC"),
            ("Helen Holland", "", "Bristol City"),
        ),
        (("Theo Blackwell", "Camden LB"), ("Russell Roberts", "Rhondda Cynon Taff CBC")),
    ),
    "Liberal Democrat": (
        3,
        (
            ("Jill Shortland", "Vice-Chair", "Somerset CC"),
            ("Sir David Williams CBE", "", "Richmond upon Thames LB"),
            ("Edward Lord JP", "", "Corporation of London"),
        ),
        (("John Commons", "Manchester City"),),
    ),
    "Independent": (1, (("Jeremy Webb", "Deputy Chair", "East Lindsey DC"),), ()),
}
"""Group: seats, members with office and authority, named substitutes with authority."""

DATES = ("2010-09-09", "2010-11-17", "2011-01-18", "2011-03-22", "2011-05-17", "2011-07-19")

REGISTER: dict[str, tuple[str, str]] = {
    "David Parsons CBE": ("YES", "YES"),
    "Peter Fleming": ("YES", "YES"),
    "Peter Goldsworthy": ("YES", "YES"),
    "Robert Gordon": ("YES", "NO"),
    "Richard Stay": ("YES", "NO"),
    "Andrew Povey": ("NO", "YES"),
    "Ruth Cadbury": ("YES", "NO"),
    "Tony McDermott": ("YES", "YES"),
    "Tim Cheetham": ("YES", "YES"),
    "Helen Holland": ("YES", "YES"),
    "Jill Shortland": ("YES", "YES"),
    "Sir David Williams CBE": ("YES", "YES"),
    "Edward Lord JP": ("YES", "YES"),
    "Jeremy Webb": ("YES", "NO"),
    "Teresa O'Neill": ("YES", ""),
    "Russell Roberts": ("", "YES"),
    "Clarence Barrett": ("", "YES"),
}
"""The YES and NO of 9 September and 17 November 2010, substitutes last."""

STOOD_IN = {"Russell Roberts": "Ruth Cadbury", "Clarence Barrett": "Jeremy Webb"}
APOLOGIES = ("Ruth Cadbury", "Jeremy Webb", "Robert Gordon", "Richard Stay")
GUESTS = {"Paul Bettison": "Bracknell Forest", "Philip Selwood": "Energy Saving Trust (LGID Board Member)"}
OFFICERS = {
    "LGID": ("Rob Whiteman", "Dennis Skinner", "Helen Platts"),
    "LGA": ("John Ransford", "Nick Easton", "Liz Hobson", "Paul Johnston"),
}
ITEMS = (
    ("1", "LG Group Business Plan"),
    ("2", "The abolition of the Audit Commission"),
    ("3", "Regional Improvement and Efficiency Partnerships"),
    ("4", "Notes of last meeting and actions arising"),
)
JANUARY = (
    ("1", "LG Group Business Plan", "For discussion", "3", "For discussion and direction", "Helen Platts"),
    (
        "2",
        "Local Government Self Regulation and Improvement",
        "For discussion",
        "29",
        "For discussion and decision",
        "Rob Whiteman",
    ),
    ("3", "Local Productivity Programme", "For discussion", "47", "For discussion and direction", "Jo Webb"),
    ("4", "Community Budgets update", "For discussion", "57", "For discussion", "Phillip Mind"),
    ("5", "Notes of last meeting and actions arising", "For information / noting", "73", "", ""),
)
"""Number, title, section, page, purpose and contact officer of the items of 18 January 2011."""


_ONE_WORD = (
    "lg group business plan for 2011-12",
    "clg, the audit commission and the national audit office",
    "the note of the last meeting was agreed as a correct record",
)


def pack() -> str | None:
    """The agenda pack as text, without its mark-up; None where the source documents are not at hand."""
    found = sorted(SEEDS.glob(PACK)) if SEEDS.is_dir() else []
    return _plain(found[0].read_text("utf-8")) if found else None


def all_sources() -> dict[str, str]:
    """Every source document by its name, without mark-up."""
    return {one.name: _plain(one.read_text("utf-8")) for one in sorted(SEEDS.glob("*.txt"))}


def words(text: str) -> list[str]:
    """The words of ``text``, folded, so that copied sentences can be found.

    The title of an item or of the plan, the bodies named together in a decision, and the formula by
    which every note is approved are facts: each counts as one word, however long it is.
    """
    plain = re.sub(r"(?<=\d) ?/ ?(?=\d)", "-", text.casefold().replace("’", "'"))
    titles = {one[1].casefold() for one in (*ITEMS, *JANUARY)} | set(_ONE_WORD)
    for title in sorted(titles, key=len, reverse=True):
        plain = plain.replace(title, "title")
    return re.findall(r"[a-z0-9'-]+", plain)


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>|\*", "", text).replace("\xa0", " ")
