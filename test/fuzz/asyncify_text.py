#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Make an ordinary C program asynchronous by its text alone: no parser, no types, no preprocessor.

    asyncify_text.py program.c -o program.async.c --density 0.3 --seed 1

The second opinion beside asyncify.py, with the same options: what people do with sed.  `async` goes before (or among)
the specifiers of every function definition and of every declaration of such a function, wherever it stands; `await `
before every call, also in the bodies of macros; `await async_sleep_ms(0);` between statements.  K&R definitions,
implicit int, calls before a declaration, attributes and statement expressions stay as they are written.

Functions stay plain that are variadic, have their address taken (any mention that is not a call), cannot return, are
called in sizeof and the like or in a statement expression, or are called by a function that stays plain.  Exit
status: 0; 3 when main cannot be made async.
"""

import argparse
import random
import re
import sys

SUSPEND = "await async_sleep_ms(0)"
TOKEN = re.compile(r"""
    (?P<directive>(?<![^\n])[ \t]*\#(?:/\*.*?\*/|\\\r?\n|[^\n])*)
  | (?P<space>\s|\\\r?\n|//[^\n]*|/\*.*?\*/)
  | (?P<string>(?:L|u8|u|U)?"(?:\\.|[^"\\])*"|(?:L|u|U)?'(?:\\.|[^'\\])*')
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<name>[A-Za-z_$][\w$]*)
  | (?P<mark>->|\.\.\.|.)
""", re.X | re.S)
CONTROL = {"if", "while", "for", "switch"}
STATEMENT_WORDS = CONTROL | {"return", "else", "do", "case", "goto", "default", "break", "continue"}
TYPE_WORDS = {"void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "struct", "union", "enum",
              "extern", "static", "register", "auto", "const", "volatile", "inline", "__inline", "__inline__", "typedef",
              "_Bool", "_Complex", "__complex__", "__extension__", "__const", "__signed__", "__int128"}
DECORATION = {"__attribute__", "__attribute", "__asm__", "asm", "__asm", "__typeof__", "typeof", "__typeof", "_Alignas",
              "__declspec", "_Static_assert", "_Alignof", "__alignof__"}
UNEVALUATED = {"sizeof", "_Alignof", "__alignof__", "__alignof", "typeof", "__typeof__", "__typeof", "__builtin_constant_p",
               "__builtin_object_size", "__builtin_classify_type", "__builtin_choose_expr", "__builtin_types_compatible_p",
               "_Generic", "__builtin_offsetof", "offsetof", "assert", "__builtin_prefetch"}
STAY_PLAIN = {"noreturn", "__noreturn__", "_Noreturn", "constructor", "__constructor__", "destructor", "__destructor__", "alias",
              "__alias__", "naked", "ifunc", "returns_twice", "weakref"}
TAKES_STACK = {"setjmp", "_setjmp", "sigsetjmp", "longjmp", "__builtin_setjmp", "__builtin_longjmp", "alloca", "__builtin_alloca",
               "__builtin_return_address", "__builtin_frame_address", "__builtin_apply", "__builtin_apply_args",
               "__builtin_return", "__builtin_va_start", "va_start"}


class Refused(Exception):
    """main cannot be made async; the text says why."""


class Token:
    def __init__(self, kind, text, offset):
        self.kind = kind
        self.text = text
        self.offset = offset


def tokens_of(text, start=0, is_directive=False):
    """The tokens from `start`, without white space; in a directive the # is a mark as any other."""
    found = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "directive" and is_directive:
            return found
        if kind != "space":
            lead = len(match.group()) - len(match.group().lstrip()) if kind == "directive" else 0
            found.append(Token(kind, match.group()[lead:], start + match.start() + lead))
    return found


def without_dead_text(text):
    """The text with what conditionals on 0 and 1 leave out blanked out."""
    lines, levels = [], []      # for each open #if: [is dead, whether a branch was taken for sure]
    for line in text.splitlines(keepends=True):
        word = re.match(r"\s*#\s*(\w+)[ \t]*(\S*)", line)
        name, condition = word.groups() if word else ("", "")
        if name in ("if", "ifdef", "ifndef"):
            levels.append([name == "if" and condition == "0", name == "if" and condition == "1"])
        elif name in ("elif", "else") and levels:
            is_taken = levels[-1][1]
            levels[-1] = [is_taken or (name == "elif" and condition == "0"), is_taken or (name == "elif" and condition == "1")]
        elif name == "endif" and levels:
            levels.pop()
        is_dead = any(level[0] for level in levels) and name not in ("if", "ifdef", "ifndef", "elif", "else", "endif")
        lines.append(re.sub(r"[^\n]", " ", line) if is_dead else line)
    return "".join(lines)


