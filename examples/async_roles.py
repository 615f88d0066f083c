"""Writes the users of a realm with their roles as CSV, asking about eight users at a time. It changes nothing.

export KEYCLOAK_SERVER_URL=https://sso.example.com KEYCLOAK_REALM=shop
export KEYCLOAK_USERNAME=admin KEYCLOAK_PASSWORD=... KEYCLOAK_LOGIN_REALM=master
python async_roles.py > roles.csv
"""

from __future__ import annotations

import asyncio
import csv
import sys

from keycloak_facade import AsyncKeycloakRealm


async def main() -> None:
    """Write the table."""
    async with AsyncKeycloakRealm.from_env() as realm:
        users = realm.admin.realms.by_name(realm.realm_name).users
        limit = asyncio.Semaphore(8)

        async def roles_of(user_id: str) -> str:
            async with limit:
                roles = await users.by_id(user_id).role_mappings.realm.effective()
            return " ".join(sorted(role["name"] for role in roles))

        everyone = await users.all(brief_representation=True)
        # However many tasks share it, the access token is requested once, and renewed before it expires.
        roles = await asyncio.gather(*(roles_of(user["id"]) for user in everyone))

    table = csv.writer(sys.stdout)
    table.writerow(["username", "roles"])
    table.writerows((user.username, names) for user, names in zip(everyone, roles, strict=True))


if __name__ == "__main__":
    asyncio.run(main())
