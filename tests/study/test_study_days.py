from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studykit.study.study_days import StudyDays

HANOI = timezone(timedelta(hours=7))


class SummerTime(tzinfo):
    """A zone one hour ahead of UTC, two from 29 March to 25 October 2026, changing at 01:00 UTC (as in Paris)."""

    begins = datetime(2026, 3, 29, 1)
    ends = datetime(2026, 10, 25, 1)

    def utcoffset(self, local: datetime | None) -> timedelta:
        assert local is not None
        wall = local.replace(tzinfo=None)
        after_start = wall - timedelta(hours=2 - local.fold) >= self.begins
        before_end = wall - timedelta(hours=2 - local.fold) < self.ends
        return timedelta(hours=2 if after_start and before_end else 1)

    def dst(self, local: datetime | None) -> timedelta:
        return self.utcoffset(local) - timedelta(hours=1)

    def tzname(self, _: datetime | None) -> str:
        return "summer test"

    def fromutc(self, utc: datetime) -> datetime:
        instant = utc.replace(tzinfo=None)
        summer = self.begins <= instant < self.ends
        fold = self.ends <= instant < self.ends + timedelta(hours=1)
        return (utc + timedelta(hours=2 if summer else 1)).replace(fold=int(fold))


def test_the_day_turns_at_four_in_the_morning_local_time() -> None:
    days = StudyDays(HANOI)
    assert days.day_of(datetime(2026, 3, 3, 3, 59, 59, tzinfo=HANOI)) == date(2026, 3, 2)
    assert days.day_of(datetime(2026, 3, 3, 4, 0, tzinfo=HANOI)) == date(2026, 3, 3)
    assert days.start_of(date(2026, 3, 3)) == datetime(2026, 3, 2, 21, tzinfo=UTC)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        StudyDays(HANOI).day_of(datetime(2026, 3, 3))


def test_days_are_as_long_as_the_clocks_make_them() -> None:
    days = StudyDays(SummerTime())
    lengths = {
        day: days.start_of(day + timedelta(days=1)) - days.start_of(day)
        for day in (date(2026, 3, 27), date(2026, 3, 28), date(2026, 10, 24), date(2026, 10, 25))
    }
    assert list(lengths.values()) == [timedelta(hours=hours) for hours in (24, 23, 25, 24)]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    st.integers(0, 23),
    st.sampled_from(["summer", "hanoi", "utc"]),
)
def test_every_instant_lies_in_its_study_day(instant: datetime, hour: int, zone: str) -> None:
    tz = {"summer": SummerTime(), "hanoi": HANOI, "utc": UTC}[zone]
    days = StudyDays(tz, datetime(2026, 1, 1, hour).time())
    instant = instant.replace(tzinfo=UTC)
    day = days.day_of(instant)
    assert days.start_of(day) <= instant < days.start_of(day + timedelta(days=1))
