"""What callers give as the key of a token, turned into the keys that may verify it."""

from __future__ import annotations

import base64
import copy
import json
import logging
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from attrs import field, frozen
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_public_key, load_pem_public_key
from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate
from joserfc.jwk import ECKey, Key, KeySet, OctKey, OKPKey, RSAKey

from .jwt_errors import shown
from .jwt_jwk import UnusableKeyError, VerificationKey, check_key, check_secret, import_jwk, import_public_key

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_LOG = logging.getLogger(__name__)
MOST_KEYS = 100
_REMEMBERED_SETS = 16


@frozen(eq=False)
class VerificationKeys:
    """The keys that may verify a token.

    Attributes:
        by_kid: the keys of a key set that have an id; each verifies the tokens that name it.
        for_any_kid: the keys given alone or without an id; they verify tokens whatever id these name.
        skipped: why keys of a set are not used, by their id or place in the set.
        is_cut: whether the set had more keys than are read.
    """

    by_kid: Mapping[str, tuple[VerificationKey, ...]] = field(factory=dict[str, tuple[VerificationKey, ...]])
    for_any_kid: tuple[VerificationKey, ...] = ()
    skipped: Mapping[str, str] = field(factory=dict[str, str])
    is_cut: bool = False

    @property
    def kids(self) -> tuple[str, ...]:
        """The ids of the keys that have one."""
        return tuple(self.by_kid)

    def candidates(self, kid: str | None) -> tuple[VerificationKey, ...]:
        """Find the keys that may have signed a token whose header names this id, or none."""
        if kid is None:
            return tuple(key for keys in self.by_kid.values() for key in keys) + self.for_any_kid
        return self.by_kid.get(kid, ()) + self.for_any_kid


#: A JWKS, a JWK, either as JSON text, a PEM, a realm's `public_key`, a key of joserfc, or a list of these.
KeyInput = VerificationKeys | Key | KeySet | Mapping[str, Any] | list[Any] | tuple[Any, ...] | str | bytes


def load_keys(key: KeyInput | None) -> VerificationKeys:
    """Turn a key, or keys, into verification keys; what was imported lately is not imported again.

    A `str` or `bytes` is a public key, never the secret of an HMAC; that is an explicit `joserfc.jwk.OctKey`.
    Of a key set the odd keys are left out, so that one exotic key does not stop the others.

    Raises:
        TypeError: it is of no kind that a key can have.
        ValueError: it is of such a kind, but no key to verify signatures with.
    """
    if isinstance(key, VerificationKeys):
        return key
    if isinstance(key, (dict, Mapping)):
        return _from_object(key)
    if isinstance(key, (str, bytes)):
        return _from_text(key if isinstance(key, str) else key.decode("latin-1"))
    if isinstance(key, (list, tuple, KeySet)):
        return _from_set(list(key))
    if isinstance(key, OctKey):
        # Not remembered: a secret is kept no longer than its owner keeps it.
        return _alone(check_secret(key))
    if isinstance(key, (RSAKey, ECKey, OKPKey)):
        return _remembered(key, lambda same: _alone(check_key(same)))
    raise TypeError(
        "key is a JWKS or JWK (dict or JSON text), a PEM, a realm's public_key, a key of joserfc or a list "
        f"of these, not {type(key).__name__}"
    )


def _from_object(key: Mapping[str, Any]) -> VerificationKeys:
    if "keys" in key:
        keys = key["keys"]
        if not isinstance(keys, list):
            raise ValueError(f'"keys" of a JWKS is a list, not {type(keys).__name__}')
        return _from_set(cast("list[object]", keys))
    if "kty" in key:
        return _remembered(key, lambda jwk: _alone(import_jwk(jwk)))
    raise ValueError('a dict as key is a JWKS, with "keys", or a JWK, with "kty"; this one has neither')


def _from_set(items: list[object]) -> VerificationKeys:
    return _remembered(items[: MOST_KEYS + 1], _import_set)


