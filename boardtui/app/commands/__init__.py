"""The commands: one class each, whose docstring is its help and whose keys are written nowhere else."""
