"""The demo city: not fixtures but a script of people who act through the site's own forms, by a clock that is set."""

from datetime import datetime

from madang.base.clock import KOREA

TOWN = "haeoreum"
MIDDLE_OF_THE_YEAR = datetime(2026, 9, 9, 10, 0, tzinfo=KOREA)
