"""The sample workspace, as data: a board, its meetings, and what was typed at two of them."""
