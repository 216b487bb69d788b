#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Make an ordinary C program asynchronous, mechanically.

    asyncify.py program.c -o program.async.c --density 0.3 --seed 1 [-- compiler flags]

Every function defined in the file becomes async and every direct call of one is awaited in place; main becomes
fuzz_main, awaited by a driver.  With the given probability a suspension is inserted before a statement, in a
condition, in an operand of && || ?: and before a returned value.  What the program prints and returns must not change.

Functions stay as they are, with everything they call, when they are variadic, take part in setjmp, use alloca, have
their address taken, have a K&R definition, carry attributes that make no sense on a coroutine, or are called where
nothing can be awaited (sizeof, statement expressions, assert).  --report says which and why.  Exit status: 0; 2 when
clang does not parse the program; 3 when nothing is left to make async.

Positions come from clang's syntax tree (-ast-dump=json), so macros need no guessing: a call that is spelled in the
body of a macro gets its await there.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import threading

SUSPEND = "await async_sleep_ms(0)"
SETJMP = {"setjmp", "_setjmp", "__setjmp", "sigsetjmp", "__sigsetjmp", "__builtin_setjmp"}
FORBIDDEN = dict.fromkeys(SETJMP, "setjmp")
FORBIDDEN.update({"alloca": "alloca", "__builtin_alloca": "alloca", "vfork": "vfork"})
FORBIDDEN.update(dict.fromkeys(["__builtin_return_address", "__builtin_frame_address"], "looks at its stack frame"))
UNEVALUATED_ARGUMENTS = {"__builtin_constant_p", "__builtin_object_size", "__builtin_classify_type"}
BAD_ATTRIBUTES = {"ConstructorAttr", "DestructorAttr", "AliasAttr", "IFuncAttr", "NakedAttr", "AsmLabelAttr", "WeakRefAttr",
                  "NoReturnAttr", "C11NoReturnAttr", "ReturnsTwiceAttr", "AnyX86InterruptAttr"}
DECLARATIONS = {"FunctionDecl", "VarDecl", "TypedefDecl"}


class Refused(Exception):
    """The program cannot be made async; the text says why."""


class Place:
    """An offset in the program's own file: in plain text, or spelled in a macro's body or argument."""

    def __init__(self, offset, in_macro):
        self.offset = offset
        self.in_macro = in_macro


class Call:
    def __init__(self, callee, caller, begin, end, needs_parentheses, obstacle):
        self.callee = callee
        self.caller = caller
        self.begin = begin
        self.end = end
        self.needs_parentheses = needs_parentheses
        self.obstacle = obstacle    # why it cannot be awaited, or None


class Function:
    def __init__(self, name):
        self.name = name
        self.declarations = []      # nodes
        self.definition = None
        self.obstacle = None        # why it stays as it is

    def refuse(self, why):
        if self.obstacle is None:
            self.obstacle = why


def parse(path, flags, clang):
    command = [clang, "-Xclang", "-ast-dump=json", "-fsyntax-only", "-w"] + flags + [path]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode != 0:
        raise Refused("clang does not parse it: " + result.stderr.decode(errors="replace").split("\n")[0])
    return json.loads(result.stdout)


def resolve_files(node, path):
    """clang prints a location's file only where it changes: give each location an `is_main`."""
    current = None
    stack = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
            continue
        if "offset" in item:
            current = item.get("file", current)
            item["is_main"] = current == path and "includedFrom" not in item
        stack.extend(value for value in reversed(list(item.values())) if isinstance(value, (dict, list)))


def place_of(location, at_end=False):
    """The Place of a location's spelling, or None when it is not in the program's file."""
    spelled = location.get("spellingLoc", location)
    if "offset" not in spelled or not spelled["is_main"]:
        return None
    return Place(spelled["offset"] + (spelled["tokLen"] if at_end else 0), "spellingLoc" in location)


def begin_of(node):
    return place_of(node.get("range", {}).get("begin", {}))


def end_of(node):
    return place_of(node.get("range", {}).get("end", {}), at_end=True)


def children(node):
    return [child for child in node.get("inner", []) if isinstance(child, dict)]


def is_expression(node):
    kind = node.get("kind", "")
    return kind.endswith(("Expr", "Operator", "Literal"))


def strip(node):
    """The expression within parentheses and implicit casts."""
    while node.get("kind") in ("ImplicitCastExpr", "ParenExpr") and children(node):
        node = children(node)[0]
    return node


