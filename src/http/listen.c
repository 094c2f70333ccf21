/* listen.c - what the server asks of the system before it can serve. */
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include "core/str.h"
#include "http/listen.h"

#define PEM_BYTES_MAX ((size_t)64 << 10)
#define FILES_SPARE   128 /* descriptors that are not connections */

static int socket_open(const struct addrinfo *at)
{
    int file = socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1, error;

    if (file < 0)
        return -1;
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* accepted sockets inherit it */
    if (bind(file, at->ai_addr, at->ai_addrlen) == 0 && listen(file, SOMAXCONN) == 0)
        return file;
    error = errno;
    close(file);
    errno = error;
    return -1;
}

int listen_open(const char *address, struct arena *mem, const char **message)
{
    struct addrinfo  hints = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM }, *found;
    const char      *colon = strrchr(address, ':'); /* the setting was checked: there is one */
    str              host  = { address, (size_t)(colon - address) };
    int              file, error;

    if (str_starts(host, "["))
        host = (str){ host.data + 1, host.len - 2 };
    error = getaddrinfo(host.len > 0 ? str_z(mem, host) : NULL, colon + 1, &hints, &found);
    if (error != 0) {
        *message = str_printf(mem, "cannot listen on %s: %s", address, gai_strerror(error)).data;
        return -1;
    }
    file = socket_open(found);
    if (file < 0)
        *message = str_printf(mem, "cannot listen on %s: %s", address, strerror(errno)).data;
    freeaddrinfo(found);
    return file;
}

int listen_port(int file)
{
    struct sockaddr_storage address = { 0 };
    socklen_t               len     = sizeof address;

    getsockname(file, (struct sockaddr *)&address, &len);
    return ntohs(address.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&address)->sin6_port
                                               : ((struct sockaddr_in *)&address)->sin_port);
}

unsigned listen_files(unsigned wanted)
{
    struct rlimit files = { 0 };
    rlim_t        all   = (rlim_t)wanted + FILES_SPARE;

    getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < all) {
        files.rlim_cur = files.rlim_max < all ? files.rlim_max : all;
        setrlimit(RLIMIT_NOFILE, &files);
        getrlimit(RLIMIT_NOFILE, &files);
    }
    if (files.rlim_cur >= all)
        return wanted;
    return files.rlim_cur > 2 * FILES_SPARE ? (unsigned)files.rlim_cur - FILES_SPARE : FILES_SPARE;
}

const char *listen_pem(const char *path, struct arena *mem, const char **message)
{
    FILE  *file = fopen(path, "re");
    char  *text = arena_alloc(mem, PEM_BYTES_MAX + 1);
    size_t n    = file == NULL ? 0 : fread(text, 1, PEM_BYTES_MAX, file);

    if (file != NULL)
        fclose(file);
    if (n > 0)
        return text;
    *message = str_printf(mem, "cannot read %s", path).data;
    return NULL;
}
