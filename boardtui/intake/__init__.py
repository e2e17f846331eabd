"""Intake: other people's files read into drafts that a person accepts. Nothing is read yet."""
