// Drives ODK's own engine: one request a line, one reply a line, times in milliseconds.

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

// Nothing is fetched: lists that a host would give are empty.
const fetchFormAttachment = async () => new Response("", { status: 404 });
const form = { missingResourceBehavior: "BLANK", fetchFormAttachment };

let root, nodes;

function remember(node) {
  const reference = node.currentState.reference;
  const isRange = node.nodeType.startsWith("repeat-range");
  nodes.set(isRange ? `${reference} rows` : reference, node);
  for (const child of node.currentState.children ?? []) remember(child);
}

function rememberAll() {
  nodes = new Map();
  remember(root);
}

async function open({ path }) {
  root = nodes = undefined;
  const xml = readFileSync(path, "utf8");
  const begin = performance.now();
  const made = await createInstance(xml, { form });
  const ms = performance.now() - begin;
  root = made.root;
  rememberAll();
  return { ms };
}

function grow({ repeat, rows }) {
  const range = nodes.get(`${repeat} rows`);
  while (range.currentState.children.length < rows) range.addInstances();
  rememberAll();
  return {};
}

function put(node, text) {
  const codes = text.split(" ").filter(Boolean);
  if (node.nodeType === "select" && node.selectType === "select") node.selectValues(codes);
  else if (node.nodeType === "select") node.selectValue(codes[0] ?? null);
  else if (node.valueType === "int") node.setValue(BigInt(text));
  else if (node.valueType === "decimal") node.setValue(Number(text));
  else node.setValue(text);
}

function answer({ steps }) {
  return {
    ms: steps.map(([reference, text]) => {
      const node = nodes.get(reference);
      const begin = performance.now();
      put(node, text);
      return performance.now() - begin;
    }),
  };
}

function memory() {
  globalThis.gc();
  return { mib: process.memoryUsage().heapUsed / 2 ** 20 };
}

function forget() {
  root = nodes = undefined;
  return {};
}

const WORK = { open, grow, answer, memory, forget };
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify(await WORK[request.work](request)));
}
process.exit(0);