def match_forward(tokens, index):
    """The index of the bracket that closes the one at `index`, or the last one."""
    depth = 0
    for place in range(index, len(tokens)):
        if tokens[place].text in ("(", "[", "{"):
            depth += 1
        elif tokens[place].text in (")", "]", "}"):
            depth -= 1
            if depth == 0:
                return place
    return len(tokens) - 1


class Function:
    """A function with a body, or a macro (then `body` is its replacement)."""

    def __init__(self, name, head, body, is_macro=False):
        self.name = name
        self.head = head            # tokens before the body
        self.body = body
        self.is_macro = is_macro
        self.obstacle = None
        self.uses = []              # Use


class Use:
    """A mention of a function or macro."""

    def __init__(self, name, tokens, index, obstacle):
        self.name = name
        self.tokens = tokens
        self.index = index
        self.obstacle = obstacle
        self.is_call = index + 1 < len(tokens) and tokens[index + 1].text == "("


def declared_name(chunk):
    """The index of the name that a file-scope chunk declares as a function, or None."""
    index, depth = 0, 0
    while index < len(chunk):
        word = chunk[index]
        if word.text in DECORATION and index + 1 < len(chunk) and chunk[index + 1].text == "(":
            index = match_forward(chunk, index + 1)
        elif word.text in ("struct", "union", "enum"):
            brace = next((place for place in range(index + 1, min(index + 3, len(chunk))) if chunk[place].text == "{"), None)
            index = match_forward(chunk, brace) if brace else index + 1
        elif word.text == "=":
            return None
        elif word.kind == "name" and depth == 0 and index + 1 < len(chunk) and chunk[index + 1].text == "(" \
                and word.text not in TYPE_WORDS:
            return index
        elif word.text == "(":
            index = match_forward(chunk, index)     # a declarator in parentheses: not for us
        index += 1
    return None


