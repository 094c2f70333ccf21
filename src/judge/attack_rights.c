/* attack_rights.c - programs that try what they have no right to. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <stdbool.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include "judge/attack.h"

extern char **environ;

/* None of these may be there or be read. */
static int open_none(const char *const *paths, int flags)
{
    for (; *paths != NULL; paths++)
        if (open(*paths, flags | O_NONBLOCK) >= 0)
            return breach("%s can be opened", *paths);
    return 0;
}

int attack_read_host(void)
{
    static const char *const paths[] = {
        "/etc/shadow", "/etc/hosts", "/etc/assay", "/var", "/var/lib/assay", "/var/lib/assay-judge", "/root", "/home",
        "/work", "/run", "/sys", "/mnt", "/opt", "/boot", "/dev/sda", "/dev/vda", "/dev/nvme0n1",
        "/dev/mem", "/dev/kmsg",
        "/dev/kvm", "/dev/fuse", "/dev/tty", "/dev/pts", "/usr/local/bin", "/usr/src/linux",
        "/in/../../etc/shadow", NULL
    };
    struct dirent *entry;
    DIR           *dir = opendir("/usr/local");

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (entry->d_name[0] != '.')
            return breach("/usr/local shows %s", entry->d_name);
    return open_none(paths, O_RDONLY);
}

int attack_read_proc(void)
{
    static const char *const reads[] = {
        "/proc/1/mem", "/proc/1/environ", "/proc/1/maps", "/proc/1/root", "/proc/1/fd", "/proc/1/cwd",
        "/proc/1/cmdline",
        "/proc/kallsyms", "/proc/kcore", "/proc/sys", "/proc/kmsg", "/proc/config.gz", "/proc/keys",
        "/proc/self/root/etc/shadow",
        "/proc/bus", "/proc/fs", "/proc/irq", "/proc/acpi", NULL
    };
    static const char *const writes[] = {
        "/proc/sys/kernel/hostname", "/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", NULL
    };
    int fd = open("/proc/self/oom_score_adj", O_WRONLY);

    if (fd >= 0 && write(fd, "-1000", 5) == 5)
        return breach("the process can exempt itself from the memory limit");
    /* The maps open, but a second write to them is refused. */
    fd = open("/proc/self/uid_map", O_WRONLY);
    if (fd >= 0 && write(fd, "0 0 1", 5) == 5)
        return breach("uid_map can be written");
    return open_none(reads, O_RDONLY) || open_none(writes, O_WRONLY);
}

int attack_sockets(void)
{
    static const struct { const char *name; int family, type, protocol; } families[] = {
        { "TCP", AF_INET, SOCK_STREAM, 0 }, { "UDP", AF_INET, SOCK_DGRAM, 0 }, { "TCP6", AF_INET6, SOCK_STREAM, 0 },
        { "vsock", AF_VSOCK, SOCK_STREAM, 0 }, { "netlink", AF_NETLINK, SOCK_RAW, 0 },
        { "packet", AF_PACKET, SOCK_RAW, 0 },
        { "AF_ALG", AF_ALG, SOCK_SEQPACKET, 0 }, { "bluetooth", AF_BLUETOOTH, SOCK_RAW, 0 },
        { "tipc", AF_TIPC, SOCK_RDM, 0 },
    };
    struct sockaddr_un host = { .sun_family = AF_UNIX, .sun_path = "\0/tmp/.X11-unix/X0" };
    int    pair[2], fd;
    size_t i;

    for (i = 0; i < sizeof families / sizeof families[0]; i++)
        if (socket(families[i].family, families[i].type, families[i].protocol) >= 0)
            return breach("a socket of %s can be made", families[i].name);
    if (socketpair(AF_TIPC, SOCK_SEQPACKET, 0, pair) == 0)
        return breach("a pair of tipc sockets can be made");
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
        return breach("a Unix socket cannot be made, which programs need");
    return connect(fd, (struct sockaddr *)&host, sizeof host) != 0 ? 0 : breach("a socket of the host answers");
}

