/* families.c - the dialects this server speaks. */
#include "api/ops.h"

const struct family *const families[] = {
    &family_native, &family_judge, &family_esc, &family_testgorilla, &family_pi, &family_coodesh, NULL,
};
