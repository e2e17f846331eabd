"""The parts of the agenda's screen: what it asks, and what its keys do."""
