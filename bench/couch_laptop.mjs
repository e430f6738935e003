// One PouchDB sends documents to a server, another receives them; prints both in milliseconds.

import { readFileSync } from "node:fs";
import PouchDB from "pouchdb";

const [address, documents, folder, batch] = process.argv.slice(2);
const office = new PouchDB(`${address}/records`, { skip_setup: false });
const options = { batch_size: Number(batch) };

const sender = new PouchDB(`${folder}/sender`);
const bodies = JSON.parse(readFileSync(documents, "utf8"));
await sender.bulkDocs(bodies);
await office.info();

const begin = performance.now();
const pushed = await sender.replicate.to(office, options);
const half = performance.now();
const receiver = new PouchDB(`${folder}/receiver`);
const pulled = await receiver.replicate.from(office, options);
const end = performance.now();

const arrived = (await receiver.info()).doc_count;
if (!pushed.ok || !pulled.ok || arrived !== bodies.length) {
  throw new Error(`${arrived} of ${bodies.length} arrived`);
}
console.log(JSON.stringify({ push: half - begin, pull: end - half }));
process.exit(0);
