/** The field in which one types. */

import { word } from "./words.js";

/** From here on the page counts down what is left. */
const COUNT_FROM = 200;

export class Composer {
  #form;
  #field;
  #counter;
  #most;

  /**
   * @param {HTMLFormElement} form
   * @param {number} most characters in one message
   * @param {(text: string) => void} onSend
   */
  constructor(form, most, onSend) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#counter = form.querySelector(".counter");
    this.#most = most;
    this.#field.addEventListener("input", () => this.#fit());
    this.#field.addEventListener("keydown", (event) => {
      // Enter also ends a word in languages that compose their characters.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#field.value.trim();
      if (!text || this.#left() < 0) return this.focus();
      this.#set("");
      onSend(text);
    });
  }

  focus() {
    this.#field.focus();
  }

  /** Give back a text that was refused, unless something new stands there. */
  giveBack(text) {
    if (!this.#field.value.trim()) this.#set(text);
  }

  clear() {
    this.#set("");
  }

  #set(text) {
    this.#field.value = text;
    this.#fit();
  }

  /** Count as the server does: an emoji is one character. */
  #left() {
    return this.#most - [...this.#field.value.trim()].length;
  }

  #fit() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight + 2}px`;
    const left = this.#left();
    this.#form.classList.toggle("too-long", left < 0);
    this.#field.setAttribute("aria-invalid", String(left < 0));
    this.#counter.textContent =
      left < 0 ? word("over", -left) : left <= COUNT_FROM ? word("left", left) : "";
    // Said aloud once, when it becomes too long; counting along would talk through the typing.
    if (left < 0) this.#counter.setAttribute("role", "alert");
    else this.#counter.removeAttribute("role");
  }
}
