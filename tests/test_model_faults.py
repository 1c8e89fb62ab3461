from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from studykit.model_faults import explained, place


class _Inner(BaseModel):
    text: Annotated[str, StringConstraints(min_length=1, max_length=5)] = "x"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    count: Annotated[int, Field(ge=1, le=9)] = 1
    share: float = 0.5
    word: Literal["one", "two"] = "one"
    items: tuple[_Inner, ...] = ()
    on: bool = False


@pytest.mark.parametrize(
    ("value", "where", "what", "hint"),
    [
        ({"count": "x"}, "count", "is not a whole number", "correct it"),
        ({"count": 0}, "count", "is less than 1", "correct it"),
        ({"count": 10}, "count", "is more than 9", "correct it"),
        ({"share": "x"}, "share", "is not a number", "correct it"),
        ({"word": "three"}, "word", '"three" is not one of the words in use', "use 'one' or 'two'"),
        ({"items": "x"}, "items", "is not a list", "write it as [one, two]"),
        ({"items": ({"text": ""},)}, "items.1.text", "is empty", "fill it in or remove the key"),
        ({"items": ({"text": "123456"},)}, "items.1.text", "is longer than 5 characters", "correct it"),
        ({"items": ({"text": 5},)}, "items.1.text", "is not text", "put it in quotes"),
        ({"items": (7,)}, "items.1", "is not a set of keys", "write keys with their values here"),
        ({"on": "perhaps"}, "on", "is not true or false", "correct it"),
        ({"cuont": 1}, "cuont", "is not a key in use", "did you mean count?"),
        ({"zzz": 1}, "zzz", "is not a key in use", "remove it"),
    ],
)
def test_faults_are_in_the_words_of_the_writer(value: dict[str, object], where: str, what: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _Model.model_validate(value)
    (details,) = caught.value.errors()
    assert place(details["loc"]) == where
    assert explained(details, _Model.model_fields) == (what, hint)
