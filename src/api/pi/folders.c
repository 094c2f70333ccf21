/* folders.c - the folders people are put into.
 *
 * Operations: folders.list.
 * A folder begins to exist when an assessment first names its path: a client that was
 * written against folders set up by hand finds its paths taken, and nobody sets up any.
 * Tables: folder.
 */
#include "api/pi/pi.h"

struct pi_folder { struct id folder_id; str folder_path; };
static const struct field pi_folder_fields[] = {
    FIELD(pi_folder, folder_id,   .doc = "Id of the folder"),
    FIELD(pi_folder, folder_path, .doc = "Value for folderPath"),
};
SHAPE(pi_folder);

const struct op pi_folders_ops[] = {
    { OP("folders.list"), .method = GET, .path = "/api/v1/folders", .perm = PERM_INVITE_READ,
      .summary = "Folders by path", .out = &pi_folder_shape, .flags = OP_LIST, .list = "folders", .status = 200,
      .run = run_rows, .source = "predictive-index.openapi.json listFolders",
      .sql = "SELECT id AS folder_id, path AS folder_path FROM folder WHERE workspace_id = :workspace_id"
             " ORDER BY path, id LIMIT :limit OFFSET :offset" },
    { 0 }
};
