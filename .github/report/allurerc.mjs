// How Allure 3 shows the suite's results on one page. Read by page.mjs, which sets the variables.
import { readFileSync } from "node:fs";

const { SMOKE_PAGE_NAME, SMOKE_PAGE_OUTPUT, SMOKE_PAGE_HISTORY, SMOKE_PAGE_CATEGORIES } =
  process.env;

export default {
  name: SMOKE_PAGE_NAME ?? "Harmonia Smoke",
  output: SMOKE_PAGE_OUTPUT,
  historyPath: SMOKE_PAGE_HISTORY || undefined,
  // One category for each kind. A level for each message would repeat what the test says.
  categories: SMOKE_PAGE_CATEGORIES
    ? JSON.parse(readFileSync(SMOKE_PAGE_CATEGORIES, "utf8")).map((category) => ({
        ...category,
        groupByMessage: false,
      }))
    : [],
  // What says how the suite is run, and nothing of the workspace.
  hideLabels: [
    "junit.platform.uniqueid",
    "host",
    "thread",
    "framework",
    "language",
    "package",
    "testClass",
    "testMethod",
    "tag",
    "parentSuite",
  ],
  plugins: {
    awesome: {
      options: {
        singleFile: true,
        reportName: SMOKE_PAGE_NAME ?? "Harmonia Smoke",
        reportLanguage: "en",
        groupBy: ["suite", "subSuite"],
        defaultSortBy: "status,asc",
      },
    },
  },
};
