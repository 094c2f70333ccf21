/* archive.h - what lies in an uploaded ZIP archive or gzip file.
 *
 * Archives are hostile: this runs in a sandbox only.  What an archive claims is
 * compared with what it is: sizes, checksums, names and places that two parts
 * of it state must agree, and no byte belongs to two files.  Refused are more
 * than 1000 entries, 64 MiB an entry, 256 MiB together or a hundred times the
 * packed size (beyond the first MiB); names that are absolute, have "..", "\"
 * or control characters, or are there twice; links, devices and the like;
 * encryption; ZIP64 and archives in several parts; archives within.
 */
#ifndef JUDGE_ARCHIVE_H
#define JUDGE_ARCHIVE_H

#include <stdbool.h>
#include "core/str.h"

#define ARCHIVE_ENTRIES_MAX     1000
#define ARCHIVE_NAME_MAX        255
#define ARCHIVE_ENTRY_BYTES_MAX (INT64_C(64) << 20)
#define ARCHIVE_BYTES_MAX       (INT64_C(256) << 20)
#define ARCHIVE_FREE_BYTES      (INT64_C(1) << 20)
#define ARCHIVE_RATIO_MAX       100

struct archive_entry {
    str      name;            /* relative, parts between "/" */
    str      packed;
    int64_t  bytes;           /* unpacked */
    uint32_t crc32;
    bool     is_deflated;
    size_t   begins, ends;    /* its part of the archive */
};

struct archive {
    struct archive_entry *entries; /* files only, as the directory lists them */
    size_t                n;
};

bool archive_is_zip(str data);
bool archive_is_gzip(str data);

/* Reads the directory of a ZIP archive.  NULL, or what is wrong with it. */
const char *archive_open(struct arena *mem, str data, struct archive *archive);
/* Unpacks one entry.  NULL, or what is wrong with it. */
const char *archive_entry(struct arena *mem, const struct archive_entry *entry, str *content);
/* Unpacks a gzip file. */
const char *archive_gunzip(struct arena *mem, str data, str *content);

#endif
