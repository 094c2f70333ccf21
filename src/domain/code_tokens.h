/* code_tokens.h - source code as a sequence of symbols, so that renaming, comments and layout
 * change nothing.
 *
 * Every name is one symbol, every number one, every text one; keywords and operators are themselves.
 * It is no compiler: what is no code of the language still gives some symbols.
 */
#ifndef DOMAIN_CODE_TOKENS_H
#define DOMAIN_CODE_TOKENS_H

#include "core/str.h"

enum { TOKEN_NAME = 1, TOKEN_NUMBER, TOKEN_TEXT }; /* below any other symbol */

struct code_token {
    uint32_t symbol;
    uint32_t line; /* from 1 */
};

/* Fills `out` with at most `max` tokens of a source in a language of the judge ("python"; any other is
 * read like C); returns how many.  A source of n bytes has at most n. */
size_t code_tokens(str language, str source, struct code_token *out, size_t max);

#endif
