"""Study days: the learner's local days, which turn at four in the morning, not at midnight."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class StudyDays:
    """Which study day an instant belongs to.

    `tz` is the learner's time zone, None the machine's own; `rollover` the local time at which the day turns
    (Anki's default too).
    """

    tz: tzinfo | None = None
    rollover: time = time(4)

    def day_of(self, instant: datetime) -> date:
        """The study day of an instant; raises ValueError for an instant without a time zone."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        calendar_day = instant.astimezone(self.tz).date()
        begun = instant >= self.start_of(calendar_day)
        return calendar_day if begun else calendar_day - timedelta(days=1)

    def start_of(self, day: date) -> datetime:
        """The instant (UTC) at which a study day begins; where clocks skip the rollover, the next instant there is."""
        return datetime.combine(day, self.rollover, self.tz).astimezone(UTC)
