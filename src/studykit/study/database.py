"""The progress database as a file."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from studykit import databases
from studykit.databases import DatabaseFormat

FORMAT = DatabaseFormat("progress database", 0x53_74_4B_74, "studykit.study")


def open_database(path: Path, before_migration: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """Open the progress database (see `studykit.databases.open_database`)."""
    return databases.open_database(path, FORMAT, before_migration)
