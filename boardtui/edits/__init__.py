"""The verbs: frozen requests, each with a pure ``apply``. Keys, capture lines and the journal share them."""
