// Composite actions run for real; stand-ins behave as GitHub's actions do.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { byPath, folder, git, repository, run, steps, write } from './testing.mjs';

const SHA = '0123456789012345678901234567890123456789';
const CHECKOUT = `- uses: actions/checkout@${SHA}\n  with: { persist-credentials: false }\n`;

const ACTION = `
name: A
description: An action.
inputs:
  word: { description: w, default: "\${{ github.event_name }}" }
  other: { description: o }
outputs:
  said: { description: s, value: "\${{ steps.say.outputs.said }}" }
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      env: { WORD: "\${{ inputs.word }}" }
      run: |
        echo "said=$WORD $OUTER" >> "$GITHUB_OUTPUT"
        echo "[$GITHUB_ACTION_PATH] [\${{ github.action_repository }}] [\${{ inputs.other }}]"
        echo INNER=1 >> "$GITHUB_ENV"
    - id: red
      if: inputs.word == 'red'
      shell: bash
      run: exit 4
    - id: implied
      shell: bash
      run: echo
    - id: always
      if: always()
      shell: bash
      run: echo
`;

test('a local action runs, with inputs, defaults, outputs and the environment around', async () => {
  const place = repository({ 'act/action.yml': ACTION });
  const trace = await run(steps(`${CHECKOUT}
- id: a
  uses: ./act
  env: { OUTER: outer }
- id: b
  uses: ./act
  with: { Word: given, stray: x }
- id: c
  run: echo "\${{ steps.a.outputs.said }}; \${{ steps.b.outputs.said }}; $INNER; \${{ steps.say.outputs.said }}"`), { workspace: place });
  assert.equal(byPath(trace).c.log, 'push outer; given ; 1; ');
  assert.match(byPath(trace)['a/say'].log, /work\/models\/models\/act\] \[\] \[\]$/);
  assert.match(byPath(trace).b.log, /Unexpected input\(s\) 'stray'/);
  assert.equal(byPath(trace)['a/red'].ran, false);
});

test('a red step inside makes the action red, and what always() is there runs', async () => {
  const place = repository({ 'act/action.yml': ACTION });
  const trace = await run(steps(`${CHECKOUT}
- id: a
  uses: ./act
  with: { word: red }
- id: after
  run: echo
- id: again
  if: always()
  uses: ./act`), { workspace: place });
  const at = byPath(trace);
  assert.deepEqual([at.a.conclusion, at['a/red'].exit, at['a/implied'].ran, at['a/always'].ran, at.after.ran], ['failure', 4, false, true, false]);
  // inside an action, success() is about the action alone
  assert.equal(at['again/implied'].ran, true);
  assert.equal(at.again.conclusion, 'success');
  assert.equal(trace.jobs.one.result, 'failure');
});

test('an action of the repository itself is run from its checkout, nested ones too', async () => {
  const own = write(folder(), {
    'action.yml': 'name: N\ndescription: n\nruns:\n  using: composite\n  steps:\n    - uses: acme/tool/inner@v1\n    - { shell: bash, run: \'echo "${{ github.action_repository }}@${{ github.action_ref }} $GITHUB_ACTION_PATH"\' }\n',
    'inner/action.yml': ACTION,
  });
  const trace = await run(steps(`- { id: a, uses: acme/tool@v1 }`), { repositories: { 'acme/tool': own } });
  assert.match(byPath(trace)['a/__acme_tool_inner/say'].log, /\[acme\/tool\]/);
  assert.equal(byPath(trace)['a/__run'].log, `acme/tool@v1 ${own}`);
});

test('an action that is not there is red', async () => {
  const trace = await run(steps(`- { id: a, uses: ./nowhere }`));
  assert.match(byPath(trace).a.log, /Did you forget to run actions\/checkout/);
  assert.equal(trace.jobs.one.result, 'failure');
});

