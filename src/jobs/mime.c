/* mime.c - writing a mail. */
#include "jobs/mime.h"
#include <time.h>
#include "core/buf.h"
#include "core/random.h"

#define PLAIN_MAX    60 /* characters of a header value that need no folding */
#define WORD_BYTES   42 /* of UTF-8 in one encoded word: 56 of base64, 68 in all, at most 75 allowed */
#define LINE_MAX_QP  76
#define LINE_BYTES   57 /* of a file: a line of base64 has 76 characters */

/* The text on one line: control characters, line ends above all, become spaces. */
static str one_line(struct arena *mem, str text)
{
    struct buf b = BUF(mem);

    for (size_t i = 0; i < text.len; i++)
        buf_char(&b, (unsigned char)text.data[i] < ' ' || text.data[i] == 0x7f ? ' ' : text.data[i]);
    return str_trim(buf_end(&b));
}

static bool is_plain(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] < ' ' || (unsigned char)text.data[i] > '~')
            return false;
    /* What looks like an encoded word would be read as one. */
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.data[i] == '=' && text.data[i + 1] == '?')
            return false;
    return text.len <= PLAIN_MAX;
}

/* Bytes at the front of `text` that fit one word without cutting a character. */
static size_t word_bytes(str text)
{
    size_t n = text.len < WORD_BYTES ? text.len : WORD_BYTES;

    while (n < text.len && n > 1 && ((unsigned char)text.data[n] & 0xc0) == 0x80)
        n--;
    return n;
}

static str encoded_words(struct arena *mem, str text)
{
    struct buf b = BUF(mem);

    while (text.len) {
        size_t n = word_bytes(text);

        buf_text(&b, b.len ? "\r\n =?UTF-8?B?" : "=?UTF-8?B?");
        buf_str(&b, base64_text(mem, text.data, n));
        buf_text(&b, "?=");
        text = str_from(text, n);
    }
    return buf_end(&b);
}

str mail_header_text(struct arena *mem, str text)
{
    text = one_line(mem, text);
    return is_plain(text) ? text : encoded_words(mem, text);
}

str mail_phrase(struct arena *mem, str name)
{
    struct buf b = BUF(mem);

    name = one_line(mem, name);
    if (!is_plain(name))
        return encoded_words(mem, name);
    buf_char(&b, '"');
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] == '"' || name.data[i] == '\\')
            buf_char(&b, '\\');
        buf_char(&b, name.data[i]);
    }
    buf_char(&b, '"');
    return buf_end(&b);
}

/* RFC 2045 6.7: one character of a line; `last` before the end of the line. */
static void qp_char(struct buf *b, size_t *column, unsigned char ch, bool last)
{
    bool as_is = (ch > ' ' && ch <= '~' && ch != '=') || (ch == ' ' && !last);

    if (*column + (as_is ? 1 : 3) > LINE_MAX_QP - 1) {
        buf_text(b, "=\r\n");
        *column = 0;
    }
    if (as_is)
        buf_char(b, (char)ch);
    else
        buf_printf(b, "=%02X", ch);
    *column += as_is ? 1 : 3;
}

str mail_quoted_printable(struct arena *mem, str text)
{
    struct buf b = BUF(mem);

    while (text.len) {
        str    line = str_cut(&text, '\n');
        size_t column = 0;

        for (size_t i = 0; i < line.len; i++)
            qp_char(&b, &column, (unsigned char)line.data[i], i + 1 == line.len);
        buf_text(&b, "\r\n");
    }
    return buf_end(&b);
}

str mail_date(struct arena *mem, int64_t ms)
{
    static const char *const days[]   = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    time_t    seconds = (time_t)(ms / 1000);
    struct tm t;

    gmtime_r(&seconds, &t);
    return str_printf(mem, "%s, %02d %s %d %02d:%02d:%02d +0000", days[t.tm_wday], t.tm_mday, months[t.tm_mon],
                      t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

static void address_header(struct buf *b, const char *name, const struct mail_address *a)
{
    str display = one_line(b->mem, a->name), address = one_line(b->mem, a->address);

    buf_printf(b, "%s: ", name);
    if (display.len) {
        buf_str(b, mail_phrase(b->mem, display));
        buf_text(b, "\r\n ");
    }
    buf_printf(b, "<%.*s>\r\n", STR_ARG(address));
}

static void header(struct buf *b, const char *name, str value)
{
    buf_printf(b, "%s: ", name);
    buf_str(b, value);
    buf_text(b, "\r\n");
}

static void part(struct buf *b, str boundary, const char *type, str body)
{
    buf_printf(b, "--%.*s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
               STR_ARG(boundary), type);
    buf_str(b, mail_quoted_printable(b->mem, body));
}

/* Lines of 76 characters, 57 bytes each (RFC 2045 6.8). */
static void base64_lines(struct buf *b, str data)
{
    while (data.len) {
        size_t n = data.len < LINE_BYTES ? data.len : LINE_BYTES;

        buf_str(b, base64_text(b->mem, data.data, n));
        buf_text(b, "\r\n");
        data = str_from(data, n);
    }
}

static void file_part(struct buf *b, str boundary, const struct mail_file *file)
{
    buf_printf(b, "--%.*s\r\nContent-Type: %.*s\r\nContent-Transfer-Encoding: base64\r\n"
               "Content-Disposition: attachment; filename=\"%.*s\"\r\n\r\n", STR_ARG(boundary),
               STR_ARG(file->type), STR_ARG(file->name));
    base64_lines(b, file->data);
}

static void texts_part(struct buf *b, str boundary, const struct mail *mail)
{
    header(b, "Content-Type", str_printf(b->mem, "multipart/alternative; boundary=\"%.*s\"", STR_ARG(boundary)));
    buf_text(b, "\r\n");
    part(b, boundary, "text/plain", mail->text);
    part(b, boundary, "text/html", mail->html);
    buf_printf(b, "--%.*s--\r\n", STR_ARG(boundary));
}

str mail_message(struct arena *mem, const struct mail *mail)
{
    struct buf b = BUF(mem);
    /* "=_" never stands in quoted-printable text, so no body can hold the boundary. */
    str boundary = str_printf(mem, "=_%.16s", hash_hex(mem, mail->message_id).data);
    str outer = str_printf(mem, "=_m%.16s", hash_hex(mem, mail->message_id).data);

    header(&b, "Date", mail_date(mem, mail->date_ms));
    address_header(&b, "From", &mail->from);
    address_header(&b, "To", &mail->to);
    if (mail->reply_to.address.data)
        address_header(&b, "Reply-To", &mail->reply_to);
    header(&b, "Subject", mail_header_text(mem, mail->subject));
    header(&b, "Message-ID", one_line(mem, str_printf(mem, "<%.*s>", STR_ARG(mail->message_id))));
    header(&b, "Auto-Submitted", STR("auto-generated"));
    header(&b, "MIME-Version", STR("1.0"));
    header(&b, "Content-Language", str_of(mail->language));
    if (!mail->file.data.len) {
        texts_part(&b, boundary, mail);
        return buf_end(&b);
    }
    header(&b, "Content-Type", str_printf(mem, "multipart/mixed; boundary=\"%.*s\"", STR_ARG(outer)));
    buf_printf(&b, "\r\n--%.*s\r\n", STR_ARG(outer));
    texts_part(&b, boundary, mail);
    file_part(&b, outer, &mail->file);
    buf_printf(&b, "--%.*s--\r\n", STR_ARG(outer));
    return buf_end(&b);
}