class Program:
    def __init__(self, text):
        self.text = text
        self.functions = {}         # name -> Function, macros as well
        self.declarations = []      # (name, chunk): of functions, without a body
        self.plain_uses = []        # outside functions
        self.chunks = []
        everything = tokens_of(without_dead_text(text))
        self.directives = [token for token in everything if token.kind == "directive"]
        self.split([token for token in everything if token.kind != "directive"])
        for directive in self.directives:
            self.note_macro(directive)
        for chunk in self.chunks:
            self.note_plain(chunk)
        for function in list(self.functions.values()):
            self.note_uses(function)

    # ---- file scope

    def split(self, tokens):
        """Cut into external declarations."""
        start, index = 0, 0
        while index < len(tokens):
            text = tokens[index].text
            if text in ("(", "["):
                index = match_forward(tokens, index)
            elif text == "{":
                close = match_forward(tokens, index)
                if self.is_body(tokens[start:index]):
                    self.note_function(tokens[start:index], tokens[index:close + 1])
                    start = close + 1
                index = close
            elif text == ";" and not self.is_old_style(tokens, start, index):
                if index > start:
                    self.chunks.append(tokens[start:index + 1])
                start = index + 1
            index += 1

    @staticmethod
    def is_old_style(tokens, start, index):
        """Whether the ; at index ends the declaration of a parameter of a K&R definition."""
        chunk = tokens[start:index]
        name = declared_name(chunk)
        if name is None or chunk[0].text == "typedef":
            return False
        close = match_forward(chunk, name + 1)
        inner = [token.text for token in chunk[name + 2:close]]
        names_only = bool(inner) and all(re.match(r"[A-Za-z_]\w*$|,$", word) for word in inner) and inner[0] not in TYPE_WORDS
        after = chunk[close + 1].text if close + 1 < len(chunk) else ";"
        return names_only and re.match(r"[A-Za-z_]", after) is not None and after not in DECORATION

    @staticmethod
    def is_body(chunk):
        return declared_name(chunk) is not None

    def note_function(self, head, body):
        name = declared_name(head)
        function = Function(head[name].text, head, body)
        if "..." in [token.text for token in head]:
            function.obstacle = "variadic"
        if any(token.text in STAY_PLAIN for token in head):
            function.obstacle = "attribute"
        if head[name].text in self.functions:
            function.obstacle = "defined twice"
        if any(token.text in TAKES_STACK for token in body):
            function.obstacle = "looks at its stack frame"
        close = match_forward(head, name + 1)
        if close + 1 < len(head) and head[close + 1].text in ("__asm__", "asm"):
            function.obstacle = "asm label"
        self.functions[function.name] = function

    def note_macro(self, directive):
        match = re.match(r"#\s*define\s+(\w+)(\((?:[^()]*)\))?", directive.text)
        if match and match.group(1) not in self.functions:
            rest = directive.text[match.end():]
            body = tokens_of(rest, directive.offset + match.end(), is_directive=True)
            self.functions[match.group(1)] = Function(match.group(1), [], body, is_macro=True)

    def note_plain(self, chunk):
        name = declared_name(chunk)
        if name is not None and chunk[0].text != "typedef" and chunk[name].text in self.functions:
            self.declarations.append((chunk[name].text, chunk, chunk[0].offset))
            rest = chunk[match_forward(chunk, name + 1):]
            joined = [token.text for token in rest]
            if "," in joined or any(token.text in STAY_PLAIN for token in chunk) or "__asm__" in joined or "asm" in joined:
                for token in [chunk[name]] + rest:
                    if token.text in self.functions:
                        self.functions[token.text].obstacle = "declared together with others, or with an attribute"
            return
        for index, token in enumerate(chunk):
            if token.text in self.functions:
                self.plain_uses.append(Use(token.text, chunk, index, "outside functions"))

    # ---- bodies

    def note_uses(self, function):
        tokens, obstacles = function.body, []
        for index, token in enumerate(tokens):
            if token.text == "(":
                before = tokens[index - 1].text if index else ""
                following = tokens[index + 1].text if index + 1 < len(tokens) else ""
                obstacles.append("not evaluated" if before in UNEVALUATED else
                                 "in a statement expression" if following == "{" else None)
            elif token.text == ")" and obstacles:
                obstacles.pop()
            elif token.kind == "name" and token.text in self.functions and token.text != function.name + "#":
                if index and tokens[index - 1].text in (".", "->", "goto", "struct", "union", "enum"):
                    continue
                if index + 1 < len(tokens) and tokens[index + 1].text == ":" and tokens[index - 1].text in "{};":
                    continue
                declaration = self.block_declaration(tokens, index)
                if declaration is not None and not function.is_macro:
                    self.note_block_declaration(tokens, declaration, token.text)
                    continue
                why = next((obstacle for obstacle in obstacles if obstacle), None)
                if index and tokens[index - 1].text in UNEVALUATED:
                    why = "not evaluated"
                function.uses.append(Use(token.text, tokens, index, why))

    def note_block_declaration(self, tokens, start, name):
        """A function that shares its declaration with other names stays plain."""
        depth, place, names = 0, start, [name]
        while place < len(tokens) and (depth or tokens[place].text != ";"):
            depth += {"(": 1, ")": -1}.get(tokens[place].text, 0)
            if not depth and (tokens[place].text == "," or tokens[place].text in self.functions):
                names.append(tokens[place].text)
            place += 1
        for shared in names if "," in names else []:
            if shared in self.functions:
                self.functions[shared].obstacle = "declared together with others"
        self.declarations.append((name, tokens, tokens[start].offset))

    @staticmethod
    def block_declaration(tokens, index):
        """The first token of the block-scope declaration that declares the function at `index`, or None."""
        start = index
        if index + 1 == len(tokens) or tokens[index + 1].text != "(":
            return None
        while start > 0 and tokens[start - 1].text not in (";", "{", "}", ":"):
            start -= 1
            if tokens[start].text in ("=", "(", ",", ")"):
                return None
        is_type = tokens[start].text in TYPE_WORDS or (
            start < index and tokens[start].kind == "name" and tokens[start].text not in STATEMENT_WORDS
            and tokens[index - 1].kind == "name" and tokens[index - 1].text not in STATEMENT_WORDS)
        return start if is_type and start < index else None

    # ---- what becomes async

    def settle(self):
        work = [(use, use.obstacle) for use in self.plain_uses]
        for function in self.functions.values():
            for use in function.uses:
                if use.obstacle or (not use.is_call and not self.functions[use.name].is_macro):
                    work.append((use, use.obstacle or "its address is taken"))
            if function.obstacle:
                work += [(use, "called by %s, which stays plain" % function.name) for use in function.uses]
        while work:
            use, why = work.pop()
            function = self.functions[use.name]
            if function.obstacle is None:
                function.obstacle = why
                work += [(inner, "called by %s, which stays plain" % function.name) for inner in function.uses]

    def chosen(self):
        return [function for function in self.functions.values() if function.obstacle is None and not function.is_macro]


