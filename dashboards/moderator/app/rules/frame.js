import { html, nothing } from '/webjars/lit-html/3.3.2/lit-html.js';
import { bar } from '../side-page.js';
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
  ${bar('rules', state, page.draw)}
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
