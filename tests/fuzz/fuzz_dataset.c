/* fuzz_dataset.c - the readers of an uploaded dataset: gzip of any bytes, and the tables of any script, which
 * are the same whatever pieces it comes in. */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "core/inflate.h"
#include "domain/sql_tables.h"

#define BYTES_MAX (4 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen { struct sql_tables tables; int64_t bytes; };

static bool see(void *arg, str piece)
{
    struct seen *seen = arg;

    sql_tables_read(&seen->tables, piece);
    seen->bytes += (int64_t)piece.len;
    return true;
}

static void unpack(const uint8_t *data, size_t size)
{
    struct seen *seen = calloc(1, sizeof *seen);
    int          file = memfd_create("dataset", 0);
    char         path[40];

    assert(seen && file >= 0 && write(file, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    inflate_file(path, BYTES_MAX, see, seen);
    assert(seen->bytes <= BYTES_MAX);
    close(file);
    free(seen);
}

static void scan(struct sql_tables *t, str script, size_t piece)
{
    memset(t, 0, sizeof *t);
    for (size_t at = 0; at < script.len; at += piece)
        sql_tables_read(t, (str){ script.data + at, script.len - at < piece ? script.len - at : piece });
    sql_tables_end(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sql_tables *whole = calloc(1, sizeof *whole), *cut = calloc(1, sizeof *cut);
    str                script = { (const char *)data, size };

    assert(whole && cut);
    scan(whole, script, size + 1);
    assert(whole->not_text == !str_is_utf8(script));
    for (size_t piece = 1; piece <= 7; piece += 2) {
        scan(cut, script, piece);
        assert(cut->n == whole->n && cut->not_text == whole->not_text && cut->too_many == whole->too_many);
        assert(memcmp(cut->names, whole->names, sizeof cut->names) == 0);
    }
    unpack(data, size);
    free(whole);
    free(cut);
    return 0;
}
