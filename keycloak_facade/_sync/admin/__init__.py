# Made by scripts/unasync.py from keycloak_facade/_async/admin/__init__.py; not to be edited.
"""Administration: one class for each noun of the Admin API. Navigation sends nothing, verbs do."""
