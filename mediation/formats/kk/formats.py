"""Dates as Kazakh writes them; Django has none of its own."""

DATE_FORMAT = r"Y \ж\ы\л\ғ\ы j E"
SHORT_DATE_FORMAT = "d.m.Y"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
FIRST_DAY_OF_WEEK = 1
