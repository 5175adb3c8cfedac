/** Keeping the newest message in sight, without pulling away someone who reads back. */

const NEAR = 160;

export class Scrolling {
  #button;
  #target = null;
  #wasAtEnd = true;

  /** @param {HTMLElement} button leads to the newest message */
  constructor(button) {
    this.#button = button;
    button.addEventListener("click", () => {
      const target = this.#target;
      this.show(target);
      target.focus({ preventScroll: true });
    });
    window.addEventListener(
      "scroll",
      () => {
        this.#wasAtEnd = isAtEnd();
        if (this.#wasAtEnd) button.hidden = true;
      },
      { passive: true },
    );
  }

  /**
   * Bring the beginning of a message into sight.
   * @param {HTMLElement} message
   */
  show(message) {
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#button.hidden = true;
    this.#wasAtEnd = true;
    const isTall = message.offsetHeight > window.innerHeight / 2;
    const block = isTall ? "start" : "end";
    message.scrollIntoView({ block, behavior: isCalm ? "auto" : "smooth" });
  }

  /**
   * Show a new message, or offer to when someone reads further up.
   * @param {HTMLElement} message
   */
  offer(message) {
    if (this.#wasAtEnd) return this.show(message);
    this.#target = message;
    this.#button.hidden = false;
  }

  reset() {
    this.#button.hidden = true;
    this.#wasAtEnd = true;
  }
}

function isAtEnd() {
  const page = document.documentElement;
  return page.scrollHeight - window.scrollY - window.innerHeight < NEAR;
}
