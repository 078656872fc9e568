"""What happens, told to every open page: events from any thread, to queues of the server's loop."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from threading import Lock
from typing import Any

Entry = dict[str, Any]
KEPT = 5000


class Feed:
    """`log` are the calls and requests, numbered; `tell` wakes the pages."""

    def __init__(self) -> None:
        self.log: deque[Entry] = deque(maxlen=KEPT)
        self.count = 0
        self.lock = Lock()
        self.pages: dict[asyncio.Queue[Entry], asyncio.AbstractEventLoop] = {}

    def join(self) -> asyncio.Queue[Entry]:
        """A queue of everything from now on; to be called in the server's loop."""
        queue: asyncio.Queue[Entry] = asyncio.Queue()
        with self.lock:
            self.pages[queue] = asyncio.get_running_loop()
        return queue

    def leave(self, queue: asyncio.Queue[Entry]) -> None:
        with self.lock:
            self.pages.pop(queue, None)

    def note(self, entries: Iterable[Entry]) -> None:
        """Keeps calls or requests, with their numbers, and tells them."""
        with self.lock:
            made = []
            for entry in entries:
                self.count += 1
                made.append({"id": self.count, **entry})
            self.log.extend(made)
        self.tell("log", made)

    def tell(self, event: str, data: Any = None) -> None:
        with self.lock:
            pages = list(self.pages.items())
        for queue, loop in pages:
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, {"event": event, "data": data})

    def everything(self) -> list[Entry]:
        with self.lock:
            return list(self.log)

    def clear(self) -> None:
        with self.lock:
            self.log.clear()
