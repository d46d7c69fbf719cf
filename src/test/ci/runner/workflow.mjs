// Runs a workflow for an event: which jobs, in which order, with which results.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { condition, map, text, value } from './expressions.mjs';
import { Job } from './job.mjs';
import { loadWorkflow } from './load.mjs';
import { combinations, named } from './matrix.mjs';
import { permissionsOf, tokenOf } from './permissions.mjs';
import { fatal, runSteps } from './steps.mjs';
import { firing, githubOf } from './triggers.mjs';

/** GitHub's side of the repository: a bare clone, in which a pull request has its merge commit. */
function remoteOf(run) {
  const remote = join(run.out, 'remote.git');
  const env = {
    PATH: process.env.PATH, HOME: run.out, GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'GitHub', GIT_AUTHOR_EMAIL: 'noreply@example.org', GIT_COMMITTER_NAME: 'GitHub', GIT_COMMITTER_EMAIL: 'noreply@example.org',
  };
  const git = (...words) => execFileSync('git', words, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  git('clone', '-q', '--bare', run.workspace, remote);
  git('-C', remote, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const commit = (ref) => git('-C', remote, 'rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`);
  const { event } = run;
  event.headSha = commit(event.ref);
  event.sha = event.headSha;
  if (event.name.startsWith('pull_request')) {
    event.baseSha = commit(`refs/heads/${event.base}`);
    const tree = git('-C', remote, 'merge-tree', '--write-tree', event.baseSha, event.headSha).split('\n')[0];
    event.sha = git('-C', remote, 'commit-tree', tree, '-p', event.baseSha, '-p', event.headSha, '-m', 'Merge');
    git('-C', remote, 'update-ref', `refs/pull/${event.number}/merge`, event.sha);
  } else {
    event.baseSha = '0'.repeat(40);
  }
  return remote;
}

/**
 * Runs a workflow.
 *
 * @param run `workflow` and `workspace` (files), `event`, `out`, `cache`, `machine` (environment),
 *     `vars`, `secrets`, `repositories` (actions by OWNER/NAME), `disturb`; `given`, the trace of a
 *     run before whose jobs are taken as they were, and `only`, ids of the jobs that run now
 * @returns the trace
 */
export async function runWorkflow(run) {
  const workflow = await loadWorkflow(run.workflow);
  const decision = firing(workflow.on, run.event);
  const trace = { workflow: run.workflow, event: run.event.name, ref: run.event.ref, ...decision, jobs: {}, artifacts: [] };
  if (!decision.fires) return trace;
  if (run.event.name === 'schedule') run.event.cron ??= decision.crons[0];
  run.artifacts = run.given?.artifacts ?? [];
  run.remote = remoteOf(run);
  const github = githubOf(run.event, workflow, `.github/workflows/${run.name}`);
  const inputs = inputsOf(workflow, run.event);
  const top = { github, vars: run.vars, secrets: run.secrets, inputs };
  trace.github = github;
  trace.concurrency = concurrency(workflow.concurrency, scopeOf(top));
  const done = {};
  for (const id of order(workflow.jobs)) {
    const before = run.given?.jobs[id];
    const held = run.only && !run.only.includes(id);
    const unknown = ancestors(id, workflow.jobs).some((need) => done[need].held);
    if (before?.runs.length > 0) done[id] = { ...before, given: true };
    else if (unknown) done[id] = { held: true, result: 'held', runs: [], outputs: {} };
    else done[id] = await runJob({ id, job: workflow.jobs[id], workflow, run, top, done, held });
    trace.jobs[id] = { ...done[id], ...rightsOf(workflow, workflow.jobs[id], run) };
  }
  trace.artifacts = run.artifacts;
  trace.uses = usesOf(workflow);
  const results = Object.values(done).map((each) => each.result);
  trace.conclusion = results.includes('failure') ? 'failure' : results.includes('cancelled') ? 'cancelled' : 'success';
  return trace;
}

function rightsOf(workflow, job, run) {
  const permissions = permissionsOf(workflow, job, run.event);
  return { permissions, token: run.token ?? tokenOf(permissions) };
}

/** Every action that the workflow names, whether it ran or not. */
function usesOf(workflow) {
  return Object.values(workflow.jobs).flatMap((job) => job.steps ?? []).map((step) => step.uses).filter((uses) => uses !== undefined);
}

function scopeOf(contexts, functions = {}) {
  const no = (name) => () => {
    throw new Error(`${name}() is not available here`);
  };
  return {
    contexts,
    functions: { success: no('success'), failure: no('failure'), always: () => true, cancelled: no('cancelled'), hashFiles: no('hashFiles'), ...functions },
  };
}

function concurrency(stated, scope) {
  if (stated === undefined) return null;
  const { group, 'cancel-in-progress': cancel = false } = typeof stated === 'string' ? { group: stated } : stated;
  return { group: text(group, scope), cancelInProgress: value(cancel, scope) };
}

function inputsOf(workflow, event) {
  if (event.name !== 'workflow_dispatch') return {};
  const stated = workflow.on?.workflow_dispatch?.inputs ?? {};
  const given = event.inputs ?? {};
  for (const name of Object.keys(given)) if (!(name in stated)) throw fatal(`Unexpected inputs provided: ["${name}"]`);
  return Object.fromEntries(
    Object.entries(stated).map(([name, input]) => {
      if (input?.required && given[name] === undefined && input.default === undefined) throw fatal(`Required input '${name}' not provided`);
      const set = given[name] ?? input?.default ?? (input?.type === 'boolean' ? false : '');
      return [name, input?.type === 'boolean' ? String(set) === 'true' : input?.type === 'number' ? Number(set) : String(set)];
    }));
}

/** Ids, each after those that it needs. */
function order(jobs) {
  const sorted = [];
  const visit = (id, around) => {
    if (!jobs[id]) throw fatal(`A job needs ${id}, which is not there`);
    if (around.includes(id)) throw fatal(`Jobs need one another: ${[...around, id].join(' → ')}`);
    if (sorted.includes(id)) return;
    needsOf(jobs[id]).forEach((each) => visit(each, [...around, id]));
    sorted.push(id);
  };
  Object.keys(jobs).forEach((id) => visit(id, []));
  return sorted;
}

function needsOf(job) {
  return job.needs === undefined ? [] : [].concat(job.needs);
}

/** The needs of a job and theirs: status functions look at all of them. */
function ancestors(id, jobs) {
  const found = new Set();
  const visit = (each) => needsOf(jobs[each]).forEach((need) => {
    if (!found.has(need)) {
      found.add(need);
      visit(need);
    }
  });
  visit(id);
  return [...found];
}

async function runJob({ id, job, workflow, run, top, done, held }) {
  if (job.uses || job.container || job.services) throw fatal(`job ${id}: this runner knows no reusable workflows, containers or services`);
  const before = ancestors(id, workflow.jobs).map((each) => done[each].result);
  const needs = Object.fromEntries(needsOf(job).map((each) => [each, { result: done[each].result, outputs: done[each].outputs }]));
  const cancelled = Object.values(done).some((each) => each.cancelledRun);
  const status = {
    success: () => !cancelled && before.every((result) => result === 'success'),
    failure: () => before.includes('failure'),
    always: () => true,
    cancelled: () => cancelled,
  };
  const decided = condition(job.if, scopeOf({ github: top.github, needs, vars: top.vars, inputs: top.inputs }, status));
  const record = { name: job.name ?? id, fired: decided.result, if: decided, result: 'skipped', outputs: {}, runs: [] };
  if (!decided.result) return record;
  if (held) return { ...record, held: true, result: 'held' };

  const { permissions: rights, token } = rightsOf(workflow, job, run);
  const secrets = { ...(run.event.fork ? {} : top.secrets), GITHUB_TOKEN: token };
  const contexts = { ...top, secrets, needs, github: { ...top.github, token, job: id } };
  const strategy = value(job.strategy ?? {}, scopeOf(contexts));
  const all = combinations(strategy.matrix);
  const failFast = strategy['fail-fast'] ?? true;
  record.strategy = job.strategy ? { failFast, maxParallel: strategy['max-parallel'] ?? all.length, total: all.length } : null;
  let stopped = false;
  for (const [index, matrix] of all.entries()) {
    const one = {
      ...contexts,
      matrix: matrix ?? {},
      strategy: { 'fail-fast': failFast, 'job-index': index, 'job-total': all.length, 'max-parallel': strategy['max-parallel'] ?? all.length },
    };
    if (stopped) {
      record.runs.push({ matrix, result: 'cancelled', why: 'fail-fast', steps: [], outputs: {}, annotations: [], uploads: [], summary: '' });
      continue;
    }
    const made = await runOne({ id: all.length > 1 || matrix ? `${id}-${index}` : id, name: id, job, workflow, run, contexts: one, rights });
    record.runs.push(made);
    if (made.cancelledRun) record.cancelledRun = true;
    // The others of the matrix are stopped at the latest moment here; on GitHub while they run.
    if (made.result === 'failure' && failFast && !made.continueOnError) stopped = true;
    if (made.result === 'cancelled') stopped = true;
    for (const [name, set] of Object.entries(made.outputs)) if (set !== '' || !(name in record.outputs)) record.outputs[name] = set;
  }
  const results = record.runs.map((each) => (each.continueOnError && each.result === 'failure' ? 'success' : each.result));
  record.result = results.includes('failure') ? 'failure' : results.includes('cancelled') ? 'cancelled' : 'success';
  return record;
}

async function runOne({ id, name, job, workflow, run, contexts, rights }) {
  const scope = scopeOf(contexts);
  const state = new Job(run, id, contexts, rights);
  state.timeoutMinutes = job['timeout-minutes'] === undefined ? undefined : Number(value(job['timeout-minutes'], scope));
  mkdirSync(dirname(state.contexts.github.event_path), { recursive: true });
  writeFileSync(state.contexts.github.event_path, JSON.stringify(contexts.github.event));
  Object.assign(state.env, map(value(workflow.env ?? {}, scope), String));
  Object.assign(state.env, map(value(job.env ?? {}, scopeOf({ ...contexts, env: state.env })), String));
  const defaults = { ...workflow.defaults?.run, ...job.defaults?.run };
  const steps = await runSteps({ steps: job.steps, path: [], env: {}, defaults }, state);
  for (const each of state.post.reverse()) if (state.status === 'success') await each.run();
  const inside = state.scope({ steps: steps.steps, env: state.env });
  const outputs = map(job.outputs ?? {}, (each) => hidden(text(each, inside), state.masks));
  return {
    name: text(job.name ?? named(name, contexts.matrix), scope),
    matrix: contexts.matrix,
    result: state.status,
    outputs,
    runsOn: value(job['runs-on'], scope),
    timeoutMinutes: state.timeoutMinutes ?? 360,
    concurrency: concurrency(job.concurrency, scope),
    environment: value(job.environment ?? null, inside),
    continueOnError: value(job['continue-on-error'] ?? false, scope) === true,
    cancelledRun: state.status === 'cancelled' && run.disturb?.how === 'cancel',
    workspace: state.workspace,
    temp: state.temp,
    summary: state.summary,
    annotations: state.annotations,
    uploads: state.uploads,
    steps: steps.trace,
  };
}

/** GitHub gives no output on to another job that holds a secret. */
function hidden(output, masks) {
  return [...masks].some((mask) => output.includes(mask)) ? '' : output;
}
