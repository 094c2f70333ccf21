/* request.c - reading the request of assay-run.
 *
 * What a worker may ask for stands in two tables: the numbers with their
 * range, and the configuration directories that a language may need.  There is
 * no member for the network, a user id, the environment or a mount of choice:
 * none of these is an option.
 */
#include <stddef.h>
#include <string.h>
#include "judge/member.h"

#define MIB (INT64_C(1) << 20)
#define TEXT_BYTES_MAX 4096

static const struct number {
    const char *name;
    size_t      offset;
    int64_t     min, max, initial;
} numbers[] = {
#define NUMBER(member, ...) { #member, offsetof(struct run_request, member), __VA_ARGS__ }
    NUMBER(slot,          0, SLOTS_MAX - 1, 0),
    NUMBER(cpu_ms,        1, 30000, 2000),
    NUMBER(wall_ms,       1, 62000, 8000),
    NUMBER(memory_bytes,  8 * MIB, 1536 * MIB, 256 * MIB),
    NUMBER(address_bytes, 0, 16384 * MIB, 0),
    NUMBER(pids,          2, 128, 64),
    NUMBER(stdout_bytes,  0, 64 * MIB, MIB),
    NUMBER(stderr_bytes,  0, MIB, 64 * 1024),
    NUMBER(file_bytes,    0, 64 * MIB, 16 * MIB),
    NUMBER(box_bytes,     65536, 256 * MIB, 64 * MIB),
    NUMBER(tmp_bytes,     65536, 64 * MIB, 32 * MIB),
    NUMBER(collect_bytes, 0, 64 * MIB, 64 * MIB),
#undef NUMBER
};
#define NUMBERS (sizeof numbers / sizeof numbers[0])

/* Configuration that language systems read outside of /usr. */
static const char *const binds_known[] = {
    "/etc/java-17-openjdk", "/etc/java-21-openjdk", "/etc/R", "/etc/perl", "/etc/mono",
    "/etc/fpc.cfg", "/etc/fpc-3.2.2.cfg", "/etc/php", "/etc/scala", "/etc/elixir",
};

static bool number_member(struct arena *mem, const json_t *value, const struct number *n,
                        struct run_request *request, struct run_error *error)
{
    json_int_t got = json_integer_value(value);

    if (!json_is_integer(value) || got < n->min || got > n->max)
        return refuse(error, n->name, str_printf(mem, "must be a whole number from %lld to %lld",
                                                 (long long)n->min, (long long)n->max).data);
    memcpy((char *)request + n->offset, &(int64_t){ got }, sizeof(int64_t));
    return true;
}

/* Reads a list of texts into `out`, which ends with NULL. */
static bool read_texts(struct arena *mem, const json_t *value, size_t max, const char **out)
{
    size_t i, n = json_array_size(value);

    if (!json_is_array(value) || n > max)
        return false;
    for (i = 0; i < n; i++) {
        str text = json_str(json_array_get(value, i));

        if (text.data == NULL || text.len > TEXT_BYTES_MAX)
            return false;
        out[i] = str_z(mem, text);
    }
    out[n] = NULL;
    return true;
}

static bool is_bind_known(const char *path)
{
    size_t i;

    for (i = 0; i < sizeof binds_known / sizeof binds_known[0]; i++)
        if (strcmp(path, binds_known[i]) == 0)
            return true;
    return false;
}

