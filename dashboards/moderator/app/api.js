/** An error that the server described. `type` is the short name of its problem document. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.type = (body.type ?? '').split(':').pop();
    this.title = body.title ?? '';
    this.body = body;
  }
}

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    let problem = {};
    try { problem = JSON.parse(text); } catch { /* not from Greenroom: the status has to do */ }
    throw new Problem(response.status, problem);
  }
  return text;
}

export const json = async (...request) => JSON.parse(await call(...request));

export const api = {
  state: () => json('GET', '/api/v1/state'),
  signIn: (code, name) => json('POST', '/api/v1/sign-in', { code, name }),
  signOut: () => json('POST', '/api/v1/sign-out', {}),
  newLink: () => json('POST', '/api/v1/sign-in-links', {}),
  confirmTripwire: () => json('POST', '/api/v1/tripwire/confirm', {}),
  mode: (mode) => json('PUT', '/api/v1/mode', { mode }),
  approve: (id) => json('POST', `/api/v1/holds/${encodeURIComponent(id)}/approve`, {}),
  reject: (id) => json('POST', `/api/v1/holds/${encodeURIComponent(id)}/reject`, {}),
  act: (exchange, action, more = {}) => json('POST', '/api/v1/actions', { exchange, action, ...more }),
  connections: () => json('GET', '/api/v1/connections'),
  draft: (id) => json('POST', `/api/v1/holds/${encodeURIComponent(id)}/allow-draft`, {}),
  edit: (id, text, confirmed) => json('POST', `/api/v1/holds/${encodeURIComponent(id)}/edit`, { text, confirmed }),
  /** What the policy says of a text; the answer is one JSON line. */
  check: async (line) => JSON.parse((await call('POST', '/api/v1/check', line)).split('\n')[0]),
};
