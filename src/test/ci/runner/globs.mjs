// actions/toolkit's globs, without the debug lines that it prints.
import { create } from '@actions/glob';

async function quietly(work) {
  const { write } = process.stdout;
  process.stdout.write = (text, ...rest) => (String(text).startsWith('::debug::') ? true : write.call(process.stdout, text, ...rest));
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

/** What patterns match, and the folders that they begin at. */
export function search(patterns, options) {
  return quietly(async () => {
    const globber = await create(patterns.join('\n'), options);
    return { found: await globber.glob(), places: globber.getSearchPaths() };
  });
}
