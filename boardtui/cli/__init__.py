"""The verbs of the command line. Each command loads what it needs when it runs, and no sooner."""
