/* instrument.c - the table of instruments, and the values each type of item takes. */
#include <string.h>
#include "core/arena.h"
#include "core/json.h"
#include "core/text.h"
#include "domain/coding.h"
#include "domain/composition.h"
#include "domain/practice_code.h"
#include "domain/test.h"

static const struct instrument *const instruments[] = {
    &instrument_b5, &instrument_types, &instrument_disc, &instrument_drives, &instrument_sample, &instrument_timed,
};

static const struct instrument *find_single(struct arena *mem, str code)
{
    const struct test *test;

    for (size_t i = 0; i < sizeof instruments / sizeof instruments[0]; i++)
        if (str_is(code, instruments[i]->code))
            return instruments[i];
    test = test_find(code);
    return test ? instrument_of_test(mem, test) : NULL;
}

const struct instrument *instrument_find(struct arena *mem, str code)
{
    const struct instrument *list[COMPONENTS_MAX];
    str                      rest = code;
    size_t                   n = 0;

    if (!memchr(code.data ? code.data : "", '+', code.len))
        return find_single(mem, code);
    for (; rest.len; n++)
        if (n == COMPONENTS_MAX || !(list[n] = find_single(mem, component_cut(&rest))))
            return NULL;
    return instrument_compose(mem, code, list, n);
}

size_t instrument_components(const struct instrument *i, const struct instrument *list[COMPONENTS_MAX])
{
    if (!i->components_n) {
        list[0] = i;
        return 1;
    }
    memcpy(list, i->components, i->components_n * sizeof *list);
    return i->components_n;
}

const char *instrument_title(const struct instrument *i, const char *language)
{
    static const struct translated types = TEXTS("16 types", "16 tipos", "16 tipos", "16 Typen");

    return translated_text(i == &instrument_types ? &types : i->parts[0].title, language);
}

const struct part *instrument_part(const struct instrument *i, int item)
{
    for (size_t p = 0; p < i->parts_n; p++)
        if (item >= i->parts[p].first && item < i->parts[p].first + i->parts[p].n)
            return &i->parts[p];
    return NULL;
}

const char *item_type_name(enum item_type type)
{
    static const char *const names[ITEM_TYPES] = {
        [ITEM_LIKERT] = "likert", [ITEM_TETRAD] = "tetrad", [ITEM_ADJECTIVES] = "adjectives",
        [ITEM_SINGLE] = "single", [ITEM_MULTIPLE] = "multiple", [ITEM_RANKING] = "ranking",
        [ITEM_MATCHING] = "matching", [ITEM_NUMBER] = "number", [ITEM_DATE] = "date", [ITEM_TEXT] = "text",
        [ITEM_ESSAY] = "essay", [ITEM_FILE] = "file", [ITEM_LINK] = "link", [ITEM_AUDIO] = "audio",
        [ITEM_VIDEO] = "video", [ITEM_WHITEBOARD] = "whiteboard", [ITEM_CODE] = "code", [ITEM_SQL] = "sql",
    };

    return names[type];
}

bool item_is_file(enum item_type type)
{
    return type == ITEM_FILE || type == ITEM_AUDIO || type == ITEM_VIDEO || type == ITEM_WHITEBOARD;
}

/* --- values ---------------------------------------------------------------- */

static bool has_option(const struct option *options, size_t n, int64_t value)
{
    for (size_t i = 0; i < n; i++)
        if (options[i].value == value)
            return true;
    return false;
}

static bool is_option(const struct item *item, const json_t *value)
{
    return json_is_integer(value) && has_option(item->options, item->options_n, json_integer_value(value));
}

static const char *check_single(const struct item *item, const json_t *value)
{
    return is_option(item, value) ? NULL : "must be the value of one of the options";
}

static const char *check_tetrad(const struct item *item, const json_t *value)
{
    const json_t *most = json_object_get(value, "most"), *least = json_object_get(value, "least");

    if (!json_is_object(value) || json_object_size(value) != 2 || !is_option(item, most) || !is_option(item, least))
        return "must be {\"most\": value, \"least\": value} of the options";
    return json_equal(most, least) ? "the same term cannot be both most and least" : NULL;
}

