import { json } from '../api.js';

const midnight = () => new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
const at = encodeURIComponent;

/** What the page of the rules asks and tells the server. */
export const rulesApi = {
  policy: () => json('GET', '/api/v1/policy'),
  /** Counted since this morning, as the person's clock has it. */
  rules: () => json('GET', `/api/v1/policy/rules?since=${midnight()}`),
  revisions: () => json('GET', '/api/v1/policy/revisions'),
  revision: (number) => json('GET', `/api/v1/policy/revisions/${at(number)}`),
  reload: () => json('POST', '/api/v1/policy/reload', {}),
  rollBack: (number) => json('POST', '/api/v1/policy/rollback', { revision: String(number) }),
  drafts: () => json('GET', '/api/v1/drafts'),
  changeDraft: (id, near, source) => json('PUT', `/api/v1/drafts/${at(id)}`, { needs_near: near, source }),
  acceptDraft: (id) => json('POST', `/api/v1/drafts/${at(id)}/accept`, {}),
  discardDraft: (id) => json('POST', `/api/v1/drafts/${at(id)}/discard`, {}),
  shadow: () => json('GET', '/api/v1/shadow'),
  backtest: () => json('GET', '/api/v1/backtests/current'),
  startBacktest: (wish) => json('POST', '/api/v1/backtests', wish),
  cancelBacktest: () => json('DELETE', '/api/v1/backtests/current', {}),
  explain: (body) => json('POST', '/api/v1/policy/explain', body),
};
