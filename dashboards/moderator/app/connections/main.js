import { render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { configure } from '../actions.js';
import { addWords } from '../../i18n/index.js';
import en from '../../i18n/connections-en.js';
import fr from '../../i18n/connections-fr.js';
import { signInView } from '../views/sign-in.js';
import { signedOut } from '../views/tools.js';
import { refreshDialog } from '../views/dialogs.js';
import { connectionsApi } from './api.js';
import { frame } from './frame.js';
import { page, state } from './state.js';

const LOOK_MS = 5000;
const AGAIN_MS = 2000;

addWords({ en, fr });

let asked = false;
let source = null;

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
    Object.assign(state, await connectionsApi.all(), { phase: 'signed-in' });
  } catch (problem) {
    if (problem.status === 401) state.phase = 'signed-out';
  }
  draw();
}

function follow() {
  source?.close();
  source = new EventSource('/api/v1/events');
  source.onopen = () => {
    state.connection = 'live';
    refresh();
  };
  source.addEventListener('connection', refresh);
  source.addEventListener('act', refresh);
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
setInterval(() => { if (state.phase === 'signed-in' && !document.hidden) refresh(); }, LOOK_MS);
// The code's time runs down.
setInterval(() => { if (state.connections.some((each) => each.sign_in?.state === 'asking')) draw(); }, 1000);
start();
