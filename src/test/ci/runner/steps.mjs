// Runs steps, of a job or of a composite action, in order.
import { mkdirSync, readFileSync, writeFileSync, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Commands, SHOWN_OF_A_JOB } from './commands.mjs';
import { condition, map, text, value } from './expressions.mjs';
import { SUMMARY_LIMIT, pairs, paths } from './files.mjs';
import { loadAction } from './load.mjs';
import { command, run as runShell, script } from './shell.mjs';
import { ACTIONS } from './actions.mjs';

const FILES = { env: 'GITHUB_ENV', output: 'GITHUB_OUTPUT', step_summary: 'GITHUB_STEP_SUMMARY', path: 'GITHUB_PATH', state: 'GITHUB_STATE' };
/** How deep actions may use actions. */
const DEPTH = 10;

/**
 * Runs steps.
 *
 * @param block `steps`; for a composite action also `inputs`, `github`, `env` of the step that uses
 *     it, `path` (ids of the steps around), `depth`; `defaults` of a job's `run`
 * @returns `status`, `steps` (the context) and `trace`
 */
export async function runSteps(block, job) {
  const composite = block.path.length > 0;
  const known = {};
  const trace = [];
  let status = 'success';
  const used = {};
  for (const step of block.steps) {
    const id = step.id ?? generated(step, used);
    const record = { id, path: [...block.path, id].join('/'), name: step.name ?? null, ran: false, outcome: 'skipped', conclusion: 'skipped',
      exit: null, outputs: {}, log: '', annotations: [], summary: '', if: null,
      ...(step.uses === undefined ? {} : { uses: step.uses }) };
    trace.push(record);
    const inner = () => ({ steps: known, ...(composite ? { inputs: block.inputs, github: block.github } : {}) });
    const scope = () => job.scope({ ...inner(), env: { ...job.env, ...block.env } }, composite ? status : job.status);
    await runStep({ step, record, scope, block, job, id });
    if (step.id) known[step.id] = { outputs: record.outputs, outcome: record.outcome, conclusion: record.conclusion };
    if (record.conclusion === 'failure') {
      status = status === 'cancelled' ? status : 'failure';
      if (!composite && job.status === 'success') job.status = 'failure';
    }
    if (record.conclusion === 'cancelled') status = 'cancelled';
  }
  return { status, steps: known, trace };
}

/** The id that GitHub makes for a step without one. */
function generated(step, used) {
  const base = step.uses ? `__${step.uses.split('@')[0].replace(/[^\w]/g, '_')}` : '__run';
  used[base] = (used[base] ?? 0) + 1;
  return used[base] === 1 ? base : `${base}_${used[base]}`;
}

async function runStep({ step, record, scope, block, job, id }) {
  const log = [];
  const commands = new Commands(job.masks);
  const say = (line) => {
    const shown = commands.line(line);
    if (shown !== null) log.push(shown);
  };
  const fail = (message) => {
    log.push(`##[error]${commands.masked(message)}`);
    commands.annotate('error', commands.masked(message), {});
    record.outcome = 'failure';
  };
  try {
    const env = { ...job.env, ...block.env, ...map(value(step.env ?? {}, scope()), (each) => text(each, scope())) };
    const seen = () => {
      const base = scope();
      return { ...base, contexts: { ...base.contexts, env } };
    };
    const { expression, result } = condition(step.if, seen());
    record.if = { expression, result };
    if (!result) return;
    record.ran = true;
    record.outcome = 'success';
    record.name = step.name ? text(step.name, seen()) : step.uses ?? `Run ${String(step.run).trim().split('\n')[0]}`;
    if (step['timeout-minutes'] !== undefined) record.timeoutMinutes = Number(value(step['timeout-minutes'], seen()));
    const disturb = job.run.disturb && [record.path, step.name].includes(job.run.disturb.step)
      && (job.run.disturb.job ?? job.id) === job.id ? job.run.disturb : null;
    const within = { step, record, seen, env, block, job, id, say, fail, commands, disturb };
    if (step.uses !== undefined) await use(within);
    else await script_(within);
  } catch (problem) {
    if (problem.fatal) throw problem;
    fail(problem.message);
  } finally {
    for (const message of commands.errors) fail(message);
    record.outputs = { ...record.outputs, ...Object.fromEntries(commands.outputs) };
    record.conclusion = record.outcome;
    if (record.outcome === 'failure' && step['continue-on-error'] !== undefined
        && value(step['continue-on-error'], scope()) === true) {
      record.conclusion = 'success';
    }
    record.log = log.join('\n');
    record.annotations = commands.annotations.map((each) => {
      const shown = !each.hidden && job.annotations.filter((a) => !a.hidden).length < SHOWN_OF_A_JOB;
      const all = { ...each, hidden: !shown };
      job.annotations.push(all);
      return all;
    });
  }
}

