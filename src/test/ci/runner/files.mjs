// Files by which a step speaks to the runner: GITHUB_ENV, GITHUB_OUTPUT, GITHUB_STATE, GITHUB_PATH.

/**
 * Reads `name=value` and `name<<DELIMITER` of several lines, one after the other. Throws at what
 * GitHub's runner refuses, with its message: what stands before it is taken, as there. Lines end
 * in LF alone.
 */
export function* pairs(text, what) {
  let index = 0;
  const next = () => {
    if (index >= text.length) return null;
    const end = text.indexOf('\n', index);
    const line = text.slice(index, end < 0 ? text.length : end);
    index = end < 0 ? text.length : end + 1;
    return line;
  };
  for (let line = next(); line !== null; line = next()) {
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid ${what} format '${line}'. Name must not be empty`);
      yield [line.slice(0, equals), line.slice(equals + 1)];
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (name === '' || delimiter === '') {
        throw new Error(`Invalid ${what} format '${line}'. Name must not be empty and delimiter must not be empty`);
      }
      const lines = [];
      for (let each = next(); each !== delimiter; each = next()) {
        if (each === null) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
        lines.push(each);
      }
      yield [name, lines.join('\n')];
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
}

/** The lines of GITHUB_PATH. */
export function paths(text) {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** How many bytes a step's summary may have. */
export const SUMMARY_LIMIT = 1024 * 1024;
