import { addWords } from '../../i18n/index.js';
import en from '../../i18n/connections-en.js';
import fr from '../../i18n/connections-fr.js';
import { live } from '../side-page.js';
import { connectionsApi } from './api.js';
import { frame } from './frame.js';
import { page, state } from './state.js';

addWords({ en, fr });

const read = async () => Object.assign(state, await connectionsApi.all());

live({ state, page, frame, read, events: ['connection', 'act'], everyMs: 5000 });
// The code's time runs down.
setInterval(() => { if (state.connections.some((each) => each.sign_in?.state === 'asking')) page.draw(); }, 1000);