class Editor:
    def __init__(self, text):
        self.text = text
        self.insertions = {}

    def insert(self, offset, text, rank=0):
        self.insertions.setdefault(offset, []).append((rank, len(self.insertions.get(offset, [])), text))

    def result(self):
        parts, last = [], 0
        for offset in sorted(self.insertions):
            parts.append(self.text[last:offset])
            parts += [text for _, _, text in sorted(self.insertions[offset])]
            last = offset
        return "".join(parts + [self.text[last:]])


CLOSE, STATEMENT, DECLARATION, COMMA, AWAIT, RENAME = -1, 0, 1, 2, 3, 4


def edit_uses(program, editor):
    """`await` before each call of an async function, by functions that are async and by macros."""
    for function in program.functions.values():
        if function.obstacle:
            continue
        for use in function.uses:
            callee = program.functions[use.name]
            if callee.obstacle or callee.is_macro:
                continue
            close = match_forward(use.tokens, use.index + 1)
            after = use.tokens[close + 1].text if close + 1 < len(use.tokens) else ""
            is_postfix = after in (".", "->", "[", "(")
            editor.insert(use.tokens[use.index].offset, "(await " if is_postfix else "await ", AWAIT)
            if is_postfix:
                editor.insert(use.tokens[close].offset + 1, ")", CLOSE)
            if use.name == "main":
                editor.insert(use.tokens[use.index].offset, "fuzz_", RENAME)


def edit_declarations(program, editor, rng):
    """`async` among the specifiers of all declarations."""
    seen = set()
    chosen = program.chosen()
    for function in chosen:
        place = function.head[0]
        name = declared_name(function.head)
        if name > 1 and function.head[0].text in ("static", "extern", "inline", "__inline__") and rng.random() < 0.5:
            place = function.head[1]
        elif name == 1 and function.head[0].text in TYPE_WORDS and rng.random() < 0.3:
            place = function.head[1]        # int async f()
        editor.insert(place.offset, "async ", DECLARATION)
        if function.name == "main":
            editor.insert(function.head[name].offset, "fuzz_", RENAME)
    names = {function.name for function in chosen}
    for name, _, offset in program.declarations:
        if name in names and (name, offset) not in seen:
            seen.add((name, offset))
            editor.insert(offset, "async ", DECLARATION)
            if name == "main":
                editor.insert(program.text.index("main", offset), "fuzz_", RENAME)


def is_block(tokens, index, blocks):
    """Whether the brace at `index` opens a block (not an initializer, a type or a compound literal)."""
    before = tokens[index - 1].text if index else ""
    if before in ("else", "do", ";", "{", "}", ":"):
        return index == 0 or not blocks or blocks[-1]
    if before != ")":
        return index == 0
    depth, place = 0, index - 1
    while place > 0:
        depth += {")": 1, "(": -1}.get(tokens[place].text, 0)
        if depth == 0:
            break
        place -= 1
    return tokens[place - 1].text in CONTROL


def edit_statements(function, editor, density, rng):
    """Suspensions before statements, in conditions and before returned values."""
    tokens, blocks, depth = function.body, [], 0
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        if token.text in ("(", "["):
            depth += 1
            is_condition = depth == 1 and index and tokens[index - 1].text in ("if", "while", "switch")
            if is_condition and token.text == "(" and rng.random() < density / 2:
                editor.insert(after.offset, SUSPEND + ", ", COMMA)
        elif token.text in (")", "]"):
            depth -= 1
        elif token.text == "{":
            blocks.append(depth == 0 and is_block(tokens, index, blocks))
        elif token.text == "}":
            ended = blocks.pop() if blocks else False
            if not ended:
                continue
        elif token.text == "return" and depth == 0 and after.text not in (";", "{") and rng.random() < density / 4:
            editor.insert(after.offset, SUSPEND + ", ", COMMA)
        may_begin = token.text in (";", "{", "}") and depth == 0 and blocks and blocks[-1]
        if may_begin and after.text not in ("else", "while", "case", "default", "}", "__label__", "__extension__", ";") \
                and rng.random() < density:
            editor.insert(after.offset, SUSPEND + "; ", STATEMENT)


