// PouchDB's own server on LevelDB in a folder; prints its port.

import express from "express";
import expressPouchDB from "express-pouchdb";
import PouchDB from "pouchdb";

const folder = process.argv[2];
const settings = { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${folder}/log.txt` };
const app = express();
app.use("/", expressPouchDB(PouchDB.defaults({ prefix: `${folder}/` }), settings));
const listening = app.listen(0, "127.0.0.1", () => console.log(listening.address().port));
