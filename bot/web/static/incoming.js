/** Asking for the assistant's messages, one long question after the other. */

import { NotReached, sleep } from "./connection.js";

/** Longer than the server waits, so that only a lost connection ends the question. */
const LONGEST_WAIT = 30;

/**
 * @typedef {object} Shown a message of the assistant
 * @property {number} seq
 * @property {string} text
 * @property {{title: string, token: string}[]} buttons
 * @property {"text"|"card"} kind
 */

export class Incoming {
  #connection;
  #onMessages;
  #onExpired;
  #isOpen = true;

  /** The number of the last message that was shown. */
  last = 0;

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {(messages: Shown[], isBusy: boolean) => void} onMessages
   * @param {(notice: string) => void} onExpired
   */
  constructor(connection, onMessages, onExpired) {
    this.#connection = connection;
    this.#onMessages = onMessages;
    this.#onExpired = onExpired;
  }

  close() {
    this.#isOpen = false;
  }

  /** Ask until closed. */
  async run() {
    for (let attempt = 0; this.#isOpen; ) {
      try {
        const path = `/chat/messages?after=${this.last}`;
        const answer = await this.#connection.reach(path, { seconds: LONGEST_WAIT });
        if (!this.#isOpen) return;
        attempt = (await this.#handle(answer, attempt)) ? 0 : attempt + 1;
      } catch (error) {
        if (!(error instanceof NotReached)) throw error;
        await this.#connection.pause(attempt++);
      }
    }
  }

  async #handle({ status, body, retryAfter }, attempt) {
    if (status === 200) {
      const messages = body.messages.filter((message) => message.seq > this.last);
      this.last = Math.max(this.last, ...messages.map((message) => message.seq));
      this.#onMessages(messages, body.busy);
      return true;
    }
    if (status === 401) {
      this.close();
      this.#onExpired(body.notice);
      return true;
    }
    await (retryAfter ? sleep(retryAfter) : this.#connection.pause(attempt));
    return false;
  }
}
