/* fetch.c - outgoing HTTP: set-up of libcurl, the guard, one request and many. */
#include "core/fetch.h"
#include <arpa/inet.h>
#include <assert.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/clock.h"

#define CONNECTIONS_KEPT 32
#define URL_BYTES_MAX    2048

/* --- which addresses are public ------------------------------------------ */

struct net4 { uint32_t address; int bits; };
struct net6 { unsigned char address[16]; int bits; };

static const struct net4 special4[] = {
    { 0x00000000, 8 },  /* this network */
    { 0x0a000000, 8 },  /* private */
    { 0x64400000, 10 }, /* shared by a provider's customers; 100.100.100.200 is a metadata service */
    { 0x7f000000, 8 },  /* loopback */
    { 0xa83f8110, 32 }, /* 168.63.129.16, the platform address of Azure */
    { 0xa9fe0000, 16 }, /* link-local, with the metadata service 169.254.169.254 */
    { 0xac100000, 12 }, /* private */
    { 0xc0000000, 24 }, /* protocol assignments; 192.0.0.192 is a metadata service */
    { 0xc0000200, 24 }, /* documentation */
    { 0xc0586300, 24 }, /* 6to4 relays */
    { 0xc0a80000, 16 }, /* private */
    { 0xc6120000, 15 }, /* benchmarking */
    { 0xc6336400, 24 }, /* documentation */
    { 0xcb007100, 24 }, /* documentation */
    { 0xe0000000, 4 },  /* multicast */
    { 0xf0000000, 4 },  /* reserved, and broadcast */
};

/* Of IPv6 only 2000::/3 is given out as public; these parts of it are not. */
static const struct net6 special6[] = {
    { { 0x20, 0x01 }, 23 },             /* protocol assignments: Teredo, ORCHID, benchmarking */
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
    { { 0x20, 0x02 }, 16 },             /* 6to4 */
    { { 0x3f, 0xff }, 20 },             /* documentation */
};

static const struct net6 global6 = { { 0x20 }, 3 };
static const struct net6 nat64   = { { 0x00, 0x64, 0xff, 0x9b }, 96 };

static bool is_public4(uint32_t address)
{
    for (size_t i = 0; i < sizeof special4 / sizeof special4[0]; i++)
        if ((address ^ special4[i].address) >> (32 - special4[i].bits) == 0)
            return false;
    return true;
}

static bool in_net6(const unsigned char address[16], const struct net6 *net)
{
    int bytes = net->bits / 8, rest = net->bits % 8;

    if (memcmp(address, net->address, (size_t)bytes) != 0)
        return false;
    return rest == 0 || (address[bytes] ^ net->address[bytes]) >> (8 - rest) == 0;
}

static bool is_public6(const unsigned char address[16])
{
    /* Where a network has IPv6 only, NAT64 is how every IPv4 host looks. */
    if (in_net6(address, &nat64))
        return is_public4((uint32_t)address[12] << 24 | (uint32_t)address[13] << 16 | (uint32_t)address[14] << 8 |
                          address[15]);
    if (!in_net6(address, &global6))
        return false;
    for (size_t i = 0; i < sizeof special6 / sizeof special6[0]; i++)
        if (in_net6(address, &special6[i]))
            return false;
    return true;
}

bool fetch_address_is_public(const struct sockaddr *address)
{
    /* Copied, because the bytes need not be aligned for the wider type. */
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;

        memcpy(&v4, address, sizeof v4);
        return is_public4(ntohl(v4.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;

        memcpy(&v6, address, sizeof v6);
        return is_public6(v6.sin6_addr.s6_addr);
    }
    return false;
}

/* --- reading URLs --------------------------------------------------------- */

/* The same reader that curl itself will use, so the two cannot disagree. */
static CURLU *url_open(str url)
{
    char   text[URL_BYTES_MAX + 1];
    CURLU *parts;

    if (url.len > URL_BYTES_MAX || memchr(url.data, '\0', url.len))
        return NULL;
    memcpy(text, url.data, url.len);
    text[url.len] = '\0';
    parts = curl_url();
    assert(parts);
    if (curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK)
        return parts;
    curl_url_cleanup(parts);
    return NULL;
}

static bool has_part(CURLU *parts, CURLUPart which)
{
    char *text = NULL;
    bool  has = curl_url_get(parts, which, &text, 0) == CURLUE_OK;

    curl_free(text);
    return has;
}

/* Is the host a name, or a number that is public?  curl has written odd
 * spellings of IPv4 numbers (decimal, octal, hexadecimal) as dotted ones. */
static bool host_may_be_public(char *host)
{
    size_t              len = strlen(host);
    struct sockaddr_in  v4 = { .sin_family = AF_INET };
    struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
    str                 name;

    if (len && host[len - 1] == '.')
        host[--len] = '\0';
    if (inet_aton(host, &v4.sin_addr))
        return fetch_address_is_public((struct sockaddr *)&v4);
    if (host[0] == '[') {
        host[len - 1] = '\0'; /* the closing bracket, which curl has made sure of */
        return inet_pton(AF_INET6, host + 1, &v6.sin6_addr) == 1 && fetch_address_is_public((struct sockaddr *)&v6);
    }
    name = (str){ host, len };
    if (len >= 10 && str_is_nocase(str_from(name, len - 10), ".localhost"))
        return false;
    return !str_is_nocase(name, "localhost");
}

static const char *url_defect(CURLU *parts, unsigned allow)
{
    char       *scheme = NULL, *host = NULL;
    const char *defect = NULL;

    curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0);
    curl_url_get(parts, CURLUPART_HOST, &host, 0);
    if (!scheme || (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0))
        defect = "must start with http:// or https://";
    else if (!host || !host[0])
        defect = "must name a host";
    else if (!(allow & FETCH_USER) && (has_part(parts, CURLUPART_USER) || has_part(parts, CURLUPART_PASSWORD)))
        defect = "must not carry a user or password";
    else if (!(allow & FETCH_PRIVATE) && !host_may_be_public(host))
        defect = "must be a public address: private ones need the setting OUTBOUND_PRIVATE";
    curl_free(scheme);
    curl_free(host);
    return defect;
}

