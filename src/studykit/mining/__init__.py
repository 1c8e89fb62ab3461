"""Mining terms from articles."""