static const char *check_choices(struct arena *mem, const struct item *item, const json_t *value, bool all)
{
    size_t n = json_array_size(value);

    if (!json_is_array(value))
        return "must be a list of option values";
    for (size_t i = 0; i < n; i++) {
        if (!is_option(item, json_array_get(value, i)))
            return "must be a list of option values";
        for (size_t j = 0; j < i; j++)
            if (json_equal(json_array_get(value, i), json_array_get(value, j)))
                return "must not name an option twice";
    }
    if (all && n != item->options_n)
        return "must have all options in order";
    if (!all && item->max > 0 && ((double)n < item->min || (double)n > item->max))
        return str_printf(mem, "must have %.0f to %.0f of the options", item->min, item->max).data;
    return NULL;
}

static const char *check_matching(const struct item *item, json_t *value)
{
    const char *key;
    json_t     *target;
    int64_t     option;

    if (!json_is_object(value))
        return "must be an object of option values and target values";
    json_object_foreach(value, key, target)
        if (!str_to_int(str_of(key), &option) || !has_option(item->options, item->options_n, option) ||
            !json_is_integer(target) || !has_option(item->targets, item->targets_n, json_integer_value(target)))
            return "must be an object of option values and target values";
    return NULL;
}

static const char *check_number(struct arena *mem, const struct item *item, const json_t *value)
{
    double number = json_number_value(value);

    if (!json_is_number(value))
        return "must be a number";
    if (number < item->min || number > item->max)
        return str_printf(mem, "must be between %.15g and %.15g", item->min, item->max).data;
    return NULL;
}

static const char *check_text(struct arena *mem, const struct item *item, const json_t *value)
{
    if (!json_is_string(value))
        return "must be a text";
    if ((double)str_chars(json_str(value)) > item->max)
        return str_printf(mem, "must have at most %.0f characters", item->max).data;
    return NULL;
}

static const char *check_link(struct arena *mem, const struct item *item, const json_t *value)
{
    const char *wrong = check_text(mem, item, value);

    return wrong || text_is_url(json_str(value)) ? wrong : "must be an address as https://example.com/work";
}

static const char *check_json(struct arena *mem, const struct item *item, json_t *value)
{
    switch (item->type) {
    case ITEM_LIKERT:
    case ITEM_SINGLE:     return check_single(item, value);
    case ITEM_TETRAD:     return check_tetrad(item, value);
    case ITEM_ADJECTIVES:
    case ITEM_MULTIPLE:   return check_choices(mem, item, value, false);
    case ITEM_RANKING:    return check_choices(mem, item, value, true);
    case ITEM_MATCHING:   return check_matching(item, value);
    case ITEM_NUMBER:     return check_number(mem, item, value);
    case ITEM_TEXT:
    case ITEM_ESSAY:      return check_text(mem, item, value);
    case ITEM_DATE:
        return json_is_string(value) && text_is_date(json_str(value)) ? NULL : "must be a date as 2026-01-31";
    case ITEM_LINK:       return check_link(mem, item, value);
    case ITEM_FILE:
    case ITEM_AUDIO:
    case ITEM_VIDEO:
    case ITEM_WHITEBOARD:
        return json_is_string(value) && str_starts(json_str(value), "up_") ? NULL : "must be the id of an upload";
    case ITEM_CODE:       return code_value_check(mem, item->code, value);
    case ITEM_SQL:        return sql_value_check(value);
    default:              return "no value is right";
    }
}

const char *item_check(struct arena *mem, const struct item *item, str value)
{
    const char *message;
    int64_t     number;
    json_t     *json;

    if (str_is(value, "null"))
        return NULL;
    if (item->type == ITEM_LIKERT) /* most answers are: no need of a parser */
        return str_to_int(value, &number) && has_option(item->options, item->options_n, number)
                   ? NULL : "must be a whole number from 1 to 5";
    json = json_read(value, JSON_DEPTH_MAX, &message);
    if (!json)
        return "must be JSON";
    message = check_json(mem, item, json);
    json_decref(json);
    return message;
}

/* --- practice --------------------------------------------------------------- */

#define PRACTICE_OPTIONS 4

