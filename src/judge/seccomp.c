/* seccomp.c - the system calls a candidate's program may make, as BPF.
 *
 * The filter is made by hand, once for the architecture it is compiled for:
 * numbers beyond the reviewed table do not exist (ENOSYS: a C library falls
 * back), calls that administer, trace or reach the kernel's less travelled
 * parts are refused (EPERM), the rest is allowed.  The kernel remembers calls
 * that are allowed whatever their arguments (since 5.11), so the length of the
 * list costs a program nothing.
 *
 * Source: JUDGE.md 3.3; the numbers are those of Linux 6.1's headers.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "judge/seccomp.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "assay-run knows the system calls of x86-64 and arm64 only"
#endif

/* The last call that was looked at: set_mempolicy_home_node, Linux 5.17. */
#define REVIEWED_MAX 450
#define X32_BIT      0x40000000u
#define NEW_FLAGS                                                                                                  \
    (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP)

/* Which are refused with EPERM.  What an architecture or these headers lack is
 * left out by the preprocessor. */
static const int refused[] = {
    /* other processes */
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_process_madvise, SYS_kcmp,
    SYS_pidfd_open, SYS_pidfd_getfd, SYS_process_mrelease,
    /* large machinery of the kernel */
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_bpf, SYS_perf_event_open,
    SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_memfd_secret, SYS_vmsplice,
    SYS_landlock_create_ruleset, SYS_landlock_add_rule, SYS_landlock_restrict_self,
    SYS_fanotify_init, SYS_fanotify_mark, SYS_lookup_dcookie,
    /* mounts and namespaces */
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_fsopen, SYS_fsmount, SYS_fsconfig,
    SYS_fspick, SYS_open_tree, SYS_move_mount, SYS_mount_setattr, SYS_unshare, SYS_setns,
    SYS_open_by_handle_at, SYS_name_to_handle_at,
    /* administration of the machine */
    SYS_kexec_load, SYS_kexec_file_load, SYS_init_module, SYS_finit_module, SYS_delete_module,
    SYS_quotactl, SYS_quotactl_fd, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_acct, SYS_syslog,
    SYS_sethostname, SYS_setdomainname, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime,
    SYS_adjtimex, SYS_vhangup, SYS_mknodat,
    /* a share of the machine that is not theirs to choose */
    SYS_sched_setaffinity, SYS_sched_setattr, SYS_sched_setparam,
    SYS_ioprio_set, SYS_migrate_pages, SYS_move_pages, SYS_mbind, SYS_set_mempolicy,
    SYS_set_mempolicy_home_node, SYS_personality,
#ifdef __x86_64__
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_mknod, SYS_uselib, SYS_ustat,
    SYS__sysctl, SYS_create_module, SYS_get_kernel_syms, SYS_query_module, SYS_nfsservctl,
#endif
};
#define REFUSED (sizeof refused / sizeof refused[0])

#define LOAD(member)     BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define ANSWER(value)    BPF_STMT(BPF_RET | BPF_K, (value))
#define ANSWER_ERRNO(e)  ANSWER(SECCOMP_RET_ERRNO | (e))
#define JUMP(op, value, yes, no) BPF_JUMP(BPF_JMP | BPF_##op | BPF_K, (uint32_t)(value), (yes), (no))

/* The low half of an argument; both architectures are little-endian. */
#define LOAD_ARGUMENT(i) LOAD(args[i])

static const struct sock_filter head[] = {
    LOAD(arch),
    JUMP(JEQ, ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#ifdef __x86_64__
    JUMP(JSET, X32_BIT, 0, 1),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
#endif
    JUMP(JGT, REVIEWED_MAX, 0, 1),
    ANSWER_ERRNO(ENOSYS),
    /* Its flags lie in memory, where a filter cannot look: the C library falls back to clone. */
    JUMP(JEQ, SYS_clone3, 0, 1),
    ANSWER_ERRNO(ENOSYS),
    JUMP(JEQ, SYS_clone, 0, 4),
    LOAD_ARGUMENT(0),
    JUMP(JSET, NEW_FLAGS, 0, 1),
    ANSWER_ERRNO(EPERM),
    ANSWER(SECCOMP_RET_ALLOW),
    /* A network namespace stops neither vsock nor the kernel's own families (AF_ALG). */
    JUMP(JEQ, SYS_socket, 1, 0),
    JUMP(JEQ, SYS_socketpair, 0, 4),
    LOAD_ARGUMENT(0),
    JUMP(JEQ, AF_UNIX, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    ANSWER_ERRNO(EACCES),
    /* Mono asks each thread to be what it is already, and fails when that is refused. */
    JUMP(JEQ, SYS_sched_setscheduler, 0, 4),
    LOAD_ARGUMENT(1),
    JUMP(JEQ, SCHED_OTHER, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    ANSWER_ERRNO(EPERM),
};
#define HEAD (sizeof head / sizeof head[0])

bool seccomp_enter(void)
{
    struct sock_filter filter[HEAD + 2 * REFUSED + 1];
    struct sock_fprog  program = { .filter = filter };
    size_t             i, n = 0;

    for (i = 0; i < HEAD; i++)
        filter[n++] = head[i];
    for (i = 0; i < REFUSED; i++) {
        filter[n++] = (struct sock_filter)JUMP(JEQ, refused[i], 0, 1);
        filter[n++] = (struct sock_filter)ANSWER_ERRNO(EPERM);
    }
    filter[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
    program.len = (unsigned short)n;
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}
