"""Telex: letters that end no Vietnamese syllable are its keys (thuwowngj tuwowngs → thượng tướng)."""

from studykit.vietnamese.input_methods.method import InputMethod
from studykit.vietnamese.syllables import Tone

TELEX = InputMethod(
    name="Telex",
    tones={"s": Tone.SAC, "f": Tone.HUYEN, "r": Tone.HOI, "x": Tone.NGA, "j": Tone.NANG},
    marks={
        "a": {"a": "â"},
        "e": {"e": "ê"},
        "o": {"o": "ô"},
        "w": {"a": "ă", "o": "ơ", "u": "ư"},
        "d": {"d": "đ"},
    },
    clear="z",
    alone={"w": "ư"},
)


def read_telex(keys: str) -> str:
    """The text that Telex keys write (see `InputMethod.read`)."""
    return TELEX.read(keys)


def encode_telex(text: str) -> str:
    """The Telex keys that write a text (see `InputMethod.encode`)."""
    return TELEX.encode(text)
