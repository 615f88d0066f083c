# Made by scripts/unasync.py from tests/_async/test_uma_conditions_gated.py; not to be edited.
"""Policies of owners with a condition, which is a script that is deployed to the server; the code of one is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keycloak_facade.exceptions import ServerError

if TYPE_CHECKING:
    from tests._sync.made_uma import ResourceServer

pytestmark = pytest.mark.gated


def test_a_condition_is_refused(app: ResourceServer) -> None:
    alice = app.owner("alice")
    doc = app.resource(alice.token, "doc", "read")
    condition = "$evaluation.grant();"
    with pytest.raises(ServerError):
        app.uma.resource_associate_permission(alice.token, doc, "all", ["read"], condition=condition)
    made = app.uma.resource_associate_permission(alice.token, doc, "all", ["read"], users=["alice"])
    with pytest.raises(ServerError):
        app.uma.permission_update(alice.token, str(made.id), condition=condition)
    assert app.uma.permission_list(alice.token) == [app.uma.permission_read(alice.token, str(made.id))]
