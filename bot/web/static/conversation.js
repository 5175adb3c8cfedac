/** The messages on the screen. */

import { blocks } from "./text.js";
import { copyOf, word } from "./words.js";

export class Conversation {
  #log;
  #onChoice;
  #onPrint;

  /**
   * @param {HTMLElement} log
   * @param {(button: {title: string, token: string}) => void} onChoice
   * @param {(card: HTMLElement) => void} onPrint
   */
  constructor(log, onChoice, onPrint) {
    this.#log = log;
    this.#onChoice = onChoice;
    this.#onPrint = onPrint;
  }

  /**
   * Show a message of the assistant.
   * @param {import("./incoming.js").Shown} message
   * @returns {HTMLElement}
   */
  addAnswer(message) {
    const isCard = message.kind === "card";
    const shown = copyOf("assistant-message");
    const bubble = shown.querySelector(".bubble");
    bubble.append(...blocks(message.text, isCard));
    shown.classList.toggle("card", isCard);
    if (isCard) shown.append(this.#printButton(bubble));
    if (message.buttons.length) shown.append(this.#choices(message.buttons));
    this.#log.append(shown);
    return shown;
  }

  /**
   * Show what the visitor said; the state below it says whether it arrived.
   * @param {string} text
   * @returns {{element: HTMLElement, setState: (name: string) => void}}
   */
  addOwn(text) {
    const shown = copyOf("own-message");
    shown.querySelector(".bubble").textContent = text;
    const state = shown.querySelector(".state");
    this.#log.append(shown);
    const setState = (name) => {
      shown.dataset.state = name;
      state.textContent = word(name);
    };
    return { element: shown, setState };
  }

  /** Say something that neither of the two said. */
  addNotice(text) {
    const shown = document.createElement("p");
    shown.className = "notice";
    shown.textContent = text;
    this.#log.append(shown);
    return shown;
  }

  /**
   * Disable the buttons of every question.
   * @returns {() => void} opens the same ones again, for an answer that was refused
   */
  closeQuestions() {
    const open = this.#openQuestions();
    open.forEach((question) => (question.disabled = true));
    return () => open.forEach((question) => (question.disabled = false));
  }

  /** After a reload only the last question can still be open. */
  closeAllButLastQuestion() {
    this.#openQuestions()
      .slice(0, -1)
      .forEach((question) => (question.disabled = true));
  }

  clear() {
    this.#log.replaceChildren();
  }

  /** While old messages come back, a screen reader need not read them all out. */
  set isRestoring(value) {
    this.#log.setAttribute("aria-busy", String(value));
  }

  #openQuestions() {
    return [...this.#log.querySelectorAll("fieldset:not(:disabled)")];
  }

  #choices(buttons) {
    const group = document.createElement("fieldset");
    group.className = "choices";
    const legend = document.createElement("legend");
    legend.className = "visually-hidden";
    legend.textContent = word("choices");
    group.append(legend);
    for (const button of buttons) {
      const choice = document.createElement("button");
      choice.type = "button";
      choice.className = "choice";
      choice.dir = "auto";
      choice.textContent = button.title;
      choice.addEventListener("click", () => {
        choice.classList.add("chosen");
        this.#onChoice(button);
      });
      group.append(choice);
    }
    return group;
  }

  #printButton(bubble) {
    const button = copyOf("print-button");
    button.addEventListener("click", () => this.#onPrint(bubble));
    return button;
  }
}
