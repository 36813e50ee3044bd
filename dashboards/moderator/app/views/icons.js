import { html, svg } from '/webjars/lit-html/3.3.2/lit-html.js';

const icon = (drawing) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${drawing}</svg>`;

export const logo = html`<img class="logo" src="/icons/greenroom.svg" alt="" width="28" height="28">`;
export const soundOn = icon(svg`<path d="M3 8v4h3l4 3V5L6 8z"/><path d="M13 7.500a3.500 3.500 0 0 1 0 5M15.200 5.300a6.600 6.600 0 0 1 0 9.400"/>`);
export const soundOff = icon(svg`<path d="M3 8v4h3l4 3V5L6 8z"/><path d="m13 8 4 4m0-4-4 4"/>`);
export const sun = icon(svg`<circle cx="10" cy="10" r="3.200"/><path d="M10 2.500v2m0 11v2m7.500-7.500h-2m-11 0h-2m12.800-5.300-1.400 1.400m-7.800 7.800-1.400 1.400m10.600 0-1.400-1.400M6.100 6.100 4.700 4.700"/>`);
export const moon = icon(svg`<path d="M16 11.800A6.500 6.500 0 1 1 8.200 4a5.200 5.200 0 0 0 7.800 7.800z"/>`);
export const keys = icon(svg`<rect x="2.500" y="5" width="15" height="10" rx="2"/><path d="M5.500 8.200h.01M8.500 8.200h.01M11.500 8.200h.01M14.500 8.200h.01M6.500 11.800h7"/>`);
export const device = icon(svg`<circle cx="8" cy="7" r="3"/><path d="M2.500 16.500c.4-3 2.600-4.700 5.500-4.700 1.200 0 2.300.3 3.200.9M15 11.500v5m-2.500-2.500h5"/>`);
export const leave = icon(svg`<path d="M8 3.500H4.500v13H8M12.500 6.500 16 10l-3.500 3.500M16 10H8"/>`);
export const check = icon(svg`<path d="m4 10.500 4 4 8-9"/>`);
export const pen = icon(svg`<path d="m4 16 .8-3.500L13.500 3.800l2.700 2.700L7.500 15.200z"/>`);
export const cross = icon(svg`<path d="m5 5 10 10M15 5 5 15"/>`);
