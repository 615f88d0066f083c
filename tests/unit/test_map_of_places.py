"""The map of docs/administration.md names every place that navigation leads to, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from tests.proof.places import places

PAGE = Path(__file__).parents[2] / "docs" / "administration.md"
ROW = re.compile(r"^\| (?!place|---)(.+?) \|.*\| (.*?)\|$", re.MULTILINE)
"""The first and the last cell."""
ANYWHERE = "…."


def nouns(expression: str) -> str:
    """Leave out what tells one thing of a place from the others."""
    short = re.sub(r"\(\w*\)", "", expression).replace("realm.admin.realms.by_name.", "r.")
    return re.sub(r"\.by_\w+", "", short)


def of_the_map() -> tuple[set[str], set[str]]:
    """Return what the map names in full, and with the repeated parts that may follow."""
    named: set[str] = set()
    repeated: dict[str, list[str]] = {}
    for first, last in ROW.findall(PAGE.read_text("utf-8").partition("\n## Users")[0]):
        place = ""
        below = [noun for noun in re.findall(r"`(\w+)`", last) if noun != "r" and not noun.startswith("by_")]
        for text in re.findall(r"`(.+?)`", first):
            if text.startswith(ANYWHERE):
                repeated[text.removeprefix(ANYWHERE)] = below
                continue
            place = nouns(text) if "." in text else f"{place.rpartition('.')[0]}.{text}"
            named.add(place)
            named |= {f"{place}.{noun}" for noun in below}
    followed = {f"{place}.{noun}" for place in named for noun in repeated.get(place.rpartition(".")[2], ())}
    alone = {f"{place}.{noun}" for place in named for noun, below in repeated.items() if not below}
    return named, named | followed | alone


def test_the_map_names_every_place_and_no_other() -> None:
    starts = ("r.", "realm.admin.realms", "realm.account", "realm.client_registration")
    there = {nouns(expression) for expression in places().values()}
    there = {place for place in there if place.startswith(starts)}
    named, with_repeated = of_the_map()
    assert len(named) > 100
    assert there - with_repeated == set()
    assert named - there == set()
