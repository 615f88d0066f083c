"""What the type checkers of `scripts/check` read here is imported: the names that it needs are there when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typing import chains, chains_async, chains_uma, chains_uma_async, misspelt

if TYPE_CHECKING:
    from types import ModuleType

MODULES = [chains, chains_async, chains_uma, chains_uma_async, misspelt]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_names_that_it_needs_can_be_imported(module: ModuleType) -> None:
    assert module.__doc__
