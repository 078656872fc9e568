"""Prose: Markdown made ready (links, citations, terms, pictures) and written as HTML."""
