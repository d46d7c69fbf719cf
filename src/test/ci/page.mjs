// Opens pages of page.sh in a real browser, without a network, and prints as JSON what they show:
// page.mjs SCREENSHOTS [brief:]NAME=FILE…. Nothing is judged here: PageIT does that.
import { mkdirSync } from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const MOST_OPENED = 20;

const id = (name) => `[data-testid="${name}"]`;
const texts = (locator) => locator.evaluateAll((all) => all.map((one) => one.textContent.trim()));

/** A page whose network is off, and everything that it does which a reader does not see. */
async function watched(browser, viewport) {
  const context = await browser.newContext({ viewport });
  await context.setOffline(true);
  const page = await context.newPage();
  page.setDefaultTimeout(240_000); // only a page that never shows it takes so long
  const seen = { requests: [], console: [], errors: [], dialogs: [], windows: 0 };
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) {
      seen.requests.push(request.url());
    }
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      seen.console.push(`${message.type()}: ${message.text()}`.slice(0, 500));
    }
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  context.on("page", () => seen.windows++);
  return { context, page, seen };
}

async function open(page, url) {
  await page.goto(url);
  await page.locator(id("tree-leaf")).or(page.locator(id("tree-section"))).first().waitFor();
}

/** Labels or the environment: name to value. */
async function metadata(page) {
  const more = page.getByRole("button", { name: "Show more", exact: true });
  if (await more.count()) {
    await more.first().click();
  }
  const keys = await texts(page.locator(id("metadata-item-key")));
  const values = await texts(page.locator(id("metadata-item-value")));
  return Object.fromEntries(keys.map((key, i) => [key, values[i]]));
}

async function counts(page) {
  const found = {};
  for (const status of ["total", "failed", "broken", "passed", "skipped", "unknown", "retries"]) {
    const item = page.locator(`${id(`metadata-item-${status}`)} ${id("metadata-value")}`);
    found[status] = (await item.count()) ? Number(await item.first().textContent()) : 0;
  }
  return found;
}

/** Opens every section by a click, and lists the tests, each with the sections that it is in. */
async function tree(page) {
  const closed = page.locator(
    `${id("tree-content")} div:has(> ${id("tree-section")}):not(:has(${id("tree-leaf")})) ` +
      `> ${id("tree-section")} ${id("tree-section-title")}`,
  );
  while (await closed.count()) {
    await closed.first().click();
  }
  return page.locator(id("tree-leaf")).evaluateAll((leaves) =>
    leaves.map((leaf) => {
      const sections = [];
      for (let e = leaf.parentElement; e; e = e.parentElement) {
        const title = e.querySelector(
          ':scope > [data-testid="tree-section"] [data-testid="tree-section-title"]',
        );
        if (title) {
          sections.unshift(title.textContent.trim());
        }
      }
      const status = leaf.querySelector('[data-testid^="tree-leaf-status-"]').dataset.testid;
      return {
        id: leaf.id,
        title: leaf.querySelector('[data-testid="tree-leaf-title"]').textContent.trim(),
        status: status.replace("tree-leaf-status-", ""),
        sections,
      };
    }),
  );
}

/** Opens a test by a click, and says what it shows. */
async function openTest(page, leaf, shot) {
  await page.locator(`[id="${leaf.id}"]`).click();
  await page.locator(id("test-result-info-title")).waitFor();
  if (shot) {
    await shot("opened");
  }
  const found = {
    injected: await injected(page),
    title: (await texts(page.locator(id("test-result-info-title"))))[0],
    text: await page.locator("#app").innerText(),
    message: (await texts(page.locator(id("test-result-error-message"))))[0] ?? null,
    labels: await metadata(page),
    links: await page
      .locator("#app a[href]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href"))),
    history: [],
    expected: null,
    actual: null,
  };
  const diff = page.locator(id("test-result-diff-button"));
  if (await diff.count()) {
    await diff.first().click();
    const opened = page.locator(id("test-result-diff"));
    await opened.getByText("Side by Side").click();
    await opened.getByText("Actual", { exact: true }).waitFor();
    if (shot) {
      await shot("difference");
    }
    found.expected = await opened.locator("pre").first().innerText();
    found.actual = await opened.locator("pre").last().innerText();
    await page.keyboard.press("Escape");
    await opened.waitFor({ state: "detached" });
  }
  await page.locator(id("test-result-tab-history")).click();
  const items = page.locator(id("test-result-history-item"));
  if (await page.locator(`${id("test-result-tab-history")} ${id("counter")}`).count()) {
    await items.first().waitFor();
  }
  if (shot) {
    await shot("history");
  }
  found.history = await items.evaluateAll((all) =>
    all.map((one) =>
      one
        .querySelector('[data-testid^="tree-leaf-status-"]')
        .dataset.testid.replace("tree-leaf-status-", ""),
    ),
  );
  await page.locator(id("test-result-tab-overview")).click();
  await page.goBack();
  await page.locator(id("tree-leaf")).first().waitFor();
  return found;
}

