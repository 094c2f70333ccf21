/* attack_table.h - the rows of attack.h; the worker sees them without the functions. */
#ifdef ATTACK_NAMES_ONLY
#define RUN(function) NULL
#else
#define RUN(function) function
#endif

const struct attack attacks[] = {
    { 1,  "fork_bomb",          "none",   NULL, RUN(attack_fork_bomb) },
    { 2,  "daemon",             "none",   NULL, RUN(attack_daemon) },
    { 3,  "child_keeps_stdout", "none",   NULL, RUN(attack_child_keeps_stdout) },
    { 4,  "malloc_bomb",        "memory", NULL, RUN(attack_malloc_bomb) },
    { 5,  "shared_mmap",        "memory", NULL, RUN(attack_shared_mmap) },
    { 6,  "memfd",              "memory", NULL, RUN(attack_memfd) },
    { 7,  "fill_files",         "none",   NULL, RUN(attack_fill_files) },
    { 8,  "stdout_flood",       "stdout", NULL, RUN(attack_stdout_flood) },
    { 8,  "stderr_flood",       "stderr", NULL, RUN(attack_stderr_flood) },
    { 9,  "busy_loop",          "cpu",    NULL, RUN(attack_busy_loop) },
    { 10, "sleep",              "wall",   NULL, RUN(attack_sleep) },
    { 11, "four_burners",       "cpu",    NULL, RUN(attack_four_burners) },
    { 12, "read_host",          "none",   NULL, RUN(attack_read_host) },
    { 13, "read_proc",          "none",   NULL, RUN(attack_read_proc) },
    { 14, "sockets",            "none",   NULL, RUN(attack_sockets) },
    { 15, "trace",              "none",   NULL, RUN(attack_trace) },
    { 16, "kill",               "none",   NULL, RUN(attack_kill) },
    { 17, "setuid",             "none",   NULL, RUN(attack_setuid) },
    { 18, "keyring",            "none",   NULL, RUN(attack_keyring) },
    { 19, "machinery",          "none",   NULL, RUN(attack_machinery) },
    { 20, "namespaces",         "none",   NULL, RUN(attack_namespaces) },
    { 21, "mounts",             "none",   NULL, RUN(attack_mounts) },
    { 22, "other_abi",          "none",   NULL, RUN(attack_other_abi) },
    { 23, "unknown_calls",      "none",   NULL, RUN(attack_unknown_calls) },
    { 24, "core_dump",          "none",   NULL, RUN(attack_core_dump) },
    { 25, "large_files",        "none",   NULL, RUN(attack_large_files) },
    { 26, "artefact_link",      "none",   "kind", RUN(attack_artefact_link) },
    { 26, "artefact_above",     "none",   "kind", RUN(attack_artefact_above) },
    { 26, "artefact_fifo",      "none",   "missing", RUN(attack_artefact_fifo) },
    { 26, "artefact_folder",    "none",   "kind", RUN(attack_artefact_folder) },
    { 26, "artefact_device",    "none",   "missing", RUN(attack_artefact_device) },
    { 26, "artefact_large",     "none",   "size", RUN(attack_artefact_large) },
    { 28, "scheduling",         "none",   NULL, RUN(attack_scheduling) },
    { 29, "raise_limits",       "none",   NULL, RUN(attack_raise_limits) },
    { 30, "descriptors",        "none",   NULL, RUN(attack_descriptors) },
    { 31, "environment",        "none",   NULL, RUN(attack_environment) },
    { 34, "grandchild_memory",  "memory", NULL, RUN(attack_grandchild_memory) },
    { 37, "leave_state",        "none",   NULL, RUN(attack_leave_state) },
    { 37, "find_state",         "none",   NULL, RUN(attack_find_state) },
    { 43, "neighbours",         "none",   NULL, RUN(attack_neighbours) },
};
const size_t attacks_n = sizeof attacks / sizeof attacks[0];

#undef RUN
