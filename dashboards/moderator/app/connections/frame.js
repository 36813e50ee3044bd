import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
import { bar } from '../side-page.js';
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
  ${bar('connections', state, page.draw)}
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
