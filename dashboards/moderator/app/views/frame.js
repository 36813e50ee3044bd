import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { store } from '../store.js';
import { actions, page } from '../actions.js';
import { sound, theme } from '../notices.js';
import { t, language, setLanguage } from '../../i18n/index.js';
import { deviceDialog, healthDialog, helpDialog } from './dialogs.js';
import * as icons from './icons.js';

const MODES = ['open', 'review', 'closed'];

const redraw = (work) => () => {
  work();
  page.draw();
};

const tool = (label, icon, work, id) =>
  html`<button type="button" class="tool" id=${id} title=${label} aria-label=${label} @click=${work}>${icon}</button>`;

const languageTool = () =>
  html`<button type="button" class="tool words" id="language" title=${t('menu.language')} aria-label=${t('menu.language')}
    @click=${redraw(() => setLanguage(language === 'en' ? 'fr' : 'en'))}>${language === 'en' ? 'FR' : 'EN'}</button>`;

const themeTool = () => tool(t('menu.theme'), theme.dark ? icons.sun : icons.moon, redraw(() => theme.toggle()), 'theme');

const brand = html`<a class="brand" href="/">${icons.logo}<span>Greenroom</span></a>`;

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
    ${lamp()}
    ${modeSwitch()}
    ${connection()}
    <div class="tools">
      <span class="you" title=${t('menu.you', { name: store.reviewer })} dir="auto">${store.reviewer}</span>
      ${tool(`${t('menu.sound')}: ${t(sound.on ? 'menu.sound.on' : 'menu.sound.off')}`, sound.on ? icons.soundOn : icons.soundOff, redraw(() => sound.toggle()), 'sound')}
      ${themeTool()}
      ${languageTool()}
      ${tool(t('menu.help'), icons.keys, helpDialog, 'help')}
      ${tool(t('menu.device'), icons.device, deviceDialog, 'add-device')}
      ${tool(t('menu.sign-out'), icons.leave, actions.signOut, 'sign-out')}
    </div>
  </header>
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

/** The page of those who are not signed in. */
export const signedOut = (content) => html`
  <div class="door">
    <div class="door-tools">${themeTool()}${languageTool()}</div>
    ${content}
  </div>`;
