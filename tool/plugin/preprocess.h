// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Preprocessing for the translator, in clang's own process and with its own options.
#ifndef ASYNCC_PLUGIN_PREPROCESS_H
#define ASYNCC_PLUGIN_PREPROCESS_H

#include "plugin/messages.h"
#include "plugin/session.h"

#include "clang/Frontend/CompilerInstance.h"

#include <string>
#include <vector>

namespace asyncc {

// What libclang must be told to see the language and the target as this clang does.
std::vector<std::string> list_parse_flags(const clang::CompilerInstance &compiler);

// The functions that the translator calls. Must live as long as it runs.
class Host {
public:
    Host(clang::CompilerInstance &compiler, const std::string &path, llvm::StringRef text);
    const plugin_host *get() const
    {
        return &host;
    }

private:
    enum class Run { rewrite, expand };

    clang::CompilerInstance &compiler;
    std::string path;
    std::string main_text;
    Messages messages;
    plugin_host host;

    std::shared_ptr<clang::CompilerInvocation> make_invocation(Run run, llvm::StringRef text) const;
    bool preprocess(Run run, llvm::StringRef text, plugin_output *output);
    static void show(void *context, const plugin_message *message);
    static bool rewrite(void *context, plugin_output *output);
    static bool expand(void *context, plugin_text text, plugin_output *output);
};

} // namespace asyncc

#endif
