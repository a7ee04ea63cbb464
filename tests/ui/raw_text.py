"""Reads the code of the app and finds every place where a stranger's text could reach markdown as it is.

Text is clean that stands in the code, that is a number or a day, or that `components.plain` made harmless; sentences,
sums and choices of clean text are clean. Everything else is raw. What a function does with its own arguments is found
out too: one that hands an argument on to markdown is held to what it is given, wherever it is called.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

Need = frozenset[str] | None
"""Which arguments of the function have to be clean for some text to be; None where it is raw whatever they are."""

CLEAN: Final[Need] = frozenset()

LABEL: Final = (("label", 0), ("help", None))
BODY: Final = (("body", 0), ("help", None))
SINKS: Final[dict[str, tuple[tuple[str, int | None], ...]]] = {
    **dict.fromkeys(("markdown", "caption", "title", "header", "subheader", "badge"), BODY),
    **dict.fromkeys(("error", "warning", "info", "success", "toast"), (("body", 0),)),
    **dict.fromkeys(
        (
            "button",
            "download_button",
            "form_submit_button",
            "link_button",
            "page_link",
            "expander",
            "popover",
            "checkbox",
            "toggle",
            "selectbox",
            "multiselect",
            "text_input",
            "text_area",
            "number_input",
            "date_input",
            "slider",
            "file_uploader",
            "status",
            "time_input",
            "datetime_input",
            "color_picker",
            "camera_input",
            "audio_input",
            "chat_input",
        ),
        LABEL,
    ),
    "update": (("label", None),),
    "offer_file": LABEL,
    **dict.fromkeys(
        ("radio", "pills", "segmented_control", "select_slider", "menu_button"),
        (*LABEL, ("options", 1), ("format_func", None), ("captions", None)),
    ),
    "metric": (("label", 0), ("value", 1), ("delta", 2), ("help", None)),
    "progress": (("text", 1),),
    "spinner": (("text", 0),),
    "tabs": (("tabs", 0),),
    "dialog": (("title", 0),),
    "image": (("caption", 1),),
    "table": (("data", 0),),
    "Column": LABEL,
}
"""What of Streamlit reads markdown: each function's arguments by name and place."""

NO_MARKDOWN: Final = frozenset(
    {
        "App",
        "Page",
        "altair_chart",
        "bidi_component",
        "code",
        "columns",
        "component",
        "container",
        "data_editor",
        "dataframe",
        "divider",
        "empty",
        "form",
        "fragment",
        "json",
        "login",
        "logo",
        "logout",
        "navigation",
        "plotly_chart",
        "rerun",
        "set_page_config",
        "space",
        "stop",
        "switch_page",
        "text",
        "cache_resource",
        "cache_data",
    }
)
"""What of Streamlit a page may call that reads no markdown. Whatever is on neither list is found, until somebody looked."""

OURS: Final[dict[str, tuple[tuple[str, int | None], ...]]] = {"toast_next": (("said", 0),)}
"""What of our own keeps text for a later run, and so is looked at where it is called."""

PASSED_ON: Final = frozenset({"download_button"})
"""What is given arguments by name that were given by name: `components.offer_file`, whose label is looked at."""

SEEN_TO: Final = {
    ("session.py", "toast_now"): "it says what `toast_next` was given, which is looked at there",
    ("method.py", "render"): "the document is our own",
}
"""Functions that hand raw text on all the same, and why they may."""

