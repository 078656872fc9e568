"""Text with places: sources, spans, findings, YAML and Markdown with exact positions."""
