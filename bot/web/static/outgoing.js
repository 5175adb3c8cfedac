/** The messages on their way out: one at a time, in order, each under one id until it arrived. */

import { NotReached, sleep } from "./connection.js";

/**
 * Make a random UUID; `crypto.randomUUID` does not exist on a page without https.
 * @returns {string}
 */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @typedef {object} Outbound what is sent, and who wants to know what became of it
 * @property {{text: string} | {button: string}} content
 * @property {(state: "sending"|"sent"|"waiting"|"slow"|"refused", notice?: string) => void} onState
 */

export class Outgoing {
  #connection;
  #onExpired;
  #queue = [];
  #isRunning = false;
  #isOpen = false;

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {(notice: string) => void} onExpired called when the conversation exists no more
   */
  constructor(connection, onExpired) {
    this.#connection = connection;
    this.#onExpired = onExpired;
  }

  get isEmpty() {
    return this.#queue.length === 0;
  }

  /** Begin to send; what was added before waited for this. */
  open() {
    this.#isOpen = true;
    this.#run();
  }

  /** Forget everything that is not sent. */
  close() {
    this.#isOpen = false;
    this.#queue = [];
  }

  /** Stop sending, and say of everything that is not sent that it was not. */
  refuseAll() {
    const unsent = this.#queue;
    this.close();
    unsent.forEach((item) => item.onState("refused"));
  }

  /** @param {Outbound} outbound */
  add(outbound) {
    this.#queue.push({ ...outbound, id: newId(), notice: "" });
    this.#run();
  }

  async #run() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let attempt = 0; this.#isOpen && this.#queue.length; ) {
      const hasLeft = await this.#send(this.#queue[0], attempt);
      attempt = hasLeft ? 0 : attempt + 1;
    }
    this.#isRunning = false;
  }

  /** Try once; return whether the message need not be tried again. */
  async #send(item, attempt) {
    if (attempt === 0) item.onState("sending");
    try {
      const body = { message_id: item.id, ...item.content };
      const answer = await this.#connection.reach("/chat/messages", { body });
      return this.#queue[0] !== item || (await this.#handle(item, answer, attempt));
    } catch (error) {
      if (!(error instanceof NotReached)) throw error;
      item.onState("waiting");
      await this.#connection.pause(attempt);
      return false;
    }
  }

  async #handle(item, { status, body, retryAfter }, attempt) {
    if (status === 401) {
      this.#onExpired(body.notice);
      return true;
    }
    if (status === 429 || status >= 500) {
      // The same notice is not said twice for one message.
      item.onState("slow", body.notice === item.notice ? "" : body.notice);
      item.notice = body.notice;
      await (retryAfter ? sleep(retryAfter) : this.#connection.pause(attempt));
      return false;
    }
    this.#queue.shift();
    const isTaken = status === 200 && body.status !== "refused";
    item.onState(isTaken ? "sent" : "refused", body.notice);
    return true;
  }
}
