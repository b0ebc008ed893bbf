"""What the walk through the site saw is told at the end of the run, whichever process saw it."""

from collections import Counter

from .databases import database, empty

__all__ = ["database", "empty"]  # fixtures


def pytest_terminal_summary(terminalreporter):
    told = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        for name, value in getattr(report, "user_properties", ())
        if name == "walked"
    ]
    if not told:
        return
    sums = Counter()
    for one in told:
        sums.update({name: one[name] for name in ("pages", "states", "violations")})
    size, where = max(tuple(one["heaviest"]) for one in told)
    terminalreporter.write_line(
        f"browser: {sums['pages']} pages, {sums['states']} states by axe, {sums['violations']} violations; "
        f"heaviest first view {size / 1024:.1f} KiB before compression, {where}"
    )
