/* unpack.c - assay-unpack: the cases of a ZIP archive, inside a sandbox.
 *
 * Reads the archive on stdin and writes a JSON array of cases: {"input",
 * "expected", "sample"}, one for each pair of NN.in and NN.out, in the order of
 * their numbers; names that begin with "sample" are samples, and come first.
 * Else it says on stderr what is wrong, and ends with 1.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include "core/arena.h"
#include "core/buf.h"
#include "judge/archive.h"
#include "judge/asan.h"

#define ARENA_BYTES ((size_t)96 << 20)
#define PACK_BYTES  (INT64_C(48) << 20) /* of all cases together */
#define FILE_BYTES  (INT64_C(16) << 20)
#define CASES_MAX   100

struct pair {
    str                         name; /* without its ending */
    const struct archive_entry *input, *expected;
};

struct pairs {
    struct pair all[CASES_MAX];
    size_t      n;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits(str s)
{
    size_t n = 0;

    while (n < s.len && is_digit(s.data[n]))
        n++;
    return n;
}

/* The order in which people count: "2" before "10". */
static int by_number(str a, str b)
{
    while (a.len > 0 && b.len > 0) {
        size_t m = digits(a), n = digits(b);
        str    x = { a.data, m }, y = { b.data, n };

        while (m > 0 && n > 0 && x.len > 1 && x.data[0] == '0')
            x = str_from(x, 1);
        while (m > 0 && n > 0 && y.len > 1 && y.data[0] == '0')
            y = str_from(y, 1);
        if (m > 0 && n > 0 && x.len != y.len)
            return x.len < y.len ? -1 : 1;
        if (m > 0 && n > 0 && memcmp(x.data, y.data, x.len) != 0)
            return memcmp(x.data, y.data, x.len);
        if ((m == 0 || n == 0) && a.data[0] != b.data[0])
            return (unsigned char)a.data[0] < (unsigned char)b.data[0] ? -1 : 1;
        a = str_from(a, m > 0 && n > 0 ? m : 1);
        b = str_from(b, m > 0 && n > 0 ? n : 1);
    }
    return (a.len > 0) - (b.len > 0);
}

static bool is_sample(str name)
{
    const char *slash = memrchr(name.data, '/', name.len);

    return str_starts(slash == NULL ? name : str_from(name, (size_t)(slash - name.data) + 1), "sample");
}

static int by_order(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (is_sample(x->name) != is_sample(y->name))
        return is_sample(x->name) ? -1 : 1;
    return by_number(x->name, y->name);
}

static struct pair *pair_of(struct pairs *pairs, str name)
{
    size_t i;

    for (i = 0; i < pairs->n; i++)
        if (str_eq(pairs->all[i].name, name))
            return &pairs->all[i];
    if (pairs->n == CASES_MAX)
        return NULL;
    pairs->all[pairs->n].name = name;
    return &pairs->all[pairs->n++];
}

static const char *find_pairs(const struct archive *archive, struct pairs *pairs)
{
    int64_t bytes = 0;
    size_t  i;

    for (i = 0; i < archive->n; i++) {
        const struct archive_entry *e = &archive->entries[i];
        bool         is_input = str_ends(e->name, ".in");
        struct pair *pair;

        if (!is_input && !str_ends(e->name, ".out"))
            return "must hold nothing but pairs of NN.in and NN.out";
        pair = pair_of(pairs, (str){ e->name.data, e->name.len - (is_input ? 3 : 4) });
        if (pair == NULL)
            return "must hold at most 100 cases";
        *(is_input ? &pair->input : &pair->expected) = e;
        bytes += e->bytes;
        if (e->bytes > FILE_BYTES || bytes > PACK_BYTES)
            return "must unpack to at most 16 MiB a file and 48 MiB together";
    }
    for (i = 0; i < pairs->n; i++)
        if (pairs->all[i].input == NULL || pairs->all[i].expected == NULL)
            return "must hold an NN.out to each NN.in, and an NN.in to each NN.out";
    qsort(pairs->all, pairs->n, sizeof *pairs->all, by_order);
    return pairs->n > 0 ? NULL : "must hold at least one case";
}

static const char *write_text(struct arena *mem, const char *key, const struct archive_entry *e)
{
    struct buf  b = BUF(mem);
    str         content;
    const char *message = archive_entry(mem, e, &content);

    if (message != NULL)
        return message;
    if (!str_is_utf8(content))
        return "must hold UTF-8 text without the character U+0000";
    buf_printf(&b, "\"%s\":", key);
    buf_json(&b, content);
    fwrite(b.data, 1, b.len, stdout);
    return NULL;
}

static const char *write_pairs(struct arena *mem, const struct pairs *pairs)
{
    struct arena_mark mark;
    const char       *message = NULL;
    size_t            i;

    putchar('[');
    for (i = 0; message == NULL && i < pairs->n; i++) {
        mark = arena_mark(mem);
        fputs(i > 0 ? ",\n{" : "{", stdout);
        message = write_text(mem, "input", pairs->all[i].input);
        putchar(',');
        if (message == NULL)
            message = write_text(mem, "expected", pairs->all[i].expected);
        fputs(is_sample(pairs->all[i].name) ? ",\"sample\":true}" : "}", stdout);
        arena_rewind(mem, mark);
    }
    fputs("]\n", stdout);
    return message;
}

static const char *unpack(struct arena *mem)
{
    struct pairs  *pairs = ARENA_NEW(mem, struct pairs);
    struct archive archive;
    struct stat    st;
    const char    *message;
    str            data;

    if (fstat(0, &st) != 0 || st.st_size == 0 || st.st_size > ARCHIVE_ENTRY_BYTES_MAX)
        return "must be an archive of at most 64 MiB";
    data.len  = (size_t)st.st_size;
    data.data = mmap(NULL, data.len, PROT_READ, MAP_PRIVATE, 0, 0);
    if (data.data == MAP_FAILED)
        return "cannot be read";
    if ((message = archive_open(mem, data, &archive)) != NULL || (message = find_pairs(&archive, pairs)) != NULL)
        return message;
    return write_pairs(mem, pairs);
}

int main(void)
{
    struct arena *mem = arena_new(ARENA_BYTES);
    const char   *message = unpack(mem);

    if (message != NULL)
        fputs(message, stderr);
    arena_free(mem);
    return message != NULL;
}
