/* mail.c - the kinds of jobs that send a mail.
 *
 * Kinds: mail.invitation, mail.reminder (ref_id: attempt), mail.welcome (ref_id:
 * member), mail.accommodation, mail.deletion (ref_id: attempt; to the employer),
 * mail.rejection (ref_id: attempt), mail.results (ref_id: attempt; the report is attached).
 * A mail goes to the server of SMTP_URL or, when that is not set,
 * into a file of DATA/mail.  Its Message-ID and file name come from the job, so
 * a repeat can be told from a second mail.
 * Tables: attempt, person (by domain/attempt.c), member, workspace.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/random.h"
#include "core/text.h"
#include "domain/assessment.h"
#include "domain/attempt.h"
#include "domain/language.h"
#include "jobs/kind.h"
#include "jobs/letter.h"
#include "jobs/mime.h"
#include "jobs/smtp.h"
#include "report/attempt_report.h"

#define SMTP_TIMEOUT_MS 30000

static bool failed(struct job_call *j, const char *why)
{
    j->error = why;
    return false;
}

/* --- handing it over ------------------------------------------------------------ */

/* "Name <address>" or "address", as MAIL_FROM has it. */
static struct mail_address sender_read(str text)
{
    str name = str_cut(&text, '<');

    if (!text.data)
        return (struct mail_address){ .name = STR(""), .address = str_trim(name) };
    return (struct mail_address){ .name = str_trim(name), .address = str_trim(str_cut(&text, '>')) };
}

static bool write_whole(int file, str text)
{
    while (text.len) {
        ssize_t n = write(file, text.data, text.len);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            text = str_from(text, (size_t)n);
    }
    return fsync(file) == 0;
}

static bool sync_folder(const char *path)
{
    int  folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = folder >= 0 && fsync(folder) == 0;

    if (folder >= 0)
        close(folder);
    return synced;
}

/* Appears whole or not at all: written beside its name, synced, renamed. */
static bool file_write(struct arena *mem, const char *folder, str name, str text)
{
    const char *path = str_printf(mem, "%s/%.*s.eml", folder, STR_ARG(name)).data;
    const char *fresh = str_printf(mem, "%s/.%.*s.new", folder, STR_ARG(name)).data;
    int         file;
    bool        written;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return false;
    file = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    written = write_whole(file, text);
    written = close(file) == 0 && written;
    if (written && rename(fresh, path) == 0)
        return sync_folder(folder);
    unlink(fresh);
    return false;
}

static bool break_off(void *arg)
{
    return jobs_break_off(arg);
}

static bool deliver(struct job_call *j, const char *kind, const struct mail *mail)
{
    struct arena        *mem = j->c->mem;
    const struct config *config = j->c->server->config;
    struct smtp          smtp = { config_text(config, SET_SMTP_URL), SMTP_TIMEOUT_MS, break_off, j->jobs };
    str                  message = mail_message(mem, mail);
    const char          *folder = str_printf(mem, "%s/mail", config_text(config, SET_DATA)).data;
    const char          *error;
    char                 id[14], ref[14];

    if (smtp.url[0]) {
        error = smtp_send(mem, &smtp, mail->from.address, mail->to.address, message);
        return error ? failed(j, error) : true;
    }
    id_text(j->job->id, id);
    id_text(j->job->ref_id, ref); /* by which jobs/erase.c finds it */
    if (file_write(mem, folder, str_printf(mem, "%013lld-%s-%s-%s", (long long)j->job->created_at, kind, id, ref),
                   message))
        return true;
    return failed(j, str_printf(mem, "cannot write into DATA/mail: %s", strerror(errno)).data);
}

