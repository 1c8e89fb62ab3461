"""Growing the glossary: the queue of new terms and their acceptance."""
