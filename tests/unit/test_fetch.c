/* Outgoing HTTP: which addresses are public, which URLs are accepted, and that
 * the guard holds when a connection is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/fetch.h"

static struct arena *mem;

static int set_up(void **state)
{
    (void)state;
    mem = arena_new(8u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

/* --- addresses -------------------------------------------------------------- */

static bool is_public(const char *text)
{
    struct sockaddr_in  v4 = { .sin_family = AF_INET };
    struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        return fetch_address_is_public((struct sockaddr *)&v4);
    assert_int_equal(inet_pton(AF_INET6, text, &v6.sin6_addr), 1);
    return fetch_address_is_public((struct sockaddr *)&v6);
}

static void addresses_that_are_public(void **state)
{
    static const char *const addresses[] = {
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.1", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.1", "192.0.3.0", "192.88.98.1", "192.88.100.1",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.1", "198.51.101.1",
        "203.0.112.1", "203.0.114.1", "223.255.255.255",
        "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700:4700::1111", "2a00:1450:4001::1", "3ffe::1",
        "64:ff9b::8.8.8.8",
    };

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
        if (!is_public(addresses[i]))
            fail_msg("%s is public", addresses[i]);
}

static void addresses_that_are_not(void **state)
{
    static const char *const addresses[] = {
        "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.100.100.200", "100.127.255.255",
        "127.0.0.1", "127.255.255.255", "168.63.129.16", "169.254.0.1", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:169.254.169.254",
        "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:0:4137:9e76::1",
        "2001:2::1", "2001:10::1", "2001:20::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::1", "2002:808:808::1",
        "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1",
        "fec0::1", "ff02::1", "ff0e::1",
    };
    struct sockaddr other = { .sa_family = AF_UNIX };

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++)
        if (is_public(addresses[i]))
            fail_msg("%s is not public", addresses[i]);
    assert_false(fetch_address_is_public(&other));
}

/* --- URLs -------------------------------------------------------------------- */

struct url_case { const char *url; unsigned allow; bool accepted; };

static void urls(void **state)
{
    static const struct url_case cases[] = {
        { "https://example.com/hook", 0, true },
        { "http://example.com:8080/a?b=c#d", 0, true },
        { "HTTPS://EXAMPLE.COM", 0, true },
        { "https://93.184.216.34/x", 0, true },
        { "https://[2606:4700:4700::1111]/", 0, true },
        { "https://localhosts.example", 0, true },
        { "", 0, false },
        { "example.com/hook", 0, false },
        { "/hook", 0, false },
        { "https://", 0, false },
        { "https://exa mple.com/", 0, false },
        { "https://example.com/a\nb", 0, false },
        { "ftp://example.com/", 0, false },
        { "file:///etc/passwd", 0, false },
        { "gopher://example.com/", 0, false },
        { "javascript:alert(1)", 0, false },
        { "https://user:pass@example.com/", 0, false },
        { "https://user@example.com/", 0, false },
        { "https://user:pass@example.com/", FETCH_USER, true },
        { "https://example.com@127.0.0.1/", FETCH_USER, false },
        { "http://localhost/", 0, false },
        { "http://LocalHost./", 0, false },
        { "http://api.localhost/", 0, false },
        { "http://127.0.0.1/", 0, false },
        { "http://127.0.0.1./", 0, false },
        { "http://127.1/", 0, false },
        { "http://2130706433/", 0, false },
        { "http://017700000001/", 0, false },
        { "http://0177.0.0.1/", 0, false },
        { "http://0x7f000001/", 0, false },
        { "http://0x7f.1/", 0, false },
        { "http://0/", 0, false },
        { "http://169.254.169.254/latest/meta-data/", 0, false },
        { "http://10.0.0.1:9200/", 0, false },
        { "http://[::1]/", 0, false },
        { "http://[::]/", 0, false },
        { "http://[::ffff:127.0.0.1]/", 0, false },
        { "http://[fd00:ec2::254]/", 0, false },
        { "http://[fe80::1%25eth0]/", 0, false },
        { "http://localhost:3000/hook", FETCH_PRIVATE, true },
        { "http://127.0.0.1:3000/hook", FETCH_PRIVATE, true },
        { "ftp://127.0.0.1/", FETCH_PRIVATE, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *message;
        bool        accepted = fetch_url_allowed(str_of(cases[i].url), cases[i].allow, &message);

        if (accepted != cases[i].accepted)
            fail_msg("%s: %s", cases[i].url, message ? message : "accepted");
        assert_true(accepted == (message == NULL));
    }
}

static void hosts_have_one_spelling(void **state)
{
    (void)state;
    assert_true(str_is(fetch_url_host(mem, STR("https://Example.com/a")), "example.com:443"));
    assert_true(str_is(fetch_url_host(mem, STR("http://example.com")), "example.com:80"));
    assert_true(str_is(fetch_url_host(mem, STR("http://0x7f.1:81/")), "127.0.0.1:81"));
    assert_true(str_is(fetch_url_host(mem, STR("nothing")), ""));
    assert_true(str_is(fetch_url_shown(mem, STR("https://me:p@ss@example.com/a@b?c=@")), "https://example.com/a@b?c=@"));
    assert_true(str_is(fetch_url_shown(mem, STR("https://example.com?a@b")), "https://example.com?a@b"));
    assert_true(str_is(fetch_url_shown(mem, STR("nothing")), "nothing"));
}

/* --- a peer ------------------------------------------------------------------- */

struct peer {
    int         socket, port;
    pthread_t   thread;
    const char *reply;
    char        request[4096]; /* what came, NUL-terminated */
};

static void peer_open(struct peer *peer)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t          len = sizeof at;

    peer->socket = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(peer->socket, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(peer->socket, 16), 0);
    getsockname(peer->socket, (struct sockaddr *)&at, &len);
    peer->port = ntohs(at.sin_port);
}

