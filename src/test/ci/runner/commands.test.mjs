// What GitHub reads out of a log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Commands, parse } from './commands.mjs';
import { byPath, run, steps } from './testing.mjs';

test('an annotation has its place, unescaped', () => {
  assert.deepEqual(parse('  ::error file=a%2Cb%3A%25.json,line=3,col=5,title=T::x%0Ay%25%0D: ::'), {
    name: 'error', properties: { file: 'a,b:%.json', line: '3', col: '5', title: 'T' }, data: 'x\ny%\r: ::',
  });
  assert.deepEqual(parse('at the end ##[warning a=b;c=d]text'), { name: 'warning', properties: { a: 'b', c: 'd' }, data: 'text' });
  // an escaped escape stays what it is
  assert.equal(parse('::notice::%250A').data, '%0A');
});

test('other lines are no commands', () => {
  for (const line of ['x ::error::y', '::error:', '::unknown::x', ':error::x', '::::x', '##[unknown]x', '## [error]x', '']) {
    assert.equal(parse(line), null, line);
  }
});

test('masks hide in the log, in annotations and in the summary', async () => {
  const trace = await run(steps(`
- id: x
  run: |
    echo "::add-mask::hush"
    echo "a hush b"
    echo "::error::hush"
    echo hush >> "$GITHUB_STEP_SUMMARY"
    echo "before=hush" >> "$GITHUB_OUTPUT"
- id: y
  run: echo \${{ secrets.KEY }} \${{ steps.x.outputs.before }}`, { job: 'outputs:\n  leak: ${{ steps.x.outputs.before }}' }), { secrets: { KEY: 'xyzzy' } });
  assert.equal(byPath(trace).x.log, '::add-mask::***\na *** b\n::error::***');
  assert.equal(byPath(trace).x.annotations[0].message, '***');
  assert.equal(byPath(trace).x.summary, '***\n');
  assert.equal(byPath(trace).y.log, '*** ***');
  assert.equal(trace.jobs.one.outputs.leak, '');
});

test('stopped commands are text, until the token', () => {
  const commands = new Commands(new Set());
  for (const line of ['::stop-commands::tok', '::error::text', '::other::', '::tok::', '::error::real']) commands.line(line);
  assert.deepEqual(commands.annotations.map((each) => each.message), ['real']);
});

test('ten annotations of a kind are shown for a step, fifty for a job', async () => {
  const many = (level, count) => `for i in $(seq ${count}); do echo "::${level}::$i"; done`;
  const trace = await run(steps(Array.from({ length: 3 }, (_, i) => `
- id: s${i}
  run: |
    ${many('error', 11)}
    ${many('warning', 10)}`).join('')));
  const shown = (list) => list.filter((each) => !each.hidden).length;
  assert.equal(shown(byPath(trace).s0.annotations), 20);
  assert.equal(byPath(trace).s0.annotations.length, 21);
  assert.equal(shown(trace.jobs.one.runs[0].annotations), 50);
});

test('a disabled command turns the step red', async () => {
  const trace = await run(steps(`
- id: x
  run: echo "::set-env name=A::b"`));
  assert.equal(byPath(trace).x.conclusion, 'failure');
});