/* Puts the envelope around a letter and hands it over. */
static bool send_letter_with(struct job_call *j, const char *kind, const struct letter *letter,
                             const char *language, struct mail_address to, str from_name,
                             struct mail_address reply_to, struct mail_file file)
{
    struct arena *mem = j->c->mem;
    struct mail   mail = { .to = to, .reply_to = reply_to, .subject = letter->subject, .text = letter->text,
                           .html = letter->html, .date_ms = j->c->now_ms, .language = language, .file = file };
    str           domain;
    char          id[14];

    mail.from = sender_read(str_of(config_text(j->c->server->config, SET_MAIL_FROM)));
    if (!text_is_email(mail.from.address))
        return failed(j, "the setting MAIL_FROM holds no address");
    if (!text_is_email(to.address))
        return failed(j, "the addressee has no address");
    if (!text_is_email(reply_to.address))
        mail.reply_to.address = STR_NULL;
    domain = mail.from.address;
    str_cut(&domain, '@');
    id_text(j->job->id, id);
    mail.message_id = str_printf(mem, "%s.%s@%.*s", id, kind, STR_ARG(domain));
    if (from_name.len && mail.from.name.len)
        mail.from.name = str_printf(mem, "%.*s via %.*s", STR_ARG(from_name), STR_ARG(mail.from.name));
    else if (from_name.len)
        mail.from.name = from_name;
    return deliver(j, kind, &mail);
}

static bool send_letter(struct job_call *j, const char *kind, const struct letter *letter, const char *language,
                        struct mail_address to, str from_name, struct mail_address reply_to)
{
    return send_letter_with(j, kind, letter, language, to, from_name, reply_to, (struct mail_file){ 0 });
}

/* --- to candidates ----------------------------------------------------------------- */

struct company { str name, email, language; };
static const struct field company_fields[] = { FIELD(company, name), FIELD(company, email),
                                               FIELD(company, language) };
SHAPE(company);

struct candidate_mail {
    int64_t           attempt_id;
    bool              found, known; /* known: this version has the assessment */
    struct attempt    attempt;
    struct assessment assessment;
    struct company    company;
    str               stage; /* of hiring; null when the person was anonymised */
};

struct staged { int64_t id; };
static const struct field staged_fields[] = { FIELD(staged, id) };
SHAPE(staged);

static bool candidate_load(struct call *c, void *arg)
{
    struct candidate_mail *m = arg;
    struct staged          key = { m->attempt_id };

    m->found = attempt_read(c, m->attempt_id, &m->attempt) &&
               db_row(c, "SELECT coalesce(brand_name, name) AS name, email, language FROM workspace"
                   " WHERE id = :workspace_id", INTO(company, &m->company));
    m->known = m->found && assessment_of(c, &m->attempt, &m->assessment);
    db_str_with(c, WITH(staged, &key), "SELECT a.stage FROM attempt a JOIN person p ON p.workspace_id = a.workspace_id"
                " AND p.id = a.person_id WHERE a.workspace_id = :workspace_id AND a.id = :id"
                " AND p.anonymised_at IS NULL", &m->stage);
    return true;
}

static str given_name(const struct attempt *attempt)
{
    return attempt->first_name.data ? str_trim(attempt->first_name) : STR("");
}

/* The name in front of the address; the address itself would say nothing new. */
static str full_name(struct arena *mem, const struct attempt *attempt)
{
    str name = person_name(mem, attempt);

    return str_eq(name, attempt->email) ? STR("") : name;
}

/* Is there still a reason for the letter?  Nothing is asked for any more when it is finished,
 * expired, cancelled or erased meanwhile; and a rejection may have been taken back. */
static bool is_due(const struct candidate_mail *m, enum letter_kind kind)
{
    if (kind == LETTER_REJECTION)
        return m->found && str_is(m->stage, "REJ") && !m->attempt.deleted_at.ms;
    return m->found && (str_is(m->attempt.status, "invited") || str_is(m->attempt.status, "started") ||
                        str_is(m->attempt.status, "scheduled"));
}

