"""Do the background jobs: one worker at a time, restarted by whoever keeps it (README)."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from mediation.database.login import refuse_powerful_login
from mediation.environment import addresses
from mediation.jobs import take_up_again

PAUSE = 1.0  # seconds between two looks into an empty queue
HOUR = 3600.0  # seconds between two rounds of what has to be done by itself
HOURLY = ("tidy", "plan_duties", "remind")
LONGEST_REST = 30.0  # seconds before a worker that dies at once is started again
GRACE = 8.0  # seconds a job under way has to end


class Command(BaseCommand):
    help = "Do background jobs until told to stop. Any number may run; one works, the others wait for it to end."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is in the queue, then end")
        parser.add_argument("--keep", action="store_true", help="start a worker, and again whenever it dies")
        parser.add_argument("--with-parent", action="store_true", help="end when the process that started this ends")

    def handle(self, once, keep, with_parent, **options):
        if with_parent:
            end_with_parent()
        if keep:
            Keeper().run()
            return
        if not once:
            refuse_powerful_login()
        try:
            with closing(the_only_one()):
                take_up_again()
                work(once)
        except OperationalError as lost:
            raise CommandError(f"The database is gone: {str(lost).splitlines()[0]}") from None


def the_only_one():
    """Wait until no other worker is at work; return the connection that holds the place, to be closed after."""
    held = connection.copy()
    while True:
        with held.cursor() as cursor:
            cursor.execute("select pg_try_advisory_lock(hashtext('portal worker'))")
            if cursor.fetchone()[0]:
                return held
        time.sleep(PAUSE)


def work(once: bool) -> None:
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    if threading.current_thread() is threading.main_thread() and not once:
        worker.configure_signals()
    begun = -HOUR
    while worker.running:
        worker.run()  # until the queue is empty
        if once:
            return
        if time.monotonic() - begun > HOUR:
            begun = time.monotonic()
            for command in HOURLY:
                call_command(command)
        time.sleep(PAUSE)


def end_with_parent() -> None:
    """Send this process a SIGTERM as soon as its parent is gone, however that ended."""
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


class Keeper:
    """Keeps one worker going, until told to stop."""

    def __init__(self):
        self.is_over = False

    def run(self) -> None:
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self.stop)
        rest = PAUSE
        while not self.is_over:
            started = time.monotonic()
            self.stay_with(self.start())
            rest = PAUSE if time.monotonic() - started > LONGEST_REST else min(rest * 2, LONGEST_REST)
            self.sleep(rest)

    def start(self) -> subprocess.Popen:
        web, owner = addresses()
        # With the addresses given, a worker never starts the embedded server that somebody has just ended.
        # In a session of its own, so that Ctrl-C in the terminal reaches it once, from here.
        return subprocess.Popen(
            [sys.executable, sys.argv[0], "worker", "--with-parent"],
            env={**os.environ, "DATABASE_URL": web, "DATABASE_OWNER_URL": owner},
            start_new_session=True,
        )

    def stay_with(self, child: subprocess.Popen) -> None:
        """Return when the worker ended; when told to stop, tell it, and give its job time to end."""
        while not self.is_over and child.poll() is None:
            time.sleep(0.2)
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                child.kill()  # its job is taken up again by the next worker
                child.wait()

    def sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.is_over and time.monotonic() < until:
            time.sleep(0.2)

    def stop(self, number, frame) -> None:
        self.is_over = True
