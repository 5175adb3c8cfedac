/** From plain text to elements; text only ever becomes text, never markup. */

// Short numbers of Belgian emergency and help lines, and Belgian phone numbers. What comes before
// and after keeps references (BOT-2026-0112), amounts and dates apart.
const PHONE =
  /(?<![\w€+./-])(?:112|101|1813|1712|102|106|107|(?:\+32|0032|0)[ ./()-]{0,2}\d(?:[ ./()-]{0,2}\d){6,9})(?![\w%]|[.,/-]\d| ?(?:euro|€))/g;

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const SHORT_NUMBER = /^\d{3,4}$/;
const LANDLINE_OR_MOBILE = /^\+32(?:4\d{8}|[1-9]\d{7})$/;
const LIST_MARK = /^[-•–]\s+/;

/**
 * Return what to dial, or "" when it only looked like a phone number.
 * @param {string} written
 * @returns {string}
 */
function dialled(written) {
  const digits = written.replace(/\(0\)/, "").replace(/[^\d+]/g, "");
  if (SHORT_NUMBER.test(digits)) return digits;
  const international = digits.replace(/^(?:0032|0)/, "+32");
  return LANDLINE_OR_MOBILE.test(international) ? international : "";
}

/** Return where in the text one can phone or mail, and what a press on it opens. */
function addresses(text) {
  const phones = [...text.matchAll(PHONE)].map((match) => [match, "tel:", dialled(match[0])]);
  const mails = [...text.matchAll(MAIL)].map((match) => [match, "mailto:", match[0]]);
  return [...phones, ...mails]
    .filter(([, , address]) => address)
    .sort(([one], [other]) => one.index - other.index)
    .map(([match, scheme, address]) => ({
      start: match.index,
      end: match.index + match[0].length,
      href: scheme + address,
    }));
}

/**
 * Return text nodes, with links where one can phone or mail.
 * @param {string} text
 * @returns {Node[]}
 */
export function withLinks(text) {
  const nodes = [];
  let end = 0;
  for (const address of addresses(text)) {
    if (address.start < end) continue;
    const link = document.createElement("a");
    link.href = address.href;
    link.textContent = text.slice(address.start, address.end);
    nodes.push(document.createTextNode(text.slice(end, address.start)), link);
    end = address.end;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}

function element(name, line) {
  const made = document.createElement(name);
  made.dir = "auto";
  made.append(...withLinks(line));
  return made;
}

function list(lines) {
  const made = document.createElement("ul");
  made.append(...lines.map((line) => element("li", line.replace(LIST_MARK, ""))));
  return made;
}

function paragraph(lines) {
  const made = document.createElement("p");
  made.dir = "auto";
  lines.forEach((line, index) => {
    if (index) made.append(document.createElement("br"));
    made.append(...withLinks(line));
  });
  return made;
}

/** Put lines that belong together in one array: a list, a paragraph, or one line of a card. */
function grouped(text, isCard) {
  const groups = [];
  let previous = "";
  for (const line of text.split("\n").map((each) => each.trim())) {
    const isTitle = isCard && (line.endsWith(":") || (!groups.length && line.length < 80));
    const kind = !line ? "" : LIST_MARK.test(line) ? "list" : isTitle ? "title" : "paragraph";
    if (kind && kind === previous && kind !== "title") groups.at(-1).lines.push(line);
    else if (kind) groups.push({ kind, lines: [line] });
    previous = kind;
  }
  return groups;
}

/**
 * Return paragraphs and lists; in a card the first line and lines that end in ":" are headings.
 * @param {string} text
 * @param {boolean} isCard
 * @returns {HTMLElement[]}
 */
export function blocks(text, isCard) {
  return grouped(text, isCard).map(({ kind, lines }, index) => {
    if (kind === "list") return list(lines);
    if (kind === "title") return element(index ? "h5" : "h4", lines[0]);
    return paragraph(lines);
  });
}
