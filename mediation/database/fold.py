"""Text folded for searching: without case, in one alphabet, as people write it whichever keyboard they have.

Cyrillic becomes Latin, the Kazakh letters the nearest of the plain ones, the usual transliterations of one sound
become one (``Жамбыл``, ``Zhambyl`` and ``Jambyl`` are ``jambil``), and a doubled letter single.
"""

from django.db.models import Func, TextField

from mediation.database.roles import SqlOperation

# Letter for letter first; then the sounds that one of the alphabets writes with several letters.
PAIRS = (
    ("аәáàâä", "a"), ("б", "b"), ("вw", "v"), ("гғğǵ", "g"), ("д", "d"), ("еёэéè", "e"), ("з", "z"),
    ("иійыıyíïī", "i"), ("кқq", "k"), ("л", "l"), ("м", "m"), ("нңñń", "n"), ("оөóöō", "o"), ("п", "p"), ("р", "r"),
    ("с", "s"), ("т", "t"), ("уүұúüū", "u"), ("ф", "f"), ("хһx", "h"), ("ж", "j"),
)  # fmt: skip
SOUNDS = (
    ("щ", "sh"), ("ш", "sh"), ("ş", "sh"), ("ч", "ch"), ("ç", "ch"), ("ц", "ts"), ("ю", "iu"), ("я", "ia"),
    ("shch", "sh"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"),
)  # fmt: skip
DROPPED = "ьъ'’`ʼ«»“”\""


def function() -> str:
    """Return the SQL that makes ``portal_fold(text)``; immutable, so that indexes can stand on it."""
    letters = [(letter, plain) for several, plain in PAIRS for letter in several]
    # Capitals stand here too, since a database with the locale C lowers Latin letters alone.
    letters += [(letter.upper(), plain) for letter, plain in letters if len(letter.upper()) == 1]
    old = "".join(letter for letter, _plain in letters)
    new = "".join(plain for _letter, plain in letters)
    quoted = DROPPED.replace("'", "''")
    folded = f"translate(lower(given), '{old}{quoted}', '{new}')"
    for sound, plain in SOUNDS:
        for written in dict.fromkeys((sound, sound.upper())) if len(sound) == 1 else (sound,):
            folded = f"replace({folded}, '{written}', '{plain}')"
    # «Ye» at the beginning of a word is how names write Е.
    folded = rf"regexp_replace({folded}, '\mie', 'e', 'g')"
    folded = rf"regexp_replace({folded}, '([a-z])\1+', '\1', 'g')"
    folded = rf"btrim(regexp_replace({folded}, '\s+', ' ', 'g'))"
    # Not in the language sql: it would be inlined, its cost forgotten, and every row folded instead of the index read.
    return f"""create function portal_fold(given text) returns text language plpgsql immutable strict parallel safe
               cost 1000 as $$ begin return {folded}; end $$"""


# A word is alike when no more than a letter or two of a longer one differ, in the whole or in its beginning.
ALIKE = r"""
create function portal_alike(word text, folded text) returns boolean language plpgsql immutable strict parallel safe
cost 1000 set search_path = public, pg_temp as $$
declare
    slack int := case when length(word) > 5 then 2 when length(word) > 3 then 1 else 0 end;
    slack_at_start int := case when length(word) > 4 then slack else 0 end;
begin
    return exists (
        select 1 from regexp_split_to_table(folded, '[^a-z0-9]+') as each
         where levenshtein_less_equal(left(word, 60), left(each, 60), slack) <= slack
            or levenshtein_less_equal(left(word, 60), left(each, length(word)), slack_at_start) <= slack_at_start);
end $$;
"""


class FoldFunction(SqlOperation):
    """Make ``portal_fold(text)``, and ``portal_alike(word, folded)`` for words that may be mistyped."""

    def statements(self, connection):
        yield function()
        yield ALIKE


class Fold(Func):
    """The folded text of an expression, for registers whose search stands on the plain ORM."""

    function = "portal_fold"
    output_field = TextField()
