"""Plain mode: the capture line as a dialogue in whole sentences, for screen readers and simple terminals."""
