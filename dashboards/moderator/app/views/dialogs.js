import { html, nothing, render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { api } from '../api.js';
import { store } from '../store.js';
import { toast } from '../notices.js';
import { t, time } from '../../i18n/index.js';
import * as editing from './edit.js';
import { whyNot } from '../actions.js';

const dialog = () => document.getElementById('dialog');
let content = null;
let opener = null;

/** Opens the one dialog of the page; `view` is drawn again whenever the page is. */
export function open(view) {
  opener = document.activeElement;
  content = view;
  render(frame(view), dialog());
  dialog().showModal();
}

export function close() {
  dialog().close();
}

export function refreshDialog() {
  if (dialog().open && content) render(frame(content), dialog());
}

dialog().addEventListener('close', () => {
  content = null;
  render(nothing, dialog());
  if (opener?.isConnected) opener.focus();
});

const frame = (view) => {
  const { title, body } = view();
  return html`
    <div class="dialog-head"><h2 id="dialog-title">${title}</h2>
      <button type="button" class="tool" aria-label=${t('close')} title=${t('close')} @click=${close}>×</button></div>
    ${body}`;
};

export const editDialog = (hold) => {
  editing.begin(hold, { close, refresh: refreshDialog });
  open(() => ({ title: t('edit.title'), body: editing.view() }));
  document.getElementById('edit-text').focus();
};

const key = (...names) => names.map((name, i) => html`${i > 0 ? ' ' : nothing}<kbd>${name}</kbd>`);

export const helpDialog = () =>
  open(() => ({
    title: t('help.title'),
    body: html`
      <dl class="keys">
        <dt>${key('J', '↓', 'K', '↑')}</dt><dd>${t('help.move')}</dd>
        <dt>${key('A')}</dt><dd>${t('help.approve')}</dd>
        <dt>${key('E')}</dt><dd>${t('help.edit')}</dd>
        <dt>${key('R')}</dt><dd>${t('help.reject')}</dd>
        <dt>${key('Ctrl', 'Enter')}</dt><dd>${t('help.send')}</dd>
        <dt>${key('?')}</dt><dd>${t('help.help')}</dd>
      </dl>
      <p class="dim">${t('help.guard')}</p>`,
  }));

const part = (each) => html`
  <li class="part ${each.status}">
    <span class="bulb" aria-hidden="true"></span>
    <div><p><strong>${each.name}</strong> <span class="status">${t(`lamp.${each.status}`)}</span>${each.essential ? html` <span class="dim">${t('lamp.essential')}</span>` : nothing}</p>
      <p class="dim">${each.detail} <span class="since">· ${t('lamp.since', { time: time(each.since) })}</span></p>
      ${each.name === 'tripwire' && each.status === 'degraded' ? html`<button type="button" class="act plain" @click=${confirmTripwire}>${t('lamp.confirm')}</button>` : nothing}</div>
  </li>`;

async function confirmTripwire() {
  try {
    await api.confirmTripwire();
    store.health = (await api.state()).health;
    toast(t('toast.tripwire'), 'plain');
    refreshDialog();
  } catch (problem) {
    toast(whyNot(problem), 'failed');
  }
}

export async function healthDialog() {
  open(() => ({
    title: `${t('lamp.title')}: ${t(`lamp.${store.health.lamp}`)}`,
    body: html`<p>${t(`lamp.${store.health.lamp}.words`)}</p>
      ${store.health.parts.length === 0 ? html`<p class="dim">${t('lamp.none')}</p>` : html`<ul class="parts">${store.health.parts.map(part)}</ul>`}`,
  }));
  try {
    store.health = (await api.state()).health;
    refreshDialog();
  } catch { /* the connection state says so already */ }
}

export async function deviceDialog() {
  let link;
  try {
    link = (await api.newLink()).url;
  } catch (problem) {
    toast(whyNot(problem), 'failed');
    return;
  }
  const copy = async () => {
    const field = document.getElementById('device-link');
    field.select();
    await navigator.clipboard?.writeText(link).then(() => toast(t('toast.copied')), () => {});
  };
  open(() => ({
    title: t('device.title'),
    body: html`<p>${t('device.words')}</p>
      <div class="copy"><input id="device-link" readonly .value=${link} aria-label=${t('device.title')}><button type="button" class="act plain" @click=${copy}>${t('device.copy')}</button></div>
      <p class="dim">${t('device.reach')}</p>`,
  }));
}
