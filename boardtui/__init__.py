"""BoardTUI: the record of a board's meetings, kept in the room."""

__version__ = "0.1.0"
