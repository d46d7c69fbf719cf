// What GitHub reads out of a step's log: annotations, masks, stopped commands.

const ANNOTATIONS = ['error', 'warning', 'notice'];
const KNOWN = new Set([...ANNOTATIONS, 'debug', 'group', 'endgroup', 'add-mask', 'stop-commands', 'echo',
  'add-matcher', 'remove-matcher', 'set-output', 'save-state', 'set-env', 'add-path']);
/** Annotations of a kind that GitHub shows for one step, and of all for a job. */
export const SHOWN_OF_A_STEP = 10;
export const SHOWN_OF_A_JOB = 50;

function unescapeData(text) {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text) {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':')
    .replaceAll('%2C', ',').replaceAll('%25', '%');
}

function properties(text, separator) {
  const found = {};
  for (const part of text.split(separator).filter((each) => each !== '')) {
    const equals = part.indexOf('=');
    if (equals >= 0) found[part.slice(0, equals).trim()] = unescapeProperty(part.slice(equals + 1));
  }
  return found;
}

/**
 * The command that a line is; null for a line that is none. `::name a=b::text` may stand after
 * white space, the older `##[name a=b]text` anywhere in the line.
 */
export function parse(line, known = KNOWN) {
  const bare = line.trimStart();
  const end = bare.startsWith('::') ? bare.indexOf('::', 2) : -1;
  if (end >= 0) {
    const [, name, rest] = /^(\S*)(?: (.*))?$/s.exec(bare.slice(2, end)) ?? [];
    if (name !== undefined && known.has(name.toLowerCase())) {
      return { name: name.toLowerCase(), properties: properties(rest ?? '', ','), data: unescapeData(bare.slice(end + 2)) };
    }
  }
  const old = /##\[(\S+?)(?: ([^\]]*))?\](.*)$/s.exec(line);
  if (old && known.has(old[1].toLowerCase())) {
    return { name: old[1].toLowerCase(), properties: properties(old[2] ?? '', ';'), data: unescapeData(old[3]) };
  }
  return null;
}

/** Reads a step's lines as they come. */
export class Commands {
  /** @param masks texts that the whole job hides; grows */
  constructor(masks) {
    this.masks = masks;
    this.annotations = [];
    this.outputs = [];
    this.errors = [];
    this.stopped = null;
  }

  /** Takes a line; gives what the log shows of it, null for nothing. */
  line(line) {
    if (this.stopped !== null) {
      if (parse(line, new Set([this.stopped.toLowerCase()]))) this.stopped = null;
      return this.masked(line);
    }
    const command = parse(line);
    if (command === null) return this.masked(line);
    this.obey(command);
    return command.name === 'add-mask' ? '::add-mask::***' : this.masked(line);
  }

  obey({ name, properties: given, data }) {
    if (ANNOTATIONS.includes(name)) {
      this.annotate(name, this.masked(data), given);
    } else if (name === 'add-mask') {
      if (data.trim() === '') this.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.", {});
      for (const each of [data, ...data.split(/\r?\n/)]) if (each.trim() !== '') this.masks.add(each);
    } else if (name === 'stop-commands') {
      this.stopped = data;
    } else if (name === 'set-output') {
      if (given.name) this.outputs.push([given.name, data]);
      this.annotate('warning', 'The `set-output` command is deprecated and will be disabled soon.', {});
    } else if (name === 'set-env' || name === 'add-path') {
      this.errors.push(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
    }
  }

  annotate(level, message, given) {
    const hidden = this.annotations.filter((each) => each.level === level).length >= SHOWN_OF_A_STEP;
    this.annotations.push({ level, message, ...given, hidden });
  }

  masked(text) {
    let shown = text;
    for (const mask of [...this.masks].sort((a, b) => b.length - a.length)) shown = shown.replaceAll(mask, '***');
    return shown;
  }
}
