// Opens rendered Markdown summaries in a real browser, without a network, at the widths of a desktop
// and of a phone, and prints as JSON what is there: summary.mjs SCREENSHOTS NAME=FILE….
// Nothing is judged here: SummaryIT does that.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const WIDTHS = { desktop: 1000, phone: 390 }
const LONGEST_PICTURE = 4000

const [screenshots, ...pages] = process.argv.slice(2)
mkdirSync(screenshots, { recursive: true })

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
})
const seen = []
try {
  for (const argument of pages) {
    const [name, file] = argument.split(/=(.*)/s)
    for (const [device, width] of Object.entries(WIDTHS)) {
      seen.push({ name, device, ...(await look(name, device, width, file)) })
    }
  }
} finally {
  await browser.close()
}
console.log(JSON.stringify(seen))

async function look(name, device, width, file) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true })
  try {
    const page = await context.newPage()
    const requests = []
    const dialogs = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('dialog', (dialog) => dialogs.push(dialog.message()) && void dialog.dismiss())
    await page.goto(pathToFileURL(file).href)
    const found = await page.evaluate(read)
    await page.screenshot({
      path: join(screenshots, `summary-${name}-${device}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(LONGEST_PICTURE, found.height) },
    })
    return { ...found, dialogs, requests: requests.length - 1 }
  } finally {
    await context.close()
  }
}

/** In the page. What lies right of the page's edge is overflow, unless its table can be scrolled. */
function read() {
  const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent.trim())
  const scrolls = (element) => getComputedStyle(element).overflowX === 'auto'
  const edge = document.documentElement.clientWidth
  return {
    tables: [...document.querySelectorAll('table')].map((table) =>
      [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))),
    headings: texts('h1, h2, h3'),
    code: texts('code'),
    live: document.querySelectorAll('body :is(a, img, script, iframe, form, input, details)').length,
    height: document.documentElement.scrollHeight,
    pageOverflows: document.documentElement.scrollWidth > edge,
    overflowing: [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > edge && !scrolls(e) && !scrolls(e.closest('table') ?? e))
      .map((e) => `${e.tagName}: ${e.textContent.slice(0, 80)}`),
  }
}
