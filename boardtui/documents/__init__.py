"""Documents: pure functions from records to an Outline, and the writers that typeset one."""
