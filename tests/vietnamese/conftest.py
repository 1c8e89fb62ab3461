"""No deadline for single examples: the first one of a run fills the tables of syllables."""

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
