/* test_texts.h - what the tables of questions share: how numbers are written in our languages, and texts.
 *
 * Portuguese, Spanish and German write 1,250.50 as 1.250,50.  Between a number and its
 * sign or unit stands a no-break space.
 */
#ifndef DOMAIN_TEST_TEXTS_H
#define DOMAIN_TEST_TEXTS_H

#include "domain/test.h"

/* A code, a symbol or a whole number that is written alike in all languages. */
#define SAME(text)        TEXTS(text, text, text, text)
/* A number in English, and as all others write it. */
#define FIGURE(en, local) TEXTS(en, local, local, local)
#define EUROS(en, local)  TEXTS("€" en, "€\u00a0" local, local "\u00a0€", local "\u00a0€")
#define PERCENT(whole)    TEXTS(whole "%", whole "%", whole "\u00a0%", whole "\u00a0%")
/* The number of a line in a table that is to be compared. */
#define LINE(number)      TEXTS("Line " number, "Linha " number, "Línea " number, "Zeile " number)

/* What more than one test asks. */
#define WHAT_FOLLOWS                                                                \
    TEXTS("What follows with certainty?", "O que se conclui com certeza?",          \
          "¿Qué se deduce con seguridad?", "Was folgt mit Sicherheit?")
#define FIGURE_BY_ROWS                                                              \
    TEXTS("The same rule holds in every row. Which figure belongs in place of the " \
          "question mark?",                                                         \
          "A mesma regra vale em todas as linhas. Qual figura deve ficar no lugar " \
          "do ponto de interrogação?",                                              \
          "En todas las filas vale la misma regla. ¿Qué figura va en el lugar del " \
          "signo de interrogación?",                                                \
          "In jeder Zeile gilt dieselbe Regel. Welche Figur gehört an die Stelle "  \
          "des Fragezeichens?")

#endif
