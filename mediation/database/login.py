"""Row-level security binds neither superusers nor owners: whoever is one must not serve pages."""

from django.db import connection

from mediation.environment import Misconfigured

QUESTION = """
select rolsuper or rolbypassrls,
       exists (select 1 from pg_class where relname = 'appeals_appeal' and relowner = pg_roles.oid)
  from pg_roles where rolname = current_user
"""


def refuse_powerful_login() -> None:
    """Raise ``Misconfigured`` if the login that is to serve pages would see past the policies."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        is_above, owns = cursor.fetchone()
    if is_above or owns:
        what = "is a superuser or bypasses row-level security" if is_above else "owns the tables"
        raise Misconfigured(f"The login of DATABASE_URL {what}; pages must be served by one that does not.")
