/* reference.h - the reference files under tests/data, for unit tests.
 *
 * Tests run from the root of the tree. */
#ifndef TEST_REFERENCE_H
#define TEST_REFERENCE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <jansson.h>

/* The caller ends it with json_decref. */
static inline json_t *reference_load(const char *path)
{
    json_error_t error;
    json_t      *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);

    if (!root)
        fail_msg("%s:%d: %s", path, error.line, error.text);
    return root;
}

/* The member of that name, which must be there. */
static inline const json_t *reference_get(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (!value)
        fail_msg("no member %s", name);
    return value;
}

static inline double reference_number(const json_t *object, const char *name)
{
    return json_number_value(reference_get(object, name));
}

static inline int reference_int(const json_t *object, const char *name)
{
    return (int)json_integer_value(reference_get(object, name));
}

#define assert_near(got, want, tolerance)                                                        \
    do {                                                                                         \
        double got_ = (got), want_ = (want);                                                     \
        if (!(fabs(got_ - want_) <= (tolerance)))                                                \
            fail_msg("%s is %.12g instead of %.12g", #got, got_, want_);                         \
    } while (0)

#endif
