"""The user profile of a realm: which attributes users have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from keycloak_openapi.api import user_profile as api
from keycloak_openapi.models import UPAttribute, UPConfig, UPGroup

from ..._core.named_parts import PROFILE_ATTRIBUTES, PROFILE_GROUPS
from .named_parts import AsyncNamedPart, AsyncNamedParts
from .node import AsyncNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from keycloak_openapi.models import (
        NewUPAttributeFields,
        NewUPGroupFields,
        UPAttributeFields,
        UPConfigFields,
        UPGroupFields,
        UserProfileMetadata,
    )


class AsyncUserProfile(AsyncNode):
    """The user profile of a realm."""

    async def get(self) -> UPConfig:
        """Return the user profile."""
        return await self._send(api.get_user_profile)

    async def update(self, **fields: Unpack[UPConfigFields]) -> None:
        """Change the given fields; the others stay as they are. For one attribute more there is `attributes.create`.

        Args:
            **fields: `unmanaged_attribute_policy`, who may have attributes that the profile does not declare: ENABLED,
                ADMIN_VIEW, ADMIN_EDIT, or None for nobody; `attributes` and `groups`, all of them.
        """
        await self.replace(await self._changed(UPConfig, self.get, fields))

    async def replace(self, representation: UPConfig | Mapping[str, Any]) -> None:
        """Write the user profile as given."""
        await self._send(api.update_user_profile, representation)

    async def metadata(self) -> UserProfileMetadata:
        """Return the attributes as a form for administrators needs them, with all that they are validated by."""
        return await self._send(api.get_user_profile_metadata)

    @property
    def attributes(self) -> AsyncProfileAttributes:
        """The attributes that users have."""
        return self._at(AsyncProfileAttributes)

    @property
    def groups(self) -> AsyncProfileGroups:
        """The groups of attributes, which are headings in forms."""
        return self._at(AsyncProfileGroups)


class AsyncProfileAttributes(AsyncNamedParts[UPAttribute]):
    """The attributes that users have."""

    _kind = PROFILE_ATTRIBUTES

    async def create(self, name: str, **fields: Unpack[NewUPAttributeFields]) -> None:
        """Declare one attribute more.

        Args:
            name: the attribute.
            **fields: `permissions` (without them nobody but the server sees it), `display_name`, `validations`,
                `required`, `multivalued`, `group`, ...

        Raises:
            Conflict: if there is one of this name.
        """
        await self._create(name, fields)

    def by_name(self, name: str) -> AsyncProfileAttribute:
        """Return one attribute."""
        return AsyncProfileAttribute(*self._path, name=name, client=self._client)


class AsyncProfileAttribute(AsyncNamedPart[UPAttribute]):
    """One attribute that users have."""

    _kind = PROFILE_ATTRIBUTES

    async def update(self, **fields: Unpack[UPAttributeFields]) -> None:
        """Change the given fields; the others stay as they are."""
        await self._update(fields)


class AsyncProfileGroups(AsyncNamedParts[UPGroup]):
    """The groups of attributes."""

    _kind = PROFILE_GROUPS

    async def create(self, name: str, **fields: Unpack[NewUPGroupFields]) -> None:
        """Make a group, which attributes then name as their `group`.

        Raises:
            Conflict: if there is one of this name.
        """
        await self._create(name, fields)

    def by_name(self, name: str) -> AsyncProfileGroup:
        """Return one group of attributes."""
        return AsyncProfileGroup(*self._path, name=name, client=self._client)


class AsyncProfileGroup(AsyncNamedPart[UPGroup]):
    """One group of attributes."""

    _kind = PROFILE_GROUPS

    async def update(self, **fields: Unpack[UPGroupFields]) -> None:
        """Change the given fields; the others stay as they are."""
        await self._update(fields)
