import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { theme } from '../notices.js';
import { t, language, setLanguage } from '../../i18n/index.js';
import * as icons from './icons.js';

/** What stands in the bar of every page. `draw` is called after what changes how the page looks. */
export const tool = (label, icon, work, id) =>
  html`<button type="button" class="tool" id=${id} title=${label} aria-label=${label} @click=${work}>${icon}</button>`;

export const languageTool = (draw) =>
  html`<button type="button" class="tool words" id="language" title=${t('menu.language')} aria-label=${t('menu.language')}
    @click=${() => { setLanguage(language === 'en' ? 'fr' : 'en'); draw(); }}>${language === 'en' ? 'FR' : 'EN'}</button>`;

export const themeTool = (draw) =>
  tool(t('menu.theme'), theme.dark ? icons.sun : icons.moon, () => { theme.toggle(); draw(); }, 'theme');

export const brand = html`<a class="brand" href="/">${icons.logo}<span>Greenroom</span></a>`;

const PAGES = [['moderation', '/'], ['rules', '/rules'], ['connections', '/connections']];

/** The way between the pages; `here` is the one that is open. */
export const pages = (here) => html`
  <nav class="pages" aria-label=${t('nav.label')}>
    ${PAGES.map(([name, path]) => html`<a href=${path} aria-current=${name === here ? 'page' : 'false'}>${t(`nav.${name}`)}</a>`)}
  </nav>`;

/** The page of those who are not signed in. */
export const signedOut = (content, draw) => html`
  <div class="door">
    <div class="door-tools">${themeTool(draw)}${languageTool(draw)}</div>
    ${content}
  </div>`;

/** Nobody shall take a rehearsal for the real thing, nor the other way round. */
export const rehearsalBanner = (words) =>
  words ? html`<p class="banner rehearsal" id="rehearsal">${words[language] ?? words.en}</p>` : nothing;
