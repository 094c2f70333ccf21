/* sitting_attachments.c - the files that a question shows to those who answer it.
 *
 * Operations: sitting_attachments.get.
 * While a sitting goes on its link gets the files of its questions and no others.  Pictures and
 * sound are sent as what they are, for the page to show; all else is a download.
 * Tables: question_file (domain/attachment.h).
 */
#include "api/native/native.h"
#include "domain/attachment.h"

struct attachment_key { str token; struct id file_id; };
static const struct field attachment_key_fields[] = {
    FIELD(attachment_key, token,   .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(attachment_key, file_id, .flags = REQUIRED, .prefix = "fil_", .doc = "Id of the file"),
};
SHAPE(attachment_key);

/* attachment; filename*=UTF-8''na%C3%AFve.pdf (RFC 6266). */
static str disposition(struct call *c, const char *kind, str name)
{
    static const char hex[] = "0123456789ABCDEF";
    struct buf        b = BUF(c->mem);

    buf_printf(&b, "%s; filename*=UTF-8''", kind);
    for (size_t i = 0; i < name.len; i++) {
        unsigned char one = (unsigned char)name.data[i];

        if ((one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '.' ||
            one == '-' || one == '_')
            buf_char(&b, (char)one);
        else
            buf_printf(&b, "%%%c%c", hex[one >> 4], hex[one & 15]);
    }
    return buf_end(&b);
}

static bool sitting_attachments_get(struct call *c)
{
    struct attachment_key *in = c->in;
    struct attempt         attempt = { 0 };
    struct attachment      file = { 0 };
    bool                   is_shown;

    if (!attempt_read(c, c->actor_id, &attempt) || !str_is(attempt.status, "started"))
        return failf(c, 409, "status", "it is %.*s and shows no files", STR_ARG(attempt.status));
    if (!attachment_find(c, attempt.instrument, in->file_id.n, &file))
        return fail(c, 404, NULL, "no such file");
    is_shown = attachment_is_shown(file.type);
    reply_header(c, "Content-Disposition", disposition(c, is_shown ? "inline" : "attachment", file.name));
    reply_header(c, "Content-Security-Policy", STR("default-src 'none'; sandbox"));
    reply_header(c, "Cache-Control", STR("private, max-age=3600"));
    reply_raw(c, is_shown ? str_lower(c->mem, file.type).data : "application/octet-stream", STR(""));
    c->reply.file = str_printf(c->mem, "%s/media/%.*s", config_text(c->server->config, SET_DATA), STR_ARG(file.path));
    return true;
}

const struct op native_sitting_attachments_ops[] = {
    { OP("sitting_attachments.get"), .method = GET, .path = "/assay/v1/sittings/{token}/attachments/{file_id}",
      .perm = PERM_SITTING, .summary = "A file that belongs to a question of the sitting, while it goes on",
      .in = &attachment_key_shape, .flags = OP_RAW,
      .media = "application/octet-stream|image/png|image/jpeg|image/gif|image/webp|audio/mpeg|audio/mp4|audio/ogg"
      "|audio/wav|audio/webm|video/mp4|video/webm", .status = 200, .run = sitting_attachments_get,
      .source = "issue 5; WEB.md 6", .fails = "409: it is not started or over" },
    { 0 }
};
