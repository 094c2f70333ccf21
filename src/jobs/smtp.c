/* smtp.c - handing one message to a mail server. */
#include "jobs/smtp.h"
#include <assert.h>
#include <curl/curl.h>
#include <string.h>

static size_t give(char *room, size_t size, size_t n, void *arg)
{
    str   *rest = arg;
    size_t given = rest->len < size * n ? rest->len : size * n;

    memcpy(room, rest->data, given);
    *rest = str_from(*rest, given);
    return given;
}

static int progress(void *arg, curl_off_t down_all, curl_off_t down, curl_off_t up_all, curl_off_t up)
{
    const struct smtp *smtp = arg;

    (void)down_all, (void)down, (void)up_all, (void)up; /* curl asks like this; only the time matters */
    return smtp->break_off(smtp->break_off_arg);
}

/* STARTTLS of a server we give no password to: whoever could show a false
 * certificate could as well take the offer of STARTTLS away, so insisting on a
 * true one would only keep mail from relays with a home-made certificate
 * (RFC 7435). */
static bool is_opportunistic(const char *url)
{
    return str_starts(str_of(url), "smtp://") && !strchr(url, '@');
}

const char *smtp_send(struct arena *mem, const struct smtp *smtp, str from, str to, str message)
{
    char              *words = arena_alloc(mem, CURL_ERROR_SIZE);
    CURL              *easy = curl_easy_init();
    struct curl_slist *rcpt = curl_slist_append(NULL, str_printf(mem, "<%.*s>", STR_ARG(to)).data);
    CURLcode           code;

    assert(easy && rcpt);
    curl_easy_setopt(easy, CURLOPT_URL, smtp->url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
    if (is_opportunistic(smtp->url)) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, str_printf(mem, "<%.*s>", STR_ARG(from)).data);
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, rcpt);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)message.len);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(easy, CURLOPT_READDATA, &message);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, smtp);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)smtp->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, words);
    code = curl_easy_perform(easy);
    curl_easy_cleanup(easy);
    curl_slist_free_all(rcpt);
    if (code == CURLE_OK)
        return NULL;
    return words[0] ? words : curl_easy_strerror(code);
}
