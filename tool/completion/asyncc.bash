# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Completion of asyncc's command line in bash.

_asyncc()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} i option values=
    # Behind --launch and -- the words are the compiler's.
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [ "${COMP_WORDS[i]}" = --launch ] && [ "$i" = $((COMP_CWORD - 1)) ]; then
            mapfile -t COMPREPLY < <(compgen -c -- "$word")
            return
        fi
        case ${COMP_WORDS[i]} in
        --launch | --)
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            return
            ;;
        esac
    done
    # bash takes --emit=x apart into --emit, = and x.
    if [ "$word" = = ]; then
        option=$previous word=
    elif [ "$previous" = = ]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $option in
    --emit) values="readable self-contained" ;;
    --heap) values="on off auto" ;;
    --report) values="json" ;;
    --diagnostics) values="text json sarif" ;;
    --color) values="auto always never" ;;
    --print) values="cflags libs include-dir runtime-sources runtime-dir makefile cmake-dir plugin gdb-script clangd" ;;
    --dump | --stop-after) values="source tokens ast model normal cfg live escape layout saves emit" ;;
    --cc)
        mapfile -t COMPREPLY < <(compgen -c -- "$word")
        return
        ;;
    esac
    if [ -n "$option" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
        return
    fi
    case $word in
    -*)
        values="-o --emit= --cc= -MD -MMD -MF -MT -MQ -MP --heap= --check --verify --report --max-frame= --dump=
            --stop-after= --checks --no-line -O0 -fno-merge -fno-plain -fmerge-all -Wall -Weverything -Werror --diagnostics= --color=
            --print= --port= --launch --help --help-hidden --version -v"
        values+=" $("${COMP_WORDS[0]}" --help 2>/dev/null |
            sed -n '/^Lints:/{s/^Lints://;s/\.$//;s/,//g;s/ \([a-z]\)/ -W\1/g;p;}')"
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
        if [[ ${COMPREPLY[0]-} == *= ]]; then
            compopt -o nospace 2>/dev/null
        fi
        ;;
    *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}
complete -o filenames -F _asyncc asyncc
