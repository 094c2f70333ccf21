// lookups.mjs - stand-ins for a postal code service in the form of ViaCEP, and for a WordPress site.
//
// `requests` are the addresses that were asked for.  Codes that misbehave: 99999001 answers 500, 99999002
// no JSON, 99999003 an answer without a city, 99999004 a redirect, 99999005 not in time, 99999006 too much.
// So does the site with those words as `search`: fault, broken, object, redirect, slow, huge.
import { createServer } from 'node:http';
import { once } from 'node:events';

const paulista = {
    cep: '01310-100',
    logradouro: 'Avenida Paulista',
    complemento: 'de 612 a 1510 - lado par',
    unidade: '',
    bairro: 'Bela Vista',
    localidade: 'São Paulo',
    uf: 'SP',
    estado: 'São Paulo',
    regiao: 'Sudeste',
    ibge: '3550308',
    gia: '1004',
    ddd: '11',
    siafi: '7107',
};
const small = { cep: '78890-000', logradouro: '', complemento: '', bairro: '', localidade: 'Sorriso', uf: 'MT' };
const cities = { '01310100': paulista, 78890000: small };

const posts = Array.from({ length: 12 }, (_, i) => ({
    id: i + 1,
    slug: `post-${i + 1}`,
    title: { rendered: `Post ${i + 1}` },
    categories: [i % 2 ? 5 : 3],
    link: `https://blog.example.com/post-${i + 1}`,
}));
const categories = [
    { id: 3, slug: 'news', name: 'News', count: 6 },
    { id: 5, slug: 'tech', name: 'Tech', count: 6 },
];

const HUGE = JSON.stringify(['x'.repeat(2 << 20)]);
const trouble = {
    99999001: [500, { message: 'fault' }],
    99999002: [200, '<html>not JSON'],
    99999003: [200, { cep: '99999-003' }],
    99999004: [302, '', { Location: '/ws/01310100/json/' }],
    99999006: [200, HUGE],
    fault: [500, { message: 'fault' }],
    broken: [200, '[{'],
    object: [200, { not: 'a list' }],
    redirect: [301, '', { Location: '/wp-json/wp/v2/posts' }],
    huge: [200, HUGE],
};

function postal(path) {
    const code = /^\/ws\/(\d{8})\/json\/$/.exec(path)?.[1];
    if (!code) return [400, '<h3>Http 400</h3>'];
    return trouble[code] ?? [200, cities[code] ?? { erro: 'true' }];
}

function site({ pathname, searchParams: query }) {
    const rows = { posts, categories }[pathname.split('/').pop()];
    if (!rows || !pathname.startsWith('/blog/wp-json/wp/v2/')) return [404, { code: 'rest_no_route', message: 'No route' }];
    if (query.get('search') in trouble) return trouble[query.get('search')];
    if (query.get('context') === 'edit') return [401, { code: 'rest_forbidden_context', message: 'Sorry' }];
    const size = Number(query.get('per_page'));
    const at = (Number(query.get('page')) - 1) * size;
    const wanted = query.get('categories')?.split(',').map(Number);
    const found = rows.filter((one) => (!wanted || one.categories?.some((id) => wanted.includes(id))) &&
        (!query.get('slug') || one.slug === query.get('slug')));
    if (at >= found.length && at > 0)
        return [400, { code: 'rest_post_invalid_page_number', message: 'The page number requested is larger than the number of pages available.' }];
    const members = query.get('_fields')?.split(',');
    const shown = found.slice(at, at + size).map((one) =>
        members ? Object.fromEntries(members.filter((name) => name in one).map((name) => [name, one[name]])) : one);
    return [200, shown];
}

// Starts both; `env` makes a server of ours ask them.
export async function startLookups() {
    const requests = [];
    const server = createServer((req, res) => {
        requests.push(req.url);
        const url = new URL(req.url, 'http://x');
        if (url.pathname.includes('99999005') || url.searchParams.get('search') === 'slow') return; // never answered
        const [status, body, headers] = url.pathname.startsWith('/ws/') ? postal(url.pathname) : site(url);
        res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
        res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${server.address().port}`;
    return {
        url,
        requests,
        env: { ASSAY_CEP_URL: `${url}/ws`, ASSAY_WORDPRESS_URL: `${url}/blog/` },
        stop: () => {
            server.closeAllConnections();
            server.close();
        },
    };
}
