/* disc.h - scoring of the instrument disc-28 (PSYCHOMETRICS.md 5).
 *
 * 28 groups of four terms, one for each of the factors D I S C; in each group
 * one term is most and another one least like the person.  Forced choice is
 * ipsative: scores compare the factors within one person, not persons.
 */
#ifndef DOMAIN_DISC_H
#define DOMAIN_DISC_H

#include "core/str.h"

#define DISC_GROUPS  28
#define DISC_VERSION "disc-28/1" /* of the algorithm and the starting norms */
enum disc_factor { DISC_D, DISC_I, DISC_S, DISC_C, DISC_FACTORS };
/* I adapted (from most), II natural (from least), III overall (from the difference). */
enum disc_graph { DISC_GRAPH_I, DISC_GRAPH_II, DISC_GRAPH_III, DISC_GRAPHS };

/* Places 0..3 of the terms chosen in a group. */
struct disc_choice {
    int most, least;
};

struct disc_value {
    double z;       /* against chance, in SD units */
    int    percent; /* 1..99 */
    int    segment; /* 1..7 */
};

struct disc_result {
    int               most[DISC_FACTORS], least[DISC_FACTORS]; /* how often; each sums to 28 */
    int               change[DISC_FACTORS];                    /* most - least; sums to 0 */
    struct disc_value graph[DISC_GRAPHS][DISC_FACTORS];
    char   pattern[DISC_FACTORS + 1]; /* factors with change > 0 in the order DISC; "" = balanced */
    char   blend[DISC_FACTORS + 1];   /* the same by falling change */
    bool   tight;                     /* every segment of graph III in 3..5: a flat profile */
    double adaptation;                /* mean |z I - z II|; from 1.0 on worth pointing out */
};

char             disc_letter(enum disc_factor factor);   /* one of "DISC" */
/* The factor of the term at a place (0..3) of a group (0..27). */
enum disc_factor disc_factor_at(int group, int place);

/* Scores the choices of all groups.  False, with nothing filled, when a place
 * is not 0..3 or one term is both most and least. */
bool disc_score(const struct disc_choice choices[DISC_GROUPS], struct disc_result *result);

/* The same from how often each factor was most and least.  False likewise, when
 * no choices give these counts: they must sum to 28, and no factor can be chosen
 * more than once in a group. */
bool disc_score_counts(const int most[DISC_FACTORS], const int least[DISC_FACTORS],
                       struct disc_result *result);

/* Items are called "disc.1" .. "disc.28".  The group 0..27 of one; -1 when there is no such item. */
#define DISC_ITEM_PREFIX "disc."
int disc_item_find(str item_id);

/* Reads an answer, {"most":0,"least":2}.  False, with nothing filled, when it
 * has another form, a place is not 0..3, or both are the same. */
bool disc_choice_read(str json, struct disc_choice *choice);

/* Appends the stored document of a result; equal results give equal bytes. */
struct buf;
void disc_result_json(struct buf *b, const struct disc_result *result);
/* Reads such a document back; writing it again gives the same bytes.  False,
 * with nothing filled, when it is not one of this algorithm version. */
bool disc_result_read(str json, struct disc_result *result);

#endif