test('a step of an action needs a shell', async () => {
  const place = repository({ 'act/action.yml': 'name: A\ndescription: a\nruns: { using: composite, steps: [ { run: echo } ] }\n' });
  const trace = await run(steps(`${CHECKOUT}\n- { id: a, uses: ./act }`), { workspace: place });
  assert.equal(byPath(trace).a.conclusion, 'failure');
});

test('checkout fetches as deep as it is told, and keeps no credentials', async () => {
  const place = repository();
  git(place, 'commit', '-qm', 'second', '--allow-empty');
  const commits = async (options) => byPath(await run(steps(`
- run: touch stray
- uses: actions/checkout@${SHA}
  with: { persist-credentials: false${options} }
- id: x
  run: git rev-list --count HEAD; ls`), { workspace: place })).x.log;
  assert.equal(await commits(''), '1\nREADME.md');
  assert.equal(await commits(', fetch-depth: 0'), '2\nREADME.md');
  await assert.rejects(run(steps(`- uses: actions/checkout@${SHA}`)), /persist-credentials must be false/);
});

const restore = (key, more = '') => `
- id: restore
  uses: actions/cache/restore@${SHA}
  with:
    path: |
      kept.txt
      dir
    key: ${key}
    ${more}
- id: look
  run: cat kept.txt 2>&1 || echo none; echo "[\${{ steps.restore.outputs.cache-hit }}] [\${{ steps.restore.outputs.cache-matched-key }}]"`;
const save = (key) => `
- run: mkdir -p dir; echo "\${{ github.ref_name }}" > kept.txt; echo 1 > dir/a
- id: save
  uses: actions/cache/save@${SHA}
  with:
    path: |
      kept.txt
      dir
    key: ${key}`;

test('a cache comes back by its key, by the beginning of a key, or not at all', async () => {
  const cache = folder();
  await run(steps(save('k-1')), { cache });
  const look = async (key, more) => byPath(await run(steps(restore(key, more)), { cache })).look.log;
  assert.equal(await look('k-1'), 'main\n[true] [k-1]');
  assert.equal(await look('k-2', 'restore-keys: k-'), 'main\n[false] [k-1]');
  assert.match(await look('k-2'), /none\n\[\] \[\]$/);
  const red = await run(steps(restore('none', 'fail-on-cache-miss: true')), { cache });
  assert.equal(red.jobs.one.result, 'failure');
});

test('a cache overwrites what is there, and other paths are another cache', async () => {
  const cache = folder();
  const place = repository({ 'kept.txt': 'of the checkout\n' });
  await run(steps(save('k')), { cache });
  const over = await run(steps(CHECKOUT + restore('k')), { cache, workspace: place });
  assert.match(byPath(over).look.log, /^main\n/);
  const other = await run(steps(CHECKOUT + restore('k').replace('      dir\n', '')), { cache, workspace: place });
  assert.equal(byPath(other).look.log, 'of the checkout\n[] []');
});

test('a cache of another branch is not seen, one of the default branch is', async () => {
  const cache = folder();
  const place = repository();
  git(place, 'branch', 'topic');
  git(place, 'branch', 'other');
  const on = (ref, text) => run(steps(text), { cache, workspace: place, event: { name: 'push', ref: `refs/heads/${ref}` } });
  await on('topic', save('k'));
  assert.match(byPath(await on('topic', restore('k'))).look.log, /^topic\n/);
  assert.match(byPath(await on('other', restore('k'))).look.log, /none\n\[\]/);
  await on('main', save('k'));
  assert.match(byPath(await on('other', restore('k'))).look.log, /^main\n/);
});

test('what is not there is not kept', async () => {
  const cache = folder();
  const trace = await run(steps(`
- id: save
  uses: actions/cache/save@${SHA}
  with: { path: nothing, key: k }`), { cache });
  assert.equal(byPath(trace).save.conclusion, 'success');
  assert.equal(byPath(trace).save.annotations[0].level, 'warning');
  assert.deepEqual(readdirSync(cache), []);
});

