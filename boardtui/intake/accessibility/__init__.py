"""Examines anybody's Word file: will Word open it, and can everybody read it? One idea a file."""
