"""Statements that every batch and every page asks: put into words once, and then handed straight to the driver.

A SQLAlchemy statement says what is asked and what its values are; for each database it is compiled here once, with the
conversions of its types. After that it costs what the driver takes. Running it the usual way costs ten times as much,
which only shows where a dozen of them stand in one request (docs/performance.md). Errors are those of SQLAlchemy.

A statement here has a fixed number of parameters, so no IN over a list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import is_
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any] | None
Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement for one database: its text, and how values go in and come out."""

    text: str
    is_positional: bool
    into: list[tuple[str, str, Convert]]  # the driver's name, ours, the conversion; in the order of the text
    fixed: dict[str, Any]  # values that the statement itself holds
    out: list[tuple[int, Callable[[Any], Any]]]  # only the columns that are converted at all

    def bind(self, params: Params) -> Any:
        """The values as the driver takes them."""
        if self.fixed:
            params = {**self.fixed, **params}
        if self.is_positional:
            return [into(params[key]) if into else params[key] for _, key, into in self.into]
        return {name: into(params[key]) if into else params[key] for name, key, into in self.into}

    def rows(self, found: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The rows with their values as the statement's types have them."""
        if not self.out:
            return [tuple(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for at, out in self.out:
                values[at] = out(values[at])
            rows.append(tuple(values))
        return rows


class Prepared:
    """One statement, in the words of each database that it was asked of."""

    def __init__(self, statement: "Select[*tuple[Any, ...]] | UpdateBase") -> None:
        self._statement = statement
        self._wordings: dict[str, Wording] = {}

    def all(self, connection: Connection, params: Params) -> list[tuple[Any, ...]]:
        """Every row that is found."""
        wording = self._wording(connection.dialect)
        return wording.rows(self._run(connection, wording, wording.bind(params)).fetchall())

    def first(self, connection: Connection, params: Params) -> tuple[Any, ...] | None:
        """The first row that is found."""
        rows = self.all(connection, params)
        return rows[0] if rows else None

    def column(self, connection: Connection, params: Params) -> list[Any]:
        """The first value of every row that is found."""
        return [row[0] for row in self.all(connection, params)]

    def change(self, connection: Connection, *rows: Params) -> int:
        """Change something, once for each of these rows of values; answers how many rows of the table that changed."""
        bind = self._wording(connection.dialect).bind
        return self.change_bound(connection, [bind(row) for row in rows])

    def bound_columns(
        self, dialect: Dialect, columns: Mapping[str, Sequence[Any]], same: Params, written: Mapping[str, Sequence[Any]]
    ) -> list[Sequence[Any] | dict[str, Any]]:
        """Many rows at once for `change_bound`: the columns whose values differ, the values that are the same, and the
        columns that are as the driver takes them already."""
        wording = self._wording(dialect)
        bound: list[Iterable[Any]] = []
        for _, key, into in wording.into:
            if key in same:
                bound.append(repeat(into(same[key]) if into else same[key]))
            elif key in written:
                bound.append(written[key])
            else:
                bound.append(_converted(columns[key], into) if into else columns[key])
        rows = zip(*bound, strict=False)  # what is the same has no end
        if wording.is_positional:
            return list(rows)
        names = [name for name, _, _ in wording.into]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def change_bound(self, connection: Connection, rows: Sequence[Any]) -> int:
        """The same for rows that are bound already."""
        wording, is_many = self._wording(connection.dialect), len(rows) > 1
        changed: int = self._run(connection, wording, rows if is_many else rows[0], is_many=is_many).rowcount
        return changed

    def _run(self, connection: Connection, wording: Wording, values: Any, *, is_many: bool = False) -> Any:
        cursor = connection.connection.cursor()
        listeners = connection.engine.dispatch.before_cursor_execute
        if listeners:  # whoever listens to statements hears these too
            listeners(connection, cursor, wording.text, values, None, is_many)
        try:
            (cursor.executemany if is_many else cursor.execute)(wording.text, values)
        except connection.dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                wording.text, None, error, connection.dialect.loaded_dbapi.Error, hide_parameters=True
            ) from error
        return cursor

    def _wording(self, dialect: Dialect) -> Wording:
        wording = self._wordings.get(dialect.name)
        if wording is None:
            wording = self._wordings[dialect.name] = _put_into_words(self._statement, dialect)
        return wording


def _converted(column: Sequence[Any], into: Callable[[Any], Any]) -> Iterable[Any]:
    """The values of a column, each converted; one object all the way down is converted once."""
    if all(map(is_, column, repeat(column[0]))):
        return repeat(into(column[0]), len(column))
    return map(into, column)


def _put_into_words(statement: Any, dialect: Dialect) -> Wording:
    compiled = statement.compile(dialect=dialect)
    given = {name: bind for bind, name in compiled.bind_names.items()}
    names = compiled.positiontup if compiled.positional else list(given)
    into = [(name, given[name].key, _into(given[name].type, dialect)) for name in names]
    types = [column.type for column in statement.exported_columns] if isinstance(statement, Select) else []
    fixed = {bind.key: bind.value for bind in given.values() if not bind.required}
    outs = ((at, _out(kind, dialect)) for at, kind in enumerate(types))
    out = [(at, convert) for at, convert in outs if convert is not None]
    return Wording(compiled.string, compiled.positional, into, fixed, out)


def _into(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _out(kind: TypeEngine[Any], dialect: Dialect) -> Convert:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
