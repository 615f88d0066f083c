"""The operations on groups: those of a realm, and those of an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from keycloak_openapi.api import groups

if TYPE_CHECKING:
    from collections.abc import Callable

    from keycloak_openapi.models import GroupRepresentation
    from keycloak_openapi.request import Request


@frozen
class LevelOperations:
    """The operations on the groups of one level: those at the top, or those right below one group.

    Attributes:
        create: answers the group or its id, and nothing where it was only moved.
    """

    list: Callable[..., Request[list[GroupRepresentation]]]
    create: Callable[..., Request[Any]]


@frozen
class GroupOperations:
    """The operations on the groups of one kind."""

    top: LevelOperations
    children: LevelOperations
    by_path: Callable[..., Request[GroupRepresentation]]
    get: Callable[..., Request[GroupRepresentation]]
    update: Callable[..., Request[None]]
    delete: Callable[..., Request[None]]


REALM_GROUPS = GroupOperations(
    top=LevelOperations(list=groups.list_groups, create=groups.create_group),
    children=LevelOperations(list=groups.list_subgroups, create=groups.create_subgroup),
    by_path=groups.get_group_by_path,
    get=groups.get_group,
    update=groups.update_group,
    delete=groups.delete_group,
)
