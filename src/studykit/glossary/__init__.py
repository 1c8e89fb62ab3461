"""The glossary: entries, their YAML store, checks and lookup in running text."""
