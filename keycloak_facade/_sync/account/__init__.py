# Made by scripts/unasync.py from keycloak_facade/_async/account/__init__.py; not to be edited.
"""What users do with their own account."""
