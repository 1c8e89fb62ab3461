"""Articles: readers, cleaning, sentences, and the library of stored articles."""
