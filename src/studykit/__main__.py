"""`python -m studykit` is `studykit`."""

from studykit.cli.main import run

run()
