// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// asyncc-clang.so: translates the main file just before clang's own action parses it. At that point clang has set up
// everything, and has read nothing yet: the translated text takes the place of the file's contents, under its name.
#include "plugin/messages.h"
#include "plugin/preprocess.h"
#include "plugin/session.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Sema/ParsedAttr.h"

#include <string>
#include <vector>

namespace {

using Strings = std::vector<std::string>;

// A NULL-terminated array of the strings, which must stay.
std::vector<const char *> words_of(const Strings &strings)
{
    std::vector<const char *> words;
    for (const std::string &text : strings) {
        words.push_back(text.c_str());
    }
    words.push_back(nullptr);
    return words;
}

// The macro lines of what clang reads before the main file, and the rest of it without its #include lines: what
// -include names is in the translated text already.
void split_predefines(llvm::StringRef text, std::string &macros, std::string &others)
{
    while (!text.empty()) {
        auto [line, rest] = text.split('\n');
        bool is_macro = line.starts_with("#define ") || line.starts_with("#undef ");
        bool is_include = line.starts_with("#include ") || line.starts_with("#__include_macros ");
        if (is_macro) {
            macros += (line + "\n").str();
        }
        if (!is_include) {
            others += (line + "\n").str();
        }
        text = rest;
    }
}

// Where clang looks for headers.
void list_directories(const clang::HeaderSearchOptions &options, Strings &quoted, Strings &others)
{
    for (const clang::HeaderSearchOptions::Entry &entry : options.UserEntries) {
        bool has_root = !entry.IgnoreSysRoot && llvm::sys::path::is_absolute(entry.Path) && options.Sysroot != "/";
        std::string path = has_root ? options.Sysroot + entry.Path : entry.Path;
        (entry.Group == clang::frontend::Quoted ? quoted : others).push_back(path);
    }
}

// What is added to a dependency file is added in the order of the files; the main file stands there already.
class Consumer : public clang::ASTConsumer {
public:
    Consumer(clang::CompilerInstance &compiler, const plugin_result &result) : compiler(compiler)
    {
        for (std::size_t i = 0; i < result.dependency_count; i++) {
            paths.push_back(result.dependencies[i]);
            is_system.push_back(result.dependency_is_system[i]);
        }
    }

    void HandleTranslationUnit(clang::ASTContext &) override
    {
        clang::PPCallbacks *callbacks = compiler.getPreprocessor().getPPCallbacks();
        for (std::size_t i = 0; callbacks && i < paths.size(); i++) {
            if (auto file = compiler.getFileManager().getOptionalFileRef(paths[i])) {
                callbacks->FileSkipped(*file, clang::Token(),
                                       is_system[i] ? clang::SrcMgr::C_System : clang::SrcMgr::C_User);
            }
        }
    }

private:
    clang::CompilerInstance &compiler;
    Strings paths;
    std::vector<bool> is_system;
};

// The text with standard input's name as clang has it.
std::string show_standard_input(llvm::StringRef text)
{
    std::string named;
    const llvm::StringRef name = asyncc::standard_input;
    for (std::size_t at; (at = text.find(name)) != llvm::StringRef::npos; text = text.substr(at + name.size())) {
        named += (text.substr(0, at) + "<stdin>").str();
    }
    return named + text.str();
}

class Action : public clang::PluginASTAction {
public:
    bool ParseArgs(const clang::CompilerInstance &, const Strings &words) override
    {
        arguments = words;
        return true;
    }

    ActionType getActionType() override
    {
        return AddBeforeMainAction;
    }

    std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &compiler,
                                                          llvm::StringRef name) override
    {
        auto untouched = std::make_unique<clang::ASTConsumer>();
        const clang::LangOptions &language = compiler.getLangOpts();
        clang::SourceManager &sources = compiler.getSourceManager();
        auto file = sources.getFileEntryRefForID(sources.getMainFileID());
        bool is_c = !language.CPlusPlus && !language.ObjC && !language.OpenCL && !language.AsmPreprocessor;
        auto buffer = sources.getBufferOrNone(sources.getMainFileID());
        if (!is_c || !file || !buffer) {
            return untouched;
        }
        plugin_result result;
        translate(compiler, is_preprocessed(compiler) ? name.str() : asyncc::name_of(*file), buffer->getBuffer(), result);
        auto consumer = std::make_unique<Consumer>(compiler, result);
        switch (result.outcome) {
        case PLUGIN_UNTOUCHED:
            break;
        case PLUGIN_TRANSLATED:
            // A lint may be an error for clang only; then it goes on, as with its own.
            replace(compiler, *file, show_standard_input(llvm::StringRef(result.text.begin, result.text.len)));
            define(compiler, llvm::StringRef(result.macros.begin, result.macros.len));
            break;
        case PLUGIN_FAILED:
            // What the untranslated source would give besides is of no use.
            asyncc::fail(compiler);
            replace(compiler, *file, "");
            break;
        }
        plugin_free(&result);
        return consumer;
    }

private:
    Strings arguments;