/** What hostile text would have left. */
function injected(page) {
  return page.evaluate(() => ({
    pwned: window.pwned ?? null,
    elements: document.querySelectorAll(
      '#app img:not([src^="data:"]):not([src^="blob:"]), #app script, #app iframe, ' +
        "#app [onerror], #app [onload], #app b:not([class]), a[href^='javascript:' i]",
    ).length,
  }));
}

/** Asks the page for what its policy forbids; for the end, since each refusal is logged. */
function forbidden(page) {
  return page.evaluate(async () => {
    const refused = [];
    document.addEventListener("securitypolicyviolation", (violation) =>
      refused.push(violation.effectiveDirective),
    );
    await fetch("https://example.org/").catch(() => {});
    new Image().src = "https://example.org/x.png";
    const holder = document.createElement("div");
    holder.innerHTML = '<img src="data:x" onerror="window.pwned = true">';
    document.body.append(holder);
    const script = document.createElement("script");
    script.textContent = "window.pwned = true";
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { refused: [...new Set(refused)].sort(), pwned: window.pwned ?? null };
  });
}

async function look(browser, name, file, folder, brief) {
  const url = pathToFileURL(file).href;
  const { context, page, seen } = await watched(browser, DESKTOP);
  const shot = (what) => page.screenshot({ path: path.join(folder, `${name}-${what}.png`) });
  await open(page, url);
  await shot("desktop");
  const found = {
    heading: await page.locator(id("report-title")).innerText(),
    counts: await counts(page),
    inView: await page.locator(id("report-title")).evaluate((title) => {
      const { top, bottom } = title.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }),
    environment: await metadata(page),
    tests: await tree(page),
    categories: {},
    globalErrors: "",
    opened: [],
  };
  found.injected = await injected(page);
  const wrong = found.tests.filter(({ status }) => status === "failed" || status === "broken");
  for (const leaf of brief ? [] : wrong.slice(0, MOST_OPENED)) {
    // not the first, which may be new and have no history
    const pictured = leaf === (wrong[1] ?? wrong[0]);
    found.opened.push({ ...leaf, ...(await openTest(page, leaf, pictured ? shot : null)) });
  }
  // of the others, one of the first section and one of the last
  const passed = found.tests.filter(({ status, sections }) => status === "passed" && sections[1]);
  for (const leaf of brief ? [] : new Set([passed[0], passed.at(-1)].filter(Boolean))) {
    found.opened.push({ ...leaf, ...(await openTest(page, leaf)) });
  }
  await page.locator(id("nav-tab-categories")).click();
  for (const section of await page.locator(id("tree-section")).all()) {
    const [title] = await texts(section.locator(id("tree-section-title")));
    const numbers = await texts(section.locator('div[style^="flex-grow"]'));
    found.categories[title] = numbers.reduce((sum, number) => sum + Number(number), 0);
  }
  await shot("categories");
  await page.locator(id("nav-tab-globalErrors")).click();
  found.globalErrors = await page.locator("#app").innerText();
  if (brief) {
    await shot("errors");
    found.seen = [seen];
    await context.close();
    return found;
  }

  const phone = await watched(browser, PHONE);
  const phoneShot = (what) =>
    phone.page.screenshot({ path: path.join(folder, `${name}-phone-${what}.png`) });
  await open(phone.page, url);
  await phoneShot("overview");
  found.phone = {
    // what of the counts and the environment is out of sight or cut off
    cut: await phone.page
      .locator('[data-testid^="metadata-item"]')
      .evaluateAll((all) =>
        all
          .filter(
            (one) =>
              one.getBoundingClientRect().right > window.innerWidth ||
              one.scrollWidth > one.clientWidth + 1,
          )
          .map((one) => one.textContent),
      ),
  };
  if (wrong.length > 0) {
    // by its address, as somebody would send it
    await phone.page.goto(`${url}#${wrong[0].id}`);
    await phone.page.locator(id("test-result-error-message")).waitFor();
    await phoneShot("opened");
    const message = phone.page.locator(`${id("test-result-error-message")} pre`).first();
    found.phone.messageCut = await message.evaluate((pre) => pre.scrollWidth > pre.clientWidth);
  }
  // taken before what follows adds to it
  found.seen = structuredClone([seen, phone.seen]);
  found.forbidden = await forbidden(page);
  await context.close();
  await phone.context.close();
  return found;
}

const [folder, ...pages] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
try {
  const found = {};
  for (const page of pages) {
    const [, brief, name, file] = /^(brief:)?(\w+)=(.*)$/s.exec(page);
    found[name] = await look(browser, name, file, folder, Boolean(brief));
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}
