// members.mjs - members of a workspace who are signed in, made behind the server's back.
import { createHash, randomBytes } from 'node:crypto';

let made = 0;

// An id as the Coodesh family writes it.
export const hexOf = (id) => BigInt(id).toString(16).padStart(24, '0');

// A member of that role with a session, made by `ask` (sql.mjs): {token, member: id as the Coodesh family writes it, email}.
export async function signedIn(ask, workspace, role, { status = 'active', permissions = 'NULL' } = {}) {
    const token = randomBytes(20).toString('hex');
    const hash = createHash('sha256').update(token).digest('hex');
    const now = Date.now();
    const id = now * 1000 + (++made % 1000);
    const email = `${role}-${id}@example.com`;
    await ask(`INSERT INTO member (workspace_id, id, email, email_fold, name, role, status, permissions, created_at) VALUES
        (${workspace}, ${id}, '${email}', '${email}', 'A ${role}', '${role}', '${status}', ${permissions}, ${now});
        INSERT INTO member_session (workspace_id, id, member_id, hash, created_at, used_at) VALUES
        (${workspace}, ${id}, ${id}, '${hash}', ${now}, ${now})`);
    return { token, member: hexOf(id), email };
}
