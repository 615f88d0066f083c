"""Documents that the server reads and writes only as a whole, and whose parts have names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

from keycloak_openapi.api import client_policies, user_profile
from keycloak_openapi.model import Model
from keycloak_openapi.models import ClientPolicyRepresentation, ClientProfileRepresentation, UPAttribute, UPGroup

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.request import Request

P = TypeVar("P", bound=Model)


@frozen
class PartKind(Generic[P]):
    """One kind of parts, and the document that holds them.

    Attributes:
        read: the operation that reads the document.
        write: the one that writes it.
        key: the list's JSON name in the document.
        model: of a part.
        name: of a part, as an error names it.
    """

    read: Callable[..., Request[Any]]
    write: Callable[..., Request[Any]]
    key: str
    model: type[P]
    name: str

    def of(self, document: Model) -> list[P]:
        """Return the parts in a document, as the list that it holds."""
        parts: list[P] = document.setdefault(self.key, [])
        return parts


PROFILE_ATTRIBUTES = PartKind(
    read=user_profile.get_user_profile,
    write=user_profile.update_user_profile,
    key="attributes",
    model=UPAttribute,
    name="attribute of the user profile",
)

PROFILE_GROUPS = PartKind(
    read=user_profile.get_user_profile,
    write=user_profile.update_user_profile,
    key="groups",
    model=UPGroup,
    name="attribute group of the user profile",
)

CLIENT_POLICIES = PartKind(
    read=client_policies.get_client_policies,
    write=client_policies.update_client_policies,
    key="policies",
    model=ClientPolicyRepresentation,
    name="client policy",
)

CLIENT_PROFILES = PartKind(
    read=client_policies.get_client_profiles,
    write=client_policies.update_client_profiles,
    key="profiles",
    model=ClientProfileRepresentation,
    name="client profile",
)
