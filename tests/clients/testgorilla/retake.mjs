// A recruiting system with axios: `invite MAIL`, `poll MAIL` until somebody has completed, `again MAIL` lets them
// take it once more.  Prints JSON.
import { createRequire } from 'node:module';

const axios = createRequire(process.env.MODULES)('axios');
const [, , command, email] = process.argv;
const ASSESSMENT = 6;
const api = axios.create({
    baseURL: 'https://app.testgorilla.com/api/assessments',
    headers: { Authorization: 'Token <YOUR TOKEN GOES HERE>' },
});

const invite = async () =>
    (await api.post(`/${ASSESSMENT}/invite_candidate/`, { email, first_name: 'Rita', last_name: 'Retake' })).data;
const find = async () => {
    const { data } = await api.get('/candidature/', { params: { assessment: ASSESSMENT, search: email, ordering: '-created' } });
    return data.results[0];
};

const commands = {
    invite,
    async poll() {
        for (let i = 0; i < 50; i++) {
            const one = await find();
            if (one?.status === 'completed' && one.personality) return one;
            await new Promise((done) => setTimeout(done, 200));
        }
        throw new Error('not completed');
    },
    async again() {
        const refused = await invite().catch((error) => error.response);
        if (refused.status !== 400 || refused.data.errors[0].error_key !== 'REPEATING_INVITATION')
            throw new Error(`a second invitation: ${JSON.stringify(refused.data ?? refused)}`);
        const { id } = await find();
        const deleted = await api.delete(`/candidature/${id}/`);
        if (deleted.status !== 204) throw new Error(`deleted: ${deleted.status}`);
        return invite();
    },
};
console.log(JSON.stringify(await commands[command]()));
