"""Decks, cards, questions, grading, scheduling and progress."""