static const struct {
    struct translated text;
    struct translated options[PRACTICE_OPTIONS];
} practice[ITEM_TYPES] = {
    [ITEM_LIKERT] = { TEXTS("I like to start the day with music.", "Gosto de começar o dia com música.",
                            "Me gusta empezar el día con música.", "Ich beginne den Tag gern mit Musik.") },
    [ITEM_TETRAD] = { TEXTS("Which is most and which is least like your ideal holiday?",
                            "O que mais e o que menos parece com as suas férias ideais?",
                            "¿Qué se parece más y qué menos a sus vacaciones ideales?",
                            "Was passt am ehesten und was am wenigsten zu Ihrem idealen Urlaub?"),
                      { TEXTS("Mountains", "Montanhas", "Montañas", "Berge"), TEXTS("Beach", "Praia", "Playa",
                          "Strand"),
                        TEXTS("City", "Cidade", "Ciudad", "Stadt"), TEXTS("Home", "Casa", "Casa", "Zuhause") } },
    [ITEM_ADJECTIVES] = { TEXTS("Mark the fruits you like.", "Marque as frutas de que você gosta.",
                                "Marque las frutas que le gustan.", "Markieren Sie das Obst, das Sie mögen."),
                          { TEXTS("Apple", "Maçã", "Manzana", "Apfel"), TEXTS("Banana", "Banana", "Plátano", "Banane"),
                            TEXTS("Pear", "Pera", "Pera", "Birne"), TEXTS("Grape", "Uva", "Uva", "Traube") } },
    [ITEM_SINGLE] = { TEXTS("Which month comes after March?", "Qual mês vem depois de março?",
                            "¿Qué mes sigue a marzo?", "Welcher Monat kommt nach März?"),
                      { TEXTS("February", "Fevereiro", "Febrero", "Februar"), TEXTS("April", "Abril", "Abril", "April"),
                        TEXTS("May", "Maio", "Mayo", "Mai"), TEXTS("June", "Junho", "Junio", "Juni") } },
    [ITEM_MULTIPLE] = { TEXTS("Which of these are colours?", "Quais destas são cores?", "¿Cuáles de estos son colores?",
                              "Welche davon sind Farben?"),
                        { TEXTS("Blue", "Azul", "Azul", "Blau"), TEXTS("Chair", "Cadeira", "Silla", "Stuhl"),
                          TEXTS("Green", "Verde", "Verde", "Grün"), TEXTS("River", "Rio", "Río", "Fluss") } },
    [ITEM_RANKING] = { TEXTS("Put these in order, the smallest first.", "Coloque em ordem, do menor para o maior.",
                             "Ordene de menor a mayor.", "Ordnen Sie vom Kleinsten zum Größten."),
                       { TEXTS("Elephant", "Elefante", "Elefante", "Elefant"), TEXTS("Mouse", "Rato", "Ratón", "Maus"),
                         TEXTS("Dog", "Cachorro", "Perro", "Hund"), TEXTS("Horse", "Cavalo", "Caballo", "Pferd") } },
    [ITEM_MATCHING] = { TEXTS("Match each animal with the sound it makes.", "Associe cada animal ao som que ele faz.",
                              "Relacione cada animal con su sonido.", "Ordnen Sie jedem Tier seinen Laut zu."),
                        { TEXTS("Dog", "Cachorro", "Perro", "Hund"), TEXTS("Cat", "Gato", "Gato", "Katze"),
                          TEXTS("Barks", "Late", "Ladra", "Bellt"), TEXTS("Meows", "Mia", "Maúlla", "Miaut") } },
    [ITEM_NUMBER] = { TEXTS("How many days does a week have?", "Quantos dias tem uma semana?",
                            "¿Cuántos días tiene una semana?", "Wie viele Tage hat eine Woche?") },
    [ITEM_DATE]   = { TEXTS("Which date is today?", "Que dia é hoje?", "¿Qué fecha es hoy?",
                            "Welches Datum ist heute?") },
    [ITEM_TEXT]   = { TEXTS("In which city are you now?", "Em que cidade você está agora?",
                            "¿En qué ciudad está ahora?", "In welcher Stadt sind Sie gerade?") },
    [ITEM_ESSAY]  = { TEXTS("Say in a sentence or two what you see around you.",
                            "Diga em uma ou duas frases o que você vê ao redor.",
                            "Diga en una o dos frases lo que ve a su alrededor.",
                            "Sagen Sie in ein oder zwei Sätzen, was Sie um sich sehen.") },
    [ITEM_FILE]   = { TEXTS("Choose any small file, to see how it works.",
        "Escolha um arquivo pequeno, para ver como funciona.",
                            "Elija un archivo pequeño, para ver cómo funciona.",
                            "Wählen Sie eine kleine Datei, um zu sehen, wie es geht.") },
    [ITEM_LINK]   = { TEXTS("Give the address of any page you know.",
                            "Informe o endereço de uma página que você conhece.",
                            "Indique la dirección de una página que conozca.",
                            "Geben Sie die Adresse einer Seite an, die Sie kennen.") },
    [ITEM_AUDIO]  = { TEXTS("Say good morning, to see how recording works.",
                            "Diga bom dia, para ver como a gravação funciona.",
                            "Diga buenos días, para ver cómo funciona la grabación.",
                            "Sagen Sie guten Morgen, um zu sehen, wie das Aufnehmen geht.") },
    [ITEM_VIDEO]  = { TEXTS("Wave your hand, to see how recording works.",
                            "Acene com a mão, para ver como a gravação funciona.",
                            "Salude con la mano, para ver cómo funciona la grabación.",
                            "Winken Sie mit der Hand, um zu sehen, wie das Aufnehmen geht.") },
    [ITEM_WHITEBOARD] = { TEXTS("Draw a house, to see how it works.", "Desenhe uma casa, para ver como funciona.",
                                "Dibuje una casa, para ver cómo funciona.",
                                "Zeichnen Sie ein Haus, um zu sehen, wie es geht.") },
    [ITEM_CODE] = { TEXTS("Write a program that reads two numbers and prints their sum.",
                          "Escreva um programa que leia dois números e mostre a soma deles.",
                          "Escriba un programa que lea dos números y muestre su suma.",
                          "Schreiben Sie ein Programm, das zwei Zahlen liest und ihre Summe ausgibt.") },
    [ITEM_SQL]  = { TEXTS("List the names of all towns.", "Liste os nomes de todas as cidades.",
                          "Liste los nombres de todas las ciudades.", "Listen Sie die Namen aller Städte auf.") },
};

