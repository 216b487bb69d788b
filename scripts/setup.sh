# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Shared by scripts/demo and scripts/check, which source it.  It moves to the repository's root, and
# defines: need (install what is missing), title, build_tool.
# shellcheck shell=bash

set -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 3

TOOL_PACKAGES=(cmake ninja-build gcc libc6-dev make llvm-19 libclang-19-dev)
DEMO_PACKAGES=(gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm)
CHECK_PACKAGES=(clang-19 llvm-19-dev llvm-19-tools g++ tcc python3 python3-psutil
    gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf qemu-system-misc gcc-avr avr-libc libsimavr-dev
    gdb gdb-multiarch gdb-avr ccache clangd-19)

title()
{
    printf '\n== %s\n' "$*"
}

as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

missing_packages()
{
    local package
    for package in "$@"; do
        case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" in
        *" installed") ;;
        *) echo "$package" ;;
        esac
    done
}

# One dot for each file fetched and each package set up, instead of apt's thousand lines; its errors are on stderr.
show_progress()
{
    local line
    while read -r line; do
        case $line in
        Get:* | Setting\ up*) printf . ;;
        Need\ to\ get*) printf '%s\n' "$line" ;;
        esac
    done
    echo
}

# need PACKAGE...: quiet when all are there.  Where there is no apt, the build itself says what it misses.
need()
{
    local missing
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        title "This is not Debian: taking the packages ($*) as installed"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} = 0 ]; then
        return 0
    fi
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        echo "Missing packages; as root: apt-get install ${missing[*]}" >&2
        return 1
    fi
    title "Installing ${missing[*]}"
    as_root apt-get update -q | show_progress || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${missing[@]}" | show_progress
}

# build_tool PRESET: leaves bin/asyncc in the preset's build directory.
build_tool()
{
    cmake --preset "$1" --log-level=WARNING >/dev/null && cmake --build --preset "$1"
}
