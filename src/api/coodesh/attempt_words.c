/* attempt_words.c - states of an attempt and stages of hiring, in words. */
#include "api/coodesh/attempts.h"

const struct coodesh_word coodesh_statuses[] = {
    { "draft", TEXTS("Draft", "Rascunho", "Borrador", "Entwurf") },
    { "invited", TEXTS("Invited", "Convidado", "Invitado", "Eingeladen") },
    { "expired", TEXTS("Expired", "Expirado", "Vencido", "Abgelaufen") },
    { "finished", TEXTS("Finished", "Finalizado", "Finalizado", "Abgeschlossen") },
    { "started", TEXTS("Started", "Iniciado", "Iniciado", "Begonnen") },
    { "blocked", TEXTS("Blocked", "Bloqueado", "Bloqueado", "Gesperrt") },
    { "scheduled", TEXTS("Scheduled", "Agendado", "Programado", "Geplant") },
    { "pending", TEXTS("Being scored", "Em correção", "En corrección", "Wird ausgewertet") },
    { "pending_review", TEXTS("Waiting for review", "Aguardando revisão", "Pendiente de revisión",
                              "Wartet auf Durchsicht") },
    { NULL },
};
const struct coodesh_word coodesh_stages[] = {
    { "none", TEXTS("None", "Nenhuma", "Ninguna", "Keine") },
    { "evaluating", TEXTS("Evaluating", "Em avaliação", "En evaluación", "In Bewertung") },
    { "completed", TEXTS("Completed", "Concluído", "Completado", "Erledigt") },
    { "reviewed", TEXTS("Reviewed", "Revisado", "Revisado", "Durchgesehen") },
    { "invited", TEXTS("Invited", "Convidado", "Invitado", "Eingeladen") },
    { "interviewed", TEXTS("Interviewed", "Entrevistado", "Entrevistado", "Interviewt") },
    { "offer_sent", TEXTS("Offer sent", "Proposta enviada", "Oferta enviada", "Angebot versandt") },
    { "offer_declined", TEXTS("Offer declined", "Proposta recusada", "Oferta rechazada", "Angebot abgelehnt") },
    { "dropout", TEXTS("Dropped out", "Desistente", "Abandonó", "Ausgestiegen") },
    { "disqualified", TEXTS("Disqualified", "Desclassificado", "Descalificado", "Ausgeschieden") },
    { "hired", TEXTS("Hired", "Contratado", "Contratado", "Eingestellt") },
    { NULL },
};
const struct coodesh_word coodesh_severities[] = {
    { "none", TEXTS("None", "Nenhuma", "Ninguna", "Keine") },
    { "low", TEXTS("Low", "Baixa", "Baja", "Gering") },
    { "medium", TEXTS("Medium", "Média", "Media", "Mittel") },
    { "high", TEXTS("High", "Alta", "Alta", "Hoch") },
    { NULL },
};

str coodesh_status_text(const char *language, str status)
{
    return coodesh_label(coodesh_statuses, language, status);
}

str coodesh_stage_text(const char *language, str stage)
{
    return coodesh_label(coodesh_stages, language, stage);
}

str coodesh_status(const struct attempt *attempt)
{
    if (str_is(attempt->status, "pending_review") && attempt->judging)
        return STR("pending");
    return str_is(attempt->status, "cancelled") ? STR("expired") : attempt->status;
}
