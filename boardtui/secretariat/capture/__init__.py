"""The capture line: what a secretary types in the room, understood as an edit."""
