"""Place 8: which document is wanted, what it would say, and making it beside the lane."""
