"""The course as the formats see it: frozen, resolved, free of YAML and Markdown."""