/** Runs a `run:` step. */
async function script_({ step, record, seen, env, block, job, id, say, fail, commands, disturb }) {
  const folder = join(job.temp, '_runner_file_commands');
  const serial = job.serial = (job.serial ?? 0) + 1;
  const files = map(FILES, () => '');
  for (const kind of Object.keys(FILES)) {
    files[kind] = join(folder, `${kind}_${serial}`);
    writeFileSync(files[kind], '');
  }
  const github = { ...seen().contexts.github, action: id };
  const composite = block.path.length > 0;
  if (composite && !step.shell) throw new Error("Required property is missing: shell");
  const shell = text(step.shell ?? block.defaults?.shell, seen());
  const cwd = resolve(job.workspace, text(step['working-directory'] ?? block.defaults?.['working-directory'], seen()));
  if (!existsSync(cwd)) throw new Error(`An error occurred trying to start process 'bash' with working directory '${cwd}'. No such file or directory`);
  const content = text(step.run, seen());
  const words = command(shell, script(job.temp, `script-${serial}`, content));
  const { exit, disturbed } = await runShell({
    words,
    cwd,
    env: job.environment(env, github, Object.fromEntries(Object.entries(FILES).map(([kind, name]) => [name, files[kind]]))),
    disturb: disturb ? { ...disturb, file: disturb.file?.replace('$RUNNER_TEMP', job.temp) } : null,
    onLine: say,
  });
  record.exit = exit;
  if (disturbed) record.disturbed = disturb.how;
  if (disturb && !disturbed) throw fatal(`the step ${record.path} ended before it could be disturbed: ${JSON.stringify(disturb)}`);
  if (disturbed && disturb.how === 'cancel') {
    job.status = 'cancelled';
    // A step whose condition holds for a cancelled job too is let run on; here it was cut off.
    record.outcome = 'cancelled';
    say('##[error]The operation was canceled.');
  } else if (disturbed && disturb.how === 'timeout') {
    timeOut(step, record, job, fail);
  } else if (exit !== 0) {
    fail(`Process completed with exit code ${exit}.`);
  }
  read(files, { record, job, fail, commands });
}

function timeOut(step, record, job, fail) {
  if (step['timeout-minutes'] !== undefined) {
    fail(`The action '${record.name}' has timed out after ${step['timeout-minutes']} minutes.`);
  } else if (job.timeoutMinutes !== undefined) {
    fail(`The job has exceeded the maximum execution time of ${job.timeoutMinutes}m0s`);
    record.outcome = 'cancelled';
    job.status = 'cancelled';
  } else {
    throw fatal(`nothing bounds the step ${record.path}: neither it nor its job has timeout-minutes, so it would run 6 hours`);
  }
}

/** Takes what the step wrote into its files. */
function read(files, { record, job, fail, commands }) {
  const take = (kind, reader) => {
    try {
      reader(existsSync(files[kind]) ? readFileSync(files[kind], 'utf8') : '');
    } catch (problem) {
      fail(`Unable to process file command '${kind}' successfully. ${problem.message}`);
    }
  };
  take('env', (content) => {
    for (const [name, set] of pairs(content, 'environment variable')) {
      if (name === 'NODE_OPTIONS') throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      job.env[name] = set;
    }
  });
  take('output', (content) => {
    for (const [name, set] of pairs(content, 'output')) record.outputs[name] = set;
  });
  take('state', (content) => [...pairs(content, 'state')]);
  take('path', (content) => paths(content).forEach((each) => (job.path = [...job.path.filter((p) => p !== each), each])));
  take('step_summary', (content) => {
    if (existsSync(files.step_summary) && statSync(files.step_summary).size > SUMMARY_LIMIT) {
      commands.annotate('error', `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${SUMMARY_LIMIT / 1024}k`, {});
      return;
    }
    record.summary = commands.masked(content);
    if (content !== '') job.summary += `${record.summary}${content.endsWith('\n') ? '' : '\n'}`;
  });
}

