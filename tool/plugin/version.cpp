// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// asyncc.so, what -fplugin= names: needs nothing of clang, so that any clang can load it, and loads the plugin proper if
// clang is of the version that this was built for.
#include "asyncc_config.h"

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace clang {
// In the program that loads us.
std::string getClangFullVersion() __attribute__((weak));
} // namespace clang

namespace {

[[noreturn]] void fail(const std::string &what)
{
    std::fprintf(stderr, "asyncc: error: %s\n", what.c_str());
    std::exit(3);
}

// The first number of "Debian clang version 19.1.7 (3)"; 0 if there is none.
int major_of(const std::string &version)
{
    std::size_t digit = version.find_first_of("0123456789");
    return digit == std::string::npos ? 0 : std::atoi(version.c_str() + digit);
}

struct Loader {
    Loader()
    {
        std::string wanted = "clang " + std::to_string(major_of(ASYNCC_LLVM_VERSION));
        if (!clang::getClangFullVersion) {
            fail("this plugin is for " + wanted + ", and what loaded it does not tell its version");
        }
        std::string version = clang::getClangFullVersion();
        if (major_of(version) != major_of(ASYNCC_LLVM_VERSION)) {
            fail("this plugin is for " + wanted + ", but it was loaded by " + version +
                 "; use that clang, or 'asyncc --launch' with this one");
        }
        if (!dlopen("asyncc-clang.so", RTLD_NOW | RTLD_LOCAL)) {
            fail(std::string("cannot load the plugin: ") + dlerror());
        }
    }
};

const Loader loader;

} // namespace
