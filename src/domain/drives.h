/* drives.h - scoring of the instrument drives-86 (PSYCHOMETRICS.md 6).
 *
 * Five drives from two lists of the same adjectives: as the person is expected
 * to act (concept) and as the person is (self).
 */
#ifndef DOMAIN_DRIVES_H
#define DOMAIN_DRIVES_H

#include <stdbool.h>

#define DRIVES_VERSION "drives-86/1" /* of the algorithm and the starting norms */
/* Dominance, extraversion, patience, formality, objectivity. */
enum drive { DRIVE_A, DRIVE_B, DRIVE_C, DRIVE_D, DRIVE_E, DRIVE_COUNT };
#define DRIVE_PROFILED 4 /* a reference profile is about A to D */

/* The nearest of the 17 reference profiles. */
struct drives_profile {
    const char *profile, *second; /* "organiser", and the runner-up */
    double      distance, second_distance; /* Euclidean, in sigma, over A to D */
    bool        mixed; /* too far from any, or too close to two, to be named after one */
};

struct drives_result {
    double                self[DRIVE_COUNT], concept[DRIVE_COUNT], synthesis[DRIVE_COUNT]; /* sigma, -4..4 */
    struct drives_profile nearest_self, nearest_synthesis;
};

char drive_letter(enum drive drive); /* one of "ABCDE" */

/* The largest raw value of a drive: words of one pole in a list. */
int drive_raw_max(enum drive drive);

/* Scores two lists of raw values: marked words of the high pole minus marked
 * words of the low pole.  False, with nothing filled, when one is out of
 * range. */
bool drives_score(const int self[DRIVE_COUNT], const int concept[DRIVE_COUNT], struct drives_result *result);

#endif