/* Serves one request, whose body ends in "!". */
static void *peer_serve(void *arg)
{
    struct peer *peer = arg;
    int          s = accept(peer->socket, NULL, NULL);
    size_t       n = 0;

    while (n < sizeof peer->request - 1 && (n == 0 || peer->request[n - 1] != '!')) {
        ssize_t got = read(s, peer->request + n, sizeof peer->request - 1 - n);

        if (got <= 0)
            break;
        n += (size_t)got;
    }
    if (peer->reply)
        assert_true(write(s, peer->reply, strlen(peer->reply)) > 0);
    else
        usleep(500000);
    close(s);
    return NULL;
}

static struct fetch request_to(struct peer *peer, unsigned allow)
{
    return (struct fetch){ .url = str_printf(mem, "http://127.0.0.1:%d/hook", peer->port), .method = "POST",
                           .body = STR("hello!"), .allow = allow, .timeout_ms = 2000, .reply_max = 8 };
}

static void guard_refuses_before_connecting(void **state)
{
    static const char *const hosts[] = { "127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1",
                                         "[::1]", "[::ffff:127.0.0.1]" };
    struct peer   peer = { 0 };
    struct pollfd waiting = { .events = POLLIN };

    (void)state;
    peer_open(&peer);
    setenv("http_proxy", "http://127.0.0.1:1/", 1);
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        struct fetch f = request_to(&peer, 0);

        f.url = str_printf(mem, "http://%s:%d/", hosts[i], peer.port);
        assert_false(fetch_run(mem, &f));
        assert_int_equal(f.status, 0);
        if (!strstr(f.error, "not public"))
            fail_msg("%s: %s", hosts[i], f.error);
    }
    unsetenv("http_proxy");
    waiting.fd = peer.socket;
    assert_int_equal(poll(&waiting, 1, 50), 0); /* nobody has connected */
    close(peer.socket);
}

