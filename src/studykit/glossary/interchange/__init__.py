"""Interchange: the glossary in the formats that other programs read, and entries from them."""