static bool mail_candidate(struct job_call *j, enum letter_kind letter_kind, const char *kind)
{
    struct candidate_mail m = { .attempt_id = j->job->ref_id };
    struct attempt       *attempt = &m.attempt;
    const char           *language;
    struct letter         letter;
    struct letter_values  values;

    if (!call_read(j->c, candidate_load, &m))
        return failed(j, "the store cannot be read");
    if (!is_due(&m, letter_kind))
        return true;
    language = language_near(attempt->language.len ? attempt->language : m.company.language);
    if (!m.known)
        return failed(j, "this version does not know the assessment");
    values = (struct letter_values){
        .company  = m.company.name,
        .name     = given_name(attempt),
        .product  = assessment_title(&m.assessment, language),
        .contact  = m.company.email,
        .link     = str_printf(j->c->mem, "%.*s/t/%.*s", STR_ARG(j->c->server->public_url), STR_ARG(attempt->token)),
        .minutes  = m.assessment.minutes,
        .until_ms = attempt->expires_at.ms,
    };
    letter = letter_write(j->c->mem, letter_kind, language, &values);
    return send_letter(j, kind, &letter, language,
                       (struct mail_address){ full_name(j->c->mem, attempt), attempt->email },
                       m.company.name, (struct mail_address){ m.company.name, m.company.email });
}

bool mail_invitation(struct job_call *j)
{
    return mail_candidate(j, LETTER_INVITATION, "invitation");
}

bool mail_reminder(struct job_call *j)
{
    return mail_candidate(j, LETTER_REMINDER, "reminder");
}

bool mail_rejection(struct job_call *j)
{
    return mail_candidate(j, LETTER_REJECTION, "rejection");
}

/* What is loaded for a mail with the report. */
struct results_mail {
    struct candidate_mail m;
    const char           *language;
    str                   pdf; /* null when there is none to send any more */
};

static bool results_load(struct call *c, void *arg)
{
    struct results_mail *r = arg;
    struct attempt      *attempt = &r->m.attempt;
    str                  document;

    candidate_load(c, &r->m);
    if (!r->m.found || attempt->deleted_at.ms || !attempt_result(c, attempt->id, &document))
        return true;
    r->language = language_near(attempt->language.len ? attempt->language : r->m.company.language);
    r->pdf      = attempt_report_pdf(c, attempt, document, &(struct report_request){ .language = r->language });
    return true;
}

bool mail_results(struct job_call *j)
{
    struct results_mail  r = { .m.attempt_id = j->job->ref_id };
    struct attempt      *attempt = &r.m.attempt;
    struct letter        letter;
    struct letter_values values;

    if (!call_read(j->c, results_load, &r))
        return failed(j, "the store cannot be read");
    if (!r.language)
        return true; /* deleted or erased meanwhile */
    if (!r.pdf.len)
        return failed(j, "the report cannot be drawn");
    if (!r.m.known)
        return failed(j, "this version does not know the assessment");
    values = (struct letter_values){ .company = r.m.company.name, .name = given_name(attempt),
                                     .product = assessment_title(&r.m.assessment, r.language),
                                     .contact = r.m.company.email };
    letter = letter_write(j->c->mem, LETTER_RESULTS, r.language, &values);
    return send_letter_with(j, "results", &letter, r.language,
                            (struct mail_address){ full_name(j->c->mem, attempt), attempt->email },
                            r.m.company.name, (struct mail_address){ r.m.company.name, r.m.company.email },
                            (struct mail_file){ STR("report.pdf"), STR("application/pdf"), r.pdf });
}

/* --- to employers ------------------------------------------------------------------ */

struct note { int64_t id; str text; };
static const struct field note_fields[] = { FIELD(note, id), FIELD(note, text) };
SHAPE(note);

struct employer_mail {
    struct candidate_mail m;
    struct note           note;
};

