/* drives_json.c - answers and the stored document of a drives-86 result.
 *
 *   {"algorithm":"drives-86/1","marks":{"concept":21,"self":25},"response_count":false,
 *    "raw":{"concept":{"A":2,"B":-1,...},"self":{...}},
 *    "concept":{"A":0.666667,...},"self":{...},"synthesis":{...},
 *    "nearest":{"self":{"profile":"planner","distance":0.81,"second":"commander",
 *                       "second_distance":0.97,"mixed":false},"synthesis":{...}}}
 *
 * All follows from the marks, the raw values and the version, so reading takes
 * these and derives the rest again.
 */
#include "domain/drives.h"

#include "domain/json_read.h"
#include "domain/json_write.h"

#define LETTER(drive) ((char[]){ drive_letter(drive), '\0' })

static const char *const list_names[DRIVE_LISTS] = { [DRIVE_CONCEPT] = "concept", [DRIVE_SELF] = "self" };
static const char *const list_items[DRIVE_LISTS] = { [DRIVE_CONCEPT] = "drives.concept",
                                                     [DRIVE_SELF]    = "drives.self" };

const char *drive_list_item(enum drive_list list)
{
    return list_items[list];
}

enum drive_list drive_list_find(str item_id)
{
    enum drive_list l = 0;

    while (l < DRIVE_LISTS && !str_is(item_id, list_items[l]))
        l++;
    return l;
}

bool drive_marks_read(str json, struct drive_marks *marks)
{
    const char        *message;
    json_t            *in   = json_read(json, JSON_DEPTH_MAX, &message);
    struct drive_marks m    = { .n = (int)json_array_size(in) };
    bool               good = json_is_array(in) && json_array_size(in) <= DRIVE_WORDS;

    for (int i = 0; good && i < m.n; i++) {
        int word;

        good = read_int(json_array_get(in, (size_t)i), 1, DRIVE_WORDS, &word) && !m.is_marked[word - 1];
        if (good)
            m.is_marked[word - 1] = true;
    }
    json_close(in);
    if (good)
        *marks = m;
    return good;
}

static void write_sigmas(struct buf *b, const char *name, const double sigma[DRIVE_COUNT])
{
    write_open(b, name, '{');
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        write_number(b, LETTER(d), sigma[d]);
    buf_char(b, '}');
}

static void write_nearest(struct buf *b, const char *name, const struct drives_profile *p)
{
    write_open(b, name, '{');
    write_text(b, "profile", p->profile);
    write_number(b, "distance", p->distance);
    write_text(b, "second", p->second);
    write_number(b, "second_distance", p->second_distance);
    write_bool(b, "mixed", p->mixed);
    buf_char(b, '}');
}

void drives_result_json(struct buf *b, const struct drives_result *r)
{
    buf_char(b, '{');
    write_text(b, "algorithm", DRIVES_VERSION);
    write_open(b, "marks", '{');
    for (enum drive_list l = 0; l < DRIVE_LISTS; l++)
        write_int(b, list_names[l], r->marks[l]);
    buf_char(b, '}');
    write_bool(b, "response_count", r->response_count);
    write_open(b, "raw", '{');
    for (enum drive_list l = 0; l < DRIVE_LISTS; l++) {
        write_open(b, list_names[l], '{');
        for (enum drive d = 0; d < DRIVE_COUNT; d++)
            write_int(b, LETTER(d), r->raw[l][d]);
        buf_char(b, '}');
    }
    buf_char(b, '}');
    write_sigmas(b, "concept", r->concept);
    write_sigmas(b, "self", r->self);
    write_sigmas(b, "synthesis", r->synthesis);
    write_open(b, "nearest", '{');
    write_nearest(b, "self", &r->nearest_self);
    write_nearest(b, "synthesis", &r->nearest_synthesis);
    buf_text(b, "}}");
}

static bool read_raw(const json_t *in, int raw[DRIVE_COUNT])
{
    for (enum drive d = 0; d < DRIVE_COUNT; d++)
        if (!read_int(json_object_get(in, LETTER(d)), -drive_raw_max(d), drive_raw_max(d), &raw[d]))
            return false;
    return true;
}

bool drives_result_read(str json, struct drives_result *result)
{
    const char          *message;
    json_t              *in = json_read(json, JSON_DEPTH_MAX, &message);
    const json_t        *marks = json_object_get(in, "marks"), *raws = json_object_get(in, "raw");
    int                  raw[DRIVE_LISTS][DRIVE_COUNT], n[DRIVE_LISTS];
    bool                 response_count;
    bool                 good = in && str_is(json_str(json_object_get(in, "algorithm")), DRIVES_VERSION)
                                && read_bool(json_object_get(in, "response_count"), &response_count);

    for (enum drive_list l = 0; good && l < DRIVE_LISTS; l++)
        good = read_int(json_object_get(marks, list_names[l]), 0, DRIVE_WORDS, &n[l])
               && read_raw(json_object_get(raws, list_names[l]), raw[l]);
    if (good && drives_score(raw[DRIVE_SELF], raw[DRIVE_CONCEPT], result)) {
        result->marks[DRIVE_CONCEPT] = n[DRIVE_CONCEPT];
        result->marks[DRIVE_SELF]    = n[DRIVE_SELF];
        result->response_count       = response_count;
    }
    json_close(in);
    return good;
}