int attack_trace(void)
{
    char         byte;
    struct iovec own = { &byte, 1 }, other = { &byte, 1 };

    if (ptrace(PTRACE_ATTACH, 1, NULL, NULL) == 0 || ptrace(PTRACE_SEIZE, 1, NULL, NULL) == 0)
        return breach("init can be traced");
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
        return breach("tracing is allowed");
    if (syscall(SYS_process_vm_readv, 1, &own, 1, &other, 1, 0) >= 0 ||
        syscall(SYS_process_vm_writev, 1, &own, 1, &other, 1, 0) >= 0)
        return breach("memory of init can be reached");
    if (syscall(SYS_pidfd_open, 1, 0) >= 0 || syscall(SYS_kcmp, 1, getpid(), 0, 0, 0) >= 0)
        return breach("init can be looked at");
    return 0;
}

/* Init must live on, or there would be no ordinary end. */
int attack_kill(void)
{
    int i;

    for (i = 1; i < 65; i++)
        kill(1, i);
    kill(getppid(), SIGKILL);
    kill(-1, SIGKILL);
    for (i = 2; i < 500; i++)
        if (i != getpid() && kill(i, 0) == 0)
            return breach("there is a process %d", i);
    return 0;
}

int attack_setuid(void)
{
    struct statvfs fs;

    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return breach("a program may gain rights");
    if (statvfs("/usr/bin", &fs) != 0 || (fs.f_flag & ST_NOSUID) == 0)
        return breach("/usr honours setuid");
    if (setuid(0) == 0 || setreuid(0, 0) == 0 || setgid(0) == 0 || setresuid(1, 1, 1) == 0)
        return breach("another user can be become");
    if (chown("/box", 0, 0) == 0)
        return breach("/box can be given to root");
    return geteuid() != 0 ? 0 : breach("the program is root");
}

struct call { const char *name; long number; int error; };

/* Each must fail with its errno, whatever its arguments. */
static int none_works(const struct call *calls, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        errno = 0;
        if (syscall(calls[i].number, 0, 0, 0, 0, 0, 0) != -1 || errno != calls[i].error)
            return breach("%s gives errno %d in place of %d", calls[i].name, errno, calls[i].error);
    }
    return 0;
}
#define CALL(name) { #name, SYS_##name, EPERM }
#define NONE_WORKS(calls) none_works(calls, sizeof(calls) / sizeof((calls)[0]))

int attack_keyring(void)
{
    static const struct call calls[] = { CALL(add_key), CALL(keyctl), CALL(request_key) };

    return NONE_WORKS(calls);
}

int attack_machinery(void)
{
    static const struct call calls[] = {
        CALL(io_uring_setup), CALL(io_uring_enter), CALL(io_uring_register), CALL(bpf), CALL(perf_event_open),
        CALL(userfaultfd), CALL(memfd_secret), CALL(vmsplice), CALL(fanotify_init), CALL(landlock_create_ruleset),
        CALL(kexec_load), CALL(init_module), CALL(finit_module), CALL(delete_module), CALL(swapon), CALL(reboot),
        CALL(acct), CALL(syslog), CALL(quotactl), CALL(sethostname), CALL(settimeofday),
        CALL(clock_settime), CALL(adjtimex),
        CALL(open_by_handle_at), CALL(name_to_handle_at), CALL(personality), CALL(process_madvise),
    };

    return NONE_WORKS(calls);
}

int attack_namespaces(void)
{
    static const struct call calls[] = { CALL(unshare), CALL(setns), { "clone3", SYS_clone3, ENOSYS } };
    static const int flags[] = { CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC, CLONE_NEWUTS,
                                 CLONE_NEWCGROUP };
    size_t i;
    long   pid;

    for (i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        pid = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
        if (pid == 0)
            _exit(0);
        if (pid > 0)
            return breach("clone made a namespace %#x", (unsigned)flags[i]);
        if (unshare(flags[i]) == 0)
            return breach("unshare made a namespace %#x", (unsigned)flags[i]);
    }
    return NONE_WORKS(calls);
}

int attack_mounts(void)
{
    static const struct call calls[] = {
        CALL(mount), CALL(umount2), CALL(chroot), CALL(pivot_root), CALL(open_tree), CALL(move_mount),
        CALL(fsopen), CALL(fsmount),
        CALL(fsconfig), CALL(fspick), CALL(mount_setattr), CALL(mknodat),
    };

    return NONE_WORKS(calls);
}

