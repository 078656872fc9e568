"""Looks at the course folder, and builds when something was saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

STEP = 15
"""Milliseconds of silence after a change: editors write in several steps."""
DEBOUNCE = 120
"""Milliseconds after which a change counts, silence or not."""

LOOK = 250
"""Milliseconds until the first look again: a file may change before the watch has begun."""


class Watcher:
    """`with Watcher(folder, run):` runs after each change, in a thread of its own."""

    def __init__(self, root: Path, run: Callable[[], None]) -> None:
        self.root = root
        self.run = run
        self.stop = Event()
        self.thread = Thread(target=self.look, daemon=True)

    def look(self) -> None:
        settled = False
        for changes in watch(
            self.root,
            stop_event=self.stop,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changes or not settled:
                self.run()
            settled = True

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join(3)