/* A plain name in /box, or "*" and the ending of plain names. */
static bool is_collect_name(const char *name)
{
    size_t len = strlen(name);

    if (name[0] == '*')
        return len >= 3 && len <= 20 && name[1] == '.' && strchr(name, '/') == NULL && strchr(name + 1, '*') == NULL;
    return len >= 1 && len <= 100 && strchr(name, '/') == NULL && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static bool read_argv(struct arena *mem, const json_t *value, struct run_request *request, struct run_error *error)
{
    if (!read_texts(mem, value, ARGV_MAX, request->argv) || request->argv[0] == NULL)
        return refuse(error, "argv", "must be a list of 1 to 64 texts of at most 4096 bytes");
    if (request->argv[0][0] != '/')
        return refuse(error, "argv", "must begin with the absolute path of a program");
    return true;
}

static bool read_lists(struct arena *mem, const char *key, const json_t *value, struct run_request *request,
                       struct run_error *error)
{
    size_t i;

    if (strcmp(key, "binds") == 0) {
        if (!read_texts(mem, value, BINDS_MAX, request->binds))
            return refuse(error, "binds", "must be a list of at most 8 paths");
        for (i = 0; request->binds[i] != NULL; i++)
            if (!is_bind_known(request->binds[i]))
                return refuse(error, "binds", "must name configuration of a language that assay-run knows");
        return true;
    }
    if (!read_texts(mem, value, COLLECT_MAX, request->collect))
        return refuse(error, "collect", "must be a list of at most 8 names");
    for (i = 0; request->collect[i] != NULL; i++)
        if (!is_collect_name(request->collect[i]))
            return refuse(error, "collect", "must be plain names in /box, or \"*.ending\"");
    return true;
}

/* The place of a text in "one|of|these"; -1 when it is none of them. */
static int choice(str text, const char *choices)
{
    str rest = str_of(choices);
    int i;

    for (i = 0; text.data != NULL && rest.len > 0; i++)
        if (str_eq(text, str_cut(&rest, '|')))
            return i;
    return -1;
}

static bool read_words(struct arena *mem, const char *key, const json_t *value, struct run_request *request,
                       struct run_error *error)
{
    str text = json_str(value);
    int chosen;

    if (strcmp(key, "mode") == 0) {
        if ((chosen = choice(text, "user|root")) < 0)
            return refuse(error, "mode", "must be user or root");
        request->mode = (enum run_mode)chosen;
        return true;
    }
    if (strcmp(key, "level") == 0) {
        if ((chosen = choice(text, "auto|A|B|C")) < 0)
            return refuse(error, "level", "must be auto, A, B or C");
        request->level = (enum run_level)chosen;
        return true;
    }
    if (text.data == NULL || text.len > TEXT_BYTES_MAX || text.data[0] != '/')
        return refuse(error, strcmp(key, "in") == 0 ? "in" : "data", "must be the absolute path of a directory");
    *(strcmp(key, "in") == 0 ? &request->in : &request->data) = str_z(mem, text);
    return true;
}

static bool read_member(struct arena *mem, const char *key, const json_t *value, struct run_request *request,
                        struct run_error *error)
{
    size_t i;

    for (i = 0; i < NUMBERS; i++)
        if (strcmp(key, numbers[i].name) == 0)
            return number_member(mem, value, &numbers[i], request, error);
    if (strcmp(key, "argv") == 0)
        return read_argv(mem, value, request, error);
    if (strcmp(key, "binds") == 0 || strcmp(key, "collect") == 0)
        return read_lists(mem, key, value, request, error);
    if (strcmp(key, "mode") == 0 || strcmp(key, "level") == 0 || strcmp(key, "in") == 0 ||
        strcmp(key, "data") == 0)
        return read_words(mem, key, value, request, error);
    if (strcmp(key, "allow_weak") == 0) {
        request->allow_weak = json_is_true(value);
        return json_is_boolean(value) || refuse(error, "allow_weak", "must be true or false");
    }
    return refuse(error, str_z(mem, str_of(key)), "is no member of a request");
}

bool request_read(struct arena *mem, str text, struct run_request *request, struct run_error *error)
{
    const char *message, *key;
    json_t     *json = json_read(text, 4, &message), *value;
    size_t      i;
    bool        ok = true;

    *request = (struct run_request){ 0 };
    for (i = 0; i < NUMBERS; i++)
        memcpy((char *)request + numbers[i].offset, &numbers[i].initial, sizeof(int64_t));
    if (json == NULL)
        return refuse(error, "request", message);
    if (!json_is_object(json)) {
        json_close(json);
        return refuse(error, "request", "must be a JSON object");
    }
    json_object_foreach(json, key, value)
        if (ok)
            ok = read_member(mem, key, value, request, error);
    json_close(json);
    if (ok && request->argv[0] == NULL)
        return refuse(error, "argv", "is required");
    return ok;
}
