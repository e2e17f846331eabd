"""How an outline becomes a Word file, in the house style or in an office's own."""
