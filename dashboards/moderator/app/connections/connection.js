import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { toast } from '../notices.js';
import { whyNot } from '../actions.js';
import { close, open } from '../views/dialogs.js';
import { dateTime, language, t, time } from '../../i18n/index.js';
import { connectionsApi } from './api.js';
import { page, state as shown } from './state.js';

const NAMES = { twitch: 'Twitch', youtube: 'YouTube' };
const told = (words) => words?.[language] ?? words?.en ?? '';

/** Does something that a person asked for, tells what went wrong, and reads anew. */
async function ask(work, done) {
  try {
    const result = await work();
    if (done) done(result);
  } catch (problem) {
    toast(whyNot(problem), 'failed');
  } finally {
    await page.refresh();
  }
}

const left = (until) => {
  const seconds = Math.max(0, Math.round((Date.parse(until) - Date.now()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const copy = (code) => navigator.clipboard?.writeText(code).then(() => toast(t('sign.copied')), () => {});

const asking = (each) => html`
  <div class="code-out">
    <p>${t('sign.type')} <a href=${each.sign_in.url} target="_blank" rel="noopener noreferrer">${each.sign_in.url}</a></p>
    <p class="code"><code>${each.sign_in.code}</code>
      <button type="button" class="act plain small" @click=${() => copy(each.sign_in.code)}>${t('device.copy')}</button></p>
    <p class="dim" role="timer">${t('sign.left', { time: left(each.sign_in.expires_at) })}</p>
    <button type="button" class="act plain give-up" @click=${() => ask(() => connectionsApi.giveUp(each.name))}>${t('about.cancel')}</button>
  </div>`;

const begin = (each, label) =>
  html`<button type="button" class="act approve begin" @click=${() => ask(() => connectionsApi.begin(each.name))}>${t(label, { platform: NAMES[each.name] ?? each.name })}</button>`;

const signedIn = (each) => html`
  <p>${t(each.sign_in.account ? 'sign.in.as' : 'sign.in', { name: each.sign_in.account })}</p>
  ${each.sign_in.trouble ? html`<p class="hint">${told(each.sign_in.trouble)}</p>` : nothing}
  ${each.sign_in.complete ? nothing : html`<p class="hint">${t('sign.incomplete')}</p>`}
  <div class="acts">
    ${each.sign_in.complete ? nothing : begin(each, 'sign.again')}
    <button type="button" class="act plain leave" @click=${() => ask(() => connectionsApi.signOut(each.name), () => toast(t('sign.left-platform')))}>${t('sign.out')}</button>
  </div>`;

const scopes = (each) => html`
  <details class="steps"><summary>${t('sign.scopes', { count: each.sign_in.scopes.length })}</summary>
    <ul class="scopes">${each.sign_in.scopes.map((scope) => html`
      <li><span>${told(scope.purpose)}</span> <code>${scope.name}</code>${scope.granted ? html` <span class="chip allow">${t('sign.granted')}</span>` : nothing}</li>`)}</ul>
  </details>`;

function signIn(each) {
  if (!each.sign_in) {
    if (shown.rehearsal) return html`<p class="dim">${t('sign.rehearsal')}</p>`;
    return each.acts ? html`<p class="dim">${t('sign.no-client', { key: `chat.${each.name}.client_id` })}</p>` : nothing;
  }
  const { state } = each.sign_in;
  return html`
    <section class="sign" aria-label=${t('sign.title')}>
      <h2>${t('sign.title')}</h2>
      ${state === 'in' ? signedIn(each) : state === 'asking' ? asking(each) : html`<p>${told(each.sign_in.words)}</p>${begin(each, 'sign.begin')}`}
      ${each.sign_in.scopes.length > 0 ? scopes(each) : nothing}
    </section>`;
}

const ability = (each) => html`
  <li class=${each.ready ? 'yes' : 'no'}><span aria-hidden="true">${each.ready ? '✓' : '–'}</span>
    <span><strong>${t(`kind.${each.action}`)}</strong><span class="unseen"> ${t(each.ready ? 'can.yes' : 'can.no')}</span>
      ${each.why ? html`<span class="dim">${told(each.why)}</span>` : nothing}</span></li>`;

const gap = (each) => html`<li>${dateTime(each.from)} – ${each.until ? time(each.until) : t('gaps.now')}: ${told(each.words)}</li>`;

const emergency = (each) => open(() => ({
  title: t(`emergency.${each.name}`),
  body: html`<p>${t(`emergency.${each.name}.words`)}</p>
    <div class="acts confirm">
      <button type="button" class="act reject" @click=${() => { close(); ask(() => connectionsApi.emergency(each.name, true), outcome); }}>${t('emergency.go')}</button>
      <button type="button" class="act plain" @click=${close}>${t('about.cancel')}</button>
    </div>`,
}));

const outcome = (act) => toast(`${t('about.told', { what: t(`kind.${act.action}`), outcome: t(`outcome.${act.outcome}`) })}${act.why ? `. ${told(act.why)}` : ''}`, act.outcome === 'done' ? 'plain' : 'failed');

const canEmergency = (each) => each.abilities.some((able) => able.action === 'emergency' && able.ready);

/** One chat that is read. */
export const connection = (each) => html`
  <article class="panel" data-connection=${each.name} aria-labelledby="name-${each.name}">
    <p class="connection-head"><span class="bulb ${each.state}" aria-hidden="true"></span>
      <span class="connection-name" id="name-${each.name}" role="heading" aria-level="1">${NAMES[each.name] ?? each.name}</span>
      <span class="connection-words">${told(each.words)}</span></p>
    ${signIn(each)}
    ${each.acts ? html`
      <section><h2>${t('can.title')}</h2><ul class="abilities">${each.abilities.map(ability)}</ul></section>` : nothing}
    ${canEmergency(each) ? html`<div class="acts"><button type="button" class="act reject emergency" @click=${() => emergency(each)}>${t(`emergency.${each.name}`)}</button>
      ${each.name === 'twitch' ? html`<button type="button" class="act plain" @click=${() => ask(() => connectionsApi.emergency(each.name, false), outcome)}>${t('emergency.off')}</button>` : nothing}</div>` : nothing}
    ${each.gaps.length > 0 ? html`
      <section><h2>${t('gaps.title')}</h2><ul class="gaps">${each.gaps.map(gap)}</ul></section>` : nothing}
  </article>`;
