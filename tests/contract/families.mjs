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