static void request_and_reply(void **state)
{
    const struct fetch_header headers[] = { { "X-One", STR("1") }, { "Content-Type", STR("text/x") } };
    struct peer  peer = { .reply = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 3\r\n\r\nabc" };
    struct fetch f;

    (void)state;
    peer_open(&peer);
    pthread_create(&peer.thread, NULL, peer_serve, &peer);
    f           = request_to(&peer, FETCH_PRIVATE);
    f.headers   = headers;
    f.headers_n = 2;
    assert_true(fetch_run(mem, &f));
    pthread_join(peer.thread, NULL);
    assert_int_equal(f.status, 302); /* not followed */
    assert_true(str_is(f.reply, "abc"));
    assert_false(f.reply_cut);
    assert_non_null(strstr(peer.request, "POST /hook HTTP/1.1\r\n"));
    assert_non_null(strstr(peer.request, "\r\nX-One: 1\r\n"));
    assert_non_null(strstr(peer.request, "\r\nContent-Type: text/x\r\n"));
    assert_non_null(strstr(peer.request, "\r\n\r\nhello!"));
    close(peer.socket);
}

static void long_reply_is_cut(void **state)
{
    struct peer  peer = { .reply = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n0123456789" };
    struct fetch f;

    (void)state;
    peer_open(&peer);
    pthread_create(&peer.thread, NULL, peer_serve, &peer);
    f = request_to(&peer, FETCH_PRIVATE);
    assert_true(fetch_run(mem, &f));
    pthread_join(peer.thread, NULL);
    assert_int_equal(f.status, 200);
    assert_true(str_is(f.reply, "01234567"));
    assert_true(f.reply_cut);
    close(peer.socket);
}

/* Of three at once one is slow and times out; the others do not wait for it. */
static void many_at_once(void **state)
{
    struct peer         peers[3] = { { .reply = NULL }, { .reply = "HTTP/1.1 204 No Content\r\n\r\n" },
                                     { .reply = "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n" } };
    struct fetch        f[3];
    struct fetch_multi *multi = fetch_multi_new();
    struct fetch       *order[3];
    int                 n = 0;

    (void)state;
    for (int i = 0; i < 3; i++) {
        peer_open(&peers[i]);
        pthread_create(&peers[i].thread, NULL, peer_serve, &peers[i]);
        f[i]            = request_to(&peers[i], FETCH_PRIVATE);
        f[i].timeout_ms = 200;
        fetch_multi_add(multi, mem, &f[i]);
    }
    while (n < 3) {
        fetch_multi_work(multi, 1000);
        while ((order[n] = fetch_multi_take(multi)) != NULL)
            if (++n == 3)
                break;
    }
    assert_ptr_equal(order[2], &f[0]);
    assert_int_equal(f[0].status, 0);
    assert_non_null(strstr(f[0].error, "timed out"));
    assert_in_range(f[0].duration_ms, 150, 450);
    assert_int_equal(f[1].status, 204);
    assert_int_equal(f[2].status, 500);
    for (int i = 0; i < 3; i++) {
        pthread_join(peers[i].thread, NULL);
        close(peers[i].socket);
    }
    fetch_multi_free(multi);
}

static void what_runs_can_be_broken_off(void **state)
{
    struct peer         peer = { .reply = NULL };
    struct fetch_multi *multi = fetch_multi_new();
    struct fetch        f;

    (void)state;
    peer_open(&peer);
    f = request_to(&peer, FETCH_PRIVATE);
    fetch_multi_add(multi, mem, &f);
    fetch_multi_work(multi, 10);
    fetch_multi_remove(multi, &f);
    assert_null(fetch_multi_take(multi));
    fetch_multi_free(multi);
    close(peer.socket);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_that_are_public),
        cmocka_unit_test(addresses_that_are_not),
        cmocka_unit_test(urls),
        cmocka_unit_test(hosts_have_one_spelling),
        cmocka_unit_test(guard_refuses_before_connecting),
        cmocka_unit_test(request_and_reply),
        cmocka_unit_test(long_reply_is_cut),
        cmocka_unit_test(many_at_once),
        cmocka_unit_test(what_runs_can_be_broken_off),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
