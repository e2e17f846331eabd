"""The one counter: everything the command line and the app may ask."""
