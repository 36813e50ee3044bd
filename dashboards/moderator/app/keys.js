import { store, move } from './store.js';
import { actions, page } from './actions.js';
import { editDialog, helpDialog } from './views/dialogs.js';

const inField = (target) => target.closest?.('input, textarea, select, [contenteditable], dialog');

/** One key for each thing that a moderator does, unless a field or a dialog has the focus. */
export function onKey(event) {
  if (store.phase !== 'signed-in' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (inField(event.target) || document.getElementById('dialog').open) return;
  const hold = store.holds.find((candidate) => candidate.id === store.selected);
  const todo = handler(event.key, hold);
  if (!todo) return;
  event.preventDefault();
  todo();
}

function handler(key, hold) {
  switch (key) {
    case 'j': case 'J': case 'ArrowDown': return store.holds.length > 0 ? () => step(1) : null;
    case 'k': case 'K': case 'ArrowUp': return store.holds.length > 0 ? () => step(-1) : null;
    case '?': return helpDialog;
    case 'a': case 'A': return armed(hold, actions.approve);
    case 'r': case 'R': return armed(hold, actions.reject);
    case 'e': case 'E': return armed(hold, editDialog);
    default: return null;
  }
}

const step = (by) => {
  move(by);
  page.draw();
};

/** Nobody can have read a card that has only just come under the selection. */
const armed = (hold, action) => (hold && performance.now() >= store.armedAt && !repeated() ? () => action(hold) : null);

// A key that is held down repeats; only its first press counts.
const repeated = () => window.event?.repeat === true;
