"""Composing papers into a pack, in a process of its own.

Importing docxcompose rebinds a namespace of python-docx for the whole process: every later document would
lose its keywords, its author and its revision, and Word would call it unreadable (docxcompose#101). So only
what runs under ``python -m boardtui.documents.composing`` may import it; ``process`` is the side that asks.
"""
