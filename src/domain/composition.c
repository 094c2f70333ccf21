/* composition.c - see composition.h.
 *
 * The stored document: {"algorithm":"assessment/1","average":76.5,
 *   "parts":[{"test":"numerical","document":{...}},{"test":"b5-120","document":null}]}
 */
#include <math.h>
#include "core/arena.h"
#include "core/json.h"
#include "domain/composition.h"
#include "domain/json_write.h"

/* The component an item belongs to; the first of those that share it. */
static size_t owner(const struct instrument *self, int index)
{
    size_t found = 0;

    for (size_t i = 0; i < self->components_n; i++)
        if (index >= self->firsts[i] && index < self->firsts[i] + self->components[i]->items) {
            found = i;
            break;
        }
    return found;
}

static int find(const struct instrument *self, str item_id)
{
    for (size_t i = 0; i < self->components_n; i++) {
        int index = self->components[i]->find(self->components[i], item_id);

        if (index >= 0)
            return self->firsts[i] + index;
    }
    return -1;
}

static void item_fill(const struct instrument *self, struct arena *mem, int index, const char *language,
                      struct item *item)
{
    size_t i = owner(self, index);

    self->components[i]->item(self->components[i], mem, index - self->firsts[i], language, item);
}

/* The part in which the items of a component begin. */
static size_t first_part(const struct instrument *self, size_t component)
{
    for (size_t p = 0; p < self->parts_n; p++)
        if (self->parts[p].first == self->firsts[component])
            return p;
    return 0;
}

static bool score(const struct instrument *self, struct arena *mem, const struct answered *in, struct scored *out)
{
    struct buf parts = BUF(mem);
    double     sum = 0, weights = 0;
    bool       any = false;

    for (size_t i = 0; i < self->components_n; i++) {
        const struct instrument *component = self->components[i];
        struct scored            one = { BUF(mem), BUF(mem), NAN, 0 };
        struct answered          its = *in;
        bool                     has = false;

        if (its.part_started_ms) {
            its.part_started_ms += first_part(self, i);
            its.started_ms       = *its.part_started_ms ? *its.part_started_ms : in->started_ms;
        }
        if (its.part_timed_out)
            its.part_timed_out += first_part(self, i);
        if (component->score)
            has = component->score(component, mem, &its, &one);
        buf_text(&parts, i ? "," : "");
        buf_char(&parts, '{');
        write_text(&parts, "test", component->code);
        write_member(&parts, "document");
        buf_str(&parts, has ? buf_end(&one.document) : STR("null"));
        buf_char(&parts, '}');
        any |= has;
        out->pending += one.pending;
        if (has && !isnan(one.average)) {
            sum     += self->weights[i] * one.average;
            weights += self->weights[i];
        }
        if (has && one.dimensions.len && !out->dimensions.len)
            buf_str(&out->dimensions, buf_end(&one.dimensions));
    }
    out->average = weights > 0 ? sum / weights : NAN;
    buf_char(&out->document, '{');
    write_text(&out->document, "algorithm", COMPOSITION_VERSION);
    write_number(&out->document, "average", out->average);
    write_open(&out->document, "parts", '[');
    buf_str(&out->document, buf_end(&parts));
    buf_text(&out->document, "]}");
    return any;
}

/* Is there a component before it that asks the same items?  Then its first item is that one's. */
static bool is_shared(const struct instrument *const *list, size_t i, const int *firsts, int *first)
{
    for (size_t j = 0; j < i; j++)
        if (list[j]->parts == list[i]->parts) {
            *first = firsts[j];
            return true;
        }
    return false;
}

static str cut_weighted(str *rest, double *weight)
{
    str component = str_cut(rest, '+'), code = str_cut(&component, '*');

    if (!component.len || !str_to_number(component, weight) || !(*weight >= 0))
        *weight = 1;
    return code;
}

str component_cut(str *rest)
{
    double weight;

    return cut_weighted(rest, &weight);
}

const struct instrument *instrument_compose(struct arena *mem, str code, const struct instrument *const *list,
                                            size_t n)
{
    struct instrument        *made = ARENA_NEW(mem, struct instrument);
    const struct instrument **components = ARENA_ARRAY(mem, const struct instrument *, n);
    int                      *firsts = ARENA_ARRAY(mem, int, n);
    double                   *weights = ARENA_ARRAY(mem, double, n);
    str                       rest = code;
    struct part              *parts;
    size_t                    parts_n = 0;
    int                       items = 0;

    for (size_t i = 0; i < n; i++)
        parts_n += list[i]->parts_n;
    parts   = ARENA_ARRAY(mem, struct part, parts_n);
    parts_n = 0;
    for (size_t i = 0; i < n; i++) {
        components[i] = list[i];
        cut_weighted(&rest, &weights[i]);
        firsts[i]     = items;
        if (is_shared(list, i, firsts, &firsts[i]))
            continue;
        for (size_t p = 0; p < list[i]->parts_n; p++) {
            parts[parts_n]         = list[i]->parts[p];
            parts[parts_n].first  += items;
            parts[parts_n].part_id = str_printf(mem, "%zu", parts_n + 1).data;
            parts_n++;
        }
        items += list[i]->items;
    }
    *made = (struct instrument){ .code = str_z(mem, code), .algorithm = COMPOSITION_VERSION, .parts = parts,
                                 .parts_n = parts_n, .items = items, .components = components, .firsts = firsts,
                                 .components_n = n, .weights = weights,
                                 .find = find, .item = item_fill, .score = score };
    return made;
}

size_t component_results(struct arena *mem, const struct instrument *i, str document,
                         struct component_result list[COMPONENTS_MAX])
{
    const struct instrument *of[COMPONENTS_MAX];
    size_t                   n = instrument_components(i, of);
    const char              *message;
    json_t                  *json, *parts;

    for (size_t k = 0; k < n; k++)
        list[k] = (struct component_result){ of[k], i->components_n ? STR_NULL : document };
    if (!i->components_n || !document.len || !(json = json_read(document, JSON_DEPTH_MAX, &message)))
        return n;
    parts = json_object_get(json, "parts");
    for (size_t k = 0; k < n; k++) {
        json_t *one = json_object_get(json_array_get(parts, k), "document");
        char   *text = json_is_object(one) ? json_dumps(one, JSON_COMPACT | JSON_REAL_PRECISION(17)) : NULL;

        if (text)
            list[k].document = str_copy(mem, str_of(text));
        free(text);
    }
    json_decref(json);
    return n;
}

double composition_average(str document)
{
    const char *message;
    json_t     *json = json_read(document, JSON_DEPTH_MAX, &message), *average = json_object_get(json, "average");
    double      value = json_is_number(average) ? json_number_value(average) : NAN;

    json_decref(json);
    return value;
}
