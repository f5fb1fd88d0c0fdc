"""The order of dictionaries, Russian and Kazakh, on any PostgreSQL: by their codes Ә, Қ and Ё would follow Я."""

from django.db.models import Func, TextField

from mediation.database.roles import SqlOperation

LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


class AlphabetFunction(SqlOperation):
    """Make ``portal_alphabetical(text)``: a text whose plain order by code is that of the alphabet."""

    def statements(self, connection):
        places = "".join(chr(0xE000 + index) for index in range(len(LETTERS)))  # private to whoever uses them
        old, new = LETTERS + LETTERS.upper(), places * 2
        yield f"""create function portal_alphabetical(given text) returns text language sql immutable strict
                  parallel safe as $$ select translate(lower(given), '{old}', '{new}') collate "C" $$"""


class Alphabetical(Func):
    """The key that a text is sorted by."""

    function = "portal_alphabetical"
    template = '%(function)s(%(expressions)s) collate "C"'
    output_field = TextField()
