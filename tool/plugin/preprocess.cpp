// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A second compiler instance with the options of the first preprocesses to memory. It shares the first one's files and
// messages, and leaves no trace: no dependencies, no warnings (the real run gives them).
#include "plugin/preprocess.h"

#include "clang/Basic/DiagnosticLex.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Rewrite/Frontend/Rewriters.h"

namespace asyncc {

namespace {

// What async.h asks for before it shows the keywords.
const char translate_macro[] = "ASYNCC__TRANSLATE=1";

// As C writes it in a literal.
std::string quote(const std::string &text)
{
    std::string quoted = "\"";
    for (char c : text) {
        quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return quoted + "\"";
}

class Output : public llvm::raw_ostream {
public:
    explicit Output(plugin_output *output) : raw_ostream(/*unbuffered=*/true), output(output) {}

private:
    plugin_output *output;
    uint64_t position = 0;

    void write_impl(const char *text, size_t len) override
    {
        plugin_output_add(output, text, len);
        position += len;
    }
    uint64_t current_pos() const override
    {
        return position;
    }
};

// Passes on errors and what #warning says: other warnings are given when the translated text is compiled.
class Filter : public clang::DiagnosticConsumer {
public:
    explicit Filter(clang::DiagnosticConsumer &target) : target(target) {}
    void BeginSourceFile(const clang::LangOptions &language, const clang::Preprocessor *preprocessor) override
    {
        target.BeginSourceFile(language, preprocessor);
    }
    void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic &info) override
    {
        DiagnosticConsumer::HandleDiagnostic(level, info);
        if (level != clang::DiagnosticsEngine::Note) {
            is_shown = level >= clang::DiagnosticsEngine::Error || info.getID() == clang::diag::pp_hash_warning;
        }
        if (is_shown) {
            target.HandleDiagnostic(level, info);
        }
    }

private:
    clang::DiagnosticConsumer &target;
    bool is_shown = false; // the last message, hence also its notes
};

class Preprocess : public clang::PreprocessorFrontendAction {
public:
    explicit Preprocess(llvm::raw_ostream &output) : output(output) {}

private:
    llvm::raw_ostream &output;

    void ExecuteAction() override
    {
        clang::CompilerInstance &compiler = getCompilerInstance();
        const clang::PreprocessorOutputOptions &options = compiler.getPreprocessorOutputOpts();
        if (options.RewriteIncludes) {
            clang::RewriteIncludesInInput(compiler.getPreprocessor(), &output, options);
        } else {
            clang::DoPrintPreprocessedInput(compiler.getPreprocessor(), &output, options);
        }
    }
};

} // namespace

static void forget_modules(clang::LangOptions &language, clang::HeaderSearchOptions &search)
{
    language.Modules = 0;
    language.ImplicitModules = 0;
    search.ImplicitModuleMaps = 0;
}

std::vector<std::string> list_parse_flags(const clang::CompilerInstance &compiler)
{
    clang::CompilerInvocation plain;
    // Gives the options that are not set below their usual values, which a new object does not.
    clang::CompilerInvocation::CreateFromArgs(plain, {}, compiler.getDiagnostics());
    plain.getLangOpts() = compiler.getLangOpts();
    plain.getTargetOpts() = compiler.getTargetOpts();
    forget_modules(plain.getLangOpts(), plain.getHeaderSearchOpts());
    plain.getFrontendOpts().Inputs.clear();
    std::vector<std::string> flags = {"--target=" + compiler.getTargetOpts().Triple};
    for (const std::string &word : plain.getCC1CommandLine()) {
        if (word != "-cc1" && word != "-fsyntax-only") {
            flags.push_back("-Xclang");
            flags.push_back(word);
        }
    }
    return flags;
}

Host::Host(clang::CompilerInstance &compiler, const std::string &path, llvm::StringRef text)
    : compiler(compiler), path(path), main_text(text.str()), messages(compiler, path, text),
      host{this, show, rewrite, expand}
{
}

std::shared_ptr<clang::CompilerInvocation> Host::make_invocation(Run run, llvm::StringRef text) const
{
    auto invocation = std::make_shared<clang::CompilerInvocation>(compiler.getInvocation());
    clang::PreprocessorOptions &options = invocation->getPreprocessorOpts();
    clang::PreprocessorOutputOptions &shown = invocation->getPreprocessorOutputOpts();
    invocation->getDependencyOutputOpts() = clang::DependencyOutputOptions();
    invocation->getFrontendOpts().ProgramAction = clang::frontend::PrintPreprocessedInput;
    shown = clang::PreprocessorOutputOptions();
    shown.ShowCPP = 1;
    // Headers are read as text: what they define must be seen.
    forget_modules(invocation->getLangOpts(), invocation->getHeaderSearchOpts());
    options.addMacroDef(translate_macro);
    switch (run) {
    case Run::rewrite:
        shown.RewriteIncludes = 1;
        shown.ShowLineMarkers = 1;
        if (path == standard_input) {
            // Taken, and freed, by the instance.
            options.addRemappedFile(path, llvm::MemoryBuffer::getMemBufferCopy(text, path).release());
        }
        break;
    case Run::expand:
        // The text includes nothing; __BASE_FILE__ must still give the user's file.
        options.Includes.clear();
        options.MacroIncludes.clear();
        options.ImplicitPCHInclude.clear();
        options.addMacroDef("__BASE_FILE__=" + quote(path));
        invocation->getHeaderSearchOpts().UserEntries.clear();
        shown.ShowLineMarkers = 0;
        break;
    }
    return invocation;
}

bool Host::preprocess(Run run, llvm::StringRef text, plugin_output *output)
{
    clang::CompilerInstance instance(compiler.getPCHContainerOperations());
    Filter client(compiler.getDiagnosticClient());
    instance.setInvocation(make_invocation(run, text));
    instance.createDiagnostics(&client, /*ShouldOwnClient=*/false);
    instance.getDiagnostics().setIgnoreAllWarnings(run == Run::expand || compiler.getDiagnostics().getIgnoreAllWarnings());
    instance.setFileManager(&compiler.getFileManager());
    if (!instance.createTarget()) {
        return false;
    }
    clang::InputKind kind(clang::Language::C);
    std::unique_ptr<llvm::MemoryBuffer> buffer = llvm::MemoryBuffer::getMemBufferCopy(text, "<stdin>");
    clang::FrontendInputFile input = run == Run::rewrite ? clang::FrontendInputFile(path, kind)
                                                         : clang::FrontendInputFile(*buffer, kind);
    Output stream(output);
    Preprocess action(stream);
    if (action.BeginSourceFile(instance, input)) {
        llvm::consumeError(action.Execute());
        action.EndSourceFile();
    }
    client.BeginSourceFile(compiler.getLangOpts(), &compiler.getPreprocessor());
    return client.getNumErrors() == 0;
}

void Host::show(void *context, const plugin_message *message)
{
    static_cast<Host *>(context)->messages.show(*message);
}

bool Host::rewrite(void *context, plugin_output *output)
{
    Host *host = static_cast<Host *>(context);
    return host->preprocess(Run::rewrite, host->main_text, output);
}

bool Host::expand(void *context, plugin_text text, plugin_output *output)
{
    return static_cast<Host *>(context)->preprocess(Run::expand, {text.begin, text.len}, output);
}

} // namespace asyncc
