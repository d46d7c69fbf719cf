// Which events start a workflow.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firing, passes } from './triggers.mjs';
import { byPath, git, repository, run, steps } from './testing.mjs';

const event = (name, more = {}) => ({ name, ref: 'refs/heads/main', base: 'main', defaultBranch: 'main', ...more });

test('patterns as GitHub has them', () => {
  for (const [filters, name, result] of [
    [['main'], 'main', true], [['main'], 'mainline', false], [['*'], 'a/b', false], [['**'], 'a/b', true],
    [['releases/**'], 'releases/1/x', true], [['releases/**'], 'release', false], [['v[12].[0-9]+.[0-9]+'], 'v1.10.1', true],
    [['v[12].[0-9]+.[0-9]+'], 'v3.10.1', false], [['**', '!wip/**'], 'wip/a', false], [['**', '!wip/**', 'wip/a'], 'wip/a', true],
    [['v1.0'], 'v1x0', false], [['ab?'], 'a', true],
  ]) assert.equal(passes(filters, name), result, `${filters} ${name}`);
});

test('push: filters of branches and of tags', () => {
  const main = { push: { branches: ['main'] } };
  assert.equal(firing(main, event('push')).fires, true);
  assert.equal(firing(main, event('push', { ref: 'refs/heads/other' })).fires, false);
  assert.equal(firing(main, event('push', { ref: 'refs/tags/main' })).fires, false);
  assert.equal(firing({ push: { tags: ['v*'] } }, event('push', { ref: 'refs/tags/v1' })).fires, true);
  assert.equal(firing({ push: { tags: ['v*'] } }, event('push')).fires, false);
  assert.equal(firing({ push: { 'branches-ignore': ['main'] } }, event('push')).fires, false);
  assert.equal(firing('push', event('push', { ref: 'refs/tags/v1' })).fires, true);
  assert.equal(firing(['pull_request'], event('push')).fires, false);
});

test('a schedule runs on the default branch alone, with its cron', () => {
  const on = { schedule: [{ cron: '37 5 * * 1' }] };
  assert.deepEqual(firing(on, event('schedule')), { fires: true, crons: ['37 5 * * 1'] });
  assert.equal(firing(on, event('schedule', { ref: 'refs/heads/other' })).fires, false);
  assert.equal(firing(on, event('schedule', { cron: '0 0 * * *' })).fires, false);
});

test('pull requests: by base and by type', () => {
  const on = { pull_request: { branches: ['main'] } };
  assert.equal(firing(on, event('pull_request', { ref: 'refs/heads/x' })).fires, true);
  assert.equal(firing(on, event('pull_request', { base: 'other' })).fires, false);
  assert.equal(firing(on, event('pull_request', { action: 'closed' })).fires, false);
});

test('a cron that is none is refused', async () => {
  await assert.rejects(run(steps('- run: echo', { head: 'on:\n  schedule:\n    - cron: 99 5 * * 1' })), /cron/i);
});

test('what does not fire runs nothing', async () => {
  const trace = await run(steps('- run: echo', { head: 'on: pull_request' }));
  assert.equal(trace.fires, false);
  assert.deepEqual(trace.jobs, {});
});

test('the github context of each event', async () => {
  const place = repository();
  git(place, 'checkout', '-qb', 'topic');
  git(place, 'commit', '-qm', 'second', '--allow-empty');
  const text = steps(`
- id: x
  run: echo "$GITHUB_EVENT_NAME $GITHUB_REF $GITHUB_REF_NAME $GITHUB_REF_TYPE [$GITHUB_BASE_REF $GITHUB_HEAD_REF] [\${{ github.event.repository.default_branch }}] [\${{ github.event.pull_request.number }}]"
- uses: actions/checkout@0123456789012345678901234567890123456789
  with: { persist-credentials: false, fetch-depth: 0 }
- id: git
  run: git log -1 --format=%s; git rev-parse --abbrev-ref HEAD; git rev-parse -q --verify origin/main >/dev/null && echo base`, { head: 'on: { push: null, pull_request: null, workflow_dispatch: null, schedule: [ { cron: "1 2 * * 3" } ] }' });
  const said = async (e) => {
    const steps_ = byPath(await run(text, { event: e, workspace: place }));
    return [steps_.x.log, steps_.git.log];
  };
  assert.deepEqual(await said('push'), ['push refs/heads/main main branch [ ] [main] []', 'first\nmain\nbase']);
  assert.deepEqual(await said('schedule'), ['schedule refs/heads/main main branch [ ] [] []', 'first\nmain\nbase']);
  assert.deepEqual(await said({ name: 'workflow_dispatch', ref: 'refs/heads/topic' }), ['workflow_dispatch refs/heads/topic topic branch [ ] [main] []', 'second\ntopic\nbase']);
  assert.deepEqual(await said({ name: 'pull_request', ref: 'refs/heads/topic' }), ['pull_request refs/pull/1/merge 1/merge branch [main topic] [main] [1]', 'Merge\nHEAD\nbase']);
});

test('inputs of a dispatch have defaults and types', async () => {
  const text = steps(`
- id: x
  if: inputs.deep
  run: echo "\${{ inputs.name }} \${{ github.event.inputs.name }}"`, { head: 'on:\n  workflow_dispatch:\n    inputs:\n      name: { default: d, type: string }\n      deep: { type: boolean, default: false }' });
  const on = (inputs) => run(text, { event: { name: 'workflow_dispatch', inputs } });
  assert.equal(byPath(await on({})).x.ran, false);
  assert.equal(byPath(await on({ deep: 'true', name: 'n' })).x.log, 'n n');
  await assert.rejects(on({ other: 'x' }), /Unexpected inputs/);
});
