/** The chat: what the visitor does, what the assistant says, and what the screen shows of it. */

import { Composer } from "./composer.js";
import { Connection, NotReached, sleep } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Incoming } from "./incoming.js";
import { prepareClearing, prepareQuickExit } from "./leaving.js";
import { Outgoing } from "./outgoing.js";
import { emptySheet, print, putOnSheet } from "./printing.js";
import { Scrolling } from "./scrolling.js";
import { withLinks } from "./text.js";
import { word } from "./words.js";

const WIDE = "(min-width: 60rem)";
const BACK_IS_SHOWN_FOR = 5;

const part = (id) => document.getElementById(id);
const connection = new Connection();
const scrolling = new Scrolling(part("newer"));
const conversation = new Conversation(part("log"), choose, print);
const textLength = Number(document.body.dataset.textLength);
const composer = new Composer(part("composer"), textLength, say);
// Tells the same conversation in other tabs that it was wiped.
const otherTabs = new BroadcastChannel("back-on-track");

let outgoing = new Outgoing(connection, expire);
let incoming = new Incoming(connection, hear, expire);
let isRestoring = false;
let isFresh = true;

/** Send what was typed. */
function say(text) {
  send(text, { text }, () => composer.giveBack(text));
}

/** Send a pressed button; the focus goes on to what follows, as the button is disabled now. */
function choose({ title, token }) {
  send(title, { button: token }, () => {}).focus({ preventScroll: true });
}

function send(text, content, onRefused) {
  const reopenQuestions = conversation.closeQuestions();
  const own = conversation.addOwn(text);
  const lastHeard = incoming.last;
  const onState = (state, notice) => {
    own.setState(state);
    if (notice) scrolling.show(conversation.addNotice(notice));
    if (state === "sent") {
      announce("announce_sent");
      part("typing").hidden = incoming.last > lastHeard;
    }
    if (state === "refused") {
      announce("announce_refused");
      reopenQuestions();
      onRefused();
    }
  };
  scrolling.show(own.element);
  outgoing.add({ content, onState });
  return own.element;
}

/** Show what the assistant said. */
function hear(messages, isBusy) {
  const shown = messages.map((message) => conversation.addAnswer(message));
  const card = [...part("log").querySelectorAll(".card .bubble")].at(-1);
  if (card) putOnSheet(card);
  if (isRestoring) conversation.closeAllButLastQuestion();
  // The welcome is read from the top of the page; what comes later is brought into sight.
  if (shown.length && (isRestoring || !isFresh)) scrolling.offer(isRestoring ? shown.at(-1) : shown[0]);
  if (shown.length) isFresh = false;
  isRestoring = false;
  conversation.isRestoring = false;
  part("typing").hidden = !isBusy;
}

function announce(name) {
  part("announcement").textContent = "";
  part("announcement").textContent = word(name);
}

/** Go on with the visitor's conversation, or begin one; try until it works. */
async function begin() {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { status, body, retryAfter } = await connection.reach("/chat/session", { body: {} });
      if (status === 200) return welcome(body.is_new);
      if (attempt === 0) conversation.addNotice(body.notice ?? word("trouble"));
      await (retryAfter ? sleep(retryAfter) : connection.pause(attempt));
    } catch (error) {
      if (!(error instanceof NotReached)) throw error;
      await connection.pause(attempt);
    }
  }
}

function welcome(isNew) {
  isRestoring = !isNew;
  isFresh = isNew;
  conversation.isRestoring = isRestoring;
  if (isRestoring) conversation.addNotice(word("restored"));
  incoming.run();
  outgoing.open();
}

/** Stop listening and sending; the screen says why. */
function stop(title, text) {
  incoming.close();
  outgoing.close();
  conversation.closeQuestions();
  part("typing").hidden = true;
  part("bottom").hidden = true;
  part("clear").hidden = title === word("ended_title");
  part("ended-title").textContent = title;
  part("ended-text").textContent = text;
  part("ended").hidden = false;
  part("ended-title").focus();
}

/** What was not sent by then is said not to be, and stands in the field of the next conversation. */
function expire(notice) {
  if (!part("ended").hidden) return;
  outgoing.refuseAll();
  stop(word("expired_title"), notice);
}

function wipeScreen(text) {
  stop(word("ended_title"), text);
  conversation.clear();
  composer.clear();
  emptySheet();
  part("announcement").textContent = "";
}

/** Wipe the screen at once, and the conversation on the server as soon as it can be reached. */
async function wipe() {
  wipeScreen(word("ended_text"));
  otherTabs.postMessage("wiped");
  // A conversation begun before the old one is gone would be the old one.
  part("restart").disabled = true;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { status } = await connection.reach("/chat/end", { body: {} });
      if (status === 204) break;
    } catch (error) {
      if (!(error instanceof NotReached)) throw error;
    }
    part("ended-text").textContent = word("ending_text");
    await connection.pause(attempt);
  }
  part("ended-text").textContent = word("ended_text");
  part("restart").disabled = false;
}

/** Begin anew after a conversation that ended. */
function restart() {
  conversation.clear();
  emptySheet();
  scrolling.reset();
  outgoing = new Outgoing(connection, expire);
  incoming = new Incoming(connection, hear, expire);
  openScreen();
  composer.focus();
  begin();
}

function openScreen() {
  part("starting").hidden = true;
  part("ended").hidden = true;
  for (const id of ["log", "bottom", "clear"]) part(id).hidden = false;
}

function showConnection() {
  const sign = part("connection");
  connection.addEventListener("gone", () => {
    sign.className = "connection gone";
    sign.textContent = word("gone");
  });
  connection.addEventListener("back", async () => {
    sign.className = "connection back";
    sign.textContent = word("back");
    await sleep(BACK_IS_SHOWN_FOR);
    if (sign.classList.contains("back")) sign.textContent = "";
  });
}

function prepareLeaving() {
  const warn = (event) => {
    if (!outgoing.isEmpty) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  prepareQuickExit(part("quick-exit"), connection, () => {
    // What arrives until the page is gone finds no screen any more.
    incoming.close();
    outgoing.close();
    otherTabs.postMessage("wiped");
    otherTabs.close();
  });
  prepareClearing(part("clear"), part("clear-dialog"), wipe);
  otherTabs.addEventListener("message", () => wipeScreen(word("ended_text")));
  part("restart").addEventListener("click", restart);
}

part("about").open = window.matchMedia(WIDE).matches;
document.querySelectorAll("[data-phones]").forEach((place) => {
  place.replaceChildren(...withLinks(place.textContent));
});
showConnection();
prepareLeaving();
openScreen();
begin();
