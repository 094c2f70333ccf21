/* letter.h - what our mails say, in every language, as text and as HTML. */
#ifndef JOBS_LETTER_H
#define JOBS_LETTER_H

#include "core/arena.h"
#include "core/str.h"

enum letter_kind { LETTER_INVITATION, LETTER_REMINDER, LETTER_REJECTION, LETTER_RESULTS, LETTER_WELCOME,
                   LETTER_ACCOMMODATION, LETTER_DELETION, LETTER_CONFIRMATION, LETTER_RESET, LETTER_MEMBER,
                   LETTER_CONTACT, LETTER_JUDGE, LETTER_COUNT };

/* What stands for the {names} in the texts. */
struct letter_values {
    str     company;   /* who asks */
    str     name;      /* of the addressee; empty when it is not known */
    str     product;   /* name of the assessment, in the language */
    str     contact;   /* address to ask */
    str     link;      /* behind the button */
    str     person;    /* letters to the employer: who it is about */
    str     note;      /* and what that person wrote */
    int     minutes;   /* it usually takes */
    int64_t until_ms;  /* last moment */
};

struct letter { str subject, text, html; };

/* Writes a letter in a language of `languages` (domain/language.h). */
struct letter letter_write(struct arena *mem, enum letter_kind kind, const char *language,
                           const struct letter_values *values);

#endif
