// GitHub's cache, kept in a folder: one folder for each entry, with entry.json and cache.tar.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { search } from './globs.mjs';

function lines(text) {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** The same paths, or it is another cache: as GitHub's, of the patterns as they are written. */
export function version(paths) {
  return createHash('sha256').update([...paths, 'zstd-without-long', '1.0'].join('|')).digest('hex');
}

function entries(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'entry.json')))
    .map((name) => ({ ...JSON.parse(readFileSync(join(folder, name, 'entry.json'), 'utf8')), folder: join(folder, name) }))
    .map((entry) => ({ ...entry, version: entry.version ?? version(entry.paths) }))
    .sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
}

/** The refs whose caches a run may read: its own, the base's, the default branch's. */
function readable(job) {
  const { github } = job.contexts;
  return [github.ref, github.base_ref && `refs/heads/${github.base_ref}`, `refs/heads/${job.run.event.defaultBranch}`];
}

/** Finds an entry: the very key, a key that begins so, and so on with `restore-keys`. */
function find(job, keys, paths) {
  const mine = entries(job.run.cache).filter((each) => each.version === version(paths));
  for (const ref of readable(job)) {
    const here = mine.filter((each) => (each.ref ?? `refs/heads/${job.run.event.defaultBranch}`) === ref);
    for (const key of keys) {
      const found = here.find((each) => each.key === key) ?? here.find((each) => each.key.startsWith(key));
      if (found) return found;
    }
  }
  return null;
}

function check(key) {
  if (key.length > 512) throw new Error(`Key Validation Error: ${key} cannot be larger than 512 characters.`);
  if (key.includes(',')) throw new Error(`Key Validation Error: ${key} cannot contain commas.`);
}

/** actions/cache/restore */
export async function restore({ given, record, job, say }) {
  const key = given('key');
  const paths = lines(given('path'));
  if (key === '' || paths.length === 0) throw new Error('Input required and not supplied: key and path');
  const keys = [key, ...lines(given('restore-keys'))];
  keys.forEach(check);
  record.outputs['cache-primary-key'] = key;
  const found = find(job, keys, paths);
  record.cache = { key, restoreKeys: keys.slice(1), paths, matched: found?.key ?? null };
  if (!found) {
    if (given('fail-on-cache-miss', 'false') === 'true') throw new Error(`Failed to restore cache entry. Exiting as fail-on-cache-miss is set. Input key: ${key}`);
    say(`Cache not found for input keys: ${keys.join(', ')}`);
    return;
  }
  if (given('lookup-only', 'false') !== 'true') {
    // Over whatever lies there: tar asks no one.
    execFileSync('tar', ['-xf', join(found.folder, 'cache.tar'), '-P', '-C', job.workspace]);
  }
  say(`Cache restored from key: ${found.key}`);
  record.outputs['cache-matched-key'] = found.key;
  record.outputs['cache-hit'] = String(found.key === key);
}

/** actions/cache/save */
export async function save({ given, record, job, say }) {
  const key = given('key');
  const paths = lines(given('path'));
  check(key);
  const { github } = job.contexts;
  const files = await matched(paths, job);
  record.saved = null;
  if (files.length === 0) {
    say('::warning::Path Validation Error: Path(s) specified in the action for caching do(es) not exist, hence no cache is being saved.');
    return;
  }
  if (entries(job.run.cache).some((e) => e.key === key && e.version === version(paths) && e.ref === github.ref)) {
    say(`::warning::Failed to save: Unable to reserve cache with key ${key}, another job may be creating this cache.`);
    return;
  }
  const folder = join(job.run.cache, `saved-${entries(job.run.cache).length}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'files.txt'), files.map((each) => `${each}\n`).join(''));
  execFileSync('tar', ['-cf', join(folder, 'cache.tar'), '-P', '-C', job.workspace, '--files-from', join(folder, 'files.txt')]);
  const entry = { key, paths, ref: github.ref, created: Date.now() };
  writeFileSync(join(folder, 'entry.json'), JSON.stringify(entry));
  record.saved = { ...entry, files };
  say(`Cache saved with key: ${key}`);
}

/** Files and folders, relative to the workspace, that patterns match. */
async function matched(patterns, job) {
  const home = job.home;
  const absolute = patterns.map((each) => {
    const not = each.startsWith('!') ? '!' : '';
    const path = each.slice(not.length).replace(/^~(?=\/|$)/, home);
    return not + (path.startsWith('/') ? path : join(job.workspace, path));
  });
  const { found } = await search(absolute, { implicitDescendants: false });
  return found.map((file) => relative(job.workspace, file) || '.');
}
