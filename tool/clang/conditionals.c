/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Makes of clang's -frewrite-includes what gcc's -fdirectives-only prints: no #include, no conditionals, no inactive
 * groups, and every line under its number. clang leaves such text (14 to 19 differ a little):
 *     #ifdef X                                      not evaluated: the macros tell
 *     #if 1 /" evaluated by -frewrite-includes "/   0 or 1 whatever was written
 *     #if defined(__CLANG_REWRITTEN_INCLUDES)       round an #include that is replaced: never defined
 *     # 7 "file.c"                                  behind each, the line in the file itself: #line is forgotten
 * One pass, linear. */
#include "clang/written.h"

/* An #if that is open. */
struct group {
    bool is_outer_active;
    bool is_active;
    bool is_taken; /* one of its branches was active */
};

/* A file that is being included, and what its last #line said. */
struct frame {
    unsigned next;        /* line of the file that the next line of text is */
    unsigned delta;       /* modulo 2^32: what #line adds to it             */
    struct str presumed;  /* the name that #line gave; empty: none          */
};

struct resolver {
    struct loading *loading;
    struct arena *arena;
    struct macro_table *macros;
    struct lexer lexer;
    struct buf out;
    unsigned dropped; /* lines left out that must be made up for unless a marker comes */
    bool is_broken;   /* a conditional without its #if: not clang's output             */
    VEC(struct group) groups;
    VEC(struct frame) frames;
};

static bool
is_active(const struct resolver *resolver)
{
    return resolver->groups.len == 0 || vec_last(&resolver->groups).is_active;
}

/* The condition of #if or #elif: clang left 0 or 1, or asks for a macro of its own that nobody defines. */
static bool
evaluate(struct lexer line)
{
    return str_is(lexer_next(&line).text, "1");
}

static bool
is_defined(const struct resolver *resolver, struct lexer line)
{
    struct str name = spelling_join(resolver->arena, lexer_next(&line).text);
    return macros_find(resolver->macros, name, 0) != NULL;
}

static void
open_group(struct resolver *resolver, bool condition)
{
    bool is_outer = is_active(resolver);
    struct group group = {is_outer, is_outer && condition, condition};
    vec_push(resolver->arena, &resolver->groups, group);
}

static void
next_branch(struct resolver *resolver, bool condition)
{
    if (resolver->groups.len == 0) {
        resolver->is_broken = true;
        return;
    }
    struct group *group = &vec_last(&resolver->groups);
    group->is_active = group->is_outer_active && !group->is_taken && condition;
    group->is_taken |= condition;
}

static void
close_group(struct resolver *resolver)
{
    if (resolver->groups.len == 0) {
        resolver->is_broken = true;
        return;
    }
    resolver->groups.len--;
}

/* True if the word is a conditional directive's, which is then done. */
static bool
follow_conditional(struct resolver *resolver, struct str word, struct lexer line)
{
    if (str_is(word, "if")) {
        open_group(resolver, evaluate(line));
    } else if (str_is(word, "ifdef")) {
        open_group(resolver, is_defined(resolver, line));
    } else if (str_is(word, "ifndef")) {
        open_group(resolver, !is_defined(resolver, line));
    } else if (str_is(word, "elif")) {
        next_branch(resolver, evaluate(line));
    } else if (str_is(word, "elifdef")) {
        next_branch(resolver, is_defined(resolver, line));
    } else if (str_is(word, "elifndef")) {
        next_branch(resolver, !is_defined(resolver, line));
    } else if (str_is(word, "else")) {
        next_branch(resolver, true);
    } else if (str_is(word, "endif")) {
        close_group(resolver);
    } else {
        return false;
    }
    return true;
}

static struct frame *
get_frame(struct resolver *resolver)
{
    return &vec_last(&resolver->frames);
}

/* Writes the marker as #line wants it. */
static void
pass_marker(struct resolver *resolver, struct str line, struct line_marker marker)
{
    resolver->dropped = 0;
    if (marker.is_enter) {
        vec_push(resolver->arena, &resolver->frames, (struct frame){0});
    } else if (marker.is_leave && resolver->frames.len > 1) {
        resolver->frames.len--;
    }
    struct frame *frame = get_frame(resolver);
    frame->next = marker.line;
    if (frame->presumed.len == 0) {
        buf_str(&resolver->out, line);
        buf_char(&resolver->out, '\n');
        return;
    }
    buf_printf(&resolver->out, "# %u \"%.*s\"%s%s\n", marker.line + frame->delta, STR_ARG(frame->presumed),
               marker.is_leave ? " 2" : "", marker.is_system ? " 3" : "");
}

