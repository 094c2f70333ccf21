/* folders.c - the folders people are put into.
 *
 * Operations: folders.list.
 * A folder begins to exist when an assessment first names its path: a client that was
 * written against folders set up by hand finds its paths taken, and nobody sets up any.
 * Tables: folder.
 */
#include "api/pi/odata.h"
#include "api/pi/pi.h"

struct pi_folder { struct id folder_id; str folder_path; };
static const struct field pi_folder_fields[] = {
    FIELD(pi_folder, folder_id,   .doc = "Id of the folder"),
    FIELD(pi_folder, folder_path, .doc = "Value for folderPath"),
};
SHAPE(pi_folder);

static const struct filter_field folder_filters[] = {
    { .name = "folderId", .type = TYPE_ID, .column = "f.id" },
    { .name = "folderPath", .type = TYPE_TEXT, .column = "f.path" },
    { 0 }
};

static bool folders_list(struct call *c)
{
    return odata_list(c, c->in, folder_filters);
}

const struct op pi_folders_ops[] = {
    { OP("folders.list"), .method = GET, .path = "/api/v1/folders", .perm = PERM_INVITE_READ,
      .summary = "Folders by path", .in = &odata_shape, .out = &pi_folder_shape, .flags = OP_LIST | OP_UNCOUNTED,
      .list = "folders", .status = 200, .run = folders_list,
      .source = "predictive-index.openapi.json listFolders",
      .sql = "SELECT f.id AS folder_id, f.path AS folder_path FROM folder f WHERE f.workspace_id = :workspace_id"
             " ORDER BY f.path, f.id LIMIT :limit OFFSET :offset" },
    { 0 }
};
