/* disc.h - scoring of the instrument disc-28 (PSYCHOMETRICS.md 5).
 *
 * 28 groups of four terms, one for each of the factors D I S C; in each group
 * one term is most and another one least like the person.  Forced choice is
 * ipsative: scores compare the factors within one person, not persons.
 */
#ifndef DOMAIN_DISC_H
#define DOMAIN_DISC_H

#include <stdbool.h>

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

#endif
