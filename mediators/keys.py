"""Keys by which the same person is found again: a name whoever wrote it, a telephone whatever stands between digits."""

from django.db.models import Func, TextField

from mediation.database.roles import SqlOperation

# Letter for letter; the Kazakh letters become the nearest plain ones, й and ы are i.
LETTERS = (
    ("аәa", "a"), ("бb", "b"), ("вw", "v"), ("гғğ", "g"), ("д", "d"), ("еёэ", "e"), ("жj", "j"), ("з", "z"),
    ("иійыıyï", "i"), ("кқqc", "k"), ("л", "l"), ("м", "m"), ("нңñ", "n"), ("оөö", "o"), ("п", "p"), ("р", "r"),
    ("с", "s"), ("т", "t"), ("уұүüū", "u"), ("ф", "f"), ("хһ", "h"),
)  # fmt: skip
# Before the letters: what Latin writes with two, and Cyrillic letters of two sounds. «#» is ch, «$» is sh.
BEFORE = (
    ("shch", "$"), ("sch", "$"), ("sh", "$"), ("ch", "#"), ("zh", "j"), ("dj", "j"), ("дж", "j"), ("kh", "h"),
    ("gh", "g"), ("x", "ks"), ("щ", "$"), ("ш", "$"), ("ş", "$"), ("ч", "#"), ("ç", "#"), ("ц", "ts"),
    ("ю", "u"), ("я", "a"), ("ь", ""), ("ъ", ""),
)  # fmt: skip


def key_function() -> str:
    """Return the SQL of ``portal_name_key(text)``: «Жұмабаев Әлия» and «Aliya Zhumabayev» have one key."""
    capitals = "".join(letter.upper() for several, _plain in LETTERS for letter in several if len(letter.upper()) == 1)
    capitals += "ЩШŞЧÇЦЮЯЬЪ"
    # Spelt out, since a database with the locale C lowers Latin letters alone.
    text = f"translate(lower(name), '{capitals}', '{''.join(letter.lower() for letter in capitals)}')"
    for written, plain in BEFORE:
        text = f"replace({text}, '{written}', '{plain}')"
    old = "".join(letter for several, _plain in LETTERS for letter in several)
    new = "".join(plain for several, plain in LETTERS for _letter in several)
    text = f"translate({text}, '{old}', '{new}')"
    text = rf"regexp_replace({text}, '[^a-z#$ -]', '', 'g')"
    # Zhumabayev, Жумабаев; Yerlan, Ерлан; Aliya, Алия.
    text = rf"regexp_replace({text}, 'i+([aeou])', '\1', 'g')"
    text = rf"regexp_replace({text}, '([a-z#$])\1+', '\1', 'g')"
    return rf"""create function portal_name_key(name text) returns text language plpgsql immutable strict parallel safe
               set search_path = pg_catalog as $key$ begin
        return coalesce((select string_agg(word, ' ' order by word collate "C")
                           from regexp_split_to_table({text}, '[ -]+') as word where word <> ''), '');
    end $key$"""


class KeyFunctions(SqlOperation):
    """Make the functions that the stored keys of a card are computed by."""

    def statements(self, connection):
        yield key_function()
        yield r"""create function portal_phone_key(phone text) returns text language sql immutable strict parallel safe
                  as $$ select right(regexp_replace(phone, '\D', '', 'g'), 10) $$"""


class NameKey(Func):
    """A name without case, alphabet, spelling of sounds and order of words."""

    function = "portal_name_key"
    output_field = TextField()


class PhoneKey(Func):
    """The last ten digits of a telephone."""

    function = "portal_phone_key"
    output_field = TextField()
