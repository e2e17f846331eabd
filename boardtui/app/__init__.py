"""The Textual app. Nothing but its screens: what happens to records is asked of the secretariat."""
