import { render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { configure } from '../actions.js';
import { addWords } from '../../i18n/index.js';
import en from '../../i18n/rules-en.js';
import fr from '../../i18n/rules-fr.js';
import { signInView } from '../views/sign-in.js';
import { signedOut } from '../views/tools.js';
import { refreshDialog } from '../views/dialogs.js';
import { frame } from './frame.js';
import { rulesApi } from './api.js';
import { tookBacktest } from './backtest.js';
import { page, state } from './state.js';

const COUNTS_EVERY_MS = 30_000;
const AGAIN_MS = 2000;

addWords({ en, fr });

let asked = false;

/** Draws all again, at most once in each frame of the screen. */
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const content = state.phase === 'signed-in' ? frame() : state.phase === 'starting' ? '' : signedOut(signInView(), draw);
    render(content, document.getElementById('page'));
    refreshDialog();
  });
}

async function refresh() {
  try {
    const [policy, rules, revisions, drafts, shadow, backtest] = await Promise.all(
      [rulesApi.policy(), rulesApi.rules(), rulesApi.revisions(), rulesApi.drafts(), rulesApi.shadow(), rulesApi.backtest()]);
    Object.assign(state, { policy, rules, revisions: revisions.revisions, drafts, shadow, phase: 'signed-in' });
    tookBacktest(backtest);
  } catch (problem) {
    if (problem.status === 401) state.phase = 'signed-out';
  }
  draw();
}

let source = null;

function follow() {
  source?.close();
  source = new EventSource('/api/v1/events');
  source.onopen = () => {
    state.connection = 'live';
    refresh();
  };
  source.addEventListener('policy', refresh);
  source.onerror = () => {
    state.connection = 'reconnecting';
    draw();
    // The browser comes back by itself unless the server said no.
    if (source.readyState === EventSource.CLOSED) setTimeout(start, AGAIN_MS);
  };
}

async function start() {
  try {
    state.reviewer = (await api.state()).reviewer;
    await refresh();
    follow();
  } catch (problem) {
    state.phase = 'signed-out';
    if (problem.status !== 401) setTimeout(start, AGAIN_MS);
    draw();
  }
}

function stop() {
  source?.close();
  state.phase = 'signed-out';
  draw();
}

Object.assign(page, { draw, refresh });
configure({ draw, start, stop });
setInterval(() => { if (state.phase === 'signed-in' && !document.hidden) refresh(); }, COUNTS_EVERY_MS);
start();
