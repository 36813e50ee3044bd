import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { actsOn, rememberAct, store } from '../store.js';
import { page, whyNot } from '../actions.js';
import { toast } from '../notices.js';
import { language, t } from '../../i18n/index.js';
import { close, open } from './dialogs.js';

const KINDS = ['delete', 'timeout', 'warn', 'ban'];

/** Which of them can be done now on the platform that a text came from. */
const ready = (entry) => {
  const able = entry.direction === 'question' ? store.canAct.get(entry.channel.split('/')[0]) : undefined;
  return able ? KINDS.filter((kind) => able.has(kind)) : [];
};

async function act(entry, kind, more) {
  try {
    const done = await api.act(entry.exchange, kind, more);
    if (!actsOn(entry.exchange).some((known) => known.at === done.at && known.action === done.action)) rememberAct(done);
    const good = done.outcome === 'done' || done.outcome === 'already';
    toast(told(done), good ? 'plain' : 'failed');
  } catch (problem) {
    toast(whyNot(problem), 'failed');
  }
  page.draw();
}

const told = (act) => `${t('about.told', { what: t(`kind.${act.action}`), outcome: t(`outcome.${act.outcome}`) })}${act.why ? `. ${act.why[language] ?? act.why.en}` : ''}`;

const name = (entry) => entry.author ?? '?';

function send(event, entry, kind) {
  event.preventDefault();
  const reason = new FormData(event.target).get('reason') ?? '';
  close();
  act(entry, kind, { reason });
}

/** A ban and a warning are asked about once more: the one is for good, the other needs words. */
const confirm = (entry, kind) =>
  open(() => ({
    title: t(`about.${kind}.title`, { name: name(entry) }),
    body: html`
      <form class="editing" @submit=${(event) => send(event, entry, kind)}>
        <p>${t(`about.${kind}.words`)}</p>
        ${kind === 'warn' ? html`<label>${t('about.warn.text')}<textarea name="reason" required maxlength="500" rows="3"></textarea></label>` : nothing}
        <div class="acts confirm">
          <button type="submit" class="act ${kind === 'ban' ? 'reject' : 'plain'}">${t(kind === 'ban' ? 'about.ban' : 'about.go')}</button>
          <button type="button" class="act plain" @click=${close}>${t('about.cancel')}</button>
        </div>
      </form>`,
  }));

const begin = (entry, kind) => (kind === 'ban' || kind === 'warn' ? confirm(entry, kind) : act(entry, kind, {}));

/** What can be done about the author of a chat message, and what was. */
export function aboutAuthor(entry) {
  const kinds = ready(entry);
  const acts = actsOn(entry.exchange);
  if (kinds.length === 0 && acts.length === 0) return nothing;
  return html`
    <div class="about">
      ${kinds.length === 0 ? nothing : html`<div class="about-acts" role="group" aria-label=${t('about.title')}>
        ${kinds.map((kind) => html`<button type="button" class="act plain small about-${kind}"
          @click=${(event) => { event.stopPropagation(); begin(entry, kind); }}>${t(`about.${kind}`)}</button>`)}</div>`}
      ${acts.map((each) => html`<p class="acted ${each.outcome}"><span class="label">${each.by}</span> ${told(each)}</p>`)}
    </div>`;
}
