/* ai.c - see ai.h.  Source: platform.openai.com/docs/api-reference/chat/create. */
#include "core/fetch.h"
#include "domain/ai.h"

#define TIMEOUT_MS 25000
#define REPLY_MAX  (2u << 20)

str ai_model(const struct call *c)
{
    return str_of(config_text(c->server->config, SET_AI_MODEL));
}

static str request_text(struct call *c, const char *task, str content)
{
    struct buf b = BUF(c->mem);

    buf_text(&b, "{\"model\":");
    buf_json(&b, ai_model(c));
    buf_text(&b, ",\"temperature\":0.2,\"response_format\":{\"type\":\"json_object\"},\"messages\":["
             "{\"role\":\"system\",\"content\":");
    buf_json(&b, str_of(task));
    buf_text(&b, "},{\"role\":\"user\",\"content\":");
    buf_json(&b, content);
    buf_text(&b, "}]}");
    return buf_end(&b);
}

bool ai_unfit(struct call *c)
{
    LOG(c->server->log, LOG_ERROR, "the AI service gave a reply of another shape", LOG_TEXT("model", ai_model(c)));
    return fail(c, 503, NULL, "the AI service gave a reply that cannot be used: try again");
}

/* The object that the first choice of a completion holds; NULL when it is none or cut off. */
static json_t *completion_read(struct call *c, str text)
{
    const char   *message;
    json_t       *json = json_read(text, JSON_DEPTH_MAX, &message), *object;
    const json_t *choice = json_array_get(json_object_get(json, "choices"), 0);
    str           reason = json_str(json_object_get(choice, "finish_reason"));

    if (json)
        call_defer(c, json_close, json);
    if (reason.data && !str_is(reason, "stop"))
        return NULL;
    object = json_read(str_trim(json_str(json_object_get(json_object_get(choice, "message"), "content"))),
                       JSON_DEPTH_MAX, &message);
    if (object)
        call_defer(c, json_close, object);
    return json_is_object(object) ? object : NULL;
}

static bool ai_fetch(struct call *c, const char *task, str content, struct fetch *fetch)
{
    const struct config *config = c->server->config;
    str                  key = str_of(config_text(config, SET_AI_KEY));
    struct fetch_header  headers[2] = { { "Content-Type", STR("application/json") } };

    *fetch = (struct fetch){ .method = "POST", .headers = headers, .headers_n = 1, .timeout_ms = TIMEOUT_MS,
                             .reply_max = REPLY_MAX, .body = request_text(c, task, content),
                             .allow = FETCH_PRIVATE, /* the address is the administrator's own setting */
                             .url = str_printf(c->mem, "%s/chat/completions", config_text(config, SET_AI_URL)) };
    if (key.len)
        headers[fetch->headers_n++] = (struct fetch_header){ "Authorization",
                                                             str_printf(c->mem, "Bearer %.*s", STR_ARG(key)) };
    if (!fetch_run(c->mem, fetch))
        return fail(c, 503, NULL, "the AI service cannot be reached at the moment");
    if (fetch->status == 200)
        return true;
    LOG(c->server->log, LOG_ERROR, "the AI service refused a request", LOG_NUMBER("status", fetch->status));
    return fail(c, 503, NULL, "the AI service refused: the administrator finds the status in the log");
}

json_t *ai_ask(struct call *c, const char *task, str content)
{
    struct fetch fetch;
    json_t      *object;

    if (!*config_text(c->server->config, SET_AI_URL)) {
        fail(c, 503, NULL, "the setting AI_URL is not set");
        return NULL;
    }
    if (!ai_model(c).len) {
        fail(c, 503, NULL, "the setting AI_MODEL is not set");
        return NULL;
    }
    if (!ai_fetch(c, task, content, &fetch))
        return NULL;
    object = fetch.reply_cut ? NULL : completion_read(c, fetch.reply);
    if (!object)
        ai_unfit(c);
    return object;
}
