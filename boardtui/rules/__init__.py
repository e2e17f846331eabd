"""Judgements: pure functions from records to what follows from them. They answer; they never act."""
