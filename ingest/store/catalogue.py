"""The files of `cypher/` go in; queries with a title, a description and typed parameters come out.

A file opens with comments, `// title:`, `// description:`, any `// param: NAME (TYPE, default JSON): meaning`
and `// shows: table|graph`, then holds one statement.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ingest.errors import DataError, InputError
from ingest.resources import resource
from ingest.store.guard import LITERALS

FIELDS = ("title", "description", "shows")
SHOWS = ("table", "graph")
TYPES = ("string", "integer", "float", "boolean", "date", "list")
YES, NO = ("true", "yes", "1"), ("false", "no", "0")
_ALIASES = {"int": "integer", "bool": "boolean", "str": "string"}
_HEADER = re.compile(r"//\s*(\w+):\s*(.*)")
_PARAM = re.compile(r"(\w+) \((\w+)(?:, default (.*?))?\): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query; `default` None where one must be given."""

    name: str
    type: str
    default: Any
    meaning: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A statement of `cypher/` and what its header says of it; `shows` is "table" or "graph"."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    shows: str
    statement: str

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return every parameter with its type, the default where none is given; raise InputError."""
        return {p.name: _value(self.name, p, given) for p in self.parameters}


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Return the queries of `cypher/read`, by name. Raises DataError, with file and line, for a wrong one."""
    return tuple(read_query(path) for path in sorted(resource("cypher", "read").glob("*.cypher")))


def read_query(path: Path) -> SavedQuery:
    """Return the query of one file. Raises DataError that names file and line."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for number, line in enumerate(lines[:start], 1):
        match = _HEADER.fullmatch(line.rstrip())
        if not match:
            raise _wrong(path, number, "is no header", "Write // NAME: text.")
        name, text = match.groups()
        if name == "param":
            parameters.append(_parameter(path, number, text))
        elif name in FIELDS and name not in fields and text:
            fields[name] = text
        else:
            raise _wrong(
                path, number, f"has an unknown, repeated or empty {name!r}", f"Use {', '.join(FIELDS)}."
            )
    statement = "\n".join(lines[start:]).strip()
    _check(path, start, fields, parameters, statement)
    return SavedQuery(
        path.stem, fields["title"], fields["description"], tuple(parameters), fields["shows"], statement
    )


def _parameter(path: Path, number: int, text: str) -> Parameter:
    match = _PARAM.fullmatch(text)
    if not match:
        advice = 'Write // param: name (string, default "text"): meaning.'
        raise _wrong(path, number, "is no parameter", advice)
    name, kind, default, meaning = match.groups()
    kind = _ALIASES.get(kind, kind)
    if kind not in TYPES:
        raise _wrong(path, number, f"has the unknown type {kind!r}", f"Use one of {', '.join(TYPES)}.")
    try:
        value = None if default is None else json.loads(default)
        value if value is None else typed(kind, value)
    except (ValueError, TypeError) as problem:
        raise _wrong(path, number, f"has a default that is no {kind}", "Write it as JSON.") from problem
    return Parameter(name, kind, value, meaning)


def _check(
    path: Path, start: int, fields: Mapping[str, str], parameters: list[Parameter], statement: str
) -> None:
    if missing := [name for name in FIELDS if name not in fields]:
        raise _wrong(path, 1, f"has no {missing[0]}", f"Add // {missing[0]}: …")
    if fields["shows"] not in SHOWS:
        raise _wrong(path, 1, f"shows {fields['shows']!r}", "Write table or graph.")
    if not statement:
        raise _wrong(path, start, "has no statement", "Write one below the header.")
    declared = [parameter.name for parameter in parameters]
    if repeated := {name for name in declared if declared.count(name) > 1}:
        raise _wrong(path, 1, f"declares ${min(repeated)} twice", "Take one away.")
    used: dict[str, int] = {}
    bare = LITERALS.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), statement)
    for number, line in enumerate(bare.splitlines(), start + 1):
        for name in re.findall(r"\$(\w+)", line):
            used.setdefault(name, number)
    for name in used.keys() - set(declared):
        raise _wrong(path, used[name], f"uses ${name} undeclared", f"Add // param: {name} (string): …")
    for name in set(declared) - used.keys():
        raise _wrong(path, 1, f"declares ${name} and does not use it", "Take the line away.")


def typed(kind: str, value: Any) -> Any:
    """Return a value, or its text, as the type of a parameter. Raises ValueError or TypeError."""
    if kind == "string":
        return str(value)
    if kind == "integer":
        return int(value if isinstance(value, str | int) else str(value))
    if kind == "float":
        return float(value)
    if kind == "date":
        return date.fromisoformat(str(value))
    if kind == "boolean":
        word = str(value).strip().lower()
        if word not in YES + NO:
            raise ValueError(value)
        return word in YES
    if isinstance(value, str):
        value = json.loads(value) if value.lstrip().startswith("[") else [v.strip() for v in value.split(",")]
    return list(value)


def _value(query: str, parameter: Parameter, given: Mapping[str, Any]) -> Any:
    value = given.get(parameter.name)
    value = parameter.default if value is None else value
    if value is None:
        raise InputError(f"{query} needs {parameter.name}: {parameter.meaning}.", "Give it a value.")
    try:
        return typed(parameter.type, value)
    except (ValueError, TypeError) as problem:
        kind = "date, YYYY-MM-DD" if parameter.type == "date" else parameter.type
        raise InputError(
            f"{parameter.name} of {query} is {value!r}, which is no {kind}.", f"It is: {parameter.meaning}."
        ) from problem


def _wrong(path: Path, line: int, what: str, advice: str) -> DataError:
    return DataError(f"{path.parent.name}/{path.name}, line {line}: this {what}.", advice)
