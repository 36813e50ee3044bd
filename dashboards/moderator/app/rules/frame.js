import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { actions } from '../actions.js';
import * as icons from '../views/icons.js';
import { brand, languageTool, pages, themeTool, tool } from '../views/tools.js';
import { t } from '../../i18n/index.js';
import { page, state } from './state.js';
import { tryIt } from './try.js';
import { ruleList } from './list.js';
import { inForce } from './in-force.js';
import { history } from './history.js';
import { drafts } from './drafts.js';
import { shadow } from './shadow.js';
import { backtest } from './backtest.js';

/** The page of the rules. */
export const frame = () => html`
  <header class="bar">
    ${brand}
    ${pages('rules')}
    <span id="connection" class="connection ${state.connection}" role="status"><span class="dot" aria-hidden="true"></span>${t(`connection.${state.connection}`)}</span>
    <div class="tools">
      <span class="you" title=${t('menu.you', { name: state.reviewer })} dir="auto">${state.reviewer}</span>
      ${themeTool(page.draw)}
      ${languageTool(page.draw)}
      ${tool(t('menu.sign-out'), icons.leave, actions.signOut, 'sign-out')}
    </div>
  </header>
  ${state.policy?.files_differ ? html`<p class="banner review" id="files-differ">${t('policy.files-differ')}</p>` : nothing}
  <div class="columns rules">
    <main>
      ${drafts()}
      ${tryIt()}
      ${backtest()}
      ${ruleList()}
    </main>
    <aside aria-label=${t('policy.title')}>
      ${inForce()}
      ${shadow()}
      ${history()}
    </aside>
  </div>`;
