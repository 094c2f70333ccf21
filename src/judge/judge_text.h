/* judge_text.h - from the text of a request to the text of a report.
 *
 * All that those who bring requests (a file, a server) need to know of judging.
 * The members of a request: docs/reference/judge.md.
 */
#ifndef JUDGE_JUDGE_TEXT_H
#define JUDGE_JUDGE_TEXT_H

#include "judge/submission.h"

#define REQUEST_TEXT_BYTES_MAX ((size_t)64 << 20)
#define JUDGE_TEXT_BYTES       ((size_t)512 << 20) /* what an arena for one request must be able to hold */

/* Where the worker keeps what requests refer to by hash: packs of cases, datasets. */
struct blobs {
    /* The path of the file whose content has this SHA-256 (64 hexadecimal digits), checked when it
     * came; NULL when it is not there.  The text may live in `mem`. */
    const char *(*path)(void *arg, struct arena *mem, str sha256);
    void *arg;
};

struct judged {
    enum verdict     verdict; /* VERDICT_SE when the request was refused */
    struct run_error refused; /* what is wrong with the request; field == NULL: nothing */
    str              report;  /* JSON, also of a refused request */
};

/* Judges one request of either kind, code or SQL.  Texts live in `mem`. */
void judge_text(struct worker *w, struct arena *mem, str request, const struct blobs *blobs, struct judged *judged);

/* The languages that work here, SQL included: [{"id", "name", "version"}], as JSON. */
str judge_languages_text(struct worker *w, struct arena *mem);

#endif