/** Runs a `uses:` step: a composite action for real, an action of GitHub's by a stand-in. */
async function use({ step, record, seen, env, block, job, say, fail }) {
  const reference = step.uses;
  const given = map(value(step.with ?? {}, seen()), (each) => text(each, seen()));
  record.with = given;
  const folder = local(reference, job);
  if (folder !== null) {
    await composite({ folder, reference, given, step, record, env, block, job, say, fail });
    return;
  }
  const name = reference.split('@')[0];
  const action = ACTIONS[name];
  if (!action) throw fatal(`${record.path} uses ${reference}, which this runner has no stand-in for: write one in actions.mjs`);
  record.standIn = action.standIn;
  say(`[stand-in] ${name}: ${action.standIn}`);
  await action.run({ given: withDefaults(given), record, job, say, fail });
}

/** Inputs of an action, whose names know no case. */
function withDefaults(given) {
  const inputs = Object.fromEntries(Object.entries(given).map(([name, v]) => [name.toLowerCase(), v]));
  return (name, otherwise = '') => (inputs[name] === undefined || inputs[name] === '' ? otherwise : inputs[name]);
}

/** The folder of an action that is here: of the workspace, or mapped to a checkout. */
function local(reference, job) {
  if (reference.startsWith('./')) return join(job.workspace, reference);
  const [owner, name, ...rest] = reference.split('@')[0].split('/');
  const folder = job.run.repositories[`${owner}/${name}`];
  return folder ? join(folder, ...rest) : null;
}

async function composite({ folder, reference, given, step, record, env, block, job, say, fail }) {
  const depth = (block.depth ?? 0) + 1;
  if (depth > DEPTH) throw new Error(`Composite action depth exceeded max depth ${DEPTH}`);
  const action = loadAction(folder);
  const [name, ref] = reference.split('@');
  const isLocal = reference.startsWith('./');
  const github = { ...job.contexts.github, action_path: folder, action_repository: isLocal ? '' : name.split('/').slice(0, 2).join('/'), action_ref: isLocal ? '' : ref };
  const inputs = {};
  const outside = job.scope({ github });
  const lower = Object.fromEntries(Object.entries(given).map(([k, v]) => [k.toLowerCase(), v]));
  for (const [input, stated] of Object.entries(action.inputs ?? {})) {
    inputs[input] = lower[input.toLowerCase()] ?? text(stated?.default, outside);
  }
  const unexpected = Object.keys(given).filter((k) => !Object.keys(action.inputs ?? {}).some((i) => i.toLowerCase() === k.toLowerCase()));
  if (unexpected.length > 0) say(`::warning::Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${Object.keys(action.inputs ?? {}).join("', '")}']`);
  const inner = await runSteps(
    { steps: action.runs.steps, inputs, github, env: own(env, job.env), path: record.path.split('/'), depth },
    job);
  record.steps = inner.trace;
  const scope = job.scope({ inputs, steps: inner.steps, github });
  for (const [output, stated] of Object.entries(action.outputs ?? {})) record.outputs[output] = text(stated.value, scope);
  if (inner.status !== 'success') record.outcome = inner.status;
}

/** What a step's environment has beyond the job's: the inside of an action inherits it. */
function own(env, jobEnv) {
  return Object.fromEntries(Object.entries(env).filter(([name, each]) => jobEnv[name] !== each));
}

/** A problem of the harness or of the test, not of the workflow: the run ends. */
export function fatal(message) {
  return Object.assign(new Error(message), { fatal: true });
}
