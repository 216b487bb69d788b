/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The translator as clang's plugin calls it: C that C++ can include. */
#ifndef ASYNCC_PLUGIN_SESSION_H
#define ASYNCC_PLUGIN_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes that somebody else keeps. */
struct plugin_text {
    const char *begin;
    size_t len;
};

enum plugin_severity { PLUGIN_NOTE, PLUGIN_WARNING, PLUGIN_ERROR };

/* A place: line and column count from 1, 0 is unknown; file NULL: none. */
struct plugin_position {
    const char *file;
    unsigned line;
    unsigned column;
    unsigned length;
};

struct plugin_fixit {
    struct plugin_position at;
    const char *text;
};

struct plugin_message {
    enum plugin_severity severity;
    const char *lint; /* its name, or NULL */
    const char *text;
    struct plugin_position at;
    struct plugin_position range;     /* file NULL: none */
    const struct plugin_fixit *fixit; /* NULL: none      */
};

struct plugin_output; /* what a preprocessor run appends to */
void plugin_output_add(struct plugin_output *output, const char *text, size_t len);

/* What clang does for the translator. All are called from a thread of its own, while clang's waits. */
struct plugin_host {
    void *context;
    void (*show)(void *context, const struct plugin_message *message);
    /* As in struct preprocessor. */
    bool (*rewrite)(void *context, struct plugin_output *output);
    bool (*expand)(void *context, struct plugin_text text, struct plugin_output *output);
};

/* A list of words, NULL-terminated. */
typedef const char *const *plugin_words;

/* What clang is about to compile. */
struct plugin_source {
    const char *path;
    struct plugin_text text;
    bool is_preprocessed; /* by clang with the plugin: the words of the language are in it, macros are not */
    const char *target;             /* triple                                                     */
    struct plugin_text predefined;  /* #define lines, those of the command line behind the others */
    plugin_words arguments;         /* of -fplugin-arg-asyncc-                                    */
    plugin_words flags;             /* that the translator must know of: -trigraphs, -imacros     */
    plugin_words parse_flags;       /* for libclang: language and target as clang has them        */
    plugin_words quote_directories; /* where headers are searched for "x.h" only                  */
    plugin_words directories;
    plugin_words forced_headers;
};

enum plugin_outcome {
    PLUGIN_UNTOUCHED,  /* no async in it                        */
    PLUGIN_TRANSLATED, /* `text` takes the place of the source  */
    PLUGIN_FAILED,     /* errors were shown                     */
};

struct plugin_result {
    enum plugin_outcome outcome;
    struct plugin_text text;
    struct plugin_text macros; /* #define lines that the text needs besides */
    plugin_words dependencies; /* files that were read besides the source */
    const bool *dependency_is_system;
    size_t dependency_count;
    void *memory; /* of all this */
};

void plugin_translate(const struct plugin_source *source, const struct plugin_host *host,
                      struct plugin_result *out_result);
void plugin_free(struct plugin_result *result);

#ifdef __cplusplus
}
#endif

#endif
