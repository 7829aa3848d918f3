"""Every sentence of the library's errors, read from the source: what a translation must have.

A template is usually a literal in a call of `Message`. Where it comes from a parameter, a table, a local
name or a small function, it is followed to the literals there. What cannot be followed is an error, so that
no sentence stays hidden.
"""

import ast
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import werkplekleren

SOURCE = Path(werkplekleren.__file__).parent
MODULES = {path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}

FRAME = ("{owner}.{field} ", ", not {value}")
"""What `broken` puts around a rule."""

OUTSIDE = {"errors.py:summary"}
"""Parameters that only callers outside the library fill with a bare sentence."""


class CannotFollowError(Exception):
    """A template that does not lead to literals."""


def templates() -> dict[str, str]:
    """Template -> the module and line where it is used."""
    found: dict[str, str] = {}
    for module, tree in MODULES.items():
        for call, scope in _calls(tree, {"Message", "broken"}):
            place = f"{module}:{call.lineno}"
            if _name(call) == "Message":
                sentences = _follow(call.args[0], scope, module)
            else:
                sentences = {rule.join(FRAME) for rule in _follow(call.args[2], scope, module)}
            found.update(dict.fromkeys(sentences, place))
    return {template: place for template, place in found.items() if FRAME[0] not in template or template.endswith(FRAME[1])}


def sorts() -> dict[str, str]:
    """What is looked for, in words (`questionnaire`) -> where it is said."""
    found: dict[str, str] = {}
    for module, tree in MODULES.items():
        for call, scope in _calls(tree, {"UnknownNameError", "unknown_name"}):
            found.update(dict.fromkeys(_follow_quietly(call.args[0], scope, module), f"{module}:{call.lineno}"))
        for node, scope in _nodes(tree):
            if isinstance(node, ast.Dict):
                given = [value for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant) and key.value == "sort"]
                found.update(dict.fromkeys(set[str]().union(*(_follow_quietly(value, scope, module) for value in given)), f"{module}:{node.lineno}"))
    return found


Scope = tuple[ast.AST, ...]


def _nodes(tree: ast.AST, around: Scope = ()) -> Iterator[tuple[ast.AST, Scope]]:
    """Every node, with all that is around it, from the inside out."""
    yield tree, around
    for child in ast.iter_child_nodes(tree):
        yield from _nodes(child, (tree, *around))


def _calls(tree: ast.AST, names: set[str]) -> Iterator[tuple[ast.Call, Scope]]:
    """Calls of functions with one of these names, with all that is around them."""
    for node, around in _nodes(tree):
        if isinstance(node, ast.Call) and _name(node) in names:
            yield node, around


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _follow_quietly(node: ast.expr, scope: Scope, module: str) -> set[str]:
    try:
        return _follow(node, scope, module)
    except CannotFollowError:
        return set()


def _follow(node: ast.expr, scope: Scope, module: str) -> set[str]:
    """The texts that an expression can be."""
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.Constant(value=None):
            return set()
        case ast.IfExp():
            return _follow(node.body, scope, module) | _follow(node.orelse, scope, module)
        case ast.BinOp(op=ast.Add()):
            return {left + right for left, right in product(_follow(node.left, scope, module), _follow(node.right, scope, module))}
        case ast.Name(id=name):
            return _of_name(name, scope, module)
        case _:
            return _elsewhere(node, scope, module)


def _elsewhere(node: ast.expr, scope: Scope, module: str) -> set[str]:
    """The texts of an expression that leads out of its function."""
    match node:
        case ast.Subscript(value=ast.Name(id=name)):
            table = _assigned(MODULES[module], name)
            if isinstance(table, ast.Dict):
                return _all(table.values, (), module)
        case ast.Call(func=ast.Name(id=name)):
            made = [each for each in ast.walk(MODULES[module]) if isinstance(each, ast.FunctionDef) and each.name == name]
            returned = [each.value for function in made for each in ast.walk(function) if isinstance(each, ast.Return) and each.value]
            if returned:
                return _all(returned, tuple(made), module)
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return _of_field(name, scope)
        case _:
            pass
    said = f"{module}:{node.lineno}: {ast.unparse(node)}"
    raise CannotFollowError(said)


