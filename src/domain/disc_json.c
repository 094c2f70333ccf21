/* disc_json.c - answers and the stored document of a disc-28 result.
 *
 *   {"algorithm":"disc-28/1","most":{"D":9,...},"least":{...},"change":{...},
 *    "graphs":{"I":{"D":{"z":0.625,"percent":73,"segment":5},...},"II":{...},"III":{...}},
 *    "pattern":"DI","blend":"ID","adaptation":0.31,"tight":false}
 *
 * Pattern and blend are null when the profile is balanced.  All follows from the
 * counts and the version, so reading takes these and derives the rest again.
 */
#include "domain/disc.h"

#include "domain/json_read.h"
#include "domain/json_write.h"

#define LETTER(factor) ((char[]){ disc_letter(factor), '\0' })

bool disc_choice_read(str json, struct disc_choice *choice)
{
    const char        *message;
    json_t            *in = json_read(json, JSON_DEPTH_MAX, &message);
    struct disc_choice c;
    bool               good = json_is_object(in) && json_object_size(in) == 2
                              && read_int(json_object_get(in, "most"), 0, DISC_FACTORS - 1, &c.most)
                              && read_int(json_object_get(in, "least"), 0, DISC_FACTORS - 1, &c.least)
                              && c.most != c.least;

    json_close(in);
    if (good)
        *choice = c;
    return good;
}

static void write_counts(struct buf *b, const char *name, const int counts[DISC_FACTORS])
{
    write_open(b, name, '{');
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
        write_int(b, LETTER(f), counts[f]);
    buf_char(b, '}');
}

void disc_result_json(struct buf *b, const struct disc_result *r)
{
    static const char *const names[DISC_GRAPHS] = { "I", "II", "III" };

    buf_char(b, '{');
    write_text(b, "algorithm", DISC_VERSION);
    write_counts(b, "most", r->most);
    write_counts(b, "least", r->least);
    write_counts(b, "change", r->change);
    write_open(b, "graphs", '{');
    for (enum disc_graph g = 0; g < DISC_GRAPHS; g++) {
        write_open(b, names[g], '{');
        for (enum disc_factor f = 0; f < DISC_FACTORS; f++) {
            write_open(b, LETTER(f), '{');
            write_number(b, "z", r->graph[g][f].z);
            write_int(b, "percent", r->graph[g][f].percent);
            write_int(b, "segment", r->graph[g][f].segment);
            buf_char(b, '}');
        }
        buf_char(b, '}');
    }
    buf_char(b, '}');
    write_text(b, "pattern", r->pattern);
    write_text(b, "blend", r->blend);
    write_number(b, "adaptation", r->adaptation);
    write_bool(b, "tight", r->tight);
    buf_char(b, '}');
}

static bool read_counts(const json_t *in, int counts[DISC_FACTORS])
{
    for (enum disc_factor f = 0; f < DISC_FACTORS; f++)
        if (!read_int(json_object_get(in, LETTER(f)), 0, DISC_GROUPS, &counts[f]))
            return false;
    return true;
}

bool disc_result_read(str json, struct disc_result *result)
{
    const char *message;
    json_t     *in = json_read(json, JSON_DEPTH_MAX, &message);
    int         most[DISC_FACTORS], least[DISC_FACTORS];
    bool        good = in && str_is(json_str(json_object_get(in, "algorithm")), DISC_VERSION)
                       && read_counts(json_object_get(in, "most"), most)
                       && read_counts(json_object_get(in, "least"), least)
                       && disc_score_counts(most, least, result);

    json_close(in);
    return good;
}
