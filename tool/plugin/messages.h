// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The translator's messages as clang's own, so that its options for messages hold for them.
#ifndef ASYNCC_PLUGIN_MESSAGES_H
#define ASYNCC_PLUGIN_MESSAGES_H

#include "plugin/session.h"

#include "clang/Frontend/CompilerInstance.h"

#include <map>
#include <string>

namespace asyncc {

// Standard input's name for the translator, to which "<stdin>" is no file.
const char standard_input[] = "standard-input.c";
std::string name_of(clang::FileEntryRef file);

// An error without a place.
void report(clang::CompilerInstance &compiler, llvm::StringRef text);

// Errors were shown: no output is kept, and nothing more is said.
void fail(clang::CompilerInstance &compiler);

// Shows messages about the main file, whose text is `text`, and about others by their names.
class Messages {
public:
    Messages(clang::CompilerInstance &compiler, const std::string &main, llvm::StringRef text);
    void show(const plugin_message &message);

private:
    clang::CompilerInstance &compiler;
    std::string main;
    std::string text;
    std::map<std::string, clang::FileID> files;
    bool is_ignored = false; // the last message, hence also its notes

    clang::FileID find_file(const char *path);
    clang::SourceLocation find_location(const plugin_position &at);
    clang::CharSourceRange find_range(const plugin_position &at);
};

} // namespace asyncc

#endif
