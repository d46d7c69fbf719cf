// Jobs: which run, in which order, with which rights, what they hand on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byPath, folder, run } from './testing.mjs';
import { permissionsOf, tokenOf } from './permissions.mjs';
import { combinations } from './matrix.mjs';

const job = (more, script = 'true') => `{ runs-on: u, ${more ? `${more}, ` : ''}steps: [ { run: '${script}' } ] }`;
const jobs = (map) => `on: push\njobs:\n${Object.entries(map).map(([id, text]) => `  ${id}: ${text}`).join('\n')}\n`;
const results = (trace) => Object.fromEntries(Object.entries(trace.jobs).map(([id, each]) => [id, each.result]));

test('a job after a red one is skipped, unless its if has a status function', async () => {
  const trace = await run(jobs({
    last: job('needs: red, if: always()'),
    red: job('', 'false'),
    implied: job('needs: red'),
    condition: job(`needs: red, if: github.event_name == 'push'`),
    failed: job('needs: [red, green], if: failure()'),
    green: job(''),
    after_green: job('needs: green'),
    failed_not: job('needs: green, if: failure()'),
  }));
  assert.deepEqual(results(trace), {
    red: 'failure', last: 'success', implied: 'skipped', condition: 'skipped', green: 'success', failed: 'success',
    after_green: 'success', failed_not: 'skipped',
  });
  assert.equal(trace.conclusion, 'failure');
  assert.equal(trace.jobs.condition.if.expression, "success() && (github.event_name == 'push')");
});

test('status functions look at all jobs before, not at the needed ones alone', async () => {
  const trace = await run(jobs({
    red: job('', 'false'),
    rescue: job('needs: red, if: always()'),
    after: job('needs: rescue'),
    after_failed: job('needs: rescue, if: failure()'),
  }));
  assert.deepEqual(results(trace), { red: 'failure', rescue: 'success', after: 'skipped', after_failed: 'success' });
});

test('a skipped job skips those that need it', async () => {
  const trace = await run(jobs({ no: job('if: false'), after: job('needs: no'), always: job('needs: no, if: always()') }));
  assert.deepEqual(results(trace), { no: 'skipped', after: 'skipped', always: 'success' });
  assert.equal(trace.conclusion, 'success');
});

test('needs has results and outputs', async () => {
  const trace = await run(`
on: push
jobs:
  one:
    runs-on: u
    outputs: { a: '\${{ steps.x.outputs.a }}' }
    steps: [ { id: x, run: 'echo a=1 >> "$GITHUB_OUTPUT"; exit 1' } ]
  two:
    needs: one
    if: always() && needs.one.outputs.a == '1'
    runs-on: u
    steps: [ { run: 'echo \${{ needs.one.result }} \${{ needs.one.outputs.a }}' } ]
  three:
    needs: one
    if: always() && needs.one.outputs.a == '2'
    runs-on: u
    steps: [ { run: echo } ]
`);
  assert.equal(byPath(trace, 'two').__run.log, 'failure 1');
  assert.equal(trace.jobs.three.result, 'skipped');
});

test('a job may fail softly', async () => {
  const trace = await run(jobs({ soft: job('continue-on-error: true', 'false'), after: job('needs: soft') }));
  assert.deepEqual(results(trace), { soft: 'success', after: 'success' });
});

test('a matrix makes jobs, each with its index; one red stops the others, unless fail-fast is false', async () => {
  const matrix = (strategy) => `
on: push
jobs:
  one:
    strategy: { ${strategy} }
    runs-on: u
    steps:
      - run: |
          echo "\${{ matrix.shard }} \${{ strategy.job-index }}/\${{ strategy.job-total }}"
          [ \${{ matrix.shard }} != 2 ]
  after:
    needs: one
    if: always()
    runs-on: u
    steps: [ { run: 'echo \${{ needs.one.result }}' } ]
`;
  const stopped = await run(matrix('matrix: { shard: [1, 2, 3] }'));
  const all = await run(matrix(`fail-fast: false, matrix: { shard: "\${{ fromJSON('[1, 2, 3]') }}" }`));
  assert.deepEqual(stopped.jobs.one.runs.map((each) => each.result), ['success', 'failure', 'cancelled']);
  assert.deepEqual(all.jobs.one.runs.map((each) => each.result), ['success', 'failure', 'success']);
  assert.equal(byPath(all, 'one', 2).__run.log, '3 2/3');
  assert.equal(all.jobs.one.runs[2].name, 'one (3)');
  assert.equal(byPath(all, 'after').__run.log, 'failure');
});

