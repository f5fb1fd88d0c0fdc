"""What Django's check of the whole portal looks at here: can the sentences of the report be read?"""

from django.core.checks import Warning, register
from django.db import DatabaseError

LANGUAGES = ("ru", "kk")


@register
def wordings(app_configs, **options) -> list[Warning]:
    """Tell of a bad sentence when the portal starts, not when somebody downloads the report.

    A warning: one bad sentence keeps nobody from the registers. The figures' codes are partly dictionaries,
    so the check waits for a database that answers and has its tables.
    """
    from reports import narrative
    from reports.wording.grammar import WordingError

    found = []
    for language in LANGUAGES:
        try:
            narrative.wording(language)
        except WordingError as error:
            found.append(Warning(str(error), hint="docs/wording.md", id="reports.W001"))
        except DatabaseError:
            return []
    return found
