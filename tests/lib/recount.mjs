// recount.mjs - makes the counts that lists read (attempt_block and the numbers of assessments) from
// the attempts, for tests that write attempts into the store themselves.  It says what
// src/domain/listing.c counts; `assay verify` compares the two.
import { query } from './sql.mjs';

const counts = (source, state, block, where) =>
    `INSERT INTO attempt_block (workspace_id, source, state, block, n) SELECT workspace_id, ${source}, ${state}, ${block}, count(*)
     FROM attempt WHERE ${where} GROUP BY 1, 2, 3, 4;`;

export function recount(store) {
    const tenth = store.database ? 'CAST(floor(average * 10 + 0.000001) AS BIGINT)' : 'CAST(average * 10 + 0.000001 AS INTEGER)';
    const scored = `CASE WHEN average IS NULL THEN -1 - number / 1024 ELSE ${tenth} END`;
    const of = (progress) => `(SELECT count(*) FROM attempt a WHERE a.workspace_id = assessment.workspace_id
        AND a.assessment_id = assessment.id AND a.progress = '${progress}')`;
    query(store, `BEGIN; DELETE FROM attempt_block;
        ${counts('source', 'state', 'number / 1024', "state <> ''")}
        ${counts("'as:' || assessment_id", 'progress', 'number / 1024', "progress <> ''")}
        ${counts("'as:' || assessment_id || ':' || stage", 'progress', 'number / 1024', "progress <> ''")}
        ${counts("'score:' || assessment_id", 'progress', scored, "progress = 'completed'")}
        ${counts("'score:' || assessment_id || ':' || stage", 'progress', scored, "progress = 'completed'")}
        UPDATE assessment SET invited_n = ${of('invited')}, started_n = ${of('started')}, completed_n = ${of('completed')};
        COMMIT;`);
}
