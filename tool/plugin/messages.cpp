// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each file that a message names becomes one of clang's files: the main one as a copy, because its own contents are
// replaced afterwards.
#include "plugin/messages.h"

namespace asyncc {

std::string name_of(clang::FileEntryRef file)
{
    return file.getName() == "<stdin>" ? std::string(standard_input) : file.getName().str();
}

void report(clang::CompilerInstance &compiler, llvm::StringRef text)
{
    clang::DiagnosticsEngine &engine = compiler.getDiagnostics();
    unsigned id = engine.getDiagnosticIDs()->getCustomDiagID(clang::DiagnosticIDs::Error, "asyncc: %0");
    engine.Report(id) << text;
}

void fail(clang::CompilerInstance &compiler)
{
    clang::DiagnosticsEngine &engine = compiler.getDiagnostics();
    if (!engine.hasErrorOccurred()) {
        // Those of the preprocessor were counted by the client only.
        bool is_owner = engine.ownsClient();
        clang::DiagnosticConsumer *client = engine.getClient();
        clang::IgnoringDiagConsumer ignore;
        std::unique_ptr<clang::DiagnosticConsumer> kept = is_owner ? engine.takeClient() : nullptr;
        engine.setClient(&ignore, /*ShouldOwnClient=*/false);
        report(compiler, "preprocessing failed");
        kept.release();
        engine.setClient(client, is_owner);
    }
    engine.setSuppressAllDiagnostics(true);
}

// The lines of one file as preprocessed text has them, each in its place; text without line markers is all the file's.
static std::string lines_of(llvm::StringRef text, const std::string &path)
{
    std::string lines;
    unsigned count = 0;
    unsigned number = 1;
    bool is_wanted = true;
    const std::string quoted = "\"" + path + "\"";
    while (!text.empty()) {
        auto [line, rest] = text.split('\n');
        text = rest;
        llvm::StringRef digits = line.substr(2);
        unsigned marked;
        if (line.starts_with("# ") && !digits.consumeInteger(10, marked)) {
            is_wanted = digits.trim().starts_with(quoted);
            number = marked;
            continue;
        }
        if (is_wanted && number > count) {
            lines += std::string(number - 1 - count, '\n') + line.str() + "\n";
            count = number;
        }
        number++;
    }
    return lines;
}

Messages::Messages(clang::CompilerInstance &compiler, const std::string &main, llvm::StringRef text)
    : compiler(compiler), main(main), text(text.str())
{
}

clang::FileID Messages::find_file(const char *path)
{
    auto known = files.find(path);
    if (known != files.end()) {
        return known->second;
    }
    clang::SourceManager &sources = compiler.getSourceManager();
    clang::FileID id;
    if (main == path) {
        bool is_input = main == standard_input;
        bool is_preprocessed = compiler.getFrontendOpts().Inputs[0].getKind().isPreprocessed();
        id = sources.createFileID(llvm::MemoryBuffer::getMemBufferCopy(is_preprocessed ? lines_of(text, main) : text,
                                                                       is_input ? "<stdin>" : main));
    } else if (auto file = compiler.getFileManager().getOptionalFileRef(path)) {
        id = sources.createFileID(*file, clang::SourceLocation(), clang::SrcMgr::C_User);
    }
    files[path] = id;
    return id;
}

clang::SourceLocation Messages::find_location(const plugin_position &at)
{
    clang::FileID id = at.file && at.line ? find_file(at.file) : clang::FileID();
    return id.isValid() ? compiler.getSourceManager().translateLineCol(id, at.line, at.column ? at.column : 1)
                        : clang::SourceLocation();
}

clang::CharSourceRange Messages::find_range(const plugin_position &at)
{
    clang::SourceLocation begin = find_location(at);
    return begin.isValid() ? clang::CharSourceRange::getCharRange(begin, begin.getLocWithOffset((int)at.length))
                           : clang::CharSourceRange();
}

void Messages::show(const plugin_message &message)
{
    clang::DiagnosticsEngine &engine = compiler.getDiagnostics();
    // clang's -w and -Werror do not reach messages that are not its own.
    if (message.severity != PLUGIN_NOTE) {
        is_ignored = message.severity == PLUGIN_WARNING && engine.getIgnoreAllWarnings();
    }
    if (is_ignored) {
        return;
    }
    bool is_error = message.severity == PLUGIN_WARNING && engine.getWarningsAsErrors();
    clang::DiagnosticIDs::Level level = message.severity == PLUGIN_NOTE      ? clang::DiagnosticIDs::Note
                                        : message.severity == PLUGIN_WARNING && !is_error
                                            ? clang::DiagnosticIDs::Warning
                                            : clang::DiagnosticIDs::Error;
    std::string shown = message.text;
    if (message.lint) {
        shown += std::string(is_error ? " [-Werror,-W" : " [-W") + message.lint + "]";
    }
    unsigned id = engine.getDiagnosticIDs()->getCustomDiagID(level, "%0");
    clang::DiagnosticBuilder builder = engine.Report(find_location(message.at), id);
    builder << shown;
    if (message.at.length) {
        builder << find_range(message.at);
    }
    if (message.range.file) {
        builder << find_range(message.range);
    }
    if (message.fixit) {
        clang::SourceLocation place = find_location(message.fixit->at);
        if (place.isValid()) {
            builder << (message.fixit->at.length
                            ? clang::FixItHint::CreateReplacement(find_range(message.fixit->at), message.fixit->text)
                            : clang::FixItHint::CreateInsertion(place, message.fixit->text));
        }
    }
}

} // namespace asyncc
