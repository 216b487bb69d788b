# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What Debian has at places of its own, moved there between the installation and the package.

file(GLOB_RECURSE copyright "${CPACK_TEMPORARY_DIRECTORY}/*/share/asyncc/LICENSE")
get_filename_component(share "${copyright}" DIRECTORY)
get_filename_component(share "${share}" DIRECTORY)
file(COPY_FILE "${copyright}" "${share}/doc/asyncc/copyright")
file(RENAME "${share}/zsh/site-functions" "${share}/zsh/vendor-completions")
execute_process(COMMAND gzip -9n "${share}/man/man1/asyncc.1" COMMAND_ERROR_IS_FATAL ANY)
