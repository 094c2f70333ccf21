// families.mjs - what tests must know of a family: how a key is sent, which
// status a bad field has, and how its error form is read.
const known = (json) => (json && typeof json === 'object' ? json : {});

export const families = {
    esc: {
        headers: (key) => ({ Authorization: `Bearer ${key}` }),
        unknown: '/api/v1/no-such-thing',
        invalid: { query: 400, body: 422 },
        // {code, message, fields} of an error reply; null when it has not the family's form.
        problem: (json) => {
            const { error, message, details } = known(json);
            if (typeof error !== 'string' || typeof message !== 'string' || !message || details === undefined)
                return null;
            return { code: error, message, fields: Object.keys(details ?? {}) };
        },
    },
    testgorilla: {
        headers: (key) => ({ Authorization: `Token ${key}` }),
        unknown: '/api/assessments/no/such/thing',
        invalid: { query: 400, body: 400 },
        // {"detail"}, {field: [texts]}, or {"errors": [{field, error_key, message}]} of an invitation.
        problem: (json) => {
            const form = known(json);
            if (typeof form.detail === 'string') return { code: null, message: form.detail, fields: [] };
            if (Array.isArray(form.errors)) {
                const fields = form.errors.map((e) => e.field);
                return { code: form.errors[0]?.error_key, message: form.errors[0]?.message, fields };
            }
            const fields = Object.keys(form);
            if (!fields.length || !fields.every((name) => Array.isArray(form[name]))) return null;
            return { code: null, message: form[fields[0]][0], fields };
        },
    },
    pi: {
        headers: (key) => ({ 'api-key': key }),
        unknown: '/api/v1/behavioralassessments/no/such/thing',
        invalid: { query: 400, body: 400 },
        forbidden: 401,
        ignored: ['company_id'], // members of paths that name nothing: the key says whose
        // {number, context, description, parameterErrors}, or {"Message"} of a key that is refused.
        problem: (json) => {
            const { number, context, description, parameterErrors, Message } = known(json);
            if (typeof Message === 'string') return { code: null, message: Message, fields: [] };
            if (!Number.isInteger(number) || context !== null || !description || !Array.isArray(parameterErrors))
                return null;
            return { code: number, message: description, fields: parameterErrors.map((e) => e.parameterName) };
        },
    },
    coodesh: {
        headers: (key) => ({ 'x-api-key': key }),
        ignored: ['zipCode'], // of no record of ours
        unknown: '/no-such-thing',
        invalid: { query: 400, body: 400 },
        // {statusCode, message: text or ["field text", ...], error}, or {type, payload: {message, status}} of sign-in.
        problem: (json) => {
            const { statusCode, message, error, type, payload } = known(json);
            if (typeof type === 'string' && typeof payload?.message === 'string')
                return { code: type, message: payload.message, fields: [] };
            if (typeof statusCode !== 'number' || !message || typeof error !== 'string') return null;
            const texts = [message].flat();
            const fields = Array.isArray(message) ? texts.map((text) => text.split(' ')[0]) : [];
            return { code: error, message: texts[0], fields };
        },
    },
    judge: {
        headers: (key) => ({ Authorization: `Bearer ${key}` }),
        unknown: '/judge/v1/no-such-thing',
        invalid: { query: 400, body: 422 },
        forbidden: 401, // the key of a workspace is no token of a worker
        strangers: 401,
        problem: (json) => families.native.problem(json),
    },
    native: {
        headers: (key) => ({ Authorization: `Bearer ${key}` }),
        unknown: '/assay/v1/no-such-thing',
        invalid: { query: 400, body: 422 },
        problem: (json) => {
            const { code, message, fields, request_id } = known(known(json).error);
            if (typeof code !== 'string' || typeof message !== 'string' || !message || !request_id)
                return null;
            return { code, message, fields: Object.keys(fields ?? {}) };
        },
    },
};
