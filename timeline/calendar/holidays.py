"""Feasts and public holidays: a name and a year give the days.

Fixed days, weekday rules and Easter follow from arithmetic; the Hebrew calendar too (Reingold and Dershowitz,
"Calendrical Calculations").  Islamic, Chinese and Hindu feasts follow the moon as observed, so their days are the
tables of the `holidays` package, as far as these reach.  A feast that did not exist yet has no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal

from timeline.calendar.days import day_number, weekday

Days = tuple[int, int]
"""Day numbers of a feast's first and last day."""

_MON, _TUE, _THU, _FRI, _SUN = 1, 2, 4, 5, 7
_RATA_DIE = 719163
_HEBREW_EPOCH = -1373427
_EASTER_YEARS = (1583, 4099)
_CALENDARS = {
    "islamic": "_IslamicLunar",
    "chinese": "_ChineseLunisolar",
    "hindu": "_HinduLunisolar",
    "persian": "_Persian",
}


@dataclass(frozen=True, slots=True)
class FixedDate:
    """The same day every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first such weekday (ISO) from a day on: the third Monday of January is the first from 15 January on."""

    month: int
    day: int
    weekday: int


@dataclass(frozen=True, slots=True)
class EasterOffset:
    """So many days after Easter Sunday, western or orthodox; for `days` days."""

    days_after: int = 0
    days: int = 1
    orthodox: bool = False


@dataclass(frozen=True, slots=True)
class HebrewDate:
    """So many days after Rosh Hashanah (`autumn`) or the first day of Passover (`spring`), for `days` days."""

    season: Literal["autumn", "winter", "spring"]
    days_after: int = 0
    days: int = 1


@dataclass(frozen=True, slots=True)
class ObservedDate:
    """A day of the moon from the tables of `holidays`; Ramadan runs to the day before the next feast, `until`."""

    calendar: Literal["islamic", "chinese", "hindu", "persian"]
    method: str
    days: int = 1
    until: str | None = None


HolidayRule = FixedDate | NthWeekday | EasterOffset | HebrewDate | ObservedDate


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast: its name for people and its rules, each with the first year it holds for (None: always)."""

    label: str
    rules: tuple[tuple[int | None, HolidayRule], ...]

    def rule(self, year: int) -> HolidayRule | None:
        """The rule of a year; None before the feast's time."""
        held = [rule for since, rule in self.rules if since is None or since <= year]
        return held[-1] if held else None


def _feast(label: str, rule: HolidayRule, since: int | None = None, *later: tuple[int, HolidayRule]) -> Holiday:
    return Holiday(label, ((since, rule), *later))


