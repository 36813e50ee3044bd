import { api } from './api.js';
import { store } from './store.js';
import { short, toast } from './notices.js';
import { t } from '../i18n/index.js';

/** What a person can do. Each tells how it went; `draw` and `start` come from the page. */
export const page = { draw: () => {}, start: () => {}, stop: () => {} };
export const configure = (functions) => Object.assign(page, functions);

const busy = new Set();
const offline = (problem) => !problem.status;

/** Why something was not done, in the person's language. */
export function whyNot(problem) {
  if (offline(problem)) return t('toast.offline');
  if (problem.type === 'already-ended') {
    const { won_by: name, state } = problem.body;
    return state === 'expired' ? t('toast.second.expired') : t('toast.second', { name, state: t(`state.${state}`) });
  }
  if (problem.type === 'closed') return t('toast.closed');
  return t('toast.failed', { reason: problem.message });
}

async function review(hold, work, done) {
  if (busy.has(hold.id)) return false;
  busy.add(hold.id);
  store.ownEndings.add(hold.id);
  try {
    await work();
    toast(t(`toast.${done}`, { text: short(hold.text) }), done);
    return true;
  } catch (problem) {
    store.ownEndings.delete(hold.id);
    throw problem;
  } finally {
    busy.delete(hold.id);
    page.draw();
  }
}

const orTell = (work) => work.catch((problem) => toast(whyNot(problem), 'failed'));

export const actions = {
  approve: (hold) => orTell(review(hold, () => api.approve(hold.id), 'approved')),
  reject: (hold) => orTell(review(hold, () => api.reject(hold.id), 'rejected')),
  /** Throws, so that the dialog can show what the policy says of the new text. */
  edit: (hold, text, confirmed) => review(hold, () => api.edit(hold.id, text, confirmed), 'edited'),
  /** Drafts an entry of the allowlist; a rule author accepts it on the page of the rules. */
  draft: (hold) => orTell(api.draft(hold.id).then((draft) => toast(t('toast.drafted', { name: draft.name }), 'plain'))),
  mode: async (mode) => {
    try {
      store.mode = (await api.mode(mode)).mode;
      toast(t('toast.mode', { mode: t(`mode.${mode}`) }), 'plain');
    } catch (problem) {
      toast(whyNot(problem), 'failed');
    }
    page.draw();
  },
  signOut: async () => {
    await orTell(api.signOut());
    page.stop();
    store.phase = 'signed-out';
    page.draw();
  },
};
