"""Records turned into lines of text, without Textual, so that they can be tested as plain functions."""
