#!/usr/bin/env node
// Runs a GitHub workflow here, without GitHub.
//
//   node run.mjs --workflow FILE --event push|pull_request|schedule|workflow_dispatch --workspace REPOSITORY --out DIR
//     [--ref refs/heads/BRANCH] [--base BRANCH] [--fork] [--default-branch main] [--repository OWNER/NAME] [--cron CRON]
//     [--name smoke.yml] [--cache DIR] [--env K=V]… [--var K=V]… [--secret K=V]… [--input K=V]…
//     [--action OWNER/NAME=DIR]… [--server-url URL] [--api-url URL] [--run-id N] [--disturb JSON]
//     [--only JOB]… [--given TRACE] [--token TEXT]
//
// `run:` steps run in a real shell and local composite actions run for real; other actions are
// replaced by stand-ins that say so. With --only, other jobs are held; with --given, the jobs of an
// earlier trace are taken as they were. Leaves DIR/trace.json. Ends with 0 where the run is green or
// does not fire, 1 where it is red or cancelled, 2 for a workflow that GitHub would refuse and for
// a problem of the harness.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runWorkflow } from './workflow.mjs';

const one = { type: 'string' };
const many = { type: 'string', multiple: true, default: [] };
const { values: given } = parseArgs({
  options: {
    workflow: one, name: one, event: one, ref: one, base: one, workspace: one, out: one, cache: one, cron: one, disturb: one,
    repository: { ...one, default: 'acme/models' }, 'default-branch': { ...one, default: 'main' }, fork: { type: 'boolean' },
    'server-url': one, 'api-url': one, 'run-id': one, type: one, given: one, token: one, only: { type: 'string', multiple: true }, number: one,
    env: many, var: many, secret: many, input: many, action: many,
  },
});

function pairs(list) {
  return Object.fromEntries(list.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
}

for (const name of ['workflow', 'event', 'workspace', 'out']) {
  if (!given[name]) {
    console.error(`run.mjs: --${name} is missing`);
    process.exit(2);
  }
}
const out = resolve(given.out);
mkdirSync(out, { recursive: true });
const run = {
  workflow: resolve(given.workflow),
  name: given.name ?? basename(given.workflow),
  workspace: resolve(given.workspace),
  out,
  cache: resolve(given.cache ?? join(out, 'cache')),
  machine: { PATH: process.env.PATH, ...pairs(given.env) },
  vars: pairs(given.var),
  secrets: pairs(given.secret),
  repositories: pairs(given.action),
  given: given.given ? JSON.parse(readFileSync(given.given, 'utf8')) : null,
  only: given.only,
  token: given.token,
  disturb: given.disturb ? JSON.parse(given.disturb) : null,
  event: {
    name: given.event,
    action: given.type,
    ref: given.ref ?? `refs/heads/${given['default-branch']}`,
    base: given.base ?? given['default-branch'],
    number: Number(given.number ?? 1),
    fork: given.fork ?? false,
    cron: given.cron,
    defaultBranch: given['default-branch'],
    repository: given.repository,
    inputs: pairs(given.input),
    serverUrl: given['server-url'],
    apiUrl: given['api-url'],
    runId: given['run-id'],
  },
};
let trace;
try {
  trace = await runWorkflow(run);
} catch (problem) {
  trace = { workflow: run.workflow, event: run.event.name, ref: run.event.ref, problem: problem.message, jobs: {}, artifacts: [] };
  console.error(`run.mjs: ${problem.message}`);
  if (!problem.fatal) console.error(problem.stack);
}
writeFileSync(join(out, 'trace.json'), JSON.stringify(trace, null, 1));
process.exitCode = trace.problem ? 2 : ['failure', 'cancelled'].includes(trace.conclusion) ? 1 : 0;
