/** Everything that the page shows, and how events change it. Rows are bounded. */
const MOST_ROWS = 200;
const MOST_ENDED = 400;
const MOST_FATES = 500;

export const store = {
  phase: 'starting', // starting, signed-out, signed-in
  connection: 'reconnecting', // live, reconnecting
  reviewer: '',
  mode: 'review',
  rehearsal: null, // what is rehearsed, in both languages; null in earnest
  health: { lamp: 'red', parts: [] },
  holds: [],
  rows: [],
  acts: new Map(), // by exchange: what was done on the platform about it
  canAct: new Map(), // by the connection's name: the actions that are ready
  fates: new Map(), // by exchange: what became of a chat message after it was decided on
  ended: new Map(), // by exchange and text: how a hold came out
  ownEndings: new Set(), // ids that this page has ended itself
  selected: null,
  armedAt: 0, // before this time keys do nothing, as the card has only just come under them
  clockSkew: 0, // server's clock minus this one, in ms
};

const key = (item) => `${item.exchange}\n${item.text}`;

export const outcomeOf = (row) => store.ended.get(key(row));

export const fateOf = (row) => store.fates.get(row.exchange);

export const serverNow = () => Date.now() + store.clockSkew;

export function load(snapshot) {
  store.clockSkew = Date.parse(snapshot.now) - Date.now();
  store.reviewer = snapshot.reviewer;
  store.mode = snapshot.mode;
  store.rehearsal = snapshot.rehearsal ?? null;
  store.health = snapshot.health;
  store.holds = snapshot.holds;
  store.rows = snapshot.decisions.slice(0, MOST_ROWS);
  store.fates = new Map(Object.entries(snapshot.fates ?? {}));
  store.ended = new Map(snapshot.ended.slice().reverse().map((hold) => [key(hold), hold]));
  reselect();
}

/** Takes an event of the feed; says what is worth telling the person. */
export function apply(event, data) {
  switch (event) {
    case 'hold-placed':
      if (!store.holds.some((hold) => hold.id === data.id)) store.holds = [...store.holds, data];
      reselect();
      return { placed: data };
    case 'hold-ended': {
      const known = store.holds.some((hold) => hold.id === data.id);
      remember(data);
      store.holds = store.holds.filter((hold) => hold.id !== data.id);
      reselect();
      return known && !store.ownEndings.delete(data.id) ? { ended: data } : {};
    }
    case 'decision':
      if (!store.rows.some((row) => row.id === data.id)) store.rows = [data, ...store.rows].slice(0, MOST_ROWS);
      return {};
    case 'question':
      store.fates.delete(data.exchange);
      store.fates.set(data.exchange, data.fate);
      if (store.fates.size > MOST_FATES) store.fates.delete(store.fates.keys().next().value);
      return {};
    case 'act':
      rememberAct(data);
      return {};
    case 'mode':
      store.mode = data.mode;
      return {};
    case 'lamp':
      store.health = data;
      return {};
    default:
      return {};
  }
}

export function select(id) {
  store.selected = id;
}

/** Moves the selection by one card. */
export function move(step) {
  const at = store.holds.findIndex((hold) => hold.id === store.selected);
  const next = Math.min(Math.max(at + step, 0), store.holds.length - 1);
  store.selected = store.holds[next]?.id ?? null;
}

/** What was done on the platform about a message, the newest last. */
export const actsOn = (exchange) => store.acts.get(exchange) ?? [];

export function rememberAct(act) {
  if (!act.exchange) return;
  store.acts.set(act.exchange, [...actsOn(act.exchange).slice(-4), act]);
  if (store.acts.size > MOST_FATES) store.acts.delete(store.acts.keys().next().value);
}

/** Takes what can be done on each connection, and what was done lately. */
export function tookConnections({ connections, acts }) {
  store.canAct = new Map(connections.map((each) =>
    [each.name, new Set(each.abilities.filter((able) => able.ready).map((able) => able.action))]));
  store.acts = new Map();
  acts.toReversed().forEach(rememberAct);
}

function remember(hold) {
  store.ended.set(key(hold), hold);
  if (store.ended.size > MOST_ENDED) store.ended.delete(store.ended.keys().next().value);
}

let lastIndex = 0;

function reselect() {
  const at = store.holds.findIndex((hold) => hold.id === store.selected);
  if (at >= 0) {
    lastIndex = at;
    return;
  }
  store.selected = store.holds[Math.min(lastIndex, store.holds.length - 1)]?.id ?? null;
  store.armedAt = performance.now() + 400;
}
