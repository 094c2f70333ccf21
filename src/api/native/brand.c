/* brand.c - what candidates see of a workspace: name, colour, logo.
 *
 * Operations: brand.get, brand.update, logo.get, logo.update, logo.delete (the employer);
 * sittings.logo (the candidate's page).
 * Tables: workspace, workspace_logo.
 */
#include <fcntl.h>
#include <unistd.h>
#include "api/native/native.h"
#include "core/random.h"
#include "domain/brand.h"

#define LOGO_BYTES_MAX (32 << 10)
#define LOGO_BODY_MAX  (LOGO_BYTES_MAX + (8u << 10))

struct logo_view { str type; int64_t bytes; struct moment created_at; };
static const struct field logo_view_fields[] = {
    FIELD(logo_view, type,       .doc = "Media type"),
    FIELD(logo_view, bytes,      .doc = "Length"),
    FIELD(logo_view, created_at, .doc = "When it was set"),
};
SHAPE(logo_view);

struct brand_view {
    str                 name, workspace, accent;
    struct brand_theme *light, *dark;
    struct logo_view   *logo;
};
static const struct field brand_view_fields[] = {
    FIELD(brand_view, name,      .flags = NULLABLE, .min = 1, .max = 100, .format = FORMAT_LINE,
          .doc = "Name that candidates see; null: that of the workspace"),
    FIELD(brand_view, accent,    .flags = NULLABLE, .max = 7,
          .doc = "Colour as it was given; null: that of Assay", .example = "#a3005c"),
    FIELD(brand_view, workspace, .flags = READONLY, .doc = "Name of the workspace"),
    FIELD_OBJECT(brand_view, light, brand_theme, .flags = READONLY | NULLABLE,
                 .doc = "What becomes of the colour on a light page"),
    FIELD_OBJECT(brand_view, dark, brand_theme, .flags = READONLY | NULLABLE, .doc = "... and on a dark one"),
    FIELD_OBJECT(brand_view, logo, logo_view, .flags = READONLY | NULLABLE,
                 .doc = "The logo; null when there is none"),
};
SHAPE(brand_view);

static bool brand_get(struct call *c)
{
    struct brand_view  view = { 0 };
    struct brand_theme light, dark;
    struct logo_view   logo = { 0 };

    db_row(c, "SELECT brand_name AS name, name AS workspace, brand_accent AS accent FROM workspace"
           " WHERE id = :workspace_id", INTO(brand_view, &view));
    if (view.accent.len) {
        brand_themes(c->mem, view.accent, &light, &dark);
        view.light = &light;
        view.dark  = &dark;
    }
    if (db_row(c, "SELECT type, bytes, created_at FROM workspace_logo WHERE workspace_id = :workspace_id",
               INTO(logo_view, &logo)))
        view.logo = &logo;
    return reply(c, &view);
}

static bool brand_update(struct call *c)
{
    struct brand_view *in = c->in;

    if (in->accent.data && !brand_is_colour(in->accent))
        return fail(c, 422, "accent", "must be a colour such as #a3005c");
    if (given(c, "name"))
        db_exec(c, "UPDATE workspace SET brand_name = :name WHERE id = :workspace_id");
    if (given(c, "accent"))
        db_exec(c, "UPDATE workspace SET brand_accent = lower(:accent) WHERE id = :workspace_id");
    return brand_get(c);
}

/* --- the logo ------------------------------------------------------------ */

struct logo_new { struct upload file; int64_t id, bytes; str type, data; };
static const struct field logo_new_fields[] = {
    FIELD(logo_new, file,  .doc = "A PNG or SVG picture, at most 32 KiB"),
    FIELD(logo_new, id,    .flags = INTERNAL),
    FIELD(logo_new, bytes, .flags = INTERNAL),
    FIELD(logo_new, type,  .flags = INTERNAL),
    FIELD(logo_new, data,  .flags = INTERNAL),
};
SHAPE(logo_new);

/* The bytes of the call's file, whose length is within the limit. */
static str file_read(struct call *c, const struct upload *file)
{
    char   *data = arena_alloc(c->mem, (size_t)file->bytes + 1);
    int     fd = open(file->path.data, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, data, (size_t)file->bytes) : -1;

    if (fd >= 0)
        close(fd);
    if (n != file->bytes)
        call_leave(c, 503, "the file cannot be read at the moment");
    return (str){ data, (size_t)n };
}