#ifdef __x86_64__
/* getpid by the 32-bit gate, where it is 20; number 20 of 64 bits is writev. */
static void call_gate(void)
{
    long result = 20;

    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
}

static void call_x32(void)
{
    syscall(0x40000000 | SYS_getpid);
}

static bool dies_of_sigsys(void (*attempt)(void))
{
    int   status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        attempt();
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return WIFSIGNALED(status) && (WTERMSIG(status) == SIGSYS || WTERMSIG(status) == SIGSEGV);
}

int attack_other_abi(void)
{
    if (!dies_of_sigsys(call_gate))
        return breach("int 0x80 is allowed");
    return dies_of_sigsys(call_x32) ? 0 : breach("x32 calls are allowed");
}
#else
int attack_other_abi(void)
{
    return 0; /* a kernel for arm64 tells a 32-bit program by its file, and the filter by its architecture */
}
#endif

int attack_unknown_calls(void)
{
    long number;

    for (number = 451; number < 600; number++)
        if (syscall(number, 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS)
            return breach("call %ld exists", number);
    return 0;
}

int attack_scheduling(void)
{
    static const struct call calls[] = {
        CALL(sched_setaffinity), CALL(sched_setattr), CALL(sched_setparam), CALL(ioprio_set),
        CALL(mbind), CALL(set_mempolicy), CALL(migrate_pages), CALL(move_pages),
    };

    if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){ 1 }) == 0 ||
        sched_setscheduler(0, SCHED_RR, &(struct sched_param){ 1 }) == 0)
        return breach("the program can have a real-time class");
    if (setpriority(PRIO_PROCESS, 0, -5) == 0 || nice(-5) != -1)
        return breach("the priority can be raised");
    return NONE_WORKS(calls);
}

int attack_raise_limits(void)
{
    struct rlimit now, more;
    int           i;

    for (i = 0; i < RLIM_NLIMITS; i++) {
        if (getrlimit((__rlimit_resource_t)i, &now) != 0 || now.rlim_max == RLIM_INFINITY)
            continue;
        more = (struct rlimit){ now.rlim_max + 1, now.rlim_max + 1 };
        if (setrlimit((__rlimit_resource_t)i, &more) == 0 || prlimit(0, (__rlimit_resource_t)i, &more, NULL) == 0)
            return breach("limit %d can be raised", i);
    }
    return 0;
}

int attack_descriptors(void)
{
    DIR           *dir = opendir("/proc/self/fd");
    struct dirent *entry;
    long           number;

    if (dir == NULL)
        return breach("/proc/self/fd cannot be read");
    while ((entry = readdir(dir)) != NULL) {
        number = strtol(entry->d_name, NULL, 10);
        if (number > 2 && number != dirfd(dir))
            return breach("descriptor %ld was inherited", number);
    }
    return write(0, "x", 1) < 0 ? 0 : breach("the input can be written");
}

int attack_environment(void)
{
    static const char *const names[] = { "PATH=", "HOME=", "LANG=", "TMPDIR=" };
    size_t i, n;

    for (n = 0; environ[n] != NULL; n++) {
        for (i = 0; i < 4 && strncmp(environ[n], names[i], strlen(names[i])) != 0; i++)
            ;
        if (i == 4)
            return breach("the environment has %s", environ[n]);
    }
    return n == 4 ? 0 : breach("the environment has %zu names", n);
}

/* Two slots run at once: only own processes may be seen. */
int attack_neighbours(void)
{
    struct dirent     *entry;
    DIR               *dir = opendir("/proc");
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "\0assay-neighbours" };
    long               pid;
    int                fd = socket(AF_UNIX, SOCK_STREAM, 0);

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if ((pid = strtol(entry->d_name, NULL, 10)) > 0 && pid != getpid())
            return breach("process %ld is visible", pid);
    if (bind(fd, (struct sockaddr *)&name, sizeof name) != 0)
        return breach("a neighbour's socket name is taken");
    sleep(1);
    return 0;
}