static void
follow_line(struct resolver *resolver, struct lexer line, unsigned physical)
{
    struct lexeme number = lexer_next(&line);
    struct lexeme name = lexer_next(&line);
    struct line_marker marker;
    struct str text = {number.text.ptr, (size_t)(line.end - number.text.ptr)};
    if (!line_marker_read(resolver->arena, line.rules, text, &marker)) {
        return;
    }
    struct frame *frame = get_frame(resolver);
    frame->delta = marker.line - (physical + 1);
    if (name.kind == TOKEN_STRING) {
        frame->presumed = (struct str){name.text.ptr + 1, name.text.len - 2};
    } else if (frame->presumed.len == 0) {
        frame->presumed = str_from(resolver->loading->source->path);
    }
}

/* Directives that stay: their effect on macros and lines. False: the line is left out. */
static bool
follow_directive(struct resolver *resolver, struct str word, struct lexer line, unsigned physical)
{
    struct str operands = {line.at, (size_t)(line.end - line.at)};
    if (str_is(word, "define")) {
        macros_define(resolver->macros, operands, 0);
    } else if (str_is(word, "undef")) {
        macros_undef(resolver->macros, operands, 0);
    } else if (str_is(word, "pragma")) {
        macros_pragma(resolver->macros, operands, 0);
    } else if (str_is(word, "line")) {
        follow_line(resolver, line, physical);
    }
    /* The warning was given by this very run. */
    return !str_is(word, "warning");
}

/* Whether the logical line, a directive or not, stays in the text. */
static bool
follow_logical_line(struct resolver *resolver, struct str text, unsigned physical)
{
    struct lexer line = lexer_new(resolver->loading->rules, text);
    struct lexeme hash = lexer_next(&line);
    if (!lexeme_is_directive(hash)) {
        return is_active(resolver);
    }
    struct str word = lexer_next(&line).text;
    if (follow_conditional(resolver, word, line)) {
        return false;
    }
    return is_active(resolver) && follow_directive(resolver, word, line, physical);
}

static void
pass_logical_line(struct resolver *resolver)
{
    unsigned first = resolver->lexer.line;
    struct str text = lexer_rest_of_line(&resolver->lexer);
    /* lexer_rest_of_line() leaves a carriage return out of the slice. */
    size_t len = (size_t)(resolver->lexer.at - text.ptr);
    unsigned line_count = resolver->lexer.line - first + 1;
    struct line_marker marker;
    bool is_marker = text.len > 2 && text.ptr[0] == '#' && text.ptr[1] == ' '
                     && line_marker_read(resolver->arena, resolver->loading->rules,
                                         (struct str){text.ptr + 1, text.len - 1}, &marker);
    if (is_marker) {
        if (is_active(resolver)) {
            pass_marker(resolver, text, marker);
        }
        return;
    }
    unsigned physical = get_frame(resolver)->next + line_count - 1;
    get_frame(resolver)->next += line_count;
    if (!follow_logical_line(resolver, text, physical)) {
        resolver->dropped += line_count;
        return;
    }
    buf_repeat(&resolver->out, '\n', resolver->dropped);
    resolver->dropped = 0;
    buf_add(&resolver->out, text.ptr, len);
    buf_char(&resolver->out, '\n');
}

struct str
conditionals_resolve(struct loading *loading, struct str text)
{
    struct arena *arena = loading->source->arena;
    struct resolver resolver = {
        .loading = loading,
        .arena = arena,
        .macros = written_macros_new(loading),
        .lexer = lexer_new(loading->rules, text),
    };
    vec_push(arena, &resolver.frames, (struct frame){.next = 1});
    while (resolver.lexer.at < resolver.lexer.end && !resolver.is_broken) {
        pass_logical_line(&resolver);
        if (resolver.lexer.at < resolver.lexer.end) {
            resolver.lexer.at++;
            resolver.lexer.line++;
        }
    }
    struct str resolved = {arena_copy(arena, resolver.out.data ? resolver.out.data : "", resolver.out.len),
                           resolver.out.len};
    buf_free(&resolver.out);
    if (resolver.is_broken || resolver.groups.len) {
        struct position at = {.file = loading->source->path};
        diag_report(loading->diag, SEVERITY_ERROR, at, "asyncc cannot follow the conditionals that '%s' prints",
                    loading->compiler->command[0]);
        return (struct str){NULL, 0};
    }
    return resolved;
}
