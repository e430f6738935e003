"""Work off the main thread: the one file with threads."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Background(QObject):
    """One worker thread, one more for pictures, and one signal back to the main thread.

    Pictures have a thread of their own so that they do not wait for a synchronisation.

    Signals:
        _finished: a future with the callbacks that wait for it; emitted in the worker.
    """

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="rrk")
        self._pictures = ThreadPoolExecutor(max_workers=1, thread_name_prefix="rrk-pictures")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Call `work` in the worker, then `done` or `failed` on the main thread.

        `work` must not touch a widget. Nothing is called back once `owner` is deleted, and
        nothing is begun once this is closed: a timer may still ask while the window goes.
        """
        self._submit(self._worker, owner, work, done, failed)

    def run_picture(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Like `run`, in the thread for pictures: unpacking, scaling, sealing."""
        self._submit(self._pictures, owner, work, done, failed)

    def _submit(
        self, worker: ThreadPoolExecutor, owner: QObject, work: Any, done: Any, failed: Any
    ) -> None:
        if self.stop.is_set():
            return
        future = worker.submit(work)
        future.add_done_callback(lambda f: self._hand_over((f, owner, done, failed)))

    def _hand_over(self, finished: tuple[Future[Any], QObject, Any, Any]) -> None:
        # Work that was still waiting at `close` is cancelled, and nobody waits for it.
        if not finished[0].cancelled() and shiboken6.isValid(self):
            self._finished.emit(finished)

    @Slot(object)
    def _deliver(self, finished: tuple[Future[Any], QObject, Any, Any]) -> None:
        future, owner, done, failed = finished
        if not shiboken6.isValid(owner):
            return
        if error := future.exception():
            failed(error)
        else:
            done(future.result())

    def close(self) -> None:
        """Ask the running work to stop, and wait for it."""
        self.stop.set()
        for worker in (self._worker, self._pictures):
            worker.shutdown(wait=True, cancel_futures=True)
