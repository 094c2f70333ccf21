/* media_type.c - see media_type.h. */
#include <stdio.h>
#include <string.h>
#include "domain/media_type.h"

static const struct media_type media_types[] = {
    { "image/png", 10 << 20, 0, "\x89PNG" }, { "image/jpeg", 10 << 20, 0, "\xff\xd8\xff" },
    { "image/gif", 10 << 20, 0, "GIF8" },    { "image/webp", 10 << 20, 8, "WEBP" },
    { "audio/mpeg", 50 << 20, 0, "" },       { "audio/mp4", 50 << 20, 4, "ftyp" },
    { "audio/ogg", 50 << 20, 0, "OggS" },    { "audio/wav", 50 << 20, 8, "WAVE" },
    { "audio/webm", 50 << 20, 0, "\x1a\x45\xdf\xa3" },
    { "video/mp4", 200 << 20, 4, "ftyp" },   { "video/webm", 200 << 20, 0, "\x1a\x45\xdf\xa3" },
    { "video/quicktime", 200 << 20, 4, "" },
    { "application/pdf", 20 << 20, 0, "%PDF-" },
    { "text/plain", 20 << 20, 0, "" },       { "text/csv", 20 << 20, 0, "" },
    { "text/markdown", 20 << 20, 0, "" },
    { "application/zip", 20 << 20, 0, "PK" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 20 << 20, 0, "PK" },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 20 << 20, 0, "PK" },
    { "application/vnd.openxmlformats-officedocument.presentationml.presentation", 20 << 20, 0, "PK" },
};
#define MEDIA_TYPES (sizeof media_types / sizeof *media_types)

const struct media_type *media_type_of(str type)
{
    str bare = str_trim(str_cut(&type, ';'));

    for (size_t i = 0; i < MEDIA_TYPES; i++)
        if (str_is_nocase(bare, media_types[i].type))
            return &media_types[i];
    return NULL;
}

/* MPEG audio begins with a tag, or with the eleven bits of its first frame. */
static bool is_mpeg_audio(const char *begin, size_t n)
{
    return n >= 3 && (memcmp(begin, "ID3", 3) == 0 ||
                      ((unsigned char)begin[0] == 0xff && ((unsigned char)begin[1] & 0xe0) == 0xe0));
}

/* QuickTime films begin with one of their atoms. */
static bool is_quicktime(const char *begin, size_t n)
{
    static const char *const atoms[] = { "ftyp", "moov", "mdat", "wide", "free" };

    for (size_t i = 0; n >= 8 && i < sizeof atoms / sizeof *atoms; i++)
        if (memcmp(begin + 4, atoms[i], 4) == 0)
            return true;
    return false;
}

bool media_begins(const struct media_type *type, const char *path)
{
    char   begin[16] = { 0 };
    FILE  *f = fopen(path, "rb");
    size_t n = f ? fread(begin, 1, sizeof begin, f) : 0;

    if (f)
        fclose(f);
    if (strcmp(type->type, "audio/mpeg") == 0)
        return is_mpeg_audio(begin, n);
    if (strcmp(type->type, "video/quicktime") == 0)
        return is_quicktime(begin, n);
    return n >= type->at + strlen(type->begins) &&
           memcmp(begin + type->at, type->begins, strlen(type->begins)) == 0;
}

str media_sniff(str accepted, str said, const char *path)
{
    const struct media_type *wanted = media_type_of(said);
    str                      found = STR_NULL;

    while (accepted.len) {
        const struct media_type *type = media_type_of(str_cut(&accepted, ','));

        if (!type || !media_begins(type, path))
            continue;
        if (type == wanted)
            return str_of(type->type);
        if (!found.data && !str_starts(str_of(type->type), "text/")) /* anything begins as text does */
            found = str_of(type->type);
    }
    return found;
}
