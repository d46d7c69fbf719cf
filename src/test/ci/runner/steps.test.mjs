// What a step sees, when it runs, and what becomes of its job.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHash } from 'node:crypto';
import { byPath, run, steps } from './testing.mjs';

test('a job is green where all steps are, and red where one is', async () => {
  const green = await run(steps(`- run: 'true'`));
  const red = await run(steps(`- run: 'false'`));
  assert.equal(green.jobs.one.result, 'success');
  assert.equal(green.conclusion, 'success');
  assert.equal(red.jobs.one.result, 'failure');
  assert.equal(red.conclusion, 'failure');
});

test('a step after a red one runs only where a status function says so', async () => {
  const trace = await run(steps(`
- id: red
  run: exit 3
- id: implied
  run: echo
- id: implied-with-condition
  if: github.event_name == 'push'
  run: echo
- id: mentioned-in-a-text
  if: github.event_name != 'always()'
  run: echo
- id: braces
  if: \${{ always() }}
  run: echo
- id: failed
  if: failure() && steps.red.outcome == 'failure'
  run: echo
- id: success
  if: success()
  run: echo
- id: not-cancelled
  if: "!cancelled()"
  run: echo
- id: cancelled
  if: cancelled()
  run: echo`));
  const ran = Object.entries(byPath(trace)).filter(([, each]) => each.ran).map(([id]) => id);
  assert.deepEqual(ran, ['red', 'braces', 'failed', 'not-cancelled']);
  assert.equal(byPath(trace).red.exit, 3);
  assert.equal(byPath(trace).implied.if.expression, 'success()');
  assert.equal(byPath(trace)['implied-with-condition'].if.expression, "success() && (github.event_name == 'push')");
  assert.equal(byPath(trace).implied.conclusion, 'skipped');
});

test('the same steps run where nothing is red', async () => {
  const trace = await run(steps(`
- run: 'true'
- id: implied
  if: github.event_name == 'push'
  run: echo
- id: failed
  if: failure()
  run: echo`));
  assert.equal(byPath(trace).implied.ran, true);
  assert.equal(byPath(trace).failed.ran, false);
});

test('continue-on-error keeps the outcome and changes the conclusion', async () => {
  const trace = await run(steps(`
- id: soft
  continue-on-error: true
  run: exit 1
- id: after
  run: echo "\${{ steps.soft.outcome }} \${{ steps.soft.conclusion }}"
- id: hard
  continue-on-error: \${{ github.event_name == 'schedule' }}
  run: exit 1`));
  assert.equal(byPath(trace).after.log, 'failure success');
  assert.equal(byPath(trace).hard.conclusion, 'failure');
  assert.equal(trace.jobs.one.result, 'failure');
});

test('shell: bash has pipefail, an unnamed shell has not', async () => {
  const trace = await run(steps(`
- id: unnamed
  run: |
    false | true
    echo "-$-"
- id: sh
  shell: sh
  run: false; echo after
  continue-on-error: true
- id: bash
  shell: bash
  run: false | true`));
  assert.equal(byPath(trace).unnamed.conclusion, 'success');
  assert.match(byPath(trace).unnamed.log, /^-\w*e/);
  assert.equal(byPath(trace).sh.outcome, 'failure');
  assert.equal(byPath(trace).bash.conclusion, 'failure');
});

test('defaults of the workflow and of the job give shell and folder; a step has the last word', async () => {
  const trace = await run(steps(`
- run: mkdir -p a b
  working-directory: .
- id: default
  run: pwd; false | true
  continue-on-error: true
- id: own
  working-directory: b
  shell: bash {0}
  run: pwd; false; echo on`, { head: 'on: push\ndefaults:\n  run:\n    shell: bash', job: 'defaults:\n  run:\n    working-directory: a' }));
  assert.match(byPath(trace).default.log, /\/a(\n|$)/);
  assert.equal(byPath(trace).default.outcome, 'failure');
  assert.match(byPath(trace).own.log, /\/b\non$/);
});

