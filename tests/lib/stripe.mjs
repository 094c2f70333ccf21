// stripe.mjs - Stripe as far as tests need it: signatures of its events, and its
// API for Checkout sessions.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';

export const SECRET = 'whsec_of_the_tests'; // as lib/server.mjs sets it

// The header Stripe-Signature of a body, made `age_s` seconds ago.
export function signature(body, age_s = 0, secret = SECRET) {
    const time = Math.floor(Date.now() / 1000) - age_s;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${text}`).digest('hex')},v0=0`;
}

// An API that makes a Checkout session of every request; `requests` are what came,
// the form as an object.  `answer.status` other than 200 refuses.
export async function startStripe() {
    const requests = [];
    const answer = { status: 200 };
    const server = createServer(async (call, reply) => {
        const chunks = [];
        for await (const chunk of call) chunks.push(chunk);
        const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
        requests.push({ method: call.method, path: call.url, headers: call.headers, form });
        const id = `cs_test_${form.client_reference_id}`;
        reply.writeHead(answer.status, { 'Content-Type': 'application/json' });
        reply.end(JSON.stringify({ id, object: 'checkout.session', url: `https://checkout.stripe.com/c/pay/${id}` }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        requests,
        answer,
        stop: () => {
            server.closeAllConnections();
            server.close();
        },
    };
}
