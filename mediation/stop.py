"""End the embedded PostgreSQL: ``python -m mediation.stop``. No Django command, since those start it."""

import sys

from mediation import environment, postgres

if __name__ == "__main__":
    try:
        was_running = postgres.stop(environment.var_folder())
    except (postgres.PostgresFailed, OSError) as failure:
        sys.exit(str(failure))
    sys.stdout.write("The embedded PostgreSQL is stopped.\n" if was_running else "It was not running.\n")
