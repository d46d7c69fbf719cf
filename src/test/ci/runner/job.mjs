// One job's state, and what its steps see of it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const HASH = fileURLToPath(new URL('hash-files.mjs', import.meta.url));

/** A job while it runs. */
export class Job {
  /**
   * @param run the run: folders, event, settings
   * @param id its id, with the matrix's index where there is one
   * @param contexts `github`, `needs`, `strategy`, `matrix`, `vars`, `secrets`, `inputs`
   */
  constructor(run, id, contexts, rights) {
    this.run = run;
    this.id = id;
    this.rights = rights;
    this.status = 'success';
    this.env = {};
    this.path = [];
    this.masks = new Set([contexts.github.token, ...Object.values(contexts.secrets)].filter((s) => s));
    this.summary = '';
    this.uploads = [];
    this.annotations = [];
    this.post = [];
    const repository = run.event.repository.split('/')[1];
    this.folder = join(run.out, 'jobs', id);
    this.workspace = join(this.folder, 'work', repository, repository);
    this.temp = join(this.folder, 'work', '_temp');
    this.home = join(this.folder, 'home');
    for (const folder of [this.workspace, this.temp, this.home, join(this.temp, '_runner_file_commands')]) {
      mkdirSync(folder, { recursive: true });
    }
    this.contexts = {
      ...contexts,
      github: { ...contexts.github, workspace: this.workspace, event_path: join(this.temp, '_github_workflow', 'event.json') },
      runner: { os: 'Linux', arch: 'X64', name: 'harness', environment: 'github-hosted', temp: this.temp, tool_cache: join(this.folder, 'tools'), workspace: this.workspace },
      job: {},
    };
  }

  /** What an expression of a step sees. `more` are contexts of a composite action's inside. */
  scope(more = {}, status = this.status) {
    return {
      contexts: { ...this.contexts, job: { status: this.status }, ...more },
      functions: {
        always: () => true,
        cancelled: () => this.status === 'cancelled',
        success: () => status === 'success',
        failure: () => status === 'failure',
        hashFiles: (...patterns) => this.hashFiles(patterns),
      },
    };
  }

  hashFiles(patterns) {
    const out = execFileSync(process.execPath, [HASH, this.workspace, patterns.join('\n')], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_WORKSPACE: this.workspace },
    });
    return /hash:(\w*)$/.exec(out)[1];
  }

  /** The variables of a step's process. */
  environment(env, github, commandFiles) {
    const machine = { LANG: 'C.UTF-8', HOME: this.home, ...this.run.machine };
    const path = [...this.path].reverse().concat(env.PATH ?? machine.PATH).join(':');
    const names = ['action', 'action_path', 'action_ref', 'action_repository', 'actor', 'api_url', 'base_ref', 'event_name', 'event_path',
      'graphql_url', 'head_ref', 'job', 'ref', 'ref_name', 'ref_protected', 'ref_type', 'repository', 'repository_id',
      'repository_owner', 'repository_owner_id', 'retention_days', 'run_attempt', 'run_id', 'run_number', 'server_url', 'sha',
      'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'];
    const own = Object.fromEntries(
      names.filter((name) => github[name] !== undefined).map((name) => [`GITHUB_${name.toUpperCase()}`, String(github[name])]));
    return {
      ...machine,
      ...env,
      PATH: path,
      ...own,
      ...commandFiles,
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      RUNNER_NAME: 'harness',
      RUNNER_ENVIRONMENT: 'github-hosted',
      RUNNER_TEMP: this.temp,
      RUNNER_TOOL_CACHE: join(this.folder, 'tools'),
      RUNNER_WORKSPACE: join(this.workspace, '..'),
    };
  }
}
