"""Vietnamese spelling, syllables, dictionary order and input methods."""
