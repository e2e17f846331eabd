"""The store: journals, TinyDB records and locks. Handed out by ``assemble`` alone."""
