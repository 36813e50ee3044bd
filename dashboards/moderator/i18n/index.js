import en from './en.js';
import fr from './fr.js';

const languages = { en, fr };
const kept = localStorage.getItem('greenroom.language');
const wished = kept ?? navigator.languages?.map((tag) => tag.slice(0, 2)).find((tag) => tag in languages) ?? 'en';

/** Adds the words of a further page. */
export function addWords(more) {
  Object.entries(more).forEach(([tag, words]) => Object.assign(languages[tag], words));
}

export let language = wished in languages ? wished : 'en';

export function setLanguage(next) {
  language = next;
  localStorage.setItem('greenroom.language', next);
  document.documentElement.lang = next;
}

/** The words for a key, with {name} replaced. */
export function t(key, values = {}) {
  const words = languages[language][key] ?? en[key] ?? key;
  return spaced(words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole));
}

/** French keeps its quotation marks and high punctuation on the line of the word beside them. */
function spaced(words) {
  return language === 'fr' ? words.replaceAll('« ', '«\u00A0').replace(/ ([»:;?!%])/g, '\u00A0$1') : words;
}

/** The sentence of a reason in the page's language. */
export const explanation = (reason) => spaced(reason.explanations?.[language] ?? reason.explanation);

export const time = (iso) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** A day such as 2027-02-21. */
export const day = (iso) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));

export const dateTime = (iso) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(iso));

export const whole = (value) => new Intl.NumberFormat(language).format(value);

export const number = (value) => new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

document.documentElement.lang = language;
