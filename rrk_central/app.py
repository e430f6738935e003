"""The office's server as an application; nothing is opened before `create_app` is called."""

import contextlib
import logging
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from rrk_central.accounts import Refused
from rrk_central.api import Office, router
from rrk_central.engines import Database
from rrk_central.settings import Settings
from rrk_central.wire import Signed, refusal, reply

logger = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """Open the database of `settings` and return the server; leaving its lifespan closes it."""
    office = Office(settings, Database(settings.database_url))

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        office.close()

    app = FastAPI(title="RRK Central", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.office = office
    app.include_router(router)
    app.add_middleware(Signed)

    @app.exception_handler(Refused)
    def refused(_request: Request, error: Refused) -> Response:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    def malformed(_request: Request, _error: RequestValidationError) -> Response:
        return refusal(Refused("bad_request"))

    @app.exception_handler(HTTPException)
    def unknown(_request: Request, error: HTTPException) -> Response:
        code = "not_found" if error.status_code in {404, 405} else "bad_request"
        return reply({"code": code, "values": {}}, error.status_code)

    @app.exception_handler(DBAPIError)
    def database_failed(_request: Request, error: DBAPIError) -> Response:
        if not office.database.may_pass(error):
            raise error
        return refusal(Refused("busy"))

    return app
