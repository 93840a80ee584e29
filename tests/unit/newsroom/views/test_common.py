"""What most pages show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from lapuce import dates
from lapuce.newsroom.views.common import date_view
from lapuce.typography import typeset_text


def test_dates_are_set_as_the_typesetter_would() -> None:
    """Each day of a leap year, at a time of its own."""
    for day in range(366):
        moment = datetime(2016, 1, 1, day % 24, day % 60, tzinfo=UTC) + timedelta(days=day)
        view = date_view(moment.isoformat())

        assert view["long"] == typeset_text(dates.long_date(moment))
        assert view["short"] == typeset_text(dates.short_date(moment))
        assert view["time"] == typeset_text(dates.clock_time(moment))
