/* Mail and webhooks: what is written, without a store or a network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "core/buf.h"
#include "core/random.h"
#include "domain/language.h"
#include "jobs/kind.h"
#include "jobs/letter.h"
#include "jobs/mime.h"
#include "jobs/webhook.h"
#include <cmocka.h> /* last: its macro `fail` would change op.h */

static struct arena *mem;

static int set_up(void **state)
{
    (void)state;
    mem = arena_new(8u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(mem);
    return 0;
}

static void assert_text(str got, const char *expected)
{
    assert_string_equal(str_z(mem, got), expected);
}

static bool has(str text, const char *part)
{
    return strstr(str_z(mem, text), part) != NULL;
}

/* --- a reader, to check that what we write can be read again ----------------- */

/* Decodes a header value: unfolds, joins encoded words. */
static str header_read(str value)
{
    struct buf b = BUF(mem);

    while (value.len) {
        str word = str_cut(&value, ' ');

        word = str_trim(word);
        if (str_starts(word, "=?UTF-8?B?") && str_ends(word, "?=")) {
            str text;

            assert_true(word.len <= 75);
            assert_true(base64_read(mem, (str){ word.data + 10, word.len - 12 }, &text));
            assert_true(str_is_utf8(text));
            buf_str(&b, text);
        } else {
            buf_printf(&b, "%s%.*s", b.len ? " " : "", STR_ARG(word));
        }
    }
    return buf_end(&b);
}

static int hex_digit(char c)
{
    const char *digits = "0123456789ABCDEF", *at = strchr(digits, c);

    assert_non_null(at);
    return (int)(at - digits);
}

static str quoted_printable_read(str text)
{
    struct buf b = BUF(mem);

    while (text.len) {
        str  line = str_cut(&text, '\n');
        bool soft;

        assert_true(str_ends(line, "\r"));
        line.len--;
        assert_true(line.len <= 76);
        assert_false(str_ends(line, " "));
        soft = str_ends(line, "=");
        line.len -= soft;
        for (size_t i = 0; i < line.len; i++) {
            if (line.data[i] != '=') {
                assert_in_range(line.data[i], ' ', '~');
                buf_char(&b, line.data[i]);
            } else {
                buf_char(&b, (char)(hex_digit(line.data[i + 1]) * 16 + hex_digit(line.data[i + 2])));
                i += 2;
            }
        }
        if (!soft)
            buf_char(&b, '\n');
    }
    return buf_end(&b);
}

/* --- headers and bodies -------------------------------------------------------- */

static void header_texts(void **state)
{
    static const char *const texts[] = {
        "Hello", "Olá, avaliação", "Ação de integração para líderes e gestores da fábrica de São José dos Campos",
        "日本語のとても長い件名がここにありますので折り返されるはずです", "=?UTF-8?B?SGk=?=",
        "A subject in plain ASCII that is longer than what fits on one line of a header of a mail",
    };

    (void)state;
    assert_text(mail_header_text(mem, STR("Hello")), "Hello");
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_text(header_read(mail_header_text(mem, str_of(texts[i]))), texts[i]);
}

static void phrases(void **state)
{
    (void)state;
    assert_text(mail_phrase(mem, STR("Ada Lovelace")), "\"Ada Lovelace\"");
    assert_text(mail_phrase(mem, STR("Smith, \"Bob\" \\o/")), "\"Smith, \\\"Bob\\\" \\\\o/\"");
    assert_text(header_read(mail_phrase(mem, STR("José Ñuñez"))), "José Ñuñez");
}

static void no_header_can_be_slipped_in(void **state)
{
    str         evil = STR("Ada\r\nBcc: all@example.com\r\n\r\nbody");
    struct mail mail = {
        .from = { evil, STR("a@example.com\r\nBcc: b@example.com") }, .to = { evil, STR("c@example.com") },
        .reply_to = { evil, STR("d@example.com") }, .subject = evil, .text = STR("t\n"), .html = STR("h\n"),
        .message_id = STR("id\r\nBcc: x@example.com"), .language = "en",
    };
    str message = mail_message(mem, &mail);

    (void)state;
    assert_false(has(message, "\nBcc:"));
    assert_text(mail_header_text(mem, STR("a\r\nBcc: b")), "a  Bcc: b");
    assert_text(mail_phrase(mem, STR("a\nb")), "\"a b\"");
}

static void quoted_printable(void **state)
{
    struct buf b = BUF(mem);

    (void)state;
    assert_text(mail_quoted_printable(mem, STR("a=b\n")), "a=3Db\r\n");
    assert_text(mail_quoted_printable(mem, STR("é\n\nend \n")), "=C3=A9\r\n\r\nend=20\r\n");
    assert_text(mail_quoted_printable(mem, STR("no end")), "no end\r\n");
    for (int i = 0; i < 40; i++) {
        buf_text(&b, "words and words, avaliação = 1 .");
        if (i % 7 == 0)
            buf_text(&b, " \n.\n\n");
    }
    buf_char(&b, '\n');
    assert_text(quoted_printable_read(mail_quoted_printable(mem, buf_end(&b))), buf_end(&b).data);
    for (size_t n = 60; n < 90; n++) { /* around the end of a line */
        str text = str_printf(mem, "%.*sé \n", (int)n, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                                                       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");

        assert_text(quoted_printable_read(mail_quoted_printable(mem, text)), text.data);
    }
}

static void dates(void **state)
{
    (void)state;
    assert_text(mail_date(mem, 0), "Thu, 01 Jan 1970 00:00:00 +0000");
    assert_text(mail_date(mem, 1795356245999), "Sun, 22 Nov 2026 14:04:05 +0000");
}

/* --- whole messages --------------------------------------------------------------- */

static str header_of(str message, const char *name)
{
    struct buf b = BUF(mem);
    bool       mine = false;

    while (message.len) {
        str line = str_cut(&message, '\n');

        if (line.len <= 1)
            break;
        if (line.data[0] != ' ')
            mine = str_starts(line, str_printf(mem, "%s: ", name).data);
        if (mine)
            buf_str(&b, line.data[0] == ' ' ? line : str_from(line, strlen(name) + 2));
    }
    return str_trim(buf_end(&b));
}

static void message(void **state)
{
    struct mail mail = {
        .from = { STR("Ação Ltda via Assay"), STR("assay@example.com") }, .to = { STR(""), STR("ada@example.com") },
        .reply_to = { STR("Ação Ltda"), STR("hr@example.com") }, .subject = STR("Olá, Ada"),
        .text = STR("Olá\n.\n"), .html = STR("<p>Olá</p>\n"), .message_id = STR("1.invitation@example.com"),
        .date_ms = 1795356245000, .language = "pt",
    };
    str         text = mail_message(mem, &mail), boundary, parts[4];
    size_t      n = 0;
    const char *at = text.data;

    (void)state;
    for (const char *end = text.data; (end = strchr(end, '\n')) != NULL; end++)
        assert_int_equal(end[-1], '\r');
    for (size_t i = 0; i < text.len; i++)
        assert_in_range((unsigned char)text.data[i], 1, 126);
    assert_text(header_of(text, "To"), "<ada@example.com>");
    assert_text(header_read(header_of(text, "From")), "Ação Ltda via Assay <assay@example.com>");
    assert_text(header_read(header_of(text, "Subject")), "Olá, Ada");
    assert_text(header_of(text, "Message-ID"), "<1.invitation@example.com>");
    assert_text(header_of(text, "Auto-Submitted"), "auto-generated");
    assert_text(header_of(text, "Date"), "Sun, 22 Nov 2026 14:04:05 +0000");
    boundary = header_of(text, "Content-Type");
    str_cut(&boundary, '"');
    boundary = str_cut(&boundary, '"');
    boundary = str_printf(mem, "--%.*s", STR_ARG(boundary));
    while ((at = strstr(at, boundary.data)) != NULL && n < 4)
        parts[n++] = str_of(at++);
    assert_int_equal(n, 3); /* two parts and the end */
    assert_text(parts[2], str_printf(mem, "%s--\r\n", boundary.data).data);
    assert_true(has(parts[0], "Content-Type: text/plain; charset=utf-8\r\n"));
    assert_true(has(parts[0], "\r\n\r\nOl=C3=A1\r\n.\r\n--"));
    assert_true(has(parts[1], "\r\n\r\n<p>Ol=C3=A1</p>\r\n--"));
}

/* Of signing in: the link once in the text, its end, and names that HTML could take for its own. */
static void letters_of_accounts(void **state)
{
    struct letter_values values = {
        .company = STR("Smith & <Sons>"), .name = STR("Ada <Byron>"), .contact = STR("ada@example.com"),
        .link = STR("https://example.com/account#reset=abc"), .until_ms = 1795356245000,
    };

    (void)state;
    for (enum letter_kind kind = LETTER_CONFIRMATION; kind <= LETTER_MEMBER; kind++) {
        for (size_t l = 0; languages[l]; l++) {
            struct letter letter = letter_write(mem, kind, languages[l], &values);

            assert_false(str_has(letter.subject, '{') || str_has(letter.text, '{') || str_has(letter.html, '{'));
            assert_true(has(letter.text, "/account#reset=abc\n") && has(letter.text, "2026"));
            assert_true(has(letter.html, "Ada &lt;Byron&gt;") && has(letter.html, "Smith &amp; &lt;Sons&gt;"));
            assert_int_equal(has(letter.subject, "Smith & <Sons>"), kind == LETTER_MEMBER);
        }
    }
}

/* What a candidate asks of the employer: both names and the request, whatever they hold. */
static void letters_to_employers(void **state)
{
    struct letter_values values = {
        .company = STR("Smith & <Sons>"), .person = STR("Ada <Byron>"), .product = STR("Leadership"),
        .contact = STR("ada@example.com"), .link = STR("https://example.com/docs"), .note = STR("more <b>time</b>"),
    };

    (void)state;
    for (enum letter_kind kind = LETTER_ACCOMMODATION; kind <= LETTER_DELETION; kind++) {
        for (size_t l = 0; languages[l]; l++) {
            struct letter letter = letter_write(mem, kind, languages[l], &values);

            assert_false(str_has(letter.subject, '{') || str_has(letter.text, '{') || str_has(letter.html, '{'));
            assert_true(has(letter.subject, "Ada <Byron>"));
            assert_true(has(letter.text, "Ada <Byron>") && has(letter.text, "ada@example.com"));
            assert_true(has(letter.html, "Ada &lt;Byron&gt;"));
            assert_false(has(letter.html, "<b>"));
            assert_int_equal(has(letter.text, "more <b>time</b>"), kind == LETTER_ACCOMMODATION);
        }
    }
}

/* What a company asks of the operator: who it is, and all that was told. */
static void letter_to_the_operator(void **state)
{
    struct letter_values values = { .company = STR("Smith & <Sons>"), .person = STR("Ada <Byron>"), .name = STR(""),
                                    .contact = STR("ada@example.com"), .note = STR("CTO, 51-200") };

    (void)state;
    for (size_t l = 0; languages[l]; l++) {
        struct letter letter = letter_write(mem, LETTER_CONTACT, languages[l], &values);

        assert_false(str_has(letter.subject, '{') || str_has(letter.text, '{') || str_has(letter.html, '{'));
        assert_true(has(letter.subject, "Smith & <Sons>"));
        assert_true(has(letter.text, "Ada <Byron>") && has(letter.text, "ada@example.com"));
        assert_true(has(letter.text, "CTO, 51-200"));
        assert_true(has(letter.html, "Smith &amp; &lt;Sons&gt;"));
    }
}

static void letters(void **state)
{
    struct letter_values values = {
        .company = STR("Smith & <Sons>"), .name = STR("Ada"), .product = STR("Leadership"),
        .contact = STR("hr@example.com"), .link = STR("https://example.com/t/abc"), .minutes = 15,
        .until_ms = 1795356245000, .person = STR("Mary <M> Jones"), .note = STR("More time, please"),
    };

    (void)state;
    for (enum letter_kind kind = 0; kind <= LETTER_WELCOME; kind++) {
        for (size_t l = 0; languages[l]; l++) {
            struct letter letter = letter_write(mem, kind, languages[l], &values);
            bool          to_employer = kind == LETTER_ACCOMMODATION || kind == LETTER_DELETION;

            if (kind == LETTER_RESULTS)
                continue; /* has no link */
            assert_true(str_is_utf8(letter.text) && str_is_utf8(letter.html));
            assert_false(str_has(letter.subject, '{') || str_has(letter.text, '{') || str_has(letter.html, '{'));
            assert_true(has(letter.subject, to_employer ? "Mary <M> Jones" : "Smith & <Sons>"));
            assert_int_equal(has(letter.text, "https://example.com/t/abc\n"), kind != LETTER_REJECTION);
            assert_int_equal(has(letter.html, "href=\"https://example.com/t/abc\""), kind != LETTER_REJECTION);
            assert_true(has(letter.html, to_employer ? "Mary &lt;M&gt; Jones" : "Smith &amp; &lt;Sons&gt;"));
            assert_false(has(letter.html, "<Sons>") || has(letter.html, "<M>"));
            assert_true(has(letter.text, "Ada"));
            assert_int_equal(kind == LETTER_ACCOMMODATION, has(letter.text, "More time, please"));
            if (kind == LETTER_WELCOME || to_employer)
                continue;
            assert_true(has(letter.text, "hr@example.com"));
            if (kind == LETTER_REJECTION)
                continue;
            assert_true(has(letter.text, "15 minut") || has(letter.text, "15 Minut"));
            assert_true(has(letter.text, "2026, 14:04 (UTC)"));
        }
    }
}

/* It says that the report is attached, whom to ask, and links to nothing. */
static void letter_of_results(void **state)
{
    struct letter_values values = { .company = STR("Smith & <Sons>"), .name = STR("Ada"), .product = STR("Leadership"),
                                    .contact = STR("hr@example.com") };

    (void)state;
    for (size_t l = 0; languages[l]; l++) {
        struct letter letter = letter_write(mem, LETTER_RESULTS, languages[l], &values);

        assert_false(str_has(letter.subject, '{') || str_has(letter.text, '{') || str_has(letter.html, '{'));
        assert_true(has(letter.subject, "Leadership"));
        assert_true(has(letter.text, "PDF") && has(letter.text, "hr@example.com") && has(letter.text, "Ada"));
        assert_true(has(letter.html, "Smith &amp; &lt;Sons&gt;"));
        assert_false(has(letter.html, "href") || has(letter.text, "http"));
    }
}

/* The text between the first `from` in a message and the next `until`. */
static str between(str message, const char *from, const char *until)
{
    const char *at = strstr(str_z(mem, message), from);

    assert_non_null(at);
    at += strlen(from);
    assert_non_null(strstr(at, until));
    return (str){ at, (size_t)(strstr(at, until) - at) };
}

/* Both texts stand in a part of their own, and the bytes of the file come out as they were. */
static void message_with_a_file(void **state)
{
    char        bytes[1000];
    struct mail mail = {
        .from = { STR("Acme"), STR("assay@example.com") }, .to = { STR(""), STR("ada@example.com") },
        .subject = STR("Results"), .text = STR("Hello\n"), .html = STR("<p>Hello</p>\n"),
        .message_id = STR("1.results@example.com"), .date_ms = 1795356245000, .language = "en",
        .file = { STR("report.pdf"), STR("application/pdf"), { bytes, sizeof bytes } },
    };
    struct buf joined = BUF(mem);
    str        text, outer, inner, file, read;

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    text  = mail_message(mem, &mail);
    outer = between(text, "multipart/mixed; boundary=\"", "\"");
    inner = between(text, "multipart/alternative; boundary=\"", "\"");
    assert_false(str_starts(outer, inner.data) || str_eq(outer, inner));
    assert_true(str_ends(text, str_printf(mem, "\r\n--%.*s--\r\n", STR_ARG(outer)).data));
    assert_true(has(text, str_printf(mem, "\r\n--%.*s--\r\n--%.*s\r\nContent-Type: application/pdf\r\n", STR_ARG(inner),
                                     STR_ARG(outer)).data));
    assert_true(has(text, "Content-Disposition: attachment; filename=\"report.pdf\"\r\n"));
    file = between(text, "filename=\"report.pdf\"\r\n\r\n", "--");
    while (file.len) {
        str line = str_trim(str_cut(&file, '\n'));

        assert_true(line.len <= 76);
        buf_str(&joined, line);
    }
    assert_true(base64_read(mem, buf_end(&joined), &read));
    assert_int_equal(read.len, sizeof bytes);
    assert_memory_equal(read.data, bytes, sizeof bytes);
}

static void letter_without_a_name(void **state)
{
    struct letter_values values = { .company = STR("Acme"), .name = STR(""), .link = STR("l") };

    (void)state;
    assert_true(str_starts(letter_write(mem, LETTER_INVITATION, "en", &values).text, "Hello,\n\n"));
    assert_true(str_starts(letter_write(mem, LETTER_INVITATION, "de", &values).text, "Guten Tag,\n\n"));
}

/* --- webhooks ----------------------------------------------------------------------- */

/* The example of the Standard Webhooks libraries. */
static void standard_signature(void **state)
{
    (void)state;
    assert_text(webhook_signature(mem, STR("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                                  STR("msg_p5jXN8AQM9LWM0D4loKWxJek"), 1614265330, STR("{\"test\": 2432232314}")),
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

static str request_header(const struct fetch *f, const char *name)
{
    for (size_t i = 0; i < f->headers_n; i++)
        if (strcmp(f->headers[i].name, name) == 0)
            return f->headers[i].value;
    return STR_NULL;
}

static void esc_request(void **state)
{
    struct delivery d = { .id = 7, .form = STR("esc"), .event = STR("assessment.completed"),
                          .url = STR("https://example.com/hook"), .secret = STR("key"),
                          .payload = STR("The quick brown fox jumps over the lazy dog") };
    struct fetch    first, later;

    (void)state;
    assert_null(delivery_request(mem, &d, 1000999, &first));
    assert_null(delivery_request(mem, &d, 9000000, &later));
    assert_text(request_header(&first, "Content-Type"), "application/json");
    assert_text(request_header(&first, "User-Agent"), "Assay/" ASSAY_VERSION);
    assert_text(request_header(&first, "X-ESC-Event"), "assessment.completed");
    assert_text(request_header(&first, "X-ESC-Signature"),
                "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    assert_text(request_header(&first, "webhook-timestamp"), "1000");
    assert_true(str_eq(request_header(&first, "webhook-id"), request_header(&later, "webhook-id")));
    assert_false(str_eq(request_header(&first, "webhook-signature"), request_header(&later, "webhook-signature")));
    assert_int_equal(first.allow, 0);
    d.form = STR("unheard of");
    assert_non_null(delivery_request(mem, &d, 1000, &first));
    d.form    = STR("esc");
    d.removed = true;
    assert_non_null(delivery_request(mem, &d, 1000, &first));
}

static void outside_bytes_become_text(void **state)
{
    (void)state;
    assert_text(webhook_text(mem, STR("plain é"), 100), "plain é");
    assert_text(webhook_text(mem, STR("a\xff\xc3(b\0c\xed\xa0\x80"), 100), "a?" "?(b?c?" "?" "?");
    assert_text(webhook_text(mem, STR("aaé"), 3), "aa"); /* no half character */
    assert_text(webhook_text(mem, STR("a\xe2\x82"), 100), "a?" "?");
}

static void pauses(void **state)
{
    static const int64_t seconds[] = { 5, 300, 1800, 7200, 18000, 36000, 36000, 86400 };
    int64_t total = 0;

    (void)state;
    for (int i = 0; i < 8; i++) {
        assert_int_equal(job_pause_ms(i + 1), seconds[i] * 1000);
        total += seconds[i];
    }
    assert_true(total < 3 * 86400);
    assert_int_equal(job_pause_ms(9), -1);
    assert_int_equal(job_pause_ms(1000), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_texts),
        cmocka_unit_test(phrases),
        cmocka_unit_test(no_header_can_be_slipped_in),
        cmocka_unit_test(quoted_printable),
        cmocka_unit_test(dates),
        cmocka_unit_test(message),
        cmocka_unit_test(letters), cmocka_unit_test(letters_to_employers), cmocka_unit_test(letter_to_the_operator),
        cmocka_unit_test(letter_of_results), cmocka_unit_test(message_with_a_file),
        cmocka_unit_test(letter_without_a_name),
        cmocka_unit_test(standard_signature),
        cmocka_unit_test(esc_request),
        cmocka_unit_test(outside_bytes_become_text),
        cmocka_unit_test(pauses),
        cmocka_unit_test(letters_of_accounts),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