FEASTS: Mapping[str, Holiday] = MappingProxyType(
    {
        "new_years_day": _feast("New Year's Day", FixedDate(1, 1)),
        "epiphany": _feast("Epiphany", FixedDate(1, 6)),
        "orthodox_christmas": _feast("Orthodox Christmas", FixedDate(1, 7), 1901),
        "martin_luther_king_day": _feast("Martin Luther King Day", NthWeekday(1, 15, _MON), 1986),
        "australia_day": _feast("Australia Day", FixedDate(1, 26), 1935),
        "republic_day_india": _feast("Republic Day (India)", FixedDate(1, 26), 1950),
        "holocaust_remembrance_day": _feast("Holocaust Remembrance Day", FixedDate(1, 27), 2006),
        "groundhog_day": _feast("Groundhog Day", FixedDate(2, 2), 1887),
        "valentines_day": _feast("Valentine's Day", FixedDate(2, 14)),
        "presidents_day": _feast("Presidents' Day", FixedDate(2, 22), 1879, (1971, NthWeekday(2, 15, _MON))),
        "womens_day": _feast("International Women's Day", FixedDate(3, 8), 1914),
        "st_patricks_day": _feast("St Patrick's Day", FixedDate(3, 17)),
        "nowruz": _feast("Nowruz", ObservedDate("persian", "new_year_date")),
        "april_fools_day": _feast("April Fools' Day", FixedDate(4, 1)),
        "earth_day": _feast("Earth Day", FixedDate(4, 22), 1970),
        "st_georges_day": _feast("St George's Day", FixedDate(4, 23)),
        "anzac_day": _feast("Anzac Day", FixedDate(4, 25), 1916),
        "kings_day_netherlands": _feast("King's Day", FixedDate(4, 27), 2014),
        "may_day": _feast("May Day", FixedDate(5, 1)),
        "cinco_de_mayo": _feast("Cinco de Mayo", FixedDate(5, 5), 1863),
        "ve_day": _feast("VE Day", FixedDate(5, 8), 1945),
        "victory_day": _feast("Victory Day", FixedDate(5, 9), 1945),
        "europe_day": _feast("Europe Day", FixedDate(5, 9), 1985),
        "mothers_day": _feast("Mother's Day", NthWeekday(5, 8, _SUN), 1914),
        "victoria_day": _feast("Victoria Day", NthWeekday(5, 18, _MON), 1953),
        "memorial_day": _feast("Memorial Day", FixedDate(5, 30), 1868, (1971, NthWeekday(5, 25, _MON))),
        "fathers_day": _feast("Father's Day", NthWeekday(6, 15, _SUN), 1966),
        "juneteenth": _feast("Juneteenth", FixedDate(6, 19), 1866),
        "midsummer_day": _feast("Midsummer Day", FixedDate(6, 24)),
        "canada_day": _feast("Canada Day", FixedDate(7, 1), 1867),
        "independence_day_us": _feast("Independence Day", FixedDate(7, 4), 1776),
        "bastille_day": _feast("Bastille Day", FixedDate(7, 14), 1790),
        "assumption": _feast("Assumption", FixedDate(8, 15)),
        "independence_day_india": _feast("Independence Day (India)", FixedDate(8, 15), 1947),
        "independence_day_ukraine": _feast("Independence Day (Ukraine)", FixedDate(8, 24), 1991),
        "labor_day_us": _feast("Labor Day", NthWeekday(9, 1, _MON), 1894),
        "german_unity_day": _feast("German Unity Day", FixedDate(10, 3), 1990),
        "national_day_china": _feast("National Day (China)", FixedDate(10, 1), 1949),
        "columbus_day": _feast("Columbus Day", FixedDate(10, 12), 1934, (1971, NthWeekday(10, 8, _MON))),
        "thanksgiving_canada": _feast("Thanksgiving (Canada)", NthWeekday(10, 8, _MON), 1957),
        "halloween": _feast("Halloween", FixedDate(10, 31)),
        "all_saints_day": _feast("All Saints' Day", FixedDate(11, 1)),
        "all_souls_day": _feast("All Souls' Day", FixedDate(11, 2)),
        "guy_fawkes_night": _feast("Guy Fawkes Night", FixedDate(11, 5), 1606),
        "election_day_us": _feast("Election Day", NthWeekday(11, 2, _TUE), 1845),
        "armistice_day": _feast("Armistice Day", FixedDate(11, 11), 1918),
        "remembrance_sunday": _feast("Remembrance Sunday", NthWeekday(11, 8, _SUN), 1945),
        "veterans_day": _feast(
            "Veterans Day", FixedDate(11, 11), 1919, (1971, NthWeekday(10, 22, _MON)), (1978, FixedDate(11, 11))
        ),
        "thanksgiving_us": _feast(
            "Thanksgiving",
            NthWeekday(11, 24, _THU),
            1863,
            (1939, NthWeekday(11, 17, _THU)),
            (1942, NthWeekday(11, 22, _THU)),
        ),
        "black_friday": _feast("Black Friday", NthWeekday(11, 23, _FRI), 1942),
        "cyber_monday": _feast("Cyber Monday", NthWeekday(11, 26, _MON), 2005),
        "st_andrews_day": _feast("St Andrew's Day", FixedDate(11, 30)),
        "st_nicholas_day": _feast("St Nicholas Day", FixedDate(12, 6)),
        "pearl_harbor_day": _feast("Pearl Harbor Day", FixedDate(12, 7), 1941),
        "human_rights_day": _feast("Human Rights Day", FixedDate(12, 10), 1950),
        "christmas_eve": _feast("Christmas Eve", FixedDate(12, 24)),
        "christmas": _feast("Christmas", FixedDate(12, 25)),
        "boxing_day": _feast("Boxing Day", FixedDate(12, 26)),
        "kwanzaa": _feast("Kwanzaa", FixedDate(12, 26), 1966),
        "new_years_eve": _feast("New Year's Eve", FixedDate(12, 31)),
        "shrove_tuesday": _feast("Shrove Tuesday", EasterOffset(-47)),
        "ash_wednesday": _feast("Ash Wednesday", EasterOffset(-46)),
        "lent": _feast("Lent", EasterOffset(-46, days=46)),
        "mothering_sunday": _feast("Mothering Sunday", EasterOffset(-21)),
        "palm_sunday": _feast("Palm Sunday", EasterOffset(-7)),
        "holy_week": _feast("Holy Week", EasterOffset(-7, days=7)),
        "maundy_thursday": _feast("Maundy Thursday", EasterOffset(-3)),
        "good_friday": _feast("Good Friday", EasterOffset(-2)),
        "holy_saturday": _feast("Holy Saturday", EasterOffset(-1)),
        "easter": _feast("Easter", EasterOffset(0)),
        "easter_monday": _feast("Easter Monday", EasterOffset(1)),
        "easter_weekend": _feast("Easter weekend", EasterOffset(-2, days=4)),
        "orthodox_easter": _feast("Orthodox Easter", EasterOffset(0, orthodox=True)),
        "orthodox_easter_monday": _feast("Orthodox Easter Monday", EasterOffset(1, orthodox=True)),
        "orthodox_good_friday": _feast("Orthodox Good Friday", EasterOffset(-2, orthodox=True)),
        "orthodox_holy_saturday": _feast("Orthodox Holy Saturday", EasterOffset(-1, orthodox=True)),
        "orthodox_palm_sunday": _feast("Orthodox Palm Sunday", EasterOffset(-7, orthodox=True)),
        "orthodox_pentecost": _feast("Orthodox Pentecost", EasterOffset(49, orthodox=True)),
        "ascension": _feast("Ascension Day", EasterOffset(39)),
        "pentecost": _feast("Pentecost", EasterOffset(49)),
        "whit_monday": _feast("Whit Monday", EasterOffset(50)),
        "trinity_sunday": _feast("Trinity Sunday", EasterOffset(56)),
        "corpus_christi": _feast("Corpus Christi", EasterOffset(60)),
        "purim": _feast("Purim", HebrewDate("spring", -30)),
        "passover": _feast("Passover", HebrewDate("spring", 0, days=8)),
        "shavuot": _feast("Shavuot", HebrewDate("spring", 50, days=2)),
        "rosh_hashanah": _feast("Rosh Hashanah", HebrewDate("autumn", 0, days=2)),
        "yom_kippur": _feast("Yom Kippur", HebrewDate("autumn", 9)),
        "sukkot": _feast("Sukkot", HebrewDate("autumn", 14, days=7)),
        "simchat_torah": _feast("Simchat Torah", HebrewDate("autumn", 22)),
        "hanukkah": _feast("Hanukkah", HebrewDate("winter", 0, days=8)),
        "ramadan": _feast("Ramadan", ObservedDate("islamic", "ramadan_beginning_dates", until="eid_al_fitr_dates")),
        "eid_al_fitr": _feast("Eid al-Fitr", ObservedDate("islamic", "eid_al_fitr_dates")),
        "eid_al_adha": _feast("Eid al-Adha", ObservedDate("islamic", "eid_al_adha_dates")),
        "islamic_new_year": _feast("Islamic New Year", ObservedDate("islamic", "hijri_new_year_dates")),
        "ashura": _feast("Ashura", ObservedDate("islamic", "ashura_dates")),
        "mawlid": _feast("Mawlid", ObservedDate("islamic", "mawlid_dates")),
        "lunar_new_year": _feast("Lunar New Year", ObservedDate("chinese", "lunar_new_year_date")),
        "dragon_boat_festival": _feast("Dragon Boat Festival", ObservedDate("chinese", "dragon_boat_date")),
        "mid_autumn_festival": _feast("Mid-Autumn Festival", ObservedDate("chinese", "mid_autumn_date")),
        "diwali": _feast("Diwali", ObservedDate("hindu", "diwali_india_date")),
        "holi": _feast("Holi", ObservedDate("hindu", "holi_date")),
    }
)


