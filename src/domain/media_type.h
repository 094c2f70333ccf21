/* media_type.h - which files people may send, by what they begin with. */
#ifndef DOMAIN_MEDIA_TYPE_H
#define DOMAIN_MEDIA_TYPE_H

#include "op/op.h"

#define MEDIA_IMAGES "image/png,image/jpeg,image/webp"
#define MEDIA_AUDIOS "audio/webm,audio/ogg,audio/mp4,audio/mpeg,audio/wav"
#define MEDIA_VIDEOS "video/webm,video/mp4,video/quicktime"

struct media_type {
    const char *type;
    int64_t     bytes_max;
    size_t      at;
    const char *begins; /* what a file of the type has from `at` on; "" for anything */
};

/* The row of a media type, whose parameters do not matter; NULL for one that nobody may send. */
const struct media_type *media_type_of(str type);
/* Does a file begin as one of the type? */
bool media_begins(const struct media_type *type, const char *path);
/* What a file is, of a list as "image/png,image/jpeg": the type it says when it begins so, else
 * the first that it begins as.  STR_NULL when it is none of them. */
str media_sniff(str accepted, str said, const char *path);

#endif
