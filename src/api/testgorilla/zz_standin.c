/* stand-in */
#include "api/testgorilla/testgorilla.h"
static const struct field tg_test_fields[] = {
    FIELD(tg_test, id), FIELD(tg_test, status), FIELD(tg_test, name), FIELD(tg_test, duration, .flags = NULLABLE), FIELD(tg_test, content_type_name),
    FIELD(tg_test, custom_questions, .item = TYPE_TEXT), FIELD(tg_test, algorithm), FIELD(tg_test, is_premium), FIELD(tg_test, is_private_test),
    FIELD(tg_test, num_preview_questions), FIELD(tg_test, type, .item = TYPE_TEXT), FIELD(tg_test, covered_skills, .item = TYPE_TEXT),
};
const struct shape tg_test_shape = { "test", tg_test_fields, 12, sizeof(struct tg_test) };
struct tg_test tg_test_of(struct call *c, const struct instrument *i)
{
    (void)c;
    return (struct tg_test){ .id = 1, .status = STR("published"), .name = str_of(i->code), .duration = INT_NULL, .content_type_name = STR("test"),
        .algorithm = str_of(scoring_algorithm(i)), .custom_questions = TG_EMPTY, .type = TG_EMPTY, .covered_skills = TG_EMPTY };
}
