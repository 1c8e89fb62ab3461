"""Vietnamese input methods for fields that have none: Telex, VNI and VIQR."""

from studykit.vietnamese.input_methods.method import InputMethod, TypedWord
from studykit.vietnamese.input_methods.telex import TELEX, encode_telex, read_telex
from studykit.vietnamese.input_methods.viqr import VIQR, encode_viqr, read_viqr
from studykit.vietnamese.input_methods.vni import VNI, encode_vni, read_vni

__all__ = [
    "TELEX",
    "VIQR",
    "VNI",
    "InputMethod",
    "TypedWord",
    "encode_telex",
    "encode_viqr",
    "encode_vni",
    "read_telex",
    "read_viqr",
    "read_vni",
]
