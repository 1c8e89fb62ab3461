"""VIQR (RFC 1456): punctuation right after a letter marks it (thu+o+.ng tu+o+'ng → thượng tướng).

A mark that the letter before it cannot take stands for itself; a backslash before a mark makes it plain.
"""

from studykit.vietnamese.input_methods.method import InputMethod
from studykit.vietnamese.syllables import Tone

VIQR = InputMethod(
    name="VIQR",
    tones={"'": Tone.SAC, "`": Tone.HUYEN, "?": Tone.HOI, "~": Tone.NGA, ".": Tone.NANG},
    marks={
        "^": {"a": "â", "e": "ê", "o": "ô"},
        "(": {"a": "ă"},
        "+": {"o": "ơ", "u": "ư"},
        "d": {"d": "đ"},
    },
    free=False,
    escape="\\",
)


def read_viqr(keys: str) -> str:
    """The text that VIQR keys write (see `InputMethod.read`)."""
    return VIQR.read(keys)


def encode_viqr(text: str) -> str:
    """The VIQR keys that write a text (see `InputMethod.encode`)."""
    return VIQR.encode(text)
