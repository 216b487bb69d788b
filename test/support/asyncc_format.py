# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lit's format for shell tests, in a module of its own because lit's workers must be able to import it."""

import lit.formats


class RunTests(lit.formats.ShTest):
    """Only the tests that run a program on the target."""

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        for test in super().getTestsInDirectory(testSuite, path_in_suite, litConfig, localConfig):
            with open(test.getSourcePath(), encoding="utf-8", errors="replace") as file:
                if "%run_async" in file.read():
                    yield test