static bool employer_load(struct call *c, void *arg)
{
    struct employer_mail *e = arg;

    return candidate_load(c, &e->m) &&
           db_row_with(c, WITH(note, &e->note), "SELECT id, coalesce(accommodation_text, '') AS text FROM attempt"
                       " WHERE workspace_id = :workspace_id AND id = :id", INTO(note, &e->note));
}

static bool mail_employer(struct job_call *j, enum letter_kind letter_kind, const char *kind, const char *how)
{
    struct employer_mail  e = { .m.attempt_id = j->job->ref_id, .note.id = j->job->ref_id };
    struct attempt       *attempt = &e.m.attempt;
    const char           *language;
    struct letter         letter;
    struct letter_values  values;

    if (!call_read(j->c, employer_load, &e))
        return failed(j, "the store cannot be read");
    if (!e.m.known)
        return true; /* erased meanwhile */
    language = language_near(e.m.company.language);
    values   = (struct letter_values){
        .company = e.m.company.name,
        .person  = person_name(j->c->mem, attempt),
        .contact = attempt->email,
        .note    = e.note.text,
        .product = assessment_title(&e.m.assessment, language),
        .link    = str_printf(j->c->mem, "%.*s/docs#native/%s", STR_ARG(j->c->server->public_url), how),
    };
    letter = letter_write(j->c->mem, letter_kind, language, &values);
    return send_letter(j, kind, &letter, language, (struct mail_address){ e.m.company.name, e.m.company.email },
                       STR_NULL, (struct mail_address){ full_name(j->c->mem, attempt), attempt->email });
}

bool mail_accommodation(struct job_call *j)
{
    return mail_employer(j, LETTER_ACCOMMODATION, "accommodation", "attempts.update");
}

bool mail_deletion(struct job_call *j)
{
    return mail_employer(j, LETTER_DELETION, "deletion", "attempts.get");
}

/* All that fails within an hour is told once: domain/judge_lease.c. */
bool mail_judge_failed(struct job_call *j)
{
    return mail_employer(j, LETTER_JUDGE, "judge", "attempts.get");
}

/* --- to members ---------------------------------------------------------------------- */

struct member { str email, name, company, language; };
static const struct field member_fields[] = {
    FIELD(member, email), FIELD(member, name), FIELD(member, company), FIELD(member, language),
};
SHAPE(member);

struct member_key { int64_t id; };
static const struct field member_key_fields[] = { FIELD(member_key, id) };
SHAPE(member_key);

struct member_mail {
    struct member_key key;
    bool              found;
    struct member     member;
};

static bool member_load(struct call *c, void *arg)
{
    struct member_mail *m = arg;

    m->found = db_row_with(c, WITH(member_key, &m->key),
                           "SELECT m.email, m.name, w.name AS company, w.language FROM member m"
                           " JOIN workspace w ON w.id = m.workspace_id"
                           " WHERE m.workspace_id = :workspace_id AND m.id = :id", INTO(member, &m->member));
    return true;
}

bool mail_welcome(struct job_call *j)
{
    struct member_mail   m = { .key = { j->job->ref_id } };
    const char          *language;
    struct letter        letter;
    struct letter_values values;

    if (!call_read(j->c, member_load, &m))
        return failed(j, "the store cannot be read");
    if (!m.found)
        return true;
    language = language_near(m.member.language);
    values   = (struct letter_values){
        .company = m.member.company,
        .name    = m.member.name,
        .link    = str_printf(j->c->mem, "%.*s/docs", STR_ARG(j->c->server->public_url)),
    };
    letter = letter_write(j->c->mem, LETTER_WELCOME, language, &values);
    return send_letter(j, "welcome", &letter, language, (struct mail_address){ m.member.name, m.member.email },
                       STR_NULL, (struct mail_address){ STR_NULL, STR_NULL });
}

bool mail_letter(struct job_call *j, const char *kind, const struct letter *letter, const char *language,
                 struct mail_address to)
{
    return send_letter(j, kind, letter, language, to, STR_NULL, (struct mail_address){ STR_NULL, STR_NULL });
}