HARMLESS: Final = frozenset({"plain"})
NUMBERS: Final = frozenset({"len", "int", "float", "sum", "round", "abs", "bool", "ord", "timedelta"})
NUMBER_METHODS: Final = frozenset({"date", "n_unique", "fromisoformat", "len", "days", "count"})
SENTENCES: Final = frozenset({"say", "show", "share", "month", "number", "percent", "form"})
OF_ITS_TEXT: Final = frozenset(
    {"strip", "rstrip", "lstrip", "title", "lower", "upper", "capitalize", "casefold", "replace", "removesuffix"}
)
NUMERIC: Final = frozenset({"int", "float", "bool", "date", "datetime", "timedelta", "Any number"})
NUMERIC_COLUMNS: Final = frozenset(
    {"Integer", "Int64", "Int32", "UInt32", "Float", "Float64", "Bool", "Date", "Datetime", "Duration", "Enum"}
    | {"_count", "_share", "_number"}  # by which norms/measures.py makes its columns
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A place where raw text reaches markdown."""

    file: Path
    line: int
    sink: str
    text: str

    def __str__(self) -> str:
        """Say where it is."""
        return f"{self.file}:{self.line}: {self.sink} gets {self.text}"


@dataclass(slots=True)
class Function:
    """A function of the code, with what is assigned in it."""

    name: str
    file: Path
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module
    numeric: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    params: tuple[str, ...] = ()
    bound: dict[str, list[tuple[ast.expr, Function]]] = field(default_factory=dict)
    """Names → what they are bound to, or to an element of, and where that is to be understood."""

    def bind(self, name: str, value: ast.expr) -> None:
        """Note that a name is bound to something."""
        self.bound.setdefault(name, []).append((value, self))


class Code:
    """All code of a package, as far as text is concerned."""

    def __init__(self, sources: Mapping[Path, str], shown: Iterable[Path]) -> None:
        """Read it.

        Args:
            sources: File → its code, of the whole package.
            shown: The files that draw pages.
        """
        self.functions: defaultdict[str, list[Function]] = defaultdict(list)
        self.attributes: defaultdict[str, list[str]] = defaultdict(list)
        self.columns: defaultdict[str, list[str]] = defaultdict(list)
        self.enums: set[str] = set()
        self.modules: dict[Path, Function] = {}
        self.imported: dict[Path, frozenset[str]] = {}
        self.shown = set(shown)
        self.sinks: dict[int, tuple[tuple[str, int | None], ...]] = {}
        self._returning: dict[int, Need] = {}
        self._looking_at: set[int] = set()
        trees = {path: ast.parse(text) for path, text in sources.items()}
        for tree in trees.values():
            self._collect_classes(tree)
        for path, tree in trees.items():
            self._collect_functions(path, tree)

    # ------------------------------------------------------------ reading

    def _collect_classes(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if not isinstance(node, ast.ClassDef):
                continue
            bases = {ast.unparse(base) for base in node.bases}
            if bases & {"StrEnum", "Enum", "IntEnum"}:
                self.enums.add(node.name)
            for inside in node.body:
                if isinstance(inside, ast.AnnAssign) and isinstance(inside.target, ast.Name):
                    self.attributes[inside.target.id].append(ast.unparse(inside.annotation))
                elif isinstance(inside, ast.Assign) and isinstance(inside.value, ast.Call):
                    kind = ast.unparse(inside.value.func).rpartition(".")[2]
                    for target in inside.targets:
                        if isinstance(target, ast.Name):
                            self.columns[target.id].append(kind)
                elif isinstance(inside, ast.FunctionDef) and any(
                    ast.unparse(one).endswith("property") for one in inside.decorator_list
                ):
                    self.attributes[inside.name].append(ast.unparse(inside.returns) if inside.returns else "")

    def _collect_functions(self, path: Path, tree: ast.Module) -> None:
        module = Function("", path, tree)
        self.modules[path] = module
        self.imported[path] = frozenset(
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analyzer")
            for alias in node.names
        )
        for statement in tree.body:
            if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
                self._bind(module, statement)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                args += [one for one in (node.args.vararg, node.args.kwarg) if one]
                told = {one.arg: ast.unparse(one.annotation) for one in args if one.annotation}
                numeric = {name for name, kind in told.items() if self._is_numeric(kind)}
                counts = {name for name, kind in told.items() if self._is_counts(kind)}
                counts |= {
                    one.target.id
                    for one in ast.walk(node)
                    if isinstance(one, ast.AnnAssign)
                    and isinstance(one.target, ast.Name)
                    and self._is_counts(ast.unparse(one.annotation))
                }
                params = tuple(one.arg for one in args)
                function = Function(node.name, path, node, frozenset(numeric), frozenset(counts), params)
                for inside in node.body:
                    self._bind(function, inside)
                self.functions[node.name].append(function)

    def _is_numeric(self, annotation: str) -> bool:
        return all(self._is_number(part.strip()) for part in annotation.split("|"))

    def _is_number(self, part: str) -> bool:
        """Tell whether a type, or all that a collection of it holds, is of numbers, days and members of enums."""
        if part == "None" or part in NUMERIC or part.rpartition(".")[2] in self.enums:
            return True
        _, bracket, inner = part.partition("[")
        held = [one.strip() for one in inner.removesuffix("]").split(",") if one.strip() != "..."]
        return bool(bracket) and all(self._is_number(one) for one in held)

    def _is_counts(self, annotation: str) -> bool:
        """Tell whether a type is of numbers under keys, which may be anybody's text."""
        outer, _, inner = annotation.partition("[")
        key, _, held = inner.removesuffix("]").partition(",")
        return outer.rpartition(".")[2] in {"Mapping", "dict"} and bool(key) and self._is_numeric(held.strip())

    def _bind(self, function: Function, statement: ast.stmt) -> None:
        for node in (statement, *_own_nodes(statement)):
            match node:
                case ast.Assign():
                    for target in node.targets:
                        self._bind_target(function, target, node.value)
                case ast.AnnAssign(value=ast.expr() as value):
                    told = self._is_numeric(ast.unparse(node.annotation))
                    self._bind_target(function, node.target, ast.Constant(0) if told else value)
                case ast.AugAssign(value=value) | ast.NamedExpr(value=value):
                    self._bind_target(function, node.target, value)
                case ast.For():
                    for name in _names(node.target):
                        function.bind(name, node.iter)
                case ast.Call(func=ast.Attribute(attr="append" | "extend", value=ast.Name() as kept)):
                    for one in node.args:
                        function.bind(kept.id, one)

    @staticmethod
    def _bind_target(function: Function, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, its in zip(target.elts, value.elts, strict=True):
                Code._bind_target(function, one, its)
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            function.bind(target.value.id, value)
        else:
            for name in _names(target):
                function.bind(name, value)

    # ------------------------------------------------------------ judging text

    def need(self, node: ast.expr, where: Function) -> Need:  # noqa: C901, PLR0911, PLR0912 - one line a kind of text
        """Tell what has to be clean for an expression to be."""
        match node:
            case ast.Constant() | ast.Compare() | ast.UnaryOp():
                return CLEAN
            case ast.JoinedStr():
                return self.all_of(node.values, where)
            case ast.FormattedValue():
                last = node.format_spec.values[-1] if isinstance(node.format_spec, ast.JoinedStr) else None
                number = isinstance(last, ast.Constant) and str(last.value)[-1:] in {"f", "d", "%", ","}
                return CLEAN if number else self.need(node.value, where)
            case ast.BinOp(op=ast.Add() | ast.Mult() | ast.Mod() | ast.BitOr()):
                return self.all_of((node.left, node.right), where)
            case ast.BinOp():
                return CLEAN
            case ast.IfExp():
                return self.all_of((node.body, node.orelse), where)
            case ast.BoolOp() | ast.List() | ast.Tuple() | ast.Set():
                return self.all_of(node.values if isinstance(node, ast.BoolOp) else node.elts, where)
            case ast.Dict():
                return self.all_of(node.values, where)
            case ast.NamedExpr() | ast.Starred() | ast.Await():
                return self.need(node.value, where)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                return self.need(node.elt, _within(node.generators, where))
            case ast.DictComp():
                return self.need(node.value, _within(node.generators, where))
            case ast.Lambda():
                inner = replace(where, bound=where.bound.copy())
                for arg in node.args.args:
                    inner.bound.pop(arg.arg, None)
                    inner.params = tuple(one for one in inner.params if one != arg.arg)
                return self.need(node.body, inner)
            case ast.Name():
                return self._name(node.id, where)
            case ast.Attribute():
                return self._attribute(node, where)
            case ast.Subscript():
                return self._subscript(node, where)
            case ast.Call():
                return self._call(node, where)
            case _:
                return None

    def all_of(self, nodes: Iterable[ast.expr | None], where: Function) -> Need:
        """Tell what has to be clean for several expressions to be."""
        needs: set[str] = set()
        for node in nodes:
            if node is None:
                continue
            need = self.need(node, where)
            if need is None:
                return None
            needs |= need
        return frozenset(needs)

    def _name(self, name: str, where: Function) -> Need:  # noqa: PLR0911 - one line a kind of name
        if name in where.numeric or name in self.enums:
            return CLEAN
        if name in where.bound:
            needs: set[str] = {name} & set(where.params)
            for value, there in where.bound[name]:
                if id(value) in self._looking_at:
                    continue
                self._looking_at.add(id(value))
                need = self.need(value, there)
                self._looking_at.discard(id(value))
                if need is None:
                    return None
                needs |= need
            return frozenset(needs)
        if name in where.params:
            return frozenset({name})
        module = self.modules[where.file]
        if where is not module and name in module.bound:
            return self._name(name, module)
        for other in self.modules.values():  # a constant from elsewhere
            if name.isupper() and name in other.bound and other is not module:
                return self._name(name, other)
        return CLEAN if name in self.functions else None  # a function that is handed on is no text

    def given_by(self, node: ast.expr, where: Function) -> Need:
        """Tell what has to be clean for what a function gives to be."""
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        if isinstance(node, ast.Attribute) and name == "__getitem__":
            return self.need(node.value, where)
        if name in self.functions:
            return CLEAN if all(self._returns(one) == CLEAN for one in self._called(name, where)) else None
        return self.need(node, where)

    def _called(self, name: str, where: Function) -> list[Function]:
        """Give the functions a name can mean: those of the same file, where there are any."""
        return [one for one in self.functions[name] if one.file == where.file] or self.functions[name]

    def _attribute(self, node: ast.Attribute, where: Function) -> Need:  # noqa: PLR0911 - one line a kind
        if isinstance(node.value, ast.Name) and node.value.id in self.enums:
            return CLEAN
        kinds = self.attributes.get(node.attr)
        if kinds and all(self._is_numeric(kind) for kind in kinds):
            return CLEAN
        if node.attr in {"height", "width"}:
            return CLEAN
        if node.attr in {"value", "name"} and self.need(node.value, where) == CLEAN:  # of a member of an enum
            return CLEAN
        if node.attr in self.functions and not kinds:  # a function that is handed on is no text
            return CLEAN
        if isinstance(node.value, ast.Name) and node.attr.isupper():  # a constant of another module
            return self._name(node.attr, where)
        return None

    def _subscript(self, node: ast.Subscript, where: Function) -> Need:
        if isinstance(node.value, ast.Name) and node.value.id in where.counts:
            return CLEAN
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            kinds = self.columns.get(node.slice.value)
            if kinds and all(kind in NUMERIC_COLUMNS for kind in kinds):
                return CLEAN
        return self.need(node.value, where)

    def _call(self, node: ast.Call, where: Function) -> Need:  # noqa: C901, PLR0911, PLR0912 - one line a kind of call
        name = _called(node)
        values = [*node.args, *(one.value for one in node.keywords)]
        if name in HARMLESS or name in NUMBERS:
            return CLEAN
        if isinstance(node.func, ast.Attribute):
            if name == "say":
                return self.all_of((*node.args[1:], *(one.value for one in node.keywords)), where)
            if name in SENTENCES or name == "day":
                return self.all_of(values, where)
            if name == "section":
                return CLEAN
            if name == "join":
                return self.all_of((node.func.value, *node.args), where)
            if name in OF_ITS_TEXT:
                return self.all_of((node.func.value, *values), where)
            if name == "get":
                return self.all_of((_looked_up(node), *node.args[1:]), where)
            if name in {"items", "values", "keys", "to_list"}:
                return self.need(node.func.value, where)
            if name in NUMBER_METHODS:
                return CLEAN
        if name in {"str", "list", "tuple", "sorted", "max", "min", "reversed", "enumerate", "zip", "range", "map"}:
            return self.all_of(values, where)
        if name == "DataFrame":
            return self.all_of(node.args, where)
        if name in self.enums:
            return CLEAN
        if name in self.functions:
            return self._result(name, node, where)
        return None

    def _result(self, name: str, node: ast.Call, where: Function) -> Need:
        needs: set[str] = set()
        for function in self._called(name, where):
            inside = self._returns(function)
            if inside is None:
                return None
            given = _arguments(node, function)
            for param in inside:
                need = self.need(given[param], where) if param in given else CLEAN
                if need is None:
                    return None
                needs |= need
        return frozenset(needs)

    def _returns(self, function: Function) -> Need:
        node = function.node
        if isinstance(node, ast.Module):
            return None
        if node.returns is not None and self._is_numeric(ast.unparse(node.returns)):
            return CLEAN
        if id(node) not in self._returning:
            self._returning[id(node)] = CLEAN  # while it is found out
            self._returning[id(node)] = self.all_of(_returned(node), function)
        return self._returning[id(node)]

    # ------------------------------------------------------------ looking at pages

    def raw(self) -> list[Raw]:
        """Give every place where raw text reaches markdown."""
        while True:
            found, sinks = [], dict[int, set[tuple[str, int | None]]]()
            for function in self._drawing():
                for call, sink, argument in self._handed(function):
                    judge = self.given_by if sink.endswith("(format_func=)") else self.need
                    need = judge(argument, function)
                    for param in need or ():
                        place = function.params.index(param)
                        sinks.setdefault(id(function.node), set()).add((param, place))
                    if need is None and (function.file.name, function.name) not in SEEN_TO:
                        text = ast.unparse(argument)
                        found.append(Raw(function.file, call.lineno, sink, text))
            known = {name: tuple(sorted(args, key=str)) for name, args in sinks.items()}
            if known == self.sinks:
                return sorted({*found, *self._not_seen()}, key=str)
            self.sinks = known

    def _not_seen(self) -> Iterator[Raw]:
        """Give the functions that hand an argument on to markdown, and whose callers are not all to be seen."""
        called: set[int] = set()
        handed_on: set[str] = set()
        for function in (*self._drawing(), *(self.modules[path] for path in self.shown)):
            heads = {id(node.func) for node in _own_nodes(function.node) if isinstance(node, ast.Call)}
            for node in _own_nodes(function.node):
                name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
                if id(node) in heads:
                    called |= {id(one.node) for one in self._called(name, function)}
                elif isinstance(node, ast.Attribute | ast.Name) and name not in function.bound | dict.fromkeys(
                    function.params
                ):
                    handed_on.add(name)
        for function in self._drawing():
            unseen = id(function.node) not in called or function.name in handed_on
            for param, _ in self.sinks.get(id(function.node), ()) if unseen else ():
                line = getattr(function.node, "lineno", 0)
                yield Raw(function.file, line, function.name, f"{param} from somebody who is not seen to call it")

    def _drawing(self) -> Iterator[Function]:
        for functions in self.functions.values():
            yield from (one for one in functions if one.file in self.shown)

    def _handed(  # noqa: C901 - one line a way of handing on
        self, function: Function
    ) -> Iterator[tuple[ast.Call, str, ast.expr]]:
        """Give what a function hands on to markdown, or to a function that does."""
        modules = self.imported[function.file]
        for node in _own_nodes(function.node):
            if not isinstance(node, ast.Call):
                continue
            name = _called(node)
            called = self._called(name, function) if name in self.functions else []
            ours = OURS.get(name) or tuple(sink for one in called for sink in self.sinks.get(id(one.node), ()))
            theirs = (
                SINKS.get("Column" if name.endswith("Column") else name, ())
                if isinstance(node.func, ast.Attribute) and _draws(node.func.value, modules)
                else ()
            )
            if ast.unparse(node.func) == f"st.{name}" and name not in SINKS and name not in NO_MARKDOWN:
                yield node, f"st.{name}, which nobody looked at,", ast.Name("anything")
            if any(one.arg == "unsafe_allow_html" for one in node.keywords):
                yield node, f"{name}(unsafe_allow_html=)", ast.Name("markup")
            if theirs and name not in PASSED_ON and any(one.arg is None for one in node.keywords):
                yield node, f"{name}(**)", ast.Name("anything")
            formatted = any(one.arg == "format_func" for one in node.keywords)
            for param, place in ours or theirs:
                if param == "options" and formatted:  # then what is made of them is what is shown
                    continue
                for one in node.keywords:
                    if one.arg == param:
                        yield node, f"{name}({param}=)", one.value
                shift = 1 if ours and isinstance(node.func, ast.Attribute) and _is_method(called) else 0
                if place is not None and place - shift < len(node.args):
                    yield node, f"{name}({param}=)", node.args[place - shift]


def read(package: Path) -> Code:
    """Read a package whose room `ui` draws the pages."""
    files = {path: path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))}
    return Code(files, (path for path in files if "ui" in path.relative_to(package).parts))


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _draws(node: ast.expr, modules: frozenset[str]) -> bool:
    """Tell whether something is Streamlit, or a part of a page: no module of ours, no file, no words."""
    text = ast.unparse(node)
    ours = modules | {"words", "file"}
    return text == "st" or text.startswith("st.") or (isinstance(node, ast.Name | ast.Subscript) and text not in ours)


