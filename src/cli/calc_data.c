/* calc_data.c - the scores of many persons, for the kinds of `assay calc` that
 * are about a test and not about a person. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/calc.h"
#include "core/arena.h"

enum { COLUMNS_MAX = 1000, PERSONS_MAX = 1000000, FILE_BYTES_MAX = 64 << 20 };

enum column { COLUMN_ITEM, COLUMN_PATTERN, COLUMN_GROUP, COLUMN_COUNT, COLUMN_ID };

/* One line of the file. */
struct line {
    double item[COLUMNS_MAX];
    size_t items;
    double group, count;
};

/* Rows as they are collected. */
struct collected {
    struct buf scores, groups; /* of double */
    size_t     items, persons;
    bool       has_group;
};

static bool read_file(struct calc *c, const char *name, str *text)
{
    const char *path = name[0] == '/' ? name : str_printf(c->mem, "%s/%s", c->files, name).data;
    struct buf  b    = BUF(c->mem);
    char        part[8192];
    size_t      got;
    FILE       *file = fopen(path, "r");

    if (!file)
        return calc_fail(c, "%s: %s; --files DIR says where to look", path, strerror(errno));
    while (b.len <= FILE_BYTES_MAX && (got = fread(part, 1, sizeof part, file)) > 0)
        buf_add(&b, part, got);
    fclose(file);
    if (b.len > FILE_BYTES_MAX)
        return calc_fail(c, "%s is too long", path);
    *text = buf_end(&b);
    return true;
}

static enum column column_named(str name)
{
    return str_is(name, "pattern") ? COLUMN_PATTERN : str_is(name, "group") ? COLUMN_GROUP
         : str_is(name, "n") ? COLUMN_COUNT : str_is(name, "id") ? COLUMN_ID : COLUMN_ITEM;
}

/* Puts one cell where its column says; false when it is malformed. */
static bool read_cell(enum column column, str cell, struct line *line)
{
    switch (column) {
    case COLUMN_ID:
        return true;
    case COLUMN_GROUP:
        return str_to_number(cell, &line->group);
    case COLUMN_COUNT:
        return str_to_number(cell, &line->count) && line->count >= 0.0 && line->count <= PERSONS_MAX;
    case COLUMN_ITEM:
        return line->items < COLUMNS_MAX && str_to_number(cell, &line->item[line->items++]);
    case COLUMN_PATTERN:
        for (size_t i = 0; i < cell.len; i++) {
            if (cell.data[i] < '0' || cell.data[i] > '9' || line->items == COLUMNS_MAX)
                return false;
            line->item[line->items++] = cell.data[i] - '0';
        }
        return true;
    }
    return false;
}

static bool add_line(struct collected *all, const struct line *line)
{
    if (all->persons == 0)
        all->items = line->items;
    if (line->items != all->items || (double)all->persons + line->count > PERSONS_MAX)
        return false;
    for (double k = 0.0; k < line->count; k += 1.0) {
        buf_add(&all->scores, line->item, sizeof line->item[0] * line->items);
        buf_add(&all->groups, &line->group, sizeof line->group);
        all->persons++;
    }
    return true;
}

static bool read_csv(struct calc *c, str text, struct collected *all)
{
    enum column columns[COLUMNS_MAX];
    size_t      n      = 0;
    str         header = str_trim(str_cut(&text, '\n'));

    while (header.len > 0 && n < COLUMNS_MAX) {
        columns[n] = column_named(str_trim(str_cut(&header, ',')));
        all->has_group |= columns[n++] == COLUMN_GROUP;
    }
    for (int number = 2; text.len > 0; number++) {
        struct line *line = ARENA_NEW(c->mem, struct line);
        str          row  = str_trim(str_cut(&text, '\n'));
        bool         good = true;

        line->count = 1.0;
        if (row.len == 0)
            continue;
        for (size_t i = 0; i < n; i++)
            good = good && read_cell(columns[i], str_trim(str_cut(&row, ',')), line);
        if (!good || row.len > 0 || !add_line(all, line))
            return calc_fail(c, "line %d of the data file is malformed", number);
    }
    return true;
}

/* The member "scores" and, when it is there, "group". */
static bool read_members(struct calc *c, struct calc_persons *out)
{
    struct calc_matrix scores;
    struct numbers     group = { 0 };

    if (!calc_matrix(c, c->in, "scores", false, &scores))
        return false;
    if (json_object_get(c->in, "group")) {
        if (!calc_numbers(c, c->in, "group", false, &group))
            return false;
        if (group.n != scores.rows)
            return calc_fail(c, "group must have as many items as scores");
    }
    *out = (struct calc_persons){ { scores.values, scores.rows, scores.columns }, group.values };
    return true;
}

bool calc_persons(struct calc *c, struct calc_persons *out)
{
    const char      *name = json_string_value(json_object_get(c->in, "data"));
    struct collected all  = { .scores = BUF(c->mem), .groups = BUF(c->mem) };
    str              text;

    if (!name)
        return read_members(c, out);
    if (!read_file(c, name, &text) || !read_csv(c, text, &all))
        return false;
    *out = (struct calc_persons){ { (const double *)(void *)all.scores.data, all.persons, all.items },
                                  all.has_group ? (double *)(void *)all.groups.data : NULL };
    return true;
}
