import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { actions } from '../actions.js';
import * as icons from '../views/icons.js';
import { brand, languageTool, pages, themeTool, tool } from '../views/tools.js';
import { language, t, time } from '../../i18n/index.js';
import { connection } from './connection.js';
import { page, state } from './state.js';

const act = (each) => html`
  <li>
    <p><time datetime=${each.at}>${time(each.at)}</time> <strong>${t(`kind.${each.action}`)}</strong>
      <span class="chip ${each.outcome}">${t(`outcome.${each.outcome}`)}</span></p>
    <p class="dim">${each.channel} · ${each.by}</p>
    ${each.why ? html`<p class="dim">${each.why[language] ?? each.why.en}</p>` : nothing}
  </li>`;

/** The page of the connections. */
export const frame = () => html`
  <header class="bar">
    ${brand}
    ${pages('connections')}
    <span id="connection" class="connection ${state.connection}" role="status"><span class="dot" aria-hidden="true"></span>${t(`connection.${state.connection}`)}</span>
    <div class="tools">
      <span class="you" title=${t('menu.you', { name: state.reviewer })} dir="auto">${state.reviewer}</span>
      ${themeTool(page.draw)}
      ${languageTool(page.draw)}
      ${tool(t('menu.sign-out'), icons.leave, actions.signOut, 'sign-out')}
    </div>
  </header>
  <div class="columns rules">
    <main>
      ${state.connections.length === 0
        ? html`<div class="empty"><p class="empty-title">${t('connections.none')}</p><p>${t('connections.none.words')}</p></div>`
        : repeat(state.connections, (each) => each.name, connection)}
    </main>
    <aside aria-labelledby="acts-title">
      <section class="panel" id="acts">
        <h1 id="acts-title">${t('acts.title')}</h1>
        ${state.acts.length === 0 ? html`<p class="dim">${t('acts.none')}</p>` : html`<ul class="acts-done">${state.acts.map(act)}</ul>`}
      </section>
    </aside>
  </div>`;
