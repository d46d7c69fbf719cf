// Stand-ins for GitHub's actions. Each says in the trace what it does instead.
import { restore, save } from './cache.mjs';
import { download, upload } from './artifacts.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const nothing = (standIn) => ({ standIn, run: async () => {} });

/** By name, without version. */
export const ACTIONS = {
  'actions/checkout': { standIn: 'fetches the prepared workspace with git', run: checkout },
  'actions/setup-java': nothing('does nothing: the Java of this machine is used'),
  'actions/setup-node': nothing('does nothing: the Node of this machine is used'),
  'actions/cache/restore': { standIn: "takes from a folder of this machine, over the workspace as GitHub's does", run: restore },
  'actions/cache/save': { standIn: 'keeps in a folder of this machine', run: save },
  'actions/cache': { standIn: 'takes from and keeps in a folder of this machine', run: cache },
  'actions/upload-artifact': { standIn: 'copies into the folder of the run', run: upload },
  'actions/download-artifact': { standIn: 'copies from the folder of the run', run: download },
};

async function cache(within) {
  await restore(within);
  const { record, job } = within;
  if (record.outputs['cache-hit'] !== 'true') job.post.push({ record, run: () => save(within) });
}

/** As actions/checkout does it: init, fetch so deep, checkout. */
async function checkout({ given, record, job, say }) {
  if (given('persist-credentials', 'true') !== 'false') {
    throw Object.assign(new Error(`${record.path}: persist-credentials must be false, or the token stays in .git/config`), { fatal: true });
  }
  const { event } = job.run;
  const repository = given('repository', event.repository);
  if (repository !== event.repository) throw Object.assign(new Error(`${record.path} checks out ${repository}, which is not here`), { fatal: true });
  const folder = resolve(job.workspace, given('path', '.'));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) rmSync(join(folder, name), { recursive: true });
  const git = (...words) =>
    execFileSync('git', ['-c', 'protocol.file.allow=always', '-c', 'init.defaultBranch=main', '-c', 'advice.detachedHead=false', ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: job.home, GIT_LFS_SKIP_SMUDGE: given('lfs', 'false') === 'true' ? '0' : '1', GIT_CONFIG_NOSYSTEM: '1' },
    });
  execFileSync('mkdir', ['-p', folder]);
  const depth = Number(given('fetch-depth', '1'));
  const { github } = job.contexts;
  const sha = given('ref', github.sha);
  const branch = github.ref.startsWith('refs/heads/') && sha === github.sha ? github.ref.slice('refs/heads/'.length) : null;
  const tracking = branch ? `refs/remotes/origin/${branch}` : github.ref.replace('refs/pull/', 'refs/remotes/pull/');
  git('init', '-q');
  git('remote', 'add', 'origin', `file://${job.run.remote}`);
  const wanted = /^[0-9a-f]{40}$/.test(sha) ? sha : git('ls-remote', 'origin', sha).split('\t')[0];
  if (depth === 0) {
    git('fetch', '-q', '--prune', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*');
    git('fetch', '-q', 'origin', `+${wanted}:${tracking}`);
  } else {
    git('fetch', '-q', '--no-tags', `--depth=${depth}`, 'origin', `+${wanted}:${tracking}`);
  }
  if (branch) git('checkout', '-q', '--force', '-B', branch, tracking);
  else git('checkout', '-q', '--force', '--detach', wanted);
  say(`[stand-in] ${wanted} of ${github.ref}, depth ${depth === 0 ? 'all' : depth}`);
  record.outputs = { ref: github.ref, commit: wanted };
}