    static bool is_preprocessed(const clang::CompilerInstance &compiler)
    {
        return compiler.getFrontendOpts().Inputs[0].getKind().isPreprocessed();
    }

    // For all of the file.
    static void define(clang::CompilerInstance &compiler, llvm::StringRef macros)
    {
        clang::Preprocessor &preprocessor = compiler.getPreprocessor();
        preprocessor.setPredefines(preprocessor.getPredefines() + macros.str());
    }

    void translate(clang::CompilerInstance &compiler, const std::string &path, llvm::StringRef text,
                   plugin_result &result)
    {
        const clang::PreprocessorOptions &options = compiler.getPreprocessorOpts();
        std::string macros;
        std::string others;
        Strings quoted;
        Strings directories;
        Strings flags;
        split_predefines(compiler.getPreprocessor().getPredefines(), macros, others);
        list_directories(compiler.getHeaderSearchOpts(), quoted, directories);
        if (compiler.getLangOpts().Trigraphs) {
            flags.push_back("-trigraphs");
        }
        if (!options.MacroIncludes.empty()) {
            flags.push_back("-imacros");
        }
        Strings parse_flags = asyncc::list_parse_flags(compiler);
        auto argument_words = words_of(arguments);
        auto flag_words = words_of(flags);
        auto parse_words = words_of(parse_flags);
        auto quoted_words = words_of(quoted);
        auto directory_words = words_of(directories);
        auto forced_words = words_of(options.Includes);
        plugin_source source = {
            path.c_str(),
            {text.data(), text.size()},
            is_preprocessed(compiler),
            compiler.getTargetOpts().Triple.c_str(),
            {macros.data(), macros.size()},
            argument_words.data(),
            flag_words.data(),
            parse_words.data(),
            quoted_words.data(),
            directory_words.data(),
            forced_words.data(),
        };
        asyncc::Host host(compiler, path, text);
        plugin_translate(&source, host.get(), &result);
    }

    // Nothing has been read from the file but what messages showed: its place among the sources is made anew, with the
    // length of the new text.
    static void replace(clang::CompilerInstance &compiler, clang::FileEntryRef file, llvm::StringRef text)
    {
        clang::SourceManager &sources = compiler.getSourceManager();
        std::string macros;
        std::string others;
        split_predefines(compiler.getPreprocessor().getPredefines(), macros, others);
        compiler.getPreprocessor().setPredefines(others);
        // So is what a precompiled header holds; clang would load it next.
        compiler.getPreprocessorOpts().ImplicitPCHInclude.clear();
        clang::SrcMgr::CharacteristicKind kind = sources.getFileCharacteristic(
            sources.getLocForStartOfFile(sources.getMainFileID()));
        // The line markers in the text are ours.
        compiler.getDiagnostics().setSeverityForGroup(clang::diag::Flavor::WarningOrError, "gnu-line-marker",
                                                      clang::diag::Severity::Ignored);
        sources.clearIDTables();
        sources.overrideFileContents(file, llvm::MemoryBuffer::getMemBufferCopy(text, file.getName()));
        clang::FileID main = sources.createFileID(file, clang::SourceLocation(), kind);
        sources.setMainFileID(main);
        sources.getSLocEntry(main).getFile().getContentCache().SourceLineCache = {};
    }
};

// What async.h looks for with __has_attribute: nobody writes it.
struct Presence : clang::ParsedAttrInfo {
    Presence()
    {
        static constexpr Spelling spellings[] = {{clang::ParsedAttr::AS_GNU, "asyncc_plugin"}};
        Spellings = spellings;
    }
};

} // namespace

static clang::ParsedAttrInfoRegistry::Add<Presence> presence("asyncc_plugin", "");
static clang::FrontendPluginRegistry::Add<Action> registration("asyncc", "async/await for C");
