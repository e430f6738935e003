"""The office's server as an application; nothing is opened before `create_app` is called."""

import contextlib
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from rrk_central.accounts import Refused
from rrk_central.api import Office, router
from rrk_central.description import DescribedServer
from rrk_central.engines import Database
from rrk_central.logs import Logged, tell
from rrk_central.settings import Settings
from rrk_central.wire import Signed, refusal, reply


def create_app(settings: Settings) -> FastAPI:
    """Open the database of `settings` and return the server; leaving its lifespan closes it."""
    office = Office(settings, Database(settings.database_url))

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        office.close()

    app = DescribedServer(title="RRK Central", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.office = office
    app.include_router(router)
    app.add_middleware(Signed)
    app.add_middleware(Logged)

    def answered(request: Request, error: Refused) -> Response:
        told = {name: error.values[name] for name in ("position",) if name in error.values}
        tell(request.scope, code=error.code, **told)
        return refusal(error)

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return answered(request, error)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, _error: RequestValidationError) -> Response:
        return answered(request, Refused("bad_request"))

    @app.exception_handler(HTTPException)
    def unknown(_request: Request, error: HTTPException) -> Response:
        code = "not_found" if error.status_code in {404, 405} else "bad_request"
        found = reply({"code": code, "values": {}}, error.status_code)
        found.headers.update(error.headers or {})
        return found

    @app.exception_handler(PoolTimeoutError)
    def no_connection_left(request: Request, _error: PoolTimeoutError) -> Response:
        return answered(request, Refused("busy"))

    @app.exception_handler(DBAPIError)
    def database_failed(request: Request, error: DBAPIError) -> Response:
        if office.database.is_full(error):
            return answered(request, Refused("storage_full"))
        if not office.database.may_pass(error):
            raise error
        return answered(request, Refused("busy"))

    return app
