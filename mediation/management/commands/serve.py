"""Serve the portal as in production, with gunicorn."""

import os
import socket
import subprocess
import sys

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Serve the portal with gunicorn on 127.0.0.1 (--port, or PORT)."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")

        parser.add_argument("--with-worker", action="store_true", help="do background jobs as well, while serving")
        parser.add_argument("--only-check", action="store_true", help="only say whether the port is free")

    def handle(self, host, port, with_worker, only_check, **options):
        self.refuse_taken(host, port)
        if only_check:
            return
        self.stdout.write(f"\n  http://{host}:{port}/\n\n  Ctrl-C stops the portal.\n")
        self.stdout.flush()
        if with_worker:
            # It ends with gunicorn, which this process becomes, even if that is killed.
            subprocess.Popen([sys.executable, sys.argv[0], "worker", "--keep", "--with-parent"])
        arguments = ["-m", "gunicorn", "--config", "python:mediation.gunicorn", "--bind", f"{host}:{port}"]
        # The process becomes gunicorn, so that a signal reaches it and nothing else.
        os.execv(sys.executable, [sys.executable, *arguments])

    def refuse_taken(self, host, port):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except PermissionError:
                raise CommandError(f"Port {port} is kept for root: choose one from 1024 on.") from None
            except OverflowError:
                raise CommandError(f"There is no port {port}: choose one from 1024 to 65535.") from None
            except OSError:
                raise CommandError(f"Port {port} is taken: choose another with “make run PORT=8001”.") from None
