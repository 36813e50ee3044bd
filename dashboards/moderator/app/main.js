import { render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from './api.js';
import { Feed } from './feed.js';
import { whileShown } from './shown.js';
import { store, load, apply, tookConnections } from './store.js';
import { onKey } from './keys.js';
import { frame } from './views/frame.js';
import { signedOut } from './views/tools.js';
import { cards } from './views/cards.js';
import { live } from './views/live.js';
import { configure } from './actions.js';
import { announce, chime, short, toast } from './notices.js';
import { refreshDialog } from './views/dialogs.js';
import { signInView, takeCode } from './views/sign-in.js';
import { t } from '../i18n/index.js';

const page = document.getElementById('page');
let shown = null;
let asked = false;

/** Draws all again, at most once in each frame of the screen. */
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    drawNow();
  });
}

function drawNow() {
  const waiting = store.phase === 'signed-in' ? store.holds.length : 0;
  document.title = waiting > 0 ? `(${waiting}) Greenroom` : 'Greenroom';
  if (store.phase === 'signed-in') {
    render(frame(), page);
    const holds = document.getElementById('holds');
    const hadFocus = holds.contains(document.activeElement);
    render(cards(), holds);
    render(live(), document.getElementById('live'));
    followSelection();
    // Whoever decided by a button goes on with the next card, not at the top of the page.
    if (hadFocus && document.activeElement === document.body) holds.querySelector('.card.selected')?.focus({ preventScroll: true });
    refreshDialog();
  } else {
    shown = null;
    render(store.phase === 'starting' ? '' : signedOut(signInView(), draw), page);
  }
}

// Only the countdowns move by themselves.
function tick() {
  if (store.phase === 'signed-in' && store.holds.length > 0 && !document.hidden) {
    render(cards(), document.getElementById('holds'));
  }
}

function followSelection() {
  if (store.selected === shown) return;
  const first = shown === null;
  shown = store.selected;
  if (!first && shown) document.querySelector('.card.selected')?.scrollIntoView({ block: 'nearest' });
}

/** Learns what can be done on the platforms now, and what was. */
async function lookAtConnections() {
  try {
    tookConnections(await api.connections());
    draw();
  } catch { /* without it the buttons stay away */ }
}

const feed = new Feed({
  snapshot: (snapshot) => {
    load(snapshot);
    store.phase = 'signed-in';
    draw();
    lookAtConnections();
  },
  event: (name, data) => {
    if (name === 'connection') lookAtConnections();
    const news = apply(name, data);
    if (news.placed) {
      announce(t('hold.announce', { text: short(news.placed.text) }));
      chime();
    }
    if (news.ended) tellEnded(news.ended);
    draw();
  },
  connection: (state) => {
    store.connection = state;
    draw();
  },
  signedOut: () => {
    store.phase = 'signed-out';
    document.getElementById('dialog').close();
    draw();
  },
});

function tellEnded(hold) {
  const text = short(hold.text);
  if (hold.state === 'expired' || hold.state === 'abandoned') toast(t(`toast.${hold.state}`, { text }), 'plain');
  else toast(t('toast.other', { name: hold.ended_by, state: t(`state.${hold.state}`), text }), 'plain');
}

async function start() {
  if (takeCode()) {
    store.phase = 'signed-out';
    draw();
    return;
  }
  try {
    const snapshot = await api.state();
    load(snapshot);
    store.phase = 'signed-in';
  } catch (problem) {
    store.phase = 'signed-out';
    if (problem.status !== 401) setTimeout(start, 1000);
  }
  if (store.phase === 'signed-in') feed.start();
  draw();
}

configure({ draw, start, stop: () => feed.stop() });
document.addEventListener('keydown', onKey);
document.addEventListener('visibilitychange', draw);
window.addEventListener('hashchange', start);
whileShown({ leave: () => feed.stop(), back: start });
setInterval(tick, 250);
start();

