"""Dates as the portal writes them in Russian, beside Django's own formats."""

DATE_FORMAT = r"j E Y \г\о\д\а"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