def direct_callee(call):
    callee = strip(children(call)[0])
    declaration = callee.get("referencedDecl", {})
    if callee.get("kind") == "DeclRefExpr" and declaration.get("kind") == "FunctionDecl":
        return declaration["name"], callee
    return None, None


class Context:
    """What surrounds a node on the walk."""

    def __init__(self, function=None, obstacle=None, parent=None):
        self.function = function
        self.obstacle = obstacle
        self.parent = parent

    def under(self, parent, obstacle=None):
        return Context(self.function, self.obstacle or obstacle, parent)


class Program:
    """All that is known about the program's functions and calls."""

    def __init__(self, tree, text):
        self.text = text
        self.functions = {}
        self.calls = []
        self.declarations_at = {}       # offset of the first token -> names declared there
        self.address_taken = set()
        for node in children(tree):
            self.collect_functions(node)
        for node in children(tree):
            self.walk(node, Context())

    # ---- functions

    def collect_functions(self, node):
        if node.get("kind") != "FunctionDecl" or not any(child.get("kind") == "CompoundStmt" for child in children(node)):
            return
        begin, name = begin_of(node), place_of(node.get("loc", {}))
        if name is not None:
            function = self.functions.setdefault(node["name"], Function(node["name"]))
            function.definition = node
            self.judge_definition(function, node, begin, name)

    def judge_definition(self, function, node, begin, name):
        body = begin_of([child for child in children(node) if child.get("kind") == "CompoundStmt"][0])
        if node.get("variadic"):
            function.refuse("variadic")
        if begin is None or begin.in_macro or name.in_macro or body is None or body.in_macro:
            function.refuse("defined by a macro")
        elif b";" in self.text[name.offset:body.offset]:
            function.refuse("K&R definition")
        if "noreturn" in node.get("type", {}).get("qualType", ""):
            function.refuse("does not return")

    def note_declaration(self, node):
        begin = begin_of(node)
        if begin is not None:
            self.declarations_at.setdefault(begin.offset, set()).add(node.get("name", ""))
        function = self.functions.get(node.get("name"))
        if node["kind"] != "FunctionDecl" or function is None:
            return
        function.declarations.append(node)
        if begin is None or begin.in_macro or node.get("isImplicit"):
            function.refuse("declared by a macro, in a header or implicitly")
        else:
            name = place_of(node["loc"])
            after = self.text[name.offset + len(node["name"]):].lstrip()[:1] if name and not name.in_macro else b""
            if after not in (b"(", b")"):
                function.refuse("declared through a typedef or a macro")
        for attribute in children(node):
            if attribute.get("kind") in BAD_ATTRIBUTES:
                function.refuse("attribute " + attribute["kind"][:-4])

    # ---- bodies

    def walk(self, node, context):
        kind = node.get("kind")
        if kind in DECLARATIONS:
            self.note_declaration(node)
        if kind == "FunctionDecl":
            context = Context(self.functions.get(node.get("name")) if node is self.definition_of(node) else None)
        elif kind == "CallExpr":
            self.walk_call(node, context)
            return
        elif kind == "DeclRefExpr":
            name = node.get("referencedDecl", {}).get("name")
            if node.get("referencedDecl", {}).get("kind") == "FunctionDecl" and name in self.functions:
                self.functions[name].refuse("its address is taken")
        elif kind == "CleanupAttr":
            self.refuse_named_in(node, "a cleanup function")
        elif kind == "GenericSelectionExpr":
            for index, child in enumerate(children(node)):
                is_dead = index == 0 or (child.get("kind") != "ParenExpr" and "associationKind" in child and not child.get("selected"))
                self.walk(child, context.under(node, "in a _Generic control or branch" if is_dead else None))
            return
        obstacle = {"UnaryExprOrTypeTraitExpr": "in sizeof", "StmtExpr": "in a statement expression",
                    "ChooseExpr": "in __builtin_choose_expr", "OffsetOfExpr": "in offsetof"}.get(kind)
        inner = context if kind == "ImplicitCastExpr" else context.under(node, obstacle)
        for child in children(node):
            self.walk(child, inner)

    def definition_of(self, node):
        function = self.functions.get(node.get("name"))
        return function.definition if function else None

    def refuse_named_in(self, node, why):
        begin, end = begin_of(node), end_of(node)
        if begin and end:
            for name in re.findall(rb"\w+", self.text[begin.offset:end.offset]):
                if name.decode(errors="replace") in self.functions:
                    self.functions[name.decode()].refuse(why)

    def walk_call(self, node, context):
        name, reference = direct_callee(node)
        arguments = context.under(node, "in an operand that is not evaluated" if name in UNEVALUATED_ARGUMENTS else None)
        if name in FORBIDDEN and context.function:
            context.function.refuse(FORBIDDEN[name])
        if name in self.functions:
            self.note_call(name, node, reference, context, len(children(node)) - 1)
        else:
            self.walk(children(node)[0], context.under(node))
        for argument in children(node)[1:]:
            self.walk(argument, arguments)

    def note_call(self, name, node, reference, context, count):
        begin, end = begin_of(node), end_of(node)
        obstacle = context.obstacle
        if begin is None or (begin.offset != begin_of_spelling(reference) and self.text[begin.offset:begin.offset + 1] != b"("):
            obstacle = obstacle or "called through a macro of another file"
        if self.functions[name].definition["type"]["qualType"].endswith("()") and count > 0:
            obstacle = obstacle or "called with arguments that it does not declare"
        parent = context.parent or {}
        needs = parent.get("kind") in ("MemberExpr", "ArraySubscriptExpr") or parent.get("isPostfix", False) or (
            parent.get("kind") == "CallExpr" and strip(children(parent)[0]) is node)
        if needs and end is None:
            obstacle = obstacle or "its end is in a macro of another file"
        self.calls.append(Call(name, context.function, begin, end, needs, obstacle))

    # ---- which functions become async

    def settle(self):
        for function in self.functions.values():
            for node in function.declarations:
                begin = begin_of(node)
                if begin and len(self.declarations_at[begin.offset]) > 1:
                    function.refuse("declared together with others")
        changed = True
        while changed:
            changed = False
            for call in self.calls:
                callee = self.functions[call.callee]
                why = call.obstacle
                if why is None and (call.caller is None or call.caller.obstacle):
                    why = "called by %s, which stays as it is" % (call.caller.name if call.caller else "a plain function")
                if why and callee.obstacle is None:
                    callee.refuse(why)
                    changed = True

    def chosen(self):
        return [function for function in self.functions.values() if function.obstacle is None]


