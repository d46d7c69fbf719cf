// Artifacts of a run, kept in its folder.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { search } from './globs.mjs';

const FORBIDDEN = /["':<>|*?\r\n\\/]/;
/** Of a name: a quote is allowed. */
const FORBIDDEN_IN_NAME = /[":<>|*?\r\n\\/]/;

/** actions/upload-artifact */
export async function upload({ given, record, job, say }) {
  const patterns = given('path').split('\n').map((each) => each.trim()).filter((each) => each !== '');
  if (patterns.length === 0) throw new Error('Input required and not supplied: path');
  const { files, root } = await find(patterns, job.workspace, given('include-hidden-files', 'false') !== 'true');
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${patterns.join('\n')}. No artifacts will be uploaded.`;
    const otherwise = given('if-no-files-found', 'warn');
    if (otherwise === 'error') throw new Error(message);
    if (otherwise === 'warn') say(`::warning::${message}`);
    return;
  }
  const archive = given('archive', 'true') === 'true';
  if (!archive && files.length > 1) {
    throw new Error(`When 'archive' is set to false, only a single file can be uploaded. Found ${files.length} files to upload.`);
  }
  const name = archive ? given('name', 'artifact') : basename(files[0]);
  if (FORBIDDEN_IN_NAME.test(name)) throw new Error(`The artifact name is not valid: ${name}. Contains a forbidden character.`);
  for (const file of files) {
    if (FORBIDDEN.test(relative(root, file).split(sep).join('').replaceAll("'", ''))) {
      throw new Error(`The path for one of the files in artifact is not valid: /${relative(root, file)}. Contains a forbidden character.`);
    }
  }
  const { artifacts } = job.run;
  const before = artifacts.findIndex((each) => each.name === name);
  if (before >= 0) {
    if (given('overwrite', 'false') !== 'true') {
      throw new Error(`Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run: ${name}`);
    }
    rmSync(artifacts[before].folder, { recursive: true });
    artifacts.splice(before, 1);
  }
  const folder = join(job.run.out, 'artifacts', name);
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const place = archive ? relative(root, file) : basename(file);
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    cpSync(file, join(folder, place));
    hash.update(`${place}\0`).update(readFileSync(file));
  }
  const id = (job.run.lastArtifact = (job.run.lastArtifact ?? 100) + 1);
  const { server_url, repository, run_id } = job.contexts.github;
  const url = `${server_url}/${repository}/actions/runs/${run_id}/artifacts/${id}`;
  const artifact = { name, folder, archive, id: String(id), url, files: files.map((f) => (archive ? relative(root, f) : basename(f))), job: job.id, step: record.path };
  artifacts.push(artifact);
  job.uploads.push(artifact);
  record.upload = artifact;
  record.outputs = { 'artifact-id': String(id), 'artifact-url': url, 'artifact-digest': hash.digest('hex') };
  say(`Artifact ${name} has been successfully uploaded! Final size is ${files.length} files. Artifact ID is ${id}`);
}

/** Files that patterns match, and the folder that their names begin at, as upload-artifact has it. */
async function find(patterns, workspace, excludeHiddenFiles) {
  const absolute = patterns.map((each) => (each.startsWith('!') ? `!${resolve(workspace, each.slice(1))}` : resolve(workspace, each)));
  const { found, places } = await search(absolute, { implicitDescendants: true, omitBrokenSymbolicLinks: true, excludeHiddenFiles });
  const files = found.filter((each) => !statSync(each).isDirectory());
  let root = places.length > 1 ? common(places) : places[0];
  if (files.length === 1 && places.length === 1 && places[0] === files[0]) root = dirname(files[0]);
  return { files, root };
}

function common(places) {
  const parts = places.map((each) => each.split(sep));
  let depth = 0;
  while (parts.every((each) => each.length > depth && each[depth] === parts[0][depth])) depth++;
  return parts[0].slice(0, depth).join(sep) || sep;
}

function wildcard(pattern) {
  const source = pattern.replace(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`);
}

/** actions/download-artifact */
export async function download({ given, record, job, say }) {
  const { artifacts } = job.run;
  const name = given('name');
  const target = resolve(job.workspace, given('path', '.').replace(/^~(?=\/|$)/, job.home));
  let chosen;
  if (name !== '') {
    chosen = artifacts.filter((each) => each.name === name);
    if (chosen.length === 0) throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}. Please ensure that your artifact is not expired and the artifact was uploaded using a compatible version of toolkit/upload-artifact.`);
  } else {
    const pattern = given('pattern');
    chosen = artifacts.filter((each) => pattern === '' || wildcard(pattern).test(each.name));
  }
  const flat = name !== '' || given('merge-multiple', 'false') === 'true';
  mkdirSync(target, { recursive: true });
  for (const artifact of chosen) {
    const place = flat ? target : join(target, artifact.name);
    mkdirSync(place, { recursive: true });
    if (existsSync(artifact.folder)) cpSync(artifact.folder, place, { recursive: true });
  }
  record.downloaded = chosen.map((each) => each.name);
  record.outputs['download-path'] = target;
  say(`Total of ${chosen.length} artifact(s) downloaded`);
}