def _all(nodes: list[ast.expr], scope: Scope, module: str) -> set[str]:
    return set[str]().union(*(_follow(node, scope, module) for node in nodes))


def _assigned(around: ast.AST, name: str) -> ast.expr | None:
    """What a name is set to, somewhere in a function or module."""
    for node in ast.walk(around):
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                return value
            case ast.AnnAssign(target=ast.Name(id=found), value=value) if found == name:
                return value
            case _:
                pass
    return None


def _of_name(name: str, scope: Scope, module: str) -> set[str]:
    for around in scope:
        for loop in around.generators if isinstance(around, ast.GeneratorExp | ast.ListComp) else [around] if isinstance(around, ast.For) else []:
            targets = loop.target.elts if isinstance(loop.target, ast.Tuple) else [loop.target]
            for position, target in enumerate(targets):
                if isinstance(target, ast.Name) and target.id == name:
                    return _members(loop.iter, position, module)
        if isinstance(around, ast.FunctionDef):
            if f"{module}:{name}" in OUTSIDE:
                return set()
            parameters = [argument.arg for argument in (*around.args.args, *around.args.kwonlyargs) if argument.arg not in {"self", "cls"}]
            value = _assigned(around, name)
            if name in parameters and value is None:
                return _of_parameter(around, name, parameters.index(name), module)
            if value is not None:
                return _follow(value, scope, module)
    value = _assigned(MODULES[module], name)
    if value is None:
        said = f"{module}: {name}"
        raise CannotFollowError(said)
    return _follow(value, (), module)


def _members(table: ast.expr, position: int, module: str) -> set[str]:
    """The texts in one column of a table of the module."""
    value = _assigned(MODULES[module], table.id) if isinstance(table, ast.Name) else table
    rows = value.elts if isinstance(value, ast.Tuple | ast.List) else []
    return _all([row.elts[position] if isinstance(row, ast.Tuple) else row for row in rows], (), module)


def _of_parameter(function: ast.FunctionDef, name: str, position: int, module: str) -> set[str]:
    """The texts that a module gives to a parameter of its own function, and the modules beside it that import the function."""
    homes = (module, *_importing(function.name, module))
    return set[str]().union(*(_passed_in(home, function.name, name, position) for home in homes))


def _passed_in(home: str, function: str, name: str, position: int) -> set[str]:
    return _passed(_calls(MODULES[home], {function}), name, position, lambda _: home)


def _importing(function: str, module: str) -> list[str]:
    """The modules of the same folder that import a function from its module."""
    folder, _, stem = module.removesuffix(".py").rpartition("/")
    return [
        each
        for each, tree in MODULES.items()
        if each.rpartition("/")[0] == folder
        and any(
            isinstance(node, ast.ImportFrom) and node.level == 1 and node.module == stem and function in [alias.name for alias in node.names]
            for node in ast.walk(tree)
        )
    ]


def _of_field(name: str, scope: Scope) -> set[str]:
    """The texts that any module gives to a field of the class around."""
    owner = next(each for each in scope if isinstance(each, ast.ClassDef))
    fields = [each.target.id for each in owner.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    if name not in fields:
        said = f"{owner.name}.{name}"
        raise CannotFollowError(said)
    homes = {id(call): module for module, tree in MODULES.items() for call, _ in _calls(tree, {owner.name})}
    calls = (each for tree in MODULES.values() for each in _calls(tree, {owner.name}))
    return _passed(calls, name, fields.index(name), lambda call: homes[id(call)])


def _passed(calls: Iterator[tuple[ast.Call, Scope]], name: str, position: int, home: Callable[[ast.Call], str]) -> set[str]:
    found: set[str] = set()
    for call, scope in calls:
        given = [keyword.value for keyword in call.keywords if keyword.arg == name] or call.args[position : position + 1]
        found |= _all(given, scope, home(call))
    return found
