/** Going away: at once, or with everything wiped. */

const TWICE_WITHIN = 700;

/**
 * Leave for a neutral site: the screen is empty before anything else happens.
 * @param {import("./connection.js").Connection} connection
 */
function leave(connection) {
  const url = document.body.dataset.quickExit;
  document.title = "…";
  document.body.replaceChildren();
  // Goes on after the page is gone; without a connection the server forgets by itself later.
  connection.reach("/chat/end", { body: {}, keepalive: true }).catch(() => {});
  window.location.replace(url);
}

/**
 * Leave by the button, and by pressing Escape twice.
 * @param {HTMLElement} button
 * @param {import("./connection.js").Connection} connection
 * @param {() => void} beforeLeaving
 */
export function prepareQuickExit(button, connection, beforeLeaving) {
  let escapedAt = -Infinity;
  const go = () => {
    beforeLeaving();
    leave(connection);
  };
  button.addEventListener("click", go);
  document.addEventListener("keydown", (event) => {
    // In a dialog Escape closes the dialog, as everywhere.
    if (event.key !== "Escape" || event.repeat || document.querySelector("dialog[open]")) return;
    if (event.timeStamp - escapedAt < TWICE_WITHIN) go();
    escapedAt = event.timeStamp;
  });
  // A browser may bring a left page back as it was: then it begins anew.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

/**
 * Ask before wiping.
 * @param {HTMLElement} button
 * @param {HTMLDialogElement} dialog
 * @param {() => void} onConfirmed
 */
export function prepareClearing(button, dialog, onConfirmed) {
  button.addEventListener("click", () => dialog.showModal());
  dialog.querySelector("#clear-no").addEventListener("click", () => dialog.close());
  dialog.querySelector("#clear-yes").addEventListener("click", () => {
    dialog.close();
    onConfirmed();
  });
}
