"""Public names of the predecessor that this package has no use for itself."""

USER_KWARGS = [
    "email",
    "first_name",
    "last_name",
    "email_verified",
    "attributes",
    "realm_roles",
    "client_roles",
    "groups",
    "enabled",
    "credentials",
]

ROLE_KWARGS = [
    "description",
    "id",
    "client_role",
    "composite",
    "composites",
    "container_id",
    "scope_param_required",
]

_REALM = "/admin/realms/{realm}"

PATHS = {
    "Clients": {"collection": f"{_REALM}/clients"},
    "ClientRoles": {"collection": f"{_REALM}/clients/{{id}}/roles"},
    "ClientRole": {"single": f"{_REALM}/clients/{{id}}/roles/{{role_name}}"},
    "Groups": {"collection": f"{_REALM}/groups"},
    "Users": {"collection": f"{_REALM}/users"},
    "User": {
        "single": f"{_REALM}/users/{{user_id}}",
        "reset_password": f"{_REALM}/users/{{user_id}}/reset-password",
        "logout": f"{_REALM}/users/{{user_id}}/logout",
    },
    "UserGroups": {
        "collection": f"{_REALM}/users/{{user_id}}/groups",
        "single": f"{_REALM}/users/{{user_id}}/groups/{{group_id}}",
    },
    "UserRoleMappingsRealm": {
        "available": f"{_REALM}/users/{{id}}/role-mappings/realm/available",
        "single": f"{_REALM}/users/{{id}}/role-mappings/realm",
    },
}
"""What `get_path` of each class knew by name."""


def to_camel_case(snake_cased_str: str) -> str:
    """Return `first_name` as `firstName`."""
    head, *rest = snake_cased_str.split("_")
    return head + "".join(part.title() for part in rest)
