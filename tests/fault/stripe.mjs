// stripe.mjs - an order through Stripe Checkout, with a stand-in for Stripe's API.
import { check, exitCode } from '../lib/check.mjs';
import { bearer, send } from '../lib/http.mjs';
import { removeFolder, setup, startServer, temporaryFolder } from '../lib/server.mjs';
import { SECRET, signature, startStripe } from '../lib/stripe.mjs';

const stripe = await startStripe();
const store = {
    data: temporaryFolder('stripe'),
    env: { ASSAY_STRIPE_KEY: 'sk_test_1', ASSAY_STRIPE_URL: stripe.url, ASSAY_STRIPE_WEBHOOK_SECRET: SECRET },
};
const server = await startServer(store);
const { api_key: key } = await setup(store, { credits: 2 });
const call = (method, path, body) =>
    send({ method, url: `${server.url}/api/v1${path}`, headers: bearer(key), body });
const event = (type, object) => {
    const body = { id: 'evt_1', object: 'event', type, data: { object } };
    return send({ method: 'POST', url: `${server.url}/assay/v1/stripe/events`, body,
        headers: { 'Stripe-Signature': signature(body) } });
};

const reply = await call('POST', '/orders', {
    package_id: 'pkg_10', success_url: 'https://example.com/ok?a=1&b=ü', cancel_url: 'https://example.com/no',
});
const order = reply.json;
const [seen] = stripe.requests;
check(reply.status === 201 && order.checkout_url === `https://checkout.stripe.com/c/pay/cs_test_${order.order_id}` &&
    order.message === undefined, 'an order answers with the payment page', reply.text);
check(seen.method === 'POST' && seen.path === '/v1/checkout/sessions' && seen.headers.authorization === 'Bearer sk_test_1' &&
    seen.headers['idempotency-key'] === order.order_id && seen.headers['content-type'] === 'application/x-www-form-urlencoded',
    'Stripe is asked as its API wants it');
const want = {
    mode: 'payment', client_reference_id: order.order_id, 'metadata[order_id]': order.order_id,
    success_url: 'https://example.com/ok?a=1&b=ü', cancel_url: 'https://example.com/no',
    'line_items[0][quantity]': '1', 'line_items[0][price_data][currency]': 'eur',
    'line_items[0][price_data][unit_amount]': '49000', 'line_items[0][price_data][product_data][name]': '10 credits',
};
check(JSON.stringify(seen.form) === JSON.stringify(want), 'the form says what is bought', JSON.stringify(seen.form));

const session = { id: `cs_test_${order.order_id}`, payment_status: 'paid', amount_total: 49000, currency: 'eur' };
check((await call('GET', `/orders/${order.order_id}`)).json.status === 'pending', 'it is pending until Stripe says more');
const told = await Promise.all(Array.from({ length: 16 }, () => event('checkout.session.completed', session)));
check(told.every((one) => one.status === 200), 'the event may come many times at once');
check((await call('GET', `/orders/${order.order_id}`)).json.status === 'paid' &&
    (await call('GET', '/balance')).json.credits === 12 && (await call('GET', '/invoices')).json.total === 1,
    'it is paid once: ten credits, one invoice');

const second = (await call('POST', '/orders', { package_id: 'pkg_10' })).json;
await event('checkout.session.expired', { ...session, id: `cs_test_${second.order_id}`, payment_status: 'unpaid' });
check((await call('GET', `/orders/${second.order_id}`)).json.status === 'cancelled', 'an expired page cancels its order');
await event('checkout.session.completed', { ...session, id: `cs_test_${second.order_id}` });
check((await call('GET', '/balance')).json.credits === 12, 'a cancelled order grants nothing');

stripe.answer.status = 402;
const refused = await call('POST', '/orders', { package_id: 'pkg_10' });
check(refused.status === 503 && /Stripe/.test(refused.text), 'what Stripe refuses is said', refused.text);
stripe.stop();
const gone = await call('POST', '/orders', { package_id: 'pkg_10' });
check(gone.status === 503 && /reached/.test(gone.text), 'and when it cannot be reached', gone.text);
await server.stop();
removeFolder(store.data);
process.exit(exitCode());
