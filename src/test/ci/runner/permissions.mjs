// The rights of a job's token.

const SCOPES = ['actions', 'artifact-metadata', 'attestations', 'checks', 'contents', 'deployments', 'discussions',
  'id-token', 'issues', 'models', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses'];
const NO_READ = ['id-token'];
const NO_WRITE = ['models'];

/** What a repository gives where a workflow asks for nothing (the restricted setting). */
const UNASKED = { contents: 'read', packages: 'read' };

function asked(permissions) {
  if (permissions === 'read-all') {
    return Object.fromEntries(SCOPES.filter((s) => !NO_READ.includes(s)).map((s) => [s, 'read']));
  }
  if (permissions === 'write-all') {
    return Object.fromEntries(SCOPES.map((s) => [s, NO_WRITE.includes(s) ? 'read' : 'write']));
  }
  return Object.fromEntries(Object.entries(permissions ?? {}).filter(([, right]) => right !== 'none'));
}

/**
 * What a job may: its own `permissions`, else the workflow's. What a mapping does not name is
 * none. A pull request of a fork may write nothing.
 */
export function permissionsOf(workflow, job, { fork = false } = {}) {
  const stated = job.permissions !== undefined ? job.permissions : workflow.permissions;
  const rights = stated === undefined ? UNASKED : asked(stated);
  if (!fork) return rights;
  return Object.fromEntries(
    Object.entries(rights).filter(([scope]) => scope !== 'id-token').map(([scope]) => [scope, 'read']));
}

/** A token that says what it may, for a fake of GitHub: `ghs_test.issues=write.contents=read`. */
export function tokenOf(rights) {
  return ['ghs_test', ...Object.entries(rights).map(([scope, right]) => `${scope}=${right}`)].join('.');
}
