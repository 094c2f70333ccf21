/* certificate.c - see certificate.h. */
#include "report/certificate.h"

#include <math.h>
#include "core/buf.h"
#include "core/clock.h"
#include "domain/language.h"
#include "report/chart.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/texts.h"

#define PANEL 250.0 /* height of the coloured field */

static const struct translated
    title     = TEXTS("Certificate", "Certificado", "Certificado", "Zertifikat"),
    says      = TEXTS("This is to certify that", "Certificamos que", "Se certifica que", "Hiermit wird bestätigt:"),
    completed = TEXTS("has completed the assessment", "concluiu a avaliação", "ha completado la evaluación",
                      "hat diesen Test abgeschlossen:"),
    part_of   = TEXTS("as part of {1}", "como parte de {1}", "como parte de {1}", "als Teil von {1}"),
    score     = TEXTS("Score", "Pontuação", "Puntuación", "Ergebnis"),
    out_of    = TEXTS("{1} of 100", "{1} de 100", "{1} de 100", "{1} von 100"),
    date      = TEXTS("Completed on", "Concluído em", "Completado el", "Abgeschlossen am"),
    issued_by = TEXTS("Issued by", "Emitido por", "Emitido por", "Ausgestellt von"),
    skills    = TEXTS("Skills", "Competências", "Habilidades", "Fähigkeiten"),
    verify    = TEXTS("Whoever has this address can check the certificate",
                      "Quem tiver este endereço pode verificar o certificado",
                      "Quien tenga esta dirección puede comprobar el certificado",
                      "Wer diese Adresse hat, kann das Zertifikat prüfen");

/* All that is drawn: composed before, because drawing must not leave the call. */
struct certificate_words {
    const char *language, *person, *company, *subject, *part_of, *score, *date, *date_iso, *address, *document;
    const char *skills[CERTIFICATE_SKILLS], *numbers[CERTIFICATE_SKILLS];
};

static const char *say(const struct certificate_words *w, const struct translated *text)
{
    return translated_text(text, w->language);
}

/* As people of the language write it: with one decimal where it has some. */
static const char *decimal_text(struct arena *mem, const struct report_texts *t, double value)
{
    return number_text(mem, t, value, lround(value * 10) % 10 ? 1 : 0);
}

static void words_compose(struct arena *mem, const struct certificate *of, struct certificate_words *w)
{
    const struct report_texts *t = report_texts_of(of->language);
    struct buf                 iso = BUF(mem);

    *w = (struct certificate_words){ .language = t->language, .person = str_z(mem, of->person),
                                     .company = str_z(mem, of->company), .subject = str_z(mem, of->subject),
                                     .address = str_z(mem, of->address) };
    w->date = clock_date_words(mem, of->finished_ms, w->language).data;
    clock_write(&iso, of->finished_ms, 0);
    w->date_iso = buf_end(&iso).data;
    w->document = str_printf(mem, "%s: %s", say(w, &title), w->subject).data;
    if (of->assessment.len)
        w->part_of = FILL(mem, say(w, &part_of), str_z(mem, of->assessment));
    if (!isnan(of->score))
        w->score = FILL(mem, say(w, &out_of), decimal_text(mem, t, of->score));
    for (int i = 0; i < of->skills_n; i++) {
        w->skills[i]  = str_z(mem, of->skills[i].name);
        w->numbers[i] = decimal_text(mem, t, of->skills[i].score);
    }
}

static void head(struct sheet *s, const struct certificate_words *w)
{
    box_fill(&s->c, 0, 0, PAGE_WIDTH, PANEL, 0, INK_ACCENT);
    chart_hills(&s->c, 0, PAGE_WIDTH, PANEL * 0.8, PANEL * 0.6, INK_ENGRAVED);
    line_put(s, "P", STYLE_H2, INK_WHITE, ALIGN_LEFT, LEFT, 60, WIDTH, w->company);
    text_put(s, "H1", STYLE_TITLE, INK_WHITE, LEFT, PANEL - 74, WIDTH, say(w, &title));
}

/* Who did what; returns the y below. */
static double statement(struct sheet *s, const struct certificate_words *w)
{
    struct text_box name = { LEFT, PANEL + 62, WIDTH, STYLE_NAME, INK_TEXT, ALIGN_LEFT, 2, "P" };
    double          y;

    text_put(s, "P", STYLE_BODY, INK_SOFT, LEFT, PANEL + 40, WIDTH, say(w, &says));
    y = name.y + text_draw(&s->c, &name, w->person) + 16;
    y = text_put(s, "P", STYLE_BODY, INK_SOFT, LEFT, y, WIDTH, say(w, &completed)) + 8;
    y = text_put(s, "H2", STYLE_H1, INK_ACCENT, LEFT, y, WIDTH, w->subject) + 4;
    if (w->part_of)
        y = text_put(s, "P", STYLE_BODY, INK_SOFT, LEFT, y, WIDTH, w->part_of);
    return y + 30;
}

static double skills_put(struct sheet *s, double y, const struct certificate *of, const struct certificate_words *w)
{
    y = text_put(s, "H2", STYLE_H2, INK_ACCENT, LEFT, y, WIDTH, say(w, &skills)) + 8;
    tag_open(s, "Table");
    for (int i = 0; i < of->skills_n; i++, y += 20) {
        tag_open(s, "TR");
        line_put(s, "TH", STYLE_BODY, INK_TEXT, ALIGN_LEFT, LEFT, y, 220, w->skills[i]);
        line_put(s, "TD", STYLE_BODY, INK_TEXT, ALIGN_RIGHT, RIGHT - 40, y, 40, w->numbers[i]);
        tag_close(s, "TR");
        chart_part(&s->c, LEFT + 236, y + 7, WIDTH - 296, of->skills[i].score / 100);
    }
    tag_close(s, "Table");
    return y;
}

static void certificate_page(struct sheet *s, const struct certificate *of, const struct certificate_words *w)
{
    double y, x = LEFT;

    head(s, w);
    y = statement(s, w);
    line_draw(&s->c, LEFT, y - 12, RIGHT, y - 12, 0.6, INK_RULE);
    if (w->score) {
        fact_put(s, x, y, 150, &(struct fact){ say(w, &score), w->score });
        x += 160;
    }
    fact_put(s, x, y, 150, &(struct fact){ say(w, &date), w->date });
    if (w->company[0])
        fact_put(s, x + 160, y, RIGHT - x - 160, &(struct fact){ say(w, &issued_by), w->company });
    if (of->skills_n)
        skills_put(s, y + 56, of, w);
    text_put(s, "P", STYLE_TINY, INK_SOFT, LEFT, 778, WIDTH, say(w, &verify));
    text_put(s, "P", STYLE_TINY, INK_TEXT, LEFT, 790, WIDTH, w->address);
}

str certificate_pdf(struct arena *mem, const struct certificate *of)
{
    struct certificate_words w;
    struct sheet             s;
    struct sheet_words       sheet;

    words_compose(mem, of, &w);
    sheet = (struct sheet_words){ .language = w.language, .title = w.document, .subtitle = say(&w, &title),
                                  .company = w.company, .created = w.date_iso, .pages = 1 };
    sheet_open(mem, &s, &sheet);
    page_begin(&s);
    certificate_page(&s, of, &w);
    return sheet_close(&s);
}
