"""Zips: written the same on every machine, read with distrust, and the names that may stand in them."""
