"""Photos: a picture made ready beside plain Pillow, and hundreds of them on the screen."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from bench.harness import Result, application, compare, seconds
from bench.laptop import laptop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from rrk_field.db.store import Store
    from rrk_field.ui.photo_strip import PhotoStrip

MANY, FEW = 400, 4
LONGEST_STEP_MS = 100.0
WIDTH = 820
CAMERA = (4000, 3000)


def results() -> Iterator[Result]:
    """Yield the figures of photos."""
    yield prepared()
    app = application()
    with _strip(app, MANY) as many, _strip(app, FEW) as few:
        yield compare(
            f"show a question with {MANY} photos",
            lambda: _on_screen(many.reload),
            lambda: _on_screen(few.reload),
            reference_name=f"the same with {FEW} photos",
            unit="ms",
            note="processor time of the screen's thread",
        )
        yield compare(
            f"longest step while {MANY} photos are scrolled",
            lambda: _longest_step(many),
            lambda: LONGEST_STEP_MS,
            reference_name="what a step may take",
            unit="ms",
            rounds=3,
            at_most=1.0,
            note="processor time of the screen's thread",
        )


def prepared() -> Result:
    """Return what making a picture of a camera ready costs beside the least that can be done."""
    from PIL import Image

    from rrk_field.db import pictures

    out = io.BytesIO()
    Image.effect_noise(CAMERA, 40).convert("RGB").save(out, "JPEG", quality=80)
    data = out.getvalue()

    def plain() -> None:
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGB")
            small.thumbnail((1600, 1600))
            small.save(io.BytesIO(), "JPEG", quality=85, optimize=True)

    return compare(
        "make a photo of 12 megapixels ready",
        lambda: seconds(lambda: pictures.prepare(data)) * 1000,
        lambda: seconds(plain) * 1000,
        reference_name="Pillow: open, scale, save",
        unit="ms",
        rounds=5,
        at_most=1.3,
    )


@contextmanager
def _strip(app: "QApplication", count: int) -> Iterator["PhotoStrip"]:
    """A question's photos on the screen."""
    from rrk_field.ui.background import Background
    from rrk_field.ui.photo_desk import PhotoDesk
    from rrk_field.ui.photo_shelf import PhotoShelf
    from rrk_field.ui.photo_strip import PhotoStrip

    background = Background()
    with laptop() as store:
        root_id, about_id = _fill(store, count)
        strip = PhotoStrip(PhotoDesk(PhotoShelf(store, root_id, about_id), background), background)
        strip.resize(WIDTH, 300)
        strip.show_path("photos")
        strip.show()
        app.processEvents()
        yield strip
        background.close()
        strip.close()


def _fill(store: "Store", count: int) -> tuple[str, str]:
    from PIL import Image

    from rrk_field.db import photos
    from rrk_field.domain.records import Household, Photo

    household = Household(municipality_code="17")
    with store.together():
        store.save(household)
        for number in range(count):
            out = io.BytesIO()
            colour = (number % 256, number // 256 * 90, 120)
            Image.new("RGB", (1600, 1200), colour).save(out, "JPEG")
            photo = Photo(
                household_id=household.id,
                about_id=household.id,
                path="photos",
                sha256=photos.keep(store, out.getvalue()),
                size_bytes=len(out.getvalue()),
            )
            store.save(photo)
    return household.id, household.id


def _on_screen(work: Callable[[], object]) -> float:
    from PySide6.QtWidgets import QApplication

    begun = time.thread_time()
    work()
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1000


def _longest_step(strip: "PhotoStrip") -> float:
    """Scroll from the first to the last photo, as fast as the wheel turns."""
    bar = strip.list.verticalScrollBar()
    steps = range(0, bar.maximum() + 1, bar.singleStep())
    return max(_on_screen(partial(bar.setValue, place)) for place in steps)
