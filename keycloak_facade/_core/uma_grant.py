"""The UMA grant: what it takes, what it answers, and why it refuses."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, Required, TypedDict, cast

from keycloak_openapi._json import is_array, is_mapping, is_object
from keycloak_openapi.errors import BadRequest, Forbidden, Unauthorized
from keycloak_openapi.request import json_body

from .errors import retold
from .payloads import form_request
from .tokens import InvalidTokenError, TokenResponse, token_response

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence

    from keycloak_openapi.errors import ApiError
    from keycloak_openapi.request import Request

    Pair = tuple[str, str | None]
    """A resource, by its id or name, and a scope, or several separated by commas; None or "" for all its scopes."""

UMA_TICKET_GRANT = "urn:ietf:params:oauth:grant-type:uma-ticket"
_JWT = "urn:ietf:params:oauth:token-type:jwt"
_OF_A_TYPE = re.compile("resource-type(-any|-instance|-owner)?:")
"""What the server takes for all resources of a type."""


class UmaTicketParameters(TypedDict, total=False):
    """What to ask for with the UMA grant, `response_mode` excepted; what is not given is not sent."""

    audience: str | None
    """The client_id of the resource server; a ticket says it already."""
    ticket: str | None
    """A permission ticket of the resource server's."""
    permission: str | Sequence[str] | None
    """One or several `resource#scope,scope`, `resource` or `#scope`; resources by id or name; all if not given."""
    permission_resource_format: Literal["id", "uri"] | None
    """Whether resources are given by id or name, or by one of their URIs."""
    permission_resource_matching_uri: bool | None
    """Whether such a URI may fit a resource's pattern, such as `/albums/*`."""
    submit_request: bool | None
    """Whether a denied ticket is asked for from the resource's owner; the server takes it for true."""
    rpt: str | None
    """An RPT that was had before, whose permissions the new one keeps."""
    response_permissions_limit: int | None
    """How many permissions to look at, those that are asked for first; 0 looks at none."""
    response_include_resource_name: bool | None
    """Whether `rsname` is told beside `rsid`; the server takes it for true."""
    claim_token: str | Mapping[str, Sequence[str]] | None
    """Claims for the policies to look at, lists of values by name; or an encoded token, with its format."""
    claim_token_format: str | None
    """The URI of the format, which the server takes for that of an ID token."""
    subject_token: str | None
    """The access token of the user whom a client asks for that proves itself."""
    scope: str | None
    """Scopes of the resource server, separated by spaces, that are asked for with each permission."""


class GrantedPermission(TypedDict, total=False):
    """One permission: the id and the name of a resource, and the names of the scopes that are granted.

    There is no resource where only a scope was asked for that no resource has.
    """

    rsid: str
    rsname: str
    scopes: list[str]
    claims: dict[str, list[str]]


class GrantedPermissions(TypedDict, total=False):
    """What was granted; an empty dict if nothing was."""

    permissions: list[GrantedPermission]


class PermissionDecision(TypedDict):
    """That something of what was asked for is granted; `result` is never false, for a denial is an error."""

    result: bool


class RequestingPartyToken(TokenResponse, total=False):
    """A token answer whose access token, the RPT, tells what is granted in its claim `authorization`."""

    upgraded: bool
    """Whether it has all permissions of the RPT that was given."""


class Entitlement(RequestingPartyToken):
    """The same, with the RPT once more by the name that the predecessor knew it by."""

    rpt: Required[str]


def uma_ticket_request(url: str, response_mode: str | None, parameters: Mapping[str, Any]) -> Request[Any]:
    """Describe a call with the UMA grant, without what proves who calls.

    Args:
        url: the token endpoint.
        response_mode: `permissions`, `decision` or, for a token, None.
        parameters: UmaTicketParameters, or others.
    """
    form = {"grant_type": UMA_TICKET_GRANT, "response_mode": response_mode} | dict(parameters)
    claims = form.get("claim_token")
    if is_mapping(claims):
        form |= {"claim_token": _encoded(claims), "claim_token_format": _JWT}
    return form_request(url, form, decode=json_body(_ANSWERS.get(response_mode)))


@contextmanager
def uma_grant_errors() -> Generator[None]:
    """Tell apart, by class, why the grant is refused; the server has the same statuses for all of it.

    Raises:
        Forbidden: permission is denied.
        InvalidTokenError: the user's token has expired, or its session has ended, or it is none.
        BadRequest: what is asked for does not exist, or is not asked for rightly.
    """
    try:
        yield
    except (BadRequest, Unauthorized, Forbidden) as refusal:
        raise _told_apart(refusal) from None


