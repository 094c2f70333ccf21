// A recruiter's system in Node: `create HOOK` invites and prints the ids, `read ID` fetches what came of it.
const BASE_URL = 'https://pi.predictiveindex.com/api/v1';
const headers = { 'api-key': '12345678-ABCD-EFGH-1234-ABCDEFGH1234', 'Content-Type': 'application/json' };

async function call(url, options = {}) {
  const reply = await fetch(url, { headers, ...options });
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  return reply;
}

const commands = {
  create: async (hook) =>
    (
      await call(`${BASE_URL}/behavioralassessments`, {
        method: 'POST',
        body: JSON.stringify({
          firstName: 'Kevin',
          lastName: 'Flynn',
          email: 'kevin@example.com',
          assessmentStatusWebHook: hook,
          externalId: 'node-1',
          externalPersonId: 'K',
        }),
      })
    ).json(),
  read: async (id) => {
    const one = await (await call(`${BASE_URL}/behavioralassessments/${id}`)).json();
    const listed = await (await call(`${BASE_URL}/behavioralassessments?externalId=node-1&$top=10`)).json();
    const report = await (await call(one.descriptiveReportUrl)).text();
    return { one, listed, report: report.slice(0, 5) };
  },
};

console.log(JSON.stringify(await commands[process.argv[2]](process.argv[3])));
