/* listen.h - what the server asks of the system before it can serve. */
#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include "core/arena.h"

/* Opens a listening socket for "host:port", ":port" or "[::1]:port"; port 0
 * takes any free one.  -1 with a message in `mem`. */
int         listen_open(const char *address, struct arena *mem, const char **message);
int         listen_port(int file);
/* Lets the process have `wanted` connections open besides its other files;
 * returns how many the system allows. */
unsigned    listen_files(unsigned wanted);
/* The text of a PEM file, in `mem`; NULL with a message. */
const char *listen_pem(const char *path, struct arena *mem, const char **message);

#endif