def holiday_day(name: str, year: int) -> Days | None:
    """First and last day number of the feast that begins in this (Gregorian, astronomical) year; None where unknown.

    The first of two where the moon brings a feast twice in a year (see `holiday_days`).  Raises KeyError for a name
    that is not in `FEASTS`.
    """
    days = holiday_days(name, year)
    return days[0] if days else None


@lru_cache(maxsize=4096)
def holiday_days(name: str, year: int) -> tuple[Days, ...]:
    """Every occurrence of the feast that begins in this year, in order."""
    rule = FEASTS[name].rule(year)
    match rule:
        case None:
            return ()
        case FixedDate(month, day):
            number = day_number(year, month, day)
            return ((number, number),)
        case NthWeekday(month, day, iso_weekday):
            earliest = day_number(year, month, day)
            number = earliest + (iso_weekday - weekday(earliest)) % 7
            return ((number, number),)
        case EasterOffset():
            return _from_easter(rule, year)
        case HebrewDate():
            first = _hebrew(rule, year)
            return ((first, first + rule.days - 1),)
        case ObservedDate():
            return _observed(rule, year)


def holiday_table(name: str, years: Iterable[int]) -> dict[int, Days]:
    """Year → first and last day number, for the years in which the feast is known."""
    found = ((year, holiday_day(name, year)) for year in years)
    return {year: days for year, days in found if days is not None}


