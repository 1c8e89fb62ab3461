"""The database of the queue as a file."""

import sqlite3
from pathlib import Path

from studykit.databases import DatabaseFormat, open_database

_FORMAT = DatabaseFormat("queue of new terms", 0x53_74_4B_71, "studykit.growth")


def open_queue_database(path: Path) -> sqlite3.Connection:
    """Open the queue's database, made if there is none (see `studykit.databases.open_database`)."""
    return open_database(path, _FORMAT)
