"""VNI: digits are its keys (thuo7ng5 tuo7ng1 → thượng tướng)."""

from studykit.vietnamese.input_methods.method import InputMethod
from studykit.vietnamese.syllables import Tone

VNI = InputMethod(
    name="VNI",
    tones={"1": Tone.SAC, "2": Tone.HUYEN, "3": Tone.HOI, "4": Tone.NGA, "5": Tone.NANG},
    marks={
        "6": {"a": "â", "e": "ê", "o": "ô"},
        "7": {"o": "ơ", "u": "ư"},
        "8": {"a": "ă"},
        "9": {"d": "đ"},
    },
    clear="0",
)


def read_vni(keys: str) -> str:
    """The text that VNI keys write (see `InputMethod.read`)."""
    return VNI.read(keys)


def encode_vni(text: str) -> str:
    """The VNI keys that write a text (see `InputMethod.encode`)."""
    return VNI.encode(text)