def _looked_up(node: ast.Call) -> ast.expr:
    """Read `rows.get("name")` as `rows["name"]`."""
    receiver = node.func.value if isinstance(node.func, ast.Attribute) else node.func
    return ast.copy_location(ast.Subscript(receiver, node.args[0], ast.Load()), node) if node.args else receiver


def _is_method(functions: list[Function]) -> bool:
    return any(one.params[:1] == ("self",) for one in functions)


def _arguments(node: ast.Call, function: Function) -> dict[str, ast.expr]:
    params = function.params[1:] if function.params[:1] in {("self",), ("cls",)} else function.params
    given = dict(zip(params, node.args, strict=False))
    return given | {one.arg: one.value for one in node.keywords if one.arg}


def _returned(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    return [one.value for one in _own_nodes(node) if isinstance(one, ast.Return | ast.Yield) and one.value is not None]


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walk a function without the functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from _own_nodes(child)


def _within(generators: list[ast.comprehension], where: Function) -> Function:
    for one in generators:
        inner = replace(where, bound=where.bound.copy())
        for name in _names(one.target):
            inner.bound[name] = [(one.iter, where)]
        where = inner
    return where


def _names(target: ast.expr) -> list[str]:
    return [one.id for one in ast.walk(target) if isinstance(one, ast.Name)]
