import { html } from '/webjars/lit-html/3.3.2/lit-html.js';

// Characters that change how a text looks without being seen: they are named, so that nobody is deceived.
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/**
 * Cuts a text at the borders of its spans, which count code points and may overlap.
 * Gives [{text, reasons}] in order; `reasons` are those whose span covers the piece.
 */
export function pieces(text, reasons) {
  const points = Array.from(text);
  const spans = reasons
    .filter((reason) => reason.span)
    .map((reason) => ({
      reason,
      start: Math.min(reason.span.start, points.length),
      end: Math.min(reason.span.end, points.length),
    }))
    .filter((span) => span.start < span.end);
  const borders = [...new Set([0, points.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, i) => ({
    text: points.slice(start, borders[i + 1]).join(''),
    reasons: spans.filter((span) => span.start <= start && span.end >= borders[i + 1]).map((span) => span.reason),
  }));
}

const visible = (text) =>
  UNSEEN.test(text)
    ? Array.from(text, (point) =>
        UNSEEN.test(point)
          ? html`<span class="hidden-char" title="U+${point.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}"></span>${point}`
          : point)
    : text;

/** A text with its spans marked. */
export const marked = (text, reasons = []) =>
  pieces(text, reasons).map((piece) =>
    piece.reasons.length === 0
      ? visible(piece.text)
      : html`<mark class=${piece.reasons.length > 1 ? 'twice' : ''} title=${piece.reasons.map((r) => `${r.rule} · ${r.category}`).join('\n')}>${visible(piece.text)}</mark>`);
