"""`python -m tests.property.fuzz SECONDS [SEED]`: mutated packages and manifests until the time is over.

Prints how many were tried; stops at the first error with the seed that gives it again.
"""

from __future__ import annotations

import random
import sys
import time

from tests.property.mutate import mutated, package
from tests.property.test_validate_any import MANIFEST, judged


def main(seconds: float, seed: int) -> None:
    end, tried, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < end:
        start = time.monotonic()
        chance = random.Random(seed + tried)
        try:
            if tried % 2:
                judged(package(chance))
            else:
                judged(mutated(MANIFEST, chance), "imsmanifest.xml")
        except BaseException:
            print(f"seed {seed + tried}, after {tried:,}", flush=True)
            raise
        slowest = max(slowest, time.monotonic() - start)
        tried += 1
    print(f"{tried:,} mutations without an error; the slowest took {slowest * 1000:.0f} ms")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