test('a folder that is not there is red', async () => {
  const trace = await run(steps(`
- id: x
  working-directory: nowhere
  run: echo`));
  assert.match(byPath(trace).x.log, /No such file or directory/);
  assert.equal(trace.jobs.one.result, 'failure');
});

test('env of workflow, job and step: the nearest wins, GITHUB_ENV is below the step and above the job', async () => {
  const trace = await run(steps(`
- run: echo B=file >> "$GITHUB_ENV"; echo C=file >> "$GITHUB_ENV"
- id: x
  env: { C: step, D: "\${{ env.A }}+" }
  if: env.C == 'step'
  run: echo "$A $B $C $D \${{ env.B }}"`, { head: 'on: push\nenv: { A: workflow, B: workflow }', job: 'env: { B: job, C: job }' }));
  assert.equal(byPath(trace).x.log, 'workflow file step workflow+ file');
});

test('what is not passed on is not there, and what GitHub sets is', async () => {
  process.env.LEAK = 'leaked';
  const trace = await run(steps(`
- id: x
  run: |
    echo "leak=\${LEAK:-none} $CI $GITHUB_ACTIONS $RUNNER_OS $GITHUB_EVENT_NAME $GITHUB_REF_NAME"
    test -d "$RUNNER_TEMP" && test -d "$GITHUB_WORKSPACE" && test "$PWD" = "$GITHUB_WORKSPACE"
    grep -o '"default_branch":"main"' "$GITHUB_EVENT_PATH"
    echo "\${GH_TOKEN:-no token}"`));
  assert.equal(byPath(trace).x.log, 'leak=none true true Linux push main\n"default_branch":"main"\nno token');
});

test('outputs go to later steps and out of the job, in one line and in several', async () => {
  const trace = await run(steps(`
- id: a
  run: |
    echo 'one=1=2' >> "$GITHUB_OUTPUT"
    printf 'many<<END\\nx\\n<<\\ny=1\\nEND\\n' >> "$GITHUB_OUTPUT"
- id: b
  run: printf '%s|' "\${{ steps.a.outputs.one }}" "\${{ steps.a.outputs.many }}" "\${{ steps.a.outputs.none }}"`,
  { job: 'outputs:\n  out: ${{ steps.a.outputs.many }}!' }));
  assert.equal(byPath(trace).b.log, '1=2|x\n<<\ny=1||');
  assert.equal(trace.jobs.one.outputs.out, 'x\n<<\ny=1!');
});

for (const [what, line] of Object.entries({
  'no separator': 'nothing', 'no delimiter': 'a<<', 'no name': '<<X\\n1\\nX', 'an open end': 'a<<X\\n1', 'an empty name': '=1',
})) {
  test(`a malformed file with ${what} turns its step red`, async () => {
    for (const file of ['GITHUB_OUTPUT', 'GITHUB_ENV']) {
      const trace = await run(steps(`
- id: x
  run: printf '${line}\\n' >> "$${file}"`));
      assert.equal(byPath(trace).x.exit, 0);
      assert.equal(byPath(trace).x.conclusion, 'failure');
      assert.match(byPath(trace).x.log, /Unable to process file command/);
    }
  });
}

test('what stands before a malformed line is taken', async () => {
  const trace = await run(steps(`
- id: x
  run: printf 'a=1\\n<<X\\nb=2\\n' >> "$GITHUB_OUTPUT"`));
  assert.deepEqual(byPath(trace).x.outputs, { a: '1' });
  assert.equal(byPath(trace).x.conclusion, 'failure');
});

test('GITHUB_PATH comes first, the last one of all', async () => {
  const trace = await run(steps(`
- run: |
    for d in a b; do mkdir $d; printf '#!/bin/sh\\necho '$d > $d/tool; chmod +x $d/tool; echo "$PWD/$d" >> "$GITHUB_PATH"; done
- id: x
  run: tool`));
  assert.equal(byPath(trace).x.log, 'b');
});

test('the summary is gathered, and refused beyond its limit', async () => {
  const trace = await run(steps(`
- run: echo '# One' >> "$GITHUB_STEP_SUMMARY"
- run: echo 'two' >> "$GITHUB_STEP_SUMMARY"
- id: big
  run: head -c 1048577 /dev/zero | tr '\\0' x >> "$GITHUB_STEP_SUMMARY"`));
  assert.equal(trace.jobs.one.runs[0].summary, '# One\ntwo\n');
  assert.equal(byPath(trace).big.annotations[0].level, 'error');
});

