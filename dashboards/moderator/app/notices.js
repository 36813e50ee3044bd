/** Short messages, the screen reader's announcements and the sound. */
const STAYS_MS = 6000;
const MOST = 4;
const TEXT_LENGTH = 90;

/** The beginning of a text, never half a character. */
export function short(text) {
  const points = Array.from(text);
  return points.length > TEXT_LENGTH ? `${points.slice(0, TEXT_LENGTH).join('').trimEnd()}…` : text;
}

export function toast(text, kind = 'plain') {
  const box = document.getElementById('toasts');
  const item = document.createElement('p');
  item.className = `toast ${kind}`;
  item.dir = 'auto';
  item.textContent = text;
  box.append(item);
  while (box.children.length > MOST) box.firstElementChild.remove();
  setTimeout(() => item.remove(), STAYS_MS);
}

export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

export const sound = {
  get on() { return localStorage.getItem('greenroom.sound') === 'on'; },
  toggle() {
    localStorage.setItem('greenroom.sound', this.on ? 'off' : 'on');
    chime();
  },
};

let audio = null;

/** Two soft notes, if the sound is on. */
export function chime() {
  if (!sound.on) return;
  audio ??= new AudioContext();
  audio.resume();
  [[660, 0], [880, 0.12]].forEach(([pitch, delay]) => {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + delay;
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
    note.connect(volume).connect(audio.destination);
    note.start(at);
    note.stop(at + 0.4);
  });
}

/** Light or dark: as the system has it until a person chooses. */
export const theme = {
  apply() {
    const chosen = localStorage.getItem('greenroom.theme');
    if (chosen) document.documentElement.dataset.theme = chosen;
  },
  get dark() {
    const chosen = localStorage.getItem('greenroom.theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  },
  toggle() {
    localStorage.setItem('greenroom.theme', this.dark ? 'light' : 'dark');
    this.apply();
  },
};

theme.apply();
