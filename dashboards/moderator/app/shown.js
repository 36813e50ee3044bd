/**
 * Ends the live feed with the page. A browser keeps a page that was left for its back button, and the feed of a kept page
 * still counts among the six connections that it allows to one server: after six pages, the next one would never load.
 */
export function whileShown({ leave, back }) {
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', (event) => { if (event.persisted) back(); });
}