static const char *const practice_accept[ITEM_TYPES] = {
    [ITEM_FILE] = "*/*", [ITEM_AUDIO] = "audio/webm,audio/mp4,audio/ogg", [ITEM_VIDEO] = "video/webm,video/mp4",
    [ITEM_WHITEBOARD] = "image/png",
};

void item_practice(struct arena *mem, enum item_type type, const char *language, struct item *item)
{
    struct item sample;
    size_t      n = 0;

    if (type == ITEM_LIKERT) { /* its options are those of the real ones */
        instrument_b5.item(&instrument_b5, mem, 0, language, &sample);
        *item = sample;
    } else {
        *item         = (struct item){ .type = type, .max = type == ITEM_NUMBER ? 1000 : 0 };
        item->options = ARENA_ARRAY(mem, struct option, PRACTICE_OPTIONS);
        for (; n < PRACTICE_OPTIONS && practice[type].options[n].in[LANGUAGE_EN]; n++)
            item->options[n] = (struct option){ (int64_t)n,
                                                str_of(translated_text(&practice[type].options[n], language)) };
        item->options_n = n;
    }
    if (type == ITEM_MATCHING) { /* the first half is matched with the second */
        item->options_n = n / 2;
        item->targets   = item->options + n / 2;
        item->targets_n = n - n / 2;
    }
    if (type == ITEM_TEXT || type == ITEM_ESSAY || type == ITEM_LINK)
        item->max = 1000;
    if (item_is_file(type)) {
        item->accept    = str_of(practice_accept[type]);
        item->max_bytes = type == ITEM_FILE ? 1 << 20 : 4 << 20;
    }
    item->code    = type == ITEM_CODE ? &practice_code : NULL;
    item->sql     = type == ITEM_SQL ? &practice_sql : NULL;
    item->item_id = str_printf(mem, "practice.%s", item_type_name(type));
    item->text    = str_of(translated_text(&practice[type].text, language));
}
