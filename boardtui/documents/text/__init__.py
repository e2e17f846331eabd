"""How an outline becomes plain text, Markdown or CSV."""
