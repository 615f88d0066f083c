"""The operations on the groups of an organization, which are those on the groups of a realm by other names."""

from __future__ import annotations

from keycloak_openapi.api import organization_groups as api

from .groups import GroupOperations, LevelOperations

ORGANIZATION_GROUPS = GroupOperations(
    top=LevelOperations(list=api.list_organization_groups, create=api.create_organization_group),
    children=LevelOperations(list=api.list_organization_subgroups, create=api.create_organization_subgroup),
    by_path=api.get_organization_group_by_path,
    get=api.get_organization_group,
    update=api.update_organization_group,
    delete=api.delete_organization_group,
)
