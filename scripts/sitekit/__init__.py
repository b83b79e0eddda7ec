"""The site's own rules and renderers as plain Python; nothing here imports mkdocs."""
