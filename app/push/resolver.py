"""Looking up a push service's name, refusing addresses inside anybody's network.

The client connects to the addresses that were checked here, so a name that changes between check and connection gains
nothing. aiohttp asks no resolver for IP literals; those are refused by the check of the URL.
"""

from collections.abc import Callable, Sequence
from errno import EACCES
from socket import AF_INET, AddressFamily

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from app.push.rules import are_public


class PublicResolver(AbstractResolver):
    """Resolves public names; `is_exempt` says which "host:port" a test may reach on its own machine."""

    def __init__(self, is_exempt: Callable[[str], bool], inner: AbstractResolver | None = None) -> None:
        self._is_exempt = is_exempt
        self._inner = inner or ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        """All addresses of `host`; raises OSError where one of them is not public."""
        found = await self._inner.resolve(host, port, family)
        addresses: Sequence[str] = [entry["host"] for entry in found]
        if not self._is_exempt(f"{host}:{port}") and not are_public(addresses):
            raise OSError(EACCES, f"{host} leads to an address that is not public")
        return found

    async def close(self) -> None:
        """Close what looks the names up."""
        await self._inner.close()
