"""The file by which a folder is known as a workspace, so that one that vanished is not begun afresh."""

SENTINEL = ".boardtui"
