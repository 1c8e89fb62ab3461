"""The workspace: where a learner's files are, and the starter layer that comes with the program."""

import os
import tomllib
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from studykit.faults import InputFault, InputFaults, quoted
from studykit.files import read_text, write_atomically
from studykit.model_faults import explained, place

SETTINGS_FILE = "studykit.toml"
VARIABLE = "STUDYKIT_WORKSPACE"
_TEMPLATE = """\
# Settings of this studykit workspace; every line may be left out.

[study]
# new_per_day = 20          # new cards a day over all decks
# reviews_per_day = 200     # reviews a day over all decks
# retention = 0.9           # share of reviews you want to answer right, 0.70 to 0.97
# input_method = "telex"    # how the answer field reads keys: telex, vni, viqr or none
# day_starts_at = 4         # hour at which a new study day begins, 0 to 23
# time_zone = "Asia/Ho_Chi_Minh"    # left out: this machine's own

[growth]
# dictionaries = ["my-words.csv", "stardict/viet-anh.ifo"]    # looked up beside a new term: CSV, TSV, StarDict
"""


class StudySettings(BaseModel):
    """The `[study]` table of the settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    new_per_day: Annotated[int, Field(ge=0, le=9999)] = 20
    reviews_per_day: Annotated[int, Field(ge=0, le=9999)] = 200
    retention: Annotated[float, Field(ge=0.7, le=0.97)] = 0.9
    input_method: Literal["telex", "vni", "viqr", "none"] = "telex"
    day_starts_at: Annotated[int, Field(ge=0, le=23)] = 4
    time_zone: str | None = None

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str | None) -> str | None:
        if name is not None:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError):
                raise ValueError(f"there is no time zone {name!r}") from None
        return name

    @property
    def zone(self) -> tzinfo | None:
        """The learner's time zone; None is the machine's own."""
        return ZoneInfo(self.time_zone) if self.time_zone else None


class GrowthSettings(BaseModel):
    """The `[growth]` table of the settings: dictionaries of the learner's, as paths seen from the workspace."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dictionaries: tuple[str, ...] = ()


class Settings(BaseModel):
    """What `studykit.toml` may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    study: StudySettings = StudySettings()
    growth: GrowthSettings = GrowthSettings()


@dataclass(frozen=True)
class Workspace:
    """A folder with a learner's own articles, glossary, decks and progress."""

    root: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def articles(self) -> Path:
        """Folder of the stored articles."""
        return self.root / "articles"

    @property
    def glossary(self) -> Path:
        """Folder of the learner's own entries."""
        return self.root / "glossary"

    @property
    def decks(self) -> Path:
        """Folder of the learner's own recipes."""
        return self.root / "decks"

    @property
    def private(self) -> Path:
        """Folder of progress, indexes and caches; made when something is first written."""
        return self.root / ".studykit"

    @property
    def progress(self) -> Path:
        """The progress database."""
        return self.private / "progress.sqlite"

    @property
    def cache(self) -> Path:
        """Folder of what can be computed again."""
        return self.private / "cache"

    @property
    def glossary_layers(self) -> tuple[Path, ...]:
        """Folders of glossary files, lowest layer first."""
        return _layers(starter_folder("glossary"), self.glossary)

    @property
    def deck_layers(self) -> tuple[Path, ...]:
        """Folders of deck recipes, lowest layer first."""
        return _layers(starter_folder("decks"), self.decks)

    @property
    def article_layers(self) -> tuple[Path, ...]:
        """Folders of articles, lowest layer first."""
        return _layers(starter_folder("data/articles"), self.articles)


def starter_folder(name: str) -> Path:
    """A folder of the starter layer (glossary, decks, data/…): inside the installed package, or of the checkout."""
    installed = Path(__file__).parent / "starter"
    return (installed if installed.is_dir() else Path(__file__).parents[2]) / name


def find_workspace(given: Path | None, current: Path, default: Path | None = None) -> Workspace:
    """The workspace to work in: the given one, `STUDYKIT_WORKSPACE`, the nearest above `current`, else the user's.

    A folder that was named must hold a `studykit.toml`; the user's own (`default`, in the user's data directory if
    left out) is made on first use. Raises InputFault where there is none, or its settings are wrong.
    """
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None:
        if not (named / SETTINGS_FILE).is_file():
            raise InputFault("is no workspace", where=named, hint=f"make one with: studykit init {named}")
        return open_workspace(named)
    for folder in (current, *current.parents):
        if (folder / SETTINGS_FILE).is_file():
            return open_workspace(folder)
    if default is None:
        from platformdirs import user_data_path

        default = user_data_path("studykit", appauthor=False)
    if not (default / SETTINGS_FILE).is_file():
        init_workspace(default)
    return open_workspace(default)


def open_workspace(root: Path) -> Workspace:
    """The workspace in a folder that has a `studykit.toml`.

    Raises InputFault if the settings are no TOML or say what they may not.
    """
    path = root / SETTINGS_FILE
    try:
        return Workspace(root, Settings.model_validate(tomllib.loads(read_text(path))))
    except tomllib.TOMLDecodeError as error:
        raise InputFault(str(error), where=path, hint="mend the TOML") from None
    except ValidationError as error:
        keys = {*Settings.model_fields, *StudySettings.model_fields, *GrowthSettings.model_fields}
        faults = []
        for details in error.errors():
            what, hint = explained(details, keys)
            faults.append(InputFault(f"{quoted(place(details['loc']))} {what}", where=path, hint=hint))
        raise InputFaults(faults) from None


def init_workspace(root: Path) -> Workspace:
    """Make a folder a workspace; one that is a workspace already stays as it is.

    Raises InputFault if the folder cannot be written to.
    """
    path = root / SETTINGS_FILE
    try:
        exists = path.exists()
    except OSError as error:
        raise InputFault(f"cannot be made ({error.strerror})", where=root, hint="name another folder") from None
    if not exists:
        write_atomically(path, _TEMPLATE.encode())
    workspace = open_workspace(root)
    for folder in (workspace.articles, workspace.glossary, workspace.decks):
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise InputFault(f"cannot be made ({error.strerror})", where=folder, hint="check its rights") from None
    return workspace


def _layers(*folders: Path) -> tuple[Path, ...]:
    unique = {folder.resolve(): folder for folder in folders}
    return tuple(folder for folder in unique.values() if folder.is_dir())
