// For the runner's own tests: a workflow given as text, in a small real repository.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { runWorkflow } from './workflow.mjs';

const made = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder, removed when the tests end. */
export function folder() {
  const place = mkdtempSync(join(tmpdir(), 'runner-'));
  made.push(place);
  return place;
}

/** Writes files, by path. */
export function write(place, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
  return place;
}

export function git(place, ...words) {
  return execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...words], {
    cwd: place, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: place, GIT_CONFIG_NOSYSTEM: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A repository with these files in a commit on main. */
export function repository(files = { 'README.md': 'hello\n' }) {
  const place = write(folder(), files);
  git(place, 'init', '-q', '-b', 'main');
  git(place, 'add', '-A');
  git(place, 'commit', '-qm', 'first');
  return place;
}

let shared;

/**
 * Runs a workflow.
 *
 * @param text the workflow's YAML
 * @param options `event` (a name, or an object), `workspace`, `cache`, and others of a run
 */
export async function run(text, { event = 'push', workspace = (shared ??= repository()), cache, ...more } = {}) {
  const out = folder();
  const workflow = join(out, 'test.yml');
  writeFileSync(workflow, text);
  return runWorkflow({
    workflow, name: 'test.yml', workspace, out, cache: cache ?? join(out, 'cache'),
    machine: { PATH: process.env.PATH }, vars: {}, secrets: {}, repositories: {}, disturb: null, ...more,
    event: {
      ref: 'refs/heads/main', base: 'main', number: 1, fork: false, defaultBranch: 'main', repository: 'acme/models', inputs: {},
      ...(typeof event === 'string' ? { name: event } : event),
    },
  });
}

/** A job of these steps, as YAML without indentation; `head` are further lines of the workflow, `job` of the job. */
export function steps(text, { head = 'on: push', job = '' } = {}) {
  const indented = (block, by) => block.trim().split('\n').map((line) => ' '.repeat(by) + line).join('\n');
  return `${head}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n${job ? `${indented(job, 4)}\n` : ''}    steps:\n${indented(text, 6)}\n`;
}

/** The steps of a trace's job by path, those of actions too. */
export function byPath(trace, job = 'one', index = 0) {
  const found = {};
  const visit = (list) => list.forEach((each) => {
    found[each.path] = each;
    visit(each.steps ?? []);
  });
  visit(trace.jobs[job].runs[index].steps);
  return found;
}
