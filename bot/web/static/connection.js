/** Talking to our own server, and knowing whether it can be reached. */

const OWN_HEADER = { "X-Requested-With": "back-on-track" };
const LONGEST_PAUSE = 15_000;

/** The server was not reached, or did not answer in time. */
export class NotReached extends Error {}

/** Fires "gone" when the server cannot be reached any more, and "back" when it can again. */
export class Connection extends EventTarget {
  #isGone = false;
  #failures = 0;

  constructor() {
    super();
    window.addEventListener("offline", () => this.#failed());
  }

  /**
   * Send a request and read the JSON that comes back.
   * @param {string} path
   * @param {{body?: object, seconds?: number, keepalive?: boolean}} options with a body: POST
   * @returns {Promise<{status: number, body: any, retryAfter: number}>}
   * @throws {NotReached}
   */
  async reach(path, { body, seconds = 15, keepalive = false } = {}) {
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(abort, seconds * 1000);
    window.addEventListener("offline", abort);
    try {
      const answer = await fetch(path, {
        method: body ? "POST" : "GET",
        headers: body ? { ...OWN_HEADER, "Content-Type": "application/json" } : OWN_HEADER,
        body: body && JSON.stringify(body),
        signal: stop.signal,
        keepalive,
      });
      const read = answer.status === 204 ? {} : await answer.json();
      this.#succeeded();
      const retryAfter = Number(answer.headers.get("Retry-After")) || 0;
      return { status: answer.status, body: read, retryAfter };
    } catch (error) {
      this.#failed();
      throw new NotReached(String(error));
    } finally {
      clearTimeout(timer);
      window.removeEventListener("offline", abort);
    }
  }

  /**
   * Wait before trying again: longer each time, but no longer than until the browser is online.
   * @param {number} attempt counts from 0
   */
  async pause(attempt) {
    const pause = Math.min(1000 * 2 ** attempt, LONGEST_PAUSE) * (0.75 + Math.random() / 2);
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
      window.addEventListener("online", resolve, { once: true });
    });
  }

  #succeeded() {
    this.#failures = 0;
    if (!this.#isGone) return;
    this.#isGone = false;
    this.dispatchEvent(new Event("back"));
  }

  /** One lost request is no news; a second in a row is, or a browser that knows it is offline. */
  #failed() {
    this.#failures += 1;
    if (this.#isGone || (this.#failures < 2 && navigator.onLine)) return;
    this.#isGone = true;
    this.dispatchEvent(new Event("gone"));
  }
}

/** @param {number} seconds */
export function sleep(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
