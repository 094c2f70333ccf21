/* downloads.c - files behind signed links (domain/signed.h): whoever holds the link may fetch one.
 *
 * Operations: downloads.get.
 * A link lasts an hour, so that a page can show a photo, or a browser load a report, without a
 * key.  Pictures, sound and films are sent as what they are; all else as a download.
 * Tables: upload, attempt, person, result.
 */
#include "api/native/native.h"
#include "domain/authored.h"
#include "domain/composition.h"
#include "domain/media_type.h"
#include "domain/signed.h"
#include "domain/upload.h"
#include "report/attempt_report.h"

struct download { str token; };
static const struct field download_fields[] = {
    FIELD(download, token, .flags = REQUIRED, .max = 100, .doc = "Token of the link"),
};
SHAPE(download);

static bool is_gone(struct call *c)
{
    return fail(c, 404, NULL, "this link is not known, or its hour is over");
}

static bool file_get(struct call *c, int64_t id)
{
    struct upload_row        row = { .id = id };
    const struct media_type *type;

    if (!db_row_with(c, WITH(upload_row, &row), "SELECT id, bytes, path, type FROM upload WHERE"
                     " workspace_id = :workspace_id AND id = :id AND state = 'whole'", INTO(upload_row, &row)))
        return is_gone(c);
    type = media_type_of(row.type);
    if (type && (str_starts(row.type, "image/") || str_starts(row.type, "audio/") || str_starts(row.type, "video/")))
        return upload_send(c, &row, type->type);
    reply_header(c, "Content-Disposition", STR("attachment"));
    return upload_send(c, &row, "application/octet-stream");
}

/* The PDF of one component of an attempt. */
static bool report_get(struct call *c, const struct signed_ref *ref)
{
    struct component_result *list = ARENA_ARRAY(c->mem, struct component_result, COMPONENTS_MAX);
    struct attempt           attempt = { 0 };
    struct report_request    request = { .language = languages[(ref->part >> 8) % LANGUAGE_COUNT] };
    size_t                   position = (size_t)(ref->part & 255), n;
    int64_t                  anonymised = 0;
    str                      document;

    if (!attempt_read(c, ref->id, &attempt) || attempt.deleted_at.ms || !attempt_result(c, ref->id, &document))
        return is_gone(c);
    db_int_with(c, (struct db_source){ &attempt_shape, &attempt }, "SELECT count(*) FROM person WHERE"
                " workspace_id = :workspace_id AND id = :person_id AND anonymised_at IS NOT NULL", &anonymised);
    n = component_results(c->mem, instrument_of(c, attempt.instrument), document, list);
    if (anonymised || position < 1 || position > n || !list[position - 1].document.len)
        return is_gone(c);
    attempt.instrument = str_of(list[position - 1].instrument->code);
    return attempt_report(c, &attempt, list[position - 1].document, &request);
}

static bool downloads_get(struct call *c)
{
    struct download  *in = c->in;
    struct signed_ref ref;
    bool              is_file = signed_read(c, SIGNED_FILE, in->token, &ref);

    if (!is_file && !signed_read(c, SIGNED_REPORT, in->token, &ref))
        return is_gone(c);
    c->workspace_id = ref.workspace_id;
    return is_file ? file_get(c, ref.id) : report_get(c, &ref);
}

const struct op native_downloads_ops[] = {
    { OP("downloads.get"), .method = GET, .path = "/assay/v1/downloads/{token}", .perm = PERM_PUBLIC,
      .summary = "A file behind a signed link", .in = &download_shape, .flags = OP_RAW | OP_SLOW,
      .media = "application/octet-stream|application/pdf|image/png|image/jpeg|image/webp|image/gif|audio/webm|"
               "audio/ogg|audio/mp4|audio/mpeg|audio/wav|video/webm|video/mp4|video/quicktime",
      .status = 200, .run = downloads_get, .source = "ours: links to photos, presentations and reports lead here" },
    { 0 }
};