def begin_of_spelling(node):
    place = begin_of(node)
    return place.offset if place else None


class Editor:
    """Text to insert, by offset; at one offset in the order of `rank`, then of insertion."""

    def __init__(self, text):
        self.text = text
        self.insertions = {}

    def insert(self, offset, text, rank=0):
        entry = (rank, len(self.insertions), text)
        self.insertions.setdefault(offset, [])
        if all(existing[2] != text or rank < 0 for existing in self.insertions[offset]):
            self.insertions[offset].append(entry)

    def result(self):
        parts, last = [], 0
        for offset in sorted(self.insertions):
            parts.append(self.text[last:offset])
            added = b"".join(text.encode() for _, _, text in sorted(self.insertions[offset], key=lambda entry: entry[:2]))
            is_glued = re.match(rb"\w", added) and re.search(rb"\w$", self.text[:offset][-1:])
            parts.append(b" " + added if is_glued else added)
            last = offset
        parts.append(self.text[last:])
        return b"".join(parts)


# Ranks at one offset: closing parentheses, then statements, then `(suspend, `, then `await `.
CLOSE, STATEMENT, COMMA, AWAIT = -1, 0, 1, 2


class Suspensions:
    """Inserts suspensions into the bodies of async functions."""

    def __init__(self, editor, density, rng):
        self.editor = editor
        self.density = density
        self.rng = rng

    def wanted(self):
        return self.rng.random() < self.density

    def before_statement(self, node):
        place = begin_of(node)
        is_first = place and (self.editor.text[place.offset:].startswith(b"__label__") or
                              self.editor.text[:place.offset].rstrip().endswith(b"__extension__"))
        if place and not place.in_macro and not is_first and self.wanted():
            self.editor.insert(place.offset, SUSPEND + "; ", STATEMENT)

    def before_expression(self, node):
        place = begin_of(node)
        if place and not place.in_macro and is_expression(node) and self.wanted():
            self.editor.insert(place.offset, SUSPEND + ", ", COMMA)

    def around_operand(self, node):
        begin, end = begin_of(node), end_of(node)
        is_null = node.get("castKind") == "NullToPointer" or node.get("type", {}).get("qualType", "").startswith("void *")
        if begin and end and not begin.in_macro and not end.in_macro and not is_null and self.wanted():
            self.editor.insert(begin.offset, "(" + SUSPEND + ", ", COMMA)
            self.editor.insert(end.offset, ")", CLOSE)

    def walk(self, node):
        kind = node.get("kind")
        parts = children(node)
        if kind in ("StmtExpr", "UnaryExprOrTypeTraitExpr", "GenericSelectionExpr", "ChooseExpr", "OffsetOfExpr", "ConstantExpr"):
            return
        if kind == "VarDecl" and (node.get("storageClass") in ("static", "extern") or node.get("constexpr")):
            return
        if kind in ("FunctionDecl", "RecordDecl", "EnumDecl", "TypedefDecl"):
            return
        if kind == "CallExpr" and direct_callee(node)[0] in UNEVALUATED_ARGUMENTS:
            return
        if kind == "CompoundStmt":
            for statement in parts:
                while statement.get("kind") in ("CaseStmt", "DefaultStmt", "LabelStmt") and children(statement):
                    statement = children(statement)[-1]
                self.before_statement(statement)
        elif kind in ("IfStmt", "WhileStmt", "SwitchStmt") and parts:
            self.before_expression(parts[0])
            for body in parts[1:]:
                self.before_expression(body)
        elif kind == "DoStmt" and len(parts) == 2:
            self.before_expression(parts[0])
            self.before_expression(parts[1])
        elif kind == "ForStmt":
            for part in node.get("inner", [])[2:]:
                self.before_expression(part)
        elif kind == "ReturnStmt" and parts:
            self.before_expression(parts[0])
        elif kind == "BinaryOperator" and node.get("opcode") in ("&&", "||"):
            self.around_operand(parts[1])
        elif kind == "ConditionalOperator":
            self.around_operand(parts[1])
            self.around_operand(parts[2])
        for part in parts:
            self.walk(part)


