// Which events start a workflow, and what they tell it.
import { createHash } from 'node:crypto';

/** A filter's pattern as a regular expression: * ends at a slash, ** does not. */
export function pattern(glob) {
  let source = '';
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i];
    if (c === '*' && glob[i + 1] === '*') {
      i++;
      if (glob[i + 1] === '/') {
        i++;
        source += '(?:.*/)?';
      } else source += '.*';
    } else if (c === '*') source += '[^/]*';
    else if (c === '?' || c === '+') source += c;
    else if (c === '[') {
      const end = glob.indexOf(']', i);
      if (end < 0) throw new Error(`The pattern ${glob} has no ] to its [`);
      source += glob.slice(i, end + 1);
      i = end;
    } else if (c === '\\') source += `\\${glob[++i] ?? '\\'}`;
    else source += c.replace(/[.$^(){}|/]/, '\\$&');
  }
  return new RegExp(`^${source}$`);
}

/** Whether filters let a name through: the last pattern that matches decides, ! takes out. */
export function passes(filters, name) {
  let in_ = false;
  for (const filter of filters) {
    if (filter.startsWith('!')) in_ = in_ && !pattern(filter.slice(1)).test(name);
    else in_ = in_ || pattern(filter).test(name);
  }
  return in_;
}

function list(value) {
  return value === undefined || value === null ? [] : [].concat(value);
}

/** `on:` as a mapping from events to their filters. */
export function eventsOf(on) {
  if (typeof on === 'string') return { [on]: {} };
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [name, {}]));
  return Object.fromEntries(Object.entries(on).map(([name, filters]) => [name, filters ?? {}]));
}

const DEFAULT_TYPES = { pull_request: ['opened', 'synchronize', 'reopened'] };

/**
 * Whether an event starts a workflow.
 *
 * @param event `name`, `ref`, `base` (of a pull request), `cron`, `action`, `defaultBranch`
 * @returns `fires`, and `why` not
 */
export function firing(on, event) {
  const events = eventsOf(on);
  if (!(event.name in events)) return { fires: false, why: `the workflow does not listen to ${event.name}` };
  const filters = events[event.name];
  if (filters.paths || filters['paths-ignore']) throw new Error('filters by path are not known to this runner');
  if (event.name === 'schedule') {
    const crons = list(filters).map((each) => each.cron);
    if (event.ref !== `refs/heads/${event.defaultBranch}`) {
      return { fires: false, why: `a schedule runs on ${event.defaultBranch} alone` };
    }
    if (event.cron !== undefined && !crons.includes(event.cron)) return { fires: false, why: `no schedule ${event.cron}` };
    return { fires: true, crons };
  }
  const types = list(filters.types).length > 0 ? list(filters.types) : DEFAULT_TYPES[event.name];
  if (types && !types.includes(event.action ?? types[0])) return { fires: false, why: `not for the type ${event.action}` };
  if (event.name === 'push') {
    const tag = event.ref.startsWith('refs/tags/');
    const name = event.ref.replace(/^refs\/(heads|tags)\//, '');
    const mine = tag ? 'tags' : 'branches';
    const other = tag ? 'branches' : 'tags';
    const has = (kind) => filters[kind] !== undefined || filters[`${kind}-ignore`] !== undefined;
    if (!has(mine)) return has(other) ? { fires: false, why: `filters are for ${other} alone` } : { fires: true };
    return byName(filters, mine, name);
  }
  if (event.name.startsWith('pull_request') && (filters.branches || filters['branches-ignore'])) {
    return byName(filters, 'branches', event.base);
  }
  return { fires: true };
}

function byName(filters, kind, name) {
  const fires = filters[kind] !== undefined
    ? passes(list(filters[kind]), name)
    : !passes(list(filters[`${kind}-ignore`]), name);
  return fires ? { fires } : { fires, why: `the filters of ${kind} leave ${name} out` };
}

/**
 * The `github` context of an event, without what belongs to a job.
 *
 * @param event as for {@link firing}, and `repository`, `sha`, `baseSha`, `headSha`, `actor`, `fork`, `inputs`
 */
export function githubOf(event, workflow, file) {
  const owner = event.repository.split('/')[0];
  const branch = event.ref.replace(/^refs\/(heads|tags)\//, '');
  const repository = {
    full_name: event.repository,
    name: event.repository.split('/')[1],
    default_branch: event.defaultBranch,
    owner: { login: owner },
    html_url: `https://github.com/${event.repository}`,
    fork: false,
  };
  const pull = event.name.startsWith('pull_request');
  const ref = pull ? `refs/pull/${event.number}/merge` : event.ref;
  const payloads = {
    // A scheduled run's payload names no repository: nothing may rely on it.
    schedule: { schedule: event.cron },
    push: { ref: event.ref, before: event.baseSha, after: event.sha, repository, deleted: false, forced: false },
    workflow_dispatch: { ref: event.ref, inputs: event.inputs ?? {}, repository, workflow: file },
    pull_request: {
      action: event.action ?? 'opened',
      number: event.number,
      repository,
      pull_request: {
        number: event.number,
        title: 'A change',
        head: { ref: branch, sha: event.headSha, repo: { full_name: event.fork ? `someone/${repository.name}` : event.repository, fork: !!event.fork } },
        base: { ref: event.base, sha: event.baseSha, repo: { full_name: event.repository, default_branch: event.defaultBranch } },
      },
    },
  };
  return {
    event_name: event.name,
    event: payloads[event.name] ?? { repository },
    ref,
    ref_name: pull ? `${event.number}/merge` : branch,
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: event.ref === `refs/heads/${event.defaultBranch}`,
    head_ref: pull ? branch : '',
    base_ref: pull ? event.base : '',
    sha: event.sha,
    repository: event.repository,
    repository_owner: owner,
    repository_id: '1',
    repository_owner_id: '2',
    actor: event.actor ?? 'octocat',
    triggering_actor: event.actor ?? 'octocat',
    workflow: workflow.name ?? file,
    workflow_ref: `${event.repository}/${file}@${ref}`,
    workflow_sha: event.sha,
    run_id: String(event.runId ?? 4711),
    run_number: String(event.runNumber ?? 7),
    run_attempt: String(event.runAttempt ?? 1),
    server_url: event.serverUrl ?? 'https://github.com',
    api_url: event.apiUrl ?? 'https://api.github.com',
    graphql_url: `${event.apiUrl ?? 'https://api.github.com'}/graphql`,
    retention_days: '90',
    secret_source: 'Actions',
  };
}

/** A short name for a text, for folders. */
export function digest(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
