// Reads a JUnit XML file with two viewers and prints what each shows, as JSON:
//   node viewers.mjs FILE.xml
// {"junit2json": {tests, failures, errors, skipped, names}, "xunitViewer": {…}}
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'junit2json'

const file = process.argv[2]

async function junit2json() {
  const suite = await parse(readFileSync(file, 'utf8'))
  const cases = suite.testcase
  return {
    tests: suite.tests,
    failures: suite.failures,
    errors: suite.errors,
    skipped: suite.skipped,
    // What is shown of each, beside what the suite states in sum.
    failed: cases.filter((test) => test.failure?.length).length,
    broken: cases.filter((test) => test.error?.length).length,
    ignored: cases.filter((test) => test.skipped?.length).length,
    names: cases.map((test) => test.name),
  }
}

// xunit-viewer has no API for this: its own reading, as its command line has it.
async function xunitViewer() {
  const home = dirname(createRequire(import.meta.url).resolve('xunit-viewer'))
  const { default: getSuites } = await import(join(home, 'src/cli/get-suites.js'))
  const quiet = { error: String, file: String }
  const { suites } = await getSuites(quiet, [{ file, contents: readFileSync(file, 'utf8') }])
  const tests = Object.values(suites).flatMap((suite) => Object.values(suite.tests))
  const of = (status) => tests.filter((test) => test.status === status).length
  return {
    tests: tests.length,
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
    passed: of('passed'),
    names: tests.map((test) => test.name),
    console: shown(home),
  }
}

// The last line of what it prints for people.
function shown(home) {
  const folder = mkdtempSync(join(tmpdir(), 'xunit-viewer-'))
  try {
    const program = join(home, 'bin/xunit-viewer.js')
    const options = ['-c', '-n', '-C', 'false', '-o', join(folder, 'index.html'), '-r', file]
    const out = execFileSync(process.execPath, [program, ...options], { encoding: 'utf8' })
    return out.trim().split('\n').filter((line) => /^\d+ \w+(, \d+ \w+)*$/.test(line)).at(-1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

console.log(JSON.stringify({ junit2json: await junit2json(), xunitViewer: await xunitViewer() }))
