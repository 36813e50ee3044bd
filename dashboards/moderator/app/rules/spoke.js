import { html } from '/webjars/lit-html/3.3.2/lit-html.js';
import { t } from '../../i18n/index.js';

export const chip = (verdict) => html`<span class="chip ${verdict}">${t(`verdict.${verdict}`)}</span>`;

/** A verdict with the rule that spoke, if one did. */
export const spoke = (verdict, rule) => html`<span class="spoke">${chip(verdict)} ${rule ? html`<code>${rule}</code>` : html`<span class="dim">${t('backtest.no-rule')}</span>`}</span>`;