const upload = (lines, id = 'up') => `
- id: ${id}
  uses: actions/upload-artifact@${SHA}
  with:
${lines.map((line) => `    ${line}`).join('\n')}`;

test('artifacts are uploaded, named once, and downloaded in other jobs', async () => {
  const text = `${steps(`
- run: mkdir -p out/in; echo 1 > out/a; echo 2 > out/in/b; echo 3 > out/.hidden
${upload(['name: r-1', 'path: out'])}
${upload(['name: ignored', 'path: out/a', 'archive: false'], 'single')}
- id: say
  run: echo "\${{ steps.up.outputs.artifact-url }} \${{ steps.up.outputs.artifact-id }} \${{ steps.up.outputs.artifact-digest }}"`)}
  two:
    needs: one
    runs-on: u
    steps:
      - { uses: "actions/download-artifact@${SHA}", with: { name: r-1, path: got } }
      - { uses: "actions/download-artifact@${SHA}", with: { pattern: r-*, path: all } }
      - { uses: "actions/download-artifact@${SHA}", with: { pattern: r-*, path: flat, merge-multiple: true } }
      - { id: ls, run: "find got all flat -type f | sort" }
`;
  const trace = await run(text);
  assert.deepEqual(trace.artifacts.map((each) => [each.name, each.files]), [['r-1', ['a', 'in/b']], ['a', ['a']]]);
  assert.match(byPath(trace).say.log, /^https:\/\/github.com\/acme\/models\/actions\/runs\/4711\/artifacts\/101 101 \w{64}$/);
  assert.equal(byPath(trace, 'two').ls.log, 'all/r-1/a\nall/r-1/in/b\nflat/a\nflat/in/b\ngot/a\ngot/in/b');
  assert.ok(existsSync(join(trace.artifacts[0].folder, 'in/b')));
});

test('a name is taken once, unless overwrite says otherwise', async () => {
  const twice = (more) => run(steps(`
- run: echo 1 > a; echo 2 > b
${upload(['name: r', 'path: a'])}
${upload(['name: r', 'path: b', ...more], 'again')}`));
  const red = await twice([]);
  assert.match(byPath(red).again.log, /an artifact with this name already exists/);
  assert.equal(red.jobs.one.result, 'failure');
  const green = await twice(['overwrite: true']);
  assert.deepEqual(green.artifacts.map((each) => each.files), [['b']]);
  assert.equal(readFileSync(join(green.artifacts[0].folder, 'b'), 'utf8'), '2\n');
});

test('nothing to upload: a warning, an error, or nothing', async () => {
  const none = async (lines) => byPath(await run(steps(upload(['path: none', ...lines])))).up;
  assert.deepEqual((await none([])).annotations.map((each) => each.level), ['warning']);
  assert.equal((await none(['if-no-files-found: error'])).conclusion, 'failure');
  assert.deepEqual((await none(['if-no-files-found: ignore'])).annotations, []);
});

test('names and single files that GitHub refuses', async () => {
  const red = async (lines) => byPath(await run(steps(`- run: echo > a; echo > b\n${upload(lines)}`))).up;
  assert.match((await red(['name: a/b', 'path: a'])).log, /name is not valid/);
  assert.match((await red(['archive: false', 'path: "[ab]"'])).log, /only a single file/);
});

test('an artifact that is not there cannot be downloaded', async () => {
  const trace = await run(steps(`- { id: down, uses: "actions/download-artifact@${SHA}", with: { name: r } }`));
  assert.equal(byPath(trace).down.conclusion, 'failure');
});

test('every stand-in says so', async () => {
  const trace = await run(steps(CHECKOUT + `- { id: java, uses: "actions/setup-java@${SHA}", with: { java-version: 17 } }`));
  assert.match(byPath(trace).java.standIn, /does nothing/);
  assert.match(byPath(trace).java.log, /^\[stand-in\] actions\/setup-java/);
});
