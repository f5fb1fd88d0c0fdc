#!/usr/bin/env python
import os
import sys

from mediation import environment

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
    if len(sys.argv) > 1 and sys.argv[1] in environment.OWNER_COMMANDS:
        os.environ.setdefault("PORTAL_CONNECT_AS", "owner")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
