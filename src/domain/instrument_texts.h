/* instrument_texts.h - what disc-28, drives-86 and types-16 say: items, instructions, and the texts of their results.
 *
 * All texts are our own.  Terms of disc-28 within a group are meant to be
 * equally attractive; words of drives-86 are positive or neutral at both poles.
 * Where a language has gender, the words are chosen not to need it.  An order,
 * once published, stays: stored answers are places and numbers.
 */
#ifndef DOMAIN_INSTRUMENT_TEXTS_H
#define DOMAIN_INSTRUMENT_TEXTS_H

#include "domain/bigfive.h"
#include "domain/disc.h"
#include "domain/drives.h"
#include "domain/language.h"

/* --- disc-28 ----------------------------------------------------------------- */

#define DISC_PATTERNS 14

/* What a pattern means at work.  `code` is as in struct disc_result. */
struct disc_pattern {
    const char       *code;
    struct translated name, says, strengths, watch, talk; /* talk: how to speak with such a person */
};

struct disc_factor_text {
    struct translated name, meaning, high, low;
};

extern const struct translated       disc_title, disc_instructions;
extern const struct disc_factor_text disc_factor_texts[DISC_FACTORS];
extern const struct translated       disc_graph_names[DISC_GRAPHS], disc_graph_meanings[DISC_GRAPHS];
extern const struct disc_pattern     disc_patterns[DISC_PATTERNS];

/* The term at a place (0..3) of a group (0..27); unknown language -> en. */
const char *disc_term(int group, int place, const char *language);

/* NULL when there is none of that code, as for the balanced profile "". */
const struct disc_pattern *disc_pattern_find(str code);

/* --- drives-86 --------------------------------------------------------------- */

#define DRIVE_PROFILES 17

/* A word of the lists; the same order in both. */
struct drive_word {
    enum drive        drive;
    bool              high; /* names the high pole */
    struct translated text;
};

struct drive_text {
    struct translated name, meaning, high, low;
};

/* What a reference profile means at work.  `code` is as in struct drives_profile. */
struct drive_profile_text {
    const char       *code;
    struct translated name, says, strengths, cautions;
};

extern const struct translated         drives_title;
extern const struct translated         drives_list_titles[DRIVE_LISTS], drives_instructions[DRIVE_LISTS];
extern const struct drive_word         drive_words[DRIVE_WORDS];
extern const struct drive_text         drive_texts[DRIVE_COUNT];
extern const struct drive_profile_text drive_profile_texts[DRIVE_PROFILES];

const char *drive_word_text(int word, const char *language); /* word 1..86; unknown language -> en */
const struct drive_profile_text *drive_profile_find(str code); /* NULL when there is none */

/* --- types-16 ----------------------------------------------------------------- */

#define TYPES 16

/* A place of a type: the Big Five domain behind it, and what its two letters stand for. */
struct type_letter_text {
    struct translated domain, meaning, high_name, low_name, high, low;
};

/* What a type says about work.  `code` is as in struct b5_result. */
struct type_text {
    const char       *code;
    struct translated says, strengths, watch, talk; /* talk: how to work with such a person */
};

extern const struct type_letter_text type_letter_texts[TYPE16_LETTERS];
extern const struct type_text        type_texts[TYPES];

const struct type_text *type_find(str code); /* NULL when there is none of that code */

#endif
