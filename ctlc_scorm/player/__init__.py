"""The player: templates, theme and script, and the data that the script reads."""
