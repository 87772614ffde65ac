"""What a page may not do while a test looks at it."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


class Faults:
    """Collects a browser context's faults as sentences in `found`."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.found: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self.console)
        context.on("weberror", self.error)
        context.on("request", self.request)
        context.on("response", self.response)

    def console(self, message: ConsoleMessage) -> None:
        # A refused Content-Security-Policy is a console error too. Failed loads are told apart by `response`.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.found.append(f"console: {message.text}")

    def error(self, error: WebError) -> None:
        self.found.append(f"error: {error.error}")

    def request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != urlsplit(self.site).netloc:
            self.found.append(f"request to another host: {request.url}")

    def response(self, response: Response) -> None:
        # A page that answers 404 may be the very thing under test; a file it needs may not be missing.
        if response.status >= 400 and not response.request.is_navigation_request():
            self.found.append(f"{response.status}: {response.url}")
