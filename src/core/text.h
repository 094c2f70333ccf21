/* text.h - Unicode text (GLib and md4c behind it). */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include "core/str.h"

/* For searching and comparing: NFKC, case-folded, accents kept, trimmed. */
str  text_fold(struct arena *mem, str s);
/* A pattern for LIKE ... ESCAPE '!': the text as it is between `before` and `after`, "%" or "". */
str  text_like(struct arena *mem, const char *before, str s, const char *after);
/* "%text%"; null when there is no text: what is not asked for. */
str  text_like_part(struct arena *mem, str s);
bool text_is_email(str s);    /* one addressee as HTML's input type=email accepts it, at most 254 */
bool text_is_url(str s);      /* absolute http or https URL with a host, no user info, no spaces */
bool text_is_date(str s);     /* 2026-01-31, a real day */
bool text_is_language(str s); /* en, pt-br, zh-Hant: BCP 47 in form */
bool text_is_line(str s);     /* no control character: fit for a header or a name */

/* A Markdown text (CommonMark with tables) as a tree of blocks in JSON, for whoever lays it
 * out: a list of nodes; a node is a text or [name, node, ...].  Names: p h1..h6 ul ol li
 * blockquote hr pre table thead tbody tr th td em strong code br; "th.end" and "td.end"
 * are aligned to the end of the line.  HTML in it shows as text. */
str  text_blocks(struct arena *mem, str markdown);

#endif