def _from_easter(rule: EasterOffset, year: int) -> tuple[Days, ...]:
    if not _EASTER_YEARS[0] <= year <= _EASTER_YEARS[1]:
        return ()
    dateutil = import_module("dateutil.easter")
    sunday = dateutil.easter(year, dateutil.EASTER_ORTHODOX if rule.orthodox else dateutil.EASTER_WESTERN)
    first = day_number(sunday.year, sunday.month, sunday.day) + rule.days_after
    return ((first, first + rule.days - 1),)


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the mean new year of a Hebrew year, by the rule that delays some weekdays."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    """Day number of Rosh Hashanah of a Hebrew year."""
    before, this, after = (_hebrew_elapsed(each) for each in (year - 1, year, year + 1))
    correction = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + correction - _RATA_DIE


def _hebrew(rule: HebrewDate, year: int) -> int:
    new_year = _hebrew_new_year(year + 3761)
    if rule.season == "autumn":
        return new_year + rule.days_after
    if rule.season == "spring":
        return new_year - 163 + rule.days_after
    long_second_month = (_hebrew_new_year(year + 3762) - new_year) % 10 == 5
    return new_year + (84 if long_second_month else 83) + rule.days_after


@lru_cache(maxsize=len(_CALENDARS))
def _calendar(name: str) -> Any:
    return getattr(import_module("holidays.calendars"), _CALENDARS[name])()


def _starts(calendar: str, method: str, year: int) -> list[int]:
    """Day numbers of a feast's first days in a year."""
    dates = _dates(getattr(_calendar(calendar), method)(year))
    return sorted(day_number(d.year, d.month, d.day) for d in dates if d is not None and d.year == year)


def _dates(answer: Any) -> list[Any]:
    """What the package answers as a list: it gives a date, (date, estimated), or several of these pairs."""
    if answer is None or hasattr(answer, "year"):
        return [answer]
    return [answer[0]] if isinstance(answer, tuple) else [date for date, _ in answer]


def _observed(rule: ObservedDate, year: int) -> tuple[Days, ...]:
    starts = _starts(rule.calendar, rule.method, year)
    if rule.until is None:
        return tuple((start, start + rule.days - 1) for start in starts)
    ends = [*_starts(rule.calendar, rule.until, year), *_starts(rule.calendar, rule.until, year + 1)]
    spans = ((start, [end for end in ends if end > start]) for start in starts)
    return tuple((start, min(later) - 1) for start, later in spans if later)