def _import_set(items: list[object]) -> VerificationKeys:
    by_kid: dict[str, tuple[VerificationKey, ...]] = {}
    for_any_kid: list[VerificationKey] = []
    skipped: dict[str, str] = {}
    for place, item in enumerate(items):
        label = _label(item, place)
        if place == MOST_KEYS:
            skipped[label] = f"a key set has {MOST_KEYS} keys at most"
            break
        try:
            key = _import_member(item)
        except UnusableKeyError as reason:
            skipped[label] = str(reason)
            _LOG.debug("key %s of the key set is not used: %s", shown(label), reason)
            continue
        if key.kid is None:
            for_any_kid.append(key)
        else:
            by_kid[key.kid] = (*by_kid.get(key.kid, ()), key)
    return VerificationKeys(by_kid, tuple(for_any_kid), skipped, is_cut=len(items) > MOST_KEYS)


def _import_member(item: object) -> VerificationKey:
    if isinstance(item, Mapping):
        return import_jwk(cast("Mapping[str, Any]", item))
    if isinstance(item, (str, bytes)):
        return _import_encoded(item if isinstance(item, str) else item.decode("latin-1"))
    if isinstance(item, (RSAKey, ECKey, OKPKey, OctKey)):
        return check_key(item)
    raise UnusableKeyError(f"it is {type(item).__name__}, which is no key")


def _label(item: object, place: int) -> str:
    kid = cast("Mapping[str, Any]", item).get("kid") if isinstance(item, Mapping) else None
    return kid if isinstance(kid, str) else f"#{place}"


def _alone(key: VerificationKey) -> VerificationKeys:
    return VerificationKeys(for_any_kid=(key,))


@lru_cache(maxsize=_REMEMBERED_SETS)
def _from_text(text: str) -> VerificationKeys:
    if not text.lstrip().startswith(("{", "[")):
        return _alone(_import_encoded(text))
    value: object = None
    with suppress(ValueError, RecursionError):  # raised below, where the text is not the new error's context
        value = json.loads(text)
    if isinstance(value, dict):
        return _from_object(cast("dict[str, Any]", value))
    if isinstance(value, list):
        return _from_set(cast("list[object]", value))
    raise UnusableKeyError("key begins like the JSON text of a JWK or JWKS, but is not JSON")


def _import_encoded(text: str) -> VerificationKey:
    native: object = None
    with suppress(ValueError, UnsupportedAlgorithm):  # raised below, without the text as context
        native = _decode_public_key(text)
    if native is not None:
        return import_public_key(native)
    if "PRIVATE KEY-----" in text:
        raise UnusableKeyError("key is a private key; pass its public key")
    raise UnusableKeyError(
        "a str or bytes as key is a PEM (public key or certificate), a realm's public_key, or the JSON text "
        "of a JWK or JWKS; the secret of HS256, HS384 or HS512 is given as joserfc.jwk.OctKey"
    )


def _decode_public_key(text: str) -> object:
    if "-----BEGIN CERTIFICATE" in text:
        return load_pem_x509_certificate(text.encode()).public_key()
    if "-----BEGIN" in text:
        return load_pem_public_key(text.encode())
    der = base64.b64decode("".join(text.split()), validate=True)
    try:
        return load_der_public_key(der)
    except ValueError:
        return load_der_x509_certificate(der).public_key()


class _RecentlyLoaded:
    """The latest imports, found by equality with a copy of what was imported: a change in place is seen."""

    def __init__(self) -> None:
        # Replaced whole, never changed: readers need no lock.
        self._entries: tuple[tuple[object, VerificationKeys], ...] = ()
        self._lock = threading.Lock()

    def find(self, content: object) -> VerificationKeys | None:
        for place, entry in enumerate(self._entries):
            if entry[0] == content:
                if place:
                    self._put_first(entry)
                return entry[1]
        return None

    def add(self, content: object, keys: VerificationKeys) -> None:
        self._put_first((content, keys))

    def _put_first(self, entry: tuple[object, VerificationKeys]) -> None:
        with self._lock:
            others = [other for other in self._entries if other is not entry]
            self._entries = (entry, *others[: _REMEMBERED_SETS - 1])


_RECENT: Final = _RecentlyLoaded()


def _remembered(content: _T, build: Callable[[_T], VerificationKeys]) -> VerificationKeys:
    found = _RECENT.find(content)
    if found is None:
        copied = cast("_T", _copy(content))
        found = build(copied)
        _RECENT.add(copied, found)
    return found


def _copy(content: object) -> object:
    """Copy what callers may change in place; keys of joserfc do not change."""
    if isinstance(content, Mapping):
        return copy.deepcopy(dict(cast("Mapping[str, Any]", content)))
    if isinstance(content, list):
        return [_copy(item) for item in cast("list[object]", content)]
    return content
