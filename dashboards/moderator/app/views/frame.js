import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { store } from '../store.js';
import { actions, page } from '../actions.js';
import { sound } from '../notices.js';
import { t } from '../../i18n/index.js';
import { deviceDialog, healthDialog, helpDialog } from './dialogs.js';
import * as icons from './icons.js';
import { brand, languageTool, pages, rehearsalBanner, themeTool, tool } from './tools.js';

const MODES = ['open', 'review', 'closed'];

const redraw = (work) => () => {
  work();
  page.draw();
};

const lamp = () =>
  html`<button type="button" id="lamp" class="lamp ${store.health.lamp}" @click=${healthDialog}>
    <span class="bulb" aria-hidden="true"></span>${t(`lamp.${store.health.lamp}`)}</button>`;

const modeSwitch = () =>
  html`<div class="modes" role="group" aria-label=${t('mode.label')}>
    ${MODES.map((mode) => html`<button type="button" id="mode-${mode}" class=${mode} title=${t(`mode.${mode}.words`)}
      aria-pressed=${String(store.mode === mode)} @click=${() => store.mode !== mode && actions.mode(mode)}>${t(`mode.${mode}`)}</button>`)}
  </div>`;

const connection = () =>
  html`<span id="connection" class="connection ${store.connection}" role="status"><span class="dot" aria-hidden="true"></span>${t(`connection.${store.connection}`)}</span>`;

const banner = () => {
  if (store.connection !== 'live') return html`<p class="banner lost">${t('connection.lost')}</p>`;
  if (store.mode === 'closed') return html`<p class="banner closed">${t('mode.closed.banner')}</p>`;
  if (store.mode === 'review') return html`<p class="banner review">${t('mode.review.banner')}</p>`;
  return nothing;
};

/** The page around the cards and the live list, which are drawn into #holds and #live. */
export const frame = () => html`
  <header class="bar">
    ${brand}
    ${pages('moderation')}
    ${lamp()}
    ${modeSwitch()}
    ${connection()}
    <div class="tools">
      <span class="you" title=${t('menu.you', { name: store.reviewer })} dir="auto">${store.reviewer}</span>
      ${tool(`${t('menu.sound')}: ${t(sound.on ? 'menu.sound.on' : 'menu.sound.off')}`, sound.on ? icons.soundOn : icons.soundOff, redraw(() => sound.toggle()), 'sound')}
      ${themeTool(() => page.draw())}
      ${languageTool(() => page.draw())}
      ${tool(t('menu.help'), icons.keys, helpDialog, 'help')}
      ${tool(t('menu.device'), icons.device, deviceDialog, 'add-device')}
      ${tool(t('menu.sign-out'), icons.leave, actions.signOut, 'sign-out')}
    </div>
  </header>
  ${rehearsalBanner(store.rehearsal)}
  ${banner()}
  <div class="columns">
    <main>
      <h1>${t('holds.title')}${store.holds.length > 0 ? html` <span class="count" id="waiting-count">${store.holds.length}</span>` : nothing}</h1>
      <div id="holds"></div>
    </main>
    <aside aria-label=${t('live.title')}>
      <div id="live"></div>
    </aside>
  </div>`;