def _told_apart(refusal: ApiError) -> ApiError:
    if refusal.error == "access_denied":
        return refusal
    denied = isinstance(refusal, Forbidden)
    if refusal.error == "invalid_grant" and not denied:
        return retold(refusal, InvalidTokenError)
    said = f"{refusal.error}: {refusal.error_description}"
    hint = next((hint for start, hint in _HINTS.items() if said.startswith(start)), None)
    return retold(refusal, BadRequest if denied else type(refusal), hint)


_HINTS = {
    "invalid_resource": "Give its id: by a name only resources of the user, of the client and those that were shared"
    " with the user are found",
    "invalid_scope": "No resource of the client has that scope",
    "invalid_ticket": "The ticket has expired, or is none; the resource server gives a new one",
    "invalid_rpt": "The rpt has to be the access_token of a former answer to this grant",
    "invalid_request: Unknown resource server": "The audience has to be the client_id of a client of this realm",
    "invalid_request: Client does not support": "The client needs authorizationServicesEnabled",
    "invalid_request: You must provide": "Give the audience, the client_id of the resource server, or a ticket",
}


def only_asked(granted: Iterable[GrantedPermission], asked: Sequence[Pair]) -> list[GrantedPermission]:
    """Leave out what was not asked for.

    Asked by a resource's name for what is denied, the server grants what others have shared of that resource.
    """
    kept: list[GrantedPermission] = []
    for permission in granted:
        scopes = [scope for resource, scope in asked if _is(resource, permission)]
        if not all(scopes):
            kept.append(permission)
        elif allowed := set(permission.get("scopes", ())) & _split(scopes):
            kept.append({**permission, "scopes": sorted(allowed)})
    return kept


def single_resources(asked: Iterable[Pair]) -> list[Pair]:
    """Return pairs of which the server tells whether all is granted.

    Raises:
        ValueError: a pair may name several resources, and the answer does not tell whether they are all.
    """
    pairs = list(asked)
    for resource, _ in pairs:
        if _may_be_several(resource):
            raise ValueError(f"expected a resource's id or name, got {resource!r}, which get_permissions takes")
    return pairs


def grants_all(granted: Sequence[GrantedPermission], asked: Iterable[Pair]) -> bool:
    """Tell whether each pair was granted."""
    for resource, scope in asked:
        found = [permission for permission in granted if _is(resource, permission)]
        scopes = {name for permission in found for name in permission.get("scopes", ())}
        if not found or not _split([scope]) <= scopes:
            return False
    return True


def entitled(answer: RequestingPartyToken) -> Entitlement:
    """Return a token answer as the predecessor's entitlement."""
    return cast("Entitlement", {**answer, "rpt": answer["access_token"]})


def permission_parameters(resource_scopes: Iterable[Pair] | None) -> list[str] | None:
    """Return `permission` parameters: `resource#scope`, or the resource alone for all its scopes.

    A resource that is asked for as a whole is named once, for the server would look at the other pairs' scopes only.
    """
    if resource_scopes is None:
        return None
    pairs = list(resource_scopes)
    whole = {resource for resource, scope in pairs if not scope}
    return list(dict.fromkeys(name if name in whole else f"{name}#{scope}" for name, scope in pairs))


def _is(resource: str, permission: GrantedPermission) -> bool:
    """Tell whether a permission is on a resource; of which type its resource is, it does not say."""
    return resource in (permission.get("rsid"), permission.get("rsname")) or _may_be_several(resource)


def _may_be_several(resource: str) -> bool:
    return not resource or _OF_A_TYPE.match(resource) is not None


def _split(scopes: Iterable[str | None]) -> set[str]:
    return {name for scope in scopes if scope for name in scope.split(",")}


def _encoded(claims: Mapping[str, Any]) -> str:
    return urlsafe_b64encode(json.dumps(dict(claims)).encode()).rstrip(b"=").decode()


def _permissions(answer: Any) -> Any:
    if not is_array(answer) or not all(map(is_object, answer)):
        raise TypeError("it is no list of permissions")
    return answer


def _decision(answer: Any) -> Any:
    if not is_object(answer) or not isinstance(answer.get("result"), bool):
        raise TypeError("there is no result in it")
    return answer


_ANSWERS: dict[str | None, Callable[[Any], Any]] = {
    None: token_response,
    "permissions": _permissions,
    "decision": _decision,
}
