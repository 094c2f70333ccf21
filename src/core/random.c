/* random.c - secrets, ids and hashes (libsodium behind it). */
#include <assert.h>
#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <string.h>
#include "core/arena.h"
#include "core/buf.h"
#include "core/clock.h"
#include "core/random.h"

#define ID_EPOCH_MS      1577836800000ll /* 2020-01-01 */
#define ID_SEQUENCE_BITS 12
#define ID_NODE_BITS     10
#define ID_FIRST_MAX     3072 /* leaves room for a thousand more in the same millisecond */
#define ID_CHARS         13

static void sodium_start(void)
{
    /* It fails only where the machine has no source of randomness. */
    int started = sodium_init();

    assert(started >= 0);
    (void)started;
}

/* libsodium has to be initialised before its first use, by whoever comes first. */
static void sodium_ready(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, sodium_start);
}

void random_bytes(void *data, size_t n)
{
    sodium_ready();
    randombytes_buf(data, n);
}

/* Bytes from 248 on are thrown away, because 248 = 4 × 62 and the remaining ones
 * would favour the first characters. */
str uuid_new(struct arena *mem)
{
    unsigned char b[16];

    random_bytes(b, sizeof b);
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    return str_printf(mem, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2],
                      b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

str token_new(struct arena *mem, size_t n)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    unsigned char     bytes[64];
    char             *text = arena_alloc(mem, n + 1);
    size_t            i = 0, at = sizeof bytes;

    while (i < n) {
        if (at == sizeof bytes) {
            random_bytes(bytes, sizeof bytes);
            at = 0;
        }
        if (bytes[at] < 248)
            text[i++] = alphabet[bytes[at] % 62];
        at++;
    }
    sodium_memzero(bytes, sizeof bytes);
    return (str){ text, n };
}

static atomic_int id_node;

void id_node_set(int node)
{
    assert(node >= 0 && node < 1 << ID_NODE_BITS);
    atomic_store(&id_node, node);
}

/* Where the sequence begins in every millisecond: another place in each process, because commands
 * run beside the server of their node. */
static int64_t id_first(void)
{
    static atomic_int first;
    int               drawn = atomic_load_explicit(&first, memory_order_relaxed), none = 0;

    if (drawn == 0) {
        sodium_ready();
        drawn = 1 + (int)randombytes_uniform(ID_FIRST_MAX);
        if (!atomic_compare_exchange_strong(&first, &none, drawn))
            drawn = none;
    }
    return drawn;
}

/* The last (milliseconds, sequence) given out.  A sequence that runs over goes
 * into the next millisecond, so ids rise even when more than there is room for are wanted in
 * one, and when the clock steps back. */
int64_t id_new(void)
{
    static _Atomic int64_t last;
    int64_t now  = ((clock_now_ms() - ID_EPOCH_MS) << ID_SEQUENCE_BITS) + id_first();
    int64_t seen = atomic_load_explicit(&last, memory_order_relaxed), next;

    do
        next = now > seen ? now : seen + 1;
    while (!atomic_compare_exchange_weak_explicit(&last, &seen, next, memory_order_relaxed,
                                                  memory_order_relaxed));
    return (next >> ID_SEQUENCE_BITS) << (ID_SEQUENCE_BITS + ID_NODE_BITS)
         | (int64_t)atomic_load_explicit(&id_node, memory_order_relaxed) << ID_SEQUENCE_BITS
         | (next & ((1 << ID_SEQUENCE_BITS) - 1));
}

int64_t id_since(int64_t ms)
{
    return (ms - ID_EPOCH_MS) << (ID_SEQUENCE_BITS + ID_NODE_BITS);
}

void id_text(int64_t id, char out[14])
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    uint64_t          rest       = (uint64_t)id;
    int               i;

    for (i = ID_CHARS - 1; i >= 0; i--) {
        out[i] = alphabet[rest & 31];
        rest >>= 5;
    }
    out[ID_CHARS] = '\0';
}

