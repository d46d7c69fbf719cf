// Renders Allure results to one HTML page that asks nothing of any server: page.mjs TOOLS RESULTS
// OUT [HISTORY] [REPORT]. TOOLS has the npm packages. page.sh runs it, and says what it is given.
//
// Allure ends with 0 where it could not read a result or make the page, and its page is made with
// an analytics script that no option turns off. So what it made is looked at, and made safe, here.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const RUNS_OF_HISTORY = 20;
// of all of them: the page holds the history too, and of 10,000 results a run takes 8 MB
const SIZE_OF_HISTORY = 32 << 20;
const LABELS_OF_HISTORY = ["severity", "feature", "suite", "subSuite"];
const STATUSES = ["failed", "broken", "passed", "skipped", "unknown"];
const LEFT_OUT = "smoke: results left out";

/** Digests stay in the box that says what was expected; on a phone, counts and names are whole. */
const STYLE = `
      [data-testid="test-result-error-message"] pre { overflow-wrap: anywhere; }
      @media (max-width: 640px) {
        [data-testid="metadata-list"] { grid-template-columns: 100% !important; }
        :has(> [data-testid="metadata-item-total"]),
        :has(> [data-testid="metadata-item-passed"]),
        :has(> * > [data-testid="metadata-item-passed"]) { flex-wrap: wrap; row-gap: 8px; }
      }
    `;

/**
 * Two faults of Allure's page: it may ask for its data before they are there, and get none; and it
 * scrolls to the first result as it opens, so that nobody sees the counts above.
 */
const SCRIPT = `
      window.allureReportData = {};
      window.allureReportDataReady = false;
      (function () {
        if (window.location.hash) return;
        var stayOnTop = function (event) {
          if (event.target.scrollTop > 0) event.target.scrollTop = 0;
        };
        var stop = function () { document.removeEventListener("scroll", stayOnTop, true); };
        document.addEventListener("scroll", stayOnTop, true);
        ["wheel", "touchstart", "pointerdown", "keydown"].forEach(function (input) {
          document.addEventListener(input, stop, { capture: true, once: true, passive: true });
        });
      })();
    `;

/** What keeps the page from being made. */
class Refused extends Error {}

const here = path.dirname(fileURLToPath(import.meta.url));

