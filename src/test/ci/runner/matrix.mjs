// The jobs that a matrix makes.

/** Each combination; `[null]` without a matrix. `include` and `exclude` as GitHub has them. */
export function combinations(matrix) {
  if (!matrix) return [null];
  const { include = [], exclude = [], ...axes } = matrix;
  let made = [{}];
  for (const [name, values] of Object.entries(axes)) {
    made = made.flatMap((each) => values.map((value) => ({ ...each, [name]: value })));
  }
  if (Object.keys(axes).length === 0) made = [];
  made = made.filter((each) => !exclude.some((out) => agrees(each, out, Object.keys(out))));
  const originals = made.map((each) => ({ ...each }));
  const more = [];
  for (const extra of include) {
    const shared = Object.keys(extra).filter((name) => name in axes);
    const hits = made.filter((_, i) => agrees(originals[i], extra, shared));
    if (hits.length > 0) hits.forEach((each) => Object.assign(each, extra));
    else more.push({ ...extra });
  }
  const all = [...made, ...more];
  if (all.length === 0) throw new Error('Matrix vector does not contain any values');
  return all;
}

function agrees(combination, other, names) {
  return names.every((name) => JSON.stringify(combination[name]) === JSON.stringify(other[name]));
}

/** The name of one, as GitHub shows it: `test (17, ubuntu)`. */
export function named(name, combination) {
  const values = Object.values(combination ?? {}).map((v) => (typeof v === 'object' ? JSON.stringify(v) : String(v)));
  return values.length > 0 ? `${name} (${values.join(', ')})` : name;
}
