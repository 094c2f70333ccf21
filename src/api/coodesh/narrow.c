/* narrow.c - see narrow.h. */
#include "api/coodesh/narrow.h"

bool narrow(struct filter_reader *r, const struct filter **all, const struct filter *one)
{
    if (one)
        *all = *all ? filter_join(r, FILTER_AND, *all, one) : one;
    return one && *all;
}

static struct filter_literal literal_of(str text)
{
    return (struct filter_literal){ { TYPE_TEXT, .text = text }, 0 };
}

bool narrow_to(struct filter_reader *r, const struct filter **all, const char *param, int field, struct list texts)
{
    struct filter_literal *literals = ARENA_ARRAY(r->c->mem, struct filter_literal, texts.n + 1);

    for (size_t i = 0; i < texts.n; i++)
        literals[i] = literal_of(((const str *)texts.items)[i]);
    r->param = param;
    return !texts.n || narrow(r, all, filter_compare(r, FILTER_IN, &r->fields[field], literals, texts.n));
}

bool narrow_search(struct filter_reader *r, const struct filter **all, int field, str search)
{
    struct filter_literal literal = literal_of(str_trim(search));

    r->param = "search";
    return !literal.value.text.len ||
           narrow(r, all, filter_compare(r, FILTER_CONTAINS, &r->fields[field], &literal, 1));
}

bool narrow_logic(struct filter_reader *r, const struct filter **all, const struct filter_field *fields, str query)
{
    const struct filter *tree;

    if (!jsonlogic_read(r->c, "query", query, fields, &tree))
        return false;
    r->param = "query";
    return !tree || narrow(r, all, tree);
}
