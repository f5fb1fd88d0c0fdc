"""How fast many writers register appeals in one region: python benchmarks/numbering.py, on an empty portal's folder.

Prints appeals a second for 1, 8 and 32 writers, and each as a ratio to one writer; stops at the first gap.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPEALS = 2000

environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "mediation.settings"}
alone = 0.0
for writers in (1, 8, 32):
    command = [sys.executable, "-m", "tests.appeals.writers", str(writers), str(APPEALS)]
    started = time.perf_counter()
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout.split()
    rate = APPEALS / (time.perf_counter() - started)
    alone = alone or rate
    sequences = sorted(int(number[-5:]) for number in told)
    if sequences != list(range(sequences[0], sequences[0] + APPEALS)):
        sys.exit(f"{writers} writers left a gap")
    sys.stdout.write(f"{writers:3} writers {rate:8.0f} appeals a second   {rate / alone:5.2f} of one writer\n")
