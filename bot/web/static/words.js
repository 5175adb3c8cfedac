/** The sentences that the script shows; they stand in the page, in `<template id="words">`. */

const all = document.getElementById("words").content;

/**
 * Return a sentence of the page.
 * @param {string} name
 * @param {number} [n] takes the place of `{n}`
 * @returns {string}
 */
export function word(name, n) {
  const sentence = all.querySelector(`[data-word="${name}"]`).textContent;
  return n === undefined ? sentence : sentence.replace("{n}", String(n));
}

/**
 * Copy the one element of a `<template>` of the page.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}
