// The pipeline's own rules, which the linters do not hold. Prints a line for each finding:
//   node policy.mjs FOLDER…
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, isSeq } from 'yaml'
import { find, finding, PipelineFile } from './pipeline-files.mjs'

// A repository's own action: in its workflows ./, in its examples the name it is published under.
const OWN = /^(?:\.\/|OWNER\/harmonia-smoke(?=[/@])\/?)([^@]*)/
const PINNED = /^[^@\s]+@[0-9a-f]{40}$/
const EXPRESSION = /\$\{\{/
const WHATEVER_HAPPENS = /\balways\(\)|!\s*cancelled\(\)/

// Steps that may fail in a green job, each with its reason.
const MAY_FAIL = [
  { path: 'action.yml', id: 'page', because: 'the page is for reading, the outcome is the suite’s' },
]

// What keeps a failure from failing its step.
const SWALLOWS = [
  [/\|\|\s*(?:true|:)(?=[\s;)&|]|$)/m, '|| true'],
  [/\bset\s+(?:\+[a-z]*e|\+o\s+errexit)/, 'set +e'],
  [/2>\s*\/dev\/null\s*\|\|/, '2>/dev/null ||'],
  [/;\s*true\s*$/m, '; true'],
  [/\bexit\s+0\b/, 'exit 0'],
]

const rules = {
  /** Events whose runs hold secrets or a token that writes, and code or names of strangers. */
  trigger(file) {
    if (file.kind === 'action') return []
    return ['pull_request_target', 'workflow_run']
      .filter((event) => events(file).includes(event))
      .map((event) => [file.lineOf(file.root, 'on'), `${event} gives strangers’ changes a token`])
  },

  /** Never at minute 0, when GitHub starts many late or never; GitHub knows UTC alone. */
  schedule(file) {
    const schedule = file.root.getIn(['on', 'schedule'], true)
    if (!isSeq(schedule)) return []
    return schedule.items.flatMap((item) => {
      const findings = []
      const minutes = String(item.get('cron') ?? '').trim().split(/\s+/)[0].split(',')
      if (!minutes.every((minute) => /^\d+$/.test(minute) && Number(minute) % 60 !== 0)) {
        findings.push([file.line(item), 'a schedule names its minutes, and not 0'])
      }
      if (item.has('timezone')) {
        findings.push([file.lineOf(item, 'timezone'), 'GitHub schedules in UTC: no timezone'])
      }
      return findings
    })
  },

  /** Nothing is granted to all jobs; each says what it needs. */
  permissions(file) {
    if (file.kind === 'action') return []
    const findings = []
    const top = file.root.get('permissions', true)
    if (!isMap(top) || top.items.length > 0) {
      findings.push([file.lineOf(file.root, 'permissions'), 'permissions: {} stands at the top'])
    }
    for (const { name, node } of file.jobs()) {
      if (!isMap(node.get('permissions', true))) {
        findings.push([
          file.lineOf(node, 'permissions'),
          `job ${name} states its permissions one by one`,
        ])
      }
    }
    return findings
  },

  timeout(file) {
    if (file.kind === 'action') return []
    return file
      .jobs()
      .filter(({ node }) => !node.has('uses') && !node.has('timeout-minutes'))
      .map(({ name, node }) => [file.line(node), `job ${name} has timeout-minutes`])
  },

  concurrency(file) {
    if (file.kind === 'action' || file.root.has('concurrency')) return []
    return file
      .jobs()
      .filter(({ node }) => !node.has('concurrency'))
      .map(({ name, node }) => [file.line(node), `workflow or job ${name} has concurrency`])
  },

  /** What a tag means can change; a commit cannot. The comment says what the commit is. */
  pin(file) {
    return used(file).flatMap(({ node, uses, line }) => {
      if (OWN.test(uses)) return []
      if (uses.startsWith('docker://')) {
        return /@sha256:[0-9a-f]{64}$/.test(uses) ? [] : [[line, `${uses} is pinned by its digest`]]
      }
      if (!PINNED.test(uses)) return [[line, `${uses} is pinned by the full commit`]]
      return /^ v\d+\.\d+\.\d+\b/.test(node.comment ?? '')
        ? []
        : [[line, `${uses} has its version beside it: # v1.2.3`]]
    })
  },

  /** A container is a third party's code as well. */
  image(file) {
    return file.jobs().flatMap(({ node }) => {
      const services = node.get('services', true)
      const containers = isMap(services) ? services.items.map((pair) => pair.value) : []
      return [node.get('container', true), ...containers]
        .filter((container) => container)
        .filter((container) => {
          const image = isMap(container) ? container.get('image') : container.value
          return !/@sha256:[0-9a-f]{64}$/.test(image)
        })
        .map((container) => [file.line(container), 'an image is pinned by its digest'])
    })
  },

  /** Otherwise the token lies in .git/config for all that runs later, and for what is uploaded. */
  checkout(file) {
    return file
      .allSteps()
      .filter(({ step }) => isOf(step, 'actions/checkout'))
      .filter(({ step }) => String(step.getIn(['with', 'persist-credentials'])) !== 'false')
      .map(({ step }) => [file.line(step), 'checkout has persist-credentials: false'])
  },

  /** An expression is put into the script as text, and is run: values come by env. */
  injection(file) {
    return file.allSteps().flatMap(({ step }) => {
      const findings = []
      if (EXPRESSION.test(step.get('run') ?? '')) {
        findings.push([file.lineOf(step, 'run'), 'no ${{ }} in run: give the value by env'])
      }
      if (isOf(step, 'actions/github-script') && EXPRESSION.test(step.getIn(['with', 'script']))) {
        findings.push([file.line(step), 'no ${{ }} in script: give the value by env'])
      }
      return findings
    })
  },

  /** A secret goes to the step that needs it. */
  secrets(file) {
    const inherited = file
      .jobs()
      .filter(({ node }) => node.get('secrets') === 'inherit')
      .map(({ node }) => [file.lineOf(node, 'secrets'), 'secrets are passed one by one'])
    const all = file
      .texts()
      .filter(({ text }) => /\$\{\{[^}]*\btoJSON\(\s*secrets\s*\)/i.test(text))
      .map(({ line }) => [line, 'secrets are passed one by one'])
    return [...inherited, ...all]
  },

  /** Red must stay red. */
  swallow(file) {
    const findings = file.blocks().flatMap(({ text, line }) =>
      SWALLOWS.filter(([pattern]) => pattern.test(text)).map(([pattern, what]) => [
        lineIn(text, line, text.search(pattern)),
        `${what} hides a failure`,
      ]),
    )
    const mayFail = (node) => {
      const value = node.get('continue-on-error')
      return value !== undefined && value !== false
    }
    for (const { name, node } of file.jobs()) {
      if (mayFail(node)) {
        findings.push([file.lineOf(node, 'continue-on-error'), `job ${name} hides a failure`])
      }
    }
    for (const { step } of file.allSteps()) {
      const excused = MAY_FAIL.some(({ path, id }) => path === file.path && id === step.get('id'))
      if (mayFail(step) && !excused) {
        findings.push([file.lineOf(step, 'continue-on-error'), 'continue-on-error hides a failure'])
      }
    }
    return findings
  },

  /** The report is needed most where the job is red. */
  upload(file) {
    return file
      .allSteps()
      .filter(({ step }) => isOf(step, 'actions/upload-artifact'))
      .flatMap(({ step }) => {
        const findings = []
        if (!WHATEVER_HAPPENS.test(step.get('if') ?? '')) {
          findings.push([file.line(step), 'an upload has if: always()'])
        }
        if (!['error', 'warn'].includes(step.getIn(['with', 'if-no-files-found']))) {
          findings.push([file.line(step), 'an upload has if-no-files-found: error or warn'])
        }
        return findings
      })
  },

  /** Without a stated shell bash runs without pipefail. */
  shell(file) {
    return file
      .blocks()
      .filter(({ shell }) => !shell)
      .map(({ start }) => [start, 'a run states its shell, or the workflow its defaults.run.shell'])
  },

  /** Whoever can write a cache would write what is released. */
  cache(file) {
    const push = file.root.getIn(['on', 'push'], true)
    const releases = events(file).includes('release') || (isMap(push) && push.has('tags'))
    if (file.kind !== 'workflow' || !releases) return []
    return file
      .allSteps()
      .filter(({ step }) => {
        const cache = step.getIn(['with', 'cache'])
        const asked = cache !== undefined && cache !== false && cache !== 'false' && cache !== ''
        return isOf(step, 'actions/cache') || asked
      })
      .map(({ step }) => [file.line(step), 'what builds a release takes nothing from a cache'])
  },

  /** Actions of this repository: their inputs and outputs are those they declare. */
  own(file, { actions }) {
    return file.jobs().flatMap((job) => {
      const steps = file.steps(job)
      const findings = steps.flatMap((step) => ownInputs(file, actions, step))
      return [...findings, ...ownOutputs(file, actions, job, steps)]
    })
  },

  /** Scripts that a step runs are there, and can be run. */
  script(file, { folder }) {
    return file.blocks().flatMap(({ text, line }) =>
      [...text.matchAll(/(bash\s+)?("?[^\s"]*)\bscripts\/([\w.-]+\.sh)/g)].flatMap((match) => {
        const [, bash, before, name] = match
        const script = `.github/scripts/${name}`
        const path = join(folder, script)
        const place = lineIn(text, line, match.index)
        if (!existsSync(path)) return [[place, `${script} is there`]]
        const isRun = !bash && /^"?[$.]/.test(before)
        return isRun && !(statSync(path).mode & 0o100) ? [[place, `${script} is executable`]] : []
      }),
    )
  },
}

const dependabotRules = {
  /** A release that was taken over is found out within days. */
  cooldown(file) {
    const updates = file.root.get('updates', true)
    return (isSeq(updates) ? updates.items : [])
      .filter((update) => !(Number(update.getIn(['cooldown', 'default-days'])) >= 7))
      .map((update) => [file.line(update), 'updates wait: cooldown with default-days of 7 or more'])
  },
}

/** The line of what stands in a text at an index. */
function lineIn(text, firstLine, index) {
  return firstLine + text.slice(0, index).split('\n').length - 1
}

function ownInputs(file, actions, step) {
  const action = ownAction(actions, step.get('uses'))
  if (!action) return []
  const line = file.lineOf(step, 'uses')
  if (!action.file) return [[line, `${action.path} is there`]]
  const declared = action.file.root.get('inputs', true)
  const given = step.get('with', true)
  const findings = (isMap(given) ? given.items : [])
    .filter((pair) => !declared?.has?.(pair.key.value))
    .map((pair) => [file.line(pair.key), `${action.path} has an input ${pair.key.value}`])
  for (const pair of isMap(declared) ? declared.items : []) {
    const required = isMap(pair.value) && pair.value.get('required') === true
    if (required && !(isMap(given) && given.has(pair.key.value))) {
      findings.push([line, `${action.path} is given its input ${pair.key.value}`])
    }
  }
  return findings
}

function ownOutputs(file, actions, job, steps) {
  const actionOf = new Map(
    steps
      .filter((step) => step.has('id'))
      .map((step) => [step.get('id'), ownAction(actions, step.get('uses'))?.file]),
  )
  const [from, , to] = job.node.range
  const first = file.lines.linePos(from).line
  const last = file.lines.linePos(to).line
  return file
    .texts()
    .filter(({ line }) => file.kind === 'action' || (line >= first && line <= last))
    .flatMap(({ text, line }) =>
      [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
        .filter(([, id, output]) => {
          const action = actionOf.get(id)
          return action && !action.root.hasIn(['outputs', output])
        })
        .map(([, id, output]) => [line, `${actionOf.get(id).path} has an output ${output}`]),
    )
}

function ownAction(actions, uses) {
  const own = OWN.exec(uses ?? '')
  if (!own) return undefined
  const path = join(own[1], 'action.yml')
  return { path, file: actions.get(path) }
}

function events(file) {
  const on = file.value(file.root.get('on', true))
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on : Object.keys(on ?? {})
}

function isOf(step, action) {
  return new RegExp(`^${action}[/@]`).test(step.get('uses') ?? '')
}

/** Whatever is used: by steps, and by jobs as workflows. */
function used(file) {
  return [...file.jobs().map(({ node }) => node), ...file.allSteps().map(({ step }) => step)]
    .filter((map) => map.has('uses'))
    .map((map) => map.get('uses', true))
    .map((node) => ({ node, uses: String(node.value), line: file.line(node) }))
}

/** One action, one commit: a pin that was not raised with the others is found. */
function differences(files) {
  const seen = new Map()
  return files.flatMap((file) =>
    used(file).flatMap(({ node, uses, line }) => {
      const [name, commit] = uses.split('@')
      const action = name.split('/').slice(0, 2).join('/')
      if (OWN.test(uses) || !commit) return []
      const pin = `${commit} #${node.comment ?? ''}`
      const first = seen.get(action)
      if (!first) seen.set(action, { pin, place: `${file.path}:${line}` })
      return !first || first.pin === pin
        ? []
        : [finding(file.path, line, 'same-pin', `${action} has the commit of ${first.place}`)]
    }),
  )
}

function held(rules, file, repository) {
  return Object.entries(rules).flatMap(([rule, check]) =>
    check(file, repository).map(([line, message]) => finding(file.path, line, rule, message)),
  )
}

/** The findings in the files of a repository in a folder. */
export function policy(folder, files) {
  const whole = (...kinds) => files.filter(({ kind, isBroken }) => kinds.includes(kind) && !isBroken)
  const workflows = whole('workflow', 'example', 'action')
  const repository = { folder, actions: new Map(whole('action').map((file) => [file.path, file])) }
  const shells = { swallow: rules.swallow, script: rules.script }
  return [
    ...files.flatMap(({ errors }) => errors),
    ...workflows.flatMap((file) => held(rules, file, repository)),
    ...whole('gitlab').flatMap((file) => held(shells, file, repository)),
    ...whole('dependabot').flatMap((file) => held(dependabotRules, file, repository)),
    ...differences(workflows),
  ]
}

/** The YAML files of a folder, and what is missing there. */
export function readPipeline(folder) {
  const found = find(folder)
  const of = (paths, kind) => paths.map((path) => new PipelineFile(folder, path, kind))
  return [
    ...of(found.workflows, 'workflow'),
    ...of(found.examples, 'example'),
    ...of(found.actions, 'action'),
    ...of(found.gitlab, 'gitlab'),
    ...of(found.dependabot, 'dependabot'),
  ]
}

export const shown = ({ path, line, rule, message }) => `${path}:${line}: [${rule}] ${message}`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = process.argv.slice(2).flatMap((folder) => {
    const files = readPipeline(folder)
    if (files.length === 0) return [finding(folder, 0, 'nothing', 'there is no pipeline to read')]
    return policy(folder, files).map((one) => ({ ...one, path: join(folder, one.path) }))
  })
  findings.forEach((one) => console.log(shown(one)))
  process.exitCode = findings.length === 0 ? 0 : 1
}
