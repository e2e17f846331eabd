"""Intake: other people’s files read into drafts that a person accepts, and papers examined for everybody."""
