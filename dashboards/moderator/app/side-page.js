import { html, render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from './api.js';
import { actions, configure } from './actions.js';
import * as icons from './views/icons.js';
import { signInView } from './views/sign-in.js';
import { brand, languageTool, pages, rehearsalBanner, signedOut, themeTool, tool } from './views/tools.js';
import { whileShown } from './shown.js';
import { refreshDialog } from './views/dialogs.js';
import { t } from '../i18n/index.js';

const AGAIN_MS = 2000;

/** The bar of a page beside the moderators' one. */
export const bar = (here, state, draw) => html`
  <header class="bar">
    ${brand}
    ${pages(here)}
    <span id="connection" class="connection ${state.connection}" role="status"><span class="dot" aria-hidden="true"></span>${t(`connection.${state.connection}`)}</span>
    <div class="tools">
      <span class="you" title=${t('menu.you', { name: state.reviewer })} dir="auto">${state.reviewer}</span>
      ${themeTool(draw)}
      ${languageTool(draw)}
      ${tool(t('menu.sign-out'), icons.leave, actions.signOut, 'sign-out')}
    </div>
  </header>
  ${rehearsalBanner(state.rehearsal)}`;

/**
 * The life of a page that reads all it shows anew: at the beginning, whenever the live feed names one of `events`, and
 * every `everyMs` while somebody looks.
 *
 * `state` holds `phase` (starting, signed-in, signed-out), `connection` (live, reconnecting), `reviewer` and `rehearsal` (what
 * is rehearsed, in both languages); `page` gets
 * `draw` and `refresh`; `frame` is the page of who is signed in; `read` puts what the server says into the state.
 */
export function live({ state, page, frame, read, events, everyMs }) {
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
      await read();
      state.phase = 'signed-in';
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
    events.forEach((name) => source.addEventListener(name, refresh));
    source.onerror = () => {
      state.connection = 'reconnecting';
      draw();
      // The browser comes back by itself unless the server said no.
      if (source.readyState === EventSource.CLOSED) setTimeout(start, AGAIN_MS);
    };
  }

  async function start() {
    try {
      const { reviewer, rehearsal } = await api.state();
      Object.assign(state, { reviewer, rehearsal });
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
  whileShown({ leave: () => source?.close(), back: start });
  setInterval(() => { if (state.phase === 'signed-in' && !document.hidden) refresh(); }, everyMs);
  start();
}