test('include and exclude of a matrix', () => {
  assert.deepEqual(combinations({ a: [1, 2], b: ['x', 'y'], exclude: [{ a: 1, b: 'y' }], include: [{ a: 1, c: 'C' }, { a: 3, b: 'z' }] }), [
    { a: 1, b: 'x', c: 'C' }, { a: 2, b: 'x' }, { a: 2, b: 'y' }, { a: 3, b: 'z' },
  ]);
  assert.deepEqual(combinations({ include: [{ a: 1 }, { a: 2 }] }), [{ a: 1 }, { a: 2 }]);
  assert.throws(() => combinations({ a: [] }), /does not contain any values/);
});

test('a job has its own rights alone, and its token says which', async () => {
  const trace = await run(`
on: push
permissions: {}
jobs:
  none: ${job('', 'echo "$GITHUB_TOKEN."')}
  some:
    permissions: { issues: write, contents: read }
    runs-on: u
    steps: [ { env: { GH_TOKEN: '\${{ github.token }}' }, run: 'test "$GH_TOKEN" = ghs_test.issues=write.contents=read; echo "$GH_TOKEN \${{ secrets.GITHUB_TOKEN }}"' } ]
`);
  assert.deepEqual(trace.jobs.none.permissions, {});
  assert.equal(trace.jobs.none.token, 'ghs_test');
  assert.equal(trace.jobs.some.token, 'ghs_test.issues=write.contents=read');
  assert.equal(byPath(trace, 'some').__run.log, '*** ***');
  assert.equal(byPath(trace, 'none').__run.log, '.');
});

test('a fork may write nothing, and what is not stated comes from the workflow', () => {
  assert.deepEqual(permissionsOf({}, { permissions: { issues: 'write' } }, { fork: true }), { issues: 'read' });
  assert.deepEqual(permissionsOf({ permissions: { issues: 'write' } }, {}), { issues: 'write' });
  assert.deepEqual(permissionsOf({ permissions: { issues: 'write' } }, { permissions: {} }), {});
  assert.deepEqual(permissionsOf({}, {}), { contents: 'read', packages: 'read' });
  assert.equal(permissionsOf({ permissions: 'write-all' }, {}).issues, 'write');
  assert.equal(permissionsOf({ permissions: 'read-all' }, {})['id-token'], undefined);
  assert.equal(tokenOf({ issues: 'read' }), 'ghs_test.issues=read');
});

test('concurrency, names, runners and timeouts are recorded', async () => {
  const trace = await run(`
on: push
concurrency: { group: 'g-\${{ github.ref }}', cancel-in-progress: "\${{ github.event_name == 'push' }}" }
jobs:
  one: { name: 'On \${{ github.ref_name }}', runs-on: [self-hosted, big], timeout-minutes: 7, steps: [ { run: 'true', timeout-minutes: 3 } ] }
`);
  assert.deepEqual(trace.concurrency, { group: 'g-refs/heads/main', cancelInProgress: true });
  const [one] = trace.jobs.one.runs;
  assert.deepEqual([one.name, one.runsOn, one.timeoutMinutes, one.steps[0].timeoutMinutes], ['On main', ['self-hosted', 'big'], 7, 3]);
});

test('each job has folders of its own', async () => {
  const trace = await run(jobs({ a: job('', 'touch here; touch "$RUNNER_TEMP/there"'), b: job('needs: a', 'test ! -e here && test ! -e "$RUNNER_TEMP/there"') }), { cache: folder() });
  assert.deepEqual(results(trace), { a: 'success', b: 'success' });
});

test('jobs may be held, and taken from a run before', async () => {
  const text = jobs({ red: job('', 'false'), after: job('needs: red, if: failure()'), last: job('needs: after') });
  const first = await run(text, { only: ['red'] });
  assert.deepEqual(results(first), { red: 'failure', after: 'held', last: 'held' });
  assert.equal(first.jobs.after.fired, true);
  assert.deepEqual(first.jobs.after.permissions, { contents: 'read', packages: 'read' });
  const second = await run(text.replace("'false'", "'true'"), { given: first, token: 'other' });
  assert.deepEqual(results(second), { red: 'failure', after: 'success', last: 'skipped' });
  assert.equal(second.jobs.after.token, 'other');
});
