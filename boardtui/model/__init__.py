"""The nouns: frozen dataclasses from the standard library, and nothing that acts."""