def edit_calls(program, editor):
    for call in program.calls:
        if program.functions[call.callee].obstacle or call.begin is None:
            continue
        word = "await " if not call.needs_parentheses else "(await "
        editor.insert(call.begin.offset, word, AWAIT)
        if call.needs_parentheses:
            editor.insert(call.end.offset, ")", CLOSE)


def edit_main(function, editor, text):
    """main becomes fuzz_main; returns whether it has a result."""
    has_result = function.definition["type"]["qualType"].startswith("int")
    for node in function.declarations:
        editor.insert(place_of(node["loc"]).offset, "fuzz_", AWAIT + 1)
    body = [child for child in children(function.definition) if child.get("kind") == "CompoundStmt"][0]
    if has_result:
        editor.insert(end_of(body).offset - 1, "return 0; ", STATEMENT)
    return has_result


def place_for_include(text, first):
    """After the last #include outside #if before the first async declaration, else the start of the file."""
    offset = 3 if text.startswith(b"\xef\xbb\xbf") else 0
    place, conditionals = offset, []    # for each open #if: whether it holds an #include
    for line in text.splitlines(keepends=True):
        if offset + len(line) > first:
            break
        directive = re.match(rb"\s*#\s*(\w+)", line)
        word = directive.group(1) if directive else b""
        offset += len(line)
        is_include = word == b"include"
        if word.startswith(b"if"):
            conditionals.append(False)
        elif word == b"endif" and conditionals:
            is_include = conditionals.pop()
        if is_include and conditionals:
            conditionals[-1] = True
        elif is_include and not line.rstrip().endswith(b"\\"):
            place = offset
    return place


NOISE = """
static void fuzz_clobber(void)
{
    volatile unsigned char stack[1024];
    unsigned i;
    for (i = 0; i < sizeof stack; i++) {
        stack[i] = 0xA5;
    }
}
static async void fuzz_noise(void)
{
    for (;;) {
        fuzz_clobber();
        await async_sleep_ms(0);
    }
}
"""

DRIVER = """
static int fuzz_result;
static async void fuzz_driver(int fuzz_argc, char **fuzz_argv)
{
    (void)fuzz_argc;
    (void)fuzz_argv;%(noise)s
    %(assign)sawait fuzz_main(%(arguments)s);
}
#ifdef FUZZ_COPY
async_task *fuzz_start(void)
{
    static char fuzz_name[] = "program";
    static char *fuzz_arguments[] = { fuzz_name, 0 };
    return async_create_task(fuzz_driver(1, fuzz_arguments));
}
int fuzz_status(void)
{
    return fuzz_result;
}
#else
int main(int argc, char **argv)
{
    int error = async_run(fuzz_driver(argc, argv));
    return error ? 199 : fuzz_result;
}
#endif
"""