bool fetch_url_allowed(str url, unsigned allow, const char **message)
{
    CURLU *parts = url.data ? url_open(url) : NULL;

    *message = "must be an absolute URL, as in https://example.com/hook";
    if (!parts)
        return false;
    *message = url_defect(parts, allow);
    curl_url_cleanup(parts);
    return *message == NULL;
}

str fetch_url_host(struct arena *mem, str url)
{
    CURLU *parts = url.data ? url_open(url) : NULL;
    char  *host = NULL, *port = NULL;
    str    text = STR("");

    if (!parts)
        return text;
    curl_url_get(parts, CURLUPART_HOST, &host, 0);
    curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT);
    if (host)
        text = str_lower(mem, str_printf(mem, "%s:%s", host, port ? port : ""));
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(parts);
    return text;
}

str fetch_url_shown(struct arena *mem, str url)
{
    size_t from = 0, end, at = 0;

    for (size_t i = 0; i + 3 <= url.len && !from; i++)
        if (memcmp(url.data + i, "://", 3) == 0)
            from = i + 3;
    for (end = from; end < url.len && !strchr("/?#", url.data[end]); end++)
        if (url.data[end] == '@')
            at = end + 1;
    return at ? str_printf(mem, "%.*s%.*s", (int)from, url.data, (int)(url.len - at), url.data + at) : url;
}

/* --- one request ---------------------------------------------------------- */

struct fetch_private {
    CURL              *easy;
    struct curl_slist *headers;
    char              *room;      /* reply_max bytes */
    size_t             used;
    bool               refused;   /* the guard said no to an address */
    char               words[CURL_ERROR_SIZE];
    struct fetch      *next;      /* finished ones of a multi */
};

