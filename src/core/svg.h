/* svg.h - is an SVG picture nothing but a picture?  (GLib behind it.) */
#ifndef CORE_SVG_H
#define CORE_SVG_H

#include "core/str.h"

/* What is wrong with it: not well-formed, or with scripts, links, animation or anything
 * from outside; NULL when it is a picture alone. */
const char *svg_wrong(str text);

#endif
