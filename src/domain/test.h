/* test.h - question tests with a key: what is asked, which answer is right, and why.
 *
 * A test is a table of questions in a file of its own (test_*.c).  All questions and
 * texts are our own.  A published question is never changed in what it asks or in its
 * key: stored answers are its option numbers.
 */
#ifndef DOMAIN_TEST_H
#define DOMAIN_TEST_H

#include "domain/instrument.h"

#define TEST_OPTIONS_MAX 12
#define TEST_SKILLS_MAX  12

/* A question of a test in all languages. */
struct question {
    const char       *id;    /* "numerical.07": unique over all instruments, never used again */
    enum item_type    type;  /* ITEM_SINGLE, ITEM_MULTIPLE, ITEM_NUMBER; with `review` any other */
    int               skill; /* index into the skills of its test */
    int               level; /* 1 easy, 2 medium, 3 hard: our judgement until answers calibrate it */
    /* Markdown, shown above the question: a table, a passage, code; empty for none. */
    struct translated stimulus;
    struct translated text;  /* one line of plain text */
    struct translated options[TEST_OPTIONS_MAX]; /* numbered from 1 in this order */
    /* What an option earns of the question's one mark, 0..1.  ITEM_SINGLE: the right one
     * 1; judgement questions grade the others between.  ITEM_MULTIPLE: 1 for each
     * right one; the mark is given for exactly these. */
    double            credit[TEST_OPTIONS_MAX];
    double            number, tolerance; /* ITEM_NUMBER: right within number +- tolerance */
    double            number_min, number_max; /* of the number, the choices, the words and characters */
    double            weight;            /* against the other questions of its test; 0 = 1 */
    bool              review;            /* a person gives the mark: an essay, a file, code without tests */
    const char       *accept;            /* ITEM_FILE: media types with commas */
    int64_t           max_bytes;
    const char       *unit;
    const struct code_task *code;        /* ITEM_CODE, ITEM_SQL: domain/coding.h */
    const struct sql_task  *sql;
    struct translated explanation; /* why the key is right; never shown to candidates */
};

struct adaptive_test;

struct test {
    const char            *code;    /* "numerical" */
    int                    number;  /* in the library as families with small ids see it, 1.. */
    struct translated      title, summary, instructions;
    int                    minutes; /* its time limit, or what people need where it is unlimited */
    bool                   unlimited;
    struct translated      skills[TEST_SKILLS_MAX];
    const struct question *questions;
    int                    questions_n;
    const struct adaptive_test *adaptive; /* NULL: all questions are asked */
};

#define TEST_VERSION       "ability/1"
#define TEST_QUESTIONS_MAX 500

/* What came of a test.  A question without an answer earns nothing.  Of an adaptive test the score
 * is the percent of the population below, which stands for the marks of 100 as well; the questions are
 * those that were given, and the marks of a skill that got none are NAN. */
struct test_result {
    double score;          /* marks earned of all there are, 0..100 */
    double marks, maximum; /* with their weights */
    int    questions, answered;
    int    pending;        /* answers that wait for a person's mark; they earn nothing yet */
    int    seconds;        /* from the start of the test to its last answer; 0 = not known */
    struct { double marks, maximum; int questions, answered; } skills[TEST_SKILLS_MAX];
};

/* The tests of the library, in the order of their numbers, NULL-terminated. */
extern const struct test *const tests[];
const struct test *test_find(str code);        /* NULL when there is none */
size_t             test_skills(const struct test *t); /* how many it has */
/* Does the judge give the mark?  A person's mark goes before it. */
bool               question_is_judged(const struct question *q);
/* Is any of its questions such a one? */
bool               test_is_judged(const struct test *t);
/* What the answer (JSON) to a question with a key earns of its one mark, 0..1. */
double             question_mark(const struct question *q, str value);

/* The instrument of a test: one part with the test's time limit.  Lives in `mem`. */
const struct instrument *instrument_of_test(struct arena *mem, const struct test *test);
/* Reads a stored document of a test; false when it is none. */
bool test_result_read(str document, struct test_result *result);

/* What the judge said of an answer of code or SQL: AC WA RE TLE MLE OLE ILE CE CTL, and the weight that passed. */
struct code_result { char verdict[4]; int64_t passed, total; };
/* Those of a stored document, at most `max`; returns how many. */
size_t test_code_read(str document, struct code_result *list, size_t max);

extern const struct test test_numerical, test_verbal, test_logical, test_attention, test_judgement, test_sql,
                         test_reasoning;

#endif
