"""Dialogs ask and return an answer; they never change a record."""
