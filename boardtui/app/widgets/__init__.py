"""Widgets of our own, each drawing its own lines."""
