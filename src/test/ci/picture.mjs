// Makes a picture of what a terminal shows, for the documentation: picture.mjs OUT.png <TEXT
// TEXT has a terminal's colours as escape sequences; a line that begins with "$ " is a command.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const WIDTH = 880
const CLASSES = { 0: '', 1: 'bold', 31: 'red', 32: 'green', 33: 'yellow' }
const escaped = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c])

function line(text) {
  let classes = []
  const shown = text.split(/\x1b\[(\d+)m/).map((part, index) => {
    if (index % 2 === 0) return classes.length ? `<b class="${classes.join(' ')}">${escaped(part)}</b>` : escaped(part)
    classes = part === '0' ? [] : [...classes, CLASSES[part] ?? '']
    return ''
  })
  return `<p${text.startsWith('$ ') ? ' class="command"' : ''}>${shown.join('')}</p>`
}

const lines = readFileSync(0, 'utf8').replaceAll('\r', '').trimEnd().split('\n')
const html = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: #fff; }
  main { width: ${WIDTH - 48}px; padding: 14px 24px 18px; background: #16181d; border-radius: 8px;
    font: 14px/1.5 "DejaVu Sans Mono", monospace; color: #d8dbe2; }
  p { margin: 0 0 6px; overflow-wrap: anywhere; }
  .command { color: #fff; margin-top: 10px; }
  b { font-weight: normal } .bold { font-weight: bold }
  .red { color: #ff6b68 } .green { color: #6ecf7d } .yellow { color: #e5c07b }
</style><main>${lines.map(line).join('\n')}</main>`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 400 }, offline: true })
  const page = await context.newPage()
  await page.setContent(html)
  await page.locator('main').screenshot({ path: process.argv[2], omitBackground: true })
} finally {
  await browser.close()
}
