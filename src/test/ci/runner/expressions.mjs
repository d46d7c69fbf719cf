// GitHub's expressions, evaluated by GitHub's own @actions/expressions.
import { Evaluator, Lexer, Parser, data } from '@actions/expressions';
import { ensureStatusFunction } from '@actions/workflow-parser/model/converter/if-condition';

const CONTEXTS = [
  'github', 'env', 'vars', 'job', 'jobs', 'steps', 'runner', 'secrets', 'strategy', 'matrix', 'needs', 'inputs',
];
const STATUS = ['success', 'failure', 'always', 'cancelled'];
const FUNCTIONS = [
  ...STATUS.map((name) => ({ name, minArgs: 0, maxArgs: 0 })),
  { name: 'hashFiles', minArgs: 1, maxArgs: 255 },
];
const ALLOWED = [...CONTEXTS, ...STATUS.map((name) => `${name}(0,0)`), 'hashFiles(1,255)'];

/** A JSON value as the data that expressions work on. */
export function toData(value) {
  return JSON.parse(JSON.stringify(value ?? null), reviver);
}

function reviver(key, value) {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value);
  return new data.Dictionary(...Object.entries(value).map(([k, v]) => ({ key: k, value: v })));
}

function fromData(value) {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

function isTrue(value) {
  switch (value.kind) {
    case data.Kind.Null:
      return false;
    case data.Kind.Boolean:
      return value.value;
    case data.Kind.Number:
      return value.value !== 0 && !Number.isNaN(value.value);
    case data.Kind.String:
      return value.value !== '';
    default:
      return true;
  }
}

/**
 * Evaluates one expression.
 *
 * @param expression without the braces
 * @param scope `contexts`, an object of JSON values, and `functions`, status functions and hashFiles
 */
function evaluate(expression, scope) {
  const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, FUNCTIONS).parse();
  const contexts = new data.Dictionary(
    ...CONTEXTS.map((key) => ({ key, value: toData(scope.contexts[key] ?? {}) })),
  );
  const functions = new Map();
  for (const { name, minArgs, maxArgs } of FUNCTIONS) {
    const call = (...args) => toData(scope.functions[name](...args.map((a) => a.coerceString())));
    functions.set(name.toLowerCase(), { name, minArgs, maxArgs, call });
  }
  return new Evaluator(tree, contexts, functions).evaluate();
}

/** The parts of a text: strings, and `{ expression }`. Braces within quotes end no expression. */
function split(text) {
  const parts = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${{', from);
    if (start < 0) break;
    let quoted = false;
    let end = start + 3;
    while (end < text.length && (quoted || !text.startsWith('}}', end))) {
      if (text[end] === "'") quoted = !quoted;
      end++;
    }
    if (end >= text.length) throw new Error(`The expression is not closed. An unescaped \${{ sequence was found: ${text}`);
    if (start > from) parts.push(text.slice(from, start));
    parts.push({ expression: text.slice(start + 3, end).trim() });
    from = end + 2;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** A value of the workflow file as text, its expressions evaluated. */
export function text(value, scope) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  return split(value)
    .map((part) => (typeof part === 'string' ? part : evaluate(part.expression, scope).coerceString()))
    .join('');
}

/** A value of the workflow file as a value: one expression alone keeps its type. */
export function value(raw, scope) {
  if (typeof raw === 'string') {
    const parts = split(raw);
    return parts.length === 1 && typeof parts[0] !== 'string'
      ? fromData(evaluate(parts[0].expression, scope))
      : text(raw, scope);
  }
  if (Array.isArray(raw)) return raw.map((each) => value(each, scope));
  if (raw && typeof raw === 'object') return map(raw, (each) => value(each, scope));
  return raw ?? null;
}

/** An object whose values are changed. */
export function map(object, change) {
  return Object.fromEntries(Object.entries(object ?? {}).map(([key, each]) => [key, change(each)]));
}

/**
 * What an `if:` makes of a scope: `success() &&` where it uses no status function, as GitHub does.
 *
 * @returns `expression`, as evaluated, and `result`
 */
export function condition(raw, scope) {
  let bare = raw === null || raw === undefined ? '' : String(raw).trim();
  const parts = split(bare);
  // A text around an expression makes a text, which is always true: GitHub's well-known trap.
  if (parts.length === 1 && typeof parts[0] !== 'string') bare = parts[0].expression;
  else if (parts.length > 1) bare = `format('${textOf(parts)}'${parts.filter((p) => p.expression).map((p) => `, ${p.expression}`).join('')})`;
  const expression = bare === '' ? 'success()' : ensureStatusFunction(bare, { allowedContext: ALLOWED });
  return { expression, result: isTrue(evaluate(expression, scope)) };
}

function textOf(parts) {
  let index = 0;
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part.replaceAll("'", "''").replaceAll('{', '{{').replaceAll('}', '}}')
        : `{${index++}}`,
    )
    .join('');
}
