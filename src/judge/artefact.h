/* artefact.h - what a run sees as /in: compiled programs or sources, kept in the worker's cache. */
#ifndef JUDGE_ARTEFACT_H
#define JUDGE_ARTEFACT_H

#include "judge/worker.h"

struct judge_file { str name, text; };

/* Makes the folder for the worker's files: cache/ and work/ in it; what an
 * earlier worker left in work/ is removed.  False with errno. */
bool artefact_open(struct worker *w);

/* A new folder in work/, "<folder>/work/<random>"; NULL with errno. */
const char *folder_new(const struct worker *w, struct arena *mem);
/* Removes a folder with all in it; links are not followed. */
void        folder_remove_all(const char *path);
/* Writes a file that can be read by all and changed by nobody. */
bool        folder_write(const char *folder, str name, str text, bool is_program);
/* Reads a regular file of at most `bytes_max` bytes into `mem`; false when that cannot be. */
bool        file_read(struct arena *mem, const char *path, size_t bytes_max, str *text);
/* Writes what assay-run collected (a struct collect_head and the bytes, again
 * and again).  False when it is malformed or has a name that is none. */
bool        folder_write_collected(const char *folder, str files);

/* The place in the cache for these files in this language, whether it is there or not. */
const char *artefact_path(const struct worker *w, struct arena *mem, str language, str version,
                          const char *const *argv, const struct judge_file *files, size_t n);
/* Is it there?  Then it counts as used now. */
bool        artefact_is_there(const char *path);
/* Moves a finished folder to its place; the least used ones leave when the cache is full. */
bool        artefact_keep(const struct worker *w, struct arena *mem, const char *folder, const char *path);

#endif
