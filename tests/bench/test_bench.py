"""The bench itself works: every row is there, with a ratio. What the ratios are is not for a test to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_quick_table_has_all_rows_and_ratios() -> None:
    command = [sys.executable, "-m", "tests.bench", "--quick", "--only", "a,c,d,e,g,h,i"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()[2:]]
    assert [row[0] for row in rows] == ["a", "a", "c", "c", "d", "e", "g", "g", "h", "i", "i"]
    assert all(float(row[4]) > 0 for row in rows)
