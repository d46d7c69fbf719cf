// The YAML files of a pipeline, with the lines of what they hold.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'

/** A line of a file where something is wrong. */
export const finding = (path, line, rule, message) => ({ path, line, rule, message })

/** What a linter has to read: files of each kind, as paths relative to the folder. */
export function find(folder) {
  const list = (place, pattern) =>
    existsSync(join(folder, place))
      ? readdirSync(join(folder, place))
          .filter((name) => pattern.test(name))
          .sort()
          .map((name) => `${place}/${name}`)
      : []
  const present = (paths) => paths.filter((path) => existsSync(join(folder, path)))
  return {
    workflows: list('.github/workflows', /\.ya?ml$/),
    // Workflows for other repositories to copy.
    examples: list('docs/ci', /^github.*\.ya?ml$/),
    actions: present(
      ['.', ...list('.github/actions', /./)].flatMap((place) => [
        join(place, 'action.yml'),
        join(place, 'action.yaml'),
      ]),
    ),
    gitlab: list('docs/ci', /^gitlab.*\.ya?ml$/),
    dependabot: present(['.github/dependabot.yml', '.github/dependabot.yaml']),
  }
}

/** A YAML file; everything is asked of its nodes, which know their lines. */
export class PipelineFile {
  constructor(folder, path, kind) {
    this.folder = folder
    this.path = path
    this.kind = kind
    this.text = readFileSync(join(folder, path), 'utf8')
    this.lines = new LineCounter()
    this.document = parseDocument(this.text, { lineCounter: this.lines })
    this.root = this.document.contents
    this.errors = this.document.errors.map((error) =>
      finding(path, error.linePos?.[0].line ?? 1, 'yaml', error.message.split('\n')[0]),
    )
    if (!isMap(this.root)) {
      this.errors.push(finding(path, 1, 'yaml', 'the file holds no YAML mapping'))
    }
  }

  get isBroken() {
    return this.errors.length > 0
  }

  /** The value as JavaScript has it. */
  value(node) {
    return isMap(node) || isSeq(node) ? node.toJS(this.document) : isScalar(node) ? node.value : node
  }

  /** The line on which a node begins. */
  line(node) {
    return node?.range ? this.lines.linePos(node.range[0]).line : 1
  }

  /** The line of a key of a mapping, or of the mapping where it has no such key. */
  lineOf(map, key) {
    return this.line(map?.items?.find((pair) => pair.key?.value === key)?.key ?? map)
  }

  /** The jobs; an action's steps count as one. */
  jobs() {
    if (this.kind === 'action') {
      const runs = this.root.get('runs', true)
      return isMap(runs) ? [{ name: 'runs', node: runs }] : []
    }
    const jobs = this.root.get('jobs', true)
    const items = isMap(jobs) ? jobs.items.filter((pair) => isMap(pair.value)) : []
    return items.map((pair) => ({ name: pair.key.value, node: pair.value }))
  }

  /** The steps of a job. */
  steps(job) {
    const steps = job.node.get('steps', true)
    return isSeq(steps) ? steps.items.filter((step) => isMap(step)) : []
  }

  /** All steps, each with its job. */
  allSteps() {
    return this.jobs().flatMap((job) => this.steps(job).map((step) => ({ job, step })))
  }

  /** Each text in the file, with its line. */
  texts() {
    const texts = []
    visit(this.document, {
      Scalar: (key, node) => {
        if (typeof node.value === 'string') texts.push({ text: node.value, line: this.line(node) })
      },
    })
    return texts
  }

  /** What the file has shells run: blocks, with their shell and the lines they and their text begin on. */
  blocks() {
    if (this.kind === 'gitlab') return this.#gitlabBlocks()
    const shell = (map) => this.value(map?.getIn?.(['defaults', 'run', 'shell']))
    return this.allSteps()
      .filter(({ step }) => step.has('run'))
      .map(({ job, step }) => ({
        text: String(step.get('run')),
        start: this.lineOf(step, 'run'),
        line: this.#firstLine(step.get('run', true)),
        shell: step.get('shell') ?? shell(job.node) ?? shell(this.root),
      }))
  }

  #gitlabBlocks() {
    const lists = []
    visit(this.document, {
      Pair: (_, pair) => {
        const isScript = ['script', 'before_script', 'after_script'].includes(pair.key?.value)
        if (isScript && isSeq(pair.value)) lists.push(...pair.value.items)
      },
    })
    return lists.map((item) => ({
      text: String(item.value),
      start: this.line(item),
      line: this.#firstLine(item),
      shell: 'bash',
    }))
  }

  /** A block scalar's text begins below its indicator. */
  #firstLine(node) {
    return this.line(node) + (node.type?.startsWith('BLOCK') ? 1 : 0)
  }
}
