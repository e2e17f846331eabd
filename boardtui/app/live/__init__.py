"""The parts of the live meeting: the roll, the course of the meeting, the capture line."""