/* Called by curl for each address it is about to connect to. */
static curl_socket_t open_guarded(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct fetch *f = arg;

    if (purpose != CURLSOCKTYPE_IPCXN || (to->family != AF_INET && to->family != AF_INET6) ||
        (!(f->allow & FETCH_PRIVATE) && !fetch_address_is_public(&to->addr))) {
        f->own->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* Keeps what there is room for; any less than `n` taken ends the transfer. */
static size_t take_reply(char *data, size_t size, size_t n, void *arg)
{
    struct fetch *f = arg;
    size_t        room = f->reply_max - f->own->used, taken = n < room ? n : room;

    (void)size; /* always 1, says curl */
    memcpy(f->own->room + f->own->used, data, taken);
    f->own->used += taken;
    f->reply_cut = taken < n;
    return taken;
}

static void add_header(struct fetch *f, str line)
{
    struct curl_slist *more;

    for (size_t i = 0; i < line.len; i++)
        assert((unsigned char)line.data[i] >= ' ' && line.data[i] != 0x7f);
    more = curl_slist_append(f->own->headers, line.data);
    assert(more);
    f->own->headers = more;
}

/* A refused option would leave a hole in the guard: that is a bug. */
#define SET(easy, option, value)                                      \
    do {                                                              \
        CURLcode said = curl_easy_setopt((easy), (option), (value));  \
        assert(said == CURLE_OK);                                     \
    } while (0)

static void guard_set(struct fetch *f)
{
    CURL *easy = f->own->easy;

    SET(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    SET(easy, CURLOPT_FOLLOWLOCATION, 0L);
    SET(easy, CURLOPT_PROXY, "");
    SET(easy, CURLOPT_NOPROXY, "*");
    SET(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, f->allow & FETCH_USER ? 0L : 1L);
    SET(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
    SET(easy, CURLOPT_OPENSOCKETFUNCTION, open_guarded);
    SET(easy, CURLOPT_OPENSOCKETDATA, f);
}

static void prepare(struct arena *mem, struct fetch *f)
{
    CURL *easy = curl_easy_init();

    assert(easy && f->timeout_ms > 0);
    f->own       = ARENA_NEW(mem, struct fetch_private);
    f->own->easy = easy;
    f->own->room = arena_alloc(mem, f->reply_max + 1);
    f->status    = 0;
    f->reply     = STR("");
    f->reply_cut = false;
    f->error     = NULL;
    guard_set(f);
    for (size_t i = 0; i < f->headers_n; i++)
        add_header(f, str_printf(mem, "%s: %.*s", f->headers[i].name, STR_ARG(f->headers[i].value)));
    if (f->body.data) {
        /* Without this curl would wait for a "100 Continue" before a longer body. */
        add_header(f, STR("Expect:"));
        SET(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)f->body.len);
        SET(easy, CURLOPT_POSTFIELDS, f->body.data);
    }
    SET(easy, CURLOPT_CUSTOMREQUEST, f->method);
    SET(easy, CURLOPT_HTTPHEADER, f->own->headers);
    SET(easy, CURLOPT_NOSIGNAL, 1L);
    /* A name server that does not answer must not hold up the thread after the timeout. */
    SET(easy, CURLOPT_QUICK_EXIT, 1L);
    SET(easy, CURLOPT_TIMEOUT_MS, (long)f->timeout_ms);
    SET(easy, CURLOPT_ERRORBUFFER, f->own->words);
    SET(easy, CURLOPT_WRITEFUNCTION, take_reply);
    SET(easy, CURLOPT_WRITEDATA, f);
    SET(easy, CURLOPT_PRIVATE, f);
    SET(easy, CURLOPT_URL, str_z(mem, f->url));
}

static void release(struct fetch *f)
{
    curl_easy_cleanup(f->own->easy);
    curl_slist_free_all(f->own->headers);
    f->own->easy    = NULL;
    f->own->headers = NULL;
}

/* Reads off what curl has to say of a request that ended. */
static void finish(struct fetch *f, CURLcode code)
{
    long       status = 0;
    curl_off_t us = 0;

    curl_easy_getinfo(f->own->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(f->own->easy, CURLINFO_TOTAL_TIME_T, &us);
    f->duration_ms = (int64_t)us / 1000;
    f->reply       = (str){ f->own->room, f->own->used };
    if (code == CURLE_OK || (code == CURLE_WRITE_ERROR && f->reply_cut))
        f->status = (int)status;
    else if (f->own->refused)
        f->error = "refused: the address is not public (setting OUTBOUND_PRIVATE)";
    else
        f->error = f->own->words[0] ? f->own->words : curl_easy_strerror(code);
    release(f);
}

bool fetch_run(struct arena *mem, struct fetch *f)
{
    prepare(mem, f);
    finish(f, curl_easy_perform(f->own->easy));
    return f->error == NULL;
}

/* --- many at once --------------------------------------------------------- */

struct fetch_multi {
    CURLM        *curl;
    struct fetch *finished;
};

struct fetch_multi *fetch_multi_new(void)
{
    struct fetch_multi *multi = calloc(1, sizeof *multi);

    assert(multi);
    multi->curl = curl_multi_init();
    assert(multi->curl);
    curl_multi_setopt(multi->curl, CURLMOPT_MAXCONNECTS, (long)CONNECTIONS_KEPT);
    return multi;
}

void fetch_multi_free(struct fetch_multi *multi)
{
    curl_multi_cleanup(multi->curl);
    free(multi);
}

void fetch_multi_add(struct fetch_multi *multi, struct arena *mem, struct fetch *f)
{
    CURLMcode said;

    prepare(mem, f);
    said = curl_multi_add_handle(multi->curl, f->own->easy);
    assert(said == CURLM_OK);
}

void fetch_multi_remove(struct fetch_multi *multi, struct fetch *f)
{
    struct fetch **at = &multi->finished;

    while (*at && *at != f)
        at = &(*at)->own->next;
    if (*at) { /* it ended already, and nobody has taken it */
        *at = f->own->next;
        return;
    }
    curl_multi_remove_handle(multi->curl, f->own->easy);
    release(f);
}

void fetch_multi_work(struct fetch_multi *multi, int wait_ms)
{
    int      running, left;
    CURLMsg *said;

    curl_multi_poll(multi->curl, NULL, 0, wait_ms, NULL);
    curl_multi_perform(multi->curl, &running);
    while ((said = curl_multi_info_read(multi->curl, &left)) != NULL) {
        CURLcode      code = said->data.result; /* `said` dies with the removal below */
        CURL         *easy = said->easy_handle;
        struct fetch *f;

        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &f);
        curl_multi_remove_handle(multi->curl, easy);
        finish(f, code);
        f->own->next    = multi->finished;
        multi->finished = f;
    }
}

struct fetch *fetch_multi_take(struct fetch_multi *multi)
{
    struct fetch *f = multi->finished;

    if (f)
        multi->finished = f->own->next;
    return f;
}

void fetch_multi_wake(struct fetch_multi *multi)
{
    curl_multi_wakeup(multi->curl);
}
