// Reads workflow files and action.yml, refusing what GitHub's own parser refuses.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

register('./json-modules.mjs', import.meta.url);
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');
const { convertActionTemplate } = await import('@actions/workflow-parser/actions/action-template');

function refuse(file, context) {
  const errors = context.errors.getErrors();
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((e) => e.message).join('; ')}`);
}

/** A workflow as plain data. */
export async function loadWorkflow(file) {
  const content = readFileSync(file, 'utf8');
  const { context, value } = parseWorkflow({ name: basename(file), content }, new NoOperationTraceWriter());
  refuse(file, context);
  await convertWorkflowTemplate(context, value);
  refuse(file, context);
  return parse(content);
}

/** A composite action as plain data, with its `folder`. */
export function loadAction(folder) {
  const file = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`);
  const content = readFileSync(file, 'utf8');
  const { context, value } = parseAction({ name: basename(file), content }, new NoOperationTraceWriter());
  refuse(file, context);
  convertActionTemplate(context, value);
  refuse(file, context);
  const action = parse(content);
  if (action.runs.using !== 'composite') throw new Error(`${file}: this runner runs composite actions alone, not ${action.runs.using}`);
  return { ...action, folder };
}
