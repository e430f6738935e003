// Walks through forms in ODK's own engine: one request a line, one reply a line.
// A request names a form, its lists, a seed and a number of steps; the reply holds the steps that
// were taken and the state of every question after each.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

const dom = new JSDOM("<!doctype html>", { url: "http://localhost/" });
const OF_A_BROWSER = [
  "window", "document", "DOMParser", "XMLSerializer", "Node", "Element", "Document", "Text",
  "Attr", "XPathResult", "XPathEvaluator", "HTMLElement", "CharacterData", "Comment", "File", "Blob",
];
for (const name of OF_A_BROWSER) {
  globalThis[name] = name === "window" ? dom.window : dom.window[name];
}
const { createInstance } = await import("@getodk/xforms-engine");
for (const name of ["log", "warn", "error"]) console[name] = () => {};
process.on("unhandledRejection", () => {});

const TYPES = { csv: "text/csv", geojson: "application/geo+json", xml: "text/xml" };
const CONTROLS = ["input", "select", "rank", "range", "trigger"];
const TEXTS = ["string", "barcode", "boolean", "binary"];

function chance(seed) {
  let at = seed >>> 0;
  const next = () => {
    at = (Math.imul(at, 1664525) + 1013904223) >>> 0;
    return at / 2 ** 32;
  };
  const below = (most) => Math.floor(next() * most);
  return { next, below, of: (list) => list[below(list.length)] };
}

function* all(node) {
  yield node;
  for (const child of node.currentState.children ?? []) yield* all(child);
}

function states(root) {
  const found = {};
  for (const node of all(root)) {
    const state = node.currentState;
    if (state.children) continue;
    found[state.reference] = {
      v: String(state.instanceValue ?? ""),
      r: state.relevant,
      q: state.required,
      o: state.readonly,
      x: node.validationState?.violation?.condition ?? null,
    };
  }
  return found;
}

// Words and numbers that the form itself looks for: they open what is hidden.
function wanted(xml) {
  const texts = new Set(["Ana", "12", "hello world", "2024-05-06", ""]);
  const numbers = new Set([0, 1, 5, 30]);
  for (const [, text] of xml.matchAll(/='([^'/]{1,30})'|(?:&apos;|&#39;)([^&/]{1,30})/g)) {
    if (text) texts.add(text);
  }
  for (const [, number] of xml.matchAll(/(?:=|&lt;|&gt;|>|<)\s*(\d{1,5})\b/g)) {
    numbers.add(Number(number));
  }
  return { texts: [...texts], numbers: [...numbers] };
}

const padded = (number) => String(number).padStart(2, "0");

function answer(node, luck, pool) {
  if (luck.next() < 0.08) return "";
  const codes = node.currentState.valueOptions?.map((item) => item.value) ?? [];
  if (node.nodeType === "trigger") return luck.next() < 0.7 ? "OK" : "";
  if (node.nodeType === "rank") return codes.sort(() => luck.next() - 0.5).join(" ");
  if (node.nodeType === "select") {
    if (codes.length === 0 || luck.next() < 0.03) return "not_offered";
    const most = node.selectType === "select" ? 1 + luck.below(3) : 1;
    return [...new Set(Array.from({ length: most }, () => luck.of(codes)))].join(" ");
  }
  const number = luck.of(pool.numbers) + luck.below(3) - 1;
  const day = `${1950 + luck.below(80)}-${padded(1 + luck.below(12))}-${padded(1 + luck.below(28))}`;
  switch (node.valueType) {
    case "int": return luck.next() < 0.03 ? luck.of(["abc", "2.7", "99999999999"]) : String(number);
    case "decimal": return luck.next() < 0.5 ? String(number) : (number + luck.next()).toFixed(2);
    case "date": return luck.next() < 0.03 ? "2024-13-01" : day;
    case "dateTime": return `${day}T${padded(luck.below(24))}:15:00.000+00:00`;
    case "time": return `${padded(luck.below(24))}:${padded(luck.below(60))}:00.000`;
    case "geopoint": return `${(luck.next() * 90).toFixed(4)} ${(luck.next() * 90).toFixed(4)} 0 0`;
    case "geotrace": return "1 2 0 0;3 4 0 0;5 6.5 0 0";
    case "geoshape": return "1 2 0 0;3 4 0 0;5 6.5 0 0;1 2 0 0";
  }
  return luck.of(pool.texts);
}

function next(root, luck, pool) {
  const repeats = [], asked = [], others = [];
  for (const node of all(root)) {
    const { relevant, readonly } = node.currentState;
    if (node.nodeType === "repeat-range:uncontrolled" && relevant) repeats.push(node);
    if (CONTROLS.includes(node.nodeType)) (relevant && !readonly ? asked : others).push(node);
  }
  if (repeats.length && luck.next() < 0.12) {
    const { reference, children } = luck.of(repeats).currentState;
    const takes = children.length > 0 && (luck.next() < 0.35 || children.length > 4);
    return takes
      ? { remove: `${reference}[${1 + luck.below(children.length)}]` }
      : { add: reference };
  }
  const from = others.length && (luck.next() < 0.04 || !asked.length) ? others : asked;
  if (!from.length) return null;
  const node = luck.of(from);
  return { ref: node.currentState.reference, value: answer(node, luck, pool) };
}

function put(node, text) {
  const codes = text.split(" ").filter(Boolean);
  if (node.nodeType === "trigger") node.setValue(text === "OK");
  else if (node.nodeType === "rank") node.setValues(codes);
  else if (node.nodeType === "select" && node.selectType === "select") node.selectValues(codes);
  else if (node.nodeType === "select") node.selectValue(text || null);
  else node.setValue(text === "" && !TEXTS.includes(node.valueType) ? null : text);
}

function take(root, step) {
  const wantedRef = step.ref ?? step.add ?? step.remove.replace(/\[\d+\]$/, "");
  for (const node of all(root)) {
    const isRange = node.nodeType.startsWith("repeat-range");
    if (node.currentState.reference !== wantedRef || isRange !== (step.ref === undefined)) continue;
    if (step.add) node.addInstances();
    else if (step.remove) node.removeInstances(Number(step.remove.match(/(\d+)\]$/)[1]) - 1, 1);
    else put(node, step.value);
    return;
  }
}

async function walk({ path, files, seed, steps }) {
  const xml = readFileSync(path, "utf8");
  const fetchFormAttachment = async (url) => {
    const name = decodeURIComponent(url.href.split("/").pop());
    const text = files[name];
    const type = TYPES[name.split(".").pop()] ?? "";
    return new Response(text ?? "", {
      status: text === undefined ? 404 : 200,
      headers: { "Content-Type": type },
    });
  };
  const form = { missingResourceBehavior: "BLANK", fetchFormAttachment };
  const { root } = await createInstance(xml, { form, instance: { preloadProperties: {} } });
  const luck = chance(seed), pool = wanted(xml);
  const first = states(root), taken = [];
  for (let count = 0; count < steps; count += 1) {
    const step = next(root, luck, pool);
    if (step === null) break;
    let broke = null;
    try {
      take(root, step);
    } catch (error) {
      broke = String(error.message ?? error);
    }
    taken.push({ step, broke, state: states(root) });
  }
  return { first, taken };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await walk(JSON.parse(line)).catch((error) => ({
    failed: [error.message, error.cause?.message].filter(Boolean).join(": "),
  }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
process.exit(0);
