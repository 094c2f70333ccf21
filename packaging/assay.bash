# assay.bash - completion for bash.  Commands, settings and kinds are asked of the
# program itself, so they are those of the version that is installed.
_assay() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
    local command=${COMP_WORDS[1]} words=""

    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        words="help --help --version $("$program" help 2>/dev/null | sed -n 's/^  assay \([a-z]*\) .*/\1/p')"
    elif [[ $previous == --data || $previous == --web-dir || $previous == --files ]]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
    elif [[ $previous == --tls-cert || $previous == --tls-key ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
    else
        case $command in
        serve) words="--demo" ;;
        setup) words="--workspace --email --password --credits --language --json" ;;
        key) words="create list revoke --workspace --name --perms --json" ;;
        judge) words="add list revoke --json" ;;
        ops) words="--json --typescript" ;;
        verify) words="--json" ;;
        migrate) words="--dry-run" ;;
        rescore) words="--all --workspace" ;;
        calibrate) words="--workspace --question --model --dry-run --json" ;;
        credits) words="grant --workspace --credits --order" ;;
        user) words="list create password remove --workspace --email --name --role --password --json" ;;
        saml) words="list set remove passwords --workspace --metadata --domains --role" ;;
        gdpr) words="list erase --workspace --days --due --json" ;;
        export) words="attempts results --workspace --status --assessment" ;;
        webhook) words="replay --workspace" ;;
        restore) words="--force" ;;
        calc) words="--files $("$program" calc 2>&1 | sed -n '/^kinds:/,$ s/^  \([a-z_]*\) .*/\1/p')" ;;
        esac
        if [[ $command != calc && $command != demo ]]; then
            words+=" $("$program" config 2>/dev/null | sed -n 's/^\([A-Z0-9_]*\) =.*/--\1/p' | tr 'A-Z_' 'a-z-')"
        fi
        if [[ ($command == backup || $command == restore) && $current != -* ]]; then
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
        fi
        words+=" --help"
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _assay assay
