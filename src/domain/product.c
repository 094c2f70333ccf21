/* product.c - the products: a view of dimensions over one instrument. */
#include "domain/product.h"

const struct product products[] = {
    { .code = "pa-standard", .report = "standard", .instrument = "b5-120", .credits = 1, .minutes = 15,
      .n = 12, .dimensions = { DIM_ACHIEVEMENT, DIM_ASSERTIVENESS, DIM_SOCIABILITY, DIM_ENTHUSIASM,
                               DIM_EMPATHY, DIM_COOPERATION, DIM_INTEGRITY, DIM_STRUCTURE, DIM_PERSEVERANCE,
                               DIM_STRESS_RESISTANCE, DIM_COMPOSURE, DIM_OPENNESS_TO_CHANGE },
      .name = { { "Work personality", "Personalidade no trabalho", "Personalidad en el trabajo",
                  "Persönlichkeit im Beruf" } },
      .summary = { {
          "How a person tends to work, deal with others and handle pressure, in twelve dimensions."
          " For any role, and as a basis for the interview.",
          "Como a pessoa costuma trabalhar, conviver e lidar com a pressão, em doze dimensões."
          " Para qualquer função e como base para a entrevista.",
          "Cómo suele trabajar una persona, tratar con los demás y llevar la presión, en doce dimensiones."
          " Para cualquier puesto y como base de la entrevista.",
          "Wie eine Person meist arbeitet, mit anderen umgeht und Druck bewältigt, in zwölf Dimensionen."
          " Für jede Aufgabe und als Grundlage für das Interview." } } },
    { .code = "pa-leadership", .report = "leadership", .instrument = "b5-120", .credits = 1, .minutes = 15,
      .n = 8, .dimensions = { DIM_ACHIEVEMENT, DIM_ASSERTIVENESS, DIM_STRESS_RESISTANCE, DIM_COMPOSURE,
                              DIM_STRUCTURE, DIM_EMPATHY, DIM_OPENNESS_TO_CHANGE, DIM_INTEGRITY },
      .name = { { "Leadership", "Liderança", "Liderazgo", "Führung" } },
      .summary = { {
          "The eight dimensions that matter most when somebody leads: setting the pace and the order,"
          " staying calm, listening, keeping one's word. For people who lead or are about to.",
          "As oito dimensões que mais contam para quem lidera: dar ritmo e ordem, manter a calma, ouvir,"
          " cumprir a palavra. Para quem lidera ou está prestes a liderar.",
          "Las ocho dimensiones que más cuentan al dirigir: marcar el ritmo y el orden, mantener la calma,"
          " escuchar, cumplir la palabra. Para quien dirige o está a punto de hacerlo.",
          "Die acht Dimensionen, auf die es beim Führen am meisten ankommt: Tempo und Ordnung vorgeben, ruhig"
          " bleiben, zuhören, Wort halten. Für alle, die führen oder bald führen werden." } } },
    { .code = "pa-sales", .report = "sales", .instrument = "b5-120", .credits = 1, .minutes = 15,
      .n = 7, .dimensions = { DIM_SOCIABILITY, DIM_ASSERTIVENESS, DIM_ACHIEVEMENT, DIM_ENTHUSIASM,
                              DIM_PERSEVERANCE, DIM_STRESS_RESISTANCE, DIM_COOPERATION },
      .name = { { "Sales", "Vendas", "Ventas", "Vertrieb" } },
      .summary = { {
          "The seven dimensions that matter most in selling: approaching people, persuading, aiming high and"
          " carrying on after a no. For sales, account management and advice to customers.",
          "As sete dimensões que mais contam em vendas: aproximar-se das pessoas, convencer, mirar alto e"
          " continuar depois de um não. Para vendas, gestão de contas e atendimento consultivo.",
          "Las siete dimensiones que más cuentan al vender: acercarse a la gente, convencer, apuntar alto y"
          " seguir después de un no. Para ventas, gestión de cuentas y asesoría a clientes.",
          "Die sieben Dimensionen, auf die es im Vertrieb am meisten ankommt: auf Menschen zugehen, überzeugen,"
          " hoch zielen und nach einem Nein weitermachen. Für Vertrieb, Kundenbetreuung und Beratung." } } },
};
const size_t products_n = sizeof products / sizeof products[0];

const struct product *product_find(str code)
{
    for (size_t i = 0; i < products_n; i++)
        if (str_is(code, products[i].code))
            return &products[i];
    return NULL;
}

const struct product *product_of_report(str report)
{
    for (size_t i = 0; i < products_n; i++)
        if (str_is(report, products[i].report))
            return &products[i];
    return NULL;
}

const char *product_name(const struct product *p, const char *language)
{
    return translated_text(&p->name, language);
}

const char *product_summary(const struct product *p, const char *language)
{
    return translated_text(&p->summary, language);
}

double product_index(const struct product *p, const struct b5_result *r)
{
    double sum = 0.0;

    for (int i = 0; i < p->n; i++)
        sum += r->dimension[p->dimensions[i]].t;
    return sum / p->n;
}