test('a step with a timeout that hangs is red; without any timeout the harness says so', async () => {
  const hang = (bound) => steps(`
- id: x
  ${bound}
  run: sleep 60
- id: after
  if: always()
  run: echo`);
  const disturb = { how: 'timeout', step: 'x', after: 30 };
  const trace = await run(hang('timeout-minutes: 1'), { disturb });
  assert.equal(byPath(trace).x.conclusion, 'failure');
  assert.match(byPath(trace).x.log, /timed out after 1 minutes/);
  assert.equal(byPath(trace).after.ran, true);
  await assert.rejects(run(hang('name: x'), { disturb }), /nothing bounds the step x/);
  const job = await run(hang('name: x').replace('    steps:', '    timeout-minutes: 5\n    steps:'), { disturb });
  assert.equal(job.jobs.one.result, 'cancelled');
});

test('a killed program turns its step red, and a step that ends before is a fault of the test', async () => {
  const text = steps(`
- id: x
  run: |
    echo started
    sleep 60 && echo done
- id: after
  if: always()
  run: echo`);
  const trace = await run(text, { disturb: { how: 'kill', step: 'x', program: 'sleep', log: 'started' } });
  assert.equal(byPath(trace).x.exit, 137);
  assert.equal(trace.jobs.one.result, 'failure');
  assert.equal(byPath(trace).after.ran, true);
  const all = await run(text, { disturb: { how: 'kill', step: 'x', log: 'started' } });
  assert.equal(byPath(all).x.exit, 137);
  await assert.rejects(run(steps(`- { id: x, run: echo }`), { disturb: { how: 'kill', step: 'x', log: 'never' } }), /ended before/);
});

test('a cancelled run: always() and cancelled() run, success() and failure() do not', async () => {
  const trace = await run(`${steps(`
- id: x
  run: sleep 60
- id: implied
  run: echo
- id: failed
  if: failure()
  run: echo
- id: always
  if: always()
  run: echo
- id: cancelled
  if: cancelled()
  run: echo`)}
  next: { needs: one, runs-on: u, steps: [ { run: echo } ] }
  last: { needs: one, if: always(), runs-on: u, steps: [ { run: 'echo \${{ needs.one.result }}' } ] }
`, { disturb: { how: 'cancel', step: 'x', after: 30 } });
  assert.deepEqual(Object.values(byPath(trace)).map((s) => s.ran), [true, false, false, true, true]);
  assert.equal(trace.jobs.one.result, 'cancelled');
  assert.equal(trace.jobs.next.result, 'skipped');
  assert.equal(byPath(trace, 'last').__run.log, 'cancelled');
  assert.equal(trace.conclusion, 'cancelled');
});

test('hashFiles hashes what matches, and is empty where nothing does', async () => {
  const trace = await run(steps(`
- run: printf a > a.txt; printf b > b.txt
- id: x
  run: echo "\${{ hashFiles('*.txt') }} \${{ hashFiles('none/**') }}!"`));
  // the digest of the digests, as GitHub has it
  assert.equal(byPath(trace).x.log, `${digestOfDigests()} !`);
});

function digestOfDigests() {
  const sha = (data) => createHash('sha256').update(data).digest();
  return createHash('sha256').update(sha('a')).update(sha('b')).digest('hex');
}

test('what GitHub would refuse is refused: unknown keys, contexts that are not there', async () => {
  await assert.rejects(run('on: push\njobs:\n  one:\n    runs-on: u\n    stepz: []\n'), /stepz/);
  await assert.rejects(run(steps(`- { if: "nothing.at == 'all'", run: echo }`)), /Unrecognized named-value/);
  await assert.rejects(run(steps(`- run: echo`, { job: `if: env.A == 'x'` })), /Unrecognized named-value: 'env'/);
  await assert.rejects(run(steps(`- uses: someone/action@v1`)), /no stand-in/);
});
