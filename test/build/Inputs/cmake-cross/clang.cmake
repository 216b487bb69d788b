# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# clang for the same target, told by CMake's own variables.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)
find_program(CMAKE_C_COMPILER NAMES clang-19 REQUIRED)
set(CMAKE_C_COMPILER_TARGET arm-none-eabi)
execute_process(COMMAND arm-none-eabi-gcc -print-file-name=libc.a OUTPUT_VARIABLE library OUTPUT_STRIP_TRAILING_WHITESPACE)
get_filename_component(library "${library}" REALPATH)
cmake_path(GET library PARENT_PATH CMAKE_SYSROOT)
cmake_path(GET CMAKE_SYSROOT PARENT_PATH CMAKE_SYSROOT)
set(CMAKE_C_FLAGS_INIT "-mcpu=cortex-m3 -mthumb -fshort-enums")
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
