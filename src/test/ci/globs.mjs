// Prints the files that actions/cache would take for its input "path", given on standard input:
// split and trimmed as its action does, then resolved by the library that it uses. Each ends the
// NUL before it; what comes first is what the library says.
import { readFileSync } from 'node:fs'
import { create } from '@actions/glob'

const patterns = readFileSync(0, 'utf8')
  .split('\n')
  .map((line) => line.replace(/^!\s+/, '!').trim())
  .filter((line) => line !== '')
const globber = await create(patterns.join('\n'), { implicitDescendants: false })
for (const file of await globber.glob()) process.stdout.write('\0' + file)
