/* brand.h - the face a workspace shows to candidates: its name, logo and colour.
 *
 * A company's colour is rarely fit for text and buttons on both a light and a dark
 * page.  It is darkened for the one and lightened for the other as little as gives
 * a contrast of 4.5:1 (WCAG 2.2, 1.4.3), so no page that somebody reads can fail it.
 */
#ifndef DOMAIN_BRAND_H
#define DOMAIN_BRAND_H

#include "op/op.h"

#define BRAND_CONTRAST 4.5

/* The colours of one theme, "#rrggbb". */
struct brand_theme {
    str    accent;   /* links, buttons, what is chosen: 4.5:1 against the page, a card and the tint */
    str    strong;   /* the same under the pointer */
    str    on;       /* text on a button */
    str    tint;     /* a breath of it, behind text */
    double contrast; /* the least of accent */
    bool   adjusted; /* it is not the colour that was given */
};
extern const struct shape brand_theme_shape;

/* Is it a colour as "#1f5f66"? */
bool brand_is_colour(str text);
/* The colours of both themes, in `mem`. */
void brand_themes(struct arena *mem, str colour, struct brand_theme *light, struct brand_theme *dark);
/* Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double brand_contrast(str a, str b);

/* What is wrong with a logo of that media type; NULL when it is one. */
const char *brand_logo_wrong(str type, str data);

/* The logo of the call's workspace as a reply that no page can be attacked with;
 * fails 404 when there is none. */
bool brand_logo_reply(struct call *c);

#endif