def place_for_include(program, where):
    """The offset at which #include <async.h> goes."""
    includes = [directive for directive in program.directives if re.match(r"#\s*include", directive.text)]
    if where == "top" or not includes:
        return 0
    depth, place = 0, 0
    for directive in program.directives:
        word = re.match(r"#\s*(\w*)", directive.text).group(1)
        depth += {"if": 1, "ifdef": 1, "ifndef": 1, "endif": -1}.get(word, 0)
        if word == "include" and depth == 0:
            place = directive.offset + len(directive.text) + 1
    return place


DRIVER = """
static int fuzz_result;
static async void fuzz_driver(int fuzz_argc, char **fuzz_argv)
{
    (void)fuzz_argc;
    (void)fuzz_argv;
    %sawait fuzz_main(%s);
}
int main(int argc, char **argv)
{
    int error = async_run(fuzz_driver(argc, argv));
    return error ? 199 : fuzz_result;
}
"""


def asyncify(text, density, seed, where="last"):
    """The new text and {function: why it stays plain}.  Raises Refused."""
    program = Program(text)
    program.settle()
    function = program.functions.get("main")
    if function is None or function.is_macro:
        raise Refused("has no main")
    if function.obstacle:
        raise Refused("main: " + function.obstacle)
    rng = random.Random(seed)
    editor = Editor(text)
    edit_declarations(program, editor, rng)
    edit_uses(program, editor)
    for chosen in program.chosen():
        edit_statements(chosen, editor, density, rng)
    name = declared_name(function.head)
    close = match_forward(function.head, name + 1)
    parameters = [token.text for token in function.head[name + 2:close]]
    has_result = "void" not in [token.text for token in function.head[:name]]
    if has_result:
        editor.insert(function.body[-1].offset, " return 0; ", STATEMENT)
    no_keywords = re.search(r"\b(async|await|yield)\b", text) is not None
    include = ("#define ASYNC_NO_KEYWORDS\n" if no_keywords else "") + "#include <async.h>\n"
    editor.insert(place_for_include(program, where), include, CLOSE)
    count = 0 if not parameters or parameters == ["void"] else parameters.count(",") + 1
    if count > 2:
        raise Refused("main has three parameters")
    driver = DRIVER % ("fuzz_result = " if has_result else "", ", ".join(["fuzz_argc", "fuzz_argv"][:count]))
    if no_keywords:
        def longer(words):
            return re.sub(r"\bawait\b", "async_await", re.sub(r"\basync\b(?!\.h)", "async_fn", words))
        editor.insertions = {offset: [(rank, order, longer(words)) for rank, order, words in entries]
                             for offset, entries in editor.insertions.items()}
        driver = longer(driver)
    reasons = {item.name: item.obstacle for item in program.functions.values() if item.obstacle and not item.is_macro}
    return editor.result() + driver, reasons


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("-o", "--output", default="-")
    parser.add_argument("--density", type=float, default=0.3, help="probability of a suspension (default 0.3)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--include", choices=["last", "top"], default="last", help="where #include <async.h> goes")
    parser.add_argument("--report", action="store_true", help="say which functions stay plain, and why")
    options = parser.parse_args()
    with open(options.source, encoding="latin-1", newline="") as file:
        text = file.read()
    try:
        text, reasons = asyncify(text, options.density, options.seed, options.include)
    except Refused as refused:
        sys.stderr.write("asyncify_text: %s: %s\n" % (options.source, refused))
        sys.exit(3)
    if options.report:
        for name in sorted(reasons):
            sys.stderr.write("%s: %s\n" % (name, reasons[name]))
    if options.output == "-":
        sys.stdout.buffer.write(text.encode("latin-1"))
    else:
        with open(options.output, "w", encoding="latin-1", newline="") as file:
            file.write(text)


if __name__ == "__main__":
    main()
