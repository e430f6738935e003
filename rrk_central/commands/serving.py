"""The server itself, and a demonstration of it."""

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from rrk_central.commands.shared import Commands, command
from rrk_central.settings import Settings
from rrk_field import collector


def add_to(commands: Commands) -> None:
    """Add what answers laptops."""
    serve = command(commands, "serve", _serve, "answer laptops")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8443)
    serve.add_argument(
        "--certificate", type=Path, default=None, help="PEM; needed for other machines"
    )
    serve.add_argument(
        "--key", type=Path, default=None, help="PEM; by default in the certificate's file"
    )
    demo = command(commands, "demo", _demo, "an office of invented families, on this machine")
    demo.add_argument("--port-file", type=Path, default=None)
    demo.add_argument("--families", type=int, default=262)
    demo.add_argument("--cache", type=Path, default=None, help="keeps the made office here")
    demo.add_argument(
        "--until-closed",
        action="store_true",
        default=False,
        help="end when standard input is closed",
    )


def _serve(settings: Settings, chosen: argparse.Namespace) -> int:
    import uvicorn

    from rrk_central.app import create_app
    from rrk_central.logs import write_lines
    from rrk_central.questionnaires import issue_shipped

    if chosen.certificate is None and chosen.host not in {"127.0.0.1", "::1", "localhost"}:
        print("Other machines are answered over TLS only: give --certificate.", file=sys.stderr)
        return 1
    write_lines(settings.log_level)
    app = create_app(settings)
    office = app.state.office
    issue_shipped(office.database, office.blobs)
    collector.calm()
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.port,
        ssl_certfile=chosen.certificate,
        ssl_keyfile=chosen.key,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    return 0


def _demo(settings: Settings, chosen: argparse.Namespace) -> None:
    from rrk_central import demo

    def tell(done: int, total: int) -> None:
        print(f"Preparing the demonstration: {done} of {total} families", flush=True)
        if chosen.port_file is not None:
            fresh = chosen.port_file.with_name("progress.new")
            fresh.write_text(f"{done} {total}")
            fresh.replace(fresh.with_suffix(""))

    if chosen.until_closed:
        threading.Thread(target=_end_with_input, daemon=True).start()
    demo.serve(settings.folder, chosen.port_file, chosen.families, cache=chosen.cache, tell=tell)


def _end_with_input() -> None:
    """End this process when whoever started it is gone, however that happened."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
