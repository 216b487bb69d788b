/* A JSON reader and printer over an arena of nodes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { NIL, BOOLEAN, NUMBER, STRING, ARRAY, OBJECT };
struct node { enum kind kind; union { double number; struct { const char *at; int length; } text; int boolean; } u; struct node *key, *child, *next; };

static struct node arena[64];
static int used;
static const char *error;

static struct node *make(enum kind kind)
{
    if (used == 64) {
        error = "too many nodes";
        used = 0;
    }
    memset(&arena[used], 0, sizeof arena[used]);
    arena[used].kind = kind;
    return &arena[used++];
}

static const char *space(const char *p)
{
    while (*p == ' ' || *p == '\n') {
        p++;
    }
    return p;
}

static const char *value(const char *p, struct node **out);

static const char *string(const char *p, struct node **out)
{
    *out = make(STRING);
    (*out)->u.text.at = ++p;
    for (; *p != '"'; p++) {
        if (!*p || (*p == '\\' && !*++p)) {
            error = "open string";
            return p;
        }
    }
    (*out)->u.text.length = (int)(p - (*out)->u.text.at);
    return p + 1;
}

static const char *members(const char *p, char close, struct node **tail)
{
    if (*(p = space(p)) == close) {
        return p + 1;
    }
    for (;;) {
        struct node *key = NULL;
        p = space(p);
        if (close == '}') {
            if (*p != '"') {
                error = "key expected";
                return p;
            }
            p = space(string(p, &key));
            if (error || *p++ != ':') {
                error = error ? error : "colon expected";
                return p;
            }
        }
        p = space(value(p, tail));
        if (error) {
            return p;
        }
        (*tail)->key = key;
        tail = &(*tail)->next;
        switch (*p++) {
        case ',': continue;
        case ']': case '}':
            if (p[-1] == close) {
                return p;
            }
            /* fall through */
        default:
            error = "comma expected";
            return p - 1;
        }
    }
}

static const char *value(const char *p, struct node **out)
{
    static const struct { const char *word; enum kind kind; int value; } words[] = { { "null", NIL, 0 }, { "true", BOOLEAN, 1 }, { "false", BOOLEAN, 0 } };
    switch (*(p = space(p))) {
    case '{': *out = make(OBJECT); return members(p + 1, '}', &(*out)->child);
    case '[': *out = make(ARRAY); return members(p + 1, ']', &(*out)->child);
    case '"': return string(p, out);
    default:
        for (int i = 0; i < 3; i++) {
            size_t n = strlen(words[i].word);
            if (strncmp(p, words[i].word, n) == 0) {
                (*out = make(words[i].kind))->u.boolean = words[i].value;
                return p + n;
            }
        }
    }
    char *end;
    *out = make(NUMBER);
    (*out)->u.number = strtod(p, &end);
    if (end == p) {
        error = "value expected";
    }
    return end;
}

static void print(const struct node *n)
{
    for (const char *separator = ""; n; n = n->next, separator = ",") {
        printf("%s", separator);
        if (n->key) {
            printf("%.*s=", n->key->u.text.length, n->key->u.text.at);
        }
        switch (n->kind) {
        case NIL: printf("nil"); break;
        case BOOLEAN: printf("%s", n->u.boolean ? "yes" : "no"); break;
        case NUMBER: printf("%g", n->u.number); break;
        case STRING: printf("'%.*s'", n->u.text.length, n->u.text.at); break;
        case ARRAY: case OBJECT:
            putchar(n->kind == ARRAY ? '[' : '{');
            print(n->child);
            putchar(n->kind == ARRAY ? ']' : '}');
        }
    }
}

int main(void)
{
    static const char *const texts[] = {
        "{\"a\": [1, 2.5, -3e2], \"b\": {\"c\": null, \"d\": [true,false,[]]}, \"e\\\"\": \"text\"}",
        "[]", " 42 ", "[1 2]", "{\"x\" 1}", "\"open", "[,]", "{1:2}",
    };
    int errors = 0;
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct node *root = NULL;
        used = 0;
        error = NULL;
        const char *end = value(texts[i], &root);
        if (error) {
            errors++;
            printf("%s at %d\n", error, (int)(end - texts[i]));
        } else {
            print(root);
            printf(" (%d)\n", used);
        }
    }
    return errors;
}
