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


def to_camel_case(snake_cased_str: str) -> str:
    """Return `first_name` as `firstName`."""
    head, *rest = snake_cased_str.split("_")
    return head + "".join(part.title() for part in rest)