def asyncify(path, density, seed, flags=(), clang="clang-19", noise=False):
    """The new text and {function: why it stays as it is}.  Raises Refused."""
    with open(path, "rb") as file:
        text = file.read()
    tree = parse(path, list(flags), clang)
    resolve_files(tree, path)
    program = Program(tree, text)
    main = program.functions.get("main")
    if main is None:
        raise Refused("has no main")
    if len([child for child in children(main.definition) if child.get("kind") == "ParmVarDecl"]) > 2:
        main.refuse("main has three parameters")
    program.settle()
    reasons = {function.name: function.obstacle for function in program.functions.values() if function.obstacle}
    if main.obstacle:
        raise Refused("main: " + main.obstacle)
    editor = Editor(text)
    rng = random.Random(seed)
    suspensions = Suspensions(editor, density, rng)
    first = len(text)
    for function in program.chosen():
        for node in function.declarations:
            begin = begin_of(node).offset
            first = min(first, begin)
            editor.insert(begin, "async int " if begin == place_of(node["loc"]).offset else "async ", STATEMENT)
        suspensions.walk([child for child in children(function.definition) if child.get("kind") == "CompoundStmt"][0])
    edit_calls(program, editor)
    for call in program.calls:
        if call.callee == "main" and call.begin:
            editor.insert(call.begin.offset, "fuzz_", AWAIT + 1)
    has_result = edit_main(main, editor, text)
    no_keywords = re.search(rb"\b(async|await|yield|async_for|async_with|async_try)\b", text) is not None
    include = ("#define ASYNC_NO_KEYWORDS\n" if no_keywords else "") + "#include <async.h>\n"
    place = place_for_include(text, first)
    if place and text[place - 1:place] != b"\n":
        include = "\n" + include
    editor.insert(place, include, CLOSE)
    count = len([child for child in children(main.definition) if child.get("kind") == "ParmVarDecl"])
    driver = (NOISE if noise else "") + DRIVER % {
        "assign": "fuzz_result = " if has_result else "", "arguments": ", ".join(["fuzz_argc", "fuzz_argv"][:count]),
        "noise": "\n    async_spawn(fuzz_noise());" if noise else ""}
    result = editor.result() + driver.encode()
    if no_keywords:
        result = use_long_spellings(editor, driver)
    return result, reasons


def use_long_spellings(editor, driver):
    """The same with async_fn and async_await, for programs that use the keywords as names."""
    def long(text):
        return re.sub(r"\bawait\b", "async_await", re.sub(r"\basync\b(?!\.h)", "async_fn", text))
    for entries in editor.insertions.values():
        entries[:] = [(rank, number, long(text)) for rank, number, text in entries]
    return editor.result() + long(driver).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("-o", "--output", default="-")
    parser.add_argument("--density", type=float, default=0.3, help="probability of a suspension (default 0.3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--noise", action="store_true", help="a second task that overwrites the stack between resumes")
    parser.add_argument("--report", action="store_true", help="say which functions stay as they are, and why")
    parser.add_argument("--clang", default="clang-19")
    words, flags = sys.argv[1:], []
    if "--" in words:
        words, flags = words[:words.index("--")], words[words.index("--") + 1:]
    options = parser.parse_args(words)
    try:
        text, reasons = asyncify(options.source, options.density, options.seed, flags, options.clang, options.noise)
    except Refused as refused:
        sys.stderr.write("asyncify: %s: %s\n" % (options.source, refused))
        sys.exit(2 if "parse" in str(refused) else 3)
    if options.report:
        for name in sorted(reasons):
            sys.stderr.write("%s: %s\n" % (name, reasons[name]))
    if options.output == "-":
        sys.stdout.buffer.write(text)
    else:
        with open(options.output, "wb") as file:
            file.write(text)


def with_large_stack(function):
    """Run a function that recurses as deep as the program's expressions nest."""
    sys.setrecursionlimit(1000000)
    threading.stack_size(512 * 1024 * 1024)
    outcome = []

    def body():
        try:
            function()
            outcome.append(0)
        except SystemExit as leaving:
            outcome.append(leaving.code)
    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    return outcome[0] if outcome else 1


if __name__ == "__main__":
    sys.exit(with_large_stack(main))
