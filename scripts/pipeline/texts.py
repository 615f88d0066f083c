"""Gives operations and parameters the texts that become docstrings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.documents import SPEC, Json, Operation, SpecError, is_object, operations, read_yaml, relative

if TYPE_CHECKING:
    from pathlib import Path

DOCS = SPEC / "docs.yaml"
PARAMETERS = SPEC / "parameters.yaml"


def read_docs(path: Path) -> dict[str, Json]:
    """Read the summary, and perhaps a description, of each operation by its id."""
    docs: dict[str, Json] = {}
    for name, text in read_yaml(path).items():
        doc = {"summary": text} if isinstance(text, str) else text
        if not is_object(doc) or not {"summary"} <= set(doc) <= {"summary", "description"}:
            raise SpecError(f"{relative(path)}: {name}: a row is a summary, or has a summary and a description")
        docs[name] = doc
    return docs


def document_operations(document: Json, docs: dict[str, Json], known: set[str | None]) -> None:
    """Replace the texts of each operation by those that stand under its id.

    Raises:
        SpecError: A text stands under an id that is not known.
    """
    strange = sorted(docs.keys() - known)
    if strange:
        raise SpecError(f"{relative(DOCS)}: no operation is called {', '.join(strange)}")
    for operation in operations(document):
        doc = docs.get(operation.body["operationId"])
        if doc:
            operation.body.pop("description", None)
            operation.body.update(doc)


def read_parameter_texts(path: Path) -> dict[str, dict[str, str]]:
    """Read the texts of path parameters and of query parameters."""
    texts = read_yaml(path)
    if not is_object(texts) or set(texts) != {"path", "query"}:
        raise SpecError(f"{relative(path)}: the texts stand under path and query")
    return texts


def document_parameters(document: Json, texts: dict[str, dict[str, str]]) -> list[str]:
    """Describe the parameters.

    Returns:
        The texts that no parameter needs.
    """
    used: set[str] = set()
    for item in document["paths"].values():
        for parameter in item.get("parameters", []):
            used |= _describe(parameter, texts, None)
    for operation in operations(document):
        for parameter in operation.body.get("parameters", []):
            used |= _describe(parameter, texts, operation)
    unused = [f"{place}: {name}" for place in texts for name in texts[place] if f"{place}: {name}" not in used]
    return [f"{relative(PARAMETERS)}: {name}: no parameter needs it" for name in unused]


def _describe(parameter: Json, texts: dict[str, dict[str, str]], operation: Operation | None) -> set[str]:
    place, name = parameter["in"], parameter["name"]
    upstream = _plain(parameter.get("description", ""))
    own = [name, *([f"{operation.body['operationId']}.{name}"] if operation else [])]
    found = [key for key in reversed(own) if key in texts.get(place, {})]
    if found and (place == "path" or not upstream):
        parameter["description"] = texts[place][found[0]]
        return {f"{place}: {found[0]}"}
    if upstream:
        parameter["description"] = upstream
    return set()


def _plain(text: str) -> str:
    """Turn Javadoc into plain text."""
    return re.sub(r"\{@\w+ ([^}]*)\}", r"\1", text).replace("<p>", "").strip()
