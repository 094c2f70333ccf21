/* text.h - Unicode text (GLib and md4c behind it). */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include "core/str.h"

/* For searching and comparing: NFKC, case-folded, accents kept, trimmed. */
str  text_fold(struct arena *mem, str s);
/* As the middle of an SQL LIKE pattern whose escape is '!'; STR_NULL for no text. */
str  text_like(struct arena *mem, str s);
bool text_is_email(str s);    /* one addressee as HTML's input type=email accepts it, at most 254 */
bool text_is_url(str s);      /* absolute http or https URL with a host, no user info, no spaces */
bool text_is_date(str s);     /* 2026-01-31, a real day */
bool text_is_language(str s); /* en, pt-br, zh-Hant: BCP 47 in form */
bool text_is_line(str s);     /* no control character: fit for a header or a name */

/* HTML of a Markdown text (CommonMark with tables); HTML in it shows as text. */
str  text_markdown(struct arena *mem, str markdown);

#endif
