/** The sheet of paper: one card, the organisation and the date. */

const DATE = new Intl.DateTimeFormat("nl-BE", { dateStyle: "long", timeZone: "Europe/Brussels" });

const sheet = document.getElementById("sheet-text");
const nothing = [...sheet.childNodes];

/**
 * Put a card on the sheet; what prints is the last one that was put there.
 * @param {HTMLElement} bubble
 */
export function putOnSheet(bubble) {
  document.getElementById("sheet-date").textContent = DATE.format(new Date());
  sheet.replaceChildren(...bubble.cloneNode(true).childNodes);
}

/** @param {HTMLElement} bubble */
export function print(bubble) {
  putOnSheet(bubble);
  window.print();
}

export function emptySheet() {
  sheet.replaceChildren(...nothing);
}
