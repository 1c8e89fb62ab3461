"""Anki packages: note types, templates, export and import."""