/* The value of a Crockford digit, -1 for others; I and L are read as 1, O as 0. */
static int crockford_value(char c)
{
    static const char upper[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const char       *at;

    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'I' || c == 'L')
        return 1;
    if (c == 'O')
        return 0;
    at = c == '\0' ? NULL : strchr(upper, c);
    return at == NULL ? -1 : (int)(at - upper);
}

bool id_read(str text, int64_t *id)
{
    uint64_t n = 0;
    size_t   i;
    int      value;

    if (text.len != ID_CHARS)
        return false;
    for (i = 0; i < ID_CHARS; i++) {
        value = crockford_value(text.data[i]);
        if (value < 0 || (i == 0 && value > 7)) /* 13 digits are 65 bits, an id has 63 */
            return false;
        n = n << 5 | (uint64_t)value;
    }
    *id = (int64_t)n;
    return true;
}

str hash_hex(struct arena *mem, str data)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    struct buf    b = BUF(mem);

    sodium_ready();
    crypto_hash_sha256(hash, (const unsigned char *)data.data, data.len);
    buf_hex(&b, hash, sizeof hash);
    return buf_end(&b);
}

struct hash_state { crypto_hash_sha256_state state; };

struct hash_state *hash_begin(struct arena *mem)
{
    struct hash_state *hash = ARENA_NEW(mem, struct hash_state);

    sodium_ready();
    crypto_hash_sha256_init(&hash->state);
    return hash;
}

void hash_add(struct hash_state *hash, str piece)
{
    crypto_hash_sha256_update(&hash->state, (const unsigned char *)piece.data, piece.len);
}

str hash_end(struct arena *mem, struct hash_state *hash)
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    struct buf    b = BUF(mem);

    crypto_hash_sha256_final(&hash->state, bytes);
    buf_hex(&b, bytes, sizeof bytes);
    return buf_end(&b);
}

void hmac_sha256(str key, str data, unsigned char out[32])
{
    crypto_auth_hmacsha256_state state;

    sodium_ready();
    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.data, key.len);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)data.data, data.len);
    crypto_auth_hmacsha256_final(&state, out);
    sodium_memzero(&state, sizeof state);
}

str base64_text(struct arena *mem, const void *data, size_t n)
{
    size_t room = sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
    char  *text = arena_alloc(mem, room);

    sodium_bin2base64(text, room, data, n, sodium_base64_VARIANT_ORIGINAL);
    return (str){ text, room - 1 };
}

static bool base64_decode(struct arena *mem, str text, int variant, str *data)
{
    unsigned char *bytes = arena_alloc(mem, text.len / 4 * 3 + 4);
    size_t         n;
    const char    *end;

    if (sodium_base642bin(bytes, text.len / 4 * 3 + 3, text.data, text.len, NULL, &n, &end, variant) != 0 ||
        end != text.data + text.len)
        return false;
    *data = (str){ (const char *)bytes, n };
    return true;
}

bool base64_read(struct arena *mem, str text, str *data)
{
    return base64_decode(mem, text, sodium_base64_VARIANT_ORIGINAL, data);
}

bool base64url_read(struct arena *mem, str text, str *data)
{
    return text.data && base64_decode(mem, text, sodium_base64_VARIANT_URLSAFE_NO_PADDING, data);
}

str password_hash(struct arena *mem, str password)
{
    char *hash = arena_alloc(mem, crypto_pwhash_STRBYTES);

    sodium_ready();
    if (crypto_pwhash_str(hash, password.data, password.len, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return STR_NULL;
    return str_of(hash);
}

bool password_is(str hash, str password)
{
    char text[crypto_pwhash_STRBYTES] = "";

    if (hash.len == 0 || hash.len >= sizeof text)
        return false;
    sodium_ready();
    memcpy(text, hash.data, hash.len);
    return crypto_pwhash_str_verify(text, password.data, password.len) == 0;
}

bool secret_eq(str a, str b)
{
    if (a.data == NULL || b.data == NULL || a.len != b.len)
        return false;
    return a.len == 0 || sodium_memcmp(a.data, b.data, a.len) == 0;
}
