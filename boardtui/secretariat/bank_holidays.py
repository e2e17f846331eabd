"""Bank holidays of England and Wales, from the maintained package ``holidays``, loaded when first asked."""

from datetime import date

from boardtui.rules.calendar import Holidays


def bank_holidays(first: date, last: date) -> Holidays:
    """The bank holidays of the years from ``first`` to ``last``, with their names.

    Good Friday and Christmas Day, which are no bank holidays by statute, are among them: nothing is
    delivered on them either.
    """
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=range(first.year, last.year + 1))
    return dict(found.items())