static bool logo_update(struct call *c)
{
    struct logo_new *in = c->in;
    const char      *wrong;
    str              bytes;

    if (!in->file.path.data)
        return fail(c, 422, "file", "is required");
    if (in->file.bytes > LOGO_BYTES_MAX)
        return failf(c, 413, "file", "must not be longer than %d bytes", LOGO_BYTES_MAX);
    bytes = file_read(c, &in->file);
    wrong = brand_logo_wrong(in->file.type, bytes);
    if (wrong)
        return fail(c, 422, "file", wrong);
    in->id    = id_new();
    in->bytes = in->file.bytes;
    in->type  = in->file.type;
    in->data  = base64_text(c->mem, bytes.data, bytes.len);
    db_exec(c, "INSERT INTO workspace_logo (workspace_id, id, type, bytes, data, created_at)"
            " VALUES (:workspace_id, :id, :type, :bytes, :data, :now_ms) ON CONFLICT (workspace_id) DO UPDATE SET"
            " id = excluded.id, type = excluded.type, bytes = excluded.bytes, data = excluded.data,"
            " created_at = excluded.created_at");
    return brand_get(c);
}

struct sitting_logo { str token, v; };
static const struct field sitting_logo_fields[] = {
    FIELD(sitting_logo, token, .flags = REQUIRED, .max = 64, .doc = "Secret of the link"),
    FIELD(sitting_logo, v, .max = 20, .doc = "Version: with it a browser may keep the picture"),
};
SHAPE(sitting_logo);

static bool sittings_logo(struct call *c)
{
    struct sitting_logo *in = c->in;

    if (!brand_logo_reply(c))
        return false;
    if (in->v.len)
        reply_header(c, "Cache-Control", STR("private, max-age=31536000, immutable"));
    return true;
}

const struct op native_brand_ops[] = {
    { OP("brand.get"),    .method = GET,    .path = "/assay/v1/brand", .perm = PERM_READ_COMPANY,
      .summary = "What candidates see of the workspace, with the colours in force", .out = &brand_view_shape,
      .status = 200, .run = brand_get, .source = "WEB.md 6" },
    { OP("brand.update"), .method = PATCH,  .path = "/assay/v1/brand", .perm = PERM_UPDATE_COMPANY,
      .summary = "Set the name and the colour that candidates see; the colour is adjusted to be read",
      .in = &brand_view_shape, .out = &brand_view_shape, .flags = OP_PARTIAL, .status = 200,
      .run = brand_update, .source = "WEB.md 6" },
    { OP("logo.get"),     .method = GET,    .path = "/assay/v1/brand/logo", .perm = PERM_READ_COMPANY,
      .summary = "The logo that candidates see", .flags = OP_RAW, .media = "image/png|image/svg+xml",
      .status = 200, .run = brand_logo_reply, .source = "WEB.md 6", .fails = "404: there is none" },
    { OP("logo.update"),  .method = PUT,    .path = "/assay/v1/brand/logo", .perm = PERM_UPDATE_COMPANY,
      .summary = "Set the logo: a PNG or SVG picture without scripts, links or outside content",
      .in = &logo_new_shape, .out = &brand_view_shape, .flags = OP_FORM, .status = 200, .run = logo_update,
      .body_max = LOGO_BODY_MAX, .source = "WEB.md 6", .fails = "413: the file is too long" },
    { OP("logo.delete"),  .method = DELETE, .path = "/assay/v1/brand/logo", .perm = PERM_UPDATE_COMPANY,
      .summary = "Remove the logo", .status = 204, .run = run_none, .source = "WEB.md 6",
      .fails = "404: there is none",
      .sql = "DELETE FROM workspace_logo WHERE workspace_id = :workspace_id" },
    { OP("sittings.logo"), .method = GET,   .path = "/assay/v1/sittings/{token}/logo", .perm = PERM_SITTING,
      .summary = "The logo of the employer who asks", .in = &sitting_logo_shape, .flags = OP_RAW,
      .media = "image/png|image/svg+xml", .status = 200, .run = sittings_logo, .source = "WEB.md 6",
      .fails = "404: there is none" },
    { 0 }
};
