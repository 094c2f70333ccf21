/* drives.h - scoring of the instrument drives-86 (PSYCHOMETRICS.md 6).
 *
 * Five drives from two lists of the same adjectives: as the person is expected
 * to act (concept) and as the person is (self).
 */
#ifndef DOMAIN_DRIVES_H
#define DOMAIN_DRIVES_H

#include "core/str.h"

#define DRIVES_VERSION "drives-86/1" /* of the algorithm and the starting norms */
/* Dominance, extraversion, patience, formality, objectivity. */
enum drive { DRIVE_A, DRIVE_B, DRIVE_C, DRIVE_D, DRIVE_E, DRIVE_COUNT };
#define DRIVE_PROFILED 4 /* a reference profile is about A to D */

#define DRIVE_WORDS    86
/* In the order they are asked: as expected to act, as one really is. */
enum drive_list { DRIVE_CONCEPT, DRIVE_SELF, DRIVE_LISTS };

/* The words marked in one list; word 1..86 is at its number minus 1. */
struct drive_marks {
    bool is_marked[DRIVE_WORDS];
    int  n; /* how many are */
};

/* The nearest of the 17 reference profiles. */
struct drives_profile {
    const char *profile, *second; /* "organiser", and the runner-up */
    double      distance, second_distance; /* Euclidean, in sigma, over A to D */
    bool        mixed; /* too far from any, or too close to two, to be named after one */
};

struct drives_result {
    double                self[DRIVE_COUNT], concept[DRIVE_COUNT], synthesis[DRIVE_COUNT]; /* sigma, -4..4 */
    struct drives_profile nearest_self, nearest_synthesis;
    int                   raw[DRIVE_LISTS][DRIVE_COUNT];
    int                   marks[DRIVE_LISTS]; /* words marked; 0 when raw values were scored */
    bool                  response_count;     /* so few or so many marks that the result says little */
};

char drive_letter(enum drive drive); /* one of "ABCDE" */

/* Number of a reference profile, 1..17; 0 when there is none of that code. */
int drives_profile_number(const char *profile);

/* The largest raw value of a drive: words of one pole in a list. */
int drive_raw_max(enum drive drive);

/* Scores two lists of raw values: marked words of the high pole minus marked
 * words of the low pole.  False, with nothing filled, when one is out of
 * range. */
bool drives_score(const int self[DRIVE_COUNT], const int concept[DRIVE_COUNT], struct drives_result *result);

/* Scores the words marked in the two lists. */
void drives_score_marks(const struct drive_marks lists[DRIVE_LISTS], struct drives_result *result);

/* Items are the two lists: "drives.concept" and "drives.self".  DRIVE_LISTS when there is no such item. */
const char     *drive_list_item(enum drive_list list);
enum drive_list drive_list_find(str item_id);

/* Reads an answer: a list of the numbers 1..86 that are marked, in any order.
 * False, with nothing filled, when it has another form or a number comes twice. */
bool drive_marks_read(str json, struct drive_marks *marks);

/* Appends the stored document of a result of drives_score_marks; equal results give equal bytes. */
struct buf;
void drives_result_json(struct buf *b, const struct drives_result *result);
/* Reads such a document back; writing it again gives the same bytes.  False,
 * with nothing filled, when it is not one of this algorithm version. */
bool drives_result_read(str json, struct drives_result *result);

#endif