function main([tools, results, out, history, report]) {
  const written = readResults(results);
  const run = readRun(results, report);
  const work = fs.mkdtempSync(path.join(tools, "work-"));
  try {
    gather(results, path.join(work, "results"));
    writeRun(path.join(work, "results"), run, written);
    const runs = readHistory(history);
    const kept = path.join(work, "history.jsonl");
    if (history) {
      fs.writeFileSync(kept, runs.map((line) => `${line}\n`).join(""));
    }
    render(tools, work, run, history ? kept : "", categoriesOf(results));
    const html = readPage(path.join(work, "page", "index.html"));
    const shown = readShown(html);
    compare(written, shown, run);
    replace(out, madeSafe(html));
    if (history) {
      const lines = fs.readFileSync(kept, "utf8").split("\n").filter(Boolean);
      if (lines.length <= runs.length) {
        throw new Refused("Allure added nothing to the history.");
      }
      lines.push(slimmed(lines.pop()));
      replace(history, lastOf(lines).join("\n") + "\n");
    }
    const { statistic } = shown;
    const counts = STATUSES.filter((status) => statistic[status]).map(
      (status) => `${statistic[status]} ${status}`,
    );
    console.log(
      `${out}: ${run.outcome}, ${counted(statistic.total, "result")}: ${counts.join(", ")}` +
        (history ? `; history of ${counted(runs.length, "run")} before` : ""),
    );
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** The results that the suite wrote, counted by status. */
function readResults(folder) {
  let names;
  try {
    names = fs.readdirSync(folder).filter((name) => name.endsWith("-result.json"));
  } catch (e) {
    throw new Refused(`No Allure results: ${folder} cannot be read (${e.code}).`);
  }
  if (names.length === 0) {
    throw new Refused(`No Allure results in ${folder}: there is nothing to show.`);
  }
  const statuses = {};
  let leftOut = false;
  for (const name of names) {
    const result = parse(path.join(folder, name));
    const status = STATUSES.includes(result.status) ? result.status : "unknown";
    statuses[status] = (statuses[status] ?? 0) + 1;
    leftOut ||= result.fullName === LEFT_OUT;
  }
  return { total: names.length, statuses, leftOut };
}

/** What the run says of itself: by its report, else by what it left for Allure. */
function readRun(folder, report) {
  const file = path.join(folder, "environment.properties");
  const lines = fs.existsSync(file) ? fs.readFileSync(file, "latin1").split(/\r?\n/) : [];
  const value = (name) =>
    lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!report) {
    return {
      outcome: value("Outcome") ?? "outcome unknown",
      drifted: Number(value("Drifted") ?? 0),
      unchecked: Number(value("Unchecked") ?? 0),
      checks: Number(value("Checks") ?? 0),
      notes: [],
      environment: "",
    };
  }
  const { outcome, summary, notes, shard } = parse(report);
  if (!["clean", "drift", "incomplete"].includes(outcome) || !summary) {
    throw new Refused(`${report} is no smoke report.`);
  }
  // Of shards that were put together, the results have the environment of one.
  const merged = !shard && /, shard /.test(value("Outcome") ?? "");
  const said = outcome + (shard ? `, shard ${shard.index}/${shard.of}` : "");
  const facts = {
    Outcome: merged ? said : (value("Outcome") ?? said),
    Artifacts: coverage(summary),
    Checks: summary.checks,
    Passed: summary.passed,
    Drifted: summary.drifted,
    Skipped: summary.skipped,
    Unchecked: summary.unchecked,
  };
  const others = lines.filter((line) => {
    const name = line.split("=", 1)[0];
    return line && !(name in facts) && !(merged && name === "Waivers");
  });
  return {
    outcome: said,
    drifted: summary.drifted,
    unchecked: summary.unchecked,
    checks: summary.checks,
    notes: notes ?? [],
    environment: [...Object.entries(facts).map((fact) => fact.join("=")), ...others, ""].join("\n"),
  };
}

/** What was verified, and by what, as the closing line of the run says it. */
function coverage(summary) {
  const { artifacts, artifacts_verified: verified } = summary;
  const besides = (count, ofOne, ofMany = ofOne) =>
    count > 0 ? `, and ${count} by ${count === 1 ? ofOne : ofMany} alone` : "";
  const others = summary.claims_not_comparable ?? 0;
  return (
    `verified ${verified} of ${artifacts} ${artifacts === 1 ? "artifact" : "artifacts"}` +
    (summary.verified_since
      ? `, and ${summary.artifacts_verified_earlier} earlier (not read now; the oldest on ${summary.verified_since})`
      : "") +
    besides(summary.artifacts_verified_by_pointer, "its Git LFS pointer", "their Git LFS pointers") +
    besides(summary.claims_by_weak_digest, "an MD5, SHA-1 or size") +
    besides(summary.claims_by_structure, "its structure", "their structure") +
    (others > 0 ? `, ${others} not comparable` : "")
  );
}

/** The results in a folder of a name that is no pattern to Allure; linked where that is possible. */
function gather(results, folder) {
  fs.mkdirSync(folder);
  for (const entry of fs.readdirSync(results, { withFileTypes: true })) {
    if (entry.isFile()) {
      const [from, to] = [results, folder].map((place) => path.join(place, entry.name));
      try {
        fs.linkSync(from, to);
      } catch {
        fs.copyFileSync(from, to);
      }
    }
  }
}

/**
 * What the page shows beside the results: the environment as the report has it, and an error where
 * a run is not clean and no result says so, or where it made more checks than there are results.
 */
function writeRun(folder, run, written) {
  const wrong = (written.statuses.failed ?? 0) + (written.statuses.broken ?? 0);
  const errors = [];
  if (!run.outcome.startsWith("clean") && wrong === 0) {
    errors.push([`The outcome of the run: ${run.outcome}.`, ...run.notes].join("\n"));
  }
  if (run.checks > written.total && !written.leftOut) {
    errors.push(`The run made ${run.checks} checks, and there are ${written.total} results.`);
  }
  if (errors.length > 0) {
    const timestamp = Date.now();
    fs.writeFileSync(
      path.join(folder, "run-globals.json"),
      JSON.stringify({
        attachments: [],
        errors: errors.map((message) => ({ message, timestamp })),
      }),
    );
  }
  if (run.environment) {
    // anew: it may be a link to the one beside the results
    const file = path.join(folder, "environment.properties");
    fs.rmSync(file, { force: true });
    fs.writeFileSync(file, run.environment, "latin1");
  }
}

/** The categories beside the results, or those of this repository. */
function categoriesOf(results) {
  return [path.resolve(results), path.join(here, "../../allure-results")]
    .map((folder) => path.join(folder, "categories.json"))
    .find((file) => fs.existsSync(file));
}

/** The lines of a history that can be read. A broken one is left out: it must not cost the page. */
function readHistory(file) {
  if (!file || !fs.existsSync(file)) {
    return [];
  }
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  const whole = lines.filter((line) => {
    try {
      return typeof JSON.parse(line).testResults === "object";
    } catch {
      return false;
    }
  });
  if (whole.length < lines.length) {
    console.error(`${file}: ${lines.length - whole.length} of ${lines.length} runs cannot be read`);
  }
  return lastOf(whole);
}

/** The last runs, as many as are kept. */
function lastOf(lines) {
  const last = [];
  let size = 0;
  for (const line of lines.slice(-RUNS_OF_HISTORY).reverse()) {
    size += line.length;
    if (size > SIZE_OF_HISTORY) {
      break;
    }
    last.unshift(line);
  }
  return last;
}

/** A run of the history without what no page shows of it. */
function slimmed(line) {
  const run = JSON.parse(line);
  for (const result of Object.values(run.testResults)) {
    delete result.trace;
    result.labels = result.labels?.filter(({ name }) => LABELS_OF_HISTORY.includes(name));
  }
  return JSON.stringify(run);
}

function render(tools, work, run, history, categories) {
  const allure = path.join(tools, "node_modules/allure/cli.js");
  const config = path.join(here, "allurerc.mjs");
  const made = spawnSync(
    process.execPath,
    [allure, "generate", "--config", config, "results/"],
    {
      cwd: work,
      env: {
        ...process.env,
        SMOKE_PAGE_NAME: `Harmonia Smoke: ${run.outcome}`,
        SMOKE_PAGE_OUTPUT: path.join(work, "page"),
        SMOKE_PAGE_HISTORY: history,
        SMOKE_PAGE_CATEGORIES: categories ?? "",
      },
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  const said = `${made.stdout ?? ""}${made.stderr ?? ""}`.trim();
  if (said) {
    console.error(said);
  }
  if (made.error || made.status !== 0) {
    throw new Refused(`Allure could not make the page (${made.error?.message ?? made.status}).`);
  }
}

function readPage(file) {
  if (!fs.existsSync(file)) {
    throw new Refused("Allure made no page; it says why above.");
  }
  return fs.readFileSync(file, "utf8");
}

/** What the page has to show, read from the page itself. */
function readShown(html) {
  const names = [...html.matchAll(/d\("(data\/test-results\/[^"]+)",/g)].map((match) => match[1]);
  const statistic = /d\("widgets\/statistic\.json","([^"]*)"\)/.exec(html);
  if (!statistic) {
    throw new Refused("Allure's page has no counts.");
  }
  return {
    total: new Set(names).size,
    statistic: JSON.parse(Buffer.from(statistic[1], "base64").toString("utf8")),
  };
}

/** The page may not show less that is wrong than there is. */
function compare(written, shown, run) {
  if (shown.total !== written.total) {
    throw new Refused(`The page has ${shown.total} of ${written.total} results: not made.`);
  }
  const earlier = written.total - shown.statistic.total;
  if (earlier > 0) {
    console.error(`${counted(earlier, "result")} of earlier runs shown as retries of the same tests`);
  }
  for (const [status, verdict] of [["failed", "drifted"], ["broken", "unchecked"]]) {
    const shows = shown.statistic[status] ?? 0;
    if (run[verdict] > shows && !written.leftOut) {
      throw new Refused(
        `The run has ${run[verdict]} ${verdict}, the page would show ${shows} ${status}:` +
          " some results are missing. Not made.",
      );
    }
  }
}

/**
 * The page without its analytics, and with a policy that keeps it from asking for anything: no
 * script runs but its own, and nothing is loaded but from the page itself.
 */
function madeSafe(html) {
  const nonce = randomBytes(16).toString("base64");
  const analytics =
    /<script async src="https:\/\/www\.googletagmanager\.com\/[^"]*"><\/script>\s*<script>[^<]*\bgtag\([^<]*<\/script>/g;
  if ([...html.matchAll(analytics)].length !== 1) {
    throw new Refused("The analytics of Allure's page are not where they were: not made.");
  }
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline' data: blob:",
    "img-src data: blob:",
    "font-src data:",
    "media-src data: blob:",
    "connect-src data: blob:",
    "frame-src data: blob:",
    "form-action 'none'",
  ].join("; ");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${STYLE}</style>`,
    `<script>${SCRIPT}</script>`,
  ].join("\n    ");
  return html
    .replace(analytics, "")
    .replace('<meta charset="utf-8">', (charset) => `${charset}\n    ${head}`)
    .replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`);
}

function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Writes a file as a whole, or not at all. */
function replace(file, text) {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  fs.writeFileSync(fresh, text);
  fs.renameSync(fresh, file);
}

function parse(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (e) {
    throw new Refused(`${file} cannot be read: ${e.message}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    main(process.argv.slice(2));
  } catch (e) {
    if (!(e instanceof Refused)) {
      console.error(e.stack);
    }
    console.error(e.message.split("\n", 1)[0]);
    process.exit(2);
  }
}
